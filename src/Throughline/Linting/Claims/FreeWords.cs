using System.Collections.Frozen;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>Where a sentence says that something costs nothing: never "feel free", "a free evening", "free of sugar".</summary>
internal static class FreeWords
{
    private static readonly FrozenDictionary<string, Table> _all = new Dictionary<string, Table>(StringComparer.Ordinal)
    {
        ["en"] = new("free complimentary",
            "free of charge|costs nothing|costs you nothing|cost you nothing|cost you anything|nothing to pay|no charge|at no cost|on us"
            + "|on the house|won't cost you|doesn't cost a thing|free for you"),
        ["de"] = new("kostenlos kostenlose kostenloses kostenlosen kostenloser kostenfrei kostenfreie kostenfreies gratis unentgeltlich",
            "kostet nichts|kostet sie nichts|kostet dich nichts|kostet euch nichts|ohne kosten|geht auf uns|geht aufs haus|zahlen sie "
                + "nichts|zahlst du nichts"),
        ["es"] = new("gratis gratuita gratuito gratuitas gratuitos",
            "no cuesta nada|no te cuesta nada|no le cuesta nada|sin coste|sin costo|no pagas nada|corre de nuestra cuenta"
            + "|corre de mi cuenta|invita la casa|te invitamos nosotros|no se paga"),
        ["fr"] = new("gratuit gratuite gratuits gratuites offert offerte offerts offertes",
            "ne coûte rien|ne vous coûte rien|ne te coûte rien|sans frais"),
        ["it"] = new("gratis gratuito gratuita gratuiti gratuite",
            "non costa nulla|non costa niente|non ti costa nulla|non ti costa niente|senza costi|offriamo noi"),
        ["pt"] = new("grátis gratuito gratuita gratuitos gratuitas", "não custa nada|sem custo|sem custos|de graça|por nossa conta"),
        ["nl"] = new("gratis kosteloos kosteloze", "kost niets|kost je niets|kost u niets|zonder kosten"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Who or what is free in another sense: it has time, or is not taken.</summary>
    private static readonly FrozenSet<string> _open =
        PhraseWords.Set("evening evenings slot slots place places spot spots chair chairs hour hours day days time"
        + " weekend morning mornings afternoon hand hands seat seats room rooms table appointment moment minute week will spirit fall "
            + "speech date dates"
        + " monday tuesday wednesday thursday friday saturday sunday lunch space spaces gap bed i you we he she they of from to up feel "
            + "set sugar and"
        + " is are keep now again if when until next this tomorrow today enough before between");

    private sealed record Table(FrozenSet<string> Words, string[] Phrases)
    {
        public Table(string words, string phrases) : this(PhraseWords.Set(words), phrases.Split('|')) { }
    }

    internal readonly record struct Place(int First, int After, bool IsAdjective);

    public static IEnumerable<Place> In(Sentence sentence, Tongue tongue)
    {
        var table = _all[tongue.Tag];
        var words = sentence.Words;
        var from = 0;
        foreach (var phrase in table.Phrases)
            if (Phrases.Find(sentence.Text.Replace('’', '\''), phrase) is >= 0 and var at && !IsNegated(sentence, at, phrase))
            {
                var first = 0;
                while (first < words.Length && words[first].Start < at) first++;
                var after = first;
                while (after < words.Length && words[after].Start < at + phrase.Length) after++;
                from = after;
                yield return new(first, after, IsAdjective: false);
                yield break;
            }
        for (var i = from; i < words.Length; i++)
            if (table.Words.Contains(words[i].Text) && IsOfMoney(sentence, i, tongue)) yield return new(i, i + 1, IsAdjective: true);
    }

    public static Sum Of(Sentence sentence, Tongue tongue, Place place, MatterReader reader)
    {
        var thing = Matter.None;
        var isPrice = true;
        var little = PhraseWords.Of(tongue);
        if (place.IsAdjective && !little.IsHeadFirst) thing = reader.Joined(place.After, needsArticle: false, place.First - 1);
        if (!thing.IsNamed && reader.Subject(place.First - 1, words => words.Costs) is var (subject, _)) thing = subject;
        if (!thing.IsNamed && !place.IsAdjective && reader.Subject(place.First, words => words.Costs) is var (other, _)) thing = other;
        if (!thing.IsNamed && place.IsAdjective && little.IsHeadFirst && place.First > 0) thing = reader.Beside(place.First - 1);
        if (!thing.IsNamed) isPrice = reader.Subject(place.First - 1, words => words.Costs) is not null || place.First == 0
            || !place.IsAdjective;
        return new(sentence, place.After <= sentence.Words.Length && place.After > place.First
            ? sentence.Between(place.First, place.After - 1) : sentence.Text, 0m, "", "", thing,
            thing.IsNamed ? SumSense.Named : isPrice ? SumSense.Price : SumSense.Loose);
    }

    private static readonly FrozenSet<string> _included = PhraseWords.Set(
        "included inklusive inbegriffen dabei enthalten incluido incluida incluidos incluidas inclus incluse compris comprise incluso "
        + "inclusa compreso compresa"
        + " incluído incluída inbegrepen");

    /// <summary>What is in the price already, by its name: "the loan of the cello is included".</summary>
    public static IEnumerable<Sum> Included(Sentence sentence, Lazy<MatterReader> reader)
    {
        for (var i = 0; i < sentence.Words.Length; i++)
            if (InsideAt(sentence, i, reader) is { IsNamed: true } thing)
                yield return new(sentence, sentence.Words[i].Text, 0m, "", "", thing, SumSense.Named) { IsIncluded = true };
    }

    /// <summary>"The loan of the cello is included"; of delivery and the like also without a verb: "delivery included".</summary>
    private static Matter? InsideAt(Sentence sentence, int at, Lazy<MatterReader> reader)
    {
        if (_including.Contains(sentence.Words[at].Text)
            && reader.Value.Joined(at + 1, needsArticle: false, at) is { IsRole: true } next) return next with { Marks = [] };
        if (at == 0 || !_included.Contains(sentence.Words[at].Text)
            || sentence.Words[at - 1].Text is "not" or "nicht" or "no" or "pas" or "non" or "não" or "niet") return null;
        for (var i = at - 1; i >= Math.Max(0, at - Reach) && reader.Value.IsOneClause(i, at); i--)
            if (MoneyWords.Role(sentence.Words[i].Text) is { } role) return new(role, [], sentence.Words[i].Text);
        return reader.Value.Subject(at - 1, words => words.Costs) is ({ IsNamed: true } thing, _) ? thing : null;
    }

    /// <summary>Words before "included" in which delivery and the like are looked for.</summary>
    private const int Reach = 5;

    private static readonly FrozenSet<string> _including =
        PhraseWords.Set("including incl inkl inklusive incluyendo incluindo inclusief inclusa compresa compris comprise");

    private static bool IsOfMoney(Sentence sentence, int at, Tongue tongue)
    {
        if (at > 0 && sentence.Words[at - 1].Text is "not" or "nicht" or "no" or "pas" or "non" or "não" or "niet" or "isn't" or "never"
            or "feel" or "set" or "so") return false;
        if (tongue.Tag != "en" || sentence.Words[at].Text != "free") return true;
        var after = at + 1 < sentence.Words.Length ? sentence.Words[at + 1].Text : "";
        if (_open.Contains(after)) return false;
        // "Tuesday is free", "the chair is free"; "when are you free".
        for (var i = Math.Max(0, at - 4); i < at; i++)
            if (_open.Contains(sentence.Words[i].Text) && !(i > 0 && sentence.Words[i - 1].Text == "half")
                && sentence.Words[i].Text is not (
                "is" or "are" or "if" or "of" or "to" or "this" or "when" or "and" or "of" or "now" or "day" or "from")) return false;
        return true;
    }

    private static bool IsNegated(Sentence sentence, int at, string phrase) => phrase != "doesn't cost a thing" && at > 0
        && sentence.Text.AsSpan(Math.Max(0, at - 5), Math.Min(5, at)).Contains("not ", StringComparison.OrdinalIgnoreCase);
}
