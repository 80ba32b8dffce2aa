using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Drafts;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Pages;

/// <summary>What the business says of itself. The pages' clock stands at Monday, 5 March 2035.</summary>
public sealed class Who_we_are_pages : IAsyncLifetime
{
    private const string Sheet = "/who-we-are";
    private const string Questions = "/who-we-are/questions";

    private readonly PagesHost _host = new();

    private Books Books => _host.Services.GetRequiredService<Books>();

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_business_finds_out_who_it_is_one_question_at_a_time()
    {
        var empty = await _host.Owner.GetAsync(Sheet);
        Assert.Contains("A dozen questions", empty.Text, StringComparison.Ordinal);

        var first = await _host.Owner.GetAsync(empty.Document.QuerySelector("a.primary")!.GetAttribute("href")!);
        Assert.Contains("Question 1 of 12", first.Text, StringComparison.Ordinal);
        var second = await SendAsync(first, ("Who.Mission", "  Gardens that\r\nlook after themselves "));
        Assert.Contains("Question 2 of 12", second.Text, StringComparison.Ordinal);
        Assert.Equal("Gardens that\nlook after themselves", Books.WhoWeAreOf(_host.Business).Mission);

        var last = await _host.Owner.GetAsync(Questions + "?ask=12");
        var sheet = await SendAsync(last, ("Who.LookAgain", "2035-09-01"));
        Assert.Equal(Sheet, sheet.Path);
        Assert.Contains("Sat 1 September 2035", sheet.Text, StringComparison.Ordinal);
        Assert.Contains("2 of 12 are answered", sheet.Text, StringComparison.Ordinal);
        Assert.NotNull(sheet.Document.QuerySelector("[data-prints]"));
    }

    [Fact]
    public async Task Or_all_at_once_and_puts_one_answer_right_in_place()
    {
        var all = await _host.Owner.GetAsync(Questions);
        Assert.Equal(12, all.Document.QuerySelectorAll(".questions-list > li").Length);
        var sheet = await SendAsync(
            all, ("Who.Values", "Honesty: prices first\nCalm"), ("Who.Competitors", "The chain in town: we come the same day"));
        Assert.Contains("Honesty: prices first", sheet.Text, StringComparison.Ordinal);
        Assert.Contains("The chain in town: we come the same day", sheet.Text, StringComparison.Ordinal);

        var changed = await SendAsync(sheet, ("Who.Values", "Calm"));
        Assert.DoesNotContain("Honesty: prices first", changed.Text, StringComparison.Ordinal);
        Assert.Equal(("Calm", "The chain in town: we come the same day"),
            (Books.WhoWeAreOf(_host.Business).Values, Books.WhoWeAreOf(_host.Business).Competitors));
        Assert.Contains("book.saved self who-we-are", _host.All<string>("SELECT action || ' ' || subject FROM audit"));
    }

    [Fact]
    public async Task Two_who_answer_the_same_question_do_not_write_over_each_other_unseen()
    {
        var (mine, theirs) = (await _host.Owner.GetAsync(Questions + "?ask=5"), await _host.Owner.GetAsync(Questions));
        await SendAsync(theirs, ("Who.Advantage", "Theirs"));
        // Another question is another matter.
        await SendAsync(await _host.Owner.GetAsync(Questions + "?ask=1"), ("Who.Mission", "Gardens"));

        var told = await SendAsync(mine, ("Who.Advantage", "Mine"));
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("Somebody else changed this while you were typing", told.Text, StringComparison.Ordinal);
        Assert.Equal(("Theirs", "Gardens"), (Books.WhoWeAreOf(_host.Business).Advantage, Books.WhoWeAreOf(_host.Business).Mission));
        await SendAsync(told);
        Assert.Equal("Mine", Books.WhoWeAreOf(_host.Business).Advantage);
    }

