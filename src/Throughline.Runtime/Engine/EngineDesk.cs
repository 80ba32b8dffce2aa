using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Exchange;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>Somebody who was added.</summary>
/// <param name="IsNew">False where they were known before.</param>
internal readonly record struct AddedPerson(Guid Id, bool IsNew);

/// <summary>What people at the screen, on the command line and behind public links ask of the engine.</summary>
internal sealed class EngineDesk(EngineStore store, Func<string, Compilation> compile, byte[] serverKey)
{
    private readonly Publishing _publishing = new(store, compile);

    // ---- journeys ----

    /// <summary>Keeps a sound file as the draft of the journey its key names; returns the journey's id.</summary>
    public async Task<Guid> SaveDraftAsync(Guid workspaceId, string file, Journey journey)
    {
        var now = store.Now;
        var id = await store.Database.WriteAsync(connection => Storage.Versions.SaveDraft(connection, workspaceId, journey, file, now));
        await store.RunAsync(turn => turn.Touch(workspaceId));
        return id;
    }

    /// <summary>Keeps the file as the draft, makes it a version, and the way newcomers take from now on.</summary>
    public async Task<Publication> PublishAsync(Guid workspaceId, string file, string? by, MoveChoices? choices = null)
    {
        var compilation = compile(file);
        if (compilation.Journey is not { } journey) return new Publication(null, null, 0, IsNew: false, compilation);
        var now = store.Now;
        await store.Database.WriteAsync(connection => Storage.Versions.SaveDraft(connection, workspaceId, journey, file, now));
        return (await _publishing.PublishAsync(workspaceId, journey.Key, by, choices ?? MoveChoices.EverybodyMoves))!;
    }

    /// <summary>Publishes the draft of a journey; null where there is no such journey.</summary>
    /// <param name="choices">Who goes on in the new version; everybody where null.</param>
    /// <param name="print">Of the draft that was read: another one is not published. Null for whatever it is.</param>
    public Task<Publication?> PublishDraftAsync(Guid workspaceId, string journeyKey, string? by, MoveChoices? choices = null, string? print = null) =>
        _publishing.PublishAsync(workspaceId, journeyKey, by, choices ?? MoveChoices.EverybodyMoves, print);

    /// <summary>What publishing the draft would do, and to how many; null where there is no such journey. Changes nothing.</summary>
    public PublishPlan? PlanPublishing(Guid workspaceId, string journeyKey) => _publishing.Plan(workspaceId, journeyKey);

    /// <summary>The id of a journey by its key; null where there is none.</summary>
    public Guid? FindJourney(Guid workspaceId, string journeyKey) =>
        store.Database.Read(connection => connection.QuerySingleOrDefault<Guid?>("SELECT id FROM journey WHERE workspace_id = @workspaceId AND key = @journeyKey", new { workspaceId, journeyKey }));

    /// <summary>Nobody moves and nothing is skipped; timers and messages wait. False where there is no such journey.</summary>
    public async Task<bool> PauseAsync(Guid workspaceId, Guid journeyId)
    {
        var at = store.Now.ToUnixTimeMilliseconds();
        var changed = await store.Database.WriteAsync(connection => connection.Execute(
            "UPDATE journey SET paused_at = COALESCE(paused_at, @at) WHERE id = @journeyId AND workspace_id = @workspaceId", new { at, journeyId, workspaceId }));
        await SayChangedAsync(workspaceId);
        return changed == 1;
    }

    /// <summary>Goes on where it stopped: each wait has as much left as it had. One transaction, so that it is all or nothing.</summary>
    public async Task<bool> ResumeAsync(Guid workspaceId, Guid journeyId)
    {
        var versions = store.Catalogue.VersionsOf(workspaceId, journeyId);
        if (versions.Count == 0) return false;
        await store.RunAsync(turn =>
        {
            if (turn.Tables.Journeys.Unpause(journeyId) is not { } pausedAt) return;
            foreach (var version in versions) Resume(turn, version, pausedAt);
        });
        await SayChangedAsync(workspaceId);
        return true;
    }

    private static void Resume(EngineTransaction turn, PublishedVersion version, Instant pausedAt)
    {
        foreach (var person in turn.GatherOnTheRoad(version.Id))
            foreach (var enrollment in person.Enrollments.Where(one => one.Row.VersionId == version.Id && one.Enrollment.State < EnrollmentState.Completed).ToList())
                turn.AdvanceGuarded(enrollment, new Signal.Resumed(pausedAt));
        turn.Tables.Deliveries.Resume(version.Id, turn.Now, pausedAt);
    }

