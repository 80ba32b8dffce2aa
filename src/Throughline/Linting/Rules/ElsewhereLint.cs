using System.Collections.Immutable;
using System.Globalization;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL222x to TL224x: what this journey says against the book, and against the other journeys of the business.</summary>
internal static class ElsewhereLint
{
    /// <summary>Other journeys that are looked into.</summary>
    private const int MostOthers = 20;

    public static LintRule BookPrice { get; } = new(Warning, "TL2224", "Another price than the book's",
        "{0} says {1}, and your book says that “{2}” costs {3}.",
        "Write the price that is right in both.",
        "Whoever is told one price and charged another has a reason to leave.",
        CheckBook);

    public static LintRule OtherPrice { get; } = new(Warning, "TL2225", "Another price in another journey",
        "{0} says {1}, and the journey “{2}” says {3}, for the same offer.",
        "Find out which is right, and write it in both journeys.",
        "Customers talk to each other, and the one who paid more hears of it.",
        CheckPrices);

    public static LintRule OtherName { get; } = new(Warning, "TL2236", "Another name in another journey",
        "Here the offer is called “{0}”, and in the journey “{1}” it is “{2}”.",
        "Call the offer by one name in every journey.",
        "Two names are two products to whoever hears of both.",
        CheckNames);

    public static LintRule OtherHours { get; } = new(Warning, "TL2245", "Other hours in another journey",
        "{0} says “{1}”, and the journey “{2}” says “{3}”.",
        "Write the hours that are right in both journeys.",
        "Whoever comes or rings while nobody is there feels fooled.",
        CheckHours);

    public static ImmutableArray<LintRule> All { get; } = [BookPrice, OtherPrice, OtherName, OtherHours];

    private static void CheckBook(Road road, Say say)
    {
        if (road.Offer is not { Price: { } price } offer) return;
        var own = road.Prices.OfOffer.ToArray();
        if (own.FirstOrDefault(sum => IsFor(sum.Sum, price) && sum.Sum.Value != price.Amount) is { } odd
            && !own.Any(sum => sum.Sum.Value == price.Amount))
            say.Quote(odd.Said, null, odd.Text.PlaceFirst, odd.Sum.Words, offer.Name, InWords(price));
    }

    private static bool IsFor(Sum sum, Price price) =>
        sum.Per == (price.Per switch { PricePer.Month => "month", PricePer.Year => "year", _ => "" })
        && (sum.Currency == price.Currency || sum.Currency == "$" && price.Currency is "USD" or "AUD" or "CAD" or "NZD");

    private static string InWords(Price price) => string.Create(CultureInfo.InvariantCulture, $"{price.Amount:0.##} {price.Currency}")
        + price.Per switch { PricePer.Month => " a month", PricePer.Year => " a year", _ => "" };

    private static IEnumerable<(string Name, Road Road)> Others(Road road) => road.Context.Others
        .Where(other => other.Key != road.Draft.Journey && Road.Clean(other.Draft.Offer) is { } key && key == Road.Clean(road.Draft.Offer))
        .Take(MostOthers).Select(other => (FindingBag.Short(other.Name), new Road(other.Draft, road.Context)));

    private static void CheckPrices(Road road, Say say)
    {
        if (road.Context.Others.IsEmpty) return;
        var own = road.Prices.OfOffer.ToArray();
        if (own.Length == 0) return;
        foreach (var (name, other) in Others(road))
        {
            var theirs = PriceBook.Of(other).OfOffer.ToArray();
            // What both name they agree on, whatever else is said.
            if (theirs.Length == 0 || theirs.Any(sum => own.Any(mine => mine.Sum.Value == sum.Sum.Value))) continue;
            foreach (var mine in own)
                if (theirs.FirstOrDefault(sum => sum.Sum.Per == mine.Sum.Per && sum.Sum.Currency == mine.Sum.Currency) is { } rival)
                {
                    say.Quote(mine.Said, null, mine.Text.PlaceFirst, mine.Sum.Words, name, rival.Sum.Words);
                    return;
                }
        }
    }

    private static void CheckNames(Road road, Say say)
    {
        if (road.Context.Others.IsEmpty || Named(road) is not { } own) return;
        foreach (var (name, other) in Others(road))
            if (Named(other) is { } theirs && !theirs.Name.Stems.Intersect(own.Name.Stems).Any()
                && !Says(road, theirs.Name) && !Says(other, own.Name))
            {
                say.Quote(new(own.Text, own.Name.Sentence, own.Name.Words), null, own.Name.Words, name, theirs.Name.Words);
                return;
            }
    }

    private static bool Says(Road road, ProductName name) =>
        road.Reading.Texts.Any(text => text.Sentences.Any(sentence => sentence.Has(name.Words)));

    /// <summary>What the letters that sell call the thing sold, where they call it by a name, and by one alone.</summary>
    private static (ReadText Text, ProductName Name)? Named(Road road)
    {
        var names = road.Reading.Texts.Where(text => text.Step is { Goal: Goals.Purchase, Mini: null } && text.IsWritten)
            .SelectMany(text => ProductName.In(text.Reading).Select(name => (Text: text, Name: name))).ToArray();
        return names.Length > 0 && names.All(at => at.Name.Words == names[0].Name.Words) ? names[0] : null;
    }

    private static void CheckHours(Road road, Say say)
    {
        if (road.Context.Others.IsEmpty) return;
        var own = road.Reading.Texts.SelectMany(text => Hours.In(text.Reading).Select(hours => (Text: text, Hours: hours))).ToArray();
        if (own.Length == 0) return;
        foreach (var other in road.Context.Others.Where(other => other.Key != road.Draft.Journey).Take(MostOthers))
        {
            var theirs = new Road(other.Draft, road.Context).Reading.Texts.SelectMany(text => Hours.In(text.Reading)).ToArray();
            foreach (var mine in own.Where(mine => mine.Hours.Of != HoursOf.Unsaid))
                if (theirs.FirstOrDefault(hours => hours.Of == mine.Hours.Of && ConditionLint.AreAtOdds(mine.Hours, hours)) is { } rival
                    && !theirs.Any(hours => hours.Days == mine.Hours.Days && hours.From == mine.Hours.From
                        && hours.Until == mine.Hours.Until))
                {
                    say.Quote(new(mine.Text, mine.Hours.Sentence, mine.Hours.Words), null, mine.Text.PlaceFirst, mine.Hours.Words,
                        FindingBag.Short(other.Name), rival.Words);
                    return;
                }
        }
    }

}
