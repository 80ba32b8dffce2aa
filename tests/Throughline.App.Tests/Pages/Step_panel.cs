using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Throughline.Businesses;
using Throughline.Journeys;

namespace Throughline.App.Tests.Pages;

public sealed class Step_panel(PagesHost host) : IClassFixture<PagesHost>
{
    private const string Script = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    private static readonly string[] Always =
    [
        "title", "stage", "goal", "platform", "tone", "purpose", "does", "thinks", "feels", "makes", "owner", "tool", "standard", "obstacle", "answer",
        "evidence", "actual", "shows", "delight", "key",
    ];

    [Theory]
    [InlineData(0, "message.subject message.channel message.preheader message.body message.purpose message.topic wait done.event done.where done.within done.since otherwise")]
    [InlineData(1, "survey.question survey.kind survey.message.channel survey.message.subject survey.message.body survey.message.topic done.event otherwise")]
    [InlineData(2, "assignment.title assignment.script assignment.checklist assignment.due otherwise")]
    [InlineData(3, "done.event done.where done.within otherwise")]
    public async Task Each_kind_of_step_has_a_box_for_everything_it_holds(int step, string own)
    {
        var draft = await DraftVisitor.BeginAsync(host, $"boxes-{step}");
        var panel = await draft.PanelAsync(step);
        var paths = panel.Document.QuerySelectorAll("[data-path]").Select(box => box.GetAttribute("data-path")!).ToHashSet();
        Assert.All(Always.Concat(own.Split(' ')), key => Assert.Contains($"steps[#{draft.Step(step)}].{key}", paths));
        Assert.All(panel.Document.QuerySelectorAll("[data-path]"), box => Assert.NotNull(panel.Document.QuerySelector($"label[for='{box.Id}']")));
    }

