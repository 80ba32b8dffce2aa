using System.Collections.Immutable;
using NodaTime;
using Throughline.Journeys;
using Throughline.Time;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL267x: how the business does its half, part by part.</summary>
internal static class ProcessLint
{
    public static LintRule PartWithoutOwner { get; } = new(Warning, "TL2671", "A part that nobody does",
        "Nobody does the part “{0}”: neither it, nor the step, nor the journey says who.",
        "Say who does it, or who looks after the step.",
        "A part that belongs to everybody is done by nobody.",
        (road, say) =>
        {
            foreach (var (step, part, path) in Parts(road))
                if (Road.Clean(part.Owner) is null && step.Owner is null && road.Owner is null) say.About(Name(part), $"{path}.owner",
                    Name(part));
        },
        TeamLint.OwnerOfTheNeighbour);

    public static LintRule LongerThanDue { get; } = new(Warning, "TL2672", "More work than there is time",
        "The parts together take {0}, and your team has {1} for this task.",
        "Give the task longer, or take a part out of it.",
        "A deadline that cannot be kept teaches everybody to ignore deadlines.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (step.Draft.Assignment is { } task && Together(step) is var took && took > Due(task.Due).Nominal)
                    say.At($"{step.Path}.process", InWords(took), Due(task.Due).ToString());
        },
        mending => mending.Step < 0 || mending.Step >= mending.Road.Steps.Length
            || Phrases.Count((int)Math.Ceiling(Together(mending.Road.Steps[mending.Step]).TotalHours), "hour") is not { } hours ? null
            : mending.Set($"Give the task {hours}", $"steps[#{mending.Document.Ids("steps")[mending.Step]}].assignment.due", hours));

    public static LintRule UnknownTool { get; } = new(Warning, "TL2673", "A part with a tool that is not in the book",
        "There is no tool “{0}” in your book{1}",
        "Choose one of those in the book, or add this one.",
        "A tool that is not in the book is one nobody looks after, and perhaps pays for.",
        (road, say) =>
        {
            var known = road.Book.Tools.Select(tool => tool.Key).ToArray();
            foreach (var (_, part, path) in Parts(road))
                if (known.Length > 0 && Road.Clean(part.Tool) is { } tool && !known.Contains(tool))
                    say.About(tool, $"{path}.tool", FindingBag.Short(tool), Road.DidYouMean(tool, known));
        },
        mending => OfferLint.NearestKey(mending, mending.Context?.Book.Tools.Select(tool => tool.Key)));

    public static LintRule RiskWithoutPlan { get; } = new(Warning, "TL2674", "A risk without a plan",
        "“{0}” goes wrong at times, and nothing says what you do then.",
        "Write beside it what you do when it fails.",
        "The plan that is made beforehand takes a minute; the one that is made in trouble costs the customer.",
        (road, say) =>
        {
            foreach (var (_, part, path) in Parts(road))
                if (Road.Clean(part.Risk) is { } risk && Road.Clean(part.IfItFails) is null) say.At($"{path}.ifItFails",
                    FindingBag.Short(risk));
        });

    public static ImmutableArray<LintRule> All { get; } = [PartWithoutOwner, LongerThanDue, UnknownTool, RiskWithoutPlan];

    private static IEnumerable<(RoadStep Step, ProcessPartDraft Part, string Path)> Parts(Road road) =>
        from step in road.Steps
        from part in Road.OrEmpty(step.Draft.Process).Take(PaperShapes.MaxParts).Index()
        where part.Item is not null
        select (step, part.Item, Road.At($"{step.Path}.process", part.Index));

    private static string Name(ProcessPartDraft part) => FindingBag.Short(Road.Clean(part.Part) ?? "without a name");

    /// <summary>Minutes of work and the waits between them.</summary>
    private static Duration Together(RoadStep step) => step.Process.Aggregate(Duration.Zero, (sum, part) => sum
        + Duration.FromMinutes(WholeNumber.TryRead(part.Minutes, out var minutes) && minutes is > 0 and <= PaperShapes.MaxMinutes
            ? minutes : 0)
        + (Wait.TryParse(part.Waits, out var waits) ? waits.Nominal : Duration.Zero));

    private static Wait Due(string? text) =>
        Wait.TryParse(text, out var due) || Wait.TryParse(StepShape.DefaultDue, out due) ? due : Wait.None;

    private static string InWords(Duration time)
    {
        if (time >= Duration.FromDays(2)) return Phrases.Count((int)Math.Ceiling(time.TotalDays), "day");
        return time >= Duration.FromHours(2) ? Phrases.Count((int)Math.Ceiling(time.TotalHours), "hour")
            : Phrases.Count((int)time.TotalMinutes, "minute");
    }
}
