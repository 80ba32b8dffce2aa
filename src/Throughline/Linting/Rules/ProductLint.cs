using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL2234 and TL2235: one offer has one name, and one road one offer.</summary>
internal static class ProductLint
{
    // Two rules ask for the same.
    private static readonly KeptBy<Road, (ProductName Name, ReadText Text, bool IsOther, Known Known)[]> _strange =
        new(road => [.. Strange(road)]);

    public static LintRule OfferRenamed { get; } = new(Warning, "TL2234", "A second name for what they buy",
        "“{0}” is called so nowhere else: elsewhere the offer is “{1}”.",
        "Call the offer by one name in every message.",
        "Two names are two products to somebody who reads quickly, and they stop to ask which one is right.",
        (road, say) =>
        {
            foreach (var (name, text, isOther, known) in _strange.Of(road))
                if (!isOther) say.Quote(new(text, name.Sentence, name.Words), known.Said, name.Words, known.Name);
        });

    public static LintRule SecondProduct { get; } = new(Warning, "TL2235", "A second product",
        "“{0}” is offered here beside what this road leads to.",
        "Take it out, or give it a journey of its own.",
        "Every other product in sight is a reason to compare, to wait, or to ask what is the right one.",
        (road, say) =>
        {
            foreach (var (name, text, isOther, known) in _strange.Of(road))
                if (isOther) say.Quote(new(text, name.Sentence, name.Words), known.Said, name.Words);
        });

    public static ImmutableArray<LintRule> All { get; } = [OfferRenamed, SecondProduct];

    private static readonly FrozenSet<string> _also =
        PhraseWords.Set("also new another besides while p.s ps by-the-way auch übrigens neu neues neuen neue außerdem también además "
        + "nuevo nueva aussi nouveau nouvelle ailleurs anche inoltre"
        + " nuovo nuova também novo nova ook nieuw nieuwe overigens spots places");

    /// <summary>"Our new …", "we also have …": something that is offered.</summary>
    private static readonly FrozenSet<string> _ours =
        PhraseWords.Set("our unser unsere unseren unserem nuestro nuestra nuestros nuestras notre nos nostro"
        + " nostra nosso nossa ons onze");

    private static readonly FrozenSet<string> _sells = PhraseWords.Set(
        "tenemos ofrecemos vendemos haben gibt bieten verkaufen avons proposons vendons abbiamo"
        + " offriamo vendiamo sell stock have hebben verkopen temos");

    private sealed record Known(string Name, Said Said);

    /// <summary>Names of products that stand in one message alone, on a road whose own offer has its name.</summary>
    private static IEnumerable<(ProductName Name, ReadText Text, bool IsOther, Known Known)> Strange(Road road)
    {
        var offer = OfferWords.Of(road);
        if (offer.Count == 0) yield break;
        var texts = road.Reading.Texts;
        var own = texts.SelectMany(text => text.Sentences.Where(sentence => OfferWords.Names(sentence, offer))
            .Select(sentence => (text, sentence))).ToArray();
        var names = texts.SelectMany(text => ProductName.In(text.Reading).Select(name => (Text: text, Name: name))).ToArray();
        var usual = names.Where(at => at.Name.Stems.Count(offer.Contains) >= Math.Min(2, offer.Count))
            .Select(at => new Known(at.Name.Words, new(at.Text, at.Name.Sentence, at.Name.Words))).FirstOrDefault()
            ?? own.Select(at => new Known(Phrases.OfKey(road.Draft.Offer ?? ""), new(at.text, at.sentence, at.sentence.Text)))
                .FirstOrDefault();
        if (usual is null) yield break;
        var prices = texts.SelectMany(text => Sum.In(text.Reading).Select(sum => (Text: text, Sum: sum))).ToArray();
        var told = new HashSet<RoadText>();
        foreach (var (text, name) in names.Where(at => at.Text.Message is not null
            && at.Text.Step is { Goal: Goals.Purchase or Goals.Consumption } && !at.Name.Stems.Any(offer.Contains)))
        {
            if (names.Any(other => other.Text.Message != text.Message && other.Name.Words == name.Words)
                || texts.Any(other => other.Message != text.Message && other.Sentences.Any(sentence => sentence.Has(name.Words)))) continue;
            if (!told.Add(text.Message!)) continue;
            var hasOwnPrice = prices.Any(at => at.Text == text && at.Sum.Sentence.Equals(name.Sentence) && !at.Sum.IsFree
                && prices.Count(other => other.Sum.Value == at.Sum.Value) == 1 && prices.Length > 1);
            var speaksOfOffer = text.Message!.All.Length > 0 && own.Any(at => at.text.Message == text.Message);
            var isOther = hasOwnPrice || speaksOfOffer && name.Sentence.Words.Any(word => _also.Contains(word.Text));
            // By its own name it stands only in the link or above the letter: what is told of it has the other name.
            var isSubject = speaksOfOffer && text.Kind == TextKind.Letter && !own.Any(at => at.text == text && !IsLink(text, at.sentence));
            if (isOther || !speaksOfOffer || isSubject) yield return (name, text, isOther, usual);
        }
        foreach (var (text, sum) in prices.Where(at => at.Text is { Kind: TextKind.Letter, Step.Goal: Goals.Purchase }
            && at.Sum is { IsFree: false, IsExtra: false }
            && !told.Contains(at.Text.Message!) && prices.Count(other => other.Sum.Value == at.Sum.Value) == 1))
        {
            var words = sum.Sentence.Words;
            var at = Enumerable.Range(0, Math.Max(0, words.Length - 3))
                .FirstOrDefault(i => _ours.Contains(words[i].Text) && _also.Contains(words[i + 1].Text), -1);
            var isSold = words.Any(word => _sells.Contains(word.Text)) && words.Any(word => _also.Contains(word.Text)) && sum.Matter.IsNamed
                && !sum.Matter.Head.StartsWith('#') && !texts.Any(other => other.Message != text.Message
                    && other.Sentences.Any(sentence => sentence.Tongue is { } tongue
                        && sentence.Words.Any(word => Matter.Parts(word, tongue).Contains(sum.Matter.Head))));
            if (OfferWords.Names(sum.Sentence, offer) || at < 0 && !isSold || !told.Add(text.Message!)) continue;
            yield return (new(sum.Sentence, at >= 0 ? sum.Sentence.Between(at + 2, at + 3) : sum.Matter.Spoken, []), text, true, usual);
        }
        foreach (var found in Capitals(road, texts, offer))
            if (told.Add(found.Text.Message!)) yield return (found.Name, found.Text, found.IsOther, usual);
        // Without a name of its own: "übrigens gibt es auch einen Kochkurs für 79 Euro".
        foreach (var (text, sum) in prices.Where(at => at.Text.Message is not null && !at.Sum.IsFree && !told.Contains(at.Text.Message!)
            && at.Text.Step is { Goal: Goals.Purchase }))
            if (sum.Matter.IsNamed && !offer.Contains(sum.Matter.Head) && sum.Sentence.Words.Any(word => _also.Contains(word.Text))
                && prices.Count(at => at.Sum.Value == sum.Value) == 1
                && sum.Sentence.Words.Any(word => ProductName.IsKind(word.Text, sum.Sentence.Tongue!)
                    && !Matter.Parts(word, sum.Sentence.Tongue!).Any(offer.Contains)) && told.Add(text.Message!))
                yield return (new(sum.Sentence, sum.Matter.Spoken, []), text, true, usual);
    }

