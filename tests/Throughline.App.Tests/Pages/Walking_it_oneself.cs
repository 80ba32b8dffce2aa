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

        await BringAsync(isMadeUp: true);
        var among = await host.Owner.GetAsync("/journeys/first-week");
        Assert.NotNull(among.Document.QuerySelector(Form)); // none of them exists
        Assert.Equal("Only made-up people are on the road so far", among.Document.QuerySelector(".nobody-yet h2")!.TextContent);
        Assert.DoesNotContain("Nobody has come in yet", among.Text, StringComparison.Ordinal);
        await host.WalkerAsync("Ana");
        var busy = await host.Owner.GetAsync("/journeys/first-week");
        Assert.Null(busy.Document.QuerySelector(".nobody-yet"));
        Assert.Equal("/people/new?journey=first-week", Primary(busy));
    }

    // Whether somebody is real is said where they are made: the same file, with the same addresses, brought by hand is of real people.
    [Fact]
    public async Task People_whom_the_owner_brings_are_real_whatever_their_address()
    {
        await using var fresh = new PagesHost();
        await fresh.InitializeAsync();
        await fresh.PublishAsync();
        await BringAsync(isMadeUp: false, fresh);
        Assert.Equal(0, fresh.Read<int>("SELECT COUNT(*) FROM person WHERE made_up = 1"));
        Assert.Null((await fresh.Owner.GetAsync("/journeys/first-week")).Document.QuerySelector(".nobody-yet"));
    }

    [Fact]
    public async Task Somebody_real_who_turns_out_to_be_a_made_up_one_is_real()
    {
        await using var fresh = new PagesHost();
        await fresh.InitializeAsync();
        await BringAsync(isMadeUp: true, fresh);
        var madeUp = fresh.Read<int>("SELECT COUNT(*) FROM person WHERE made_up = 1");
        Assert.True(madeUp > 40);
        var one = new Guid(fresh.Read<byte[]>("SELECT id FROM person WHERE made_up = 1 LIMIT 1")!, bigEndian: true);
        var real = await fresh.Engine.People.AddAsync(fresh.Business, new NewPerson("Real", null, "real@example.org", null, null, null));
        Assert.True(await fresh.Engine.People.MergeAsync(fresh.Business, one, real));
        Assert.Equal(madeUp - 1, fresh.Read<int>("SELECT COUNT(*) FROM person WHERE made_up = 1"));
        Assert.Equal(madeUp, fresh.Read<int>("SELECT COUNT(*) FROM person"));
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

    private async Task BringAsync(bool isMadeUp, PagesHost? to = null)
    {
        var (at, import) = (to ?? host, (to ?? host).Services.GetRequiredService<PeopleImport>());
        (Guid, string?)? door = at.Engine.Publishing.FindJourney(at.Business, FirstWeek.Key) is { } journey ? (journey, "walk-in") : null;
        await using var people = App.Features.Journeys.SampleLibrary.People();
        var stop = TestContext.Current.CancellationToken;
        var report = isMadeUp ? await import.ReadMadeUpAsync(at.Business, people, door, stop) : await import.ReadAsync(at.Business, people, "people.csv", door, stop);
        Assert.True(report.Added > 40);
    }

    private static string? Primary(Visit page) => Assert.Single(page.Document.QuerySelectorAll("main .button.primary")).GetAttribute("href");
}
