using NodaTime;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Outside;

/// <summary>Two businesses with a journey each, and a clock that goes by hand.</summary>
public sealed class OutsideWorld : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("throughline-outside-");

    internal HandClock Clock { get; } = new();
    internal Database Database { get; private set; } = null!;
    internal Actor Us { get; private set; }
    internal Actor Them { get; private set; }
    internal Guid Ours { get; private set; }
    internal Guid Theirs { get; private set; }
    internal Instant Now => Instant.FromDateTimeOffset(Clock.GetUtcNow());

    public async ValueTask InitializeAsync()
    {
        Database = Database.Open(Path.Combine(_folder.FullName, "world.db"));
        var workspaces = new Workspaces(Database, Clock);
        Us = new(await workspaces.CreateAsync("Ours", "UTC", "jill"), "jill");
        Them = new(await workspaces.CreateAsync("Theirs", "UTC", "tom"), "tom");
        Ours = await JourneyAsync(Us.WorkspaceId);
        Theirs = await JourneyAsync(Them.WorkspaceId);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    internal Task<string> KeepAsync(Guid workspace, string key, JourneyDraft draft, string? unread = null) =>
        KeptDrafts.KeepAsync(Database, new Actor(workspace, "jill"), key, draft, unread, Now);

    private async Task<Guid> JourneyAsync(Guid workspace)
    {
        await KeepAsync(workspace, "first-week", new JourneyDraft { Name = "A first week" });
        return Database.Read(connection => Dapper.SqlMapper.QuerySingle<Guid>(connection, "SELECT id FROM journey WHERE workspace_id = @workspace", new { workspace }));
    }
}
