using System.Collections.Immutable;
using NodaTime;

namespace Throughline.People;

/// <summary>One of two people who may be the same one.</summary>
/// <param name="KnownSince">When they were first seen.</param>
public sealed record MergeCandidate(
    PersonFacts Facts,
    Instant KnownSince,
    ImmutableArray<Identity> Identities);

/// <summary>What becomes of two people who may be the same one. The family is closed.</summary>
public abstract record MergeDecision
{
    private MergeDecision()
    {
    }

    /// <summary>They are one: <paramref name="Person"/>, under the survivor's id. <paramref name="RetiredId"/> becomes an alias for ever.</summary>
    public sealed record Merge(MergeCandidate Person, Guid RetiredId) : MergeDecision;

    /// <summary>They are one already.</summary>
    public sealed record AlreadyOne : MergeDecision;

    /// <summary>They stay two, for a reason the owner can read.</summary>
    public sealed record Refuse(string Reason) : MergeDecision;
}

/// <summary>
/// Who survives when two people turn out to be one, and what is then known of them. Known beats anonymous: whoever is
/// recognised by the surest kind of identity survives (<see cref="IdentityKind"/>), then whoever was seen first, then the
/// smaller id, so that the answer does not depend on who is named first.
/// </summary>
public static class MergeRule
{
    public const string TwoUserIds = "Each of them has an id of your own, and the ids differ. If they are the same person, merge them by hand.";

    /// <param name="byHand">True where somebody asked for just this merge; then two different user ids are no obstacle.</param>
    public static MergeDecision Decide(MergeCandidate a, MergeCandidate b, bool byHand = false)
    {
        if (a.Facts.Id == b.Facts.Id) return new MergeDecision.AlreadyOne();
        if (!byHand && HaveDifferentUserIds(a, b)) return new MergeDecision.Refuse(TwoUserIds);
        var (survivor, retired) = Compare(a, b) < 0 ? (a, b) : (b, a);
        var person = new MergeCandidate(
            Combine(survivor.Facts, retired.Facts),
            Instant.Min(a.KnownSince, b.KnownSince),
            [.. a.Identities.Union(b.Identities).OrderBy(identity => identity.Kind).ThenBy(identity => identity.Value, StringComparer.Ordinal)]);
        return new MergeDecision.Merge(person, retired.Facts.Id);
    }

    /// <summary>True unless one of them has every user id of the other: somebody merged by hand has several.</summary>
    private static bool HaveDifferentUserIds(MergeCandidate a, MergeCandidate b)
    {
        var (ofA, ofB) = (UserIds(a), UserIds(b));
        return !ofA.IsSubsetOf(ofB) && !ofB.IsSubsetOf(ofA);
    }

    private static ImmutableHashSet<string> UserIds(MergeCandidate candidate) =>
        [.. candidate.Identities.Where(identity => identity.Kind == IdentityKind.UserId).Select(identity => identity.Value)];

    /// <summary>Negative where <paramref name="a"/> survives.</summary>
    private static int Compare(MergeCandidate a, MergeCandidate b)
    {
        var order = Surest(a).CompareTo(Surest(b));
        if (order == 0) order = a.KnownSince.CompareTo(b.KnownSince);
        return order != 0 ? order : a.Facts.Id.CompareTo(b.Facts.Id);
    }

    private static int Surest(MergeCandidate candidate) =>
        candidate.Identities.Select(identity => (int)identity.Kind).DefaultIfEmpty(int.MaxValue).Min();

    /// <summary>The survivor's values, their gaps filled from the other; the further of the two lifecycles.</summary>
    private static PersonFacts Combine(PersonFacts survivor, PersonFacts retired) => new(
        survivor.Id,
        Known(survivor.FirstName, retired.FirstName),
        Known(survivor.LastName, retired.LastName),
        Known(survivor.Email, retired.Email),
        Known(survivor.Phone, retired.Phone),
        Known(survivor.Zone, retired.Zone),
        Known(survivor.Language, retired.Language),
        survivor.Lifecycle > retired.Lifecycle ? survivor.Lifecycle : retired.Lifecycle,
        retired.Traits.SetItems(survivor.Traits.Where(trait => !string.IsNullOrWhiteSpace(trait.Value) || !retired.Traits.ContainsKey(trait.Key))));

    private static string? Known(string? first, string? second) => string.IsNullOrWhiteSpace(first) ? second : first;
}
