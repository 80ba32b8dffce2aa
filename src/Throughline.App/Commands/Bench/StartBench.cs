namespace Throughline.App.Commands.Bench;

/// <summary>This same program, started anew over an empty folder: until its first page, and what it holds while nothing happens.</summary>
internal static class StartBench
{
    public static async Task<List<Figure>> RunAsync(BenchSize size, BenchTalk talk, CancellationToken cancel)
    {
        talk.Say($"Starting the server {size.Starts} times.");
        var runs = new List<(double Seconds, double Megabytes)>();
        for (var i = 0; i < size.Starts; i++) runs.Add(await StartAsync(size.Idle, cancel));
        return
        [
            new($"start to first page, best of {size.Starts}", runs.Min(run => run.Seconds), "s", "firstPageSeconds"),
            new("memory while idle, worst", runs.Max(run => run.Megabytes), "MB", "idleMegabytes"),
        ];
    }

    private static async Task<(double Seconds, double Megabytes)> StartAsync(TimeSpan idle, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("throughline-bench-").FullName;
        try
        {
            var clock = TimeProvider.System;
            var start = clock.GetTimestamp();
            await using var server = OwnProcess.Serve(folder, OwnProcess.FreePort());
            using var http = new HttpClient { BaseAddress = server.Address };
            while (!await AnswersAsync(http, cancel))
            {
                if (server.HasExited) throw new InvalidOperationException($"The server did not start: {server.Said}");
                await Task.Delay(10, cancel);
            }
            var seconds = clock.GetElapsedTime(start).TotalSeconds;
            await Task.Delay(idle, cancel);
            return (seconds, server.Megabytes);
        }
        finally
        {
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
}
