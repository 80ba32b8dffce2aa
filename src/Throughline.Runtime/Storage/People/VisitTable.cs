using Throughline.Enrollments;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

internal readonly record struct VisitKey(Guid PersonId, Guid EnrollmentId, int Step);

/// <summary>A step somebody has behind them, with what is counted of it.</summary>
/// <param name="Wording">Key of the variant they got; empty where there is one wording only.</param>
/// <param name="Money">Of what they did here.</param>
internal sealed record VisitRow(VisitKey Key, Guid VersionId, StepVisit Visit, int? ReachedDay, int SettledDay, string Wording, string Source, Money Money);

/// <summary>Steps people have behind them: the list behind each number.</summary>
internal sealed class VisitTable(IStatements statements)
{
    private readonly SetStatement _save = statements.Set(
        "bucket, person_id, enrollment_id, step, version_id, outcome, reached_at, settled_at, came_along, reached_day, settled_day, wording, source, value, currency, reason", """
        INSERT INTO visit (bucket, person_id, enrollment_id, step, version_id, outcome, reached_at, settled_at, came_along, reached_day, settled_day, wording, source, value, currency, reason)
        {values}
        ON CONFLICT (bucket, person_id, enrollment_id, step) DO UPDATE SET outcome = excluded.outcome, reached_at = excluded.reached_at, settled_at = excluded.settled_at,
          reached_day = excluded.reached_day, settled_day = excluded.settled_day, wording = excluded.wording, value = excluded.value, currency = excluded.currency, reason = excluded.reason
        """);
    private readonly SetStatement _find = statements.Set("bucket, person_id, enrollment_id, step", """
        SELECT v.person_id, v.enrollment_id, v.step, v.version_id, v.outcome, v.reached_at, v.settled_at, v.came_along, v.reached_day, v.settled_day, v.wording, v.source, v.value, v.currency
        FROM {rows} visit v WHERE v.bucket = {bucket} AND v.person_id = {person_id} AND v.enrollment_id = {enrollment_id} AND v.step = {step}
        """);

    public void Save(IReadOnlyCollection<VisitRow> rows) => _save.Run(rows, static (at, row) =>
        Bind(at, row.Key).With(row.VersionId).With((long)row.Visit.Outcome).With(row.Visit.ReachedAt).With(row.Visit.SettledAt!.Value)
            .With(row.Visit.CameAlong ? 1 : 0).With((long?)row.ReachedDay).With(row.SettledDay).With(row.Wording).With(row.Source).With(row.Money.Minor).With(row.Money.Currency)
            .With((long)row.Visit.Reason));

    public void Find(IReadOnlyCollection<VisitKey> keys, Action<VisitRow> take) => _find.Read(keys, static (at, key) => Bind(at, key), row => take(new VisitRow(
        new VisitKey(row.Id(0), row.Id(1), row.Int(2)),
        row.Id(3),
        new StepVisit((VisitOutcome)row.Int(4), ReachedAt: row.TimeOrNull(5), SettledAt: row.Time(6), CameAlong: row.Int(7) == 1),
        row.IsNull(8) ? null : row.Int(8),
        row.Int(9),
        row.Text(10),
        row.Text(11),
        new Money(row.Long(12), row.Text(13)))));

    private static IParameters Bind(IParameters at, VisitKey key) => at.With(Bucket.Of(key.PersonId)).With(key.PersonId).With(key.EnrollmentId).With(key.Step);
}
