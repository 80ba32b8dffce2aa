using NodaTime;
using Throughline.App.Access;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Time;

namespace Throughline.App.Features.Rehearsing;

/// <summary>A rehearsal of a draft for the page that shows it.</summary>
/// <param name="Choice">With the day filled in.</param>
internal sealed record ShownWalk(Walker Walker, RehearsalChoice Choice, RehearsedWalk Walk);

/// <summary>Plays the draft of a road for whoever was chosen, by the code of <c>throughline rehearse</c>; nothing is written and nothing
/// is sent.</summary>
internal sealed class Rehearser(RehearsalPeople people, Catalogue catalogue, CompiledMessages messages, WorkspaceAccess access)
{
    /// <summary>In the morning of the day that was chosen.</summary>
    private static readonly LocalTime Morning = new(9, 0);

    /// <summary>Null where there is no such person, or they may not be seen.</summary>
    public ShownWalk? Play(Journey journey, RehearsalChoice choice, Instant now)
    {
        if (people.Find(choice.As) is not { } walker) return null;
        var rules = catalogue.Workspace(access.WorkspaceId);
        var zone = LocalZone.Find(walker.Facts.Zone, access.Zone.Id);
        var day = choice.Day ?? now.InZone(access.Zone).Date;
        var start = LocalTimeResolver.Resolve(day + Morning, LocalZone.Find(null, access.Zone.Id)).At;
        var wish = new RehearsalWish(walker.Facts, rules.Sender, choice.WayIn(journey), zone, start)
        {
            Levers = choice.Levers,
            Limits = rules.Limits,
            Around = new Circumstances { Calendar = rules.Calendar, Occasions = rules.Occasions, MonthFirst = rules.MonthFirst },
            ConsentFor = walker.ConsentFor,
            Suppression = walker.Suppression,
        };
        return new(walker, choice with { Day = day }, RehearsedWalk.Play(journey, wish, messages.Of));
    }
}
