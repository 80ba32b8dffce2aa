using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>Somebody to be added by hand or from a file.</summary>
/// <param name="Consent">What they said about e-mail; null where nothing is known.</param>
/// <param name="Evidence">How the consent came about, in words.</param>
internal sealed record NewPerson(
    string? UserId,
    string? Email,
    string? Phone,
    string? FirstName,
    string? LastName,
    string? Zone,
    string? Language,
    string? Source,
    IReadOnlyDictionary<string, string> Traits,
    bool? Consent,
    string Evidence);

/// <summary>What publishing came to.</summary>
/// <param name="VersionId">Null where the findings hold an error: nothing was changed.</param>
/// <param name="IsNew">False where the file is the live version already.</param>
internal sealed record Publication(Guid? JourneyId, Guid? VersionId, bool IsNew, Compilation Compilation);

/// <summary>What people at the screen, on the command line and behind public links ask of the engine.</summary>
internal sealed class EngineCommands(EngineStore store, Func<string, Compilation> compile)
{
    // ---- journeys ----

    /// <summary>Makes the file a version, and the way newcomers take from now on. People on earlier versions stay on them.</summary>
    public async Task<Publication> PublishAsync(Guid workspaceId, string file, string? by)
    {
        var compilation = compile(file);
        if (compilation.Journey is not { } journey) return new Publication(null, null, IsNew: false, compilation);
        var now = store.Now;
        var made = await store.Database.WriteAsync(connection => Versions.Publish(connection, workspaceId, journey, file, by, now));
        store.Catalogue.Refresh();
        await store.RunAsync(turn => turn.Touch(workspaceId));
        return new Publication(made.JourneyId, made.VersionId, made.IsNew, compilation);
    }

    /// <summary>Nobody moves and nothing is skipped; timers and messages wait.</summary>
    public Task PauseAsync(Guid workspaceId, Guid journeyId) => SetPausedAsync(workspaceId, journeyId, store.Now.ToUnixTimeMilliseconds());

    public Task ResumeAsync(Guid workspaceId, Guid journeyId) => SetPausedAsync(workspaceId, journeyId, null);

    private async Task SetPausedAsync(Guid workspaceId, Guid journeyId, long? at)
    {
        await store.Database.WriteAsync(connection => connection.Execute(
            "UPDATE journey SET paused_at = @at WHERE id = @journeyId AND workspace_id = @workspaceId", new { at, journeyId, workspaceId }));
        store.Catalogue.Refresh();
        await store.RunAsync(turn => turn.Touch(workspaceId));
    }

    // ---- people ----

    /// <summary>Adds people, or adds to what is known of them, and lets them into a journey where one is named. One transaction.</summary>
    /// <param name="door">Journey and entry point; null to only know them.</param>
    /// <returns>Their ids, in the same order.</returns>
    public Task<List<Guid>> AddAsync(Guid workspaceId, IReadOnlyList<NewPerson> people, (Guid JourneyId, string? EntryPoint)? door = null) => store.RunAsync(turn =>
    {
        var open = door is { } named ? FindDoor(workspaceId, named.JourneyId, named.EntryPoint) : null;
        var ids = new List<Guid>(people.Count);
        foreach (var person in people) ids.Add(Add(turn, workspaceId, person, open).Id);
        return ids;
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
        if (turn.Find(workspaceId, personId) is not { } person || turn.FindWalker(person, enrollmentId) is not { } walker) return false;
        turn.Advance(walker, signal);
        return true;
    });

    /// <summary>Says that two people are one. False where they are not both known here.</summary>
    public Task<bool> MergeAsync(Guid workspaceId, Guid a, Guid b) => store.RunAsync(turn =>
        turn.Find(workspaceId, a) is { } first && turn.Find(workspaceId, b) is { } second && turn.Merge(first, second, byHand: true) is not null);

