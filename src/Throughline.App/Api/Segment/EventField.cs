using System.Text.Json;

namespace Throughline.App.Api.Segment;

/// <summary>The fields of an event that are read; all others are stepped over.</summary>
internal enum EventField
{
    Unknown,
    Type,
    Event,
    UserId,
    AnonymousId,
    MessageId,
    GroupId,
    PreviousId,
    Name,
    Category,
    Timestamp,
    OriginalTimestamp,
    SentAt,
    Properties,
    Traits,
    Context,
}

internal static class EventFields
{
    /// <summary>Bytes of the longest name with each character escaped.</summary>
    private const int LongestEscaped = 6 * 17;

    /// <summary>The field whose name the reader stands on. By length first: most names are unknown or alone with theirs.</summary>
    public static EventField Of(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped) return Of(reader.ValueSpan);
        Span<byte> unescaped = stackalloc byte[LongestEscaped];
        return reader.ValueSpan.Length > LongestEscaped ? EventField.Unknown : Of(unescaped[..reader.CopyString(unescaped)]);
    }

    private static EventField Of(ReadOnlySpan<byte> name) => name.Length switch
    {
        4 => name.SequenceEqual("type"u8) ? EventField.Type : name.SequenceEqual("name"u8) ? EventField.Name : EventField.Unknown,
        5 => name.SequenceEqual("event"u8) ? EventField.Event : EventField.Unknown,
        6 => name.SequenceEqual("userId"u8) ? EventField.UserId
            : name.SequenceEqual("sentAt"u8) ? EventField.SentAt
            : name.SequenceEqual("traits"u8) ? EventField.Traits : EventField.Unknown,
        7 => name.SequenceEqual("context"u8) ? EventField.Context : name.SequenceEqual("groupId"u8) ? EventField.GroupId : EventField.Unknown,
        8 => name.SequenceEqual("category"u8) ? EventField.Category : EventField.Unknown,
        9 => name.SequenceEqual("messageId"u8) ? EventField.MessageId : name.SequenceEqual("timestamp"u8) ? EventField.Timestamp : EventField.Unknown,
        10 => name.SequenceEqual("properties"u8) ? EventField.Properties : name.SequenceEqual("previousId"u8) ? EventField.PreviousId : EventField.Unknown,
        11 => name.SequenceEqual("anonymousId"u8) ? EventField.AnonymousId : EventField.Unknown,
        17 => name.SequenceEqual("originalTimestamp"u8) ? EventField.OriginalTimestamp : EventField.Unknown,
        _ => EventField.Unknown,
    };

    /// <summary>The field as it is written on the wire.</summary>
    public static string NameOf(EventField field) => field switch
    {
        EventField.UserId => "userId",
        EventField.AnonymousId => "anonymousId",
        EventField.MessageId => "messageId",
        EventField.GroupId => "groupId",
        EventField.PreviousId => "previousId",
        EventField.OriginalTimestamp => "originalTimestamp",
        EventField.SentAt => "sentAt",
        EventField.Type => "type",
        EventField.Event => "event",
        EventField.Name => "name",
        EventField.Category => "category",
        EventField.Timestamp => "timestamp",
        EventField.Properties => "properties",
        EventField.Traits => "traits",
        _ => "context",
    };
}
