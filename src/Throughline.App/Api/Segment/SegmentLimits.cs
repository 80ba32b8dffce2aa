namespace Throughline.App.Api.Segment;

/// <summary>What one request may hold. The clients keep within these by themselves.</summary>
internal static class SegmentLimits
{
    /// <summary>Bytes of a body, both as it comes and unpacked: 500 KB.</summary>
    public const int BodyBytes = 500 * 1024;

    /// <summary>Bytes of one event: 32 KB.</summary>
    public const int EventBytes = 32 * 1024;

    /// <summary>Objects and lists inside one another in one event, the event itself counted.</summary>
    public const int EventDepth = 32;

    /// <summary>Characters of an id, an event's name or a page's name.</summary>
    public const int TextLength = 320;

    /// <summary>Rejected events that the answer describes one by one; the rest are counted.</summary>
    public const int DescribedRejections = 100;
}
