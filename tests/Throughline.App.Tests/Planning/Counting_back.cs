using Throughline.App.Features.Planning;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Linting;

namespace Throughline.App.Tests.Planning;

public sealed class Counting_back
{
    private int _made;

    [Fact]
    public void Each_answer_stands_before_the_one_given_last()
    {
        var road = Road("I tell a friend", "I use it", "I pay a deposit", "I get a price", "I ask for help");
        Assert.Equal(["I ask for help", "I get a price", "I pay a deposit", "I use it", "I tell a friend"], Titles(road));
    }

    [Fact]
    public void The_stretches_lie_around_the_decision_while_the_road_grows()
    {
        var road = Road("I tell a friend", "I use it", "I pay a deposit", "I get a price", "I am rung up", "I ask for help");
        Assert.Equal(["know-like-trust", "know-like-trust", "engage", "engage", "engage", "loyal"], Stages(road));
        var moved = Do(road, PlanRoad.Move(road, road.Ids("steps")[0], null));
        Assert.Equal(["know-like-trust", "engage", "engage", "engage", "loyal", "loyal"], Stages(moved));
    }

    [Fact]
    public void A_stretch_that_somebody_set_by_hand_is_left_alone()
    {
        var road = Road("I tell a friend", "I pay a deposit", "I get a price", "I ask for help");
        var byHand = Do(road, new DraftEdit.Set($"steps[#{road.Ids("steps")[1]}].stage", "engage", "know-like-trust"));
        var more = Do(byHand, PlanRoad.Insert(byHand, "I hear of them", byHand.Ids("steps")[0], "new1"));
        Assert.Equal(["know-like-trust", .. Stages(byHand)], Stages(more));
    }

    [Fact]
    public void Saying_where_they_buy_and_have_it_lays_the_stretches()
    {
        var road = Road("Five", "Four", "Three", "Two", "One");
        var ids = road.Ids("steps");
        var turned = Do(road, PlanRoad.Turn(road, ids[2], ids[3]));
        Assert.Equal(["know-like-trust", "engage", "engage", "engage", "loyal"], Stages(turned));
        var again = Do(turned, PlanRoad.Turn(turned, ids[3], null));
        Assert.Equal((3, "purchase"), (Stretches.DecidesAt(again.Draft.Steps), again.Draft.Steps[3].Goal));
    }

    [Fact]
    public void A_long_idea_keeps_all_its_words()
    {
        var idea = string.Join(' ', Enumerable.Repeat("carefully", 40));
        var step = Road(idea).Draft.Steps[0];
        Assert.True(step.Title!.Length <= 200);
        Assert.Equal(idea, step.Purpose);
    }

    [Fact]
    public void Two_steps_of_the_same_words_have_keys_of_their_own()
    {
        var road = Road("We ring them", "We ring them", "日本", "語");
        Assert.Equal(["step-2", "step", "we-ring-them-2", "we-ring-them"], road.Draft.Steps.Select(step => step.Key));
    }

    [Theory]
    [InlineData("I get an e-mail that answers my questions", "Write", null)]
    [InlineData("I am asked how it was", "Ask", null)]
    [InlineData("Somebody walks round the garden with me", "Ours", null)]
    [InlineData("I book the call", "Theirs", "Call Booked")]
    [InlineData("I order the kit", "Theirs", "Order Completed")]
    [InlineData("I pay a deposit", "Theirs", "Deposit Paid")]
    [InlineData("I pay the final invoice", "Theirs", "Invoice Paid")]
    [InlineData("I fill in the form on the website", "Theirs", "Form Submitted")]
    [InlineData("I buy a ten-lesson card", "Theirs", "Order Completed")]
    [InlineData("They bring me a card", "Ours", null)]
    [InlineData("They see a reel", "See", null)]
    [InlineData("They see … on Instagram", "See", null)]
    [InlineData("I notice a sign in the neighbour's garden", "See", null)]
    [InlineData("I hear of them from a neighbour", "See", null)]
    [InlineData("A post about lost Saturdays", "See", null)]
    [InlineData("I read about them in the paper", "See", null)]
    [InlineData("I look at their website", "See", null)]
    [InlineData("I see an e-mail with three tips", "Write", null)]
    [InlineData("They get a card by post", "Ours", null)]
    [InlineData("They ring me on a video call", "Ours", null)]
    [InlineData("I meet them at the shop window", "Ours", null)]
    [InlineData("I find my size and order", "Theirs", "Order Completed")]
    public void What_the_words_make_plain_is_proposed(string idea, string way, string? happens)
    {
        Assert.Equal(way, StepWays.Guess(idea)?.ToString());
        if (happens is not null) Assert.Equal(happens, Road(idea).Draft.Steps[0].Done!.Event);
    }

