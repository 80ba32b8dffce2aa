using NodaTime;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>A clock that moves when it is told to.</summary>
internal sealed class HandClock(Instant start) : TimeProvider
{
    public Instant Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
