using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.App.Features.Reviews;
using Throughline.App.Tests.Shell;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Tests.Pages;

public sealed class Review_pages(PagesHost host) : IClassFixture<PagesHost>
{
    private DraftStore Drafts => host.Services.GetRequiredService<DraftStore>();

    [Fact]
    public void Steps_are_ranked_by_how_many_of_those_who_are_through_did_it()
    {
        var journey = JourneyCheck.Compile(FirstWeek.File).Journey!;
        var ranking = StepRanking.Of(journey, Counted(
            (0, Measure.Done, 30), (0, Measure.GivenUp, 30), (0, Measure.Overtaken, 500),
            (1, Measure.Done, 28), (1, Measure.GivenUp, 2),
            (2, Measure.Done, 8), (2, Measure.GivenUp, 2), (2, Measure.LeftHere, 12),
            (3, Measure.Done, 10),
            (4, Measure.Done, 9)));

        Assert.Equal([2, 0], ranking.Worst.Select(figures => figures.Index));
        Assert.Equal([3, 1], ranking.Best.Select(figures => figures.Index));
        Assert.Equal([4], ranking.TooFew.Select(figures => figures.Index));
        // Leaving after giving up is one loss where giving up means resting; where it means going on, they are two people.
        Assert.Equal((20, 60), (ranking.Worst[0].Settled, ranking.Worst[1].Settled));
        Assert.Equal([Advice.AskQuestion, Advice.BetterSubject], ranking.Worst.Select(figures => figures.Advice));
    }

    [Theory]
    [InlineData(0, 20, 5, 0, Advice.SeeRefused)]
    [InlineData(0, 5, 20, 0, Advice.BetterSubject)]
    [InlineData(1, 0, 20, 0, Advice.OpenStep)]
    [InlineData(3, 0, 20, 0, Advice.AskQuestion)]
    [InlineData(3, 0, 2, 20, Advice.AskQuestion)]
    public void What_is_advised_follows_from_how_people_are_lost(int step, int refused, int givenUp, int left, Advice advice)
    {
        var journey = JourneyCheck.Compile(FirstWeek.File).Journey!;
        Assert.Equal(advice, StepFigures.Of(step, journey.Steps[step], Counted((step, Measure.Refused, refused), (step, Measure.GivenUp, givenUp), (step, Measure.LeftHere, left))).Advice);
    }

