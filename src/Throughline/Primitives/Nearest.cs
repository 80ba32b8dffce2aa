namespace Throughline.Primitives;

/// <summary>Finds the word somebody probably meant.</summary>
public static class Nearest
{
    /// <summary>Longer words are not compared: nobody misspells a name of this length.</summary>
    private const int MaxLength = 64;

    /// <summary>The candidate with the fewest slips from <paramref name="word"/>, or null where none is near.</summary>
    /// <remarks>A slip is a letter missing, added, changed or swapped with its neighbour; case does not count. One slip in three letters is near.</remarks>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        if (word.Length > MaxLength) return null;
        string? best = null;
        var fewest = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var slips = Slips(Plain(word), Plain(candidate));
            if (slips >= fewest) continue;
            fewest = slips;
            best = candidate;
        }
        return best;
    }

    // "first_name", "first-name" and "First Name" are all "firstname".
    private static string Plain(string word) =>
        string.Concat(word.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    // Optimal string alignment distance, three rows (Navarro 2001, "A guided tour to approximate string matching", §2).
    internal static int Slips(string a, string b)
    {
        if (b.Length > MaxLength) return int.MaxValue;
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[b.Length];
    }
}
