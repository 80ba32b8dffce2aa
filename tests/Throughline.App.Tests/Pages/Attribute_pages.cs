using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Exchange;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Tests.Pages;

/// <summary>What the business keeps of its people beside who they are.</summary>
public sealed class Attribute_pages : IAsyncLifetime
{
    private const string List = "/settings/attributes";

    private readonly PagesHost _host = new();

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task What_came_with_an_import_is_offered_and_becomes_a_name_and_a_kind()
    {
        var ana = await ImportAsync(("Birth Day", "31.12."), ("size", "large"), ("note", "likes tea"));
        var list = await _host.Owner.GetAsync(List);
        Assert.Contains("What do you want to remember?", list.Text, StringComparison.Ordinal);
        await NameAsync("/settings/attributes/new?key=Birth%20Day", ("Form.Label", "Birthday"), ("Form.Kind", "Date"));
        var named = await NameAsync("/settings/attributes/new?key=size",
            ("Form.Label", "Size"), ("Form.Kind", "Choice"), ("Form.Options", "Small\nMedium"));
        Assert.Equal(["note"], named.Document.QuerySelectorAll(".notice a").Select(link => link.TextContent.Trim()));
        Assert.Equal(["Birth Day", "size"], _host.Engine.Catalogue.Workspace(_host.Business).Attributes.Select(one => one.Key));

        // In order, by their labels, before the rest; what its kind does not have stands as it came.
        var facts = Facts(await _host.Owner.GetAsync($"/people/{ana:N}"));
        Assert.Equal(["Birthday: 31 December", "Size: large Not understood", "note: likes tea"], facts[^3..]);
        Assert.Equal("large", Traits(ana)["size"]);
    }

