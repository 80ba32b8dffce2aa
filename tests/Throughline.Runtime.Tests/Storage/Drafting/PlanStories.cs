using NodaTime;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Tests.Engine;

namespace Throughline.Runtime.Tests.Drafting;

public sealed class PlanStories : DraftingWorld
{
    private Plans _plans = null!;
    private Guid _journey;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _plans = new Plans(Database, Clock);
        var drafts = new DraftStore(Database, Clock, () => "x1");
        _journey = drafts.Open(Ana.WorkspaceId, await drafts.CreateAsync(Ana, "A road"))!.JourneyId;
    }

    [Fact]
    public async Task Ideas_of_two_people_at_once_lie_side_by_side()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => _plans.AddAsync(n % 2 == 0 ? Ana : Ben, _journey, $"b{n}", [$"Idea {n}", $"And {n}"])));
        Assert.Equal(80, Sheet.Cards.Select(card => card.Text).Distinct().Count());
    }

    [Fact]
    public async Task An_answer_that_was_lost_and_asked_for_again_adds_nothing_twice()
    {
        var once = await _plans.AddAsync(Ana, _journey, "b", ["We ring them", "We visit"]);
        var again = await _plans.AddAsync(Ana, _journey, "b", ["We ring them", "We visit"]);
        Assert.Equal(once!.Value, again!.Value);
        Assert.Equal(["We ring them", "We visit"], Sheet.Cards.Select(card => card.Text));
    }

    [Fact]
    public async Task What_is_more_than_a_journey_can_hold_is_refused_whole()
    {
        Assert.NotNull(await _plans.AddAsync(Ana, _journey, "a", [.. Enumerable.Repeat("x", Plans.MostCards)]));
        Assert.Null(await _plans.AddAsync(Ana, _journey, "b", ["one more"]));
        Assert.Equal(Plans.MostCards, Sheet.Cards.Length);
    }

    [Fact]
    public async Task A_card_goes_into_the_tray_with_its_reason_and_comes_back()
    {
        var card = (await _plans.AddAsync(Ana, _journey, "b", ["A brochure"]))!.Value[0];
        Assert.True(await _plans.SetAsideAsync(Ben, _journey, card, "Nobody reads it"));
        Assert.Equal((CardPlace.Tray, "Nobody reads it"), (Sheet.Cards[0].Place, Sheet.Cards[0].Reason));
        Assert.True(await _plans.TakeBackAsync(Ana, _journey, card));
        Assert.Equal((CardPlace.Pile, null), (Sheet.Cards[0].Place, Sheet.Cards[0].Reason));
    }

    [Fact]
    public async Task What_was_thrown_away_can_be_taken_back()
    {
        var card = (await _plans.AddAsync(Ana, _journey, "b", ["A brochure"]))!.Value[0];
        await _plans.ThrowAwayAsync(Ana, _journey, card);
        Assert.Empty(Sheet.Cards);
        await _plans.TakeBackAsync(Ana, _journey, card);
        Assert.Equal("A brochure", Assert.Single(Sheet.Cards).Text);
    }

    [Fact]
    public async Task Another_business_finds_no_card_and_changes_nothing()
    {
        var card = (await _plans.AddAsync(Ana, _journey, "b", ["Ours"]))!.Value[0];
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
        Assert.Equal(PlanTimer.Whole, Sheet.Timer.LeftAt(Clock.Now));
        await _plans.SetTimerAsync(Ana, _journey, (timer, now) => timer.Go(now));
        Clock.Now += Duration.FromMinutes(4);
        Assert.Equal(Duration.FromMinutes(11), Sheet.Timer.LeftAt(Clock.Now));

        await _plans.SetTimerAsync(Ben, _journey, (timer, now) => timer.Stop(now));
        Clock.Now += Duration.FromHours(20);
        Assert.Equal(Duration.FromMinutes(11), Sheet.Timer.LeftAt(Clock.Now));

        await _plans.SetTimerAsync(Ana, _journey, (timer, now) => timer.Go(now));
        Clock.Now += Duration.FromMinutes(11);
        Assert.Equal((Duration.Zero, false), (Sheet.Timer.LeftAt(Clock.Now), Sheet.Timer.IsRunning(Clock.Now)));
    }

    [Fact]
    public async Task Starting_a_clock_that_runs_gives_nobody_more_time()
    {
        await _plans.SetTimerAsync(Ana, _journey, (timer, now) => timer.Go(now));
        Clock.Now += Duration.FromMinutes(9);
        await _plans.SetTimerAsync(Ben, _journey, (timer, now) => timer.Go(now));
        Assert.Equal(Duration.FromMinutes(6), Sheet.Timer.LeftAt(Clock.Now));
    }

    [Fact]
    public async Task Answers_beside_the_clock_stay_what_they_are()
    {
        await _plans.BeginsWithAsync(Ana, _journey, "k3f");
        await _plans.TurnsSaidAsync(Ben, _journey);
        await _plans.SetTimerAsync(Ana, _journey, (timer, now) => timer.Go(now));
        Assert.Equal(("k3f", true, true), (Sheet.BeginsWith, Sheet.HasTurns, Sheet.Timer.IsRunning(Clock.Now)));
    }

    private PlanSheet Sheet => _plans.Load(Ana.WorkspaceId, _journey);
}
