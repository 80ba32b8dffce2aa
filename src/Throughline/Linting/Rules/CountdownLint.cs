using System.Collections.Immutable;
using NodaTime;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using Throughline.Time;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL2728 and TL2729: how long it is until a date of theirs, as it is said and as the road has it.</summary>
internal static class CountdownLint
{
    public static LintRule NotSoLongUntil { get; } = new(Warning, "TL2728", "Sooner than it says",
        "“{0}” is said here, and this goes out {1} before {2}.",
        "Say how long it really is until then, or change the wait.",
        "Who counts on a week and has two days comes unprepared, or not at all.",
        (road, say) =>
        {
            foreach (var text in road.Reading.Texts)
                if (text.Kind is TextKind.Line or TextKind.Letter && BeforeOf(road, text) is var (length, date))
                    foreach (var sentence in text.Sentences)
                        foreach (var when in TimeSaid.In(sentence))
                            if (IsTooLong(when, length) && IsAboutIt(road, text, sentence, date))
                                say.Quote(new(text, sentence, sentence.Between(when.First, when.Last)), null,
                                    sentence.Between(when.First, when.Last), TimePhrases.Length(length), date.Name);
        });

    public static LintRule TooNear { get; } = new(Warning, "TL2729", "Nearer to the date than said",
        "“{0}” is said here, and “{1}” comes only {2} before {3}.",
        "Let that step wait for the time you name, or say here when it really comes.",
        "Who planned with two weeks has three days.",
        (road, say) =>
        {
            foreach (var text in road.Reading.Texts)
                if (text is { IsWritten: true, Step: { Makes.IsEmpty: false } })
                    foreach (var sentence in text.Sentences)
                        if (BeforeSaid.In(sentence) is { } said && DeadlineLint.Noted(road, text, sentence) is { } kept
                            && DateWait.TryParse(kept.Draft.Wait, out var wait) && wait.Side == DateSide.Before
                            && wait.Offset.Nominal * 4 / 3 < said.Length && RoadDates.Find(road, wait.Date) is { } date)
                            say.Quote(new(text, sentence, sentence.Between(said.First, said.Last)), null,
                                sentence.Between(said.First, said.Last), kept.Name, TimePhrases.Length(wait.Offset), date.Name);
        });

    public static ImmutableArray<LintRule> All { get; } = [NotSoLongUntil, TooNear];

    /// <summary>How long before which date a text goes out; null where it does not.</summary>
    private static (Wait Length, RoadDate Date)? BeforeOf(Road road, ReadText text)
    {
        if (text.Step is not { } step || !DateWait.TryParse(step.Draft.Wait, out var moment)
            || RoadDates.Find(road, moment.Date) is not { } date) return null;
        if (!text.IsNudge) return moment.Side == DateSide.Before ? (moment.Offset, date) : null;
        foreach (var (i, nudge) in step.Nudges.Index())
            if (text.Path.StartsWith(Road.At($"{step.Path}.nudges", i), StringComparison.Ordinal) && RoadDates.Before(nudge) is { } before)
                return (before, date);
        return null;
    }

    private static bool IsTooLong(TimeSaid when, Wait length) => when is { Sense: TimeSense.In, IsAfter: false, IsShort: false }
        && when.Least - length.Nominal >= Duration.FromDays(2) && when.Least > length.Nominal * 3 / 2;

    // In a subject the date is what all is about; in the letter it has to be named. What the business does by then is no date.
    private static bool IsAboutIt(Road road, ReadText text, Sentence sentence, RoadDate date)
    {
        if (sentence.IsQuestion || TimePromise.In(sentence).Length > 0) return false;
        if (text.Kind == TextKind.Line || date.IsMergedInto(text.LineOf(sentence))) return true;
        var names = road.Steps.Where(step => DateWait.TryParse(step.Draft.Wait, out var at) && at.Date == date.Key
            && at.Side == DateSide.At).SelectMany(step => road.Order.Deeds[step.Index].Names).ToHashSet(StringComparer.Ordinal);
        var tongue = sentence.Tongue ?? Tongue.English;
        names.UnionWith(Deed.Stems(PlainReading.Of(Phrases.OfKey(date.Key), tongue).Sentences.SelectMany(line => line.Words), tongue));
        return Deed.Stems(sentence.Words, tongue).Any(names.Contains);
    }
}
