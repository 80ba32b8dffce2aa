using Throughline.Journeys;
using static Throughline.Tests.Linting.Rules.ShortRoad;

namespace Throughline.Tests.Linting.Rules;

/// <summary>What each step is for.</summary>
public sealed class StoryTests
{
    [Theory]
    [InlineData("- purchase", "nurture")]
    [InlineData("nurture - purchase referral", "nurture")]
    [InlineData("nurture purchase -", "referral")]
    [InlineData("nurture purchase - consumption", "consumption")]
    [InlineData("purchase referral -", "consumption")]
    [InlineData("referral - nurture", "consumption")]
    [InlineData("nurture -", "nurture")]
    [InlineData("-", "nurture")]
    public void A_goal_is_guessed_from_its_neighbours(string goals, string guess)
    {
        var at = Array.IndexOf(goals.Split(' '), "-");
        Assert.Equal([$"steps[{at}].goal"], Heard("TL2101", WithGoals(goals)));
        Assert.Equal(guess, Mended("TL2101", WithGoals(goals))!.Steps[at].Goal);
    }

    [Theory]
    [InlineData("nurture", false)]
    [InlineData("nurture nurture", true)]
    [InlineData("purchase nurture", false)]
    [InlineData("nurture repeat", false)]
    public void A_road_of_more_than_one_step_sells_something(string goals, bool isFound) =>
        Assert.Equal(isFound, Heard("TL2103", WithGoals(goals)).Length == 1);

    [Theory]
    [InlineData("purchase nurture", true)]
    [InlineData("purchase consumption", false)]
    [InlineData("nurture purchase nurture", true)]
    [InlineData("consumption purchase nurture", true)]
    [InlineData("nurture consumption", false)]
    public void What_is_sold_is_used_later(string goals, bool isFound) =>
        Assert.Equal(isFound, Heard("TL2104", WithGoals(goals)).Length == 1);

    [Theory]
    [InlineData("purchase", 1, null)]
    [InlineData("purchase nurture", 2, "Something is sold here, at the very first step.")]
    [InlineData("nurture purchase", 2, "Something is sold here, in the first stage, “Trust”.")]
    [InlineData("nurture purchase", 1, null)]
    public void Something_is_given_before_something_is_sold(string goals, int stages, string? sentence)
    {
        var draft = WithGoals(goals) with
        {
            Stages = [.. new StageDraft[] { new("trust", "Trust", "They listen"), new("work", "Work", "They help") }.Take(stages)],
        };
        Assert.Equal(sentence is null ? [] : [sentence], All("TL2105", draft).Select(finding => finding.Sentence));
    }

    [Fact]
    public void A_stage_without_steps_is_taken_out_by_one_click_unless_it_is_the_only_one()
    {
        var draft = WithGoals("nurture nurture") with { Stages = [new("trust", "Trust", null), new("work", "Work", null)] };
        Assert.Equal(["trust"], Mended("TL2106", draft)!.Stages.Select(stage => stage.Key));
        Assert.Null(Mended("TL2106", draft with { Stages = [new("work", "Work", null)] }));
    }

    [Fact]
    public void A_stage_shows_something_where_one_of_its_own_steps_does()
    {
        var stages = new StageDraft[] { new("trust", "Trust", null), new("work", "Work", null), new("love", "Love", null) };
        var draft = Of(new StepDraft { Shows = "Our way" }, new StepDraft { Stage = "work" }, new StepDraft { Stage = "work" }) with
        {
            Stages = [.. stages],
        };
        Assert.Equal(["stages[1]"], Heard("TL2112", draft));
        Assert.Empty(Heard("TL2112", draft with { Steps = [draft.Steps[0], draft.Steps[1], draft.Steps[2] with { Shows = "Our care" }] }));
        Assert.Empty(Heard("TL2112", draft with { Steps = [.. draft.Steps.Select(step => step with { Shows = null })] }));
    }
}
