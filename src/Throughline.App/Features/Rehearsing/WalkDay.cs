using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Runtime.Engine;
using Throughline.Simulation;

namespace Throughline.App.Features.Rehearsing;

/// <summary>What happens on one day of a walk, by the clock of the business.</summary>
/// <param name="Number">1 is the day on which they come in.</param>
internal sealed record WalkDay(LocalDate Date, int Number, ImmutableArray<Happening> Happenings)
{
    /// <summary>In addresses of the page: "day-2026-12-07".</summary>
    public string Id => "day-" + Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"Monday, 7 December", with its year where it is another than that of the first day.</summary>
    public string Title(int firstYear) => Date.ToString(Date.Year == firstYear ? "dddd, d MMMM" : "dddd, d MMMM uuuu",
        CultureInfo.InvariantCulture);

    /// <summary>All days on which something happens, in order.</summary>
    /// <param name="dayOf">Of a moment, by the clock of the business.</param>
    internal static ImmutableArray<WalkDay> Of(RehearsedWalk walk, Func<Instant, LocalDate> dayOf)
    {
        var told = walk.Rehearsed.Happenings.Where(IsTold).ToList();
        var first = dayOf(told[0].At);
        return
        [
            .. told.GroupBy(happening => dayOf(happening.At))
                .Select(day => new WalkDay(day.Key, Period.DaysBetween(first, day.Key) + 1, [.. day])),
        ];
    }

    // That a step is done is told by what they did, or by what was sent.
    private static bool IsTold(Happening happening) => happening switch
    {
        Happening.Passed passed => passed.Outcome is not VisitOutcome.Done,
        _ => true,
    };
}

/// <summary>A month of the calendar beside a walk.</summary>
/// <param name="Weeks">Seven places each, from Monday; null outside the month.</param>
internal sealed record WalkMonth(YearMonth Month, ImmutableArray<ImmutableArray<LocalDate?>> Weeks)
{
    public string Title => Month.OnDayOfMonth(1).ToString("MMMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>The months in which something happens.</summary>
    public static ImmutableArray<WalkMonth> Of(IEnumerable<WalkDay> days) =>
        [.. days.Select(day => day.Date.ToYearMonth()).Distinct().Select(month => new WalkMonth(month, WeeksOf(month)))];

    private static ImmutableArray<ImmutableArray<LocalDate?>> WeeksOf(YearMonth month)
    {
        var first = month.OnDayOfMonth(1);
        var length = CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month);
        var places = Enumerable.Repeat<LocalDate?>(null, (int)first.DayOfWeek - 1)
            .Concat(Enumerable.Range(0, length).Select(day => (LocalDate?)first.PlusDays(day)));
        return [.. places.Chunk(7).Select(week => week.Concat(Enumerable.Repeat<LocalDate?>(null, 7 - week.Length)).ToImmutableArray())];
    }
}
