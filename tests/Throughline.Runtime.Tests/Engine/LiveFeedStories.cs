using Throughline.Runtime.Engine;

namespace Throughline.Tests.Engine;

public sealed class LiveFeedStories
{
    private static readonly Guid Ours = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Theirs = new("00000000-0000-0000-0000-000000000002");

    [Fact]
    public async Task Of_a_burst_a_page_hears_once_and_then_again_after_the_rest()
    {
        var clock = new HandClock();
        var feed = new LiveFeed(clock);
        await using var page = feed.Changes(Ours, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        for (var i = 0; i < 100; i++) feed.Changed(Ours);
        Assert.True(await page.MoveNextAsync());

        for (var i = 0; i < 100; i++) feed.Changed(Ours);
        var second = page.MoveNextAsync().AsTask();
        Assert.False(second.IsCompleted);
        clock.Ring();
        Assert.True(await second);

        var third = page.MoveNextAsync().AsTask();
        clock.Ring();
        Assert.False(third.IsCompleted);
        feed.Changed(Ours);
        Assert.True(await third);
    }

    [Fact]
    public async Task Another_business_hears_nothing()
    {
        var feed = new LiveFeed(new HandClock());
        using var stop = new CancellationTokenSource();
        await using var page = feed.Changes(Theirs, stop.Token).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var next = page.MoveNextAsync().AsTask();
        feed.Changed(Ours);
        Assert.False(next.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task A_page_that_closed_is_forgotten_and_another_one_still_hears()
    {
        var feed = new LiveFeed(new HandClock());
        using var closed = new CancellationTokenSource();
        var first = feed.Changes(Ours, closed.Token).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await using var second = feed.Changes(Ours, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var gone = first.MoveNextAsync().AsTask();
        await closed.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        feed.Changed(Ours);
        Assert.True(await second.MoveNextAsync());
    }

    /// <summary>A clock whose timers ring when the test says so.</summary>
    private sealed class HandClock : TimeProvider
    {
        private readonly List<HandTimer> _timers = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new HandTimer(callback, state);
            lock (_timers) _timers.Add(timer);
            return timer;
        }

        public void Ring()
        {
            List<HandTimer> due;
            lock (_timers)
            {
                due = [.. _timers];
                _timers.Clear();
            }
            foreach (var timer in due) timer.Ring();
        }
    }

    private sealed class HandTimer(TimerCallback callback, object? state) : ITimer
    {
        private bool _over;

        public void Ring()
        {
            if (!_over) callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => _over = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
