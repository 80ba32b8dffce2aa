using System.Collections.Immutable;
using NodaTime;
using Throughline.Businesses;
using Throughline.Time;

namespace Throughline.Appointments;

/// <summary>A time that somebody of the team is not free.</summary>
/// <param name="Until">The first moment that does not belong to it.</param>
public readonly record struct TakenTime(Instant From, Instant Until)
{
    public bool Overlaps(TakenTime other) => From < other.Until && other.From < Until;
}

/// <summary>Somebody of the team, and when they are not free, in any order.</summary>
public sealed record MemberTime(TeamMember Member, ImmutableArray<TakenTime> Taken);

/// <summary>An hour that can be booked.</summary>
/// <param name="Members">Keys of those who are free then, whoever has least to do that day first.</param>
public sealed record OfferedHour(Instant Starts, ImmutableArray<string> Members);

/// <summary>
/// The hours of a kind of appointment that can still be booked: working hours, less days away and holidays, less what is taken
/// with the gaps that the kind keeps, not sooner than its notice and not further ahead than it is offered.
/// </summary>
/// <remarks>
/// Beginnings are read off the clock of the business, from the opening of each stretch on. A time that a clock change skips is
/// offered to nobody; one that comes twice is offered once, as the first of the two. An appointment lasts its minutes of elapsed
/// time and ends before its stretch does.
/// </remarks>
public sealed class FreeHours(AppointmentKind kind, BusinessCalendar business, Instant now)
{
    /// <summary>When the evening before ends that kinds name.</summary>
    private static readonly LocalTime Evening = new(20, 0);

    /// <summary>Today, as the business has it.</summary>
    public LocalDate FirstDay { get; } = now.InZone(business.Zone).Date;

    /// <summary>The last day on which anything is offered.</summary>
    public LocalDate LastDay => FirstDay.PlusDays(Math.Max(kind.DaysAhead, 0));

    /// <summary>What begins on a day of the business's calendar, in order.</summary>
    /// <param name="team">Those who may take it; others than the kind's are passed over.</param>
    public ImmutableArray<OfferedHour> On(LocalDate day, IReadOnlyCollection<MemberTime> team)
    {
        if (day < FirstDay || day > LastDay || kind.IsOff) return [];
        var free =
            from one in team
            where kind.Members.Contains(one.Member.Key)
            from start in StartsOf(one.Member, day)
            where IsFree(one, start)
            group one by start into hour
            orderby hour.Key
            select new OfferedHour(hour.Key, [.. hour.OrderBy(one => BusyOn(one, day)).ThenBy(one => kind.Members.IndexOf(one.Member.Key))
                .Select(one => one.Member.Key)]);
        return [.. free];
    }

    /// <summary>Who can take an hour, whoever has least to do that day first; empty where it is not offered.</summary>
    public ImmutableArray<string> MembersFor(Instant start, IReadOnlyCollection<MemberTime> team) =>
        On(start.InZone(business.Zone).Date, team).FirstOrDefault(hour => hour.Starts == start)?.Members ?? [];

    /// <summary>The first day from <paramref name="from"/> on with an hour that is free; null where there is none.</summary>
    public LocalDate? NextDay(LocalDate from, IReadOnlyCollection<MemberTime> team)
    {
        for (var day = LocalDate.Max(from, FirstDay); day <= LastDay; day = day.PlusDays(1))
            if (On(day, team).Length > 0) return day;
        return null;
    }

    /// <summary>All that is kept of the calendar for one, with its gaps.</summary>
    public static TakenTime TakenBy(AppointmentKind kind, Instant start) =>
        new(start - Duration.FromMinutes(kind.GapBefore), start + Duration.FromMinutes(kind.Minutes + kind.GapAfter));

    /// <summary>Until when whoever booked it may move or cancel it; never later than its beginning.</summary>
    public static Instant MovableUntil(AppointmentKind kind, Instant start, DateTimeZone zone)
    {
        if (kind.MovableHours >= 0) return start - Duration.FromHours(kind.MovableHours);
        var evening = start.InZone(zone).Date.PlusDays(-1).At(Evening).InZoneLeniently(zone).ToInstant();
        return Instant.Min(evening, start);
    }

    private bool IsFree(MemberTime one, Instant start)
    {
        var wanted = TakenBy(kind, start);
        var soonest = now + Duration.FromHours(Math.Max(kind.NoticeHours, 0));
        return start >= soonest && start > now && !one.Taken.Any(taken => taken.Overlaps(wanted));
    }

    private Duration BusyOn(MemberTime one, LocalDate day)
    {
        var whole = new TakenTime(At(day.AtMidnight()), At(day.PlusDays(1).AtMidnight()));
        return one.Taken.Where(whole.Overlaps).Aggregate(Duration.Zero, (sum, taken) =>
            sum + (Instant.Min(taken.Until, whole.Until) - Instant.Max(taken.From, whole.From)));
    }

    /// <summary>Beginnings of one member on a day, taken or not. A stretch of the day before may reach into it.</summary>
    private IEnumerable<Instant> StartsOf(TeamMember member, LocalDate day)
    {
        var calendar = member.CalendarIn(business);
        return new[] { day.PlusDays(-1), day }.Where(one => calendar.IsWorkingDay(one) && !member.IsAway(one))
            .SelectMany(one => Joined(calendar.Hours[one.DayOfWeek]).SelectMany(stretch => StartsIn(one, stretch, day))).Distinct();
    }

    private IEnumerable<Instant> StartsIn(LocalDate opens, HoursOfDay stretch, LocalDate day)
    {
        var begins = opens + stretch.From;
        var ends = (stretch.Until <= stretch.From ? opens.PlusDays(1) : opens) + stretch.Until;
        var (from, until) = (At(begins), At(ends) - Duration.FromMinutes(kind.Minutes));
        for (var local = begins; local < ends; local = local.PlusMinutes(Math.Max(kind.Every, AppointmentKind.Grain)))
        {
            if (local.Date != day) continue;
            var mapping = business.Zone.MapLocal(local);
            if (mapping.Count > 0 && mapping.First().ToInstant() is var start && start >= from && start <= until) yield return start;
        }
    }

    // Two stretches that touch are one: a day that is open throughout is kept as its two halves.
    private static IEnumerable<HoursOfDay> Joined(DayHours hours)
    {
        HoursOfDay? open = null;
        foreach (var stretch in hours.Stretches)
        {
            if (open is { } before && before.Until != stretch.From) yield return before;
            open = open is { } same && same.Until == stretch.From ? new HoursOfDay(same.From, stretch.Until) : stretch;
        }
        if (open is { } last) yield return last;
    }

    private Instant At(LocalDateTime local) => local.InZoneLeniently(business.Zone).ToInstant();
}