    [Fact]
    public async Task The_page_of_a_step_is_the_panel_in_the_designers_frame()
    {
        var draft = await DraftVisitor.BeginAsync(host, "as-a-page");
        var page = await host.Owner.GetAsync($"/journeys/as-a-page/steps/{draft.Step(1)}");
        Assert.NotNull(page.Document.QuerySelector("[data-draft='/journeys/as-a-page'] .step-panel[data-follows]"));
        Assert.Equal($"/journeys/as-a-page/steps/{draft.Step(0)}", page.Document.QuerySelector("[aria-label='The step before']")!.GetAttribute("href"));
        Assert.Equal($"/journeys/as-a-page/steps/{draft.Step(2)}", page.Document.QuerySelector("[aria-label='The step after']")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("survey", StepKind.Survey)]
    [InlineData("assignment", StepKind.Assignment)]
    [InlineData("webhook", StepKind.Webhook)]
    [InlineData("wait", StepKind.Wait)]
    public async Task Another_kind_is_one_change_and_undo_brings_the_words_back(string kind, StepKind expected)
    {
        var draft = await DraftVisitor.BeginAsync(host, $"to-{kind}");
        var before = draft.Document.File;
        Assert.Equal(HttpStatusCode.OK, (await draft.SendAsync($"steps/{draft.Step(0)}/kind/{kind}")).Status);
        Assert.Equal(expected, Throughline.Drafts.StepKinds.Of(draft.Document.Draft.Steps[0]));
        Assert.Equal(HttpStatusCode.OK, (await draft.PanelAsync(0)).Status);
        await draft.SendAsync("undo");
        Assert.Equal(before, draft.Document.File);
    }

    [Fact]
    public async Task A_second_wording_a_third_and_one_again()
    {
        var draft = await DraftVisitor.BeginAsync(host, "wordings");
        var step = draft.Step(0);
        await draft.SendAsync($"steps/{step}/wordings/split");
        await draft.SendAsync($"steps/{step}/wordings/add");
        Assert.Equal(3, (await draft.PanelAsync(0)).Document.QuerySelectorAll(".wording").Length);
        await draft.SendAsync($"steps/{step}/wordings/keep/{draft.Document.Ids($"steps[#{step}].variants")[1]}");
        Assert.Equal("Welcome, {{firstName}}", draft.Document.Draft.Steps[0].Message!.Subject);
        Assert.Empty(draft.Document.Draft.Steps[0].Variants);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_box_in_plain_words()
    {
        var draft = await DraftVisitor.BeginAsync(host, "wrong");
        var step = draft.Step(0);
        await draft.SetAsync($"steps[#{step}].done.within", "soonish");
        await draft.SetAsync($"steps[#{step}].message.body", "Hello {{fristName}}");
        var panel = await draft.PanelAsync(0);
        Assert.Contains("“The time they have” is not a length of time: 'soonish'", panel.Document.GetElementById($"d-steps-{step}-done-within-problem")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("did you mean 'firstName'?", panel.Document.GetElementById($"d-steps-{step}-message-body-problem")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", panel.Document.GetElementById($"d-steps-{step}-message-body")!.GetAttribute("aria-invalid"));
        Assert.Contains("2 things to mend", panel.Document.QuerySelector(".looked-at summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_links_and_forms_of_the_journey_are_offered_in_words()
    {
        var draft = await DraftVisitor.BeginAsync(host, "choices");
        var panel = await draft.PanelAsync(0);
        var where = panel.Document.GetElementById($"d-steps-{draft.Step(0)}-done-where")!;
        Assert.Equal(["", "link = get-the-checklist"], where.QuerySelectorAll("option").Select(option => option.GetAttribute("value")));
        var events = panel.Document.GetElementById($"d-steps-{draft.Step(0)}-done-event")!.TextContent;
        Assert.Contains("They click a link in the message", events, StringComparison.Ordinal);
        Assert.Contains("They buy", events, StringComparison.Ordinal);
        Assert.DoesNotContain("They answer the question", events, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_brings_the_key_along_until_the_journey_is_published()
    {
        var draft = await DraftVisitor.BeginAsync(host, "keys", change: file => file.Replace("key: thanks", "key: i-am-thanked", StringComparison.Ordinal));
        var step = draft.Step(4);
        await draft.SetAsync($"steps[#{step}].title", "I am thanked by name");
        Assert.Equal("i-am-thanked-by-name", draft.Document.Draft.Steps[4].Key);
        await draft.SetAsync($"steps[#{step}].title", "I am thanked by hand");
        await draft.SendAsync("undo");
        Assert.Equal(("I am thanked", "i-am-thanked"), (draft.Document.Draft.Steps[4].Title, draft.Document.Draft.Steps[4].Key)); // typed on: one change
        await host.PublishDraftAsync("keys");
        await draft.SetAsync($"steps[#{step}].title", "I am thanked twice");
        Assert.Equal("i-am-thanked", draft.Document.Draft.Steps[4].Key);
        Assert.NotNull((await draft.PanelAsync(4)).Document.GetElementById($"d-steps-{step}-key")!.GetAttribute("readonly"));
    }

    [Fact]
    public async Task Script_in_every_text_is_text_wherever_it_is_shown()
    {
        var draft = await DraftVisitor.BeginAsync(host, "scripted");
        for (var step = 0; step < 5; step++)
        {
            var boxes = (await draft.PanelAsync(step)).Document.QuerySelectorAll("[data-path]").OfType<IHtmlElement>().Where(box => box is IHtmlTextAreaElement or IHtmlInputElement { Type: "text" } && box.GetAttribute("data-kind") == "text");
            foreach (var path in boxes.Select(box => box.GetAttribute("data-path")!).Where(path => !path.EndsWith("].key", StringComparison.Ordinal)).Distinct())
                Assert.Equal(HttpStatusCode.OK, (await draft.SetAsync(path, Script)).Status);
            var panel = await draft.PanelAsync(step);
            Assert.Empty(panel.Document.QuerySelectorAll("script, img, [onerror]"));
            Assert.Equal(Script, panel.Document.QuerySelector(".step-panel h2")!.TextContent);
        }
        foreach (var path in (string[])["outline", "outline/list", "ways", $"steps/{draft.Step(0)}"])
            Assert.Empty((await host.Owner.GetAsync($"/journeys/scripted/{path}")).Document.QuerySelectorAll("main script, main img, [onerror]"));
    }

    [Fact]
    public async Task What_belongs_to_another_business_is_nowhere()
    {
        var theirs = await DraftVisitor.BeginAsync(host, "theirs", host.OtherBusiness);
        var ours = await DraftVisitor.BeginAsync(host, "ours");
        var id = ours.Step(0);
        foreach (var path in (string[])[$"steps/{id}", $"steps/{id}/panel", $"steps/{id}/letter?at=steps[%23{id}].message", "outline", "outline/list", "ways", "ways/list"])
            Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync($"/journeys/theirs/{path}")).Status);
        foreach (var what in (string[])[$"steps/{id}/kind/wait", $"steps/{id}/duplicate", $"outline/{id}/up", "outline/stages/engage/add"])
            Assert.Equal(HttpStatusCode.NotFound, (await theirs.SendAsync(what)).Status);
        foreach (var what in (string[])[$"steps/{id}/letter", $"steps/{id}/test", "outline/paste", "outline/paste/make"])
            Assert.Equal(HttpStatusCode.NotFound, (await theirs.SendAsync(what, "{}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync("/journeys/ours/steps/nobody/panel")).Status);
        Assert.Equal("gone", (await ours.SendAsync("steps/nobody/kind/wait")).Json["refused"]!.ToString());
    }

    // ---- how a message looks, and a test of it ----

    [Fact]
    public async Task A_message_is_shown_as_it_is_being_written_to_somebody_one_chooses()
    {
        var draft = await DraftVisitor.BeginAsync(host, "shown");
        await host.PublishAsync();
        var nora = await host.WalkerAsync("Nora");
        var letter = $"steps/{draft.Step(0)}/letter";
        var made = await draft.SendAsync(letter, Written("Hello {{firstName}}", "Come **in**, {{firstName}}. <script>alert(1)</script>", nora.ToString("N")));
        Assert.Equal("Hello Nora", made.Json["subject"]!.ToString());
        Assert.Contains("Come <strong>in</strong>, Nora.", made.Json["html"]!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", made.Json["html"]!.ToString(), StringComparison.Ordinal);
        var nobody = await draft.SendAsync(letter, Written("Hello {{firstName}}", "x", "nobody"));
        Assert.Equal("Hello there", nobody.Json["subject"]!.ToString());
        var broken = await draft.SendAsync(letter, Written("Hello", "{{fristName}}", null));
        Assert.Contains("fristName", broken.Json["said"]!.ToString(), StringComparison.Ordinal);
        Assert.Null(broken.Json["html"]);
        var kept = await host.Owner.GetAsync($"/journeys/shown/steps/{draft.Step(0)}/letter?at=steps[%23{draft.Step(0)}].message");
        Assert.Contains("Hello Ana", kept.Text, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", kept.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_to_oneself_stays_in_the_outbox_while_no_mail_server_is_named()
    {
        var draft = await DraftVisitor.BeginAsync(host, "tried");
        var sent = await draft.SendAsync($"steps/{draft.Step(0)}/test", Written("Hello {{firstName}}", "Come in.", null));
        Assert.True(sent.Json["sent"]!.GetValue<bool>());
        Assert.Contains("stays in the outbox", sent.Json["said"]!.ToString(), StringComparison.Ordinal);
        var shown = await host.Owner.GetAsync(sent.Json["href"]!.ToString());
        Assert.Contains("[Test] Hello Ana", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Come in.", (await host.Owner.GetAsync(shown.Document.QuerySelector("iframe")!.GetAttribute("src")!)).Text, StringComparison.Ordinal);
        Assert.Contains("[Test] Hello Ana", (await host.Owner.GetAsync("/outbox")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync($"/outbox/tests/{Guid.NewGuid():N}")).Status);
        Assert.Equal(0, host.Read<int>("SELECT COUNT(*) FROM test_message WHERE workspace_id <> @us", new { us = host.Business }));
    }

    [Fact]
    public async Task A_test_that_cannot_be_put_together_says_why_and_sends_nothing()
    {
        var draft = await DraftVisitor.BeginAsync(host, "untried");
        var before = host.Read<int>("SELECT COUNT(*) FROM test_message");
        var sent = await draft.SendAsync($"steps/{draft.Step(0)}/test", Written("Hello", "[here](javascript:alert)", null));
        Assert.False(sent.Json["sent"]!.GetValue<bool>());
        Assert.NotEqual("", sent.Json["said"]!.ToString());
        Assert.Equal(before, host.Read<int>("SELECT COUNT(*) FROM test_message"));
    }

    [Fact]
    public async Task An_address_that_must_never_be_written_to_gets_no_test_either()
    {
        var draft = await DraftVisitor.BeginAsync(host, "suppressed");
        var jill = await host.Engine.People.AddAsync(host.Business, new("Jill", null, Shell.ShellHost.Owner.Email, null, null, null));
        Assert.True(await host.Engine.People.SuppressAsync(host.Business, jill, Throughline.People.Channel.Email, "Said so"));
        try
        {
            var sent = await draft.SendAsync($"steps/{draft.Step(0)}/test", Written("Hello", "Come in.", null));
            Assert.False(sent.Json["sent"]!.GetValue<bool>());
            Assert.Contains("do-not-write list", sent.Json["said"]!.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            await host.Engine.People.UnsuppressAsync(host.Business, jill, Throughline.People.Channel.Email);
        }
    }

    [Fact]
    public async Task A_viewer_reads_a_step_and_changes_nothing()
    {
        var draft = await DraftVisitor.BeginAsync(host, "helped");
        await host.RoleAsync(Role.Viewer);
        try
        {
            var panel = await draft.PanelAsync(0);
            Assert.All(panel.Document.QuerySelectorAll("[data-path]"), box => Assert.True(box.HasAttribute("readonly") || box.HasAttribute("disabled")));
            Assert.Empty(panel.Document.QuerySelectorAll("[data-try], [data-edit]:not([disabled]), [data-act]:not([disabled])"));
            foreach (var what in (string[])[$"steps/{draft.Step(0)}/kind/wait", $"outline/{draft.Step(0)}/remove"])
                Assert.Equal(HttpStatusCode.Forbidden, (await draft.SendAsync(what)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await draft.SendAsync($"steps/{draft.Step(0)}/test", "{}")).Status);
        }
        finally
        {
            await host.RoleAsync(Role.Owner);
        }
    }

    private static string Written(string subject, string body, string? to) =>
        new JsonObject { ["at"] = "message", ["as"] = to, ["subject"] = subject, ["body"] = body }.ToJsonString();
}

public sealed class Outline(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task It_lists_every_step_under_its_stage_with_its_boxes()
    {
        var draft = await DraftVisitor.BeginAsync(host, "listed");
        var page = await host.Owner.GetAsync("/journeys/listed/outline");
        Assert.Equal(["Know, like, trust 2 steps", "Engage 2 steps", "Loyal 1 step"], page.Document.QuerySelectorAll(".outline-stage h2").Select(head => head.TextContent.Trim()));
        Assert.Equal(draft.Document.Ids("steps"), page.Document.QuerySelectorAll("[data-row]").Select(row => row.GetAttribute("data-row")!));
        Assert.Equal(5 * 4, page.Document.QuerySelectorAll("[data-row] [data-path]").Length);
    }

    [Fact]
    public async Task A_step_moves_into_the_next_stage_and_back_again()
    {
        var draft = await DraftVisitor.BeginAsync(host, "moved");
        var step = draft.Step(1);
        await draft.SendAsync($"outline/{step}/down");
        Assert.Equal("engage", draft.Document.Text($"steps[#{step}].stage"));
        await draft.SendAsync($"outline/{step}/down");
        Assert.Equal(step, draft.Step(2));
        await draft.SendAsync("undo");
        await draft.SendAsync("undo");
        Assert.Equal(("know-like-trust", step), (draft.Document.Text($"steps[#{step}].stage"), draft.Step(1)));
    }

    [Fact]
    public async Task A_step_is_copied_without_its_key_and_ids()
    {
        var draft = await DraftVisitor.BeginAsync(host, "copied");
        var id = (await draft.SendAsync($"steps/{draft.Step(0)}/duplicate")).Json["ids"]![0]!.ToString();
        Assert.Equal(id, draft.Step(1));
        Assert.Equal(draft.Document.Draft.Steps[0].Message, draft.Document.Draft.Steps[1].Message);
        Assert.NotEqual(draft.Document.Draft.Steps[0].Key, draft.Document.Draft.Steps[1].Key);
    }

    [Fact]
    public async Task A_pasted_list_is_shown_first_and_then_made_and_taken_back_at_once()
    {
        var draft = await DraftVisitor.BeginAsync(host, "pasted");
        var before = draft.Document.File;
        var body = new JsonObject { ["text"] = "I wait <script>alert(1)</script>\n  owner: Ana\nI order", ["after"] = draft.Step(0) }.ToJsonString();
        var shown = await draft.PostAsync("outline/paste", body);
        Assert.Equal(2, shown.Document.QuerySelectorAll(".pasted > li").Length);
        Assert.Contains("after “I get the checklist I asked for”", shown.Text, StringComparison.Ordinal);
        Assert.Empty(shown.Document.QuerySelectorAll("script"));
        Assert.Equal(before, draft.Document.File);
        var made = await draft.SendAsync("outline/paste/make", body);
        Assert.Equal(2, made.Json["ids"]!.AsArray().Count);
        Assert.Equal(("I wait <script>alert(1)</script>", "Ana", "I order"), (draft.Document.Draft.Steps[1].Title, draft.Document.Draft.Steps[1].Owner, draft.Document.Draft.Steps[2].Title));
        Assert.Equal("Undone: 2 new steps.", (await draft.SendAsync("undo")).Json["said"]!.ToString());
        Assert.Equal(before, draft.Document.File);
    }

    [Fact]
    public async Task Five_hundred_lines_are_made_at_once_and_shown()
    {
        var draft = await DraftVisitor.BeginAsync(host, "many");
        var text = string.Join('\n', Enumerable.Range(1, 500).Select(n => $"I take step {n}"));
        var made = await draft.SendAsync("outline/paste/make", new JsonObject { ["text"] = text }.ToJsonString());
        Assert.Equal(500, made.Json["ids"]!.AsArray().Count);
        Assert.Equal(505, (await host.Owner.GetAsync("/journeys/many/outline/list")).Document.QuerySelectorAll("[data-row]").Length);
    }
}
