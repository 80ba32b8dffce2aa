using System.Collections.Immutable;
using NodaTime;

namespace Throughline.Time;

/// <summary>The hours of a week. As text, the seven days from Monday with "; " between; a closed day is empty.</summary>
public sealed record WeekHours
{
    private readonly ImmutableArray<DayHours> _days;

    private WeekHours(ImmutableArray<DayHours> days) => _days = days;

    /// <summary>Monday to Friday from nine to five.</summary>
    public static WeekHours Standard { get; } = Of(
        [.. Enumerable.Repeat(new HoursOfDay(new LocalTime(9, 0), new LocalTime(17, 0)), 5), HoursOfDay.None, HoursOfDay.None]);

    /// <summary>Seven, Monday first.</summary>
    public ImmutableArray<DayHours> Days => _days;

    public DayHours this[IsoDayOfWeek day] => _days[(int)day - 1];

    /// <summary>True where no day has hours.</summary>
    public bool NeverOpens => _days.All(day => day.IsClosed);

    /// <param name="days">Seven, Monday first.</param>
    public static WeekHours Of(ImmutableArray<DayHours> days) =>
        days is { IsDefault: false, Length: 7 } ? new(days) : throw new ArgumentException("A week has seven days.", nameof(days));

    /// <summary>One stretch for each of seven days, Monday first.</summary>
    public static WeekHours Of(ImmutableArray<HoursOfDay> days) => Of(days.IsDefault ? default : [.. days.Select(DayHours.Of)]);

    /// <summary>What <see cref="ToString"/> wrote; null where it is no week.</summary>
    public static WeekHours? Read(string? text)
    {
        var days = (text ?? "").Split(';');
        var read = days.Select(day => DayHours.TryRead(day, out var hours, out _) ? hours : null).ToList();
        return read.Count == 7 && !read.Contains(null) ? new([.. read.OfType<DayHours>()]) : null;
    }

    public bool Equals(WeekHours? other) => other is not null && _days.AsSpan().SequenceEqual(other._days.AsSpan());

    public override int GetHashCode() => _days[0].GetHashCode();

    public override string ToString() => string.Join("; ", _days);
}
