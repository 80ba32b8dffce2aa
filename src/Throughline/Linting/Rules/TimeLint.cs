using System.Collections.Immutable;
using NodaTime;
using Throughline.Journeys;
using Throughline.Time;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL27xx: silence and crowding.</summary>
internal static class TimeLint
{
    public static LintRule LongSilence { get; } = new(Warning, "TL2701", "A long silence",
        "Between “{0}” and this, somebody who takes all the time there is hears nothing for {1}.",
        "Shorten the wait, add a reminder to the step before, or put a small step in between.",
        "After a long silence people have forgotten what they said yes to, and a message feels like one from a stranger.",
        (road, say) =>
        {
            var touches = Touches.Slow(road);
            for (var i = 1; i < touches.Length; i++)
                if (touches[i].At - touches[i - 1].At is var silence && silence > road.Limits.LongestSilence) say.At(touches[i].Path,
                    touches[i - 1].Step.Name, Long(silence));
        });

    public static LintRule Crowded { get; } = new(Warning, "TL2702", "Too much in one week",
        "Up to {0} messages, questions and reminders fall into the seven days that end here; {1} are the most you want.",
        "Lengthen a wait, or take out a reminder.",
        "What comes too often is not read, and then not wanted.",
        (road, say) =>
        {
            if (Touches.FullestWeek(road) is (var count, { } last) && count > road.Limits.MostInWeek) say.At(last.Path, $"{count}",
                $"{road.Limits.MostInWeek}");
        });

    public static LintRule CrowdedAcross { get; } = new(Warning, "TL2703", "Too much together with other journeys",
        "Whoever also walks {0} can hear from you up to {1} times in a week; {2} are the most you want.",
        "Let people finish one road before the next begins, or lengthen the waits of this one.",
        "People count what comes from you, not which of your journeys it comes from.",
        CheckAcross);

    public static LintRule NobodySetTheDay { get; } = new(Warning, "TL2704", "A day that nobody set",
        "The date '{0}' is your event '{1}', and no such event is written down: whoever comes to it waits for a day that nobody set.",
        "Write the event down with its day, under Events.",
        "Whoever waits for a workshop without a day hears nothing, and then goes the way of those who never answered.",
        (road, say) =>
        {
            if (road.Context.Occasions is not { } known) return;
            foreach (var (i, date) in Road.OrEmpty(road.Draft.Dates).Index())
                if (Road.Clean(date?.Occasion) is { } occasion && !known.Contains(occasion))
                    say.At($"dates[{i}].occasion", FindingBag.Short(date!.Key ?? ""), FindingBag.Short(occasion));
        });

    public static LintRule YearlyOnce { get; } = new(Warning, "TL2705", "Comes again each year, and lets everybody in once",
        "The way in '{0}' opens each year, and nobody walks this road a second time: it works in the first year only.",
        "Let people come in again: after finishing, or once for each date.",
        "A renewal comes every year, and so should the letter about it.",
        (road, say) =>
        {
            if (Road.Clean(road.Draft.ReEntry) is not (null or "once")) return;
            foreach (var (i, entry) in Road.OrEmpty(road.Draft.EntryPoints).Index())
                if (DateWait.TryParse(entry?.Opens, out var wait)
                    && Road.OrEmpty(road.Draft.Dates).Any(date => date?.Key == wait.Date && Road.Clean(date.Every) == "year"))
                    say.At($"entryPoints[{i}].opens", FindingBag.Short(entry!.Key ?? ""));
        });

    public static LintRule CrowdedDay { get; } = new(Warning, "TL2727", "Too much in one day",
        "{0} messages and reminders fall into the day that ends here.",
        "Leave a day or two between a message and its reminder.",
        "Somebody who did not answer at nine has not forgotten it by noon.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (step.HasMessage && Touches.WithinADay(step) is ( > 2 and var count, { } path)) say.At(path, $"{count}");
            if (Touches.FullestDay(road) is ( > 3 and var all, { IsMessage: true } last)
                && last.Path.EndsWith(".wait", StringComparison.Ordinal)) say.At(last.Path, $"{all}");
        });

    /// <summary>With its brothers about what is said of time.</summary>
    public static ImmutableArray<LintRule> All { get; } =
    [
        LongSilence, Crowded, CrowdedAcross, NobodySetTheDay, YearlyOnce, CrowdedDay,
    ];

    /// <summary>"9 weeks" or "10 days", rounded.</summary>
    public static string Long(Duration length) =>
        length >= Duration.FromDays(21) ? Phrases.Count((int)Math.Round(length.TotalDays / 7), "week")
            : Phrases.Count((int)Math.Round(length.TotalDays), "day");

    private static void CheckAcross(Road road, Say say)
    {
        if (road.Persona is not { } persona || Touches.FullestWeek(road).Count is not (> 0 and var own)) return;
        var others = road.Context.Others
            .Where(other => Road.Clean(other.Persona) == persona && other.Key != road.Draft.Journey)
            .Select(other => (other.Name, Touches.FullestWeek(new Road(other.Draft, road.Context)).Count))
            .Where(other => other.Count > 0)
            .ToArray();
        var together = own + others.Sum(other => other.Count);
        if (others.Length > 0 && together > road.Limits.MostAcross)
            say.At("persona", Phrases.List(others.Select(other => $"“{FindingBag.Short(other.Name)}”")), $"{together}",
                $"{road.Limits.MostAcross}");
    }
}
