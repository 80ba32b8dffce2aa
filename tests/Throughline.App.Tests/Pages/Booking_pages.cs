using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.App.Public;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;
using Visit = Throughline.App.Tests.Shell.Visit;
using Visitor = Throughline.App.Tests.Shell.Visitor;

namespace Throughline.App.Tests.Pages;

/// <summary>Appointments that people book without a script, and what the team makes of them; it is Monday 5 March 2035, ten o'clock in
/// Berlin.</summary>
public sealed class Booking_pages(PagesHost host) : IClassFixture<PagesHost>
{
    private const string Evil = "<script>alert(1)</script>";

    [Fact]
    public async Task A_call_is_booked_moved_and_cancelled_without_a_script()
    {
        var (guest, path) = (host.NewVisitor(), await KindAsync("a-call", AppointmentPlace.Phone));
        var page = await guest.GetAsync(path);
        Assert.Contains("Berlin time", page.Text, StringComparison.Ordinal);
        Assert.Contains("nothing free", page.Document.QuerySelector(".day.none")!.TextContent, StringComparison.Ordinal);
        var chosen = await guest.GetAsync(Hours(page)[0]);
        Assert.Equal("Tuesday 6 March", chosen.Document.QuerySelector(".when b")!.TextContent);
        Assert.Equal("Book Tuesday at 9:00", chosen.Document.QuerySelector("button.go")!.TextContent);

        var wrong = await SendAsync(guest, chosen, ("firstName", "Mia"), ("email", "mia@"), ("phone", "none"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(["email", "phone"], wrong.Document.QuerySelectorAll("[aria-invalid]").Select(field => field.GetAttribute("name")));
        Assert.Equal("Mia", wrong.Document.QuerySelector("[name=firstName]")!.GetAttribute("value"));
        var booked = await SendAsync(guest, wrong, ("email", "mia@example.com"), ("phone", "0171 5550123"));
        Assert.Equal("It is booked", booked.Document.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("/b/", booked.Document.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal); // the letter has the link

        var link = Link("mia@example.com");
        Assert.Contains("Choose another time", (await guest.GetAsync(link)).Text, StringComparison.Ordinal);
        var week = await guest.GetAsync(link + "?move=1");
        var later = await guest.GetAsync(Hours(week)[3]);
        Assert.Contains("Until now: Tuesday 6 March at 9:00", later.Text, StringComparison.Ordinal);
        Assert.Equal("Tuesday 6 March", Day("mia@example.com")); // looking changes nothing
        var moved = await guest.SubmitAsync(later, ".ticket form", new Dictionary<string, string>());
        Assert.Equal("It has a new time", moved.Document.QuerySelector("h1")!.TextContent);
        var asked = await guest.GetAsync(link + "?cancel=1");
        Assert.Equal("Your appointment", asked.Document.QuerySelector("h1")!.TextContent);
        var cancelled = await guest.SubmitAsync(asked, ".ticket form", new Dictionary<string, string>());
        Assert.Equal("It is cancelled", cancelled.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.Conflict, (await guest.PostAsync(link, ("cancel", "1"))).Status);
        Assert.Equal(["Appointment Booked", "Appointment Cancelled", "Appointment Rescheduled"],
            host.All<string>("SELECT e.name FROM event e JOIN person p ON p.id = e.person_id WHERE p.first_name = 'Mia' ORDER BY e.name"));
    }

    [Fact]
    public async Task Whoever_comes_second_keeps_what_they_typed_and_chooses_another_hour_with_it()
    {
        var (first, second, path) = (host.NewVisitor(), host.NewVisitor(), await KindAsync("second", AppointmentPlace.Theirs));
        var hour = Hours(await first.GetAsync(path))[^1];
        var (one, two) = (await first.GetAsync(hour), await second.GetAsync(hour));
        await SendAsync(first, one, ("firstName", "Ana"), ("email", "ana@example.com"), ("answer", "Here"));
        var late = await SendAsync(second, two, ("firstName", "Bo"), ("email", "bo@example.com"), ("answer", "Over there"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Somebody was quicker", late.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("ana@example.com", late.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var next = late.Document.QuerySelector("button.time[name=choose]")!.GetAttribute("value")!;
        var again = await SendAsync(second, late, ("choose", next));
        Assert.Equal("Over there", again.Document.QuerySelector("[name=answer]")!.TextContent);
        Assert.Equal("It is booked", (await SendAsync(second, again)).Document.QuerySelector("h1")!.TextContent);
        Assert.Equal(["Here", "Over there"], host.All<string>("SELECT answer FROM booking WHERE kind = 'second' ORDER BY answer"));
    }

    [Fact]
    public async Task Whoever_a_letter_led_here_finds_their_name_filled_in_and_a_made_up_token_finds_nothing()
    {
        var (guest, path) = (host.NewVisitor(), await KindAsync("known", AppointmentPlace.Here));
        var first = await guest.GetAsync(Hours(await guest.GetAsync(path))[0]);
        await SendAsync(guest, first, ("firstName", "Kim"), ("email", "kim@example.com"));
        await host.StillAsync();
        var (person, letter) = Assert.Single(host.All<(byte[], byte[])>(
            "SELECT d.person_id, d.id FROM delivery d JOIN person p ON p.id = d.person_id WHERE p.email = 'kim@example.com'"));
        var token = host.Engine.Links.Token(LinkKind.Visitor, new Guid(person, true), new Guid(letter, true));
        var hours = Hours(await guest.GetAsync($"{path}?t={token}"));
        var page = await guest.GetAsync(hours[2]);
        Assert.Equal("Nearly there, Kim", page.Document.QuerySelector(".before")!.TextContent);
        Assert.Equal("kim@example.com", page.Document.QuerySelector("[name=email]")!.GetAttribute("value"));
        var other = host.Engine.Links.Token(LinkKind.Booking, new Guid(person, true), new Guid(letter, true));
        foreach (var made in (string[])[new string('A', 64), other])
            Assert.DoesNotContain("kim@", (await guest.GetAsync($"{path}?t={made}&at={hours[2].Split("at=")[1]}")).Text
                + (await guest.GetAsync($"{path}?t={made}")).Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_posted_by_hand_books_no_hour_that_is_not_offered_and_a_program_books_nothing()
    {
        var (guest, path) = (host.NewVisitor(), await KindAsync("by-hand", AppointmentPlace.Here));
        (string, string)[] mia = [("firstName", "Mia"), ("email", "by-hand@example.com")];
        foreach (var at in (string[])["20350306T0300Z", "20350302T0900Z", "20350310T0900Z", "20350306T0907Z", "20990306T0900Z"])
            Assert.Equal(HttpStatusCode.Conflict, (await guest.PostAsync(path, [("at", at), .. mia])).Status);
        foreach (var at in (string[])["", "tomorrow", "20350306T0900", Evil])
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.PostAsync(path, [("at", at), .. mia])).Status);
        var program = await guest.PostAsync(path, [("at", "20350306T0900Z"), ("_website", "spam"), .. mia]);
        Assert.Equal(HttpStatusCode.OK, program.Status);
        Assert.Equal(0, host.Read<long>("SELECT COUNT(*) FROM booking WHERE kind = 'by-hand'"));
        Assert.Equal(0, host.Read<long>("SELECT COUNT(*) FROM person WHERE email = 'by-hand@example.com'"));
    }

    [Fact]
    public async Task Another_business_s_kind_one_that_is_off_and_one_with_nobody_can_not_be_booked()
    {
        var (guest, path) = (host.NewVisitor(), await KindAsync("elsewhere", AppointmentPlace.Here));
        var theirs = path.Replace($"{host.Business:N}", $"{host.OtherBusiness:N}", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync(theirs)).Status);
        (string, string)[] sent = [("at", "20350306T0900Z"), ("firstName", "Mia"), ("email", "off@example.com")];
        Assert.Equal(HttpStatusCode.NotFound, (await guest.PostAsync(theirs, sent)).Status);
        await KindAsync("elsewhere", AppointmentPlace.Here, kind => kind with { IsOff = true });
        Assert.Contains("cannot be booked at present", (await guest.PostAsync(path, sent)).Text, StringComparison.Ordinal);
        await KindAsync("elsewhere", AppointmentPlace.Here, kind => kind with { Members = ["somebody-who-left"] });
        Assert.Contains("cannot be booked at present", (await guest.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Contains("cannot be booked at present", (await guest.PostAsync(path, sent)).Text, StringComparison.Ordinal);
        foreach (var broken in (string[])["/b/short", "/b/" + new string('A', 64), $"/b/{host.Business:N}/none", "/b/no-guid/x"])
            Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync(broken)).Status);
        Assert.Equal(0, host.Read<long>("SELECT COUNT(*) FROM booking WHERE kind = 'elsewhere'"));
    }

    [Fact]
    public async Task Script_in_every_field_is_shown_and_runs_nowhere()
    {
        var path = await KindAsync("script", AppointmentPlace.Here, kind => kind with
        {
            Name = Evil,
            Heading = Evil,
            Text = Evil,
            Where = Evil,
            Question = Evil,
            Costs = Evil,
        });
        var guest = host.NewVisitor();
        var page = await guest.GetAsync(Hours(await guest.GetAsync(path))[0]);
        var wrong = await SendAsync(guest, page, ("firstName", Evil), ("email", Evil), ("answer", Evil), ("once", Evil));
        var booked = await SendAsync(guest, wrong, ("email", "script@example.com"));
        Assert.Equal("It is booked", booked.Document.QuerySelector("h1")!.TextContent);
        await host.StillAsync();
        var row = Assert.Single(host.All<(byte[] Person, byte[] Id)>("SELECT person_id, id FROM booking WHERE kind = 'script'"));
        var own = $"/booking/{new Guid(row.Person, true)}/{new Guid(row.Id, true)}";
        List<Visit> all = [page, wrong, booked, await guest.GetAsync(Link("script@example.com")), await host.Owner.GetAsync("/booking"),
            await host.Owner.GetAsync(own), await host.Owner.GetAsync("/booking/kinds/script")];
        Assert.All(all, visit =>
        {
            Assert.True((int)visit.Status is 200 or 422);
            Assert.DoesNotContain(visit.Document.QuerySelectorAll("script"),
                script => script.TextContent.Contains("alert", StringComparison.Ordinal));
            Assert.InRange(Encoding.UTF8.GetByteCount(visit.Document.DocumentElement.OuterHtml), 1, 100_000);
        });
    }

    [Fact]
    public async Task The_team_sees_what_is_booked_moves_it_cancels_it_and_keeps_hours_for_itself()
    {
        var (guest, path) = (host.NewVisitor(), await KindAsync("team", AppointmentPlace.Phone));
        var chosen = await guest.GetAsync(Hours(await guest.GetAsync(path))[1]);
        await SendAsync(guest, chosen, ("firstName", "Zoe"), ("email", "zoe@example.com"), ("phone", "+49 171 5550123"));
        var list = await host.Owner.GetAsync("/booking");
        var door = list.Document.QuerySelectorAll("a.door").Single(link => link.TextContent.EndsWith(", Zoe", StringComparison.Ordinal));
        Assert.Contains("ring +49 171 5550123", list.Text, StringComparison.Ordinal);
        var one = await host.Owner.GetAsync(door.GetAttribute("href")!);
        var hours = one.Document.QuerySelectorAll("form[action$='/move'] button[name=at]");
        var moved = await SubmitAsync(one, "form[action$='/move']", ("at", hours[^1].GetAttribute("value")!));
        Assert.Contains("It has a new time", moved.Text, StringComparison.Ordinal);
        var over = await SubmitAsync(await host.Owner.GetAsync(moved.Path), "form[action$='/cancel']");
        Assert.Contains("It is cancelled. They get a mail about it.", over.Text, StringComparison.Ordinal);

        await SubmitAsync(await host.Owner.GetAsync("/booking/hours"), "form:has([name='Form.Day'])",
            ("Form.Member", "rob-team"), ("Form.Day", "2035-03-06"), ("Form.From", "00:00"), ("Form.Until", "23:00"));
        Assert.DoesNotContain(Hours(await guest.GetAsync(path)), hour => hour.Contains("20350306", StringComparison.Ordinal));
        var kept = await host.Owner.GetAsync("/booking/hours");
        await SubmitAsync(kept, "form[action$='/free']");
        Assert.Contains(Hours(await guest.GetAsync(path)), hour => hour.Contains("20350306", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_kind_is_made_by_filling_in_a_form_and_its_address_is_there_for_letters()
    {
        await MemberAsync("rob");
        var empty = await SubmitAsync(await host.Owner.GetAsync("/booking/kinds/new"), "form:has([name='Form.Length'])",
            ("Form.Name", ""), ("Form.Length", "7"), ("members", "nobody"));
        Assert.Equal(3, empty.Errors.Count());
        var saved = await SubmitAsync(await host.Owner.GetAsync("/booking/kinds/new"), "form:has([name='Form.Length'])",
            ("Form.Name", "Ten minutes"), ("Form.Length", "10"), ("members", "rob"), ("Form.IsOn", "true"));
        Assert.Equal("/booking/kinds", saved.Path);
        var pages = host.Services.GetRequiredService<BookingPages>().All(host.Business);
        var address = Assert.Single(pages, page => page.Name == "Ten minutes").Address;
        Assert.EndsWith($"/b/{host.Business:N}/ten-minutes", address, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.NewVisitor().GetAsync(new Uri(address).AbsolutePath)).Status);
        await host.Owner.PostAsScriptAsync("/booking/kinds/ten-minutes/remove", new StringContent(""));
        Assert.DoesNotContain(host.Services.GetRequiredService<BookingPages>().All(host.Business), page => page.Name == "Ten minutes");
    }

    // Somebody of its own for each, so that no test takes another's hours.
    private async Task MemberAsync(string key) =>
        await host.Services.GetRequiredService<Books>().SaveAsync(host.Us, new TeamMember(key, "Rob Hale", null, null, null, null));

    private async Task<string> KindAsync(string key, AppointmentPlace place, Func<AppointmentKind, AppointmentKind>? with = null)
    {
        await MemberAsync($"rob-{key}");
        var kind = new AppointmentKind(key, key) { Members = [$"rob-{key}"], Place = place, Question = "Where?", Where = "Kew" };
        await host.Services.GetRequiredService<Books>().SaveAsync(host.Us, with?.Invoke(kind) ?? kind);
        return BookingPages.PathOf(host.Business, key);
    }

    private static List<string> Hours(Visit page) =>
        [.. page.Document.QuerySelectorAll("a.time").Select(link => link.GetAttribute("href")!.Split('#')[0])];

    private static Task<Visit> SendAsync(Visitor guest, Visit page, params (string Name, string Value)[] values)
    {
        var form = page.Document.QuerySelectorAll("#book-form input, #book-form textarea")
            .Where(field => field.GetAttribute("name") != "_website")
            .ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value") ?? field.TextContent);
        foreach (var (name, value) in values) form[name] = value;
        return guest.PostAsync(page.Path, [.. form.Select(field => (field.Key, field.Value))]);
    }

    private Task<Visit> SubmitAsync(Visit page, string form, params (string Name, string Value)[] values) =>
        host.Owner.SubmitAsync(page, form, values.ToDictionary(one => one.Name, one => one.Value));

    private BookingEntry Booking(string email) => host.Services.GetRequiredService<BookingReader>()
        .Between(PeopleScope.Whole(host.Business), new(Instant.FromUtc(2035, 1, 1, 0, 0), Instant.FromUtc(2036, 1, 1, 0, 0)))
        .Single(one => one.Email == email);

    private string Day(string email) => HumanDay(Booking(email).StartsAt);

    private static string HumanDay(Instant at) => at.InUtc().Date.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    private string Link(string email) => Booking(email) is var one
        ? new Uri(host.Engine.Links.Mint(LinkKind.Booking, one.PersonId, one.Id)).AbsolutePath : "";
}
