using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Throughline.Businesses;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Commands.Bench;

/// <summary>The real server over an empty temporary data folder, with one business and one journey.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly WebApplication _app;
    private EngineHost? _loops;

    private BenchServer(BuildServer build, string folder)
    {
        _folder = folder;
        _app = build(new ServeOptions(folder, "http://127.0.0.1:0")
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

    public Guid Workspace { get; private set; }
    public PublishedVersion Version { get; private set; } = null!;
    public string WriteKey { get; private set; } = "";
    public Uri Address => new(_app.Urls.First());
    public TimeProvider Clock => _app.Services.GetRequiredService<TimeProvider>();
    public EngineParts Engine => _app.Services.GetRequiredService<EngineParts>();
    public Database Database => _app.Services.GetRequiredService<Database>();

    /// <param name="mailPort">Where mail leaves to on this machine; the visible outbox where null.</param>
    public static async Task<BenchServer> StartAsync(BuildServer build, string journeyFile, int? mailPort = null)
    {
        var server = new BenchServer(build, Directory.CreateTempSubdirectory("throughline-bench-").FullName);
        await server._app.StartAsync();
        await server.SettleInAsync(journeyFile, mailPort);
        return server;
    }

    /// <summary>Lets timers, outbox and sweeper run by the clock, as they always do outside of a measurement.</summary>
    public async Task StartLoopsAsync()
    {
        _loops = new EngineHost(Engine.Engine, NullLogger<EngineHost>.Instance);
        await _loops.StartAsync(CancellationToken.None);
    }

    /// <summary>A copy of the store as it is now, whole and compact.</summary>
    public string CopyStore(string name)
    {
        var copy = Path.Combine(_folder, name);
        using var connection = RawWrites.Open(((Throughline.Runtime.Storage.Dialects.Sqlite.SqliteDatabase)Database).File);
        RawWrites.Execute(connection, $"VACUUM INTO '{copy}'");
        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        if (_loops is not null) await _loops.StopAsync(CancellationToken.None);
        _loops?.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task SettleInAsync(string journeyFile, int? mailPort)
    {
        var workspaces = _app.Services.GetRequiredService<Workspaces>();
        Workspace = await workspaces.CreateAsync("Sound Works", "Europe/London", "bench");
        await workspaces.ChangeAsync(new Actor(Workspace, "bench"), "settings", settings => settings with
        {
            // Without quiet hours, so that the figures are the same at night.
            Sending = settings.Sending with { QuietFrom = "00:00", QuietUntil = "00:00" },
            Mail = settings.Mail with { FromAddress = "jill@example.com", PostalAddress = "1 High Street, London", Host = mailPort is null ? null : "127.0.0.1", Port = mailPort ?? 0, Security = "none", Connections = 32 },
        });
        var keys = _app.Services.GetRequiredService<ApiKeys>();
        WriteKey = await keys.CreateAsync(new Actor(Workspace, "bench"), "Bench", KeyKind.Server, KeyScopes.Events);
        var published = await Engine.Publishing.PublishAsync(Workspace, journeyFile, "bench");
        if (published.VersionId is not { } version)
            throw new InvalidOperationException("The journey of the bench is broken: " + string.Join(" ", published.Compilation.Findings.Select(finding => finding.Sentence)));
        Version = Engine.Catalogue.Version(version);
    }
}
