using System.Net;

namespace Throughline.App.Tests.Pages;

/// <summary>Words for some of the people, as the panel of a step changes them.</summary>
public sealed class Words_for_some_of_them(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task Words_for_some_of_them_begin_with_those_for_all_and_their_order_counts()
    {
        var draft = await DraftVisitor.BeginAsync(host, "words", change: WithReminder);
        var step = draft.Step(0);
        var list = $"steps[#{step}].wordings";
        await draft.PressAsync(0, $"#add-words-{step}");
        Assert.Equal("Welcome, {{firstName}}", draft.Document.Draft.Steps[0].Wordings[0].Message!.Subject);
        await draft.PressAsync(0, $"#add-words-{step}");
        var (first, second) = (draft.Document.Ids(list)[0], draft.Document.Ids(list)[1]);
        await draft.SetAsync($"{list}[#{first}].when", "source = social");
        await draft.SetAsync($"{list}[#{second}].when", "language = de");
        var legends = (await draft.PanelAsync(0)).Document.QuerySelectorAll(".wording > legend").Select(legend => legend.TextContent);
        Assert.Equal(["Words 1, for those who come from social", "Words 2, for those who read German"], legends);
        await draft.PressAsync(0, $"#words-down-{step}-{first}");
        Assert.Equal(["language = de", "source = social"], draft.Document.Draft.Steps[0].Wordings.Select(words => words.When));
        await draft.PressAsync(0, $"#words-up-{step}-{first}");
        Assert.Equal(["source = social", "language = de"], draft.Document.Draft.Steps[0].Wordings.Select(words => words.When));

        await draft.PressAsync(0, $"#words-{step}-{first}-add-0");
        Assert.Equal("Still here", draft.Document.Draft.Steps[0].Wordings[0].Nudges.Single().Message!.Subject);
        Assert.Empty(draft.Findings());
        var letter = Uri.EscapeDataString($"{list}[#{first}].message");
        Assert.Equal(HttpStatusCode.OK, (await host.Owner.GetAsync($"/journeys/words/steps/{step}/letter?at={letter}")).Status);
    }

    [Theory]
    [InlineData("source = 'a friend'", "source", "", "a friend")]
    [InlineData("language = de", "language", "", "de")]
    [InlineData("lifecycle = customer", "lifecycle", "", "customer")]
    [InlineData("plan = big", "other", "plan", "big")]
    [InlineData("plan exists", "other", "plan", "")]
    [InlineData("source = x and language = de", "source", "", "")]
    public async Task For_whom_they_are_can_be_chosen(string when, string what, string name, string value)
    {
        var draft = await DraftVisitor.BeginAsync(host, $"rule-{Math.Abs(when.GetHashCode(StringComparison.Ordinal))}");
        var step = draft.Step(0);
        await draft.PressAsync(0, $"#add-words-{step}");
        await draft.SetAsync($"steps[#{step}].wordings[#{draft.Document.Ids($"steps[#{step}].wordings")[0]}].when", when);
        var pick = (await draft.PanelAsync(0)).Document.QuerySelector("[data-rule-for]")!;
        Assert.Equal((what, name, value), (Part("what"), Part("name"), Part(what)));
        var isMore = pick.TextContent.Contains("says more than these boxes", StringComparison.Ordinal);
        Assert.Equal(when.Contains(" and ", StringComparison.Ordinal), isMore);

        string Part(string part) => pick.QuerySelector($"[data-rule-part={part}]")!.ValueOf();
    }

    private static string WithReminder(string file) => file.Replace(
        "      where: link = get-the-checklist\n      within: 3 days\n",
        "      where: link = get-the-checklist\n      within: 3 days\n"
            + "    nudges:\n      - after: 1 day\n        message: { subject: Still here, body: Here it is. }\n",
        StringComparison.Ordinal);
}
