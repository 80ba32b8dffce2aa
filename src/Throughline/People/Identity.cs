using System.Collections.Frozen;

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

    // What programs send where they know nobody. Most are on PostHog's list of ids that must not be merged
    // (posthog.com/docs/product-analytics/identify).
    private static readonly FrozenSet<string> NoIds = FrozenSet.ToFrozenSet(
        [
            "null", "(null)", "nil", "none", "undefined", "nan", "0", "-0", "-1", "00000000-0000-0000-0000-000000000000", "true", "false", "[object object]", "{}", "[]", "()", "\"\"", "''",
            "anonymous", "anonymoususer", "anon", "guest", "visitor", "unknown", "not_authenticated", "not authenticated", "unauthenticated", "not set", "(not set)", "n/a", "na", "-", "--", "_", ".", "?",
            "id", "user_id", "userid", "distinct_id", "distinctid", "user", "email", "test", "test user", "testuser", "example", "default", "empty", "blank", "void", "deleted",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>True for words that are no id: "null", "undefined", "0", "guest", a placeholder that nobody filled in.</summary>
    public static bool IsNoId(string value) =>
        value.Trim().Trim('"', '\'', '`').Trim() is var word && (word.Length == 0 || NoIds.Contains(word) || word.All(c => c == '0') || IsPlaceholder(word));

    /// <summary>
    /// Trimmed; e-mail addresses in lower case; phone numbers without spaces and signs but a leading plus.
    /// Null where nothing is left, it is too long, it is a word for nobody (<see cref="IsNoId"/>), or it cannot be what it is said to be.
    /// </summary>
    public static Identity? Normalise(IdentityKind kind, string? value)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength) return null;
        return kind switch
        {
            IdentityKind.Email => IsAddress(text) ? new Identity(kind, text.ToLowerInvariant()) : null,
            IdentityKind.Phone => Phone(text) is { Length: > 0 } phone ? new Identity(kind, phone) : null,
            _ => IsNoId(text) ? null : new Identity(kind, text),
        };
    }

    // {{userId}}, ${user.id}, %USER_ID%, *|ID|*, <id>, [id]
    private static bool IsPlaceholder(string word) => word.Length > 2 && (word[0], word[^1]) switch
    {
        ('{', '}') or ('%', '%') or ('<', '>') or ('[', ']') or ('*', '*') => true,
        ('$', '}') => word[1] == '{',
        _ => false,
    };

    // Something before and after the last @, and no white space or control characters. Whether mail arrives is for the mail server to say.
    private static bool IsAddress(string text) =>
        text.LastIndexOf('@') is > 0 and var at && at < text.Length - 1 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));

    private static string Phone(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length == 0 ? "" : text.StartsWith('+') ? "+" + digits : digits;
    }
}
