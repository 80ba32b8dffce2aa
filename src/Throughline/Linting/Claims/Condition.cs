using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>What a condition is about.</summary>
/// <param name="Name">As a sentence says it: "whether a card is needed".</param>
internal sealed record ConditionTopic(string Key, string Name);

/// <summary>A sentence that grants a condition, or takes it away.</summary>
/// <param name="Yes">A card is needed; it comes off the bill; one is bound.</param>
internal sealed record Condition(ConditionTopic Topic, bool Yes, Sentence Sentence, string Words)
{
    private static readonly KeptBy<PlainReading, ImmutableArray<Condition>> _kept = new(Read);

    /// <summary>In the order of the text; read once.</summary>
    public static ImmutableArray<Condition> In(PlainReading reading) => _kept.Of(reading);

    private static ImmutableArray<Condition> Read(PlainReading reading) => [.. reading.Sentences.SelectMany(InSentence)];

    // Where a sentence takes away what it names, the words that name it are inside.
    private static IEnumerable<Condition> InSentence(Sentence sentence) =>
        sentence.Tongue is not { } tongue || sentence.IsQuestion || sentence.Words.Any(word => word.Text is "whether" or "ob")
        || ConditionWords.Of(tongue).In(sentence.Words) is not { Count: > 0 } hits ? []
        : hits.GroupBy(hit => hit.Means.Row).OrderBy(row => row.Min(hit => hit.Number))
            .Select(row => row.OrderBy(hit => hit.Means.Yes).ThenBy(hit => hit.Number).First())
            .Select(hit => new Condition(hit.Means.Row.Topic, hit.Means.Yes, sentence, sentence.Between(hit.First, hit.End - 1)));
}
