using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Throughline.Time;

/// <summary>A date of somebody's walk: a moment, or a whole day wherever they are.</summary>
public readonly record struct DateValue
{
    private static readonly LocalDatePattern[] _days =
        [LocalDatePattern.Iso, LocalDatePattern.CreateWithInvariantCulture("d'.'M'.'uuuu")];

    private static readonly LocalDateTimePattern[] _localTimes =
    [
        LocalDateTimePattern.ExtendedIso,
        .. new[] { "uuuu'-'MM'-'dd'T'HH':'mm", "uuuu'-'MM'-'dd HH':'mm", "uuuu'-'MM'-'dd HH':'mm':'ss", "d'.'M'.'uuuu HH':'mm",
            "d'.'M'.'uuuu', 'HH':'mm" }
            .Select(LocalDateTimePattern.CreateWithInvariantCulture),
    ];

    private static readonly OffsetDateTimePattern[] _instants =
    [
        OffsetDateTimePattern.ExtendedIso,
        .. new[] { "uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>", "uuuu'-'MM'-'dd HH':'mm':'sso<Z+HH:mm>", "uuuu'-'MM'-'dd'T'HH':'mm':'sso<Z+HHmm>" }
            .Select(OffsetDateTimePattern.CreateWithInvariantCulture),
    ];

    /// <summary>Seconds and milliseconds since 1970 of a moment between 2001 and 2286.</summary>
    private const decimal LeastSeconds = 1e9m, LeastMilliseconds = 1e12m, MostMilliseconds = 1e13m;

    private DateValue(LocalDate? day, Instant start) => (Day, Start) = (day, start);

    public static DateValue Of(Instant moment) => new(null, moment);
    public static DateValue Of(LocalDate day) => new(day, day.AtMidnight().InUtc().ToInstant());

    /// <summary>The day, where it is a whole one.</summary>
    public LocalDate? Day { get; }

    /// <summary>The moment; of a whole day its beginning in UTC, which orders and names it but is nobody's midnight.</summary>
    public Instant Start { get; }

    /// <summary>When it begins for somebody.</summary>
    public Instant Begins(LocalZone zone) => Day is { } day ? LocalTimeResolver.Resolve(day.AtMidnight(), zone).At : Start;

    /// <summary>When it is over: a moment at once, a day with the day.</summary>
    public Instant Ends(LocalZone zone) => Day is { } day ? LocalTimeResolver.Resolve(day.PlusDays(1).AtMidnight(), zone).At : Start;

    /// <summary>As <see cref="TryRead"/> reads it back: "2027-03-31", or "2027-03-31T08:00:00Z".</summary>
    public override string ToString() => Day is { } day ? LocalDatePattern.Iso.Format(day) : InstantPattern.ExtendedIso.Format(Start);

    /// <summary>
    /// Reads what a program or a person wrote: "2027-03-31", "2027-03-31T10:00:00+02:00", "2027-03-31 10:00" and "31.3.2027 10:00"
    /// (on the clock of <paramref name="business"/>), or seconds or milliseconds since 1970.
    /// </summary>
    public static bool TryRead(string? text, DateTimeZone business, out DateValue value)
    {
        value = default;
        var words = text?.Trim() ?? "";
        foreach (var pattern in _days)
            if (pattern.Parse(words).TryGetValue(default, out var day)) return Is(Of(day), out value);
        foreach (var pattern in _instants)
            if (pattern.Parse(words).TryGetValue(default, out var moment)) return Is(Of(moment.ToInstant()), out value);
        foreach (var pattern in _localTimes)
            if (pattern.Parse(words).TryGetValue(default, out var local)) return Is(Of(business.AtLeniently(local).ToInstant()), out value);
        if (!decimal.TryParse(words, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number < LeastSeconds
            || number >= MostMilliseconds) return false;
        return Is(Of(Instant.FromUnixTimeMilliseconds((long)(number < LeastMilliseconds ? number * 1000 : number))), out value);
    }

    private static bool Is(DateValue found, out DateValue value)
    {
        value = found;
        return true;
    }
}
