using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;
using Throughline.Linting.Rules;

namespace Throughline.Linting.Claims;

/// <summary>All sums of a road, and which of them cannot both be true.</summary>
internal sealed partial class PriceBook
{
    /// <summary>Sums that are held against each other; a road names a dozen.</summary>
    private const int Most = 200;

    private const string OffersOwn = "*";

    private readonly Road _road;
    private readonly HashSet<string> _offer;
    private readonly string _offerHead;
    private readonly ImmutableArray<SumAt> _sums;
    private readonly FrozenSet<decimal> _inBook;
    private readonly Lazy<ImmutableArray<(SumAt Odd, SumAt Usual)>> _clashes;
    private readonly Lazy<ImmutableArray<(SumAt Stray, SumAt? Usual)>> _strays;

    private PriceBook(Road road)
    {
        _road = road;
        _offer = OfferWords.Of(road);
        _offerHead = OfferWords.Head(road);
        _sums = [.. road.Reading.Texts.SelectMany(text => Sum.In(text.Reading).Select(sum => new SumAt(text, sum, KeyOf(text, sum))))
            .Take(Most)];
        _clashes = new(() => [.. FindClashes()]);
        _strays = new(() => [.. FindStrays()]);
        _inBook = road.Book.Offers.Select(offer => offer.Price?.Amount).OfType<decimal>().ToFrozenSet();
    }

    public static PriceBook Of(Road road) => new(road);

    /// <summary>The odd one of each pair first: what fewer texts say, or else what is said later.</summary>
    public ImmutableArray<(SumAt Odd, SumAt Usual)> Clashes => _clashes.Value;

    private IEnumerable<(SumAt Odd, SumAt Usual)> FindClashes()
    {
        var told = new HashSet<(string, decimal)>();
        foreach (var odd in _sums.Where(sum => sum.Sum.Sense != SumSense.Loose).Reverse())
        {
            var rivals = _sums.Where(other => IsClash(odd, other)).ToArray();
            if (rivals.Length == 0) continue;
            var usual = rivals[0];
            var (mine, theirs) = (TextsWith(odd), TextsWith(usual));
            var isOdd = mine < theirs || mine == theirs && IsAfter(odd, usual);
            if (isOdd && told.Add((odd.Text.Path, odd.Sum.Value))) yield return (odd, usual);
        }
        foreach (var half in _sums.Where(sum => sum.Sum.IsHalf && !IsDoubled(sum)))
            if (_sums.FirstOrDefault(other => other.Sum.IsHalf && IsDoubled(other) && other.Sum.Currency == half.Sum.Currency
                && !KnowsBoth(half, other)) is { } right && told.Add((half.Text.Path, half.Sum.Value))) yield return (half, right);
    }

    /// <summary>A half whose whole somebody names.</summary>
    private bool IsDoubled(SumAt half) => _sums.Any(other => other.Sum.Value == 2 * half.Sum.Value
        && other.Sum.Currency == half.Sum.Currency);

    /// <summary>What the offer itself costs, as the letters say it by its name.</summary>
    public IEnumerable<SumAt> OfOffer => _sums.Where(sum => sum.Key == OffersOwn
        && sum.Sum is { IsFree: false, IsExtra: false, Matter.IsNamed: true }
        && sum.Sum.Sense != SumSense.Loose && sum.Text.Kind != TextKind.Checklist && !HasCase(sum.Sum) && !IsOneOfVariants(sum.Text)
        && sum.Sum.Currency != MoneyFigure.Percent);

    private bool IsAfter(SumAt one, SumAt other) => _sums.IndexOf(one) > _sums.IndexOf(other);

    private int TextsWith(SumAt sum) => _sums.Where(other => other.Sum.Value == sum.Sum.Value && other.Sum.Currency == sum.Sum.Currency)
        .Select(other => other.Text.Path).Distinct().Count();

    private bool IsClash(SumAt one, SumAt other)
    {
        var (a, b) = (one.Sum, other.Sum);
        if (b.Sense == SumSense.Loose || a.Value == b.Value || ReferenceEquals(one, other)) return false;
        if (IsSameStep(one.Text, other.Text) && (IsOneOfVariants(one.Text) || IsOneOfVariants(other.Text))) return false;
        // A mini product and what it leads to are two things.
        if (one.Text.Step?.Mini != other.Text.Step?.Mini && !(a.Matter.IsNamed && a.Matter.IsSame(b.Matter, _offer))) return false;
        // Another time has another price.
        if (!IsSameStep(one.Text, other.Text) && (IsLater(a) || IsLater(b))) return false;
        if ((a.IsExtra || b.IsExtra || a.IsIncluded || b.IsIncluded) && !IsOneSale(one, other)) return false;
        if (a.IsExtra || b.IsExtra) return a.IsFree != b.IsFree && a.Matter.IsSame(b.Matter, _offer) && !KnowsBoth(one, other);
        if (!a.IsFree && !b.IsFree && (a.Currency != b.Currency || !IsSamePer(one, other))) return false;
        if (KnowsBoth(one, other)) return false;
        if (IsSameThing(one, other) || IsSameRate(one, other) || IsOneOccasion(one, other)) return true;
        return IsSameStep(one.Text, other.Text) && IsOnly(one) && IsOnly(other) && MayBeSame(one, other);
    }

