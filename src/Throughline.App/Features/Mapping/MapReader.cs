using System.Collections.Immutable;
using Throughline.Drafts;
using Throughline.Drawings;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Mapping;

/// <summary>Reads a draft for the map, with what the business has in its book and what is known of the live version.</summary>
internal sealed class MapReader(Books books, MapNumbers numbers)
{
    private static readonly string[] UsualPlatforms = ["email", "phone", "website", "social", "shop", "post", "in person"];

    private static readonly string[] UsualEvents =
        [EventNames.EmailLinkClicked, EventNames.EmailReplied, EventNames.SurveyAnswered, EventNames.AssignmentDone, EventNames.FormSubmitted, EventNames.OrderCompleted, EventNames.ReferralAccepted];

    /// <param name="query">The view as part of an address: "?view=Owner".</param>
    public MapSheet Read(Guid workspaceId, OpenDraft open, ImmutableArray<MapRow> rows, string query) => new()
    {
        Open = open,
        Rows = IsChosen(query) ? rows : MapRows.UsedIn(open.Document.Draft, rows),
        Query = query,
        Stretches = MapStretches.Of(open.Document),
        Promises = Promises(open.Document.Draft),
        Suggestions = Suggestions(workspaceId, open.Document.Draft),
        Figures = open.IsPublished && rows.Any(row => row.Counts is not null || row == MapRows.Feels) ? numbers.Of(workspaceId, open) : ImmutableDictionary<string, MapFigures>.Empty,
    };

    /// <summary>Whoever ticked the rows one by one sees them, whether anything stands in them or not.</summary>
    private static bool IsChosen(string query) => query.StartsWith("?row=", StringComparison.Ordinal);

    private static ImmutableArray<MapPromise> Promises(JourneyDraft draft) =>
    [
        .. draft.Steps.SelectMany((step, made) => step.Makes.Select(key => new MapPromise(
            key, made + 1, [.. draft.Steps.Select((other, i) => other.Keeps.Contains(key) ? i + 1 : 0).Where(number => number > 0)]))),
    ];

    private ImmutableSortedDictionary<string, ImmutableArray<MapWord>> Suggestions(Guid workspaceId, JourneyDraft draft)
    {
        var book = books.Load(workspaceId);
        return new Dictionary<string, ImmutableArray<MapWord>>
        {
            ["map-owners"] = Known(draft.Steps.Select(step => step.Owner).Prepend(draft.Owner), book.Team.Select(member => new MapWord(member.Key, member.Name))),
            ["map-tools"] = Known(draft.Steps.Select(step => step.Tool), book.Tools.Select(tool => new MapWord(tool.Key, tool.Name))),
            ["map-tones"] = Known(draft.Steps.Select(step => step.Tone).Concat(draft.Voice?.Tones ?? []), []),
            ["map-platforms"] = Known(draft.Steps.Select(step => step.Platform).Concat(UsualPlatforms), []),
            ["map-events"] = Known(draft.Steps.Select(step => step.Done?.Event).Concat(UsualEvents), []),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>Those of the book with their names, and the others that the journey uses.</summary>
    private static ImmutableArray<MapWord> Known(IEnumerable<string?> used, IEnumerable<MapWord> book) =>
    [
        .. book.Concat(used.OfType<string>().Where(word => !string.IsNullOrWhiteSpace(word)).Select(word => new MapWord(word, null)))
            .DistinctBy(word => word.Value, StringComparer.OrdinalIgnoreCase).OrderBy(word => word.Value, StringComparer.OrdinalIgnoreCase).Take(200),
    ];
}
