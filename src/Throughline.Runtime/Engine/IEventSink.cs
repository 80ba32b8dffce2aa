namespace Throughline.Runtime.Engine;

/// <summary>Where the doors to the outside hand in events.</summary>
internal interface IEventSink
{
    /// <summary>Completes when all of them are durable, together with everything they caused.</summary>
    /// <exception cref="IntakeBusyException">The queue is full; the sender should come again later.</exception>
    Task AcceptAsync(IReadOnlyList<InboundEvent> events, CancellationToken cancel);
}

/// <summary>The intake queue is full. Nothing of the batch was taken.</summary>
internal sealed class IntakeBusyException(TimeSpan retryAfter) : Exception("Too many events are waiting. Come again later.")
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}
