using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.App.Tests.Shell;
using Throughline.Attendance;
using Throughline.Businesses;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;
using Visit = Throughline.App.Tests.Shell.Visit;
using Visitor = Throughline.App.Tests.Shell.Visitor;

namespace Throughline.App.Tests.Pages;

/// <summary>A workshop as its guests have it: the page, the ticket, the waiting list; and the door as the team has it.</summary>
public sealed class Guests_of_events(PagesHost host) : IClassFixture<PagesHost>
{
    private static readonly Dictionary<string, string> _nothing = [];
    private const string Evil = "<script>alert(1)</script>";

    private Occasions Occasions => host.Services.GetRequiredService<Occasions>();
    private RegistrationReader Reader => host.Services.GetRequiredService<RegistrationReader>();
    private string Day(int ahead) => $"{host.Engine.Store.Now.InUtc().Date.PlusDays(ahead):uuuu-MM-dd}";

    [Fact]
    public async Task A_place_is_kept_a_letter_brings_the_ticket_and_giving_it_back_moves_the_next_one_up()
    {
        await WorkshopAsync("pots", seats: 1);
        using var ana = host.NewVisitor();
        using var ben = host.NewVisitor();
        Assert.Contains("1 of 1 places left", (await ana.GetAsync(PageOf("pots"))).Text, StringComparison.Ordinal);

        var kept = await RegisterAsync(ana, "pots", "Ana Silva", "ana.pots@example.com");
        Assert.Contains("Your place is kept", kept.Text, StringComparison.Ordinal);
        var waits = await RegisterAsync(ben, "pots", "Ben Cole", "ben.pots@example.com");
        Assert.Contains("You are number 1", waits.Text, StringComparison.Ordinal);

        var ticket = await ana.GetAsync(TicketOf("pots", "Ana Silva"));
        Assert.Contains("Show this at the door", ticket.Text, StringComparison.Ordinal);
        Assert.NotNull(ticket.Document.QuerySelector("svg.qr"));
        Assert.Contains("on the waiting list", (await ben.GetAsync(TicketOf("pots", "Ben Cole"))).Text, StringComparison.Ordinal);
        Assert.Equal(2, Letters("pots"));

        await ana.SubmitAsync(ticket, "form", _nothing);
        Assert.Contains("given back", (await ana.GetAsync(TicketOf("pots", "Ana Silva"))).Text, StringComparison.Ordinal);
        Assert.Contains("Show this at the door", (await ben.GetAsync(TicketOf("pots", "Ben Cole"))).Text, StringComparison.Ordinal);
        Assert.Equal(4, Letters("pots")); // what Ana gave back, and what Ben has now
        await host.StillAsync();
        Assert.Equal(4, Letters("pots"));
    }

