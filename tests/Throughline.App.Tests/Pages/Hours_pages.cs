using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Time;

namespace Throughline.App.Tests.Pages;

/// <summary>When the business and its people work. The pages' clock stands at Monday, 5 March 2035.</summary>
public sealed class Hours_pages(PagesHost host) : IClassFixture<PagesHost>
{
    private const string Page = "/settings/hours";

    private Books Books => host.Services.GetRequiredService<Books>();

    [Fact]
    public async Task What_nobody_said_is_said_to_be_so()
    {
        var theirs = host.Services.GetRequiredService<Workspaces>().Find(host.OtherBusiness)!;
        Assert.Equal("", theirs.Settings.Hours.Week);
        var calendar = host.Engine.Catalogue.Workspace(host.OtherBusiness).Calendar;
        Assert.Equal((WeekHours.Standard, null), (calendar.Hours, calendar.ClosedFor(new(2035, 12, 25))));

        using var owner = await host.ColleagueAsync("Olga Owner", Role.Owner, business: host.OtherBusiness);
        var page = await owner.GetAsync(Page);
        Assert.Contains("Monday to Friday from 9:00 to 17:00, without holidays", page.Text, StringComparison.Ordinal);
        Assert.Contains("No public holidays are kept", page.Text, StringComparison.Ordinal);
        Assert.Equal("09:00–17:00", Box(page, "Week.Monday").GetAttribute("value"));
        Assert.False(Box(page, "Week.OpenSunday").HasAttribute("checked"));
    }

    [Fact]
    public async Task An_owner_says_the_hours_the_holidays_and_when_it_is_closed_and_the_engine_goes_by_it()
    {
        var saved = await SubmitAsync(("Week.Monday", "9-12 and 14-18"), ("Week.OpenSaturday", "true"), ("Week.Saturday", "10–14"),
            ("Form.Country", "DE"), ("Period.Name0", "Summer holidays"), ("Period.From0", "2035-08-01"), ("Period.Until0", "2035-08-14"));
        Assert.Contains("Saved.", saved.Text, StringComparison.Ordinal);
        Assert.Contains("Fri 23 March 2035: Karfreitag", saved.Text, StringComparison.Ordinal);

        var bavaria = await SubmitAsync(("Form.Region", "BY"));
        Assert.Equal("09:00–12:00, 14:00–18:00", Box(bavaria, "Week.Monday").GetAttribute("value"));
        Assert.DoesNotContain("You have not said yet", bavaria.Text, StringComparison.Ordinal);
        var calendar = host.Engine.Catalogue.Workspace(host.Business).Calendar;
        Assert.Equal("Europe/Berlin", calendar.Zone.Id);
        Assert.Equal("Fronleichnam", calendar.ClosedFor(new(2035, 5, 24)));
        Assert.Equal("Summer holidays", calendar.ClosedFor(new(2035, 8, 14)));
        Assert.Equal(new LocalDate(2035, 8, 16), calendar.PlusWorkingDays(new(2035, 7, 31), 1));
        Assert.Contains("settings.changed settings.hours", host.All<string>("SELECT action || ' ' || subject FROM audit"));

        // Austria has no regions: Bavaria is none of its.
        await SubmitAsync(("Form.Country", "AT"));
        var emptied = await SubmitAsync(("Period.Name0", ""), ("Period.From0", ""), ("Period.Until0", ""));
        var hours = host.Services.GetRequiredService<Workspaces>().Find(host.Business)!.Settings.Hours;
        Assert.Equal(("AT", "", 0), (hours.Country, hours.Region, hours.Closed.Length));
        Assert.Equal("", Box(emptied, "Period.Name0").GetAttribute("value") ?? "");
    }

