using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL213x: whether what a step takes for past has been, and what it announces is still to come.</summary>
internal static class SequenceLint
{
    public static LintRule AskedTooEarly { get; } = Rule(Disorder.AskedTooEarly, "TL2131", "Asked how it was before it was",
        ("They are asked “{0}” before they can know: “{1}” {2}.",
        "Move the question behind it, and leave a day or more in between."),
        "Whoever is asked about something they have not had yet answers at random, or loses trust in everything else you ask.");

    public static LintRule OverTooEarly { get; } = Rule(Disorder.OverTooEarly, "TL2132", "Told as past before it was",
        ("“{0}” takes for past what has not happened yet: “{1}” {2}.",
        "Move this step behind it, or move that one before this."),
        "Whoever reads of something as done that they are still waiting for thinks they were forgotten, or mixed up with somebody.");

    public static LintRule ThankedTooEarly { get; } = Rule(Disorder.ThankedTooEarly, "TL2133", "Thanked before they have bought",
        ("“{0}” is said before they buy: “{1}” {2}.",
        "Move this step behind the purchase, or leave the order out of its words."),
        "Thanks for an order that nobody placed looks like a trick, or like an invoice to come.");

    public static LintRule MetTooEarly { get; } = Rule(Disorder.MetTooEarly, "TL2134", "As if you had met, before you have",
        ("“{0}” speaks of a talk or a visit that has not been: “{1}” {2}.",
        "Move this step behind it, or say it without the talk."),
        "They remember no such talk, and wonder whom the letter is for.");

    public static LintRule UsedTooEarly { get; } = Rule(Disorder.UsedTooEarly, "TL2135", "To be used before it is delivered",
        ("“{0}” speaks as if they had it, and it is not yet delivered: “{1}” {2}.",
        "Move this step behind the delivery."),
        "Advice for something that is not there yet is thrown away, and is missing on the day it would have helped.");

    public static LintRule PaidTooEarly { get; } = Rule(Disorder.PaidTooEarly, "TL2136", "The last invoice before the work",
        ("“{0}” asks for the money before the work is done: “{1}” {2}.",
        "Move the invoice behind the work."),
        "Whoever is billed for work that nobody has done yet does not pay, and does not trust the next figure.");

    public static LintRule PreparedTooLate { get; } = Rule(Disorder.PreparedTooLate, "TL2137", "What to bring, said after they were there",
        ("“{0}” prepares them for what is over already: “{1}” {2}.",
        "Move this step before it."),
        "What would have calmed them beforehand tells them afterwards that nobody looks at the order of your letters.");

    public static LintRule FavourTooEarly { get; } = Rule(Disorder.FavourTooEarly, "TL2138", "A favour before the result",
        ("“{0}” asks for a favour before they have what they came for: “{1}” {2}.",
        "Move the request behind it, to the end of the road."),
        "Nobody can recommend what they have not had; who is asked too early says no, and is not asked again.");

    public static LintRule PaidBeforeYes { get; } = Rule(Disorder.PaidBeforeYes, "TL2139", "A deposit before their yes",
        ("“{0}” asks for a deposit before they have said yes to the price: “{1}” {2}.",
        "Move this step behind their yes."),
        "Nobody pays towards a price they have not seen; whoever does feels pushed.");

    public static ImmutableArray<LintRule> All { get; } =
        [AskedTooEarly, OverTooEarly, ThankedTooEarly, MetTooEarly, UsedTooEarly, PaidTooEarly, PreparedTooLate, FavourTooEarly,
            PaidBeforeYes];

    private static LintRule Rule(Disorder disorder, string code, string title, (string Sentence, string Fix) says, string why) =>
        new(Warning, code, title, says.Sentence, says.Fix, why, (road, say) =>
        {
            foreach (var found in road.Order.Disorders)
                if (found.Disorder == disorder)
                    say.Quote(found.Here, found.There, FindingBag.Short(found.Here.Sentence.Text), found.Other.Name,
                        found.Other.Index < found.Here.Text.Step!.Index ? "comes before it" : "comes only later");
        },
        mending => Found(mending, disorder) is not { } found ? null : disorder switch
        {
            Disorder.PreparedTooLate => StepMove.Before(mending, found.Other),
            Disorder.AskedTooEarly => StepMove.Behind(mending, mending.Road.Order.NextReal(found.Here.Text.Step!)),
            _ => StepMove.Behind(mending, found.Other),
        });

    private static OutOfOrder? Found(Mending mending, Disorder disorder) => mending.Road.Order.Disorders
        .FirstOrDefault(found => found.Disorder == disorder && found.Here.Text.Step!.Index == mending.Step);
}