    private Task SayChangedAsync(Guid workspaceId)
    {
        store.Catalogue.Refresh();
        return store.RunAsync(turn => turn.Touch(workspaceId));
    }

    // ---- people ----

    /// <summary>Adds people, or adds to what is known of them, and lets them into a journey where one is named. One transaction.</summary>
    /// <param name="evidence">How they and their consent came about, in words: "Imported from people.csv".</param>
    /// <param name="door">Journey and entry point; null to only know them.</param>
    /// <returns>In the same order.</returns>
    public Task<List<AddedPerson>> AddAsync(Guid workspaceId, IReadOnlyList<ImportedPerson> people, string evidence, (Guid JourneyId, string? EntryPoint)? door = null) => store.RunAsync(turn =>
    {
        var open = door is { } named ? FindDoor(workspaceId, named.JourneyId, named.EntryPoint) : null;
        var added = new List<AddedPerson>(people.Count);
        foreach (var person in people) added.Add(Add(turn, workspaceId, person, evidence, open));
        return added;
    });

    /// <summary>Lets somebody into a journey by hand. False where there is no such person, journey or entry point.</summary>
    public Task<bool> EnterAsync(Guid workspaceId, Guid personId, Guid journeyId, string? entryPoint) => store.RunAsync(turn =>
    {
        if (turn.Find(workspaceId, personId) is not { } person || FindDoor(workspaceId, journeyId, entryPoint) is not { } door) return false;
        turn.Enter(person, door, turn.Now, key: null);
        return true;
    });

    /// <summary>Leave, rest, hold, release or bring back. False where there is no such enrollment.</summary>
    public Task<bool> SignalAsync(Guid workspaceId, Guid personId, Guid enrollmentId, Signal signal) => store.RunAsync(turn =>
    {
        if (turn.Find(workspaceId, personId) is not { } person || EngineTransaction.Current(person, enrollmentId, 0) is not var (enrollment, _)) return false;
        turn.Advance(enrollment, signal);
        return true;
    });

    /// <summary>
    /// Somebody of the team says that the customer has done their part of a step: it is told like the event that the step
    /// waits for, and counts for this step in any case. False where they have done it already, or nothing is waited for there.
    /// </summary>
    public Task<bool> SayDoneAsync(Guid workspaceId, Guid personId, Guid enrollmentId, string stepKey) => store.RunAsync(turn =>
    {
        if (turn.Find(workspaceId, personId) is not { } person || EngineTransaction.Current(person, enrollmentId, 0) is not var (enrollment, _)) return false;
        var step = enrollment.Version.Journey.IndexOf(stepKey);
        if (step < 0 || enrollment.Version.Journey.Steps[step].Done is not { } rule || EventNames.BelongsToStep(rule.Event) || enrollment.Enrollment.Visits[step].Outcome == VisitOutcome.Done) return false;
        var about = rule.Example() ?? [];
        about["how"] = "Your team said so";
        turn.Record(person, OwnEvent(turn, person, rule.Event, null, about));
        turn.Advance(enrollment, new Signal.SaidDone(step));
        turn.Touch(workspaceId);
        return true;
    });

    /// <summary>Says that two people are one. False where they are not both known here.</summary>
    public Task<bool> MergeAsync(Guid workspaceId, Guid a, Guid b) => store.RunAsync(turn =>
        turn.Find(workspaceId, a) is { } first && turn.Find(workspaceId, b) is { } second && turn.Merge(first, second, byHand: true) is not null);

    public Task<bool> SetConsentAsync(Guid workspaceId, Guid personId, Channel channel, string topic, bool granted, string evidence) => store.RunAsync(turn =>
    {
        if (turn.Find(workspaceId, personId) is not { } person) return false;
        turn.SetConsent(person, new Consent(channel, topic, granted, turn.Now, evidence));
        if (!granted) turn.Record(person, OwnEvent(turn, person, EventNames.Unsubscribed, null, Withdrawal(channel, topic)));
        turn.Touch(workspaceId);
        return true;
    });

