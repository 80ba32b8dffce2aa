using System.Diagnostics;
using System.Globalization;

namespace Throughline.App.Commands.Bench;

/// <summary>This same program, started anew over an empty folder: until its first page, and what it holds while nothing happens.</summary>
internal static class StartBench
{
    private const int Runs = 3;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    public static async Task<List<Figure>> RunAsync(BenchTalk talk, CancellationToken cancel)
    {
        talk.Say($"Starting the server {Runs} times.");
        var runs = new List<(double Seconds, double Megabytes)>();
        for (var i = 0; i < Runs; i++) runs.Add(await StartAsync(cancel));
        return
        [
            new($"start to first page, best of {Runs}", runs.Min(run => run.Seconds), "s", "firstPageSeconds"),
            new("memory while idle, worst", runs.Max(run => run.Megabytes), "MB", "idleMegabytes"),
        ];
    }

    private static async Task<(double Seconds, double Megabytes)> StartAsync(CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("throughline-bench-").FullName;
        var address = $"http://127.0.0.1:{MailSink.FreePort().ToString(CultureInfo.InvariantCulture)}";
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        using var process = Process.Start(Itself("serve", "--data", folder, "--urls", address))!;
        var drained = process.StandardOutput.ReadToEndAsync(cancel);
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri(address) };
            while (!await AnswersAsync(http, cancel))
            {
                if (process.HasExited) throw new InvalidOperationException("The server did not start.");
                await Task.Delay(10, cancel);
            }
            var seconds = clock.GetElapsedTime(start).TotalSeconds;
            await Task.Delay(Idle, cancel);
            process.Refresh();
            return (seconds, process.WorkingSet64 / (1024.0 * 1024));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            await drained;
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.GetAsync("/", cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static ProcessStartInfo Itself(params string[] arguments)
    {
        var program = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return new ProcessStartInfo(program, isHost ? [Environment.GetCommandLineArgs()[0], .. arguments] : arguments) { UseShellExecute = false, RedirectStandardOutput = true };
    }
}
