using System.Data.Common;
using Dapper;
using NodaTime;
using Throughline.Businesses;
using Throughline.Messages;

namespace Throughline.Runtime.Storage;

/// <summary>What became of changing a file of the library.</summary>
internal enum LibraryChange
{
    Done,

    /// <summary>There is none of this name, or it was taken out.</summary>
    NotThere,

    /// <summary>A file has this name already.</summary>
    Taken,

    /// <summary>There are as many files as there can be.</summary>
    Full,

    /// <summary>What it held was swept away.</summary>
    Gone,
}

/// <summary>A journey that people walk, and whose letters name a file.</summary>
internal sealed record FileUse(string JourneyKey, string JourneyName);

/// <summary>Files of businesses. What they hold lies in <see cref="LibraryContents"/>.</summary>
internal sealed class LibraryFiles(Database database, TimeProvider clock)
{
    /// <summary>Most files a business has.</summary>
    public const int Most = 500;

    private const string Columns = """
        key, title, shows, kind, media_type AS MediaType, content_id AS ContentId, bytes, width, height, changed_at AS ChangedAt
        """;
    private const string Removed = "file.removed";
    private const string OfKey = "WHERE workspace_id = @WorkspaceId AND key = @key";
    private const string AllSql =
        $"SELECT {Columns} FROM library_file WHERE workspace_id = @workspaceId AND removed_at IS NULL ORDER BY LOWER(title), key";
    private const string EverybodysSql = $"SELECT workspace_id AS WorkspaceId, {Columns} FROM library_file WHERE removed_at IS NULL";
    private const string OneSql =
        $"SELECT {Columns} FROM library_file WHERE workspace_id = @workspaceId AND key = @key AND removed_at IS NULL";

    private const string LiveSql = """
        SELECT j.key AS Key, j.name AS Name, v.file AS File FROM journey j JOIN journey_version v ON v.id = j.live_version_id
        WHERE j.workspace_id = @workspaceId AND j.archived_at IS NULL ORDER BY LOWER(j.name)
        """;

    private const string CountSql = "SELECT COUNT(*) FROM library_file WHERE workspace_id = @WorkspaceId AND removed_at IS NULL";

    private const string AddSql = """
        INSERT INTO library_file
          (workspace_id, key, title, shows, kind, media_type, content_id, bytes, width, height, created_at, changed_at)
        VALUES (@WorkspaceId, @key, @Title, @Shows, @Kind, @MediaType, @ContentId, @Bytes, @Width, @Height, @at, @at)
        ON CONFLICT (workspace_id, key) DO UPDATE SET title = excluded.title, shows = excluded.shows, kind = excluded.kind,
          media_type = excluded.media_type, content_id = excluded.content_id, bytes = excluded.bytes, width = excluded.width,
          height = excluded.height, created_at = excluded.created_at, changed_at = excluded.changed_at, removed_at = NULL
        WHERE library_file.removed_at IS NOT NULL
        """;

    private const string PastSql = $"""
        INSERT INTO library_past (content_id, workspace_id, key) SELECT content_id, workspace_id, key FROM library_file {OfKey}
        ON CONFLICT (content_id) DO NOTHING
        """;

    private const string PictureSql =
        $"SELECT workspace_id AS WorkspaceId, {Columns} FROM library_file WHERE content_id = @content AND removed_at IS NULL";

    private const string PastPictureSql = $"""
        SELECT workspace_id AS WorkspaceId, {Columns} FROM library_file
        WHERE (workspace_id, key) IN (SELECT workspace_id, key FROM library_past WHERE content_id = @content) AND removed_at IS NULL
        """;

    private const string ReplaceSql = $"""
        UPDATE library_file SET media_type = @MediaType, content_id = @ContentId, bytes = @Bytes, width = @Width, height = @Height,
          changed_at = @at
        {OfKey} AND removed_at IS NULL AND kind = @Kind
        """;

