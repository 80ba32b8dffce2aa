using System.Diagnostics;
using System.Text;

namespace Throughline.Runtime.Tests.Channels.Support;

/// <summary>Programs from npm that read what we write, in the folder <c>node</c> of this project.</summary>
internal static class NodePackages
{
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    private static string Folder { get; } = Path.Combine(RootFolder(), "tests", "Throughline.Runtime.Tests", "node");

    /// <summary>Runs a script of that folder over all lines at once; one line out for each line in.</summary>
    public static async Task<string[]> RunAsync(string script, IReadOnlyList<string> lines)
    {
        await Installed.Value;
        var output = await RunAsync("node", [script], string.Join('\n', lines));
        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines.Count, answers.Length);
        return answers;
    }

    private static async Task InstallAsync()
    {
        var wanted = new FileInfo(Path.Combine(Folder, "package-lock.json"));
        var present = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (present.Exists && present.LastWriteTimeUtc >= wanted.LastWriteTimeUtc) return;
        await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], "");
        File.SetLastWriteTimeUtc(present.FullName, wanted.LastWriteTimeUtc);
    }

    private static async Task<string> RunAsync(string program, string[] arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var complaints = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), patience.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await complaints}");
        return await output;
    }

    private static string RootFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Throughline.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
