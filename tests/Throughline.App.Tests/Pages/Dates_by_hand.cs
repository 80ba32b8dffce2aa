using Microsoft.Playwright;
using Throughline.App.Tests.Shell;
using Throughline.Journeys;

namespace Throughline.App.Tests.Pages;

/// <summary>Dates, care and words for some of them in a real browser.</summary>
public sealed class Dates_by_hand(RealBrowser real, PagesHost host) : ScreenTests(real), IClassFixture<RealBrowser>,
    IClassFixture<PagesHost>
{
    /// <summary>Boxes of a step that sends a message and waits for a click, as many as before there were dates.</summary>
    private const int BoxesOfAPlainStep = 18;

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_new_user_plans_a_call_with_its_reminder_the_day_before(int width)
    {
        var draft = await DraftVisitor.BeginAsync(host, $"a-call-{width}");
        var page = await OpenAsync(host, $"/journeys/{draft.Key}/dates", width);
        await page.ClickAsync("#add-date");
        await page.WaitForFunctionAsync("() => document.activeElement?.id.endsWith('-key')");
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("Their call");
        await page.Keyboard.PressAsync("Tab");
        await page.Locator(".date-says", new() { HasText = "Their call: said by Appointment Booked in startsAt" }).WaitForAsync();

        var step = draft.Step(2);
        await page.GotoAsync($"/journeys/{draft.Key}/steps/{step}");
        await page.ClickAsync($"#part-{step}-date > summary");
        await page.ClickAsync($"#wait-{step}-call");
        await page.Locator($"#part-{step}-date", new() { HasText = "Our half begins when their call begins" }).WaitForAsync();
        await page.ClickAsync($"#remind-{step}");
        await page.WaitForFunctionAsync("() => document.activeElement?.id.endsWith('-message-subject')");
        await page.Keyboard.TypeAsync("Tomorrow, {{cal");
        await page.WaitForSelectorAsync(".merge-offers [aria-selected=true]");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.ClickAsync(".nudge .letter-sheet");
        await page.Keyboard.InsertTextAsync("We ring you on {{callDay}} at {{callTime}}.");
        await KeptAsync(page);

        var made = draft.Document.Draft.Steps[2];
        Assert.Equal(("until call", "1 day at 09:00", "Tomorrow, {{call}}"), (made.Wait, made.Nudges[0].Before,
            made.Nudges[0].Message!.Subject));
        var compiled = JourneyCompiler.Compile(draft.Document.Draft);
        Assert.True(compiled.IsSound, string.Join('\n', compiled.Findings));
        Assert.Equal("call", compiled.Journey!.Steps[2].Nudges[0].Before!.Date);
    }

    [Fact]
    public async Task A_wait_is_chosen_without_knowing_how_it_is_written()
    {
        var draft = await DraftVisitor.BeginAsync(host, "chosen");
        var box = $"#d-steps-{draft.Step(2)}-wait";
        var page = await OpenAsync(host, $"/journeys/chosen/steps/{draft.Step(2)}");
        await page.FocusAsync($"{box}-pick > summary");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("2");
        await page.SelectOptionAsync($"{box}-unit", "working days");
        await page.SelectOptionAsync($"{box}-on", "monday");
        await page.FillAsync($"{box}-at", "09:30");
        await SaysAsync(page, box, "Two working days later, on the first Monday from then, at 9:30");
        await page.SelectOptionAsync($"{box}-on", "working hours");
        await SaysAsync(page, box, "Two working days later, in your working hours");
        await page.FillAsync($"{box}-number", "1");
        await SaysAsync(page, box, "The next working day, in your working hours");
        Assert.Equal("1 working day in working hours", draft.Document.Draft.Steps[2].Wait);
        await page.FillAsync(box, "");
        await SaysAsync(page, box, "Choose …");
        Assert.Equal("", await page.InputValueAsync($"{box}-number"));
    }

    [Fact]
    public async Task For_whom_words_are_is_chosen()
    {
        var draft = await DraftVisitor.BeginAsync(host, "for-whom");
        var step = draft.Step(0);
        var page = await OpenAsync(host, $"/journeys/for-whom/steps/{step}");
        await page.ClickAsync($"#part-{step}-wordings > summary");
        await page.ClickAsync($"#add-words-{step}");
        await page.WaitForFunctionAsync("() => document.activeElement?.dataset.rulePart === 'what'");
        await page.SelectOptionAsync("[data-rule-part=what]", "other");
        await page.FillAsync("[data-rule-part=name]", "favourite tea");
        await page.FillAsync("[data-rule-part=other]", "black and strong");
        await page.Locator(".wording > legend", new() { HasText = "whose favourite tea is black and strong" }).WaitForAsync();
        Assert.Equal("'favourite tea' = 'black and strong'", draft.Document.Draft.Steps[0].Wordings[0].When);
    }

    [Fact]
    public async Task The_panel_of_a_plain_step_is_no_longer_than_before()
    {
        var draft = await DraftVisitor.BeginAsync(host, "plain");
        var page = await OpenAsync(host, $"/journeys/plain/steps/{draft.Step(0)}");
        var boxes = page.Locator(".step-panel :is(input, select, textarea):visible");
        Assert.Equal(BoxesOfAPlainStep, await boxes.EvaluateAllAsync<int>("all => all.filter(box => !box.closest('.preview')).length"));
        Assert.Equal(0, await page.Locator("[data-wait-part]:visible, [data-rule-part]:visible").CountAsync());
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Everything_in_use_is_clean_for_axe_and_fits_its_width(int width, ColorScheme scheme)
    {
        var draft = await FullAsync($"full-{width}-{scheme}".ToLowerInvariant());
        var page = await OpenAsync(host, $"/journeys/{draft.Key}/dates", width, scheme);
        await OpenedAndCleanAsync(page);
        await page.GotoAsync($"/journeys/{draft.Key}/ways");
        await OpenedAndCleanAsync(page);
        foreach (var step in (int[])[0, 1, 2])
        {
            await page.GotoAsync($"/journeys/{draft.Key}/steps/{draft.Step(step)}");
            await OpenedAndCleanAsync(page);
            Assert.True(await page.EvaluateAsync<bool>(
                "innerWidth > 760 || [...document.querySelectorAll('.step-panel :is(.wait-parts, .rule-parts) :is(input, select)')]"
                + ".filter(one => one.checkVisibility()).every(one => one.getBoundingClientRect().height >= 43.5)"));
        }
    }

    private async Task OpenedAndCleanAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelectorAll('main details:not(.menu)').forEach(one => one.open = true)");
        await CleanAsync(page, inFrames: false);
    }

    /// <summary>A journey with a date, care and words for some of them, all as the pages make them.</summary>
    private async Task<DraftVisitor> FullAsync(string key)
    {
        var draft = await DraftVisitor.BeginAsync(host, key);
        await draft.PressAsync("dates", "#add-date");
        await draft.SetAsync($"dates[#{draft.Document.Ids("dates")[0]}].key", "call");
        await draft.PressAsync("dates", "#add-care");
        await draft.PressAsync(1, $"#care-{draft.Step(1)}-6");
        await draft.PressAsync(2, $"#wait-{draft.Step(2)}-call");
        await draft.PressAsync(2, $"#remind-{draft.Step(2)}");
        await draft.PressAsync(0, $"#add-words-{draft.Step(0)}");
        await draft.PressAsync(0, $"#add-words-{draft.Step(0)}");
        await draft.SetAsync($"entryPoints[#{draft.Document.Ids("entryPoints")[1]}].opens", "2 days after call");
        return draft;
    }

    private static Task SaysAsync(IPage page, string box, string words) =>
        page.Locator($"{box}-pick summary", new() { HasText = words }).WaitForAsync();

    private static async Task KeptAsync(IPage page)
    {
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-draft-state]').textContent === 'All changes are kept'");
    }
}
