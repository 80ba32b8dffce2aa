using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Throughline.App.Design;
using Throughline.App.Features.Assignments;
using Throughline.App.Tests.Api.Support;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;
using AssignmentEntry = Throughline.Runtime.Storage.Reading.AssignmentEntry;

namespace Throughline.App.Tests.Pages;

public sealed class Ten_seconds_of_grace(PagesHost host) : IClassFixture<PagesHost>
{
    private static readonly Guid _assignment = Guid.CreateVersion7();

    [Fact]
    public void What_was_said_waits_and_the_last_word_counts()
    {
        using var settlements = new Settlements(host.Engine.Assignments, new ManualClock(DateTimeOffset.UnixEpoch), NullLogger<Settlements>.Instance);
        settlements.Say(Said(done: true));
        settlements.Say(Said(done: false));
        Assert.False(settlements.Find(host.Business, _assignment)!.Done);
        Assert.Null(settlements.Find(host.OtherBusiness, _assignment));
        Assert.False(settlements.Undo(host.OtherBusiness, _assignment));
        Assert.True(settlements.Undo(host.Business, _assignment));
        Assert.False(settlements.Undo(host.Business, _assignment));
    }

    [Fact]
    public async Task After_ten_seconds_it_counts_once_and_cannot_be_taken_back()
    {
        var clock = new RingingClock();
        var (person, assignment) = await AtTheCallAsync("Emma");
        using var settlements = new Settlements(host.Engine.Assignments, clock, NullLogger<Settlements>.Instance);
        settlements.Say(new(host.Us, person, assignment, Done: true, "Good talk"));
        clock.Ring();
        Assert.False(settlements.Undo(host.Business, assignment));
        await settlements.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal((AssignmentState.Done, "Good talk"), StateOf(person));
        Assert.Equal(1, host.Read<int>("SELECT COUNT(*) FROM event WHERE person_id = @person AND name = 'Assignment Done'", new { person }));
    }

    [Fact]
    public async Task A_server_that_stops_in_good_order_counts_what_waits()
    {
        var (person, assignment) = await AtTheCallAsync("Finn");
        using var settlements = new Settlements(host.Engine.Assignments, new RingingClock(), NullLogger<Settlements>.Instance);
        settlements.Say(new(host.Us, person, assignment, Done: false, "No answer"));
        Assert.Equal((AssignmentState.Open, null), StateOf(person));
        await settlements.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal((AssignmentState.NotPossible, "No answer"), StateOf(person));
    }

    private async Task<(Guid Person, Guid Assignment)> AtTheCallAsync(string name)
    {
        await host.PublishAsync();
        var person = await host.Engine.People.AddAsync(host.Business, new NewPerson(name, null, $"{Guid.CreateVersion7():N}@example.org", null, null, null));
        Assert.True(await host.EnterAsync(person, FirstWeek.Key, "walk-in"));
        await host.StillAsync();
        return (person, AssignmentOf(person).Id);
    }

    private (AssignmentState, string?) StateOf(Guid person) => (AssignmentOf(person).State, AssignmentOf(person).Outcome);

    private AssignmentEntry AssignmentOf(Guid person) => host.Services.GetRequiredService<AssignmentReader>()
        .OfPerson(PeopleScope.Whole(host.Business), person, NodaTime.Instant.FromUtc(2999, 1, 1, 0, 0), 10).Single();

    private Settlement Said(bool done) => new(host.Us, Guid.Empty, _assignment, done, "Good talk");

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
                Assert.Equal(TenSeconds.Time, dueTime);
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
