using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.App.Features.Testing;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Tests.Pages;

public sealed class Test_pages(PagesHost host) : IClassFixture<PagesHost>
{
    private DraftStore Drafts => host.Services.GetRequiredService<DraftStore>();

    [Fact]
    public async Task Findings_stand_at_their_place_and_are_mended_away()
    {
        await host.PublishAsync();
        await SetAsync("steps[#{0}].title", 2, null);
        var page = await host.Owner.GetAsync("/journeys/first-week/test");
        var card = page.Document.QuerySelectorAll("[aria-labelledby=must] .finding")
            .Single(one => one.QuerySelector("h3")!.TextContent == "This step has no title.");
        var way = $"/journeys/first-week/steps/{StepId(2)}#d-steps-{StepId(2)}-title";
        Assert.Equal(way, card.QuerySelector(".finding-acts a")!.GetAttribute("href"));
        Assert.Null(card.QuerySelector("form[action$='/accept'], form[action$='/rule-off']"));
        Assert.Equal($"#{card.Id}", page.Document.QuerySelector("#stop-3 a")!.GetAttribute("href"));
        Assert.NotNull(card.QuerySelector("a.mark-back[href='#stop-3']"));

        await KeepAsync();
        await SetAsync("steps[#{0}].title", 2, "Somebody listens to me");
        await KeepAsync();
        var mended = await host.Owner.GetAsync("/journeys/first-week/test?show=fixed");
        Assert.Contains("title", mended.Document.QuerySelector("#test-part .list")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Must be put right", (await host.Owner.GetAsync("/journeys/first-week/test")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_leaves_as_it_is_needs_a_reason_and_stays_quiet()
    {
        await host.PublishAsync();
        await SetAsync("steps[#{0}].done.event", 3, "order made");
        var open = await host.Owner.GetAsync("/journeys/first-week/test");
        var print = open.Document.QuerySelector($"form[action$='/accept'] [name=print][value^='TL1402 steps[#{StepId(3)}].done.event']")!.GetAttribute("value")!;
        var form = $"form[action$='/accept']:has([value='{print}'])";

        var refused = await host.Owner.SubmitAsync(open, form, new Dictionary<string, string> { ["reason"] = "  " });
        Assert.Contains("write down why", refused.Document.QuerySelector(".toast")!.TextContent, StringComparison.Ordinal);

        var left = await host.Owner.SubmitAsync(open, form, new Dictionary<string, string> { ["reason"] = "They know <b>us</b>" });
        Assert.Null(left.Document.QuerySelector($"[value='{print}']"));
        var accepted = await host.Owner.GetAsync("/journeys/first-week/test?show=accepted");
        Assert.Contains("They know <b>us</b>", accepted.Text, StringComparison.Ordinal);
        Assert.Contains("Jill Carter", accepted.Text, StringComparison.Ordinal);

        var again = await host.Owner.SubmitAsync(accepted, $"form[action$='/reopen']:has([value='{print}'])", new Dictionary<string, string>());
        Assert.DoesNotContain("They know", again.Text, StringComparison.Ordinal);
        Assert.NotNull((await host.Owner.GetAsync("/journeys/first-week/test")).Document.QuerySelector($"[value='{print}']"));
    }

    [Fact]
    public async Task One_press_mends_what_one_press_can_and_can_be_taken_back()
    {
        await host.PublishAsync();
        await host.Services.GetRequiredService<Books>().SaveAsync(host.Us, new Tool("", "Notebook", null));
        await SetAsync("steps[#{0}].tool", 0, "notebook");
        await SetAsync("steps[#{0}].platform", 0, "phone");
        await SetAsync("steps[#{0}].platform", 2, "phone");
        await SetAsync("steps[#{0}].tool", 2, null);
        var page = await host.Owner.GetAsync("/journeys/first-week/test");
        var mended = await host.Owner.SubmitAsync(page, $"form[action$='/mend']:has([value='TL2651 steps[#{StepId(2)}].tool'])", new Dictionary<string, string>());
        Assert.Equal("/journeys/first-week/test", mended.Path);
        Assert.Equal("notebook", Drafts.Open(host.Business, FirstWeek.Key)!.Document.Draft.Steps[2].Tool);
        Assert.DoesNotContain($"TL2651 steps[#{StepId(2)}].tool", mended.Document.Source.Text, StringComparison.Ordinal);
        Assert.Contains((await host.Owner.GetAsync("/journeys/first-week/test?show=fixed")).Document.QuerySelectorAll("#test-part .list li"), line => line.TextContent.Contains("which tool", StringComparison.Ordinal));

        await host.Owner.SubmitAsync(mended, ".toast form[action$='/take-back']", new Dictionary<string, string>());
        Assert.Null(Drafts.Open(host.Business, FirstWeek.Key)!.Document.Draft.Steps[2].Tool);
    }

    [Fact]
    public async Task The_linter_is_told_of_the_book_the_voice_and_the_other_journeys()
    {
        await host.PublishAsync();
        var books = host.Services.GetRequiredService<Books>();
        var away = new Absence(new LocalDate(2035, 3, 1), new LocalDate(2035, 3, 20));
        await books.SaveAsync(host.Us, new TeamMember("jill", "Jill", null, null, null, null) { Absences = [away] });
        await host.Services.GetRequiredService<Workspaces>().ChangeAsync(host.Us, "settings.voice", settings => settings with { Voice = settings.Voice with { Avoid = "checklist, cheap" } });
        var context = host.Services.GetRequiredService<LintSurroundings>().Of(host.Business, "another");
        Assert.Equal(["checklist", "cheap"], context.Voice.Avoid);
        Assert.Equal(("jill", "first-week"), (context.Book.Team.Single(member => member.Key == "jill").Key, context.Others.Single().Key));
        Assert.Empty(host.Services.GetRequiredService<LintSurroundings>().Of(host.Business, FirstWeek.Key).Others);
        Assert.Empty(host.Services.GetRequiredService<LintSurroundings>().Of(host.OtherBusiness, "any").Others);

        var found = host.Services.GetRequiredService<Examiner>().Examine(host.Business, FirstWeek.Key)!.Found.Select(one => one.Finding.Code).ToList();
        Assert.Contains("TL2603", found); // michael is not on the team
        Assert.Contains("TL2605", found); // jill is away on the day it is there, and nobody stands in
        await books.RemoveAsync(host.Us, BookKind.Member, "jill");
    }

    [Fact]
    public async Task The_matrix_shows_who_carries_which_step_and_who_nobody_does()
    {
        await host.PublishAsync();
        var page = await host.Owner.GetAsync("/journeys/first-week/test?show=coverage");
        var owners = page.Document.QuerySelector("section[aria-labelledby=owners-title]")!;
        Assert.Equal(FirstWeekSteps, owners.QuerySelectorAll("tbody tr").Length);
        // What the business does and names nobody for is the journey's owner's; where the customer acts alone, nobody is missing.
        Assert.Equal(4, owners.QuerySelectorAll("tbody .mark").Length);
        Assert.Empty(owners.QuerySelectorAll(".gap"));
        var tools = page.Document.QuerySelector("section[aria-labelledby=tools-title]")!;
        Assert.Contains("4 steps have no tool: step 1, step 2, step 3, step 5.", string.Join(' ', tools.QuerySelector(".said-above")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void Overload_absence_and_what_hangs_on_one_alone_are_said()
    {
        var draft = new JourneyDraft { Steps = [.. Enumerable.Range(0, 6).Select(i => new StepDraft { Title = $"Step {i}", Owner = i < 4 ? "ana" : i == 4 ? "ben" : null, Tool = i == 0 ? "mailer" : "till", Webhook = new("https://example.com", null) })] };
        var today = new LocalDate(2035, 3, 5);
        var ana = new TeamMember("ana", "Ana", null, null, 3, null);
        var ben = new TeamMember("ben", "Ben", null, null, null, null) { Absences = [new(today, today.PlusDays(3))] };

        Assert.Equal(["Ana looks after 4 steps here, more than the 3 they can.", "Ben is away until 8 March, and nobody stands in."], Warnings(Coverage.OfOwners(draft, new() { Team = [ana, ben] }, today)));
        Assert.Equal(["4 steps of 6 hang on Ana alone, and nobody stands in."], Warnings(Coverage.OfOwners(draft, new() { Team = [ana with { MostSteps = 5 }, ben with { StandIn = "ana" }] }, today)));
        Assert.Equal([6], Coverage.OfOwners(draft, BusinessBook.Empty, today).Gaps);
        Assert.Equal(["till and Mailer do the same job: writing.", "Mailer and till do the same job: Writing."],
            Warnings(Coverage.OfTools(draft, new() { Tools = [new("mailer", "Mailer", "Writing"), new("till", "till", "writing")] })));
        Assert.Equal(["When Till fails, 5 steps of 6 stand still."], Warnings(Coverage.OfTools(draft, BusinessBook.Empty)));
    }

    [Fact]
    public async Task Another_business_s_journey_has_no_test_here()
    {
        var them = new Actor(host.OtherBusiness, "somebody-else");
        var key = await Drafts.CreateAsync(them, "Theirs alone");
        var token = await host.Owner.TokenAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync($"/journeys/{key}/test")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync($"/journeys/{key}/test/part")).Status);
        foreach (var act in new[] { "accept", "reopen", "mend", "take-back" })
            Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.PostAsync($"/journeys/{key}/test/{act}", ("__RequestVerificationToken", token), ("print", "x"), ("reason", "y"))).Status);
    }

    private const int FirstWeekSteps = 5;

    private static IEnumerable<string> Warnings(Coverage coverage) => coverage.Columns.Select(column => column.Warning).OfType<string>();

    private string StepId(int index) => Drafts.Open(host.Business, FirstWeek.Key)!.Document.Ids("steps")[index];

    private async Task SetAsync(string path, int step, string? value)
    {
        var full = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, StepId(step));
        var answer = await Drafts.EditAsync(host.Us, FirstWeek.Key, new DraftEdit.Set(full, Drafts.Open(host.Business, FirstWeek.Key)!.Document.Find(full), value is null ? null : JsonValue.Create(value)));
        Assert.True(answer!.Change!.IsMade);
    }

    private async Task KeepAsync()
    {
        var open = Drafts.Open(host.Business, FirstWeek.Key)!;
        await host.Services.GetRequiredService<FindingKeeper>().KeepAsync(open.JourneyId);
    }
}
