namespace Throughline.Messages;

/// <summary>
/// How letters name files of the library: <c>[words](file:five-steps.pdf)</c> hands one over, <c>![what it shows](file:jetty.jpg)</c>
/// shows a picture.
/// </summary>
public static class FileLinks
{
    public const string Scheme = "file:";

    private const string InMarkdown = "](" + Scheme;

    private static readonly string[] _pictures = [".png", ".jpg", ".gif", ".webp"];

    /// <summary>Whether an address is meant to name a file of the library, rightly written or not; one of a disk is not.</summary>
    public static bool IsFile(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var bare = address.AsSpan().Trim();
        return bare.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && !bare[Scheme.Length..].StartsWith("/");
    }

    /// <summary>The file that an address names; null where it names none.</summary>
    public static string? KeyOf(string? address)
    {
        if (address is null || !IsFile(address)) return null;
        var key = address.Trim()[Scheme.Length..];
        return IsKey(key) ? key : null;
    }

    /// <summary>Whether a file of this name can be a picture.</summary>
    public static bool IsPicture(string key) =>
        Array.Exists(_pictures, ending => key.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>The files that a body names, as it is written; some more than once.</summary>
    public static IEnumerable<string> NamedIn(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        for (var at = 0; (at = body.IndexOf(InMarkdown, at, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            at += InMarkdown.Length;
            var end = body.AsSpan(at).IndexOfAny(" )\n");
            if (end > 0 && IsKey(body.AsSpan(at, end))) yield return body.Substring(at, end);
        }
    }

    // Small letters, digits and hyphens, one point and what stands behind it.
    private static bool IsKey(ReadOnlySpan<char> key)
    {
        var point = key.LastIndexOf('.');
        if (point <= 0 || point == key.Length - 1) return false;
        foreach (var sign in key[..point])
            if (!char.IsAsciiLetterLower(sign) && !char.IsAsciiDigit(sign) && sign != '-') return false;
        foreach (var sign in key[(point + 1)..])
            if (!char.IsAsciiLetterLower(sign) && !char.IsAsciiDigit(sign)) return false;
        return true;
    }
}
