using System.Globalization;

namespace Throughline.App.Api.Segment;

/// <summary>
/// Mends escapes that are valid JSON and no valid text: half a surrogate pair, which JavaScript writes when a string was
/// cut inside an emoji, and NUL, which PostgreSQL does not store. Each becomes U+FFFD, whose escape has the same length.
/// </summary>
internal static class JsonRepair
{
    private const int EscapeLength = 6;

    public static void Mend(Span<byte> json)
    {
        var at = 0;
        while (json[at..].IndexOf((byte)'\\') is >= 0 and var next)
        {
            at += next;
            at += Escape(json[at..]) switch
            {
                null => 2,
                0 => Replace(json[at..]),
                >= 0xD800 and <= 0xDBFF => Escape(json[Math.Min(at + EscapeLength, json.Length)..]) is >= 0xDC00 and <= 0xDFFF
                    ? 2 * EscapeLength
                    : Replace(json[at..]),
                >= 0xDC00 and <= 0xDFFF => Replace(json[at..]),
                _ => EscapeLength,
            };
            if (at >= json.Length) return;
        }
    }

    private static int Replace(Span<byte> json)
    {
        "\\ufffd"u8.CopyTo(json);
        return EscapeLength;
    }

    /// <summary>The code unit that the text begins with as <c>\uXXXX</c>, else null.</summary>
    private static int? Escape(ReadOnlySpan<byte> json) =>
        json is [(byte)'\\', (byte)'u', _, _, _, _, ..]
        && int.TryParse(json.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? unit
            : null;
}