    /// <summary>Whether both may be of one purchase: what is in the price of one thing is not in that of another.</summary>
    private bool IsOneSale(SumAt one, SumAt other) => IsSameStep(one.Text, other.Text)
        || PricesBeside(one) is var mine && PricesBeside(other) is var theirs && (mine.Count == 0 || theirs.Count == 0
            || mine.Overlaps(theirs));

    private HashSet<decimal> PricesBeside(SumAt at) => [.. _sums.Where(sum => sum.Text.Step == at.Text.Step && !IsOneOfVariants(sum.Text)
        && sum.Sum is { IsFree: false, IsExtra: false } && !sum.Sum.Matter.IsSame(at.Sum.Matter, _offer)).Select(sum => sum.Sum.Value)];

    /// <summary>Written for some of the people; others get another.</summary>
    private static bool IsOneOfVariants(ReadText text) => text.Path.Contains(".variants[", StringComparison.Ordinal)
        || text.Path.Contains(".wordings[", StringComparison.Ordinal);

    /// <summary>Whether it is plainly one thing, at one time and for everybody.</summary>
    public bool IsSure(SumAt one, SumAt other) => IsSameThing(one, other) && !one.Sum.IsIncluded && !other.Sum.IsIncluded
        && !one.Sum.IsExtra && !other.Sum.IsExtra && one.Sum.Per == other.Sum.Per
        && (IsSameStep(one.Text, other.Text) || IsTold(one) && IsTold(other))
        && one.Text.Step?.Goal != Throughline.Journeys.Aims.Repeat && other.Text.Step?.Goal != Throughline.Journeys.Aims.Repeat
        && !IsOneOfVariants(one.Text) && !IsOneOfVariants(other.Text) && !HasCase(one.Sum) && !HasCase(other.Sum);

    /// <summary>By a name that no other thing of another step would have.</summary>
    private static bool IsTold(SumAt sum) => sum.Sum.Matter.IsNamed && (sum.Sum.Matter.Marks.Length > 0
        || !sum.Sum.IsFree && (sum.Key == OffersOwn || sum.Sum.Matter.Head.StartsWith('#')) || sum.Sum.IsFree && sum.Key == OffersOwn);

    /// <summary>At some time, for some, or with something.</summary>
    private static bool HasCase(Sum sum) => InClause(sum).Any(word => _cases.Contains(word.Text));

    /// <summary>The words of the part of the sentence that the sum stands in.</summary>
    private static IEnumerable<Word> InClause(Sum sum)
    {
        var text = sum.Sentence.Text;
        var at = Math.Max(0, text.IndexOf(sum.Words, StringComparison.Ordinal));
        var end = at + sum.Words.Length >= text.Length ? -1 : text.AsSpan(at + sum.Words.Length).IndexOfAny(_breaks);
        var from = text.AsSpan(0, at).LastIndexOfAny(_breaks) + 1;
        var until = end < 0 ? text.Length : at + sum.Words.Length + end;
        return sum.Sentence.Words.Where(word => word.Start >= from && word.Start < until);
    }

    private static readonly System.Buffers.SearchValues<char> _breaks = System.Buffers.SearchValues.Create(",;:()–—");

    private static bool IsLater(Sum sum) => InClause(sum).Any(word => _laters.Contains(word.Text));

    private static readonly FrozenSet<string> _laters = PhraseWords.Set(
        "after afterwards renewal renewing renews sundays saturdays weekend weekends"
        + " sunday saturday express abroad outside personas personen people persons personnes persone pessoas nach danach anschließend "
            + "verlängerung folgekurs sonntags samstags wochenende ausland außerhalb"
        + " después luego renovación domingo domingos sábado sábados fuera extranjero après ensuite dimanche samedi hors renouvellement"
        + " dopo poi domenica sabato rinnovo depois domingo sábado fora daarna zondag zaterdag buitenland");

