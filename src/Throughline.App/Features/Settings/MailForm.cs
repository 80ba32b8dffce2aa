using System.Globalization;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Settings;

/// <summary>How mail leaves, as typed. The password is written only: it never comes back to a page.</summary>
internal sealed class MailForm
{
    public string? FromName { get; set; }
    public string? FromAddress { get; set; }
    public string? ReplyTo { get; set; }
    public string? PostalAddress { get; set; }
    public string? Host { get; set; }
    public string? Port { get; set; }
    public string? Security { get; set; }
    public string? User { get; set; }
    public string? Password { get; set; }
    public bool ForgetPassword { get; set; }
    public string? Connections { get; set; }

    public static IReadOnlyList<FieldOption> Protections { get; } =
    [
        new("starttls", "STARTTLS (mostly port 587)"),
        new("tls", "TLS from the start (mostly port 465)"),
        new("none", "None (only for a server on this machine)"),
    ];

    public static MailForm From(MailSettings mail) => new()
    {
        FromName = mail.FromName,
        FromAddress = mail.FromAddress,
        ReplyTo = mail.ReplyTo,
        PostalAddress = mail.PostalAddress,
        Host = mail.Host,
        Port = mail.Port.ToString(CultureInfo.InvariantCulture),
        Security = mail.Security,
        User = mail.User,
        Connections = mail.Connections.ToString(CultureInfo.InvariantCulture),
    };

    public void Check(FormErrors errors)
    {
        CheckSender(errors);
        errors.AddIf(Typed.Clean(Host) is { } host && Uri.CheckHostName(host) == UriHostNameType.Unknown, nameof(Host), "That is not the name of a server. Type it as your mail provider gives it, such as smtp.example.com, without “https” and without a port.");
        errors.AddIf(!Numbers.TryRead(Port, 1, 65535, out _), nameof(Port), "The port must be a number from 1 to 65535. Mail providers mostly say 587.");
        errors.AddIf(Protections.All(option => option.Value != Security), nameof(Security), "Choose one of the protections.");
        errors.AddIf(!Numbers.TryRead(Connections, 1, 32, out _), nameof(Connections), "The number of connections must be from 1 to 32. Four is right for most providers.");
        errors.AddIf(Security == "none" && Typed.Clean(User) is not null && !IsHere(Typed.Clean(Host)), nameof(Security), "Without protection the password would cross the network for all to read. Choose STARTTLS or TLS.");
    }

    public MailSettings Apply(MailSettings old, Func<string, string> protect) => old with
    {
        FromName = Typed.Clean(FromName) ?? "",
        FromAddress = Typed.Clean(FromAddress) ?? "",
        ReplyTo = Typed.Clean(ReplyTo),
        PostalAddress = Typed.Clean(PostalAddress),
        Host = Typed.Clean(Host),
        Port = int.Parse(Port!, CultureInfo.InvariantCulture),
        Security = Security!,
        User = Typed.Clean(User),
        ProtectedPassword = !string.IsNullOrEmpty(Password) ? protect(Password) : ForgetPassword ? null : old.ProtectedPassword,
        Connections = int.Parse(Connections!, CultureInfo.InvariantCulture),
    };

    private void CheckSender(FormErrors errors)
    {
        var sends = Typed.Clean(Host) is not null;
        errors.AddIf((sends || Typed.Clean(FromAddress) is not null) && !EmailText.LooksRight(FromAddress), nameof(FromAddress), "Type the address your messages come from in full, such as hello@example.com.");
        errors.AddIf(sends && Typed.Clean(FromName) is null, nameof(FromName), "Type the name people see as the sender.");
        errors.AddIf(Typed.Clean(ReplyTo) is not null && !EmailText.LooksRight(ReplyTo), nameof(ReplyTo), "Type the address for answers in full, or leave it empty: answers then go to the sender’s address.");
    }

    private static bool IsHere(string? host) => host is null or "localhost" or "127.0.0.1" or "::1";
}
