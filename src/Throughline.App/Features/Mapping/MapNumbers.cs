using System.Collections.Immutable;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.Reading;
using Throughline.Surveys;

namespace Throughline.App.Features.Mapping;

/// <summary>Reads what happened at the steps of the live version, and how people said they feel there.</summary>
internal sealed class MapNumbers(JourneyReader journeys, TallyReader counters, ScoreReader scores, Catalogue catalogue)
{
    /// <summary>By the id of the draft's step; steps that the live version does not have are left out.</summary>
    public ImmutableDictionary<string, MapFigures> Of(Guid workspaceId, OpenDraft open)
    {
        if (journeys.Find(workspaceId, open.Key)?.LiveVersionId is not { } version || catalogue.FindVersion(version)?.Journey is not { } live) return ImmutableDictionary<string, MapFigures>.Empty;
        if (counters.Of(version) is var tallies && tallies.IsEmpty) return ImmutableDictionary<string, MapFigures>.Empty;
        var said = scores.Of(workspaceId, version).ToDictionary(score => score.Step);
        var (ids, places, figures) = (open.Document.Ids("steps"), open.InLive(live), ImmutableDictionary.CreateBuilder<string, MapFigures>(StringComparer.Ordinal));
        for (var i = 0; i < ids.Length; i++)
        {
            if (places[i] is not (>= 0 and var at)) continue;
            var (feels, answers) = said.TryGetValue(at, out var score) ? (FeelingOf(live.Steps[at].Work, score.Mean), score.N) : (null, 0);
            figures[ids[i]] = new(live.Steps[at].Key, tallies.Of(at, Measure.Reached), tallies.Of(at, Measure.Waiting), tallies.Of(at, Measure.Done), tallies.Of(at, Measure.GivenUp), feels, feels is null ? 0 : answers);
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
