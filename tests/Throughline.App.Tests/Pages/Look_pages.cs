using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Library;
using Throughline.Runtime.Storage;
using Throughline.Tests.Library;
using Visit = Throughline.App.Tests.Shell.Visit;

namespace Throughline.App.Tests.Pages;

/// <summary>An owner chooses the clothes of the business once, and every page that customers see wears them.</summary>
public sealed class Look_pages(PagesHost host) : IClassFixture<PagesHost>
{
    private const string Page = "/settings/look";
    private const string Script = "</style><script>alert(1)</script>";

    private static readonly Dictionary<string, string> _garden = new()
    {
        ["Form.Line"] = "Gardens put right",
        ["Form.Suit"] = "garden",
        ["Form.Typefaces"] = "storyteller",
        ["Form.Corners"] = "round",
        ["Form.Contact"] = "020 7946 0321",
        ["Form.Privacy"] = "https://hale.example/privacy",
        ["Form.About"] = "https://hale.example/about",
    };

    private BusinessLook Kept => host.Services.GetRequiredService<Workspaces>().Find(host.Business)!.Settings.Look;

    [Fact]
    public async Task Every_page_for_customers_wears_what_was_chosen()
    {
        Assert.Contains("Saved.", (await SaveAsync(_garden)).Text, StringComparison.Ordinal);
        foreach (var path in await PublicPathsAsync())
        {
            using var customer = host.NewVisitor();
            var page = await customer.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal("Gardens put right", page.Document.QuerySelector(".logo small")!.TextContent);
            Assert.Equal("tel:02079460321", page.Document.QuerySelector("a.contact")!.GetAttribute("href"));
            Assert.Equal(["https://hale.example/privacy", "https://hale.example/about"],
                page.Document.QuerySelectorAll(".foot a").Select(link => link.GetAttribute("href")));
            Assert.Contains("--accent:#2d4636", page.Document.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("script"));
            Assert.True((await page.Response.Content.ReadAsByteArrayAsync()).Length < 100_000, path);
            Assert.Equal($"style-src 'sha256-{HashOfStyle(page)}'", StylesAllowed(page));
        }
    }

    [Fact]
    public async Task A_letter_that_was_sent_wears_it_too()
    {
        await SaveAsync(_garden);
        await host.PublishAsync();
        var person = await host.WalkerAsync("Lea");
        var row = host.Delivery(person, 0);
        var letter = await host.Owner.GetAsync($"/outbox/{person:N}/{row.Id:N}/letter");
        Assert.Equal("#2d4636", letter.Document.QuerySelector(".tl-mark")!.GetAttribute("bgcolor"));
        Assert.Equal("Gardens put right", letter.Document.QuerySelector("span.tl-quiet")!.TextContent);
    }

