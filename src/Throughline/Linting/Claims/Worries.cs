using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>Something that people fear will be done to them.</summary>
/// <param name="Key">Which: "weigh".</param>
/// <param name="IsDenied">The sentence says that it is not done.</param>
internal readonly record struct Worry(string Key, bool IsDenied, string Words);

/// <summary>What people fear at a first visit, and whether a sentence says that it is done or that it is not.</summary>
internal static class Worries
{
    private const int LongestSentence = 60;

    private static readonly ImmutableArray<(string Key, ShapeTable Words)> _all =
    [
        ("look", new(
            ("en", ["look|looks|looking|peer|peers ..2 mouth|teeth|throat|ear|ears|drawers|cupboards",
                "examine|examines|examining|inspect|inspects ..2 mouth|teeth|throat|ears"]),
            ("de", ["mund|zähne|zähnen|rachen|ohr|ohren ..3 schau*|seh*|guck*|untersuch*",
                "schau*|guck*|untersuch*|sieht ..4 mund|zähne|zähnen|rachen|ohr|ohren"]),
            ("es", ["mira|miro|miramos|mirar|mirarle|examina*|revisa* ..3 boca|dientes|muelas|garganta|oído|oídos"]),
            ("fr", ["regard*|examin*|inspect* ..3 bouche|dents|gorge|oreille|oreilles"]),
            ("it", ["guard*|esamin*|controll* ..3 bocca|denti|gola|orecchio|orecchie"]),
            ("pt", ["olh*|examin*|observ* ..3 boca|dentes|garganta|ouvido|ouvidos"]),
            ("nl", ["kijk*|onderzoek* ..3 mond|tanden|gebit|keel|oor|oren", "mond|tanden|gebit|keel|oor|oren ..2 kijk*|onderzoek*"]))),
        ("x-ray", new(
            ("en", ["x-ray*|xray*|x-rayed"]), ("de", ["röntg*|geröntgt"]), ("es", ["radiografía*|radiografiar*|rayos"]),
            ("fr", ["radiograph*", "fai*|pren*|pris ..2 radio|radios"]), ("it", ["radiograf*|lastra|lastre"]),
            ("pt", ["radiograf*|raio-x"]),
            ("nl", ["röntgen*|röntgenfoto*"]))),
        ("drill", new(
            ("en", ["drill|drills|drilling|drilled|injection|injections|inject|injects"]),
            ("de", ["bohren|bohrt|bohre|gebohrt|spritze|spritzen|spritzt|gespritzt"]),
            ("es", ["taladr*|inyect*|inyección|inyecciones|pinchar|pinchamos|pinchazo|pinchazos"]),
            ("fr", ["fraisage|piqûre|piqûres|piquer|piquons|injecter|injection|injections"]),
            ("it", ["trapan*|iniett*|iniezione|iniezioni|puntura|punture"]),
            ("pt", ["broca|brocar|injet*|injeção|injeções|picada|picadas"]),
            ("nl", ["boren|boort|geboord|spuit|spuiten|prik|prikken|prikt"]))),
        ("weigh", new(("en", ["weigh|weighs|weighing you|them|her|him|anybody|anyone|nobody|people|first|in", "on the scale|scales"]),
            ("de", ["wiegen|wiege|wiegt|gewogen|waage"]),
            ("es", ["pesar|pesarla|pesarlo|pesarte|pesarle|pesarse|pesamos|pesa|pesan|báscula"]),
            ("fr", ["peser|pesons|pèse|pesez|pesée|balance"]), ("it", ["pesare|pesarla|pesarlo|pesarti|pesiamo|pesa|bilancia"]),
            ("pt", ["pesar|pesamos|pesá-la|pesá-lo|pesa|balança"]), ("nl", ["wegen|weeg|weegt|gewogen|weegschaal"]))),
        ("photograph", new(
            ("en", ["take|takes|taking|make ..3 photo|photos|photograph|photographs|picture|pictures",
                "photograph|photographs you|them|her"]),
            ("de", ["mach*|schieß*|nehm* ..4 foto|fotos|bild|bilder|aufnahmen", "foto|fotos|bilder ..6 machen|gemacht|schießen",
                "fotografieren|fotografiert|fotografiere"]),
            ("es", ["hacer|hacerle|hacemos|hace|haga|tomar|tomamos|sacar|sacamos ..2 foto|fotos|fotografía|fotografías",
                "fotografiar*"]),
            ("fr", ["prendre|prenons|prend|prenez|faire|faisons ..3 photo|photos", "photographi*"]),
            ("it", ["fare|facciamo|fai|faccia|scattare|scattiamo ..2 foto|fotografia|fotografie", "fotografare|fotografiamo"]),
            ("pt", ["tirar|tiramos|tire|fazer|fazemos ..2 foto|fotos|fotografia|fotografias", "fotografar|fotografamos"]),
            ("nl", ["maken|maak|maakt|nemen|neem ..3 foto|foto's", "foto|foto's ..5 maken|gemaakt", "fotograferen|fotografeer"]))),
        ("record", new(
            ("en", ["talk|call|session|conversation|meeting|lesson|visit|hour ..4 recorded|filmed|taped",
                "record|film|tape the|this|every|our|your|their|any ..1 talk|call|calls|session|conversation|meeting|lesson|visit",
                "start|switch|turn|press ..3 recording|recorder|camera"]),
            ("de", ["gespräch*|telefonat*|sitzung*|stunde|termin|besuch ..5 aufgezeichnet|aufzeichn*|mitgeschnitten|gefilmt|mitschn*",
                "zeichnen|zeichne ..5 auf", "aufzeichnung|mitschnitt|kamera|aufnahme ..2 starten|einschalten|laufen"]),
            ("es", ["charla|llamada|sesión|conversación|cita|clase|visita ..4 graba|grabada|graban|grabamos",
                "grabar|grabamos|graba|grabe ..2 charla|llamada|sesión|conversación|cita|clase|visita"]),
            ("fr", ["entretien|l'entretien|appel|l'appel|séance|conversation|cours|visite ..4 enregistr*|filmé|filmée",
                "enregistr*|film* ..2 entretien|l'entretien|appel|l'appel|séance|conversation|cours|visite"]),
            ("it", ["colloquio|chiamata|seduta|conversazione|lezione|visita ..4 registrat*|registra|filmat*",
                "registrare|registriamo|filmare ..2 colloquio|chiamata|seduta|conversazione|lezione|visita"]),
            ("pt", ["conversa|chamada|sessão|consulta|aula|visita ..4 gravada|grava|gravamos|filmada",
                "gravar|gravamos|filmar ..2 conversa|chamada|sessão|consulta|aula|visita"]),
            ("nl", ["gesprek|telefoontje|sessie|les|bezoek ..4 opgenomen|gefilmd", "gesprek|sessie|les|bezoek ..2 opnemen|filmen",
                "opname ..2 starten|aanzetten"]))),
        ("undress", new(
            ("en", ["undress|undresses|undressing|undressed", "take|takes ..3 clothes|shirt|trousers off", "strip to|down"]),
            ("de", ["ausziehen|auszuziehen|ausgezogen|entkleid*", "oberkörper frei", "ziehen sie sich ..3 aus"]),
            ("es", ["desvest*|desvist*|desnud*", "quitar*|quita|quite ..2 ropa|camisa"]), ("fr", ["déshabill*|dévêt*"]),
            ("it", ["spogli*|svest*"]), ("pt", ["despir|despir-se|dispa|despe|despe-se", "tirar ..2 roupa"]),
            ("nl", ["uitkleden|uitgekleed|ontbloot*", "kleed|kleedt ..3 uit"]))),
        ("crack", new(
            ("en", ["crack|cracks|cracking", "adjust ..2 neck|spine|back"]),
            ("de", ["einrenk*|eingerenkt|knacksen", "renken|renke|renkt ..3 ein"]),
            ("es", ["crujir|crujimos|crujido|crujidos"]), ("fr", ["craquer|craquons|craquement*"]), ("it", ["scrocchi*|scricchiol*"]),
            ("pt", ["estalar|estalamos|estalo|estalos"]), ("nl", ["kraken|kraak|kraakt|gekraakt"]))),
    ];

