using System.Globalization;
using Throughline.App.Design;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Settings;

/// <summary>The mailbox that is read, as typed. The password is written only: it never comes back to a page.</summary>
internal sealed class MailboxForm
{
    public string? BoxHost { get; set; }
    public string? BoxPort { get; set; }
    public string? BoxSecurity { get; set; }
    public string? BoxUser { get; set; }
    public string? BoxPassword { get; set; }

    public static IReadOnlyList<FieldOption> Protections { get; } =
    [
        new("tls", "TLS from the start (mostly port 993)"),
        new("starttls", "STARTTLS (mostly port 143)"),
        new("none", "None (only for a server on this machine)"),
    ];

    public static MailboxForm From(MailboxSettings? box) => new()
    {
        BoxHost = box?.Host,
        BoxPort = (box?.Port ?? 993).ToString(CultureInfo.InvariantCulture),
        BoxSecurity = box?.Security ?? "tls",
        BoxUser = box?.User,
    };

    public void Check(FormErrors errors, MailboxSettings? saved)
    {
        if (Typed.Clean(BoxHost) is not { } host) return; // nothing is read then
        errors.AddIf(
            Uri.CheckHostName(host) == UriHostNameType.Unknown,
            nameof(BoxHost),
            "That is not the name of a server. Type it as your provider gives it for reading mail (IMAP), such as imap.example.com.");
        errors.AddIf(
            !Numbers.TryRead(BoxPort, 1, 65535, out _),
            nameof(BoxPort),
            "The port must be a number from 1 to 65535. Mail providers mostly say 993.");
        errors.AddIf(Protections.All(option => option.Value != BoxSecurity), nameof(BoxSecurity), "Choose one of the protections.");
        errors.AddIf(
            BoxSecurity == "none" && host is not ("localhost" or "127.0.0.1" or "::1"),
            nameof(BoxSecurity),
            "Without protection the password would cross the network for all to read. Choose TLS or STARTTLS.");
        errors.AddIf(Typed.Clean(BoxUser) is null, nameof(BoxUser), "Type the user of the mailbox, mostly its whole address.");
        errors.AddIf(
            string.IsNullOrEmpty(BoxPassword) && saved?.ProtectedPassword is null,
            nameof(BoxPassword),
            "Type the mailbox’s password. Some providers want one made for this program alone.");
    }

    /// <summary>Null where no mailbox is named.</summary>
    public MailboxSettings? Apply(MailboxSettings? old, Func<string, string> protect)
    {
        if (Typed.Clean(BoxHost) is not { } host) return null;
        var password = string.IsNullOrEmpty(BoxPassword) ? old?.ProtectedPassword : protect(BoxPassword);
        return new MailboxSettings(host, int.Parse(BoxPort!, CultureInfo.InvariantCulture), BoxSecurity!, Typed.Clean(BoxUser)!, password);
    }
}
