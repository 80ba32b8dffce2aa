using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Features.Stepping;
using Throughline.App.Tests.Shell;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Tests.Pages;

public sealed class Unknown_messages(PagesHost host) : IClassFixture<PagesHost>
{
    private const string OnHome = "[aria-labelledby=unknown-sends]";
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task Stand_on_Home_at_their_step_and_on_their_shelf_until_somebody_decides()
    {
        await host.PublishAsync();
        await host.Engine.Unknown.SendAllAgainAsync(host.Business); // those of other tests
        var person = await LostAsync("Una");

        var home = (await host.Owner.GetAsync("/")).Document.QuerySelector(OnHome)!.TextContent;
        Assert.Contains("Of 1 message nobody knows whether it arrived", home, StringComparison.Ordinal);
        var road = await host.Owner.GetAsync($"/journeys/{FirstWeek.Key}");
        var number = road.Document.GetElementById("n-welcome-unknown")!;
        Assert.Contains("Nobody knows whether 1 message arrived", number.TextContent, StringComparison.Ordinal);

        var shelf = await host.Owner.GetAsync(number.GetAttribute("href")!);
        Assert.Contains("Una", shelf.Document.GetElementById("messages")!.TextContent, StringComparison.Ordinal);
        var question = shelf.Document.GetElementById("send-all-again")!;
        Assert.Contains("they get it twice", question.TextContent, StringComparison.Ordinal);
        Assert.Contains("moved on along their road", question.TextContent, StringComparison.Ordinal);
        await host.Owner.SubmitAsync(shelf, "#send-all-again form", Nothing);
        await host.StillAsync();

        Assert.Equal(DeliveryState.Sent, host.Delivery(person, 0).State);
        Assert.Null((await host.Owner.GetAsync("/")).Document.QuerySelector(OnHome));
        Assert.Null((await host.Owner.GetAsync($"/journeys/{FirstWeek.Key}")).Document.GetElementById("n-welcome-unknown"));
    }

    [Fact]
    public async Task One_is_sent_again_from_its_own_page_and_left_it_leaves_Home_in_two_weeks()
    {
        await host.PublishAsync();
        var first = await LostAsync("Vera");
        var second = await LostAsync("Wim");

        var page = await host.Owner.GetAsync($"/outbox/{first:N}/{host.Delivery(first, 0).Id:N}");
        await host.Owner.SubmitAsync(page, "#send-again form", Nothing);
        await host.StillAsync();
        Assert.Equal(DeliveryState.Sent, host.Delivery(first, 0).State);
        Assert.Equal(DeliveryState.Unknown, host.Delivery(second, 0).State);

        await host.PassAsync(TimeSpan.FromDays(15));
        Assert.Null((await host.Owner.GetAsync("/")).Document.QuerySelector(OnHome));
        var shelf = await host.Owner.GetAsync("/outbox?shelf=unknown");
        Assert.Contains("Wim", shelf.Document.GetElementById("messages")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_of_another_business_are_not_found()
    {
        await host.PublishAsync(host.OtherBusiness);
        var theirs = await LostAsync("Xena", host.OtherBusiness);
        var row = host.Delivery(theirs, 0, business: host.OtherBusiness);
        var page = await host.Owner.GetAsync("/outbox?shelf=unknown");
        Assert.DoesNotContain("Xena", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync($"/outbox/{theirs:N}/{row.Id:N}")).Status);

        var version = host.Read<byte[]>("SELECT version_id FROM delivery WHERE id = @Id", new { row.Id });
        var place = await host.Owner.GetAsync($"/outbox?shelf=unknown&version={new Guid(version!, bigEndian: true):N}&step=0");
        Assert.DoesNotContain("Xena", place.Text, StringComparison.Ordinal);
        Assert.Equal(DeliveryState.Unknown, host.Delivery(theirs, 0, business: host.OtherBusiness).State);
    }

    [Fact]
    public async Task Numbers_of_messages_have_no_list_of_people_and_asking_for_one_finds_nothing()
    {
        await host.PublishAsync();
        var list = await host.Owner.GetAsync($"/journeys/{FirstWeek.Key}/people?number=sent&step=welcome");
        Assert.Equal(HttpStatusCode.NotFound, list.Status);
    }

    [Theory]
    [InlineData(0, 0, 0, 0, "Nobody is through")]
    [InlineData(9, 9, 0, 50, "Too early to say")]
    [InlineData(10, 20, 9, 20, "No clear difference")]
    [InlineData(40, 50, 10, 50, "“A” works better")]
    [InlineData(10, 50, 40, 50, "“B” works better")]
    public void Wordings_are_compared_with_ground_or_not_at_all(int doneA, int endedA, int doneB, int endedB, string says)
    {
        WordingCount[] both = [new("A", 60, endedA, doneA), new("B", 60, endedB, doneB)];
        Assert.StartsWith(says, WordingsCompared.Sentence(both, one => one.Wording), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_source_is_counted_on_the_page_of_the_ways_in()
    {
        await host.PublishAsync();
        await host.WalkerAsync("Yara");
        var page = await host.Owner.GetAsync($"/journeys/{FirstWeek.Key}/ways");
        var table = page.Document.QuerySelector("[aria-labelledby=sources-title] table")!;
        Assert.Contains("Social", table.TextContent, StringComparison.Ordinal);
        Assert.NotEqual("0", table.QuerySelector("td[data-label='Came in']")!.TextContent.Trim());
    }

    /// <summary>Somebody whose welcome was handed over when the connection broke.</summary>
    private async Task<Guid> LostAsync(string name, Guid? business = null)
    {
        var engine = host.Engine.Engine;
        await host.StillAsync();
        var person = await host.Engine.People.AddAsync(
            business ?? host.Business,
            new NewPerson(name, null, $"{Guid.CreateVersion7():N}@example.org", null, "a fair", "Said so at the fair"));
        Assert.True(await host.EnterAsync(person, FirstWeek.Key, "five-steps-form", business));
        var claimed = Assert.Single(await engine.ClaimAsync(10));
        await engine.RecordAsync([new Dispatched(claimed, new SendOutcome.Unknown("connection lost"), null, null)]);
        return person;
    }
}
