using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Throughline.Tests.House;

namespace Throughline.Tests.Journeys;

/// <summary>What readers that are not ours make of a journey file: npm's yaml and ajv, in the folder <c>node</c> of this project.</summary>
internal static class OtherReaders
{
    private static readonly string _folder = Path.Combine(Repository.Root, "tests", "Throughline.Tests", "node");
    private static readonly Lazy<bool> _installed = new(Install);

    /// <param name="Value">By the rules of YAML 1.2.</param>
    /// <param name="Older">By the rules of YAML 1.1.</param>
    /// <param name="Complaints">Of the JSON Schema.</param>
    public sealed record Reading(JsonNode? Value, JsonNode? Older, string[] Complaints);

    public static Reading[] Read(params string[] files)
    {
        Assert.True(_installed.Value);
        var output = Run("node", ["check-journeys.mjs", Path.Combine(Repository.Root, "docs", "journey.schema.json")], JsonSerializer.Serialize(files));
        return JsonSerializer.Deserialize<Reading[]>(output, JsonSerializerOptions.Web)!;
    }

    private static bool Install()
    {
        var wanted = new FileInfo(Path.Combine(_folder, "package-lock.json"));
        var present = new FileInfo(Path.Combine(_folder, "node_modules", ".package-lock.json"));
        if (present.Exists && present.LastWriteTimeUtc >= wanted.LastWriteTimeUtc) return true;
        Run(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], "");
        File.SetLastWriteTimeUtc(present.FullName, wanted.LastWriteTimeUtc);
        return true;
    }

    private static string Run(string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Start(start);
        var complaints = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {complaints.Result}{output.Result}");
        return output.Result;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"This test needs Node 20 or newer, and '{start.FileName}' cannot be started. Install it and run again.", exception);
        }
    }
}