    [Fact]
    public async Task With_few_people_nothing_is_judged()
    {
        await host.PublishAsync();
        var page = await host.Owner.GetAsync("/journeys/first-week/review");
        Assert.Contains("Not enough people yet", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(" %", page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weak_message_gets_a_second_subject_with_one_press_and_back()
    {
        await PublishAsync("weak-week");
        await CountAsync("weak-week", (0, Measure.Done, 10), (0, Measure.GivenUp, 30));
        var page = await host.Owner.GetAsync("/journeys/weak-week/review");
        Assert.Contains("30given up75 %", Plain(page.Document.QuerySelector(".review-step")!.TextContent), StringComparison.Ordinal);

        var tried = await host.Owner.SubmitAsync(page, "form[action$='/subject']", new Dictionary<string, string> { ["text"] = "Your <i>checklist</i>, {{firstName}}" });
        var step = Drafts.Open(host.Business, "weak-week")!.Document.Draft.Steps[0];
        Assert.Null(step.Message);
        Assert.Equal(["Welcome, {{firstName}}", "Your <i>checklist</i>, {{firstName}}"], step.Variants.Select(variant => variant.Message!.Subject));
        Assert.True(JourneyCheck.Compile(JourneyFile.Write(Drafts.Open(host.Business, "weak-week")!.Document.Draft)).IsSound);

        await host.Owner.SubmitAsync(tried, ".toast form[action$='/take-back']", new Dictionary<string, string>());
        Assert.NotNull(Drafts.Open(host.Business, "weak-week")!.Document.Draft.Steps[0].Message);
    }

    [Fact]
    public async Task Where_people_fall_silent_a_question_comes_after()
    {
        await PublishAsync("silent-week");
        await CountAsync("silent-week", (3, Measure.Done, 10), (3, Measure.GivenUp, 30));
        var page = await host.Owner.GetAsync("/journeys/silent-week/review");
        await host.Owner.SubmitAsync(page, "form[action$='/question']", new Dictionary<string, string> { ["text"] = "What nearly stopped you?" });
        var draft = Drafts.Open(host.Business, "silent-week")!.Document.Draft;
        Assert.Equal(("asked-after-order", "What nearly stopped you?"), (draft.Steps[4].Key, draft.Steps[4].Survey!.Question));
        Assert.True(JourneyCheck.Compile(JourneyFile.Write(draft)).IsSound);
    }

    [Fact]
    public async Task Who_looks_after_it_and_when_next_stand_in_the_draft_and_home_says_when_it_is_due()
    {
        await PublishAsync("kept-week");
        var saved = await host.Owner.SubmitAsync(await host.Owner.GetAsync("/journeys/kept-week/review"), "main form", new Dictionary<string, string> { ["Form.Owner"] = "jill", ["Form.ReviewBy"] = "2035-03-20", ["Form.Reviewed"] = "true" });
        Assert.Contains("Due by 20 March 2035", saved.Text, StringComparison.Ordinal);
        Assert.Contains("No version was published since", saved.Text, StringComparison.Ordinal);
        Assert.Equal(("jill", "2035-03-20"), (Draft("kept-week").Owner, Draft("kept-week").ReviewBy));
        Assert.DoesNotContain("Due to be looked over", (await host.Owner.GetAsync("/")).Text, StringComparison.Ordinal);

        await host.PassAsync(TimeSpan.FromDays(20));
        Assert.Contains("was due by 20 March 2035", (await host.Owner.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("This was due by", (await host.Owner.GetAsync("/journeys/kept-week/review")).Text, StringComparison.Ordinal);
        Assert.Empty(host.Services.GetRequiredService<ReviewCalendar>().Overdue(host.OtherBusiness, new LocalDate(2040, 1, 1)));
    }

    [Theory]
    [InlineData("2001-01-01", "This day is past")]
    [InlineData("soon", "as year, month and day")]
    public async Task A_day_that_cannot_be_is_told_so(string day, string fix)
    {
        await PublishAsync("dated-week");
        var again = await host.Owner.SubmitAsync(await host.Owner.GetAsync("/journeys/dated-week/review"), "main form", new Dictionary<string, string> { ["Form.ReviewBy"] = day });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(fix, again.Errors.Single(), StringComparison.Ordinal);
        Assert.Null(Draft("dated-week").ReviewBy);
    }

    [Fact]
    public async Task Another_business_s_journey_has_no_review_here()
    {
        var key = await Drafts.CreateAsync(new Actor(host.OtherBusiness, "somebody-else"), "Not ours to review");
        var token = await host.Owner.TokenAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync($"/journeys/{key}/review")).Status);
        foreach (var act in new[] { "subject", "question", "take-back" })
            Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.PostAsync($"/journeys/{key}/review/{act}", ("__RequestVerificationToken", token), ("step", "a"), ("text", "b"))).Status);
    }

    private JourneyDraft Draft(string key) => Drafts.Open(host.Business, key)!.Document.Draft;

    private async Task PublishAsync(string key)
    {
        var file = FirstWeek.File.Replace("first-week", key, StringComparison.Ordinal);
        await host.SaveAsync(file);
        await host.PublishDraftAsync(key);
    }

    private Task CountAsync(string key, params (int Step, Measure Measure, int N)[] counts)
    {
        var version = host.Services.GetRequiredService<JourneyReader>().Find(host.Business, key)!.LiveVersionId;
        return host.Services.GetRequiredService<Database>().WriteAsync(connection =>
        {
            foreach (var (step, measure, n) in counts)
                connection.Execute("INSERT INTO tally (version_id, step, measure, day, wording, source, currency, writer, n, value, minutes) VALUES (@version, @step, @measure, 0, '', '', '', 999, @n, 0, 0)", new { version, step, measure, n });
        });
    }

    private static Tallies Counted(params (int Step, Measure Measure, long N)[] counts) => new(counts.ToDictionary(count => (count.Step, count.Measure), count => count.N));

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
