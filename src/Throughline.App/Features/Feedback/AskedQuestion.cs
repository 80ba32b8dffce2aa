using System.Globalization;
using Throughline.Journeys;
using Throughline.Runtime.Storage.Reading;
using Throughline.Surveys;

namespace Throughline.App.Features.Feedback;

/// <summary>How often one answer was given.</summary>
public readonly record struct AnswerBar(string Label, int N);

/// <summary>A question with how often each answer was given, over all versions that ask it in the same words.</summary>
/// <param name="Bars">Every possible answer, in its order, given or not.</param>
public sealed record AskedQuestion(string Question, QuestionKind Kind, IReadOnlyList<AnswerBar> Bars)
{
    public int Answers => Bars.Sum(bar => bar.N);

    /// <summary>As a reader wants them: choices by how often they were given, a scale from its best.</summary>
    public IEnumerable<AnswerBar> Shown => Kind == QuestionKind.Choice ? Bars.OrderByDescending(bar => bar.N) : Bars.Reverse();

    /// <summary>What a whole bar stands for: all answers to choose from, or the most of one point of a scale. Never below 1.</summary>
    public int Track => Math.Max(1, Kind == QuestionKind.Choice ? Answers : Bars.Max(bar => bar.N));

    /// <summary>9 and 10 of a recommend question.</summary>
    public int Promoters => Between(9, 10);

    /// <summary>7 and 8.</summary>
    public int Passives => Between(7, 8);

    /// <summary>0 to 6.</summary>
    public int Detractors => Between(0, 6);

    /// <summary>Net promoter score, −100…100: per cent who recommend less per cent who would not.</summary>
    public int NetPromoter => (int)Math.Round(100.0 * (Promoters - Detractors) / Answers, MidpointRounding.AwayFromZero);

    /// <summary>The questions that can be counted, those that ask for a recommendation first; answers in free words cannot.</summary>
    internal static IReadOnlyList<AskedQuestion> All(IEnumerable<AnswerCount> counts, Func<Guid, Journey?> version) =>
    [
        .. from count in counts
           let survey = Find(version(count.VersionId), count.Step)
           where survey is not null && survey.Kind != QuestionKind.Text
           group (count, survey) by (survey.Question, survey.Kind) into same
           orderby same.Key.Kind, same.Sum(one => one.count.N) descending
           select new AskedQuestion(same.Key.Question, same.Key.Kind, Bar(same.First().survey, [.. same.Select(one => one.count)])),
    ];

    public static Survey? Find(Journey? journey, int step) =>
        journey is not null && step >= 0 && step < journey.Steps.Length ? (journey.Steps[step].Work as SurveyWork)?.Survey : null;

    private static List<AnswerBar> Bar(Survey survey, IReadOnlyList<AnswerCount> counts)
    {
        var labels = survey.Kind switch
        {
            QuestionKind.Recommend => Enumerable.Range(0, 11).Select(Text),
            QuestionKind.Rating => Enumerable.Range(1, 5).Select(Text),
            _ => survey.Choices,
        };
        return [.. labels.Select(label => new AnswerBar(label, counts.Where(count => (count.Score is { } score ? Text(score) : count.Words) == label).Sum(count => count.N)))];
    }

    private static string Text(int score) => score.ToString(CultureInfo.InvariantCulture);

    private int Between(int low, int high) => Bars.Skip(low).Take(high - low + 1).Sum(bar => bar.N);
}
