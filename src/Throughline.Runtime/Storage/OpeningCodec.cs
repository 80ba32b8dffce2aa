using System.Collections.Immutable;
using Throughline.Enrollments;
using Throughline.Time;

namespace Throughline.Runtime.Storage;

/// <summary>The <c>known</c> column of an opening.</summary>
internal static class OpeningCodec
{
    private const byte Layout = 1;

    public static ReadOnlySpan<byte> Write(DatedOpening opening, ref byte[] buffer)
    {
        var bound = 5 + (opening.Opened.Length * 9);
        foreach (var mark in opening.Marks) bound += DatesCodec.Bound(mark);
        if (buffer.Length < bound) buffer = new byte[bound];
        var writer = new RoadWriter(buffer);
        writer.Byte(Layout);
        writer.Short(opening.Marks.Length);
        foreach (var mark in opening.Marks) DatesCodec.WriteMark(ref writer, mark);
        writer.Short(opening.Opened.Length);
        foreach (var value in opening.Opened) DatesCodec.WriteValue(ref writer, value);
        return buffer.AsSpan(0, writer.Length);
    }

    /// <exception cref="InvalidDataException">It is damaged, or of a newer Throughline.</exception>
    public static DatedOpening Read(ReadOnlySpan<byte> known)
    {
        try
        {
            var reader = new RoadReader(known);
            if (reader.Byte() != Layout)
                throw new InvalidDataException("What is known of a way in by date was written by a newer Throughline.");
            var marks = ImmutableArray.CreateBuilder<DateMark>();
            for (var i = reader.Short(); i > 0; i--) marks.Add(DatesCodec.ReadMark(ref reader));
            var opened = ImmutableArray.CreateBuilder<DateValue>();
            for (var i = reader.Short(); i > 0; i--) opened.Add(DatesCodec.ReadValue(ref reader) ?? default);
            return new DatedOpening { Marks = marks.ToImmutable(), Opened = opened.ToImmutable() };
        }
        catch (Exception error) when (error is ArgumentException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("What is known of a way in by date is damaged. Restore a backup.", error);
        }
    }
}
