using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Runtime.Library;
using Throughline.Runtime.Storage;
using Throughline.Tests.Library;

namespace Throughline.App.Tests.Pages;

/// <summary>The library, from the first file to the one that is taken out, without a script and with one.</summary>
public sealed class Library_pages(PagesHost host) : IClassFixture<PagesHost>
{
    private LibraryFiles Files => host.Services.GetRequiredService<LibraryFiles>();

    [Fact]
    public async Task An_owner_adds_files_describes_one_replaces_it_takes_it_out_and_takes_that_back()
    {
        var added = await SendAsync("/library", "drop-zone",
            ("Price list.pdf", RealFiles.Pdf()), ("Jetty.JPG", RealFiles.Jpeg(400, 300)), ("Hello.wav", RealFiles.Wav()));
        Assert.Equal("/library", added.Path);
        Assert.Contains("3 files are in the library.", added.Text, StringComparison.Ordinal);
        Assert.Contains("Say what it shows", added.Text, StringComparison.Ordinal);
        Assert.Equal($"/pictures/{Files.Find(host.Business, "jetty.jpg")!.ContentId:N}",
            added.Document.QuerySelector(".picture-grid img")!.GetAttribute("src"));

        await host.Owner.SubmitAsync(await host.Owner.GetAsync("/library/jetty.jpg"), "form",
            new Dictionary<string, string> { ["Form.Title"] = "  The\njetty ", ["Form.Shows"] = "Jill <on> the \"jetty\"" });
        var jetty = Files.Find(host.Business, "jetty.jpg")!;
        Assert.Equal(("The jetty", "Jill <on> the \"jetty\""), (jetty.Title, jetty.Shows));
        var described = await host.Owner.GetAsync("/library");
        Assert.Equal("Jill <on> the \"jetty\"", described.Document.QuerySelector(".picture-grid img")!.GetAttribute("alt"));

        var before = Files.Find(host.Business, "price-list.pdf")!;
        await SendAsync("/library/price-list.pdf", "replace", ("prices 2027.pdf", RealFiles.Pdf("Prices of 2027")));
        var after = Files.Find(host.Business, "price-list.pdf")!;
        Assert.NotEqual(before.ContentId, after.ContentId);
        Assert.Equal(RealFiles.Pdf("Prices of 2027"), await BytesAsync("/library/price-list.pdf/file"));

        var gone = await host.Owner.SubmitAsync(
            await host.Owner.GetAsync("/library/price-list.pdf"), "form[action$='/remove']", new Dictionary<string, string>());
        Assert.Null(Files.Find(host.Business, "price-list.pdf"));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync("/library/price-list.pdf/file")).Status);
        await host.Owner.SubmitAsync(gone, ".toast form", new Dictionary<string, string>());
        Assert.Equal(after.ContentId, Files.Find(host.Business, "price-list.pdf")!.ContentId);
    }

    [Fact]
    public async Task What_is_refused_is_named_and_the_rest_is_added()
    {
        var visit = await SendAsync("/library", "drop-zone",
            ("Good one.pdf", RealFiles.Pdf()), ("logo.svg", "<svg onload='alert(1)'/>"u8.ToArray()),
            ("<b>big</b>.pdf", RealFiles.PdfOf(26 * 1024 * 1024)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visit.Status);
        Assert.Contains("2 files were not added", visit.Text, StringComparison.Ordinal);
        Assert.Contains("drawing (SVG)", visit.Text, StringComparison.Ordinal);
        Assert.Contains("larger than 25 MB", visit.Text, StringComparison.Ordinal);
        Assert.Null(visit.Document.QuerySelector(".notice b"));
        Assert.NotNull(Files.Find(host.Business, "good-one.pdf"));
        Assert.Contains("Choose a file first", (await SendAsync("/library", "drop-zone")).Text, StringComparison.Ordinal);
        var replaced = await SendAsync("/library/good-one.pdf", "replace", ("x.wav", RealFiles.Wav()));
        Assert.Contains("only a document", replaced.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_answered_as_what_it_is_runs_nothing_and_is_read_from_any_place()
    {
        var wav = RealFiles.Wav(60);
        Assert.Null(await UploadAsync("Minutes.wav", wav));
        var whole = await AskAsync(HttpMethod.Get, null);
        Assert.Equal(("audio/wav", wav.Length), (whole.Content.Headers.ContentType!.MediaType, (int)whole.Content.Headers.ContentLength!));
        Assert.Equal(["nosniff"], whole.Headers.GetValues("X-Content-Type-Options"));
        Assert.StartsWith("default-src 'none';", whole.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("inline", whole.Content.Headers.ContentDisposition!.DispositionType);
        var part = await AskAsync(HttpMethod.Get, new RangeHeaderValue(300_000, 300_009));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(wav[300_000..300_010], await part.Content.ReadAsByteArrayAsync());
        var head = await AskAsync(HttpMethod.Head, null);
        Assert.Equal((HttpStatusCode.OK, wav.Length), (head.StatusCode, (int)head.Content.Headers.ContentLength!));
        var again = await host.Owner.SendAsync(
            new(HttpMethod.Get, "/library/minutes.wav/file") { Headers = { IfNoneMatch = { whole.Headers.ETag! } } });
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        var saved = (await host.Owner.GetAsync("/library/minutes.wav/file?download=true")).Response.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", "minutes.wav"), (saved.DispositionType, saved.FileName));
    }

    [Fact]
    public async Task A_picture_has_an_address_for_everybody_which_leads_on_when_it_is_replaced_and_nothing_else_has_one()
    {
        Assert.Null(await UploadAsync("Boat.png", RealFiles.Png()));
        Assert.Null(await UploadAsync("Secret.pdf", RealFiles.Pdf()));
        using var stranger = host.NewVisitor();
        var first = Files.Find(host.Business, "boat.png")!.ContentId;
        var shown = (await stranger.GetAsync($"/pictures/{first:N}")).Response;
        Assert.Equal("image/png", shown.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", shown.Headers.CacheControl!.ToString());
        await SendAsync("/library/boat.png", "replace", ("other.jpg", RealFiles.Jpeg()));
        var led = await stranger.GetAsync($"/pictures/{first:N}");
        Assert.Equal($"/pictures/{Files.Find(host.Business, "boat.png")!.ContentId:N}", led.Path);
        Assert.Equal("image/jpeg", led.Response.Content.Headers.ContentType!.MediaType);
        foreach (var other in (Guid[])[Files.Find(host.Business, "secret.pdf")!.ContentId, Guid.Empty])
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/pictures/{other:N}")).Status);
        await host.Owner.SubmitAsync(
            await host.Owner.GetAsync("/library/boat.png"), "form[action$='/remove']", new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/pictures/{first:N}")).Status);
    }

    [Fact]
    public async Task A_script_is_told_in_JSON()
    {
        Assert.Null(await UploadAsync("By script.pdf", RealFiles.Pdf()));
        Assert.Contains("40 million", await UploadAsync("bomb.png", RealFiles.HollowPng(50_000, 50_000, 1)), StringComparison.Ordinal);
        Assert.NotNull(Files.Find(host.Business, "by-script.pdf"));
    }

    [Fact]
    public async Task A_viewer_sees_and_changes_nothing_and_another_business_sees_nothing()
    {
        Assert.Null(await UploadAsync("Seen.pdf", RealFiles.Pdf()));
        using var viewer = await host.ColleagueAsync("Vera", Role.Viewer);
        Assert.Equal(RealFiles.Pdf(), await BytesAsync("/library/seen.pdf/file", viewer));
        var list = await viewer.GetAsync("/library");
        Assert.Contains("Seen", list.Text, StringComparison.Ordinal);
        Assert.Empty(list.Document.QuerySelectorAll(".page form[method='post']"));
        Assert.Empty((await viewer.GetAsync("/library/seen.pdf")).Document.QuerySelectorAll(".page form[method='post']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.PostAsync("/library/seen.pdf/remove")).Status);
        using var helper = await host.ColleagueAsync("Michael", Role.Helper);
        Assert.Equal(HttpStatusCode.Forbidden, (await helper.GetAsync("/library")).Status);
        using var others = await host.ColleagueAsync("Otto", Role.Owner, business: host.OtherBusiness);
        foreach (var path in (string[])["/library/seen.pdf", "/library/seen.pdf/file"])
            Assert.Equal(HttpStatusCode.NotFound, (await others.GetAsync(path)).Status);
    }

    [Fact]
    public async Task A_copy_of_the_business_has_its_files()
    {
        Assert.Null(await UploadAsync("Copied.pdf", RealFiles.Pdf("Copied")));
        var copy = await host.Services.GetRequiredService<WorkspaceCopies>().CopyAsync(host.Us, "Another of ours");
        var (here, there) = (Files.Find(host.Business, "copied.pdf")!, Files.Find(copy, "copied.pdf")!);
        Assert.NotEqual(here.ContentId, there.ContentId);
        await using var bytes = host.Services.GetRequiredService<LibraryContents>().Open(copy, there.ContentId)!;
        using var all = new MemoryStream();
        await bytes.CopyToAsync(all);
        Assert.Equal(RealFiles.Pdf("Copied"), all.ToArray());
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, RangeHeaderValue? range)
    {
        var request = new HttpRequestMessage(method, new Uri(host.Address, "/library/minutes.wav/file"));
        request.Headers.Range = range;
        using var handler = new HttpClientHandler { CookieContainer = host.Owner.Cookies };
        using var client = new HttpClient(handler);
        return await client.SendAsync(request);
    }

    private async Task<byte[]> BytesAsync(string path, Visitor? who = null)
    {
        using var handler = new HttpClientHandler { CookieContainer = (who ?? host.Owner).Cookies };
        using var client = new HttpClient(handler);
        return await client.GetByteArrayAsync(new Uri(host.Address, path));
    }

    /// <summary>What the script is told: why not, or null where it was added.</summary>
    private async Task<string?> UploadAsync(string name, byte[] bytes)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        var visit = await host.Owner.PostAsScriptAsync("/library/upload", content);
        var answer = JsonDocument.Parse(await visit.Response.Content.ReadAsStringAsync()).RootElement;
        return answer.GetProperty("problem").GetString();
    }

    private async Task<Visit> SendAsync(string path, string form, params (string Name, byte[] Bytes)[] files)
    {
        var page = await host.Owner.GetAsync(path);
        var boxes = page.Document.QuerySelectorAll("form").First(one => one.ClassName == form
            || one.QuerySelector($"input[name='_handler'][value='{form}']") is not null).QuerySelectorAll("input[type='hidden']");
        using var content = new MultipartFormDataContent();
        foreach (var box in boxes) content.Add(new StringContent(box.GetAttribute("value")!), box.GetAttribute("name")!);
        foreach (var (name, bytes) in files) content.Add(new ByteArrayContent(bytes), "files", name);
        return await host.Owner.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content });
    }
}