    public Task<bool> SetConsentAsync(Guid workspaceId, Guid personId, string topic, bool granted, string evidence) => store.RunAsync(turn =>
    {
        if (turn.Find(workspaceId, personId) is not { } person) return false;
        turn.Tables.People.SetConsent(person.Id, new Consent(Channel.Email, topic, granted, turn.Now, evidence));
        if (!granted) turn.Record(person, OwnEvent(turn, person, EventNames.Unsubscribed, null, new JsonObject { ["topic"] = topic }));
        turn.Touch(workspaceId);
        return true;
    });

    /// <summary>Puts their address on the do-not-write list, for good.</summary>
    public Task<bool> SuppressAsync(Guid workspaceId, Guid personId, string reason, SendGate gate) => store.RunAsync(turn =>
    {
        if (turn.Find(workspaceId, personId)?.Row.Facts.Email is not { } address) return false;
        gate.Suppress(turn, workspaceId, address, reason);
        turn.Touch(workspaceId);
        return true;
    });

    // ---- what people do with what we sent them ----

    /// <param name="by">human, machine or unknown.</param>
    public Task<bool> OpenedAsync(DeliveryKey key, string by) => NoteAsync(key, EventNames.EmailOpened, by, link: null);

    /// <param name="link">The key of the link.</param>
    public Task<bool> ClickedAsync(DeliveryKey key, string by, string link) => NoteAsync(key, EventNames.EmailLinkClicked, by, link);

    /// <summary>Keeps the answer to a survey, the latest if there are several. False where the question is not known.</summary>
    public Task<bool> AnswerAsync(DeliveryKey key, int? score, string? answer) => store.RunAsync(turn =>
    {
        if (Locate(turn, key) is not var (person, delivery)) return false;
        turn.Tables.Assignments.Answer(new AnswerRow(person.Id, key.Id, delivery.WorkspaceId, delivery.EnrollmentId, delivery.VersionId, delivery.Step, score, answer, turn.Now));
        turn.Record(person, OwnEvent(turn, person, EventNames.SurveyAnswered, Origin(turn, delivery), new JsonObject { ["score"] = score, ["answer"] = answer }));
        turn.Touch(delivery.WorkspaceId);
        return true;
    });

    /// <summary>The mail came back, or somebody marked it as spam: their address goes to the do-not-write list.</summary>
    public Task<bool> ReturnedAsync(DeliveryKey key, string eventName, string detail, SendGate gate) => store.RunAsync(turn =>
    {
        if (Locate(turn, key) is not var (person, delivery)) return false;
        if (person.Row.Facts.Email is { } address) gate.Suppress(turn, delivery.WorkspaceId, address, detail);
        turn.Record(person, OwnEvent(turn, person, eventName, Origin(turn, delivery), new JsonObject { ["detail"] = detail }));
        turn.Touch(delivery.WorkspaceId);
        return true;
    });

    /// <summary>Which delivery a signed link is about, under the person's present id; null where it is gone.</summary>
    public Task<(Traveller Person, QueuedDelivery Delivery)?> FindAsync(DeliveryKey key) => store.RunAsync(turn => Locate(turn, key));

    // ---- staff ----

    /// <summary>Settles an assignment, once. False where there is none that is open.</summary>
    public Task<bool> SettleAssignmentAsync(Guid workspaceId, Guid personId, Guid assignmentId, bool done, string? note, string? by) => store.RunAsync(turn =>
    {
        if (turn.Find(workspaceId, personId) is not { } person || turn.Tables.Assignments.Find(person.Id, assignmentId) is not { } assignment) return false;
        if (!turn.Tables.Assignments.Settle(person.Id, assignmentId, done ? AssignmentState.Done : AssignmentState.NotPossible, turn.Now, note, by)) return false;
        var origin = new FactOrigin(assignment.EnrollmentId, turn.Catalogue.Version(assignment.VersionId).Journey.Steps[assignment.Step].Key);
        if (done) turn.Record(person, OwnEvent(turn, person, EventNames.AssignmentDone, origin, new JsonObject { ["note"] = note }));
        if (turn.FindWalker(person, assignment.EnrollmentId) is { } walker) turn.Advance(walker, new Signal.HandedOut(assignment.Step, Refused: !done));
        turn.Touch(workspaceId);
        return true;
    });

