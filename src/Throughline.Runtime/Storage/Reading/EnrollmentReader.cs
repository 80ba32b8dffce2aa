using Dapper;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>Reads walks along roads across people.</summary>
internal sealed class EnrollmentReader(Database database)
{
    // Through enrollment_place: who stands where.
    private const string StandingSql = """
        SELECT e.id, p.email FROM enrollment e JOIN person p ON p.bucket = e.bucket AND p.id = e.person_id
        WHERE e.version_id = @version AND e.position = @step AND e.state = 0
        """;

    /// <summary>How many walks there are and ever were. Counts them: for the command line, never for a page.</summary>
    public long Count() => database.Read(connection => connection.ExecuteScalar<long>("SELECT COUNT(*) FROM enrollment"));

    /// <summary>Everybody who stands at a step of a version: the walk, and their address where they have one.</summary>
    public IReadOnlyList<(Guid Id, string? Email)> StandingAt(Guid version, int step) =>
        database.Read(connection => connection.Query<(Guid, string?)>(StandingSql, new { version, step }).AsList());
}
