using System.Collections.Immutable;

namespace Throughline.Linting.Claims;

/// <summary>Steps at which staff stand or speak with the customer.</summary>
internal static class Meetings
{
    /// <summary>
    /// Those of which nobody says what good looks like. Where the journey says it of some, a call that goes without is no
    /// oversight; a meeting in person is.
    /// </summary>
    public static ImmutableArray<RoadStep> WithoutStandard(Road road)
    {
        var meetings = road.Order.Deeds.Where(Speaks).ToArray();
        var isAnySaid = meetings.Any(deed => Says(deed.Step));
        return [.. meetings.Where(deed => !Says(deed.Step) && (!isAnySaid || deed.Meets)).Select(deed => deed.Step)];
    }

    private static bool Says(RoadStep step) => Road.Clean(step.Draft.Standard) is not null;

    // Who packs, prepares or checks says nothing to anybody.
    private static bool Speaks(Deed deed) => deed.Step.Draft.Assignment is not null && !deed.IsSentOff
        && (deed.Meets ? deed.IsHeld || deed.IsSpoken || Channels.Of(deed.Step) == Channel.Visit
            : deed.Talks && Channels.Of(deed.Step) is Channel.Phone or Channel.Video);
}
