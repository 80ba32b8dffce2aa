using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Throughline.App.Features.Journeys;
using Throughline.App.Tests.Shell;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Tests.Pages;

/// <summary>Journeys are archived and deleted, and what people went through stays.</summary>
public sealed class Put_away(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task An_archived_journey_is_out_of_the_lists_takes_in_nobody_and_those_on_it_walk_on()
    {
        await host.PublishAsync();
        var onIt = await host.WalkerAsync("Wanda");
        var list = await PressAsync("/journeys", $"/journeys/{FirstWeek.Key}/archive");
        Assert.Empty(list.Document.QuerySelectorAll("#journey-first-week"));
        Assert.Equal("Archived: 1", list.Document.QuerySelector("#archived summary")!.TextContent);
        Assert.Equal($"/journeys/{FirstWeek.Key}/bring-back", list.Document.QuerySelector("#toasts form")!.GetAttribute("action"));
        Assert.Empty((await host.Owner.GetAsync("/people/new")).Document.QuerySelectorAll("option[value^='first-week/']"));

        using var customer = host.NewVisitor();
        Assert.Equal(HttpStatusCode.NotFound, (await customer.GetAsync($"/f/{host.Business:N}/five-steps")).Status);
        var late = await host.Engine.People.AddAsync(host.Business, new NewPerson("Late", null, "late@example.org", null, null, null));
        Assert.False(await host.EnterAsync(late, FirstWeek.Key, "walk-in"));
        await host.ClickAsync(onIt);
        Assert.Equal(1, host.Road(onIt).Position);

        var page = await host.Owner.GetAsync($"/journeys/{FirstWeek.Key}");
        Assert.Contains("nobody new comes in", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll($"form[action='/journeys/{FirstWeek.Key}/delete']"));
        var back = await host.Owner.SubmitAsync(page, $"form[action='/journeys/{FirstWeek.Key}/bring-back']", new Dictionary<string,
            string>());
        Assert.Equal($"/journeys/{FirstWeek.Key}", back.Path);
        Assert.Equal(HttpStatusCode.OK, (await customer.GetAsync($"/f/{host.Business:N}/five-steps")).Status);
        Assert.True(await host.EnterAsync(late, FirstWeek.Key, "walk-in"));
    }

    [Fact]
    public async Task One_that_somebody_was_on_is_never_deleted_and_the_page_says_why()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Otto");
        var page = await host.Owner.GetAsync($"/journeys/{FirstWeek.Key}");
        Assert.Contains("people were on it, and their stories name it",
            page.Document.QuerySelector($"#shelf-{FirstWeek.Key}")!.TextContent, StringComparison.Ordinal);

        var answer = await PostAsync($"/journeys/{FirstWeek.Key}/delete");
        Assert.Contains("It cannot be deleted", answer.Text, StringComparison.Ordinal);
        Assert.False(Row(FirstWeek.Key)!.IsArchived);
        Assert.Equal("A first week that works",
            host.Read<string>("SELECT j.name FROM enrollment e JOIN journey j ON j.id = e.journey_id WHERE e.person_id = @person",
            new { person }));
    }

    [Fact]
    public async Task A_draft_is_deleted_after_ten_seconds_with_all_that_was_beside_it_and_comes_back_before()
    {
        var key = await host.RoadAsync(3);
        var gone = await PressAsync("/journeys", $"/journeys/{key}/delete");
        Assert.Empty(gone.Document.QuerySelectorAll($"#journey-{key}"));
        Assert.DoesNotContain($"/journeys/{key}\"", gone.Document.QuerySelector("#archived")?.InnerHtml ?? "", StringComparison.Ordinal);
        var back = await host.Owner.SubmitAsync(gone, $"form[action='/journeys/{key}/delete/undo']", new Dictionary<string, string>());
        Assert.Contains("It is back as it was", back.Text, StringComparison.Ordinal);
        Assert.False(Row(key)!.IsArchived);

        await PressAsync("/journeys", $"/journeys/{key}/delete");
        await StopAsync();
        Assert.Null(Row(key));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync($"/journeys/{key}")).Status);
        Assert.Equal(0, host.Read<int>("SELECT COUNT(*) FROM draft_edit WHERE journey_id NOT IN (SELECT id FROM journey)"));
        Assert.Contains("too late", (await PostAsync($"/journeys/{key}/delete/undo")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_was_published_and_nobody_came_to_can_go_and_what_was_published_stays()
    {
        var file = FirstWeek.File.Replace("first-week", "empty-week", StringComparison.Ordinal)
            .Replace("five-steps", "empty-steps", StringComparison.Ordinal);
        await host.SaveAsync(file);
        Assert.Equal(1, await host.PublishDraftAsync("empty-week"));
        await PressAsync("/journeys", "/journeys/empty-week/delete");
        await StopAsync();
        Assert.Null(Row("empty-week"));
        await host.StillAsync();
        await host.SaveAsync(file);
        Assert.Equal(2, await host.PublishDraftAsync("empty-week"));
    }

    [Fact]
    public async Task Somebody_who_comes_in_meanwhile_keeps_it_from_being_deleted()
    {
        using var removals = new JourneyRemovals(host.Engine.Archive, TimeProvider.System, NullLogger<JourneyRemovals>.Instance);
        var file = FirstWeek.File.Replace("first-week", "busy-week", StringComparison.Ordinal)
            .Replace("five-steps", "busy-steps", StringComparison.Ordinal);
        await host.SaveAsync(file);
        await host.PublishDraftAsync("busy-week");
        var row = Row("busy-week")!;
        Assert.True(await removals.SayAsync(new(host.Us, row.Id, WasArchived: false)));
        await host.Engine.Archive.BringBackAsync(host.Us, row.Id);
        var person = await host.Engine.People.AddAsync(host.Business, new NewPerson("Quick", null, "quick@example.org", null, null, null));
        Assert.True(await host.EnterAsync(person, "busy-week", "walk-in"));
        await removals.StopAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(Row("busy-week"));
    }

    [Fact]
    public async Task Another_businesss_journey_is_nowhere()
    {
        var theirs = await host.Drafts.CreateAsync(new(host.OtherBusiness, "somebody-else"), "Their road, put away");
        foreach (var act in (string[])["archive", "bring-back", "delete"])
            Assert.Equal(HttpStatusCode.NotFound, (await PostAsync($"/journeys/{theirs}/{act}")).Status);
    }

    private JourneyRow? Row(string key) => host.Services.GetRequiredService<JourneyReader>().Find(host.Business, key);

    /// <summary>As when the server stops in good order: what waits counts.</summary>
    private Task StopAsync() => host.Services.GetRequiredService<JourneyRemovals>().StopAsync(TestContext.Current.CancellationToken);

    private async Task<Visit> PressAsync(string from, string action) =>
        await host.Owner.SubmitAsync(await host.Owner.GetAsync(from), $"form[action='{action}']", new Dictionary<string, string>());

    private async Task<Visit> PostAsync(string path) => await host.Owner.PostAsScriptAsync(path, new FormUrlEncodedContent([]));
}