    [Theory]
    [InlineData("A quiet moment")]
    [InlineData("Their first evening")]
    [InlineData("日本")]
    public void What_the_words_leave_open_is_left_open(string idea)
    {
        Assert.Null(StepWays.Guess(idea));
        var step = Road(idea).Draft.Steps[0];
        Assert.Null(StepWays.Of(step));
        Assert.Equal((null, null, null, null), (step.Message, step.Assignment, step.Survey, step.Done));
    }

    [Theory]
    [InlineData("I book the call")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"quotes\": and - a {{brace")]
    [InlineData("😀")]
    public void Every_way_but_a_message_can_run_at_once(string idea)
    {
        foreach (var way in Enum.GetValues<StepWay>())
        {
            var road = Road(idea);
            var changed = Do(road, StepWays.Change(road, road.Ids("steps")[0], way));
            Assert.Equal(way, StepWays.Of(changed.Draft.Steps[0]));
            var missing = JourneyCompiler.Compile(changed.Draft).Findings.Where(finding => finding.Severity == Severity.Error && finding.Path.StartsWith("steps[", StringComparison.Ordinal)).Select(finding => finding.Path);
            Assert.Equal(way == StepWay.Write ? ["steps[0].message.subject", "steps[0].message.body"] : [], missing);
        }
    }

    [Fact]
    public void Changing_who_does_it_leaves_no_half_behind_and_can_be_taken_back()
    {
        var road = Road("I order the kit");
        var id = road.Ids("steps")[0];
        foreach (var way in (StepWay[])[StepWay.Ask, StepWay.Ours, StepWay.Write, StepWay.Theirs])
        {
            var change = DraftEditor.Apply(road, StepWays.Change(road, id, way), Fresh);
            Assert.Equal(road.File, DraftEditor.Apply(change.Document!, change.Inverse!, Fresh).Document!.File);
            road = change.Document!;
            Assert.Equal(way, StepWays.Of(road.Draft.Steps[0]));
            Assert.Equal("Order Completed", road.Draft.Steps[0].Done?.Event);
        }
    }

    [Fact]
    public void The_road_ends_with_the_sentence_they_say_to_a_friend()
    {
        var road = Road("I pay the invoice");
        var more = Do(road, PlanRoad.TellAFriend(road, "They came when they said", "f1"));
        Assert.Equal(("I tell a friend", "referral", "loyal"), (more.Draft.Steps[^1].Title, more.Draft.Steps[^1].Goal, more.Draft.Steps[^1].Stage));
        Assert.Contains("They came when they said", more.Draft.Steps[^1].Assignment!.Script!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_says_only_what_can_be_said_without_knowing_the_business()
    {
        Assert.Equal([7, 7, 6], TemplateLibrary.All.Select(template => template.Draft.Steps.Length));
        foreach (var (key, draft) in TemplateLibrary.All.Select(template => (template.Key, template.Draft)))
        {
            Assert.All(draft.Steps, step =>
                Assert.False(string.IsNullOrWhiteSpace(step.Title) || string.IsNullOrWhiteSpace(step.Purpose), $"{key}: {step.Key}"));
            Assert.Equal("referral", draft.Steps[^1].Goal);
            Assert.Equal(Stretches.Of(draft.Steps), draft.Steps.Select(step => step.Stage!));
            Assert.DoesNotContain(JourneyCompiler.Compile(draft).Findings, finding => finding.Severity == Severity.Error
                && finding.Path.StartsWith("steps[", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("service-business", "Discovery Call", "Choose to Purchase", "Onboarding Consult", "Deposit", "Services Rendered",
        "Final Invoice", "Service Follow-Up")]
    [InlineData("product-business", "Ask Questions", "Choose Product", "Add to Cart", "Purchase", "Receive Product", "Product Follow-Up")]
    public void A_title_begins_with_the_words_of_its_list_and_goes_on_from_the_customers_side(string key, params string[] words)
    {
        var titles = TemplateLibrary.Find(key)!.Draft.Steps.Select(step => step.Title!).ToList();
        Assert.Equal(words, titles.Select(title => title.Split(": ")[0]));
        Assert.All(titles, title => Assert.Matches(@": (I|it|somebody|we) ", title));
    }

    /// <summary>As they are once the plan's own questions are answered: who it is for, where it leads, and how people come in.</summary>
    [Theory]
    [InlineData("seven-points")]
    [InlineData("service-business")]
    [InlineData("product-business")]
    public void A_template_whose_questions_are_answered_has_nothing_that_a_newcomer_must_mend(string key)
    {
        var answered = Answered(TemplateLibrary.Find(key)!.Draft);
        foreach (var way in WayIn.All)
        {
            var road = Do(answered, way.Set(answered, open: true)!);
            var findings = JourneyFindings.Of(road.File, LintContext.Nothing(new(2027, 3, 1))).Findings;
            Assert.Empty(findings.Where(finding => finding.Severity != Severity.Hint)
                .Select(finding => $"{way.Key}: {finding.Code} {finding.Path} {finding.Sentence}"));
        }
    }

    private DraftDocument Answered(JourneyDraft draft) => DraftDocument.Open(
        draft with
        {
            Owner = "jill",
            Persona = "busy-family",
            Pain = "No free Saturday, and nobody who understands it",
            Result = new("A garden put right", "At ease", "They came when they said"),
        },
        "", Fresh);

    [Fact]
    public void Whoever_is_typed_in_joins_behind_what_is_only_seen_and_behind_the_form_and_does_so_after_each_change()
    {
        var road = Road("I get a price", "Somebody rings me", "I fill in the enquiry form", "They see a reel");
        Assert.Equal(["they-see-a-reel", "i-fill-in-the-enquiry-form", "somebody-rings-me", "i-get-a-price"],
            road.Draft.Steps.Select(step => step.Key));
        foreach (var way in (string[])["our-form", "by-hand"]) road =
            Do(road, WayIn.All.Single(one => one.Key == way).Set(road, open: true)!);
        Assert.Equal([null, "somebody-rings-me"], road.Draft.EntryPoints.Select(entry => entry.Joins));
        Assert.Equal(("a-road", "form = a-road"), (road.Draft.EntryPoints[0].Form, road.Draft.Steps[1].Done!.Where));

        road = Do(road, PlanRoad.TakeOff(road, road.Ids("steps")[2]));
        Assert.Equal("i-get-a-price", road.Draft.EntryPoints[1].Joins);
        road = Do(road, PlanRoad.Change(road, road.Ids("steps")[0], StepWay.Ours));
        Assert.Null(road.Draft.EntryPoints[1].Joins);
    }

    // ---- parts ----

    private string Fresh() => $"x{++_made}";

    /// <summary>A road counted back: the first of these is the last of the road.</summary>
    private DraftDocument Road(params string[] fromTheEnd)
    {
        var road = DraftDocument.Open(new JourneyDraft { Journey = "a-road", Name = "A road" }, "", Fresh);
        foreach (var idea in fromTheEnd) road = Do(road, PlanRoad.Insert(road, idea, road.Ids("steps").FirstOrDefault(), $"s{++_made}"));
        return road;
    }

    private DraftDocument Do(DraftDocument road, DraftEdit edit) => DraftEditor.Apply(road, edit, Fresh) is { Document: { } after } ? after : throw new InvalidOperationException("The edit was refused.");

    private static IEnumerable<string> Titles(DraftDocument road) => road.Draft.Steps.Select(step => step.Title!);

    private static string[] Stages(DraftDocument road) => [.. road.Draft.Steps.Select(step => step.Stage!)];
}
