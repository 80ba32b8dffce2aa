using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Shell;
using Throughline.Drafts;
using Throughline.Enrollments;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Tests.Pages;

/// <summary>A step that is called something else in the draft is still the step that people walk: what is known of it stays with it.</summary>
public sealed class Renamed_steps(PagesHost host) : IClassFixture<PagesHost>
{
    private DraftStore Drafts => host.Services.GetRequiredService<DraftStore>();

    [Fact]
    public async Task Its_numbers_stay_on_the_map()
    {
        var id = await RenamedAsync("named-map", "hello");
        var page = await host.Owner.GetAsync("/journeys/named-map/map?view=Numbers");
        var count = page.Document.GetElementById($"c-{id}-reached")!;
        Assert.Equal("40", count.QuerySelector("b")!.TextContent.Trim());
        Assert.Equal("/journeys/named-map/people?number=reached&step=welcome", count.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task They_do_not_go_to_another_step_that_gets_its_old_key()
    {
        var id = await RenamedAsync("lent-map", "hello");
        var other = Drafts.Open(host.Business, "lent-map")!.Document.Ids("steps")[3];
        await RenameAsync("lent-map", other, "welcome");
        var page = await host.Owner.GetAsync("/journeys/lent-map/map?view=Numbers");
        Assert.Equal("40", page.Document.GetElementById($"c-{id}-reached")!.QuerySelector("b")!.TextContent.Trim());
        Assert.Equal("0", page.Document.GetElementById($"c-{other}-reached")!.QuerySelector("b")!.TextContent.Trim());
    }

    [Fact]
    public async Task Its_panel_knows_that_it_is_published()
    {
        var id = await RenamedAsync("named-panel", "hello");
        Assert.Contains("This step is published.", (await host.Owner.GetAsync($"/journeys/named-panel/steps/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_review_opens_it_and_mends_it()
    {
        var id = await RenamedAsync("named-review", "hello");
        var page = await host.Owner.GetAsync("/journeys/named-review/review");
        await host.Owner.SubmitAsync(page, "form[action$='/subject']", new Dictionary<string, string> { ["text"] = "Another subject" });
        var open = Drafts.Open(host.Business, "named-review")!;
        Assert.Equal(2, open.Document.Ids($"steps[#{id}].variants").Length);
    }

    [Fact]
    public async Task The_draft_leaves_the_house_with_its_numbers()
    {
        await RenamedAsync("named-sheet", "hello");
        var draft = await TextAsync("/journeys/named-sheet/out/map.csv?of=draft&numbers=1");
        Assert.EndsWith(",0,40,10", draft.Split("\r\n").Single(line => line.Contains(",hello,", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("40 came by", await TextAsync("/journeys/named-sheet/out/map.svg?of=draft&numbers=1"), StringComparison.Ordinal);
        var live = await TextAsync("/journeys/named-sheet/out/map.csv?numbers=1");
        Assert.EndsWith(",0,40,10", live.Split("\r\n").Single(line => line.Contains(",welcome,", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    /// <summary>Publishes a week of that key with forty people at its first step, and gives that step another key in the draft.</summary>
    private async Task<string> RenamedAsync(string key, string stepKey)
    {
        var file = FirstWeek.File.Replace("first-week", key, StringComparison.Ordinal);
        await host.SaveAsync(file);
        await host.PublishDraftAsync(key);
        var version = host.Services.GetRequiredService<JourneyReader>().Find(host.Business, key)!.LiveVersionId;
        await host.Services.GetRequiredService<Database>().WriteAsync(connection =>
        {
            foreach (var (measure, n) in ((Measure, int)[])[(Measure.Reached, 40), (Measure.Waiting, 0), (Measure.Done, 10), (Measure.GivenUp, 30)])
                connection.Execute("INSERT INTO tally (version_id, step, measure, day, wording, source, currency, writer, n, value, minutes) VALUES (@version, 0, @measure, 0, '', '', '', 999, @n, 0, 0)", new { version, measure, n });
        });
        var id = Drafts.Open(host.Business, key)!.Document.Ids("steps")[0];
        await RenameAsync(key, id, stepKey);
        return id;
    }

    private async Task RenameAsync(string key, string id, string stepKey)
    {
        var path = $"steps[#{id}].key";
        var answer = await Drafts.EditAsync(host.Us, key, new DraftEdit.Set(path, Drafts.Open(host.Business, key)!.Document.Find(path), stepKey));
        Assert.True(answer is { Change.IsMade: true }, answer?.Change?.Refusal?.Sentence);
    }

    private async Task<string> TextAsync(string path) => await (await host.Owner.GetAsync(path)).Response.Content.ReadAsStringAsync();
}
