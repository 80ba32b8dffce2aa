using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Throughline.Linting;

/// <summary>Finding words and names in texts, by whole words and without regard to case.</summary>
internal static class Phrases
{
    /// <summary>Letters of a longer word that must agree for it to be the same: "handover" and "handovers" are.</summary>
    private const int StemLength = 5;

    private const int MostPlaces = 100;

    /// <summary>Where the phrase stands as whole words, or −1.</summary>
    public static int Find(string text, string phrase, int from = 0)
    {
        if (phrase.Length == 0) return -1;
        for (var at = from; at <= text.Length - phrase.Length; at++)
        {
            at = text.IndexOf(phrase, at, StringComparison.OrdinalIgnoreCase);
            if (at < 0) return -1;
            if (StartsWord(text, at) && EndsWord(text, at + phrase.Length)) return at;
        }
        return -1;
    }

    /// <summary>Each place where it stands, the first hundred at most.</summary>
    public static IEnumerable<int> FindAll(string text, string phrase)
    {
        var at = Find(text, phrase);
        for (var found = 0; at >= 0 && found < MostPlaces; found++)
        {
            yield return at;
            at = Find(text, phrase, at + 1);
        }
    }

    /// <summary>A key as somebody says it: "a first call".</summary>
    public static string OfKey(string key) => key.Replace('-', ' ');

    public static bool Has(string text, string phrase) => Find(text, phrase) >= 0;

    private static bool StartsWord(string text, int at) => at == 0 || !char.IsLetterOrDigit(text[at])
        || !char.IsLetterOrDigit(text[at - 1]);

    private static bool EndsWord(string text, int end) => end == text.Length || !char.IsLetterOrDigit(text[end - 1])
        || !char.IsLetterOrDigit(text[end]);

    /// <summary>The beginnings of the words that say what a text is about: four letters or more, none of the common ones, each
    /// once.</summary>
    public static ImmutableArray<string> Stems(string? text)
    {
        if (string.IsNullOrEmpty(text)) return [];
        var stems = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < text.Length;)
        {
            var length = TextReading.WordLength(text.AsSpan(at));
            var word = text.AsSpan(at, length);
            if (length >= 4 && !CommonWords.Contains(word)) stems.Add(word[..Math.Min(length, StemLength)].ToString());
            at += Math.Max(1, length);
        }
        return [.. stems];
    }

    /// <summary>How many of the stems a word of the text begins with; a short one must be the whole word, but for an s.</summary>
    public static int CountStems(string text, ImmutableArray<string> stems)
    {
        var count = 0;
        foreach (var stem in stems)
            for (var at = 0; (at = text.IndexOf(stem, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
                if (StartsWord(text, at) && (stem.Length == StemLength || EndsWord(text, at + stem.Length) || text[at + stem.Length] == 's'
                    && EndsWord(text, at + stem.Length + 1)))
                {
                    count++;
                    break;
                }
        return count;
    }

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IEnumerable<string> words) => words.ToArray() switch
    {
        [] => "",
        [var one] => one,
        [.. var first, var last] => $"{string.Join(", ", first)} and {last}",
    };

    public static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture,
        $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>Words of letters and digits only, for comparing names that people wrote: "E-Mail " is "email".</summary>
    public static string Plain(string? name)
    {
        if (string.IsNullOrEmpty(name)) return "";
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name)
            if (char.IsLetterOrDigit(letter)) plain.Append(char.ToLowerInvariant(letter));
        return plain.ToString();
    }
}
