using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Throughline.Primitives;

namespace Throughline.People;

/// <summary>Why a text is no address that mail can be sent to.</summary>
public enum AddressFault
{
    None,

    /// <summary>There is no @ in it, or nothing before or after it.</summary>
    NoAddress,

    /// <summary>A space, a quotation mark or a sign that addresses do not have.</summary>
    Signs,

    /// <summary>Behind the @ is no domain: no dot in it, a number of a machine, or a part that domains do not have.</summary>
    NoDomain,
    TooLong,
}

/// <summary>What a text says of e-mail addresses.</summary>
/// <param name="Address">The first that mail can be sent to, in its one form; null where there is none.</param>
/// <param name="Others">Further ones in the same text, as they stand.</param>
/// <param name="Fault">Why there is none.</param>
public sealed record AddressReading(string? Address, ImmutableArray<string> Others, AddressFault Fault = AddressFault.None);

/// <summary>
/// The one rule of what an e-mail address is, for events, forms and files: whatever mail could reach by way of the
/// public network. People write <c>mailto:</c> before it, a name beside it, a stop behind it, or two in one cell; that
/// is taken. Nothing is guessed: where a part is no address at all, a space or comma in it may be a slip, so none is taken.
/// </summary>
public static partial class EmailAddress
{
    /// <summary>Longest address, in characters (RFC 5321, 4.5.3.1.3).</summary>
    public const int Longest = 254;

    /// <summary>Longest part before the @, in bytes.</summary>
    private const int LongestLocal = 64;

    /// <summary>Longest text that is looked at, in characters.</summary>
    private const int LongestText = 1000;

    /// <summary>Most addresses that are read out of one text.</summary>
    private const int MostParts = 10;

    private static readonly IdnMapping _domains = new() { UseStd3AsciiRules = true };

    /// <summary>
    /// The first usable address of a text, in its one form: lower case, the domain in its own letters. Null where there is none.
    /// </summary>
    public static string? Normalise(string? text) => Read(text).Address;

    /// <summary>Reads all addresses of a text.</summary>
    public static AddressReading Read(string? text)
    {
        var all = text?.Trim() ?? "";
        if (all.Length > LongestText) return None(AddressFault.TooLong);
        if (all.Any(char.IsControl)) return None(AddressFault.Signs);
        if (!all.Contains('@', StringComparison.Ordinal)) return None(AddressFault.NoAddress);
        if (One(all, out var whole) is { } only) return new(only, []);
        var parts = Parts(all);
        if (parts is null || parts.Length < 2) return None(whole);
        var first = Array.FindIndex(parts, part => One(part, out _) is not null);
        return first < 0 ? None(whole) : new(One(parts[first], out _), [.. parts.Where((_, place) => place != first)]);
    }

    private static AddressReading None(AddressFault fault) => new(null, [], fault);

    /// <summary>The addresses of a list; null where one of its parts is no address, because then the text may be something else.</summary>
    private static string[]? Parts(string text)
    {
        var parts = Split(text, Lists());
        if (parts.Length == 1) parts = Split(text, Spaces());
        return parts.Length <= MostParts && Array.TrueForAll(parts, part => part.Contains('@', StringComparison.Ordinal)) ? parts : null;
    }

    private static string[] Split(string text, Regex between) =>
        [.. between.Split(text).Select(part => part.Trim()).Where(part => part.Length > 0)];

    private static string? One(string text, out AddressFault fault)
    {
        var address = Bare(text);
        var at = address.LastIndexOf('@');
        if (at <= 0 || at == address.Length - 1) return Fails(AddressFault.NoAddress, out fault);
        if (!Local().IsMatch(address.AsSpan(..at))) return Fails(AddressFault.Signs, out fault);
        var local = address[..at].InForm(NormalizationForm.FormC).ToLowerInvariant();
        if (Domain(address[(at + 1)..]) is not { } domain) return Fails(AddressFault.NoDomain, out fault);
        if (Encoding.UTF8.GetByteCount(local) > LongestLocal
            || local.Length + 1 + domain.Length > Longest) return Fails(AddressFault.TooLong, out fault);
        fault = AddressFault.None;
        return $"{local}@{domain}";
    }

    private static string? Fails(AddressFault why, out AddressFault fault)
    {
        fault = why;
        return null;
    }

    /// <summary>Without what people put around an address: a name, brackets, <c>mailto:</c>, quotation marks, a stop at the end.</summary>
    private static string Bare(string text)
    {
        var bare = text.Trim();
        if (Named().Match(bare) is { Success: true } named) bare = named.Groups["address"].Value;
        bare = bare.Trim(' ', '\u00A0', '\u200B', '\uFEFF', '<', '>', '"', '\'', '“', '”', '„', ',', ';');
        if (bare.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) bare = Uri.UnescapeDataString(bare[7..].Split('?')[0]);
        return bare.TrimEnd('.').Trim();
    }

    /// <summary>The domain in its own letters; null where the network could not know it.</summary>
    private static string? Domain(string text)
    {
        if (text.Length > Longest) return null;
        var lower = text.ToLowerInvariant();
        if (Ascii.IsValid(lower) && !lower.Contains("xn--", StringComparison.Ordinal)) return DomainName().IsMatch(lower) ? lower : null;
        try
        {
            var ascii = _domains.GetAscii(lower);
            return DomainName().IsMatch(ascii) ? _domains.GetUnicode(ascii).InForm(NormalizationForm.FormC).ToLowerInvariant() : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // The signs of RFC 5322's atom, and letters beyond ASCII (RFC 6531); dots between, not at the ends.
    [GeneratedRegex(@"^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$", RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Local();

    // At least one dot; labels of letters, digits and hyphens; the last is no number, so that no machine's number is a domain.
    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DomainName();

    // Ada Lovelace <ada@example.com>
    [GeneratedRegex(@"^(""[^""]*""|'[^']*'|[^<>@]*)\s*<(?<address>[^<>]+)>\s*[,;.]?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"[;,|]| [/&] | (or|and|oder|und|ou|et|y|o|e|en) ", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Lists();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Spaces();
}
