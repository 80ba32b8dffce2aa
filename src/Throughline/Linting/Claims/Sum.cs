using System.Collections.Immutable;
using System.Globalization;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>How surely a sum is what a thing costs.</summary>
internal enum SumSense
{
    /// <summary>A figure in passing, a saving, one of several, in the rough: never held against another.</summary>
    Loose,

    /// <summary>"It costs", "pay": what it is for is not in the sentence.</summary>
    Price,

    /// <summary>The sentence says what it is for.</summary>
    Named,
}

/// <summary>A sum of money that a sentence names; nought where something is free.</summary>
/// <param name="Words">As written: "£45".</param>
/// <param name="Currency">"GBP"; empty where it is free.</param>
/// <param name="Per">Plain: "month"; empty where it is for the whole.</param>
internal sealed record Sum(Sentence Sentence, string Words, decimal Value, string Currency, string Per, Matter Matter, SumSense Sense)
{
    /// <summary>Sums of a text that are read.</summary>
    private const int Most = 40;

    private static readonly KeptBy<PlainReading, ImmutableArray<Sum>> _kept = new(Read);

    /// <summary>It costs nothing beside what else is paid: "the loan of the cello is included".</summary>
    public bool IsIncluded { get; init; }

    /// <summary>Paid beside the price: held against what is said to be in it, and nothing else.</summary>
    public bool IsExtra { get; init; }

    /// <summary>"The other half, 490 euros".</summary>
    public bool IsHalf { get; init; }

    public bool IsFree => Currency.Length == 0;

    /// <summary>In the order of the text; read once.</summary>
    public static ImmutableArray<Sum> In(PlainReading reading) => _kept.Of(reading);

    private static ImmutableArray<Sum> Read(PlainReading reading) =>
        [.. reading.Sentences.Where(sentence => sentence.Tongue is not null).SelectMany(sentence => InSentence(sentence, sentence.Tongue!))
            .Take(Most)];

    private static IEnumerable<Sum> InSentence(Sentence sentence, Tongue tongue)
    {
        var reader = new Lazy<MatterReader>(() => new(sentence, tongue));
        foreach (var figure in MoneyFigure.In(sentence)) yield return SumReader.Of(sentence, tongue, figure, reader.Value);
        foreach (var free in FreeWords.In(sentence, tongue)) yield return FreeWords.Of(sentence, tongue, free, reader.Value);
        foreach (var inside in FreeWords.Included(sentence, reader)) yield return inside;
    }
}

