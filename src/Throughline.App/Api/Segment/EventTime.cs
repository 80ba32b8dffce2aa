using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime;

namespace Throughline.App.Api.Segment;

/// <summary>When an event happened, though the sender's clock may be wrong.</summary>
internal static class EventTime
{
    /// <summary>Nothing that is sent here happened before.</summary>
    private static readonly Instant Earliest = Instant.FromUtc(2000, 1, 1, 0, 0);

    /// <summary>A sender's clock that is farther from ours is far out, or <c>sentAt</c> is no time of sending.</summary>
    private static readonly Duration FarOut = Duration.FromDays(1);

    /// <summary>How long before sending an event can lie, for both times to be taken as read from one clock that is far out.</summary>
    private static readonly Duration LongestWait = Duration.FromDays(7);

    /// <summary>Forms of ISO 8601 that the JSON reader does not know: a space for T, and the basic form.</summary>
    private static readonly string[] OtherForms =
    [
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mm:ss,FFFFFFFK",
        "yyyyMMddTHHmmss.FFFFFFFK", "yyyyMMddTHHmmssK", "yyyyMMdd",
    ];

    /// <summary>
    /// received − (sentAt − original), never after <paramref name="received"/>. Where <paramref name="sentAt"/> is
    /// missing or absurd the event's own time stands; where that is missing or absurd, the time of receipt.
    /// </summary>
    public static Instant Correct(Instant received, Instant? original, Instant? sentAt)
    {
        if (original is not { } own) return received;
        if (sentAt is { } sent && IsBelievable(received, own, sent))
        {
            var corrected = received - (sent - own);
            if (corrected >= Earliest) return Instant.Min(corrected, received);
        }
        return own >= Earliest ? Instant.Min(own, received) : received;
    }

    /// <summary>Reads ISO 8601; without an offset it is UTC.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out Instant time)
    {
        time = default;
        if (reader.TokenType != JsonTokenType.String) return false;
        if (!HasOffset(reader.ValueSpan))
        {
            if (!reader.TryGetDateTime(out var local)) return TryReadOther(reader.ValueSpan, out time);
            time = Instant.FromDateTimeUtc(DateTime.SpecifyKind(local, DateTimeKind.Utc));
            return true;
        }
        if (!reader.TryGetDateTimeOffset(out var at)) return TryReadOther(reader.ValueSpan, out time);
        time = Instant.FromDateTimeOffset(at);
        return true;
    }

    private static bool IsBelievable(Instant received, Instant own, Instant sent)
    {
        var skew = received - sent;
        if (skew <= FarOut && skew >= -FarOut) return true;
        var waited = sent - own;
        return waited >= Duration.Zero && waited <= LongestWait;
    }

    private static bool HasOffset(ReadOnlySpan<byte> text) =>
        text.Length > 10 && text[10..].IndexOfAny("Zz+-"u8) >= 0;

    private static bool TryReadOther(ReadOnlySpan<byte> text, out Instant time)
    {
        time = default;
        if (text.Length > 40) return false;
        var read = DateTimeOffset.TryParseExact(
            Encoding.UTF8.GetString(text), OtherForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at);
        if (read) time = Instant.FromDateTimeOffset(at);
        return read;
    }
}
