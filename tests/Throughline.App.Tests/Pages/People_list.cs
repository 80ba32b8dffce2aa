using System.Net;
using Throughline.App.Tests.Shell;
using Throughline.Runtime.Engine;

namespace Throughline.App.Tests.Pages;

/// <summary>The list of people without a script: what it shows stands in its address.</summary>
public sealed class People_list : IClassFixture<PagesHost>, IAsyncLifetime
{
    private readonly PagesHost _host;

    public People_list(PagesHost host) => _host = host;

    public async ValueTask InitializeAsync()
    {
        await _host.PublishAsync();
        if (_host.Read<int>("SELECT COUNT(*) FROM person") > 0) return;
        await AddAsync("Maria", "Müller", "maria@tiles.example", "+491701234567", "fair");
        await AddAsync("Ben", "Álvarez", "ben@tiles.example", null, "fair");
        await AddAsync("Zoë", "O'Hara", "zoe@example.com", null, "podcast");
        await _host.Engine.Intake.AcceptAsync([Bought("zoe@example.com")], CancellationToken.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("", "Zoë O'Hara, Ben Álvarez, Maria Müller")]
    [InlineData("?by=name", "Ben Álvarez, Maria Müller, Zoë O'Hara")]
    [InlineData("?class=customer", "Zoë O'Hara")]
    [InlineData("?source=fair", "Ben Álvarez, Maria Müller")]
    [InlineData("?source=fair&class=customer", "")]
    [InlineData("?q=mull", "Maria Müller")]
    [InlineData("?q=tiles.ex ben", "Ben Álvarez")]
    [InlineData("?q=0170 123", "Maria Müller")]
    [InlineData("?q=ohara&class=customer", "Zoë O'Hara")]
    [InlineData("?q=ohara&source=fair", "")]
    [InlineData("?class=king&by=magic&show=shoes&after=nonsense", "Zoë O'Hara, Ben Álvarez, Maria Müller")]
    public async Task Those_who_are_meant_are_shown_in_their_order(string address, string names)
    {
        var page = await _host.Owner.GetAsync("/people" + address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(names, string.Join(", ", page.Document.QuerySelectorAll("#found a.door").Select(door => door.TextContent)));
    }

    [Fact]
    public async Task Each_class_has_its_number_and_its_list_and_what_was_chosen_stays()
    {
        var page = await _host.Owner.GetAsync("/people?q=a&by=name&source=fair");
        var classes = page.Document.QuerySelectorAll(".people-classes a").ToDictionary(
            link => string.Join(' ', link.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            link => link.GetAttribute("href")!);
        Assert.Equal(["Everybody 3", "New to you 0", "Interested 2", "Customers 1", "Recommend you 0"], classes.Keys);
        Assert.Equal("/people?q=a&class=customer&source=fair&by=name", classes["Customers 1"]);
        var advocates = await _host.Owner.GetAsync("/people?class=advocate");
        Assert.Contains("Nobody is here yet", advocates.Text, StringComparison.Ordinal);
        Assert.Equal("/people", Assert.Single(advocates.Document.QuerySelectorAll(".empty a")).GetAttribute("href"));
        Assert.Equal("page", advocates.Document.QuerySelector(".people-classes a[href$='class=advocate']")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Columns_are_chosen_and_stay_in_the_address()
    {
        var plain = await _host.Owner.GetAsync("/people");
        Assert.Empty(plain.Document.QuerySelectorAll("#found .person-phone, #found .person-source"));
        Assert.NotEmpty(plain.Document.QuerySelectorAll("#found .person-road"));
        var chosen = await _host.Owner.GetAsync("/people?show=chosen&show=phone&show=source");
        Assert.Equal("tel:+491701234567", Assert.Single(chosen.Document.QuerySelectorAll("#found .person-phone a")).GetAttribute("href"));
        Assert.Empty(chosen.Document.QuerySelectorAll("#found .person-road, #found .person-since"));
        Assert.Equal(
            ["source", "phone"],
            chosen.Document.QuerySelectorAll("input[name=show][checked]").Select(box => box.GetAttribute("value")));
        Assert.Contains("show=chosen&show=source&show=phone", chosen.Document.QuerySelector(".people-classes a")!.GetAttribute("href"),
            StringComparison.Ordinal);
        Assert.Equal(3, (await _host.Owner.GetAsync("/people?show=chosen")).Document.QuerySelectorAll("#found .list > li").Length);
    }

    [Fact]
    public async Task Whoever_looks_for_nobody_is_told_how_people_are_found_and_what_to_do()
    {
        var page = await _host.Owner.GetAsync("/people?q=" + Uri.EscapeDataString("<b>nobody</b>"));
        Assert.Contains("Nobody is found by that", page.Text, StringComparison.Ordinal);
        Assert.Equal("/people", Assert.Single(page.Document.QuerySelectorAll("#found .empty a")).GetAttribute("href"));
        var narrow = await _host.Owner.GetAsync("/people?q=mull&class=advocate");
        Assert.Equal("/people?q=mull", Assert.Single(narrow.Document.QuerySelectorAll("#found .empty a")).GetAttribute("href"));
        Assert.Equal("advocate", narrow.Document.QuerySelector(".people-search input[name=class]")!.GetAttribute("value"));
    }

    private async Task AddAsync(string first, string last, string email, string? phone, string source)
    {
        await _host.Engine.People.AddAsync(_host.Business, new NewPerson(first, last, email, phone, source, null));
        await _host.PassAsync(TimeSpan.FromSeconds(1));
    }

    private InboundEvent Bought(string email) => new(
        _host.Business, InboundKind.Track, $"bought-{email}", "Order Completed", null, null,
        NodaTime.Instant.FromUtc(2035, 3, 5, 9, 0), default, System.Text.Json.JsonSerializer.SerializeToElement(new { email }));
}
