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
internal sealed class SentMessages(Catalogue catalogue, Workspaces workspaces, Books books, PersonReader people)
{
    /// <summary>What can be shown, or why nothing can. Null where the delivery carries no message, as a webhook call.</summary>
    public RenderOutcome? Show(DeliveryEntry row)
    {
        if (row.Kind == DeliveryKind.Confirmation) return Confirmations.Letter(row.Number).Render(MergeValues.Of(FactsOf(row),
            workspaces.Sender(books, row.WorkspaceId), owner: null, journeyName: ""), MessageLinks.Preview);
        if (row.VersionId is not { } version || catalogue.FindVersion(version)?.Journey is not { } journey
            || MessageOf(journey, row) is not { } message) return null;
        return Show(journey, message, row);
    }

    /// <summary>The message as it is written in the journey.</summary>
    public static Message? MessageOf(Journey journey, DeliveryEntry row) =>
        CompiledMessages.SourceOf(journey, row.Step, row.Number, row.Variant);

    /// <summary>What a list calls it: its subject as sent, or as written where it has not left yet; for a text message, which has none, the
    /// step.</summary>
    public string TitleOf(DeliveryEntry row)
    {
        if (row.Subject is { Length: > 0 } subject) return subject;
        if (row.Kind == DeliveryKind.Confirmation) return Confirmations.SubjectOf(row.Number);
        if (row.VersionId is not { } version
            || catalogue.FindVersion(version)?.Journey is not { } journey) return row.Channel == Channel.Sms ? "A text message"
                : "A message";
        return MessageOf(journey, row) is { IsText: false } message ? message.Subject
            : row.Step is >= 0 and var step && step < journey.Steps.Length ? journey.Steps[step].Title : "A message";
    }

    private RenderOutcome Show(Journey journey, Message message, DeliveryEntry row)
    {
        try
        {
            var compiled = MessageTemplates.Compile(message, journey.Fields);
            var links = message.IsText ? MessageLinks.InWords : MessageLinks.Preview;
            return row.Body is { } values
                ? compiled.Replay(JsonSerializer.Deserialize<Dictionary<string, string>>(values) ?? [], links)
                : compiled.Render(ValuesNow(journey, row), links);
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

    private PersonFacts FactsOf(DeliveryEntry row) => PersonValues.FactsOf(people.Find(PeopleScope.Whole(row.WorkspaceId), row.PersonId),
        row.PersonId);

    private MergeValues ValuesNow(Journey journey, DeliveryEntry row) =>
        MergeValues.Of(FactsOf(row), workspaces.Sender(books, row.WorkspaceId), journey.OwnerOf(journey.Steps[row.Step!.Value]),
            journey.Name);
}

/// <summary>What a page knows of a person and of whoever writes to them, as messages take it.</summary>
internal static class PersonValues
{
    public static Sender Sender(this Workspaces workspaces, Books books, Guid id)
    {
        var workspace = workspaces.Find(id);
        return (workspace?.Settings ?? new WorkspaceSettings()).Sender(workspace?.Name ?? "", books.Load(id).Team);
    }

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
