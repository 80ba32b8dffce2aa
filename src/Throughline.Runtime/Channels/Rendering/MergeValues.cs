using System.Collections.Immutable;
using System.Text;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.People;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>What may be merged into a message for one person.</summary>
/// <param name="NameFallback">Stands where a first name is not known ("there"); from the workspace's voice settings.</param>
/// <param name="OwnerName">Who signs; see <see cref="Sender.Signs"/>.</param>
/// <param name="PostalAddress">For the footer; left out where null.</param>
/// <param name="Because">Why the person gets this, one sentence for the footer; a plain one is used where null.</param>
/// <param name="Language">BCP 47 tag of the language the message is written in.</param>
internal sealed record MergeValues(
    PersonFacts Person,
    string NameFallback,
    string? BusinessName,
    string? OwnerName,
    string JourneyName,
    string? PostalAddress = null,
    string? Because = null,
    string Language = "en")
{
    /// <summary>The dates of their walk, by name.</summary>
    public ImmutableDictionary<string, string> Dates { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What stands beneath the name of whoever signs; null for nothing.</summary>
    public LetterSignature? Signature { get; init; }

    /// <summary>What the letter wears.</summary>
    public WornLook Look { get; init; } = WornLook.Nobodys;

    /// <summary>The words for one person, from whoever looks after the step.</summary>
    public static MergeValues Of(PersonFacts person, Sender sender, string? owner, string journeyName) =>
        new(person, sender.NameFallback, sender.Business, sender.Signs(owner), journeyName, sender.PostalAddress)
        {
            Language = LanguageFor(person.Language, sender.Language),
            Look = sender.Look,
            Signature = sender.SignatureOf(owner),
        };

    /// <summary>The words for one person at a step of a journey, in the language that the journey is written in where it says so.</summary>
    /// <param name="journey">Null for a message that belongs to none.</param>
    /// <param name="step">Its place; −1 for what belongs to the journey as a whole.</param>
    public static MergeValues Of(PersonFacts person, Sender sender, Journey? journey, int step)
    {
        var owner = journey is null ? null : step < 0 ? journey.Owner : journey.OwnerOf(journey.Steps[step]);
        var values = Of(person, sender, owner, journey?.Name ?? "");
        return journey?.Language is { } language ? values with { Language = language } : values;
    }

    /// <summary>Theirs, as far as it is known and is one; else the business's.</summary>
    public static string LanguageFor(string? person, string? business) =>
        LanguageTag.Read(person ?? "") ?? business ?? English;

    private const string English = "en";

    /// <summary>Longest value merged, in characters; the rest is cut off.</summary>
    public const int MaxLength = 2_000;

    /// <summary>The value as it may be merged, or null where nothing is known.</summary>
    public string? Find(string name) => Clean(name switch
    {
        BuiltInFields.FirstName => Person.FirstName,
        BuiltInFields.LastName => Person.LastName,
        BuiltInFields.FullName => $"{Person.FirstName} {Person.LastName}",
        BuiltInFields.Email => Person.Email,
        BuiltInFields.Phone => Person.Phone,
        BuiltInFields.BusinessName => BusinessName,
        BuiltInFields.OwnerName => OwnerName,
        BuiltInFields.JourneyName => JourneyName,
        _ => Dates.TryGetValue(name, out var date) ? date : Person.Trait(name),
    });

    /// <summary>What stands in where <see cref="Find"/> finds nothing, for the built-in names.</summary>
    public string? FallbackOf(string name) => name is BuiltInFields.FirstName or BuiltInFields.FullName ? Clean(NameFallback) : null;

    /// <summary>One line without control characters and overrides of the writing direction; null where nothing is left.</summary>
    public static string? Clean(string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        var text = value.Length > MaxLength ? value[..MaxLength] : value;
        return IsClean(text) ? text.Trim() : Scrub(text);
    }

    private static bool IsClean(string text)
    {
        foreach (var c in text)
            if (IsUnwanted(c) || char.IsSurrogate(c)) return false;
        return true;
    }

    private static string? Scrub(string text)
    {
        var scrubbed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.IsBmp && IsUnwanted((char)rune.Value)) scrubbed.Append(' ');
            else scrubbed.Append(rune.ToString());
        return scrubbed.ToString().Trim() is { Length: > 0 } left ? left : null;
    }

    private static bool IsUnwanted(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202D' or '\u202E';
}

/// <summary>Names every message may merge in, beside the journey's own.</summary>
internal static class BuiltInFields
{
    public const string FirstName = "firstName";
    public const string LastName = "lastName";
    public const string FullName = "fullName";
    public const string Email = "email";
    public const string Phone = "phone";
    public const string BusinessName = "businessName";
    public const string OwnerName = "ownerName";
    public const string JourneyName = "journeyName";
    public const string SurveyLink = "surveyLink";
    public const string PreferencesLink = "preferencesLink";
    public const string UnsubscribeLink = "unsubscribeLink";

    /// <summary>Only in the letter that asks for it.</summary>
    public const string ConfirmLink = "confirmLink";

    /// <summary>True for the names whose value is one of our own signed addresses.</summary>
    public static bool IsLink(string name) => name is SurveyLink or PreferencesLink or UnsubscribeLink or ConfirmLink;
}