    [Fact]
    public async Task Following_the_link_of_a_ticket_changes_nothing_and_one_that_was_made_up_leads_nowhere()
    {
        await WorkshopAsync("quiet", seats: 3);
        using var guest = host.NewVisitor();
        await RegisterAsync(guest, "quiet", "Cleo Park", "cleo.quiet@example.com");
        var address = TicketOf("quiet", "Cleo Park");
        for (var i = 0; i < 3; i++) await guest.GetAsync(address);
        Assert.Equal(new RegistrationCounts(1, 0, 0, 0, 0), Reader.Counts(host.Business, "quiet"));
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync(address[..^1] + (address[^1] == 'A' ? 'B' : 'A'))).Status);
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync(address + ".png")).Status);
    }

    [Fact]
    public async Task A_stranger_who_types_somebody_elses_address_reads_what_somebody_new_would_read()
    {
        await WorkshopAsync("secret", seats: 2);
        using var guest = host.NewVisitor();
        var first = await RegisterAsync(guest, "secret", "Dora Lund", "dora.secret@example.com");
        var again = await RegisterAsync(guest, "secret", "Somebody", "dora.secret@example.com");
        Assert.Equal(first.Text, again.Text);
        Assert.Equal(1, Reader.Counts(host.Business, "secret").Held);
        Assert.Equal("Dora Lund", Reader.List(host.Business, "secret", GuestList.Registered).Single().Name);
    }

    [Fact]
    public async Task Full_without_a_waiting_list_closed_past_and_cancelled_each_have_a_page_and_keep_nobody()
    {
        await WorkshopAsync("full", seats: 1, waitingList: false);
        using var guest = host.NewVisitor();
        await RegisterAsync(guest, "full", "Eva Holm", "eva.full@example.com");
        var page = await guest.GetAsync(PageOf("full"));
        Assert.Equal("It is full", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Null(page.Document.QuerySelector("form"));

        await WorkshopAsync("closed", seats: 0, closes: Day(-1));
        Assert.Contains("Registration for closed has ended", (await guest.GetAsync(PageOf("closed"))).Text, StringComparison.Ordinal);
        await WorkshopAsync("past", seats: 0, starts: Day(-1) + "T10:00");
        Assert.Contains("past began on", (await guest.GetAsync(PageOf("past"))).Text, StringComparison.Ordinal);
        await WorkshopAsync("off", seats: 0);
        await Occasions.CancelAsync(host.Us, "off");
        Assert.Contains("off was cancelled", (await guest.GetAsync(PageOf("off"))).Text, StringComparison.Ordinal);
        await Occasions.AddAsync(host.Us, "hidden", new OccasionTerms("hidden", Day(9), 0, ""));
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync(PageOf("hidden"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync($"/e/{host.OtherBusiness:N}/full")).Status);
    }

    [Fact]
    public async Task A_robot_reads_thanks_and_is_nobody_and_what_is_wrong_is_said_beside_its_box()
    {
        await WorkshopAsync("robot", seats: 5);
        using var robot = host.NewVisitor();
        var page = await robot.GetAsync(PageOf("robot"));
        var fooled = await robot.SubmitAsync(page, "form", Typed("Bot", "bot@example.com", ("_website", "https://spam.example")));
        Assert.Contains("Your place is kept", fooled.Text, StringComparison.Ordinal);
        Assert.Equal(0, Reader.Counts(host.Business, "robot").Held);
        (string, string, string)[] wrong = [("", "a@example.com", "name-why"), ("Ana", "no address", "email-why")];
        foreach (var (name, email, field) in wrong)
        {
            var refused = await robot.SubmitAsync(page, "form", Typed(name, email));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.NotNull(refused.Document.QuerySelector($"#{field}"));
        }
    }

    [Fact]
    public async Task Script_in_every_field_is_words_on_every_page()
    {
        await WorkshopAsync("evil", seats: 5);
        using var guest = host.NewVisitor();
        await RegisterAsync(guest, "evil", Evil, "evil@example.com");
        var ticket = TicketOf("evil", Evil);
        (Visitor, string)[] pages =
        [
            (guest, PageOf("evil")), (guest, ticket), (host.Owner, ticket), (host.Owner, "/events/evil"),
            (host.Owner, "/events/evil/door"), (host.Owner, "/events/evil/people"),
        ];
        foreach (var (visitor, path) in pages)
        {
            var page = await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("alert(1)", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(page.Document.QuerySelectorAll("script"),
                script => script.TextContent.Contains("alert(1)", StringComparison.Ordinal));
        }
        await host.StillAsync();
        var body = host.Read<string>("SELECT body FROM delivery WHERE kind = 5 AND body LIKE '%alert%' LIMIT 1");
        Assert.NotNull(body);
    }

    [Fact]
    public async Task A_ticket_scanned_by_the_team_is_one_button_and_says_so_the_second_time()
    {
        await WorkshopAsync("scan", seats: 5);
        using var guest = host.NewVisitor();
        await RegisterAsync(guest, "scan", "Finn Berg", "finn.scan@example.com");
        var ticket = TicketOf("scan", "Finn Berg");
        using var helper = await host.ColleagueAsync("Hanna", Role.Helper, teamKey: "hanna");
        var scanned = await helper.GetAsync(ticket);
        Assert.Contains("Finn Berg is here", scanned.Document.QuerySelector("button.go")!.TextContent, StringComparison.Ordinal);
        var done = await helper.SubmitAsync(scanned, "form", _nothing);
        Assert.Contains("1 of 1 are here", done.Text, StringComparison.Ordinal);
        var twice = await helper.SubmitAsync(scanned, "form", _nothing);
        Assert.Contains("scanned before", twice.Text, StringComparison.Ordinal);
        Assert.Equal(1, Reader.Counts(host.Business, "scan").Came);
        Assert.Contains("Was checked in at", (await helper.GetAsync(ticket)).Text, StringComparison.Ordinal);
        Assert.Contains("You are here", (await guest.GetAsync(ticket)).Text, StringComparison.Ordinal);

        using var viewer = await host.ColleagueAsync("Vic", Role.Viewer);
        Assert.Null((await viewer.GetAsync(ticket)).Document.QuerySelector("button.go"));
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync("/events/scan/door")).Status);
        using var other = await host.ColleagueAsync("Olga", Role.Owner, business: host.OtherBusiness);
        Assert.Null((await other.GetAsync(ticket)).Document.QuerySelector("button.go"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/events/scan/door")).Status);
    }

    [Fact]
    public async Task At_the_door_a_tap_and_another_a_walk_in_and_ten_minutes_later_their_stories_know()
    {
        await WorkshopAsync("door", seats: 5);
        using var guest = host.NewVisitor();
        foreach (var (name, email) in ((string, string)[])[("Gül Öztürk", "guel"), ("Hans Weiß", "hans"), ("Ida Moe", "ida")])
            await RegisterAsync(guest, "door", name, $"{email}.door@example.com");
        using var helper = await host.ColleagueAsync("Hugo", Role.Helper, teamKey: "hugo");
        var door = await helper.GetAsync("/events/door/door?q=ozturk");
        Assert.Single(door.Document.QuerySelectorAll(".guest"));
        var tapped = await helper.SubmitAsync(door, ".guests form", _nothing);
        Assert.Contains("1 of 3 are here", tapped.Text, StringComparison.Ordinal);
        var wrong = await helper.SubmitAsync(await helper.GetAsync("/events/door/door?q=ida"), ".guests form", _nothing);
        Assert.Contains("2 of 3 are here", wrong.Text, StringComparison.Ordinal);
        var back = await helper.SubmitAsync(await helper.GetAsync("/events/door/door?q=ida"), ".guests form", _nothing);
        Assert.Contains("1 of 3 are here", back.Text, StringComparison.Ordinal);
        await helper.SubmitAsync(back, ".walk-in form", new Dictionary<string, string> { ["Name"] = "Jo Walker" });
        Assert.Equal(2, Reader.Counts(host.Business, "door").Came);
        Assert.Equal(0, host.Read<int>("SELECT COUNT(*) FROM event WHERE name = 'Event Attended' AND properties LIKE '%\"door\"%'"));

        var closing = await helper.GetAsync("/events/door/door");
        await helper.SubmitAsync(closing, "form[action$='/close']", _nothing);
        await host.PassAsync(TimeSpan.FromMinutes(11));

        Assert.Equal(new RegistrationCounts(4, 0, 0, 2, 2), Reader.Counts(host.Business, "door"));
        Assert.Equal(2, host.Read<int>("SELECT COUNT(*) FROM event WHERE name = 'Event Attended' AND properties LIKE '%\"door\"%'"));
        Assert.Equal(2, host.Read<int>("SELECT COUNT(*) FROM event WHERE name = 'Event Missed' AND properties LIKE '%\"door\"%'"));
        var person = Reader.List(host.Business, "door", GuestList.Came, "Gül").Single().PersonId;
        Assert.Contains("Came to door", (await host.Owner.GetAsync($"/people/{person:N}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_registered_hears_of_another_day_another_place_and_that_it_is_off_once_each()
    {
        await WorkshopAsync("moves", seats: 5);
        using var guest = host.NewVisitor();
        await RegisterAsync(guest, "moves", "Kim Dahl", "kim.moves@example.com");
        await host.StillAsync();
        OccasionTerms later = new("moves", Day(12) + "T10:00", 90, "The hall");
        foreach (var terms in (OccasionTerms[])[later, later with { Place = "The barn" }])
        {
            await host.PassAsync(TimeSpan.FromMinutes(1));
            await Occasions.ChangeAsync(host.Us, "moves", terms);
            await host.StillAsync();
            await host.StillAsync();
        }
        await host.PassAsync(TimeSpan.FromMinutes(1));
        await Occasions.CancelAsync(host.Us, "moves");
        await host.StillAsync();
        await host.StillAsync();
        Assert.Equal(
            ["Your place at moves", "moves is at another time", "moves is at another place", "moves does not take place"],
            host.All<string>("SELECT subject FROM delivery WHERE kind = 5 AND address = 'kim.moves@example.com' ORDER BY created_at, id"));
    }

    [Fact]
    public async Task The_page_and_the_letter_speak_the_language_of_the_business_and_the_letter_brings_what_is_needed()
    {
        await WorkshopAsync("sprache", seats: 4);
        var workspaces = host.Services.GetRequiredService<Workspaces>();
        await workspaces.ChangeAsync(host.Us, "voice", settings =>
            settings with { Voice = settings.Voice with { Language = "de" } });
        host.Engine.Catalogue.Refresh();
        using var guest = host.NewVisitor();
        var page = await guest.GetAsync(PageOf("sprache"));
        Assert.Equal("de", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Platz reservieren", page.Text, StringComparison.Ordinal);
        Assert.Contains("4 von 4 Plätzen sind frei", page.Text, StringComparison.Ordinal);
        await RegisterAsync(guest, "sprache", "Lena Vogt", "lena.sprache@example.com");
        var person = Reader.List(host.Business, "sprache", GuestList.Registered).Single().PersonId;
        var letter = ServiceLetter.Read(host.Read<string>(
            "SELECT body FROM delivery WHERE kind = 5 AND person_id = @person", new { person }))!;
        Assert.Contains("Ihr Platz bei", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VEVENT", letter.Calendar!.Text, StringComparison.Ordinal);
        Assert.EndsWith(TicketOf("sprache", "Lena Vogt"), letter.Words["ticketLink"], StringComparison.Ordinal);
        await workspaces.ChangeAsync(host.Us, "voice", settings =>
            settings with { Voice = settings.Voice with { Language = "" } });
        host.Engine.Catalogue.Refresh();
    }

    private int Letters(string key) => host.Read<int>(
        """
        SELECT COUNT(*) FROM delivery d JOIN registration r ON r.bucket = d.bucket AND r.person_id = d.person_id
        WHERE d.kind = 5 AND r.occasion = @key
        """,
        new { key });

    private string PageOf(string key) => $"/e/{host.Business:N}/{key}";

    private string TicketOf(string key, string name)
    {
        var one = Enum.GetValues<GuestList>().SelectMany(list => Reader.List(host.Business, key, list)).First(one => one.Name == name);
        return new Uri(host.Engine.Links.Mint(LinkKind.Ticket, one.PersonId, one.Id)).AbsolutePath;
    }

    private async Task WorkshopAsync(string key, int seats, bool waitingList = true, string? starts = null, string closes = "")
    {
        var says = key == "evil" ? Evil : key;
        await Occasions.AddAsync(host.Us, key, new OccasionTerms(says, starts ?? Day(9) + "T10:00", 90, "The hall"));
        await Occasions.OfferAsync(host.Us, key, new OccasionOffer(true, seats, waitingList) { Closes = closes, Words = says });
        host.Engine.Catalogue.Refresh();
    }

    private async Task<Visit> RegisterAsync(Visitor visitor, string key, string name, string email)
    {
        var done = await visitor.SubmitAsync(await visitor.GetAsync(PageOf(key)), "form", Typed(name, email));
        await host.StillAsync();
        return done;
    }

    private static Dictionary<string, string> Typed(string name, string email, params (string Name, string Value)[] more) =>
        new(more.Select(one => KeyValuePair.Create(one.Name, one.Value))) { ["name"] = name, ["email"] = email };
}
