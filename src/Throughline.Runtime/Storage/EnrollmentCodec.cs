using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Time;

namespace Throughline.Runtime.Storage;

/// <summary>
/// The <c>road</c> column of an enrollment: its visits, timer and counted events in a compact form of fixed layout,
/// about 30 bytes a visited step. What is searched for has columns of its own.
/// </summary>
/// <remarks>
/// Layout, little endian: version (1 byte) · joined (2) · entry point (text) · due kind (1; 255 for none) and, if one,
/// local time as ticks (8), assumed (1), zone (text) · visits (2) then each · occurrences (2) then each.
/// A text is its length in bytes (2) and UTF-8. A time is milliseconds (8), <see cref="NoTime"/> for none.
/// A visit still ahead is one byte; the highest bit of that byte says that the visit came along from another version.
/// </remarks>
internal static class EnrollmentCodec
{
    private const byte Version = 1;
    private const byte NoTimer = 255;
    private const byte CameAlong = 0x80;
    private const long NoTime = long.MinValue;

    public static ReadOnlySpan<byte> Write(Enrollment enrollment, ref byte[] buffer)
    {
        var bound = 64 + Bound(enrollment.EntryPoint) + 64 + enrollment.Visits.Length * 27 + enrollment.Occurrences.Length * 26;
        if (enrollment.Due is { } timer) bound += Bound(timer.When.Zone);
        if (buffer.Length < bound) buffer = new byte[bound];
        var writer = new Writer(buffer);
        writer.Byte(Version);
        writer.Short(enrollment.Joined);
        writer.Text(enrollment.EntryPoint);
        WriteDue(ref writer, enrollment.Due);
        writer.Short(enrollment.Visits.Length);
        foreach (var visit in enrollment.Visits) WriteVisit(ref writer, visit);
        writer.Short(enrollment.Occurrences.Length);
        foreach (var occurrence in enrollment.Occurrences)
        {
            writer.Short(occurrence.FirstStep);
            writer.Time(occurrence.At);
            writer.Id(occurrence.EventId);
        }
        return buffer.AsSpan(0, writer.Length);
    }

    /// <param name="row">What the columns hold; the rest is read from <paramref name="road"/>.</param>
    /// <exception cref="InvalidDataException">It is damaged, or a newer Throughline wrote it.</exception>
    public static Enrollment Read(EnrollmentColumns row, ReadOnlySpan<byte> road)
    {
        try
        {
            return ReadRoad(row, road);
        }
        catch (Exception error) when (error is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("What was kept of their road is damaged. Restore a backup.", error);
        }
    }

    /// <summary>What the columns alone say of somebody whose road cannot be read.</summary>
    public static Enrollment WithoutRoad(EnrollmentColumns row) => new()
    {
        Id = row.Id,
        PersonId = row.PersonId,
        EnteredAt = row.EnteredAt,
        Joined = 0,
        EntryPoint = "",
        State = row.State,
        Position = row.Position,
        Visits = [],
        CameOver = row.CameOver,
        Due = null,
        Hold = row.Hold,
        LeftReason = row.LeftReason,
        Occurrences = [],
    };

    private static Enrollment ReadRoad(EnrollmentColumns row, ReadOnlySpan<byte> road)
    {
        var reader = new Reader(road);
        if (reader.Byte() != Version) throw new InvalidDataException("Their road was written by a newer Throughline. Run that one.");
        var joined = reader.Short();
        var entryPoint = reader.Text();
        var due = ReadDue(ref reader, row.DueAt);
        var visits = new StepVisit[reader.Short()];
        for (var i = 0; i < visits.Length; i++) visits[i] = ReadVisit(ref reader);
        var occurrences = new Occurrence[reader.Short()];
        for (var i = 0; i < occurrences.Length; i++)
            occurrences[i] = new Occurrence(reader.Short(), reader.Time() ?? default, reader.Id());
        return new Enrollment
        {
            Id = row.Id,
            PersonId = row.PersonId,
            EnteredAt = row.EnteredAt,
            Joined = joined,
            EntryPoint = entryPoint,
            State = row.State,
            Position = row.Position,
            Visits = ImmutableArray.Create(visits),
            CameOver = row.CameOver,
            Due = due,
            Hold = row.Hold,
            LeftReason = row.LeftReason,
            Occurrences = ImmutableArray.Create(occurrences),
        };
    }

    private static int Bound(string text) => 2 + text.Length * 3;

    private static void WriteDue(ref Writer writer, Due? due)
    {
        if (due is not { } timer)
        {
            writer.Byte(NoTimer);
            return;
        }
        writer.Byte((byte)timer.Kind);
        writer.Long(timer.When.Local.ToDateTimeUnspecified().Ticks);
        writer.Byte(timer.When.ZoneAssumed ? (byte)1 : (byte)0);
        writer.Text(timer.When.Zone);
    }

    private static Due? ReadDue(ref Reader reader, Instant? dueAt)
    {
        var kind = reader.Byte();
        if (kind == NoTimer) return null;
        var local = LocalDateTime.FromDateTime(new DateTime(reader.Long(), DateTimeKind.Unspecified));
        var assumed = reader.Byte() == 1;
        var zone = reader.Text();
        return dueAt is { } at ? new Due((DueKind)kind, new ResolvedTime(local, zone, at, assumed)) : null; // the column wakes people up; without it there is no timer
    }

    private static void WriteVisit(ref Writer writer, StepVisit visit)
    {
        writer.Byte((byte)((byte)visit.Outcome | (visit.CameAlong ? CameAlong : 0)));
        if (visit.Outcome == VisitOutcome.Ahead) return;
        writer.Byte((byte)visit.Handout);
        writer.Byte(visit.Nudges);
        writer.Time(visit.ReachedAt);
        writer.Time(visit.HandedAt);
        writer.Time(visit.SettledAt);
    }

    private static StepVisit ReadVisit(ref Reader reader)
    {
        var first = reader.Byte();
        var outcome = (VisitOutcome)(first & ~CameAlong);
        return outcome == VisitOutcome.Ahead
            ? default
            : new StepVisit(outcome, (Handout)reader.Byte(), reader.Byte(), reader.Time(), reader.Time(), reader.Time(), (first & CameAlong) != 0);
    }

    private ref struct Writer(Span<byte> buffer)
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

        public void Time(Instant? value) => Long(value?.ToUnixTimeMilliseconds() ?? NoTime);

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

    private ref struct Reader(ReadOnlySpan<byte> road)
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

        public Instant? Time() => Long() is var ms && ms == NoTime ? null : Instant.FromUnixTimeMilliseconds(ms);

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
}

/// <summary>The columns of an enrollment that are searched for, beside its road.</summary>
internal readonly record struct EnrollmentColumns(
    Guid Id,
    Guid PersonId,
    EnrollmentState State,
    int Position,
    Instant EnteredAt,
    Instant? DueAt,
    string? Hold,
    string? LeftReason,
    bool CameOver);
