using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Versions;

namespace Throughline.App.Features;

/// <summary>
/// Everything the pages ask of the engine, in one place. Each command completes when it is durable, and finds nothing
/// where the business that asks does not own what it names.
/// </summary>
internal sealed record EngineCommands
{
    /// <summary>The compiled journey of a published version; null where there is no such version.</summary>
    public required Func<Guid, Journey?> Version { get; init; }

    /// <summary>Reads a journey file (YAML).</summary>
    public required Func<string, Compilation> Compile { get; init; }

    public required SaveJourney SaveJourney { get; init; }
    public required PublishJourney Publish { get; init; }

    /// <summary>What publishing the draft of a journey would do, and to how many; null where this business has no such journey. Changes nothing.</summary>
    public required Func<Guid, string, PublishPlan?> PlanPublishing { get; init; }
    public required PublishChosen PublishChosen { get; init; }

    /// <summary>What lasts of a version's steps through all versions; null where there is no such version.</summary>
    public required Func<Guid, VersionSteps?> Steps { get; init; }
    public required PauseJourney Pause { get; init; }
    public required AddPerson AddPerson { get; init; }
    public required ImportPeople ImportPeople { get; init; }
    public required EnterJourney Enter { get; init; }
    public required MovePerson Move { get; init; }
    public required SayDone SayDone { get; init; }
    public required SuppressPerson Suppress { get; init; }

    /// <summary>Why this address must never be written to, or null.</summary>
    public required Func<Guid, Channel, string, string?> SuppressionOf { get; init; }
    public required SettleAssignment SettleAssignment { get; init; }
    public required ChangeConsent ChangeConsent { get; init; }
    public required TakeAnswer TakeAnswer { get; init; }
    public required NoteVisit NoteVisit { get; init; }
}

/// <summary>Keeps a sound journey file as the draft of the journey its key names, making that where there is none. Returns the key.</summary>
internal delegate Task<string> SaveJourney(Actor actor, string file, Journey journey);

/// <summary>Makes the draft the live version; newcomers enter it, and nobody moves who was not shown where. Returns its number, or null where there is no such journey or its draft is broken.</summary>
internal delegate Task<int?> PublishJourney(Actor actor, string journeyKey);

/// <summary>Makes the draft the live version; the people on the road go on in it or stay, as the choices say. Null where there is no such journey.</summary>
/// <param name="print">Of the draft that was read: another one is not published.</param>
internal delegate Task<Publication?> PublishChosen(Actor actor, string journeyKey, MoveChoices choices, string print);

/// <summary>Stops or starts a journey: paused, it moves nobody and skips nothing. False where there is no such journey.</summary>
internal delegate Task<bool> PauseJourney(Actor actor, Guid journeyId, bool paused);

/// <summary>Somebody typed in by hand.</summary>
/// <param name="Consent">How they agreed to marketing mail, in words; null where they did not.</param>
internal sealed record NewPerson(string? FirstName, string? LastName, string? Email, string? Phone, string? Source, string? Consent);

/// <summary>Adds a person, or finds the one with that address and adds what is new. Returns their id.</summary>
internal delegate Task<Guid> AddPerson(Actor actor, NewPerson person);

/// <summary>Reads people from CSV, each row on its own.</summary>
/// <param name="journeyKey">The journey they enter; null for none.</param>
internal delegate Task<ImportReport> ImportPeople(Actor actor, Stream csv, string? journeyKey, string? entryPoint, CancellationToken cancel);

/// <summary>What an import did.</summary>
/// <param name="Problem">Why the file as a whole could not be read; nothing was imported then.</param>
/// <param name="Rejected">The rows that were left out.</param>
public sealed record ImportReport(int Added, int Known, IReadOnlyList<RejectedRow> Rejected, string? Problem = null)
{
    /// <summary>CSV of the rows that were left out, each with its reason; they can be mended in it and imported again.</summary>
    public byte[]? ResultFile { get; init; }
}

/// <param name="Line">In the file, from 1.</param>
/// <param name="Sentence">What is wrong with it, naming the column, and the fix.</param>
public sealed record RejectedRow(int Line, string Text, string Sentence);

/// <summary>Brings a person onto a journey's live version. False where either is not of this business, or the journey is not published.</summary>
internal delegate Task<bool> EnterJourney(Actor actor, Guid personId, string journeyKey, string entryPoint);

/// <summary>Gives one enrollment a signal: leave, rest, back, hold, release. False where this business has no such enrollment.</summary>
internal delegate Task<bool> MovePerson(Actor actor, Guid personId, Guid enrollmentId, Signal signal);

/// <summary>Says that a person did their part of a step. False where they have done it already, or nothing is waited for there.</summary>
internal delegate Task<bool> SayDone(Actor actor, Guid personId, Guid enrollmentId, string stepKey);

/// <summary>
/// Puts a person's address on the do-not-write list, or takes off what was put there by hand. False where this business has
/// no such person, they have no address, or it stands there for another reason.
/// </summary>
internal delegate Task<bool> SuppressPerson(Actor actor, Guid personId, Channel channel, bool suppressed);

/// <summary>Settles an open assignment. False where it is not open, or not of this business.</summary>
/// <param name="note">What the member of staff wrote.</param>
internal delegate Task<bool> SettleAssignment(Actor actor, Guid personId, Guid assignmentId, bool done, string? note);

/// <summary>A person agrees or withdraws, by a page of their own. Withdrawing is also an event, Unsubscribed.</summary>
/// <param name="topic">A topic's key, or '*' for all.</param>
/// <param name="evidence">How it came about, in words.</param>
internal delegate Task ChangeConsent(Guid workspaceId, Guid personId, Channel channel, string topic, bool granted, string evidence, Instant at);

/// <summary>A person answered the question of a survey delivery; the latest answer counts.</summary>
internal delegate Task TakeAnswer(Guid workspaceId, Guid personId, Guid deliveryId, int? score, string? answer, Instant at);

/// <summary>A message was opened, or a link in it was followed.</summary>
/// <param name="link">The key of the link; null for an open.</param>
/// <param name="by">human, machine or unknown.</param>
internal delegate Task NoteVisit(Guid workspaceId, Guid personId, Guid deliveryId, string? link, string by, Instant at);
