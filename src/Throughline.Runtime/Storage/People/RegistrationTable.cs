using NodaTime;
using Throughline.Attendance;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>Who registered for events of the business. Whoever gives or frees a place keeps the event's row first.</summary>
internal sealed class RegistrationTable(IStatements statements)
{
    private const string Columns = """
        r.person_id, r.id, r.workspace_id, r.occasion, r.number, r.state, r.name, r.language, r.origin, r.registered_at, r.placed_at,
        r.ended_at, r.ended_by, r.came_at, r.came_by, r.missed_at, r.due_at
        """;

    private readonly OneStatement _lock = statements.One("workspace_id, key", """
        SELECT o.name, o.starts, o.minutes, o.place, o.is_open, o.cancelled_at, o.seats, o.waiting_list, o.last_number, o.moving_up,
          o.door_used_at, o.door_closed_at, o.link, o.edition, o.held, o.waiting
        FROM occasion o WHERE o.workspace_id = {workspace_id} AND o.key = {key} {lock o}
        """);
    // How many have a place stands in the event's own row: a count of people's rows, which lie elsewhere, is no limit that holds.
    private readonly OneStatement _note = statements.One("workspace_id, key, last_number, held, waiting, moving_up, door_used_at", """
        UPDATE occasion SET last_number = {last_number}, held = {held}, waiting = {waiting}, moving_up = {moving_up},
          door_used_at = {door_used_at}
        WHERE workspace_id = {workspace_id} AND key = {key}
        """);
    private readonly SetStatement _of = statements.Set("bucket, person_id", $$"""
        SELECT {{Columns}} FROM {rows} registration r WHERE r.bucket = {bucket} AND r.person_id = {person_id}
        """);
    private readonly SetStatement _save = statements.Set(
        "bucket, person_id, id, workspace_id, occasion, number, state, name, language, origin, registered_at, placed_at, ended_at, "
        + "ended_by, came_at, came_by, missed_at, due_at", """
        INSERT INTO registration (bucket, person_id, id, workspace_id, occasion, number, state, name, language, origin, registered_at,
          placed_at, ended_at, ended_by, came_at, came_by, missed_at, due_at) {values}
        ON CONFLICT (bucket, person_id, id) DO UPDATE SET number = excluded.number, state = excluded.state, placed_at = excluded.placed_at,
          ended_at = excluded.ended_at, ended_by = excluded.ended_by, came_at = excluded.came_at, came_by = excluded.came_by,
          missed_at = excluded.missed_at, due_at = excluded.due_at
        """);
    private readonly OneStatement _nextWaiting = statements.One("workspace_id, occasion, most", $$"""
        SELECT {{Columns}} FROM registration r
        WHERE r.workspace_id = {workspace_id} AND r.occasion = {occasion} AND r.state = 0 ORDER BY r.number LIMIT {most}
        """);
    private readonly OneStatement _before = statements.One("workspace_id, occasion, number", """
        SELECT COUNT(*) FROM registration
        WHERE workspace_id = {workspace_id} AND occasion = {occasion} AND state = 0 AND number <= {number}
        """);
    private readonly OneStatement _movingUp = statements.One("", "SELECT workspace_id, key FROM occasion WHERE moving_up = 1");
    private readonly OneStatement _due = statements.One("now, most", $$"""
        SELECT {{Columns}} FROM registration r WHERE r.due_at <= {now} ORDER BY r.due_at LIMIT {most}
        """);
    private readonly OneStatement _nextDue =
        statements.One("", "SELECT due_at FROM registration WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1");
    private readonly OneStatement _openDoors = statements.One("", """
        SELECT workspace_id, key, starts, minutes FROM occasion WHERE door_used_at IS NOT NULL AND door_closed_at IS NULL
        """);

    private readonly OneStatement _guests = statements.One("", """
        SELECT workspace_id, key, edition, guests_news, guests_number FROM occasion WHERE guests_told = 0
        """);
    private readonly OneStatement _nextGuests = statements.One("workspace_id, occasion, last_number, most", $$"""
        SELECT {{Columns}} FROM registration r
        WHERE r.workspace_id = {workspace_id} AND r.occasion = {occasion} AND r.state < 2 AND r.number > {last_number}
        ORDER BY r.number LIMIT {most}
        """);
    // Only of the change that was told of.
    private readonly OneStatement _toldUntil = statements.One("workspace_id, key, edition, to_number, told", """
        UPDATE occasion SET guests_number = {to_number}, guests_told = {told}
        WHERE workspace_id = {workspace_id} AND key = {key} AND edition = {edition}
        """);

    /// <summary>Keeps the row of an event for this transaction; null where there is none.</summary>
    public LockedOccasion? Lock(Guid workspaceId, string key)
    {
        var found = default(LockedOccasion);
        _lock.Read((workspaceId, key), static (at, of) => at.With(of.workspaceId).With(of.key), row =>
            found = new LockedOccasion(workspaceId, key, row.Text(0), row.Text(1), row.Int(2), row.Text(3))
            {
                IsOffered = row.Long(4) == 1,
                IsCancelled = !row.IsNull(5),
                Seats = row.Long(6),
                HasWaitingList = row.Long(7) == 1,
                LastNumber = row.Long(8),
                IsMovingUp = row.Long(9) == 1,
                DoorUsedAt = row.TimeOrNull(10),
                DoorClosedAt = row.TimeOrNull(11),
                Link = row.Text(12),
                Edition = row.Long(13),
                Held = row.Long(14),
                Waiting = row.Long(15),
            });
        return found;
    }

