using System.Globalization;
using NodaTime;
using Throughline.App.Access;
using Throughline.Journeys;

namespace Throughline.App.Features.Stepping;

/// <summary>What stands for the dates of a journey where a message of its draft is looked at.</summary>
internal sealed class DateExamples(WorkspaceAccess access, TimeProvider clock)
{
    private const int DaysAhead = 7;
    private static readonly LocalTime _hour = new(10, 0);

    /// <summary>Of the business.</summary>
    public LocalDate Today => Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(access.Zone).Date;

    /// <summary>
    /// By the names under which messages merge them in: a week from today, at ten. Said as letters say it, the year where it is
    /// another.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(JourneyDraft journey, LocalDate today)
    {
        var next = today.PlusDays(DaysAhead);
        var day = next.ToString(next.Year == today.Year ? "dddd, d MMMM" : "dddd, d MMMM yyyy", CultureInfo.InvariantCulture);
        var time = _hour.ToString("H:mm", CultureInfo.InvariantCulture);
        foreach (var date in journey.Dates)
            if (JourneyDate.MergeNamesOf(date.Key ?? "") is [var both, var dayAlone, var timeAlone])
            {
                var isWholeDay = !string.IsNullOrWhiteSpace(date.Attribute);
                yield return KeyValuePair.Create(both, isWholeDay ? day : $"{day}, {time}");
                yield return KeyValuePair.Create(dayAlone, day);
                yield return KeyValuePair.Create(timeAlone, time);
            }
    }
}
