using NodaTime;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Tests.Engine;

namespace Throughline.Runtime.Tests.Drafting;

public sealed class PlanStories : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("throughline-plans-").FullName;
    private readonly HandClock _clock = new(Instant.FromUtc(2035, 3, 5, 9, 0));
    private Database _database = null!;
    private Plans _plans = null!;
    private Actor _ana;
    private Actor _ben;
    private Guid _journey;

    public async ValueTask InitializeAsync()
    {
        _database = Database.Open(Path.Combine(_folder, "t.db"));
        var workspace = await new Workspaces(_database, _clock).CreateAsync("Ours", "UTC", "ana");
        (_ana, _ben) = (new Actor(workspace, "ana"), new Actor(workspace, "ben"));
        _plans = new Plans(_database, _clock);
        var drafts = new DraftStore(_database, _clock, () => "x1");
        _journey = drafts.Open(workspace, await drafts.CreateAsync(_ana, "A road"))!.JourneyId;
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Ideas_of_two_people_at_once_lie_side_by_side()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => _plans.AddAsync(n % 2 == 0 ? _ana : _ben, _journey, $"b{n}", [$"Idea {n}", $"And {n}"])));
        Assert.Equal(80, Sheet.Cards.Select(card => card.Text).Distinct().Count());
    }

    [Fact]
    public async Task An_answer_that_was_lost_and_asked_for_again_adds_nothing_twice()
    {
        var once = await _plans.AddAsync(_ana, _journey, "b", ["We ring them", "We visit"]);
        var again = await _plans.AddAsync(_ana, _journey, "b", ["We ring them", "We visit"]);
        Assert.Equal(once!.Value, again!.Value);
        Assert.Equal(["We ring them", "We visit"], Sheet.Cards.Select(card => card.Text));
    }

    [Fact]
    public async Task What_is_more_than_a_journey_can_hold_is_refused_whole()
    {
        Assert.NotNull(await _plans.AddAsync(_ana, _journey, "a", [.. Enumerable.Repeat("x", Plans.MostCards)]));
        Assert.Null(await _plans.AddAsync(_ana, _journey, "b", ["one more"]));
        Assert.Equal(Plans.MostCards, Sheet.Cards.Length);
    }

    [Fact]
    public async Task A_card_goes_into_the_tray_with_its_reason_and_comes_back()
    {
        var card = (await _plans.AddAsync(_ana, _journey, "b", ["A brochure"]))!.Value[0];
        Assert.True(await _plans.SetAsideAsync(_ben, _journey, card, "Nobody reads it"));
        Assert.Equal((CardPlace.Tray, "Nobody reads it"), (Sheet.Cards[0].Place, Sheet.Cards[0].Reason));
        Assert.True(await _plans.TakeBackAsync(_ana, _journey, card));
        Assert.Equal((CardPlace.Pile, null), (Sheet.Cards[0].Place, Sheet.Cards[0].Reason));
    }

    [Fact]
    public async Task What_was_thrown_away_can_be_taken_back()
    {
        var card = (await _plans.AddAsync(_ana, _journey, "b", ["A brochure"]))!.Value[0];
        await _plans.ThrowAwayAsync(_ana, _journey, card);
        Assert.Empty(Sheet.Cards);
        await _plans.TakeBackAsync(_ana, _journey, card);
        Assert.Equal("A brochure", Assert.Single(Sheet.Cards).Text);
    }

    [Fact]
    public async Task Another_business_finds_no_card_and_changes_nothing()
    {
        var card = (await _plans.AddAsync(_ana, _journey, "b", ["Ours"]))!.Value[0];
        var eve = new Actor(Guid.CreateVersion7(), "eve");
        Assert.Empty(_plans.Load(eve.WorkspaceId, _journey).Cards);
        Assert.False(await _plans.ReadAsync(eve, _journey, card, "Theirs"));
        Assert.False(await _plans.SetAsideAsync(eve, _journey, card, null));
        Assert.False(await _plans.ThrowAwayAsync(eve, _journey, card));
        await _plans.BeginsWithAsync(eve, _journey, "x");
        Assert.Equal(("Ours", CardPlace.Pile, null), (Sheet.Cards[0].Text, Sheet.Cards[0].Place, Sheet.BeginsWith));
    }

    [Fact]
    public async Task The_clock_stops_and_goes_on_where_it_was_for_everybody()
    {
        Assert.Equal(PlanTimer.Whole, Sheet.Timer.LeftAt(_clock.Now));
        await _plans.SetTimerAsync(_ana, _journey, (timer, now) => timer.Go(now));
        _clock.Now += Duration.FromMinutes(4);
        Assert.Equal(Duration.FromMinutes(11), Sheet.Timer.LeftAt(_clock.Now));

        await _plans.SetTimerAsync(_ben, _journey, (timer, now) => timer.Stop(now));
        _clock.Now += Duration.FromHours(20);
        Assert.Equal(Duration.FromMinutes(11), Sheet.Timer.LeftAt(_clock.Now));

        await _plans.SetTimerAsync(_ana, _journey, (timer, now) => timer.Go(now));
        _clock.Now += Duration.FromMinutes(11);
        Assert.Equal((Duration.Zero, false), (Sheet.Timer.LeftAt(_clock.Now), Sheet.Timer.IsRunning(_clock.Now)));
    }

    [Fact]
    public async Task Starting_a_clock_that_runs_gives_nobody_more_time()
    {
        await _plans.SetTimerAsync(_ana, _journey, (timer, now) => timer.Go(now));
        _clock.Now += Duration.FromMinutes(9);
        await _plans.SetTimerAsync(_ben, _journey, (timer, now) => timer.Go(now));
        Assert.Equal(Duration.FromMinutes(6), Sheet.Timer.LeftAt(_clock.Now));
    }

    [Fact]
    public async Task Answers_beside_the_clock_stay_what_they_are()
    {
        await _plans.BeginsWithAsync(_ana, _journey, "k3f");
        await _plans.TurnsSaidAsync(_ben, _journey);
        await _plans.SetTimerAsync(_ana, _journey, (timer, now) => timer.Go(now));
        Assert.Equal(("k3f", true, true), (Sheet.BeginsWith, Sheet.HasTurns, Sheet.Timer.IsRunning(_clock.Now)));
    }

    private PlanSheet Sheet => _plans.Load(_ana.WorkspaceId, _journey);
}
