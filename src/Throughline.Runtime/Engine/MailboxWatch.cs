using System.Collections.Concurrent;
using System.Net.Security;
using Microsoft.Extensions.Logging;
using MimeKit;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Email;
using Throughline.Runtime.Channels.Incoming;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage;

namespace Throughline.Runtime.Engine;

/// <summary>
/// Looks into the mailboxes of workspaces and takes in what came back. One that hangs or cannot be reached is left alone
/// for longer and longer, and is in nobody else's way.
/// </summary>
/// <param name="mailboxOf">A workspace's mailbox as its owner set it; null where there is none.</param>
/// <param name="trust">Decides about certificates in place of the machine; null in earnest.</param>
internal sealed partial class MailboxWatch(
    EngineParts engine, Func<Guid, ImapServer?> mailboxOf, ILogger log, RemoteCertificateValidationCallback? trust = null)
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(2);

    private readonly MailboxStates _states = new(engine.Store.Database);
    private readonly MailboxReading _reading = new(engine.Links);
    private readonly ConcurrentDictionary<ImapServer, HostBackOff> _backOffs = new();

    /// <summary>Workspaces that have a mailbox.</summary>
    public IEnumerable<Guid> Workspaces => engine.Catalogue.WorkspaceIds.Where(id => mailboxOf(id) is not null);

    public TimeProvider Time => engine.Store.Time;

    /// <summary>One look. Never throws for what the other side does: that is written down for the owner.</summary>
    public async Task LookAsync(Guid workspaceId, CancellationToken cancel)
    {
        if (mailboxOf(workspaceId) is not { } server) return;
        var backOff = _backOffs.GetOrAdd(server, static (_, time) => new HostBackOff(time, () => { }), Time);
        await backOff.TryAsync(
            async stop =>
            {
                var problem = await ReadAsync(workspaceId, server, stop);
                return problem is null
                    ? new HostTry(new SendOutcome.Accepted("Read."), HostState.Well)
                    : new HostTry(new SendOutcome.TryLater(problem), HostState.Down);
            },
            cancel);
    }

    /// <summary>Null where it could be read, else why not.</summary>
    private async Task<string?> ReadAsync(Guid workspaceId, ImapServer server, CancellationToken cancel)
    {
        var state = _states.Find(workspaceId) is { } kept && kept.Mailbox == server.Name
            ? kept
            : new MailboxState(server.Name, 0, 0, engine.Store.Now, null);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(LongestLook);
        string? problem = null;
        try
        {
            MailboxPlace? place = state.Validity == 0 ? null : new MailboxPlace(state.Validity, state.LastUid);
            await new ImapMailbox(server, Time, trust).ReadAsync(
                place,
                (mail, name) => TakeAsync(workspaceId, mail, name),
                at => _states.SaveAsync(workspaceId, state = state with { Validity = at.Validity, LastUid = at.LastUid }),
                limit.Token);
        }
        catch (MailProblemException broken)
        {
            problem = broken.Message;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            problem = $"The mailbox server {server.Host} took longer than {LongestLook.TotalMinutes:0} minutes.";
        }
        await _states.SaveAsync(workspaceId, state with { LookedAt = engine.Store.Now, Problem = problem });
        return problem;
    }

    /// <summary>True where the letter is done with. What people wrote stays unread for whoever looks into the mailbox too.</summary>
    private async Task<bool> TakeAsync(Guid workspaceId, MimeMessage? mail, string name)
    {
        try
        {
            // The sender's own Message-ID, where there is one: the same letter read again under another number is the same.
            if (mail is null) return false;
            var id = mail.MessageId is { Length: > 0 } own ? own : name;
            return _reading.Of(mail, id, engine.Store.Now) is MailboxVerdict.Told { Report: var report }
                && await engine.Reports.ApplyAsync(workspaceId, report) && report.Kind != ReportKind.Replied;
        }
#pragma warning disable CA1031 // a letter that nobody can read is in no other's way; it stays unread in the mailbox
        catch (Exception error)
#pragma warning restore CA1031
        {
            LetterFailed(log, name, error);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The letter {Letter} could not be taken in. It stays unread in the mailbox.")]
    private static partial void LetterFailed(ILogger log, string letter, Exception error);
}
