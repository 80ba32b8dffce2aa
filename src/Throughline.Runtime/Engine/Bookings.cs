using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Throughline.Appointments;
using Throughline.Businesses;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>What is offered: a kind of appointment, and the team as the book has it now.</summary>
internal sealed record BookingOffer(Guid WorkspaceId, AppointmentKind Kind, ImmutableArray<TeamMember> Team)
{
    /// <summary>Those of the team who offer it.</summary>
    public IEnumerable<TeamMember> Members => Team.Where(one => Kind.Members.Contains(one.Key));

    public string NameOf(string member) => Team.FirstOrDefault(one => one.Key == member)?.Name ?? "";
}

/// <summary>Whoever books, as they say themselves; strangers, all of them.</summary>
/// <param name="Email">Normalised.</param>
/// <param name="Once">The same on a form that is sent twice.</param>
internal sealed record BookingGuest(string Email, string? FirstName, string Once)
{
    public string? Phone { get; init; }
    public string? Answer { get; init; }
}

/// <summary>Why nothing was booked, moved or cancelled.</summary>
internal enum BookingRefusal
{
    /// <summary>The hour is not free, or not any more.</summary>
    NotFree,

    /// <summary>There is no such booking, or it was cancelled.</summary>
    Gone,

    /// <summary>Later than the kind allows whoever booked it.</summary>
    TooLate,
}

/// <param name="Booking">As it stands now; null where it was refused.</param>
internal readonly record struct BookingResult(BookingRow? Booking, BookingRefusal? Refusal = null)
{
    public static implicit operator BookingResult(BookingRefusal refusal) => new(null, refusal);
}

/// <summary>
/// Books, moves and cancels appointments: the hour, the booking, the event about the person and the letter to them are one
/// transaction. Whoever comes second to an hour gets none of it.
/// </summary>
internal sealed class Bookings(EngineStore store, SignedLinks links)
{
    /// <summary>How often one form is tried anew, where what it booked was cancelled since.</summary>
    private const int MostRounds = 20;

    private static readonly OffsetDateTimePattern _iso = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<m>");

    /// <summary>For whoever asks for it on a public page. The same form sent twice is one booking.</summary>
    public Task<BookingResult> BookAsync(BookingOffer offer, Instant start, BookingGuest guest) => store.RunAsync(transaction =>
    {
        var id = IdOf(transaction, offer, start, guest, out var same);
        if (same is not null) return new BookingResult(same);
        if (Take(transaction, offer, start, (id, null)) is not { } member) return BookingRefusal.NotFree;
        var row = Row(transaction, offer, start, (id, member)) with { Phone = guest.Phone, Answer = guest.Answer };
        var person = TellOfNew(transaction, offer, row, guest);
        row = row with { Key = new BookingKey(person.Id, id) };
        transaction.Tables.Bookings.Save([row]);
        Queue(transaction, person, (row, BookingNews.Booked), offer);
        return new BookingResult(row);
    });

    /// <summary>To another hour of the same kind; with the same member, where they are free.</summary>
    /// <param name="by">Themselves, by a link that only they were sent; or the team, whom no limit holds.</param>
    public Task<BookingResult> MoveAsync(BookingOffer offer, BookingKey key, Instant start, GivenBy by) => store.RunAsync(transaction =>
    {
        if (Found(transaction, offer.WorkspaceId, key) is not var (person, before)) return BookingRefusal.Gone;
        if (before.StartsAt == start) return new BookingResult(before);
        if (by == GivenBy.Themselves && transaction.Now >= before.MovableUntil) return BookingRefusal.TooLate;
        if (Take(transaction, offer, start, (before.Key.Id, before)) is not { } member) return BookingRefusal.NotFree;
        var row = Row(transaction, offer, start, (before.Key.Id, member)) with
        {
            Key = before.Key,
            Name = before.Name,
            Phone = before.Phone,
            Answer = before.Answer,
            CreatedAt = before.CreatedAt,
            Changes = before.Changes + 1,
        };
        transaction.Tables.Bookings.Save([row]);
        Tell(transaction, person, (row, EventNames.AppointmentRescheduled), offer, by);
        Queue(transaction, person, (row, BookingNews.Moved), offer);
        return new BookingResult(row);
    });

