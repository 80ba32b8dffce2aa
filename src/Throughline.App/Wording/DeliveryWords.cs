using Throughline.Runtime.Storage.People;
using Channel = Throughline.People.Channel;
using DeliveryEntry = Throughline.Runtime.Storage.Reading.DeliveryEntry;

namespace Throughline.App.Wording;

/// <summary>Everyday words for how a message stands.</summary>
internal static class DeliveryWords
{
    /// <summary>True for a text message. None leaves yet: one that counts as sent is kept here.</summary>
    public static bool IsText(DeliveryEntry row) => row.Channel == Channel.Sms;

    /// <summary>What happened to it: "Sent", "Held", "Not sent".</summary>
    public static string State(DeliveryEntry row) => row.State switch
    {
        DeliveryState.Queued when row.IsHeld => "Held",
        DeliveryState.Queued => "Waiting to go",
        DeliveryState.Sending => "On its way",
        DeliveryState.Sent when IsText(row) => "Kept here",
        DeliveryState.Sent => "Sent",
        DeliveryState.Unknown => "Nobody knows",
        DeliveryState.Bounced => "Came back",
        _ => "Not sent",
    };

    /// <summary>State and kind together, for a timeline.</summary>
    public static string What(DeliveryEntry row) => (row.Kind, row.State) switch
    {
        (DeliveryKind.Confirmation, DeliveryState.Sent) => "Asked whether it was them",
        (DeliveryKind.Webhook, DeliveryState.Sent) => "Told another system",
        (DeliveryKind.Webhook, _) => $"{State(row)}, another system was to be told",
        (_, DeliveryState.Sent) when IsText(row) => $"{(row.Number > 0 ? "Reminder" : row.Kind == DeliveryKind.Survey ? "Question" : "Text message")} kept here, sent to nobody",
        (_, DeliveryState.Sent) => row.Number > 0 ? "Reminded" : row.Kind == DeliveryKind.Survey ? "Asked" : "Sent",
        (_, DeliveryState.Queued) when row.IsHeld => "Held back for now",
        (_, DeliveryState.Unknown) => "Nobody knows whether it arrived",
        _ => State(row),
    };

    public static string Icon(DeliveryEntry row) => row.State switch
    {
        DeliveryState.Sent when row.Kind == DeliveryKind.Webhook => "webhook",
        DeliveryState.Sent when IsText(row) => "smartphone",
        DeliveryState.Sent => "mail-check",
        DeliveryState.Refused or DeliveryState.Bounced => IsText(row) ? "circle-x" : "mail-x",
        DeliveryState.Unknown => "circle-help",
        DeliveryState.Queued when row.IsHeld => "pause",
        _ => "send",
    };
}
