using System.Buffers;
using System.Text;

namespace Throughline.Messages;

/// <summary>
/// How much room a text message takes. Phones get it in parts, and each part is paid for.
/// <list type="bullet">
/// <item>Letters of the GSM alphabet take 7 bits each, a few signs two such places: 160 places in one part, 153 in each of
/// several. 3GPP TS 23.038, 6.2.1 (the alphabet and its extension) and 6.1.2.1 (140 octets).</item>
/// <item>One letter outside it makes the whole text UCS-2, 16 bits for each unit: 70 in one part, 67 in each of several.
/// 3GPP TS 23.038, 6.2.3.</item>
/// <item>Parts of several carry a heading of 6 octets that says which they are. 3GPP TS 23.040, 9.2.3.24.1. A sign of two
/// places is not cut in two.</item>
/// </list>
/// </summary>
/// <param name="Characters">As somebody counts them who reads: an emoji of one code point is one.</param>
/// <param name="Parts">0 where there is no text.</param>
/// <param name="Outside">The first letter that the GSM alphabet does not have, and that makes every part shorter; null where there is none.</param>
public readonly record struct TextParts(int Characters, int Parts, string? Outside)
{
    private const string Alphabet =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// <summary>Behind an escape, and so of two places.</summary>
    private const string Extension = "\f^{}\\[~]|€";

    private static readonly SearchValues<char> _gsm = SearchValues.Create(Alphabet + Extension);
    private static readonly SearchValues<char> _double = SearchValues.Create(Extension);

    /// <summary>Places in a text of one part, and in each part of several.</summary>
    public static (int One, int Several) GsmPlaces => (160, 153);

    /// <inheritdoc cref="GsmPlaces"/>
    public static (int One, int Several) UnicodePlaces => (70, 67);

    /// <summary>Of a text as it leaves, everything merged in.</summary>
    public static TextParts Of(string text)
    {
        var outside = text.AsSpan().IndexOfAnyExcept(_gsm);
        var (one, several) = outside < 0 ? GsmPlaces : UnicodePlaces;
        var (characters, places, parts, filled) = (0, 0, 1, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var room = outside < 0 ? rune.IsBmp && _double.Contains((char)rune.Value) ? 2 : 1 : rune.Utf16SequenceLength;
            (characters, places) = (characters + 1, places + room);
            (parts, filled) = filled + room > several ? (parts + 1, room) : (parts, filled + room);
        }
        return new(characters, places == 0 ? 0 : places <= one ? 1 : parts, outside < 0 ? null : First(text.AsSpan(outside)));
    }

    private static string First(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out var rune, out _);
        return rune.ToString();
    }
}
