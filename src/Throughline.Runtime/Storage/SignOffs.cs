using System.Data.Common;
using Dapper;
using NodaTime;

namespace Throughline.Runtime.Storage;

/// <summary>How far somebody has come with a step's page of the playbook. Each includes the ones before it.</summary>
public enum SignOffStage
{
    None,
    Read,
    Tried,
    Signed,
}

/// <summary>Where one person stands with one step.</summary>
/// <param name="Print">Of the page as it was when they last said something about it.</param>
/// <param name="At">When they came that far.</param>
/// <param name="ToldAt">When they put away the notice that the page has changed; null where they have not.</param>
internal sealed record SignOff(Guid JourneyId, string StepKey, string AccountId, byte[] Print, SignOffStage Stage, Instant At, Instant? ToldAt)
{
    /// <summary>True where the page says something else by now.</summary>
    public bool IsOutOfDate(byte[] print) => !Print.AsSpan().SequenceEqual(print);
}

/// <summary>Who has read, tried and signed which step. All of it is of one workspace.</summary>
internal sealed class SignOffs(Database database, TimeProvider clock)
{
    private const string Columns = """
        journey_id AS JourneyId, step_key AS StepKey, account_id AS AccountId, print, read_at AS ReadAt, tried_at AS TriedAt, signed_at AS SignedAt, told_at AS ToldAt
        """;

    /// <summary>Of one journey, everybody's.</summary>
    public IReadOnlyList<SignOff> OfJourney(Guid workspaceId, Guid journeyId) => database.Read(connection => Read(
        connection, $"SELECT {Columns} FROM sign_off WHERE workspace_id = @workspaceId AND journey_id = @journeyId", new { workspaceId, journeyId }));

    /// <summary>Of one person, in all journeys.</summary>
    public IReadOnlyList<SignOff> OfAccount(Guid workspaceId, string accountId) => database.Read(connection => Read(
        connection, $"SELECT {Columns} FROM sign_off WHERE workspace_id = @workspaceId AND account_id = @accountId", new { workspaceId, accountId }));

    /// <summary>
    /// Says how far the actor has come with the page of that print. A page that has changed since they last said something
    /// begins anew; going back a stage takes the later ones away. False where the workspace has no such journey.
    /// </summary>
    public async Task<bool> SayAsync(Actor actor, Guid journeyId, string stepKey, byte[] print, SignOffStage stage)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var at = now.ToUnixTimeMilliseconds();
        return await database.WriteAsync(connection =>
        {
            var said = connection.Execute(
                """
                INSERT INTO sign_off (workspace_id, journey_id, step_key, account_id, print, read_at, tried_at, signed_at)
                SELECT workspace_id, id, @stepKey, @AccountId, @print, @read, @tried, @signed FROM journey WHERE id = @journeyId AND workspace_id = @WorkspaceId
                ON CONFLICT (workspace_id, journey_id, step_key, account_id) DO UPDATE SET
                  read_at = CASE WHEN excluded.read_at IS NULL THEN NULL WHEN sign_off.print = excluded.print THEN COALESCE(sign_off.read_at, excluded.read_at) ELSE excluded.read_at END,
                  tried_at = CASE WHEN excluded.tried_at IS NULL THEN NULL WHEN sign_off.print = excluded.print THEN COALESCE(sign_off.tried_at, excluded.tried_at) ELSE excluded.tried_at END,
                  signed_at = CASE WHEN excluded.signed_at IS NULL THEN NULL WHEN sign_off.print = excluded.print THEN COALESCE(sign_off.signed_at, excluded.signed_at) ELSE excluded.signed_at END,
                  print = excluded.print, told_at = NULL
                """,
                new
                {
                    actor.WorkspaceId,
                    actor.AccountId,
                    journeyId,
                    stepKey,
                    print,
                    read = When(SignOffStage.Read),
                    tried = When(SignOffStage.Tried),
                    signed = When(SignOffStage.Signed),
                });
            if (said == 1 && stage == SignOffStage.Signed) AuditLog.Write(connection, actor, now, "playbook.signed", stepKey);
            return said == 1;
        });

        long? When(SignOffStage one) => stage >= one ? at : null;
    }

    /// <summary>Puts the notice away that a page has changed; the sign-off stays out of date. False where there is none of theirs.</summary>
    public async Task<bool> PutAwayAsync(Actor actor, Guid journeyId, string stepKey)
    {
        var at = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return await database.WriteAsync(connection => connection.Execute(
            "UPDATE sign_off SET told_at = @at WHERE workspace_id = @WorkspaceId AND journey_id = @journeyId AND step_key = @stepKey AND account_id = @AccountId",
            new { actor.WorkspaceId, actor.AccountId, journeyId, stepKey, at })) == 1;
    }

    private static List<SignOff> Read(DbConnection connection, string sql, object about) => connection.Query<Row>(sql, about).Select(row => row.ToSignOff()).ToList();

    private sealed record Row
    {
        public Guid JourneyId { get; init; }
        public string StepKey { get; init; } = "";
        public string AccountId { get; init; } = "";
        public byte[] Print { get; init; } = [];
        public long? ReadAt { get; init; }
        public long? TriedAt { get; init; }
        public long? SignedAt { get; init; }
        public long? ToldAt { get; init; }

        public SignOff ToSignOff() => new(
            JourneyId, StepKey, AccountId, Print,
            SignedAt is not null ? SignOffStage.Signed : TriedAt is not null ? SignOffStage.Tried : ReadAt is not null ? SignOffStage.Read : SignOffStage.None,
            Instant.FromUnixTimeMilliseconds(SignedAt ?? TriedAt ?? ReadAt ?? 0), ToldAt is { } told ? Instant.FromUnixTimeMilliseconds(told) : null);
    }
}
