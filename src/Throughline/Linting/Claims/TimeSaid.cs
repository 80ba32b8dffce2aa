using System.Collections.Immutable;
using NodaTime;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

internal enum TimeSense
{
    /// <summary>"in two weeks", "tomorrow".</summary>
    In,

    /// <summary>"within two weeks", "this week".</summary>
    Within,

    /// <summary>"two weeks ago", "yesterday".</summary>
    Ago,

    /// <summary>"for two weeks", "seit zwei Wochen".</summary>
    Since,
}

/// <summary>A moment or a length of time that a sentence speaks of, counted from when it is read.</summary>
/// <param name="First">Number of its first word in the sentence.</param>
/// <param name="Last">Number of its last word.</param>
/// <param name="Least">How far away it is at least; for days of the calendar a multiple of 24 hours.</param>
/// <param name="Most">And at most.</param>
internal sealed record TimeSaid(int First, int Last, TimeSense Sense, Duration Least, Duration Most)
{
    /// <summary>In words; what is longer is no sentence, and work that grows with its square would be felt.</summary>
    public const int LongestSentence = 300;

    private static readonly KeptBy<Sentence, TimeSaid[]> _kept = new(Read);

    /// <summary>Counted in days on which the business works.</summary>
    public bool IsWorking { get; init; }

    /// <summary>Counted from something else that happens: "two days after your order".</summary>
    public bool IsAfter { get; init; }

    /// <summary>Less than a day, so that hours count.</summary>
    public bool IsShort { get; init; }

    /// <summary>In order of the sentence; read once for each.</summary>
    public static TimeSaid[] In(Sentence sentence) => _kept.Of(sentence);

    private static TimeSaid[] Read(Sentence sentence)
    {
        if (sentence.Words.Length > LongestSentence) return [];
        var found = new List<TimeSaid>();
        var tongue = TimeTongue.Of(sentence.Tongue);
        for (var at = 0; at < sentence.Words.Length; at++)
            if (At(sentence, tongue, at) is { } said)
            {
                found.Add(said);
                at = said.Last;
            }
        return [.. found];
    }

    private static TimeSaid? At(Sentence sentence, TimeTongue tongue, int at) =>
        (IsMorning(sentence, at) ? null : Named(sentence.Words, tongue, at)) ?? Span(sentence.Words, tongue, at);

    // "Am nächsten Morgen" is no tomorrow.
    private static bool IsMorning(Sentence sentence, int at) => at > 0 && sentence.Words[at].Text == "morgen"
        && char.IsUpper(sentence.Text[sentence.Words[at].Start]);

    private static TimeSaid? Named(ImmutableArray<Word> words, TimeTongue tongue, int at)
    {
        if (tongue.FixedAt(words, at) is (var days, > 0 and var length))
        {
            if (days == 1 && tongue.NotTomorrow.EndsBefore(words, at)) return null;
            if (tongue.NotAfter.LengthAt(words, at + length) > 0 && days != 0) return null;
            return days < 0 ? new(at, at + length - 1, TimeSense.Ago, Days(-days), Days(-days)) : new(at, at + length - 1, TimeSense.In,
                Days(days), Days(days));
        }
        if (tongue.NextWeek.LengthAt(words, at) is > 0 and var next) return new(at, at + next - 1, TimeSense.Within, Days(1), Days(13));
        if (tongue.ThisWeek.LengthAt(words, at) is > 0 and var here) return new(at, at + here - 1, TimeSense.Within, Days(0), Days(6));
        if (tongue.LastWeek.LengthAt(words, at) is > 0 and var past) return new(at, at + past - 1, TimeSense.Ago, Days(1), Days(13));
        return tongue.LastMonth.LengthAt(words, at) is > 0 and var month ? new(at, at + month - 1, TimeSense.Ago, Days(1), Days(61)) : null;
    }

    private static TimeSaid? Span(ImmutableArray<Word> words, TimeTongue tongue, int at)
    {
        var lead = Lead(words, tongue, at);
        var number = lead.Length + at;
        if (tongue.About.LengthAt(words, number) is > 0 and var about && lead.Length > 0) number += about;
        if (tongue.NumberAt(words, number) is not (var least and > 0, > 0 and var length)) return null;
        var (most, after) = (least, number + length);
        if (after < words.Length && words[after].Text is "to" or "bis" or "or" or "oder" or "a" or "o" or "à" or "ou" or "tot" or "of"
            && tongue.NumberAt(words, after + 1) is (var second, > 0 and var more) && second >= least && tongue.UnitAt(words,
                after + 1 + more).Length > 0)
            (most, after) = (second, after + 1 + more);
        if (tongue.UnitAt(words, after) is not (var unit, > 0 and var unitLength)) return null;
        var (last, end) = (after + unitLength - 1, after + unitLength);
        if (tongue.AgoAfter.LengthAt(words, end) is > 0 and var ago) return Of(TimeSense.Ago, (at, last + ago), (least, most), unit);
        if (tongue.SinceAfter.LengthAt(words, end) > 0 && end == words.Length - 1) return Of(TimeSense.Since, (at, end), (least, most),
            unit);
        if (tongue.After.LengthAt(words, end) > 0 && lead.Sense is null or TimeSense.In or TimeSense.Within)
            return Of(TimeSense.In, (at, last), (least, most), unit) with { IsAfter = true };
        if (lead.Sense is not { } sense || tongue.NotAfter.LengthAt(words, end) > 0) return null;
        return Of(sense, (at, last), (least, most), unit);
    }

    private static (TimeSense? Sense, int Length) Lead(ImmutableArray<Word> words, TimeTongue tongue, int at)
    {
        var best = (Sense: default(TimeSense?), Length: 0);
        foreach (var (list, sense) in tongue.Leads)
            if (list.LengthAt(words, at) is var length && length > best.Length) best = (sense, length);
        return best;
    }

    private static TimeSaid Of(TimeSense sense, (int First, int Last) words, (int Least, int Most) count, TimeUnit unit)
    {
        var ((first, last), (least, most)) = (words, count);
        Duration Length(int count) => unit switch
        {
            TimeUnit.Minute => Duration.FromMinutes(count),
            TimeUnit.Hour => Duration.FromHours(count),
            TimeUnit.Week => Days(count * 7),
            TimeUnit.Month => Days(count * 30),
            _ => Days(count),
        };
        return new(first, last, sense, Length(least), Length(most))
        {
            IsWorking = unit == TimeUnit.WorkingDay,
            IsShort = unit is TimeUnit.Minute or TimeUnit.Hour
        };
    }

    private static Duration Days(int days) => Duration.FromDays(days);
}
