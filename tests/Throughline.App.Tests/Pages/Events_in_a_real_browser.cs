using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Throughline.App.Tests.Shell;
using Throughline.Attendance;
using Throughline.Businesses;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Library;
using Throughline.Runtime.Storage.Reading;
using Throughline.Tests.Library;

namespace Throughline.App.Tests.Pages;

/// <summary>A workshop from its first line to its door, as an owner, her guests and her helper have it.</summary>
public sealed class Events_in_a_real_browser(RealBrowser real, PagesHost host)
    : ScreenTests(real), IClassFixture<RealBrowser>, IClassFixture<PagesHost>
{
    /// <summary>In bytes, without its pictures.</summary>
    private const int Heaviest = 100_000;

    private RegistrationReader Reader => host.Services.GetRequiredService<RegistrationReader>();

    [Fact]
    public async Task A_workshop_is_written_down_filled_given_back_and_held_at_the_door()
    {
        var picture = new BroughtFile("Clay.jpg", new MemoryStream(RealFiles.Jpeg(1200, 900)));
        await host.Services.GetRequiredService<LibraryUploads>().AddAsync(host.Us, picture, default);
        var owner = await OpenAsync(host, "/events/new");
        await WriteItDownAsync(owner);
        var address = await owner.Locator("#event-address").InnerTextAsync();
        Assert.EndsWith($"/e/{host.Business:N}/throwing-pots", address, StringComparison.Ordinal);
        await CleanAsync(owner);
        await ShotAsync(owner, "event-owner-1280");

        var path = $"/e/{host.Business:N}/throwing-pots";
        (int, ColorScheme, string)[] looks =
        [
            (1280, ColorScheme.Light, "event-page-1280"), (390, ColorScheme.Light, "event-page-390"),
            (390, ColorScheme.Dark, "event-page-390-dark"),
        ];
        foreach (var (width, scheme, name) in looks)
        {
            var page = await NewPageAsync(host.Address, width, scheme);
            Assert.InRange(Encoding.UTF8.GetByteCount(await (await page.GotoAsync(path))!.TextAsync()), 1, Heaviest);
            await CleanAsync(page);
            await ShotAsync(page, name);
        }
        var guest = await NewPageAsync(host.Address, 390, touch: true);
        await RegisterAsync(guest, path, "Ana Silva");
        await guest.GetByText("Your place is kept").WaitForAsync();
        await CleanAsync(guest);
        await ShotAsync(guest, "event-thanks-390");
        await RegisterAsync(guest, path, "Ben Cole");
        await guest.GotoAsync(path);
        await guest.GetByText("It is full").WaitForAsync();
        await CleanAsync(guest);
        await ShotAsync(guest, "event-full-390");
        await RegisterAsync(guest, path, "Cleo Park");
        await guest.GetByText("You are number 1").WaitForAsync();
        await host.StillAsync();

        await GiveBackAsync(guest);
        await guest.GotoAsync(TicketOf("Cleo Park"));
        await guest.GetByText("Show this at the door").WaitForAsync();
        await CleanAsync(guest);
        await ShotAsync(guest, "event-ticket-390");
        await AtTheDoorAsync();

        await CleanAsync(owner,
            ["/events/throwing-pots", "/events/throwing-pots/people", "/events/throwing-pots/people?list=came", "/events"]);
        await LetterAsync(owner);
        await owner.GotoAsync("/events/throwing-pots");
        await ShotAsync(owner, "event-owner-after-1280");
        await owner.GotoAsync("/events/throwing-pots/people");
        await ShotAsync(owner, "event-people-1280");
        await owner.SetViewportSizeAsync(390, 844);
        await CleanAsync(owner, ["/events/throwing-pots", "/events/throwing-pots/people", "/events/throwing-pots/door"]);
        await owner.GotoAsync("/events/throwing-pots");
        await ShotAsync(owner, "event-owner-390");
    }

    private static async Task WriteItDownAsync(IPage owner)
    {
        await owner.FillAsync("#field-Name", "Throwing pots");
        await owner.FillAsync("#field-Day", "2035-03-24");
        await owner.FillAsync("#field-Time", "10:00");
        await owner.FillAsync("#field-Minutes", "150");
        await owner.FillAsync("#field-Place", "The old dairy, 14 Kew Green, Richmond");
        await owner.FillAsync("#field-Seats", "2");
        await owner.FillAsync("#field-Heading", "A morning at the wheel");
        await owner.FillAsync("#field-Words", "You sit down at a wheel, get your hands wet, and go home with two bowls.\n\n"
            + "Nobody needs to know anything. Bring a shirt that has seen better days; aprons, clay and tea are there.");
        await owner.SelectOptionAsync("#field-Picture", new SelectOptionValue { Label = "Clay" });
        await owner.GetByRole(AriaRole.Button, new() { Name = "Save this event" }).ClickAsync();
        await owner.Locator("#event-address").WaitForAsync();
    }

    private static async Task RegisterAsync(IPage guest, string path, string name)
    {
        await guest.GotoAsync(path);
        await guest.FillAsync("#name", name);
        await guest.FillAsync("#email", $"{name.Split(' ')[0].ToLowerInvariant()}.pots@example.com");
        await guest.Locator("button.go").ClickAsync();
        await guest.Locator("h1").WaitForAsync();
    }

    private async Task GiveBackAsync(IPage guest)
    {
        await guest.GotoAsync(TicketOf("Ana Silva"));
        await guest.GetByRole(AriaRole.Button, new() { Name = "Give my place back" }).ClickAsync();
        await guest.GetByText("Your place is given back").WaitForAsync();
        await CleanAsync(guest);
        await host.StillAsync();
    }

    private async Task AtTheDoorAsync()
    {
        var who = await host.ColleagueAsync("Hanna", Role.Helper, teamKey: "hanna");
        var helper = await OpenAsync(host, "/events/throwing-pots/door", 390, touch: true, who: who);
        await ShotAsync(helper, "event-door-390");
        await CleanAsync(helper);
        await helper.FillAsync("#q", "ben");
        await helper.Locator(".guest", new() { HasText = "Cleo Park" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await helper.Locator(".guest", new() { HasText = "Ben Cole" }).TapAsync();
        await helper.Locator(".here .guest", new() { HasText = "Ben Cole" }).WaitForAsync();
        await helper.GetByText("1 of 2").WaitForAsync();

        // The other one comes with a ticket on her phone.
        var other = await OpenAsync(host, TicketOf("Cleo Park"), 390, touch: true, who: who);
        await CleanAsync(other);
        await ShotAsync(other, "event-scan-390");
        await other.GetByRole(AriaRole.Button, new() { Name = "Cleo Park is here" }).TapAsync();
        await other.GetByText("Checked in just now").WaitForAsync();
        await CleanAsync(other);
        await ShotAsync(other, "event-scanned-390");
        await helper.GetByText("2 of 2").WaitForAsync(); // heard without being asked

        await helper.Locator(".walk-in summary").ClickAsync();
        await helper.FillAsync("#field-Name", "Dora Lund");
        await helper.GetByRole(AriaRole.Button, new() { Name = "They are here" }).TapAsync();
        await helper.GetByText("3 of 3").WaitForAsync();
        await CleanAsync(helper);
        await ShotAsync(helper, "event-door-after-390");
        await helper.GetByRole(AriaRole.Button, new() { Name = "Close the door" }).TapAsync();
        await helper.GetByText("The door is closed", new() { Exact = true }).First.WaitForAsync();
        await CleanAsync(helper);
        await who.GetAsync("/");
        who.Dispose();
    }

    private async Task LetterAsync(IPage owner)
    {
        var person = Reader.List(host.Business, "throwing-pots", GuestList.Registered).Single(one => one.Name == "Ben Cole").PersonId;
        var letter = host.Services.GetRequiredService<DeliveryReader>()
            .OfPerson(PeopleScope.Whole(host.Business), person, NodaTime.Instant.FromUtc(2999, 1, 1, 0, 0), 10)
            .Single(row => row.Kind == Throughline.Runtime.Storage.People.DeliveryKind.Service);
        await owner.GotoAsync($"/outbox/{person:N}/{letter.Id:N}/letter");
        await ShotAsync(owner, "event-letter");
    }

    private string TicketOf(string name)
    {
        var all = Enum.GetValues<GuestList>().SelectMany(list => Reader.List(host.Business, "throwing-pots", list));
        var one = all.First(one => one.Name == name);
        return new Uri(host.Engine.Links.Mint(LinkKind.Ticket, one.PersonId, one.Id)).AbsolutePath;
    }

    private static async Task ShotAsync(IPage page, string name)
    {
        var path = Path.Combine(Words_and_drawings.Root(), "artifacts", "events", $"{name}.png");
        await page.ScreenshotAsync(new() { Path = path, FullPage = true });
    }
}
