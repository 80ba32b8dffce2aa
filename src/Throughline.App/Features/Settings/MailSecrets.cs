using Microsoft.AspNetCore.DataProtection;

namespace Throughline.App.Features.Settings;

/// <summary>Keeps the mail server's password readable by this server only.</summary>
internal sealed class MailSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("mail.password.v1");

    public string Protect(string password) => _protector.Protect(password);

    /// <exception cref="System.Security.Cryptography.CryptographicException">It was protected by a server with other keys, as after a restore without them: the owner types it anew.</exception>
    public string Unprotect(string protectedPassword) => _protector.Unprotect(protectedPassword);
}
