using System.Collections.Immutable;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.Reading;
using Throughline.Surveys;

namespace Throughline.App.Features.Mapping;

/// <summary>Reads a draft for the map, with what is known of its live version.</summary>
internal sealed class MapReader(JourneyReader journeys, TallyReader counters, ScoreReader scores, EngineCommands engine)
{
    private static readonly string[] UsualPlatforms = ["email", "phone", "website", "social", "shop", "post", "in person"];

    private static readonly string[] UsualEvents =
        [EventNames.EmailLinkClicked, EventNames.EmailReplied, EventNames.SurveyAnswered, EventNames.AssignmentDone, EventNames.FormSubmitted, EventNames.OrderCompleted, EventNames.ReferralAccepted];

    /// <param name="query">The view as part of an address: "?view=Owner".</param>
    public MapSheet Read(Guid workspaceId, OpenDraft open, ImmutableArray<MapRow> rows, string query) => new()
    {
        Open = open,
        Rows = rows,
        Query = query,
        Stretches = MapStretches.Of(open.Document),
        Promises = Promises(open.Document.Draft),
        Suggestions = Suggestions(open.Document.Draft),
        Figures = open.IsPublished && rows.Any(row => row.Counts is not null || row.Key == MapRows.Feels) ? Figures(workspaceId, open) : ImmutableDictionary<string, MapFigures>.Empty,
    };

    private static ImmutableArray<MapPromise> Promises(JourneyDraft draft) =>
    [
        .. draft.Steps.SelectMany((step, made) => step.Makes.Select(key => new MapPromise(
            key, made + 1, [.. draft.Steps.Select((other, i) => other.Keeps.Contains(key) ? i + 1 : 0).Where(number => number > 0)]))),
    ];

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> Suggestions(JourneyDraft draft) => new Dictionary<string, ImmutableArray<string>>
    {
        ["map-owners"] = Known(draft.Steps.Select(step => step.Owner).Prepend(draft.Owner)),
        ["map-tools"] = Known(draft.Steps.Select(step => step.Tool)),
        ["map-tones"] = Known(draft.Steps.Select(step => step.Tone).Concat(draft.Voice?.Tones ?? [])),
        ["map-platforms"] = Known(draft.Steps.Select(step => step.Platform).Concat(UsualPlatforms)),
        ["map-events"] = Known(draft.Steps.Select(step => step.Done?.Event).Concat(UsualEvents)),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static ImmutableArray<string> Known(IEnumerable<string?> words) =>
        [.. words.OfType<string>().Where(word => !string.IsNullOrWhiteSpace(word)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).Take(200)];

    private ImmutableDictionary<string, MapFigures> Figures(Guid workspaceId, OpenDraft open)
    {
        if (journeys.Find(workspaceId, open.Key)?.LiveVersionId is not { } version || engine.Version(version) is not { } live) return ImmutableDictionary<string, MapFigures>.Empty;
        var (tallies, said) = (counters.Of(version), scores.Of(workspaceId, version).ToDictionary(score => score.Step));
        var (ids, figures) = (open.Document.Ids("steps"), ImmutableDictionary.CreateBuilder<string, MapFigures>(StringComparer.Ordinal));
        for (var i = 0; i < ids.Length; i++)
        {
            if (open.Document.Draft.Steps[i].Key is not { } key || live.IndexOf(key) is not (>= 0 and var at)) continue;
            var (feels, answers) = said.TryGetValue(at, out var score) ? (FeelingOf(live.Steps[at].Work, score.Mean), score.N) : (null, 0);
            figures[ids[i]] = new(key, tallies.Of(at, Measure.Reached), tallies.Of(at, Measure.Waiting), tallies.Of(at, Measure.Done), tallies.Of(at, Measure.GivenUp), feels, feels is null ? 0 : answers);
        }
        return figures.ToImmutable();
    }

    /// <summary>A mean of the question's own scale on the scale of feelings: the ends lie on the ends, the middle in the middle.</summary>
    internal static double? FeelingOf(StepWork? work, double mean) => work is not SurveyWork survey ? null : survey.Survey.Kind switch
    {
        QuestionKind.Recommend => Math.Clamp((mean - 5) / 2.5, -2, 2),
        QuestionKind.Rating => Math.Clamp(mean - 3, -2, 2),
        _ => null,
    };
}
