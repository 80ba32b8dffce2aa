using System.Data.Common;
using System.Globalization;
using Dapper;
using NodaTime;
using Throughline.Journeys;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage;

/// <summary>Drafts that came from elsewhere, however broken.</summary>
internal static class KeptDrafts
{
    /// <summary>
    /// Keeps a draft that came from elsewhere, however broken, as a journey of its own, and beside it the whole file it came
    /// from, so that what could not be read is not lost.
    /// </summary>
    /// <param name="key">How the journey shall be called; a number is added where that is taken.</param>
    /// <param name="unread">The whole file, where it says something that no journey can hold.</param>
    /// <returns>The key it got.</returns>
    public static Task<string> KeepAsync(Database database, Actor actor, string key, JourneyDraft draft, string? unread, Instant now) =>
        database.WriteAsync(connection =>
        {
            var free = Keep(connection, actor.WorkspaceId, key, draft, unread, now);
            AuditLog.Write(connection, actor, now, "journey.imported", free);
            return free;
        });

    private static string Keep(DbConnection connection, Guid workspaceId, string key, JourneyDraft draft, string? unread, Instant now)
    {
        var taken = connection.Query<string>("SELECT key FROM journey WHERE workspace_id = @workspaceId", new { workspaceId }).ToHashSet(StringComparer.Ordinal);
        var free = key;
        for (var number = 2; taken.Contains(free); number++)
            free = $"{key[..Math.Min(key.Length, LongestKey - 6)].TrimEnd('-')}-{number.ToString(CultureInfo.InvariantCulture)}";
        connection.Execute(
            """
            INSERT INTO journey (id, workspace_id, key, name, draft, draft_revision, unread, created_at, updated_at)
            VALUES (@journeyId, @workspaceId, @free, @name, @file, 1, @unread, @at, @at)
            """,
            new
            {
                journeyId = DerivedId.Of(workspaceId.ToString("N"), "journey", free),
                workspaceId,
                free,
                name = NameOf(draft) ?? free,
                file = JourneyFile.Write(draft with { Journey = free }),
                unread,
                at = now.ToUnixTimeMilliseconds(),
            });
        return free;
    }

    /// <summary>The longest key of a journey, in characters.</summary>
    public const int LongestKey = 64;

    private const int LongestName = 200;

    // For lists; the draft keeps the name as it came.
    private static string? NameOf(JourneyDraft draft) =>
        string.IsNullOrWhiteSpace(draft.Name) ? null
        : draft.Name.Trim().ReplaceLineEndings(" ") is var name && name.Length <= LongestName ? name
        : name[..LongestName];
}
