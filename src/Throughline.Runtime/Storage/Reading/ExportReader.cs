using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using NodaTime;
using Throughline.People;
using Throughline.Runtime.Exchange;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>An event as it is exported.</summary>
internal sealed record ExportedEvent
{
    public Guid PersonId { get; init; }
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public Instant At { get; init; }
    public Instant ReceivedAt { get; init; }

    /// <summary>JSON, or null.</summary>
    public string? Properties { get; init; }
    public string? UserId { get; init; }
    public string? Email { get; init; }
    public string? Step { get; init; }
}

/// <summary>Reads everything of a workspace, one row at a time, in little memory, however much there is.</summary>
internal sealed class ExportReader(Database database)
{
    // Whoever nothing but a browser is known of could not be recognised again, and is left out.
    private const string Recognisable = "EXISTS (SELECT 1 FROM person_identity i WHERE i.bucket = p.bucket AND i.person_id = p.id AND i.kind < 3)";

    private const string PeopleCount =
        "SELECT COUNT(*) FROM person p /* own people */ WHERE workspace_id = @workspace AND erased_at IS NULL";
    private const string EventCount = "SELECT COUNT(*) FROM event /* own people */ WHERE workspace_id = @workspace";

    // As Consent.For works it out: no stays no, unless they or the team said yes later; what a stranger said is not told as a yes.
    private const string Agreed = """
        (SELECT CASE
            WHEN MAX(CASE WHEN c.granted = 1 AND c.given_by IN (0, 2) THEN c.at END) > COALESCE(MAX(CASE WHEN c.granted = 0 THEN c.at END), -1) THEN 1
            WHEN MAX(CASE WHEN c.granted = 0 THEN 1 ELSE 0 END) = 1 THEN 0
            WHEN MAX(CASE WHEN c.granted = 1 AND c.given_by NOT IN (3, 4) THEN 1 ELSE 0 END) = 1 THEN 1 END
           FROM consent c WHERE c.bucket = p.bucket AND c.person_id = p.id AND c.topic = '*' AND c.channel =
        """;

    private const string PeopleSql = $"""
        SELECT p.first_name, p.last_name, p.email, p.phone, p.zone, p.language, p.lifecycle, p.source, p.traits,
          (SELECT MIN(value) FROM person_identity i WHERE i.bucket = p.bucket AND i.person_id = p.id AND i.kind = 0) AS user_id,
          {Agreed} 0) AS email_consent,
          {Agreed} 1) AS sms_consent
        FROM person p /* own people */
        WHERE p.workspace_id = @workspace AND p.erased_at IS NULL AND {Recognisable}
        ORDER BY p.created_at, p.email, p.id
        """;

    private const string TraitsSql = "SELECT traits FROM person /* own people */ WHERE workspace_id = @workspace AND traits <> '{}'";

    // Person by person, as they lie, so that only one person's events are ever sorted; CROSS keeps that order of reading.
    private const string EventsSql = """
        SELECT e.person_id, e.id, e.name, e.at, e.received_at, e.properties, e.step, p.email,
          (SELECT MIN(value) FROM person_identity i WHERE i.bucket = e.bucket AND i.person_id = e.person_id AND i.kind = 0) AS user_id
        FROM person p /* own people */ CROSS JOIN event e
        WHERE p.workspace_id = @workspace AND e.bucket = p.bucket AND e.person_id = p.id
        ORDER BY p.created_at, p.bucket, p.id, e.at
        """;

    /// <summary>How many people there are, and how many of them can be exported.</summary>
    public (long All, long Recognisable) CountPeople(PeopleScope scope) => database.Read(connection => (
        connection.ExecuteScalar<long>(scope.Narrow(PeopleCount), Values(scope)),
        connection.ExecuteScalar<long>(scope.Narrow($"{PeopleCount} AND {Recognisable}"), Values(scope))));

    public long CountEvents(PeopleScope scope) => database.Read(connection =>
        connection.ExecuteScalar<long>(scope.Narrow(EventCount), Values(scope)));

    /// <summary>The names of all traits, the most frequent first.</summary>
    public IReadOnlyList<string> TraitNames(PeopleScope scope) => database.Read(connection =>
    {
        // Databases read JSON in ways of their own; names are few, however many people there are.
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var traits in connection.Query<string>(scope.Narrow(TraitsSql), Values(scope), buffered: false))
            foreach (var name in JsonElement.Parse(traits).EnumerateObject().Select(trait => trait.Name))
                counts[name] = counts.GetValueOrDefault(name) + 1;
        return counts.OrderByDescending(name => name.Value).ThenBy(name => name.Key, StringComparer.Ordinal).Select(name => name.Key).ToList();
    });

    /// <summary>Hands over people in the order in which they came; they may be walked once, inside <paramref name="use"/>.</summary>
    public void People(PeopleScope scope, Action<IEnumerable<ImportedPerson>> use) => database.Read(connection =>
    {
        use(connection.Query<PersonRecord>(scope.Narrow(PeopleSql), Values(scope), buffered: false).Select(Person));
        return true;
    });

    /// <summary>As <see cref="People"/>: the events of one person lie together, in order of time.</summary>
    public void Events(PeopleScope scope, Action<IEnumerable<ExportedEvent>> use) => database.Read(connection =>
    {
        use(connection.Query<ExportedEvent>(scope.Narrow(EventsSql), Values(scope), buffered: false));
        return true;
    });

    private static object Values(PeopleScope scope) => new { workspace = scope.Workspace, owner = scope.Owner };

    private static ImportedPerson Person(PersonRecord row) => new()
    {
        UserId = row.UserId,
        Email = row.Email,
        Phone = row.Phone,
        FirstName = row.FirstName,
        LastName = row.LastName,
        Zone = row.Zone,
        Language = row.Language,
        Lifecycle = (Lifecycle)row.Lifecycle,
        Source = row.Source,
        EmailConsent = row.EmailConsent is { } email ? email == 1 : null,
        SmsConsent = row.SmsConsent is { } sms ? sms == 1 : null,
        Traits = JsonSerializer.Deserialize<Dictionary<string, string>>(row.Traits)?.ToImmutableSortedDictionary(StringComparer.Ordinal)
            ?? ImmutableSortedDictionary<string, string>.Empty,
    };

    private sealed record PersonRecord
    {
        public string? FirstName { get; init; }
        public string? LastName { get; init; }
        public string? Email { get; init; }
        public string? Phone { get; init; }
        public string? Zone { get; init; }
        public string? Language { get; init; }
        public long Lifecycle { get; init; }
        public string? Source { get; init; }
        public string Traits { get; init; } = "{}";
        public string? UserId { get; init; }
        public long? EmailConsent { get; init; }
        public long? SmsConsent { get; init; }
    }
}
