using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL2337 and TL2338: one language, and one way to address people.</summary>
internal static class SpeechLint
{
    /// <summary>So many texts make a habit; below it nobody can tell which of two is the slip.</summary>
    private const int FewestTexts = 3;

    public static LintRule OtherLanguage { get; } = new(Warning, "TL2337", "Another language",
        "This is in {0}, and the journey is in {1}.",
        "Write it in {1}; for people who read the other language, make a journey of their own.",
        "Whoever cannot read a letter throws it away, and whoever can wonders whether it was meant for them.",
        (road, say) =>
        {
            foreach (var stranger in Strangers.In(road)) say.Quote(stranger.First, null, stranger.Tongue?.Name
                ?? "another language", road.Reading.Tongue!.Name);
        });

    public static LintRule OtherAddress { get; } = new(Warning, "TL2338", "Two ways to address them",
        "Here they are addressed as “{0}”, and with “{1}” {2}.",
        "Choose one of the two and keep to it in the whole journey.",
        "A change between close and formal is heard at once, and makes people feel taken for somebody else.",
        CheckAddress);

    public static ImmutableArray<LintRule> All { get; } = [OtherLanguage, OtherAddress];

    private static void CheckAddress(Road road, Say say)
    {
        var texts = Address.In(road);
        var close = texts.Where(text => text is { Close: not null, Polite: null }).ToArray();
        var polite = texts.Where(text => text is { Close: null, Polite: not null }).ToArray();
        if (Math.Max(close.Length, polite.Length) < FewestTexts || Math.Max(close.Length, polite.Length) < 3 * Math.Min(close.Length,
            polite.Length)) return;
        var isClose = close.Length > polite.Length;
        var habit = isClose ? close[0].Close! : polite[0].Polite!;
        foreach (var text in texts)
            if ((isClose ? text.Polite : text.Close) is { } slip && !IsPlural(text, isClose))
                say.Quote(slip, habit, slip.Words, habit.Words, habit.Text.Step == slip.Text.Step ? "elsewhere in the same step"
                    : $"at {habit.Text.Place}");
    }

    // "Vous" in a letter that says "tu" as well may be two people; "vous" alone, where all others say "tu", is not.
    private static bool IsPlural(Address text, bool isClose) => isClose && text.Close is not null && text.Text.Tongue?.Tag is "fr" or "pt";
}