    /// <summary>The hour is free again.</summary>
    /// <param name="offer">Whose kind may be taken out by now; then only what stands in the booking is said.</param>
    /// <param name="by">As of <see cref="MoveAsync"/>.</param>
    public Task<BookingResult> CancelAsync(BookingOffer offer, BookingKey key, GivenBy by) => store.RunAsync(transaction =>
    {
        if (Found(transaction, offer.WorkspaceId, key) is not var (person, before)) return BookingRefusal.Gone;
        if (by == GivenBy.Themselves && transaction.Now >= before.MovableUntil) return BookingRefusal.TooLate;
        var row = before with { State = BookingState.Cancelled, Changes = before.Changes + 1, ChangedAt = transaction.Now };
        transaction.Tables.Bookings.Free(Claim(row));
        transaction.Tables.Bookings.Save([row]);
        Tell(transaction, person, (row, EventNames.AppointmentCancelled), offer, by);
        Queue(transaction, person, (row, BookingNews.Cancelled), offer);
        return new BookingResult(row);
    });

    /// <summary>Takes the hour for whoever of the kind is free and has least to do that day; null where nobody is.</summary>
    private static string? Take(EngineTransaction transaction, BookingOffer offer, Instant start, (Guid Id, BookingRow? Before) booking)
    {
        var tables = transaction.Tables.Bookings;
        var business = transaction.Catalogue.Workspace(offer.WorkspaceId);
        var free = new FreeHours(offer.Kind, business.Calendar, transaction.Now);
        var time = FreeHours.TakenBy(offer.Kind, start);
        var members = free.MembersFor(start, TimesOf(transaction, offer, start, booking.Id));
        foreach (var member in members.OrderByDescending(one => one == booking.Before?.Member))
        {
            var had = booking.Before is { } before && before.Member == member ? before.Taken : default(TakenTime?);
            if (!tables.Take(new SlotClaim(offer.WorkspaceId, member, booking.Id, time), had)) continue;
            if (booking.Before is { } moved) GiveBack(tables, moved, member, time);
            tables.Sweep(offer.WorkspaceId, member, transaction.Now - Duration.FromDays(2));
            return member;
        }
        return null;
    }

    /// <summary>What it had and has no more.</summary>
    private static void GiveBack(BookingTable tables, BookingRow moved, string member, TakenTime time)
    {
        tables.Free(Claim(moved));
        if (moved.Member == member) tables.Take(Claim(moved) with { Time = time }); // what both have in common
    }

    /// <summary>When each member is not free around a moment, but for the booking itself.</summary>
    private static List<MemberTime> TimesOf(EngineTransaction transaction, BookingOffer offer, Instant start, Guid booking)
    {
        var around = new TakenTime(start - Duration.FromDays(2), start + Duration.FromDays(2));
        var taken = new List<(string Member, TakenTime Time)>();
        transaction.Tables.Bookings.Between(offer.WorkspaceId, around, row =>
        {
            if (row.Key.Id != booking) taken.Add((row.Member, row.Taken));
        });
        transaction.Tables.Bookings.Busy(offer.WorkspaceId, around, (member, time) => taken.Add((member, time)));
        var of = taken.ToLookup(one => one.Member, one => one.Time);
        return [.. offer.Members.Select(member => new MemberTime(member, [.. of[member.Key]]))];
    }

    private static BookingRow Row(EngineTransaction transaction, BookingOffer offer, Instant start, (Guid Id, string Member) of) =>
        new(new BookingKey(Guid.Empty, of.Id), offer.WorkspaceId, offer.Kind.Key, offer.Kind.Name, of.Member)
        {
            StartsAt = start,
            EndsAt = start + Duration.FromMinutes(offer.Kind.Minutes),
            Taken = FreeHours.TakenBy(offer.Kind, start),
            MovableUntil = FreeHours.MovableUntil(offer.Kind, start, transaction.Catalogue.Workspace(offer.WorkspaceId).DayZone),
            CreatedAt = transaction.Now,
            ChangedAt = transaction.Now,
        };

    private static SlotClaim Claim(BookingRow row) => new(row.WorkspaceId, row.Member, row.Key.Id, row.Taken);

