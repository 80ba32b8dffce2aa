using System.Text.Json;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Wording;

/// <summary>Everyday words for what is known of a person and what they did.</summary>
internal static class PersonWords
{
    public static string Lifecycle(Lifecycle lifecycle) => English.Lifecycles[lifecycle];

    /// <summary>All of them at once.</summary>
    public static string Lifecycles(Lifecycle lifecycle) => English.LifecyclesOfMany[lifecycle];

    /// <summary>As it stands in addresses and journey files: "lead".</summary>
    public static string LifecycleKey(Lifecycle lifecycle) => lifecycle.ToString().ToLowerInvariant();

    /// <summary>The class of a key; null where it is none.</summary>
    public static Lifecycle? ReadLifecycle(string? key) =>
        Enum.GetValues<Lifecycle>().Where(lifecycle => LifecycleKey(lifecycle) == key).Select(lifecycle => (Lifecycle?)lifecycle)
            .FirstOrDefault();

    /// <summary>Who they are, and what is next for them, in one sentence.</summary>
    public static string AboutLifecycle(Lifecycle lifecycle) => English.AboutLifecycles[lifecycle];

    /// <summary>How they stand to messages.</summary>
    public static string Agreement(ConsentState state) => state switch
    {
        ConsentState.Given => "Agreed",
        ConsentState.Withdrawn => "Said no",
        ConsentState.Unconfirmed => "Waits for their yes",
        _ => "Never asked",
    };

    /// <summary>A yes or a no on the timeline; what a stranger said is not called theirs.</summary>
    public static string Said(bool granted, GivenBy by) => (granted, by.IsStranger()) switch
    {
        (true, false) => "Agreed to",
        (true, true) => "Somebody agreed in their name to",
        _ => "Declined",
    };

    /// <summary>Whose word it is, as a sentence without its full stop.</summary>
    public static string SaidBy(GivenBy by) => by switch
    {
        GivenBy.Themselves => "They said so themselves, by a link only they were sent",
        GivenBy.Team => "Somebody of your team wrote it down",
        GivenBy.Import => "It stood in a file your team brought",
        GivenBy.ServerKey => "A program of yours said so",
        GivenBy.BrowserKey => "It came from a page, where anybody could have said it",
        _ => "It came by a form, where anybody could have said it",
    };

    public static string Identity(IdentityKind kind) => English.Identities[kind];

    /// <summary>An event as a sentence about the person, where it is one of ours; else its name.</summary>
    public static string Event(EventRow row) => row.Name switch
    {
        EventNames.EmailDelivered => "The message arrived",
        EventNames.EmailOpened => Property(row, "by") == "machine" ? "A machine opened the message" : "Opened the message",
        EventNames.EmailLinkClicked => (Property(row, "by") == "machine" ? "A machine followed a link" : "Followed a link") + (Property(row, "link") is { } link ? $": {link}" : ""),
        EventNames.FileOpened => (Property(row, "by") == "machine" ? "A machine opened a file" : "Opened a file")
            + (Property(row, "file") is { } file ? $": {file}" : ""),
        EventNames.EmailReplied => Property(row, "text") is { Length: > 0 } text ? $"Replied: {text}" : "Replied",
        EventNames.EmailBounced => "The message came back",
        EventNames.EmailDelayed => "The message is held up on its way",
        EventNames.EmailComplained => "Marked a message as spam",
        EventNames.Unsubscribed => "Unsubscribed",
        EventNames.AddressConfirmed => "Said that the address is theirs",
        EventNames.FormSubmitted => "Filled in a form" + (Property(row, "form") is { } form ? $": {form}" : ""),
        EventNames.PersonImported => Property(row, "how") is { } how ? how : "Came in with an import",
        "Identify" => "Said who they are",
        "Alias" => "Turned out to be somebody we knew",
        "Group" => "Joined a group",
        "Page Viewed" => "Looked at a page",
        EventNames.ReferralReceived => "Came by a recommendation" + (Property(row, "referrer") is { } by ? $" of {by}" : ""),
        EventNames.ReferralShared => "Passed you on to others",
        EventNames.ReferralAccepted => "A friend of theirs came",
        EventNames.OrderCompleted => "Ordered",
        EventNames.EventRegistered => "Has a place" + AtEvent(row),
        EventNames.EventWaitlisted => "Waits for a place" + AtEvent(row),
        EventNames.EventRegistrationCancelled => "Gave their place back" + AtEvent(row),
        EventNames.EventAttended => "Came" + (Property(row, "name") is { } came ? $" to {came}" : " to an event"),
        EventNames.EventMissed => "Did not come" + (Property(row, "name") is { } missed ? $" to {missed}" : " to an event"),
        _ => row.Name,
    };

    public static string EventIcon(string name) => name switch
    {
        EventNames.EmailDelivered => "mail-check",
        EventNames.EmailOpened => "mail-open",
        EventNames.EmailLinkClicked => "mouse-pointer-click",
        EventNames.FileOpened => "file-text",
        EventNames.EmailReplied => "message-square",
        EventNames.EmailDelayed => "clock",
        EventNames.AddressConfirmed => "mail-check",
        EventNames.EmailBounced or EventNames.EmailComplained or EventNames.Unsubscribed => "mail-x",
        EventNames.FormSubmitted => "square-check",
        EventNames.PersonImported => "upload",
        EventNames.ReferralReceived or EventNames.ReferralShared or EventNames.ReferralAccepted => "heart-handshake",
        EventNames.OrderCompleted => "tag",
        EventNames.EventRegistered or EventNames.EventWaitlisted or EventNames.EventRegistrationCancelled => "calendar",
        EventNames.EventAttended => "circle-check",
        EventNames.EventMissed => "circle-x",
        _ => "footprints",
    };

    /// <summary>The properties that a reader may want to see, one line each; none where they cannot be read.</summary>
    public static IReadOnlyList<(string Name, string Value)> Properties(string? json)
    {
        if (string.IsNullOrWhiteSpace(json)) return [];
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind != JsonValueKind.Object ? [] : [.. document.RootElement.EnumerateObject()
                .Where(property => property.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array))
                .Take(40).Select(property => (property.Name, Short(property.Value.ToString())))];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>What an event says beyond what its sentence tells already.</summary>
    public static IReadOnlyList<(string Name, string Value)> Particulars(EventRow row) =>
        EventNames.BelongsToStep(row.Name) || row.Name == EventNames.PersonImported ? [] : [.. Properties(row.Properties).Where(property => row.Name != EventNames.FormSubmitted || property.Name is not ("form" or "consent" or "consentToMeasuring"))];

    /// <summary>What somebody agreed to, or not.</summary>
    public static string About((Channel Channel, string Topic) about) => about.Topic == Consent.Measuring ? "having their reading noted"
        : $"{(about.Topic == Consent.AllTopics ? "everything" : about.Topic)} by {(about.Channel == Channel.Email ? "e-mail" : "text message")}";

    /// <summary>The same in a story, behind what they did about it.</summary>
    public static string Messages(string topic, Channel channel) => topic == Consent.Measuring ? About((channel, topic))
        : $"{(topic == Consent.AllTopics ? "all messages" : topic)}{(channel == Channel.Sms ? " by text message" : "")}";

    private static string AtEvent(EventRow row) => Property(row, "name") is { } name ? $" at {name}" : " at an event";

    private static string? Property(EventRow row, string name) =>
        Properties(row.Properties).FirstOrDefault(property => property.Name == name).Value;

    private static string Short(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