    [Theory]
    [InlineData("Who.LookAgain", "soon", "Type the day as year, month and day")]
    [InlineData("Who.LookAgain", "9999-01-01", "Type the day as year, month and day")]
    [InlineData("Who.Mission", null, "longer than 2000 characters")]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays(string box, string? typed, string says)
    {
        var words = typed ?? new string('a', 2001);
        var again = await SendAsync(await _host.Owner.GetAsync(Questions), (box, words));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(again.Errors, error => error.Contains(says, StringComparison.Ordinal));
        Assert.Contains(words, again.Document.QuerySelector($"[name='{box}']")!.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(WhoWeAre.Empty, Books.WhoWeAreOf(_host.Business));
    }

    [Fact]
    public async Task The_sheet_says_which_steps_show_a_value_and_the_panel_of_a_step_offers_them()
    {
        await _host.PublishAsync();
        var questions = await _host.Owner.GetAsync(Questions);
        await SendAsync(questions, ("Who.Values", "Honesty: prices first\nCalm"), ("Who.Advantage", "The seven-day garden"));
        var step = _host.Drafts.Open(_host.Business, FirstWeek.Key)!.Document.Ids("steps")[0];
        var edit = new DraftEdit.Set($"steps[#{step}].shows", null, "our honesty");
        Assert.True((await _host.Drafts.EditAsync(_host.Us, FirstWeek.Key, edit))!.Change!.IsMade);

        var sheet = await _host.Owner.GetAsync(Sheet);
        Assert.Contains("2 of 3 are shown by no step yet", sheet.Text, StringComparison.Ordinal);
        Assert.Contains("step 1: I get the checklist I asked for", Plain(sheet.Text), StringComparison.Ordinal);
        var panel = await _host.Owner.GetAsync($"/journeys/{FirstWeek.Key}/steps/{step}");
        var box = panel.Document.QuerySelector($"[data-path='steps[#{step}].shows']")!;
        var offered = panel.Document.QuerySelectorAll($"#{box.GetAttribute("list")} option").Select(option => option.GetAttribute("value"));
        Assert.Equal(["Honesty", "Calm", "The seven-day garden", "our honesty"], offered);
    }

    [Fact]
    public async Task Past_its_day_Home_and_the_sheet_and_the_linter_say_so()
    {
        await _host.PublishAsync();
        await SendAsync(await _host.Owner.GetAsync(Questions), ("Who.Mission", "Gardens"), ("Who.LookAgain", "2035-03-05"));
        Assert.DoesNotContain("Still who you are?", (await _host.Owner.GetAsync("/")).Text, StringComparison.Ordinal);

        await _host.PassAsync(TimeSpan.FromDays(1));

        Assert.Contains("Still who you are?", (await _host.Owner.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("to be looked at again by Mon 5 March 2035", (await _host.Owner.GetAsync(Sheet)).Text, StringComparison.Ordinal);
        var tested = await _host.Owner.GetAsync($"/journeys/{FirstWeek.Key}/test");
        Assert.Contains("TL2903", tested.Document.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_reads_it_and_changes_nothing_and_a_helper_sees_nothing()
    {
        await SendAsync(await _host.Owner.GetAsync(Questions), ("Who.Mission", "Gardens"));
        using var viewer = await _host.ColleagueAsync("Vera Viewer", Role.Viewer);
        using var helper = await _host.ColleagueAsync("Henry Helper", Role.Helper);
        var read = await viewer.GetAsync(Sheet);
        Assert.Contains("Gardens", read.Text, StringComparison.Ordinal);
        Assert.Empty(read.Document.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync(Questions)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await helper.GetAsync(Sheet)).Status);

        using var others = await _host.ColleagueAsync("Olga Owner", Role.Owner, business: _host.OtherBusiness);
        Assert.DoesNotContain("Gardens", (await others.GetAsync(Sheet)).Text, StringComparison.Ordinal);
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task<Visit> SendAsync(Visit page, params (string Name, string Value)[] values) =>
        _host.Owner.SubmitAsync(page, "main form", values.ToDictionary(value => value.Name, value => value.Value));
}
