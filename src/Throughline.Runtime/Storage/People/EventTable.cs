using System.Text.Json;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>An event as it is stored.</summary>
/// <param name="Day">Of its time, in the zone of the business; days since 1970-01-01.</param>
internal sealed record EventRow(Guid WorkspaceId, Guid PersonId, EventFact Fact, Instant ReceivedAt, int Day, Money Money);

internal readonly record struct EventKey(Guid PersonId, Guid Id);

/// <summary>Everything that happened, once each.</summary>
internal sealed class EventTable(IStatements statements)
{
    // The key holds the hash of the message id, so a repeat is found by it: dedupe costs no table of its own.
    private readonly SetStatement _known = statements.Set("bucket, person_id, id", """
        SELECT e.person_id, e.id FROM {rows} event e WHERE e.bucket = {bucket} AND e.person_id = {person_id} AND e.id = {id}
        """);
    private readonly SetStatement _add = statements.Set("bucket, person_id, id, workspace_id, name, at, received_at, properties, enrollment_id, step, day, value, currency", """
        INSERT INTO event (bucket, person_id, id, workspace_id, name, at, received_at, properties, enrollment_id, step, day, value, currency)
        {values} ON CONFLICT (bucket, person_id, id) DO NOTHING
        """);
    private readonly SetStatement _of = statements.Set("bucket, person_id", """
        SELECT e.person_id, e.id, e.name, e.at, e.properties, e.enrollment_id, e.step FROM {rows} event e WHERE e.bucket = {bucket} AND e.person_id = {person_id}
        """);

    /// <summary>Those of the events that are stored already.</summary>
    public void Known(IReadOnlyCollection<EventKey> keys, Action<EventKey> take) => _known.Read(
        keys, static (at, key) => at.With(Bucket.Of(key.PersonId)).With(key.PersonId).With(key.Id), row => take(new EventKey(row.Id(0), row.Id(1))));

    public void Add(IReadOnlyCollection<EventRow> rows) => _add.Run(rows, static (at, row) =>
    {
        var fact = row.Fact;
        at.With(Bucket.Of(row.PersonId)).With(row.PersonId).With(fact.Id).With(row.WorkspaceId).With(fact.Name).With(fact.At).With(row.ReceivedAt);
        if (fact.Properties.ValueKind == JsonValueKind.Object) at.WithText(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(fact.Properties));
        else at.With((string?)null);
        at.With(fact.Origin?.EnrollmentId).With(fact.Origin?.Step).With(row.Day).With(row.Money.Minor).With(row.Money.Currency);
    });

    /// <summary>Everything these people did.</summary>
    public void Of(IReadOnlyCollection<Guid> people, Action<Guid, EventFact> take) => _of.Read(
        people,
        static (at, id) => at.With(Bucket.Of(id)).With(id),
        row => take(row.Id(0), new EventFact(
            row.Id(1),
            row.Text(2),
            row.Time(3),
            row.IsNull(4) ? default : Properties(row.Utf8(4)),
            row.IdOrNull(5) is { } enrollment && row.TextOrNull(6) is { } step ? new FactOrigin(enrollment, step) : null)));

    // That it happened counts even where what was said of it cannot be read any more.
    private static JsonElement Properties(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
