using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Throughline.Runtime.Channels.Email;

/// <summary>
/// Writes header fields: folded at 78 characters, ASCII as it is, everything else in encoded words (RFC 2047).
/// A control character in a value becomes a space, so that no value can begin a header of its own.
/// </summary>
internal static class HeaderWriter
{
    /// <summary>Where a line is folded.</summary>
    public const int FoldAt = 78;

    private const int MaxWord = 75;
    private const int MaxLine = 998;
    private const string WordStartB = "=?utf-8?B?";
    private const string WordStartQ = "=?utf-8?Q?";

    /// <summary>A field of words, such as a subject.</summary>
    public static void Words(IBufferWriter<byte> output, string name, string value)
    {
        var column = Name(output, name);
        var text = OneLine(value);
        if (IsPlain(text)) Plain(output, text, ref column);
        else Encoded(output, text, ref column);
        output.Write("\r\n"u8);
    }

    /// <summary>A field with a grammar of its own (List-Unsubscribe, Date), folded at its spaces; must be ASCII.</summary>
    public static void Raw(IBufferWriter<byte> output, string name, string value)
    {
        var column = Name(output, name);
        Plain(output, OneLine(value), ref column);
        output.Write("\r\n"u8);
    }

    /// <summary>A field with one mailbox.</summary>
    public static void Mailbox(IBufferWriter<byte> output, string name, string? displayName, MailAddress address)
    {
        var column = Name(output, name);
        var words = displayName is null ? "" : OneLine(displayName).Trim();
        if (words.Length > 0)
        {
            if (!IsPlain(words) || words.Length > FoldAt - 20) Encoded(output, words, ref column);
            else if (IsPhrase(words)) Ascii(output, words, ref column);
            else Quoted(output, words, ref column);
        }
        var written = address.ToString();
        if (words.Length > 0 && column + written.Length + 3 > FoldAt) output.Write("\r\n "u8);
        else if (words.Length > 0) output.Write(" "u8);
        output.Write("<"u8);
        Utf8(output, written);
        output.Write(">\r\n"u8);
    }

    /// <summary>True for a header's name as RFC 5322 has it: visible ASCII without a colon.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= 76 && !name.AsSpan().ContainsAnyExceptInRange('!', '~') && !name.Contains(':', StringComparison.Ordinal);

    private static int Name(IBufferWriter<byte> output, string name)
    {
        var column = 0;
        Ascii(output, name, ref column);
        output.Write(": "u8);
        return column + 2;
    }

    // Text that looks like an encoded word must be encoded, else it would be decoded.
    private static bool IsPlain(string text)
    {
        if (!System.Text.Ascii.IsValid(text) || text.Contains("=?", StringComparison.Ordinal)) return false;
        if (text.Length > 0 && (text[0] == ' ' || text[^1] == ' ')) return false;
        if (text.Length <= FoldAt - 20) return true;
        return !text.Contains("  ", StringComparison.Ordinal) && LongestWord(text) < MaxLine - 100;
    }

    private static int LongestWord(string text)
    {
        var longest = 0;
        foreach (var range in text.AsSpan().Split(' ')) longest = Math.Max(longest, range.End.Value - range.Start.Value);
        return longest;
    }

    private static void Plain(IBufferWriter<byte> output, string text, ref int column)
    {
        var first = true;
        foreach (var range in text.AsSpan().Split(' '))
        {
            var word = text.AsSpan()[range];
            if (!first && word.Length > 0 && column + 1 + word.Length > FoldAt)
            {
                output.Write("\r\n"u8);
                column = 0;
            }
            if (!first)
            {
                output.Write(" "u8);
                column++;
            }
            Ascii(output, word, ref column);
            first = false;
        }
    }

