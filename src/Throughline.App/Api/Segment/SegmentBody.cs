using System.Text.Json;
using System.Text.Unicode;
using NodaTime;
using Throughline.Runtime.Engine;

namespace Throughline.App.Api.Segment;

/// <summary>Where one event stands in a body, and what is already known against it.</summary>
internal readonly record struct EventPlace(int Start, int Length, Rejection? Rejection);

/// <summary>
/// A body whose syntax is sound: who sends it, when it was sent, and where its events stand. The events themselves are
/// not yet read, so that one that is wrong is nobody else's concern.
/// </summary>
internal sealed class SegmentBody
{
    /// <summary>Depth is counted for each event by itself; the reader must get through anything to reach the neighbours.</summary>
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = SegmentLimits.BodyBytes + 1 };

    private readonly List<EventPlace> _events = [];

    private SegmentBody()
    {
    }

    public string? WriteKey { get; private set; }

    /// <summary>When the sender says it sent the body, by its own clock.</summary>
    public Instant? SentAt { get; private set; }

    /// <summary>The one kind of event of this address; null for a batch, whose events say it themselves.</summary>
    public InboundKind? Kind { get; private init; }

    public IReadOnlyList<EventPlace> Events => _events;

    /// <summary>Finds the events of a body; mends its text in place first.</summary>
    /// <returns>The body, or why all of it is refused.</returns>
    public static (SegmentBody? Body, Rejection? Refusal) Open(Span<byte> json, InboundKind? kind)
    {
        JsonRepair.Mend(json);
        var body = new SegmentBody { Kind = kind };
        try
        {
            var refusal = body.Walk(json);
            return refusal is null ? (body, null) : (null, refusal);
        }
        catch (JsonException error)
        {
            return (null, Rejection.NotJson(error.LineNumber ?? 0, error.BytePositionInLine ?? 0));
        }
    }

    private Rejection? Walk(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, AnyDepth);
        var sound = Utf8.IsValid(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) return Rejection.NotJson(0, 0);
        var start = (int)reader.TokenStartIndex;
        var deepest = 1;
        var batches = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("writeKey"u8)) WriteKey = Text(ref reader);
            else if (reader.ValueTextEquals("sentAt"u8)) SentAt = Time(ref reader);
            else if (Kind is null && reader.ValueTextEquals("batch"u8))
            {
                if (++batches > 1) return Rejection.RepeatedBatch;
                if (!ReadBatch(ref reader, json, sound)) return Rejection.MissingBatch;
                continue;
            }
            else reader.Read();
            deepest = Math.Max(deepest, 1 + SkipValue(ref reader));
        }
        var length = (int)reader.BytesConsumed - start;
        reader.Read();
        if (Kind is not null) _events.Add(Place(json, start, length, deepest, sound));
        else if (batches == 0) return Rejection.MissingBatch;
        return null;
    }

    private bool ReadBatch(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, bool sound)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray) return false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            var isObject = reader.TokenType == JsonTokenType.StartObject;
            var deepest = SkipValue(ref reader);
            _events.Add(isObject
                ? Place(json, start, (int)reader.BytesConsumed - start, deepest, sound)
                : new EventPlace(start, 0, Rejection.NotAnObject));
        }
        return true;
    }

    private static EventPlace Place(ReadOnlySpan<byte> json, int start, int length, int deepest, bool sound)
    {
        var rejection = length > SegmentLimits.EventBytes ? Rejection.EventTooLarge
            : deepest > SegmentLimits.EventDepth ? Rejection.TooDeep
            : !sound && !Utf8.IsValid(json.Slice(start, length)) ? Rejection.NotUtf8
            : null;
        return new EventPlace(start, length, rejection);
    }

    /// <summary>Goes to the end of the value the reader stands on; how many objects and lists lie inside one another there.</summary>
    private static int SkipValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return 0;
        var outside = reader.CurrentDepth;
        var deepest = outside;
        while (reader.Read() && reader.CurrentDepth > outside)
        {
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) deepest = Math.Max(deepest, reader.CurrentDepth);
        }
        return deepest - outside + 1;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String && Utf8.IsValid(reader.ValueSpan) ? reader.GetString() : null;
    }

    private static Instant? Time(ref Utf8JsonReader reader)
    {
        reader.Read();
        return EventTime.TryRead(ref reader, out var time) ? time : null;
    }
}
