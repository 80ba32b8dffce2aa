using System.Text.Json;
using Throughline.People;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.People;

/// <summary>
/// Words about somebody that lie beside the people: events that were set aside, messages that were tried out, why an address
/// is on the do-not-write list, and what was written down of what the team did. Rows of one business each, looked through
/// here, since no index says whom they name.
/// </summary>
internal sealed class SpokenOf(IStatements statements)
{
    private readonly OneStatement _rejected =
        statements.One("workspace_id", "SELECT bucket, id, body FROM rejected_event WHERE workspace_id = {workspace_id}");
    private readonly SetStatement _removeRejected = statements.Set("bucket, id", """
        DELETE FROM rejected_event {using} WHERE rejected_event.bucket = {bucket} AND rejected_event.id = {id}
        """);
    private readonly OneStatement _tests =
        statements.One("workspace_id", "SELECT id, address, subject, text, html FROM test_message WHERE workspace_id = {workspace_id}");
    private readonly OneStatement _removeTest =
        statements.One("workspace_id, id", "DELETE FROM test_message WHERE workspace_id = {workspace_id} AND id = {id}");
    private readonly OneStatement _suppressed = statements.One("workspace_id",
        "SELECT bucket, channel, address_hash, reason FROM suppression WHERE workspace_id = {workspace_id}");
    private readonly SetStatement _emptyReason = statements.Set("bucket, workspace_id, channel, address_hash, reason", """
        UPDATE suppression SET reason = {reason} {from} WHERE suppression.bucket = {bucket} AND suppression.workspace_id = {workspace_id}
          AND suppression.channel = {channel} AND suppression.address_hash = {address_hash}
        """);
    private readonly OneStatement _audit =
        statements.One("workspace_id", "SELECT id, subject FROM audit WHERE workspace_id = {workspace_id}");
    private readonly OneStatement _emptyAudit = statements.One("id, subject", "UPDATE audit SET subject = {subject} WHERE id = {id}");
    private readonly OneStatement _addAudit = statements.One("id, workspace_id, account_id, at, action, subject", """
        INSERT INTO audit (id, workspace_id, account_id, at, action, subject)
        VALUES ({id}, {workspace_id}, {account_id}, {at}, {action}, {subject}) ON CONFLICT (id) DO NOTHING
        """);

    /// <summary>Takes away whatever names somebody by one of these words.</summary>
    /// <param name="sure">Words that are theirs alone: addresses, ids, a whole name.</param>
    /// <param name="names">Words that may be others' too; an event or a try more that goes does no harm.</param>
    public void Forget(Guid workspaceId, IReadOnlyCollection<string> sure, IReadOnlyCollection<string> names)
    {
        List<string> all = [.. sure, .. names];
        var rejected = new List<(long Bucket, Guid Id)>();
        _rejected.Read(workspaceId, One, row =>
        {
            if (Names(row.Text(2), all)) rejected.Add((row.Long(0), row.Id(1)));
        });
        _removeRejected.Run(rejected, static (at, key) => at.With(key.Bucket).With(key.Id));
        var tests = new List<Guid>();
        _tests.Read(workspaceId, One, row =>
        {
            if (Enumerable.Range(1, 4).Any(column => Names(row.Text(column), all))) tests.Add(row.Id(0));
        });
        foreach (var id in tests) _removeTest.Run((workspaceId, id), static (at, key) => at.With(key.workspaceId).With(key.id));
        // Of an address that they gave up long ago too: a mail server's answer repeats it.
        var reasons = new List<SuppressionKey>();
        _suppressed.Read(workspaceId, One, row =>
        {
            if (Names(row.Text(3), sure)) reasons.Add(new(workspaceId, (Channel)row.Int(1), AddressHash.FromStored(row.Bytes(2))));
        });
        _emptyReason.Run(reasons, static (at, key) => at.With(key.Address.Bucket).With(key.WorkspaceId).With((long)key.Channel)
            .With(key.Address.Hash).With("Whoever had this address asked to be forgotten."));
        var notes = new List<Guid>();
        _audit.Read(workspaceId, One, row =>
        {
            if (Names(row.Text(1), sure)) notes.Add(row.Id(0));
        });
        foreach (var id in notes) _emptyAudit.Run(id, static (at, key) => at.With(key).With("somebody who was forgotten"));
    }

    /// <summary>Says in the audit that it was done, under an id that leads to nobody.</summary>
    public void Note(ErasedRow row) => _addAudit.Run(row, static (at, one) => at
        .With(DerivedId.At(one.At, "audit", one.By, "person.forgotten", one.Id.ToString("N"))).With(one.WorkspaceId).With(one.By)
        .With(one.At).With("person.forgotten").With(one.Id.ToString("N")));

    /// <summary>Whether one of the words stands in it as a whole word, as it is or as JSON writes it.</summary>
    private static bool Names(string text, IEnumerable<string> words) =>
        words.Any(word => Stands(text, word) || Stands(text, JsonEncodedText.Encode(word).ToString()));

    private static bool Stands(string text, string word)
    {
        for (var at = 0; (at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]))) return true;
        return false;
    }

    private static void One(IParameters at, Guid workspaceId) => at.With(workspaceId);
}
