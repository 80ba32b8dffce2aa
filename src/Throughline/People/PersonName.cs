using System.Collections.Frozen;

namespace Throughline.People;

/// <summary>A whole name, taken apart.</summary>
/// <param name="Title">"Dr.", "Frau Prof."; null where there is none.</param>
/// <param name="First">What they are called in a letter; null where only a title and a last name are given.</param>
public readonly record struct PersonName(string? Title, string? First, string? Last)
{
    private static readonly FrozenSet<string> _titles = Set(
        "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "rev", "herr", "frau", "hr", "dipl-ing", "ing", "mag",
        "monsieur", "madame", "mme", "mlle",
        "señor", "señora", "sr", "sra", "srta", "signor", "signora", "sig", "sig.ra", "dott", "dott.ssa", "dhr", "mevr", "mevrouw",
        "meneer");

    private static readonly FrozenSet<string> _afterTitles = Set("med", "rer", "nat", "phil", "jur", "h.c", "h", "c", "dent", "vet", "pol",
        "oec", "habil");

    /// <summary>What stands behind a comma and is no first name.</summary>
    private static readonly FrozenSet<string> _suffixes = Set(
        "jr", "sr", "ii", "iii", "iv", "phd", "ph.d", "md", "m.d", "mba", "msc", "bsc", "ma", "ba", "esq", "cpa", "inc", "ltd", "llc",
        "corp", "co", "gmbh", "ag", "kg", "ug", "e.k", "bv", "b.v", "sa", "s.a", "srl", "s.r.l");

    private static readonly FrozenSet<string> _and = Set("&", "+", "and", "und", "et", "y", "e", "en");

    /// <summary>
    /// "Anna Maria Schmidt" is Anna and the rest, "Schmidt, Anna" the other way about, "Dr. Anna Schmidt" has a title, and
    /// "Anna und Bernd Schmidt" are two.
    /// </summary>
    public static PersonName Read(string text)
    {
        var name = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var last, var first]
            && !_suffixes.Contains(Key(first)))
        {
            var (title, given) = WithoutTitle(first);
            var (before, family) = WithoutTitle(last);
            return new(Joined(before, title), Text(given), Text(family));
        }
        var (called, whole) = WithoutTitle(name);
        if (called is not null && !whole.Contains(' ', StringComparison.Ordinal)) return new(called, null, Text(whole));
        var words = whole.Split(' ', 4);
        return words is [var one, var and, var other, var shared] && _and.Contains(and.ToLowerInvariant())
            ? new(called, $"{one} {and} {other}", shared)
            : whole.Split(' ', 2) is [var start, var end] ? new(called, start, end) : new(called, Text(whole), null);
    }

    private static (string? Title, string Name) WithoutTitle(string name)
    {
        var words = name.Split(' ');
        var count = 0;
        while (count < words.Length && (_titles.Contains(Key(words[count])) || count > 0 && IsDegree(words[count]))) count++;
        return count == 0 ? (null, name) : (string.Join(' ', words[..count]), string.Join(' ', words[count..]));
    }

    // "med." of "Dr. med."
    private static bool IsDegree(string word) => word.EndsWith('.') && _afterTitles.Contains(Key(word));

    private static string? Joined(string? one, string? other) => one is null ? other : other is null ? one : $"{one} {other}";

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private static string Key(string word) => word.TrimEnd('.').ToLowerInvariant();

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
