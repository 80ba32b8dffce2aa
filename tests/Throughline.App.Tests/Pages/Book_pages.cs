using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Pages;

public sealed class Book_pages(PagesHost host) : IClassFixture<PagesHost>
{
    private const string Script = "<script>alert('x')</script>";

    private Books Books => host.Services.GetRequiredService<Books>();

    [Fact]
    public async Task An_owner_describes_an_ideal_client_by_four_questions()
    {
        var saved = await SubmitAsync("/clients/new", ("Form.Name", "Families with a hill garden"), ("Form.Pain", "Everything washes down"), ("Form.Meets", "A neighbour\n- A search"), ("Form.Takes", "Asks\nBuys\nTells"), ("Form.Obstacles", "No price"));
        Assert.Equal("/clients", saved.Path);
        Assert.Contains("Everything washes down", saved.Text, StringComparison.Ordinal);
        var persona = Books.Load(host.Business).Personas.Single(one => one.Key == "families-with-a-hill-garden");
        Assert.Equal(["A neighbour", "A search"], persona.Meets);
        Assert.Equal(["Asks", "Buys", "Tells"], persona.Takes);

        await SubmitAsync("/clients/families-with-a-hill-garden", ("Form.Feels", "Dry feet"));
        Assert.Equal("Dry feet", Books.Load(host.Business).Personas.Single(one => one.Key == persona.Key).Feels);
    }

