using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using Throughline.Time;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL2724 to TL2726: weekdays and times of day that a text speaks of, and when it goes out.</summary>
internal static class DayLint
{
    private const string AnyDay = "on any day of the week";

    /// <summary>What greets at a time of day, and from which hour until which it can.</summary>
    private static readonly ImmutableArray<(TongueWords Words, int From, int Until)> _greetings =
    [
        (new("good morning", "guten morgen", "-", "-", "-", "-", "goedemorgen, goede morgen"), 0, 13),
        (new("-", "-", "buenos días", "-", "-", "bom dia", "-"), 0, 15),
        (new("good afternoon", "-", "buenas tardes", "bon après-midi", "buon pomeriggio", "boa tarde", "goedemiddag"), 11, 22),
        (new("good evening", "guten abend", "-", "bonsoir", "buonasera", "boa noite", "goedenavond, goede avond"), 14, 24),
        (new("-", "-", "buenas noches", "-", "-", "-", "-"), 18, 24),
    ];

    public static LintRule WrongDay { get; } = new(Warning, "TL2724", "A day on which it does not go out",
        "“{0}” is said here, and this goes out {1}.",
        "Leave the day out, or let the wait end on that weekday.",
        "For six readers of seven it is wrong, and they notice.",
        (road, say) =>
        {
            foreach (var (said, when) in WrongDays(road).Concat(ChosenDays(road))) say.Quote(said, null, said.Words, when);
        });

    public static LintRule PromisedDay { get; } = new(Warning, "TL2725", "A weekday that the road does not keep",
        "“{0}” is said here, and “{1}” comes {2}.",
        "Let the wait of that step end on the weekday you name, or leave the weekday out.",
        "Whoever waits for Friday and hears from you on Sunday has waited for nothing.",
        (road, say) =>
        {
            foreach (var (said, step, when) in Promised(road)) say.Quote(said, null, said.Words, step.Name, when);
        });

    public static LintRule WrongHour { get; } = new(Warning, "TL2726", "A greeting for another time of day",
        "“{0}” is said here, and this goes out at {1}.",
        "Greet without a time of day, or change the hour of the wait.",
        "A good morning at six in the evening says that nobody wrote this.",
        (road, say) =>
        {
            foreach (var text in road.Reading.Texts)
                if (text.Kind is TextKind.Line or TextKind.Letter && LandingOf(text) is { At: { } at } && text.Sentences.Length > 0
                    && Greeting(text.Sentences[0], at) is { } words)
                    say.Quote(new(text, text.Sentences[0], words), null, words, at.ToString("H:mm", CultureInfo.InvariantCulture));
        });

    public static ImmutableArray<LintRule> All { get; } = [WrongDay, PromisedDay, WrongHour];

    private static IEnumerable<(Said Said, string When)> WrongDays(Road road)
    {
        foreach (var text in road.Reading.Texts)
            if (text.Kind is TextKind.Line or TextKind.Letter && LandingOf(text) is { } wait)
                foreach (var (sentence, quoted) in QuotedSpeech.Of(text.Reading))
                    foreach (var said in WeekdaySaid.In(sentence))
                        if (!quoted.Holds(sentence.Words[said.First].Start) && !IsStory(sentence, said)
                            && Contradicts(said, DayOf(wait)) && !HangsOnADate(road, text.Step!))
                            yield return (new(text, sentence, sentence.Between(said.First, said.Last)),
                                DayOf(wait) is { } day ? $"on a {day}" : AnyDay);
    }

    // "Today is Friday, so you have had a week": what it says of today stands before.
    private static bool IsStory(Sentence sentence, WeekdaySaid said) =>
        TimeRelations.IsStory(sentence, said.Sense == DaySense.Now ? said.First : sentence.Words.Length);

    /// <summary>Weekdays of a date that each of them chose, or of what was then, where nothing else says that it is this one.</summary>
    private static IEnumerable<(Said Said, string When)> ChosenDays(Road road)
    {
        foreach (var text in road.Reading.Texts)
            if (text is { Kind: TextKind.Line or TextKind.Letter, Step: { } step } && Chosen(road, step) is { } date)
                foreach (var sentence in text.Sentences)
                    foreach (var said in WeekdaySaid.In(sentence))
                        if (said.Sense == DaySense.On && (step.IsByDate ? IsBefore(step, text) && date.IsMergedInto(text.LineOf(sentence))
                            : TimeRelations.IsBetweenUs(sentence, isThanks: false)) && !IsNamedElsewhere(road, text, said.Day))
                            yield return (new(text, sentence, sentence.Between(said.First, said.Last)),
                                $"by {date.Name}, which is on another day for each of them");
    }

