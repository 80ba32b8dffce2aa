using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Features.Assignments;
using Throughline.App.Tests.Shell;
using Throughline.Enrollments;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Tests.Pages;

/// <summary>Somebody answers that they are unhappy, and stands on My day before anything else is asked of them.</summary>
public sealed class Care_pages(PagesHost host) : IClassFixture<PagesHost>
{
    private const string Road = """
        journey: how-was-it
        name: How was it
        persona: anybody
        owner: jill
        pain: Nobody asks
        result: { gets: An ear, feels: Heard }
        entryPoints: [{ key: walk-in }]
        steps:
          - key: question
            stage: loyal
            title: I am asked how it was
            survey:
              question: How was it?
              kind: rating
              message: { subject: How was it?, body: "[Tell us]({{surveyLink}})", purpose: service }
            care:
              when: score <= 2
              within: 4 hours
              title: Ring them today
              script: Hello {{firstName}}, what went wrong?
              checklist: [Rang, Wrote it down]
          - key: tell
            stage: loyal
            title: I tell a friend
            goal: referral
            message: { subject: Tell a friend, body: "[Here](https://bright-rails.org/friend)", purpose: service }
          - key: end
            stage: loyal
            title: I have my papers
            assignment: { title: Send the papers }

        """;

    [Fact]
    public async Task They_stand_on_my_day_with_what_they_said_and_go_on_when_somebody_says_how_it_went()
    {
        var person = await UnhappyAsync("Carla");
        var care = Care(person);
        var day = await host.Owner.GetAsync("/my-day");
        var card = day.Document.GetElementById($"task-{care.Id:N}")!;
        Assert.Contains("Ring them today", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("They answered 1: “Nobody came”", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hello Carla, what went wrong?", card.TextContent, StringComparison.Ordinal);
        Assert.Equal(["go-on", "rest", "leave"], card.QuerySelectorAll("button[name=outcome]").Select(button =>
            button.GetAttribute("value")));

        await host.Owner.SubmitAsync(day, $"form[action='/my-day/{person:N}/{care.Id:N}']", new Dictionary<string,
            string>
        { ["outcome"] = "go-on", ["note"] = "All is well" });
        await host.Services.GetRequiredService<Settlements>().StopAsync(TestContext.Current.CancellationToken);
        await host.StillAsync();

        Assert.Equal((AssignmentState.Done, CareOutcome.GoOn), (Care(person).State, Care(person).CareOutcome));
        Assert.Equal(2, host.Road(person).Position); // nobody who was unhappy is asked to recommend
        Assert.Contains("Looked after. They go on", (await host.Owner.GetAsync("/my-day/settled")).Text, StringComparison.Ordinal);
        var story = (await host.Owner.GetAsync($"/people/{person:N}")).Text;
        Assert.Contains("Looked after. They go on", story, StringComparison.Ordinal);
        Assert.Contains("They are not there yet, or were unhappy, so nothing was asked of them.", story, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rest", EnrollmentState.Resting)]
    [InlineData("leave", EnrollmentState.Left)]
    public async Task Its_outcome_lets_them_rest_or_leave(string outcome, EnrollmentState state)
    {
        var person = await UnhappyAsync($"Dora {outcome}");
        var form = $"form[action='/my-day/{person:N}/{Care(person).Id:N}']";
        await host.Owner.SubmitAsync(await host.Owner.GetAsync("/my-day"), form, new Dictionary<string, string> { ["outcome"] = outcome });
        await host.Services.GetRequiredService<Settlements>().StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(state, host.Road(person).State);
    }

    [Fact]
    public async Task Care_is_not_merely_done_and_a_task_is_no_care()
    {
        var person = await UnhappyAsync("Emil");
        var form = $"form[action='/my-day/{person:N}/{Care(person).Id:N}']";
        var answer = await host.Owner.SubmitAsync(await host.Owner.GetAsync("/my-day"), form, new Dictionary<string,
            string>
        { ["outcome"] = "done" });
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(AssignmentState.Open, Care(person).State);
    }

    [Fact]
    public async Task Whoever_is_not_looked_after_in_time_is_marked_so_and_stays_held()
    {
        var person = await UnhappyAsync("Fay");
        await host.PassAsync(TimeSpan.FromHours(5));
        await host.Engine.Engine.SweepAsync();
        await host.StillAsync();
        var card = (await host.Owner.GetAsync("/my-day")).Document.GetElementById($"task-{Care(person).Id:N}")!;
        Assert.Contains("jill was to look after them by now, and nobody has.", card.TextContent, StringComparison.Ordinal);
        Assert.Equal(HoldReasons.Care, host.Road(person).Hold);
        Assert.Contains("See who looks after them", (await host.Owner.GetAsync($"/people/{person:N}")).Text, StringComparison.Ordinal);
    }

    private async Task<Guid> UnhappyAsync(string name)
    {
        await host.SaveAsync(Road);
        await host.PublishDraftAsync("how-was-it");
        var person = await host.Engine.People.AddAsync(
            host.Business, new NewPerson(name, null, $"{Guid.CreateVersion7():N}@example.org", null, null, "Said so"));
        Assert.True(await host.EnterAsync(person, "how-was-it", "walk-in"));
        await host.StillAsync();
        Assert.True(await host.Engine.Responses.AnsweredAsync(PagesHost.KeyOf(host.Delivery(person, 0)), 1, "Nobody came"));
        await host.StillAsync();
        return person;
    }

    private AssignmentEntry Care(Guid person) => host.Services.GetRequiredService<AssignmentReader>()
        .OfPerson(PeopleScope.Whole(host.Business), person, NodaTime.Instant.FromUtc(2999, 1, 1, 0, 0), 10).Single(task =>
            task.Care is not null);
}
