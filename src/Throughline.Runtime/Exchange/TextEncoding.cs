using System.Buffers;
using System.Text;

namespace Throughline.Runtime.Exchange;

/// <summary>How the letters of a text file are written.</summary>
/// <param name="Name">For people: "UTF-8".</param>
/// <remarks>
/// A byte order mark decides. Without one the whole file is read once: zero bytes in every other place are UTF-16; bytes
/// that are UTF-8 more often than not are UTF-8, so that a few spoilt letters spoil their rows and no others; else the
/// letters themselves are looked at (<see cref="OldEncoding"/>).
/// </remarks>
internal sealed record TextEncoding(Encoding Encoding, string Name)
{
    private const int ChunkSize = 1 << 16;

    /// <summary>Reads the stream from its beginning and leaves it there. Null and a problem where it is no text.</summary>
    public static TextEncoding? Detect(Stream stream, out ImportProblem? problem)
    {
        problem = null;
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            stream.Position = 0;
            var head = buffer.AsSpan(0, stream.ReadAtLeast(buffer.AsSpan(0, ChunkSize), ChunkSize, throwOnEndOfStream: false));
            problem = NotText(head);
            if (problem is not null) return null;
            if (Marked(head) is { } marked) return marked;
            if (Utf16(head) is { } wide) return wide;
            var counts = new ByteCounts();
            stream.Position = 0;
            for (int kept = 0, read; (read = stream.ReadAtLeast(buffer.AsSpan(kept, ChunkSize - kept), ChunkSize - kept, throwOnEndOfStream: false)) > 0;)
                kept = counts.Add(buffer, kept + read);
            return counts.Decide(stream, out problem);
        }
        finally
        {
            stream.Position = 0;
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ImportProblem? NotText(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return new(null, "This is a spreadsheet, not a CSV file.", "Open it in your spreadsheet program, choose “Save as”, and pick “CSV UTF-8”.");
        if (head.StartsWith("%PDF"u8))
            return new(null, "This is a PDF, not a CSV file.", "Export the people as CSV from where they are kept.");
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return new(null, "This file is packed.", "Unpack it first.");
        return null;
    }

    private static TextEncoding? Marked(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(Encoding.UTF8.Preamble)) return new(Encoding.UTF8, "UTF-8");
        if (head.StartsWith(Encoding.UTF32.Preamble)) return new(Encoding.UTF32, "UTF-32");
        if (head.StartsWith(Encoding.Unicode.Preamble)) return new(Encoding.Unicode, "UTF-16");
        return head.StartsWith(Encoding.BigEndianUnicode.Preamble) ? new(Encoding.BigEndianUnicode, "UTF-16") : null;
    }

    /// <summary>Text with Latin letters, commas and line ends has a zero in at least every fourth pair, always on the same side.</summary>
    private static TextEncoding? Utf16(ReadOnlySpan<byte> head)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i++)
            if (head[i] == 0) _ = (i & 1) == 0 ? even++ : odd++;
        if (Math.Max(even, odd) * 8 < head.Length) return null;
        if (odd > even * 10) return new(Encoding.Unicode, "UTF-16");
        return even > odd * 10 ? new(Encoding.BigEndianUnicode, "UTF-16") : null;
    }

    /// <summary>How often the bytes above 127 are letters in UTF-8, and which there are.</summary>
    private sealed class ByteCounts
    {
        private long _letters;
        private long _strays;
        private long _zeros;
        private long _all;
        private readonly bool[] _seen = new bool[256];

        /// <summary>Counts what is in the buffer; moves an unfinished letter to its beginning and returns that one's length.</summary>
        public int Add(byte[] buffer, int length)
        {
            _all += length;
            var rest = buffer.AsSpan(0, length);
            _zeros += rest.Count((byte)0);
            while (true)
            {
                var next = rest.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
                if (next < 0) return 0;
                rest = rest[next..];
                var status = Rune.DecodeFromUtf8(rest, out _, out var used);
                if (status == OperationStatus.NeedMoreData && length == ChunkSize) break;
                if (status == OperationStatus.Done) _letters++;
                else _strays++;
                foreach (var one in rest[..used]) _seen[one] = true;
                rest = rest[used..];
            }
            var kept = rest.Length;
            _all -= kept;
            rest.CopyTo(buffer);
            return kept;
        }

        public TextEncoding? Decide(Stream stream, out ImportProblem? problem)
        {
            problem = null;
            if (_zeros * 20 > _all)
                problem = new(null, "This is not a text file.", "Export the people as CSV from where they are kept.");
            else if (_letters >= _strays) return new(Encoding.UTF8, "UTF-8");
            else if (OldEncoding.Detect(stream, _seen) is { } old) return old;
            else problem = new(null, "The letters of this file are written in a way that cannot be told.", "Open it in your spreadsheet program, choose “Save as”, and pick “CSV UTF-8”.");
            return null;
        }
    }
}
