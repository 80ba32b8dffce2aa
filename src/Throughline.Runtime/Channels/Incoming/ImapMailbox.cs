using System.Net.Security;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using MimeKit;
using Throughline.Runtime.Channels.Email;

namespace Throughline.Runtime.Channels.Incoming;

/// <summary>Where answers and bounces arrive.</summary>
internal sealed record ImapServer(string Host, int Port, SmtpSecurity Security, SmtpLogin Login)
{
    /// <summary>Names the mailbox: another name is another mailbox, whose letters are counted anew.</summary>
    public string Name => $"{Login.User}@{Host}:{Port}";
}

/// <summary>How far a mailbox has been read.</summary>
/// <param name="Validity">The server's UIDVALIDITY; another one means that all numbers are new.</param>
/// <param name="LastUid">The last letter that was read.</param>
internal readonly record struct MailboxPlace(uint Validity, uint LastUid);

/// <summary>One look into a mailbox: each letter that came since the last one is read once, in order.</summary>
internal sealed class ImapMailbox(ImapServer server, TimeProvider time, RemoteCertificateValidationCallback? trust)
{
    /// <summary>So much of a letter is read, in bytes; what we look for stands at its beginning.</summary>
    public const int MostBytes = 512 * 1024;

    /// <summary>So many letters in one look; the rest in the next.</summary>
    public const int MostLetters = 500;

    private static readonly StoreFlagsRequest Read = new(StoreAction.Add, MessageFlags.Seen) { Silent = true };
    private static readonly ParserOptions Careful = new() { MaxMimeDepth = 20 };

    /// <param name="place">Null where it was never read: then what came since yesterday is.</param>
    /// <param name="take">
    /// Gets each letter (null where it cannot be read) with a name for it; says whether it is done with and marked as read.
    /// </param>
    /// <param name="keep">Told after each letter how far it has come.</param>
    /// <exception cref="MailProblemException">It could not be read, in words for the owner.</exception>
    public async Task ReadAsync(
        MailboxPlace? place, Func<MimeMessage?, string, Task<bool>> take, Func<MailboxPlace, Task> keep, CancellationToken cancel)
    {
        using var client = new ImapClient { CheckCertificateRevocation = false, Timeout = 30_000 };
        if (trust is not null) client.ServerCertificateValidationCallback = trust;
        try
        {
            await OpenAsync(client, cancel);
            var inbox = client.Inbox!;
            await inbox.OpenAsync(FolderAccess.ReadWrite, cancel);
            var last = place is { } known && known.Validity == inbox.UidValidity ? known.LastUid : 0;
            var found = await inbox.SearchAsync(NewSince(inbox.UidValidity, last), cancel);
            foreach (var uid in found.Where(uid => uid.Id > last).OrderBy(uid => uid.Id).Take(MostLetters))
            {
                var name = $"{server.Name}/{inbox.UidValidity}/{uid.Id}";
                if (await take(await LetterAsync(inbox, uid, cancel), name)) await inbox.StoreAsync(uid, Read, cancel);
                await keep(new MailboxPlace(inbox.UidValidity, uid.Id));
            }
            if (last == 0 && found.Count == 0) await keep(new MailboxPlace(inbox.UidValidity, (inbox.UidNext?.Id ?? 1) - 1));
            await client.DisconnectAsync(quit: true, cancel);
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested && Explain(problem) is { } sentence)
        {
            throw new MailProblemException(sentence, problem);
        }
    }

    private SearchQuery NewSince(uint validity, uint last) => last > 0
        ? SearchQuery.Uids(new UniqueIdRange(validity, last + 1, uint.MaxValue))
        : SearchQuery.DeliveredAfter(time.GetUtcNow().UtcDateTime.AddDays(-1));

    private async Task OpenAsync(ImapClient client, CancellationToken cancel)
    {
        var security = server.Security switch
        {
            SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        };
        await client.ConnectAsync(server.Host, server.Port, security, cancel);
        if (server.Login.IsToken) await client.AuthenticateAsync(new SaslMechanismOAuth2(server.Login.User, server.Login.Secret), cancel);
        else await client.AuthenticateAsync(server.Login.User, server.Login.Secret, cancel);
    }

    private static async Task<MimeMessage?> LetterAsync(IMailFolder inbox, UniqueId uid, CancellationToken cancel)
    {
        try
        {
            await using var bytes = await inbox.GetStreamAsync(uid, "", 0, MostBytes, cancel);
            return await MimeMessage.LoadAsync(Careful, bytes, cancel);
        }
        catch (Exception broken) when (broken is FormatException or MessageNotFoundException)
        {
            return null;
        }
    }

    private string? Explain(Exception problem) => problem switch
    {
        AuthenticationException =>
            $"The mailbox {server.Login.User} on {server.Host} did not open: user name or password were not accepted.",
        SslHandshakeException => $"No protected connection to {server.Host} came about. Check the host's name and its certificate.",
        System.Net.Sockets.SocketException => $"The mailbox server {server.Host}:{server.Port} cannot be reached: {problem.Message}.",
        NotSupportedException => $"The mailbox server {server.Host} does not offer what is needed: {problem.Message}",
        OperationCanceledException or TimeoutException => $"The mailbox server {server.Host} did not answer in time.",
        ImapCommandException or ImapProtocolException or IOException or ServiceNotConnectedException or ServiceNotAuthenticatedException =>
            $"The connection to the mailbox server {server.Host} broke: {problem.Message}",
        _ => null,
    };
}
