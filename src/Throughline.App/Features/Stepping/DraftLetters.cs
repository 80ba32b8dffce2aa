using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Throughline.App.Access;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Stepping;

/// <summary>Messages of a draft as they are being written, for somebody to look at.</summary>
internal sealed class DraftLetters(MessageTryout tryout, PersonReader people, WorkspaceAccess access, DateExamples examples)
{
    /// <summary>For a message without a subject yet.</summary>
    private const string NoSubject = "(no subject yet)";

    /// <summary>The message at a path as the draft has it; null where the step has none there.</summary>
    public DraftLetter? Kept(OpenDraft open, string stepId, string? at, string? @as)
    {
        if (at is null || !at.StartsWith($"steps[#{stepId}].", StringComparison.Ordinal) || open.Document.Find(at) is not JsonObject) return null;
        string? Text(string key) => open.Document.Text($"{at}.{key}");
        return Of(open, stepId, new WrittenLetter(at, @as, Text("subject"), Text("preheader"), Text("body"), Text("purpose"), Text("channel")));
    }

    /// <summary>A message as it stands in the boxes; null where the step is not in the draft.</summary>
    public DraftLetter? Of(OpenDraft open, string stepId, WrittenLetter written)
    {
        var index = open.Document.Ids("steps").IndexOf(stepId);
        if (index < 0) return null;
        var journey = open.Document.Draft;
        var message = new Message(
            string.IsNullOrWhiteSpace(written.Subject) ? NoSubject : written.Subject,
            written.Body ?? "",
            string.IsNullOrWhiteSpace(written.Preheader) ? null : written.Preheader,
            written.Channel == MessageDraft.TextChannel ? Channel.Sms : Channel.Email,
            written.Purpose == "service" ? Purpose.Service : Purpose.Marketing)
        { Gives = GivenWith(journey.Steps[index], written.At) };
        return new DraftLetter(message, StepView.FieldsOf(journey), WithDates(journey, PersonOf(written.As)),
            journey.OwnerOf(journey.Steps[index]), journey.Name ?? open.Key)
        { Language = LanguageTag.Read(journey.Language ?? "") };
    }

    /// <summary>As the compiler hands it over: with what the step sends, and with its reminders where they remind of it.</summary>
    private static string? GivenWith(StepDraft step, string? at) => !FileLinks.IsKey(step.Gives) ? null
        : at?.Contains(".nudges[", StringComparison.Ordinal) == true && step.Done?.Event != EventNames.FileOpened ? null : step.Gives;

    public RenderOutcome Show(DraftLetter letter) => tryout.Show(access.WorkspaceId, letter);

    /// <summary>A text message as somebody made up would read it; null where it cannot be put together.</summary>
    public string? Text(OpenDraft open, string stepId, string at) =>
        Kept(open, stepId, at, null) is { } letter && Show(letter) is RenderOutcome.Rendered { Message.Text: var text } ? text : null;

    /// <summary>Sends it to whoever is signed in, and says what became of it.</summary>
    public async Task<(bool Sent, string Said, Guid? Kept)> TestAsync(DraftLetter letter, CancellationToken cancel)
    {
        var address = access.AccountEmail;
        var result = await tryout.SendAsync(access.Actor, letter, address, access.AccountName, cancel);
        var hasServer = !string.IsNullOrWhiteSpace(access.Load().Settings.Mail.Host);
        return result switch
        {
            { Problem: { } problem } => (false, WhyNot(problem) ?? "It cannot be put together.", null),
            { Refusal: { } reason } when reason == SendReason.ChannelNotSetUp => (false, "Text messages cannot be sent yet, so no test went out. Beneath you see how it would read.", null),
            { Refusal: { } reason } => (false, reason == SendReason.Suppressed ? $"{address} is on the do-not-write list, so no test goes there. Take it off the list first." : reason.Sentence, null),
            { Outcome: SendOutcome.Accepted } when !hasServer => (true, "No mail server is named yet, so the test stays in the outbox.", result.Id),
            { Outcome: SendOutcome.Accepted } => (true, $"Sent to {address}. Look in your inbox, and in the spam folder.", result.Id),
            { Outcome: SendOutcome.Unknown unknown } => (false, $"The mail server took it and then did not answer, so it may or may not arrive. It said: {unknown.Detail}", result.Id),
            _ => (false, $"The mail server did not take it. It said: {result.Outcome?.Detail}", result.Id),
        };
    }

    /// <summary>Why nothing can be shown; null where something can.</summary>
    public static string? WhyNot(RenderOutcome outcome) => outcome switch
    {
        RenderOutcome.MissingValue missing => $"It would not be sent to this person: {string.Join(", ", missing.Names)} is not known, and nothing stands in for it.",
        RenderOutcome.Failed failed => failed.Sentence,
        _ => null,
    };

    /// <summary>Each date of the journey as it may be: nobody has one while a draft is written.</summary>
    private PersonFacts WithDates(JourneyDraft journey, PersonFacts person) =>
        person with { Traits = person.Traits.SetItems(DateExamples.Of(journey, examples.Today)) };

    private PersonFacts PersonOf(string? @as)
    {
        var somebody = access.May(Permission.SeePeople) && Guid.TryParse(@as, out var id) ? people.Find(access.People, id) : null;
        if (somebody is not null) return PersonValues.FactsOf(somebody, somebody.PersonId);
        return @as == "nobody"
            ? new PersonFacts(Guid.Empty, null, null, "somebody@example.org", null, null, null, Lifecycle.Prospect, ImmutableDictionary<string, string>.Empty)
            : new PersonFacts(Guid.Empty, "Ana", "Sample", "ana@example.org", "+1 555 0100", null, null, Lifecycle.Lead, ImmutableDictionary<string, string>.Empty);
    }
}
