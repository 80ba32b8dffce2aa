using System.Collections.Frozen;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>The style of offices in numbers: how many words are nouns that were verbs ("the cancellation", "die Buchung").</summary>
internal static class NounStyle
{
    private static readonly FrozenDictionary<string, string[]> _endings = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["en"] = ["tion", "tions", "ment", "ments", "ance", "ence", "ity", "ities"],
        ["de"] = ["ung", "ungen", "heit", "keit", "keiten", "nahme", "tion", "ierung"],
        ["es"] = ["ción", "ciones", "miento", "mientos", "dad", "sión"],
        ["fr"] = ["tion", "tions", "ment", "ments", "sion"],
        ["it"] = ["zione", "zioni", "mento", "menti", "sione"],
        ["pt"] = ["ção", "ções", "mento", "mentos", "dade"],
        ["nl"] = ["ing", "ingen", "heid", "atie"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Share of such nouns, of eight letters and more, among the words; 0 in fewer than twenty-five words.</summary>
    public static double Of(ReadText text)
    {
        if (text.Tongue is not { } tongue || !_endings.TryGetValue(tongue.Tag, out var endings)) return 0;
        int words = 0, nouns = 0;
        foreach (var sentence in text.Sentences)
            foreach (var word in sentence.Words)
            {
                words++;
                if (word.Text.Length >= 8 && Array.Exists(endings, ending => word.Text.EndsWith(ending, StringComparison.Ordinal))) nouns++;
            }
        return words < 25 ? 0 : (double)nouns / words;
    }
}
