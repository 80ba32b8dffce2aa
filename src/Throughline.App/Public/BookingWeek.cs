using NodaTime;
using NodaTime.Text;
using Throughline.Appointments;
using Throughline.Languages;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Public;

/// <summary>A free hour on a page.</summary>
/// <param name="At">How addresses and forms name it.</param>
/// <param name="Time">"10:00".</param>
public sealed record BookingHour(string At, string Time, bool IsChosen);

/// <param name="Name">"Wednesday".</param>
/// <param name="Date">"2 December".</param>
public sealed record BookingDay(string Name, string Date, IReadOnlyList<BookingHour> Hours);

/// <summary>The hour that somebody chose.</summary>
/// <param name="Day">"Wednesday 2 December".</param>
/// <param name="Span">"10:00 to 10:30".</param>
/// <param name="Weekday">"Wednesday".</param>
/// <param name="Time">"10:00".</param>
/// <param name="Until">Until when it may be moved; null where it may not.</param>
public sealed record BookingChoice(string At, string Day, string Span, string Weekday, string Time, string? Until);

/// <summary>A week of free hours, as a page shows it.</summary>
/// <param name="Label">"30 November to 4 December".</param>
public sealed record BookingWeek(string Label, IReadOnlyList<BookingDay> Days)
{
    /// <summary>Its first day, as addresses name weeks.</summary>
    public string Key { get; init; } = "";

    /// <summary>The week before; null where nothing of it can be booked.</summary>
    public string? Before { get; init; }

    /// <summary>The week after; null where that is too far ahead.</summary>
    public string? After { get; init; }

    /// <summary>Where nothing is free in it: the week of the next day with a free hour, and that day.</summary>
    public (string Week, string Day)? Next { get; init; }

    /// <summary>Whose clocks: "London time".</summary>
    public string Zone { get; init; } = "";

    public BookingChoice? Chosen { get; init; }
    public bool IsEmpty => Days.All(day => day.Hours.Count == 0);
}

/// <summary>Reads which hours are free, a week at a time.</summary>
internal static class BookingWeeks
{
    private const int Workdays = 5;

    private static readonly InstantPattern _at = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmm'Z'");
    private static readonly LocalDatePattern _week = LocalDatePattern.Iso;

    /// <param name="asked">What was asked for: an hour, a week, or nothing; what cannot be read is nothing.</param>
    /// <param name="but">A booking that is to be moved.</param>
    public static BookingWeek Of(
        BookingDoor door, BookingReader bookings, Instant now, (string? At, string? Week) asked, Guid but = default)
    {
        var free = new FreeHours(door.Kind, door.Rules.Calendar, now);
        var team = TeamOf(door, bookings, free, but);
        var chosen = Read(asked.At) is { } at && free.MembersFor(at, team).Length > 0 ? at : default(Instant?);
        var monday = MondayOf(
            chosen?.InZone(door.Zone).Date ?? Week(asked.Week, free) ?? free.NextDay(free.FirstDay, team) ?? free.FirstDay);
        var days = Enumerable.Range(0, 7).Select(monday.PlusDays).Where(day => (int)day.DayOfWeek <= Workdays || IsWorked(door, day))
            .Select(day => (Day: day, Hours: free.On(day, team))).ToList();
        var words = door.Words;
        var next = days.All(day => day.Hours.IsEmpty) ? free.NextDay(monday.PlusDays(7), team) ?? free.NextDay(free.FirstDay, team) : null;
        return new(
            words.Say(CalendarWord.FromTo, ("from", words.ShortDate(monday)), ("to", words.ShortDate(days[^1].Day))),
            [.. days.Select(day => new BookingDay(words.Day(day.Day.DayOfWeek), words.ShortDate(day.Day),
                [.. day.Hours.Select(hour => new BookingHour(_at.Format(hour.Starts), Time(door, hour.Starts), hour.Starts == chosen))]))])
        {
            Key = _week.Format(monday),
            Before = monday > MondayOf(free.FirstDay) ? _week.Format(monday.PlusDays(-7)) : null,
            After = monday.PlusDays(7) <= free.LastDay ? _week.Format(monday.PlusDays(7)) : null,
            Next = next is { } day ? (_week.Format(MondayOf(day)), words.Date(day)) : null,
            Zone = words.Zone(door.Zone),
            Chosen = chosen is { } start ? Choice(door, start, now) : null,
        };
    }

    /// <summary>The hour that a form or an address names; null where it names none.</summary>
    public static Instant? Read(string? at) => _at.Parse(at ?? "").TryGetValue(default, out var start) ? start : null;

    /// <summary>How a day and its hours are said.</summary>
    public static BookingChoice Choice(BookingDoor door, Instant start, Instant now)
    {
        var frame = door.FrameOf("");
        var day = start.InZone(door.Zone).Date;
        var until = FreeHours.MovableUntil(door.Kind, start, door.Zone);
        return new(_at.Format(start), door.Words.Date(day), frame.Span(start, start + Duration.FromMinutes(door.Kind.Minutes)),
            door.Words.Day(day.DayOfWeek), Time(door, start), until > now ? frame.Moment(until) : null);
    }

    private static List<MemberTime> TeamOf(BookingDoor door, BookingReader bookings, FreeHours free, Guid but)
    {
        var whole = new TakenTime(free.FirstDay.AtStartOfDayInZone(door.Zone).ToInstant(),
            free.LastDay.PlusDays(1).AtStartOfDayInZone(door.Zone).ToInstant());
        var taken = bookings.Taken(door.Offer.WorkspaceId, whole, but).ToLookup(one => one.Member, one => one.Time);
        return [.. door.Offer.Members.Select(member => new MemberTime(member, [.. taken[member.Key]]))];
    }

    private static LocalDate? Week(string? typed, FreeHours free) => _week.Parse(typed ?? "").TryGetValue(default, out var day)
        ? LocalDate.Max(free.FirstDay, LocalDate.Min(day, free.LastDay)) : null;

    private static bool IsWorked(BookingDoor door, LocalDate day) =>
        door.Offer.Members.Any(member => !member.CalendarIn(door.Rules.Calendar).Hours[day.DayOfWeek].IsClosed);

    private static string Time(BookingDoor door, Instant start) => door.Words.Clock(start.InZone(door.Zone).TimeOfDay);

    private static LocalDate MondayOf(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);
}
