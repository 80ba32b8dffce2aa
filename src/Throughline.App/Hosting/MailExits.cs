using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Throughline.App.Features.Settings;
using Throughline.Runtime.Channels.Email;
using Throughline.Runtime.Channels.Incoming;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Hosting;

/// <summary>
/// Mail servers and mailboxes as owners set them, secrets opened. What was opened is kept as long as the settings stay
/// the same.
/// </summary>
internal sealed class MailExits(IServiceProvider services, MailSecrets secrets)
{
    private readonly ConditionalWeakTable<MailSettings, Opened> _opened = [];

    /// <summary>How a workspace's mail leaves; null where no server is named.</summary>
    public MailExit? Of(Guid workspaceId) => OpenedOf(workspaceId).Exit;

    /// <summary>The mailbox that is read for what comes back; null where there is none.</summary>
    public ImapServer? MailboxOf(Guid workspaceId) => OpenedOf(workspaceId).Mailbox;

    // The engine is made with this at hand, so it is asked for it late.
    private Opened OpenedOf(Guid workspaceId)
    {
        var settings = services.GetRequiredService<Catalogue>().Workspace(workspaceId).Settings.Mail;
        return _opened.GetValue(settings, mail => new Opened(ExitOf(mail), BoxOf(mail.Mailbox)));
    }

    private MailExit? ExitOf(MailSettings mail)
    {
        if (string.IsNullOrWhiteSpace(mail.Host)) return null;
        var password = string.IsNullOrEmpty(mail.User) ? null : Secret(mail.ProtectedPassword);
        var login = password is null ? null : new SmtpLogin(mail.User!, password);
        var connections = Math.Clamp(mail.Connections, 1, SmtpServer.MaxConnections);
        return new MailExit(new SmtpServer(mail.Host, mail.Port, SecurityOf(mail.Security), login, connections), KeyOf(mail.Dkim));
    }

    private ImapServer? BoxOf(MailboxSettings? box) =>
        box is not null && Secret(box.ProtectedPassword) is { } password
            ? new ImapServer(box.Host, box.Port, SecurityOf(box.Security), new SmtpLogin(box.User, password))
            : null;

    private DkimKey? KeyOf(DkimSettings? dkim) =>
        dkim is { IsOn: true } && Secret(dkim.ProtectedKey) is { } key ? new DkimKey(Convert.FromBase64String(key), dkim.Selector) : null;

    private static SmtpSecurity SecurityOf(string security) => security switch
    {
        "none" => SmtpSecurity.None,
        "tls" => SmtpSecurity.Tls,
        _ => SmtpSecurity.StartTls,
    };

    private string? Secret(string? kept)
    {
        try
        {
            return kept is null ? null : secrets.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null; // restored without its keys: the server refuses us, and the owner reads why
        }
    }

    private sealed record Opened(MailExit? Exit, ImapServer? Mailbox);
}
