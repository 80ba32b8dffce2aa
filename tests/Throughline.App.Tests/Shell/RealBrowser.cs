using System.Diagnostics;
using Microsoft.Playwright;

namespace Throughline.App.Tests.Shell;

/// <summary>Chromium on the machine, and axe-core from npm.</summary>
public sealed class RealBrowser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? _playwright;

    internal IBrowser? Browser { get; private set; }
    internal string Axe { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (Array.Find(Places, File.Exists) is not { } chromium) return;
        Axe = await ReadAxeAsync();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static async Task<string> ReadAxeAsync()
    {
        var folder = Path.Combine(Words_and_drawings.Root(), "tests", "Throughline.App.Tests", "Shell", "node");
        var file = Path.Combine(folder, "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(file))
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", "ci --ignore-scripts --no-audit --no-fund") { WorkingDirectory = folder })!;
            await npm.WaitForExitAsync();
            if (npm.ExitCode != 0) throw new InvalidOperationException($"npm ci failed in {folder}.");
        }
        return await File.ReadAllTextAsync(file);
    }
}
