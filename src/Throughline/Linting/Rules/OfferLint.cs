using System.Buffers;
using System.Collections.Immutable;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Primitives;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL22xx: one offer at the heart of the road. All of it needs the book of offers.</summary>
internal static class OfferLint
{
    /// <summary>Shorter names are too likely to be something else.</summary>
    private const int ShortestName = 3;

    public static LintRule UnknownOffer { get; } = new(Warning, "TL2201", "An offer that is not in the book",
        "There is no offer “{0}” in your book{1}",
        "Choose one of those in the book, or add this one.",
        "Messages can only be checked against products that the book knows.",
        (road, say) =>
        {
            var known = road.Book.Offers.Select(offer => offer.Key).ToArray();
            if (known.Length > 0 && Road.Clean(road.Draft.Offer) is { } key
                && !known.Contains(key)) say.About(key, "offer", FindingBag.Short(key), Road.DidYouMean(key, known));
        },
        mending => NearestKey(mending, mending.Context?.Book.Offers.Select(offer => offer.Key)));

    public static LintRule NoOffer { get; } = new(Warning, "TL2202", "The road leads to no offer",
        "The journey does not say which offer it leads to.",
        "Choose the offer under “offer”.",
        "One road leads to one offer; without its name, nobody can tell which words lead astray.",
        (road, say) =>
        {
            if (!road.Book.Offers.IsEmpty && Road.Clean(road.Draft.Offer) is null) say.At("offer");
        },
        mending => mending.Context?.Book.Offers.Where(offer => offer.Kind == OfferKind.Flagship).ToArray() is [var only]
            ? mending.Set($"It leads to {only.Name}", only.Key) : null);

    public static LintRule MiniWithoutAim { get; } = new(Warning, "TL2203", "A mini product that leads nowhere",
        "The journey sells the mini product “{0}”, and the book does not say which flagship it recommends.",
        "Open the book of offers and choose the flagship that “{0}” leads to.",
        "A mini product has one purpose: to recommend the flagship.",
        (road, say) =>
        {
            if (road.Offer is { Kind: OfferKind.Mini } mini && !road.Book.Offers.Any(offer =>
                offer.Kind == OfferKind.Flagship && offer.Key == mini.LeadsTo)) say.About(mini.Key, "offer", mini.Name);
        });

    public static LintRule MiniBesideTheRoad { get; } = new(Warning, "TL2204", "A mini product that does not point to the flagship",
        "This step is about the mini product “{0}”, and nothing in it points to “{1}”.",
        "Say in the message, or at least in the step's purpose, how the one leads to the other.",
        "A mini product that does not recommend the flagship competes with it.",
        CheckMini);

    public static LintRule OtherProduct { get; } = new(Warning, "TL2205", "Another product is named",
        "This message names “{0}”, but the road leads to {1}.",
        "Take the other product out, or give it a journey of its own.",
        "Every other product in sight is a reason to compare, to wait, or to ask what is the right one.",
        CheckOthers);

    public static ImmutableArray<LintRule> All { get; } = [UnknownOffer, NoOffer, MiniWithoutAim, MiniBesideTheRoad, OtherProduct];

    /// <summary>Offers the known key that is nearest to what stands there.</summary>
    public static QuickFix? NearestKey(Mending mending, IEnumerable<string>? known) =>
        known is not null && mending.Document.Text(mending.Path) is { } wrong
            && Nearest.To(wrong, known) is { } right ? mending.Set($"Make it “{right}”", right) : null;

    private static IEnumerable<string> Names(Offer offer) =>
        Road.OrEmpty(offer.AlsoCalled).Prepend(offer.Name).Where(name => name?.Trim().Length >= ShortestName).Select(name => name.Trim());

    private static bool Names(string text, Offer offer) => Names(offer).Any(name => Phrases.Has(text, name));

    private static void CheckMini(Road road, Say say)
    {
        if (road.Offer is not { Kind: OfferKind.Flagship } flagship) return;
        foreach (var mini in road.Book.Offers.Where(offer => offer.Kind == OfferKind.Mini && offer.LeadsTo == flagship.Key))
            foreach (var step in road.Steps)
            {
                if (!step.Texts.Any(text => Names(text.All, mini))) continue;
                var about = string.Join('\n', [step.Draft.Purpose, step.Script, .. step.Texts.Select(text => text.All)]);
                if (!Names(about, flagship)) say.About(mini.Key, step.Path, mini.Name, flagship.Name);
            }
    }

    private static void CheckOthers(Road road, Say say)
    {
        if (road.Offer is not { } own) return;
        // The offer itself, what leads to it, and what it leads to belong together.
        var family = road.Book.Offers.Where(offer => offer.Key == own.Key || offer.LeadsTo == own.Key || offer.Key == own.LeadsTo)
            .ToArray();
        var familyNames = family.SelectMany(Names).ToArray();
        var strange = road.Book.Offers.Except(family).SelectMany(Names)
            .Where(name => !familyNames.Contains(name, StringComparer.OrdinalIgnoreCase)).ToArray();
        var any = SearchValues.Create(strange, StringComparison.OrdinalIgnoreCase);
        var texts = road.Texts.Where(text => text.Parts.Any(part => part.Text.AsSpan().ContainsAny(any))).ToArray();
        foreach (var other in road.Book.Offers.Except(family))
            foreach (var name in Names(other).Where(strange.Contains))
                foreach (var text in texts)
                    if (First(text, name, familyNames) is var (path, written, at)) say.Inside(other.Key, path, written, at, name, own.Name);
    }

    // "Programme" inside "Steady Business Programme" is not another product.
    private static (string Path, string Text, int At)? First(RoadText text, string name, string[] familyNames)
    {
        foreach (var (path, written) in text.Parts)
            foreach (var at in Phrases.FindAll(written, name))
                if (!familyNames.Any(longer => IsInside(written, at, name.Length, longer))) return (path, written, at);
        return null;
    }

    private static bool IsInside(string text, int at, int length, string longer)
    {
        for (var start = Phrases.Find(text, longer, Math.Max(0, at - longer.Length)); start >= 0
            && start <= at; start = Phrases.Find(text, longer, start + 1))
            if (start + longer.Length >= at + length) return true;
        return false;
    }
}
