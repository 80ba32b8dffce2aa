using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Outbox;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>The other systems' half of the gate: where a workspace's mail and calls go.</summary>
/// <param name="Mail">The channel that mail leaves by.</param>
/// <param name="Call">Calls a step's webhook: address, workspace, delivery id, type, JSON.</param>
internal sealed record Carriers(
    IChannel Mail,
    Func<Uri, Guid, Guid, string, string, CancellationToken, Task<SendOutcome>> Call);

/// <summary>Puts claimed deliveries together and hands them to the channel.</summary>
internal sealed class Postman(Carriers carriers, SignedLinks links)
{
    private readonly ConcurrentDictionary<(Guid Version, int Step, int Number, int Variant), CompiledMessage> _compiled = new();

    /// <summary>Never throws for what goes wrong with one delivery: that is its outcome.</summary>
    public async Task<Carried> CarryAsync(Claimed claimed, CancellationToken cancel)
    {
        try
        {
            return claimed.Delivery.Kind == DeliveryKind.Webhook ? await CallAsync(claimed, cancel) : await SendAsync(claimed, cancel);
        }
        catch (MessageTemplateException error)
        {
            return new Carried(claimed, null, SendReason.TemplateFailed, error.Message);
        }
    }

    /// <summary>The message of a delivery, ready to be rendered.</summary>
    public CompiledMessage Compiled(PublishedVersion version, int step, int number, int variant) =>
        _compiled.GetOrAdd((version.Id, step, number, variant), _ => MessageTemplates.Compile(Source(version.Journey.Steps[step], number, variant), version.Journey.Fields));

    /// <summary>The message a delivery is made from.</summary>
    public static Message Source(Step step, int number, int variant) => step.Work switch
    {
        _ when number > 0 => step.Nudges[number - 1].Message,
        MessageWork work => work.Variants[variant].Message,
        SurveyWork work => work.Message,
        _ => throw new InvalidOperationException($"The step \"{step.Key}\" has no message."),
    };

    /// <summary>The words a message may merge in, for one person of a workspace. Who signs is the step's owner, else the journey's.</summary>
    public static MergeValues Values(PersonFacts person, PublishedVersion version, int step, WorkspaceRules workspace) => new(
        person,
        workspace.Settings.Voice.NameFallback,
        BusinessName(workspace),
        NameOf(version.Journey.Steps[step].Notes.Owner ?? version.Journey.Owner),
        version.Journey.Name,
        workspace.Settings.Mail.PostalAddress);

