using System.Globalization;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.Runtime.Engine;

/// <summary>
/// One transaction of the engine: people and their roads are loaded once, every signal of the group is decided by the
/// stepper in memory, and <see cref="Save"/> writes each changed row once. Events, people, enrollments, outbox,
/// assignments and counters so commit together or not at all.
/// </summary>
internal sealed partial class Turn(PeopleTables tables, Catalogue catalogue, Instant now)
{
    private readonly Dictionary<Guid, Traveller> _travellers = [];
    private readonly Dictionary<Guid, Walker> _walkers = [];
    private readonly Dictionary<Guid, TallyChange> _tallies = [];
    private readonly HashSet<Guid> _touched = [];
    private Func<Traveller, List<Walker>>? _loadWalkers;

    public Instant Now => now;
    public PeopleTables Tables => tables;
    public Catalogue Catalogue => catalogue;

    /// <summary>Workspaces in which something changed.</summary>
    public IReadOnlySet<Guid> Touched => _touched;

    /// <summary>How many messages, surveys and calls this turn queued.</summary>
    public int Queued { get; private set; }

    // ---- people ----

    /// <summary>The person, or the survivor they were merged into; null where there is none in this workspace.</summary>
    public Traveller? Find(Guid workspaceId, Guid personId)
    {
        if (!_travellers.TryGetValue(personId, out var traveller))
        {
            var id = tables.People.Resolve(personId);
            if (_travellers.TryGetValue(id, out traveller)) return traveller.Row.WorkspaceId == workspaceId ? traveller : null;
            if (tables.People.Load(id) is not { } row) return null;
            traveller = Add(row, isNew: false);
        }
        return traveller.Row.WorkspaceId == workspaceId ? traveller : null;
    }

    /// <summary>As <see cref="Find"/> for an id that an identity led to: merging points identities to the survivor, so there is no alias to follow.</summary>
    public Traveller? FindSurvivor(Guid workspaceId, Guid personId)
    {
        if (!_travellers.TryGetValue(personId, out var traveller))
        {
            if (tables.People.Load(personId) is not { } row) return null;
            traveller = Add(row, isNew: false);
        }
        return traveller.Row.WorkspaceId == workspaceId ? traveller : null;
    }

    public Traveller Add(PersonRow row, bool isNew)
    {
        var traveller = new Traveller(row, ZoneOf(row), isNew);
        _travellers[row.Facts.Id] = traveller;
        return traveller;
    }

    public LocalZone ZoneOf(PersonRow row) => LocalZone.Find(row.Facts.Zone, catalogue.Workspace(row.WorkspaceId).Zone);

    // ---- roads ----

    public List<Walker> WalkersOf(Traveller person) => person.Walkers(_loadWalkers ??= LoadWalkers);

    /// <summary>Takes up an enrollment that was read already; where it has to go on in another version, that comes before anything else.</summary>
    public Walker Take(EnrollmentRow row, LocalZone zone)
    {
        if (_walkers.TryGetValue(row.Enrollment.Id, out var known)) return known;
        var walker = new Walker(row, catalogue.Version(row.VersionId), zone, isNew: false);
        _walkers[row.Enrollment.Id] = walker;
        if (catalogue.OrderFor(row.VersionId) is { } order) GoOver(walker, order);
        return walker;
    }

    /// <summary>As <see cref="Take(EnrollmentRow, LocalZone)"/>: the enrollment that goes on.</summary>
    public Walker Take(DueRow row) => Take(row.Row, LocalZone.Find(row.Zone, catalogue.Workspace(row.Row.WorkspaceId).Zone)).Current;

    /// <summary>Everything that somebody's doing <paramref name="fact"/> causes: roads entered, steps done.</summary>
    public void Follow(Traveller person, EventFact fact)
    {
        foreach (var door in catalogue.Doors(person.Row.WorkspaceId, fact.Name))
            if (door.EntryPoint.Rule!.Matches(fact)) Enter(person, door, fact.At, KeyOf(door, fact));
        foreach (var walker in WalkersOf(person))
            if (walker.Version.Awaited.Contains(fact.Name)) this.AdvanceGuarded(walker, new Signal.Happened(Addressed(fact, walker, WalkersOf(person))));
        person.Learn(person.Row.Facts with { Lifecycle = Lifecycles.After(fact.Name, person.Row.Facts.Lifecycle) });
    }

