using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>What a turn of phrase says about where somebody stands on the road.</summary>
internal enum Frame
{
    /// <summary>It asks or hopes how something was: "how was your first class".</summary>
    HowWas,

    /// <summary>It takes something for past: "since your visit", "now that you've tried".</summary>
    Since,

    /// <summary>So many of it are over: "five down".</summary>
    Counted,

    /// <summary>Both have met or spoken: "as we discussed", "thank you for coming".</summary>
    Met,

    /// <summary>They have bought: "thank you for your order".</summary>
    Bought,

    /// <summary>A day is fixed with them: "your place is booked", "see you on Tuesday".</summary>
    Agreed,

    /// <summary>They hold it in their hands: "now that it has arrived".</summary>
    Arrived,

    /// <summary>They are to use it: "eat from it", "how to care for it".</summary>
    Use,

    /// <summary>It is still to come: "what to bring", "see you on Tuesday".</summary>
    Before,

    /// <summary>The last money: "the rest of the bill", "final invoice".</summary>
    LastMoney,

    /// <summary>Money at all: "your invoice", "pay".</summary>
    Money,

    /// <summary>The first money, that holds what was agreed: "the deposit".</summary>
    Deposit,

    /// <summary>It left for them: "your parcel is on its way".</summary>
    OnItsWay,

    /// <summary>They have not bought: "not a customer yet".</summary>
    NotYetBuyer,

    /// <summary>They are to buy: "start your subscription today".</summary>
    BuyNow,

    /// <summary>They are asked for a favour in public: "leave us a review".</summary>
    Favour,
}

/// <summary>A turn of phrase where it stands.</summary>
/// <param name="Last">Index of its last word.</param>
internal readonly record struct Framed(Frame Frame, int First, int Last);

/// <summary>Finds the turns of phrase of <see cref="FrameWords"/> in a sentence.</summary>
internal static class Frames
{
    private static readonly FrozenDictionary<string, PatternIndex<Frame>> _byTongue = Tongue.All.ToFrozenDictionary(tongue => tongue.Tag,
        tongue => new PatternIndex<Frame>(FrameWords.Of(tongue.Tag)
            .SelectMany(part => WordPattern.All(part.Rows).Select(pattern => (pattern, part.Frame)))), StringComparer.Ordinal);

    private static readonly KeptBy<Sentence, ImmutableArray<Framed>> _kept = new(sentence =>
        [.. _byTongue[(sentence.Tongue ?? Tongue.English).Tag].In(sentence.Words)
            .Select(hit => new Framed(hit.Means, hit.First, hit.End - 1))]);

    /// <summary>In the order in which they stand; a sentence of a language that is not read is taken for English.</summary>
    public static ImmutableArray<Framed> In(Sentence sentence) => _kept.Of(sentence);

    public static bool Has(Sentence sentence, Frame frame) => In(sentence).Any(found => found.Frame == frame);
}
