using System.Collections.Immutable;
using System.Globalization;

namespace Throughline.Linting.Reading;

/// <summary>The sentences and words of a text, read once: readings are kept by text, so that only what changes is read anew while somebody
/// types.</summary>
internal sealed class PlainReading : Keeper
{
    private static readonly Kept<(string Text, Tongue? Known), PlainReading> _kept = new();

    private PlainReading(ImmutableArray<Sentence> sentences, Tongue? tongue) => (Sentences, Tongue) = (sentences, tongue);

    public ImmutableArray<Sentence> Sentences { get; }

    /// <summary>Of the text as a whole; null where it is too short to tell, or in a language that is not read.</summary>
    public Tongue? Tongue { get; }

    /// <param name="plain">As <see cref="Messages.MessageBody.Lines"/> gives it: one block on each line.</param>
    /// <param name="known">The language where somebody said it, or that of the texts around; a text that is plainly in another is read in
    /// that.</param>
    public static PlainReading Of(string plain, Tongue? known = null) =>
        _kept.Of((plain, known), plain.Length, static key => Read(key.Text, key.Known));

    private static PlainReading Read(string plain, Tongue? known)
    {
        var blocks = plain.Split('\n');
        var words = blocks.SelectMany(block => WordsOf(block, null)).Take(400).ToImmutableArray();
        var tongue = TongueGuess.Of(words) ?? known;
        return new([.. blocks.Index().SelectMany(block => Split(block.Item, block.Index, tongue))], tongue);
    }

    private static IEnumerable<Sentence> Split(string block, int number, Tongue? tongue)
    {
        var from = 0;
        for (var at = 0; at < block.Length; at++)
        {
            if (!EndsSentence(block, ref at, tongue)) continue;
            if (Of(block[from..(at + 1)], number, isLine: false, tongue) is { } sentence) yield return sentence;
            from = at + 1;
        }
        if (from >= block.Length) yield break;
        var rest = block[from..];
        if (Of(rest, number, isLine: from == 0 && WordsOf(rest, null).Length < 7, tongue) is { } last) yield return last;
    }

    private static Sentence? Of(string text, int number, bool isLine, Tongue? tongue)
    {
        var trimmed = text.Trim();
        return trimmed.Length == 0 ? null : new(trimmed, WordsOf(trimmed, tongue), number, isLine, tongue);
    }

    // A full stop between figures ("7.30"), after one letter ("a.m.") or a short form ("Dr.") ends nothing.
    private static bool EndsSentence(string block, ref int at, Tongue? tongue)
    {
        if (block[at] is not ('.' or '!' or '?' or '…')) return false;
        if (block[at] == '.' && !IsFullStop(block, at, tongue)) return false;
        while (at + 1 < block.Length
            && block[at + 1] is '.' or '!' or '?' or '…' or '"' or '”' or '’' or '\'' or ')' or '»' or '“' or '*') at++;
        return at + 1 == block.Length || char.IsWhiteSpace(block[at + 1]);
    }

    /// <summary>Letters before a full stop that are looked at: no short form has more.</summary>
    private const int LongestShort = 12;

    private static bool IsFullStop(string block, int at, Tongue? tongue)
    {
        var start = at;
        while (start > 0 && at - start < LongestShort && (char.IsLetterOrDigit(block[start - 1]) || block[start - 1] == '.')) start--;
        var word = block[start..at];
        if (word.Length == 0) return true;
        var next = at + 1;
        while (next < block.Length && char.IsWhiteSpace(block[next])) next++;
        if (next < block.Length && char.IsLower(block[next])) return false;
        // "For £45. You can" ends; "am 12. Mai" does not.
        if (start > 0 && block[start - 1] is '£' or '€' or '$') return true;
        // "We open at 9. You find us": only German counts with full stops; at the beginning it numbers a list.
        if (start > 0 && tongue is { Tag: not "de" } && word.All(char.IsDigit) && !IsMonth(block, next)) return true;
        if (next < block.Length && char.IsDigit(word[^1]) && word.Length <= 2 && word.All(char.IsDigit)) return !char.IsLetterOrDigit(
            block[next]);
        return next >= block.Length || !(word.Length == 1 && char.IsLetter(word[0]) || _short.Contains(word.ToLowerInvariant()));
    }

    private static readonly string[] _months = ["Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
        "September", "Oktober",
        "November", "Dezember"];

    private static bool IsMonth(string block, int at)
    {
        foreach (var month in _months)
            if (block.AsSpan(at).StartsWith(month, StringComparison.Ordinal)) return true;
        return false;
    }

    private static readonly HashSet<string> _short = new(StringComparer.Ordinal)
    {
        "dr", "mr", "mrs", "ms", "st", "no", "nr", "p.s", "ps", "z.b", "d.h", "u.a", "bzw", "ca", "etc", "usw", "sr", "sra", "e.g", "i.e",
            "vs", "hr", "fr",
        "dra", "drs", "prof", "ing", "avv", "mevr", "dhr", "sra", "srta", "mlle", "lic",
        "inkl", "tel", "str", "m", "mme", "sig", "dott", "av", "approx", "min", "std",
    };

    private static ImmutableArray<Word> WordsOf(string text, Tongue? tongue)
    {
        var words = ImmutableArray.CreateBuilder<Word>();
        for (var at = 0; at < text.Length;)
        {
            var length = TextReading.WordLength(text.AsSpan(at));
            if (length > 0)
            {
                var word = text.Substring(at, length).Replace('’', '\'').ToLower(CultureInfo.InvariantCulture);
                words.Add(new(word, tongue is null ? word : Stems.Of(word, tongue), at, length));
            }
            at += Math.Max(1, length);
        }
        return words.ToImmutable();
    }
}
