using System.Collections.Frozen;
using Throughline.Journeys;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>Words that sell what the customer has bought already.</summary>
/// <param name="There">Where it was sold.</param>
internal sealed record SoldAgain(Said Here, Said? There, RoadStep Purchase);

/// <summary>
/// Finds them: "not a customer yet", the same link with the same words, or to buy, with a name or a price of what was bought. A next
/// offer, a renewal and a present for a friend are none.
/// </summary>
internal static class SellsAgain
{
    private const int MostStems = 40;

    public static IEnumerable<SoldAgain> Of(Road road)
    {
        var bought = road.Steps.LastOrDefault(step => step is { Goal: Goals.Purchase, Mini: null });
        // Who goes on without having bought may well be asked again.
        if (bought is null || bought.Draft.Done is null || bought.Draft.Otherwise is not ("rest" or "leave")) yield break;
        var sold = road.Reading.Of(bought).Where(text => text.IsWritten).ToArray();
        var names = NamesOf(road, bought);
        var prices = sold.SelectMany(text => text.Sentences).SelectMany(PricesIn).ToHashSet(StringComparer.Ordinal);
        foreach (var step in road.Steps.Skip(bought.Index + 1))
        {
            if (step is { Goal: Goals.Referral or Aims.Repeat or Aims.Endorsement or Goals.Purchase } or { Mini: not null }) continue;
            if (Find(road, step, bought, names, prices) is { } here)
                yield return new(here, sold.SelectMany(text => text.Sentences.Select(sentence => new Said(text, sentence, sentence.Text)))
                    .FirstOrDefault(said => Frames.Has(said.Sentence, Frame.BuyNow) || PricesIn(said.Sentence).Any()), bought);
        }
    }

    private static Said? Find(Road road, RoadStep step, RoadStep bought, FrozenSet<string> names, HashSet<string> prices)
    {
        var offer = road.Draft.Offer?.ToLowerInvariant().Split('-') ?? [];
        // What a letter calls upon to do stands first; what else it links to may well come again.
        var links = bought.Texts
            .SelectMany(text => text.Links.Where(link => !link.Address.StartsWith("{{", StringComparison.Ordinal)).Take(1))
            .Select(link => (Phrases.Plain(link.Words), link.Address)).ToHashSet();
        var again = step.Texts.SelectMany(text => text.Links).Select(link => (Words: Phrases.Plain(link.Words), link.Address))
            .Where(link => links.Contains((link.Words, link.Address))).Select(link => link.Words).ToHashSet(StringComparer.Ordinal);
        foreach (var text in road.Reading.Of(step).Where(text => text.IsWritten && text.Kind != TextKind.Question))
            foreach (var block in text.Sentences.GroupBy(sentence => sentence.Block))
            {
                if (block.Any(sentence => IsOther(sentence, offer)) && !block.Any(sentence => IsNotYet(sentence, offer))) continue;
                var hasPrice = block.SelectMany(PricesIn).Any(prices.Contains);
                foreach (var sentence in block)
                {
                    var frames = Frames.In(sentence).Select(found => found.Frame).ToArray();
                    var isNamed = Deed.Stems(sentence.Words, sentence.Tongue ?? Tongue.English).Any(names.Contains);
                    var isBuying = frames.Contains(Frame.BuyNow) && (!IsConditional(sentence) || hasPrice && isNamed)
                        && !IsOfTime(sentence);
                    var isNotYet = frames.Contains(Frame.NotYetBuyer) && (isNamed || !IsConditional(sentence));
                    if (isNotYet || isBuying && (hasPrice || isNamed && IsUrgent(sentence)) || again.Contains(Phrases.Plain(sentence.Text)))
                        return new(text, sentence, sentence.Text);
                }
            }
        return null;
    }

