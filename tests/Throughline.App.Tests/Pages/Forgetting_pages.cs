using System.Net;
using System.Text.Json;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Runtime.Engine;

namespace Throughline.App.Tests.Pages;

/// <summary>Somebody asks what is known of them, and then that it is forgotten.</summary>
public sealed class Forgetting_pages(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task All_that_is_known_of_somebody_is_one_file()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Mia", "Moss");
        await host.ClickAsync(person);
        var answer = await host.Owner.GetAsync($"/people/{person:N}/all.json");
        Assert.Equal("application/json", answer.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Response.Content.Headers.ContentDisposition!.DispositionType);
        using var file = JsonDocument.Parse(await answer.Response.Content.ReadAsStringAsync());
        var root = file.RootElement;
        Assert.Equal("Mia", root.GetProperty("person").GetProperty("firstName").GetString());
        Assert.Equal("yes", root.GetProperty("agreedTo")[0].GetProperty("said").GetString());
        Assert.Contains("Said so at the fair", root.GetProperty("agreedTo")[0].GetProperty("how").GetString(), StringComparison.Ordinal);
        Assert.Equal("A first week that works", root.GetProperty("roads")[0].GetProperty("journey").GetString());
        Assert.True(root.GetProperty("happened").GetArrayLength() > 0);
        var letters = root.GetProperty("letters").EnumerateArray().ToList();
        Assert.Contains(letters, one => one.GetProperty("text").GetString()!.Contains("Mia", StringComparison.Ordinal));
        Assert.All(letters, one =>
            Assert.EndsWith("@example.org", one.GetProperty("to").GetString() ?? "@example.org", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_is_forgotten_is_named_once_more_and_then_never_again()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Petra", "Pine");
        var path = $"/people/{person:N}";
        Assert.NotNull((await host.Owner.GetAsync(path)).Document.QuerySelector($"a[href='{path}/forget']"));
        var page = await host.Owner.GetAsync($"{path}/forget");
        Assert.Contains("This cannot be undone", page.Text, StringComparison.Ordinal);
        Assert.Contains("The road they are on ends here.", page.Text, StringComparison.Ordinal);

        var wrong = await host.Owner.SubmitAsync(page, "form.form", Typed("Peter"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("That is not their name. Type Petra Pine", wrong.Text, StringComparison.Ordinal);
        Assert.Equal("Peter", wrong.Document.QuerySelector("#field-Typed")!.GetAttribute("value"));

        var done = await host.Owner.SubmitAsync(wrong, "form.form", Typed(" petra pine "));
        Assert.Equal("/people", done.Path);
        Assert.Contains("They are forgotten.", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Petra", done.Text, StringComparison.Ordinal);

        var gone = await host.Owner.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, gone.Status);
        Assert.Contains("Somebody was here and asked to be forgotten on 5 March 2035.", gone.Text, StringComparison.Ordinal);
        var secondTab = await host.Owner.SubmitAsync(page, "form.form", Typed("Petra Pine"));
        Assert.Contains("asked to be forgotten", secondTab.Text, StringComparison.Ordinal);
        Assert.Contains("asked to be forgotten", (await host.Owner.GetAsync($"{path}/forget")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync($"{path}/all.json")).Status);
        var found = (await host.Owner.GetAsync("/people?q=Petra")).Document.QuerySelector("#found");
        Assert.DoesNotContain("Petra", found?.TextContent ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("Petra", (await host.Owner.GetAsync("/outbox")).Text, StringComparison.Ordinal);
        await host.StillAsync();
        var left = await host.Owner.GetAsync("/journeys/first-week/people?number=left");
        Assert.Contains("Who asked to be forgotten is counted, and stands in no list.", left.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Somebody", left.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.True(new Doctor(host.Engine.Store.Database, host.Engine.Catalogue).Examine().IsWell);
    }

    [Fact]
    public async Task Who_may_not_sees_no_way_and_finds_none()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Olga");
        var manager = await host.ColleagueAsync("Max", Role.Manager);
        var page = await manager.GetAsync($"/people/{person:N}");
        Assert.NotNull(page.Document.QuerySelector("a[href$='/all.json']"));
        Assert.Null(page.Document.QuerySelector("a[href$='/forget']"));
        Assert.NotEqual(HttpStatusCode.OK, (await manager.GetAsync($"/people/{person:N}/forget")).Status);
        var theirs = await host.WalkerAsync("Theirs", business: await OtherAsync());
        foreach (var path in (string[])["forget", "all.json"])
            Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync($"/people/{theirs:N}/{path}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync($"/people/{Guid.NewGuid():N}/forget")).Status);
    }

    private async Task<Guid> OtherAsync()
    {
        await host.PublishAsync(host.OtherBusiness);
        return host.OtherBusiness;
    }

    private static Dictionary<string, string> Typed(string name) => new() { ["Typed"] = name };
}
