using System.Net.Mail;

namespace Throughline.App.Access;

internal static class EmailText
{
    /// <summary>Has it the shape of one e-mail address, without a display name? Whether it exists only a message can tell.</summary>
    public static bool LooksRight(string? text) =>
        text?.Trim() is { Length: > 2 and <= 200 } trimmed
        && MailAddress.TryCreate(trimmed, out var address)
        && string.Equals(address.Address, trimmed, StringComparison.Ordinal)
        && !trimmed.Any(char.IsWhiteSpace);
}
