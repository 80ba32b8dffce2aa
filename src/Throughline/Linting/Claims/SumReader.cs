using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>What a sum is for, and how surely.</summary>
internal static class SumReader
{
    /// <summary>Words on either side of a sum that can make it less than a price.</summary>
    private const int Near = 6;

    public static Sum Of(Sentence sentence, Tongue tongue, MoneyFigure figure, MatterReader reader)
    {
        var (per, after) = PerWords.After(sentence, figure.After, tongue);
        var (thing, isPrice) = ThingOf(sentence, tongue, figure, after, reader);
        if (per.Length == 0) per = PerWords.Around(sentence, figure.First);
        var isLoose = figure.Currency == MoneyFigure.Percent ? !thing.Head.StartsWith('#')
            : IsLoose(sentence, figure, per, reader, isExtraToo: true);
        if (isLoose && thing.IsNamed && figure.Currency != MoneyFigure.Percent
            && !IsLoose(sentence, figure, per, reader, isExtraToo: false))
            return new(sentence, figure.Words, figure.Value, figure.Currency, per, thing, SumSense.Named) { IsExtra = true };
        var sense = isLoose ? IsDiscount(sentence, figure, reader) ? SumSense.Price : SumSense.Loose : thing.IsNamed ? SumSense.Named
            : isPrice ? SumSense.Price : SumSense.Loose;
        return new(sentence, figure.Words, figure.Value, figure.Currency, per, isLoose ? Matter.None : thing, sense)
        {
            IsHalf = IsHalf(sentence, figure),
        };
    }

    // "Half of it with the order, that is 490 euros".
    private static bool IsHalf(Sentence sentence, MoneyFigure figure)
    {
        for (var i = Math.Max(0, figure.First - 7); i < figure.First; i++)
            if (MoneyWords.IsHalf(sentence.Words[i].Text) && !IsHalfHour(sentence.Words, i)) return true;
        return false;
    }

    private static bool IsHalfHour(System.Collections.Immutable.ImmutableArray<Word> words, int at) => words[at].Text == "half"
        && at + 1 < words.Length && words[at + 1].Text is "hour" or "hour's" or "an" or "a" or "day" or "price";

    private static (Matter Matter, bool IsPrice) ThingOf(Sentence sentence, Tongue tongue, MoneyFigure figure, int after,
        MatterReader reader)
    {
        var before = BeforeOf(sentence, figure);
        var little = PhraseWords.Of(tongue);
        if (reader.For(PastCash(sentence, after)) is { IsNamed: true } purpose) return (purpose, true);
        // "the £200 deposit"; elsewhere the thing comes first.
        if (tongue.Tag == "en" && reader.Joined(figure.After, needsArticle: true, before) is { IsNamed: true } joined) return (joined,
            true);
        if (figure.After < sentence.Words.Length && reader.IsOneClause(figure.First, figure.After)
            && MoneyWords.Role(sentence.Words[figure.After].Text) is { } role)
            return (new(role, [], sentence.Words[figure.After].Text), true);
        // "8 € de livraison".
        if (figure.After + 1 < sentence.Words.Length && little.Ofs.Contains(sentence.Words[figure.After].Text)
            && MoneyWords.Role(sentence.Words[figure.After + 1].Text) is { } kind)
            return (new(kind, [], sentence.Words[figure.After + 1].Text), true);
        // "For the delivery, I add 8 euros to the bill".
        if (figure.First > 0 && reader.For(0) is { IsRole: true } first) return (first with { Marks = [] }, true);
        if (reader.Of(before) is { IsNamed: true } whole) return (whole, true);
        if (reader.Subject(before, words => words.Costs) is var (subject, verb))
            return (subject.IsNamed ? subject : reader.ForBefore(verb - 1), true);
        if (reader.Subject(before, words => words.Pays) is var (_, pays))
            return (reader.ForBefore(before) is { IsNamed: true } aim ? aim : reader.Object(pays + 1, before + 1), true);
        // "Charge the trial at the counter: five pounds".
        if (IsAfterColon(sentence, figure) && reader.Charged(figure.First - 1) is { IsNamed: true } charged) return (charged, true);
        if (figure.First > 0 && !reader.IsOneClause(figure.First - 1, figure.First)
            && IsBeside(sentence, figure)) return (reader.Beside(figure.First - 1), true);
        // "Dass es 199 Euro im Monat kostet": the verb comes last.
        if (tongue.Tag is "de" or "nl" && after < sentence.Words.Length && after == sentence.Words.Length - 1
            && sentence.Words[after].Text is "kostet" or "kosten" or "kost" or "beträgt") return (Matter.None, true);
        // "39 a month plus 6 a person": a price beside a price.
        if (before > 0 && sentence.Words[before].Text is "plus" or "más" or "più" or "mais" or "und" or "et"
            && PerWords.After(sentence, figure.After, tongue).Per.Length > 0)
            return (Matter.None, true);
        var isBare = before < 0 || !reader.IsOneClause(before, figure.First);
        // "Six Saturdays, £180" in a line by itself; "340 Euro für sechs Termine".
        // "Los 1.890 € incluyen": a sum that they know already.
        if (before >= 0 && little.Articles.Contains(sentence.Words[before].Text)) return (Matter.None, true);
        return (Matter.None, isBare || after < sentence.Words.Length && little.For.Contains(sentence.Words[after].Text));
    }

