using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>The name of something that is sold, as it stands in a sentence: "Costa Rica Retreat".</summary>
/// <param name="Stems">Plain, of its words.</param>
internal sealed record ProductName(Sentence Sentence, string Words, ImmutableArray<string> Stems)
{
    private static readonly KeptBy<PlainReading, ImmutableArray<ProductName>> _kept = new(Read);

    private static readonly FrozenSet<string> _kinds = PhraseWords.Set(
        "experience duo dúo trio edition journey system weekend lessons sessions"
        + " starter premium platino platinum komplett sorglos experiencia expérience esperienza experiência escapade estancia"
        + " course programme program package plan club box crate set card pass membership workshop retreat method series challenge"
        + " academy bundle kit subscription collection masterclass bootcamp intensive training"
        + " programm kurs paket abo karte kiste seminar coaching mitgliedschaft akademie methode"
        + " programa curso bono caja pack método taller retiro membresía tarjeta suscripción cuota"
        + " cours formule forfait abonnement coffret carte atelier stage séjour"
        + " programma corso pacchetto abbonamento tessera percorso ritiro laboratorio"
        + " pacote plano clube caixa assinatura oficina cursus pakket kaart");

    public static ImmutableArray<ProductName> In(PlainReading reading) => _kept.Of(reading);

    /// <summary>Whether a word is one for what is sold, or ends with one: "Geigenbaukurs".</summary>
    public static bool IsKind(string word, Tongue tongue) => _kinds.Contains(word)
        || tongue.Tag is "de" or "nl" && word.Length > 6 && (word.EndsWith("kurs", StringComparison.Ordinal)
            || word.EndsWith("paket", StringComparison.Ordinal)
            || word.EndsWith("programm", StringComparison.Ordinal) || word.EndsWith("woche", StringComparison.Ordinal)
                || word.EndsWith("workshop", StringComparison.Ordinal)
            || word.EndsWith("seminar", StringComparison.Ordinal) || word.EndsWith("abo", StringComparison.Ordinal)
                || word.EndsWith("cursus", StringComparison.Ordinal));

    private static ImmutableArray<ProductName> Read(PlainReading reading) =>
        [.. reading.Sentences.Where(sentence => sentence.Tongue is not null && sentence.Words.Length < 80).SelectMany(InSentence)];

    private static IEnumerable<ProductName> InSentence(Sentence sentence)
    {
        var (words, tongue) = (sentence.Words, sentence.Tongue!);
        // A line in which every word begins with a capital says nothing by them.
        if (words.Length > 2 && words.Count(word => IsCapital(sentence, word)) > words.Length * 0.7) yield break;
        for (var i = 0; i < words.Length; i++)
        {
            if (!IsCapital(sentence, words[i])) continue;
            var end = i;
            while (end + 1 < words.Length && IsCapital(sentence, words[end + 1])
                && words[end + 1].Start == words[end].Start + words[end].Length + 1) end++;
            var first = i > 0 ? i : SkipFirst(words, tongue, end);
            i = end;
            if (first < 0) continue;
            var run = words[first..(end + 1)];
            var isJoined = tongue.Tag == "de" && run.Any(word => word.Text.Contains('-', StringComparison.Ordinal)
                && IsKind(word.Text[(word.Text.LastIndexOf('-') + 1)..], tongue));
            if (tongue.Tag == "de" && !isJoined || tongue.Tag != "de" && (run.Length < 2
                || !run.Any(word => _kinds.Contains(word.Text)))) continue;
            yield return new(sentence, sentence.Between(first, end), [.. run.SelectMany(word => Matter.Parts(word, tongue)).Distinct()]);
        }
    }

    // The first word of a sentence has its capital in any case.
    private static int SkipFirst(ImmutableArray<Word> words, Tongue tongue, int end) =>
        !PhraseWords.Of(tongue).IsLittle(words[0].Text) && end > 0 ? 0 : end >= 1 ? 1 : -1;

    private static bool IsCapital(Sentence sentence, Word word) => char.IsUpper(sentence.Text[word.Start]);
}