    /// <summary>Puts their address on the do-not-write list, for good.</summary>
    public Task<bool> SuppressAsync(Guid workspaceId, Guid personId, Channel channel, string reason) => store.RunAsync(turn =>
    {
        if (turn.Find(workspaceId, personId)?.Row.Facts.AddressOn(channel) is not { } address) return false;
        turn.Pending.Suppressions.Add(new SuppressionRow(new SuppressionKey(workspaceId, channel, AddressHash.Of(address, serverKey)), reason, turn.Now));
        turn.Touch(workspaceId);
        return true;
    });

    /// <summary>Takes their address off the do-not-write list again.</summary>
    public Task<bool> UnsuppressAsync(Guid workspaceId, Guid personId, Channel channel) => store.RunAsync(turn =>
    {
        if (turn.Find(workspaceId, personId)?.Row.Facts.AddressOn(channel) is not { } address) return false;
        turn.Pending.Unsuppressions.Add(new SuppressionKey(workspaceId, channel, AddressHash.Of(address, serverKey)));
        turn.Touch(workspaceId);
        return true;
    });

    /// <summary>Why this address must never be written to; null where it may be.</summary>
    public string? SuppressionOf(Guid workspaceId, Channel channel, string address)
    {
        var hash = AddressHash.Of(address, serverKey);
        return store.Database.Read(connection => connection.ExecuteScalar<string?>(
            "SELECT reason FROM suppression WHERE bucket = @Bucket AND workspace_id = @workspaceId AND channel = @channel AND address_hash = @Hash",
            new { hash.Bucket, workspaceId, channel = (int)channel, hash.Hash }));
    }

    // ---- what people do with what we sent them ----

    /// <param name="by">human, machine or unknown.</param>
    public Task<bool> OpenedAsync(DeliveryKey key, string by) => NoteAsync(key, EventNames.EmailOpened, by, link: null);

    /// <param name="link">The key of the link.</param>
    public Task<bool> ClickedAsync(DeliveryKey key, string by, string link) => NoteAsync(key, EventNames.EmailLinkClicked, by, link);

    /// <summary>Keeps the answer to a survey, the latest if there are several. False where the question is not known.</summary>
    public Task<bool> AnswerAsync(DeliveryKey key, int? score, string? answer) => store.RunAsync(turn =>
    {
        if (Locate(turn, key) is not var (person, delivery)) return false;
        turn.Answer(delivery, score, answer);
        turn.Record(person, OwnEvent(turn, person, EventNames.SurveyAnswered, Origin(turn, delivery), new JsonObject { ["score"] = score, ["answer"] = answer }));
        turn.Touch(delivery.WorkspaceId);
        return true;
    });

    /// <summary>The mail came back, or somebody marked it as spam: their address goes to the do-not-write list.</summary>
    public Task<bool> ReturnedAsync(DeliveryKey key, string eventName, string detail) => store.RunAsync(turn =>
    {
        if (Locate(turn, key) is not var (person, delivery)) return false;
        if (person.Row.Facts.AddressOn(delivery.Channel) is { } address)
            turn.Pending.Suppressions.Add(new SuppressionRow(new SuppressionKey(delivery.WorkspaceId, delivery.Channel, AddressHash.Of(address, serverKey)), detail, turn.Now));
        turn.Record(person, OwnEvent(turn, person, eventName, Origin(turn, delivery), new JsonObject { ["detail"] = detail }));
        turn.Touch(delivery.WorkspaceId);
        return true;
    });

    /// <summary>Which delivery a signed link is about, under the person's present id; null where it is gone.</summary>
    public Task<(TrackedPerson Person, DeliveryRow Delivery)?> FindAsync(DeliveryKey key) => store.RunAsync(turn => Locate(turn, key));

    // ---- staff ----

    /// <summary>Settles an assignment, once. False where there is none that is open.</summary>
    public Task<bool> SettleAssignmentAsync(Guid workspaceId, Guid personId, Guid assignmentId, bool done, string? note, string? by) => store.RunAsync(turn =>
    {
        if (turn.Find(workspaceId, personId) is not { } person || turn.FindAssignment(new AssignmentKey(person.Id, assignmentId)) is not { State: AssignmentState.Open } assignment) return false;
        turn.Settle(assignment, done ? AssignmentState.Done : AssignmentState.NotPossible, note, by);
        var origin = new FactOrigin(assignment.EnrollmentId, turn.Catalogue.Version(assignment.VersionId).Journey.Steps[assignment.Step].Key);
        if (done) turn.Record(person, OwnEvent(turn, person, EventNames.AssignmentDone, origin, new JsonObject { ["note"] = note }));
        if (EngineTransaction.Current(person, assignment.EnrollmentId, assignment.Step) is (var enrollment, >= 0 and var step)) turn.AdvanceGuarded(enrollment, new Signal.HandedOut(step, Refused: !done));
        turn.Touch(workspaceId);
        return true;
    });

