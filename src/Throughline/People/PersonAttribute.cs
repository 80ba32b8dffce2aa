using System.Collections.Immutable;
using System.Globalization;
using Throughline.Primitives;

namespace Throughline.People;

/// <summary>What an attribute can hold. The numbers are stored.</summary>
public enum AttributeKind
{
    Text = 0,
    Number = 1,
    YesNo = 2,
    Date = 3,

    /// <summary>One of a few.</summary>
    Choice = 4,
}

/// <summary>A value as it was understood, or why it was not.</summary>
/// <param name="Value">In the one form in which it is kept when it is typed by hand: "20.5", "yes", "2027-12-31"; null where it was not
/// understood.</param>
/// <param name="Problem">A sentence with the fix; null where it was understood.</param>
public readonly record struct AttributeValue(string? Value, string? Problem);

/// <summary>Something a business keeps of its people, beside who they are. What is known of one person is a trait of that key.</summary>
/// <param name="Key">As traits have it; see <see cref="TraitName"/>.</param>
/// <param name="Label">As people read it.</param>
public sealed record PersonAttribute(string Key, string Label, AttributeKind Kind)
{
    /// <summary>Longest value, in characters; traits are cut there.</summary>
    private const int Longest = 1000;

    /// <summary>What there is to choose from, in order.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>It stays out of rules, insights and assistants.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Reads what somebody typed or a program sent. What is not understood is never thrown away by that.</summary>
    /// <param name="monthFirst">How 3/4/2027 is meant; see <see cref="PersonDay.TryRead"/>.</param>
    public AttributeValue Read(string text, bool? monthFirst = null) => Kind switch
    {
        AttributeKind.Number when Amount.TryRead(text, out var amount) => new(amount.Number.ToString(CultureInfo.InvariantCulture), null),
        AttributeKind.Number => new(null, "Type a number, such as 12 or 12.5."),
        AttributeKind.YesNo => YesOrNo(text, monthFirst),
        AttributeKind.Date when PersonDay.TryRead(text, out var day, monthFirst) => new(day.ToString(), null),
        AttributeKind.Date => new(null, "Type a day such as 2027-12-31 or 31.12.2027, or one without a year such as 12-31."),
        AttributeKind.Choice => Chosen(text.Trim()),
        _ => text.Trim() is { Length: <= Longest } words ? new(words, null) : new(null, $"Keep it to {Longest} characters."),
    };

    /// <summary>The day that stands in a trait; null where there is none, or it is no day.</summary>
    public static PersonDay? DayOf(IReadOnlyDictionary<string, string> traits, string key, bool? monthFirst = null) =>
        TraitName.Among(traits, key) is { } name && PersonDay.TryRead(traits[name], out var day, monthFirst) ? day : null;

    /// <summary>What is known of somebody by this key, as it came; null where nothing is.</summary>
    public string? In(IReadOnlyDictionary<string, string> traits) =>
        TraitName.Among(traits, Key) is { } name && traits[name].Trim() is { Length: > 0 } text ? text : null;

    // Dates are yes to a consent; to this they are somebody's slip.
    private static AttributeValue YesOrNo(string text, bool? monthFirst) =>
        PersonDay.TryRead(text, out _, monthFirst) ? new(null, NeitherYesNorNo) : ConsentWords.Read(text) switch
        {
            ConsentAnswer.Yes => new("yes", null),
            ConsentAnswer.No => new("no", null),
            _ => new(null, NeitherYesNorNo),
        };

    private const string NeitherYesNorNo = "Say yes or no.";

    private AttributeValue Chosen(string text) =>
        Options.FirstOrDefault(option => option.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } option
            ? new(option, null)
            : new(null, $"Choose one of these: {string.Join(", ", Options)}.");
}
