using System.Globalization;
using Throughline.Journeys;

namespace Throughline.Enrollments;

/// <summary>What the re-entry rule needs to know of somebody's enrollment in the same journey, whatever its version.</summary>
/// <param name="Round">Which time round it is: a number, or with <see cref="ReEntry.OncePerKey"/> the key.</param>
public readonly record struct EarlierEnrollment(Guid Id, string Round, EnrollmentState State);

/// <summary>What comes of somebody coming in through an entry point. The family is closed.</summary>
public abstract record ReEntryDecision
{
    private ReEntryDecision()
    {
    }

    /// <summary>A new enrollment.</summary>
    public sealed record Enroll(string Round) : ReEntryDecision;

    /// <summary>One they have hears of it: <see cref="Signal.CameIn"/>.</summary>
    public sealed record ComeInAgain(Guid EnrollmentId) : ReEntryDecision;

    /// <summary>Nothing: they have left, and may not walk this road again.</summary>
    public sealed record Stay : ReEntryDecision;
}

/// <summary>
/// Whether somebody who comes in is let in anew, moves on where they are, or stays as they are. Enrollments that went on
/// in another version or were merged into another say nothing: the one they led to does.
/// </summary>
public static class ReEntryRule
{
    /// <summary>The round of a key that is not known, and of the first time without keys.</summary>
    private const string First = "1";

    /// <summary>The same for any order of <paramref name="earlier"/>.</summary>
    /// <param name="earlier">All enrollments of the person in this journey.</param>
    /// <param name="key">With <see cref="ReEntry.OncePerKey"/>, what they come in for; null where nobody said.</param>
    public static ReEntryDecision Decide(ReEntry rule, IEnumerable<EarlierEnrollment> earlier, string? key)
    {
        var all = earlier.ToList();
        var standing = all.FindAll(one => one.State is not (EnrollmentState.Moved or EnrollmentState.Merged));
        var same = standing.Where(one => rule switch
        {
            ReEntry.Once => true,
            ReEntry.OncePerKey => one.Round == (key ?? First),
            _ => one.State is EnrollmentState.Active or EnrollmentState.Resting,
        });
        if (same.OrderBy(one => one.State).ThenBy(one => one.Id).Cast<EarlierEnrollment?>().FirstOrDefault() is { } liveliest)
            return liveliest.State == EnrollmentState.Left
                ? new ReEntryDecision.Stay()
                : new ReEntryDecision.ComeInAgain(liveliest.Id);
        return new ReEntryDecision.Enroll(rule == ReEntry.OncePerKey ? key ?? First : NextRound(standing.Count, all));
    }

    /// <summary>What somebody comes in for, from the event that brings them.</summary>
    public static string? KeyOf(EntryPoint entry, EventFact fact) =>
        entry.PerProperty is { } property ? EventRule.Text(fact, property) : null;

    // Rounds that were keys once may look like numbers.
    private static string NextRound(int times, List<EarlierEnrollment> all)
    {
        var number = times + 1;
        while (all.Exists(one => one.Round == Round(number))) number++;
        return Round(number);
    }

    private static string Round(int number) => number.ToString(CultureInfo.InvariantCulture);
}
