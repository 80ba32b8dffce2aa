using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Throughline.Primitives;

namespace Throughline.Journeys;

/// <summary>Makes an event rule of its texts.</summary>
internal static partial class RuleText
{
    /// <param name="given">Tests that come before those of <paramref name="where"/>.</param>
    /// <param name="place">Of the group that holds the event and its tests.</param>
    public static EventRule Read(string name, string? where, ImmutableArray<Comparison> given, RulePlace place, FindingBag findings)
    {
        if (!IsWellNamed(name.Trim())) findings.Add(StructuralFindings.EventNameStyle, place.Group + ".event", FindingBag.Short(name));
        return new(name.Trim(), Tests(where, given, $"{place.Group}.{place.Tests}", findings));
    }

    /// <summary>The tests of a rule; those that are no good are found, and kept.</summary>
    public static ImmutableArray<Comparison> Tests(string? where, ImmutableArray<Comparison> given, string path, FindingBag findings)
    {
        var comparisons = given.AddRange(WhereText.Read(where, out var problem));
        if (problem is not null) findings.Add(StructuralFindings.WhereSyntax, path, problem);
        else if (RuleOverlap.Contradiction(comparisons) is { } property) findings.Add(StructuralFindings.WhereNeverTrue, path, $"'{property}'");
        foreach (var comparison in comparisons)
        {
            if (!comparison.NeedsNumber || Amount.TryRead(comparison.Value, out _)) continue;
            findings.Add(StructuralFindings.WhereNotANumber, path, $"'{FindingBag.Short(WhereText.Write([comparison]))}'");
        }
        return comparisons;
    }

    private static bool IsWellNamed(string name) => name == EventNames.Unsubscribed || ObjectAction().IsMatch(name);

    [GeneratedRegex(@"^[\p{Lu}\p{Lo}\d][^\s]*( [\p{Lu}\p{Lo}\d][^\s]*)+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ObjectAction();
}

/// <summary>Where a rule stands in the file.</summary>
/// <param name="Tests">What its tests are called there.</param>
internal readonly record struct RulePlace(string Group, string Tests = "where")
{
    public static implicit operator RulePlace(string group) => new(group);
}
