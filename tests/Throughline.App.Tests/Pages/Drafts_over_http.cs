using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Shell;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Tests.Pages;

public sealed class Drafts_over_http(PagesHost host) : IClassFixture<PagesHost>
{
    private DraftStore Drafts => host.Services.GetRequiredService<DraftStore>();

    [Fact]
    public async Task An_edit_is_kept_and_taken_back_and_made_again()
    {
        var key = await Drafts.CreateAsync(Jill(), "From tired to rested");
        var made = await SendAsync(key, "edits", """{"set":"pain","found":null,"value":"Works sixty hours a week\r\n"}""");
        Assert.Equal(HttpStatusCode.OK, made.Status);
        Assert.True(made.Json["undo"]!.GetValue<bool>());
        Assert.Equal("Works sixty hours a week\n", Pain(key));

        Assert.Equal("Undone: the pain.", (await SendAsync(key, "undo")).Json["said"]!.ToString());
        Assert.Null(Pain(key));
        Assert.Equal("Done again: the pain.", (await SendAsync(key, "redo")).Json["said"]!.ToString());
        Assert.Equal("There is nothing to do again.", (await SendAsync(key, "redo")).Json["said"]!.ToString());
    }

    [Fact]
    public async Task A_new_step_answers_with_its_id()
    {
        var key = await Drafts.CreateAsync(Jill(), "A road");
        var made = await SendAsync(key, "edits", """{"insert":"steps","after":null,"entry":{"title":"I come in"}}""");
        var id = made.Json["ids"]![0]!.ToString();
        Assert.Equal("I come in", Drafts.Open(host.Business, key)!.Document.Text($"steps[#{id}].title"));
    }

    [Fact]
    public async Task What_somebody_else_wrote_is_left_and_comes_back_with_the_answer()
    {
        var key = await Drafts.CreateAsync(Jill(), "A road");
        await SendAsync(key, "edits", """{"set":"pain","found":null,"value":"Too much to do"}""");
        var late = await SendAsync(key, "edits", """{"set":"pain","found":null,"value":"Nothing to do"}""");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("Too much to do", late.Json["now"]!.ToString());
        Assert.Equal("Too much to do", Pain(key));
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{\"set\":", HttpStatusCode.BadRequest)]
    [InlineData("{\"set\":7}", HttpStatusCode.BadRequest)]
    [InlineData("""{"replace":"journey: x","found":"","ids":""}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"set":"steps[#nobody].title","found":null,"value":"x"}""", HttpStatusCode.Conflict)]
    [InlineData("""{"set":"colour","found":null,"value":"x"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"set":"pain","found":null,"value":{"a":"b"}}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"set":"steps","found":null,"value":["a","b"]}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"set":"pain","found":null,"value":"half \ud83d a character"}""", HttpStatusCode.BadRequest)]
    public async Task What_is_no_edit_changes_nothing_and_says_so(string body, HttpStatusCode status)
    {
        var key = await Drafts.CreateAsync(Jill(), "A road");
        var before = Drafts.Open(host.Business, key)!.Document.File;
        var answer = await SendAsync(key, "edits", body);
        Assert.Equal(status, answer.Status);
        Assert.NotEqual("", answer.Json["said"]!.ToString());
        Assert.Equal(before, Drafts.Open(host.Business, key)!.Document.File);
    }

    [Fact]
    public async Task A_text_of_two_megabytes_is_refused()
    {
        var key = await Drafts.CreateAsync(Jill(), "A road");
        var answer = await SendAsync(key, "edits", $$"""{"set":"pain","found":null,"value":"{{new string('x', 2_000_000)}}"}""");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    [Fact]
    public async Task Another_businesss_journey_is_nowhere()
    {
        var theirs = await Drafts.CreateAsync(new Actor(host.OtherBusiness, "somebody-else"), "Their secret road");
        foreach (var what in (string[])["edits", "undo", "redo"])
            Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(theirs, what, """{"set":"pain","found":null,"value":"x"}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync($"/journeys/{theirs}/changes?tab=x")).Status);
    }

    [Fact]
    public async Task Without_the_pages_own_token_nothing_is_changed()
    {
        var key = await Drafts.CreateAsync(Jill(), "A road");
        var answer = await host.Owner.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/journeys/{key}/edits") { Content = Json("""{"set":"pain","found":null,"value":"x"}""") });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Null(Pain(key));
    }

    private Actor Jill() => new(host.Business, "jill");

    private string? Pain(string key) => Drafts.Open(host.Business, key)!.Document.Draft.Pain;

    private Task<(HttpStatusCode Status, JsonNode Json)> SendAsync(string key, string what, string body = "") => new DraftVisitor(host, key).SendAsync(what, body);

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
