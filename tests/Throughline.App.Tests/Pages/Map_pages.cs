using System.Diagnostics;
using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Tests.Pages;

public sealed class Map_pages(PagesHost host) : IClassFixture<PagesHost>
{
    private DraftStore Drafts => host.Services.GetRequiredService<DraftStore>();

    [Fact]
    public async Task Each_step_is_a_column_under_its_stage_and_each_question_a_row()
    {
        var key = await RoadAsync(7);
        var page = await host.Owner.GetAsync($"/journeys/{key}/map");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["Know, like, trust", "Engage", "Loyal"], page.Document.QuerySelectorAll(".map-stage-name").Select(Text));
        Assert.Equal(7, page.Document.QuerySelectorAll("thead th[scope=col][data-step]").Length);
        Assert.Equal(
            ["What they do", "What they think", "How they feel", "Line of visibility", "Tone", "Message", "Platform", "Purpose", "Promises", "Owner and task", "Tool", "Obstacle and answer", "How we know it is done"],
            page.Document.QuerySelectorAll("tbody th[scope=row]").Select(head => head.TextContent.Trim().Split('\n')[0].Split(':')[0].Trim()));
        Assert.All(page.Document.QuerySelectorAll("tbody tr[data-row]"), row => Assert.Equal(7, row.QuerySelectorAll("td").Length));
        Assert.Equal(7, page.Document.QuerySelectorAll("[role=slider]").Length);
        Assert.Equal("page", page.Document.QuerySelector(".designer-parts a[href$='/map']")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task A_step_says_what_it_sends_what_it_promises_and_who_does_it()
    {
        var page = await host.Owner.GetAsync($"/journeys/{await RoadAsync(7)}/map");
        var ids = page.Document.QuerySelectorAll("[data-step]").Select(head => head.GetAttribute("data-step")!).ToList();
        string Cell(int step, string row) => Text(page.Document.GetElementById($"c-{ids[step - 1]}-{row}")!);
        Assert.Contains("A letter for step 1", Cell(1, "message"), StringComparison.Ordinal);
        Assert.Contains("Read it It is one page.", Cell(1, "message"), StringComparison.Ordinal);
        Assert.Contains("2 to tick off.", Cell(3, "owner"), StringComparison.Ordinal);
        Assert.DoesNotContain("not kept yet", Cell(1, "promises"), StringComparison.Ordinal);
        Assert.Contains("kept: Promise 1", Cell(4, "promises"), StringComparison.Ordinal);
        Assert.Contains("not kept yet", Cell(6, "promises"), StringComparison.Ordinal);
        Assert.Equal(
            $"/journeys/{page.Path.Split('/')[2]}/steps/{ids[0]}#part-{ids[0]}-work",
            page.Document.QuerySelector("[data-row=message] a[data-panel]")!.GetAttribute("href"));
        Assert.Equal(["jill", "michael"], page.Document.QuerySelectorAll("#map-owners option").Select(option => option.GetAttribute("value")));
    }

    [Fact]
    public async Task Owners_and_tools_are_offered_as_the_book_calls_them()
    {
        await host.Services.GetRequiredService<Books>().SaveAsync(host.Us, new Businesses.TeamMember("michael", "Michael Brown", null, null, null, null));
        var page = await host.Owner.GetAsync($"/journeys/{await RoadAsync(3)}/map");
        Assert.Equal(["jill:", "michael:Michael Brown"], page.Document.QuerySelectorAll("#map-owners option").Select(option => $"{option.GetAttribute("value")}:{option.TextContent}"));
    }

    [Fact]
    public async Task A_journey_without_steps_leads_to_its_beginning()
    {
        var key = await RoadAsync(0);
        var page = await host.Owner.GetAsync($"/journeys/{key}/map");
        Assert.Empty(page.Document.QuerySelectorAll("table"));
        Assert.NotNull(page.Document.QuerySelector($"a.primary[href='/journeys/{key}/plan']"));
        var first = page.Document.QuerySelector("[data-edit]")!.GetAttribute("data-edit")!;
        Assert.Equal(HttpStatusCode.OK, (await EditAsync(key, first)).Status);
        Assert.Single((await host.Owner.GetAsync($"/journeys/{key}/map/grid")).Document.QuerySelectorAll("[data-step]"));
    }

    [Fact]
    public async Task Steps_without_a_stage_and_stages_without_steps_are_shown_where_they_stand()
    {
        var key = await Drafts.CreateAsync(host.Us, "A broken road", draft => LongRoad.Fill(draft, 4) with
        {
            Steps = [.. LongRoad.Fill(draft, 4).Steps.Select((step, i) => step with { Stage = i switch { 0 => "loyal", 1 => null, 2 => "nowhere", _ => "loyal" } })],
        });
        var page = await host.Owner.GetAsync($"/journeys/{key}/map");
        Assert.Equal(["Know, like, trust", "Engage", "Loyal", "No stage yet", "Loyal"], page.Document.QuerySelectorAll(".map-stage-name").Select(Text));
        Assert.Equal(2, page.Document.QuerySelectorAll("thead [data-empty-stage]").Length);
        Assert.All(page.Document.QuerySelectorAll("tbody tr[data-row]"), row => Assert.Equal(6, row.QuerySelectorAll("td").Length));
        Assert.Equal(page.Document.QuerySelectorAll("[id]").Length, page.Document.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
    }

    [Fact]
    public async Task Script_in_every_text_is_text()
    {
        const string Evil = "</textarea><script>alert(1)</script>\"' onfocus=alert(1) ";
        var key = await Drafts.CreateAsync(host.Us, "Evil", draft => draft with
        {
            Name = Evil,
            Owner = Evil,
            Stages = [new StageDraft(Evil, Evil, Evil)],
            Steps =
            [
                new StepDraft { Key = Evil, Stage = Evil, Title = Evil, Does = Evil, Thinks = Evil, Feels = Evil, Tone = Evil, Platform = Evil, Purpose = Evil, Owner = Evil, Tool = Evil, Obstacle = Evil, Answer = Evil, Evidence = Evil, Goal = Evil, Makes = [Evil], Keeps = [Evil], Message = new(Evil, Evil, null, null, null, null), Done = new(Evil, null, Evil, null) },
            ],
        });
        var page = await host.Owner.GetAsync($"/journeys/{key}/map?" + string.Join('&', Drawings.MapRows.All.Select(row => "row=" + row.Key)));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("main script, main [onfocus]"));
        Assert.Equal(Evil, page.Document.QuerySelector(".map-title")!.TextContent.TrimStart('\n'));
    }

    [Fact]
    public async Task Five_hundred_steps_are_shown()
    {
        var page = await host.Owner.GetAsync($"/journeys/{await RoadAsync(500)}/map");
        Assert.Equal(500, page.Document.QuerySelectorAll("[data-step]").Length);
    }

    [Fact]
    public async Task A_copy_has_everything_but_what_one_step_alone_can_have()
    {
        var key = await RoadAsync(4);
        var id = Drafts.Open(host.Business, key)!.Document.Ids("steps")[0];
        Assert.Equal(HttpStatusCode.OK, (await new DraftVisitor(host, key).PostAsync($"steps/{id}/duplicate")).Status);
        var steps = Drafts.Open(host.Business, key)!.Document.Draft.Steps;
        Assert.Equal(["I take step 1 and see that it was worth it", "I take step 1 and see that it was worth it (copy)"], steps.Take(2).Select(step => step.Title));
        Assert.Equal((steps[0].Message, steps[0].Does, steps[0].Done, steps[0].Owner), (steps[1].Message, steps[1].Does, steps[1].Done, steps[1].Owner));
        Assert.NotEqual(steps[0].Key, steps[1].Key);
        Assert.Empty(steps[1].Makes);
    }

    [Fact]
    public async Task Another_businesss_map_is_nowhere()
    {
        var theirs = await Drafts.CreateAsync(new Actor(host.OtherBusiness, "somebody-else"), "Their road", draft => LongRoad.Fill(draft, 2));
        foreach (var path in (string[])["map", "map/grid"])
            Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync($"/journeys/{theirs}/{path}")).Status);
    }

    [Fact]
    public async Task Numbers_come_from_the_live_version_and_feelings_from_its_questions()
    {
        await host.PublishAsync();
        var before = await host.Owner.GetAsync("/journeys/first-week/map?view=Numbers");
        Assert.Contains("reported: not yet", Text(before.Document.GetElementById("r-feels")!), StringComparison.Ordinal);
        foreach (var (name, score) in ((string, int)[])[("Ana", 9), ("Ben", 10), ("Cleo", 6)]) await AnswerAsync(name, score);
        var page = await host.Owner.GetAsync("/journeys/first-week/map?view=Numbers");
        Assert.Equal("3", Text(page.Document.QuerySelector("[data-row=reached] td b")!));
        Assert.Equal("/journeys/first-week/people?number=reached&step=welcome", page.Document.QuerySelector("[data-row=reached] a")!.GetAttribute("href"));
        Assert.Contains("reported by 3", Text(page.Document.GetElementById("r-feels")!), StringComparison.Ordinal);
        Assert.Contains("Reported: 1.3 of 2, from 3 answers", Text(page.Document.QuerySelectorAll(".map-feel")[1]), StringComparison.Ordinal);
        Assert.Equal("n = 3", Text(page.Document.QuerySelector(".map-curve-n")!));
        var draft = await host.Owner.GetAsync($"/journeys/{await RoadAsync(3)}/map?view=Numbers");
        Assert.All(draft.Document.QuerySelectorAll("[data-row=here] td"), cell => Assert.Equal("not yet", Text(cell)));
    }

    [Fact]
    public async Task A_viewer_looks_and_changes_nothing()
    {
        var key = await RoadAsync(3);
        await host.RoleAsync(Role.Viewer);
        try
        {
            var page = await host.Owner.GetAsync($"/journeys/{key}/map");
            Assert.All(page.Document.QuerySelectorAll("#map-grid :is(textarea, input)"), box => Assert.True(box.HasAttribute("readonly")));
            Assert.Empty(page.Document.QuerySelectorAll("#map-grid [data-edit], #map-menu, [data-map-grip], [formaction$='/views']"));
            Assert.All(page.Document.QuerySelectorAll("[role=slider]"), point => Assert.Equal("true", point.GetAttribute("aria-readonly")));
        }
        finally
        {
            await host.RoleAsync(Role.Owner);
        }
    }

    // The bars of issue 3: an edit under 100 ms, the page under 100 ms. The best of several, because other work shares this machine.
    [Fact]
    public async Task Thirty_steps_answer_at_once()
    {
        var key = await RoadAsync(30);
        var id = Drafts.Open(host.Business, key)!.Document.Ids("steps")[14];
        var token = await host.Owner.TokenAsync();
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = host.Owner.Cookies, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = host.Address };
        var (edit, page, grid) = (TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var i = 0; i < 12; i++)
        {
            edit = Least(edit, await TakeAsync(() => EditAsync(key, $$"""{"set":"steps[#{{id}}].standard","found":{{(i == 0 ? "null" : $"\"{i - 1}\"")}},"value":"{{i}}"}""", token)));
            page = Least(page, await TakeAsync(() => browser.GetByteArrayAsync(new Uri($"/journeys/{key}/map", UriKind.Relative))));
            grid = Least(grid, await TakeAsync(() => browser.GetByteArrayAsync(new Uri($"/journeys/{key}/map/grid", UriKind.Relative))));
        }
        TestContext.Current.SendDiagnosticMessage($"A map of 30 steps × 13 rows: edit {edit.TotalMilliseconds:0.0} ms, page {page.TotalMilliseconds:0.0} ms, grid {grid.TotalMilliseconds:0.0} ms.");
        Assert.InRange(edit, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
        Assert.InRange(page, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
        Assert.InRange(grid, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
    }

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static async Task<TimeSpan> TakeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start);
    }

    private async Task AnswerAsync(string name, int score)
    {
        var person = await host.WalkerAsync(name);
        await host.ClickAsync(person);
        await host.Engine.Responses.AnsweredAsync(PagesHost.KeyOf(host.Delivery(person, 1)), score, "You listened");
        await host.StillAsync();
    }

    private Task<string> RoadAsync(int steps) => host.RoadAsync(steps);

    private Task<Visit> EditAsync(string key, string edit, string? token = null) => new DraftVisitor(host, key).PostAsync("edits", edit, token);

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