    /// <summary>A name from a key: "jill-carter" is Jill Carter.</summary>
    private static string? NameOf(string? key) => key is null ? null : string.Join(' ', key.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string BusinessName(WorkspaceRules workspace) =>
        workspace.Settings.Voice.BusinessName is { Length: > 0 } name ? name : workspace.Name;

    /// <summary>The words that a message of a draft may merge in.</summary>
    /// <param name="signedBy">Who signs: a key, or words as the draft has them.</param>
    public static MergeValues Values(PersonFacts person, WorkspaceRules workspace, string? signedBy, string journeyName) => new(
        person, workspace.Settings.Voice.NameFallback, BusinessName(workspace), NameOf(signedBy), journeyName, workspace.Settings.Mail.PostalAddress);

    /// <summary>Sends what is put together already, to somebody of the team.</summary>
    public Task<SendOutcome> SendAsync(RenderedMessage message, WorkspaceRules workspace, Mailbox to, Guid id, CancellationToken cancel) =>
        workspace.Settings.Mail is { Host.Length: > 0, FromAddress: "" or null }
            ? Task.FromResult<SendOutcome>(new SendOutcome.TryLater("No sender's address is set. Give one in the settings for mail."))
            : carriers.Mail.SendAsync(Outgoing(workspace, id, Purpose.Service, to, message, MessageLinks.Preview), cancel);

    /// <summary>Sends a message that belongs to no journey, such as a test.</summary>
    public async Task<SendOutcome> SendAsync(CompiledMessage message, WorkspaceRules workspace, PersonFacts person, Guid deliveryId, CancellationToken cancel)
    {
        var own = new MessageLinks(links, person.Id, deliveryId);
        var values = new MergeValues(person, workspace.Settings.Voice.NameFallback, BusinessName(workspace), null, "", workspace.Settings.Mail.PostalAddress);
        return message.Render(values, own) is RenderOutcome.Rendered { Message: var rendered }
            ? await carriers.Mail.SendAsync(Outgoing(workspace, deliveryId, Purpose.Service, new Mailbox(person.Email!, person.DisplayName), rendered, own), cancel)
            : throw new InvalidOperationException("The message could not be put together.");
    }

    /// <summary>The addresses in a text message: they lead straight to their targets, because what is counted is e-mail's.</summary>
    public MessageLinks TextLinks(Guid personId, Guid deliveryId) => new(links, personId, deliveryId, countsClicks: false);

    private async Task<Carried> SendAsync(Claimed claimed, CancellationToken cancel)
    {
        if (claimed.Delivery.Channel == Channel.Sms) return KeepText(claimed);
        if (claimed.Workspace.Settings.Mail is { Host.Length: > 0, FromAddress: "" or null })
            return new Carried(claimed, new SendOutcome.TryLater("No sender's address is set. Give one in the settings for mail; the messages wait for it."), null, null);
        var delivery = claimed.Delivery;
        var own = new MessageLinks(links, delivery.Key.PersonId, delivery.Key.Id);
        if (Render(claimed, own, out var failure) is not { } message) return failure!;
        var outcome = await carriers.Mail.SendAsync(
            Outgoing(claimed.Workspace, delivery.Key.Id, delivery.Purpose, new Mailbox(claimed.Address!, claimed.Person.DisplayName), message, own), cancel);
        return new Carried(claimed, outcome, null, outcome.Detail, message.Subject, JsonSerializer.Serialize(message.ValuesUsed));
    }

    /// <summary>Nothing carries text messages away yet: where things are tried out they stay in the outbox; elsewhere the gate has refused them.</summary>
    private Carried KeepText(Claimed claimed) =>
        Render(claimed, TextLinks(claimed.Delivery.Key.PersonId, claimed.Delivery.Key.Id), out var failure) is { } message
            ? new Carried(claimed, new SendOutcome.Accepted(OutboxChannel.TextDetail), null, OutboxChannel.TextDetail, Subject: null, JsonSerializer.Serialize(message.ValuesUsed))
            : failure!;

    /// <summary>The message for its person; null with what became of it where it cannot be put together.</summary>
    private RenderedMessage? Render(Claimed claimed, MessageLinks own, out Carried? failure)
    {
        var delivery = claimed.Delivery;
        var rendered = Compiled(claimed.Version, delivery.Step, delivery.Number, delivery.Variant).Render(Values(claimed.Person, claimed.Version, delivery.Step, claimed.Workspace), own);
        failure = rendered switch
        {
            RenderOutcome.MissingValue missing => new Carried(claimed, null, SendReason.MissingValue, "Not known: " + string.Join(", ", missing.Names)),
            RenderOutcome.Failed failed => new Carried(claimed, null, SendReason.TemplateFailed, failed.Sentence),
            _ => null,
        };
        return (rendered as RenderOutcome.Rendered)?.Message;
    }

    private static OutgoingMessage Outgoing(
        WorkspaceRules workspace, Guid deliveryId, Purpose purpose, Mailbox to, RenderedMessage message, MessageLinks own)
    {
        var mail = workspace.Settings.Mail;
        var from = new Mailbox(mail.FromAddress is { Length: > 0 } sender ? sender : "hello@localhost", mail.FromName is { Length: > 0 } name ? name : workspace.Name);
        var replyTo = mail.ReplyTo is { Length: > 0 } reply ? new Mailbox(reply, null) : null;
        KeyValuePair<string, string>[] headers = purpose == Purpose.Marketing
            ? [new("List-Unsubscribe", $"<{own.Unsubscribe}>, <{own.UnsubscribeByMail((replyTo ?? from).Address)}>"), new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")]
            : [];
        return new OutgoingMessage(workspace.Id, deliveryId, from, to, replyTo, message.Subject, message.Html, message.Text, headers) { SignedId = own.MessageToken };
    }

    private async Task<Carried> CallAsync(Claimed claimed, CancellationToken cancel)
    {
        var step = claimed.Version.Journey.Steps[claimed.Delivery.Step];
        var work = (WebhookWork)step.Work!;
        var about = new JsonObject
        {
            ["journey"] = claimed.Version.Journey.Key,
            ["version"] = claimed.Version.Number,
            ["step"] = step.Key,
            ["person"] = new JsonObject
            {
                ["id"] = claimed.Person.Id.ToString(),
                ["firstName"] = claimed.Person.FirstName,
                ["lastName"] = claimed.Person.LastName,
                ["email"] = claimed.Person.Email,
            },
        };
        var outcome = await carriers.Call(work.Url, claimed.Workspace.Id, claimed.Delivery.Key.Id, work.Type ?? step.Key, about.ToJsonString(), cancel);
        return new Carried(claimed, outcome, null, outcome.Detail, work.Url.Host);
    }
}
