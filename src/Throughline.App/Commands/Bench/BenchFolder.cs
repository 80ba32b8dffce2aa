using Throughline.Businesses;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Commands.Bench;

/// <summary>A temporary data folder with one business, one published journey and a key; gone at the end.</summary>
internal sealed class BenchFolder : IDisposable
{
    private BenchFolder(string path) => Path = path;

    public string Path { get; }
    public string DatabaseFile => new ServeOptions(Path).DatabaseFile;
    public Guid Workspace { get; private init; }
    public Guid Version { get; private init; }
    public string WriteKey { get; private init; } = "";

    /// <param name="mail">Where mail leaves to; nothing is set beforehand but whom it is from.</param>
    public static async Task<BenchFolder> CreateAsync(string journeyFile, Func<MailSettings, MailSettings> mail)
    {
        var folder = new BenchFolder(NewPath());
        await using var database = Database.Open(folder.DatabaseFile);
        var workspaces = new Workspaces(database, TimeProvider.System);
        var workspace = await workspaces.CreateAsync("Sound Works", "Europe/London", "bench");
        var actor = new Actor(workspace, "bench");
        await workspaces.ChangeAsync(actor, "settings", settings => settings with
        {
            // Without quiet hours and without a cap, so that the figures are the same at night.
            Sending = settings.Sending with { CapCount = 0, QuietFrom = "00:00", QuietUntil = "00:00" },
            Mail = mail(settings.Mail with { FromAddress = "jill@example.com", PostalAddress = "1 High Street, London" }),
        });
        await using var engine = await EngineParts.OpenAsync(database, new EngineOptions(new Uri("http://localhost")));
        var published = await engine.Publishing.PublishAsync(workspace, journeyFile, "bench");
        if (published.VersionId is not { } version)
            throw new InvalidOperationException($"The journey of the bench is broken: {string.Join(' ', published.Compilation.Findings)}");
        return new BenchFolder(folder.Path)
        {
            Workspace = workspace,
            Version = version,
            WriteKey = await new ApiKeys(database, TimeProvider.System).CreateAsync(actor, "Bench", KeyKind.Server, KeyScopes.Events),
        };
    }

    /// <summary>The same once more, while nobody has it open.</summary>
    public BenchFolder Copy()
    {
        var copy = new BenchFolder(NewPath()) { Workspace = Workspace, Version = Version, WriteKey = WriteKey };
        foreach (var file in Directory.GetFiles(Path)) File.Copy(file, System.IO.Path.Combine(copy.Path, System.IO.Path.GetFileName(file)));
        return copy;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string NewPath() => Directory.CreateTempSubdirectory("throughline-bench-").FullName;
}
