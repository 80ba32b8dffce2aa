using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Throughline.Primitives;

namespace Throughline.Journeys;

/// <summary>Makes an event rule of its texts.</summary>
internal static partial class RuleText
{
    /// <param name="given">Tests that come before those of <paramref name="where"/>.</param>
    /// <param name="path">Of the group that holds <c>event</c> and <c>where</c>.</param>
    public static EventRule Read(string name, string? where, ImmutableArray<Comparison> given, string path, FindingBag findings)
    {
        var comparisons = given.AddRange(WhereText.Read(where, out var problem));
        if (problem is not null) findings.Add(StructuralFindings.WhereSyntax, path + ".where", problem);
        else if (RuleOverlap.Contradiction(comparisons) is { } property) findings.Add(StructuralFindings.WhereNeverTrue, path + ".where", $"'{property}'");
        foreach (var comparison in comparisons)
        {
            if (!comparison.NeedsNumber || Amount.TryRead(comparison.Value, out _)) continue;
            findings.Add(StructuralFindings.WhereNotANumber, path + ".where", $"'{FindingBag.Short(WhereText.Write([comparison]))}'");
        }
        if (!IsWellNamed(name.Trim())) findings.Add(StructuralFindings.EventNameStyle, path + ".event", FindingBag.Short(name));
        return new(name.Trim(), comparisons);
    }

    private static bool IsWellNamed(string name) => name == EventNames.Unsubscribed || ObjectAction().IsMatch(name);

    [GeneratedRegex(@"^[\p{Lu}\p{Lo}\d][^\s]*( [\p{Lu}\p{Lo}\d][^\s]*)+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ObjectAction();
}
