using Throughline.Journeys;
using static Throughline.Tests.Linting.Rules.ShortRoad;

namespace Throughline.Tests.Linting.Rules;

/// <summary>The road as a whole: where it begins, and where it ends.</summary>
public sealed class RoadTests
{
    [Theory]
    [InlineData("referral nurture", "step-1 step-0")]
    [InlineData("nurture referral nurture", "step-0 step-2 step-1")]
    [InlineData("nurture purchase referral referral nurture", "step-0 step-1 step-4 step-2 step-3")]
    public void A_step_behind_the_end_is_moved_before_it(string goals, string keys) =>
        Assert.Equal(keys.Split(' '), Mended("TL2002", WithGoals(goals))!.Steps.Select(step => step.Key));

    [Theory]
    [InlineData("nurture referral nurture", "2")]
    [InlineData("nurture referral repeat", "")]
    [InlineData("nurture referral nurture repeat purchase", "4")]
    [InlineData("nurture referral consumption", "")]
    [InlineData("nurture purchase nurture", "")]
    public void After_the_end_comes_what_helps_or_leads_to_buying_again(string goals, string places) =>
        Assert.Equal(places, string.Join(' ', Heard("TL2002", WithGoals(goals)).Select(path => path[6])));

    [Theory]
    [InlineData("referral nurture referral", "0")]
    [InlineData("nurture referral referral", "")]
    [InlineData("referral nurture referral nurture referral", "0 2")]
    public void A_road_has_one_end(string goals, string places) =>
        Assert.Equal(places, string.Join(' ', Heard("TL2001", WithGoals(goals)).Select(path => path[6])));

    [Theory]
    [InlineData("nurture", false)]
    [InlineData("nurture purchase", true)]
    [InlineData("nurture referral", false)]
    public void A_road_of_more_than_one_step_has_an_end(string goals, bool isFound) =>
        Assert.Equal(isFound, Heard("TL2003", WithGoals(goals)).Length == 1);

    [Fact]
    public void The_end_that_one_click_adds_has_a_key_of_its_own()
    {
        var draft = WithGoals("nurture purchase");
        Assert.Equal("tell-a-friend", Mended("TL2003", draft)!.Steps[^1].Key);
        var taken = draft with { Steps = [draft.Steps[0] with { Key = "tell-a-friend" }, draft.Steps[1] with { Key = "tell-a-friend-2" }] };
        Assert.Equal("tell-a-friend-3", Mended("TL2003", taken)!.Steps[^1].Key);
    }

    [Theory]
    [InlineData("Order Completed", "Referral Accepted")]
    [InlineData("Referral Accepted", null)]
    public void The_added_end_waits_for_a_friend_unless_a_step_does(string waited, string? waits)
    {
        var draft = WithGoals("nurture purchase nurture");
        draft = draft with { Steps = draft.Steps.SetItem(1, draft.Steps[1] with { Done = new(waited, null, "3 days", null) }) };
        Assert.Equal(waits, Mended("TL2003", draft)!.Steps[^1].Done?.Event);
    }

    [Theory]
    [InlineData("-1", 2, null)]
    [InlineData("0", 2, null)]
    [InlineData("1", 2, "pleased (+1)")]
    [InlineData("2", 2, "delighted (+2)")]
    [InlineData("2", 1, null)]
    public void The_road_begins_where_it_hurts(string feels, int steps, string? how) => Assert.Equal(
        how is null ? [] : [$"At the first step they already feel {how}, so the road begins when the worst is over."],
        All("TL2005", Of([.. Enumerable.Repeat(new StepDraft { Feels = feels }, steps)])).Select(finding => finding.Sentence));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_noted_passage_is_told_while_its_step_is_there(int to, bool isFound) => Assert.Equal(isFound,
        Heard("TL2009", WithGoals("nurture purchase"), SoundRoad.Context with { Passages = [new("a", "The page", to, "Why now?")] })
            .Length == 1);

    [Theory]
    [InlineData(20, true)]
    [InlineData(19, false)]
    public void The_pain_is_looked_for_in_twenty_words(int words, bool isFound) => Assert.Equal(isFound,
        Heard("TL2004", WithBody(string.Join(' ', Enumerable.Repeat("letter", words)))).Length == 1);

    private static JourneyDraft WithBody(string purpose) => Of(new StepDraft { Purpose = purpose }, new StepDraft()) with
    {
        Pain = "Works every evening and still loses enquiries",
    };
}