    /// <summary>Sends an unknown or refused delivery again, because somebody asked for it. False where it is neither.</summary>
    public Task<bool> SendAgainAsync(Guid workspaceId, DeliveryKey key) => store.RunAsync(turn =>
    {
        if (Locate(turn, key) is not var (person, delivery) || delivery.WorkspaceId != workspaceId) return false;
        var isQueued = turn.Tables.Deliveries.QueueAgain(new DeliveryKey(person.Id, key.Id), turn.Now);
        turn.Touch(workspaceId);
        return isQueued;
    });

    // ---- parts ----

    private static Traveller Add(Turn turn, Guid workspaceId, NewPerson added, Door? door)
    {
        var person = turn.Recognise(
            workspaceId,
            Identities.Normalise(IdentityKind.UserId, added.UserId),
            Identities.Normalise(IdentityKind.Email, added.Email),
            Identities.Normalise(IdentityKind.Phone, added.Phone));
        var facts = person.Row.Facts;
        person.Learn(
            facts with
            {
                FirstName = added.FirstName ?? facts.FirstName,
                LastName = added.LastName ?? facts.LastName,
                Zone = added.Zone ?? facts.Zone,
                Language = added.Language ?? facts.Language,
                Lifecycle = facts.Lifecycle == Lifecycle.Prospect ? Lifecycle.Lead : facts.Lifecycle,
                Traits = facts.Traits.SetItems(added.Traits),
            },
            added.Source);
        if (added.Consent is { } consent)
            turn.Tables.People.SetConsent(person.Id, new Consent(Channel.Email, Consent.AllTopics, consent, turn.Now, added.Evidence));
        turn.Record(person, OwnEvent(turn, person, EventNames.PersonImported, null, new JsonObject { ["how"] = added.Evidence }));
        if (door is not null) turn.Enter(person, door, turn.Now, key: null);
        return person;
    }

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
        var current = new DeliveryKey(person.Id, key.Id);
        if (by != "machine" && name == EventNames.EmailOpened) turn.Tables.Deliveries.NoteOpened(current, turn.Now);
        if (by != "machine" && name == EventNames.EmailLinkClicked) turn.Tables.Deliveries.NoteClicked(current, turn.Now);
        var about = new JsonObject { ["by"] = by };
        if (link is not null) about["link"] = link;
        turn.Record(person, OwnEvent(turn, person, name, Origin(turn, delivery), about));
        turn.Touch(delivery.WorkspaceId);
        return true;
    });

    private static (Traveller Person, QueuedDelivery Delivery)? Locate(Turn turn, DeliveryKey key)
    {
        var id = turn.Tables.People.Resolve(key.PersonId);
        return turn.Tables.Deliveries.Find(new DeliveryKey(id, key.Id)) is { } delivery && turn.Find(delivery.WorkspaceId, id) is { } person ? (person, delivery) : null;
    }

    private static FactOrigin Origin(Turn turn, QueuedDelivery delivery) =>
        new(delivery.EnrollmentId, turn.Catalogue.Version(delivery.VersionId).Journey.Steps[delivery.Step].Key);

    /// <summary>An event of our own; the same thing within the same millisecond is one.</summary>
    private static EventFact OwnEvent(Turn turn, Traveller person, string name, FactOrigin? origin, JsonObject about)
    {
        var properties = JsonSerializer.SerializeToElement(about);
        var at = turn.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return new EventFact(DerivedId.Of(person.Id.ToString("N"), name, at, origin?.Step ?? "", properties.GetRawText()), name, turn.Now, properties, origin);
    }
}