    // "£35 in cash for the half hour".
    private static int PastCash(Sentence sentence, int after)
    {
        var end = after;
        while (end < sentence.Words.Length && end - after < 3 && _cash.Contains(sentence.Words[end].Text)) end++;
        return end > after && sentence.Words[end - 1].Text is not ("in" or "en" or "em") ? end : after;
    }

    private static readonly System.Collections.Frozen.FrozenSet<string> _cash = PhraseWords.Set(
        "in cash bar mit en efectivo metálico espèces contanti em dinheiro contant mee ready");

    // The currency may be a word before the figure: "CHF 90".
    private static int BeforeOf(Sentence sentence, MoneyFigure figure) => figure.First > 0
        && MoneyWords.Currencies.ContainsKey(sentence.Words[figure.First - 1].Text) ? figure.First - 2 : figure.First - 1;

    private static bool IsAfterColon(Sentence sentence, MoneyFigure figure) =>
        figure.First > 1 && sentence.Words[figure.First - 1] is var last
        && sentence.Text.AsSpan(last.Start + last.Length, sentence.Words[figure.First].Start - last.Start - last.Length).Contains(':');

    private static bool IsBeside(Sentence sentence, MoneyFigure figure)
    {
        var last = sentence.Words[figure.First - 1];
        var between = sentence.Text[(last.Start + last.Length)..sentence.Words[figure.First].Start];
        return between.AsSpan().IndexOfAny("(:–—") >= 0;
    }

    /// <summary>"10 % off": held against the other share that the same step takes off.</summary>
    private static bool IsDiscount(Sentence sentence, MoneyFigure figure, MatterReader reader) => figure.Currency == MoneyFigure.Percent
        && sentence.Words.Index().Any(at => Math.Abs(at.Index - figure.First) <= 4 && reader.IsOneClause(at.Index, figure.First)
            && MoneyWords.IsDiscount(at.Item.Text));

    private static bool IsLoose(Sentence sentence, MoneyFigure figure, string per, MatterReader reader, bool isExtraToo)
    {
        var words = sentence.Words;
        for (var i = Math.Max(0, figure.First - Near); i < Math.Min(words.Length, figure.After + Near); i++)
        {
            var isNear = i >= figure.First - 3 && i <= figure.After + 2;
            // "The other half, 490 euros".
            if (i == figure.First - 1 && MoneyWords.IsPart(words[i].Text)) return true;
            if (!reader.IsOneClause(i, figure.First) || i >= figure.First && i < figure.After) continue;
            if (!isExtraToo && MoneyWords.IsExtra(words[i].Text)) continue;
            // "It comes off the bill": it is paid all the same.
            if (words[i].Text == "off" && i > 0
                && words[i - 1].Text is "comes" or "come" or "goes" or "knocked" or "it" or "taken") continue;
            // "240 € más 8 € de envío".
            if (!isExtraToo && i == figure.First - 1 && (words[i].Text is "más" or "più" or "mais")) continue;
            if (MoneyWords.IsAside(words[i].Text) || isNear && IsRoughAt(words, i)
                && !(per.Length > 0 && words[i].Text is "plus")) return true;
            // "3 x 60 €", "40 or 60 €", "40–60 €".
            if (i < figure.First && i >= figure.First - 2 && words[i].Text is "x" or "×") return true;
        }
        return IsRange(sentence.Text, figure, words[figure.First].Start);
    }

    // "Up to", and no name such as "Shape Up".
    private static bool IsRoughAt(System.Collections.Immutable.ImmutableArray<Word> words, int at) => MoneyWords.IsRough(words[at].Text)
        && (words[at].Text != "up" || at + 1 < words.Length && words[at + 1].Text == "to")
        && !IsHalfHour(words, at);

