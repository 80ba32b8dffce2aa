using System.Collections.Immutable;

namespace Throughline.People;

/// <summary>An identity of somebody known.</summary>
/// <param name="By">Who said that it is theirs; from a stranger it is provisional.</param>
public readonly record struct KnownIdentity(Identity Identity, GivenBy By);

/// <summary>One identity of a record, with whom it finds.</summary>
/// <param name="PersonId">Null where it finds nobody.</param>
public readonly record struct FoundIdentity(Identity Identity, Guid? PersonId);

/// <summary>Something that a record says of who somebody is and that only the team may decide.</summary>
/// <param name="Identity">The address, or the own id.</param>
/// <param name="BelongsTo">Whose it is already; null where it is nobody's.</param>
public readonly record struct IdentityProposal(Identity Identity, Guid? BelongsTo);

/// <summary>Who a record is about, and what becomes of the identities in it.</summary>
/// <param name="PersonId">Null for somebody new; and for nobody, where nothing is attached or taken either.</param>
/// <param name="Attach">Theirs from now on; nobody had them.</param>
/// <param name="Take">Theirs from now on, and no longer the other's: a browser that somebody else uses now, an own id that only a
/// stranger had claimed.</param>
/// <param name="Confirm">Theirs already; if only a stranger said so until now, it is certain from now on.</param>
/// <param name="Join">Nameless visitors who turn out to have been them.</param>
/// <param name="Proposals">Kept on their page until the team decides.</param>
public sealed record RecognitionDecision(
    Guid? PersonId,
    ImmutableArray<Identity> Attach,
    ImmutableArray<Identity> Take,
    ImmutableArray<Identity> Confirm,
    ImmutableArray<Guid> Join,
    ImmutableArray<IdentityProposal> Proposals);

/// <summary>
/// Whom the identities of one record mean. The surest that finds somebody decides (<see cref="IdentityKind"/>), unless a surer
/// one in the same record says that it is somebody else: a family shares a telephone, a workshop shares a browser. Two of the
/// business's own ids are never joined here. Nobody from outside changes where a known person's messages go: what they say
/// of an address is a proposal, and an address that is another's is one even from those who are believed.
/// </summary>
public static class RecognitionRule
{
    /// <param name="given">At most one of each kind.</param>
    /// <param name="identitiesOf">What a found person is recognised by; asked only where a record holds more than one identity.</param>
    public static RecognitionDecision Decide(IReadOnlyCollection<FoundIdentity> given, Func<Guid,
        IReadOnlyCollection<KnownIdentity>> identitiesOf, GivenBy by)
    {
        // A number is no identity where a stranger says it: many know it, several may share it.
        var ordered = given.Where(one => one.Identity.Kind != IdentityKind.Phone || !by.IsStranger()).OrderBy(one =>
            one.Identity.Kind).ToList();
        if (ordered.Count == 0) return new RecognitionDecision(null, [], [], [], [], []);
        if (ordered is [var only] && given.Count == 1) return Alone(only, by);
        var claimed = ClaimedOwnId(ordered, identitiesOf, by);
        var person = ordered.Where(one => one.PersonId is not null && one.Identity != claimed)
            .FirstOrDefault(one => !SaysOtherwise(ordered, one, identitiesOf, claimed)).PersonId;
        if (person is null && claimed is { } mine && !HasOtherAddress(ordered, mine, identitiesOf)) (person,
            claimed) = (ordered[0].PersonId, null);
        return new Sorting([.. given.OrderBy(one => one.Identity.Kind)], identitiesOf, by, claimed).Sort(person);
    }

    private static RecognitionDecision Alone(FoundIdentity only, GivenBy by) => only.PersonId is { } found
        ? new(found, [], [], by.IsStranger() ? [] : [only.Identity], [], [])
        : new(null, [only.Identity], [], [], [], []);

    /// <summary>The own id of the record, where only a stranger ever said whose it is and somebody believed says it now.</summary>
    private static Identity? ClaimedOwnId(List<FoundIdentity> given, Func<Guid, IReadOnlyCollection<KnownIdentity>> identitiesOf,
        GivenBy by) =>
        !by.IsStranger() && given[0] is { Identity: { Kind: IdentityKind.UserId } own, PersonId: { } holder }
        && identitiesOf(holder).Any(known => known.Identity == own && known.By.IsStranger())
            ? own
            : null;

