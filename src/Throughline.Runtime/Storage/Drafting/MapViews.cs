using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using NodaTime;

namespace Throughline.Runtime.Storage.Drafting;

/// <summary>A named choice of rows, in order.</summary>
internal sealed record KeptView(string Name, ImmutableArray<string> Rows);

/// <summary>The views of the map that a business has made for itself; all its journeys share them.</summary>
internal sealed class MapViews(Database database, TimeProvider clock)
{
    /// <summary>Most views of one business.</summary>
    public const int MostViews = 50;

    /// <summary>Most letters of a name.</summary>
    public const int LongestName = 60;

    /// <summary>By name.</summary>
    public IReadOnlyList<KeptView> List(Guid workspaceId) => database.Read(connection =>
        connection.Query<(string Name, string Body)>("SELECT name, body FROM map_view WHERE workspace_id = @workspaceId ORDER BY LOWER(name)", new { workspaceId })
            .Select(row => new KeptView(row.Name, JsonSerializer.Deserialize<ImmutableArray<string>>(row.Body)))
            .ToList());

    /// <summary>Keeps a view, in place of the one of that name where there is one. False where there are too many already.</summary>
    public async Task<bool> SaveAsync(Actor actor, KeptView view)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return await database.WriteAsync(connection =>
        {
            if (connection.ExecuteScalar<int>("SELECT COUNT(*) FROM map_view WHERE workspace_id = @WorkspaceId AND name <> @Name", new { actor.WorkspaceId, view.Name }) >= MostViews) return false;
            connection.Execute(
                """
                INSERT INTO map_view (workspace_id, name, body, updated_at) VALUES (@WorkspaceId, @Name, @body, @at)
                ON CONFLICT (workspace_id, name) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at
                """,
                new { actor.WorkspaceId, view.Name, body = JsonSerializer.Serialize(view.Rows), at = now.ToUnixTimeMilliseconds() });
            AuditLog.Write(connection, actor, now, "map-view.saved", view.Name);
            return true;
        });
    }

    /// <summary>What was removed; null where this business has no such view.</summary>
    public async Task<KeptView?> RemoveAsync(Actor actor, string name)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return await database.WriteAsync(connection =>
        {
            var body = connection.ExecuteScalar<string?>("DELETE FROM map_view WHERE workspace_id = @WorkspaceId AND name = @name RETURNING body", new { actor.WorkspaceId, name });
            if (body is null) return null;
            AuditLog.Write(connection, actor, now, "map-view.removed", name);
            return new KeptView(name, JsonSerializer.Deserialize<ImmutableArray<string>>(body));
        });
    }
}
