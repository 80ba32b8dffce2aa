using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Api.Segment;

/// <summary>What became of a body's events: those to take, in their order, and those refused.</summary>
/// <param name="Rejected">The first of them, at most <see cref="SegmentLimits.DescribedRejections"/>.</param>
/// <param name="RejectedCount">All of them.</param>
internal sealed record SegmentEvents(IReadOnlyList<InboundEvent> Accepted, IReadOnlyList<RejectedEvent> Rejected, int RejectedCount);

/// <summary>Reads the events of a body, each by itself.</summary>
/// <remarks>
/// Nothing read points into the body's memory: properties and traits are copied, the rest of the body is let go.
/// </remarks>
internal static class SegmentReader
{
    private static readonly JsonDocumentOptions EachNameOnce = new() { AllowDuplicateProperties = false };

    /// <summary>Names of people in their own script rather than as escapes.</summary>
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="json">The same bytes that <paramref name="body"/> was opened on.</param>
    /// <param name="received">When the request arrived, by our clock.</param>
    public static SegmentEvents Read(ReadOnlySpan<byte> json, SegmentBody body, ApiKey key, Instant received)
    {
        var accepted = new List<InboundEvent>();
        var rejected = new List<RejectedEvent>();
        var rejectedCount = 0;
        for (var index = 0; index < body.Events.Count; index++)
        {
            var place = body.Events[index];
            var rejection = place.Rejection;
            if (rejection is null)
            {
                (var inbound, rejection) = ReadOne(json.Slice(place.Start, place.Length), body, key, received);
                if (inbound is not null) accepted.Add(inbound);
            }
            if (rejection is not null && rejectedCount++ < SegmentLimits.DescribedRejections) rejected.Add(new RejectedEvent(index, rejection));
        }
        return new SegmentEvents(accepted, rejected, rejectedCount);
    }

    private static (InboundEvent? Event, Rejection? Rejection) ReadOne(ReadOnlySpan<byte> json, SegmentBody body, ApiKey key, Instant received)
    {
        var draft = new EventDraft(json);
        var rejection = draft.Read();
        if (rejection is not null) return (null, rejection);
        if ((body.Kind ?? draft.Kind) is not { } kind) return (null, Rejection.UnknownType);
        if (Incomplete(kind, ref draft) is { } incomplete) return (null, incomplete);
        if (!TryParse(draft.Properties, out var properties)) return (null, Rejection.RepeatedInside("properties"));
        if (!TryParse(draft.Traits, out var traits)) return (null, Rejection.RepeatedInside("traits"));
        if (!TryParse(draft.ContextTraits, out var contextTraits)) return (null, Rejection.RepeatedInside("context.traits"));
        return (new InboundEvent(
            key.WorkspaceId,
            kind,
            draft.MessageId,
            NameOf(kind, draft.Event),
            draft.UserId,
            draft.AnonymousId,
            EventTime.Correct(received, draft.OriginalTimestamp ?? draft.Timestamp, body.SentAt ?? draft.SentAt),
            PropertiesOf(kind, ref draft, properties, traits),
            TraitsOf(kind, traits, contextTraits),
            draft.PreviousId,
            draft.GroupId,
            draft.Zone,
            draft.Language,
            key.IsTrusted ? GivenBy.ServerKey : GivenBy.BrowserKey)
        { CameFrom = CameFrom.Of(draft.Campaign, draft.Referrer, site: "") is { Length: > 0 } from ? from : null }, null);
    }

    private static Rejection? Incomplete(InboundKind kind, ref EventDraft draft)
    {
        if (kind == InboundKind.Track && draft.Event is null) return Rejection.Missing("event", "track");
        if (kind == InboundKind.Group && draft.GroupId is null) return Rejection.Missing("groupId", "group");
        if (kind == InboundKind.Alias && draft.PreviousId is null) return Rejection.Missing("previousId", "alias");
        if (kind == InboundKind.Alias && draft.UserId is null) return Rejection.Missing("userId", "alias");
        return draft.UserId is null && draft.AnonymousId is null ? Rejection.MissingId : null;
    }

    private static string NameOf(InboundKind kind, string? name) => kind switch
    {
        InboundKind.Track => name!,
        InboundKind.Page => "Page Viewed",
        InboundKind.Screen => "Screen Viewed",
        InboundKind.Identify => nameof(InboundKind.Identify),
        InboundKind.Group => nameof(InboundKind.Group),
        _ => nameof(InboundKind.Alias),
    };

    /// <summary>A page's name and category stand with its properties; a group's traits are of the group, so they do too.</summary>
    private static JsonElement PropertiesOf(InboundKind kind, ref EventDraft draft, JsonElement properties, JsonElement traits) => kind switch
    {
        InboundKind.Page or InboundKind.Screen => WithText(WithText(properties, "name", draft.Name), "category", draft.Category),
        InboundKind.Group when properties.ValueKind == JsonValueKind.Undefined => traits,
        _ => properties,
    };

    /// <summary>The person's traits stand in the event, or in its context where the client puts what it remembers.</summary>
    private static JsonElement TraitsOf(InboundKind kind, JsonElement traits, JsonElement contextTraits)
    {
        var given = kind != InboundKind.Group && traits.ValueKind == JsonValueKind.Object && traits.GetPropertyCount() > 0;
        return given || contextTraits.ValueKind == JsonValueKind.Undefined && kind != InboundKind.Group ? traits : contextTraits;
    }

    /// <summary>The object with one more text in it, unless it has that name already.</summary>
    private static JsonElement WithText(JsonElement properties, string name, string? text)
    {
        var isObject = properties.ValueKind == JsonValueKind.Object;
        if (text is null || isObject && properties.TryGetProperty(name, out _)) return properties;
        var bytes = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(bytes, Readable);
        writer.WriteStartObject();
        if (isObject)
        {
            foreach (var property in properties.EnumerateObject()) property.WriteTo(writer);
        }
        writer.WriteString(name, text);
        writer.WriteEndObject();
        writer.Flush();
        return JsonElement.Parse(bytes.WrittenSpan);
    }

    /// <summary>Copies the object out of the body. False where a name stands twice in it.</summary>
    private static bool TryParse(ReadOnlySpan<byte> json, out JsonElement element)
    {
        element = default;
        if (json.IsEmpty) return true;
        try
        {
            element = JsonElement.Parse(json, EachNameOnce);
            return true;
        }
        catch (JsonException)
        {
            return false; // syntax and depth were checked before: only a repeated name is left
        }
    }
}
