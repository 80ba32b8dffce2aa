using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Throughline.Linting.Reading;

/// <summary>
/// Which language a text is in, by its little words and its runs of three letters together: runs alone take a short English
/// sentence for French. Below a dozen words nothing is guessed.
/// </summary>
/// <remarks>
/// Runs of three letters by the distance of ranks of Cavnar, W. and Trenkle, J. (1994), "N-Gram-Based Text Categorization".
/// </remarks>
internal static class TongueGuess
{
    /// <summary>Fewest words.</summary>
    public const int FewestWords = 12;

    /// <summary>Share of the words that are little words of the language, from which it is that one; texts of a language have 0.35 and more
    /// of its own.</summary>
    private const double LeastShare = 0.22;

    /// <summary>How much more of them it must have than the next language.</summary>
    private const double LeastLead = 0.06;

    private static readonly Lazy<FrozenDictionary<string, FrozenDictionary<string, int>>> _trigrams = new(() =>
        LintData.Lines("trigrams.txt")
        .Select(line => line.Split('\t'))
        .ToFrozenDictionary(parts => parts[0], parts => Split(parts[1]).Index().DistinctBy(at => at.Item).ToFrozenDictionary(at =>
            at.Item, at => at.Index, StringComparer.Ordinal), StringComparer.Ordinal));

    /// <summary>Null where it cannot be told, or is none of the languages that are read.</summary>
    /// <param name="words">Lower case, in their order.</param>
    public static Tongue? Of(ImmutableArray<Word> words)
    {
        if (words.Length < FewestWords) return null;
        var shares = Tongue.All.Select(tongue => (Tongue: tongue, Share: words.Count(word => tongue.Little.Value.Contains(word.Text)) / (
            double)words.Length))
            .OrderByDescending(at => at.Share).ToArray();
        if (shares[0].Share < LeastShare) return null;
        if (shares[0].Share - shares[1].Share >= LeastLead) return shares[0].Tongue;
        // Close neighbours, such as Spanish and Portuguese: the letters decide between those that lead.
        var near = shares.Where(at => shares[0].Share - at.Share < LeastLead).Select(at => at.Tongue).ToArray();
        return near.MinBy(tongue => DistanceTo(tongue, words));
    }

    /// <summary>0 for a text whose runs of letters come in the language's own order; at most 300 for each.</summary>
    private static double DistanceTo(Tongue tongue, ImmutableArray<Word> words)
    {
        var known = _trigrams.Value[tongue.Tag];
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var padded = $" {word.Text} ";
            for (var at = 0; at + 3 <= padded.Length; at++)
            {
                var run = padded.Substring(at, 3);
                counts[run] = counts.GetValueOrDefault(run) + 1;
            }
        }
        return counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Take(300).Index()
            .Average(at => known.TryGetValue(at.Item.Key, out var rank) ? Math.Abs(rank - at.Index) : 300);
    }

    private static IEnumerable<string> Split(string runs) => Enumerable.Range(0, runs.Length / 3).Select(at => runs.Substring(at * 3, 3));
}
