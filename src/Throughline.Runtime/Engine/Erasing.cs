using System.Collections.Immutable;
using NodaTime;
using Throughline.Attendance;
using Throughline.Enrollments;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>What came of forgetting somebody.</summary>
internal enum ErasingOutcome
{
    Done,

    /// <summary>There is nobody of that id, or they were forgotten already.</summary>
    NotKnown,

    /// <summary>A road that they are on cannot be read, so that it cannot be ended. Nothing was changed.</summary>
    RoadUnreadable,
}

/// <summary>Who forgets somebody, and when they asked for it.</summary>
/// <param name="By">An account.</param>
internal readonly record struct ErasingAct(string By, Instant At);

/// <summary>What came of a list of people who had been forgotten.</summary>
/// <param name="Again">How many were in the store, and are forgotten again.</param>
/// <param name="Unreadable">How many stayed, since a road of theirs cannot be read.</param>
/// <param name="ByIdAlone">How many were looked for by their id alone: their hashes were made with the key of another server.</param>
internal readonly record struct ForgottenAgain(int Again, int Unreadable, int ByIdAlone);

/// <summary>
/// Somebody asks to be forgotten. In one transaction everything that goes on with them ends as it always ends, so that
/// every counter stays equal to its recount; then whatever tells who they are is taken away, and their row stays, empty.
/// They are found by nothing any more, and each address of theirs is on the do-not-write list.
/// </summary>
internal sealed class Erasing(EngineStore store, byte[] serverKey)
{
    private const string Why = "Whoever had this address asked to be forgotten. Only they lift that, by confirming the address themselves.";

    /// <summary>Forgets one person, and everybody who was merged into them.</summary>
    /// <param name="by">The account that does it.</param>
    public async Task<ErasingOutcome> EraseAsync(Guid workspaceId, Guid personId, string by)
    {
        var outcome = await store.RunAsync(transaction => transaction.Find(workspaceId, personId) is { } person
            ? Erase(transaction, person, new ErasingAct(by, transaction.Now)) : ErasingOutcome.NotKnown);
        if (outcome == ErasingOutcome.Done) await Registrations.MoveUpAsync(store, Registrations.Group);
        return outcome;
    }

    /// <summary>Forgets somebody within a transaction; who waits for their place moves up later.</summary>
    private ErasingOutcome Erase(EngineTransaction transaction, TrackedPerson person, ErasingAct act)
    {
        if (person.SetAside.Exists(road => road.Row.Enrollment.State < EnrollmentState.Completed)) return ErasingOutcome.RoadUnreadable;
        var erased = transaction.Tables.Erased;
        var (id, workspaceId) = (person.Id, person.Row.WorkspaceId);
        var identities = transaction.IdentitiesOf(person).ConvertAll(known => known.Identity);
        List<Guid> ids = [id, .. erased.AliasesOf(id)];
        WithdrawAssignments(transaction, person);
        EndRoads(transaction, person);
        RefuseLetters(transaction, person);
        CancelBookings(transaction, person);
        GiveBackPlaces(transaction, person);
        var sure = Suppress(transaction, person, identities);
        List<string> names = [.. new[] { person.Row.Facts.FirstName, person.Row.Facts.LastName }.OfType<string>().Where(IsAWord)];
        foreach (var identity in identities) transaction.Detach(person, identity);
        transaction.Touch(workspaceId);
        transaction.Write(); // every end is written and counted, before what told of whom it was is taken away
        transaction.Changes.Add(person.Row, null); // in no list and in no number of people any more
        transaction.Changes.WriteCounts(transaction.Tables);
        if (person.Row.Source is { } source) transaction.Tables.PeopleTallies.DropSource(workspaceId, source);
        transaction.Tables.Tags.DropOwn(workspaceId, id);
        erased.Forget(id, act.At);
        erased.ForgetAddresses(workspaceId, [.. identities.Select(identity => identity.Value).Distinct()]);
        transaction.Tables.SpokenOf.Forget(workspaceId, sure, names);
        List<ErasedRow> rows = [.. ids.Select(one => new ErasedRow(one, workspaceId, act.At, act.By))];
        erased.Note(rows);
        var print = ServerKey.PrintOf(serverKey);
        erased.Note([.. identities.Select(one => new ErasedIdentity(workspaceId, one.Kind, AddressHash.Of(one, serverKey), id, print))]);
        transaction.Tables.SpokenOf.Note(rows[0]);
        return ErasingOutcome.Done;
    }

    // ---- a backup brings nobody back ----

