using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>How loud a message is: words of a fairground, words in capitals, and exclamation marks in a row, counted together.</summary>
/// <param name="Capitals">Each once.</param>
/// <param name="Marks">Exclamation marks in all.</param>
/// <param name="Runs">Places where two and more stand in a row.</param>
/// <param name="LongestRun">Marks in the longest of them.</param>
internal sealed record Loudness(ImmutableArray<MannerHit> Words, ImmutableArray<Said> Capitals, int Marks, int Runs, int LongestRun)
{
    /// <summary>A heading in capitals, or one happy "!!", is below it.</summary>
    private const int LeastPoints = 5;

    private static readonly FrozenSet<string> _shortForms = new[]
    {
        "usa", "fbi", "cia", "dna", "vip", "sos", "gps", "dvd", "nasa", "suv", "bbc", "nhs", "gmbh", "ag", "kg", "tüv", "pkw", "lkw", "edv",
        "adn", "iva", "dni", "ong", "pdf", "faq", "sms", "mom", "led", "pin", "mac", "ufo", "aids", "uno", "nato", "eur", "usd", "gbp",
    }.ToFrozenSet(StringComparer.Ordinal);

    public bool IsLoud
    {
        get
        {
            var words = Words.Sum(hit => hit.Points);
            var marks = Math.Min(6, 2 * Runs) + Math.Clamp(Marks - 2, 0, 2);
            var kinds = (words > 0 ? 1 : 0) + (Marks > 2 || Runs > 0 ? 1 : 0) + (Capitals.Length > 1 ? 1 : 0);
            return words + marks + Math.Min(4, Capitals.Length) >= LeastPoints
                && (kinds > 1 || Words.Length > 2 && Words.Any(hit => hit.Points > 1));
        }
    }

    /// <param name="texts">Subject, grey line and body of one message.</param>
    public static Loudness Of(IEnumerable<ReadText> texts)
    {
        var read = texts.ToArray();
        var hits = read.SelectMany(LoudWords.Table.In).DistinctBy(hit => hit.Words, StringComparer.OrdinalIgnoreCase);
        return new([.. hits], [.. read.SelectMany(Shouted).DistinctBy(said => said.Words)],
            read.Sum(text => text.Written.AsSpan().Count('!')), read.Sum(text => RunsIn(text.Written).Count()),
            read.SelectMany(text => RunsIn(text.Written)).DefaultIfEmpty().Max());
    }

    private static IEnumerable<Said> Shouted(ReadText text)
    {
        if (text.Tongue is not { } tongue) yield break;
        foreach (var sentence in text.Sentences)
            foreach (var word in sentence.Words)
                if (word.Length >= 3 && IsCapital(sentence.Text.AsSpan(word.Start, word.Length)) && !_shortForms.Contains(word.Text)
                    && tongue.IsCommon(word.Text))
                    yield return new(text, sentence, sentence.Text.Substring(word.Start, word.Length));
    }

    private static bool IsCapital(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
            if (!char.IsUpper(letter) && letter is not ('\'' or '’')) return false;
        return true;
    }

    /// <summary>How long each row of two and more exclamation marks is.</summary>
    private static IEnumerable<int> RunsIn(string text)
    {
        for (var at = text.IndexOf("!!", StringComparison.Ordinal); at >= 0; at = text.IndexOf("!!", at, StringComparison.Ordinal))
        {
            var from = at;
            while (at < text.Length && text[at] == '!') at++;
            yield return at - from;
        }
    }
}