    /// <summary>Lets somebody in, or moves them forward where they are on this road already, as the re-entry rule says.</summary>
    /// <param name="key">With once-per-key, what they come in for.</param>
    public void Enter(Traveller person, Door door, Instant at, string? key)
    {
        var version = door.Version;
        var before = WalkersOf(person).Where(walker => walker.Row.JourneyId == version.JourneyId && walker.Enrollment.State != EnrollmentState.Moved).ToList();
        var rule = version.Journey.ReEntry;
        var same = rule switch
        {
            ReEntry.Once => before.FirstOrDefault(),
            ReEntry.OncePerKey => before.Find(walker => walker.Row.Round == (key ?? "1")),
            _ => before.Find(walker => walker.Enrollment.State is EnrollmentState.Active or EnrollmentState.Resting),
        };
        if (same is null) Enroll(person, door, at, rule == ReEntry.OncePerKey ? key ?? "1" : (before.Count + 1).ToString(CultureInfo.InvariantCulture));
        else ComeInAgain(person, same, door, at);
    }

    /// <summary>Applies one signal and carries out what it causes.</summary>
    public void Advance(Walker walker, Signal signal)
    {
        var decided = JourneyStepper.Advance(walker.Version.Journey, walker.Enrollment, signal, new Moment(now, walker.Zone));
        Accept(walker, decided);
    }

    // ---- saving ----

    /// <summary>Writes every changed row once, in the order in which the rows lie.</summary>
    public void Save()
    {
        foreach (var traveller in _travellers.Values)
        {
            if (!traveller.IsChanged) continue;
            tables.People.Save(traveller.Row);
            _touched.Add(traveller.Row.WorkspaceId);
        }
        foreach (var walker in _walkers.Values.Where(walker => walker.IsChanged).OrderBy(walker => Bucket.Of(walker.Enrollment.PersonId))) Save(walker);
        foreach (var (version, change) in _tallies)
            change.WriteTo(tables.Tallies, version);
        foreach (var ((to, from, step), count) in _moved) tables.Journeys.NoteMoved(to, from, step, count);
        _moved.Clear();
        _travellers.Clear();
        _walkers.Clear();
        _tallies.Clear();
    }

    /// <summary>Something of this workspace changed beside people and enrollments.</summary>
    public void Touch(Guid workspaceId) => _touched.Add(workspaceId);

    /// <summary>Counts a named "no" of one step.</summary>
    public void CountRefusal(Guid versionId, int step, SendReason reason) => TallyOf(versionId).AddRefusal(step, reason.Code);

    private void Save(Walker walker)
    {
        if (walker.Stored is null) tables.Enrollments.Insert(walker.Row);
        else tables.Enrollments.Update(walker.Stored, walker.Row);
        tables.Enrollments.NoteVisits(walker.Stored, walker.Row);
        Tally.Difference(walker.Stored, walker.Enrollment, TallyOf(walker.Version.Id).Add);
        _touched.Add(walker.Row.WorkspaceId);
    }

    private TallyChange TallyOf(Guid versionId)
    {
        if (!_tallies.TryGetValue(versionId, out var change)) _tallies[versionId] = change = new TallyChange();
        return change;
    }

    private List<Walker> LoadWalkers(Traveller person)
    {
        if (person.IsNew) return [];
        var walkers = tables.Enrollments.Of(person.Id).ConvertAll(row => Take(row, person.Zone));
        walkers.AddRange(walkers.Select(walker => walker.Next).OfType<Walker>().ToList());
        return walkers;
    }

    private static string? KeyOf(Door door, EventFact fact) =>
        door.EntryPoint.PerProperty is { } property ? EventRule.Text(fact, property) : null;

    private void Enroll(Traveller person, Door door, Instant at, string round)
    {
        var version = door.Version;
        var id = DerivedId.Of(person.Id.ToString("N"), version.JourneyId.ToString("N"), round);
        var decided = JourneyStepper.Enroll(version.Journey, id, person.Id, door.EntryPoint.Key, door.EntryPoint.Joins, at, new Moment(now, person.Zone));
        var row = new EnrollmentRow(person.Row.WorkspaceId, version.JourneyId, version.Id, round, decided.Enrollment);
        var walker = new Walker(row, version, person.Zone, isNew: true);
        WalkersOf(person).Add(walker);
        _walkers[id] = walker;
        foreach (var effect in decided.Effects) Carry(walker, effect);
        person.Learn(person.Row.Facts, door.EntryPoint.Source);
        Replay(person, walker);
    }

