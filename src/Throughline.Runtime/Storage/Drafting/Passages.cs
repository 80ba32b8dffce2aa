using Dapper;
using NodaTime;

namespace Throughline.Runtime.Storage.Drafting;

/// <summary>What somebody said of the passage from one step of a draft to the next.</summary>
/// <param name="From">Lasting id of the step, or of the way in, whose last thing they saw.</param>
/// <param name="To">Lasting id of the step that comes next.</param>
/// <param name="Note">What is not right, in their words; null where they said that it is as it should be.</param>
/// <param name="Print">Of both as they were written then; a note has none and stays until it is taken away.</param>
/// <param name="By">The account.</param>
internal sealed record PassageLook(string From, string To, string? Note, string Print, string By, Instant At);

/// <summary>
/// Which passages of a draft were looked at. They stand among the notes of findings: a note is one that somebody made by
/// hand, a tick is one that was never there. Each passage has one or the other.
/// </summary>
internal sealed class Passages(Database database, TimeProvider clock)
{
    /// <summary>Most letters of a note.</summary>
    public const int LongestNote = 500;

    /// <summary>In the place of a finding's code.</summary>
    internal const string Code = "passage";

    private const string OfSql = """
        SELECT print, sentence, reason, by_account, at FROM finding_note
        WHERE journey_id = @journeyId AND workspace_id = @workspaceId AND code = @Code AND state <> 1 ORDER BY print
        """;

    private const string SaySql = """
        INSERT INTO finding_note (journey_id, print, workspace_id, code, state, sentence, reason, by_account, first_seen_at, at)
        SELECT id, @print, workspace_id, @Code, @state, @sentence, @reason, @AccountId, @at, @at FROM journey
        WHERE id = @journeyId AND workspace_id = @WorkspaceId
        ON CONFLICT (journey_id, print) DO UPDATE
        SET state = excluded.state, sentence = excluded.sentence, reason = excluded.reason,
          by_account = excluded.by_account, at = excluded.at
        """;

    // What was taken away is kept as what was mended is, and goes with it in a year; so it can be put back.
    private const string ForgetSql = """
        UPDATE finding_note SET state = 1, at = @at
        WHERE journey_id = @journeyId AND workspace_id = @WorkspaceId AND print = @print AND code = @Code AND state <> 1
        """;

    private const string PutBackSql = """
        UPDATE finding_note SET state = CASE WHEN sentence = '' THEN 2 ELSE 0 END, at = @at
        WHERE journey_id = @journeyId AND workspace_id = @WorkspaceId AND print = @print AND code = @Code AND state = 1
        """;

    /// <summary>All of one draft.</summary>
    public IReadOnlyList<PassageLook> Of(Guid workspaceId, Guid journeyId) => database.Read(connection => connection
        .Query<(string Print, string Sentence, string? Reason, string By, long At)>(OfSql, new { workspaceId, journeyId, Code })
        .Select(row => Read(row.Print, row.Sentence, row.Reason, row.By, row.At)).ToList());

    /// <summary>Says that this is what comes next. False where the business has no such journey.</summary>
    /// <param name="print">Of both steps as they are written.</param>
    public Task<bool> TickAsync(Actor actor, Guid journeyId, (string From, string To) passage, string print) =>
        SayAsync(actor, journeyId, passage, (FindingState.Accepted, "", print));

    /// <summary>Writes down what is not right. False where the business has no such journey.</summary>
    /// <param name="words">Never empty.</param>
    public Task<bool> NoteAsync(Actor actor, Guid journeyId, (string From, string To) passage, string words)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(words);
        return SayAsync(actor, journeyId, passage, (FindingState.Open, words, null));
    }

    /// <summary>Takes a tick or a note away. False where there is none.</summary>
    public Task<bool> ForgetAsync(Actor actor, Guid journeyId, (string From, string To) passage) =>
        ChangeAsync(actor, journeyId, passage, (ForgetSql, "passage.forgotten"));

    /// <summary>Puts back what was taken away last. False where nothing was, or where something was said since.</summary>
    public Task<bool> PutBackAsync(Actor actor, Guid journeyId, (string From, string To) passage) =>
        ChangeAsync(actor, journeyId, passage, (PutBackSql, "passage.put-back"));

    private Task<bool> ChangeAsync(Actor actor, Guid journeyId, (string From, string To) passage, (string Sql, string Action) change)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var about = new { journeyId, actor.WorkspaceId, print = PrintOf(passage), Code, at = now.ToUnixTimeMilliseconds() };
        return database.WriteAsync(connection =>
        {
            if (connection.Execute(change.Sql, about) == 0) return false;
            AuditLog.Write(connection, actor, now, change.Action, about.print);
            return true;
        });
    }

    private Task<bool> SayAsync(Actor actor, Guid journeyId, (string From, string To) passage,
        (FindingState State, string Sentence, string? Reason) said)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var row = new
        {
            journeyId,
            print = PrintOf(passage),
            actor.WorkspaceId,
            actor.AccountId,
            Code,
            state = (int)said.State,
            sentence = said.Sentence,
            reason = said.Reason,
            at = now.ToUnixTimeMilliseconds(),
        };
        return database.WriteAsync(connection =>
        {
            if (connection.Execute(SaySql, row) == 0) return false;
            AuditLog.Write(connection, actor, now, said.State == FindingState.Open ? "passage.noted" : "passage.looked-at", row.print);
            return true;
        });
    }

    // The code is no code of a finding, so that the two never meet.
    private static string PrintOf((string From, string To) passage) => $"{Code} {passage.From} {passage.To}";

    private static PassageLook Read(string print, string sentence, string? reason, string by, long at)
    {
        var parts = print.Split(' ');
        return new(parts[1], parts[2], sentence.Length > 0 ? sentence : null, reason ?? "", by, Instant.FromUnixTimeMilliseconds(at));
    }
}
