using System.Globalization;
using Dapper;
using Throughline.App.Tests.Proofs.Support;
using Throughline.Primitives;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.App.Tests.Proofs;

/// <summary>
/// The server is killed again and again while programs send events and mail leaves. What it had acknowledged is there
/// once, nothing is queued or sent twice, and what was on its way is called unknown.
/// </summary>
public sealed class Killed_under_load(ITestOutputHelper output)
{
    private const int Rounds = 8;
    private const int Senders = 4;

    /// <summary>The chance that decides when to kill; another run's number here runs the same moments again.</summary>
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("THROUGHLINE_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Environment.TickCount & 0xFFFF;

    private readonly Tripwire _mails = new();
    private volatile bool _isMute;

    [Fact]
    public async Task Nothing_acknowledged_is_missing_and_nothing_is_sent_twice()
    {
        output.WriteLine($"THROUGHLINE_SEED={Seed}");
        using var folder = new DataFolder();
        await using var sink = new TestMailServer { Answer = Answer };
        var business = await folder.FurnishAsync(DataFolder.Journey("welcome.yaml"), mail => mail with { Host = "127.0.0.1", Port = sink.Port, Security = "none" });
        var port = RunningServer.FreePort();
        using var crowd = new Crowd(new Uri($"http://127.0.0.1:{port}"), business.WriteKey, Senders);
        var server = await RunningServer.StartAsync(folder.Path, port);
        try
        {
            crowd.ServerIsUp();
            crowd.Begin();
            server = await KillAgainAndAgainAsync(server, crowd, folder, port);
            await crowd.FinishAsync();
            await Until.TrueAsync(() => folder.Count("SELECT COUNT(*) FROM delivery WHERE state IN (0, 1)") == 0, "the outbox is empty");
            await server.StopAsync();
        }
        finally
        {
            await server.DisposeAsync();
        }

        output.WriteLine($"{crowd.Acknowledged.Count} events of {crowd.People} people acknowledged, {crowd.SentAgain} batches sent again, {sink.Whole.Count} mails received.");
        Every_acknowledged_event_is_there_once(folder, business, crowd);
        Nobody_and_nothing_is_doubled(folder, crowd);
        Each_mail_came_once_and_is_called_what_it_is(folder, sink);
        var diagnosis = await folder.ExamineAsync();
        Assert.Empty(diagnosis.Ailments);
        Assert.Equal(crowd.People, diagnosis.Enrollments);
    }

    /// <summary>Kills after so many batches, after so many mails, or while the mail server has a message and has not said so yet.</summary>
    private async Task<RunningServer> KillAgainAndAgainAsync(RunningServer server, Crowd crowd, DataFolder folder, int port)
    {
        var chance = new Random(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            _isMute = round % 3 == 2;
            var moment = (round % 3) switch
            {
                0 => crowd.Batches.SetAsync(chance.Next(1, 60)),
                1 => _mails.SetAsync(chance.Next(1, 600)),
                _ => _mails.SetAsync(chance.Next(1, 5)),
            };
            await moment.WaitAsync(TimeSpan.FromSeconds(60));
            crowd.ServerIsDown();
            server.Kill();
            await server.DisposeAsync();
            _isMute = false;
            server = await RunningServer.StartAsync(folder.Path, port);
            crowd.ServerIsUp();
        }
        return server;
    }

    private string? Answer(Said said)
    {
        if (!said.Is("(message)")) return null;
        var isMute = _isMute;
        _mails.Step();
        return isMute ? TestMailServer.Silence : null;
    }

    private static void Every_acknowledged_event_is_there_once(DataFolder folder, Business business, Crowd crowd)
    {
        var stored = folder.Look(connection => connection.Query<(byte[] Id, long Times)>("SELECT id, COUNT(*) FROM event WHERE name IN ('Identify', 'Signed Up') GROUP BY id")
            .ToDictionary(row => new Guid(row.Id, bigEndian: true), row => row.Times));
        var acknowledged = crowd.Acknowledged.Select(messageId => DerivedId.Of(business.Id.ToString("N"), "message", messageId)).ToHashSet();

        Assert.NotEmpty(acknowledged);
        Assert.DoesNotContain(acknowledged, id => stored.GetValueOrDefault(id) != 1);
        Assert.Equal(acknowledged.Count, stored.Count);
    }

    private static void Nobody_and_nothing_is_doubled(DataFolder folder, Crowd crowd)
    {
        Assert.Equal(crowd.People, folder.Count("SELECT COUNT(*) FROM person"));
        Assert.Equal(crowd.People, folder.Count("SELECT COUNT(*) FROM enrollment"));
        Assert.Equal(0, folder.Count("SELECT COUNT(*) FROM (SELECT 1 FROM delivery GROUP BY person_id, step, number HAVING COUNT(*) > 1)"));
        Assert.Equal(2 * crowd.People, folder.Count("SELECT COUNT(*) FROM delivery"));
    }

    private void Each_mail_came_once_and_is_called_what_it_is(DataFolder folder, TestMailServer sink)
    {
        var all = sink.Whole.Select(mail => IdOf(mail.Content)).ToList();
        var received = all.ToHashSet();
        var deliveries = folder.Look(connection => connection.Query<(byte[] Id, long State, long Attempts)>("SELECT id, state, attempts FROM delivery").ToList());
        var states = deliveries.ToDictionary(row => new Guid(row.Id, bigEndian: true), row => (DeliveryState)row.State);
        var unknown = states.Where(row => row.Value == DeliveryState.Unknown).Select(row => row.Key).ToList();
        output.WriteLine($"{states.Values.Count(state => state == DeliveryState.Sent)} sent, {unknown.Count} unknown, of which {unknown.Count(received.Contains)} had arrived.");

        Assert.Equal(all.Count, received.Count);
        Assert.Empty(received.Except(states.Keys));
        Assert.DoesNotContain(states, row => row.Value == DeliveryState.Sent && !received.Contains(row.Key));
        Assert.All(states.Values, state => Assert.True(state is DeliveryState.Sent or DeliveryState.Unknown, $"A delivery is {state}."));
        Assert.All(deliveries, row => Assert.Equal(1, row.Attempts));
        Assert.Contains(unknown, received.Contains);
        Assert.InRange(unknown.Count, 1, Rounds * new MailSettings().Connections);
    }

    private static Guid IdOf(string mail)
    {
        var start = mail.IndexOf("Message-ID: <", StringComparison.Ordinal) + "Message-ID: <".Length;
        return Guid.ParseExact(mail.AsSpan(start, 32), "N");
    }
}
