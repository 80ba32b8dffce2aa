using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>A number that a sentence gives for something: how long it takes, how long it holds, how many there are.</summary>
/// <param name="Topic">What is counted: "lasts", "cancel", "warranty", "count".</param>
/// <param name="Value">Minutes for times; a plain number for what is counted.</param>
/// <param name="Matter">What lasts or is counted; nothing where the topic says it.</param>
/// <param name="IsRough">"About": only a far other number is another.</param>
/// <param name="IsTotal">All of it: "the programme has six evenings".</param>
internal sealed record Quantity(string Topic, double Value, Matter Matter, bool IsRough, bool IsTotal, Sentence Sentence, string Words)
{
    private const int LongestSentence = 60;
    private const int Reach = 9;

    private static readonly KeptBy<PlainReading, ImmutableArray<Quantity>> _kept = new(Read);

    public static ImmutableArray<Quantity> In(PlainReading reading) => _kept.Of(reading);

    /// <summary>Whether two numbers cannot both be right.</summary>
    public bool Differs(Quantity other)
    {
        var ratio = Math.Max(Value, other.Value) / Math.Max(1, Math.Min(Value, other.Value));
        return ratio > (IsRough || other.IsRough ? 1.45 : 1.04);
    }

    private static ImmutableArray<Quantity> Read(PlainReading reading) => [.. reading.Sentences
        .Where(sentence => sentence is { Tongue: not null, IsQuestion: false, Words.Length: <= LongestSentence })
        .SelectMany(InSentence).Take(40)];

    private static IEnumerable<Quantity> InSentence(Sentence sentence)
    {
        var tongue = sentence.Tongue!;
        var reader = new Lazy<MatterReader>(() => new(sentence, tongue));
        for (var at = 0; at < sentence.Words.Length; at++)
        {
            if (Figure.At(sentence, at) is not { } figure) continue;
            if (!IsRange(sentence, figure))
                foreach (var quantity in figure.Unit > 0 ? Times(sentence, figure, reader.Value) : Counts(sentence, figure, reader.Value))
                    yield return quantity;
            at = Math.Max(at, figure.After - 1);
        }
    }

    private static IEnumerable<Quantity> Times(Sentence sentence, Figure figure, MatterReader reader)
    {
        var isRough = IsNear(sentence, figure, 3, QuantityWords.About);
        var words = sentence.Between(figure.First, figure.After - 1);
        foreach (var (topic, keys) in QuantityWords.Topics)
            if (IsNear(sentence, figure, topic == "return" ? 4 : Reach, keys) && QuantityWords.Fits(topic, figure.Unit, figure.Value))
            {
                yield return new(topic, figure.Value * figure.Unit, Matter.None, isRough, true, sentence, words);
                yield break;
            }
        if (IsOneOfSeveral(sentence, figure, reader)) yield break;
        var before = figure.First - 1;
        var thing = figure.IsJoined ? reader.Joined(figure.After, needsArticle: false, before) : reader.Of(before);
        if (!thing.IsNamed && !figure.IsJoined && reader.Subject(before, little => little.Lasts) is var (subject, _)) thing = subject;
        if (thing.IsNamed && !QuantityWords.IsTime(thing.Head))
            yield return new("lasts", figure.Value * figure.Unit, thing, isRough, true, sentence, words);
    }

    /// <summary>"Six evenings", "500 pictures".</summary>
    private static IEnumerable<Quantity> Counts(Sentence sentence, Figure figure, MatterReader reader)
    {
        var (words, tongue) = (sentence.Words, sentence.Tongue!);
        if (figure.Value is < 2 or > 2000 || figure.After >= words.Length || !reader.IsOneClause(figure.First, figure.After)) yield break;
        var noun = words[figure.After];
        if (noun.Text.Length < 4 || !noun.Text.All(char.IsLetter) || tongue.Little.Value.Contains(noun.Text)
            || PhraseWords.Of(tongue).IsLittle(noun.Text) || QuantityWords.IsUncounted(noun.Text)
            || IsOneOfSeveral(sentence, figure, reader) || MoneyWords.Currencies.ContainsKey(noun.Text)
            || tongue.Tag == "de" && !char.IsUpper(sentence.Text[noun.Start])) yield break;
        // "Two lessons a week" are no two lessons.
        if (PerWords.After(sentence, figure.After + 1, tongue).Per.Length > 0) yield break;
        var clause = Enumerable.Range(0, words.Length).Where(i => reader.IsOneClause(i, figure.First)).Select(i => words[i].Text).ToArray();
        if (clause.Any(QuantityWords.Partly.Contains) || clause.Index().Any(word => word.Index > 0 && QuantityWords.Unit(word.Item) > 0
            && (QuantityWords.Each.Contains(clause[word.Index - 1]) || NumberWords.Of(clause[word.Index - 1], tongue) > 0
            || char.IsAsciiDigit(clause[word.Index - 1][0])))) yield break;
        var isTotal = clause.Any(QuantityWords.Holds.Contains);
        var isAll = figure.First > 0 && (PhraseWords.Of(tongue).Articles.Contains(words[figure.First - 1].Text)
            || QuantityWords.All.Contains(words[figure.First - 1].Text));
        if (!isTotal && !isAll) yield break;
        yield return new("count", figure.Value, new(Matter.Parts(noun, tongue).Last(), [], noun.Text),
            IsNear(sentence, figure, 3, QuantityWords.About), isTotal, sentence, sentence.Between(figure.First, figure.After));
    }

