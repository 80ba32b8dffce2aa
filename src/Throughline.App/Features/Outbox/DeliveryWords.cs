using Throughline.App.Design;
using Throughline.Runtime.Storage.People;
using Channel = Throughline.People.Channel;
using DeliveryRow = Throughline.Runtime.Storage.Reading.DeliveryRow;

namespace Throughline.App.Features.Outbox;

/// <summary>Everyday words for how a message stands.</summary>
internal static class DeliveryWords
{
    /// <summary>What happened to it: "Sent", "Held", "Not sent".</summary>
    public static string State(DeliveryRow row) => row.State switch
    {
        DeliveryState.Queued when row.IsHeld => "Held",
        DeliveryState.Queued => "Waiting to go",
        DeliveryState.Sending => "On its way",
        DeliveryState.Sent => "Sent",
        DeliveryState.Unknown => "Nobody knows",
        DeliveryState.Bounced => "Came back",
        _ => "Not sent",
    };

    /// <summary>State and kind together, for a timeline.</summary>
    public static string What(DeliveryRow row) => (row.Kind, row.State) switch
    {
        (DeliveryKind.Webhook, DeliveryState.Sent) => "Told another system",
        (DeliveryKind.Webhook, _) => $"{State(row)}, another system was to be told",
        (_, DeliveryState.Sent) => (row.Number > 0 ? "Reminded" : row.Kind == DeliveryKind.Survey ? "Asked" : "Sent") + (row.Channel == Channel.Sms ? " by text message" : ""),
        (_, DeliveryState.Queued) when row.IsHeld => "Held back for now",
        (_, DeliveryState.Unknown) => "Nobody knows whether it arrived",
        _ => State(row),
    };

    public static Tone Tone(DeliveryRow row) => row.State switch
    {
        DeliveryState.Sent => Design.Tone.Good,
        DeliveryState.Refused or DeliveryState.Bounced => Design.Tone.Wrong,
        DeliveryState.Unknown => Design.Tone.Careful,
        DeliveryState.Queued when row.IsHeld => Design.Tone.Careful,
        _ => Design.Tone.Neutral,
    };

    public static string Icon(DeliveryRow row) => row.State switch
    {
        DeliveryState.Sent when row.Kind == DeliveryKind.Webhook => "webhook",
        DeliveryState.Sent when row.Channel == Channel.Sms => "smartphone",
        DeliveryState.Sent => "mail-check",
        DeliveryState.Refused or DeliveryState.Bounced => row.Channel == Channel.Sms ? "circle-x" : "mail-x",
        DeliveryState.Unknown => "circle-help",
        DeliveryState.Queued when row.IsHeld => "pause",
        _ => "send",
    };
}
