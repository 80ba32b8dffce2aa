using System.Buffers;

namespace Throughline.Runtime.Channels.Email;

/// <summary>
/// The two body encodings (RFC 2045, 6.7 and 6.8). Line ends of the input may be LF, CR or CRLF and leave as CRLF;
/// no line is longer than 76.
/// </summary>
internal static class QuotedPrintable
{
    private const int MaxLine = 76;

    // Written as they are: visible ASCII and space, but for the equals sign.
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Where(b => b != '=').Select(b => (byte)b)]);

    /// <summary>How many bytes of a text must be written as three.</summary>
    public static int CountEscaped(ReadOnlySpan<byte> text)
    {
        var count = 0;
        while (text.IndexOfAnyExcept(Plain) is >= 0 and var at)
        {
            if (text[at] is not ((byte)'\r' or (byte)'\n')) count++;
            text = text[(at + 1)..];
        }
        return count;
    }

    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> text)
    {
        while (text.Length > 0)
        {
            var end = text.IndexOfAny((byte)'\r', (byte)'\n');
            WriteLine(output, end < 0 ? text : text[..end]);
            output.Write("\r\n"u8);
            if (end < 0) return;
            text = text[(end + (text[end..].StartsWith("\r\n"u8) ? 2 : 1))..];
        }
    }

    /// <summary>The upper-case hexadecimal digit of 0…15.</summary>
    public static byte Hex(int digit) => (byte)(digit < 10 ? '0' + digit : 'A' + digit - 10);

    private static void WriteLine(IBufferWriter<byte> output, ReadOnlySpan<byte> line)
    {
        var span = output.GetSpan((line.Length * 3) + (line.Length * 3 / (MaxLine - 4) * 3) + 16);
        int at = 0, column = 0;
        while (line.Length > 0)
        {
            var run = line.IndexOfAnyExcept(Plain);
            if (run < 0) run = line.Length;
            if (run == line.Length && line[^1] == ' ') run--;
            CopyPlain(span, line[..run], ref at, ref column, isLast: run == line.Length);
            line = line[run..];
            if (line.Length == 0) break;
            Escape(span, line[0], ref at, ref column, isLast: line.Length == 1);
            line = line[1..];
        }
        output.Advance(at);
    }

    // A line that goes on ends in "=" and so holds one character less. A space before that "=" is not trailing.
    private static void CopyPlain(Span<byte> span, ReadOnlySpan<byte> run, ref int at, ref int column, bool isLast)
    {
        while (run.Length > 0)
        {
            var room = MaxLine - 1 - column;
            if (isLast && run.Length == room + 1) room++;
            if (room <= 0)
            {
                SoftBreak(span, ref at, ref column);
                continue;
            }
            var taken = Math.Min(room, run.Length);
            run[..taken].CopyTo(span[at..]);
            at += taken;
            column += taken;
            run = run[taken..];
        }
    }

    private static void Escape(Span<byte> span, byte b, ref int at, ref int column, bool isLast)
    {
        if (column + 3 > (isLast ? MaxLine : MaxLine - 1)) SoftBreak(span, ref at, ref column);
        span[at++] = (byte)'=';
        span[at++] = Hex(b >> 4);
        span[at++] = Hex(b & 15);
        column += 3;
    }

    private static void SoftBreak(Span<byte> span, ref int at, ref int column)
    {
        "=\r\n"u8.CopyTo(span[at..]);
        at += 3;
        column = 0;
    }
}
