using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Throughline.Journeys;
using Throughline.Time;

namespace Throughline.Enrollments;

/// <summary>The dates of somebody's walk as a letter says them, by the names of <see cref="JourneyDate.MergeNames"/>.</summary>
public static class DateWords
{
    // For a language whose words for days and months are not known.
    private static readonly LocalDatePattern _digits = LocalDatePattern.CreateWithInvariantCulture("d'.'M'.'uuuu");
    private static readonly LocalTimePattern _time = LocalTimePattern.CreateWithInvariantCulture("H':'mm");

    /// <summary>What is known, as seen from a step. A date that is not known is missing.</summary>
    /// <param name="language">BCP 47 tag; in a language that is not known, days are digits.</param>
    public static ImmutableDictionary<string, string> Of(Journey journey, Enrollment enrollment, int step, Moment moment, string language)
    {
        var words = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var date in journey.Dates)
            if (ValueOf(date, journey, enrollment, step, moment) is { } value) Add(words, date, value, (moment, language));
        return words.ToImmutable();
    }

    private static DateValue? ValueOf(JourneyDate date, Journey journey, Enrollment enrollment, int step, Moment moment)
    {
        var at = journey.Steps[step];
        var wait = at.Date == date.Key ? at.Until ?? at.WithinUntil! : new DateWait(date.Key, DateSide.At, Wait.None);
        return KnownDate.Of(date, wait, enrollment.Dates, enrollment.Visits[step].ReachedAt ?? enrollment.EnteredAt, moment).Value;
    }

    private static void Add(ImmutableDictionary<string, string>.Builder words, JourneyDate date, DateValue value, (Moment Moment,
        string Language) reader)
    {
        if (date.MergeNames is not [var whole, var dayName, var timeName]) return;
        var local = value.Day is { } day ? day.AtMidnight() : value.Start.InZone(reader.Moment.Zone.Zone).LocalDateTime;
        var today = reader.Moment.Now.InZone(reader.Moment.Zone.Zone).Date;
        var said = CalendarWords.Of(reader.Language)?.Written(local.Date, withYear: local.Date.Year != today.Year) ?? _digits.Format(
            local.Date);
        words[dayName] = said;
        words[whole] = value.Day is null ? $"{said}, {_time.Format(local.TimeOfDay)}" : said;
        if (value.Day is null) words[timeName] = _time.Format(local.TimeOfDay);
    }
}
