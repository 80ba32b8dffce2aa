using NodaTime;

namespace Throughline.Time;

/// <summary>
/// A moment as a person's calendar shows it, with the instant it stands for.
/// All three are kept, so that a page can say why something happens when it does.
/// </summary>
/// <param name="Local">Date and time on the person's wall clock.</param>
/// <param name="Zone">The IANA id of the zone that was used.</param>
/// <param name="At">The instant.</param>
/// <param name="ZoneAssumed">True where the person's own zone was unknown and the workspace's was used.</param>
public readonly record struct ResolvedTime(LocalDateTime Local, string Zone, Instant At, bool ZoneAssumed);