    private const string DescribeSql = $"UPDATE library_file SET title = @title, shows = @shows {OfKey} AND removed_at IS NULL";
    private const string RemoveSql = $"UPDATE library_file SET removed_at = @at {OfKey} AND removed_at IS NULL";
    private const string RestoreSql = $"UPDATE library_file SET removed_at = NULL {OfKey} AND removed_at IS NOT NULL";

    private const string WholeSql = """
        SELECT COUNT(*) FROM library_file f JOIN library_content c ON c.workspace_id = f.workspace_id AND c.content_id = f.content_id
        WHERE f.workspace_id = @WorkspaceId AND f.key = @key AND c.loose_since IS NULL
        """;

    private const string CopySql = """
        INSERT INTO library_file
          (workspace_id, key, title, shows, kind, media_type, content_id, bytes, width, height, created_at, changed_at)
        SELECT @to, key, title, shows, kind, media_type, @content, bytes, width, height, @at, @at
        FROM library_file WHERE workspace_id = @from AND key = @key
        """;

    /// <summary>Called after a file was brought, changed or taken out.</summary>
    public Action? Changed { get; set; }

    /// <summary>All of a business, by title.</summary>
    public IReadOnlyList<LibraryFile> All(Guid workspaceId) => database.Read(connection => All(connection, workspaceId));

    /// <inheritdoc cref="All(Guid)"/>
    public static IReadOnlyList<LibraryFile> All(DbConnection connection, Guid workspaceId) =>
        [.. connection.Query<Row>(AllSql, new { workspaceId }).Select(row => row.ToFile())];

    /// <summary>Those of every business.</summary>
    public static IReadOnlyList<(Guid WorkspaceId, LibraryFile File)> OfEverybody(DbConnection connection) =>
        [.. connection.Query<Row>(EverybodysSql).Select(row => (row.WorkspaceId, row.ToFile()))];

    /// <summary>The file of this name; null where there is none.</summary>
    public LibraryFile? Find(Guid workspaceId, string key) =>
        database.Read(connection => connection.QuerySingleOrDefault<Row>(OneSql, new { workspaceId, key })?.ToFile());

    /// <summary>Journeys that newcomers enter and whose letters name the file, by name.</summary>
    public IReadOnlyList<FileUse> NamedBy(Guid workspaceId, string key) => database.Read(connection =>
        connection.Query<(string Key, string Name, string File)>(LiveSql, new { workspaceId })
            .Where(journey => FileLinks.NamedInFile(journey.File).Contains(key))
            .Select(journey => new FileUse(journey.Key, journey.Name)).ToList());

    /// <summary>Whose file holds this, or held it before it was replaced; null where none does.</summary>
    public (Guid WorkspaceId, LibraryFile File)? FindByContent(Guid content) => database.Read(connection =>
    {
        var row = connection.QuerySingleOrDefault<Row>(PictureSql, new { content })
            ?? connection.QuerySingleOrDefault<Row>(PastPictureSql, new { content });
        return row is null ? ((Guid, LibraryFile)?)null : (row.WorkspaceId, row.ToFile());
    });

    /// <summary>A new file, which names a content that was written.</summary>
    public Task<LibraryChange> AddAsync(Actor actor, LibraryFile file) => ChangeAsync(actor, (file.Key, "file.brought"), (connection, at) =>
    {
        if (connection.ExecuteScalar<long>(CountSql, new { actor.WorkspaceId }) >= Most) return LibraryChange.Full;
        connection.Execute(PastSql, Values(actor, file, at));
        return connection.Execute(AddSql, Values(actor, file, at)) == 1 ? LibraryChange.Done : LibraryChange.Taken;
    });

