using NodaTime;
using Throughline.App.Design;
using Throughline.App.Tests.Shell;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Exchange;

namespace Throughline.App.Tests.Pages;

/// <summary>The business is in Berlin, the customer in Kolkata, the server in UTC: whoever reads a page reads one clock.</summary>
public sealed class One_page_one_zone(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task Every_time_of_every_page_is_the_business_s()
    {
        var person = await FarAwayAsync();
        string[] pages =
        [
            "/", $"/people/{person:N}", "/people", "/outbox", $"/outbox/{person:N}/{host.Delivery(person, 0).Id:N}", "/my-day",
            "/journeys/first-week/people?number=active", "/journeys/first-week/versions", "/settings/keys",
        ];
        foreach (var path in pages)
        {
            var times = (await host.Owner.GetAsync(path)).Document.QuerySelectorAll("time");
            Assert.All(times, time => Assert.EndsWith(", Europe/Berlin", time.GetAttribute("title"), StringComparison.Ordinal));
        }
        var story = (await host.Owner.GetAsync($"/people/{person:N}")).Document.QuerySelectorAll("time");
        Assert.True(story.Length > 4, $"Only {story.Length} times stand on a person's page.");
    }

    [Fact]
    public async Task What_o_clock_it_is_where_they_are_is_said_in_words()
    {
        var person = await FarAwayAsync();
        var facts = (await host.Owner.GetAsync($"/people/{person:N}")).Document.QuerySelector("aside .facts")!.TextContent;
        Assert.Matches("Asia/Kolkata, where it is [0-9]+:[0-9]{2} now", facts);
        var near = await host.WalkerAsync("Nearby");
        Assert.DoesNotContain("where it is", (await host.Owner.GetAsync($"/people/{near:N}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_of_an_edition_is_the_business_s_too()
    {
        await using var late = new PagesHost();
        await late.InitializeAsync();
        await late.PassAsync(TimeSpan.FromHours(14.5)); // 5 March, 23:30 in UTC; the next day in Berlin
        await late.PublishAsync();
        var sheet = await late.Owner.GetAsync("/journeys/first-week/out");
        Assert.Contains("published on 6 March 2035", sheet.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Europe/Berlin", "1 January 2036", "0:30")]
    [InlineData("UTC", "31 December 2035", "23:30")]
    [InlineData("Asia/Kolkata", "1 January 2036", "5:00")]
    public void A_day_and_an_hour_are_those_of_their_place(string zone, string day, string clock)
    {
        var (at, there) = (Instant.FromUtc(2035, 12, 31, 23, 30), DateTimeZoneProviders.Tzdb[zone]);
        Assert.Equal((day, clock), (HumanTime.SayDay(at, there), HumanTime.SayClock(at, there)));
    }

    private async Task<Guid> FarAwayAsync()
    {
        await host.PublishAsync();
        var email = $"{Guid.CreateVersion7():N}@example.org";
        var priya = new ImportedPerson { FirstName = "Priya", Email = email, Zone = "Asia/Kolkata", EmailConsent = true };
        var person = (await host.Engine.People.AddAsync(host.Business, [priya], new Said(GivenBy.Team, "Said so")))[0].Id;
        Assert.True(await host.EnterAsync(person, FirstWeek.Key, "five-steps-form"));
        await host.StillAsync();
        return person;
    }
}
