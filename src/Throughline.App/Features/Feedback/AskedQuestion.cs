using Throughline.Journeys;
using Throughline.Runtime.Storage.Reading;
using Throughline.Surveys;

namespace Throughline.App.Features.Feedback;

/// <summary>A question with how often each score was given, over all versions that ask it in the same words.</summary>
/// <param name="Scores">By score.</param>
public sealed record AskedQuestion(string Question, QuestionKind Kind, IReadOnlyDictionary<int, int> Scores)
{
    public int Answers => Scores.Values.Sum();

    /// <summary>9 and 10 of a recommend question.</summary>
    public int Promoters => Between(9, 10);

    /// <summary>7 and 8.</summary>
    public int Passives => Between(7, 8);

    /// <summary>0 to 6.</summary>
    public int Detractors => Between(0, 6);

    /// <summary>Net promoter score, −100…100: per cent who recommend less per cent who would not.</summary>
    public int NetPromoter => (int)Math.Round(100.0 * (Promoters - Detractors) / Answers, MidpointRounding.AwayFromZero);

    internal static IReadOnlyList<AskedQuestion> All(IEnumerable<ScoreCount> counts, Func<Guid, Journey?> version) =>
    [
        .. from count in counts
           let survey = Find(version(count.VersionId), count.Step)
           where survey is { Kind: QuestionKind.Recommend or QuestionKind.Rating }
           group count by (survey.Question, survey.Kind) into same
           orderby same.Key.Kind, same.Sum(count => count.N) descending
           select new AskedQuestion(same.Key.Question, same.Key.Kind, same.GroupBy(count => count.Score).ToDictionary(score => score.Key, score => score.Sum(count => count.N))),
    ];

    public static Survey? Find(Journey? journey, int step) =>
        journey is not null && step >= 0 && step < journey.Steps.Length ? (journey.Steps[step].Work as SurveyWork)?.Survey : null;

    private int Between(int low, int high) => Scores.Where(score => score.Key >= low && score.Key <= high).Sum(score => score.Value);
}
