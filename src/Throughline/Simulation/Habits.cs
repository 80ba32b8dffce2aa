using NodaTime;
using Throughline.Journeys;
using Throughline.Primitives;
using Throughline.Time;

namespace Throughline.Simulation;

/// <summary>When a made-up person, and the staff around them, do things: by day, in good time, the same in every run.</summary>
internal static class Habits
{
    /// <summary>A message that is acted upon at all is acted upon soon.</summary>
    private static readonly Duration LongestForMessages = Duration.FromHours(20);

    private static readonly Duration LongestForDeeds = Duration.FromDays(4);
    private static readonly HoursOfDay Asleep = new(new LocalTime(21, 30), new LocalTime(7, 30));
    private static readonly HoursOfDay Closed = new(new LocalTime(17, 30), new LocalTime(9, 0));

    /// <summary>When they do what a step waits for: before the first reminder and before their time is over, by day where that leaves a day.</summary>
    public static Instant Acts(Step step, Instant since, Instant end, RehearsalPlan plan)
    {
        var zone = plan.Zone;
        if (plan.IsLate) return ActsLate(step, since, end, zone);
        var limit = step.Nudges.IsEmpty ? end : Instant.Min(end, LocalTimeResolver.After(since, step.Nudges[0].After, zone).At);
        var longest = step.Done is { } rule && EventNames.BelongsToStep(rule.Event) ? LongestForMessages : LongestForDeeds;
        return Between(since, limit, longest, Asleep, zone, step.Key);
    }

    /// <summary>When somebody does it at the last moment: past the last reminder, while their time is nearly over.</summary>
    private static Instant ActsLate(Step step, Instant since, Instant end, LocalZone zone)
    {
        var reminded = step.Nudges.IsEmpty ? since : LocalTimeResolver.After(since, step.Nudges[^1].After, zone).At;
        var from = Instant.Max(reminded, Instant.Max(since, end - LongestForMessages));
        return Between(from < end ? from : since, end, LongestForMessages, Asleep, zone, step.Key);
    }

    /// <summary>When staff settle a task: before it is due, in working hours where that leaves any.</summary>
    public static Instant Settles(Step step, Instant since, Instant due, LocalZone zone) => Between(since, due, LongestForDeeds, Closed, zone, step.Key);

    private static Instant Between(Instant since, Instant limit, Duration longest, HoursOfDay notNow, LocalZone zone, string key)
    {
        var room = Duration.Min(limit - since, longest);
        var share = 0.1 + 0.7 * StableHash.Fraction("habit", key);
        var at = since + Duration.FromMinutes(Math.Floor(room.TotalMinutes * share));
        var awake = notNow.FirstOutside(at, zone);
        if (awake != at) awake += Duration.FromMinutes(5 + Math.Floor(50 * StableHash.Fraction("morning", key)));
        return awake < limit ? awake : at;
    }
}
