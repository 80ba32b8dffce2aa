namespace Throughline.Primitives;

/// <summary>Addresses on the web as headers and letters carry them: in ASCII alone (RFC 3986, RFC 5891).</summary>
public static class WebAddress
{
    /// <summary>
    /// The same address in ASCII: a host's name of other letters as its <c>xn--</c> form, everything else percent-encoded.
    /// Null where it is no absolute http or https address, names a user, or its host cannot be written so.
    /// </summary>
    public static string? Ascii(Uri? address)
    {
        if (address is not { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo.Length: 0 } || address.Host.Length == 0) return null;
        if (System.Text.Ascii.IsValid(address.Host)) return address.AbsoluteUri;
        try
        {
            var host = address.IdnHost;
            return System.Text.Ascii.IsValid(host) ? new UriBuilder(address) { Host = host }.Uri.AbsoluteUri : null;
        }
        catch (Exception error) when (error is UriFormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="Ascii(Uri?)"/>
    public static string? Ascii(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? Ascii(uri) : null;
}
