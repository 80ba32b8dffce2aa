using Microsoft.Playwright;
using Throughline.App.Tests.Shell;

namespace Throughline.App.Tests.Pages;

/// <summary>What a step holds beyond its plain boxes, the content plan, and a template before it is taken, in Chromium.</summary>
public sealed class Paper_in_a_real_browser(RealBrowser real, PagesHost host)
    : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    private const string Standing = """
          - key: van
            stage: loyal
            title: I see their van in my street
            standing: { what: The van, where: In the street, state: live, lookAgain: 2035-03-01, owner: ana }
        """;

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Panel_plan_and_template_are_clean_for_axe_and_fit(int width, ColorScheme scheme)
    {
        var draft = await DraftVisitor.BeginAsync(host, $"clean-{width}-{scheme}".ToLowerInvariant(), change: file =>
            $"{file}\n{Standing}");
        await FillAsync(draft);
        var page = await OpenAsync(host, null, width, scheme);
        await CleanAsync(page,
        [
            $"/journeys/{draft.Key}/steps/{draft.Step(2)}", $"/journeys/{draft.Key}/steps/{draft.Step(5)}", $"/journeys/{draft.Key}/map",
            "/content", "/content?month=2035-03", "/journeys/templates/service-business", "/journeys/new",
        ]);
    }

    [Fact]
    public async Task A_process_is_written_moved_and_shortened_by_keyboard_alone()
    {
        var draft = await DraftVisitor.BeginAsync(host, "by-keys");
        var step = draft.Step(2);
        var page = await OpenAsync(host, $"/journeys/by-keys/steps/{step}");
        await page.FocusAsync($"#part-{step}-process > summary");
        await page.Keyboard.PressAsync("Enter");
        foreach (var part in (string[])["Look it up", "Ring them"])
        {
            await page.FocusAsync($"#add-part-{step}");
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForFunctionAsync(
                "() => document.activeElement?.dataset.path?.endsWith('.part') && document.activeElement.value === ''");
            await page.Keyboard.TypeAsync(part);
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.TypeAsync("Ana");
            await page.Keyboard.PressAsync("Tab");
            await host.KeptAsync("by-keys", now => now.Steps[2].Process is [.., { Owner: "Ana" }]);
        }
        var second = draft.Document.Ids($"steps[#{step}].process")[1];
        await page.FocusAsync($"#up-{step}-{second}");
        await page.Keyboard.PressAsync("Enter");
        await host.KeptAsync("by-keys", now => now.Steps[2].Process is [{ Part: "Ring them" }, { Part: "Look it up" }]);
        await page.WaitForFunctionAsync("id => document.activeElement?.id === id", $"down-{step}-{second}");
        await page.FocusAsync($"#off-{step}-{second}");
        await page.Keyboard.PressAsync("Enter");
        await host.KeptAsync("by-keys", now => now.Steps[2].Process is [{ Part: "Look it up" }]);
        await page.Keyboard.PressAsync("Control+z");
        await host.KeptAsync("by-keys", now => now.Steps[2].Process.Length == 2);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_plain_step_has_one_row_for_all_it_does_without(int width)
    {
        var draft = await DraftVisitor.BeginAsync(host, $"one-row-{width}");
        var page = await OpenAsync(host, $"/journeys/one-row-{width}/steps/{draft.Step(0)}", width);
        Assert.InRange((await page.Locator(".extras").BoundingBoxAsync())!.Height, 20, 48);
        await page.ClickAsync($"#part-{draft.Step(0)}-needs > summary");
        await page.Locator($"#part-{draft.Step(0)}-needs[open]").WaitForAsync();
        Assert.True((await page.Locator($"#part-{draft.Step(0)}-needs").BoundingBoxAsync())!.Width > 200);
    }

    [Fact]
    public async Task What_is_used_has_its_box_and_what_is_not_stands_in_the_row()
    {
        var draft = await DraftVisitor.BeginAsync(host, "used");
        var step = draft.Step(2);
        var page = await OpenAsync(host, $"/journeys/used/steps/{step}");
        await page.ClickAsync($"#part-{step}-says > summary");
        await page.FillAsync($"#part-{step}-says textarea", "Good morning");
        await host.KeptAsync("used", now => now.Steps[2].Says == "Good morning");
        await page.Locator($".extras > #part-{step}-says.used[open]").WaitForAsync();
        Assert.Equal("Good morning", await page.InputValueAsync($"#part-{step}-says textarea"));
        await page.ClickAsync($"#part-{step}-needs > summary");
        await page.ClickAsync($"#part-{step}-needs .chip >> nth=0");
        await host.KeptAsync("used", now => now.Steps[2].Needs is ["welcome"]);
        await page.Locator($"#part-{step}-needs.used").WaitForAsync();
        Assert.Equal(0, await page.Locator(".extras-row > .used").CountAsync());
    }

    [Fact]
    public async Task A_stage_says_its_purpose_on_the_map_of_a_journey_that_named_no_stages()
    {
        var draft = await DraftVisitor.BeginAsync(host, "staged");
        var page = await OpenAsync(host, "/journeys/staged/map");
        await page.ClickAsync("#stage-more-engage > button");
        await page.FillAsync("#m-purpose-engage", "They dare to say yes");
        await page.Keyboard.PressAsync("Tab");
        await host.KeptAsync("staged", now => now.Stages is [_, { Key: "engage", Purpose: "They dare to say yes", Perception: null }, _]);
        await page.WaitForFunctionAsync("() => document.querySelector('#stage-boxes-engage textarea').dataset.path?.endsWith('.purpose')");
    }

    [Fact]
    public async Task A_template_is_looked_at_and_taken()
    {
        var page = await OpenAsync(host, "/journeys/new");
        await page.ClickAsync("#template-product-business");
        await page.WaitForFunctionAsync("() => location.pathname === '/journeys/templates/product-business'");
        Assert.Equal(6, await page.Locator(".template-steps > li").CountAsync());
        await page.ClickAsync("text=All templates");
        await page.ClickAsync("#template-product-business");
        await page.ClickAsync("#take-template");
        await page.WaitForFunctionAsync("() => location.pathname.endsWith('/plan/who')");
    }

    private static async Task FillAsync(DraftVisitor draft)
    {
        var step = $"steps[#{draft.Step(2)}]";
        await draft.SetAsync($"{step}.says", "Good morning");
        await draft.SetAsync($"{step}.needs", new System.Text.Json.Nodes.JsonArray("order"));
        await draft.SendAsync("edits",
            $$"""{"insert":"{{step}}.process","after":null,"entry":{"part":"Look it up","risk":"Nobody wrote it down","minutes":"5"} }""");
        await draft.SendAsync("edits", $$"""{"insert":"{{step}}.process","after":null,"entry":{"part":"Ring them","owner":"ana"} }""");
    }
}