    private static bool IsNear(Sentence sentence, Figure figure, int reach, FrozenSet<string> words)
    {
        for (var i = Math.Max(0, figure.First - reach); i < Math.Min(sentence.Words.Length, figure.After + reach); i++)
            if (words.Contains(sentence.Words[i].Text)) return true;
        return false;
    }

    private static bool IsOneOfSeveral(Sentence sentence, Figure figure, MatterReader reader)
    {
        for (var i = Math.Max(0, figure.First - 4); i < Math.Min(sentence.Words.Length, figure.After + 3); i++)
            if (reader.IsOneClause(i, figure.First) && (QuantityWords.Bounds.Contains(sentence.Words[i].Text)
                || i < figure.First && i >= figure.First - 2 && QuantityWords.Befores.Contains(sentence.Words[i].Text))) return true;
        return false;
    }

    private static bool IsRange(Sentence sentence, Figure figure)
    {
        var at = sentence.Words[figure.First].Start - 1;
        while (at > 0 && sentence.Text[at] == ' ') at--;
        return at > 0 && sentence.Text[at] is '-' or '–' or '×' or '+' && char.IsDigit(sentence.Text[at - 1]);
    }

    /// <summary>A number and what it counts.</summary>
    /// <param name="Unit">Minutes of one of them; nought where it is no time.</param>
    /// <param name="IsJoined">"20-minute", before the thing.</param>
    private readonly record struct Figure(double Value, int Unit, int First, int After, bool IsJoined)
    {
        public static Figure? At(Sentence sentence, int at)
        {
            var words = sentence.Words;
            var text = words[at].Text;
            if (QuantityWords.Whole.TryGetValue(text, out var whole)) return new(whole, 1, at, at + 1, false);
            // "half an hour", "media hora", "eine halbe Stunde".
            if (QuantityWords.Halves.Contains(text))
                for (var i = at + 1; i < Math.Min(words.Length, at + 3); i++)
                    if (QuantityWords.Unit(words[i].Text) is > 0 and var half) return new(0.5, half, at, i + 1, false);
            if (text.Split('-') is [var number, var joined, ..] && QuantityWords.Unit(joined) is > 0 and var unit)
                return Number(sentence, at, number) is { } value ? new(value, unit, at, at + 1, true) : null;
            if (QuantityWords.Unit(text) is > 0 && at > 0 && QuantityWords.One.Contains(words[at - 1].Text))
                return new(1, QuantityWords.Unit(text), at - 1, at + 1, false);
            var (found, after) = char.IsAsciiDigit(text[0]) && text.Length <= 4 && int.TryParse(text, out var digits) ? (digits, at + 1)
                : NumberWords.At(sentence, at) is var (written, end) ? (written, end) : (0, at);
            if (found <= 0 || after >= words.Length || IsPartOfNumber(sentence, at)) return null;
            if (found == 1 && QuantityWords.Unit(words[after].Text) == 0) return null;
            var skipped = after + 1 < words.Length && QuantityWords.Kinds.Contains(words[after].Text) ? after + 1 : after;
            return QuantityWords.Unit(words[skipped].Text) is > 0 and var times && !IsHalfMore(words, skipped + 1)
                ? new(found, times, at, skipped + 1, JoinsThing(sentence, skipped)) : new(found, 0, at, after, false);
        }

        // "20 Minuten Gespräch" is written apart, "20-minütiges" is not.
        private static bool JoinsThing(Sentence sentence, int unit) => sentence.Words[unit].Text.EndsWith("ige", StringComparison.Ordinal);

        private static bool IsHalfMore(ImmutableArray<Word> words, int after) => after + 1 < words.Length
            && words[after].Text is "and" or "y" or "et" or "e" && words[after + 1].Text
                is "a" or "half" or "media" or "demie" or "mezza" or "meia";

        private static double? Number(Sentence sentence, int at, string number) =>
            int.TryParse(number, out var digits) ? digits : NumberWords.Of(number, sentence.Tongue!);

        private static bool IsPartOfNumber(Sentence sentence, int at)
        {
            var (start, length) = (sentence.Words[at].Start, sentence.Words[at].Length);
            var before = start > 0 ? sentence.Text[start - 1] : ' ';
            var after = start + length < sentence.Text.Length ? sentence.Text[start + length] : ' ';
            return before is '$' or '£' or '€' || before is '.' or ',' or ':' or '/' && start > 1 && char.IsDigit(sentence.Text[start - 2])
                || after is '.' or ',' or ':' or '/' && start + length + 1 < sentence.Text.Length
                    && char.IsDigit(sentence.Text[start + length + 1])
                || after is '€' or '$' or '£' or '%' or '°';
        }
    }
}