    /// <summary>What "nobody treats you" rules out.</summary>
    private static readonly ShapeTable _treat = new(("en", ["treat|treats|treated|treatment"]),
        ("de", ["behandelt|behandeln|behandlung"]),
        ("es", ["tratar|tratamos|tratamiento"]), ("fr", ["soigne|soignons|soigner|soin"]), ("it", ["curare|cura|curiamo|trattamento"]),
        ("pt", ["tratar|tratamos|tratamento"]), ("nl", ["behandelt|behandelen|behandeling"]));

    private static readonly string[] _treatments = ["x-ray", "drill", "crack"];

    /// <summary>What makes "not" hold only for a time or without something.</summary>
    private static readonly FrozenSet<string> _untils = PhraseWords.Set(
        "before until without unless only just first bevor bis ohne nur erst bloß antes hasta sin solo sólo salvo avant jusqu'à sans"
        + " seulement prima fino senza soltanto até sem só apenas voordat tot zonder alleen");

    /// <summary>What is taken off at every door.</summary>
    private static readonly FrozenSet<string> _outer = PhraseWords.Set(
        "shoe shoes jacket coat boots hat socks schuhe schuh jacke mantel stiefel mütze socken zapatos abrigo chaqueta chaussures manteau"
        + " veste scarpe giacca cappotto sapatos casaco schoenen jas");