    /// <summary>What the purchase is called: the offer's key, the event, and what its condition names.</summary>
    private static FrozenSet<string> NamesOf(Road road, RoadStep bought)
    {
        var tongue = road.Reading.Tongue ?? Tongue.English;
        var text = string.Join('\n', [road.Draft.Offer?.Replace('-', ' '), bought.Draft.Done?.Event, bought.Draft.Done?.Where,
            .. bought.Texts.SelectMany(message => message.Links).Select(link => link.Words)]);
        return Deed.Stems(PlainReading.Of(text, tongue).Sentences.SelectMany(sentence => sentence.Words), tongue).Take(MostStems)
            .Where(stem => !Deed.IsOfBuying(stem) || stem.StartsWith("subscri", StringComparison.Ordinal))
                .ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Figures beside a sign or a name of money, as they are written: "68", "189".</summary>
    private static IEnumerable<string> PricesIn(Sentence sentence)
    {
        for (var i = 0; i < sentence.Words.Length; i++)
        {
            var word = sentence.Words[i];
            if (!char.IsDigit(word.Text[0])) continue;
            var before = word.Start > 0 ? sentence.Text[word.Start - 1] : ' ';
            var after = sentence.Text.AsSpan(Math.Min(sentence.Text.Length, word.Start + word.Length)).TrimStart();
            if (before is '$' or '£' or '€' || after.StartsWith("€", StringComparison.Ordinal)
                || after.StartsWith("£", StringComparison.Ordinal)
                || i + 1 < sentence.Words.Length && _money.Contains(sentence.Words[i + 1].Text)) yield return word.Text;
        }
    }

    private static readonly FrozenSet<string> _money = new[]
    {
        "euro", "euros", "eur", "pounds", "dollars", "usd", "gbp", "chf", "franken", "francs", "pesos", "reais",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static bool IsUrgent(Sentence sentence) => sentence.Words.Any(word => _now.Contains(word.Text));

    private static readonly FrozenSet<string> _now = new[]
    {
        "now", "today", "tonight", "still", "jetzt", "heute", "gleich", "sofort", "noch", "ahora", "hoy", "ya", "maintenant",
            "aujourd'hui", "ora",
        "oggi", "subito", "agora", "hoje", "já", "nu", "vandaag", "nog", "last", "limited", "places", "left", "offer", "price", "discount",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static bool IsConditional(Sentence sentence) => sentence.Words.Any(word =>
        word.Text is "if" or "wenn" or "falls" or "si" or "se" or "als" or "when");

    /// <summary>"Now pick the day and the time": what was bought is being arranged.</summary>
    private static bool IsOfTime(Sentence sentence) => sentence.Words.Any(word => _arranged.Contains(word.Text));

    private static readonly FrozenSet<string> _arranged = PhraseWords.Set(
        "day days time times date slot appointment hour tag tage termin uhrzeit zeit día hora fecha cita jour jours heure date créneau"
        + " giorno giorni ora data appuntamento dia horário data hora dag dagen tijd tijdstip datum afspraak");

    // "Still thinking? … and never again a shoe box."
    private static bool IsNotYet(Sentence sentence, string[] offer) =>
        Frames.Has(sentence, Frame.NotYetBuyer) && !IsOther(sentence, offer);

    private static bool IsOther(Sentence sentence, string[] offer)
    {
        var tag = (sentence.Tongue ?? Tongue.English).Tag;
        foreach (var (i, word) in sentence.Words.Index())
            foreach (var again in FrameWords.Again(tag))
                if (word.Text.StartsWith(again, StringComparison.Ordinal) && !IsNoOther(sentence, i, offer)) return true;
        return false;
    }

    // In "the Second Chair Programme" the second is no other one, and "next week" is no next one.
    private static bool IsNoOther(Sentence sentence, int at, string[] offer)
    {
        // "You never run out again": nothing comes again.
        if (sentence.Words.Take(at).Any(word => _never.Contains(word.Text))) return true;
        var before = at > 0 ? sentence.Words[at - 1].Text : "";
        var after = at + 1 < sentence.Words.Length ? sentence.Words[at + 1].Text : "";
        return offer.Contains(sentence.Words[at].Text) && offer.Contains(after) || _times.Contains(before) || _times.Contains(after);
    }

    private static readonly FrozenSet<string> _never = PhraseWords.Set("never nie niemals nunca jamás jamais mai nooit");

    private static readonly FrozenSet<string> _times = PhraseWords.Set(
        "week weeks month months year years time monday tuesday wednesday thursday friday saturday sunday woche wochen monat monats jahr "
        + "mal montag dienstag mittwoch donnerstag freitag samstag sonntag semana mes año lunes martes miércoles jueves viernes sábado "
        + "semaine mois année lundi mardi mercredi jeudi vendredi samedi dimanche settimana mese anno lunedì martedì mercoledì giovedì "
        + "venerdì sabato domenica mês ano segunda-feira terça-feira maand jaar keer maandag dinsdag woensdag donderdag vrijdag zaterdag");
}