    private void ComeInAgain(Traveller person, Walker walker, Door door, Instant at)
    {
        var joins = walker.Version.StepIds.IndexOf(door.Version.StepIds[door.EntryPoint.Joins]);
        var isEarlier = at < walker.Enrollment.EnteredAt;
        Advance(walker, new Signal.CameIn(door.EntryPoint.Key, Math.Max(joins, 0), at));
        if (isEarlier) Replay(person, walker);
    }

    /// <summary>What they did before we heard that they came in, and what counts since ever.</summary>
    private void Replay(Traveller person, Walker walker)
    {
        if (!person.HasHistory || walker.Version.Awaited.Count == 0) return;
        foreach (var fact in tables.Events.Of(person.Id, walker.Version.Awaited)) Advance(walker, new Signal.Happened(Addressed(fact, walker, WalkersOf(person))));
    }

    private void Accept(Walker walker, Advanced decided)
    {
        if (ReferenceEquals(decided.Enrollment, walker.Enrollment)) return;
        walker.Become(decided.Enrollment);
        foreach (var effect in decided.Effects) Carry(walker, effect);
    }

    // ---- effects ----

    private void Carry(Walker walker, Effect effect)
    {
        var step = walker.Version.Journey.Steps[effect.Step];
        switch (effect)
        {
            case Effect.Send send when send.Number == 0:
                var work = (MessageWork)step.Work!;
                var variant = VariantChoice.Pick(work, walker.Enrollment.Id, step.Key);
                Queue(walker, effect.Step, 0, variant, DeliveryKind.Message, work.Variants[variant].Message);
                break;
            case Effect.Send send:
                Queue(walker, effect.Step, send.Number, 0, DeliveryKind.Message, step.Nudges[send.Number - 1].Message);
                break;
            case Effect.Ask:
                Queue(walker, effect.Step, 0, 0, DeliveryKind.Survey, ((SurveyWork)step.Work!).Message);
                break;
            case Effect.Call:
                Queue(walker, effect.Step, 0, 0, DeliveryKind.Webhook, null);
                break;
            case Effect.Assign:
                Assign(walker, effect.Step, step);
                break;
            case Effect.Withdraw:
                foreach (var (enrollment, key) in Earlier(walker, effect.Step).Prepend((walker.Enrollment.Id, step.Key)))
                    tables.Assignments.Settle(walker.Enrollment.PersonId, AssignmentId(enrollment, key), AssignmentState.Withdrawn, now, null, null);
                break;
            default:
                throw new InvalidOperationException($"No way to carry out {effect.GetType().Name}.");
        }
    }

    private void Queue(Walker walker, int step, int number, int variant, DeliveryKind kind, Message? message)
    {
        var stepKey = walker.Version.Journey.Steps[step].Key;
        var id = DerivedId.Of(walker.Enrollment.Id.ToString("N"), stepKey, "delivery", number.ToString(CultureInfo.InvariantCulture));
        var queued = tables.Deliveries.Queue(new QueuedDelivery(
            new DeliveryKey(walker.Enrollment.PersonId, id), walker.Row.WorkspaceId, walker.Enrollment.Id, walker.Version.Id, step, number, variant, kind,
            message?.Channel ?? Channel.Email, message?.Purpose ?? Purpose.Service, message?.Topic ?? "webhook", now, now, 0));
        if (queued) Queued++;
    }

    private void Assign(Walker walker, int index, Step step)
    {
        var work = (AssignmentWork)step.Work!;
        var due = LocalTimeResolver.After(now, work.Due, walker.Zone).At;
        tables.Assignments.Open(new AssignmentRow(
            walker.Enrollment.PersonId, AssignmentId(walker.Enrollment.Id, step.Key), walker.Row.WorkspaceId, walker.Enrollment.Id, walker.Version.Id, index,
            step.Notes.Owner ?? walker.Version.Journey.Owner, AssignmentState.Open, now, due));
    }

    private static Guid AssignmentId(Guid enrollmentId, string stepKey) => DerivedId.Of(enrollmentId.ToString("N"), stepKey, "assignment");
}
