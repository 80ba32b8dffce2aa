using Throughline.App.Design;
using Throughline.Insights;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Stepping;

/// <summary>What the counts of a step's wordings say, and no more than that.</summary>
internal static class WordingsCompared
{
    /// <summary>People who must be through with the step for each wording before the wordings are compared.</summary>
    public const int LeastPeople = Count.LeastForShare;

    /// <param name="all">Two or more.</param>
    /// <param name="name">What a wording is called.</param>
    public static string Sentence(IReadOnlyList<WordingCount> all, Func<WordingCount, string> name)
    {
        if (all.Sum(one => one.Ended) == 0) return "Nobody is through with this step yet. The first numbers come by themselves.";
        if (all.Any(one => one.Ended < LeastPeople))
            return $"Too early to say which works better: it takes {LeastPeople} people who are through with each.";
        var ranked = all.OrderByDescending(one => (double)one.Done / one.Ended).ToList();
        var (best, next) = (ranked[0], ranked[1]);
        return ShareDifference.Between(next.Done, next.Ended, best.Done, best.Ended).IsMore
            ? $"“{name(best)}” works better, by more than chance would make."
            : "No clear difference so far: chance alone could make it.";
    }
}
