using System.Collections.Immutable;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.Runtime.Engine;

/// <summary>
/// One transaction of the engine, in three phases. <b>Gather</b> loads by sets what a group of signals concerns and keeps
/// the people's rows (<c>Gather…</c>). <b>Decide</b> runs in memory: the stepper moves enrollments, and what must be written
/// is noted. <b>Write</b> puts every changed row once, by sets (<see cref="Write"/>). What a decision asks for and was not
/// gathered is loaded then and there, so that a decision is never wrong for want of it; groups gather beforehand, so that
/// it stays rare.
/// </summary>
internal sealed partial class EngineTransaction(PeopleTables tables, Catalogue catalogue, Instant now)
{
    private readonly HashSet<Guid> _touched = [];
    private int _written;

    public Instant Now => now;
    public PeopleTables Tables => tables;

    /// <summary>Signs the addresses in letters.</summary>
    public required SignedLinks Links { get; init; }
    public Catalogue Catalogue => catalogue;
    public PendingRows Pending { get; } = new();

    /// <summary>What people are found by and counted in; the numbers are written last.</summary>
    public PeopleChanges Changes { get; } = new();

    /// <summary>Workspaces in which something changed.</summary>
    public IReadOnlySet<Guid> Touched => _touched;

    /// <summary>How many messages, surveys and calls were queued.</summary>
    public int Queued { get; private set; }

    /// <summary>Which step something was of, for what is noted of it; null where nobody can say any more.</summary>
    public FactOrigin? OriginOf(Guid enrollmentId, Guid versionId, int step) =>
        catalogue.FindVersion(versionId)?.Journey is { } journey && step >= 0 && step < journey.Steps.Length ? new FactOrigin(enrollmentId, journey.Steps[step].Key) : null;

    /// <summary>Something of this workspace changed beside people and enrollments.</summary>
    public void Touch(Guid workspaceId) => _touched.Add(workspaceId);

    /// <summary>Days since 1970-01-01 in the zone of the business.</summary>
    public int DayOf(Guid workspaceId, Instant at) => catalogue.Workspace(workspaceId).DayOf(at);

    /// <summary>
    /// Decides about one person with a guard around them: what fails is taken back, noted and tried again later, and nobody
    /// else notices. The store's own errors concern the whole transaction and go on. Returns false where it failed.
    /// </summary>
    /// <param name="failure">What is noted then; the error's words are added to it.</param>
    /// <param name="otherwise">What is decided in its place.</param>
    public bool Guard(TrackedPerson person, FailedSignalRow failure, Action decide, Action? otherwise = null)
    {
        var (standing, mark, written, events) = (person.Remember(), Pending.Mark(), _written, person.Events.Count);
        try
        {
            decide();
            return true;
        }
#pragma warning disable CA1031 // see above
        catch (Exception error) when (!StoreHealth.IsStoreFailure(error) && written == _written)
#pragma warning restore CA1031
        {
            person.TakeBack(standing);
            Pending.TakeBack(mark);
            person.Events.RemoveRange(events, person.Events.Count - events);
            otherwise?.Invoke();
            Pending.FailedSignals.Add(failure with { What = $"{failure.What} could not be applied: {error.Message}" });
            Touch(person.Row.WorkspaceId);
            return false;
        }
    }

    /// <summary>As the other; the failure is noted for the person as a whole.</summary>
    /// <param name="what">What was to be applied.</param>
    public bool Guard(TrackedPerson person, string what, Action decide, Action? otherwise = null) => Guard(person, FailedSignals.Of(this, person, what, null), decide, otherwise);

    // ---- what people do ----

    /// <summary>Stores an event and everything it causes; false where it was there already.</summary>
    /// <param name="by">Whose word it is.</param>
    public bool Record(TrackedPerson person, EventFact fact, GivenBy by = GivenBy.Team)
    {
        if (IsStored(person, fact.Id)) return false;
        var workspaceId = person.Row.WorkspaceId;
        person.Events.Add(fact);
        Pending.Events.Add(new EventRow(workspaceId, person.Id, fact, now, DayOf(workspaceId, fact.At), Money.Of(fact.Properties)));
        NoteUnreadDates(person, fact);
        Guard(person, FailedSignals.Of(this, person, $"\"{fact.Name}\"", null) with { EventId = fact.Id }, () => Follow(person, fact, by, now));
        person.HasHistory = true;
        return true;
    }

    /// <summary>Everything that somebody's doing <paramref name="fact"/> causes: roads entered, steps done.</summary>
    /// <param name="heardAt">When we heard of it; what is much older by then is history and lets nobody in.</param>
    public void Follow(TrackedPerson person, EventFact fact, GivenBy by, Instant heardAt)
    {
        HearOpenings(person, fact);
        foreach (var door in catalogue.Doors(person.Row.WorkspaceId, fact.Name))
            if (door.EntryPoint.Rule!.Matches(fact) && heardAt - fact.At <= door.EntryPoint.NotOlderThan.Nominal) Enter(person, door, fact.At, ReEntryRule.KeyOf(door.EntryPoint, fact));
        for (var i = 0; i < person.Enrollments.Count; i++)
            if (person.Enrollments[i] is var enrollment && enrollment.Version.Awaited.Contains(fact.Name))
                AdvanceGuarded(enrollment, new Signal.Happened(Addressed(fact, enrollment)));
        person.Learn(person.Row.Facts with { Lifecycle = Lifecycles.After(fact.Name, person.Row.Facts.Lifecycle, by) });
    }

    /// <summary>Notes what somebody agreed to or withdrew; the later word counts.</summary>
    public void SetConsent(TrackedPerson person, Consent consent)
    {
        Pending.Consents.Add(new ConsentRow(person.Id, consent));
        person.Consents?.Add(consent);
        if (consent.Granted && !consent.By.IsStranger() && !person.IsNew) Pending.Believed.Add(person.Id);
        Touch(person.Row.WorkspaceId);
    }

