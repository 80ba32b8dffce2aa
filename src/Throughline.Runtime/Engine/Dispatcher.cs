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

/// <summary>What became of a claimed delivery outside the store.</summary>
/// <param name="Outcome">Of the channel; null where it never got that far.</param>
/// <param name="Refusal">Why it never got that far.</param>
/// <param name="Values">JSON of the words merged in.</param>
internal sealed record Dispatched(Claimed Claimed, SendOutcome? Outcome, SendReason? Refusal, string? Detail, string? Subject = null, string? Values = null)
{
    /// <summary>We stopped, and it was not handed over.</summary>
    public bool IsGivenBack { get; init; }

    /// <summary>What became of it alone: its person was forgotten while it was on its way.</summary>
    public Dispatched WithoutWords() => this with
    {
        Subject = null,
        Values = null,
        Detail = null,
        Outcome = Outcome switch
        {
            null => null,
            SendOutcome.Accepted => new SendOutcome.Accepted(""),
            var other => other with { Detail = "" },
        },
    };
}

/// <summary>Puts permitted deliveries together and hands them to their channel.</summary>
internal sealed class Dispatcher(ChannelRegistry channels, SignedLinks links, WebhookBook webhooks, CompiledMessages messages)
{
    public ChannelRegistry Channels => channels;

    /// <summary>Never throws for what goes wrong with one delivery: that is its outcome.</summary>
    /// <param name="stop">What is not handed over by then is given back.</param>
    public async Task<Dispatched> SendAsync(Claimed claimed, CancellationToken stop)
    {
        try
        {
            var dispatched = claimed.Delivery.Kind == DeliveryKind.Webhook ? await CallAsync(claimed, stop) : await MailAsync(claimed, stop);
            return dispatched with { IsGivenBack = stop.IsCancellationRequested && dispatched.Outcome is SendOutcome.TryLater };
        }
        catch (MessageTemplateException error)
        {
            return new Dispatched(claimed, null, SendReason.TemplateFailed, error.Message);
        }
    }

    /// <summary>Sends what is put together already, to somebody of the team.</summary>
    public Task<SendOutcome> SendAsync(Permit permit, RenderedMessage message, WorkspaceRules workspace, string name, CancellationToken cancel) =>
        HasNoSender(workspace)
            ? Task.FromResult<SendOutcome>(new SendOutcome.TryLater("No sender's address is set. Give one in the settings for mail."))
            : channels.For(Channel.Email)!.SendAsync(Outgoing(permit, workspace, Purpose.Service, name, message, MessageLinks.Preview), cancel);

    /// <summary>The addresses in a text message: they lead straight to their targets, because what is counted is e-mail's.</summary>
    public MessageLinks TextLinks(DeliveryKey key, WorkspaceRules workspace) =>
        new(links, key.PersonId, key.Id, countsClicks: false) { Files = workspace.Files };

    /// <summary>The addresses in a letter that is only looked at.</summary>
    /// <param name="leaves">It is mailed to somebody of the team, and so names this server.</param>
    public MessageLinks LookedAt(WorkspaceRules workspace, bool leaves) =>
        MessageLinks.PreviewWith(workspace.Files, leaves ? links.Home : "");

    private async Task<Dispatched> MailAsync(Claimed claimed, CancellationToken cancel)
    {
        if (channels.For(claimed.Delivery.Channel) is not { } channel) return KeepText(claimed);
        if (HasNoSender(claimed.Workspace))
            return new Dispatched(claimed, new SendOutcome.TryLater("No sender's address is set. Give one in the settings for mail; the messages wait for it."), null, null);
        var delivery = claimed.Delivery;
        var own = new MessageLinks(links, delivery.Key.PersonId, delivery.Key.Id, countsClicks: claimed.Letter is null, claimed.MayMeasure)
        {
            Files = claimed.Workspace.Files,
        };
        if (Render(claimed, own, out var failure) is not { } message) return failure!;
        var outgoing = Outgoing(claimed.Permit, claimed.Workspace, delivery.Purpose, NameOn(claimed), message, own);
        var outcome = await channel.SendAsync(outgoing with { Calendar = claimed.Letter?.Calendar }, cancel);
        // A letter of service stands whole in its row already.
        var values = claimed.Letter is null ? JsonSerializer.Serialize(message.ValuesUsed) : null;
        return new Dispatched(claimed, outcome, null, outcome.Detail, message.Subject, values);
    }