    [Fact]
    public async Task An_owner_who_does_not_know_their_clients_finds_them_by_their_favourites()
    {
        var draft = await SubmitAsync("/clients/find", ("Answers.InCommon", "Two dogs\nLong hours"), ("Answers.SaidBefore", "The dogs were alone all day"), ("Answers.NotAgain", "Whoever pays late"));
        Assert.Equal("The dogs were alone all day", draft.Document.QuerySelector("[name='Form.Pain']")!.TextContent);
        Assert.DoesNotContain(Books.Load(host.Business).Personas, one => one.Pain == "The dogs were alone all day");

        var unnamed = await host.Owner.SubmitAsync(draft, "main form", new Dictionary<string, string> { ["Form.Name"] = " " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unnamed.Status);
        Assert.Contains("Busy family with a garden", unnamed.Errors.Single(), StringComparison.Ordinal);
        Assert.Equal("The dogs were alone all day", unnamed.Document.QuerySelector("[name='Form.Pain']")!.TextContent);

        var saved = await host.Owner.SubmitAsync(unnamed, "main form", new Dictionary<string, string> { ["Form.Name"] = "Dog people" });
        Assert.Equal("/clients", saved.Path);
        var persona = Books.Load(host.Business).Personas.Single(one => one.Key == "dog-people");
        Assert.Equal(["Two dogs", "Long hours"], persona.Behaviours);
        Assert.Equal("Whoever pays late", persona.NotFor);
    }

    [Theory]
    [InlineData("/clients", "Form.Pain")]
    [InlineData("/offers", "Form.AlsoCalled")]
    [InlineData("/team", "Form.Role")]
    [InlineData("/tools", "Form.Job")]
    public async Task Two_at_one_entry_do_not_write_over_each_other_unseen(string list, string box)
    {
        var name = $"Shared {list[1..]}";
        await SubmitAsync($"{list}/new", ("Form.Name", name));
        var address = $"{list}/shared-{list[1..]}";
        var (first, second) = (await host.Owner.GetAsync(address), await host.Owner.GetAsync(address));
        Assert.Equal(list, (await host.Owner.SubmitAsync(first, "main form", new Dictionary<string, string> { [box] = "Theirs" })).Path);

        var told = await host.Owner.SubmitAsync(second, "main form", new Dictionary<string, string> { [box] = "Mine" });

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("Somebody else changed this while you were typing", told.Text, StringComparison.Ordinal);
        Assert.Contains("Mine", told.Document.QuerySelector($"[name='{box}']")!.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("Theirs", (await host.Owner.GetAsync(address)).Document.QuerySelector($"[name='{box}']")!.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(list, (await host.Owner.SubmitAsync(told, "main form", new Dictionary<string, string>())).Path);
        Assert.Contains("Mine", (await host.Owner.GetAsync(address)).Document.QuerySelector($"[name='{box}']")!.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_answer_at_all_is_told_what_to_do()
    {
        var again = await SubmitAsync("/clients/find");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(again.Errors, error => error.StartsWith("Answer one of the questions", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/clients/new", "Form.Name", "", "Type what you call them")]
    [InlineData("/offers/new", "Form.Name", "", "Type the name of the offer")]
    [InlineData("/offers/new", "Form.Kind", "gift", "Choose what the offer is for")]
    [InlineData("/offers/new", "Form.Price", "cheap", "Type the price as a number")]
    [InlineData("/offers/new", "Form.Price", "$20", "Which currency is meant")]
    [InlineData("/team/new", "Form.Email", "nobody", "Type the address in full")]
    [InlineData("/team/new", "Form.MostSteps", "many", "must be a number from 1 to 500")]
    [InlineData("/team/new", "Period.From0", "2035-02-31", "as year, month and day")]
    [InlineData("/team/new", "Form.StandIn", "nobody-like-it", "Choose somebody else of your team")]
    [InlineData("/tools/new", "Form.Name", "  ", "Type the name of the tool")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_is_saved(string path, string field, string typed, string fix)
    {
        var before = host.Read<int>("SELECT COUNT(*) FROM book_entry");
        var values = new Dictionary<string, string> { ["Form.Name"] = "Somebody", [field] = typed };
        var again = await host.Owner.SubmitAsync(await host.Owner.GetAsync(path), "main form", values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(again.Errors, error => error.Contains(fix, StringComparison.Ordinal));
        Assert.Equal(before, host.Read<int>("SELECT COUNT(*) FROM book_entry"));
    }

    [Fact]
    public async Task An_absence_needs_both_its_days_in_order()
    {
        var open = await SubmitAsync("/team/new", ("Form.Name", "Ana"), ("Period.From0", "2035-03-08"));
        Assert.Contains(open.Errors, error => error.StartsWith("Say the last day too", StringComparison.Ordinal));
        var backward = await SubmitAsync("/team/new", ("Form.Name", "Ana"), ("Period.From0", "2035-03-08"), ("Period.Until0", "2035-03-01"));
        Assert.Contains(backward.Errors, error => error.StartsWith("The last day lies before", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_small_offer_leads_to_its_flagship()
    {
        await SubmitAsync("/offers/new", ("Form.Name", "The long course"));
        var saved = await SubmitAsync("/offers/new", ("Form.Name", "An evening"), ("Form.Kind", "mini"), ("Form.LeadsTo", "the-long-course"), ("Form.AlsoCalled", "Taster\nTaster"));
        Assert.Contains("Leads to The long course. Also called Taster.", saved.Text, StringComparison.Ordinal);
        var offer = Books.Load(host.Business).Offers.Single(one => one.Key == "an-evening");
        Assert.Equal((OfferKind.Mini, "the-long-course"), (offer.Kind, offer.LeadsTo));
    }

    [Fact]
    public async Task An_offer_has_a_price_in_the_currency_of_the_business_unless_it_says_another()
    {
        await SubmitAsync("/offers/new", ("Form.Name", "A membership"), ("Form.Price", "49,50"), ("Form.Per", "Month"));
        var saved = await SubmitAsync("/offers/new", ("Form.Name", "A workshop"), ("Form.Price", "1200 CHF"));
        Assert.Contains("49.50 EUR a month", saved.Text, StringComparison.Ordinal);
        Assert.Contains("1,200 CHF", saved.Text, StringComparison.Ordinal);

        var again = await SubmitAsync("/offers/a-membership");
        Assert.Equal("/offers", again.Path);
        var offer = Books.Load(host.Business).Offers.Single(one => one.Key == "a-membership");
        Assert.Equal(new Price(49.5m, "EUR", PricePer.Month), offer.Price);

        await SubmitAsync("/offers/a-membership", ("Form.Price", ""));
        Assert.Null(Books.Load(host.Business).Offers.Single(one => one.Key == "a-membership").Price);
    }

    [Fact]
    public async Task Who_stands_in_journeys_is_added_under_the_very_name_they_have_there()
    {
        await host.PublishAsync();
        var team = await host.Owner.GetAsync("/team");
        Assert.NotNull(team.Document.QuerySelector("a[href='/team/new?key=michael']"));

        await SubmitAsync("/team/new?key=michael", ("Form.Role", "Front desk"));
        Assert.Equal(("michael", "Michael"), Books.Load(host.Business).Team.Where(one => one.Role == "Front desk").Select(one => (one.Key, one.Name)).Single());
        Assert.Null((await host.Owner.GetAsync("/team")).Document.QuerySelector("a[href='/team/new?key=michael']"));
    }

    [Fact]
    public async Task Removing_what_journeys_use_says_which_first_and_can_be_taken_back()
    {
        await host.PublishAsync();
        await SubmitAsync("/offers/new?key=steady-programme");
        var page = await host.Owner.GetAsync("/offers/steady-programme");
        Assert.Contains("A first week that works", page.Document.QuerySelector("dialog")!.TextContent, StringComparison.Ordinal);

        var gone = await host.Owner.SubmitAsync(page, "dialog form[action$='/remove']", new Dictionary<string, string>());
        Assert.DoesNotContain(Books.Load(host.Business).Offers, one => one.Key == "steady-programme");
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync("/offers/steady-programme")).Status);

        var back = await host.Owner.SubmitAsync(gone, ".toast form[action$='/restore']", new Dictionary<string, string>());
        Assert.Equal("/offers/steady-programme", back.Path);
    }

    [Fact]
    public async Task Scripts_in_every_field_are_text_on_every_page()
    {
        string[] fields = ["Name", "Pain", "Thinks", "Needs", "Behaviours", "NotFor", "Meets", "Takes", "Obstacles", "Gets", "Feels"];
        await host.Owner.SubmitAsync(await host.Owner.GetAsync("/clients/new"), "main form", fields.ToDictionary(field => "Form." + field, _ => Script));
        await SubmitAsync("/offers/new", ("Form.Name", Script), ("Form.AlsoCalled", Script));
        await SubmitAsync("/team/new", ("Form.Name", Script), ("Form.Role", Script));
        await SubmitAsync("/tools/new", ("Form.Name", Script), ("Form.Job", Script));
        foreach (var path in new[] { "/clients", "/clients/script-alert-x-script", "/offers", "/offers/script-alert-x-script", "/team", "/team/script-alert-x-script", "/tools", "/tools/script-alert-x-script" })
        {
            var page = await host.Owner.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains(Script, page.Text, StringComparison.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("main script"));
        }
        await RemoveAsync("clients", "offers", "team", "tools");
    }

    [Fact]
    public async Task Another_business_s_book_is_not_found()
    {
        var them = new Actor(host.OtherBusiness, "somebody-else");
        await Books.SaveAsync(them, new Tool("", "Their till", null));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync("/tools/their-till")).Status);
        Assert.DoesNotContain("Their till", (await host.Owner.GetAsync("/tools")).Text, StringComparison.Ordinal);
        var token = await host.Owner.TokenAsync();
        var answer = await host.Owner.PostAsync("/tools/their-till/remove", ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Single(Books.Load(host.OtherBusiness).Tools);
    }

    private async Task RemoveAsync(params string[] areas)
    {
        foreach (var area in areas)
            await host.Owner.SubmitAsync(await host.Owner.GetAsync($"/{area}/script-alert-x-script"), "form[action$='/remove']", new Dictionary<string, string>());
    }

    private async Task<Visit> SubmitAsync(string path, params (string Name, string Value)[] values) =>
        await host.Owner.SubmitAsync(await host.Owner.GetAsync(path), "main form", values.ToDictionary(value => value.Name, value => value.Value));
}
