using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Shell;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Pages;

/// <summary>People without an account read a journey by a link.</summary>
public sealed class Links_for_others(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task A_link_is_shown_once_and_opens_the_map_without_an_account()
    {
        var (_, path) = await MakeAsync("The printer");
        using var stranger = host.NewVisitor();
        var map = await stranger.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, map.Status);
        Assert.NotNull(map.Document.QuerySelector(".map-sheet svg"));
        Assert.Equal(5, map.Document.QuerySelectorAll(".stop").Length);
        Assert.Equal("noindex, nofollow", map.Response.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Contains("frame-ancestors 'none'", Policy(map), StringComparison.Ordinal);
        Assert.DoesNotContain("/m/", (await host.Owner.GetAsync("/journeys/first-week/share")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_shows_counts_and_backstage_only_where_that_was_allowed_and_never_a_person()
    {
        await host.PublishAsync();
        await host.WalkerAsync("Quirina", "Zobel");
        using var stranger = host.NewVisitor();
        var bare = await stranger.GetAsync((await MakeAsync("Bare")).Path);
        Assert.DoesNotContain("came by", bare.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("michael", bare.Text, StringComparison.Ordinal);
        var rich = await stranger.GetAsync((await MakeAsync("Rich", ("Form.Backstage", "true"), ("Form.Numbers", "true"))).Path);
        Assert.Contains("came by", rich.Text, StringComparison.Ordinal);
        Assert.Contains("michael", rich.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quirina", rich.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_and_taken_back_say_the_same()
    {
        var (id, path) = await MakeAsync("Soon over");
        using var stranger = host.NewVisitor();
        var unknown = await stranger.GetAsync("/m/" + new string('a', 32));
        var revoked = await host.Owner.SubmitAsync(await host.Owner.GetAsync("/journeys/first-week/share"), $"form[action$='{id:N}/revoke']", new Dictionary<string, string>());
        var closed = await stranger.GetAsync(path);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (unknown.Status, closed.Status));
        Assert.Equal(unknown.Document.Body!.InnerHtml, closed.Document.Body!.InnerHtml);
        var undone = await host.Owner.SubmitAsync(revoked, ".toast form", new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.OK, undone.Status);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(path)).Status);
    }

    [Fact]
    public async Task It_ends_on_its_day()
    {
        var (_, path) = await MakeAsync("For a week", ("Form.Lasts", "7"));
        using var stranger = host.NewVisitor();
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(path)).Status);
        await host.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).Status);
    }

    [Fact]
    public async Task A_password_is_asked_for_once_and_a_wrong_one_shows_nothing()
    {
        var (_, path) = await MakeAsync("The coach", ("Form.Password", "nine lives"));
        using var stranger = host.NewVisitor();
        var asked = await stranger.GetAsync(path);
        Assert.DoesNotContain("checklist", asked.Text, StringComparison.Ordinal);
        var wrong = await stranger.SubmitAsync(asked, "form", new Dictionary<string, string> { ["password"] = "nine live" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var open = await stranger.SubmitAsync(wrong, "form", new Dictionary<string, string> { ["password"] = "nine lives" });
        Assert.NotEmpty(open.Document.QuerySelectorAll(".stop"));
        Assert.NotEmpty((await stranger.GetAsync(path)).Document.QuerySelectorAll(".stop"));
        await host.PassAsync(TimeSpan.FromHours(13));
        Assert.Empty((await stranger.GetAsync(path)).Document.QuerySelectorAll(".stop"));
    }

    [Fact]
    public async Task Only_where_it_is_allowed_may_it_stand_inside_another_website()
    {
        using var stranger = host.NewVisitor();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync((await MakeAsync("Alone")).Path + "/embed")).Status);
        var inside = await stranger.GetAsync((await MakeAsync("Inside", ("Form.Embed", "true"))).Path + "/embed");
        Assert.Equal(HttpStatusCode.OK, inside.Status);
        Assert.Contains("frame-ancestors *", Policy(inside), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_changes_nothing_only_the_page_itself_tells_that_it_was_seen()
    {
        var (id, path) = await MakeAsync("Watched");
        using var stranger = host.NewVisitor();
        await stranger.GetAsync(path);
        Assert.Null(SeenAt(id));
        Assert.Equal(HttpStatusCode.NoContent, (await stranger.PostAsync(path + "/seen")).Status);
        Assert.NotNull(SeenAt(id));
    }

    [Theory]
    [InlineData("Form.Who", "", "Type for whom")]
    [InlineData("Form.Password", "short", "Use 8 to 200")]
    [InlineData("Form.Lasts", "9999", "Choose how long")]
    public async Task What_is_typed_wrong_is_said_and_makes_no_link(string field, string value, string said)
    {
        await host.PublishAsync();
        var before = Count();
        var answer = await host.Owner.SubmitAsync(await host.Owner.GetAsync("/journeys/first-week/share"), "form:has([name='Form.Who'])", new Dictionary<string, string> { ["Form.Who"] = "Somebody", [field] = value });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(answer.Errors, error => error.StartsWith(said, StringComparison.Ordinal));
        Assert.Equal(before, Count());
    }

    [Fact]
    public async Task Links_of_another_business_can_be_neither_made_nor_closed()
    {
        await host.PublishAsync(host.OtherBusiness);
        var links = host.Services.GetRequiredService<ShareLinks>();
        var theirs = host.Engine.Publishing.FindJourney(host.OtherBusiness, FirstWeek.Key)!.Value;
        var token = (await links.CreateAsync(new(host.OtherBusiness, "tom"), theirs, new("Theirs", null, false, false, false, null)))!;
        var page = await host.Owner.GetAsync("/");
        var answer = await host.Owner.PostAsync($"/journeys/first-week/share/{links.FindOpen(token)!.Id:N}/revoke", ("__RequestVerificationToken", page.Document.QuerySelector("[data-csrf]")!.GetAttribute("data-csrf")!));
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.NotNull(links.FindOpen(token));
    }

    private async Task<(Guid Id, string Path)> MakeAsync(string who, params (string Name, string Value)[] more)
    {
        await host.PublishAsync();
        var page = await host.Owner.GetAsync("/journeys/first-week/share");
        foreach (var (name, _) in more.Where(field => field.Value == "true")) page.Document.QuerySelector($"[name='{name}']")!.SetAttribute("checked", "");
        var typed = more.Where(field => field.Value != "true").ToDictionary(field => field.Name, field => field.Value);
        typed["Form.Who"] = who;
        var made = await host.Owner.SubmitAsync(page, "form:has([name='Form.Who'])", typed);
        Assert.Equal(HttpStatusCode.OK, made.Status);
        var path = new Uri(made.Document.GetElementById("new-link")!.TextContent).AbsolutePath;
        return (host.Services.GetRequiredService<ShareLinks>().FindOpen(path[3..])!.Id, path);
    }

    private static string Policy(Visit visit) => visit.Response.Headers.GetValues("Content-Security-Policy").Single();

    private long? SeenAt(Guid id) => host.Read<long?>("SELECT seen_at FROM share_link WHERE id = @id", new { id });

    private int Count() => host.Read<int>("SELECT COUNT(*) FROM share_link");
}
