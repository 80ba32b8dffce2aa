using System.Collections.Immutable;
using Throughline.Journeys;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL233x: words for some of the people.</summary>
internal static class WordingLint
{
    public static LintRule Unreachable { get; } = new(Warning, "TL2331", "Words that nobody ever gets",
        "Everybody for whom these words are gets those of “{0}”, which come before them.",
        "Put these words before the others, or say more exactly for whom those are.",
        "The first that fits is used; what comes behind it is written for nobody.",
        (road, say) =>
        {
            foreach (var (step, wordings) in Written(road))
                for (var i = 1; i < wordings.Length; i++)
                    if (wordings.Take(i).FirstOrDefault(earlier => Covers(earlier.When, wordings[i].When)) is { Key: { } key })
                        say.About(wordings[i].Key, $"{wordings[i].Path}.when", FindingBag.Short(key));
        });

    public static LintRule NoSuchSource { get; } = new(Warning, "TL2332", "Words for a source that no way in has",
        "These words are for people who come from “{0}”, and no way in has that source{1}",
        "Choose the source of a way in.",
        "Nobody ever comes from there, so nobody reads these words.",
        (road, say) =>
        {
            var known = Road.OrEmpty(road.Draft.EntryPoints).Select(entry => Road.Clean(entry?.Source)).OfType<string>().Distinct()
                .ToArray();
            foreach (var (_, wordings) in Written(road))
                foreach (var wording in wordings)
                    foreach (var test in wording.When)
                        if (test is { Property: "source", Comparator: Comparator.Equal } && !known.Any(source => test.Holds(source)))
                            say.About(wording.Key, $"{wording.Path}.when", FindingBag.Short(test.Value), Road.DidYouMean(test.Value,
                                known));
        },
        mending => SourceMeant(mending));

    public static ImmutableArray<LintRule> All { get; } = [Unreachable, NoSuchSource];

    private sealed record Read(string Key, string Path, ImmutableArray<Comparison> When);

    private static IEnumerable<(RoadStep Step, Read[] Wordings)> Written(Road road) =>
        from step in road.Steps
        let wordings = Road.OrEmpty(step.Draft.Wordings).Take(RoadShapes.MaxWordings).Index()
            .Where(wording => wording.Item is not null)
            .Select(wording => new Read(Road.Clean(wording.Item.Key) ?? "", Road.At($"{step.Path}.wordings", wording.Index),
                WhereText.Read(wording.Item.When, out _)))
            .Where(wording => !wording.When.IsEmpty)
            .ToArray()
        where wordings.Length > 0
        select (step, wordings);

    /// <summary>True where whoever fits the second rule fits the first: every test of the first is one of the second's,
    /// or follows from it.</summary>
    private static bool Covers(ImmutableArray<Comparison> first, ImmutableArray<Comparison> second) =>
        first.All(test => second.Any(other => other.Property == test.Property && Follows(other, test)));

    private static bool Follows(Comparison from, Comparison test) => test.Comparator == Comparator.Exists
        || (from.Comparator == test.Comparator && string.Equals(from.Value, test.Value, StringComparison.OrdinalIgnoreCase))
        || (from.Comparator == Comparator.Equal && test.Holds(from.Value));

    private static QuickFix? SourceMeant(Mending mending)
    {
        var known = Road.OrEmpty(mending.Document.Draft.EntryPoints).Select(entry => Road.Clean(entry?.Source)).OfType<string>().Distinct()
            .ToArray();
        if (known is not [var only]) return null;
        return mending.Set($"It is for people who come from “{only}”", WhereText.Write([new("source", Comparator.Equal, only)]));
    }
}
