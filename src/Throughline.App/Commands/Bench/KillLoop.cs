using System.Collections.Concurrent;
using Throughline.Primitives;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Commands.Bench;

/// <summary>
/// The program itself in a process of its own is killed again and again while programs send events and mail leaves:
/// after so many batches, after so many mails, or while the mail server has messages and has not said so yet. Then what it
/// acknowledged is compared with what it stored, and what it stored with what the mail server took.
/// </summary>
/// <param name="seed">Decides when to kill.</param>
internal sealed class KillLoop(int rounds, int seed) : IDisposable
{
    private const int Connections = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentQueue<string> _taken = new();
    private readonly Tripwire _mails = new();
    private volatile bool _isMute;
    private volatile int _kills;

    private BenchFolder? _folder;

    /// <param name="killed">Called after each kill, with how many there were.</param>
    public async Task<KillVerdict> RunAsync(Action<int> killed, CancellationToken cancel)
    {
        await using var sink = new OwnSink { Answers = Take };
        _folder = await BenchFolder.CreateAsync(
            BenchJourneys.TwoGreetings,
            mail => mail with { Host = "127.0.0.1", Port = sink.Port, Security = "none", Connections = Connections });
        var port = OwnProcess.FreePort();
        var server = OwnProcess.Serve(_folder.Path, port);
        try
        {
            await server.ReadyAsync(cancel);
            using var senders = new StubbornSenders(server.Address, _folder.WriteKey, () => _taken.Count + _kills * Connections);
            senders.ServerIsUp();
            senders.Begin();
            var chance = new Random(seed);
            for (var round = 0; round < rounds; round++)
            {
                _isMute = round % 3 == 2;
                await MomentAsync(round, chance, senders).WaitAsync(Patience, cancel);
                senders.ServerIsDown();
                await server.DisposeAsync();
                _isMute = false;
                killed(++_kills);
                server = OwnProcess.Serve(_folder.Path, port);
                await server.ReadyAsync(cancel);
                senders.ServerIsUp();
            }
            await senders.FinishAsync();
            await EmptyAsync(_folder, cancel);
            await server.KillAsync();
            return await JudgeAsync(_folder, senders);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    public void Dispose() => _folder?.Dispose();

    private Task MomentAsync(int round, Random chance, StubbornSenders senders) => (round % 3) switch
    {
        0 => senders.Batches.SetAsync(chance.Next(1, 30)),
        1 => _mails.SetAsync(chance.Next(1, 300)),
        _ => _mails.SetAsync(chance.Next(1, Connections + 1)), // each connection can be silent about one
    };

    private bool Take(string id)
    {
        var isMute = _isMute;
        _taken.Enqueue(id);
        _mails.Step();
        return !isMute;
    }

    /// <summary>Waits until nothing waits to leave.</summary>
    private static async Task EmptyAsync(BenchFolder folder, CancellationToken cancel)
    {
        await using var database = Database.Open(folder.DatabaseFile);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        while (new RowCountReader(database).WaitingDeliveries() > 0) await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
    }

    private async Task<KillVerdict> JudgeAsync(BenchFolder folder, StubbornSenders senders)
    {
        await using var database = Database.Open(folder.DatabaseFile);
        await using var engine = await EngineParts.OpenAsync(database, new EngineOptions(new Uri("http://localhost")));
        var rows = new RowCountReader(database);
        var stored = rows.EventIds("Identify").Concat(rows.EventIds(BenchJourneys.SignedUp)).CountBy(id => id).ToDictionary();
        var acknowledged = senders.Acknowledged.Select(id => DerivedId.Of(folder.Workspace.ToString("N"), "message", id)).ToHashSet();
        var fates = rows.DeliveryFates();
        var mails = _taken.CountBy(id => id).ToDictionary();
        var received = mails.Keys.Select(id => DeliveryOf(engine.Links, id)).ToHashSet();
        var unknown = fates.Where(fate => fate.State == DeliveryState.Unknown).ToList();
        var diagnosis = new Doctor(database, engine.Catalogue).Examine();
        return new KillVerdict(rounds, seed)
        {
            Acknowledged = acknowledged.Count,
            SentAgain = senders.SentAgain,
            People = senders.People,
            Mails = mails.Count,
            LostEvents = acknowledged.Count(id => !stored.ContainsKey(id)),
            DoubledEvents = stored.Values.Count(times => times > 1),
            UncalledEvents = stored.Keys.Count(id => !acknowledged.Contains(id)),
            MissingPeople = senders.People - rows.People(),
            MissingRoads = senders.People - diagnosis.Enrollments,
            MissingDeliveries = StubbornSenders.MessagesAPerson * senders.People - fates.Count,
            DoubledDeliveries = fates.Count - fates.DistinctBy(fate => (fate.PersonId, fate.Step, fate.Number)).Count(),
            TriedTwice = fates.Count(fate => fate.Attempts > 1),
            LostMails = fates.Count(fate => fate.State == DeliveryState.Sent && !received.Contains(fate.Id)),
            DoubledMails = mails.Values.Count(times => times > 1),
            UncalledMails = received.Except(fates.Select(fate => fate.Id)).Count(),
            Unsettled = fates.Count(fate => fate.State is not (DeliveryState.Sent or DeliveryState.Unknown)),
            Unknown = unknown.Count,
            UnknownArrived = unknown.Count(fate => received.Contains(fate.Id)),
            MostUnknown = rounds * Connections,
            Ailments = [.. diagnosis.Ailments.Select(ailment => ailment.ToString())],
        };
    }

    /// <summary>Before the at sign stands a signed token that names the delivery.</summary>
    private static Guid DeliveryOf(SignedLinks links, string messageId) =>
        links.TryRead(messageId.Split('@')[0], out var target) ? target.DeliveryId : Guid.Empty;
}