/// <summary>Words about times, numbers and what holds how long; all languages that are read together.</summary>
internal static class QuantityWords
{
    private const int Hour = 60;
    private const int Day = 24 * Hour;

    private static readonly FrozenDictionary<string, int> _units = Units(
        (1, "minute minutes min mins minuten minütige minütiges minütigen minuto minutos minuti minuut"),
        (Hour, "hour hours hrs stunde stunden stündige stündiges stündigen hora horas heure heures ora ore uur uren"),
        (Day, "day days tag tage tagen tägige tägiges tägigen día días jour jours giorno giorni dia dias dag dagen"),
        (7 * Day, "week weeks woche wochen wöchige wöchiges wöchigen semana semanas semaine semaines settimana settimane weken"),
        (30 * Day, "month months monat monate monaten monatige monatiges mes meses mois mese mesi mês maand maanden"),
        (365 * Day, "year years jahr jahre jahren jährige jähriges año años an ans année années anno anni ano anos jaar"));

    public static FrozenDictionary<string, double> Whole { get; } = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["dreiviertelstunde"] = 45,
        ["viertelstunde"] = 15,
        ["half-hour"] = 30,
        ["demi-heure"] = 30,
        ["mezz'ora"] = 30,
        ["mezzora"] = 30,
        ["halfuur"] = 30,
        ["un'ora"] = 60,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenSet<string> Halves { get; } = PhraseWords.Set("half halbe halben media demi mezza meia half");
    public static FrozenSet<string> One { get; } = PhraseWords.Set("an one a eine einen ein einer una un une uno um uma een");
    public static FrozenSet<string> Kinds { get; } = PhraseWords.Set("whole full working business calendar ganze volle laborables hábiles"
        + " naturales ouvrés lavorativi úteis entire");

    public static int Unit(string word) => _units.GetValueOrDefault(word);

    private static readonly FrozenSet<string> _times = PhraseWords.Set("price offer quot quote week day time date hour month year"
        + " wait break"
        + " road way pause zeit woche tag monat preis angebot semana día mes tiempo plazo");

    public static bool IsTime(string head) => head.StartsWith('#') || _times.Contains(head);

    /// <summary>How long something holds, by the words beside the time.</summary>
    public static ImmutableArray<(string Topic, FrozenSet<string> Keys)> Topics { get; } =
    [
        ("warranty", PhraseWords.Set("warranty warranted garantía garanzia gewährleistung garantie garantia")),
        ("notice", PhraseWords.Set("notice kündigungsfrist preaviso préavis preavviso opzegtermijn")),
        ("cancel", PhraseWords.Set("cancel cancelling canceling cancellation reschedule absagen absage stornieren storniert stornierung"
            + " cancelar anular cancelación anulación annuler annulation annulla annullare disdire disdetta desmarcar annuleren afzeggen")),
        ("return", PhraseWords.Set("return returns refund money-back rückgabe umtausch umtauschen zurückschicken zurückgeben widerrufsrecht"
            + " devolver devolución devolverlo devolverla retourner rembourser remboursement restituire reso devolução retour"
            + " retourneren")),
        ("delivery", PhraseWords.Set("lieferzeit lieferfrist délai plazo levertijd lead-time turnaround")),
        ("revisions", PhraseWords.Set("check-ups checkups aftercare nachsorge nachkontrolle nachkontrollen revisiones mantenimiento"
            + " seguimiento suivi révisions controlli nazorg aftersales")),
    ];

    /// <summary>A warranty is not of minutes, and nobody cancels years before.</summary>
    public static bool Fits(string topic, int unit, double value) => topic switch
    {
        "warranty" or "revisions" => unit >= 30 * Day,
        "cancel" => unit is Hour or Day && value * unit <= 10 * Day,
        "return" or "delivery" or "notice" => unit >= Day,
        _ => true,
    };