    /// <summary>True where whoever claimed the own id is known under another address than the record names.</summary>
    private static bool HasOtherAddress(List<FoundIdentity> given, Identity own, Func<Guid,
        IReadOnlyCollection<KnownIdentity>> identitiesOf)
    {
        var holder = given.Find(one => one.Identity == own).PersonId!.Value;
        return given.Exists(one => one.Identity.Kind == IdentityKind.Email && Differs(identitiesOf(holder), one.Identity));
    }

    /// <summary>True where a surer identity of the record is not among those of the one who is found.</summary>
    private static bool SaysOtherwise(List<FoundIdentity> given, FoundIdentity finder, Func<Guid,
        IReadOnlyCollection<KnownIdentity>> identitiesOf, Identity? claimed)
    {
        var surer = given.Where(one => one.Identity.Kind < finder.Identity.Kind).ToList();
        if (surer.Count == 0) return false;
        var known = identitiesOf(finder.PersonId!.Value);
        return surer.Exists(one => one.Identity != claimed && Differs(known, one.Identity));
    }

    private static bool Differs(IReadOnlyCollection<KnownIdentity> known, Identity identity) =>
        known.Any(one => one.Identity.Kind == identity.Kind) && !known.Any(one => one.Identity == identity);

    /// <summary>What becomes of each identity, once it is known whom the record means.</summary>
    private sealed class Sorting(List<FoundIdentity> given, Func<Guid, IReadOnlyCollection<KnownIdentity>> identitiesOf, GivenBy by,
        Identity? claimed)
    {
        private readonly List<Identity> _attach = [];
        private readonly List<Identity> _take = [];
        private readonly List<Identity> _confirm = [];
        private readonly List<Guid> _join = [];
        private readonly List<IdentityProposal> _proposals = [];

        public RecognitionDecision Sort(Guid? person)
        {
            IReadOnlyCollection<KnownIdentity> known = person is { } id ? identitiesOf(id) : [];
            foreach (var (identity, finds) in given)
                if (identity.Kind == IdentityKind.Phone && by.IsStranger()) SortNumber(identity, known, person);
                else if (finds is null) SortNew(identity, known, person is null);
                else if (finds == person) SortOwn(identity, known);
                else SortOther(identity, finds.Value, person is null);
            return new RecognitionDecision(person, [.. _attach], [.. _take], [.. _confirm], [.. _join.Distinct()], [.. _proposals]);
        }

        private void SortNew(Identity identity, IReadOnlyCollection<KnownIdentity> known, bool isNewPerson)
        {
            var mayAttach = identity.Kind is IdentityKind.UserId or IdentityKind.AnonymousId
                || isNewPerson || !IsNamed(known) || by is GivenBy.Team or GivenBy.Import or GivenBy.Themselves
                    || (by == GivenBy.ServerKey && given[0].Identity.Kind == IdentityKind.UserId);
            if (mayAttach) _attach.Add(identity);
            else _proposals.Add(new IdentityProposal(identity, null));
        }

        /// <summary>What a stranger says of a number: nothing of somebody new, a proposal of somebody known.</summary>
        private void SortNumber(Identity number, IReadOnlyCollection<KnownIdentity> known, Guid? person)
        {
            if (person is not null && IsNamed(known) && !known.Any(one =>
                one.Identity == number)) _proposals.Add(new IdentityProposal(number, null));
        }

        private void SortOwn(Identity identity, IReadOnlyCollection<KnownIdentity> known)
        {
            if (!by.IsStranger() && known.Any(one => one.Identity == identity && one.By.IsStranger())) _confirm.Add(identity);
        }

        private void SortOther(Identity identity, Guid other, bool isNewPerson)
        {
            if (identity == claimed) _take.Add(identity);
            else if (identity.Kind == IdentityKind.AnonymousId)
            {
                // What a browser did before its first known user belongs to that user; with another user a new chapter begins.
                if (!isNewPerson && identitiesOf(other).All(one => one.Identity.Kind == IdentityKind.AnonymousId)) _join.Add(other);
                else _take.Add(identity);
            }
            else if (identity.Kind != IdentityKind.Phone) _proposals.Add(new IdentityProposal(identity, other)); // a number may be shared
        }

        /// <summary>Known by more than a browser, and not only by what strangers say of an own id.</summary>
        private static bool IsNamed(IReadOnlyCollection<KnownIdentity> known) =>
            known.Any(one => one.Identity.Kind is IdentityKind.Email or IdentityKind.Phone
                || (one.Identity.Kind == IdentityKind.UserId && !one.By.IsStranger()));
    }
}
