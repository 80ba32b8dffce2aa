using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Commands.Bench;

/// <summary>The real server over a data folder of the bench; its loops stand still until they are started.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private const int MailConnections = 32;

    private readonly WebApplication _app;
    private readonly BenchFolder? _own;
    private EngineHost? _loops;

    private BenchServer(BuildServer build, BenchFolder folder, bool isOwn)
    {
        _own = isOwn ? folder : null;
        Folder = folder;
        _app = build(new ServeOptions(folder.Path, "http://127.0.0.1:0")
        {
            IsQuiet = true,
            PublicAddress = new Uri("https://journeys.example.com"),
            Configure = builder =>
            {
                builder.Logging.ClearProviders();
                var loops = builder.Services.Single(service => service.ImplementationType == typeof(EngineHost));
                builder.Services.Remove(loops);
            },
        });
    }

    public BenchFolder Folder { get; }
    public Guid Workspace => Folder.Workspace;
    public PublishedVersion Version => Engine.Catalogue.Version(Folder.Version);
    public string WriteKey => Folder.WriteKey;
    public Uri Address => new(_app.Urls.First());
    public TimeProvider Clock => _app.Services.GetRequiredService<TimeProvider>();
    public EngineParts Engine => _app.Services.GetRequiredService<EngineParts>();
    public SignedLinks Links => _app.Services.GetRequiredService<SignedLinks>();
    public Database Database => _app.Services.GetRequiredService<Database>();
    public RowCountReader Rows => new(Database);

    /// <summary>Over a folder that somebody else looks after.</summary>
    public static Task<BenchServer> StartAsync(BuildServer build, BenchFolder folder) => StartAsync(build, folder, isOwn: false);

    /// <summary>Over a folder of its own.</summary>
    /// <param name="mailPort">Where mail leaves to on this machine; the visible outbox where null.</param>
    public static async Task<BenchServer> StartAsync(BuildServer build, string journeyFile, int? mailPort = null)
    {
        var folder = await BenchFolder.CreateAsync(journeyFile, mail => mailPort is { } port ? ToThisMachine(mail, port) : mail);
        return await StartAsync(build, folder, isOwn: true);
    }

    /// <summary>Lets timers, outbox and sweeper run by the clock, as they always do outside of a measurement.</summary>
    public async Task StartLoopsAsync()
    {
        _loops = new EngineHost(Engine.Engine, NullLogger<EngineHost>.Instance);
        await _loops.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_loops is not null) await _loops.StopAsync(CancellationToken.None);
        _loops?.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _own?.Dispose();
    }

    private static MailSettings ToThisMachine(MailSettings mail, int port) =>
        mail with { Host = "127.0.0.1", Port = port, Security = "none", Connections = MailConnections };

    private static async Task<BenchServer> StartAsync(BuildServer build, BenchFolder folder, bool isOwn)
    {
        var server = new BenchServer(build, folder, isOwn);
        await server._app.StartAsync();
        return server;
    }
}
