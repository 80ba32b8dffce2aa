using System.Net;
using NodaTime;
using Throughline.App.Tests.Shell;
using Throughline.Enrollments;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;

namespace Throughline.App.Tests.Pages;

public sealed class People_pages(PagesHost host) : IClassFixture<PagesHost>
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task Somebody_typed_in_by_hand_joins_the_road_and_has_a_page_with_the_road_and_the_story()
    {
        await host.PublishAsync();
        var blank = await host.Owner.GetAsync("/people/new?journey=first-week&entry=walk-in");
        Assert.Equal("first-week/walk-in", blank.Document.QuerySelector("option[selected]")!.GetAttribute("value"));
        var page = await host.Owner.SubmitAsync(blank, "form", new Dictionary<string, string>
        {
            ["Form.FirstName"] = "Wanda",
            ["Form.Email"] = "wanda@example.org",
            ["Form.Source"] = "walk-in",
            ["Form.Agreed"] = "true",
        });
        await host.StillAsync();
        page = await host.Owner.GetAsync(page.Path);
        Assert.Equal("Wanda", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("Somebody listens to me", page.Document.QuerySelector(".stop.here")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll(".stop.overtaken").Length);
        Assert.Contains("Given to your team", page.Document.GetElementById("story")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "e-mail address or a phone number")]
    [InlineData("not an address", "not an e-mail address")]
    public async Task A_form_without_a_way_to_know_them_again_says_what_is_missing(string email, string sentence)
    {
        var answer = await host.Owner.SubmitAsync(await host.Owner.GetAsync("/people/new"), "form", new Dictionary<string, string> { ["Form.FirstName"] = "Nobody", ["Form.Email"] = email });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(answer.Errors, error => error.Contains(sentence, StringComparison.Ordinal));
        Assert.Equal("Nobody", answer.Document.QuerySelector("[name='Form.FirstName']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_person_rests_comes_back_is_held_goes_on_and_is_taken_off_with_a_reason()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Rita");
        var path = $"/people/{person:N}";

        var resting = await host.Owner.SubmitAsync(await host.Owner.GetAsync(path), "form[action$='/rest']", Nothing);
        Assert.NotNull(resting.Document.QuerySelector(".stop.resting"));
        Assert.EndsWith("/back", resting.Document.QuerySelector(".toast form")!.GetAttribute("action"), StringComparison.Ordinal);

        var back = await host.Owner.SubmitAsync(resting, ".card form[action$='/back']", Nothing);
        Assert.NotNull(back.Document.QuerySelector(".stop.here"));

        var held = await host.Owner.SubmitAsync(back, "form[action$='/hold']", new Dictionary<string, string> { ["reason"] = "Moves house <b>this week</b>" });
        Assert.Contains("Held: Moves house <b>this week</b>", held.Text, StringComparison.Ordinal);
        var on = await host.Owner.SubmitAsync(held, ".card form[action$='/release']", Nothing);
        Assert.Equal(EnrollmentState.Active, host.Road(person).State);

        var left = await host.Owner.SubmitAsync(on, "form[action$='/leave']", new Dictionary<string, string> { ["reason"] = "Moved abroad" });
        Assert.Contains("Left: Moved abroad", left.Text, StringComparison.Ordinal);
        Assert.NotNull(left.Document.QuerySelector(".stop.left"));
    }

    [Fact]
    public async Task What_the_team_saw_them_do_moves_them_on_once()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Dora");
        var path = $"/people/{person:N}";
        Assert.Null((await host.Owner.GetAsync(path)).Document.QuerySelector("form[action$='/did']")); // a click in the message tells itself
        await host.Engine.Enrollments.SignalAsync(host.Business, person, host.Road(person).Id, new Signal.CameIn("walk-in", 3, SystemClock.Instance.GetCurrentInstant()));

        var page = await host.Owner.GetAsync(path);
        Assert.Contains("“I decide”. It waits for this: they buy.", page.Text, StringComparison.Ordinal);
        var told = await host.Owner.SubmitAsync(page, "form[action$='/did']", Nothing);

        Assert.Contains("They did it, and go on.", told.Text, StringComparison.Ordinal);
        Assert.Contains("Done: I decide", told.Text, StringComparison.Ordinal);
        Assert.Equal(4, host.Road(person).Position);
        Assert.Contains("Nothing changed", (await host.Owner.SubmitAsync(page, "form[action$='/did']", Nothing)).Text, StringComparison.Ordinal);
        Assert.Equal(1, host.Read<int>("SELECT COUNT(*) FROM event WHERE person_id = @person AND name = 'Order Completed'", new { person }));
    }

    [Fact]
    public async Task Nobody_is_taken_off_the_road_without_a_reason()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Greta");
        await host.Owner.SubmitAsync(await host.Owner.GetAsync($"/people/{person:N}"), "form[action$='/leave']", new Dictionary<string, string> { ["reason"] = "  " });
        Assert.Equal(EnrollmentState.Active, host.Road(person).State);
    }

    [Fact]
    public async Task Each_no_stands_in_the_story_with_its_sentence()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Nora", agreed: false);
        Assert.Equal(DeliveryState.Refused, host.Delivery(person, 0).State);
        var page = await host.Owner.GetAsync($"/people/{person:N}");
        Assert.Contains("They have not agreed to receive this.", page.Document.GetElementById("story")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("have not agreed", (await host.Owner.GetAsync("/journeys/first-week")).Document.QuerySelector("#step-welcome")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_write_again_is_kept_shown_and_can_be_taken_back()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Sam");
        var never = await host.Owner.SubmitAsync(await host.Owner.GetAsync($"/people/{person:N}"), "form[action$='/suppress']", Nothing);
        Assert.Contains("Nothing is sent to this address", never.Text, StringComparison.Ordinal);
        var again = await host.Owner.SubmitAsync(never, ".page form[action$='/allow']", Nothing);
        Assert.DoesNotContain("Do not write", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_in_every_field_stays_text()
    {
        const string Script = "<script>alert('x')</script><img src=x onerror=alert(1)>{{firstName}}";
        await host.PublishAsync();
        var person = await host.WalkerAsync(Script, Script);
        await host.Engine.Intake.AcceptAsync(
            [new(host.Business, Runtime.Engine.InboundKind.Track, "x", Script, null, "anon-x", NodaTime.Instant.FromUtc(2026, 3, 1, 0, 0),
                System.Text.Json.JsonSerializer.SerializeToElement(new Dictionary<string, string> { [Script] = Script }),
                System.Text.Json.JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["email"] = EmailOf(person), [Script] = Script }))],
            TestContext.Current.CancellationToken);
        await host.PassAsync(TimeSpan.FromDays(4));
        await host.Engine.Responses.AnsweredAsync(PagesHost.KeyOf(host.Delivery(person, 1)), 3, Script);
        await host.StillAsync();
        var paths = new[] { $"/people/{person:N}", "/people", "/people?q=" + Uri.EscapeDataString("<script>"), "/outbox", "/my-day", "/feedback", "/", "/journeys/first-week/people?number=active", $"/outbox/{person:N}/{host.Delivery(person, 0).Id:N}", $"/outbox/{person:N}/{host.Delivery(person, 0).Id:N}/letter" };
        foreach (var path in paths)
        {
            var page = await host.Owner.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.All(page.Document.QuerySelectorAll("script"), script => Assert.StartsWith("/dist/", script.GetAttribute("src"), StringComparison.Ordinal));
            Assert.Empty(page.Document.QuerySelectorAll("img[onerror], [onerror], [onclick]"));
        }
        Assert.Contains(Script, (await host.Owner.GetAsync($"/people/{person:N}")).Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_of_another_business_are_not_there()
    {
        await host.PublishAsync();
        await host.PublishAsync(host.OtherBusiness);
        var theirs = await host.WalkerAsync("Zoe", business: host.OtherBusiness);
        var road = host.Road(theirs, host.OtherBusiness);
        var message = host.Delivery(theirs, 0, business: host.OtherBusiness);
        foreach (var path in new[] { $"/people/{theirs:N}", $"/outbox/{theirs:N}/{message.Id:N}", $"/outbox/{theirs:N}/{message.Id:N}/letter" })
            Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync(path)).Status);

        var token = (await host.Owner.GetAsync("/people/new")).Document.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        foreach (var path in new[] { $"/people/{theirs:N}/roads/{road.Id:N}/rest", $"/people/{theirs:N}/suppress", $"/people/{theirs:N}/join", $"/my-day/{theirs:N}/{Guid.CreateVersion7():N}" })
            Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.PostAsync(path, ("__RequestVerificationToken", token), ("way", "first-week/walk-in"), ("outcome", "done"))).Status);
        Assert.Equal(EnrollmentState.Active, host.Road(theirs, host.OtherBusiness).State);
        Assert.DoesNotContain("Zoe", (await host.Owner.GetAsync("/people?q=zoe")).Document.QuerySelector("#found")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merged_person_leads_to_the_one_they_turned_out_to_be()
    {
        await host.PublishAsync();
        var first = await host.WalkerAsync("Mara");
        var second = await host.WalkerAsync("Mara again");
        Assert.True(await host.Engine.People.MergeAsync(host.Business, first, second));
        var survivor = host.Read<byte[]>("SELECT person_id FROM person_alias WHERE retired_id IN (@a, @b)", new { a = first, b = second })!;
        var retired = new Guid(survivor, bigEndian: true) == first ? second : first;
        Assert.Equal($"/people/{new Guid(survivor, bigEndian: true):N}", (await host.Owner.GetAsync($"/people/{retired:N}")).Path);
    }

    [Fact]
    public async Task A_list_is_imported_and_what_was_left_out_is_shown_with_its_reason()
    {
        var page = await host.Owner.GetAsync("/people/import");
        var fields = page.Document.QuerySelector("form[enctype]")!.QuerySelectorAll("input[type=hidden]");
        using var form = new MultipartFormDataContent();
        foreach (var field in fields) form.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        form.Add(new StringContent("email,first_name,consent\nada@example.org,Ada,yes\nnot an address,Bob,yes\neve@example.org,Eve,perhaps\n"), "Form.File", "people.csv");
        var answer = await host.Owner.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/people/import") { Content = form });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("2 people added", answer.Text, StringComparison.Ordinal);
        Assert.Contains("1 row was taken with a remark", answer.Text, StringComparison.Ordinal);
        var remarks = answer.Document.QuerySelectorAll("tbody")[1].TextContent;
        Assert.Contains("“perhaps” in “consent” is neither yes nor no", remarks, StringComparison.Ordinal);
        Assert.Contains("Bob", answer.Document.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        var download = answer.Document.QuerySelector("a[download]")!.GetAttribute("href")!;
        var rows = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(download[(download.IndexOf(',', StringComparison.Ordinal) + 1)..]));
        Assert.Contains("rejected", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crowd_is_turned_page_by_page()
    {
        await using var other = new PagesHost();
        await other.InitializeAsync();
        Assert.Contains("Nobody here yet", (await other.Owner.GetAsync("/people")).Text, StringComparison.Ordinal);
        for (var i = 0; i < 60; i++) await other.Engine.People.AddAsync(other.Business, new NewPerson($"Walker{i}", null, $"walker{i}@example.org", null, null, null));
        var first = await other.Owner.GetAsync("/people");
        var second = await other.Owner.GetAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        string[] names = [.. new[] { first, second }.SelectMany(page => page.Document.QuerySelectorAll("#found a.door")).Select(link => link.TextContent)];
        Assert.Equal(60, names.Length);
        Assert.Equal(60, names.Distinct().Count());
    }

    private string EmailOf(Guid person) => host.Read<string>("SELECT email FROM person WHERE id = @person", new { person })!;
}