    private static bool IsRange(string text, MoneyFigure figure, int start)
    {
        for (var at = start - 1; at >= 0 && start - at < 4; at--)
            if (text[at] is '–' or '-' or '—' or '×' or '~' or '+')
                return text[at] is '×' or '~' or '+' || at > 0 && char.IsAsciiDigit(text[at - 1]);
        var end = text.IndexOf(figure.Words, StringComparison.Ordinal) + figure.Words.Length;
        return end < text.Length - 1 && text[end] is '–' or '-' or '+' && char.IsAsciiDigit(text[end + 1]);
    }
}

/// <summary>What a price is counted by: a month, a person.</summary>
internal static class PerWords
{
    private static readonly HashSet<string> _bys =
        [.. "a an per each every pro je im jeden jede al la por par chaque ogni cada ao per elke am à le all".Split(' ')];

    private static readonly Dictionary<string, string> _units = Units(
        ("month", "month monthly monat monatlich mes mensual mensuales mois mensuel mese mensili mensile mês mensais mensal maand "
            + "maandelijks pm p.m"),
        ("week", "week weekly woche wöchentlich semana semanal semaine settimana settimanali wekelijks"),
        ("year", "year yearly annually annual jahr jährlich año anual anuales an année annuel anno annuali annuale ano jaar jaarlijks"),
        ("day", "day daily tag täglich día diario jour giorno dia dag"),
        ("hour", "hour hourly stunde hora heure ora uur stündlich"),
        ("quarter", "quarter quarterly quartal trimestre kwartaal"),
        ("person", "person head persona personne personna pessoa persoon kopf cabeza tête testa guest gast participant teilnehmer "
            + "teilnehmerin"),
        ("session", "session lesson class appointment visit termin sitzung einheit sesión clase cita visita séance cours lezione seduta "
            + "incontro"
            + " sessão aula les sessie stunde unterrichtsstunde treatment behandlung"),
        ("piece", "piece bottle box item bunch stück flasche kiste pieza botella caja pièce bouteille boîte pezzo bottiglia scatola peça "
            + "garrafa"
            + " caixa stuk fles user seat chair child dog kind hund niño hijo enfant bambino kilo kg employee mitarbeiter"));

    /// <summary>Right after a figure: "45 € im Monat".</summary>
    public static (string Per, int After) After(Sentence sentence, int after, Tongue tongue)
    {
        var words = sentence.Words;
        if (after >= words.Length) return ("", after);
        if (IsSlashed(sentence, after) && _units.TryGetValue(words[after].Text, out var slashed)) return (slashed, after + 1);
        for (var (i, bys) = (after, 0); i < words.Length && i < after + 3; i++)
        {
            if (_units.TryGetValue(words[i].Text, out var unit) && (bys > 0 || words[i].Text.EndsWith("ly", StringComparison.Ordinal)
                || IsAdverb(words[i].Text)))
                return (unit, i + 1);
            if (!_bys.Contains(words[i].Text)) break;
            bys++;
        }
        return ("", after);
    }

    /// <summary>Anywhere before: "a month it costs 45 €", "Der Monatsbeitrag beträgt".</summary>
    public static string Around(Sentence sentence, int first)
    {
        for (var i = Math.Max(0, first - 8); i < first; i++)
            if (IsAdverb(sentence.Words[i].Text) || i > 0 && _bys.Contains(sentence.Words[i - 1].Text)
                && sentence.Words[i - 1].Text is not ("la" or "a" or "an" or "le" or "am" or "al"))
                if (_units.TryGetValue(sentence.Words[i].Text, out var unit)) return unit;
        return "";
    }

    private static bool IsAdverb(string word) =>
        word is "monthly" or "weekly" or "yearly" or "annually" or "monatlich" or "wöchentlich" or "jährlich" or "mensual"
        or "mensuales" or "mensuel" or "mensili" or "mensile" or "mensais" or "mensal" or "maandelijks" or "anual" or "anuales" or "pm"
            or "p.m";

    private static bool IsSlashed(Sentence sentence, int word) => sentence.Words[word].Start > 0
        && sentence.Text.AsSpan(0, sentence.Words[word].Start).TrimEnd().EndsWith("/", StringComparison.Ordinal);

    private static Dictionary<string, string> Units(params (string Unit, string Words)[] units) =>
        units.SelectMany(unit => unit.Words.Split(' ').Select(word => (word, unit.Unit))).DistinctBy(at => at.word)
            .ToDictionary(at => at.word, at => at.Unit, StringComparer.Ordinal);
}