    /// <summary>A stranger's words stand in no letter of service, not even beside its address, unless they look like a name.</summary>
    private static string? NameOn(Claimed claimed) => claimed is { Letter: not null, IsUnconfirmed: true }
        ? Confirmations.WhatMayBeSaidTo(claimed.Person).DisplayName : claimed.Person.DisplayName;

    private static bool HasNoSender(WorkspaceRules workspace) => workspace.Settings.Mail is { Host.Length: > 0, FromAddress: "" or null };

    /// <summary>Nothing carries text messages away yet: where things are tried out they stay in the outbox; elsewhere the gate has refused them.</summary>
    private Dispatched KeepText(Claimed claimed) =>
        Render(claimed, TextLinks(claimed.Delivery.Key, claimed.Workspace), out var failure) is { } message
            ? new Dispatched(claimed, new SendOutcome.Accepted(OutboxChannel.TextDetail), null, OutboxChannel.TextDetail, Subject: null, JsonSerializer.Serialize(message.ValuesUsed))
            : failure!;

    /// <summary>The message for its person; null with what became of it where it cannot be put together.</summary>
    private RenderedMessage? Render(Claimed claimed, MessageLinks own, out Dispatched? failure)
    {
        var delivery = claimed.Delivery;
        var journey = claimed.Version?.Journey;
        var person = claimed.IsUnconfirmed ? Confirmations.WhatMayBeSaidTo(claimed.Person) : claimed.Person;
        var values = MergeValues.Of(person, claimed.Workspace.Sender, journey, delivery.Step) with { Dates = claimed.Dates };
        var rendered = claimed.Letter is { } letter ? letter.Render(values, own)
            : (claimed.Version is { } version ? messages.Of(version, delivery.Step, delivery.Number, delivery.Variant)
                : Confirmations.Letter(delivery.Number, values.Language)).Render(values, own);
        failure = rendered switch
        {
            RenderOutcome.MissingValue missing => new Dispatched(claimed, null, SendReason.MissingValue, "Not known: " + string.Join(", ", missing.Names)),
            RenderOutcome.Failed failed => new Dispatched(claimed, null, SendReason.TemplateFailed, failed.Sentence),
            _ => null,
        };
        return (rendered as RenderOutcome.Rendered)?.Message;
    }

    private static OutgoingMessage Outgoing(Permit permit, WorkspaceRules workspace, Purpose purpose, string? name, RenderedMessage message, MessageLinks own)
    {
        var mail = workspace.Settings.Mail;
        var from = new Mailbox(mail.FromAddress is { Length: > 0 } sender ? sender : "hello@localhost", mail.FromName is { Length: > 0 } sign ? sign : workspace.Name);
        var replyTo = mail.ReplyTo is { Length: > 0 } reply ? new Mailbox(reply, null) : null;
        KeyValuePair<string, string> language = new("Content-Language", message.Language);
        KeyValuePair<string, string>[] headers = purpose == Purpose.Marketing
            ? [new("List-Unsubscribe", $"<{own.Unsubscribe}>, <{own.UnsubscribeByMail((replyTo ?? from).Address)}>"), new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"), language]
            : [language];
        return new OutgoingMessage(permit, from, new Mailbox(permit.Address!, name), replyTo, message.Subject, message.Html, message.Text, headers) { SignedId = own.MessageToken };
    }

    private async Task<Dispatched> CallAsync(Claimed claimed, CancellationToken cancel)
    {
        var (version, step) = (claimed.Version!, claimed.Version!.Journey.Steps[claimed.Delivery.Step]);
        var work = (WebhookWork)step.Work!;
        var about = new JsonObject
        {
            ["journey"] = version.Journey.Key,
            ["version"] = version.Number,
            ["step"] = step.Key,
            ["person"] = new JsonObject
            {
                ["id"] = claimed.Person.Id.ToString(),
                ["firstName"] = claimed.Person.FirstName,
                ["lastName"] = claimed.Person.LastName,
                ["email"] = claimed.Person.Email,
            },
        };
        var outcome = await channels.CallAsync(new OutgoingCall(claimed.Permit, work.Url, work.Type ?? step.Key, about.ToJsonString()), cancel);
        if (outcome is SendOutcome.Refused { Reason: var reason } && reason == SendReason.TurnedOff)
            await webhooks.StopAsync(claimed.Permit.WorkspaceId, work.Url);
        return new Dispatched(claimed, outcome, null, outcome.Detail, work.Url.Host);
    }
}
