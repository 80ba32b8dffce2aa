using System.Collections.Immutable;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Time;

namespace Throughline.Runtime.Storage;

/// <summary>The end of the <c>road</c> column: what keeps somebody, their dates and what they said of how they are.</summary>
internal static class DatesCodec
{
    private const byte None = 0, Moment = 1, WholeDay = 2;

    /// <summary>Most bytes it takes.</summary>
    public static int Bound(Enrollment enrollment)
    {
        var bound = 64 + enrollment.Reminders.Length * 12;
        foreach (var hold in enrollment.Holds) bound += 17 + EnrollmentCodec.Bound(hold.Reason);
        foreach (var mark in enrollment.Dates) bound += Bound(mark);
        foreach (var one in enrollment.Cases) bound += 16 + EnrollmentCodec.Bound(one.Key);
        return bound;
    }

    public static int Bound(DateMark mark) => 33 + EnrollmentCodec.Bound(mark.Date) + EnrollmentCodec.Bound(mark.Booking);

    public static void Write(ref RoadWriter writer, Enrollment enrollment)
    {
        writer.Short(enrollment.Holds.Length);
        foreach (var hold in enrollment.Holds)
        {
            writer.Id(hold.Case ?? Guid.Empty);
            writer.Text(hold.Reason);
        }
        writer.Short(enrollment.Dates.Length);
        foreach (var mark in enrollment.Dates) WriteMark(ref writer, mark);
        writer.Short(enrollment.Reminders.Length);
        foreach (var reminder in enrollment.Reminders)
        {
            writer.Short(reminder.Step);
            writer.Byte((byte)reminder.Number);
            WriteValue(ref writer, reminder.For);
        }
        writer.Short(enrollment.Cases.Length);
        foreach (var one in enrollment.Cases)
        {
            writer.Id(one.Id);
            writer.Text(one.Key);
        }
        writer.Byte(enrollment.Contentment is { } said ? said.IsUnhappy ? (byte)2 : (byte)1 : (byte)0);
        if (enrollment.Contentment is not { } known) return;
        writer.Time(known.At);
        writer.Id(known.EventId);
    }

    /// <param name="enrollment">As far as it is read.</param>
    /// <param name="hold">What the column says: a statement may have set it alone.</param>
    public static Enrollment Read(ref RoadReader reader, Enrollment enrollment, string? hold)
    {
        var holds = ImmutableArray.CreateBuilder<EnrollmentHold>();
        for (var i = reader.Short(); i > 0; i--) holds.Add(new EnrollmentHold(reader.Id() is var id && id == Guid.Empty ? null : id,
            reader.Text()));
        var dates = ImmutableArray.CreateBuilder<DateMark>();
        for (var i = reader.Short(); i > 0; i--) dates.Add(ReadMark(ref reader));
        var reminders = ImmutableArray.CreateBuilder<Reminder>();
        for (var i = reader.Short(); i > 0; i--) reminders.Add(new Reminder(reader.Short(), reader.Byte(), ReadValue(ref reader)
            ?? default));
        var cases = ImmutableArray.CreateBuilder<CareCase>();
        for (var i = reader.Short(); i > 0; i--) cases.Add(new CareCase(reader.Id(), reader.Text()));
        var said = reader.Byte();
        return enrollment with
        {
            Holds = Held(holds, hold),
            Dates = dates.ToImmutable(),
            Reminders = reminders.ToImmutable(),
            Cases = cases.ToImmutable(),
            Contentment = said == 0 ? null : new Contentment(said == 2, reader.Time() ?? default, reader.Id()),
        };
    }

    private static ImmutableArray<EnrollmentHold> Held(ImmutableArray<EnrollmentHold>.Builder holds, string? column)
    {
        if (column is null) return [];
        if (!holds.Any(hold => hold.Reason == column)) holds.Insert(0, new EnrollmentHold(null, column));
        return holds.ToImmutable();
    }

    public static void WriteMark(ref RoadWriter writer, DateMark mark)
    {
        writer.Text(mark.Date);
        writer.Text(mark.Booking);
        WriteValue(ref writer, mark.Value);
        writer.Time(mark.At);
        writer.Id(mark.EventId);
    }

    public static DateMark ReadMark(ref RoadReader reader) =>
        new(reader.Text(), reader.Text(), ReadValue(ref reader), reader.Time() ?? default, reader.Id());

    public static void WriteValue(ref RoadWriter writer, DateValue? value)
    {
        writer.Byte(value is not { } known ? None : known.Day is null ? Moment : WholeDay);
        if (value is { } set) writer.Time(set.Start);
    }

    public static DateValue? ReadValue(ref RoadReader reader)
    {
        var kind = reader.Byte();
        if (kind == None) return null;
        var start = reader.Time() ?? default;
        return kind == WholeDay ? DateValue.Of(start.InUtc().Date) : DateValue.Of(start);
    }
}
