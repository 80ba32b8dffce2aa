using NodaTime;
using Throughline.Appointments;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>How a booking stands. The numbers are stored.</summary>
internal enum BookingState
{
    Booked = 0,
    Cancelled = 1,
}

internal readonly record struct BookingKey(Guid PersonId, Guid Id);

/// <summary>An appointment of one person with somebody of the team.</summary>
/// <param name="Kind">Key of its kind.</param>
/// <param name="Name">The kind's, as it was said when it was booked.</param>
/// <param name="Member">Key of whoever it is with.</param>
internal sealed record BookingRow(BookingKey Key, Guid WorkspaceId, string Kind, string Name, string Member)
{
    public Instant StartsAt { get; init; }
    public Instant EndsAt { get; init; }

    /// <summary>With the gaps before and after.</summary>
    public TakenTime Taken { get; init; }

    /// <summary>Until when whoever booked it may move or cancel it.</summary>
    public Instant MovableUntil { get; init; }
    public BookingState State { get; init; }

    /// <summary>How often it was moved or cancelled.</summary>
    public int Changes { get; init; }

    /// <summary>Where to ring, as they wrote it; null where nobody asked.</summary>
    public string? Phone { get; init; }

    /// <summary>To the one question; null where nothing was asked or said.</summary>
    public string? Answer { get; init; }
    public Instant CreatedAt { get; init; }
    public Instant ChangedAt { get; init; }
}

/// <summary>A time of somebody's day, and the booking that takes it.</summary>
internal readonly record struct SlotClaim(Guid WorkspaceId, string Member, Guid BookingId, TakenTime Time);

/// <summary>
/// Bookings, and the pieces of time that they take. A piece is taken by its unique key: whoever comes second does not get it,
/// on one node or on many.
/// </summary>
internal sealed class BookingTable(IStatements statements)
{
    private const string Columns = """
        b.person_id, b.id, b.workspace_id, b.kind, b.name, b.member, b.starts_at, b.ends_at, b.taken_from, b.taken_until, b.movable_until,
        b.state, b.changes, b.phone, b.answer, b.created_at, b.changed_at
        """;

    private readonly SetStatement _save = statements.Set(
        "bucket, person_id, id, workspace_id, kind, name, member, starts_at, ends_at, taken_from, taken_until, movable_until, state, "
        + "changes, phone, answer, created_at, changed_at", """
        INSERT INTO booking (bucket, person_id, id, workspace_id, kind, name, member, starts_at, ends_at, taken_from, taken_until,
          movable_until, state, changes, phone, answer, created_at, changed_at)
        {values} ON CONFLICT (bucket, person_id, id) DO UPDATE SET member = excluded.member, starts_at = excluded.starts_at,
          ends_at = excluded.ends_at, taken_from = excluded.taken_from, taken_until = excluded.taken_until,
          movable_until = excluded.movable_until, state = excluded.state, changes = excluded.changes, changed_at = excluded.changed_at
        """);
    private readonly SetStatement _find = statements.Set("bucket, person_id, id", $$"""
        SELECT {{Columns}} FROM {rows} booking b WHERE b.bucket = {bucket} AND b.person_id = {person_id} AND b.id = {id}
        """);
    private readonly OneStatement _bookedBy = statements.One("bucket, person_id", $$"""
        SELECT {{Columns}} FROM booking b WHERE b.bucket = {bucket} AND b.person_id = {person_id} AND b.state = 0
        """);
    // By the index: a day or two of one business.
    private readonly OneStatement _between = statements.One("workspace_id, since, until", $$"""
        SELECT {{Columns}} FROM booking b WHERE b.workspace_id = {workspace_id} AND b.starts_at >= {since} AND b.starts_at < {until}
          AND b.state = 0 ORDER BY b.starts_at
        """);
    private readonly OneStatement _busy = statements.One("workspace_id, since, until", """
        SELECT member, from_at, until_at FROM member_busy
        WHERE workspace_id = {workspace_id} AND from_at < {until} AND until_at > {since}
        """);
    private readonly SetStatement _take = statements.Set("workspace_id, member, slot, booking_id", """
        INSERT INTO booking_slot (workspace_id, member, slot, booking_id) {values} ON CONFLICT (workspace_id, member, slot) DO NOTHING
        """);
    private readonly OneStatement _taken = statements.One("workspace_id, member, booking_id, since, until", """
        SELECT COUNT(*) FROM booking_slot WHERE workspace_id = {workspace_id} AND member = {member} AND slot >= {since} AND slot < {until}
          AND booking_id = {booking_id}
        """);
    private readonly OneStatement _free = statements.One("workspace_id, member, booking_id, since, until", """
        DELETE FROM booking_slot WHERE workspace_id = {workspace_id} AND member = {member} AND slot >= {since} AND slot < {until}
          AND booking_id = {booking_id}
        """);
    private readonly OneStatement _sweep = statements.One("workspace_id, member, until", """
        DELETE FROM booking_slot WHERE workspace_id = {workspace_id} AND member = {member} AND slot < {until}
        """);

