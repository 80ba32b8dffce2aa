using System.Collections.Frozen;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>
/// People whom a letter speaks to by what they are ("Dear resellers", "As a bee farmer you know"), where no other text of the
/// journey, and nothing that the owner wrote about the ideal client, has a word for them.
/// </summary>
internal static class SpokenTo
{
    private const int LongestName = 5;
    private const int ShortestNoun = 5;

    public static IEnumerable<Said> Strangers(Road road)
    {
        if (road.Reading.Tongue is not { } tongue) yield break;
        foreach (var text in road.Reading.Texts.Where(text => text.Kind == TextKind.Letter && text.Tongue == tongue))
            foreach (var sentence in text.Sentences)
                if ((Greeted(sentence) ?? As(sentence)) is var (first, noun) && IsNowhereElse(road, text, sentence.Words[noun], tongue))
                    yield return new(text, sentence, sentence.Between(first, noun));
    }

    /// <summary>"Caros revendedores:"; names and what everybody is called are none.</summary>
    private static (int First, int Noun)? Greeted(Sentence sentence)
    {
        var words = sentence.Words;
        if (words.Length < 2 || !_dear.Contains(words[0].Text) && !(words[0].Text == "sehr" && words[1].Text.StartsWith("geehrte",
            StringComparison.Ordinal))) return null;
        for (var i = 1; i < Math.Min(words.Length, LongestName); i++)
        {
            if (!IsEnd(sentence, i)) continue;
            var word = words[i];
            return word.Length >= ShortestNoun && !_everybody.Contains(word.Text) && IsNoun(sentence, word) ? (i, i) : null;
        }
        return null;
    }

    // In German all nouns have a capital, and so have names: a reader is one of many there.
    private static bool IsNoun(Sentence sentence, Word word) => sentence.Tongue?.Tag == "de"
        ? _persons["de"].Any(end => word.Text.EndsWith(end, StringComparison.Ordinal)) && sentence.Tongue.IsCommon(word.Text)
        : char.IsLower(sentence.Text[word.Start]);

    private static bool IsEnd(Sentence sentence, int at)
    {
        var end = sentence.Words[at].Start + sentence.Words[at].Length;
        return end >= sentence.Text.Length || sentence.Text[end] is ',' or ':' or '!';
    }

    /// <summary>"As a commercial bee farmer with eighty colonies you will know".</summary>
    private static (int First, int Noun)? As(Sentence sentence)
    {
        if (sentence.Tongue is not { } tongue || sentence.Words.Length < 4) return null;
        var words = sentence.Words;
        var first = _as.Of(tongue).LengthAt(words, 0);
        // In the Romance languages the verb says "you", and no word does.
        if (first == 0 || tongue.Tag is "en" or "de" or "nl" or "fr" && !words.Skip(first).Any(word => _you.Contains(word.Text)))
            return null;
        var noun = first;
        while (noun + 1 < words.Length && noun - first < LongestName && !IsEnd(sentence, noun) && !tongue.Little.Value
            .Contains(words[noun + 1].Text) && tongue.Tag is "en") noun++;
        var word = words[noun];
        return word.Length >= ShortestNoun && !_things.Contains(word.Text)
            && _persons[tongue.Tag].Any(end => word.Text.EndsWith(end, StringComparison.Ordinal)) ? (first, noun) : null;
    }

    private static bool IsNowhereElse(Road road, ReadText text, Word noun, Tongue tongue)
    {
        var own = Stems.Of(noun.Text, tongue);
        var root = own.Length > 5 ? own[..5] : own;
        return road.Reading.Texts.All(other => other == text || other.Message is not null && other.Message == text.Message
                || !other.Sentences.Any(sentence => sentence.Words.Any(word => word.Text.Contains(root, StringComparison.Ordinal))))
            && !Worksheet.OfPersona(road).Concat(Worksheet.Of(road)).Any(said => said.Contains(root, StringComparison.OrdinalIgnoreCase));
    }

    private static readonly TongueWords _as = new("as a|an", "als", "como", "en tant que|qu', comme", "come, in quanto",
        "como, enquanto", "als");

    /// <summary>Ends of words for people by what they do.</summary>
    private static readonly FrozenDictionary<string, string[]> _persons = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["en"] = ["er", "or", "ist", "ian", "keeper", "owner", "holder"],
        ["de"] = ["er", "erin", "ler", "ner", "ist", "istin", "eure", "eur", "leute"],
        ["es"] = ["dor", "dora", "ista", "tor", "tora", "ario", "aria"],
        ["fr"] = ["eur", "euse", "iste", "trice", "aire"],
        ["it"] = ["tore", "trice", "ista", "ario"],
        ["pt"] = ["dor", "dora", "ista", "tor", "tora", "ário", "ária"],
        ["nl"] = ["aar", "ondernemer", "houder", "ist", "eur"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _dear = PhraseWords.Set(
        "dear hello hi attention liebe werte hallo estimados estimadas queridos queridas chers chères cari care gentili caros caras"
        + " prezados prezadas beste geachte");

    /// <summary>What a letter may call anybody, or all of them.</summary>
    private static readonly FrozenSet<string> _everybody = PhraseWords.Set(
        "everyone everybody there friend friends neighbour neighbours neighbor neighbors customer customers client clients reader readers"
        + " member members guest guests folks madam colleague colleagues parents family all subscribers subscriber"
        + " freunde kunden kundinnen leser leserinnen gäste nachbarn familie eltern mitglieder zusammen damen herren"
        + " amigos amigas clientes vecinos vecinas socios familia todos todas lectores padres señores"
        + " amis amies clients clientes voisins voisines lecteurs parents madame monsieur tous toutes famille membres"
        + " amici amiche clienti vicini tutti tutte signori lettori genitori soci famiglia"
        + " amigos amigas clientes vizinhos todos todas leitores pais senhores sócios família"
        + " vrienden klanten buren lezers leden iedereen allemaal ouders mensen mevrouw meneer familie");

    private static readonly FrozenSet<string> _you = PhraseWords.Set(
        "you your you'll you've sie ihnen ihr ihre ihren du dich dir dein deine vous votre vos te ton u uw je jij jouw");

    private static readonly FrozenSet<string> _things = PhraseWords.Set(
        "reminder starter number matter offer letter order paper answer filler favour corner summer winter member customer reader"
        + " subscriber beginner whatever former refresher teaser poster flyer folder sticker voucher sister daughter mother father brother"
        + " primer rather computer dinner supper quarter factor error mirror colour flavour floor decor labor neighbour neighbor visitor"
        + " immer später früher sommer winter dauer wasser zimmer fenster nummer messer ersteller lehrer mutter vater tochter schwester"
        + " favor valor color calor dolor mejor mayor menor siempre anterior ulterior horario necesario diario contrario comentario"
        + " bonheur chaleur couleur heure leur meilleur coeur valeur peur nécessaire contraire primeur"
        + " favore valore calore dolore cuore sempre orario contrario migliore maggiore necessario"
        + " favor valor maior melhor menor amor calor necessário contrário diário horário klaar daar jaar maar waar");
}