    /// <summary>
    /// Forgets once more whoever is on a list and in this store, takes the list over, and puts their addresses on the
    /// do-not-write list. They are found by their id. Who is not here by that, as the data has another history, is found by an
    /// e-mail address, where they had it before they asked.
    /// </summary>
    public async Task<ForgottenAgain> EraseAgainAsync(ErasedList list)
    {
        var print = ServerKey.PrintOf(serverKey);
        bool IsOurs(ErasedIdentity one) => one.KeyPrint.AsSpan().SequenceEqual(print);
        var (outcomes, missing) = (new List<ErasingOutcome>(), new List<ErasedRow>());
        foreach (var row in list.People)
            if (await store.RunAsync(transaction => EraseAgain(transaction, row)) is { } outcome) outcomes.Add(outcome);
            else missing.Add(row);
        var hashes = list.Identities.Where(one => one.Kind == IdentityKind.Email && IsOurs(one))
            .ToLookup(one => one.PersonId, one => one.Hash);
        foreach (var (row, id) in await FindByAddressAsync(missing, hashes))
            outcomes.Add(await store.RunAsync(transaction => EraseAgain(transaction, row, id)));
        await store.RunAsync(transaction => Keep(transaction, list, list.Identities.Where(IsOurs)));
        var foreign = list.Identities.Where(one => !IsOurs(one)).Select(one => one.PersonId).ToHashSet();
        return new ForgottenAgain(
            outcomes.Count(one => one == ErasingOutcome.Done), outcomes.Count(one => one == ErasingOutcome.RoadUnreadable),
            missing.Count(row => foreign.Contains(row.Id)));
    }

    /// <summary>By their id; null where there is nobody of it.</summary>
    private ErasingOutcome? EraseAgain(EngineTransaction transaction, ErasedRow row) =>
        transaction.Tables.Erased.Holds(row.Id) ? ErasingOutcome.NotKnown
        : transaction.Find(row.WorkspaceId, row.Id) is { } person ? Erase(transaction, person, new ErasingAct(row.By, row.At)) : null;

    /// <summary>By another id. Whoever came with the address after that is somebody new.</summary>
    private ErasingOutcome EraseAgain(EngineTransaction transaction, ErasedRow row, Guid id) =>
        transaction.Find(row.WorkspaceId, id) is { } person && person.Row.CreatedAt <= row.At
            ? Erase(transaction, person, new ErasingAct(row.By, row.At)) : ErasingOutcome.NotKnown;

    /// <summary>Who has an e-mail address of one of these, looked for among everybody's once.</summary>
    private async Task<List<(ErasedRow Row, Guid Id)>> FindByAddressAsync(List<ErasedRow> missing, ILookup<Guid, AddressHash> hashes)
    {
        var found = new List<(ErasedRow, Guid)>();
        foreach (var business in missing.GroupBy(row => row.WorkspaceId))
        {
            var wanted = new Dictionary<AddressHash, ErasedRow>();
            foreach (var row in business)
                foreach (var hash in hashes[row.Id]) wanted[hash] = row;
            if (wanted.Count == 0) continue;
            found.AddRange(await store.RunAsync(transaction =>
            {
                var theirs = new List<(ErasedRow, Guid)>();
                transaction.Tables.Erased.EmailsOf(business.Key, (address, id) =>
                {
                    if (wanted.TryGetValue(AddressHash.Of(address, serverKey), out var row)) theirs.Add((row, id));
                });
                return theirs;
            }));
        }
        return found;
    }

    /// <summary>Takes a list over, and puts the addresses that can be found again on the do-not-write list.</summary>
    private static void Keep(EngineTransaction transaction, ErasedList list, IEnumerable<ErasedIdentity> ours)
    {
        transaction.Tables.Erased.Note(list.People);
        transaction.Tables.Erased.Note(list.Identities);
        var at = list.People.ToDictionary(row => row.Id, row => row.At);
        transaction.Pending.Suppressions.AddRange(
            from one in ours
            where one.Kind is IdentityKind.Email or IdentityKind.Phone
            let channel = one.Kind == IdentityKind.Email ? Channel.Email : Channel.Sms
            select new SuppressionRow(new SuppressionKey(one.WorkspaceId, channel, one.Hash), Why,
                at.GetValueOrDefault(one.PersonId, transaction.Now), SuppressionCause.Forgotten));
    }

    // ---- what goes on ends ----

    private static void WithdrawAssignments(EngineTransaction transaction, TrackedPerson person)
    {
        var open = new List<AssignmentRow>();
        transaction.Tables.Assignments.OpenOf(person.Id, open.Add);
        foreach (var one in open) transaction.Settle(one, AssignmentState.Withdrawn, note: null, by: null);
    }

    private static void EndRoads(EngineTransaction transaction, TrackedPerson person)
    {
        foreach (var road in person.Enrollments)
        {
            transaction.Advance(road, new Signal.Leave(LeftReasons.AskedToBeForgotten));
            road.Become(Emptied(road.Enrollment));
        }
        // Going over to a new version may have begun something in this very transaction.
        transaction.Pending.Deliveries.RemoveAll(row => row.Key.PersonId == person.Id);
        transaction.Pending.Opened.RemoveAll(row => row.PersonId == person.Id);
        // Of a version that cannot be read: they have ended, so nothing is to be counted.
        transaction.Tables.Enrollments.Update([.. person.SetAside.Where(road => road.Row.Damage is null)
            .Select(road => (road.Row, road.Row with { Enrollment = Emptied(road.Row.Enrollment) }))]);
    }

