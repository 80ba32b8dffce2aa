using System.Collections.Immutable;
using System.Text.Json;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.Runtime.Engine;

/// <summary>
/// A message again as it was sent: the words of the version, which never change, with the values that were merged in.
/// One that has not left yet is shown as it would leave now.
/// </summary>
internal sealed class SentMessages(Catalogue catalogue, Senders senders, PersonReader people, CompiledMessages compiled)
{
    /// <summary>What can be shown, or why nothing can. Null where the delivery carries no message, as a webhook call.</summary>
    public RenderOutcome? Show(DeliveryEntry row)
    {
        if (row.Kind == DeliveryKind.Confirmation)
        {
            var values = MergeValues.Of(FactsOf(row), senders.Of(row.WorkspaceId), owner: null, journeyName: "");
            return Confirmations.Letter(row.Number, values.Language).Render(values, MessageLinks.Preview);
        }
        if (row.Kind == DeliveryKind.Service) return ShowLetter(row);
        if (VersionOf(row) is not { } version || MessageOf(version.Journey, row) is not { } message) return null;
        return Show(version, message, row);
    }

    /// <summary>The message as it is written in the journey.</summary>
    public static Message? MessageOf(Journey journey, DeliveryEntry row) =>
        CompiledMessages.SourceOf(journey, row.Step, row.Number, row.Variant);

    /// <summary>
    /// What a list calls each, by its id: its subject as sent; before it left, as it would leave now. For a text message, which
    /// has none, and where the subject cannot be put together for its person, the step.
    /// </summary>
    public IReadOnlyDictionary<Guid, string> TitlesOf(IEnumerable<DeliveryEntry> rows)
    {
        var known = new Dictionary<Guid, Sender>();
        Sender SenderOf(Guid workspace) => known.TryGetValue(workspace, out var sender) ? sender : known[workspace] = senders.Of(workspace);
        return rows.ToDictionary(row => row.Id, row => TitleOf(row, SenderOf));
    }

    /// <inheritdoc cref="TitlesOf"/>
    public string TitleOf(DeliveryEntry row) => TitleOf(row, senders.Of);

    /// <summary>Who is called, and is no person: the host of the other system. Null for what goes to people.</summary>
    public string? HostOf(DeliveryEntry row) => row.Kind != DeliveryKind.Webhook ? null
        : row.Subject is { Length: > 0 } host ? host
        : VersionOf(row) is { } version && StepOf(version.Journey, row)?.Work is WebhookWork work ? work.Url.Host : null;

    private string TitleOf(DeliveryEntry row, Func<Guid, Sender> senderOf)
    {
        if (row.Kind == DeliveryKind.Webhook) return HostOf(row) is { } host ? $"Call to another system: {host}" : "Call to another system";
        if (row.Subject is { Length: > 0 } subject) return subject;
        if (row.Kind == DeliveryKind.Confirmation) return Confirmations.SubjectOf(row.Number, senderOf(row.WorkspaceId).Language);
        if (row.Kind == DeliveryKind.Service)
            return row.Origin == DeliveryOrigin.Hand ? "A letter by hand" : "A letter about what they asked for";
        if (VersionOf(row) is not { } version) return row.Channel == Channel.Sms ? "A text message" : "A message";
        return MessageOf(version.Journey, row) is { IsText: false } message && SubjectNow(version, message, row, senderOf) is { } now ? now
            : StepOf(version.Journey, row)?.Title ?? "A message";
    }

    /// <summary>Null where it cannot be put together for this person.</summary>
    private string? SubjectNow(PublishedVersion version, Message message, DeliveryEntry row, Func<Guid, Sender> senderOf)
    {
        if (MergeFields.Scan(message.Subject) is { Problems.IsEmpty: true } scan && !scan.Uses.Any()) return message.Subject;
        try
        {
            var values = MergeValues.Of(PersonValues.FactsOf(row), senderOf(row.WorkspaceId), version.Journey, row.Step!.Value);
            return compiled.Of(version, row.Step.Value, row.Number, row.Variant).Render(values, MessageLinks.Preview)
                is RenderOutcome.Rendered { Message.Subject: var subject } ? subject : null;
        }
        catch (MessageTemplateException)
        {
            return null;
        }
    }

    private PublishedVersion? VersionOf(DeliveryEntry row) => row.VersionId is { } id ? catalogue.FindVersion(id) : null;

    private static Step? StepOf(Journey journey, DeliveryEntry row) =>
        row.Step is >= 0 and var step && step < journey.Steps.Length ? journey.Steps[step] : null;

    private RenderOutcome Show(PublishedVersion version, Message message, DeliveryEntry row)
    {
        try
        {
            var ready = compiled.Of(version, row.Step!.Value, row.Number, row.Variant);
            var links = message.IsText ? MessageLinks.InWords : MessageLinks.Preview;
            return row.Body is { } values
                ? ready.Replay(
                    JsonSerializer.Deserialize<Dictionary<string, string>>(values) ?? [], links, senders.Of(row.WorkspaceId).Look)
                : ready.Render(ValuesNow(version.Journey, row), links);
        }
        catch (MessageTemplateException error)
        {
            return new RenderOutcome.Failed(error.Message);
        }
        catch (JsonException)
        {
            return new RenderOutcome.Failed("What was merged into it cannot be read any more.");
        }
    }

    private RenderOutcome ShowLetter(DeliveryEntry row) => ServiceLetter.Read(row.Body) is { } letter
        ? letter.Render(MergeValues.Of(FactsOf(row), senders.Of(row.WorkspaceId), owner: null, journeyName: ""), MessageLinks.Preview)
        : new RenderOutcome.Failed("What it says cannot be read any more.");

    private PersonFacts FactsOf(DeliveryEntry row) => PersonValues.FactsOf(people.Find(PeopleScope.Whole(row.WorkspaceId), row.PersonId),
        row.PersonId);

    private MergeValues ValuesNow(Journey journey, DeliveryEntry row) =>
        MergeValues.Of(FactsOf(row), senders.Of(row.WorkspaceId), journey, row.Step!.Value);
}

/// <summary>Who writes for a business, as messages take it.</summary>
internal sealed class Senders(Workspaces workspaces, Books books)
{
    public Sender Of(Guid workspaceId)
    {
        var workspace = workspaces.Find(workspaceId);
        return (workspace?.Settings ?? new WorkspaceSettings()).Sender(workspace?.Name ?? "", books.Load(workspaceId).Team);
    }
}

/// <summary>What a page knows of a person, as messages take it.</summary>
internal static class PersonValues
{
    /// <summary>As far as a row about them tells.</summary>
    public static PersonFacts FactsOf(DeliveryEntry row) => FactsOf(row, row.Traits);

    /// <inheritdoc cref="FactsOf(DeliveryEntry)"/>
    public static PersonFacts FactsOf(AssignmentEntry row) => FactsOf(row, row.Traits);

    private static PersonFacts FactsOf(AboutPerson row, string? traits) =>
        new(row.PersonId, row.FirstName, row.LastName, row.Email, row.Phone, null, null, default, Traits(traits));

    public static PersonFacts FactsOf(PersonEntry? person, Guid personId) => new(
        personId, person?.FirstName, person?.LastName, person?.Email, person?.Phone, person?.Zone, person?.Language, person?.Lifecycle
            ?? default, Traits(person?.Traits));

    private static ImmutableDictionary<string, string> Traits(string? json)
    {
        if (string.IsNullOrEmpty(json)) return ImmutableDictionary<string, string>.Empty;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject()
            .Where(trait => trait.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            .ToImmutableDictionary(trait => trait.Name, trait => trait.Value.ToString());
    }
}
