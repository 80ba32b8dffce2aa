using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

internal enum DateGrain { Year, Season, Month, Day }

/// <summary>A date with its year, as it is written in a sentence: "31 March 2024", "03.05.2024", "Christmas 2024", "the 2024/25
/// season".</summary>
/// <param name="First">Number of its first word in the sentence.</param>
/// <param name="Last">Number of its last word.</param>
/// <param name="Ends">Last day that it may mean.</param>
internal readonly record struct WrittenDate(int First, int Last, LocalDate Ends, DateGrain Grain)
{
    /// <summary>Where days are of a month and a year, in order of the sentence; no word is of two dates.</summary>
    public static ImmutableArray<WrittenDate> In(Sentence sentence) => _kept.Of(sentence);

    private static readonly KeptBy<Sentence, ImmutableArray<WrittenDate>> _kept = new(Read);

    private static ImmutableArray<WrittenDate> Read(Sentence sentence)
    {
        var dates = ImmutableArray.CreateBuilder<WrittenDate>();
        if (sentence.Words.Length > TimeSaid.LongestSentence) return [];
        for (var at = 0; at < sentence.Words.Length; at++)
            if (At(sentence, at) is { } date)
            {
                dates.Add(date);
                at = date.Last;
            }
        return dates.ToImmutable();
    }

    private static WrittenDate? At(Sentence sentence, int at) =>
        InFigures(sentence, at) ?? DayFirst(sentence, at) ?? MonthFirst(sentence, at) ?? OfSeason(sentence, at) ?? OfYear(sentence, at);

    // 31.03.2024, 31/03/2024, 3/31/2024 and 2024-03-31. Where day and month could be either, the later day counts.
    private static WrittenDate? InFigures(Sentence sentence, int at)
    {
        var words = sentence.Words;
        if (words[at].Text is { Length: 10 } iso && iso[4] == '-' && iso[7] == '-'
            && Year(iso[..4]) is { } y && Number(iso[5..7]) is { } m && Number(iso[8..]) is { } d)
            return Day(y, m, d) is { } day ? new(at, at, day, DateGrain.Day) : null;
        if (at + 2 >= words.Length || !AreJoined(sentence, at) || !AreJoined(sentence, at + 1)) return null;
        if (Number(words[at].Text) is not { } one || Number(words[at + 1].Text) is not { } two
            || YearOf(words[at + 2].Text) is not { } year)
            return null;
        LocalDate? found = Day(year, two, one) is { } dayFirst && Day(year, one, two) is { } monthFirst
            ? LocalDate.Max(dayFirst, monthFirst) : Day(year, two, one) ?? Day(year, one, two);
        return found is { } known ? new(at, at + 2, known, DateGrain.Day) : null;
    }

    // "31 March 2024", "31st of March 2024", "31. März 2024", "31 de marzo de 2024".
    private static WrittenDate? DayFirst(Sentence sentence, int at)
    {
        var words = sentence.Words;
        if (Ordinal(words[at].Text) is not { } day) return null;
        var next = SkipLittle(words, at + 1);
        if (MonthAt(sentence, next) is not { } month) return null;
        var after = SkipLittle(words, next + 1);
        return after < words.Length && Year(words[after].Text) is { } year && Day(year, month, day) is { } date
            ? new(at, after, date, DateGrain.Day) : null;
    }

    // "March 31, 2024", "March 2024", "marzo de 2024".
    private static WrittenDate? MonthFirst(Sentence sentence, int at)
    {
        var words = sentence.Words;
        if (MonthAt(sentence, at) is not { } month) return null;
        var next = SkipLittle(words, at + 1);
        if (next >= words.Length) return null;
        if (Year(words[next].Text) is { } year) return new(at, next, EndOf(year, month), DateGrain.Month);
        return Ordinal(words[next].Text) is { } day && next + 1 < words.Length && Year(words[next + 1].Text) is { } with
            && Day(with, month, day) is { } date ? new(at, next + 1, date, DateGrain.Day) : null;
    }

    private static WrittenDate? OfSeason(Sentence sentence, int at)
    {
        if (TimeWords.SeasonEnds(sentence.Words[at].Text) is not { } month) return null;
        var next = SkipLittle(sentence.Words, at + 1);
        if (next >= sentence.Words.Length || YearSpan(sentence, next) is not { } year) return null;
        var (first, last, lastWord) = year;
        return new(at, lastWord, EndOf(month > 12 && last == first ? first + 1 : last, month > 12 ? month - 12 : month), DateGrain.Season);
    }

    private static WrittenDate? OfYear(Sentence sentence, int at) => YearSpan(sentence, at) is var (first, last, lastWord)
        ? new(at, lastWord, last > first ? new(last, 8, 31) : new(last, 12, 31), DateGrain.Year) : null;

    /// <summary>"2024", "2024/25", "2024-2025".</summary>
    private static (int First, int Last, int LastWord)? YearSpan(Sentence sentence, int at)
    {
        var text = sentence.Words[at].Text;
        if (text.Length is 7 or 9 && text[4] == '-' && Year(text[..4]) is { } from && Following(from, text[5..]) is { } to)
            return (from, to, at);
        if (Year(text) is not { } year) return null;
        return at + 1 < sentence.Words.Length && AreJoined(sentence, at) && Following(year, sentence.Words[at + 1].Text) is { } next
            ? (year, next, at + 1) : (year, year, at);
    }

    private static int? Following(int year, string text) =>
        Number(text) is { } number && (text.Length == 2 && number == (year + 1) % 100 || number == year + 1) ? year + 1 : null;

    /// <summary>Whether a stop, a stroke or a dash alone is between a word and the next.</summary>
    private static bool AreJoined(Sentence sentence, int at)
    {
        var (end, next) = (sentence.Words[at].Start + sentence.Words[at].Length, sentence.Words[at + 1].Start);
        return next - end is 1 && sentence.Text[end] is '.' or '/' or '-' or '–' || next - end is 2 && sentence.Text[end] is '.'
            && sentence.Text[end + 1] == ' ' && char.IsDigit(sentence.Text[next]);
    }

    private static int SkipLittle(ImmutableArray<Word> words, int at)
    {
        while (at < words.Length && words[at].Text is "of" or "de" or "do" or "del" or "the" or "day" or "term" or "season") at++;
        return at;
    }

    private static int? MonthAt(Sentence sentence, int at) => at < sentence.Words.Length
        ? TimeWords.Month(sentence.Words[at].Text, sentence.Tongue) : null;

    private static int? Ordinal(string text)
    {
        var digits = text.Length;
        while (digits > 0 && !char.IsAsciiDigit(text[digits - 1])) digits--;
        return digits is 1 or 2 && text[digits..] is "" or "st" or "nd" or "rd" or "th" or "er" or "º" or "ª" or "e" or "ste" or "de"
            && Number(text[..digits]) is { } day and >= 1 and <= 31 ? day : null;
    }

    private static int? YearOf(string text) => Year(text) ?? (text.Length == 2 && Number(text) is { } number and >= 10 and < 60
        ? 2000 + number : null);

    private static int? Year(string text) => text.Length == 4 && Number(text) is { } year and >= 1990 and < 2100 ? year : null;

    private static int? Number(string text) =>
        text.Length <= 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static LocalDate? Day(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new(year, month, day) : null;

    private static LocalDate EndOf(int year, int month) => new(year, month, CalendarSystem.Iso.GetDaysInMonth(year, month));
}
