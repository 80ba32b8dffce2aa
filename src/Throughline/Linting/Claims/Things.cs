using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>A thing that a sentence names: "a bag of felt pads".</summary>
/// <param name="Words">As it is written.</param>
/// <param name="Heads">The words of it that say what it is, with their stems.</param>
internal sealed record Thing(string Words, ImmutableArray<Word> Heads);

/// <summary>
/// Which things a sentence names after a word, and whether another text speaks of the same. A rough reading without grammar: a
/// thing begins at an article or right after the verb and ends at a little word or a mark; what stands behind "at", "for" or "in"
/// is no thing but a place.
/// </summary>
internal static partial class Things
{
    private const int LongestThing = 5;
    private const int MostThings = 6;

    /// <summary>From so many letters on, a word within another is the same thing: "Karte" and "Übungskarte".</summary>
    private const int LeastPart = 4;

    private static FrozenDictionary<string, FrozenSet<string>> Table(params (string Tongue, string Words)[] rows) =>
        rows.ToFrozenDictionary(row => row.Tongue, row => row.Words.Split(' ').ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    private static bool Has(FrozenDictionary<string, FrozenSet<string>> table, Tongue tongue, string word) =>
        table[tongue.Tag].Contains(word);

    private static readonly FrozenDictionary<string, FrozenSet<string>> _articles = Table(
        ("en", "a an the your our my some another two three four five six ten this these his her their one each every new"),
        ("de",
            "ein eine einen einem eines der die das den dem ihr ihre ihren dein deine deinen unser unsere unseren mein meine "
            + "meinen zwei drei vier fünf sechs zehn noch diese dieses diesen"),
        ("es",
            "un una unos unas el la los las tu tus su sus mi mis nuestro nuestra nuestros nuestras vuestro vuestra dos tres "
            + "cuatro cinco este esta otro otra"),
        ("fr", "un une des le la les l' du ton ta tes votre vos mon ma mes notre nos deux trois quatre cinq ce cette petit petite"),
        ("it",
            "un una uno il lo la i gli le l' del della dei delle tuo tua suo sua vostro vostra mio mia nostro nostra due tre "
            + "quattro questo questa"),
        ("pt", "um uma uns umas o a os as teu tua seu sua vosso vossa meu minha nosso nossa dois duas três quatro este esta"),
        ("nl", "een de het je jouw uw ons onze mijn twee drie vier vijf deze dit nog"));

    private static readonly FrozenDictionary<string, FrozenSet<string>> _places = Table(
        ("en",
            "at in on for by with from to into during within after before until till about through around under over behind near "
            + "without per as if when than like because"),
        ("de",
            "zu zum zur in im ins am an bei beim vor nach mit für von vom aus bis über unter ab seit während ohne auf per um wenn "
            + "falls als weil"),
        ("es", "a al en para por con desde de del hasta durante sobre tras sin antes después según si cuando como porque"),
        ("fr", "à au aux en pour par avec dans de sur chez dès depuis jusqu'à sous sans avant après si quand comme lors"),
        ("it", "a al alla ai in nel nella per con da dal dalla di su sul sulla entro durante tra fra senza prima dopo se quando come"),
        ("pt", "a ao à em no na nos nas para por pelo pela com de do da dos das até durante sobre sem antes depois se quando como"),
        ("nl", "op in aan bij met van voor na naar om uit tot over tijdens zonder per als wanneer binnen"));

    /// <summary>"Of": what follows belongs to the thing before.</summary>
    private static readonly FrozenSet<string> _of = "of de del di do da dos von van d'".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _fores = (
        "pequeño pequeña pequeños pequeñas buen buena gran nuevo nueva primer primera mejor breve corta corto petit petite petits bon "
        +
            "bonne nouveau nouvelle premier première grand grande piccolo piccola nuovo nuova primo prima breve bel bella pequeno "
            + "pequena novo nova primeiro primeira bom boa "
        + "free kurze kurzen kleine kleinen kleines kleiner neue neuen neues").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _ends = (
        "today tomorrow tonight soon then now shortly straight right back out off up down free together personally myself too "
        + "also well by "
        + "later next this first monday tuesday wednesday thursday friday saturday sunday week weeks day days month "
        +
            "heute morgen bald dann jetzt gleich mit zu dazu gern gerne auch montag dienstag mittwoch donnerstag freitag samstag "
            + "sonntag kostenlos "
        +
            "hoy mañana pronto luego ahora gratis lunes martes miércoles jueves viernes sábado domingo que demain bientôt puis "
            + "qui gratuitement lundi mardi mercredi jeudi vendredi samedi "
        +
            "domani presto poi che gratis hoje amanhã logo depois grátis morgen straks dan ook die dat welke which that who "
            + "made engraved printed framed sewn stamped delivered posted "
        + "needed required necessary nötig erforderlich ready waiting bereit will is are was were").Split(' ')
                .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _pronouns = (
        "us me you him her them it uns mir mich ihnen ihm ihr dir dich euch sich mí nosotros ti él ella ellos usted nous moi vous "
        + "toi lui elle "
        + "noi me voi te lei nós mim si ela ons mij jou hem haar").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _units = (
        "euro euros pounds pound dollars dollar franken francs percent prozent minutes minuten minutos days tage días weeks "
        + "wochen semanas stunden hours horas "
        + "heures jours semaines ore giorni settimane dias uur dagen weken you us").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _holders = (
        "bag box pair set jar bottle pack packet bunch copy couple piece case crate tin tube bar loaf basket bolsa caja par juego "
        + "botella bote tarro lote cesta "
        +
            "boîte sac paire bouteille pot lot bouquet bon chèque panier scatola sacchetto paio bottiglia vasetto buono cesto "
            + "saco par garrafa frasco cabaz doos zak paar fles pot").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _ands = "nor noch ni né nem".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The things named from a word on.</summary>
    public static ImmutableArray<Thing> After(Sentence sentence, int from)
    {
        if (sentence.Tongue is not { } tongue) return [];
        var things = ImmutableArray.CreateBuilder<Thing>();
        var words = sentence.Words;
        for (var at = from; at < words.Length && things.Count < MostThings;)
        {
            var begins = at == from || at > from && _ands.Contains(words[at - 1].Text) || Has(_articles, tongue, words[at].Text)
                || tongue.Tag ==
                "de" && char.IsUpper(sentence.Text[words[at].Start]);
            if (Has(_places, tongue, words[at].Text) && !Has(_articles, tongue, words[at].Text)) at = PastPlace(sentence, tongue, at);
            else if (begins && Read(sentence, tongue, at) is (var thing, var end) && thing is not null)
            {
                things.Add(thing);
                at = Math.Max(at + 1, end);
            }
            else at++;
        }
        return things.ToImmutable();
    }

    // "at the first appointment", "zum ersten Termin": up to the noun.
    private static int PastPlace(Sentence sentence, Tongue tongue, int at)
    {
        var words = sentence.Words;
        var end = at + 1;
        if (end < words.Length && _pronouns.Contains(words[end].Text)) return end + 1;
        while (end < words.Length && end - at <= LongestThing && !IsMarkBetween(sentence, end - 1, end))
        {
            if (Has(_places, tongue, words[end].Text) && !Has(_articles, tongue, words[end].Text)) return end;
            var isNoun = tongue.Tag == "de" ? char.IsUpper(sentence.Text[words[end].Start]) : !Has(_articles, tongue, words[end].Text);
            end++;
            if (isNoun && (tongue.Tag is "de" or "es" or "fr" or "it" or "pt" || end < words.Length
                && IsLittle(tongue, words[end].Text))) return end;
        }
        return end;
    }

    private static (Thing? Thing, int End) Read(Sentence sentence, Tongue tongue, int from)
    {
        var words = sentence.Words;
        var start = from;
        while (start < words.Length && start - from < 3 && (Has(_articles, tongue, words[start].Text)
            || _fores.Contains(words[start].Text)) && (start == from
            || !IsMarkBetween(sentence, start - 1, start))) start++;
        var end = start;
        while (end < words.Length && end - start < LongestThing && !(end > start && IsMarkBetween(sentence, end - 1, end))
            && !EndsThing(sentence, tongue, words[end], end)) end++;
        if (end == start) return (null, from + 1);
        var heads = HeadsOf(sentence, tongue, start, end);
        // "a bag of felt pads": what is in the bag counts as well; but a picture of the roof is no roof.
        if (end + 1 < words.Length && _of.Contains(words[end].Text))
        {
            var of = Has(_articles, tongue, words[end + 1].Text) ? end + 2 : end + 1;
            var last = of;
            while (last < words.Length && last - of < 3 && !(last > of && IsMarkBetween(sentence, last - 1, last))
                && !EndsThing(sentence, tongue, words[last], last)) last++;
            if (last > of && heads.Any(head => _holders.Contains(head.Text)))
                heads = [.. heads, .. HeadsOf(sentence, tongue, of, last).Where(head => !_units.Contains(head.Text))];
            end = Math.Max(end, last);
        }
        return heads.IsEmpty ? (null, from + 1) : (new(sentence.Between(from, end - 1), heads), end);
    }

    private static bool EndsThing(Sentence sentence, Tongue tongue, Word word, int at) =>
        IsLittle(tongue, word.Text) || _ends.Contains(word.Text) || tongue.Calendar is null || char.IsDigit(word.Text[0])
        || tongue.Tag == "de" && at > 0 && char.IsUpper(sentence.Text[sentence.Words[at - 1].Start])
            && !char.IsUpper(sentence.Text[word.Start]);

    private static bool IsLittle(Tongue tongue, string word) => tongue.Little.Value.Contains(word) || Has(_places, tongue, word)
        || Has(_articles, tongue, word);

    // The last word in English and Dutch, the words with a capital in German, the first in languages that put the noun first.
    private static ImmutableArray<Word> HeadsOf(Sentence sentence, Tongue tongue, int start, int end)
    {
        var words = sentence.Words[start..end];
        return tongue.Tag switch
        {
            "en" or "nl" => [words[^1]],
            "de" => [.. words.Where(word => char.IsUpper(sentence.Text[word.Start])).Take(2)],
            _ => [.. words.Where(word => !_fores.Contains(word.Text)).Take(1)],
        };
    }

    private static readonly SearchValues<char> _marks = SearchValues.Create(",;:–—()\"“”„.");

    private static bool IsMarkBetween(Sentence sentence, int one, int other)
    {
        var (first, next) = (sentence.Words[one], sentence.Words[other]);
        return sentence.Text.AsSpan(first.Start + first.Length, next.Start - first.Start - first.Length).IndexOfAny(_marks) >= 0;
    }

    /// <summary>What is called by one word here and by another there.</summary>
    private static readonly FrozenDictionary<string, int> _same = ((string[])
    [
        "voucher code coupon discount gift-card gutschein gutscheincode rabatt rabattcode code vale cupón descuento código bono "
        + "bon réduction remise chèque buono sconto codice coupon desconto cupão vale tegoedbon korting kortingscode",
        "checklist list liste checkliste lista lijst",
        "sheet worksheet page half-page blatt merkblatt arbeitsblatt seite hoja ficha fiche feuille scheda foglio folha blad werkblad",
        "guide guidebook booklet handbook manual instructions tips leitfaden anleitung heft tipps guía manual consejos conseils "
        + "guida consigli guia conselhos gids handleiding",
        "template vorlage muster plantilla modelo modèle modello sjabloon",
        "photo photos picture pictures image images gallery foto fotos bild bilder galerie imágenes imagen fotografía fotografías "
        + "galería photo image galerie fotografie immagini galleria fotografia imagens afbeelding",
        "certificate diploma attest badge bescheinigung zertifikat urkunde nachweis certificado título diploma constancia "
        + "certificat attestation diplôme certificato attestato certificaat bewijs",
        "recording video film clip replay aufzeichnung video film mitschnitt grabación vídeo enregistrement vidéo registrazione "
        + "gravação opname",
        "parcel package box kit set paket päckchen box set kiste paquete caja kit colis coffret boîte pacco scatola kit encomenda "
        + "caixa pakket doos",
        "quote estimate proposal offer price figure angebot kostenvoranschlag preis presupuesto oferta precio devis proposition "
        + "prix preventivo offerta prezzo orçamento proposta preço offerte prijs",
        "card postcard note letter karte postkarte brief tarjeta postal carta nota carte lettre mot cartolina lettera biglietto "
        + "cartão postal kaart kaartje brief",
        "contract agreement terms vertrag vereinbarung contrato acuerdo contrat accord contratto accordo acordo contract overeenkomst",
        "summary notes minutes report result results analysis review bericht zusammenfassung protokoll auswertung ergebnis "
        + "ergebnisse analyse resumen informe resultado resultados análisis résumé rapport bilan compte-rendu résultats riassunto "
        + "rapporto relazione risultati resumo relatório verslag samenvatting rapport",
        "gift present surprise treat extra geschenk überraschung aufmerksamkeit präsent regalo detalle sorpresa obsequio cadeau "
        + "surprise regalo sorpresa omaggio presente surpresa prenda cadeau cadeautje verrassing",
        "sample tester swatch muster probe kostprobe muestra prueba échantillon campione assaggio amostra staal monster",
        "recipe recipes rezept rezepte receta recetas recette recettes ricetta ricette receita receitas recept recepten",
        "schedule timetable calendar dates plan zeitplan termine kalender stundenplan horario calendario fechas planning "
        + "calendrier horaires orario calendario horário rooster agenda",
    ]).SelectMany((group, i) => group.Split(' ').Select(word => (word, i))).DistinctBy(at => at.word)
        .ToFrozenDictionary(at => at.word, at => at.i, StringComparer.Ordinal);

    /// <summary>Whether a word of a text means one of the heads of a thing.</summary>
    public static bool IsSame(Word head, Word other, Tongue? tongue)
    {
        if (head.Stem == other.Stem || head.Text == other.Text) return true;
        if (_same.TryGetValue(head.Text, out var one) && _same.TryGetValue(other.Text, out var two) && one == two) return true;
        return tongue?.Tag is "de" or "nl" && (other.Text.Length >= LeastPart && head.Text.EndsWith(other.Stem, StringComparison.Ordinal)
            && other.Stem.Length >= LeastPart
            || head.Stem.Length >= LeastPart && (other.Text.EndsWith(head.Stem, StringComparison.Ordinal)
                || other.Text.StartsWith(head.Stem, StringComparison.Ordinal)
            || other.Stem.EndsWith(head.Stem, StringComparison.Ordinal)));
    }

    /// <summary>A letter, a card or a parcel: what post brings, whatever is in it.</summary>
    public static bool IsMail(Thing thing) =>
        thing.Heads.Any(head => _same.TryGetValue(head.Text, out var group) && (group == _same["parcel"] || group == _same["postcard"]));

    public static bool IsIn(Sentence sentence, Thing thing) =>
        thing.Heads.Any(head => (thing.Heads.Length == 1 || head.Text != "bon")
            && sentence.Words.Any(word => IsSame(head, word, sentence.Tongue)));

    /// <summary>Something that somebody could hold, open or use up, and would miss.</summary>
    public static bool IsConcrete(Thing thing, bool isPosted) =>
        !thing.Heads.Any(head => (isPosted ? _vagueInPost : _vague).Contains(head.Text) || head.Text.Length < 3
            || char.IsDigit(head.Text[0]));
}
