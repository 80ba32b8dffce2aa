using System.Net;

namespace Throughline.App.Tests.Pages;

/// <summary>Where a finding says that nobody has agreed, its link leads to the box with the question.</summary>
public sealed class Ways_in_ask(PagesHost host) : IClassFixture<PagesHost>
{
    private const string File = """
        journey: asks
        name: A road that asks
        persona: busy-owner
        owner: jill
        pain: Every evening ends at the desk
        result: { gets: A week without overtime, feels: Rested }
        entryPoints:
          - { key: list, event: Person Imported }
          - { key: counter, source: shop }
          - { key: page, form: asks }
        steps:
          - { key: mail, stage: engage, title: I get it, message: { subject: Here, body: Here it is. } }
        """;

    [Fact]
    public async Task The_link_of_the_finding_lands_on_the_question_and_writing_it_settles_the_matter()
    {
        await host.SaveAsync(File);
        var test = await host.Owner.GetAsync("/journeys/asks/test");
        var link = Assert.Single(test.Document.QuerySelectorAll("a"), one =>
            one.TextContent.Contains("Write the question", StringComparison.Ordinal));
        Assert.Equal("/journeys/asks/ways#way-2-consent", link.GetAttribute("href"));

        var ways = await host.Owner.GetAsync("/journeys/asks/ways");
        Assert.Equal(HttpStatusCode.OK, ways.Status);
        var box = ways.Document.GetElementById("way-2-consent")!.QuerySelector("textarea[data-path]")!;
        Assert.EndsWith(".consent", box.GetAttribute("data-path"), StringComparison.Ordinal);
        await new DraftVisitor(host, "asks").SetAsync(box.GetAttribute("data-path")!, "May we write to you about quiet weeks?");
        Assert.DoesNotContain("Write the question", (await host.Owner.GetAsync("/journeys/asks/test")).Text, StringComparison.Ordinal);

        Assert.NotNull(await host.PublishDraftAsync("asks"));
        var form = await host.Owner.GetAsync("/people/new?journey=asks&entry=counter");
        Assert.Contains("Ask them: “May we write to you about quiet weeks?”", form.Text, StringComparison.Ordinal);
        var added = await host.Owner.SubmitAsync(form, "form[method='post']:has([name='Form.Email'])",
            new Dictionary<string, string> { ["Form.Email"] = "counter@example.org", ["Form.Agreed"] = "true" });
        Assert.Contains("when asked: “May we write to you about quiet weeks?”", added.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_has_a_question_and_a_page_a_list_has_neither()
    {
        await host.SaveAsync(File.Replace("journey: asks", "journey: asks-too", StringComparison.Ordinal));
        var ways = await host.Owner.GetAsync("/journeys/asks-too/ways");
        Assert.Null(ways.Document.GetElementById("way-1-consent"));
        Assert.Empty(ways.Document.QuerySelectorAll("#way-1 [data-path*='.page.'], #way-2 [data-path*='.page.']"));
        var form = ways.Document.QuerySelector("#way-3 a[href$='/form']")!.GetAttribute("href")!;
        Assert.Equal(
            ["heading", "text", "picture", "button", "thanks"],
            (await host.Owner.GetAsync(form)).Document.QuerySelectorAll("[data-path*='.page.']")
                .Select(box => box.GetAttribute("data-path")!.Split('.')[^1]));
        Assert.Contains("count together", ways.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_written_for_the_page_is_kept_and_an_emptied_box_gives_the_word_back()
    {
        await host.SaveAsync(File.Replace("journey: asks", "journey: asks-more", StringComparison.Ordinal));
        var draft = new DraftVisitor(host, "asks-more");
        var path = $"entryPoints[#{draft.Document.Ids("entryPoints")[2]}].page.heading";
        Assert.Equal(HttpStatusCode.OK, (await draft.SetAsync(path, "A quiet week")).Status);
        Assert.Equal("A quiet week", draft.Document.Draft.EntryPoints[2].Page!.Heading);
        Assert.Equal(HttpStatusCode.OK, (await draft.SetAsync(path, null)).Status);
        Assert.Null(draft.Document.Draft.EntryPoints[2].Page!.Heading);
        Assert.Equal(1, await host.PublishDraftAsync("asks-more"));
    }
}
