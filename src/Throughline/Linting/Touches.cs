using System.Collections.Immutable;
using NodaTime;
using Throughline.Time;

namespace Throughline.Linting;

/// <summary>One time that the business is heard of.</summary>
/// <param name="At">Since they came in at the first step, with days of 24 hours.</param>
/// <param name="Path">What decides when it is: a step's wait, or a reminder.</param>
/// <param name="IsMessage">False for tasks of the staff, of which some are heard of (a call) and some are not.</param>
internal readonly record struct Touch(Duration At, RoadStep Step, string Path, bool IsMessage);

/// <summary>When somebody who walks a road hears of the business.</summary>
internal static class Touches
{
    private static readonly Duration _week = Duration.FromDays(7);

    /// <summary>Somebody who does their half at once and needs no reminder.</summary>
    public static ImmutableArray<Touch> Prompt(Road road) => Walk(road, (_, _) => Duration.Zero);

    /// <summary>Somebody who waits for the last reminder, and then does it at once.</summary>
    public static ImmutableArray<Touch> LastMinute(Road road) => Walk(road, (_, lastNudge) => lastNudge);

    /// <summary>Somebody who takes all the time there is.</summary>
    public static ImmutableArray<Touch> Slow(Road road) => Walk(road, (step, lastNudge) => Duration.Max(step.Longest.Nominal, lastNudge));

    private static ImmutableArray<Touch> Walk(Road road, Func<RoadStep, Duration, Duration> takes)
    {
        var touches = ImmutableArray.CreateBuilder<Touch>();
        var now = Duration.Zero;
        foreach (var step in road.Steps)
        {
            now += step.Wait.Nominal;
            if (step.HasMessage || step.Draft.Assignment is not null) touches.Add(new(now, step, $"{step.Path}.wait", step.HasMessage));
            var nudges = step.HasHalf ? [.. step.Nudges.Select(nudge => Wait.TryParse(nudge.After, out var after) ? after.Nominal : Duration.Zero)] : Array.Empty<Duration>();
            var spent = takes(step, nudges.Length == 0 ? Duration.Zero : nudges.Max());
            foreach (var (i, after) in nudges.Index())
                if (after <= spent && spent > Duration.Zero) touches.Add(new(now + after, step, $"{Road.At($"{step.Path}.nudges", i)}.after", IsMessage: true));
            now += spent;
        }
        return touches.ToImmutable();
    }

    /// <summary>How many messages the fullest seven days have, and the last of them; (0, null) for a road without any.</summary>
    private static (int Count, Touch? Last) FullestWeek(ImmutableArray<Touch> all)
    {
        ImmutableArray<Touch> touches = [.. all.Where(touch => touch.IsMessage)];
        var (most, last, from) = (0, default(Touch?), 0);
        for (var to = 0; to < touches.Length; to++)
        {
            while (touches[to].At - touches[from].At >= _week) from++;
            if (to - from + 1 > most) (most, last) = (to - from + 1, touches[to]);
        }
        return (most, last);
    }

    /// <summary>The fullest week of the two who hear most.</summary>
    public static (int Count, Touch? Last) FullestWeek(Road road)
    {
        var (prompt, late) = (FullestWeek(Prompt(road)), FullestWeek(LastMinute(road)));
        return late.Count > prompt.Count ? late : prompt;
    }
}
