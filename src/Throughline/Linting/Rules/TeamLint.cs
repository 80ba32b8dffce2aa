using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Throughline.Businesses;
using Throughline.Journeys;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL260x: who looks after each step, and whether they can.</summary>
internal static class TeamLint
{
    public static LintRule NoOwner { get; } = new(Warning, "TL2601", "Nobody looks after this step",
        "Nobody looks after this step, nor after the journey.",
        "Say who does.",
        "A step that belongs to everybody is done by nobody.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (road.Owner is null && step.Owner is null) say.At($"{step.Path}.owner");
        },
        OwnerOfTheNeighbour);

    public static LintRule NoJourneyOwner { get; } = new(Hint, "TL2602", "Nobody looks after the journey",
        "Nobody is named who looks after the journey as a whole.",
        "Name somebody: who reads what comes in, and who looks the road over again.",
        "A road that nobody owns is right on the day it is drawn and wrong a year later.",
        (road, say) =>
        {
            if (road.Owner is null && road.Steps.Length > 0) say.At("owner");
        },
        mending => mending.Steps.Select(step => Road.Clean(step?.Owner)).OfType<string>().GroupBy(owner => owner)
            .MaxBy(group => group.Count()) is { } most ? mending.Set($"Make it {most.Key}, who has most of the steps", most.Key) : null);

    public static LintRule UnknownOwner { get; } = new(Warning, "TL2603", "An owner who is not on the team",
        "There is nobody “{0}” on your team{1}",
        "Choose somebody of the team, or add them to it.",
        "Tasks for somebody the team does not know reach nobody.",
        (road, say) =>
        {
            var known = road.Book.Team.Select(member => member.Key).ToArray();
            if (known.Length == 0) return;
            if (road.Owner is { } own && !known.Contains(own)) say.About(own, "owner", FindingBag.Short(own), Road.DidYouMean(own, known));
            foreach (var step in road.Steps)
                if (step.Owner is { } owner && !known.Contains(owner)) say.About(owner, $"{step.Path}.owner", FindingBag.Short(owner),
                    Road.DidYouMean(owner, known));
        },
        mending => OfferLint.NearestKey(mending, mending.Context?.Book.Team.Select(member => member.Key)));

    public static LintRule Overloaded { get; } = new(Warning, "TL2604", "Somebody with too many steps",
        "{0} looks after {1} steps, {2} of them here, and can look after {3}.",
        "Give this step to somebody else, or raise the number on the team's page if it is not true any more.",
        "The step that is one too many is the one that is forgotten.",
        CheckLoad);

    public static LintRule AwayWithoutStandIn { get; } = new(Warning, "TL2605", "Away, and nobody stands in",
        "{0} is away from {1} to {2}, and nobody stands in.",
        "Choose a stand-in on the team's page, or give this step to somebody who is there.",
        "People on the road do not know that somebody is on holiday; they only notice that nobody answers.",
        (road, say) =>
        {
            foreach (var (member, step, absence) in Away(road))
                if (StandIn(road, member) is null)
                    say.About(About(member, absence), $"{step.Path}.owner", member.Name, Day(absence.From), Day(absence.Until));
        });

    public static LintRule StandInAwayToo { get; } = new(Warning, "TL2606", "The stand-in is away too",
        "{0} is away from {1} to {2}, and the stand-in {3} is away in those days too.",
        "Choose another stand-in on the team's page, or shift one of the two absences.",
        "Two people who stand in for each other cannot be away together.",
        (road, say) =>
        {
            foreach (var (member, step, absence) in Away(road))
                if (StandIn(road, member) is { } other && other.Absences.Any(absence.Overlaps))
                    say.About(About(member, absence), $"{step.Path}.owner", member.Name, Day(absence.From), Day(absence.Until), other.Name);
        });

    public static LintRule NoScript { get; } = new(Hint, "TL2607", "A task that only its owner understands",
        "This task has neither a script nor a checklist.",
        "Write what to say, or what to tick off, so that somebody who has never done it could.",
        "What is only in one head stops when that head has a cold.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (step.Draft.Assignment is { } task && Road.Clean(task.Script) is null
                    && Road.OrEmpty(task.Checklist).All(string.IsNullOrWhiteSpace)) say.At($"{step.Path}.assignment");
        });

    /// <summary>Once for the journey: where none of them has one, or where somebody forgot it at a place.</summary>
    public static LintRule NoStandard { get; } = new(Hint, "TL2608", "Nobody wrote down what good looks like",
        "Your people meet the customer at {0}, and nobody wrote down what good looks like there.",
        "Write it in one line, under “What good looks like”: on time, greeted by name, and what must never be missing.",
        "Where it is in one head only, the service is as good as that head's day; written down, it is the same every time.",
        (road, say) =>
        {
            var steps = Claims.Meetings.WithoutStandard(road);
            if (steps.Length == 0) return;
            var names = steps.Take(MostNamed).Select(step => $"“{step.Name}”");
            say.At($"{steps[0].Path}.standard", Phrases.List(steps.Length > MostNamed ? [.. names, $"{steps.Length - MostNamed} more"]
                : [.. names]));
        });

    private const int MostNamed = 3;

    public static ImmutableArray<LintRule> All { get; } = [NoOwner, NoJourneyOwner, UnknownOwner, Overloaded, AwayWithoutStandIn,
        StandInAwayToo, NoScript, NoStandard];

    private static void CheckLoad(Road road, Say say)
    {
        foreach (var member in road.Book.Team)
        {
            if (member.MostSteps is not { } most || road.Steps.Where(step => step.Owner == member.Key)
                .ToArray() is not { Length: > 0 } here) continue;
            var elsewhere = road.Context.Others.Sum(other => Road.OrEmpty(other.Draft.Steps)
                .Count(step => Road.Clean(step?.Owner) == member.Key));
            if (here.Length + elsewhere <= most) continue;
            var first = here[Math.Clamp(most - elsewhere, 0, here.Length - 1)];
            say.About(member.Key, $"{first.Path}.owner", member.Name, $"{here.Length + elsewhere}", $"{here.Length}", $"{most}");
        }
    }

    /// <summary>Those of the road's owners who are away now or soon, each with their first step, once for each absence.</summary>
    private static IEnumerable<(TeamMember Member, RoadStep Step, Absence Absence)> Away(Road road)
    {
        var until = road.Context.Today + road.Limits.LookAhead;
        foreach (var member in road.Book.Team)
            if (road.Steps.FirstOrDefault(step => IsMember(step.Owner, member)) is { } first)
                foreach (var absence in member.AwayFrom(road.Context.Today).Where(absence => absence.From <= until))
                    yield return (member, first, absence);
    }

    // Somebody who writes the name where the key belongs, or in capitals, means the same person.
    private static bool IsMember(string? owner, TeamMember member) => string.Equals(owner, member.Key, StringComparison.OrdinalIgnoreCase)
        || string.Equals(owner, Road.Clean(member.Name), StringComparison.OrdinalIgnoreCase);

    // The first absence is told apart by whose it is alone, as it was when there was one: what was accepted stays accepted.
    private static string About(TeamMember member, Absence absence) =>
        member.Absences.IndexOf(absence) <= 0 ? member.Key : $"{member.Key} {LocalDatePattern.Iso.Format(absence.From)}";

    private static TeamMember? StandIn(Road road, TeamMember member) =>
        Road.Clean(member.StandIn) is { } key && key != member.Key ? road.Book.Team.FirstOrDefault(other => other.Key == key) : null;

    private static string Day(LocalDate? day) => day is { } known ? known.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        : "an unknown day";

    internal static QuickFix? OwnerOfTheNeighbour(Mending mending)
    {
        foreach (var i in (int[])[.. Enumerable.Range(0, mending.Step).Reverse(),
            .. Enumerable.Range(mending.Step + 1, mending.Steps.Length - mending.Step - 1)])
            if (Road.Clean(mending.Steps[i]?.Owner) is { } owner) return mending.Set($"Give it to {owner}, like the step beside it", owner);
        return null;
    }
}