    [Fact]
    public async Task What_is_tried_on_is_shown_and_not_kept()
    {
        var before = Kept;
        var page = await host.Owner.GetAsync(Page + "?Form.Suit=plum&Form.Typefaces=bookish&Form.Corners=square&Form.Line=Only+tried");
        Assert.True(page.Document.QuerySelector("input[value=plum]")!.HasAttribute("checked"));
        var frame = page.Document.QuerySelector("iframe[title='A form in the dark']")!.GetAttribute("src")!;
        var shown = await host.Owner.GetAsync(frame);
        Assert.Equal("Only tried", shown.Document.QuerySelector(".logo small")!.TextContent);
        Assert.StartsWith(":root{color-scheme:dark", shown.Document.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        var policy = shown.Response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.Equal(before, Kept);
    }

    [Fact]
    public async Task One_click_puts_the_look_before_back_and_another_takes_that_back()
    {
        await SaveAsync(_garden);
        var garden = Kept;
        await SaveAsync(With("Form.Suit", "slate"));
        var slate = Kept;
        Assert.NotEqual(garden, slate);
        await UndoAsync();
        Assert.Equal(garden, Kept);
        await UndoAsync();
        Assert.Equal(slate, Kept);
    }

    [Theory]
    [InlineData("Form.Contact", "ring us", "Type a phone number, an e-mail address or a web address")]
    [InlineData("Form.Privacy", "http://hale.example/privacy", "Type the whole address of the page")]
    [InlineData("Form.About", "javascript:alert(1)", "Type the whole address of the page")]
    [InlineData("Form.Suit", "rainbow", "Choose one of the sets of colours")]
    [InlineData("Form.Typefaces", "comic", "Choose one of the typefaces")]
    [InlineData("Form.Corners", "sharp", "Choose one of the corners")]
    public async Task What_is_no_choice_is_refused_with_what_to_do(string field, string value, string said)
    {
        var before = Kept;
        var refused = await SaveAsync(With(field, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(said, refused.Text, StringComparison.Ordinal);
        Assert.Equal(before, Kept);
    }

    [Fact]
    public async Task Colours_of_ones_own_are_asked_for_whole_and_a_shift_is_said()
    {
        var own = With("Form.Suit", "own");
        (own["Form.Main"], own["Form.Second"], own["Form.Paper"]) = ("gold", "#f2c230", "white");
        Assert.Contains("Choose a main colour", (await SaveAsync(own)).Text, StringComparison.Ordinal);
        own["Form.Main"] = "#f2c230";
        var saved = await SaveAsync(own);
        Assert.Equal("#f2c230", Kept.Main);
        Assert.Contains("Words in your main colour are darker by daylight", saved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_in_every_field_is_nowhere_run()
    {
        foreach (var field in _garden.Keys.Append("Form.Main").Append("Form.Second").Append("Form.Paper"))
        {
            var look = With(field, Script);
            if (field is "Form.Main" or "Form.Second" or "Form.Paper") look["Form.Suit"] = "own";
            var query = string.Join('&', look.Select(one => $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(one.Value)}"));
            foreach (var path in (string[])[Page, Page + "/form", Page + "/letter"])
                Assert.DoesNotContain(Script, await host.Owner.GetAsync($"{path}?{query}") is var page
                    ? await page.Response.Content.ReadAsStringAsync() : "", StringComparison.Ordinal);
            await SaveAsync(look);
        }
        using var customer = host.NewVisitor();
        await host.PublishAsync();
        var form = await customer.GetAsync($"/f/{host.Business:N}/five-steps");
        Assert.Empty(form.Document.QuerySelectorAll("script"));
        Assert.Equal(Script, form.Document.QuerySelector(".logo small")!.TextContent);
        await SaveAsync(_garden);
    }

    [Fact]
    public async Task Only_who_looks_after_settings_chooses_and_only_for_their_own_business()
    {
        using var colleague = await host.ColleagueAsync("Carl Coach");
        Assert.Equal(HttpStatusCode.Forbidden, (await colleague.GetAsync(Page)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await colleague.GetAsync(Page + "/form")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await colleague.GetAsync(Page + "/letter")).Status);
        Assert.Equal(HttpStatusCode.Forbidden,
            (await colleague.PostAsScriptAsync(Page + "/undo", new FormUrlEncodedContent([]), await colleague.TokenAsync())).Status);

        await SaveAsync(_garden);
        using var owner = await host.ColleagueAsync("Olga Owner", Role.Owner, business: host.OtherBusiness);
        Assert.Equal("", (await owner.GetAsync(Page)).Document.QuerySelector("[name='Form.Line']")!.GetAttribute("value") ?? "");
        Assert.Equal(BusinessLook.Unchosen, host.Services.GetRequiredService<Workspaces>().Find(host.OtherBusiness)!.Settings.Look);
    }

    [Fact]
    public async Task A_logo_of_the_library_stands_on_pages_and_stays_as_long_as_it_is_one()
    {
        var uploads = host.Services.GetRequiredService<LibraryUploads>();
        var logo = (await uploads.AddAsync(host.Us, new("Our logo.png", new MemoryStream(RealFiles.Png(300, 100))), default)).File!;
        await SaveAsync(With("Form.Logo", logo.Key));
        await host.PublishAsync();
        using var customer = host.NewVisitor();
        var form = await customer.GetAsync($"/f/{host.Business:N}/five-steps");
        var image = form.Document.QuerySelector("header img")!;
        Assert.Equal($"/pictures/{logo.ContentId:N}", image.GetAttribute("src"));
        Assert.NotEqual("", image.GetAttribute("alt"));
        Assert.Contains("img-src 'self'", form.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await customer.GetAsync(image.GetAttribute("src")!)).Status);
        await host.Owner.PostAsScriptAsync($"/library/{logo.Key}/remove", new StringContent(""), await host.Owner.TokenAsync());
        Assert.NotNull(host.Services.GetRequiredService<LibraryFiles>().Find(host.Business, logo.Key));
        await SaveAsync(With("Form.Logo", "nothing-of-ours.png"));
        Assert.Empty((await customer.GetAsync($"/f/{host.Business:N}/five-steps")).Document.QuerySelectorAll("header img"));
        await SaveAsync(_garden);
    }

    private async Task<string[]> PublicPathsAsync()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Ana");
        await host.ClickAsync(person);
        var (first, second) = (host.Delivery(person, 0), host.Delivery(person, 1));
        return
        [
            $"/f/{host.Business:N}/five-steps", host.Link(LinkKind.Survey, second), host.Link(LinkKind.Survey, second) + "?thanks=1",
            host.Link(LinkKind.Preferences, first), host.Link(LinkKind.Unsubscribe, first),
        ];
    }

    private async Task<Visit> SaveAsync(Dictionary<string, string> look) =>
        await host.Owner.SubmitAsync(await host.Owner.GetAsync(Page), "main form", look);

    private async Task UndoAsync() =>
        Assert.Equal(Page, (await host.Owner.PostAsScriptAsync(Page + "/undo", new FormUrlEncodedContent([]))).Path);

    private static Dictionary<string, string> With(string field, string value) => new(_garden) { [field] = value };

    private static string HashOfStyle(Visit page) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(page.Document.QuerySelector("style")!.TextContent)));

    private static string StylesAllowed(Visit page) => page.Response.Headers.GetValues("Content-Security-Policy").Single()
        .Split(';').Single(part => part.TrimStart().StartsWith("style-src", StringComparison.Ordinal)).Trim();
}
