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
    /// Trimmed; e-mail addresses as <see cref="EmailAddress"/> has them, phone numbers as <see cref="PhoneNumber"/>. Null where
    /// nothing is left, it is too long, or it cannot be what it is said to be.
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
            _ => text,
        };
        return form is null ? null : new Identity(kind, form);
    }
}