    // Each encoded word is at most 75 characters, on a line of at most 76, and holds whole characters (RFC 2047, 2 and 5).
    private static void Encoded(IBufferWriter<byte> output, string text, ref int column)
    {
        Span<byte> bytes = stackalloc byte[MaxWord];
        Span<byte> one = stackalloc byte[4];
        var useQ = PrefersQ(text);
        var pending = 0;
        var first = true;
        var room = Room(column);
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(one);
            if (pending > 0 && WordLength(bytes[..pending], one[..length], useQ) > room)
            {
                Word(output, bytes[..pending], useQ, ref column, first);
                first = false;
                pending = 0;
                room = Room(1);
            }
            else if (pending == 0 && first && WordLength([], one[..length], useQ) > room)
            {
                output.Write("\r\n "u8);
                column = 1;
                room = Room(1);
            }
            one[..length].CopyTo(bytes[pending..]);
            pending += length;
        }
        if (pending > 0) Word(output, bytes[..pending], useQ, ref column, first);
    }

    private static int Room(int column) => Math.Min(MaxWord, 76 - column) - WordStartQ.Length - 2;

    private static void Word(IBufferWriter<byte> output, ReadOnlySpan<byte> bytes, bool useQ, ref int column, bool first)
    {
        if (!first)
        {
            output.Write("\r\n "u8);
            column = 1;
        }
        Ascii(output, useQ ? WordStartQ : WordStartB, ref column);
        if (useQ) Q(output, bytes, ref column);
        else B(output, bytes, ref column);
        Ascii(output, "?=", ref column);
    }

    private static int WordLength(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> more, bool useQ) =>
        useQ ? QLength(bytes) + QLength(more) : (bytes.Length + more.Length + 2) / 3 * 4;

    private static bool PrefersQ(string text)
    {
        int plain = 0, other = 0;
        foreach (var rune in text.EnumerateRunes())
            if (rune.IsAscii && (IsQPlain((byte)rune.Value) || rune.Value == ' ')) plain++;
            else other += rune.Utf8SequenceLength;
        return plain + (other * 3) <= (plain + other) * 4 / 3;
    }

    private static int QLength(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        foreach (var b in bytes) length += IsQPlain(b) || b == ' ' ? 1 : 3;
        return length;
    }

    // The narrow set that is right inside a phrase too (RFC 2047, 5 (3)).
    private static bool IsQPlain(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'!' or (byte)'*' or (byte)'+' or (byte)'-' or (byte)'/';

    private static void Q(IBufferWriter<byte> output, ReadOnlySpan<byte> bytes, ref int column)
    {
        var span = output.GetSpan(bytes.Length * 3);
        var length = 0;
        foreach (var b in bytes)
            if (b == ' ') span[length++] = (byte)'_';
            else if (IsQPlain(b)) span[length++] = b;
            else
            {
                span[length++] = (byte)'=';
                span[length++] = QuotedPrintable.Hex(b >> 4);
                span[length++] = QuotedPrintable.Hex(b & 15);
            }
        output.Advance(length);
        column += length;
    }

    private static void B(IBufferWriter<byte> output, ReadOnlySpan<byte> bytes, ref int column)
    {
        var span = output.GetSpan(Base64.GetMaxEncodedToUtf8Length(bytes.Length));
        Base64.EncodeToUtf8(bytes, span, out _, out var length);
        output.Advance(length);
        column += length;
    }

    private static bool IsPhrase(string words)
    {
        foreach (var c in words)
            if (!char.IsAsciiLetterOrDigit(c) && !"!#$%&'*+-/=?^_`{|}~ ".Contains(c, StringComparison.Ordinal)) return false;
        return !words.Contains("  ", StringComparison.Ordinal);
    }

    private static void Quoted(IBufferWriter<byte> output, string words, ref int column)
    {
        var quoted = new StringBuilder(words.Length + 8).Append('"');
        foreach (var c in words)
        {
            if (c is '"' or '\\') quoted.Append('\\');
            quoted.Append(c);
        }
        Ascii(output, quoted.Append('"').ToString(), ref column);
    }

    private static void Ascii(IBufferWriter<byte> output, ReadOnlySpan<char> text, ref int column)
    {
        Utf8(output, text);
        column += text.Length;
    }

    private static void Utf8(IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        var span = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        output.Advance(Encoding.UTF8.GetBytes(text, span));
    }

    private static string OneLine(string value)
    {
        if (!value.AsSpan().ContainsAnyInRange('\0', '\x1F') && !value.AsSpan().ContainsAnyInRange('\x7F', '\x9F') && value.AsSpan().IndexOfAny('\u2028', '\u2029') < 0) return value;
        return string.Create(value.Length, value, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = char.IsControl(from[i]) || from[i] is '\u2028' or '\u2029' ? ' ' : from[i];
        });
    }
}
