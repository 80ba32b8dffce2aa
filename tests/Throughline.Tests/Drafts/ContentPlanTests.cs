using NodaTime;
using Throughline.Drafts;
using Throughline.Journeys;

namespace Throughline.Tests.Drafts;

/// <summary>What is made once for everybody, over all journeys: what is to be done about each, and the edits that say it is done.</summary>
public sealed class ContentPlanTests
{
    private static readonly LocalDate _today = new(2026, 11, 22);
    private int _made;

    [Theory]
    [InlineData("live", "2026-11-21", StandingNeed.LookAgain)]
    [InlineData("live", "2026-11-22", StandingNeed.LookAgain)]
    [InlineData("live", "2026-11-23", StandingNeed.None)]
    [InlineData("live", null, StandingNeed.None)]
    [InlineData("live", "next spring", StandingNeed.None)]
    [InlineData("drafted", "2026-01-01", StandingNeed.PutLive)]
    [InlineData("idea", "2026-01-01", StandingNeed.Make)]
    [InlineData(null, "2026-01-01", StandingNeed.Say)]
    [InlineData("nearly", null, StandingNeed.Say)]
    public void What_is_to_be_done_follows_from_how_far_it_is_and_its_day(string? state, string? day, StandingNeed need)
    {
        var plan = ContentPlan.Of([Journey("a", new StepDraft { Standing = new("The van", null) { State = state, LookAgain = day } })]);
        Assert.Equal(need, Assert.Single(plan).NeedOn(_today));
    }

    [Fact]
    public void Whose_it_is_is_said_by_itself_or_by_its_step_or_by_its_journey()
    {
        var plan = ContentPlan.Of(
        [
            Journey("a", new() { Owner = "ben", Standing = new("The van", null) { Owner = "ana" } },
                new() { Owner = "ben", Standing = new("A sign", " ") }, new() { Standing = new(null, null) }),
        ]);
        Assert.Equal(["ana", "ben", "jill"], plan.Select(place => place.Owner));
        Assert.Equal([("The van", 1), ("A sign", 2), ("Step 3", 3)], plan.Select(place => (place.Name, place.Number)));
    }

    [Fact]
    public void Steps_where_people_come_by_and_nothing_is_made_are_ideas()
    {
        var ideas = ContentPlan.Ideas(
        [
            Journey("a",
                new() { Title = "I see a reel", Platform = "Social" },
                new() { Title = "I read the blog", Platform = "blog", Done = new("Page Viewed", null, null, null) },
                new() { Title = "Somebody answers me", Platform = "social", Assignment = new("Answer", null, [], null) },
                new() { Title = "I see the van", Platform = "social", Standing = new("The van", null) },
                new() { Title = "I am rung up", Platform = "phone" }),
        ]);
        Assert.Equal(["I see a reel", "I read the blog"], ideas.Select(idea => idea.Name));
    }

    [Fact]
    public void An_idea_becomes_a_touchpoint_that_is_said_to_be_live_and_each_can_be_taken_back()
    {
        var document = Open(new StepDraft { Key = "reel", Title = "I see a reel", Platform = "social" });
        var step = document.Ids("steps")[0];
        var made = Do(document, ContentPlan.Make(document, step)!);
        Assert.Equal("idea", made.Draft.Steps[0].Standing!.State);
        Assert.Null(ContentPlan.Make(made, step));

        var live = Do(made, ContentPlan.Say(made, step, "live", _today)!);
        Assert.Equal(("live", "2026-11-22"), (live.Draft.Steps[0].Standing!.State, live.Draft.Steps[0].Standing!.LookAgain));
        Assert.Null(ContentPlan.Say(live, step, "live", _today));
        var unsaid = Do(live, ContentPlan.Say(live, step, null, null)!);
        Assert.Equal((null, null), (unsaid.Draft.Steps[0].Standing?.State, unsaid.Draft.Steps[0].Standing?.LookAgain));
        Assert.Null(ContentPlan.Say(document, step, "live", _today)); // nothing stands there
        Assert.Null(ContentPlan.Make(document, "gone"));
    }

    private DraftDocument Do(DraftDocument document, DraftEdit edit)
    {
        var change = DraftEditor.Apply(document, edit, Fresh);
        Assert.True(change.IsMade, change.Refusal?.Sentence);
        Assert.Equal(document.File, DraftEditor.Apply(change.Document!, change.Inverse!, Fresh).Document!.File);
        return change.Document!;
    }

    private PlannedJourney Journey(string key, params StepDraft[] steps) => new(key, "A road", Open(steps));

    private DraftDocument Open(params StepDraft[] steps) =>
        DraftDocument.Open(new() { Journey = "a", Name = "A road", Owner = "jill", Steps = [.. steps] }, "", Fresh);

    private string Fresh() => $"x{++_made}";
}
