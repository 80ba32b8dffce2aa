using NodaTime;
using Throughline.Time;

namespace Throughline.Linting.Reading;

/// <summary>How long somebody is on the way from one step to another, at the earliest and at the latest.</summary>
/// <remarks>Days have 24 hours here; what waits for a moment of a date (<see cref="RoadStep.IsByDate"/>) can be told no time.</remarks>
internal sealed class RoadClock(Road road)
{
    /// <summary>From the moment a step's message goes out, or its task is handed out, to the same of a later step.</summary>
    /// <returns>Null where a step in between is bound to a date of the person or the business.</returns>
    public (Duration Earliest, Duration Latest)? Between(RoadStep from, RoadStep to)
    {
        if (to.Index < from.Index) return null;
        var (earliest, latest) = (Duration.Zero, Duration.Zero);
        for (var i = from.Index; i < to.Index; i++)
        {
            var next = road.Steps[i + 1];
            if (next.IsByDate) return null;
            latest += road.Steps[i].Longest.Nominal + next.Wait.Nominal;
            earliest += next.Wait.Nominal;
        }
        return (earliest, latest);
    }

    /// <summary>Calendar days between the two, at the earliest: a wait of "1 day at 09:00" is one, of 20 minutes none.</summary>
    public int? EarliestDays(RoadStep from, RoadStep to)
    {
        if (to.Index < from.Index) return null;
        var days = 0;
        for (var i = from.Index + 1; i <= to.Index; i++)
        {
            if (road.Steps[i].IsByDate) return null;
            days += (int)Math.Floor(road.Steps[i].Wait.Nominal.TotalDays);
        }
        return days;
    }
}
