using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage;

namespace Throughline.Runtime.Engine;

/// <summary>
/// The door for events. Batches that wait while a transaction commits share the next one: under load groups grow and
/// the cost of one fsync is spread over more of them. A batch is answered when it is durable with all that it caused.
/// </summary>
internal sealed class Intake(EngineStore store) : IEventSink
{
    /// <summary>Most events in one transaction.</summary>
    private const int MaxGroup = 4000;

    /// <summary>Most events that may wait; beyond it senders are asked to come again.</summary>
    private const int MaxWaiting = 100_000;

    private readonly ConcurrentQueue<Batch> _waiting = new();
    private int _count;
    private int _isScheduled;

    public Task AcceptAsync(IReadOnlyList<InboundEvent> events, CancellationToken cancel)
    {
        if (events.Count == 0) return Task.CompletedTask;
        if (Interlocked.Add(ref _count, events.Count) > MaxWaiting)
        {
            Interlocked.Add(ref _count, -events.Count);
            throw new IntakeBusyException(TimeSpan.FromSeconds(1));
        }
        var batch = new Batch(events, store.Catalogue);
        _waiting.Enqueue(batch);
        Schedule();
        return batch.Completion.Task;
    }

    private void Schedule()
    {
        if (Interlocked.Exchange(ref _isScheduled, 1) == 0) _ = TakeInAsync();
    }

    private async Task TakeInAsync()
    {
        var taken = new List<Batch>();
        try
        {
            await store.RunAsync(transaction =>
            {
                Take(taken);
                TakeIn(transaction, taken);
            });
            foreach (var batch in taken) Answer(batch);
        }
#pragma warning disable CA1031 // whatever went wrong belongs to the batch that caused it, which is found by trying each alone
        catch (Exception error)
#pragma warning restore CA1031
        {
            if (taken.Count == 1 && (StoreHealth.IsTrouble(error) || taken[0].Events.Count == 1)) Answer(taken[0], error);
            else foreach (var batch in taken) await TakeInAloneAsync(batch);
        }
        finally
        {
            Volatile.Write(ref _isScheduled, 0);
            if (!_waiting.IsEmpty) Schedule();
        }
    }

    private async Task TakeInAloneAsync(Batch batch)
    {
        try
        {
            await store.RunAsync(transaction => TakeIn(transaction, [batch]));
            Answer(batch);
        }
#pragma warning disable CA1031 // handed to whoever sent the batch
        catch (Exception error)
#pragma warning restore CA1031
        {
            Answer(batch, StoreHealth.IsTrouble(error) || batch.Events.Count == 1 ? error : await TakeInEachAsync(batch));
        }
    }

    /// <summary>One event that cannot be taken in rejects none of its neighbours. Returns its error; null where each alone was
    /// taken.</summary>
    private async Task<Exception?> TakeInEachAsync(Batch batch)
    {
        Exception? first = null;
        foreach (var arrival in batch.Arrivals)
            try
            {
                await store.RunAsync(transaction => TakeIn(transaction, [arrival]));
            }
#pragma warning disable CA1031 // handed to whoever sent the batch
            catch (Exception error)
#pragma warning restore CA1031
            {
                first ??= error;
            }
        return first;
    }

    /// <summary>Runs on the writer: whatever waits by now comes along. A transaction that is tried again keeps what it took.</summary>
    private void Take(List<Batch> taken)
    {
        var count = taken.Sum(batch => batch.Events.Count);
        while (count < MaxGroup && _waiting.TryDequeue(out var batch))
        {
            taken.Add(batch);
            count += batch.Events.Count;
        }
    }

    private void Answer(Batch batch, Exception? error = null)
    {
        Interlocked.Add(ref _count, -batch.Events.Count);
        if (error is not null)
        {
            batch.Completion.TrySetException(error);
            return;
        }
        EngineMetrics.Events.Add(batch.Events.Count);
        batch.Completion.TrySetResult();
    }

    private static void TakeIn(EngineTransaction transaction, List<Batch> batches)
    {
        TakeIn(transaction, [.. batches.SelectMany(batch => batch.Arrivals)]);
    }

    private static void TakeIn(EngineTransaction transaction, IReadOnlyList<Arrival> arrivals)
    {
        InboundEvents.Gather(transaction, arrivals);
        foreach (var arrival in arrivals) InboundEvents.TakeIn(transaction, arrival);
    }

    private sealed class Batch(IReadOnlyList<InboundEvent> events, Catalogue catalogue)
    {
        public IReadOnlyList<InboundEvent> Events { get; } = events;

        // Made by whoever hands the batch in, so that the one writer is spared the hashing.
        public Arrival[] Arrivals { get; } = [.. events.Select(inbound => Arrival.Of(inbound, catalogue.CountryOf(inbound.WorkspaceId)))];
        public TaskCompletionSource Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
