using NodaTime;

namespace Throughline.Time;

/// <summary>The kind of day or hour that a wait ends on, once its length is over.</summary>
public enum Landing
{
    Anywhere = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 3,
    Thursday = 4,
    Friday = 5,
    Saturday = 6,
    Sunday = 7,

    /// <summary>A day on which the business works.</summary>
    WorkingDay = 8,

    /// <summary>A moment in the hours of the business.</summary>
    WorkingHours = 9,
}

/// <summary>
/// A wait as people write it: "2 days", "90 minutes", "3 months", "2 days at 09:00", "1 week on monday", "2 working days at 10:00",
/// "1 hour in working hours".
/// </summary>
/// <param name="Days">Calendar days, 0 to <see cref="MaxDays"/>; a week is seven.</param>
/// <param name="Minutes">Elapsed minutes on top, 0 to as many as <see cref="MaxDays"/> have.</param>
/// <param name="At">The time of day it ends at, if one is given, in whole minutes.</param>
/// <exception cref="ArgumentOutOfRangeException">A part is outside its range.</exception>
public sealed record Wait(int Days, int Minutes, LocalTime? At = null)
{
    /// <summary>The longest wait a journey may hold, in days: ten years.</summary>
    public const int MaxDays = 3660;

    /// <summary>The most months, and the most working days.</summary>
    public const int MaxMonths = 120;
    public const int MaxWorkingDays = 500;

    internal const int MinutesOfDay = 1440;
    internal const int MaxMinutes = MaxDays * MinutesOfDay;

    public static Wait None { get; } = new(0, 0);
    public static Wait OfDays(int days) => new(days, 0);
    public static Wait OfHours(int hours) => new(0, checked(hours * 60));

    public int Days { get; init => field = Within(value, MaxDays, nameof(Days)); } = Within(Days, MaxDays, nameof(Days));

    public int Minutes { get; init => field = Within(value, MaxMinutes, nameof(Minutes)); } = Within(Minutes, MaxMinutes, nameof(Minutes));

    /// <summary>Months of the calendar, before the days, 0 to <see cref="MaxMonths"/>; the last day of a month that is too short.</summary>
    public int Months { get; init => field = Within(value, MaxMonths, nameof(Months)); }

    /// <summary>Days on which the business works, after the days, 0 to <see cref="MaxWorkingDays"/>.</summary>
    public int WorkingDays { get; init => field = Within(value, MaxWorkingDays, nameof(WorkingDays)); }

    /// <summary>What it ends on.</summary>
    public Landing On { get; init; }

    public LocalTime? At { get; init => field = WholeMinutes(value, nameof(At)); } = WholeMinutes(At, nameof(At));

    public bool IsNone => !HasDays && Minutes == 0 && At is null && On == Landing.Anywhere;

    /// <summary>Whether it counts days of a calendar, so that it keeps the time of day.</summary>
    public bool HasDays => Days > 0 || Months > 0 || WorkingDays > 0;

    /// <summary>
    /// Length with days of 24 hours, months of a twelfth of 365 days and five working days to the week, for comparing waits; what
    /// it ends on is left out.
    /// </summary>
    public Duration Nominal => Duration.FromMinutes(NominalMinutes(Months, WorkingDays, (long)Days * MinutesOfDay + Minutes));

    /// <summary>Reads a wait; false where the text is not one or is longer than <see cref="MaxDays"/>.</summary>
    public static bool TryParse(string? text, out Wait wait) => WaitText.TryRead(text, out wait);

    /// <summary>The canonical text, which <see cref="TryParse"/> reads back to an equal wait.</summary>
    public override string ToString() => WaitText.Write(this);

    internal static long NominalMinutes(long months, long workingDays, long minutes) =>
        months * (365 * MinutesOfDay / 12) + workingDays * (7 * MinutesOfDay / 5) + minutes;

    private static int Within(int value, int most, string name) =>
        value >= 0 && value <= most ? value : throw new ArgumentOutOfRangeException(name, value, $"A wait is from nothing to {MaxDays} days long.");

    private static LocalTime? WholeMinutes(LocalTime? value, string name) =>
        value is not { } time || time == new LocalTime(time.Hour, time.Minute)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "A time of day is given in whole minutes.");
}
