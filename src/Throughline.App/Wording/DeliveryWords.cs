using Throughline.Runtime.Storage.People;
using Channel = Throughline.People.Channel;
using DeliveryEntry = Throughline.Runtime.Storage.Reading.DeliveryEntry;

namespace Throughline.App.Wording;

/// <summary>Everyday words for how a message stands.</summary>
internal static class DeliveryWords
{
    /// <summary>True for a text message.</summary>
    public static bool IsText(DeliveryEntry row) => row.Channel == Channel.Sms;

    /// <summary>What happened to it: "Sent", "Held", "Not sent".</summary>
    public static string State(DeliveryEntry row) => row.State switch
    {
        DeliveryState.Queued when row.IsHeld => "Held",
        DeliveryState.Queued => "Waiting to go",
        DeliveryState.Sending => "On its way",
        DeliveryState.Sent when row.IsKept => "Kept here",
        DeliveryState.Sent when row.Kind == DeliveryKind.Webhook => "Called",
        DeliveryState.Sent => "Sent",
        DeliveryState.Unknown => "Nobody knows",
        DeliveryState.Bounced => "Came back",
        _ => "Not sent",
    };

    /// <summary>State and kind together, for a timeline.</summary>
    /// <param name="host">Of the other system, where it is a call to one and the host is known.</param>
    public static string What(DeliveryEntry row, string? host = null) => (row.Kind, row.State) switch
    {
        (DeliveryKind.Webhook, DeliveryState.Sent) when row.IsKept => $"Call to {System(host)} kept here, nobody was called",
        (DeliveryKind.Webhook, DeliveryState.Sent) => $"Told {System(host)}",
        (DeliveryKind.Webhook, _) => $"{State(row)}, {System(host)} was to be told",
        (_, DeliveryState.Sent) when row.IsKept => $"{Noun(row)} kept here, sent to nobody",
        (DeliveryKind.Confirmation, DeliveryState.Sent) => "Asked whether it was them",
        (_, DeliveryState.Sent) => row.Number > 0 ? "Reminded" : row.Kind == DeliveryKind.Survey ? "Asked" : "Sent",
        (_, DeliveryState.Queued) when row.IsHeld => "Held back for now",
        (_, DeliveryState.Unknown) => "Nobody knows whether it arrived",
        _ => State(row),
    };

    private static string System(string? host) => host is null ? "another system" : $"another system ({host})";

    private static string Noun(DeliveryEntry row) => row switch
    {
        { Kind: DeliveryKind.Confirmation } => "Question whether the address is theirs",
        { Origin: DeliveryOrigin.Hand } => "Letter by hand",
        { Kind: DeliveryKind.Service } => "Letter about what they asked for",
        { Number: > 0 } => "Reminder",
        { Kind: DeliveryKind.Survey } => "Question",
        _ => IsText(row) ? "Text message" : "Message",
    };

    public static string Icon(DeliveryEntry row) => row.State switch
    {
        DeliveryState.Sent when row.Kind == DeliveryKind.Webhook => "webhook",
        DeliveryState.Sent when IsText(row) => "smartphone",
        DeliveryState.Sent => row.IsKept ? "mail" : "mail-check",
        DeliveryState.Refused or DeliveryState.Bounced => IsText(row) ? "circle-x" : "mail-x",
        DeliveryState.Unknown => "circle-help",
        DeliveryState.Queued when row.IsHeld => "pause",
        _ => "send",
    };
}
