using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Throughline.Runtime.Channels.Webhook;

/// <summary>Signs calls as Standard Webhooks 1.0 asks: HMAC-SHA256 over id, time and body, with one signature for each secret.</summary>
internal static class WebhookSignature
{
    private const string Prefix = "whsec_";

    /// <summary>The value of the header <c>webhook-signature</c>.</summary>
    /// <param name="secret">Base64, with or without "whsec_" before it; during a change of secrets both, with a space between.</param>
    /// <param name="body">The bytes that are sent.</param>
    /// <exception cref="FormatException">A secret is not base64 of 16 to 64 bytes.</exception>
    public static string Of(string secret, string id, DateTimeOffset time, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{time.ToUnixTimeSeconds()}."));
        var signed = new byte[head.Length + body.Length];
        head.CopyTo(signed, 0);
        body.CopyTo(signed.AsSpan(head.Length));
        var keys = secret.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (keys.Length == 0) throw new FormatException("The webhook has no secret.");
        return string.Join(' ', keys.Select(key => "v1," + Convert.ToBase64String(HMACSHA256.HashData(KeyOf(key), signed))));
    }

    private static byte[] KeyOf(string secret)
    {
        var text = secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret;
        var key = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, key, out var length) || length is < 16 or > 64)
            throw new FormatException("The webhook's secret must be whsec_ and then base64 of 24 to 64 bytes.");
        return key[..length];
    }
}
