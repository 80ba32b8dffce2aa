using System.Diagnostics;

namespace Throughline.App.Tests.Api.Support;

/// <summary>The public clients from npm, as their makers publish them, in the folder <c>node</c> of this project.</summary>
internal static class NodeClients
{
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    public static string Root { get; } = RootFolder();

    public static string Folder { get; } = Path.Combine(Root, "tests", "Throughline.App.Tests", "node");

    public static Task ReadyAsync() => Installed.Value;

    /// <summary>Runs a script beside the clients; what it printed. Fails with what it complained of.</summary>
    public static async Task<string> RunAsync(string script, params string[] arguments)
    {
        await ReadyAsync();
        return await RunAsync(Folder, "node", [script, .. arguments]);
    }

    /// <summary>Runs a test of the client's own scripts; what it printed. Fails with what it complained of.</summary>
    public static Task<string> RunClientTestAsync(string test, params string[] arguments) =>
        RunAsync(Path.Combine(Root, "src", "Throughline.App", "Client"), "node", ["tests/run.mjs", test, .. arguments]);

    private static async Task InstallAsync()
    {
        var wanted = new FileInfo(Path.Combine(Folder, "package-lock.json"));
        var present = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (present.Exists && present.LastWriteTimeUtc >= wanted.LastWriteTimeUtc) return;
        await RunAsync(Folder, OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
        File.SetLastWriteTimeUtc(present.FullName, wanted.LastWriteTimeUtc);
    }

    private static async Task<string> RunAsync(string folder, string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var complaints = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await complaints}{await output}");
        return await output;
    }

    private static string RootFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Throughline.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
