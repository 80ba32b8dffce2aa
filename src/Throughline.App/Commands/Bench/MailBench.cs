using System.Collections.Immutable;
using NodaTime;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Channels.Rendering;

namespace Throughline.App.Commands.Bench;

/// <summary>Queued messages through claim, gate, rendering, SMTP and recording, beside what the same sink takes without any of that.</summary>
internal static class MailBench
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    public static async Task<List<Figure>> RunAsync(BenchSize size, BuildServer build, BenchTalk talk, CancellationToken cancel)
    {
        await using var sink = await MailSink.StartAsync(cancel);
        await using var server = await BenchServer.StartAsync(build, BenchJourneys.Waiting(), sink.Port);
        var count = size.Mails;
        var now = Instant.FromDateTimeOffset(server.Clock.GetUtcNow());
        await Crowd.AddAsync(server, count, now - Duration.FromDays(2), talk);
        while (await server.Engine.Engine.AdvanceDueAsync() > 0)
        {
        }

        talk.Say($"Sending {count:#,0} messages to {sink.Name}.");
        var (waiting, start) = ((long)count, server.Clock.GetTimestamp());
        await server.StartLoopsAsync();
        await LeftAsync(server, most: count - count / 3, cancel);
        // What runs for the first time is slow, and not counted as long as anything is left to count.
        if (server.Rows.WaitingDeliveries() is > 0 and var left) (waiting, start) = (left, server.Clock.GetTimestamp());
        await LeftAsync(server, most: 0, cancel);
        var rate = waiting / server.Clock.GetElapsedTime(start).TotalSeconds;
        CheckSent(server, count);
        talk.Say("All are sent and recorded. Sending as many without the engine.");
        var plain = await PlainMail.MailKitAsync(sink.Port, Words(server), count, server.Clock, cancel);
        const string What = "messages sent, from queued to recorded";
        var figures = new List<Figure> { new(What, rate, "messages/s", "mailsPerSecond", $"MailKit alone, {sink.Name}", plain) };
        if (await PlainMail.SmtpSourceAsync(sink.Port, count, server.Clock, cancel) is { } source)
            figures.Add(new(What, rate, "messages/s", null, $"smtp-source alone, {sink.Name}", source));
        figures.Add(new("  of MailKit alone", rate / plain, "", "mailsOfMailKit"));
        return figures;
    }

    /// <summary>The words of one of the messages that were sent.</summary>
    private static RenderedMessage Words(BenchServer server)
    {
        var id = DerivedId.Of("a person of the bench");
        var ana = new PersonFacts(id, "Ana", null, "ana@example.com", null, null, null, Lifecycle.Prospect, ImmutableDictionary<string,
            string>.Empty);
        var journey = server.Version.Journey;
        var values = MergeValues.Of(ana, server.Engine.Catalogue.Workspace(server.Workspace).Sender, journey, step: 0);
        var rendered = server.Engine.Messages.Of(server.Version, step: 0, number: 0, variant: 0).Render(values,
            new MessageLinks(server.Links, id, id));
        return ((RenderOutcome.Rendered)rendered).Message;
    }

    /// <summary>Waits until so few messages are left that are not recorded as sent.</summary>
    public static async Task LeftAsync(BenchServer server, long most, CancellationToken cancel)
    {
        while (server.Rows.WaitingDeliveries() > most) await Task.Delay(Look, cancel);
    }

    public static void CheckSent(BenchServer server, long count)
    {
        var sent = server.Rows.SentDeliveries();
        if (sent != count) throw new InvalidOperationException($"{count} messages should have been sent and {sent} were.");
    }
}
