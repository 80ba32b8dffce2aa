namespace Throughline.Runtime.Tests.Exchange;

/// <summary>A file of a header and one row, many times over, that is nowhere kept.</summary>
internal sealed class RepeatedRows(ReadOnlySpan<byte> header, ReadOnlySpan<byte> row, int rows) : Stream
{
    private readonly byte[] _header = header.ToArray();
    private readonly byte[] _row = row.ToArray();

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => _header.Length + (long)_row.Length * rows;
    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = 0;
        while (read < buffer.Length && Position < Length)
        {
            var rest = Position < _header.Length
                ? _header.AsSpan((int)Position)
                : _row.AsSpan((int)((Position - _header.Length) % _row.Length));
            var length = Math.Min(rest.Length, buffer.Length - read);
            rest[..length].CopyTo(buffer[read..]);
            read += length;
            Position += length;
        }
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