    [Theory]
    [InlineData("Week.Monday", "nine to five", "“nine to five” is not read as hours")]
    [InlineData("Week.Tuesday", "9–12, 11–14", "overlap at 11:00")]
    [InlineData("Week.Wednesday", "", "Type the hours of Wednesday, or take its tick away")]
    [InlineData("Form.Country", "ZZ", "Choose a country from the list")]
    [InlineData("Period.Name0", "Summer holidays", "Type the first day as year, month and day")]
    [InlineData("Period.From0", "9999-01-01", "Is the year right?")]
    [InlineData("Period.From0", "1900-01-01", "Is the year right?")]
    public async Task What_is_wrong_is_said_at_its_box_and_what_was_typed_stays(string box, string typed, string says)
    {
        var before = host.Read<string>("SELECT settings FROM workspace WHERE name = 'Bright Rails'");
        var again = await SubmitAsync((box, typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(again.Document.QuerySelectorAll(".error"), error => error.TextContent.Contains(says, StringComparison.Ordinal));
        if (!box.StartsWith("Form", StringComparison.Ordinal)) Assert.Equal(typed, Box(again, box).GetAttribute("value") ?? "");
        Assert.Equal(before, host.Read<string>("SELECT settings FROM workspace WHERE name = 'Bright Rails'"));
    }

    [Fact]
    public async Task A_week_in_which_nobody_ever_works_is_none()
    {
        var page = await host.Owner.GetAsync(Page);
        foreach (var box in page.Document.QuerySelectorAll("[name^='Week.Open']")) box.RemoveAttribute("checked");
        var again = await host.Owner.SubmitAsync(page, "main form", new Dictionary<string, string>());
        Assert.StartsWith("Tick one day at least", again.Document.QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Monday_is_copied_to_the_other_days_and_nothing_is_saved_by_it()
    {
        var before = host.Read<string>("SELECT settings FROM workspace WHERE name = 'Bright Rails'");
        var page = await host.Owner.GetAsync(Page);
        var copies = page.Document.QuerySelector(".week + p button")!.GetAttribute("formaction")!;
        page.Document.QuerySelector("main form")!.SetAttribute("action", copies);
        var copied = await host.Owner.SubmitAsync(page, "main form", new Dictionary<string, string> { ["Week.Monday"] = "7–15" });

        Assert.Contains("Tuesday to Friday now say what Monday says", copied.Text, StringComparison.Ordinal);
        Assert.Equal("7–15", Box(copied, "Week.Friday").GetAttribute("value"));
        Assert.NotEqual("7–15", Box(copied, "Week.Saturday").GetAttribute("value"));
        Assert.Equal(before, host.Read<string>("SELECT settings FROM workspace WHERE name = 'Bright Rails'"));
        Assert.Equal(Page, copied.Document.QuerySelector("main form")!.GetAttribute("action"));
    }

    [Fact]
    public async Task Another_country_shows_its_holidays_before_anything_is_saved()
    {
        var shown = await host.Owner.GetAsync($"{Page}?Form.Country=GB&Form.Region=Scotland");
        var holidays = shown.Document.QuerySelector("#holidays")!;
        Assert.Contains("Good Friday", holidays.TextContent, StringComparison.Ordinal);
        Assert.Equal("Scotland", holidays.QuerySelector("#field-Region option[selected]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData(Role.Helper)]
    [InlineData(Role.Viewer)]
    public async Task The_hours_are_not_for_those_who_do_not_manage_the_business(Role role)
    {
        using var visitor = await host.ColleagueAsync($"{role} of ours", role);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(Page)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsScriptAsync(Page, new FormUrlEncodedContent([]), "none")).Status);
    }

    [Fact]
    public async Task Somebody_of_the_team_has_hours_of_their_own_and_several_absences()
    {
        await AddAsync(("Form.Name", "Rosa"), ("Form.OwnHours", "true"), ("Week.Monday", "8–12"), ("Week.Friday", "8–12"),
            ("Period.From0", "2035-07-02"), ("Period.Until0", "2035-07-13"));
        var page = await host.Owner.GetAsync("/team/rosa");
        Assert.Equal("2035-07-02", Box(page, "Period.From0").GetAttribute("value"));
        await SendAsync(page, ("Period.From1", "2035-03-05"), ("Period.Until1", "2035-03-06"));

        var rosa = Books.Load(host.Business).Team.Single(one => one.Key == "rosa");
        Assert.Equal([new(2035, 3, 5), new(2035, 7, 2)], rosa.Absences.Select(one => one.From));
        Assert.Equal("08:00–12:00", rosa.Hours![IsoDayOfWeek.Monday].ToString());
        Assert.Equal("09:00–17:00", rosa.Hours[IsoDayOfWeek.Tuesday].ToString());
        var team = (await host.Owner.GetAsync("/team")).Text;
        Assert.Contains("Works Mon 08:00–12:00; Tue–Thu 09:00–17:00; Fri 08:00–12:00", team, StringComparison.Ordinal);
        Assert.Contains("Away until 6 Mar, and 1 time more, nobody stands in", team, StringComparison.Ordinal);

        page = await host.Owner.GetAsync("/team/rosa");
        Box(page, "Form.OwnHours").RemoveAttribute("checked");
        Assert.Equal("/team", (await SendAsync(page)).Path);
        Assert.Null(Books.Load(host.Business).Team.Single(one => one.Key == "rosa").Hours);
    }

    [Fact]
    public async Task One_absence_as_it_was_kept_before_there_could_be_several_is_still_there()
    {
        await Books.SaveAsync(host.Us, new TeamMember("olaf", "Olaf", null, null, null, null));
        const string Old = """
            {"key":"olaf","name":"Olaf","role":null,"email":null,"mostSteps":3,
             "awayFrom":"2035-03-01","awayUntil":"2035-03-20","standIn":null}
            """;
        await host.Services.GetRequiredService<Database>().WriteAsync(connection =>
            Dapper.SqlMapper.Execute(connection, "UPDATE book_entry SET body = @Old WHERE key = 'olaf'", new { Old }));

        var olaf = Books.Load(host.Business).Team.Single(one => one.Key == "olaf");
        Assert.Equal([new Absence(new(2035, 3, 1), new(2035, 3, 20))], olaf.Absences);
        Assert.Contains("Away until 20 Mar", (await host.Owner.GetAsync("/team")).Text, StringComparison.Ordinal);
        await SendAsync(await host.Owner.GetAsync("/team/olaf"));
        Assert.Equal(olaf.Absences, Books.Load(host.Business).Team.Single(one => one.Key == "olaf").Absences);
        await Books.RemoveAsync(host.Us, BookKind.Member, "olaf");
    }

    private static AngleSharp.Dom.IElement Box(Visit page, string name) => page.Document.QuerySelector($"[name='{name}']")!;

    private async Task AddAsync(params (string Name, string Value)[] values) =>
        Assert.Equal("/team", (await SendAsync(await host.Owner.GetAsync("/team/new"), values)).Path);

    private async Task<Visit> SubmitAsync(params (string Name, string Value)[] values) =>
        await SendAsync(await host.Owner.GetAsync(Page), values);

    private Task<Visit> SendAsync(Visit page, params (string Name, string Value)[] values) =>
        host.Owner.SubmitAsync(page, "main form", values.ToDictionary(value => value.Name, value => value.Value));
}
