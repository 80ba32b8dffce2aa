using Dapper;
using NodaTime;
using Throughline.Businesses;

namespace Throughline.Runtime.Storage;

/// <summary>A business that an account may enter, and what it may do there.</summary>
/// <param name="Role">Null where the stored word is none that is known: they may do nothing.</param>
/// <param name="TeamKey">Who they are in the book's team, by which steps name them; null for nobody of it.</param>
internal sealed record Membership(Guid Id, string Name, string Zone, Role? Role, Permissions May, string? TeamKey);

/// <summary>Somebody who may enter a business.</summary>
internal sealed record Member(string AccountId, string Name, Role? Role, Permissions May, string? TeamKey);

/// <summary>Who may enter which business, and as what.</summary>
internal sealed class Members(Database database, TimeProvider clock)
{
    private const string OfAccountSql = """
        SELECT w.id AS WorkspaceId, w.name AS Name, w.zone AS Zone, m.role AS RoleWord, m.grants AS Grants, m.team_key AS TeamKey
        FROM member m JOIN workspace w ON w.id = m.workspace_id
        WHERE m.account_id = @accountId
        ORDER BY LOWER(w.name), w.created_at
        """;

    private const string OfBusinessSql = """
        SELECT m.account_id AS AccountId, a."FullName" AS Name, m.role AS RoleWord, m.grants AS Grants, m.team_key AS TeamKey
        FROM member m JOIN account a ON a."Id" = m.account_id
        WHERE m.workspace_id = @workspaceId
        ORDER BY LOWER(a."FullName"), m.account_id
        """;

    private const string LetInSql = """
        INSERT INTO member (workspace_id, account_id, role, grants, team_key, created_at)
        VALUES (@WorkspaceId, @accountId, @role, @grants, @teamKey, @at)
        ON CONFLICT (workspace_id, account_id) DO UPDATE SET role = excluded.role, grants = excluded.grants, team_key = excluded.team_key
        """;

    /// <summary>The businesses of an account, by name.</summary>
    public IReadOnlyList<Membership> Of(string accountId) => database.Read(connection => connection
        .Query<Row>(OfAccountSql, new { accountId })
        .Select(row => new Membership(row.WorkspaceId, row.Name, row.Zone, row.Role, row.May, row.TeamKey))
        .ToList());

    /// <summary>Everybody who may enter a business, by name.</summary>
    public IReadOnlyList<Member> In(Guid workspaceId) => database.Read(connection => connection
        .Query<Row>(OfBusinessSql, new { workspaceId })
        .Select(row => new Member(row.AccountId, row.Name, row.Role, row.May, row.TeamKey))
        .ToList());

    /// <summary>Lets an account in, or makes it something else there; says so in the audit.</summary>
    /// <param name="grants">What a coach may do; of no other role does it count.</param>
    /// <param name="teamKey">Who they are in the book's team.</param>
    public async Task LetInAsync(Actor actor, string accountId, Role role, Permissions grants = default, string? teamKey = null)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var granted = role == Role.Coach ? grants : Permissions.None;
        var at = now.ToUnixTimeMilliseconds();
        var values = new { actor.WorkspaceId, accountId, role = role.Word(), grants = granted.ToString(), teamKey, at };
        await database.WriteAsync(connection =>
        {
            connection.Execute(LetInSql, values);
            AuditLog.Write(connection, actor, now, "member.let-in", $"{accountId} {role.Word()}");
        });
    }

    private sealed record Row
    {
        public Guid WorkspaceId { get; init; }
        public string AccountId { get; init; } = "";
        public string Name { get; init; } = "";
        public string Zone { get; init; } = "";
        public string RoleWord { get; init; } = "";
        public string Grants { get; init; } = "";
        public string? TeamKey { get; init; }

        public Role? Role => Roles.Find(RoleWord);
        public Permissions May => Role?.Allows(Permissions.Parse(Grants)) ?? Permissions.None;
    }
}
