using System.Text.RegularExpressions;

namespace Throughline.Messages;

/// <summary>
/// How letters name files of the library: <c>[words](file:five-steps.pdf)</c> hands one over, <c>![what it shows](file:jetty.jpg)</c>
/// shows a picture.
/// </summary>
public static partial class FileLinks
{
    public const string Scheme = "file:";

    /// <summary>Longest name of a file, in characters.</summary>
    public const int LongestKey = 100;

    public const string KeyPattern = "^[a-z0-9-]+\\.[a-z0-9]+$";

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

    /// <summary>The files that a journey's file names: in its letters, as what its steps hand over, and as pictures of its forms; some
    /// more than once.</summary>
    public static IEnumerable<string> NamedInFile(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return NamedIn(file).Concat(Given().Matches(file).Select(match => match.Groups["key"].Value));
    }

    // As YAML and as JSON.
    [GeneratedRegex("""\b(gives"?\s*:\s*["']?|picture"?\s*:\s*["']?file:)(?<key>[a-z0-9-]{1,100}\.[a-z0-9]{1,10})\b""",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Given();

    /// <summary>"five-steps.pdf" → "Five steps (PDF)": a file in words, for whoever does not know its title.</summary>
    public static string InWords(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var point = key.LastIndexOf('.');
        if (point <= 0) return key;
        var words = key[..point].Replace('-', ' ').Trim();
        return words.Length == 0 ? key : $"{char.ToUpperInvariant(words[0])}{words[1..]} ({key[(point + 1)..].ToUpperInvariant()})";
    }

    /// <summary>Whether it can be the name of a file: small letters, digits and hyphens, one point and what stands behind it.</summary>
    public static bool IsKey(ReadOnlySpan<char> key)
    {
        var point = key.LastIndexOf('.');
        if (point <= 0 || point == key.Length - 1 || key.Length > LongestKey) return false;
        foreach (var sign in key[..point])
            if (!char.IsAsciiLetterLower(sign) && !char.IsAsciiDigit(sign) && sign != '-') return false;
        foreach (var sign in key[(point + 1)..])
            if (!char.IsAsciiLetterLower(sign) && !char.IsAsciiDigit(sign)) return false;
        return true;
    }
}
