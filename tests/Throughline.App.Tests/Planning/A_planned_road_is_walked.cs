using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Features.Testing;
using Throughline.App.Tests.Pages;
using Throughline.Journeys;
using Throughline.Runtime.Engine;

namespace Throughline.App.Tests.Planning;

/// <summary>A newcomer answers the plan's questions in plain words and leaves its guesses as they are; then people come.</summary>
public sealed class A_planned_road_is_walked(PagesHost host) : IClassFixture<PagesHost>
{
    private static readonly string[] Titles =
    [
        "They see a reel", "I look round on their website", "I fill in the form", "I get an e-mail with three tips",
        "I order the plan", "I use it for a week", "I am asked how it was", "I tell a friend",
    ];

    [Fact]
    public async Task Nobody_stops_at_what_is_only_seen_nor_at_the_form_they_came_in_by()
    {
        var plan = await BeginAsync();
        Assert.Equal(["See", "See", "Theirs", "Write", "Theirs", "", "Ask", "Theirs"],
            plan.Document.Draft.Steps.Select(step => $"{Features.Planning.StepWays.Of(step)}"));
        await ChooseAsync(plan);
        await AnswerAsync(plan);
        var open = host.Drafts.Open(host.Business, plan.Key)!;
        Assert.DoesNotContain(
            host.Services.GetRequiredService<Examiner>().OpenIn(host.Business, open), finding => finding.Severity == Severity.Error);
        Assert.Equal(1, await host.PublishDraftAsync(plan.Key));

        // The letter waits for the yes of whoever came by the form; whoever was typed in is past it, and where they decide.
        Assert.Equal(3, await ByFormAsync(plan.Key));
        Assert.Equal(4, await ByHandAsync(plan.Key));
        Assert.Equal(2, host.Read<int>("SELECT COUNT(*) FROM delivery WHERE step = 3"));
    }

    private async Task<DraftVisitor> BeginAsync()
    {
        var page = await host.Owner.GetAsync("/journeys/new");
        var first = await host.Owner.SubmitAsync(
            page, "form", new Dictionary<string, string> { ["Form.Name"] = "A quiet week", ["Form.For"] = "Busy owners" });
        var plan = new DraftVisitor(host, first.Path.Split('/')[2]);
        foreach (var title in Titles) await plan.SendAsync("plan/road", new JsonObject { ["text"] = title }.ToJsonString());
        foreach (var way in (string[])["our-form", "by-hand"])
            Assert.Equal(HttpStatusCode.OK, (await plan.SendAsync($"plan/ways/{way}", """{"on":true}""")).Status);
        return plan;
    }

    /// <summary>The one step whose words leave open who does it is asked about, and nothing else is.</summary>
    private async Task ChooseAsync(DraftVisitor plan)
    {
        var page = await host.Owner.GetAsync($"/journeys/{plan.Key}/plan/beginning");
        var asked = page.Document.QuerySelectorAll("#plan-asked li").Single();
        Assert.Equal("how-" + plan.Step(5), asked.Id);
        Assert.Empty(asked.QuerySelectorAll("input[checked]"));
        await plan.SendAsync($"plan/road/{plan.Step(5)}/way/ours");
        Assert.Null((await host.Owner.GetAsync($"/journeys/{plan.Key}/plan/beginning")).Document.GetElementById("plan-asked"));
    }

    /// <summary>Everything that the last screen says is missing, each with a few words.</summary>
    private async Task AnswerAsync(DraftVisitor plan)
    {
        var page = await host.Owner.GetAsync($"/journeys/{plan.Key}/plan/beginning");
        foreach (var path in page.Document.QuerySelectorAll("#plan-gaps [data-path]").Select(box => box.GetAttribute("data-path")!))
            Assert.Equal(HttpStatusCode.OK, (await plan.SetAsync(path, "A quiet week, step by step")).Status);
        Assert.Contains("Nothing keeps it from being published", (await host.Owner.GetAsync($"/journeys/{plan.Key}/plan/beginning")).Text,
            StringComparison.Ordinal);
    }

    private async Task<int> ByFormAsync(string form)
    {
        using var customer = host.NewVisitor();
        var page = await customer.GetAsync($"/f/{host.Business:N}/{form}");
        await host.PassAsync(TimeSpan.FromSeconds(5)); // in which they read and type
        await customer.SubmitAsync(page, "form", new Dictionary<string, string> { ["email"] = "reel@example.org", ["consent"] = "yes" });
        await host.StillAsync();
        return host.Road(host.Read<Guid>("SELECT id FROM person WHERE email = 'reel@example.org'")).Position;
    }

    private async Task<int> ByHandAsync(string journey)
    {
        var person = await host.Engine.People
            .AddAsync(host.Business, new NewPerson("Hanna", null, "hanna@example.org", null, null, "Said so"));
        Assert.True(await host.EnterAsync(person, journey, "by-hand"));
        await host.StillAsync();
        return host.Road(person).Position;
    }
}
