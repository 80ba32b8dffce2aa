using System.Text.Json;
using NodaTime;
using Throughline.Journeys;
using Throughline.Primitives;
using Throughline.Runtime.Storage.Sqlite;

namespace Throughline.Runtime.Storage.People;

/// <summary>Everything that happened, once each.</summary>
internal sealed class EventTable(Statements statements)
{
    // The key holds the hash of the message id, so a repeat changes nothing and says so: dedupe costs no table of its own.
    private readonly Statement _add = statements.Writing("""
        INSERT INTO event (bucket, person_id, id, workspace_id, name, at, received_at, properties, enrollment_id, step)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING
        """);
    private readonly Statement _of = statements.Reading("SELECT id, name, at, properties, enrollment_id, step FROM event WHERE bucket = ?1 AND person_id = ?2");

    /// <summary>False where the event was there already.</summary>
    public bool TryAdd(Guid workspaceId, Guid personId, EventFact fact, Instant receivedAt)
    {
        _add.With(Bucket.Of(personId)).With(personId).With(fact.Id).With(workspaceId).With(fact.Name).With(fact.At).With(receivedAt);
        if (fact.Properties.ValueKind == JsonValueKind.Object) _add.WithText(JsonMarshal(fact.Properties));
        else _add.WithNull();
        return _add.With(fact.Origin?.EnrollmentId).With(fact.Origin?.Step).Run() == 1;
    }

    /// <summary>What this person did, of the names asked for, in order of time.</summary>
    public List<EventFact> Of(Guid personId, IReadOnlySet<string> names)
    {
        var found = new List<EventFact>();
        _of.With(Bucket.Of(personId)).With(personId);
        while (_of.Next())
        {
            var name = _of.Text(1);
            if (!names.Contains(name)) continue;
            var properties = _of.IsNull(3) ? default : JsonElement.Parse(_of.Blob(3));
            var origin = _of.IdOrNull(4) is { } enrollment ? new FactOrigin(enrollment, _of.Text(5)) : null;
            found.Add(new EventFact(_of.Id(0), name, _of.Time(2), properties, origin));
        }
        found.Sort((a, b) => a.At.CompareTo(b.At));
        return found;
    }

    private static ReadOnlySpan<byte> JsonMarshal(JsonElement element) => System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(element);
}
