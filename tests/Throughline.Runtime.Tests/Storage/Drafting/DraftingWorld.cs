using NodaTime;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Tests.Engine;

namespace Throughline.Runtime.Tests.Drafting;

/// <summary>A business of two people in a store of its own, gone afterwards.</summary>
public abstract class DraftingWorld : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("throughline-drafting-").FullName;

    private protected HandClock Clock { get; } = new(Instant.FromUtc(2035, 3, 5, 9, 0));
    private protected Database Database { get; private set; } = null!;
    private protected Actor Ana { get; private set; }
    private protected Actor Ben { get; private set; }

    public virtual async ValueTask InitializeAsync()
    {
        Database = Database.Open(Path.Combine(_folder, "t.db"));
        var workspace = await new Workspaces(Database, Clock).CreateAsync("Ours", "UTC", "ana");
        (Ana, Ben) = (new Actor(workspace, "ana"), new Actor(workspace, "ben"));
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
