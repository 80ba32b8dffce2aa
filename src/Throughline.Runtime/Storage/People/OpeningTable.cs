using NodaTime;
using Throughline.Enrollments;
using Throughline.Primitives;
using Throughline.Time;

namespace Throughline.Runtime.Storage.People;

/// <summary>A way in of a journey, whatever its version.</summary>
internal readonly record struct EntryKey(Guid JourneyId, string EntryPoint);

/// <summary>When a way in opens for somebody.</summary>
internal sealed record OpeningRow(Guid PersonId, EntryKey Entry, Guid WorkspaceId, DatedOpening Opening)
{
    /// <summary>Why it cannot be read, as a sentence; null where it can. Then only the columns are known.</summary>
    public string? Damage { get; init; }
}

/// <summary>Ways in that open by date: whom, when, and for which value of the date.</summary>
internal sealed class OpeningTable(IStatements statements)
{
    private const string Columns = "o.person_id, o.journey_id, o.entry_point, o.workspace_id, o.due_at, o.value, o.known";
    private const string IsNotPaused = "o.journey_id NOT IN (SELECT id FROM journey WHERE paused_at IS NOT NULL)";
    private const string WithPerson = "FROM opening o JOIN person p ON p.bucket = o.bucket AND p.id = o.person_id";

    private readonly SetStatement _of = statements.Set("bucket, person_id", $$"""
        SELECT {{Columns}} FROM {rows} opening o WHERE o.bucket = {bucket} AND o.person_id = {person_id}
        """);
    private readonly SetStatement _save = statements.Set(
        "bucket, person_id, journey_id, entry_point, workspace_id, due_at, value, known", """
        INSERT INTO opening (bucket, person_id, journey_id, entry_point, workspace_id, due_at, value, known) {values}
        ON CONFLICT (bucket, person_id, journey_id, entry_point) DO UPDATE
          SET due_at = excluded.due_at, value = excluded.value, known = excluded.known
        """);
    // As timers: a crowd that is due at once is read as it lies.
    private readonly OneStatement _due = statements.One("now, most", $$"""
        SELECT {{PersonTable.Columns}} {{WithPerson}} WHERE o.due_at <= {now} AND {{IsNotPaused}}
        ORDER BY o.due_at LIMIT {most} {lock free p}
        """);
    private readonly OneStatement _duePeople = statements.One("now, most", $$"""
        SELECT o.person_id {{WithPerson}} WHERE o.due_at <= {now} AND {{IsNotPaused}} ORDER BY o.due_at LIMIT {most}
        """);
    private readonly SetStatement _postpone = statements.Set("bucket, person_id, now, later", """
        UPDATE opening SET due_at = {later} {from}
        WHERE opening.bucket = {bucket} AND opening.person_id = {person_id} AND opening.due_at <= {now}
        """);
    private readonly OneStatement _nextDue = statements.One("", $$"""
        SELECT o.due_at {{WithPerson}} WHERE o.due_at IS NOT NULL AND {{IsNotPaused}} ORDER BY o.due_at LIMIT 1
        """);
    private byte[] _buffer = new byte[256];

    /// <summary>All of these people. Whoever decides about them keeps their rows first.</summary>
    public void Of(IReadOnlyCollection<Guid> people, Action<OpeningRow> take) =>
        _of.Read(people, static (at, id) => at.With(Bucket.Of(id)).With(id), row => take(Read(row)));

    public void Save(IReadOnlyCollection<OpeningRow> rows) => _save.Run(rows, (at, row) => at
        .With(Bucket.Of(row.PersonId)).With(row.PersonId).With(row.Entry.JourneyId).With(row.Entry.EntryPoint).With(row.WorkspaceId)
        .With(row.Opening.Due).With(row.Opening.Value?.ToString()).With(OpeningCodec.Write(row.Opening, ref _buffer)));

    /// <summary>People for whom one opens, the longest due first, kept for this transaction; paused journeys are left alone. Somebody may
    /// come twice.</summary>
    public void LockDue(Instant now, int limit, Action<PersonRow> take) =>
        _due.Read((now, limit), static (at, values) => at.With(values.now).With(values.limit), row => take(PersonTable.Read(row)));

    /// <summary>As <see cref="LockDue"/> finds them, by their ids alone.</summary>
    public List<Guid> DuePeople(Instant now, int limit)
    {
        var found = new List<Guid>();
        _duePeople.Read((now, limit), static (at, values) => at.With(values.now).With(values.limit), row => found.Add(row.Id(0)));
        return found;
    }

    /// <summary>Whatever is due of one person comes later, without reading any of it.</summary>
    public void Postpone(Guid personId, Instant now, Instant later) => _postpone.Run(
        [(personId, now, later)], static (at, row) => at.With(Bucket.Of(row.personId)).With(row.personId).With(row.now).With(row.later));

    public Instant? NextDue()
    {
        var next = default(Instant?);
        _nextDue.Read(0, static (_, _) => { }, row => next = row.TimeOrNull(0));
        return next;
    }

    /// <summary>Every one there is with its person, for whoever examines the store; those that are being looked through are left
    /// out.</summary>
    public static void All(IStatements statements, Action<OpeningRow, PersonRow> take) => statements.One("", $"""
        SELECT {PersonTable.Columns}, {Columns} {WithPerson} WHERE o.journey_id NOT IN (SELECT journey_id FROM opening_scan)
        """).Read(0, static (_, _) => { }, row => take(Read(row, PersonTable.Width), PersonTable.Read(row)));

    private static OpeningRow Read(IRow row, int first = 0)
    {
        var (known, damage) = ReadKnown(row.Bytes(first + 6));
        DateValue? value = DateValue.TryRead(row.TextOrNull(first + 5), DateTimeZone.Utc, out var read) ? read : null;
        var opening = known with { Value = value, Due = row.TimeOrNull(first + 4) };
        return new OpeningRow(row.Id(first), new EntryKey(row.Id(first + 1), row.Text(first + 2)), row.Id(first + 3),
            opening)
        { Damage = damage };
    }

    private static (DatedOpening Known, string? Damage) ReadKnown(ReadOnlySpan<byte> known)
    {
        try
        {
            return (OpeningCodec.Read(known), null);
        }
        catch (InvalidDataException error)
        {
            return (DatedOpening.Nothing, error.Message);
        }
    }
}
