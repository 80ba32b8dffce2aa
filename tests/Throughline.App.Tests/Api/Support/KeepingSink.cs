using System.Collections.Immutable;
using Throughline.Runtime.Engine;

namespace Throughline.App.Tests.Api.Support;

internal enum Trouble
{
    /// <summary>The store fails: nothing is taken, the answer is 500.</summary>
    Fails,

    /// <summary>The queue is full: nothing is taken, the answer is 429 with Retry-After: 1.</summary>
    IsBusy,

    /// <summary>The events are taken, and the answer waits until the sender, having given up, sends them again.</summary>
    AnswersTooLate,
}

/// <summary>Keeps the events in memory, after the troubles that were laid in its way.</summary>
internal sealed class KeepingSink(params ReadOnlySpan<Trouble> troubles) : IEventSink
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly Queue<Trouble> _troubles = new(troubles.ToArray());
    private readonly Dictionary<string, TaskCompletionSource> _awaited = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Everything taken, repeats too, in the order of arrival.</summary>
    public ImmutableList<InboundEvent> Taken { get; private set; } = [];

    /// <summary>Everything that was sent and not taken.</summary>
    public ImmutableList<InboundEvent> TurnedAway { get; private set; } = [];

    /// <summary>What is left when repeats are dropped by their message id.</summary>
    public IReadOnlyList<InboundEvent> Distinct => Taken.DistinctBy(taken => taken.MessageId).ToList();

    public int TroublesLeft
    {
        get
        {
            lock (_lock) return _troubles.Count;
        }
    }

    public Task AcceptAsync(IReadOnlyList<InboundEvent> events, CancellationToken cancel)
    {
        lock (_lock)
        {
            Trouble? trouble = _troubles.TryDequeue(out var next) ? next : null;
            if (trouble is Trouble.Fails or Trouble.IsBusy)
            {
                TurnedAway = TurnedAway.AddRange(events);
                return Task.FromException(trouble == Trouble.Fails
                    ? new IOException("The disk is full.")
                    : new IntakeBusyException(TimeSpan.FromMilliseconds(300)));
            }
            Taken = Taken.AddRange(events);
            _changed.TrySetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            foreach (var inbound in events.Where(inbound => inbound.MessageId is not null))
            {
                if (_awaited.Remove(inbound.MessageId!, out var repeat)) repeat.SetResult();
            }
            return trouble == Trouble.AnswersTooLate ? RepeatOf(events[0].MessageId!) : Task.CompletedTask;
        }
    }

    /// <summary>Completes when the sink holds what <paramref name="enough"/> asks for.</summary>
    public async Task UntilAsync(Func<KeepingSink, bool> enough)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (enough(this)) return;
                changed = _changed.Task;
            }
            await changed.WaitAsync(LongestWait);
        }
    }

    private Task RepeatOf(string messageId)
    {
        var repeat = _awaited[messageId] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return repeat.Task.WaitAsync(LongestWait);
    }
}
