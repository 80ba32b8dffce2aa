using NodaTime;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Reading;
using Throughline.Time;

namespace Throughline.App.Commands.Demo;

/// <summary>Looks around now and then: staff take up their tasks, and people who stand at a step that nobody wrote to them about may do it.</summary>
internal sealed class DemoStaff(EngineParts engine, Guid workspaceId, IReadOnlyList<DemoRoad> roads, DemoTown town, DemoHabits habits, Action<Instant, Plan> plan)
{
    private const double CannotBeDone = 0.07;
    private static readonly HoursOfDay Closed = new(new LocalTime(18, 0), new LocalTime(8, 30));
    private static readonly string[] Notes = ["Reached at the second try.", "A good talk.", "Done as agreed.", "All settled."];
    private readonly EnrollmentReader _enrollments = new(engine.Store.Database);
    private readonly AssignmentReader _assignments = new(engine.Store.Database);
    private readonly HashSet<Guid> _taken = [];
    private readonly HashSet<(Guid Enrollment, int Step)> _seen = [];

    public void LookAround(Instant now)
    {
        foreach (var task in _assignments.AllOpen(workspaceId))
            if (_taken.Add(task.Id) && town.Find(task.Email) is { } person) TakeUp(task, person);
        foreach (var road in roads)
            for (var i = 0; i < road.Journey.Steps.Length; i++)
                if (road.Journey.Steps[i] is { Done: { } rule, Work: null or WebhookWork or AssignmentWork } step && !EventNames.BelongsToStep(rule.Event))
                    LookAt(road.VersionId, i, step, now);
    }

    private void TakeUp(AssignmentEntry task, DemoPerson person)
    {
        var zone = LocalZone.Find(null, engine.Catalogue.Workspace(workspaceId).Zone);
        var at = Closed.FirstOutside(task.CreatedAt + (task.DueAt - task.CreatedAt) * (0.1 + person.Draw()), zone) + Duration.FromMinutes(40 * person.Draw());
        var (isDone, note) = (!person.Happens(CannotBeDone), Notes[(int)(person.Draw() * Notes.Length)]);
        plan(at, () => engine.Assignments.SettleAsync(workspaceId, task.PersonId, task.Id, new(isDone, isDone ? note : "Nobody answered, three times.", By: null)));
    }

    private void LookAt(Guid version, int index, Step step, Instant now)
    {
        foreach (var (id, email) in _enrollments.StandingAt(version, index))
            if (_seen.Add((id, index)) && town.Find(email) is { } person) habits.StandsAt(person, index, step, now);
    }
}
