using NodaTime;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>The shelves of the outbox.</summary>
internal enum OutboxShelf
{
    All,

    /// <summary>Queued or on its way.</summary>
    Waiting,

    /// <summary>Queued, and kept back for a named reason for now.</summary>
    Held,

    /// <summary>Sent, and it left.</summary>
    Sent,

    /// <summary>Counts as sent, and stayed here.</summary>
    Kept,

    /// <summary>Refused or bounced.</summary>
    Refused,
    Unknown,
}

/// <summary>What nobody knows the outcome of, at a glance.</summary>
/// <param name="IsAll">False where there are more than <paramref name="Count"/>.</param>
/// <param name="Oldest">When the first of them became unknown; null where there is none.</param>
internal sealed record UnknownGlance(int Count, bool IsAll, Instant? Oldest);