    public void Save(IReadOnlyCollection<BookingRow> rows) => _save.Run(rows, static (at, row) => at
        .With(Bucket.Of(row.Key.PersonId)).With(row.Key.PersonId).With(row.Key.Id).With(row.WorkspaceId).With(row.Kind).With(row.Name)
        .With(row.Member).With(row.StartsAt).With(row.EndsAt).With(row.Taken.From).With(row.Taken.Until).With(row.MovableUntil)
        .With((long)row.State).With(row.Changes).With(row.Phone).With(row.Answer).With(row.CreatedAt).With(row.ChangedAt));

    /// <summary>Null where there is none.</summary>
    public BookingRow? Find(BookingKey key)
    {
        var found = default(BookingRow);
        _find.Read([key], static (at, one) => at.With(Bucket.Of(one.PersonId)).With(one.PersonId).With(one.Id), row => found = Read(row));
        return found;
    }

    /// <summary>What one person has booked and nobody cancelled, gone by or not.</summary>
    public void BookedBy(Guid personId, Action<BookingRow> take) =>
        _bookedBy.Read(personId, static (at, id) => at.With(Bucket.Of(id)).With(id), row => take(Read(row)));

    /// <summary>What is booked at a business and begins in a stretch of time, in order.</summary>
    public void Between(Guid workspaceId, TakenTime time, Action<BookingRow> take) =>
        _between.Read((workspaceId, time), static (at, of) => Stretch(at, of), row => take(Read(row)));

    /// <summary>Hours that members keep for themselves, as far as they touch a stretch of time.</summary>
    public void Busy(Guid workspaceId, TakenTime time, Action<string, TakenTime> take) => _busy.Read(
        (workspaceId, time), static (at, of) => Stretch(at, of), row => take(row.Text(0), new TakenTime(row.Time(1), row.Time(2))));

    /// <summary>
    /// Takes all pieces of a time, or none that the booking did not have before. A booking that has some of them already keeps
    /// those, so that it can be moved by half its length.
    /// </summary>
    public bool Take(SlotClaim claim, TakenTime? before = null)
    {
        var slots = HourSlots.Of(claim.Time).ToList();
        _take.Run(slots.ConvertAll(slot => (claim, slot)), static (at, one) => at
            .With(one.claim.WorkspaceId).With(one.claim.Member).With(one.slot).With(one.claim.BookingId));
        var taken = 0L;
        _taken.Read(claim, Pieces, row => taken = row.Long(0));
        if (taken == slots.Count) return true;
        Free(claim);
        if (before is { } had) Take(claim with { Time = had });
        return false;
    }

    /// <summary>Gives back what a booking has of a time.</summary>
    public void Free(SlotClaim claim) => _free.Run(claim, Pieces);

    /// <summary>Takes away the pieces of days gone by.</summary>
    public void Sweep(Guid workspaceId, string member, Instant until) => _sweep.Run(
        (workspaceId, member, slot: HourSlots.At(until)),
        static (at, of) => at.With(of.workspaceId).With(of.member).With(of.slot));

    private static void Pieces(IParameters at, SlotClaim claim) => at.With(claim.WorkspaceId).With(claim.Member).With(claim.BookingId)
        .With(HourSlots.At(claim.Time.From)).With(HourSlots.Of(claim.Time).LastOrDefault(HourSlots.At(claim.Time.From) - 1) + 1);

    private static void Stretch(IParameters at, (Guid WorkspaceId, TakenTime Time) of) =>
        at.With(of.WorkspaceId).With(of.Time.From).With(of.Time.Until);

    private static BookingRow Read(IRow row) => new(
        new BookingKey(row.Id(0), row.Id(1)), row.Id(2), row.Text(3), row.Text(4), row.Text(5))
    {
        StartsAt = row.Time(6),
        EndsAt = row.Time(7),
        Taken = new TakenTime(row.Time(8), row.Time(9)),
        MovableUntil = row.Time(10),
        State = (BookingState)row.Int(11),
        Changes = row.Int(12),
        Phone = row.TextOrNull(13),
        Answer = row.TextOrNull(14),
        CreatedAt = row.Time(15),
        ChangedAt = row.Time(16),
    };
}
