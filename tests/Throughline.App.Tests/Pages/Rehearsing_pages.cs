using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using Throughline.App.Tests.Commands;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Drafts;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Tests.Pages;

/// <summary>A draft walked on a page: the same as at the command line, and written nowhere.</summary>
public sealed class Rehearsing_pages(PagesHost host) : IClassFixture<PagesHost>
{
    private const string Walk = "/journeys/first-week/rehearse";
    private const string Monday = "?day=2035-03-12";

    [Fact]
    public async Task The_road_stands_on_its_days_with_what_they_get_and_what_is_said()
    {
        await host.PublishAsync();
        var page = await host.Owner.GetAsync(Walk + Monday);
        Assert.Equal("Walk it as Ana", page.Document.QuerySelector("h1")!.TextContent);
        var days = page.Document.QuerySelectorAll(".walk-day h2").Select(day => Line(day.TextContent)).ToList();
        Assert.Equal("Monday, 12 March · day 1", days[0]);
        Assert.Equal(days.Count, page.Document.QuerySelectorAll(".walk-calendar td a").Length);
        Assert.All(page.Document.QuerySelectorAll(".walk-calendar td a"), link =>
            Assert.NotNull(page.Document.QuerySelector(link.GetAttribute("href")!)));
        Assert.Equal(["Welcome, Ana", "One question, Ana", "Thank you, Ana"],
            page.Document.QuerySelectorAll(".walk-letter .letter-head strong").Select(subject => subject.TextContent));
        Assert.Contains("Say hello to Ana.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Wrote it down", page.Document.QuerySelector(".walk-checks")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("They get: A week without overtime. They feel: Rested.", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("Ana walks all of it, in ", page.Document.QuerySelector("#walk-sum")!.TextContent, StringComparison.Ordinal);

        var letter = await host.Owner.GetAsync(page.Document.QuerySelector(".walk-letter iframe")!.GetAttribute("src")!);
        Assert.Contains("Hello Ana,", letter.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("&silent=1", "--silent")]
    [InlineData("&late=1&unhappy=1", "--late --unhappy")]
    [InlineData("&no-consent=1", "--no-consent")]
    [InlineData("&no-name=1", "--no-name")]
    [InlineData("&way=walk-in", "--entry walk-in")]
    public async Task The_page_and_the_command_line_tell_the_same_walk(string query, string options)
    {
        await host.PublishAsync();
        var page = await host.Owner.GetAsync(Walk + Monday + query);
        using var file = new FileOf(FirstWeek.File);
        string[] plan = ["--start", "2035-03-12T09:00", "--zone", ZoneOf(), "--business",
            host.Read<string>("SELECT name FROM workspace WHERE id = @id", new { id = host.Business })!, "--format", "json"];
        var run = await CommandRun.Of(["rehearse", file.Path, .. plan, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal(0, run.ExitCode);

        var told = JsonNode.Parse(run.Out)!["happenings"]!.AsArray().Where(IsShown).Select(one => one!["at"]!.GetValue<string>()).ToList();
        Assert.Equal(told, page.Document.QuerySelectorAll(".walk-day time").Select(time => time.GetAttribute("datetime")));
        var mails = JsonNode.Parse(run.Out)!["happenings"]!.AsArray().Where(one => one!["type"]!.GetValue<string>() == "sent");
        Assert.Equal(mails.Select(mail => (mail!["subject"]!.GetValue<string>(), Line(mail["text"]!.GetValue<string>()))),
            page.Document.QuerySelectorAll("details.walk-letter")
                .Select(mail => (mail.QuerySelector(".letter-head strong")!.TextContent, Line(mail.NextElementSibling!.TextContent))));
    }

    [Fact]
    public async Task A_switch_that_does_not_fit_says_why_and_the_chosen_ones_stay()
    {
        await host.PublishAsync();
        var page = await host.Owner.GetAsync(Walk + Monday + "&silent=1&referral=1&moves=1");
        Assert.True(page.Document.QuerySelector("[name=silent]")!.HasAttribute("checked"));
        Assert.All((string[])["referral", "moves"], name =>
        {
            var box = page.Document.QuerySelector($"[name={name}]")!;
            Assert.True(box.HasAttribute("disabled") && !box.HasAttribute("checked"));
        });
        Assert.Contains("This road has no way in by recommendation.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Ana leaves the road", page.Text, StringComparison.Ordinal);
        Assert.Contains("silent=1", page.Document.QuerySelectorAll(".rehearsal > .segments a")[1].GetAttribute("href")!,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("1900-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("2035-02-30")]
    public async Task A_day_that_is_none_or_out_of_reach_is_said_and_the_walk_begins_today(string day)
    {
        await host.PublishAsync();
        var page = await host.Owner.GetAsync($"{Walk}?day={day}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("the walk begins today", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll(".walk-day"));
    }

    [Fact]
    public async Task A_real_person_walks_by_what_is_known_of_them_and_nothing_is_written()
    {
        await host.PublishAsync();
        var person = await host.Engine.People.AddAsync(host.Business,
            new NewPerson("Samira", "Ali", "samira@example.org", null, "a fair", null));
        var before = Rows();
        var page = await host.Owner.GetAsync($"{Walk}{Monday}&as={person:N}");
        Assert.Equal("Walk it as Samira", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("Only what is known of Samira is read.", page.Text, StringComparison.Ordinal);
        Assert.Contains("They have not agreed to receive this.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Thank you, Samira"], page.Document.QuerySelectorAll(".walk-letter .letter-head strong")
            .Select(subject => subject.TextContent));
        Assert.Equal(before, Rows());

        using var viewer = await host.ColleagueAsync("Vera", Role.Viewer);
        Assert.Equal(HttpStatusCode.NotFound, (await viewer.GetAsync($"{Walk}{Monday}&as={person:N}")).Status);
        var theirs = await viewer.GetAsync(Walk + Monday);
        Assert.DoesNotContain("Samira", theirs.Document.QuerySelector("[name=as]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await viewer.GetAsync(Walk + Monday + "&show=passages")).Document.QuerySelectorAll(".passage form"));
        using var stranger = await host.ColleagueAsync("Zoe", Role.Manager, business: host.OtherBusiness);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Walk)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync($"{Walk}?as={Guid.CreateVersion7():N}")).Status);
    }

    [Fact]
    public async Task A_journey_that_was_put_away_can_still_be_walked_and_one_that_is_none_says_what_stops_it()
    {
        var draft = await DraftVisitor.BeginAsync(host, "put-away-walk");
        await host.Engine.Archive.ArchiveAsync(host.Us, host.Drafts.Open(host.Business, draft.Key)!.JourneyId);
        Assert.NotEmpty((await host.Owner.GetAsync($"/journeys/{draft.Key}/rehearse")).Document.QuerySelectorAll(".walk-day"));

        await draft.SetAsync($"steps[#{draft.Step(1)}].title", null);
        var stopped = await host.Owner.GetAsync($"/journeys/{draft.Key}/rehearse");
        Assert.Contains("1 thing stands in the way", stopped.Text, StringComparison.Ordinal);
        Assert.Equal($"/journeys/{draft.Key}/steps/{draft.Step(1)}",
            stopped.Document.QuerySelector(".rehearse-stops a")!.GetAttribute("href"));
        Assert.Empty(stopped.Document.QuerySelectorAll(".walk-day"));
    }

    [Fact]
    public async Task A_tick_holds_until_either_step_is_changed()
    {
        var draft = await DraftVisitor.BeginAsync(host, "looked-at-walk");
        var address = $"/journeys/{draft.Key}/rehearse{Monday}&late=1&show=passages";
        var page = await host.Owner.GetAsync(address);
        var all = page.Document.QuerySelectorAll(".passage").Length;
        Assert.Contains($"0 of {all} passages looked at", page.Text, StringComparison.Ordinal);
        var id = $"#p-{draft.Step(0)}-{draft.Step(1)}";

        var ticked = await host.Owner.SubmitAsync(page, $"{id} form[action*='/tick']", new Dictionary<string, string>());
        Assert.Contains($"1 of {all} passages looked at", ticked.Text, StringComparison.Ordinal);
        Assert.True(ticked.Document.QuerySelector("[name=late]")!.HasAttribute("checked"));
        Assert.Null(ticked.Document.QuerySelector($"{id} form[action*='/tick']"));

        await draft.SetAsync($"steps[#{draft.Step(4)}].title", "I am thanked for it");
        Assert.Null((await host.Owner.GetAsync(address)).Document.QuerySelector($"{id} form[action*='/tick']"));
        await draft.SetAsync($"steps[#{draft.Step(1)}].title", "I am asked one thing");
        var again = await host.Owner.GetAsync(address);
        Assert.Contains($"0 of {all} passages looked at", again.Text, StringComparison.Ordinal);

        // What was changed while somebody looked is looked at once more.
        await draft.SetAsync($"steps[#{draft.Step(0)}].title", "I get the list I asked for");
        var late = await host.Owner.SubmitAsync(again, $"{id} form[action*='/tick']", new Dictionary<string, string>());
        Assert.Contains("was changed meanwhile", late.Text, StringComparison.Ordinal);
        Assert.Contains($"0 of {all} passages looked at", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_is_a_finding_of_the_step_until_it_is_taken_away()
    {
        var draft = await DraftVisitor.BeginAsync(host, "noted-walk");
        var address = $"/journeys/{draft.Key}/rehearse{Monday}&show=passages";
        var id = $"#p-{draft.Step(0)}-{draft.Step(1)}";
        var page = await host.Owner.GetAsync(address);
        var empty = await host.Owner.SubmitAsync(page, $"{id} form[action*='/note']", new Dictionary<string, string> { ["words"] = " " });
        Assert.Contains("Nothing was noted", empty.Text, StringComparison.Ordinal);

        var noted = await host.Owner.SubmitAsync(page, $"{id} form[action*='/note']", new Dictionary<string,
            string>
        { ["words"] = "They had no time to <b>read</b> it" });
        Assert.Contains("They had no time to <b>read</b> it", noted.Document.QuerySelector($"{id} .said")!.TextContent,
            StringComparison.Ordinal);
        var test = await host.Owner.GetAsync($"/journeys/{draft.Key}/test");
        var card = test.Document.QuerySelectorAll(".finding")
            .Single(one => one.TextContent.Contains("They had no time", StringComparison.Ordinal));
        Assert.Contains("somebody noted: “They had no time to <b>read</b> it”", card.TextContent, StringComparison.Ordinal);
        var print = card.QuerySelector("[name=print]")!.GetAttribute("value")!;
        Assert.StartsWith($"TL2009 steps[#{draft.Step(1)}]", print, StringComparison.Ordinal);
        Assert.Equal($"/journeys/{draft.Key}/rehearse?show=passages", card.QuerySelectorAll(".finding-acts a")[1].GetAttribute("href"));

        await host.Owner.SubmitAsync(test, $"form[action$='/accept']:has([value='{print}'])", new Dictionary<string,
            string>
        { ["reason"] = "They read it at once" });
        Assert.Contains("They read it at once", (await host.Owner.GetAsync($"/journeys/{draft.Key}/test?show=accepted")).Text,
            StringComparison.Ordinal);

        var away = await host.Owner.SubmitAsync(noted, $"{id} form[action*='/forget']", new Dictionary<string, string>());
        Assert.NotNull(away.Document.QuerySelector($"{id} form[action*='/tick']"));
        var back = await host.Owner.SubmitAsync(away, ".toast form[action*='/put-back']", new Dictionary<string, string>());
        Assert.Contains("They had no time", back.Document.QuerySelector($"{id} .said")!.TextContent, StringComparison.Ordinal);
        await host.Owner.SubmitAsync(back, $"{id} form[action*='/forget']", new Dictionary<string, string>());
        Assert.DoesNotContain((await host.Owner.GetAsync($"/journeys/{draft.Key}/test")).Document.QuerySelectorAll(".finding"), one =>
            one.TextContent.Contains("They had no time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_passage_between_things_that_are_not_there_is_none()
    {
        var draft = await DraftVisitor.BeginAsync(host, "own-walk");
        Assert.Equal(HttpStatusCode.NotFound, await NoteAsync(host.Owner, draft.Key, ("nobody", draft.Step(1))));
        Assert.Equal(HttpStatusCode.NotFound, await NoteAsync(host.Owner, draft.Key, (draft.Step(0), "../x")));
        using var viewer = await host.ColleagueAsync("Vito", Role.Viewer);
        Assert.Equal(HttpStatusCode.Forbidden, await NoteAsync(viewer, draft.Key, (draft.Step(0), draft.Step(1))));
        using var stranger = await host.ColleagueAsync("Zara", Role.Manager, business: host.OtherBusiness);
        Assert.Equal(HttpStatusCode.NotFound, await NoteAsync(stranger, draft.Key, (draft.Step(0), draft.Step(1))));
        Assert.DoesNotContain("Hello there", (await host.Owner.GetAsync($"/journeys/{draft.Key}/test")).Text, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> NoteAsync(Visitor who, string key, (string From, string To) of)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string,
            string>
        { ["from"] = of.From, ["to"] = of.To, ["words"] = "Hello there" });
        return (await who.PostAsScriptAsync($"/journeys/{key}/rehearse/note", form)).Status;
    }

    [Fact]
    public async Task Where_nobody_gets_past_is_said_by_the_test_the_walk_and_the_publish_page()
    {
        var draft = await DraftVisitor.BeginAsync(host, "stuck-walk");
        await draft.SetAsync($"steps[#{draft.Step(0)}].message.body", "Hello, there is nothing to follow here.");
        await draft.SetAsync($"steps[#{draft.Step(0)}].otherwise", "leave");
        const string Said = "Nobody who walks this road gets past this step: it waits until they follow a link";
        var test = await host.Owner.GetAsync($"/journeys/{draft.Key}/test");
        Assert.Contains(test.Document.QuerySelectorAll(".finding.wrong"), one => one.TextContent.Contains(Said, StringComparison.Ordinal));
        var publish = await host.Owner.GetAsync($"/journeys/{draft.Key}/publish");
        Assert.Contains(Said, publish.Document.QuerySelector("[aria-labelledby=errors]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(publish.Document.QuerySelector("#publish"));
        Assert.Null(await host.PublishDraftAsync(draft.Key));

        // It can be looked at all the same, as far as it goes.
        var walk = await host.Owner.GetAsync($"/journeys/{draft.Key}/rehearse{Monday}");
        Assert.Contains(Said, walk.Document.QuerySelector(".notice.wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ana leaves the road", walk.Text, StringComparison.Ordinal);
    }

    // What is done is told by what they did; the page leaves the mark out.
    private static bool IsShown(JsonNode? happening) =>
        !(happening!["type"]!.GetValue<string>() == "passed" && happening["outcome"]!.GetValue<string>() == "done");

    private string ZoneOf() => host.Read<string>("SELECT zone FROM workspace WHERE id = @id", new { id = host.Business })!;

    private (long, long, long) Rows() =>
        (host.Read<long>("SELECT COUNT(*) FROM delivery"), host.Read<long>("SELECT COUNT(*) FROM enrollment"),
            host.Read<long>("SELECT COUNT(*) FROM event"));

    private static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed class FileOf : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("throughline-walk-");

        public FileOf(string text) => File.WriteAllText(Path, text);

        public string Path => System.IO.Path.Combine(_folder.FullName, "first-week.yaml");

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