    [Fact]
    public async Task By_hand_each_is_asked_in_its_kind_and_kept_in_one_form()
    {
        var ana = await ImportAsync(("size", "large"), ("note", "likes tea"));
        await NameAsync(List + "/new", ("Form.Label", "Renewal"), ("Form.Kind", "Date"));
        await NameAsync(List + "/new", ("Form.Label", "Allergic"), ("Form.Kind", "YesNo"), ("Form.Sensitive", "true"));
        await NameAsync(List + "/new", ("Form.Label", "Children"), ("Form.Kind", "Number"));
        await NameAsync(List + "/new?key=size", ("Form.Label", "Size"), ("Form.Kind", "Choice"), ("Form.Options", "Small\nMedium"));
        var page = await _host.Owner.GetAsync($"/people/{ana:N}/known");
        Assert.Equal("large (not understood)", page.Document.QuerySelector("[name='known-size'] option[selected]")!.TextContent);

        var wrong = await SendAsync(page, ("known-renewal", "soon"), ("known-children", "2"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains(wrong.Errors, error => error.StartsWith("Renewal: Type a day", StringComparison.Ordinal));
        Assert.Equal("soon", wrong.Document.QuerySelector("[name='known-renewal']")!.GetAttribute("value"));

        var saved = await SendAsync(page, ("known-renewal", "1.2.2036"), ("known-allergic", "yes"), ("known-children", "2,5"));
        Assert.Equal(
            ["Renewal: 1 February 2036", "Allergic (sensitive): Yes", "Children: 2.5", "Size: large Not understood", "note: likes tea"],
            Facts(saved)[^5..]);
        Assert.Equal(("2036-02-01", "large"), (Traits(ana)["renewal"], Traits(ana)["size"]));
        Assert.Equal(new PersonDay(2036, 2, 1), PersonAttribute.DayOf(Traits(ana), "renewal"));

        await SendAsync(await _host.Owner.GetAsync($"/people/{ana:N}/known"), ("known-children", ""));
        Assert.False(Traits(ana).ContainsKey("children"));
    }

    [Fact]
    public async Task They_are_moved_and_removed_and_put_back_and_what_is_known_stays()
    {
        var ana = await ImportAsync(("size", "large"));
        await NameAsync(List + "/new", ("Form.Label", "Birthday"), ("Form.Kind", "Date"));
        var list = await NameAsync(List + "/new?key=size", ("Form.Label", "Size"), ("Form.Kind", "Text"));
        await _host.Owner.SubmitAsync(list, "form[action$='/size/up']", new Dictionary<string, string>());
        Assert.Equal(["size", "birthday"], Keys());

        var page = await _host.Owner.GetAsync(List + "/size");
        var gone = await _host.Owner.SubmitAsync(page, "form[action$='/remove']", new Dictionary<string, string>());
        Assert.Equal(["birthday"], Keys());
        Assert.Equal("large", Traits(ana)["size"]);
        await _host.Owner.SubmitAsync(gone, ".toast form[action$='/restore']", new Dictionary<string, string>());
        Assert.Equal(["birthday", "size"], Keys());
    }

    [Theory]
    [InlineData("Form.Label", "", "Type what it is called")]
    [InlineData("Form.Label", "E-mail", "kept of everybody already")]
    [InlineData("Form.Label", "祝日", "Begin its name with a letter")]
    [InlineData("Form.Kind", "Magic", "Choose what it can hold")]
    [InlineData("Form.Kind", "Choice", "what there is to choose from")]
    public async Task What_is_wrong_is_said_at_its_box_and_nothing_is_kept(string box, string typed, string says)
    {
        var again = await SendAsync(await _host.Owner.GetAsync(List + "/new"), [("Form.Label", "Birthday"), .. new[] { (box, typed) }]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(again.Errors, error => error.Contains(says, StringComparison.Ordinal));
        Assert.Empty(Keys());
    }

    [Fact]
    public async Task A_helper_and_a_viewer_change_neither_what_is_kept_nor_what_is_known()
    {
        var ana = await ImportAsync(("size", "large"));
        foreach (var role in (Role[])[Role.Helper, Role.Viewer])
        {
            using var visitor = await _host.ColleagueAsync($"{role} of ours", role);
            foreach (var address in (string[])[List, List + "/new", $"/people/{ana:N}/known"])
                Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(address)).Status);
        }
        using var others = await _host.ColleagueAsync("Olga Owner", Role.Owner, business: _host.OtherBusiness);
        Assert.Equal(HttpStatusCode.NotFound, (await others.GetAsync($"/people/{ana:N}/known")).Status);
        await NameAsync(List + "/new", ("Form.Label", "Birthday"), ("Form.Kind", "Date"));
        Assert.Equal(HttpStatusCode.NotFound, (await others.GetAsync(List + "/birthday")).Status);
    }

    private List<string> Keys() => [.. _host.Engine.Catalogue.Workspace(_host.Business).Attributes.Select(one => one.Key)];

    private Dictionary<string, string> Traits(Guid person) => System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(
        _host.Services.GetRequiredService<PersonReader>().Find(PeopleScope.Whole(_host.Business), person)!.Traits)!;

    private static List<string> Facts(Visit page) => [.. page.Document.QuerySelectorAll("dl.facts dt").Select(term =>
        $"{Plain(term.TextContent)}: {Plain(term.NextElementSibling!.TextContent)}")];

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<Guid> ImportAsync(params (string Name, string Value)[] traits)
    {
        var known = traits.ToImmutableSortedDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal);
        var person = new ImportedPerson { FirstName = "Ana", Email = "ana@example.org", Traits = known };
        return (await _host.Engine.People.AddAsync(_host.Business, [person], new Said(GivenBy.Import, "people.csv")))[0].Id;
    }

    private async Task<Visit> NameAsync(string address, params (string Name, string Value)[] values)
    {
        var saved = await SendAsync(await _host.Owner.GetAsync(address), values);
        Assert.Equal(List, saved.Path);
        return saved;
    }

    private Task<Visit> SendAsync(Visit page, params (string Name, string Value)[] values) => _host.Owner.SubmitAsync(
        page, "main form", values.GroupBy(value => value.Name).ToDictionary(same => same.Key, same => same.Last().Value));
}