    // ---- parts ----

    private static AddedPerson Add(EngineTransaction turn, Guid workspaceId, ImportedPerson added, string evidence, Door? door)
    {
        var person = turn.Recognise(workspaceId, [.. added.Identities().Select(identity => (Identity?)identity)]);
        var isNew = person.IsNew && !person.HasHistory;
        var facts = person.Row.Facts;
        person.Learn(
            facts with
            {
                FirstName = added.FirstName ?? facts.FirstName,
                LastName = added.LastName ?? facts.LastName,
                Email = facts.Email ?? added.Email,
                Phone = facts.Phone ?? added.Phone,
                Zone = added.Zone ?? facts.Zone,
                Language = added.Language ?? facts.Language,
                Lifecycle = added.Lifecycle is { } said && said > facts.Lifecycle ? said : facts.Lifecycle == Lifecycle.Prospect ? Lifecycle.Lead : facts.Lifecycle,
                Traits = facts.Traits.SetItems(added.Traits),
            },
            added.Source);
        if (added.EmailConsent is { } email) turn.SetConsent(person, new Consent(Channel.Email, Consent.AllTopics, email, turn.Now, evidence));
        if (added.SmsConsent is { } sms) turn.SetConsent(person, new Consent(Channel.Sms, Consent.AllTopics, sms, turn.Now, evidence));
        turn.Record(person, OwnEvent(turn, person, EventNames.PersonImported, null, new JsonObject { ["how"] = evidence, ["source"] = added.Source }));
        if (door is not null) turn.Enter(person, door, turn.Now, key: null);
        turn.Touch(workspaceId);
        return new AddedPerson(person.Id, isNew);
    }

    // E-mail goes unnamed, as in what others report.
    private static JsonObject Withdrawal(Channel channel, string topic) =>
        channel == Channel.Sms ? new() { ["topic"] = topic, ["channel"] = MessageDraft.TextChannel } : new() { ["topic"] = topic };

    private Door? FindDoor(Guid workspaceId, Guid journeyId, string? entryPoint)
    {
        if (store.Catalogue.LiveVersion(workspaceId, journeyId) is not { } version) return null;
        var entries = version.Journey.EntryPoints;
        var entry = entryPoint is null ? entries[0] : entries.FirstOrDefault(candidate => candidate.Key == entryPoint);
        return entry is null ? null : new Door(version, entry);
    }

    private Task<bool> NoteAsync(DeliveryKey key, string name, string by, string? link) => store.RunAsync(turn =>
    {
        if (Locate(turn, key) is not var (person, delivery)) return false;
        if (by != "machine") turn.Mark(delivery, isClick: name == EventNames.EmailLinkClicked);
        var about = new JsonObject { ["by"] = by };
        if (link is not null) about["link"] = link;
        turn.Record(person, OwnEvent(turn, person, name, Origin(turn, delivery), about));
        turn.Touch(delivery.WorkspaceId);
        return true;
    });

    private static (TrackedPerson Person, DeliveryRow Delivery)? Locate(EngineTransaction turn, DeliveryKey key) => turn.FindDelivery(key);

    private static FactOrigin Origin(EngineTransaction turn, DeliveryRow delivery) =>
        new(delivery.EnrollmentId, turn.Catalogue.Version(delivery.VersionId).Journey.Steps[delivery.Step].Key);

    /// <summary>An event of our own; the same thing within the same millisecond is one.</summary>
    private static EventFact OwnEvent(EngineTransaction turn, TrackedPerson person, string name, FactOrigin? origin, JsonObject about)
    {
        var properties = JsonSerializer.SerializeToElement(about);
        var at = turn.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return new EventFact(DerivedId.Of(person.Id.ToString("N"), name, at, origin?.Step ?? "", properties.GetRawText()), name, turn.Now, properties, origin);
    }
}
