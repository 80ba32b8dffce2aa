using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Simulation;
using Throughline.Surveys;
using Throughline.Tests.Enrollments;
using Throughline.Time;

namespace Throughline.Tests.Simulation;

/// <summary>Where nobody gets past, whatever they do; and where somebody does after all.</summary>
public sealed class FailingWalkStories
{
    private static readonly Step End = Roads.Step("tell", Roads.Sends());

    public static TheoryData<string, string> Hindered => new()
    {
        { "no-link", "it waits until they follow a link, and its messages have none that is counted" },
        { "other-link", "it waits for a click on “the-list”, and the links in its messages are called “our-page”" },
        { "text-only", "it sends text messages, and nobody can tell who follows or opens those" },
        { "eleven-of-ten", "it waits for the answer “score >= 11”, and the question takes a number from 0 to 10" },
        { "no-such-choice", "it waits for the answer “answer = maybe”, and the question offers “yes”, “no”" },
        { "words-as-score", "it waits for the answer “score >= 3”, and the question takes words and no number" },
        { "larger-than-a-word", "it asks whether total is larger or smaller than “much”, which is no number" },
        { "signed-by-nobody", "its message is signed with the name of whoever looks after it, and nobody does, so that it never goes out" },
    };

    [Theory]
    [MemberData(nameof(Hindered))]
    public void Nobody_gets_past_a_step_whose_event_cannot_come(string name, string why)
    {
        var leaves = Assert.Single(Of(Steps(name) with { Otherwise = Otherwise.Leave }, End));
        Assert.Equal(("TL1701", Severity.Error), (leaves.Code, leaves.Severity));
        Assert.Equal($"Nobody who walks this road gets past this step: {why}, and whoever is not past it in time leaves.", leaves.Sentence);
        Assert.StartsWith("steps[0].", leaves.Path, StringComparison.Ordinal);

        Assert.Contains("rests beside the road", Assert.Single(Of(Steps(name) with { Otherwise = Otherwise.Rest }, End)).Sentence,
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Hindered))]
    public void Where_the_road_goes_on_for_those_who_do_not_do_it_everybody_comes_to_the_end(string name, string why)
    {
        Assert.NotEmpty(why);
        Assert.Empty(Of(Steps(name) with { Otherwise = Otherwise.Continue }, End));
    }

    [Fact]
    public void A_reminder_with_the_link_is_enough() =>
        Assert.Empty(Of(Clicked("the-list") with
        {
            Otherwise = Otherwise.Leave,
            Nudges = [new Nudge(Wait.OfDays(1), Roads.Mail("the list"))]
        }, End));

    [Fact]
    public void A_second_wording_that_can_go_out_is_enough()
    {
        var wordings = new MessageWork([new Variant("a", 1, Signed), new Variant("b", 1, Roads.Mail())]);
        Assert.Empty(Of(Roads.Step("welcome", wordings, otherwise: Otherwise.Leave), End));
    }

    [Theory]
    [InlineData("{{ownerName | your team}}")]
    [InlineData("{{#if ownerName}}{{ownerName}}{{/if}}")]
    public void A_signature_that_can_do_without_a_name_is_no_hindrance(string signature) =>
        Assert.Empty(Of(Roads.Step("welcome", new MessageWork([new Variant("a", 1, new Message("Hello", signature))]),
            otherwise: Otherwise.Leave), End));

    [Fact]
    public void What_comes_from_elsewhere_may_come_without_the_message() =>
        Assert.Empty(Of(Roads.Step("order", new MessageWork([new Variant("a", 1, Signed)]), done: "Order Completed",
            otherwise: Otherwise.Leave), End));

    [Fact]
    public void All_places_are_said_at_once_and_each_once_however_many_ways_lead_in()
    {
        var road = Roads.Of(Clicked("one") with { Otherwise = Otherwise.Leave }, End with { Key = "between" },
            Clicked("two") with { Key = "second", Otherwise = Otherwise.Rest }, End);
        var ways = road with
        {
            EntryPoints = [.. road.EntryPoints, new EntryPoint("side", "event", Roads.On("Walked In"), 1),
            new EntryPoint("by-hand", null, null, 3)]
        };
        Assert.Equal(["steps[0].done", "steps[2].done"], FailingWalks.Of(ways, _ => []).Select(finding => finding.Path));
    }

    [Fact]
    public void Of_many_places_the_first_ten_are_said()
    {
        var steps = Enumerable.Range(0, 50).Select(n => Clicked("one") with { Key = $"s{n}", Otherwise = Otherwise.Leave }).ToArray();
        Assert.Equal(Enumerable.Range(0, 10).Select(n => $"steps[{n}].done"), FailingWalks.Of(Roads.Of(steps), _ => [])
            .Select(finding => finding.Path));
    }

    [Fact]
    public void A_step_that_no_way_in_leads_to_stops_nobody()
    {
        var road = Roads.Of(Clicked("one") with { Otherwise = Otherwise.Leave }, End);
        Assert.Empty(FailingWalks.Of(road with { EntryPoints = [road.EntryPoints[0] with { Joins = 1 }] }, _ => []));
    }

    private static ImmutableArray<Finding> Of(params Step[] steps) =>
        FailingWalks.Of(Roads.Of(steps), message => message.Subject switch { "Hello" => [], var subject => [subject.Replace(' ', '-')] });

    private static Message Signed => new("Hello", "Yours, {{ownerName}}");

    private static Step Clicked(string link) => Roads.Step("welcome",
        Roads.Sends()) with
    { Done = new EventRule(EventNames.EmailLinkClicked, [new("link", Comparator.Equal, link)]) };

    private static Step Steps(string name) => name switch
    {
        "no-link" => Roads.Step("welcome", Roads.Sends(), done: EventNames.EmailLinkClicked),
        "other-link" => Clicked("the-list") with { Work = Roads.Sends("our page") },
        "text-only" => Roads.Step("welcome",
            new MessageWork([new Variant("a", 1, Roads.Mail() with { Channel = Throughline.People.Channel.Sms })]),
            done: EventNames.EmailLinkClicked),
        "eleven-of-ten" => Asked(QuestionKind.Recommend, new("score", Comparator.GreaterOrEqual, "11")),
        "no-such-choice" => Asked(QuestionKind.Choice, new("answer", Comparator.Equal, "maybe")),
        "words-as-score" => Asked(QuestionKind.Text, new("score", Comparator.GreaterOrEqual, "3")),
        "larger-than-a-word" => Roads.Step("order",
            Roads.Sends()) with
        { Done = new EventRule("Order Completed", [new("total", Comparator.Greater, "much")]) },
        _ => Roads.Step("welcome", new MessageWork([new Variant("a", 1, Signed)])),
    };

    private static Step Asked(QuestionKind kind, Comparison where) =>
        Roads.Step("ask", new SurveyWork(new Survey("How was it?", kind, kind == QuestionKind.Choice ? ["yes", "no"] : []),
            Roads.Mail())) with
        { Done = new EventRule(EventNames.SurveyAnswered, [where]) };
}
