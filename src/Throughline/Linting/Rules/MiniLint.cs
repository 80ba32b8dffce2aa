using System.Collections.Immutable;
using Throughline.Businesses;
using Throughline.Journeys;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL221x: steps whose goal is that the buyer of a mini product wants the flagship.</summary>
internal static class MiniLint
{
    public static LintRule UnknownMini { get; } = new(Warning, "TL2211", "A mini product that is not in the book",
        "There is no offer “{0}” in your book{1}",
        "Choose one of those in the book, or add this one.",
        "A mini product that nobody keeps a page of is sold by chance.",
        (road, say) =>
        {
            var known = road.Book.Offers.Select(offer => offer.Key).ToArray();
            foreach (var step in road.Steps)
                if (known.Length > 0 && step.Mini is { } key && !known.Contains(key))
                    say.About(key, $"{step.Path}.mini", FindingBag.Short(key), Road.DidYouMean(key, known));
        },
        mending => OfferLint.NearestKey(mending, mending.Context?.Book.Offers.Where(offer => offer.Kind == OfferKind.Mini)
            .Select(offer => offer.Key)));

    public static LintRule MiniIsFlagship { get; } = new(Warning, "TL2212", "A mini product that is the flagship",
        "“{0}” is what this road leads to, and no mini product on the way.",
        "Choose the mini product that they buy first, or take it out here.",
        "A mini product has one purpose: to make them want the flagship.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (step.Mini is { } key && IsFlagship(road, key)) say.About(key, $"{step.Path}.mini", Name(road, key));
        },
        mending => mending.Set("Take it out here", null));

    public static ImmutableArray<LintRule> All { get; } = [UnknownMini, MiniIsFlagship];

    private static bool IsFlagship(Road road, string key) =>
        road.Book.Offers.FirstOrDefault(offer => offer.Key == key) is { } known
            ? known.Kind == OfferKind.Flagship && Road.Clean(road.Draft.Offer) == key
            : Road.Clean(road.Draft.Offer) == key && road.Book.Offers.IsEmpty;

    private static string Name(Road road, string key) => road.Book.Offers.FirstOrDefault(offer => offer.Key == key)?.Name
        ?? FindingBag.Short(key);
}
