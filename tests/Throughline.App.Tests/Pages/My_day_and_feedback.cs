using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Features.Assignments;
using Throughline.App.Tests.Shell;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Tests.Pages;

public sealed class My_day_and_feedback(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task An_assignment_comes_with_its_script_and_what_is_said_can_be_taken_back_before_it_counts()
    {
        await host.PublishAsync();
        var person = await AtTheCallAsync("Carla");
        var task = Task(person);
        var day = await host.Owner.GetAsync("/my-day");
        var card = day.Document.GetElementById($"task-{task.Id:N}")!;
        Assert.Contains("Say hello to Carla.", card.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, card.QuerySelectorAll("input[type=checkbox]").Length);

        var said = await host.Owner.SubmitAsync(day, $"form[action='/my-day/{person:N}/{task.Id:N}']", new Dictionary<string, string> { ["outcome"] = "done", ["note"] = "Good talk" });
        Assert.Contains("It counts in a few seconds", said.Document.GetElementById($"task-{task.Id:N}")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(AssignmentState.Open, Task(person).State);

        var undone = await host.Owner.SubmitAsync(said, ".task form[action$='/undo']", new Dictionary<string, string>());
        Assert.NotNull(undone.Document.QuerySelector($"form[action='/my-day/{person:N}/{task.Id:N}']"));
        Assert.Null(host.Services.GetRequiredService<Settlements>().Find(host.Business, task.Id));
    }

    [Fact]
    public async Task What_is_not_taken_back_counts_moves_the_person_on_and_stands_under_settled()
    {
        await host.PublishAsync();
        var person = await AtTheCallAsync("Dora");
        var task = Task(person);
        await host.Owner.SubmitAsync(await host.Owner.GetAsync("/my-day"), $"form[action='/my-day/{person:N}/{task.Id:N}']", new Dictionary<string, string> { ["outcome"] = "done", ["note"] = "Begins <i>in May</i>", ["tick-0"] = "on" });
        await host.Services.GetRequiredService<Settlements>().StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(AssignmentState.Done, Task(person).State);
        Assert.Equal(3, host.Road(person).Position);
        var settled = await host.Owner.GetAsync("/my-day/settled");
        Assert.Contains("Begins <i>in May</i>", settled.Text, StringComparison.Ordinal);
        Assert.Contains("Left undone: Wrote it down", settled.Text, StringComparison.Ordinal);
        Assert.Contains("Done by your team", (await host.Owner.GetAsync($"/people/{person:N}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_stand_with_who_gave_them_and_few_of_them_make_no_percentage()
    {
        await using var fresh = new PagesHost();
        await fresh.InitializeAsync();
        await fresh.PublishAsync();
        Assert.Contains("Nobody has answered yet", (await fresh.Owner.GetAsync("/feedback")).Text, StringComparison.Ordinal);
        for (var i = 0; i < 12; i++)
        {
            var person = await fresh.WalkerAsync($"Answerer{i}");
            await fresh.ClickAsync(person);
            await fresh.Engine.Responses.AnsweredAsync(PagesHost.KeyOf(fresh.Delivery(person, 1)), i < 8 ? 10 : 3, null);
            if (i == 2) Assert.Contains("3 answers · too few for percentages", (await fresh.Owner.GetAsync("/feedback")).Text, StringComparison.Ordinal);
        }
        var page = await fresh.Owner.GetAsync("/feedback");
        Assert.Contains("net promoter score +33", page.Text, StringComparison.Ordinal);
        Assert.Equal(12, page.Document.QuerySelectorAll("#answers .list li").Length);
    }

    private async Task<Guid> AtTheCallAsync(string name)
    {
        var person = await host.Engine.People.AddAsync(host.Business, new NewPerson(name, null, $"{Guid.CreateVersion7():N}@example.org", null, null, "Said so"));
        await host.EnterAsync(person, FirstWeek.Key, "walk-in");
        await host.StillAsync();
        return person;
    }

    private AssignmentEntry Task(Guid person) =>
        host.Services.GetRequiredService<AssignmentReader>().OfPerson(PeopleScope.Whole(host.Business), person, NodaTime.Instant.FromUtc(2999, 1, 1, 0, 0), 10).Single();
}
