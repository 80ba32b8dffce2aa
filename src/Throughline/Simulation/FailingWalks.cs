using System.Collections.Immutable;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Primitives;
using Throughline.Time;

namespace Throughline.Simulation;

/// <summary>
/// Whether somebody who does everything in good time comes to the end of the road, from each way in. Whoever plays has no
/// quiet hours, no cap and every word that can be known, so that whatever stops them stops everybody.
/// </summary>
public static class FailingWalks
{
    /// <summary>Said by whoever turns drafts into journeys; docs/findings.md has it among what keeps a draft from being one.</summary>
    public static FindingKind Kind { get; } = new("TL1701", Severity.Error,
        "Nobody who walks this road gets past this step: {0}, and whoever is not past it in time {1}.",
        "{2} Or let the road go on for those who do not do it.");

    /// <summary>Steps that are said at once; each costs a walk, and what comes after them is more of the same.</summary>
    private const int MostSaid = 10;

    /// <summary>Where every walk ends before the road does; nothing where all of them come to the end.</summary>
    /// <param name="links">What events call the links of a message whose clicks are counted.</param>
    public static ImmutableArray<Finding> Of(Journey journey, Func<Message, IReadOnlyCollection<string>> links)
    {
        ArgumentNullException.ThrowIfNull(journey);
        ArgumentNullException.ThrowIfNull(links);
        var hindrances = journey.Steps.Select(step => step.Otherwise == Otherwise.Continue ? null
            : Hindrance.Of(step, journey.OwnerOf(step), links)).ToArray();
        return Array.TrueForAll(hindrances, hindrance => hindrance is null) ? []
            : [.. Stops(journey, hindrances).Order().Select(step => Said(journey, step, hindrances[step]!))];
    }

    // What stops one walk is taken away and the next one goes as far as it can, so that what is to be mended is said at once.
    private static HashSet<int> Stops(Journey journey, Hindrance?[] hindrances)
    {
        var stops = new HashSet<int>();
        foreach (var entry in journey.EntryPoints.DistinctBy(entry => (entry.Joins, entry.Rule)))
            while (stops.Count < MostSaid && StopOf(journey, entry, step => stops.Contains(step) ? null : hindrances[step]) is { } stop)
                stops.Add(stop);
        return stops;
    }

    private static int? StopOf(Journey journey, EntryPoint entry, Func<int, Hindrance?> hindrance)
    {
        var end = Rehearsal.Play(journey, PlanOf(journey, entry, hindrance)).Enrollment;
        return end.State != EnrollmentState.Completed && hindrance(end.Position) is not null ? end.Position : null;
    }

    private static RehearsalPlan PlanOf(Journey journey, EntryPoint entry, Func<int, Hindrance?> hindrance) => new()
    {
        PersonId = DerivedId.Of("walks in good time", journey.Key),
        EnrollmentId = DerivedId.Of("walk in good time", journey.Key),
        EntryPoint = entry,
        Zone = LocalZone.Find("UTC", null),
        Start = Instant.FromUtc(2026, 3, 2, 9, 0),
        Limits = SendLimits.Default with { CapCount = 0, QuietFrom = LocalTime.Midnight, QuietUntil = LocalTime.Midnight },
        SendsTexts = true,
        CanHappen = step => hindrance(step) is null,
        Obstacle = message => hindrance(message.Step) is { StopsMessage: true } ? SendReason.MissingValue : null,
    };

    private static Finding Said(Journey journey, int step, Hindrance hindrance) => Kind.At(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"steps[{step}].{hindrance.Key}"),
        hindrance.Why,
        journey.Steps[step].Otherwise == Otherwise.Rest ? "rests beside the road, and leaves in the end" : "leaves",
        hindrance.Fix) with
    { About = "" };
}
