using NodaTime;

namespace Throughline.App.Commands.Demo;

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class VirtualClock(Instant now) : TimeProvider
{
    public Instant Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
