using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using NodaTime;
using Throughline.Journeys;
using Throughline.Linting;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.Runtime.Storage;

/// <summary>What became of the findings of each draft. Reading writes nothing: whoever changes a draft has it kept.</summary>
internal sealed class FindingNotes(Database database, TimeProvider clock)
{
    /// <summary>How long a fixed one is remembered.</summary>
    private static readonly Duration Remembered = Duration.FromDays(365);

    // What was said of passages and rules that are off stand beside them; see Passages and RulesOff.
    private const string NotesSql = """
        SELECT print, code, state, sentence, reason, by_account AS by, first_seen_at, at FROM finding_note
        WHERE journey_id = @journeyId AND workspace_id = @workspaceId AND code <> 'passage' AND code <> 'rule'
        """;

    /// <summary>What is found now with its state, then what is known and not there; as it would be kept.</summary>
    public ImmutableArray<NotedFinding> Reconcile(Guid workspaceId, Guid journeyId, IReadOnlyList<(Finding Finding, string Print)> found) =>
        database.Read(connection => Reconcile(connection, workspaceId, journeyId, found));

    /// <summary>Keeps what became of the findings. After a change of the draft, and when it is published.</summary>
    public Task KeepAsync(Guid workspaceId, Guid journeyId, IReadOnlyList<(Finding Finding, string Print)> found) =>
        database.WriteAsync(connection => Keep(connection, workspaceId, journeyId, found));

    /// <summary>
    /// Leaves a finding as it is. False where it is not there, or keeps the draft from being a journey: then nothing but
    /// mending helps.
    /// </summary>
    /// <param name="reason">Why, in words; never empty.</param>
    public Task<bool> AcceptAsync(Actor actor, Guid journeyId, string print, string reason, IReadOnlyList<(Finding Finding, string Print)> found)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return ChangeAsync(actor, journeyId, print, found, "finding.accepted", noted => noted switch
        {
            { Finding: { } finding } when LintRules.MayBeAccepted(finding) =>
                FindingLedger.Accept(noted.Note, reason, actor.AccountId, Now),
            _ => null,
        });
    }

    /// <summary>Takes the acceptance of a finding back. False where it is not accepted.</summary>
    public Task<bool> TakeBackAsync(Actor actor, Guid journeyId, string print, IReadOnlyList<(Finding Finding, string Print)> found) =>
        ChangeAsync(actor, journeyId, print, found, "finding.reopened", noted => noted.State == FindingState.Accepted ? FindingLedger.TakeBack(noted, Now) : null);

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private Task<bool> ChangeAsync(Actor actor, Guid journeyId, string print, IReadOnlyList<(Finding Finding, string Print)> found, string action, Func<NotedFinding, FindingNote?> change) =>
        database.WriteAsync(connection =>
        {
            var noted = Reconcile(connection, actor.WorkspaceId, journeyId, found).FirstOrDefault(one => one.Note.Print == print);
            if (noted is null || change(noted) is not { } changed || !Keep(connection, actor.WorkspaceId, journeyId, found)) return false;
            Write(connection, actor.WorkspaceId, journeyId, changed);
            AuditLog.Write(connection, actor, Now, action, print);
            return true;
        });

    private ImmutableArray<NotedFinding> Reconcile(DbConnection connection, Guid workspaceId, Guid journeyId, IReadOnlyList<(Finding Finding, string Print)> found) =>
        FindingLedger.WithoutRules(
            FindingLedger.Reconcile(Load(connection, workspaceId, journeyId), found, Now),
            RulesOff.Of(connection, workspaceId, journeyId).Keys);

    /// <summary>False where the business has no such journey.</summary>
    private bool Keep(DbConnection connection, Guid workspaceId, Guid journeyId, IReadOnlyList<(Finding Finding, string Print)> found)
    {
        if (!connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM journey WHERE id = @journeyId AND workspace_id = @workspaceId)", new { journeyId, workspaceId })) return false;
        var before = Load(connection, workspaceId, journeyId);
        foreach (var note in FindingLedger.Reconcile(before, found, Now).Select(one => one.Note).DistinctBy(note => note.Print))
            if (before.GetValueOrDefault(note.Print) != note) Write(connection, workspaceId, journeyId, note);
        connection.Execute(
            "DELETE FROM finding_note WHERE journey_id = @journeyId AND state = @Fixed AND at < @before",
            new { journeyId, FindingState.Fixed, before = Now - Remembered });
        return true;
    }

    private static Dictionary<string, FindingNote> Load(DbConnection connection, Guid workspaceId, Guid journeyId) =>
        connection.Query<Row>(NotesSql, new { journeyId, workspaceId }).Select(row => row.ToNote()).ToDictionary(note => note.Print, StringComparer.Ordinal);

    private static void Write(DbConnection connection, Guid workspaceId, Guid journeyId, FindingNote note) => connection.Execute(
        """
        INSERT INTO finding_note (journey_id, print, workspace_id, code, state, sentence, reason, by_account, first_seen_at, at)
        VALUES (@journeyId, @Print, @workspaceId, @Code, @State, @Sentence, @Reason, @By, @FirstSeenAt, @At)
        ON CONFLICT (journey_id, print) DO UPDATE
        SET state = excluded.state, sentence = excluded.sentence, reason = excluded.reason, by_account = excluded.by_account, at = excluded.at
        """,
        new { journeyId, note.Print, workspaceId, note.Code, note.State, note.Sentence, note.Reason, note.By, note.FirstSeenAt, note.At });

    private sealed class Row
    {
        public string Print { get; init; } = "";
        public string Code { get; init; } = "";
        public FindingState State { get; init; }
        public string Sentence { get; init; } = "";
        public string? Reason { get; init; }
        public string? By { get; init; }
        public Instant FirstSeenAt { get; init; }
        public Instant At { get; init; }

        public FindingNote ToNote() => new(Print, Code, State, Sentence, Reason, By, FirstSeenAt, At);
    }
}
