using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Shell;
using Throughline.Enrollments;
using Throughline.Runtime.Engine;

namespace Throughline.App.Tests.Pages;

/// <summary>After the first publishing: the owner puts themselves on the road, before anybody else comes in.</summary>
public sealed class Walking_it_oneself(PagesHost host) : IClassFixture<PagesHost>
{
    private const string Form = "form[action='/journeys/first-week/myself']";

    [Fact]
    public async Task One_press_enters_once_can_be_taken_back_and_is_offered_until_somebody_comes()
    {
        await host.PublishAsync();
        var live = await host.Owner.GetAsync("/journeys/first-week");
        Assert.Equal("Put yourself on the road and see your first message", Assert.Single(live.Document.QuerySelectorAll("main .button.primary")).TextContent);
        Assert.EndsWith($"/f/{host.Business:N}/five-steps", live.Document.QuerySelector(".nobody-yet [data-copies]")!.GetAttribute("data-copies"), StringComparison.Ordinal);
        Assert.NotNull(live.Document.QuerySelector(".nobody-yet a[href='/settings/mail']"));

        var mine = await host.Owner.SubmitAsync(live, Form, new Dictionary<string, string>());
        Assert.StartsWith("/people/", mine.Path, StringComparison.Ordinal);
        var me = Guid.Parse(mine.Path["/people/".Length..]);
        Assert.Contains("they put themselves on the road “A first week that works”", mine.Text, StringComparison.Ordinal);
        Assert.Equal(EnrollmentState.Active, host.Road(me).State);
        await host.StillAsync();
        Assert.Equal(0, host.Delivery(me, 0).Step);

        var again = await host.Owner.SubmitAsync(live, Form, new Dictionary<string, string>());
        Assert.Contains("You are on the road already", again.Text, StringComparison.Ordinal);
        Assert.Equal(EnrollmentState.Active, host.Road(me).State);
        Assert.Equal($"/people/{me:N}", Primary(await host.Owner.GetAsync("/journeys/first-week")));

        var off = await host.Owner.SubmitAsync(mine, ".toast form", new Dictionary<string, string>());
        Assert.Contains("You are off the road", off.Text, StringComparison.Ordinal);
        Assert.Equal(EnrollmentState.Left, host.Road(me).State);

        await host.Services.GetRequiredService<PeopleImport>().ReadAsync(host.Business, App.Features.Journeys.SampleLibrary.People(), (host.Engine.Publishing.FindJourney(host.Business, "first-week")!.Value, "walk-in"), TestContext.Current.CancellationToken);
        Assert.NotNull((await host.Owner.GetAsync("/journeys/first-week")).Document.QuerySelector(Form)); // none of them exists
        await host.WalkerAsync("Ana");
        var busy = await host.Owner.GetAsync("/journeys/first-week");
        Assert.Null(busy.Document.QuerySelector(".nobody-yet"));
        Assert.Equal("/people/new?journey=first-week", Primary(busy));
    }

    [Theory]
    [InlineData("/journeys/their-week/myself")]
    [InlineData("/journeys/their-week/myself/leave")]
    [InlineData("/journeys/nothing-like-it/myself")]
    [InlineData("/journeys/only-a-draft/myself")]
    public async Task No_other_road_can_be_walked(string path)
    {
        await host.Engine.Publishing.PublishAsync(host.OtherBusiness, FirstWeek.File.Replace("first-week", "their-week", StringComparison.Ordinal), "somebody-else");
        var draft = FirstWeek.File.Replace("first-week", "only-a-draft", StringComparison.Ordinal);
        await host.SaveAsync(draft);
        var people = host.Read<int>("SELECT COUNT(*) FROM person");

        var token = await host.Owner.TokenAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.PostAsync(path, ("__RequestVerificationToken", token))).Status);
        Assert.Equal(people, host.Read<int>("SELECT COUNT(*) FROM person"));
    }

    private static string? Primary(Visit page) => Assert.Single(page.Document.QuerySelectorAll("main .button.primary")).GetAttribute("href");
}