    private static readonly SearchValues<char> _marks = SearchValues.Create(",;:()–—");

    private static readonly KeptBy<Sentence, ImmutableArray<Worry>> _kept = new(sentence => [.. Read(sentence)]);

    public static ImmutableArray<Worry> In(Sentence sentence) => _kept.Of(sentence);

    private static IEnumerable<Worry> Read(Sentence sentence)
    {
        if (sentence.Tongue is null || sentence.IsQuestion || sentence.Words.Length is < 2 or > LongestSentence
            || DutyWords.IsCase(sentence)) yield break;
        foreach (var (key, words) in _all)
            if (words.In(sentence) is var (first, end) && !(key == "undress" && sentence.Words.Any(word => _outer.Contains(word.Text))))
                yield return Of(sentence, key, first, end);
        if (_treat.In(sentence) is var (from, to) && Of(sentence, "", from, to) is { IsDenied: true } none)
            foreach (var key in _treatments) yield return none with { Key = key };
    }

    /// <summary>Whether a denial of the sentence is one without conditions.</summary>
    public static bool IsPlain(Sentence sentence) => !sentence.Words.Any(word => _untils.Contains(word.Text));

    private static Worry Of(Sentence sentence, string key, int first, int end)
    {
        var (from, until) = (first, end);
        while (from > 0 && !IsBreak(sentence, from)) from--;
        while (until < sentence.Words.Length && !IsBreak(sentence, until)) until++;
        return new(key, sentence.Words[from..until].Any(word => DutyWords.Denies.Contains(word.Text) || word.Text is "ne" or "niemanden"
            or "niemandem" or "ninguém" || word.Text.StartsWith("n'", StringComparison.Ordinal)), sentence.Between(from, until - 1));
    }

    private static bool IsBreak(Sentence sentence, int word)
    {
        var before = sentence.Words[word - 1];
        return sentence.Text.AsSpan(before.Start + before.Length, sentence.Words[word].Start - before.Start - before.Length)
            .IndexOfAny(_marks) >= 0;
    }
}