    // ---- roads ----

    /// <summary>Lets somebody in, or moves them forward where they are on this road already, as the re-entry rule says.</summary>
    /// <param name="key">With once-per-key, what they come in for.</param>
    /// <param name="said">Where they come in by a date: what events said of it.</param>
    public void Enter(TrackedPerson person, Door door, Instant at, string? key, ImmutableArray<DateMark> said = default)
    {
        var earlier = person.Enrollments.Select(one => one.Row).Concat(person.SetAside.Select(one => one.Row))
            .Where(row => row.JourneyId == door.Version.JourneyId && row.Enrollment.State != EnrollmentState.Moved);
        switch (ReEntryRule.Decide(door.Version.Journey.ReEntry, earlier.Select(row => new EarlierEnrollment(row.Enrollment.Id, row.Round, row.Enrollment.State)), key))
        {
            case ReEntryDecision.Enroll enroll:
                Enroll(person, door, at, enroll.Round, said);
                break;
            case ReEntryDecision.ComeInAgain again:
                if (person.WhySetAside(again.EnrollmentId) is { } why) throw new InvalidDataException(why);
                ComeInAgain(person.Enrollments.Find(one => one.Enrollment.Id == again.EnrollmentId)!, door, at);
                break;
        }
    }

    /// <summary>Applies one signal and carries out what it causes.</summary>
    public void Advance(TrackedEnrollment enrollment, Signal signal)
    {
        var before = enrollment.Enrollment;
        var decided = JourneyStepper.Advance(enrollment.Version.Journey, before, signal, MomentOf(enrollment.Person));
        if (ReferenceEquals(decided.Enrollment, before)) return;
        enrollment.Become(decided.Enrollment);
        if (signal is Signal.Happened { Fact: var fact }) NoteEarned(enrollment, before, fact);
        // Late is measured from what was planned, not from when a machine woke up.
        var planned = signal is Signal.TimeCame && before.Due is { } due ? Instant.Min(due.When.At, now) : now;
        foreach (var effect in decided.Effects) CarryOut(enrollment, effect, planned);
    }

    /// <summary>As <see cref="Advance"/>; where the decision fails, the person is held with a note and the others go on.</summary>
    public void AdvanceGuarded(TrackedEnrollment enrollment, Signal signal) =>
        FailedSignals.Guard(this, enrollment, signal.GetType().Name, () => Advance(enrollment, signal),
        ended: (signal as Signal.CareOver)?.Case);

    /// <param name="said">What events said of the dates of the road they come to.</param>
    public Moment MomentOf(TrackedPerson person, ImmutableArray<DateMark> said = default) => new(now, person.Zone)
    {
        Around = catalogue.Workspace(person.Row.WorkspaceId) is var business
            ? new Circumstances
            {
                Calendar = business.Calendar,
                Person = person.Row.Facts,
                Occasions = business.Occasions,
                MonthFirst = business.MonthFirst,
                Said = said.IsDefault ? [] : said
            } : Circumstances.None,
    };

    private void Enroll(TrackedPerson person, Door door, Instant at, string round, ImmutableArray<DateMark> said)
    {
        var version = door.Version;
        var id = DerivedId.Of(person.Id.ToString("N"), version.JourneyId.ToString("N"), round);
        var decided =
            JourneyStepper.Enroll(version.Journey, id, person.Id, door.EntryPoint.Key, door.EntryPoint.Joins, at, MomentOf(person, said));
        var row = new EnrollmentRow(person.Row.WorkspaceId, version.JourneyId, version.Id, round, decided.Enrollment)
        {
            Source = door.EntryPoint.Source ?? "",
            EnteredDay = DayOf(person.Row.WorkspaceId, decided.Enrollment.EnteredAt),
        };
        var enrollment = new TrackedEnrollment(person, row, version, isNew: true);
        person.Enrollments.Add(enrollment);
        foreach (var effect in decided.Effects) CarryOut(enrollment, effect, now);
        HoldAsTheOthers(enrollment);
        person.Learn(person.Row.Facts, door.EntryPoint.Source);
        Replay(enrollment);
    }

    private void ComeInAgain(TrackedEnrollment enrollment, Door door, Instant at)
    {
        var joins = enrollment.Version.StepIds.IndexOf(door.Version.StepIds[door.EntryPoint.Joins]);
        var isEarlier = at < enrollment.Enrollment.EnteredAt;
        Advance(enrollment, new Signal.CameIn(door.EntryPoint.Key, Math.Max(joins, 0), at));
        if (isEarlier) Replay(enrollment);
    }

    /// <summary>What they did before we heard that they came in, and what counts since ever.</summary>
    public void Replay(TrackedEnrollment enrollment)
    {
        if (!enrollment.Person.HasHistory || enrollment.Version.Awaited.Count == 0) return;
        foreach (var fact in HistoryOf(enrollment.Person, enrollment.Version.Awaited)) Advance(enrollment, new Signal.Happened(Addressed(fact, enrollment)));
    }

    /// <summary>What an event was worth belongs to the step that it did.</summary>
    private static void NoteEarned(TrackedEnrollment enrollment, Enrollment before, EventFact fact)
    {
        var after = enrollment.Enrollment;
        for (var i = 0; i < after.Visits.Length; i++)
            if (after.Visits[i].Outcome == VisitOutcome.Done && before.Visits[i].Outcome != VisitOutcome.Done
                && enrollment.Version.Journey.Steps[i].Done?.Event == fact.Name && Money.Of(fact.Properties) is { Minor: not 0 } money) enrollment.Earn(i, money);
    }
}
