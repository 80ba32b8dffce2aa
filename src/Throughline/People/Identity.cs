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
            "null", "(null)", "nil", "none", "undefined", "nan", "0", "-0", "-1", "00000000-0000-0000-0000-000000000000", "true", "false",
                "[object object]", "{}", "[]", "()", "\"\"", "''",
            "anonymous", "anonymoususer", "anon", "guest", "visitor", "unknown", "not_authenticated", "not authenticated",
                "unauthenticated", "not set", "(not set)", "n/a", "na", "-", "--", "_", ".", "?",
            "id", "user_id", "userid", "distinct_id", "distinctid", "user", "email", "test", "test user", "testuser", "example", "default",
                "empty", "blank", "void", "deleted",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>True for words that are no id: "null", "undefined", "0", "guest", a placeholder that nobody filled in.</summary>
    public static bool IsNoId(string value) =>
        value.Trim().Trim('"', '\'', '`').Trim() is var word
            && (word.Length == 0 || NoIds.Contains(word) || word.All(c => c == '0') || IsPlaceholder(word));

    /// <summary>
    /// Trimmed; e-mail addresses as <see cref="EmailAddress"/> has them, phone numbers as <see cref="PhoneNumber"/>. Null where
    /// nothing is left, it is too long, it is a word for nobody (<see cref="IsNoId"/>), or it cannot be what it is said to be.
    /// </summary>
    /// <param name="country">Where the business is (<see cref="Time.ZoneCountry"/>), for phone numbers that do not say theirs;
    /// null where that is not known.</param>
    public static Identity? Normalise(IdentityKind kind, string? value, string? country = null)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength) return null;
        var form = kind switch
        {
            IdentityKind.Email => EmailAddress.Normalise(text),
            IdentityKind.Phone => PhoneNumber.Normalise(text, country),
            _ => IsNoId(text) ? null : text,
        };
        return form is null ? null : new Identity(kind, form);
    }

    // {{userId}}, ${user.id}, %USER_ID%, *|ID|*, <id>, [id]
    private static bool IsPlaceholder(string word) => word.Length > 2 && (word[0], word[^1]) switch
    {
        ('{', '}') or ('%', '%') or ('<', '>') or ('[', ']') or ('*', '*') => true,
        ('$', '}') => word[1] == '{',
        _ => false,
    };
}
