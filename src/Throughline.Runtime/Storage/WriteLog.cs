using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using NodaTime;

namespace Throughline.Runtime.Storage;

/// <summary>One write to people data.</summary>
/// <param name="Statement">Its number: statements are made in the same order over every store.</param>
/// <param name="Bucket">Where its row lies; null for counters, which lie beside the people.</param>
/// <param name="Values">As <see cref="WrittenValues"/> keeps them.</param>
internal readonly record struct LoggedWrite(int Statement, long? Bucket, byte[] Values);

/// <summary>
/// Takes down what is written to people data, so that the same can be written again with nothing around it: the limit
/// that a measurement stands beside. One thread at a time.
/// </summary>
internal sealed class WriteLog
{
    private readonly WrittenValues _values = new();
    private List<LoggedWrite> _writes = [];

    /// <summary>What was written since this was called last, in its order.</summary>
    public IReadOnlyList<LoggedWrite> Take()
    {
        var taken = _writes;
        _writes = [];
        return taken;
    }

    public void Add<T>(int statement, bool hasBucket, T row, Action<IParameters, T> bind)
    {
        _values.Clear();
        bind(_values, row);
        _writes.Add(new LoggedWrite(statement, hasBucket ? _values.First : null, _values.ToArray()));
    }
}

/// <summary>The values of one row, one after the other: a byte for the kind, then the value, texts and bytes behind their length.</summary>
internal sealed class WrittenValues : IParameters
{
    private readonly ArrayBufferWriter<byte> _kept = new(512);

    private enum Kind : byte
    {
        Number,
        NoNumber,
        Id,
        NoId,
        Text,
        NoText,
        Time,
        NoTime,
        Bytes,
    }

    /// <summary>The first value, where it is a number.</summary>
    public long First => BinaryPrimitives.ReadInt64LittleEndian(_kept.WrittenSpan[1..]);

    public byte[] ToArray() => _kept.WrittenSpan.ToArray();

    public void Clear() => _kept.ResetWrittenCount();

    public IParameters With(long value) => Put(Kind.Number, value);
    public IParameters With(long? value) => value is { } number ? With(number) : Put(Kind.NoNumber);
    public IParameters With(Guid? value) => value is { } id ? With(id) : Put(Kind.NoId);
    public IParameters With(Instant value) => Put(Kind.Time, value.ToUnixTimeTicks());
    public IParameters With(Instant? value) => value is { } time ? With(time) : Put(Kind.NoTime);
    public IParameters With(ReadOnlySpan<byte> value) => Put(Kind.Bytes, value);
    public IParameters WithText(ReadOnlySpan<byte> utf8) => Put(Kind.Text, utf8);
    public IParameters With(string? value) => value is null ? Put(Kind.NoText) : Put(Kind.Text, Encoding.UTF8.GetBytes(value));

    public IParameters With(Guid value)
    {
        Put(Kind.Id);
        value.TryWriteBytes(_kept.GetSpan(16), bigEndian: true, out var length);
        _kept.Advance(length);
        return this;
    }

    /// <summary>Hands kept values to a statement, in their order.</summary>
    public static void Bind(IParameters at, ReadOnlySpan<byte> kept)
    {
        while (!kept.IsEmpty) kept = BindOne(at, (Kind)kept[0], kept[1..]);
    }

    /// <summary>Returns what is left.</summary>
    private static ReadOnlySpan<byte> BindOne(IParameters at, Kind kind, ReadOnlySpan<byte> kept)
    {
        switch (kind)
        {
            case Kind.Number:
                at.With(BinaryPrimitives.ReadInt64LittleEndian(kept));
                return kept[8..];
            case Kind.Time:
                at.With(Instant.FromUnixTimeTicks(BinaryPrimitives.ReadInt64LittleEndian(kept)));
                return kept[8..];
            case Kind.Id:
                at.With(new Guid(kept[..16], bigEndian: true));
                return kept[16..];
            case Kind.Text:
                at.WithText(Counted(kept));
                return kept[(4 + Counted(kept).Length)..];
            case Kind.Bytes:
                at.With(Counted(kept));
                return kept[(4 + Counted(kept).Length)..];
            default:
                BindNone(at, kind);
                return kept;
        }
    }

    private static void BindNone(IParameters at, Kind kind) => _ = kind switch
    {
        Kind.NoNumber => at.With((long?)null),
        Kind.NoId => at.With((Guid?)null),
        Kind.NoTime => at.With((Instant?)null),
        _ => at.With((string?)null),
    };

    private static ReadOnlySpan<byte> Counted(ReadOnlySpan<byte> kept) => kept.Slice(4, BinaryPrimitives.ReadInt32LittleEndian(kept));

    private WrittenValues Put(Kind kind)
    {
        _kept.GetSpan(1)[0] = (byte)kind;
        _kept.Advance(1);
        return this;
    }

    private WrittenValues Put(Kind kind, long value)
    {
        Put(kind);
        BinaryPrimitives.WriteInt64LittleEndian(_kept.GetSpan(8), value);
        _kept.Advance(8);
        return this;
    }

    private WrittenValues Put(Kind kind, ReadOnlySpan<byte> value)
    {
        Put(kind);
        BinaryPrimitives.WriteInt32LittleEndian(_kept.GetSpan(4), value.Length);
        _kept.Advance(4);
        _kept.Write(value);
        return this;
    }
}
