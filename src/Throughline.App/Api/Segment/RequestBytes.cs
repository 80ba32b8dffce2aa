using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Throughline.App.Api.Segment;

/// <summary>
/// The bytes of one request as UTF-8 text, unpacked where they begin as gzip does: what the headers say of encoding and
/// type is not asked, for the clients say it wrongly. The memory is lent by the pool until <see cref="Dispose"/>.
/// </summary>
internal sealed class RequestBytes : IDisposable
{
    private const int FirstRent = 16 * 1024;

    /// <summary>Bytes of the smallest gzip there is: its head and its end, with nothing packed.</summary>
    private const int SmallestGzip = 18;

    private byte[] _buffer;
    private int _start;
    private int _end;

    private RequestBytes(byte[] buffer) => _buffer = buffer;

    /// <summary>The text, without a byte order mark. May be written to.</summary>
    public Span<byte> Text => _buffer.AsSpan(_start.._end);

    /// <summary>Reads a body; never holds more than one byte over the limit, however long the body or its unpacked form is.</summary>
    /// <param name="declared">What the headers say of its length; too much is refused without reading.</param>
    /// <returns>The bytes, or why they are refused.</returns>
    public static async ValueTask<(RequestBytes? Bytes, Rejection? Refusal)> ReadAsync(Stream body, long? declared, CancellationToken cancel)
    {
        if (declared > SegmentLimits.BodyBytes) return (null, Rejection.BodyTooLarge);
        var bytes = new RequestBytes(ArrayPool<byte>.Shared.Rent((int)Math.Clamp(declared + 1 ?? 0, FirstRent, 4 * FirstRent)));
        try
        {
            int read;
            while ((read = await body.ReadAsync(bytes.Room(), cancel)) > 0)
            {
                bytes._end += read;
                if (bytes._end > SegmentLimits.BodyBytes) break;
            }
            if (bytes.Settle() is not { } refusal) return (bytes, null);
            bytes.Dispose();
            return (null, refusal);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _start = _end = 0;
    }

    /// <summary>Decides by the first bytes what the body is; unpacks it, steps over a byte order mark.</summary>
    private Rejection? Settle()
    {
        if (_end > SegmentLimits.BodyBytes) return Rejection.BodyTooLarge;
        if (Text is [0x1F, 0x8B, ..] && Unpack() is { } refusal) return refusal;
        if (Text is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, ..] or [_, 0, ..]) return Rejection.BodyNotUtf8;
        if (Text is [0xEF, 0xBB, 0xBF, ..]) _start = 3;
        return Text.IsEmpty ? Rejection.EmptyBody : null;
    }

    private Rejection? Unpack()
    {
        using var unpacked = new RequestBytes(ArrayPool<byte>.Shared.Rent(Math.Min(4 * _end, SegmentLimits.BodyBytes + 1)));
        try
        {
            using var gzip = new GZipStream(new MemoryStream(_buffer, 0, _end), CompressionMode.Decompress);
            int read;
            while ((read = gzip.Read(unpacked.Room().Span)) > 0)
            {
                unpacked._end += read;
                if (unpacked._end > SegmentLimits.BodyBytes) return Rejection.BodyTooLarge;
            }
        }
        catch (InvalidDataException)
        {
            return Rejection.BadGzip;
        }
        if (IsCutOff(unpacked._end)) return Rejection.BadGzip;
        (_buffer, unpacked._buffer) = (unpacked._buffer, _buffer);
        _end = unpacked._end;
        return null;
    }

    /// <summary>
    /// The last four bytes say how much was packed (RFC 1952). Whoever unpacks a body that ends too early only stops there.
    /// </summary>
    private bool IsCutOff(int unpacked) =>
        _end < SmallestGzip || BinaryPrimitives.ReadUInt32LittleEndian(_buffer.AsSpan(_end - 4)) != (uint)unpacked;

    /// <summary>Free memory after what is held: at least one byte, at most up to one over the limit.</summary>
    private Memory<byte> Room()
    {
        if (_end == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Min(2 * _buffer.Length, SegmentLimits.BodyBytes + 1));
            _buffer.AsSpan(.._end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        return _buffer.AsMemory(_end, Math.Min(_buffer.Length, SegmentLimits.BodyBytes + 1) - _end);
    }
}
