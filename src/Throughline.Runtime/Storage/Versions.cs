using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using Throughline.Journeys;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage;

/// <summary>Journeys and their published versions, as written.</summary>
internal static class Versions
{
    /// <summary>Keeps the file as the draft of the journey its key names, making that where there is none.</summary>
    public static Guid SaveDraft(SqliteConnection connection, Guid workspaceId, Journey journey, string file, Instant now)
    {
        var journeyId = DerivedId.Of(workspaceId.ToString("N"), "journey", journey.Key);
        connection.Execute(
            """
            INSERT INTO journey (id, workspace_id, key, name, draft, created_at, updated_at) VALUES (@journeyId, @workspaceId, @Key, @Name, @file, @at, @at)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, draft = excluded.draft, updated_at = excluded.updated_at
            """,
            new { journeyId, workspaceId, journey.Key, journey.Name, file, at = now.ToUnixTimeMilliseconds() });
        return journeyId;
    }

    /// <summary>Adds a version and makes it live; where the live one is the same file, that one.</summary>
    public static (Guid JourneyId, Guid VersionId, int Number, bool IsNew) Publish(SqliteConnection connection, Guid workspaceId, Journey journey, string file, string? by, Instant now)
    {
        var journeyId = SaveDraft(connection, workspaceId, journey, file, now);
        var at = now.ToUnixTimeMilliseconds();
        var live = connection.QuerySingleOrDefault<Live>(
            "SELECT v.id, v.number, v.file FROM journey j JOIN journey_version v ON v.id = j.live_version_id WHERE j.id = @journeyId", new { journeyId });
        if (live?.File == file) return (journeyId, live.Id, live.Number, false);

        var number = 1 + connection.ExecuteScalar<int>("SELECT COALESCE(MAX(number), 0) FROM journey_version WHERE journey_id = @journeyId", new { journeyId });
        var versionId = DerivedId.Of(journeyId.ToString("N"), "version", number.ToString(CultureInfo.InvariantCulture));
        connection.Execute(
            """
            INSERT INTO journey_version (id, journey_id, workspace_id, number, file, published_at, published_by) VALUES (@versionId, @journeyId, @workspaceId, @number, @file, @at, @by);
            UPDATE journey SET live_version_id = @versionId WHERE id = @journeyId;
            """,
            new { versionId, journeyId, workspaceId, number, file, at, by });
        return (journeyId, versionId, number, true);
    }

    private sealed class Live
    {
        public Guid Id { get; init; }
        public int Number { get; init; }
        public string File { get; init; } = "";
    }
}