    private static readonly FrozenSet<string> _cases = PhraseWords.Set(
        "after nach después après dopo depois na for-two if unless from until till later then again renew renewal renewing new"
        + " january february march april may june july august september october november december two both without online wenn falls ab"
        + " danach später dann neu neue neuen verlängerung januar februar märz mai juni juli september oktober dezember zwei beide ohne"
        + " si desde después luego nuevo nueva renovar renovación dos ambos sin quand dès ensuite nouveau nouvelle deux sans se dal dopo "
            + "poi"
        + " nuovo nuova due senza quando depois novo nova dois sem als vanaf daarna nieuw nieuwe twee zonder");

    // A subject leaves out what the letter says in full: "189 Euro".
    private static bool IsSamePer(SumAt one, SumAt other) => one.Sum.Per == other.Sum.Per
        || IsSameStep(one.Text, other.Text) && (one.Text.Kind == TextKind.Line && one.Sum.Per.Length == 0
            || other.Text.Kind == TextKind.Line && other.Sum.Per.Length == 0);

    private bool IsSameThing(SumAt one, SumAt other) => one.Sum.Matter.IsSame(other.Sum.Matter, _offer)
        || one.Key == OffersOwn && other.Key == OffersOwn && !one.Sum.IsFree && !other.Sum.IsFree
            && one.Text.Kind != TextKind.Checklist && other.Text.Kind != TextKind.Checklist;

    /// <summary>What they pay every month is one sum, where each message names but one and no other name for it.</summary>
    private bool IsSameRate(SumAt one, SumAt other) => one.Sum.Per is "month" or "week" or "year" or "person"
        && one.Sum.Per == other.Sum.Per
        && (IsUnsaid(one) || IsUnsaid(other)) && IsOnlyRate(one) && IsOnlyRate(other)
        && _sums.Where(sum => sum.Sum.Per == one.Sum.Per && sum.Sum.Sense != SumSense.Loose).Select(sum => sum.Sum.Value).Distinct()
            .Count() == 2;

    private static bool IsUnsaid(SumAt sum) => !sum.Sum.Matter.IsNamed || sum.Key == OffersOwn;

    private bool IsOnlyRate(SumAt sum) => _sums.All(other => other.Text != sum.Text || other.Sum.Per != sum.Sum.Per
        || other.Sum.Value == sum.Sum.Value);

    /// <summary>"The half hour is free", and its reminder, or the one of the talk itself, says "It costs £45".</summary>
    private bool IsOneOccasion(SumAt one, SumAt other)
    {
        if (one.Sum.IsFree == other.Sum.IsFree || !Occasions.AreOne(_road, one.Text, other.Text)) return false;
        var (free, paid) = one.Sum.IsFree ? (one, other) : (other, one);
        if (free.Sum.IsIncluded || free.Sum.Matter.IsNamed && !IsOccasion(free.Sum)) return false;
        if (paid.Sum.Currency == MoneyFigure.Percent || paid.Key == OffersOwn || HasCase(paid.Sum) || IsSaidElsewhere(paid)) return false;
        // Staff who are asked what "it" costs speak of the offer.
        return paid.Sum.Matter.IsNamed ? IsOccasion(paid.Sum) : IsOnly(paid) && (paid.Text.IsWritten || InClause(paid.Sum).Any(IsPaid));
    }

    private static bool IsPaid(Word word) => _paid.Contains(word.Text);

    private static readonly FrozenSet<string> _paid = PhraseWords.Set(
        "charge collect take bring cash kassieren kassiere berechnen verlangen nehmen bringen bar cobrar cobra cobre trae traiga"
        + " efectivo encaisser encaissez demander prévoyez espèces incassare incassi chiedere contanti dinheiro rekenen reken neem"
        + " contant");

    private static bool IsOccasion(Sum sum) => sum.Sentence.Tongue is { } tongue && Occasions.IsName(sum.Matter.Head, tongue);

    private bool IsSaidElsewhere(SumAt sum) => _sums.Any(other => other.Sum.Value == sum.Sum.Value
        && other.Sum.Currency == sum.Sum.Currency && !Occasions.AreOne(_road, sum.Text, other.Text));

    /// <summary>Whoever names both sums in one message knows what each is for; a line above a letter is held against it.</summary>
    private bool KnowsBoth(SumAt one, SumAt other) => Knows(one, other) || Knows(other, one);

    private bool Knows(SumAt one, SumAt rival) => _sums.Any(other => other.Sum.Value == rival.Sum.Value
        && other.Sum.Currency == rival.Sum.Currency && (other.Text == one.Text
            || one.Text.Message is { } message && other.Text.Message == message && rival.Text.Message != message));

    private static bool IsSameStep(ReadText one, ReadText other) => one.Step is not null && one.Step == other.Step;