    /// <summary>
    /// "Our Archive Vault, $49 a box", "your Corporate Relocation Suite": a name in capitals after "our" or "your" that stands nowhere
    /// else. In German every noun has a capital.
    /// </summary>
    private static IEnumerable<(ProductName Name, ReadText Text, bool IsOther)> Capitals(Road road, ImmutableArray<ReadText> texts,
        HashSet<string> offer)
    {
        foreach (var text in texts.Where(text => text.Message is not null && text.Kind == TextKind.Letter && text.Tongue?.Tag is not "de"
            && text.Step is { Goal: Goals.Purchase or Goals.Consumption }))
            foreach (var sentence in text.Sentences.Where(sentence => sentence.Tongue is not null))
                for (var i = 1; i < sentence.Words.Length; i++)
                {
                    if (!_whose.Contains(sentence.Words[i - 1].Text) || !IsCapital(sentence, i)) continue;
                    var end = i;
                    while (end + 1 < sentence.Words.Length && IsCapital(sentence, end + 1)
                        && sentence.Words[end + 1].Start == sentence.Words[end].Start + sentence.Words[end].Length + 1) end++;
                    var name = new ProductName(sentence, sentence.Between(i, end), [.. sentence.Words[i..(end + 1)]
                        .SelectMany(word => Matter.Parts(word, sentence.Tongue!)).Distinct()]);
                    i = end;
                    var isPriced = Sum.In(text.Reading).Any(sum => !sum.IsFree && sum.Sentence.Equals(sentence)
                        && texts.All(other => other == text || Sum.In(other.Reading).All(known => known.Value != sum.Value)));
                    if ((name.Words.Contains(' ', StringComparison.Ordinal) && text.IsNudge || isPriced)
                        && !name.Stems.Any(offer.Contains) && IsOnlyHere(road, texts, text, name)) yield return (name, text, isPriced);
                }
    }

    private static bool IsOnlyHere(Road road, ImmutableArray<ReadText> texts, ReadText text, ProductName name) =>
        texts.All(other => other == text || !other.Sentences.Any(sentence => sentence.Has(name.Words)
            || sentence.Tongue is { } tongue && name.Stems.All(stem =>
                sentence.Words.Any(word => Matter.Parts(word, tongue).Contains(stem)))))
        && !Worksheet.Of(road).Any(said => Phrases.Has(said, name.Words));

    private static bool IsCapital(Sentence sentence, int word) => char.IsUpper(sentence.Text[sentence.Words[word].Start])
        && sentence.Words[word].Length > 2;

    private static readonly FrozenSet<string> _whose = PhraseWords.Set(
        "our your nuestro nuestra nuestros nuestras tu su vuestro vuestra notre nos votre vos ton ta nostro nostra vostro vostra tuo tua"
        + " suo sua nosso nossa seu teu vosso vossa ons onze uw jouw jullie je");

    private static bool IsLink(ReadText text, Sentence sentence) =>
        text.Message?.Links.Any(link => link.Words.Length > 2 && sentence.Text.Contains(link.Words, StringComparison.Ordinal)) == true;
}
