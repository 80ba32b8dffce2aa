using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>A telephone number or a house number in a sentence.</summary>
/// <param name="Key">What is the same for two that would be mistaken for each other: the start of the number, or the street.</param>
/// <param name="Value">What tells them apart.</param>
internal sealed record Whereabouts(Sentence Sentence, string Words, string Key, string Value)
{
    /// <summary>Digits of a telephone number, and how many at its start say what kind of line it is.</summary>
    private const int FewestDigits = 9;
    private const int SameStart = 5;

    private static readonly KeptBy<PlainReading, ImmutableArray<Whereabouts>> _kept = new(Read);

    private static readonly FrozenSet<string> _streetsAfter = PhraseWords.Set(
        "street road lane avenue st rd ave close square drive terrace row court hill");
    private static readonly FrozenSet<string> _streetsBefore = PhraseWords.Set(
        "calle avenida avda plaza paseo rue avenue place boulevard via viale piazza"
        + " corso rua avenida praça");
    /// <summary>Another door, or another line, than the one where customers come and ring.</summary>
    private static readonly FrozenSet<string> _elsewhere = PhraseWords.Set("park parking car bus entrance round back emergency"
        + " emergencies hours"
        + " weekend weekends night fax mobile cell office warehouse new old moved moving parken parkplatz parkplätze tiefgarage"
        + " eingang notfall"
        + " notfälle notfällen nachts wochenende mobil handy büro lager neu neue neuen umgezogen aparcar aparcamiento entrada"
        + " urgencias móvil"
        + " oficina nuevo nueva garer parking entrée urgence urgences portable nouveau nouvelle parcheggio ingresso urgenze cellulare nuovo"
        + " estacionar estacionamento urgências telemóvel parkeren ingang spoed mobiel nieuw or oder o ou of");

    private static readonly string[] _streetEnds =
        ["straße", "strasse", "weg", "platz", "allee", "gasse", "straat", "laan", "plein", "gracht"];

    public static ImmutableArray<Whereabouts> In(PlainReading reading) => _kept.Of(reading);

    /// <summary>The odd one first: what fewer texts have, or what comes later.</summary>
    public static IEnumerable<(Said Odd, Said Usual)> Clashes(Road road)
    {
        var all = road.Reading.Texts.SelectMany(text => In(text.Reading).Select(at => (Text: text, At: at))).Take(100).ToArray();
        foreach (var group in all.GroupBy(one => one.At.Key, StringComparer.Ordinal))
        {
            var values = group.GroupBy(one => one.At.Value, StringComparer.Ordinal).OrderByDescending(at => at.Count()).ToArray();
            // Whoever names both knows both.
            if (values.Length != 2 || values[0].Select(one => one.Text).Intersect(values[1].Select(one => one.Text)).Any()) continue;
            if (values.SelectMany(at => at).Any(one => one.At.Sentence.Words.Any(word => _elsewhere.Contains(word.Text)))) continue;
            if (values[0].Count() > 1 && values[1].Count() > 1) continue;
            var (odd, usual) = (values[1].First(), values[0].First());
            yield return (new(odd.Text, odd.At.Sentence, odd.At.Words), new(usual.Text, usual.At.Sentence, usual.At.Words));
        }
    }

    private static ImmutableArray<Whereabouts> Read(PlainReading reading) =>
        [.. reading.Sentences.Where(sentence => sentence.Words.Length < 80).SelectMany(InSentence)];

    private static IEnumerable<Whereabouts> InSentence(Sentence sentence)
    {
        var words = sentence.Words;
        for (var i = 0; i < words.Length; i++)
        {
            if (char.IsAsciiDigit(words[i].Text[0]) && Number(sentence, i) is var (digits, last))
            {
                yield return new(sentence, sentence.Between(i, last), $"tel {digits.Length} {digits[..SameStart]}", digits);
                i = last;
            }
            else if (House(sentence, i) is { } house) yield return house;
        }
    }

    private static (string Digits, int Last)? Number(Sentence sentence, int first)
    {
        var (digits, last) = ("", first - 1);
        for (var i = first; i < sentence.Words.Length && i - first < 8 && sentence.Words[i].Text.All(char.IsAsciiDigit); i++)
        {
            if (i > first && sentence.Words[i].Start - sentence.Words[i - 1].Start - sentence.Words[i - 1].Length > 3) break;
            if (i > first && sentence.Text[sentence.Words[i].Start - 1] is ',' or ':') break;
            (digits, last) = (digits + sentence.Words[i].Text, i);
        }
        return digits.Length is >= FewestDigits and <= 15 ? (digits, last) : null;
    }

    private static Whereabouts? House(Sentence sentence, int at)
    {
        var words = sentence.Words;
        bool IsHouse(int i) => i >= 0 && i < words.Length && words[i].Text.Length <= 4 && char.IsAsciiDigit(words[i].Text[0]);
        bool IsName(int i) => i >= 0 && i < words.Length && char.IsUpper(sentence.Text[words[i].Start]);
        // "Gartenstraße 12", "12 Mill Lane", "calle Mayor 12", "12 rue des Lilas".
        if (_streetEnds.Any(end => words[at].Text.EndsWith(end, StringComparison.Ordinal)) && IsName(at) && IsHouse(at + 1))
            return new(sentence, sentence.Between(at, at + 1), $"street {words[at].Text}", words[at + 1].Text);
        if (_streetsAfter.Contains(words[at].Text) && IsName(at) && IsName(at - 1) && IsHouse(at - 2))
            return new(sentence, sentence.Between(at - 2, at), $"street {words[at - 1].Text} {words[at].Text}", words[at - 2].Text);
        if (!_streetsBefore.Contains(words[at].Text)) return null;
        var name = at + 1;
        while (name < words.Length && name - at <= 3 && !IsName(name)) name++;
        if (!IsName(name)) return null;
        if (IsHouse(at - 1)) return new(sentence, sentence.Between(at - 1, name), $"street {words[name].Text}", words[at - 1].Text);
        var end = name + 1;
        while (end < words.Length && end - name <= 2 && IsName(end)) end++;
        return IsHouse(end) ? new(sentence, sentence.Between(at, end), $"street {words[name].Text}", words[end].Text) : null;
    }
}
