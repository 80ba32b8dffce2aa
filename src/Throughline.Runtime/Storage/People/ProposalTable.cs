using NodaTime;
using Throughline.People;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>What somebody outside said of who a known person is; the team decides.</summary>
/// <param name="SaidIn">Name of the event that said it.</param>
/// <param name="BelongsTo">Whose the address is already; null where it is nobody's.</param>
internal sealed record ProposalRow(Guid PersonId, Guid WorkspaceId, Instant At, Identity Identity, GivenBy By, string SaidIn,
    Guid? BelongsTo)
{
    /// <summary>Derived of what is proposed, so that saying it again changes nothing.</summary>
    public Guid Id => DerivedId.Of(PersonId.ToString("N"), "proposal", Identity.Kind.ToString(), Identity.Value,
        BelongsTo?.ToString("N") ?? "");
}

/// <summary>What the team decided of a proposal.</summary>
/// <param name="By">The member of the team.</param>
internal readonly record struct ProposalVerdict(Guid PersonId, Guid Id, bool Accepted, string By, Instant At);

internal sealed class ProposalTable(IStatements statements)
{
    private readonly SetStatement _add = statements.Set("bucket, person_id, id, workspace_id, at, kind, value, given_by, said_in, belongs_to", """
        INSERT INTO proposal (bucket, person_id, id, workspace_id, at, kind, value, given_by, said_in, belongs_to) {values}
        ON CONFLICT (bucket, person_id, id) DO NOTHING
        """);
    private readonly SetStatement _find = statements.Set("bucket, person_id, id", """
        SELECT p.person_id, p.workspace_id, p.at, p.kind, p.value, p.given_by, p.said_in, p.belongs_to FROM {rows} proposal p
        WHERE p.bucket = {bucket} AND p.person_id = {person_id} AND p.id = {id} AND p.settled_at IS NULL
        """);
    private readonly OneStatement _open = statements.One("bucket, person_id", """
        SELECT COUNT(*) FROM proposal WHERE bucket = {bucket} AND person_id = {person_id} AND settled_at IS NULL
        """);
    private readonly OneStatement _settle = statements.One("bucket, person_id, id, settled_at, settled_by, accepted", """
        UPDATE proposal SET settled_at = {settled_at}, settled_by = {settled_by}, accepted = {accepted}
        WHERE bucket = {bucket} AND person_id = {person_id} AND id = {id} AND settled_at IS NULL
        """);

    public void Add(IReadOnlyCollection<ProposalRow> rows) => _add.Run(rows, static (at, row) => at
        .With(Bucket.Of(row.PersonId)).With(row.PersonId).With(row.Id).With(row.WorkspaceId).With(row.At)
        .With((long)row.Identity.Kind).With(row.Identity.Value).With((long)row.By).With(row.SaidIn).With(row.BelongsTo));

    /// <summary>One that is open; null where there is none.</summary>
    public ProposalRow? FindOpen(Guid personId, Guid id)
    {
        var found = default(ProposalRow);
        _find.Read([(personId, id)], static (at, key) => at.With(Bucket.Of(key.personId)).With(key.personId).With(key.id), row =>
            found = new ProposalRow(
            row.Id(0), row.Id(1), row.Time(2), new Identity((IdentityKind)row.Int(3), row.Text(4)), (GivenBy)row.Int(5), row.Text(6),
                row.IdOrNull(7)));
        return found;
    }

    /// <summary>How many wait for the team.</summary>
    public int CountOpen(Guid personId)
    {
        var count = 0;
        _open.Read(personId, static (at, id) => at.With(Bucket.Of(id)).With(id), row => count = row.Int(0));
        return count;
    }

    public void Settle(ProposalVerdict verdict) => _settle.Run(verdict, static (at, row) => at
        .With(Bucket.Of(row.PersonId)).With(row.PersonId).With(row.Id).With(row.At).With(row.By).With(row.Accepted ? 1 : 0));
}