/// <summary>A figure with its currency, by the words it covers.</summary>
/// <param name="First">The first word of it.</param>
/// <param name="After">The first word after it.</param>
internal readonly record struct MoneyFigure(decimal Value, string Currency, int First, int After, string Words)
{
    /// <summary>Longest figure that is read, in letters.</summary>
    private const int Longest = 16;

    public static IEnumerable<MoneyFigure> In(Sentence sentence)
    {
        var text = sentence.Text;
        var words = sentence.Words;
        for (var at = 0; at < words.Length; at++)
        {
            // "five hundred pounds": the currency first, since few sentences have one.
            if (at > 0 && IsCurrencyWord(sentence, at) && WrittenOut(sentence, at) is { } written)
            {
                yield return written;
                continue;
            }
            var start = words[at].Start;
            if (!char.IsAsciiDigit(text[start]) || start > 0 && (char.IsLetterOrDigit(text[start - 1]) && !IsCode(text, start))) continue;
            if (Figure(text, start) is not var (value, end)) continue;
            if (PercentEnd(text, end) is { } percent)
            {
                var share = at;
                while (at + 1 < words.Length && words[at + 1].Start < percent) at++;
                yield return new(value, Percent, share, at + 1, text[start..percent]);
                continue;
            }
            var after = at + 1;
            while (after < words.Length && words[after].Start < end) after++;
            var first = at;
            at = Math.Max(at, after - 1);
            if (CurrencyOf(sentence, first, start, end, after) is not var (currency, from, until, next)) continue;
            yield return new(value, currency, first, next, text[from..until]);
        }
    }

    /// <summary>Stands for the currency of a share.</summary>
    public const string Percent = "%";

    private static int? PercentEnd(string text, int end)
    {
        var at = end;
        while (at < text.Length && text[at] is ' ' or '\u00a0' or '\u202f' && at - end < 2) at++;
        if (at >= text.Length) return null;
        if (text[at] == '%') return at + 1;
        foreach (var word in _percentWords)
            if (text.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase)) return at + word.Length;
        return null;
    }

    private static readonly string[] _percentWords =
        ["percent", "per cent", "prozent", "por ciento", "pour cent", "per cento", "por cento", "procent"];

    private static bool IsCurrencyWord(Sentence sentence, int at) => sentence.Words[at].Text.Length > 3
        && MoneyWords.Currencies.ContainsKey(sentence.Words[at].Text) && !IsWeight(sentence, sentence.Words[at].Text);

    private static MoneyFigure? WrittenOut(Sentence sentence, int currency)
    {
        for (var first = Math.Max(0, currency - 5); first < currency; first++)
            if (NumberWords.At(sentence, first) is var (value, after) && after == currency)
                return new(value, MoneyWords.Currencies[sentence.Words[currency].Text], first, currency + 1,
                    sentence.Between(first, currency));
        return null;
    }

    private static bool IsCode(string text, int start) => start >= 3 && CodeBefore(text, start) is not null;

    private static string? CodeBefore(string text, int start)
    {
        var from = start;
        while (from > 0 && char.IsLetter(text[from - 1]) && start - from < 4) from--;
        return MoneyWords.Currencies.GetValueOrDefault(text[from..start].ToLowerInvariant());
    }

    private static (string Currency, int From, int Until, int Next)? CurrencyOf(Sentence sentence, int first, int start, int end, int after)
    {
        var (text, words) = (sentence.Text, sentence.Words);
        // "£45", "€ 45", "US$ 12", "CHF 90"
        var at = start;
        while (at > 0 && text[at - 1] is ' ' or '\u00a0' or '\u202f' && start - at < 2) at--;
        if (at > 0 && text[at - 1] is '£' or '€' or '$' or '¥')
        {
            var from = at - 1;
            while (text[at - 1] == '$' && from > 0 && char.IsAsciiLetterUpper(text[from - 1]) && at - from < 4) from--;
            var mark = text[from..at].ToLowerInvariant();
            return (MoneyWords.Currencies.GetValueOrDefault(mark) ?? MoneyWords.Currencies[text[at - 1].ToString()], from, end, after);
        }
        if (first > 0 && words[first - 1].Start + words[first - 1].Length >= start - 2
            && words[first - 1].Text is { Length: >= 2 and <= 3 } code
            && MoneyWords.Currencies.TryGetValue(code, out var before)) return (before, words[first - 1].Start, end, after);
        // "45 €", "45€", "45 euros", "90 CHF"
        var then = end;
        while (then < text.Length && text[then] is ' ' or '\u00a0' or '\u202f' or '-' && then - end < 2) then++;
        if (then < text.Length && text[then] is '€' or '£' or '$') return (MoneyWords.Currencies[text[then].ToString()], start, then + 1,
            after);
        if (words[first].Text.Split('-') is [_, var joined] && MoneyWords.Currencies.TryGetValue(joined, out var inside)) return (inside,
            start, words[first].Start
            + words[first].Length, after);
        if (after < words.Length && words[after].Start <= end + 2 && words[after].Text.Split('-')[0] is { Length: > 1 } name
            && MoneyWords.Currencies.TryGetValue(name, out var word) && !IsWeight(sentence, name))
            return (word, start, words[after].Start + words[after].Length, after
                + (words[after].Text.Contains('-', StringComparison.Ordinal) ? 0 : 1));
        return null;
    }

    // Who loses ten pounds has not paid them.
    private static bool IsWeight(Sentence sentence, string name) => name is "pounds" or "pound" or "pfund" or "libras"
        && sentence.Words.Any(word => word.Stem is "lose" or "lost" or "weigh" or "weight" or "lift" or "heavi" or "abgenomm" or "peso"
            or "shed");

    /// <summary>1.290,00 or 1,290 or 12.50 or 90.–; null where it is a time, a date or a long number.</summary>
    private static (decimal Value, int End)? Figure(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < Longest
            && (char.IsAsciiDigit(text[end]) || text[end] is '.' or ',' or '\'' or '’' && end + 1 < text.Length
                && char.IsAsciiDigit(text[end + 1]))) end++;
        if (end + 1 < text.Length && text[end] == ':' && char.IsAsciiDigit(text[end + 1])) return null;
        var written = text[start..end];
        var mark = written.LastIndexOfAny(['.', ',', '\'', '’']);
        var isCents = mark >= 0 && written.Length - mark - 1 is 1 or 2;
        var whole = string.Concat((isCents ? written[..mark] : written).Where(char.IsAsciiDigit));
        if (!decimal.TryParse(isCents ? $"{whole}.{written[(mark + 1)..]}"
            : whole, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return null;
        return (value, end);
    }
}
