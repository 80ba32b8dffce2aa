using Dapper;
using NodaTime;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>An event that was taken and belongs to nobody.</summary>
public sealed record RejectedEventEntry
{
    public Guid Id { get; init; }
    public Instant At { get; init; }
    public string Name { get; init; } = "";
    public string Why { get; init; } = "";

    /// <summary>As it came, perhaps cut.</summary>
    public string Body { get; init; } = "";
}

/// <summary>Reads what was sent and belongs to nobody.</summary>
internal sealed class RejectedEventReader(Database database)
{
    private const string LatestSql = """
        SELECT id, at, name, why, body FROM rejected_event WHERE workspace_id = @workspace ORDER BY at DESC, id LIMIT @most
        """;
    private const string AnySql = "SELECT EXISTS (SELECT 1 FROM rejected_event WHERE workspace_id = @workspace AND at >= @since)";

    /// <summary>Latest first.</summary>
    public IReadOnlyList<RejectedEventEntry> Latest(Guid workspace, int most) =>
        database.Read(c => c.Query<RejectedEventEntry>(LatestSql, new { workspace, most }).AsList());

    public bool AnySince(Guid workspace, Instant since) => database.Read(c =>
        c.ExecuteScalar<bool>(AnySql, new { workspace, since = since.ToUnixTimeMilliseconds() }));
}
