using NodaTime;

namespace Throughline.App.Commands.Bench;

/// <summary>Newcomers over HTTP, each unknown before, until the first message of each has left and is recorded.</summary>
internal static class SignUpBench
{
    private const int Connections = 16;

    public static async Task<List<Figure>> RunAsync(BenchSize size, BuildServer build, BenchTalk talk, CancellationToken cancel)
    {
        await using var sink = await MailSink.StartAsync(cancel);
        await using var server = await BenchServer.StartAsync(build, BenchJourneys.Course(writesFirst: true), sink.Port);
        await server.StartLoopsAsync();
        var load = new EventLoad(1, Instant.FromDateTimeOffset(server.Clock.GetUtcNow()));
        using var sender = new EventSender(server, Connections);
        await sender.SendAllAsync("/v1/batch", load.SignUps(size.FirstSignUps), cancel);
        await MailBench.LeftAsync(server, most: 0, cancel);

        var count = size.SignUps;
        var bodies = load.SignUps(count);
        talk.Say($"{count:#,0} people sign up.");
        var start = server.Clock.GetTimestamp();
        await sender.SendAllAsync("/v1/batch", bodies, cancel);
        var taken = server.Clock.GetElapsedTime(start).TotalSeconds;
        await MailBench.LeftAsync(server, most: 0, cancel);
        var seconds = server.Clock.GetElapsedTime(start).TotalSeconds;
        MailBench.CheckSent(server, size.FirstSignUps + count);
        talk.Say("Everybody has their first message.");
        return
        [
            new("sign-up to first message, end to end", count / seconds, "people/s", "signUpsPerSecond"),
            new("  signed up, while mail was leaving", count / taken, "people/s"),
        ];
    }
}
