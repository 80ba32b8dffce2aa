using System.Buffers.Binary;
using System.Text;
using NodaTime;

namespace Throughline.Runtime.Storage;

/// <summary>Writes the <c>road</c> column, little endian.</summary>
internal ref struct RoadWriter(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;

    public int Length { get; private set; }

    public void Byte(byte value) => _buffer[Length++] = value;

    public void Short(int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_buffer[Length..], checked((ushort)value));
        Length += 2;
    }

    public void Long(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer[Length..], value);
        Length += 8;
    }

    public void Time(Instant? value) => Long(value?.ToUnixTimeMilliseconds() ?? RoadBytes.NoTime);

    public void Id(Guid value)
    {
        value.TryWriteBytes(_buffer[Length..], bigEndian: true, out _);
        Length += 16;
    }

    public void Text(string value)
    {
        var written = Encoding.UTF8.GetBytes(value, _buffer[(Length + 2)..]);
        Short(written);
        Length += written;
    }
}

/// <summary>Reads the <c>road</c> column.</summary>
internal ref struct RoadReader(ReadOnlySpan<byte> road)
{
    private readonly ReadOnlySpan<byte> _road = road;
    private int _at;

    public byte Byte() => _road[_at++];

    public int Short()
    {
        var value = BinaryPrimitives.ReadUInt16LittleEndian(_road[_at..]);
        _at += 2;
        return value;
    }

    public long Long()
    {
        var value = BinaryPrimitives.ReadInt64LittleEndian(_road[_at..]);
        _at += 8;
        return value;
    }

    public Instant? Time() => Long() is var ms && ms == RoadBytes.NoTime ? null : Instant.FromUnixTimeMilliseconds(ms);

    public Guid Id()
    {
        var value = new Guid(_road.Slice(_at, 16), bigEndian: true);
        _at += 16;
        return value;
    }

    public string Text()
    {
        var length = Short();
        var value = Encoding.UTF8.GetString(_road.Slice(_at, length));
        _at += length;
        return value;
    }
}

/// <summary>What both sides of the <c>road</c> column know.</summary>
internal static class RoadBytes
{
    public const long NoTime = long.MinValue;
}
