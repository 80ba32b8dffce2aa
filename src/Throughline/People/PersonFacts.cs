using System.Collections.Immutable;

namespace Throughline.People;

/// <summary>How far a person has come with the business; it only ever goes up. The numbers are stored.</summary>
public enum Lifecycle
{
    Prospect = 0,
    Lead = 1,
    Customer = 2,
    Advocate = 3,
}

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

    /// <summary>A trait by its name, in whatever letters it was sent; null where it is not known.</summary>
    public string? Trait(string name) => TraitName.Among(Traits, name) is { } key ? Traits[key] : null;

    /// <summary>Where they are reached on a channel: the phone number for text messages, else the e-mail address. Null where it is not known.</summary>
    public string? AddressOn(Channel channel) => channel == Channel.Sms ? Phone : Email;
}
