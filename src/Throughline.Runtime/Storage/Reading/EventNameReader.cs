using Dapper;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>Which events a business has seen.</summary>
internal sealed class EventNameReader(Database database)
{
    /// <summary>How many of the newest people, and of their events, are looked at: enough to offer names, and never a long read.</summary>
    public const int People = 200;

    private const int Events = 5_000;

    private const string RecentSql = """
        SELECT DISTINCT name FROM (
          SELECT e.name FROM (
            SELECT bucket, id FROM person WHERE workspace_id = @workspace ORDER BY created_at DESC, bucket DESC, id DESC LIMIT @people) p
          JOIN event e ON e.bucket = p.bucket AND e.person_id = p.id
          LIMIT @events) recent
        ORDER BY name LIMIT 200
        """;

    /// <summary>Names of events that the newest people brought, by name.</summary>
    public IReadOnlyList<string> Recent(Guid workspace) =>
        database.Read(connection => connection.Query<string>(RecentSql, new { workspace, people = People, events = Events }).AsList());
}