    /// <summary>From now on the file holds another content, of the same kind; its name, title and words stay.</summary>
    public Task<LibraryChange> ReplaceAsync(Actor actor, LibraryFile file) => ChangeAsync(actor, (file.Key, "file.replaced"),
        (connection, at) =>
        {
            connection.Execute(PastSql, Values(actor, file, at));
            return DoneIf(connection.Execute(ReplaceSql, Values(actor, file, at)));
        });

    /// <summary>What it is called, and what it shows.</summary>
    public Task<LibraryChange> DescribeAsync(Actor actor, string key, string title, string shows) =>
        ChangeAsync(actor, (key, "file.described"),
            (connection, _) => DoneIf(connection.Execute(DescribeSql, new { actor.WorkspaceId, key, title, shows })));

    /// <summary>Takes it out; for a day it can be put back.</summary>
    public Task<LibraryChange> RemoveAsync(Actor actor, string key) => ChangeAsync(actor, (key, Removed),
        (connection, at) => DoneIf(connection.Execute(RemoveSql, new { actor.WorkspaceId, key, at })));

    public Task<LibraryChange> RestoreAsync(Actor actor, string key) => ChangeAsync(actor, (key, "file.restored"),
        (connection, _) => DoneIf(connection.Execute(RestoreSql, new { actor.WorkspaceId, key })));

    /// <summary>The same file in another business, with a content of that one; inside somebody's transaction.</summary>
    public static void Copy(DbConnection connection, (Guid From, Guid To) businesses, (string Key, Guid Content) file, Instant now)
    {
        var at = now.ToUnixTimeMilliseconds();
        connection.Execute(CopySql, new { from = businesses.From, to = businesses.To, key = file.Key, content = file.Content, at });
        LibraryContents.Settle(connection, businesses.To, now);
    }

    private async Task<LibraryChange> ChangeAsync(
        Actor actor, (string Key, string Action) what, Func<DbConnection, long, LibraryChange> change)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        try
        {
            var became = await database.WriteAsync(connection =>
            {
                var done = change(connection, now.ToUnixTimeMilliseconds());
                if (done != LibraryChange.Done) return done;
                LibraryContents.Settle(connection, actor.WorkspaceId, now);
                var isWhole = what.Action == Removed
                    || connection.ExecuteScalar<long>(WholeSql, new { actor.WorkspaceId, key = what.Key }) == 1;
                if (!isWhole) throw new ContentGoneException(); // and with it goes what was changed
                AuditLog.Write(connection, actor, now, what.Action, what.Key);
                return done;
            });
            if (became == LibraryChange.Done) Changed?.Invoke();
            return became;
        }
        catch (ContentGoneException)
        {
            return LibraryChange.Gone;
        }
    }

    private static LibraryChange DoneIf(int rows) => rows == 1 ? LibraryChange.Done : LibraryChange.NotThere;

    private static object Values(Actor actor, LibraryFile file, long at) => new
    {
        actor.WorkspaceId,
        key = file.Key,
        file.Title,
        file.Shows,
        Kind = (long)file.Kind,
        file.MediaType,
        file.ContentId,
        file.Bytes,
        Width = (long)file.Width,
        Height = (long)file.Height,
        at,
    };

#pragma warning disable CA1032, CA1064 // ends one transaction, and is seen by nobody
    private sealed class ContentGoneException : Exception;
#pragma warning restore CA1032, CA1064

    private sealed record Row
    {
        public Guid WorkspaceId { get; init; }
        public string Key { get; init; } = "";
        public string Title { get; init; } = "";
        public string Shows { get; init; } = "";
        public int Kind { get; init; }
        public string MediaType { get; init; } = "";
        public Guid ContentId { get; init; }
        public long Bytes { get; init; }
        public int Width { get; init; }
        public int Height { get; init; }
        public long ChangedAt { get; init; }

        public LibraryFile ToFile() => new(Key, Title, Shows, (FileKind)Kind, MediaType, ContentId, Bytes, Width, Height)
        {
            ChangedAt = Instant.FromUnixTimeMilliseconds(ChangedAt),
        };
    }
}
