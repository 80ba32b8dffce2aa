using System.Collections.Immutable;
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
/// A text is its length in bytes (2) and UTF-8. A time is milliseconds (8), <see cref="RoadBytes.NoTime"/> for none.
/// A visit still ahead is one byte; the highest bit of that byte says that the visit came along from another version.
/// Since version 2 a visit has its reason and words (2), and behind the occurrences come holds, dates, reminders and cases of
/// care, each with its number (2), and what they last said of how they are (<see cref="DatesCodec"/>).
/// </remarks>
internal static class EnrollmentCodec
{
    private const byte Version = 2;

    /// <summary>Before dates and care.</summary>
    private const byte First = 1;
    private const byte NoTimer = 255;
    private const byte CameAlong = 0x80;

    public static ReadOnlySpan<byte> Write(Enrollment enrollment, ref byte[] buffer)
    {
        var bound = 64 + Bound(
            enrollment.EntryPoint) + 64 + enrollment.Visits.Length * 29 + enrollment.Occurrences.Length * 26 + DatesCodec.Bound(enrollment);
        if (enrollment.Due is { } timer) bound += Bound(timer.When.Zone);
        if (buffer.Length < bound) buffer = new byte[bound];
        var writer = new RoadWriter(buffer);
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
        DatesCodec.Write(ref writer, enrollment);
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
        Holds = HoldsOf(row.Hold),
        LeftReason = row.LeftReason,
        Occurrences = [],
    };

    private static Enrollment ReadRoad(EnrollmentColumns row, ReadOnlySpan<byte> road)
    {
        var reader = new RoadReader(road);
        var version = reader.Byte();
        if (version is not (Version or First)) throw new InvalidDataException(
            "Their road was written by a newer Throughline. Run that one.");
        var joined = reader.Short();
        var entryPoint = reader.Text();
        var due = ReadDue(ref reader, row.DueAt);
        var visits = new StepVisit[reader.Short()];
        for (var i = 0; i < visits.Length; i++) visits[i] = ReadVisit(ref reader, version);
        var occurrences = new Occurrence[reader.Short()];
        for (var i = 0; i < occurrences.Length; i++)
            occurrences[i] = new Occurrence(reader.Short(), reader.Time() ?? default, reader.Id());
        var enrollment = new Enrollment
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
            Holds = HoldsOf(row.Hold),
            LeftReason = row.LeftReason,
            Occurrences = ImmutableArray.Create(occurrences),
        };
        return version == First ? enrollment : DatesCodec.Read(ref reader, enrollment, row.Hold);
    }

    private static ImmutableArray<EnrollmentHold> HoldsOf(string? reason) => reason is null ? [] : [new EnrollmentHold(null, reason)];

    internal static int Bound(string text) => 2 + text.Length * 3;

    private static void WriteDue(ref RoadWriter writer, Due? due)
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

    private static Due? ReadDue(ref RoadReader reader, Instant? dueAt)
    {
        var kind = reader.Byte();
        if (kind == NoTimer) return null;
        var local = LocalDateTime.FromDateTime(new DateTime(reader.Long(), DateTimeKind.Unspecified));
        var assumed = reader.Byte() == 1;
        var zone = reader.Text();
        return dueAt is { } at ? new Due((DueKind)kind, new ResolvedTime(local, zone, at, assumed)) : null; // the column wakes people up; without it there is no timer
    }

    private static void WriteVisit(ref RoadWriter writer, StepVisit visit)
    {
        writer.Byte((byte)((byte)visit.Outcome | (visit.CameAlong ? CameAlong : 0)));
        if (visit.Outcome == VisitOutcome.Ahead) return;
        writer.Byte((byte)visit.Handout);
        writer.Byte(visit.Nudges);
        writer.Time(visit.ReachedAt);
        writer.Time(visit.HandedAt);
        writer.Time(visit.SettledAt);
        writer.Byte((byte)visit.Reason);
        writer.Byte(visit.Words);
    }

    private static StepVisit ReadVisit(ref RoadReader reader, byte version)
    {
        var first = reader.Byte();
        var outcome = (VisitOutcome)(first & ~CameAlong);
        if (outcome == VisitOutcome.Ahead) return default;
        var visit = new StepVisit(outcome, (Handout)reader.Byte(), reader.Byte(), reader.Time(), reader.Time(), reader.Time(),
            (first & CameAlong) != 0);
        return version == First ? visit : visit with { Reason = (VisitReason)reader.Byte(), Words = reader.Byte() };
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
