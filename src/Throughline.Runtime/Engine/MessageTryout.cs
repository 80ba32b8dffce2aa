using NodaTime;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.Runtime.Engine;

/// <summary>A message of a draft, and what it is put together from.</summary>
/// <param name="Fields">The journey's own merge fields.</param>
/// <param name="Person">For whom it is put together; it goes to nobody but whoever asks for a test.</param>
/// <param name="Owner">Who looks after the step, and so signs.</param>
internal sealed record DraftLetter(Message Message, IReadOnlyList<MergeField> Fields, PersonFacts Person, string? Owner, string JourneyName)
{
    /// <summary>What the journey is written in, where its file says so.</summary>
    public string? Language { get; init; }
}

/// <summary>What became of a test.</summary>
/// <param name="Refusal">Why the gate let nothing through.</param>
/// <param name="Outcome">Of the channel.</param>
/// <param name="Problem">Why it could not be put together.</param>
/// <param name="Id">Of the test as it is kept; null where nothing was put together.</param>
internal sealed record TestResult(Guid? Id, SendReason? Refusal, SendOutcome? Outcome, RenderOutcome? Problem);

/// <summary>
/// Shows a message of a draft as somebody would get it, and sends it to whoever writes it, marked as a test. The renderer,
/// the rules of the gate and the channel are those of every other message; the links lead straight to their targets, and
/// nothing is counted.
/// </summary>
internal sealed class MessageTryout(EngineStore store, SendGate gate, Dispatcher dispatcher)
{
    // A text message is measured, so its addresses are as long as they will be; they are of no delivery, and open nothing.
    private static readonly Guid _nobody = DerivedId.Of("a text message", "that is only looked at");

    private readonly TestMessages _tests = new(store.Database);

    /// <summary>Never throws for what is wrong with the message: that is the outcome.</summary>
    /// <param name="leaves">It is mailed as a test, and so names this server.</param>
    public RenderOutcome Show(Guid workspaceId, DraftLetter letter, bool leaves = false)
    {
        try
        {
            var workspace = store.Catalogue.Workspace(workspaceId);
            var links = letter.Message.IsText ? dispatcher.TextLinks(new(_nobody, _nobody), workspace)
                : dispatcher.LookedAt(workspace, leaves);
            var values = MergeValues.Of(letter.Person, workspace.Sender, letter.Owner, letter.JourneyName);
            if (letter.Language is { } language) values = values with { Language = language };
            return MessageTemplates.Compile(letter.Message, letter.Fields).Render(values, links);
        }
        catch (MessageTemplateException error)
        {
            return new RenderOutcome.Failed(error.Message);
        }
    }

    /// <summary>Nothing goes out for a text message: no mail pretends to be one.</summary>
    /// <param name="address">Of the account that asks.</param>
    public async Task<TestResult> SendAsync(Actor actor, DraftLetter letter, string address, string name, CancellationToken cancel)
    {
        if (letter.Message.IsText) return new(null, SendReason.ChannelNotSetUp, null, null);
        var marked = letter with { Message = letter.Message with { Subject = "[Test] " + letter.Message.Subject } };
        var shown = Show(actor.WorkspaceId, marked, leaves: true);
        if (shown is not RenderOutcome.Rendered { Message: var message }) return new(null, null, null, shown);
        var workspace = store.Catalogue.Workspace(actor.WorkspaceId);
        var id = DerivedId.Of(actor.WorkspaceId.ToString("N"), "test", address, store.Now.ToUnixTimeTicks().ToString(System.Globalization.CultureInfo.InvariantCulture), message.Subject);
        var (permit, refusal) = await store.RunAsync(transaction => gate.PermitTest(transaction, workspace, address, id));
        if (permit is null) return new(null, refusal, null, null);
        var outcome = await dispatcher.SendAsync(permit, message, workspace, name, cancel);
        await _tests.KeepAsync(actor.WorkspaceId, new TestMessage
        {
            Id = id,
            At = store.Now,
            AccountId = actor.AccountId,
            Address = address,
            Subject = message.Subject,
            Html = message.Html,
            Text = message.Text,
            Outcome = outcome.Detail,
        });
        return new(id, null, outcome, null);
    }
}
