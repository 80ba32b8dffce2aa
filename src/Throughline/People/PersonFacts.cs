using System.Collections.Immutable;
using Throughline.Messages;

namespace Throughline.People;

public enum Lifecycle
{
    Prospect,
    Lead,
    Customer,
    Advocate,
}

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

/// <summary>What is known of a person and may be merged into messages.</summary>
/// <param name="Traits">Everything else that is known, by name, as text.</param>
public sealed record PersonFacts(
    Guid Id,
    string? FirstName,
    string? LastName,
    string? Email,
    string? Phone,
    string? Zone,
    string? Language,
    Lifecycle Lifecycle,
    ImmutableDictionary<string, string> Traits)
{
    /// <summary>A name to show: full name, else address, else "Somebody".</summary>
    public string DisplayName =>
        $"{FirstName} {LastName}".Trim() is { Length: > 0 } name ? name : Email ?? Phone ?? "Somebody";
}

/// <summary>What a person agreed to, or withdrew, for one channel and topic.</summary>
public sealed record Consent(Channel Channel, string Topic, bool Granted);

/// <summary>Normal forms of identities, so that the same one is always found again.</summary>
public static class Identities
{
    /// <summary>Longest identity kept, in characters.</summary>
    public const int MaxLength = 320;

    /// <summary>Trimmed; e-mail addresses in lower case; phone numbers without spaces and signs but a leading plus. Null where nothing is left or it is too long.</summary>
    public static Identity? Normalise(IdentityKind kind, string? value)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength) return null;
        return kind switch
        {
            IdentityKind.Email => text.Contains('@', StringComparison.Ordinal) ? new Identity(kind, text.ToLowerInvariant()) : null,
            IdentityKind.Phone => Phone(text) is { Length: > 0 } phone ? new Identity(kind, phone) : null,
            _ => new Identity(kind, text),
        };
    }

    private static string Phone(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length == 0 ? "" : text.StartsWith('+') ? "+" + digits : digits;
    }
}