    /// <summary>What changed of the event's own row, which is kept.</summary>
    public void Note(LockedOccasion row) => _note.Run(row, static (at, one) => at.With(one.WorkspaceId).With(one.Key)
        .With(one.LastNumber).With(one.Held).With(one.Waiting).With(one.IsMovingUp ? 1 : 0).With(one.DoorUsedAt));

    /// <summary>All of these people.</summary>
    public void Of(IReadOnlyCollection<Guid> people, Action<RegistrationRow> take) =>
        _of.Read(people, static (at, id) => at.With(Bucket.Of(id)).With(id), row => take(Read(row)));

    /// <summary>As they stand from now on; whose, of what, and the name stay.</summary>
    public void Save(IReadOnlyCollection<RegistrationRow> rows) => _save.Run(rows, static (at, row) => at
        .With(Bucket.Of(row.Key.PersonId)).With(row.Key.PersonId).With(row.Key.Id).With(row.WorkspaceId).With(row.Occasion).With(row.Number)
        .With((long)row.State).With(row.Name).With(row.Language).With((long)row.Origin).With(row.RegisteredAt).With(row.PlacedAt)
        .With(row.EndedAt).With((long?)row.EndedBy).With(row.CameAt).With(row.CameBy).With(row.MissedAt).With(row.DueAt));

    /// <summary>Who waits, in the order of coming.</summary>
    public List<RegistrationRow> NextWaiting(Guid workspaceId, string key, int most)
    {
        var found = new List<RegistrationRow>();
        _nextWaiting.Read((workspaceId, key, most), static (at, of) => at.With(of.workspaceId).With(of.key).With(of.most),
            row => found.Add(Read(row)));
        return found;
    }

    /// <summary>Which place on the waiting list a number is, from 1.</summary>
    public long PlaceInLine(Guid workspaceId, string key, long number)
    {
        var place = 0L;
        _before.Read((workspaceId, key, number), static (at, of) => at.With(of.workspaceId).With(of.key).With(of.number),
            row => place = row.Long(0));
        return place;
    }

    /// <summary>Events of which somebody who waits may have a place.</summary>
    public List<(Guid WorkspaceId, string Key)> MovingUp()
    {
        var found = new List<(Guid, string)>();
        _movingUp.Read(0, static (_, _) => { }, row => found.Add((row.Id(0), row.Text(1))));
        return found;
    }

    /// <summary>Of whom a road is to hear whether they came, the longest due first.</summary>
    public List<RegistrationRow> Due(Instant now, int most)
    {
        var found = new List<RegistrationRow>();
        _due.Read((now, most), static (at, of) => at.With(of.now).With(of.most), row => found.Add(Read(row)));
        return found;
    }

    public Instant? NextDue()
    {
        Instant? next = null;
        _nextDue.Read(0, static (_, _) => { }, row => next = row.Time(0));
        return next;
    }

    /// <summary>Events whose door was used and nobody has closed.</summary>
    public List<(Guid WorkspaceId, string Key, string Starts, int Minutes)> OpenDoors()
    {
        var found = new List<(Guid, string, string, int)>();
        _openDoors.Read(0, static (_, _) => { }, row => found.Add((row.Id(0), row.Text(1), row.Text(2), row.Int(3))));
        return found;
    }

    /// <summary>Events whose registered people were not all written to.</summary>
    public List<UntoldGuests> UntoldGuests()
    {
        var found = new List<UntoldGuests>();
        _guests.Read(0, static (_, _) => { }, row =>
            found.Add(new UntoldGuests(row.Id(0), row.Text(1), row.Long(2), (GuestsHear)row.Int(3), row.Long(4))));
        return found;
    }

    /// <summary>The next who have a place or wait, in the order of coming.</summary>
    public List<RegistrationRow> NextGuests(UntoldGuests of, int most)
    {
        var found = new List<RegistrationRow>();
        _nextGuests.Read((of, most), static (at, values) => at.With(values.of.WorkspaceId).With(values.of.Key)
            .With(values.of.LastNumber).With(values.most), row => found.Add(Read(row)));
        return found;
    }

    /// <summary>All up to this number were written to.</summary>
    /// <param name="isAll">That is everybody.</param>
    public void Told(UntoldGuests of, long number, bool isAll) => _toldUntil.Run((of, number, isAll), static (at, values) =>
        at.With(values.of.WorkspaceId).With(values.of.Key).With(values.of.Edition).With(values.number).With(values.isAll ? 1 : 0));

    private static RegistrationRow Read(IRow row) =>
        new(new(row.Id(0), row.Id(1)), row.Id(2), row.Text(3), row.Long(4), (PlaceState)row.Int(5), row.Text(6), row.Time(9))
        {
            Language = row.Text(7),
            Origin = (RegistrationOrigin)row.Int(8),
            PlacedAt = row.TimeOrNull(10),
            EndedAt = row.TimeOrNull(11),
            EndedBy = row.IsNull(12) ? null : (EndedBy)row.Int(12),
            CameAt = row.TimeOrNull(13),
            CameBy = row.TextOrNull(14),
            MissedAt = row.TimeOrNull(15),
            DueAt = row.TimeOrNull(16),
        };
}
