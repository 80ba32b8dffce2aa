using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.People;

namespace Throughline.App.Wording;

/// <summary>A rule about who people are, taken apart for boxes in which it can be chosen: one thing that is known of them,
/// and its value.</summary>
/// <param name="What">"source", "language", "lifecycle", or "other" for an attribute.</param>
/// <param name="Name">Of the attribute; empty else.</param>
/// <param name="Value">Empty where it is enough that something is known.</param>
/// <param name="IsWhole">False where the rule says more than the boxes can show.</param>
internal sealed record RuleChoice(string What, string Name, string Value, bool IsWhole)
{
    private static readonly ImmutableArray<string> _known = ["source", "language", "lifecycle"];

    public static ImmutableArray<(string Value, string Words)> Kinds { get; } =
        [("source", "They come from"), ("language", "They read"), ("lifecycle", "They are"), ("other", "What we know of them")];

    /// <summary>Of a rule as somebody typed it.</summary>
    public static RuleChoice Of(string? when)
    {
        var tests = WhereText.Read(when, out var problem);
        if (problem is not null || tests.Length > 1) return new("source", "", "", IsWhole: false);
        if (tests is not [var test]) return new("source", "", "", IsWhole: true);
        var isChoice = test.Comparator == Comparator.Equal || (test.Comparator == Comparator.Exists && !_known.Contains(test.Property));
        var value = isChoice ? test.Value : "";
        return _known.Contains(test.Property) ? new(test.Property, "", value, isChoice) : new("other", test.Property, value, isChoice);
    }

    /// <summary>For whom, in words: "who come from referral". As it is written where it says more than one thing.</summary>
    public static string InWords(string? when)
    {
        if (string.IsNullOrWhiteSpace(when)) return "not said for whom";
        return Of(when) switch
        {
            { IsWhole: false } => $"where {when}",
            { What: "source", Value: var value } => $"who come from {value}",
            { What: "language", Value: var value } => $"who read {LanguageOf(value)}",
            { What: "lifecycle", Value: var value } => $"who are {Plural(value)}",
            { Value: "", Name: var name } => $"whose {name} we know",
            var other => $"whose {other.Name} is {other.Value}",
        };
    }

    /// <summary>The stages of a life with the business, by their words in a rule.</summary>
    public static IEnumerable<(string Value, string Words)> Lives =>
        Enum.GetValues<Lifecycle>().Select(life => (life.ToString().ToLowerInvariant(), Plural(life.ToString())));

    private static string Plural(string life) => life.ToLowerInvariant() + "s";

    private static string LanguageOf(string code) => Languages.FirstOrDefault(one => one.Value == code).Words ?? code;

    public static ImmutableArray<(string Value, string Words)> Languages { get; } =
    [
        ("en", "English"), ("de", "German"), ("es", "Spanish"), ("fr", "French"), ("it", "Italian"), ("nl", "Dutch"), ("pt", "Portuguese"),
        ("pl", "Polish"), ("tr", "Turkish"), ("uk", "Ukrainian"), ("ar", "Arabic"), ("zh", "Chinese"), ("ja", "Japanese"),
    ];
}
