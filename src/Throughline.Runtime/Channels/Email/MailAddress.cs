using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Throughline.Runtime.Channels.Email;

/// <summary>An address that mail can be written to: checked, with the domain in the form the network knows.</summary>
/// <param name="Local">Before the at sign; ASCII unless <see cref="NeedsUtf8"/>.</param>
/// <param name="Domain">ASCII: names of other scripts in their "xn--" form.</param>
internal sealed record MailAddress(string Local, string Domain)
{
    /// <summary>Longest address, in bytes (RFC 5321, 4.5.3.1.3).</summary>
    public const int MaxLength = 254;

    private const int MaxLocal = 64;
    private static readonly IdnMapping Idn = new() { AllowUnassigned = false, UseStd3AsciiRules = true };

    /// <summary>True where only a server that speaks SMTPUTF8 (RFC 6531) can take it.</summary>
    public bool NeedsUtf8 => !Ascii.IsValid(Local);

    public override string ToString() => $"{Local}@{Domain}";

    /// <summary>Reads an address; <paramref name="problem"/> says in plain words what is wrong with it.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out MailAddress? address, [NotNullWhen(false)] out string? problem)
    {
        address = null;
        var at = text?.LastIndexOf('@') ?? -1;
        if (string.IsNullOrEmpty(text) || at < 0) problem = "It has no @ sign.";
        else if (at == 0) problem = "Nothing stands before the @ sign.";
        else if (at == text.Length - 1) problem = "Nothing stands after the @ sign.";
        else if (!IsLocal(text.AsSpan(0, at))) problem = "Before the @ sign it holds a space, a line break or a sign that no address may have.";
        else if (Encoding.UTF8.GetByteCount(text.AsSpan(0, at)) > MaxLocal) problem = $"Before the @ sign it is longer than {MaxLocal} characters.";
        else if (AsciiDomain(text[(at + 1)..]) is not { } domain) problem = "After the @ sign stands no name of a mail domain.";
        else if (Encoding.UTF8.GetByteCount(text.AsSpan(0, at)) + 1 + domain.Length > MaxLength) problem = $"It is longer than {MaxLength} characters.";
        else
        {
            address = new MailAddress(text[..at], domain);
            problem = null;
            return true;
        }
        return false;
    }

    // A dot-atom of RFC 5322, with letters of other scripts (RFC 6532). Quoted local parts are not taken: nobody has one.
    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        if (local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal)) return false;
        foreach (var rune in local.EnumerateRunes())
            if (rune.IsAscii ? !IsAtom((char)rune.Value) : rune == Rune.ReplacementChar || Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                return false;
        return true;
    }

    private static bool IsAtom(char c) => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal);

    private static string? AsciiDomain(string domain)
    {
        try
        {
            var ascii = Idn.GetAscii(domain).ToLowerInvariant();
            return ascii.Length <= 253 && ascii[^1] != '.' ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
