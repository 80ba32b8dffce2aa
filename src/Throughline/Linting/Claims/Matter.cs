using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Linting.Reading;
using Throughline.Primitives;

namespace Throughline.Linting.Claims;

/// <summary>What a claim is about: "the Loose Lead Course".</summary>
/// <param name="Head">The word for the thing, plain: "cours"; empty where the sentence has only "it", or nothing.</param>
/// <param name="Marks">What tells it from others of its kind, plain: "loos", "lead".</param>
/// <param name="Spoken">As it stands in the sentence.</param>
internal sealed record Matter(string Head, ImmutableArray<string> Marks, string Spoken)
{
    public static Matter None { get; } = new("", [], "");

    public bool IsNamed => Head.Length > 0;

    /// <summary>A deposit, postage or the like: what is one thing by whatever name.</summary>
    public bool IsRole => Head.StartsWith('#');

    /// <summary>Whether both are surely the same: the same word, and nothing that tells them apart.</summary>
    /// <param name="of">Words that belong to the one offer of the road, which tell nothing apart.</param>
    public bool IsSame(Matter other, IReadOnlySet<string> of) => IsNamed && other.IsNamed && IsSameHead(Head, other.Head, of)
        && Marks.All(mark => other.Marks.Contains(mark) || of.Contains(mark))
            && other.Marks.All(mark => Marks.Contains(mark) || of.Contains(mark));

    /// <summary>"Kurs" is the "Rückenkurs" that is sold; a "Folgekurs" is another.</summary>
    private static bool IsSameHead(string one, string other, IReadOnlySet<string> of) => one == other
        || IsPartOf(one, other) && of.Contains(other) || IsPartOf(other, one) && of.Contains(one);

    private static bool IsPartOf(string part, string whole) =>
        part.Length >= LeastPart && whole.Length > part.Length + 2 && whole.EndsWith(part, StringComparison.Ordinal);

    private const int LeastPart = 4;

    /// <summary>A stem as a key of the file would have it as well: "Rücken" and "ruecken" are the same.</summary>
    public static string Plain(string stem)
    {
        var plain = new StringBuilder(stem.Length);
        foreach (var letter in stem.InForm(NormalizationForm.FormD))
            if (char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) plain.Append(letter == 'ß' ? "ss" : letter.ToString());
        return plain.Replace("ae", "a").Replace("oe", "o").Replace("ue", "u").ToString();
    }

    /// <summary>The words of a word with hyphens, plain and stemmed: "Rücken-Programm" is two.</summary>
    public static ImmutableArray<string> Parts(Word word, Tongue tongue) => Parts(word.Text, tongue);

    public static ImmutableArray<string> Parts(string word, Tongue tongue) =>
        _parts.Of((word, tongue), word.Length, static key => PartsOf(key.Word, key.Tongue));

    private static readonly Kept<(string Word, Tongue Tongue), ImmutableArray<string>> _parts = new(most: 50_000);

    private static ImmutableArray<string> PartsOf(string word, Tongue tongue) => word.Contains('-', StringComparison.Ordinal)
        ? [.. word.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(part => Plain(Stems.Of(part, tongue)))]
        : [Plain(Stems.Of(word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word, tongue))];
}