    /// <summary>As a sentence says it.</summary>
    public static string Name(Quantity quantity) => quantity.Topic switch
    {
        "warranty" => "how long the warranty is",
        "cancel" => "how long before they may cancel",
        "return" => "how long they may give it back",
        "notice" => "the notice that has to be given",
        "delivery" => "how long the delivery takes",
        "revisions" => "how long it is looked after",
        "count" => $"how many there are ({quantity.Matter.Spoken})",
        _ => $"how long it takes ({quantity.Matter.Spoken})",
    };

    public static FrozenSet<string> About { get; } = PhraseWords.Set("about around roughly nearly almost some approximately circa ca etwa"
        + " ungefähr rund knapp gut unos unas aproximadamente casi environ presque quasi cerca quase ongeveer bijna");

    /// <summary>One of several, or a bound.</summary>
    public static FrozenSet<string> Bounds { get; } = PhraseWords.Set("between up least most under more less another extra"
        + " every each zwischen oder mindestens höchstens unter mehr weniger weitere jede jeden je entre o hasta menos más cada"
        + " ou jusqu'à moins plus chaque fra tra fino meno più ogni até mais tussen meer minder elke or later später ago seit since");

    /// <summary>Right before a number they make it a moment, or a part.</summary>
    public static FrozenSet<string> Befores { get; } = PhraseWords.Set("in within after before last next first to until by nach"
        + " vor bis ab binnen"
        + " innerhalb letzten nächsten ersten hace después antes desde après avant dès dopo prima dentro entro depois antes na voor tot");

    /// <summary>A part, or what is left of it.</summary>
    public static FrozenSet<string> Partly { get; } = PhraseWords.Set("first second last next left remaining still only already"
        + " after before"
        + " other others more these those which than another extra free every each your-first ersten erste letzten nächsten noch übrig"
        + " nach vor andere anderen mehr diese davon zusätzlich jede jeden primeras primeros últimas próximas quedan restantes después"
        + " antes otras otros más cada premières premiers dernières prochaines reste restent déjà après avant autres plus chaque"
        + " prime primi"
        + " ultime prossime restano già dopo prima altre altri più ogni primeiras restam já depois outras mais eerste laatste nog"
        + " al na andere"
        + " meer if wenn si se als choose chose pick aussuchen wähle elige or oder");

    /// <summary>Says what all of it is.</summary>
    public static FrozenSet<string> Holds { get; } = PhraseWords.Set("includes include included contains consists comprises has"
        + " get you'll there"
        + " gets comes holds runs umfasst enthält beinhaltet besteht bekommen bekommst hat gibt sind inklusive incluye contiene"
        + " consta tiene son"
        + " recibe recibes comprend contient compte avez recevez comporte comprende contiene ricevi inclui contém tem recebe bevat"
        + " omvat krijgt"
        + " over für en sobre durante");

    /// <summary>Before a time: "a day", "every week".</summary>
    public static FrozenSet<string> Each { get; } = PhraseWords.Set("a per each every pro je jede jeden im am por al cada par"
        + " chaque ogni al per"
        + " within few several working elke");

    public static FrozenSet<string> All { get; } = PhraseWords.Set("all alle alles todas todos toutes tous tutte tutti todas of"
        + " über de di");

    private static readonly FrozenSet<string> _uncounted = PhraseWords.Set("people persons times places spots seats slots friends questions"
        + " things ways steps reasons pages sizes colours colors options parts sentences words lines points mistakes percent"
        + " children clients"
        + " customers families neighbours stars doors streets corners hands eyes years hours jobs emails letters mails messages links"
        + " leute personen male plätze freunde fragen dinge schritte gründe seiten größen farben teile sätze worte zeilen punkte"
        + " fehler prozent"
        + " kinder kunden familien nachbarn sterne türen straßen hände augen mails briefe nachrichten termine uhr"
        + " personas veces plazas amigos preguntas cosas pasos razones páginas tallas colores partes frases líneas puntos errores"
        + " niños clientes"
        + " familias estrellas calles manos ojos correos mensajes citas puertas"
        + " personnes fois places amis questions choses étapes raisons pages tailles couleurs parties phrases lignes points enfants clients"
        + " familles étoiles portes rues mains yeux messages persone volte posti amici domande cose passi ragioni pagine bambini clienti"
        + " pessoas vezes lugares amigos perguntas coisas passos páginas mensen keer plaatsen vrienden vragen dingen stappen"
        + " kinderen klanten");

    public static bool IsUncounted(string word) => _uncounted.Contains(word) || Unit(word) > 0;

    private static FrozenDictionary<string, int> Units(params (int Minutes, string Words)[] units) =>
        units.SelectMany(unit => unit.Words.Split(' ').Select(word => (word, unit.Minutes))).DistinctBy(at => at.word)
            .ToFrozenDictionary(at => at.word, at => at.Minutes, StringComparer.Ordinal);
}
