using Throughline.Enrollments;
using Throughline.Runtime.Storage.Sqlite;

namespace Throughline.Runtime.Storage.People;

/// <summary>The kept counters. Each node writes rows of its own; a reader adds them up.</summary>
internal sealed class TallyTable(Statements statements)
{
    /// <summary>The number of this node; the embedded store has one.</summary>
    private const int Writer = 0;

    private readonly Statement _add = statements.Writing("""
        INSERT INTO tally (version_id, step, measure, writer, n) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET n = n + excluded.n
        """);
    private readonly Statement _refused = statements.Writing("""
        INSERT INTO suppressed_send (version_id, step, reason, writer, n) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET n = n + excluded.n
        """);

    public void Add(Guid versionId, int step, Measure measure, int change) =>
        _add.With(versionId).With(step).With((long)measure).With(Writer).With(change).Run();

    public void AddRefusal(Guid versionId, int step, string reason, int change) =>
        _refused.With(versionId).With(step).With(reason).With(Writer).With(change).Run();
}