    /// <summary>A road as it was counted, without what it knew of its walker: dates, what they did and why they left.</summary>
    private static Enrollment Emptied(Enrollment road) => road with
    {
        LeftReason = road.LeftReason is { } reason && !LeftReasons.IsOurs(reason) ? LeftReasons.WrittenDown : road.LeftReason,
        Occurrences = [],
        Dates = [],
        Reminders = [],
        Cases = [],
        Contentment = null,
    };

    private static void RefuseLetters(EngineTransaction transaction, TrackedPerson person)
    {
        var today = transaction.DayOf(person.Row.WorkspaceId, transaction.Now);
        transaction.Tables.Deliveries.Waiting(person.Id, row => transaction.Pending.Verdicts.Add((row, new DeliveryVerdict(
            row with { State = DeliveryState.Refused, Reason = SendReason.Forgotten.Code, SentDay = null, SettledDay = today },
            transaction.Now, Detail: null))));
    }

    private static void CancelBookings(EngineTransaction transaction, TrackedPerson person)
    {
        var ahead = new List<BookingRow>();
        transaction.Tables.Bookings.BookedBy(person.Id, row =>
        {
            if (row.EndsAt > transaction.Now) ahead.Add(row);
        });
        foreach (var row in ahead)
            transaction.Tables.Bookings.Free(new SlotClaim(row.WorkspaceId, row.Member, row.Key.Id, row.Taken));
        transaction.Tables.Bookings.Save([.. ahead.Select(row =>
            row with { State = BookingState.Cancelled, Changes = row.Changes + 1, ChangedAt = transaction.Now })]);
    }

    private static void GiveBackPlaces(EngineTransaction transaction, TrackedPerson person)
    {
        foreach (var row in transaction.RegistrationsOf(person).FindAll(row => row.IsLiving && row.CameAt is null))
        {
            var seating = transaction.SeatingOf(row.WorkspaceId, row.Occasion);
            // Who had a place at an event that is over had it.
            if (row.State == PlaceState.Held && (seating is null || transaction.Now >= seating.Begins)) continue;
            transaction.Keep(person, row with
            {
                State = PlaceState.Ended,
                EndedAt = transaction.Now,
                EndedBy = EndedBy.Themselves,
                MissedAt = null,
                DueAt = null,
            });
            if (seating?.Places.MovingUp > 0) seating.MoveUp(true);
        }
    }

    // ---- what must not be written to ----

    /// <summary>Puts every address of theirs on the do-not-write list.</summary>
    /// <returns>Words that are theirs alone, by which they are found where something was written about them.</returns>
    private List<string> Suppress(EngineTransaction transaction, TrackedPerson person, List<Identity> identities)
    {
        var facts = person.Row.Facts;
        var addresses = identities.Where(one => one.Kind is IdentityKind.Email or IdentityKind.Phone)
            .Select(one => (Channel: one.Kind == IdentityKind.Email ? Channel.Email : Channel.Sms, Address: one.Value)).ToHashSet();
        if (facts.Phone is { } phone) addresses.Add((Channel.Sms, phone));
        addresses.UnionWith(transaction.Tables.Erased.AddressesOf(person.Id).Where(one => !IsAnothers(transaction, person, one)));
        foreach (var (channel, address) in addresses)
            transaction.Pending.Suppressions.Add(new SuppressionRow(
                new SuppressionKey(person.Row.WorkspaceId, channel, AddressHash.Of(address, serverKey)), Why, transaction.Now,
                SuppressionCause.Forgotten));
        return [.. identities.Select(one => one.Value).Concat(addresses.Select(one => one.Address))
            .Append(facts is { FirstName.Length: > 0, LastName.Length: > 0 } ? $"{facts.FirstName} {facts.LastName}" : "")
            .Where(IsAWord).Distinct()];
    }

    /// <summary>Long enough that it says whom it means.</summary>
    private static bool IsAWord(string word) => word.Length > 2;

    /// <summary>Letters went there once, and by now it is the address of somebody else.</summary>
    private static bool IsAnothers(EngineTransaction transaction, TrackedPerson person, (Channel Channel, string Address) where) =>
        Identities.Normalise(where.Channel == Channel.Email ? IdentityKind.Email : IdentityKind.Phone, where.Address) is not { } identity
        || (transaction.Find(new IdentityKey(person.Row.WorkspaceId, identity)) is { } owner && owner.Id != person.Id);
}
