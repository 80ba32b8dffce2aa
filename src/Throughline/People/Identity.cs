namespace Throughline.People;

/// <summary>How a person is recognised. The order is the order of strength: the first is the surest.</summary>
public enum IdentityKind
{
    /// <summary>The business's own id for the person (userId).</summary>
    UserId = 0,
    Email = 1,
    Phone = 2,

    /// <summary>A browser or device nobody has signed in on (anonymousId).</summary>
    AnonymousId = 3,
}

/// <summary>One way a person is recognised; the value is normalised by <see cref="Identities.Normalise"/>.</summary>
public readonly record struct Identity(IdentityKind Kind, string Value);

/// <summary>Normal forms of identities, so that the same one is always found again.</summary>
public static class Identities
{
    /// <summary>Longest identity kept, in characters.</summary>
    public const int MaxLength = 320;

    /// <summary>
    /// Trimmed; e-mail addresses in lower case; phone numbers without spaces and signs but a leading plus.
    /// Null where nothing is left, it is too long, or it cannot be what it is said to be.
    /// </summary>
    public static Identity? Normalise(IdentityKind kind, string? value)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength) return null;
        return kind switch
        {
            IdentityKind.Email => IsAddress(text) ? new Identity(kind, text.ToLowerInvariant()) : null,
            IdentityKind.Phone => Phone(text) is { Length: > 0 } phone ? new Identity(kind, phone) : null,
            _ => new Identity(kind, text),
        };
    }

    // Something before and after the last @, and no white space or control characters. Whether mail arrives is for the mail server to say.
    private static bool IsAddress(string text) =>
        text.LastIndexOf('@') is > 0 and var at && at < text.Length - 1 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));

    private static string Phone(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length == 0 ? "" : text.StartsWith('+') ? "+" + digits : digits;
    }
}