    /// <summary>The booking and its person, kept for this transaction; null where it was cancelled or is nobody's.</summary>
    private static (TrackedPerson Person, BookingRow Row)? Found(EngineTransaction transaction, Guid workspaceId, BookingKey key)
    {
        transaction.GatherPeople([key.PersonId]);
        if (transaction.Find(workspaceId, key.PersonId) is not { } person) return null;
        var found = transaction.Tables.Bookings.Find(new BookingKey(person.Id, key.Id));
        return found is { State: BookingState.Booked } row ? (person, row) : null;
    }

    /// <summary>One for each form, and another where what it booked was cancelled or moved since.</summary>
    private static Guid IdOf(EngineTransaction transaction, BookingOffer offer, Instant start, BookingGuest guest, out BookingRow? same)
    {
        same = null;
        var address = new IdentityKey(offer.WorkspaceId, Identities.Normalise(IdentityKind.Email, guest.Email)
            ?? throw new ArgumentException("It is no address.", nameof(guest)));
        var id = Guid.Empty;
        for (var round = 0; round < MostRounds; round++)
        {
            id = DerivedId.Of(offer.WorkspaceId.ToString("N"), "booking", offer.Kind.Key, guest.Email, guest.Once,
                start.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), round.ToString(CultureInfo.InvariantCulture));
            if (transaction.Find(address) is not { } person
                || transaction.Tables.Bookings.Find(new BookingKey(person.Id, id)) is not { } before) return id;
            if (before.State != BookingState.Booked || before.StartsAt != start) continue;
            same = before;
            return id;
        }
        return id;
    }

    // ---- what is told ----

    /// <summary>The event that makes a person of whoever is new, with a stranger's rights.</summary>
    private static TrackedPerson TellOfNew(EngineTransaction transaction, BookingOffer offer, BookingRow row, BookingGuest guest)
    {
        var traits = new JsonObject { ["email"] = guest.Email };
        if (guest.FirstName is { Length: > 0 } name) traits["firstName"] = name;
        if (guest.Phone is { Length: > 0 } phone) traits["phone"] = phone;
        var inbound = new InboundEvent(
            offer.WorkspaceId, InboundKind.Track, $"booking-{row.Key.Id:N}", EventNames.AppointmentBooked, UserId: null, AnonymousId: null,
            transaction.Now,
            About(transaction, row, offer), JsonSerializer.SerializeToElement(traits), By: GivenBy.Form);
        var arrival = Arrival.Of(inbound, transaction.Catalogue.CountryOf(offer.WorkspaceId));
        InboundEvents.Gather(transaction, [arrival]);
        InboundEvents.TakeIn(transaction, arrival);
        return transaction.Find(new IdentityKey(offer.WorkspaceId, arrival.Email!.Value))
            ?? throw new InvalidOperationException("Whoever booked was not taken in.");
    }

    private static void Tell(
        EngineTransaction transaction, TrackedPerson person, (BookingRow Row, string Event) what, BookingOffer offer, GivenBy by)
    {
        var id = DerivedId.Of(what.Row.Key.Id.ToString("N"), what.Event, what.Row.Changes.ToString(CultureInfo.InvariantCulture));
        transaction.Record(person, new EventFact(id, what.Event, transaction.Now, About(transaction, what.Row, offer)), by);
    }

    private static JsonElement About(EngineTransaction transaction, BookingRow row, BookingOffer offer)
    {
        var frame = Frame(transaction, offer, row);
        var about = new JsonObject
        {
            ["bookingId"] = row.Key.Id.ToString(),
            ["kind"] = row.Kind,
            ["name"] = row.Name,
            ["startsAt"] = _iso.Format(row.StartsAt.InZone(frame.Zone).ToOffsetDateTime()),
            ["endsAt"] = _iso.Format(row.EndsAt.InZone(frame.Zone).ToOffsetDateTime()),
            ["with"] = frame.With.Length > 0 ? frame.With : row.Member,
        };
        if (frame.PlaceOf(offer.Kind) is { } place) about["place"] = place;
        return JsonSerializer.SerializeToElement(about);
    }

    private static BookingFrame Frame(EngineTransaction transaction, BookingOffer offer, BookingRow row) =>
        new(transaction.Catalogue.Workspace(offer.WorkspaceId), offer.Kind, offer.NameOf(row.Member));

    private void Queue(EngineTransaction transaction, TrackedPerson person, (BookingRow Row, BookingNews News) what, BookingOffer offer) =>
        BookingLetters.Queue(transaction, person, what, Frame(transaction, offer, what.Row), links);
}
