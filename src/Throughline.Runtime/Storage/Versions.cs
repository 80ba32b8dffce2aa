using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using NodaTime;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage;

/// <summary>A journey's draft as it lies in the store.</summary>
/// <param name="Origins">Id of a draft step → its key in the live version.</param>
internal sealed record StoredDraft(Guid JourneyId, string Key, string File, string Ids, long Revision, IReadOnlyDictionary<string, string> Origins)
{
    /// <summary>Says which draft this is, so that what somebody has read is what is published.</summary>
    public string Print => DerivedId.Of("draft", File).ToString("N");

    /// <summary>Key of a step of the draft → its key in the live version, for all whose descent is known.</summary>
    public IReadOnlyDictionary<string, string> Renames()
    {
        if (Versions.Document(File, Ids, Revision) is not { } document) return ImmutableDictionary<string, string>.Empty;
        var renames = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, step) in document.Ids("steps").Zip(document.Draft.Steps))
            if (step.Key is { } key && Origins.TryGetValue(id, out var origin)) renames.TryAdd(key, origin);
        return renames;
    }
}

/// <summary>Journeys and their published versions, as written.</summary>
internal static class Versions
{
    private const string DraftSql = "SELECT id, key, draft, draft_ids AS Ids, draft_revision AS Revision, origins FROM journey WHERE workspace_id = @workspaceId AND key = @journeyKey";

    /// <summary>
    /// Keeps the file, in canonical form, as the draft of the journey its key names, making that where there is none. What
    /// has the same key as before is the same.
    /// </summary>
    public static Guid SaveDraft(DbConnection connection, Guid workspaceId, Journey journey, string file, Instant now)
    {
        var journeyId = DerivedId.Of(workspaceId.ToString("N"), "journey", journey.Key);
        var canonical = Canonical(file);
        var before = Find(connection, workspaceId, journey.Key);
        if (before?.File == canonical) return journeyId;
        var revision = (before?.Revision ?? -1) + 1;
        var ids = Replaced(before, canonical, revision)?.AllIds ?? Document(canonical, "", revision)?.AllIds ?? "";
        connection.Execute(
            """
            INSERT INTO journey (id, workspace_id, key, name, draft, draft_ids, draft_revision, created_at, updated_at)
            VALUES (@journeyId, @workspaceId, @Key, @Name, @canonical, @ids, @revision, @at, @at)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, draft = excluded.draft, draft_ids = excluded.draft_ids, draft_revision = excluded.draft_revision, updated_at = excluded.updated_at
            """,
            new { journeyId, workspaceId, journey.Key, journey.Name, canonical, ids, revision, at = now.ToUnixTimeMilliseconds() });
        return journeyId;
    }

    /// <summary>The draft; null where this workspace has no such journey.</summary>
    public static StoredDraft? Find(DbConnection connection, Guid workspaceId, string journeyKey)
    {
        var row = connection.QuerySingleOrDefault<DraftRow>(DraftSql, new { workspaceId, journeyKey });
        return row is null ? null : new StoredDraft(row.Id, row.Key, row.Draft, row.Ids, row.Revision, Origins(row.Origins));
    }

    /// <summary>Adds a version and makes it live; where the live one is the same file, that one.</summary>
    /// <param name="stepIds">What lasts of each of its steps through all versions.</param>
    public static (Guid VersionId, int Number, bool IsNew) Publish(DbConnection connection, Guid workspaceId, StoredDraft draft, string name, ImmutableArray<string> stepIds, string? by, Instant now)
    {
        var journeyId = draft.JourneyId;
        var live = connection.QuerySingleOrDefault<Live>(
            "SELECT v.id, v.number, v.file FROM journey j JOIN journey_version v ON v.id = j.live_version_id WHERE j.id = @journeyId", new { journeyId });
        if (live?.File == draft.File) return (live.Id, live.Number, false);

        var number = 1 + connection.ExecuteScalar<int>("SELECT COALESCE(MAX(number), 0) FROM journey_version WHERE journey_id = @journeyId", new { journeyId });
        var versionId = DerivedId.Of(journeyId.ToString("N"), "version", number.ToString(CultureInfo.InvariantCulture));
        connection.Execute(
            """
            INSERT INTO journey_version (id, journey_id, workspace_id, number, file, step_ids, published_at, published_by) VALUES (@versionId, @journeyId, @workspaceId, @number, @File, @ids, @at, @by);
            UPDATE journey SET live_version_id = @versionId, name = @name, origins = @origins WHERE id = @journeyId;
            """,
            new { versionId, journeyId, workspaceId, number, draft.File, ids = string.Join(' ', stepIds), name, origins = Origins(Document(draft.File, draft.Ids, draft.Revision)), at = now.ToUnixTimeMilliseconds(), by });
        return (versionId, number, true);
    }

    /// <summary>The file as Throughline itself would write it, so that an edit and its undo leave no difference; as it is where it is no journey file.</summary>
    public static string Canonical(string file) => JourneyFile.Read(file) is { Draft: { } draft, Findings.IsEmpty: true } ? JourneyFile.Write(draft) : file;

    /// <summary>The draft with its ids; null where the text is no journey file.</summary>
    /// <param name="revision">Ids that are missing are made from it, as <c>DraftStore</c> does.</param>
    public static DraftDocument? Document(string file, string ids, long revision) =>
        JourneyFile.Read(file).Draft is { } draft ? DraftDocument.Open(draft, ids, Numbered(revision)) : null;

    /// <summary>Id of a draft step → its key in the live version, as they lie in the store.</summary>
    public static IReadOnlyDictionary<string, string> Origins(string kept) => JsonSerializer.Deserialize<Dictionary<string, string>>(kept) ?? [];

    private static DraftDocument? Replaced(StoredDraft? before, string file, long revision)
    {
        if (before is null || Document(before.File, before.Ids, before.Revision) is not { } document) return null;
        return DraftEditor.Apply(document, new DraftEdit.Replace(document.File, file, ""), Numbered(revision)).Document;
    }

    private static Func<string> Numbered(long revision)
    {
        var n = 0;
        return () => string.Create(CultureInfo.InvariantCulture, $"r{revision}n{++n}");
    }

    private static string Origins(DraftDocument? document)
    {
        var origins = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (document is not null)
            foreach (var (id, step) in document.Ids("steps").Zip(document.Draft.Steps))
                if (step.Key is { } key) origins[id] = key;
        return JsonSerializer.Serialize(origins);
    }

    private sealed class Live
    {
        public Guid Id { get; init; }
        public int Number { get; init; }
        public string File { get; init; } = "";
    }

    private sealed class DraftRow
    {
        public Guid Id { get; init; }
        public string Key { get; init; } = "";
        public string Draft { get; init; } = "";
        public string Ids { get; init; } = "";
        public string Origins { get; init; } = "{}";
        public long Revision { get; init; }
    }
}
