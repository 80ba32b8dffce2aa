using System.Collections.Immutable;
using Throughline.Primitives;

namespace Throughline.Journeys;

/// <summary>
/// Whether one event can count for two rules. A journey's end must not depend on the order in which events arrive,
/// so two of its rules are either the same, or no event fits both.
/// </summary>
public static class RuleOverlap
{
    /// <summary>The same event, the same tests in whatever order, the same reach into the past.</summary>
    public static bool AreSame(EventRule a, EventRule b) =>
        a.Event == b.Event && a.SinceEver == b.SinceEver && Covers(a.Where, b.Where) && Covers(b.Where, a.Where);

    private static bool Covers(ImmutableArray<Comparison> all, ImmutableArray<Comparison> some)
    {
        foreach (var comparison in some)
            if (!all.Contains(comparison)) return false;
        return true;
    }

    /// <summary>True where it is certain that no event fits both.</summary>
    public static bool AreDisjoint(EventRule a, EventRule b) => a.Event != b.Event || Contradiction(a.Where, b.Where) is not null;

    /// <summary>The property that a rule asks to be two things at once, or null.</summary>
    public static string? Contradiction(ImmutableArray<Comparison> where) => Contradiction(where, where);

    private static string? Contradiction(ImmutableArray<Comparison> first, ImmutableArray<Comparison> second)
    {
        foreach (var a in first)
            foreach (var b in second)
                if (a.Property == b.Property && Exclude(a, b)) return a.Property;
        return null;
    }

    private static bool Exclude(Comparison a, Comparison b) => (a.Comparator, b.Comparator) switch
    {
        (Comparator.Equal, Comparator.Equal) => !IsEqual(a.Value, b.Value),
        (Comparator.Equal, Comparator.NotEqual) or (Comparator.NotEqual, Comparator.Equal) => IsEqual(a.Value, b.Value),
        _ => false,
    };

    // As EventRule compares them.
    private static bool IsEqual(string a, string b) => (Amount.TryRead(a, out var x), Amount.TryRead(b, out var y)) switch
    {
        (true, true) => x.Number == y.Number,
        (false, false) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