    /// <summary>The only sum of its message.</summary>
    private bool IsOnly(SumAt sum) => _sums.All(other => other.Text != sum.Text || other.Sum.Value == sum.Sum.Value
        || other.Sum.IsIncluded || (other.Sum.Currency == MoneyFigure.Percent) != (sum.Sum.Currency == MoneyFigure.Percent));

    /// <summary>In a letter and its own reminder: one of them says "it", and the other's thing is what the step is about.</summary>
    private bool MayBeSame(SumAt one, SumAt other) => (one.Sum.Matter.IsNamed, other.Sum.Matter.IsNamed) switch
    {
        (false, false) => true,
        (true, false) => IsPlain(one) && !other.Sum.IsFree || IsAbout(other.Text, one),
        (false, true) => IsPlain(other) && !one.Sum.IsFree || IsAbout(one.Text, other),
        _ => false,
    };

    /// <summary>What it costs, and no deposit, postage or the like.</summary>
    private static bool IsPlain(SumAt named) => !named.Sum.IsFree && !named.Sum.Matter.Head.StartsWith('#');

    private static bool IsAbout(ReadText text, SumAt named) => !named.Sum.IsIncluded
        && (named.Key == OffersOwn || Speaks(text, named.Sum.Matter)
        || text.Step is { } step && named.Sum.Sentence.Tongue is { } tongue
            && PlainReading.Of($"{step.Draft.Title}\n{Phrases.OfKey(step.Draft.Key ?? "")}", tongue).Sentences
            .SelectMany(sentence => sentence.Words).Any(word => Matter.Parts(word, tongue).Contains(named.Sum.Matter.Head)));

    private static bool Has(Sentence sentence, string head) => head.Length > 3 && sentence.Tongue is { } tongue
        && sentence.Words.Any(word => Matter.Parts(word, tongue).Contains(head));

    private static bool Speaks(ReadText text, Matter thing) => text.Sentences.Any(sentence => sentence.Tongue is { } tongue
        && sentence.Words.Any(word => Matter.Parts(word, tongue).Contains(thing.Head)));

    private string KeyOf(ReadText text, Sum sum)
    {
        if (_offer.Count == 0) return "";
        if (sum.Matter.IsNamed) return _offer.Contains(sum.Matter.Head)
            && sum.Matter.Marks.All(_offer.Contains) ? OffersOwn : sum.Matter.Head;
        if (sum.Sense == SumSense.Loose) return "";
        // "It costs 290 euros": what was spoken of last, or the only thing that the text has a price for.
        var at = text.Sentences.IndexOf(sum.Sentence);
        var isOffers = at > 0 && OfferWords.Names(text.Sentences[at - 1], _offer) || at >= 0 && OfferWords.Names(sum.Sentence, _offer)
            || Sum.In(text.Reading).Length == 1 && text.Sentences.Any(sentence =>
                OfferWords.Names(sentence, _offer) || Has(sentence, _offerHead));
        return isOffers ? OffersOwn : "";
    }
}

/// <summary>The words of the name of the one thing that the road sells.</summary>
internal static class OfferWords
{
    /// <summary>Plain stems, by the key of the offer and by its names in the book.</summary>
    public static HashSet<string> Of(Road road)
    {
        var tongue = road.Reading.Tongue ?? Tongue.English;
        var names = new[] { road.Draft.Offer, road.Offer?.Name }.Concat(Road.OrEmpty(road.Offer?.AlsoCalled ?? []));
        return [.. names.OfType<string>().SelectMany(name => name.ToLowerInvariant()
            .Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.Length > 2 && word.All(char.IsLetterOrDigit) && !PhraseWords.Of(tongue).IsLittle(word))
                .SelectMany(word => Matter.Parts(word, tongue))];
    }

    /// <summary>The one word of the key that says what it is: "course"; empty where there is no key.</summary>
    public static string Head(Road road)
    {
        var tongue = road.Reading.Tongue ?? Tongue.English;
        var words = (road.Draft.Offer ?? "").ToLowerInvariant().Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 || !words.All(word => word.All(char.IsLetterOrDigit)) ? ""
            : Matter.Parts(PhraseWords.Of(tongue).IsHeadFirst ? words[0] : words[^1], tongue).LastOrDefault() ?? "";
    }

    /// <summary>Whether a sentence has the whole name, or the one word of it that says what it is.</summary>
    public static bool Names(Sentence sentence, IReadOnlySet<string> offer)
    {
        if (sentence.Tongue is not { } tongue || offer.Count == 0) return false;
        var first = default(string);
        foreach (var word in sentence.Words)
            foreach (var part in Matter.Parts(word, tongue))
                if (offer.Contains(part) && part != first)
                {
                    if (first is not null || offer.Count == 1) return true;
                    first = part;
                }
        return false;
    }
}
