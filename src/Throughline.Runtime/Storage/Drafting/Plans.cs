using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using NodaTime;

namespace Throughline.Runtime.Storage.Drafting;

/// <summary>Where an idea lies. The numbers are stored. That one is on the road is not stored: its step being in the draft says so.</summary>
public enum CardPlace
{
    Pile = 0,

    /// <summary>Not needed on this road, for a reason.</summary>
    Tray = 2,

    /// <summary>Thrown away, and kept for whoever changes their mind.</summary>
    Gone = 3,
}

/// <summary>One idea of the fifteen minutes.</summary>
public sealed record PlanCard
{
    public string Id { get; init; } = "";
    public string Text { get; init; } = "";
    public CardPlace Place { get; init; }

    /// <summary>Why it is not needed, in the owner's words.</summary>
    public string? Reason { get; init; }

    /// <summary>Id of the draft's step it was made into; that step may have gone since.</summary>
    public string? StepId { get; init; }
}

/// <summary>The fifteen minutes. They belong to the journey: another page or another machine shows the same time.</summary>
/// <param name="EndsAt">When they are over; null while the clock stands still.</param>
/// <param name="Left">What is left while it stands still.</param>
public sealed record PlanTimer(Instant? EndsAt, Duration Left)
{
    public static readonly Duration Whole = Duration.FromMinutes(15);

    public static PlanTimer Fresh { get; } = new(null, Whole);

    public Duration LeftAt(Instant now) => EndsAt is { } end ? Duration.Max(end - now, Duration.Zero) : Left;

    public bool IsRunning(Instant now) => EndsAt > now;

    public PlanTimer Go(Instant now) => EndsAt is null ? new(now + (Left > Duration.Zero ? Left : Whole), Whole) : this;

    public PlanTimer Stop(Instant now) => EndsAt is null ? this : new(null, LeftAt(now));
}

/// <summary>What the guided start keeps beside the draft.</summary>
/// <param name="Cards">In the order they came, those that were thrown away left out.</param>
/// <param name="BeginsWith">Id of the step of which somebody said: that is the first thing they do.</param>
/// <param name="HasTurns">Somebody has said where they decide to buy and where they have what they came for.</param>
public sealed record PlanSheet(ImmutableArray<PlanCard> Cards, PlanTimer Timer, string? BeginsWith, bool HasTurns);

/// <summary>
/// The ideas of the guided start, its clock and its answers. Each word to it changes one thing alone, so that two people
/// who plan together lose nothing.
/// </summary>
internal sealed class Plans(Database database, TimeProvider clock)
{
    /// <summary>Most ideas of one journey.</summary>
    public const int MostCards = 2_000;

    /// <summary>Longest idea, in characters.</summary>
    public const int LongestCard = 500;

