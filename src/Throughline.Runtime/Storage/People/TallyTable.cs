using Throughline.Enrollments;

namespace Throughline.Runtime.Storage.People;

/// <summary>What a counter is about.</summary>
/// <param name="Step">−1 for the journey as a whole.</param>
/// <param name="Day">Days since 1970-01-01 in the zone of the business; 0 for what is true now and belongs to no day.</param>
/// <param name="Wording">Key of a variant; empty where there is one wording only, or it does not matter.</param>
internal readonly record struct TallyKey(Guid VersionId, int Step, Measure Measure, int Day, string Wording, string Source, string Currency);

/// <summary>What is added to a counter.</summary>
/// <param name="Value">In minor units of the key's currency.</param>
internal readonly record struct TallyRow(TallyKey Key, long N, long Value, long Minutes);

/// <summary>How often a named reason said no.</summary>
internal readonly record struct RefusalRow(Guid VersionId, int Step, string Reason, long N);

/// <summary>The kept counters. Each node writes rows of its own; a reader adds them up.</summary>
internal sealed class TallyTable(IStatements statements)
{
    /// <summary>The number of this node; the embedded store has one.</summary>
    private const int Writer = 0;

    private readonly SetStatement _add = statements.Set("version_id, step, measure, day, wording, source, currency, writer, n, value, minutes", """
        INSERT INTO tally (version_id, step, measure, day, wording, source, currency, writer, n, value, minutes) {values}
        ON CONFLICT (version_id, step, measure, day, wording, source, currency, writer)
        DO UPDATE SET n = tally.n + excluded.n, value = tally.value + excluded.value, minutes = tally.minutes + excluded.minutes
        """);
    private readonly SetStatement _refused = statements.Set("version_id, step, reason, writer, n", """
        INSERT INTO suppressed_send (version_id, step, reason, writer, n) {values}
        ON CONFLICT (version_id, step, reason, writer) DO UPDATE SET n = suppressed_send.n + excluded.n
        """);

    public void Add(IReadOnlyCollection<TallyRow> rows) => _add.Run(rows, static (at, row) =>
        at.With(row.Key.VersionId).With(row.Key.Step).With((long)row.Key.Measure).With(row.Key.Day).With(row.Key.Wording).With(row.Key.Source).With(row.Key.Currency)
            .With(Writer).With(row.N).With(row.Value).With(row.Minutes));

    public void AddRefusals(IReadOnlyCollection<RefusalRow> rows) => _refused.Run(rows, static (at, row) =>
        at.With(row.VersionId).With(row.Step).With(row.Reason).With(Writer).With(row.N));
}
