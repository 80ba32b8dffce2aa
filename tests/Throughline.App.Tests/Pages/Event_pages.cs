using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.App.Tests.Shell;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using JourneyCheck = Throughline.Runtime.Channels.Rendering.JourneyCheck;

namespace Throughline.App.Tests.Pages;

/// <summary>Events of the business, from the first to the one that is cancelled, and what publishing asks of those present.</summary>
public sealed class Event_pages(PagesHost host) : IClassFixture<PagesHost>
{
    private const string Road = """
        journey: meeting
        name: From alone to met
        persona: owner
        offer: programme
        pain: Nobody knows the others
        result:
          gets: Company
          feels: Welcome
        dates:
          - key: open-day
            occasion: open-day
          - key: renewal
            attribute: renewal
            every: year
        entryPoints:
          - key: form
            source: social
            form: plan
            joins: meet
          - key: by-renewal
            source: renewal
            opens: 30 days before renewal
            joins: meet
        reEntry: after-finishing
        steps:
          - key: meet
            stage: loyal
            title: I meet others at the open day
            purpose: They see that they are not alone
            wait: until open-day
            message:
              purpose: service
              subject: Today
              body: Hello {{firstName | friend}}, see you today.
        """;

    private Occasions Occasions => host.Services.GetRequiredService<Occasions>();

    [Fact]
    public async Task An_owner_writes_down_an_event_moves_it_cancels_it_and_takes_that_back()
    {
        var saved = await SubmitAsync("/events/new", ("Form.Name", "Autumn fair"), ("Form.Day", Ahead(9)), ("Form.Time", "10:00"),
            ("Form.Minutes", "90"));
        Assert.Empty(saved.Errors);
        Assert.Equal("/events/autumn-fair", saved.Path);
        Assert.Contains($"{Today.PlusDays(9):dddd d MMMM yyyy}, 10:00", saved.Text, StringComparison.Ordinal);

        await SubmitAsync("/events/autumn-fair", ("Form.Day", Ahead(16)), ("Form.Time", ""));
        Assert.Equal(new OccasionTerms("Autumn fair", Ahead(16), 90, ""), Kept("autumn-fair").Terms);

        var cancelled = await host.Owner.SubmitAsync(await host.Owner.GetAsync("/events/autumn-fair"), "form[action$='/cancel']",
            new Dictionary<string, string>());
        Assert.NotNull(Kept("autumn-fair").CancelledAt);
        await host.Owner.SubmitAsync(cancelled, ".toast form", new Dictionary<string, string>());
        Assert.Null(Kept("autumn-fair").CancelledAt);
    }

    [Theory]
    [InlineData("Form.Name", " ", "Type the name")]
    [InlineData("Form.Day", "soon", "Choose its day")]
    [InlineData("Form.Day", "1900-01-01", "Choose its day")]
    [InlineData("Form.Day", "9999-12-31", "Choose its day")]
    [InlineData("Form.Time", "25:61", "Write when it begins")]
    [InlineData("Form.Minutes", "-3", "whole minutes")]
    public async Task What_is_no_event_is_said_so_beside_the_box(string box, string typed, string said)
    {
        var values = new Dictionary<string, string> { ["Form.Name"] = "Slip", ["Form.Day"] = Ahead(9), [box] = typed };
        var answer = await host.Owner.SubmitAsync(await host.Owner.GetAsync("/events/new"), "main form", values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(answer.Errors, error => error.Contains(said, StringComparison.Ordinal));
        Assert.DoesNotContain(Occasions.All(host.Business), one => one.Terms.Name == "Slip");
    }

    [Fact]
    public async Task Publishing_asks_whether_those_present_are_meant_and_whoever_waits_learns_the_day_once_it_is_set()
    {
        Assert.Empty(JourneyCheck.Compile(Road).Findings.Where(finding => finding.Severity == Severity.Error)
            .Select(finding => finding.Sentence));
        await host.SaveAsync(Road);
        await host.Services.GetRequiredService<IEventSink>()
            .AcceptAsync([Known("ana", "2020-06-15"), Known("ben", "1999-01-02")], CancellationToken.None);
        Assert.Contains("/events/new?key=open-day", (await host.Owner.GetAsync("/events")).Document.Body!.InnerHtml,
            StringComparison.Ordinal);

        var page = await host.Owner.GetAsync("/journeys/meeting/publish");
        Assert.Contains("waits for a day that nobody set", page.Text, StringComparison.Ordinal);
        Assert.Contains("2 people have “renewal” written down today.", page.Text, StringComparison.Ordinal);
        await host.Owner.SubmitAsync(page, "#publish-form", new Dictionary<string, string> { ["read"] = "true", ["present"] = "yes" });
        await host.StillAsync();
        Assert.Contains("Opens by itself for each person", (await host.Owner.GetAsync("/journeys/meeting")).Text, StringComparison.Ordinal);
        Assert.Equal(2, host.Read<int>("SELECT COUNT(*) FROM opening WHERE due_at IS NOT NULL"));

        await host.Services.GetRequiredService<IEventSink>().AcceptAsync(
            [new InboundEvent(host.Business, InboundKind.Track, "in", "Form Submitted", "cleo", null, host.Engine.Store.Now,
                JsonSerializer.SerializeToElement(new { form = "plan" }), default)], CancellationToken.None);
        var person = host.Read<Guid>("SELECT person_id FROM enrollment");
        Assert.Contains("Waits for the open day, of which no day is known yet", (await host.Owner.GetAsync($"/people/{person:N}")).Text,
            StringComparison.Ordinal);

        await SubmitAsync("/events/new?key=open-day", ("Form.Day", Ahead(9)),
            ("Form.Time", "10:00"));
        await host.StillAsync();

        Assert.Contains("Waits for the open day: ", (await host.Owner.GetAsync($"/people/{person:N}")).Text, StringComparison.Ordinal);
        Assert.Contains("1 person is on a road that names this day", (await host.Owner.GetAsync("/events/open-day")).Text,
            StringComparison.Ordinal);
    }

    private LocalDate Today => host.Engine.Store.Now.InUtc().Date;

    private string Ahead(int days) => $"{Today.PlusDays(days):uuuu-MM-dd}";

    private static InboundEvent Identify(Guid business, string user, string renewal, Instant at) => new(
        business, InboundKind.Identify, $"{user}-{renewal}", "Identify", user, null, at, default,
        JsonSerializer.SerializeToElement(new { email = $"{user}@example.com", renewal }));

    private InboundEvent Known(string user, string renewal) => Identify(host.Business, user, renewal, host.Engine.Store.Now);

    private Occasion Kept(string key) => Occasions.All(host.Business).Single(one => one.Key == key);

    private async Task<Visit> SubmitAsync(string path, params (string Name, string Value)[] values) =>
        await host.Owner.SubmitAsync(await host.Owner.GetAsync(path), "main form",
            values.ToDictionary(value => value.Name, value => value.Value));
}
