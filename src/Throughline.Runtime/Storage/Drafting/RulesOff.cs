using System.Collections.Frozen;
using System.Data.Common;
using Dapper;
using NodaTime;

namespace Throughline.Runtime.Storage.Drafting;

/// <summary>A rule of the linter that one journey does without.</summary>
/// <param name="Code">"TL2304".</param>
/// <param name="Reason">Why, in the words of whoever switched it off.</param>
/// <param name="By">The account.</param>
internal sealed record RuleOff(string Code, string Reason, string By, Instant At);

/// <summary>
/// Which rules a journey does without. They stand among the notes of findings, as what was said of passages does: a rule
/// that is off is all of its findings accepted at once, also those that are still to come.
/// </summary>
internal sealed class RulesOff(Database database, TimeProvider clock)
{
    /// <summary>In the place of a finding's code.</summary>
    internal const string Code = "rule";

    private const string OfSql = """
        SELECT print, reason, by_account, at FROM finding_note
        WHERE journey_id = @journeyId AND workspace_id = @workspaceId AND code = @Code AND state = 2 ORDER BY print
        """;

    private const string OffSql = """
        INSERT INTO finding_note (journey_id, print, workspace_id, code, state, sentence, reason, by_account, first_seen_at, at)
        SELECT id, @print, workspace_id, @Code, 2, @title, @reason, @AccountId, @at, @at FROM journey
        WHERE id = @journeyId AND workspace_id = @WorkspaceId
        ON CONFLICT (journey_id, print) DO UPDATE
        SET state = 2, sentence = excluded.sentence, reason = excluded.reason, by_account = excluded.by_account, at = excluded.at
        """;

    // What was switched on again is kept as what was mended is, and goes with it in a year.
    private const string OnSql = """
        UPDATE finding_note SET state = 1, at = @at
        WHERE journey_id = @journeyId AND workspace_id = @WorkspaceId AND print = @print AND code = @Code AND state = 2
        """;

    /// <summary>By code.</summary>
    public FrozenDictionary<string, RuleOff> Of(Guid workspaceId, Guid journeyId) =>
        database.Read(connection => Of(connection, workspaceId, journeyId));

    internal static FrozenDictionary<string, RuleOff> Of(DbConnection connection, Guid workspaceId, Guid journeyId) => connection
        .Query<(string Print, string? Reason, string By, long At)>(OfSql, new { workspaceId, journeyId, Code })
        .Select(row => new RuleOff(row.Print[(Code.Length + 1)..], row.Reason ?? "", row.By, Instant.FromUnixTimeMilliseconds(row.At)))
        .ToFrozenDictionary(rule => rule.Code, StringComparer.Ordinal);

    /// <summary>Does without a rule. False where the business has no such journey.</summary>
    /// <param name="title">What the rule is called, for whoever reads the table.</param>
    /// <param name="reason">Never empty.</param>
    public Task<bool> SwitchOffAsync(Actor actor, Guid journeyId, string rule, string title, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var at = now.ToUnixTimeMilliseconds();
        var row = new { journeyId, print = PrintOf(rule), actor.WorkspaceId, actor.AccountId, Code, title, reason, at };
        return ChangeAsync(actor, now, OffSql, row, ("rule.off", row.print));
    }

    /// <summary>Looks again. False where it does already.</summary>
    public Task<bool> SwitchOnAsync(Actor actor, Guid journeyId, string rule)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var row = new { journeyId, print = PrintOf(rule), actor.WorkspaceId, Code, at = now.ToUnixTimeMilliseconds() };
        return ChangeAsync(actor, now, OnSql, row, ("rule.on", row.print));
    }

    private Task<bool> ChangeAsync(Actor actor, Instant now, string sql, object row, (string Action, string About) entry) =>
        database.WriteAsync(connection =>
        {
            if (connection.Execute(sql, row) == 0) return false;
            AuditLog.Write(connection, actor, now, entry.Action, entry.About);
            return true;
        });

    private static string PrintOf(string rule) => $"{Code} {rule}";
}
