using Microsoft.Extensions.Logging.Abstractions;
using Throughline.App.Features.Assignments;
using Throughline.App.Tests.Api.Support;

namespace Throughline.App.Tests.Pages;

public sealed class Ten_seconds_of_grace(PagesHost host) : IClassFixture<PagesHost>
{
    private static readonly Guid Task = Guid.CreateVersion7();

    [Fact]
    public void What_was_said_waits_and_the_last_word_counts()
    {
        using var settlements = new Settlements(host.Commands, new ManualClock(DateTimeOffset.UnixEpoch), NullLogger<Settlements>.Instance);
        settlements.Say(Said(done: true));
        settlements.Say(Said(done: false));
        Assert.False(settlements.Find(host.Business, Task)!.Done);
        Assert.Null(settlements.Find(host.OtherBusiness, Task));
        Assert.False(settlements.Undo(host.OtherBusiness, Task));
        Assert.True(settlements.Undo(host.Business, Task));
        Assert.False(settlements.Undo(host.Business, Task));
    }

    [Fact]
    public async Task After_ten_seconds_it_counts_once_and_cannot_be_taken_back()
    {
        var clock = new RingingClock();
        var counted = new List<bool>();
        var commands = host.Commands with { SettleAssignment = (_, _, _, done, _) => { counted.Add(done); return System.Threading.Tasks.Task.FromResult(true); } };
        using var settlements = new Settlements(commands, clock, NullLogger<Settlements>.Instance);
        settlements.Say(Said(done: true));
        clock.Ring();
        Assert.Equal([true], counted);
        Assert.False(settlements.Undo(host.Business, Task));
        await settlements.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal([true], counted);
    }

    [Fact]
    public async Task A_server_that_stops_in_good_order_counts_what_waits()
    {
        var counted = new List<string?>();
        var commands = host.Commands with { SettleAssignment = (_, _, _, _, note) => { counted.Add(note); return System.Threading.Tasks.Task.FromResult(true); } };
        using var settlements = new Settlements(commands, new RingingClock(), NullLogger<Settlements>.Instance);
        settlements.Say(Said(done: true));
        await settlements.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["Good talk"], counted);
    }

    private Settlement Said(bool done) => new(host.Us, Guid.Empty, Task, done, "Good talk");

    private sealed class RingingClock : TimeProvider
    {
        private readonly List<Action> _rings = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Bell(callback, state);
            _rings.Add(timer.Ring);
            return timer;
        }

        public void Ring() => _rings.ForEach(ring => ring());

        private sealed class Bell(TimerCallback callback, object? state) : ITimer
        {
            private bool _isWound;

            public void Ring()
            {
                if (_isWound) callback(state);
            }

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                Assert.Equal(Settlements.Grace, dueTime);
                return _isWound = true;
            }

            public void Dispose() => _isWound = false;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
