using NodaTime;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>A letter that somebody of the team writes to one person.</summary>
/// <param name="Subject">As typed.</param>
/// <param name="Words">As typed; Markdown.</param>
/// <param name="Purpose">An answer, or what they booked or bought: service. News or an offer: marketing, which asks for consent.</param>
internal sealed record LetterByHand(string Subject, string Words, Purpose Purpose)
{
    /// <summary>Of a subject, in characters.</summary>
    public const int LongestSubject = 200;

    /// <summary>Of what it says.</summary>
    public const int LongestWords = 20_000;

    internal ServiceLetter AsLetter() => ServiceLetter.Typed(Subject, Words) with { Purpose = Purpose };
}

/// <summary>Letters by hand leave through the gate like all others, and stand in the story of whoever gets them.</summary>
internal sealed class LettersByHand(EngineStore store)
{
    /// <summary>How long it waits, so that whoever wrote it can take it back.</summary>
    public static readonly Duration Waits = Duration.FromSeconds(30);

    /// <summary>Queues one. Null where there is no such person, or no address to write to.</summary>
    /// <param name="once">The same for the same form sent twice, so that it is one letter.</param>
    public Task<DeliveryKey?> SendAsync(Actor actor, Guid personId, LetterByHand letter, string once) => store.RunAsync(transaction =>
    {
        if (transaction.Find(actor.WorkspaceId, personId) is not { } person || person.Row.Facts.Email is null) return (DeliveryKey?)null;
        var id = DerivedId.Of(actor.WorkspaceId.ToString("N"), "by hand", actor.AccountId, once);
        var key = new DeliveryKey(person.Id, id);
        transaction.Pending.Deliveries.Add(new DeliveryRow(
            key, actor.WorkspaceId, Guid.Empty, Guid.Empty, Step: 0, Number: 0, Variant: 0,
            DeliveryKind.Service, Channel.Email, letter.Purpose, Message.DefaultTopic, transaction.Now, transaction.Now + Waits,
            Attempts: 0)
        {
            Origin = DeliveryOrigin.Hand,
            Letter = letter.AsLetter().ToJson(),
        });
        transaction.Touch(actor.WorkspaceId);
        return key;
    });

    /// <summary>False where it has left, or there is none.</summary>
    public Task<bool> TakeBackAsync(Guid workspaceId, Guid personId, Guid id) => store.RunAsync(transaction =>
    {
        if (transaction.Find(workspaceId, personId) is not { } person) return false;
        var waiting = default(DeliveryRow);
        transaction.Tables.Deliveries.Find([new DeliveryKey(person.Id, id)], row => waiting = row);
        if (waiting is not { State: DeliveryState.Queued, Origin: DeliveryOrigin.Hand } || waiting.WorkspaceId != workspaceId) return false;
        SendGate.TakeBack(transaction, waiting);
        return true;
    });

    /// <summary>As its reader would see it.</summary>
    public RenderOutcome Show(Guid workspaceId, PersonFacts person, LetterByHand letter)
    {
        var workspace = store.Catalogue.Workspace(workspaceId);
        var values = MergeValues.Of(person, workspace.Sender, owner: null, journeyName: "");
        return letter.AsLetter().Render(values, MessageLinks.PreviewWith(workspace.Files, ""));
    }
}
