using NodaTime;
using Throughline.People;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>Somebody who asked to be forgotten.</summary>
/// <param name="Id">Theirs, or one that led to them.</param>
/// <param name="By">The account that did it.</param>
internal sealed record ErasedRow(Guid Id, Guid WorkspaceId, Instant At, string By);

/// <summary>How they were recognised.</summary>
/// <param name="PersonId">Of an <see cref="ErasedRow"/>.</param>
/// <param name="KeyPrint">See <see cref="ServerKey.PrintOf"/>.</param>
internal sealed record ErasedIdentity(Guid WorkspaceId, IdentityKind Kind, AddressHash Hash, Guid PersonId, byte[] KeyPrint);

/// <summary>Takes away what is known of one person, and keeps the list of those of whom it was.</summary>
internal sealed class ErasedTable
{
    private const string Nobodys = "bucket = {bucket} AND person_id = {person_id}";

    private readonly List<OneStatement> _forget = [];
    private readonly OneStatement _person;

    // Letters of service and those that ask for a confirmation are of no version, and counted nowhere.
    private readonly OneStatement _uncounted;
    private readonly OneStatement _addresses;
    private readonly OneStatement _aliases;
    private readonly SetStatement _proposals;
    private readonly SetStatement _signals;
    private readonly SetStatement _note;
    private readonly SetStatement _noteIdentity;
    private readonly OneStatement _holds;
    private readonly OneStatement _emails;

    public ErasedTable(IStatements statements)
    {
        _uncounted = statements.One("bucket, person_id", $$"""DELETE FROM delivery WHERE {{Nobodys}} AND version_id IS NULL""");
        foreach (var one in Forgetting.Tables)
            if (one.DoRowsGo) _forget.Add(statements.One("bucket, person_id", $"DELETE FROM {one.Table} WHERE {Nobodys}"));
            else if (one.Emptied.Length > 0)
                _forget.Add(statements.One("bucket, person_id", $"UPDATE {one.Table} SET {one.Emptied} WHERE {Nobodys}"));
        _person = statements.One("bucket, id, traits, at",
            $"UPDATE person SET {Forgetting.Person.Emptied} WHERE bucket = {{bucket}} AND id = {{id}}");
        _addresses = statements.One("bucket, person_id",
            $"SELECT DISTINCT channel, address FROM delivery WHERE {Nobodys} AND address IS NOT NULL");
        _aliases = statements.One("person_id", "SELECT retired_id FROM person_alias WHERE person_id = {person_id}");
        _proposals = statements.Set("workspace_id, value", """
            DELETE FROM proposal {using} WHERE proposal.workspace_id = {workspace_id} AND proposal.value = {value}
            """);
        _signals = statements.Set("workspace_id, about", """
            DELETE FROM queued_signal {using} WHERE queued_signal.workspace_id = {workspace_id} AND queued_signal.about = {about}
            """);
        _note = statements.Set("bucket, id, workspace_id, at, by_account", """
            INSERT INTO erased (bucket, id, workspace_id, at, by_account) {values} ON CONFLICT (bucket, id) DO NOTHING
            """);
        _noteIdentity = statements.Set("bucket, workspace_id, kind, hash, id, key_print", """
            INSERT INTO erased_identity (bucket, workspace_id, kind, hash, id, key_print) {values}
            ON CONFLICT (bucket, workspace_id, kind, hash, id) DO NOTHING
            """);
        _holds = statements.One("bucket, id", "SELECT 1 FROM erased WHERE bucket = {bucket} AND id = {id}");
        _emails = statements.One("workspace_id", "SELECT value, person_id FROM identity WHERE workspace_id = {workspace_id} AND kind = 1");
    }

    /// <summary>Takes away everything of one person that was not counted. Their roads have ended, and nothing waits for them.</summary>
    public void Forget(Guid personId, Instant at)
    {
        _uncounted.Run(personId, Own);
        foreach (var statement in _forget) statement.Run(personId, Own);
        _person.Run((personId, at), static (to, row) => to.With(Bucket.Of(row.personId)).With(row.personId).With("{}").With(row.at));
    }

    /// <summary>What was proposed for others, and is on its way to somebody, by an address of theirs.</summary>
    public void ForgetAddresses(Guid workspaceId, IReadOnlyCollection<string> values)
    {
        _proposals.Run([.. values.Select(value => (workspaceId, value))], static (at, row) => at.With(row.workspaceId).With(row.value));
        _signals.Run([.. values.Select(value => (workspaceId, value))], static (at, row) => at.With(row.workspaceId).With(row.value));
    }

    /// <summary>Where letters to somebody went.</summary>
    public List<(Channel Channel, string Address)> AddressesOf(Guid personId)
    {
        var found = new List<(Channel, string)>();
        _addresses.Read(personId, Own, row => found.Add(((Channel)row.Int(0), row.Text(1))));
        return found;
    }

    /// <summary>The ids of everybody who was merged into somebody, over however many merges.</summary>
    public List<Guid> AliasesOf(Guid personId)
    {
        var found = new List<Guid> { personId };
        for (var i = 0; i < found.Count; i++)
            _aliases.Read(found[i], static (at, id) => at.With(id), row =>
            {
                if (!found.Contains(row.Id(0))) found.Add(row.Id(0));
            });
        return found[1..];
    }

    public void Note(IReadOnlyCollection<ErasedRow> rows) => _note.Run(rows, static (at, row) =>
        at.With(Bucket.Of(row.Id)).With(row.Id).With(row.WorkspaceId).With(row.At).With(row.By));

    public void Note(IReadOnlyCollection<ErasedIdentity> rows) => _noteIdentity.Run(rows, static (at, row) => at
        .With(row.Hash.Bucket).With(row.WorkspaceId).With((long)row.Kind).With(row.Hash.Hash).With(row.PersonId).With(row.KeyPrint));

    /// <summary>The whole list of a store, in the order of forgetting; of one that has another schema too.</summary>
    public static ErasedList List(IStatements statements)
    {
        var (people, identities) = (new List<ErasedRow>(), new List<ErasedIdentity>());
        statements.One("", "SELECT id, workspace_id, at, by_account FROM erased ORDER BY at, id").Read(0, static (_, _) => { }, row =>
            people.Add(new ErasedRow(row.Id(0), row.Id(1), row.Time(2), row.Text(3))));
        statements.One("", "SELECT workspace_id, kind, hash, id, key_print FROM erased_identity ORDER BY id, kind, hash").Read(
            0, static (_, _) => { }, row => identities.Add(new ErasedIdentity(row.Id(0), (IdentityKind)row.Int(1),
                AddressHash.FromStored(row.Bytes(2)), row.Id(3), row.Bytes(4).ToArray())));
        return new ErasedList(people, identities);
    }

    /// <summary>Whether somebody is on the list.</summary>
    public bool Holds(Guid id)
    {
        var found = false;
        _holds.Read(id, Own, _ => found = true);
        return found;
    }

    /// <summary>Every e-mail address of a business, and whose it is.</summary>
    public void EmailsOf(Guid workspaceId, Action<string, Guid> take) =>
        _emails.Read(workspaceId, static (at, id) => at.With(id), row => take(row.Text(0), row.Id(1)));

    private static void Own(IParameters at, Guid id) => at.With(Bucket.Of(id)).With(id);
}

/// <summary>Everybody who asked to be forgotten, and how they were recognised.</summary>
internal sealed record ErasedList(IReadOnlyList<ErasedRow> People, IReadOnlyList<ErasedIdentity> Identities)
{
    public static ErasedList Nobody { get; } = new([], []);
}
