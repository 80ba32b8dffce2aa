using System.Collections.Immutable;
using NodaTime;

namespace Throughline.People;

/// <summary>What a person agreed to, or withdrew, for one channel and topic.</summary>
/// <param name="Topic">A topic's key, or <see cref="AllTopics"/>.</param>
/// <param name="At">When they said so.</param>
/// <param name="Evidence">How it came about, in words: "Imported from people.csv", "Preference page".</param>
public sealed record Consent(Channel Channel, string Topic, bool Granted, Instant At, string Evidence)
{
    /// <summary>Stands for every topic of the channel.</summary>
    public const string AllTopics = "*";

    /// <summary>What holds for a topic: what was said last, of it or of all topics; a withdrawal where both were said at once; null where nothing was.</summary>
    public static bool? For(IEnumerable<Consent> consents, Channel channel, string topic) =>
        consents.Where(consent => consent.Channel == channel && consent.Topic is var about && (about == topic || about == AllTopics))
            .Aggregate(default(Consent), (last, next) => last is null ? next : Later(last, next))?.Granted;

    /// <summary>One for each channel and topic: the later of two; the withdrawal where both are of the same moment.</summary>
    public static ImmutableArray<Consent> Combine(IEnumerable<Consent> some, IEnumerable<Consent> others) =>
    [
        .. some.Concat(others)
            .GroupBy(consent => (consent.Channel, consent.Topic))
            .Select(group => group.Aggregate(Later))
            .OrderBy(consent => consent.Channel)
            .ThenBy(consent => consent.Topic, StringComparer.Ordinal),
    ];

    private static Consent Later(Consent a, Consent b)
    {
        if (a.At != b.At) return a.At > b.At ? a : b;
        if (a.Granted != b.Granted) return a.Granted ? b : a;
        return string.CompareOrdinal(a.Evidence, b.Evidence) <= 0 ? a : b;
    }
}