    private const string CardsSql = """
        SELECT id, text, place, reason, step_id FROM plan_card
        WHERE journey_id = @journeyId AND workspace_id = @workspaceId AND place <> 3
        ORDER BY position, id
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public PlanSheet Load(Guid workspaceId, Guid journeyId) => database.Read(connection =>
    {
        var cards = connection.Query<PlanCard>(CardsSql, new { workspaceId, journeyId }).ToImmutableArray();
        var kept = Kept(connection, workspaceId, journeyId);
        return new PlanSheet(cards, kept.Timer, kept.Begins, kept.Turns is not null);
    });

    /// <summary>Adds ideas at the end of the pile. The same batch again adds nothing.</summary>
    /// <param name="batch">Names this one act of adding: small letters and digits.</param>
    /// <returns>The ids of the cards, or null where the pile would grow too large.</returns>
    public Task<ImmutableArray<string>?> AddAsync(Actor actor, Guid journeyId, string batch, IReadOnlyList<string> texts) => database.WriteAsync<ImmutableArray<string>?>(connection =>
    {
        var (count, last) = connection.QuerySingle<(int, long)>(
            "SELECT COUNT(*), COALESCE(MAX(position), 0) FROM plan_card WHERE journey_id = @journeyId", new { journeyId });
        if (count + texts.Count > MostCards) return null;
        var ids = ImmutableArray.CreateBuilder<string>(texts.Count);
        for (var i = 0; i < texts.Count; i++)
        {
            ids.Add(string.Create(CultureInfo.InvariantCulture, $"{batch}{i}"));
            Insert(connection, actor, journeyId, ids[i], last + 1 + i, texts[i], null);
        }
        return ids.MoveToImmutable();
    });

    /// <summary>Makes sure that a step has a card of its own, which lies on the pile when the step leaves the road, wherever it was put meanwhile.</summary>
    public Task CardOfAsync(Actor actor, Guid journeyId, string stepId, string text) => database.WriteAsync(connection =>
    {
        var known = connection.Execute(
            "UPDATE plan_card SET place = 0, reason = NULL WHERE journey_id = @journeyId AND workspace_id = @WorkspaceId AND step_id = @stepId", new { journeyId, actor.WorkspaceId, stepId });
        if (known == 0) Insert(connection, actor, journeyId, "s" + stepId, 0, text, stepId);
    });

    /// <summary>Says which step a card becomes. False where there is no such card.</summary>
    public Task<bool> BecomesAsync(Actor actor, Guid journeyId, string cardId, string stepId) =>
        ChangeAsync(actor, journeyId, cardId, "place = 0, reason = NULL, step_id = @stepId", new { stepId });

    public Task<bool> ReadAsync(Actor actor, Guid journeyId, string cardId, string text) => ChangeAsync(actor, journeyId, cardId, "text = @text", new { text });

    /// <summary>Puts a card into the tray, with the reason.</summary>
    public Task<bool> SetAsideAsync(Actor actor, Guid journeyId, string cardId, string? reason) =>
        ChangeAsync(actor, journeyId, cardId, "place = 2, reason = @reason", new { reason });

    /// <summary>Puts a card back on the pile, from the tray or after it was thrown away.</summary>
    public Task<bool> TakeBackAsync(Actor actor, Guid journeyId, string cardId) => ChangeAsync(actor, journeyId, cardId, "place = 0, reason = NULL", new { });

    public Task<bool> ThrowAwayAsync(Actor actor, Guid journeyId, string cardId) => ChangeAsync(actor, journeyId, cardId, "place = 3", new { });

    /// <summary>Starts, stops or sets the clock anew; returns it as it stands then.</summary>
    public Task<PlanTimer> SetTimerAsync(Actor actor, Guid journeyId, Func<PlanTimer, Instant, PlanTimer> change) => database.WriteAsync(connection =>
    {
        var kept = Kept(connection, actor.WorkspaceId, journeyId);
        var timer = change(kept.Timer, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        Keep(connection, actor, journeyId, kept with { EndsAt = timer.EndsAt?.ToUnixTimeMilliseconds(), Left = (long)timer.Left.TotalMilliseconds });
        return timer;
    });

    /// <summary>Keeps which step the road begins with.</summary>
    public Task BeginsWithAsync(Actor actor, Guid journeyId, string? stepId) => KeepAsync(actor, journeyId, kept => kept with { Begins = stepId });

    /// <summary>Keeps that somebody has said where the road turns.</summary>
    public Task TurnsSaidAsync(Actor actor, Guid journeyId) => KeepAsync(actor, journeyId, kept => kept with { Turns = "said" });

    // ---- parts ----

    private Task KeepAsync(Actor actor, Guid journeyId, Func<KeptPlan, KeptPlan> change) =>
        database.WriteAsync(connection => Keep(connection, actor, journeyId, change(Kept(connection, actor.WorkspaceId, journeyId))));

    private static void Keep(DbConnection connection, Actor actor, Guid journeyId, KeptPlan plan) => connection.Execute(
        "UPDATE journey SET plan = @plan WHERE id = @journeyId AND workspace_id = @WorkspaceId", new { plan = JsonSerializer.Serialize(plan, Json), journeyId, actor.WorkspaceId });

    private void Insert(DbConnection connection, Actor actor, Guid journeyId, string id, long position, string text, string? stepId) => connection.Execute(
        """
        INSERT INTO plan_card (journey_id, id, workspace_id, position, text, place, step_id, created_at, created_by)
        VALUES (@journeyId, @id, @WorkspaceId, @position, @text, 0, @stepId, @at, @AccountId)
        ON CONFLICT (journey_id, id) DO NOTHING
        """,
        new { journeyId, id, actor.WorkspaceId, position, text, stepId, at = clock.GetUtcNow().ToUnixTimeMilliseconds(), actor.AccountId });

    private Task<bool> ChangeAsync(Actor actor, Guid journeyId, string cardId, string set, object values) => database.WriteAsync(connection =>
    {
        var all = new DynamicParameters(values);
        all.AddDynamicParams(new { journeyId, actor.WorkspaceId, cardId });
        return connection.Execute($"UPDATE plan_card SET {set} WHERE journey_id = @journeyId AND workspace_id = @WorkspaceId AND id = @cardId", all) > 0;
    });

    private static KeptPlan Kept(DbConnection connection, Guid workspaceId, Guid journeyId) =>
        connection.ExecuteScalar<string?>("SELECT plan FROM journey WHERE id = @journeyId AND workspace_id = @workspaceId", new { journeyId, workspaceId }) is { } json
            ? JsonSerializer.Deserialize<KeptPlan>(json, Json)!
            : new KeptPlan();

    private sealed record KeptPlan
    {
        /// <summary>Milliseconds since 1970.</summary>
        public long? EndsAt { get; init; }

        /// <summary>Milliseconds.</summary>
        public long? Left { get; init; }
        public string? Begins { get; init; }
        public string? Turns { get; init; }

        [JsonIgnore]
        public PlanTimer Timer => new(EndsAt is { } end ? Instant.FromUnixTimeMilliseconds(end) : null, Left is { } left ? Duration.FromMilliseconds(left) : PlanTimer.Whole);
    }
}
