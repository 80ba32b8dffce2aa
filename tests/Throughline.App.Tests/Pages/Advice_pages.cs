using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Features.Testing;
using Throughline.Journeys;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Pages;

/// <summary>What was found, as advice: what was seen, why it matters, what to do; what is left, and rules that are off.</summary>
public sealed class Advice_pages(PagesHost host) : IClassFixture<PagesHost>
{
    private const string Reason = "Our customers ask for it <b>so</b>";

    [Fact]
    public async Task A_rule_is_switched_off_with_a_reason_and_on_again()
    {
        var draft = await DraftVisitor.BeginAsync(host, "without-a-rule");
        var page = await host.Owner.GetAsync("/journeys/without-a-rule/test");
        var code = page.Document.QuerySelector("form[action$='/rule-off'] [name=code]")!.GetAttribute("value")!;
        var form = $"form[action$='/rule-off']:has([value='{code}'])";
        var refused = await host.Owner.SubmitAsync(page, form, new Dictionary<string, string> { ["reason"] = " " });
        Assert.Contains("write down why", refused.Document.QuerySelector(".toast")!.TextContent, StringComparison.Ordinal);

        var off = await host.Owner.SubmitAsync(page, form, new Dictionary<string, string> { ["reason"] = Reason });
        Assert.Null(off.Document.QuerySelector($"[name=code][value='{code}']"));
        Assert.DoesNotContain(host.Services.GetRequiredService<Examiner>().OpenIn(host.Business, draft.Key), one => one.Code == code);
        Assert.NotNull((await host.Owner.GetAsync("/journeys/without-a-rule/test?show=fixed")).Document.QuerySelector(".empty"));
        Assert.Equal($"rule.off rule {code}", host.Read<string>("SELECT action || ' ' || subject FROM audit WHERE action LIKE 'rule.%'"));

        var kept = await host.Owner.GetAsync("/journeys/without-a-rule/test?show=accepted");
        Assert.Contains(Reason, kept.Document.QuerySelector("[aria-labelledby=off-title]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Jill Carter", kept.Text, StringComparison.Ordinal);
        await host.Owner.SubmitAsync(kept, $"form[action$='/rule-on']:has([value='{code}'])", new Dictionary<string, string>());
        Assert.Contains(host.Services.GetRequiredService<Examiner>().OpenIn(host.Business, draft.Key), one => one.Code == code);

        var test = await host.Owner.GetAsync("/journeys/without-a-rule/test");
        var again = await host.Owner.SubmitAsync(test, form, new Dictionary<string, string> { ["reason"] = Reason });
        await host.Owner.SubmitAsync(again, ".toast form", new Dictionary<string, string>());
        Assert.Contains(host.Services.GetRequiredService<Examiner>().OpenIn(host.Business, draft.Key), one => one.Code == code);
    }

    [Fact]
    public async Task What_the_compiler_refuses_can_be_neither_left_nor_switched_off()
    {
        var draft = await DraftVisitor.BeginAsync(host, "must-be-mended");
        await draft.SetAsync($"steps[#{draft.Step(2)}].title", null);
        var page = await host.Owner.GetAsync("/journeys/must-be-mended/test");
        var card = page.Document.QuerySelectorAll("[aria-labelledby=must] .finding").Single();
        Assert.Null(card.QuerySelector("form[action$='/accept'], form[action$='/rule-off']"));
        var token = await host.Owner.TokenAsync();
        await host.Owner.PostAsync(
            "/journeys/must-be-mended/test/rule-off", ("__RequestVerificationToken", token), ("code", "TL1011"), ("reason", "y"));
        var after = await host.Owner.GetAsync("/journeys/must-be-mended/test");
        Assert.NotNull(after.Document.QuerySelector("[aria-labelledby=must] .finding"));
    }

    [Fact]
    public async Task An_error_of_the_linter_stops_publishing_until_it_is_left_with_a_reason()
    {
        var draft = await UpToThePurchaseAsync("ends-there");
        var examiner = host.Services.GetRequiredService<Examiner>();
        var errors = examiner.OpenIn(host.Business, draft.Key).Where(one => one.Severity == Severity.Error).ToList();
        Assert.Equal(["TL2023"], errors.Select(one => one.Code));
        var publish = await host.Owner.GetAsync("/journeys/ends-there/publish");
        Assert.Null(publish.Document.QuerySelector("#publish"));
        Assert.Contains("Test page", publish.Document.QuerySelector("[aria-labelledby=errors]")!.TextContent, StringComparison.Ordinal);
        var journey = await host.Owner.GetAsync("/journeys/ends-there");
        Assert.Contains("One thing keeps it from being published", journey.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ready to publish", journey.Text, StringComparison.Ordinal);

        var test = await host.Owner.GetAsync("/journeys/ends-there/test");
        var print = test.Document.QuerySelector("[aria-labelledby=must] form[action$='/accept'] [name=print]")!.GetAttribute("value")!;
        var why = new Dictionary<string, string> { ["reason"] = "They come to our shop for the rest" };
        await host.Owner.SubmitAsync(test, $"form[action$='/accept']:has([value='{print}'])", why);
        Assert.NotNull((await host.Owner.GetAsync("/journeys/ends-there/publish")).Document.QuerySelector("#publish"));
        Assert.Contains("Ready to publish", (await host.Owner.GetAsync("/journeys/ends-there")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worst_comes_first_and_what_is_more_than_ten_is_folded()
    {
        var key = await host.Drafts.CreateAsync(host.Us, "Many holes", empty => JourneyFile.Read(FirstWeek.File).Draft! with
        {
            Pain = null,
            Owner = null,
            Result = null,
            Offer = "nothing we know",
            Persona = null,
            Steps = [.. JourneyFile.Read(FirstWeek.File).Draft!.Steps
                .Select(step => step with { Title = null, Stage = null, Purpose = null })],
        });
        var page = await host.Owner.GetAsync($"/journeys/{key}/test");
        var cards = page.Document.QuerySelectorAll(".finding");
        Assert.True(cards.Length > 10, $"{cards.Length}");
        Assert.Equal(10, page.Document.QuerySelectorAll("section .finding").Length);
        var rest = page.Document.QuerySelector("#test-rest summary")!.TextContent;
        Assert.Contains($"And {cards.Length - 10} smaller one", rest, StringComparison.Ordinal);
        Assert.Equal("must", page.Document.QuerySelector(".test-band")!.GetAttribute("aria-labelledby"));
        // Every mark leads to a piece of advice, and every step of one leads back to its mark.
        foreach (var mark in page.Document.QuerySelectorAll(".marked-road a"))
            Assert.NotNull(page.Document.QuerySelector(mark.GetAttribute("href")!));
        foreach (var back in page.Document.QuerySelectorAll(".mark-back"))
            Assert.NotNull(page.Document.QuerySelector(back.GetAttribute("href")!));
    }

    [Fact]
    public async Task Two_sentences_stand_side_by_side_each_with_the_way_to_its_place()
    {
        const string Steps = "/journeys/side-by-side/steps/";
        var draft = await DraftVisitor.BeginAsync(host, "side-by-side");
        var examined = host.Services.GetRequiredService<Examiner>().Examine(host.Business, draft.Key)!;
        var finding = new Finding("TL2001", Severity.Warning, "steps[1].survey.message.body", "It costs two things.", "Say one.")
        {
            Here = new("steps[1].survey.message.body", "a reminder of “I am asked how it is”", "It costs 30 euros."),
            There = new("steps[0].message.body", "“I get the checklist I asked for”", "It costs 20 euros."),
        };
        var note = new FindingNote("p", finding.Code, FindingState.Open, finding.Sentence, null, null, default, default);
        var noted = new NotedFinding(finding, note);
        var advice = Advice.Of([noted], examined, draft.Key);
        Assert.Equal(
            [
                (2, "It costs 30 euros.", $"{Steps}{draft.Step(1)}#d-steps-{draft.Step(1)}-survey-message-body"),
                (1, "It costs 20 euros.", $"{Steps}{draft.Step(0)}#d-steps-{draft.Step(0)}-message-body"),
            ],
            advice.Single().Findings.Single().Seen.Select(seen => (seen.Place.Number, seen.Words, seen.Place.Address)));
        var marks = MarkedStop.Of(draft.Document.Draft, draft.Document, advice);
        Assert.Equal([Severity.Warning, Severity.Warning, null, null, null], marks.Select(mark => mark.Worst));
        Assert.All(marks.Take(2), mark => Assert.Equal("advice-1", mark.Advice));
        var withoutStages = draft.Document.Draft with { Stages = [] };
        withoutStages = withoutStages with
        {
            Steps = [.. withoutStages.Steps.Select((step, i) => step with { Stage = Stage.Defaults[Math.Min(i, 2)].Key })],
        };
        Assert.Equal([1, 2, 3, 3, 3], MarkedStop.Of(withoutStages, draft.Document, advice).Select(mark => mark.Colour));
    }

    /// <summary>A road whose last step is the purchase.</summary>
    private async Task<DraftVisitor> UpToThePurchaseAsync(string key)
    {
        var draft = await DraftVisitor.BeginAsync(
            host, key, change: file => file[..file.IndexOf("  - key: thanks", StringComparison.Ordinal)]);
        await draft.SetAsync($"steps[#{draft.Step(3)}].goal", JsonValue.Create("purchase"));
        return draft;
    }
}
