using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Pages;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Drafts;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Tests.Planning;

public sealed class The_guided_start(PagesHost host) : IClassFixture<PagesHost>
{
    private static readonly string[] Screens = ["", "/who", "/end", "/ideas", "/back", "/beginning", "/live/steps", "/live/clock", "/live/ideas", "/live/back", "/live/beginning", "/live/blueprint"];

    [Fact]
    public async Task A_name_is_enough_to_begin_and_every_screen_is_open_at_once()
    {
        var first = await BeginAsync("From tired to rested", "Tired parents");
        Assert.EndsWith("/plan/who", first.Path, StringComparison.Ordinal);
        Assert.Equal("Tired parents", first.Document.GetElementById("client-name")!.GetAttribute("value"));
        foreach (var screen in Screens) Assert.Equal(HttpStatusCode.OK, (await host.Owner.GetAsync(first.Path[..^"/who".Length] + screen)).Status);
    }

    [Fact]
    public async Task Whoever_stopped_in_the_middle_goes_on_from_Home_from_the_list_and_from_the_journey()
    {
        var fresh = new PagesHost();
        await using var _ = fresh;
        await fresh.InitializeAsync();
        var form = await fresh.Owner.GetAsync("/journeys/new");
        await fresh.Owner.SubmitAsync(form, "form:has([name='Form.Name'])", new Dictionary<string, string> { ["Form.Name"] = "From scales to songs", ["Form.For"] = "Grown-ups" });

        var home = await fresh.Owner.GetAsync("/");
        Assert.Contains("Go on with “From scales to songs”", home.Text, StringComparison.Ordinal);
        Assert.Equal("/journeys/from-scales-to-songs/plan", home.Document.QuerySelectorAll("main .button.primary").Single().GetAttribute("href"));
        Assert.Equal("/journeys/from-scales-to-songs/plan", (await fresh.Owner.GetAsync("/journeys")).Document.GetElementById("go-on-from-scales-to-songs")!.GetAttribute("href"));
        var journey = await fresh.Owner.GetAsync("/journeys/from-scales-to-songs");
        Assert.Equal("/journeys/from-scales-to-songs/plan", journey.Document.QuerySelectorAll("main .button.primary").Single().GetAttribute("href"));
        Assert.Contains("from being published", journey.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Line ", journey.Document.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.All(journey.Document.QuerySelectorAll(".notice li a"), link => Assert.StartsWith("/journeys/from-scales-to-songs/", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_tells_us_and_why_we_write_are_chosen_in_plain_words()
    {
        var key = KeyOf(await BeginAsync("In plain words", null));
        await SendAsync(key, "plan/road", """{"text":"I buy a ten-lesson card"}""");
        await SendAsync(key, "plan/road", """{"text":"I get an e-mail with the way to us"}""");
        var page = await host.Owner.GetAsync($"/journeys/{key}/plan/beginning");
        Assert.Equal("They buy or order", page.Document.QuerySelector("select[data-path$='.done.event'] option[selected]")!.TextContent);
        Assert.Contains("Your shop or booking system reports it", page.Text, StringComparison.Ordinal);
        Assert.Equal("marketing", page.Document.QuerySelector("select[data-path$='.message.purpose'] option[selected]")!.GetAttribute("value"));
        Assert.DoesNotContain("Order Completed", page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Give it a name")]
    [InlineData("   ", "Give it a name")]
    [InlineData("a\u0001b", "in one line")]
    public async Task A_name_that_is_none_is_asked_for_again(string name, string said)
    {
        var again = await BeginAsync(name, null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(said, again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_of_the_book_brings_what_is_known_about_them()
    {
        await host.Services.GetRequiredService<Books>().SaveAsync(host.Us, new Businesses.Persona { Key = "", Name = "Busy family", Pain = "No free Saturday", Takes = ["They ring us", "We visit"] });
        var key = KeyOf(await BeginAsync("A garden put right", "busy family"));
        Assert.Equal(("busy-family", "No free Saturday"), (Draft(key).Persona, Draft(key).Pain));
        Assert.Equal(["They ring us", "We visit"], Sheet(key).Cards.Select(card => card.Text));
    }

    [Fact]
    public async Task What_is_said_about_the_client_is_in_the_book_and_the_road_is_theirs()
    {
        var key = KeyOf(await BeginAsync("For somebody", null));
        await SendAsync(key, "plan/client", """{"field":"name","text":"Sleepless bakers"}""");
        await SendAsync(key, "plan/client", """{"field":"needs","text":"- Sleep\n- A second pair of hands"}""");
        var persona = host.Services.GetRequiredService<Books>().Load(host.Business).Personas.Single(one => one.Key == Draft(key).Persona);
        Assert.Equal(("Sleepless bakers", "Sleep", "A second pair of hands"), (persona.Name, persona.Needs[0], persona.Needs[1]));
        await SendAsync(key, "plan/client", """{"field":"offer","text":"A night off"}""");
        await SendAsync(key, "plan/client", """{"field":"offer","text":"A whole night off"}""");
        var offer = Assert.Single(host.Services.GetRequiredService<Books>().Load(host.Business).Offers);
        Assert.Equal(("A whole night off", Draft(key).Offer), (offer.Name, offer.Key));
    }

    [Fact]
    public async Task Two_who_write_about_the_client_in_one_box_are_told_and_in_two_boxes_are_both_kept()
    {
        var key = KeyOf(await BeginAsync("For two", "Shared clients"));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(key, "plan/client", """{"field":"needs","text":"Sleep","found":""}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(key, "plan/client", """{"field":"meets","text":"A fair","found":""}""")).Status);

        var told = await SendAsync(key, "plan/client", """{"field":"needs","text":"Peace","found":""}""");

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Equal("Sleep", told.Json["now"]!.GetValue<string>());
        // The answer was lost on its way and the same words come again: they are there, and that is all.
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(key, "plan/client", """{"field":"needs","text":"Sleep","found":""}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(key, "plan/client", """{"field":"needs","text":"Peace","found":"Sleep"}""")).Status);
        var client = host.Services.GetRequiredService<Books>().Load(host.Business).Personas.Single(one => one.Key == "shared-clients");
        Assert.Equal(("Peace", "A fair"), (Assert.Single(client.Needs), Assert.Single(client.Meets)));
    }

    [Fact]
    public async Task Five_hundred_pasted_lines_are_five_hundred_cards()
    {
        var key = KeyOf(await BeginAsync("Many ideas", null));
        var text = string.Join("\r\n", Enumerable.Range(1, 500).Select(n => $"  - Idea {n}"));
        var answer = await SendAsync(key, "plan/cards", new JsonObject { ["text"] = text, ["batch"] = "b1" }.ToJsonString());
        Assert.Equal("500 ideas added.", answer.Json["said"]!.ToString());
        Assert.Equal("Idea 500", Sheet(key).Cards[499].Text);
        Assert.Equal(500, (await host.Owner.GetAsync($"/journeys/{key}/plan/ideas")).Document.QuerySelectorAll(".plan-card").Length);
    }

    [Fact]
    public async Task A_line_that_is_too_long_adds_nothing_and_says_which()
    {
        var key = KeyOf(await BeginAsync("Long ideas", null));
        var answer = await SendAsync(key, "plan/cards", new JsonObject { ["text"] = $"short\n{new string('x', 501)}" }.ToJsonString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("501 characters", answer.Json["said"]!.ToString(), StringComparison.Ordinal);
        Assert.Empty(Sheet(key).Cards);
    }

    [Fact]
    public async Task An_idea_goes_on_the_road_and_undo_lays_it_back_on_the_pile()
    {
        var key = KeyOf(await BeginAsync("There and back", null));
        await SendAsync(key, "plan/cards", """{"text":"I book the call\nI hear of them","batch":"b"}""");
        var step = (await SendAsync(key, "plan/road", """{"card":"b0"}""")).Json["ids"]![0]!.ToString();
        await SendAsync(key, "plan/road", $$"""{"card":"b1","before":"{{step}}"}""");
        Assert.Equal(["I hear of them", "I book the call"], Draft(key).Steps.Select(one => one.Title));
        Assert.Empty(await PileAsync(key));

        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(key, "plan/road", """{"card":"b0"}""")).Status);
        await SendAsync(key, "undo");
        Assert.Equal(["I hear of them"], await PileAsync(key));
        await SendAsync(key, "redo");
        Assert.Empty(await PileAsync(key));
        await SendAsync(key, $"plan/road/{step}/off");
        Assert.Equal(["I book the call"], await PileAsync(key));
    }

    [Fact]
    public async Task A_step_that_never_was_an_idea_becomes_one_when_it_is_taken_off()
    {
        var template = await host.Owner.GetAsync("/journeys/templates/service-business");
        var key = (await host.Owner.SubmitAsync(template, "form[action$='/start']", new Dictionary<string, string>())).Path.Split('/')[2];
        Assert.Equal(7, Draft(key).Steps.Length);
        await SendAsync(key, $"plan/road/{Document(key).Ids("steps")[2]}/off");
        Assert.Equal(6, Draft(key).Steps.Length);
        Assert.Equal(["Onboarding Consult: we agree on the day, and I know what happens next"], await PileAsync(key));
        await SendAsync(key, "undo");
        Assert.Equal(7, Draft(key).Steps.Length);
        Assert.Empty(await PileAsync(key));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Whatever_two_people_do_every_idea_is_in_one_place_and_the_draft_reads_back(int seed)
    {
        var chance = new Random(seed);
        var key = KeyOf(await BeginAsync($"Seed {seed}", null));
        await SendAsync(key, "plan/cards", new JsonObject { ["text"] = string.Join('\n', Enumerable.Range(0, 12).Select(n => $"Idea {n}")), ["batch"] = "c" }.ToJsonString());
        for (var i = 0; i < 60; i++) await ActAsync(key, chance);
        var planned = Draft(key).Steps.Select(step => step.Title!).ToList();
        var (pile, tray) = (await PileAsync(key), await TextsAsync(key, ".plan-tray li > span:first-child"));
        Assert.Equal(Enumerable.Range(0, 12).Select(n => $"Idea {n}").Order(StringComparer.Ordinal), planned.Concat(pile).Concat(tray).Order(StringComparer.Ordinal));
        var file = Document(key).File;
        Assert.Equal(file, Journeys.JourneyFile.Write(Journeys.JourneyFile.Read(file).Draft!));
    }

    [Fact]
    public async Task What_is_missing_is_listed_with_its_box_until_the_draft_can_run()
    {
        var key = KeyOf(await BeginAsync("To the end", "Somebody"));
        await SendAsync(key, "plan/road", """{"text":"I get an e-mail"}""");
        await SendAsync(key, "plan/ways/by-hand", """{"on":true}""");
        var gaps = (await host.Owner.GetAsync($"/journeys/{key}/plan/beginning")).Document.QuerySelectorAll("#plan-gaps [data-path]").Select(box => box.GetAttribute("data-path")!).ToList();
        Assert.Equal(5, gaps.Count);
        foreach (var path in gaps) Assert.Equal(HttpStatusCode.OK, (await SendAsync(key, "edits", new JsonObject { ["set"] = path, ["found"] = null, ["value"] = "Something" }.ToJsonString())).Status);
        Assert.Contains("Nothing keeps it from being published", (await host.Owner.GetAsync($"/journeys/{key}/plan/beginning")).Text, StringComparison.Ordinal);
        await SendAsync(key, "plan/ways/by-hand", """{"on":false}""");
        Assert.Contains("Nobody can come in yet", (await host.Owner.GetAsync($"/journeys/{key}/plan/beginning")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_cannot_have_it_before_they_buy_it()
    {
        var key = KeyOf(await BeginAsync("Turned round", null));
        foreach (var text in (string[])["Last", "First"]) await SendAsync(key, "plan/road", $$"""{"text":"{{text}}"}""");
        var ids = Document(key).Ids("steps");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(key, "plan/turns", $$"""{"buys":"{{ids[1]}}","has":"{{ids[0]}}"}""")).Status);
        Assert.False(Sheet(key).HasTurns);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("{{#each x}}")]
    public async Task Script_in_every_box_is_shown_and_never_executed(string text)
    {
        var key = KeyOf(await BeginAsync(text, text));
        await SendAsync(key, "plan/cards", new JsonObject { ["text"] = text }.ToJsonString());
        await SendAsync(key, "plan/road", new JsonObject { ["text"] = text }.ToJsonString());
        await SendAsync(key, "plan/client", new JsonObject { ["field"] = "obstacles", ["text"] = text }.ToJsonString());
        foreach (var screen in Screens)
        {
            var page = await host.Owner.GetAsync($"/journeys/{key}/plan{screen}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Empty(page.Document.QuerySelectorAll(".plan script, .plan img, #plan-pile script, #plan-back img"));
        }
    }

    [Theory]
    [InlineData("plan/cards", """{"text":"x"}""")]
    [InlineData("plan/takes", "{}")]
    [InlineData("plan/timer/go", "{}")]
    [InlineData("plan/road", """{"text":"x"}""")]
    [InlineData("plan/road/x/off", "{}")]
    [InlineData("plan/friend", "{}")]
    [InlineData("plan/begins", "{}")]
    [InlineData("plan/turns", "{}")]
    [InlineData("plan/client", """{"field":"pain","text":"x"}""")]
    [InlineData("plan/client/choose", """{"field":"key","text":"x"}""")]
    [InlineData("plan/ways/by-hand", """{"on":true}""")]
    public async Task Another_businesss_journey_is_nowhere(string what, string body)
    {
        var theirs = await host.Drafts.CreateAsync(new Actor(host.OtherBusiness, "somebody-else"), "Their secret road");
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(theirs, what, body)).Status);
        foreach (var screen in Screens) Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync($"/journeys/{theirs}/plan{screen}")).Status);
    }

    [Fact]
    public async Task A_viewer_looks_and_changes_nothing()
    {
        var key = KeyOf(await BeginAsync("Looked at", "Somebody"));
        await SendAsync(key, "plan/cards", """{"text":"I book the call","batch":"b"}""");
        var step = (await SendAsync(key, "plan/road", """{"text":"I hear of them"}""")).Json["ids"]![0]!.ToString();
        var before = Document(key).File;
        await host.RoleAsync(Role.Viewer);
        try
        {
            Assert.Equal(HttpStatusCode.OK, (await host.Owner.GetAsync($"/journeys/{key}/plan/live/back")).Status);
            string[] acts = ["cards", "takes", "cards/b0/aside", "cards/b0/away", "timer/go", "road", $"road/{step}/off", $"road/{step}/move", $"road/{step}/way/ours", "begins", "turns", "friend", "client", "client/choose", "ways/by-hand"];
            foreach (var act in acts) Assert.Equal((act, HttpStatusCode.Forbidden), (act, (await SendAsync(key, $"plan/{act}", """{"text":"x","card":"b0","field":"pain","on":true}""")).Status));
        }
        finally
        {
            await host.RoleAsync(Role.Owner);
        }
        Assert.Equal(before, Document(key).File);
        Assert.Equal(["I book the call"], await PileAsync(key));
    }

    [Theory]
    [InlineData("plan/timer/explode", "{}", HttpStatusCode.NotFound)]
    [InlineData("plan/ways/by-magic", """{"on":true}""", HttpStatusCode.NotFound)]
    [InlineData("plan/road/nobody/way/fly", "{}", HttpStatusCode.NotFound)]
    [InlineData("plan/road/nobody/way/ours", "{}", HttpStatusCode.Conflict)]
    [InlineData("plan/road/nobody/off", "{}", HttpStatusCode.Conflict)]
    [InlineData("plan/road/nobody/move", "{}", HttpStatusCode.Conflict)]
    [InlineData("plan/cards/nobody/away", "{}", HttpStatusCode.Conflict)]
    [InlineData("plan/cards/nobody", """{"text":"a\nb"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("plan/road", """{"text":"  "}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("plan/road", """{"card":"nobody"}""", HttpStatusCode.Conflict)]
    [InlineData("plan/begins", """{"card":"nobody"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("plan/client/choose", """{"field":"key","text":"nobody"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("plan/cards", "[", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_or_makes_no_sense_changes_nothing(string what, string body, HttpStatusCode status)
    {
        var key = KeyOf(await BeginAsync("Steady", null));
        var before = Document(key).File;
        Assert.Equal(status, (await SendAsync(key, what, body)).Status);
        Assert.Equal(before, Document(key).File);
        Assert.Empty(Sheet(key).Cards);
    }

    // ---- parts ----

    // One of the things that anybody may do with the ideas of this journey.
    private async Task ActAsync(string key, Random chance)
    {
        var ids = Document(key).Ids("steps");
        var step = ids.IsEmpty ? "nobody" : ids[chance.Next(ids.Length)];
        var other = ids.IsEmpty ? "nobody" : ids[chance.Next(ids.Length)];
        var card = $"c{chance.Next(12)}";
        var (what, body) = chance.Next(8) switch
        {
            0 or 1 or 2 => ("plan/road", $$"""{"card":"{{card}}","before":"{{step}}"}"""),
            3 => ($"plan/road/{step}/off", "{}"),
            4 => ($"plan/road/{step}/move", $$"""{"before":"{{other}}"}"""),
            5 => ($"plan/cards/{card}/{(chance.Next(2) == 0 ? "aside" : "back")}", """{"text":"not now"}"""),
            6 => ("undo", ""),
            _ => ("redo", ""),
        };
        await SendAsync(key, what, body);
    }

    private async Task<Visit> BeginAsync(string name, string? client)
    {
        var page = await host.Owner.GetAsync("/journeys/new");
        return await host.Owner.SubmitAsync(page, "form", new Dictionary<string, string> { ["Form.Name"] = name, ["Form.For"] = client ?? "" });
    }

    private static string KeyOf(Visit first) => first.Path.Split('/')[2];

    private DraftDocument Document(string key) => host.Drafts.Open(host.Business, key)!.Document;

    private Journeys.JourneyDraft Draft(string key) => Document(key).Draft;

    private PlanSheet Sheet(string key) => host.Services.GetRequiredService<Plans>().Load(host.Business, host.Drafts.Open(host.Business, key)!.JourneyId);

    private Task<List<string>> PileAsync(string key) => TextsAsync(key, ".plan-pick-it");

    private async Task<List<string>> TextsAsync(string key, string selector) =>
        [.. (await host.Owner.GetAsync($"/journeys/{key}/plan/live/back")).Document.QuerySelectorAll(selector).Select(one => one.TextContent.Split('·')[0].Trim())];

    private Task<(HttpStatusCode Status, JsonNode Json)> SendAsync(string key, string what, string body = "{}") => new DraftVisitor(host, key).SendAsync(what, body);
}
