using System.Text;
using System.Text.Json;
using NodaTime;
using Throughline.Runtime.Engine;

namespace Throughline.App.Api.Segment;

/// <summary>
/// What one event says, field by field as it is read. Whatever is only metadata (context, sentAt) is left out where it
/// cannot be read; whatever says who, what or when makes the event refused, for a guess could write to the wrong person.
/// </summary>
/// <param name="json">The event: one JSON object whose syntax, size and depth are known to be good.</param>
internal ref struct EventDraft(ReadOnlySpan<byte> json)
{
    private const int LongestZone = 64;
    private const int LongestNumber = 64;

    private readonly ReadOnlySpan<byte> _json = json;
    private uint _seen;
    private Range _properties;
    private Range _traits;
    private Range _contextTraits;

    public InboundKind? Kind { get; private set; }
    public string? Event { get; private set; }
    public string? UserId { get; private set; }
    public string? AnonymousId { get; private set; }
    public string? MessageId { get; private set; }
    public string? GroupId { get; private set; }
    public string? PreviousId { get; private set; }
    public string? Name { get; private set; }
    public string? Category { get; private set; }
    public Instant? Timestamp { get; private set; }
    public Instant? OriginalTimestamp { get; private set; }
    public Instant? SentAt { get; private set; }
    public string? Zone { get; private set; }
    public string? Language { get; private set; }

    /// <summary>The source of the campaign that brought them first, and the host of the page before.</summary>
    public string? Campaign { get; private set; }
    public string? Referrer { get; private set; }

    /// <summary>The object as it stands in the event; empty where there is none.</summary>
    public readonly ReadOnlySpan<byte> Properties => _json[_properties];
    public readonly ReadOnlySpan<byte> Traits => _json[_traits];
    public readonly ReadOnlySpan<byte> ContextTraits => _json[_contextTraits];

    /// <summary>Reads every field; why the event is refused, or null.</summary>
    public Rejection? Read()
    {
        var reader = new Utf8JsonReader(_json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = EventFields.Of(ref reader);
            reader.Read();
            if (field == EventField.Unknown)
            {
                reader.Skip();
                continue;
            }
            if ((_seen & (1u << (int)field)) != 0) return Rejection.Repeated(EventFields.NameOf(field));
            _seen |= 1u << (int)field;
            if (Take(field, ref reader) is { } rejection) return rejection;
        }
        return null;
    }

    private Rejection? Take(EventField field, ref Utf8JsonReader reader)
    {
        switch (field)
        {
            case EventField.Type:
                Kind = KindOf(ref reader);
                reader.Skip();
                return null;
            case EventField.SentAt:
                SentAt = EventTime.TryRead(ref reader, out var sent) ? sent : null;
                reader.Skip();
                return null;
            case EventField.Context:
                ReadContext(ref reader);
                return null;
            case EventField.Timestamp or EventField.OriginalTimestamp:
                return TakeTime(field, ref reader);
            case EventField.Properties or EventField.Traits:
                return TakeObject(field, ref reader);
            default:
                return TakeText(field, ref reader);
        }
    }

    private Rejection? TakeText(EventField field, ref Utf8JsonReader reader)
    {
        var isName = field is EventField.Event or EventField.Name or EventField.Category;
        string? text;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                text = reader.GetString();
                break;
            case JsonTokenType.Number when !isName && reader.ValueSpan.Length <= LongestNumber:
                text = Encoding.ASCII.GetString(reader.ValueSpan); // clients of old sent ids as numbers: 42 is "42"
                break;
            default:
                return Rejection.WrongType(EventFields.NameOf(field), "text");
        }
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (text.Length > SegmentLimits.TextLength) return Rejection.TooLong(EventFields.NameOf(field));
        Keep(field, text);
        return null;
    }

    private void Keep(EventField field, string text)
    {
        switch (field)
        {
            case EventField.Event: Event = text; break;
            case EventField.UserId: UserId = text; break;
            case EventField.AnonymousId: AnonymousId = text; break;
            case EventField.MessageId: MessageId = text; break;
            case EventField.GroupId: GroupId = text; break;
            case EventField.PreviousId: PreviousId = text; break;
            case EventField.Name: Name = text; break;
            case EventField.Category: Category = text; break;
            default: throw new ArgumentOutOfRangeException(nameof(field), field, "Not a field of text.");
        }
    }

    private Rejection? TakeTime(EventField field, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null || (reader.TokenType == JsonTokenType.String && reader.ValueSpan.IsEmpty)) return null;
        if (!EventTime.TryRead(ref reader, out var time)) return Rejection.BadTime(EventFields.NameOf(field));
        if (field == EventField.Timestamp) Timestamp = time;
        else OriginalTimestamp = time;
        return null;
    }

    /// <summary>An object, or what clients send in its place where they have none: null, or PHP's empty list.</summary>
    private Rejection? TakeObject(EventField field, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.EndArray) return null;
        }
        if (reader.TokenType != JsonTokenType.StartObject || reader.CurrentDepth != 1)
            return Rejection.WrongType(EventFields.NameOf(field), "an object");
        var range = Value(ref reader);
        if (field == EventField.Properties) _properties = range;
        else _traits = range;
        return null;
    }

    private void ReadContext(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isZone = reader.ValueTextEquals("timezone"u8);
            var isLanguage = !isZone && reader.ValueTextEquals("locale"u8);
            var isTraits = !isZone && !isLanguage && reader.ValueTextEquals("traits"u8);
            var isCampaign = reader.ValueTextEquals("campaign"u8);
            reader.Read();
            if (isZone) Zone = ShortText(ref reader);
            else if (isLanguage) Language = ShortText(ref reader);
            else if (isTraits && reader.TokenType == JsonTokenType.StartObject) _contextTraits = Value(ref reader);
            else if (isCampaign && reader.TokenType == JsonTokenType.StartObject) ReadCampaign(ref reader);
            reader.Skip();
        }
    }

    private void ReadCampaign(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isSource = reader.ValueTextEquals("source"u8);
            var isReferrer = reader.ValueTextEquals("referrer"u8);
            reader.Read();
            if (isSource) Campaign = ShortText(ref reader);
            else if (isReferrer) Referrer = ShortText(ref reader);
            reader.Skip();
        }
    }

    private static string? ShortText(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length is > 0 and <= LongestZone ? reader.GetString() : null;

    /// <summary>Where the value the reader stands on begins and ends; goes to its end.</summary>
    private static Range Value(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }

    private static InboundKind? KindOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String) return null;
        if (reader.ValueTextEquals("track"u8)) return InboundKind.Track;
        if (reader.ValueTextEquals("identify"u8)) return InboundKind.Identify;
        if (reader.ValueTextEquals("page"u8)) return InboundKind.Page;
        if (reader.ValueTextEquals("screen"u8)) return InboundKind.Screen;
        if (reader.ValueTextEquals("group"u8)) return InboundKind.Group;
        return reader.ValueTextEquals("alias"u8) ? InboundKind.Alias : null;
    }
}
