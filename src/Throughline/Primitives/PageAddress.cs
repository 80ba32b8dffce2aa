using System.Globalization;
using System.Text;

namespace Throughline.Primitives;

/// <summary>A page on the web as visits of it are counted: whose site, and which page of it. Nothing in it tells of a visitor.</summary>
/// <param name="Host">In lower case and ASCII, without <c>www.</c>, with a port that is not the usual one: "example.com".</param>
/// <param name="Path">Begins with a slash and ends without one: "/", "/prices".</param>
public readonly record struct PageAddress(string Host, string Path)
{
    /// <summary>Characters of a path; a longer one is cut.</summary>
    public const int LongestPath = 200;

    /// <summary>What stands for a part of a path that names somebody or something of theirs.</summary>
    public const string Hidden = "*";

    private const int LongestHost = 260; // a name has 253 characters at most, and there may be a port

    /// <summary>Letters and digits mixed, from this many on, are no word.</summary>
    private const int LongestMixed = 16;

    /// <summary>Digits alone, from this many on, are no year and no page.</summary>
    private const int LongestNumber = 5;

    private static readonly string[] _doors = ["index.html", "index.htm", "index.php", "default.aspx"];

    /// <summary>
    /// Of a whole address, or of one that was typed without <c>https://</c>. Null where it is no page on the web. What stands
    /// behind <c>?</c> and <c>#</c> is left out; an e-mail address, a long number or a token in the path becomes <see cref="Hidden"/>.
    /// </summary>
    public static PageAddress? Read(string? address)
    {
        var text = address?.Trim() ?? "";
        if (text.Length == 0 || text.Any(char.IsWhiteSpace)) return null;
        if (!text.Contains("://", StringComparison.Ordinal)) text = "https://" + text;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || WebAddress.Ascii(uri) is null) return null;
        var host = uri.IdnHost.ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal)) host = host["www.".Length..];
        if (!host.Contains('.', StringComparison.Ordinal) && host != "localhost") return null;
        if (!uri.IsDefaultPort) host = string.Create(CultureInfo.InvariantCulture, $"{host}:{uri.Port}");
        return host.Length > LongestHost ? null : new PageAddress(host, PathOf(uri.AbsolutePath));
    }

    /// <summary>As people write it: "example.com/prices".</summary>
    public override string ToString() => Path == "/" ? Host : Host + Path;

    private static string PathOf(string escaped)
    {
        var parts = Uri.UnescapeDataString(escaped).Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => IsPrivate(part) ? Hidden : Readable(part)).ToList();
        if (parts.Count > 0 && _doors.Contains(parts[^1].ToLowerInvariant())) parts.RemoveAt(parts.Count - 1);
        var path = "/" + string.Join('/', parts);
        if (path.Length <= LongestPath) return path;
        return path[..(char.IsHighSurrogate(path[LongestPath - 1]) ? LongestPath - 1 : LongestPath)];
    }

    /// <summary>An address, a number of an order, a token: anything that is of one visitor rather than of the page.</summary>
    private static bool IsPrivate(string part)
    {
        if (part.Contains('@', StringComparison.Ordinal) || Guid.TryParse(part, out _)) return true;
        if (part.Length >= LongestNumber && part.All(char.IsAsciiDigit)) return true;
        return part.Split('-', '_', '.', ' ').Any(word =>
            word.Length >= LongestMixed && word.Any(char.IsAsciiDigit) && word.Any(char.IsLetter));
    }

    // No store and no screen takes half a pair or a control character.
    private static string Readable(string part)
    {
        var text = new StringBuilder(part.Length);
        foreach (var rune in part.EnumerateRunes())
            text.Append(Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format ? "\uFFFD" : rune.ToString());
        return text.ToString();
    }
}