    /// <summary>The date that a step, or the one before it, waits for, where each of them has another.</summary>
    private static RoadDate? Chosen(Road road, RoadStep step) => (step.IsByDate ? step : step.Index > 0 ? road.Steps[step.Index - 1]
        : null) is { IsByDate: true } bound && DateWait.TryParse(bound.Draft.Wait, out var wait)
        && RoadDates.Find(road, wait.Date) is { Event: not null, IsYearly: false, Draft.Occasion: null } date ? date : null;

    private static bool IsBefore(RoadStep step, ReadText text) => !text.IsNudge
        ? DateWait.TryParse(step.Draft.Wait, out var wait) && wait.Side == DateSide.Before
        : step.Nudges.Index().Any(at => at.Item.Before is not null
            && text.Path.StartsWith(Road.At($"{step.Path}.nudges", at.Index), StringComparison.Ordinal));

    // "Tuesday to Friday" says that it may be any of them.
    private static bool IsNamedElsewhere(Road road, ReadText text, IsoDayOfWeek day) => road.Reading.Texts.Any(other => other != text
        && other.Sentences.Any(sentence => sentence.Words.Index().Any(at =>
            TimeWords.Weekday(at.Item.Text, sentence.Tongue) == day && !IsOfSpan(sentence, at.Index))));

    private static bool IsOfSpan(Sentence sentence, int at)
    {
        for (var near = Math.Max(0, at - 2); near <= Math.Min(at + 2, sentence.Words.Length - 1); near++)
            if (near != at && TimeWords.Weekday(sentence.Words[near].Text, sentence.Tongue) is not null) return true;
        return false;
    }

    private static bool Contradicts(WeekdaySaid said, IsoDayOfWeek? goesOut) => said.Sense switch
    {
        DaySense.Now => goesOut is not { } day || ((int)day - 1 + said.Ahead + 7) % 7 != (int)said.Day - 1,
        DaySense.This => goesOut is null,
        DaySense.Weekend => goesOut is null or IsoDayOfWeek.Monday or IsoDayOfWeek.Tuesday or IsoDayOfWeek.Wednesday,
        _ => false,
    };

    private static IEnumerable<(Said Said, RoadStep Step, string When)> Promised(Road road)
    {
        foreach (var text in road.Reading.Texts)
            if (text.Kind is not (TextKind.Question or TextKind.Checklist))
                foreach (var sentence in text.Sentences)
                    foreach (var said in WeekdaySaid.In(sentence))
                        if (said.Sense is DaySense.On or DaySense.By && TimePromise.KindAt(sentence, said) is { } kind
                            && DeadlineLint.Next(road, text, kind) is { IsByDate: false } step && step != text.Step
                            && RoadDays.Between(road, text.Step?.Index ?? -1, step.Index) is { } days && !Keeps(said, step.Wait, days)
                            && (days.Days > 7 || !HangsOnADate(road, step)))
                            yield return (new(text, sentence, sentence.Between(said.First, said.Last)), step,
                                days.Days > 7 ? $"{days.InWords} later at the earliest" : DayOf(step.Wait) is { } day ? $"on a {day}"
                                    : AnyDay);
    }

    private static bool Keeps(WeekdaySaid said, Wait wait, RoadDays days) => said.Sense == DaySense.By
        ? days.Days < 3 || DayOf(wait) is { } day && day <= said.Day && days.Days <= 7 : DayOf(wait) == said.Day && days.Days <= 7;

    private static IsoDayOfWeek? DayOf(Wait wait) => wait.On is >= Landing.Monday and <= Landing.Sunday ? (IsoDayOfWeek)(int)wait.On : null;

    /// <summary>The wait that decides when a text goes out; null where a date of theirs does.</summary>
    private static Wait? LandingOf(ReadText text)
    {
        if (text.Step is not { IsByDate: false } step) return null;
        if (!text.IsNudge) return step.Wait;
        foreach (var (i, nudge) in step.Nudges.Index())
            if (text.Path.StartsWith(Road.At($"{step.Path}.nudges", i), StringComparison.Ordinal))
                return nudge.Before is null && Wait.TryParse(nudge.After, out var after) ? after : null;
        return null;
    }

    // Where a step hangs on a date, the business may know which weekday that is, and the next step as well.
    private static bool HangsOnADate(Road road, RoadStep step) => step.IsByDate || step.Index > 0 && road.Steps[step.Index - 1].IsByDate;

    private static string? Greeting(Sentence sentence, LocalTime at)
    {
        foreach (var (list, from, until) in _greetings)
            if (list.Of(sentence.Tongue).LengthAt(sentence.Words, 0) is > 0 and var length && (at.Hour < from || at.Hour >= until))
                return sentence.Between(0, length - 1);
        return null;
    }
}
