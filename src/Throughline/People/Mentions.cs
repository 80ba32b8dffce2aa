using System.Collections.Immutable;

namespace Throughline.People;

/// <summary>Who is named in a note.</summary>
/// <param name="Members">Keys of the team, each once, in the order in which they are named.</param>
/// <param name="Unclear">Words behind an @ that could mean several of the team, as they were written.</param>
public sealed record Mentioned(ImmutableArray<string> Members, ImmutableArray<string> Unclear);

/// <summary>
/// Finds colleagues in a note: <c>@</c> and a name, or any word of a name that only one of the team has, in any case and with or
/// without accents. An @ within a word is an address and names nobody.
/// </summary>
public static class Mentions
{
    /// <summary>Further ones in the same note name nobody.</summary>
    public const int Most = 20;

    /// <summary>How many signs are looked at: whoever writes more of them names nobody by the rest.</summary>
    private const int MostSigns = 200;

    /// <param name="text">The note.</param>
    /// <param name="team">Key and name of each.</param>
    public static Mentioned In(string text, IReadOnlyList<(string Key, string Name)> team)
    {
        var (members, unclear) = (new List<string>(), new List<string>());
        var signs = 0;
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0 && signs < MostSigns; at = text.IndexOf('@', at + 1), signs++)
        {
            if (at > 0 && IsOfWord(text[at - 1])) continue;
            var (found, length) = Longest(text.AsSpan(at + 1), team);
            if (found.Count == 1 && !members.Contains(found[0])) members.Add(found[0]);
            else if (found.Count > 1) unclear.Add(text.Substring(at + 1, length));
        }
        return new Mentioned([.. members.Take(Most)], [.. unclear.Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)]);
    }

    /// <summary>Whom the most of what follows names, and how many characters that is.</summary>
    private static (List<string> Keys, int Length) Longest(ReadOnlySpan<char> following, IReadOnlyList<(string Key, string Name)> team)
    {
        var (keys, longest) = (new List<string>(), 0);
        foreach (var (key, name) in team)
        {
            var length = 0;
            foreach (var word in (string[])[name, key, .. name.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
                length = Math.Max(length, Begins(following, word));
            if (length == 0 || length < longest) continue;
            if (length > longest) keys.Clear();
            longest = length;
            keys.Add(key);
        }
        return (keys, longest);
    }

    /// <summary>How many characters of the text are this name, where a word ends with it; 0 where they are not.</summary>
    private static int Begins(ReadOnlySpan<char> text, string name)
    {
        var wanted = NameSearch.Fold(name);
        if (wanted.Length == 0) return 0;
        // Folding makes a text longer or shorter, so ends of words are tried, the nearest first.
        for (var end = 1; end <= Math.Min(text.Length, name.Length * 2 + 2); end++)
        {
            if (end < text.Length && IsOfWord(text[end])) continue;
            if (NameSearch.Fold(text[..end].ToString()) == wanted) return end;
        }
        return 0;
    }

    private static bool IsOfWord(char sign) => char.IsLetterOrDigit(sign) || char.IsSurrogate(sign);
}
