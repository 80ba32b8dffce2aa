using System.Collections.Immutable;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL222x: sums that do not go together.</summary>
internal static class PriceLint
{
    public static LintRule PriceDiffers { get; } = new(Error, "TL2221", "Two prices for one thing",
        "{0} says {1}, and {2} says {3}, for the same thing.",
        "Find out which is right, and write it in both.",
        "Somebody who reads two prices believes neither, and asks for the lower.",
        (road, say) =>
        {
            var book = road.Prices;
            foreach (var (odd, usual) in book.Clashes)
                if (!odd.Sum.IsFree && !usual.Sum.IsFree && book.IsSure(odd, usual)) Tell(say, odd, usual);
        },
        mending => mending.AsThere(sum => $"Make it {sum} here too"));

    public static LintRule FreeAndNot { get; } = new(Error, "TL2222", "Free in one place, at a price in another",
        "{0} says “{1}”, and {2} says “{3}”, for the same thing.",
        "Say in both what it costs, or that it costs nothing.",
        "Somebody who comes because it is free, and is then asked for money, does not come again.",
        (road, say) =>
        {
            var book = road.Prices;
            foreach (var (odd, usual) in book.Clashes)
                if (odd.Sum.IsFree != usual.Sum.IsFree && book.IsSure(odd, usual)) Tell(say, odd, usual);
        });

    public static LintRule MayDiffer { get; } = new(Warning, "TL2223", "Two sums for what seems to be one thing",
        "{0} says “{1}”, and {2} says “{3}”, and it seems to be for the same thing.",
        "If it is the same, write what is right in both; if not, say what each is for.",
        "A second sum that nobody explains looks like a mistake, or like a trick.",
        (road, say) =>
        {
            var book = road.Prices;
            foreach (var (odd, usual) in book.Clashes)
                if (!book.IsSure(odd, usual)) Tell(say, odd, usual);
            foreach (var (odd, usual) in book.Reworded) Tell(say, odd, usual);
        });

    public static LintRule OnlyHere { get; } = new(Warning, "TL2226", "A sum that stands nowhere else",
        "{0} says “{1}”, an amount that no other place has{2}.",
        "Find out what is right, and say it in the letter and here.",
        "A reminder repeats its letter and a script goes by it: a sum that only one of them has is a slip, or a surprise at the till.",
        (road, say) =>
        {
            foreach (var (stray, usual) in road.Prices.Strays)
                say.Quote(stray.Said, usual?.Said, stray.Text.PlaceFirst, stray.Sum.Words,
                    usual is null ? "" : $": {usual.Text.Place} says “{usual.Sum.Words}”");
        });

    public static ImmutableArray<LintRule> All { get; } = [PriceDiffers, FreeAndNot, MayDiffer, OnlyHere];

    private static void Tell(Say say, SumAt odd, SumAt usual) => say.Quote(odd.Said, usual.Said, odd.Text.PlaceFirst, odd.Sum.Words,
        usual.Text.Place, usual.Sum.Words);

}

/// <summary>A sum at its place in the road.</summary>
/// <param name="Key">What it is for, as far as it can be told: the offer, a thing by name, or nothing.</param>
internal sealed record SumAt(ReadText Text, Sum Sum, string Key)
{
    public Said Said => new(Text, Sum.Sentence, Sum.Words);
}
