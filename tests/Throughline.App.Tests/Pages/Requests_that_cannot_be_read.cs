using System.Net;
using System.Net.Sockets;
using System.Text;
using Throughline.App.Hosting;
using Throughline.Runtime.Channels.Rendering;

namespace Throughline.App.Tests.Pages;

/// <summary>What is broken or too large on its way in is answered in words, and changes nothing.</summary>
public sealed class Requests_that_cannot_be_read(PagesHost host) : IClassFixture<PagesHost>
{
    private const string Boundary = "b0undary";
    private const string Multipart = "multipart/form-data; boundary=" + Boundary;
    private const string UrlEncoded = "application/x-www-form-urlencoded";
    private const string NoParts = "no parts at all"; // an empty form, to the framework: a page then asks for what it lacks
    private const string OneClick = "List-Unsubscribe=One-Click";

    /// <summary>Content type, body, and the status it is answered with wherever a page takes so much.</summary>
    public static TheoryData<string, string, string> Broken => new()
    {
        { "a nul in a value", UrlEncoded, "email=a%00b@example.org" },
        { "a nul in a name", UrlEncoded, "em%00ail=a@example.org" },
        { "a nul in a part", Multipart,
            $"--{Boundary}\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\na\0b\r\n--{Boundary}--\r\n" },
        { "1,025 fields", UrlEncoded, string.Join('&', Enumerable.Range(0, 1025).Select(n => $"k{n}=1")) },
        { "a name of 3,000 letters", UrlEncoded, new string('k', 3_000) + "=1" },
        { "a charset nobody may use", UrlEncoded + "; charset=utf-7", "email=a@example.org" },
        { "a part in such a charset", Multipart,
            $"--{Boundary}\r\nContent-Disposition: form-data; name=\"email\"\r\n"
            + $"Content-Type: text/plain; charset=utf-7\r\n\r\na\r\n--{Boundary}--\r\n" },
        { "parts that end in the middle", Multipart, $"--{Boundary}\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\na@exam" },
        { "parts without a boundary", "multipart/form-data", "whatever" },
        { "a boundary without end", "multipart/form-data; boundary=" + new string('b', 300), "whatever" },
        { "a part without a name", Multipart, $"--{Boundary}\r\nX: y\r\n\r\na\r\n--{Boundary}\r\n\r\n" },
        { NoParts, Multipart, "" },
    };

    private static readonly string[] CustomersForms = ["/f/{0}/five-steps", "/p/{1}", "/s/{2}", "/u/{3}"];
    private static readonly string[] OwnersForms =
    [
        "/settings", "/settings/mail", "/settings/keys", "/settings/account", "/people/new", "/people/import", "/journeys/upload",
        "/appearance", "/workspaces/switch", "/sign-out", "/journeys/first-week/publish",
    ];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_customers_broken_form_is_answered_with_a_small_page(string what, string type, string body)
    {
        foreach (var path in await CustomersPathsAsync())
        {
            using var answer = await PostAsync(path, type, Encoding.Latin1.GetBytes(body));
            var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (what != NoParts) Assert.Equal((what, path, HttpStatusCode.BadRequest), (what, path, answer.StatusCode));
            Assert.True((int)answer.StatusCode < 500, $"{what} at {path}: {answer.StatusCode}");
            Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
            Assert.Contains("no-referrer", answer.Headers.GetValues("Referrer-Policy"));
            if (answer.StatusCode == HttpStatusCode.BadRequest) Assert.Contains("Nothing was changed", page, StringComparison.Ordinal);
        }
        Assert.Equal(0, host.Read<int>("SELECT COUNT(*) FROM answer"));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task An_owners_broken_form_is_answered_in_words(string what, string type, string body)
    {
        await host.PublishAsync();
        foreach (var path in OwnersForms)
        {
            var answer = await host.Owner.SendAsync(
                new HttpRequestMessage(HttpMethod.Post, path) { Content = Content(type, Encoding.Latin1.GetBytes(body)) });
            Assert.Equal((what, path, HttpStatusCode.BadRequest), (what, path, answer.Status));
            Assert.Contains("nothing was changed", answer.Text, StringComparison.OrdinalIgnoreCase);
        }
        Assert.Equal("/", (await host.Owner.GetAsync("/")).Path);
    }

    [Fact]
    public async Task What_is_too_large_is_told_so()
    {
        await host.PublishAsync();
        var value = Encoding.ASCII.GetBytes("answer=" + new string('x', 5 << 20));
        foreach (var path in await CustomersPathsAsync())
        {
            using var answer = await PostAsync(path, UrlEncoded, value);
            Assert.Equal((path, HttpStatusCode.RequestEntityTooLarge), (path, answer.StatusCode));
            Assert.Contains("Nothing was changed", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Owner.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/settings") { Content = Content(UrlEncoded, value) })).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_of_31_MB_is_told_so_once_it_was_sent(bool saysItsLength)
    {
        using var list = new MultipartFormDataContent { { new ByteArrayContent(new byte[31 << 20]), "Form.File", "people.csv" } };
        var request = new HttpRequestMessage(HttpMethod.Post, "/people/import") { Content = list };
        request.Headers.Add(EveryPost.TokenHeader, await host.Owner.TokenAsync());
        if (!saysItsLength) request.Headers.TransferEncodingChunked = true;

        var answer = await host.Owner.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Contains("25 MB", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UrlEncoded + "; charset=utf-7", OneClick)]
    [InlineData(UrlEncoded, OneClick + "&x=%00")]
    [InlineData(Multipart, "--" + Boundary + "\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click")]
    [InlineData(
        "multipart/form-data",
        "--x\r\nContent-Disposition: form-data; name=List-Unsubscribe\r\nContent-Type: text/plain\r\n\r\nOne-Click\r\n--x--")]
    [InlineData("text/plain", OneClick)]
    public async Task One_click_counts_however_its_body_was_broken(string type, string body)
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Ursula");
        using var answer = await PostAsync(host.Link(LinkKind.Unsubscribe, host.Delivery(person, 0)), type, Encoding.Latin1.GetBytes(body));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        const string Wants = "SELECT granted FROM consent WHERE person_id = @person AND topic = 'news' ORDER BY at DESC LIMIT 1";
        Assert.Equal(0, host.Read<long>(Wants, new { person }));
    }

    [Theory]
    [InlineData("/f/x")]
    [InlineData("/settings/keys")]
    [InlineData("/api/v1/lint")]
    [InlineData("/health")]
    public async Task A_program_gets_problem_details(string path)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using var answer = await client.PutAsync(path, Content(UrlEncoded, "a=%00"u8.ToArray()), TestContext.Current.CancellationToken);

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("GET /f/%00/x HTTP/1.1")]
    [InlineData("POST /u/%00 HTTP/1.1")]
    [InlineData("GET /people/%00 HTTP/1.1")]
    [InlineData("GET /search?q=%00 HTTP/1.1")]
    [InlineData("GET /sign-in?next=%00 HTTP/1.1")]
    [InlineData("GET /s/abc?score=%00 HTTP/1.1")]
    public async Task A_nul_in_an_address_is_no_fault_of_ours(string line)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        var request = $"{line}\r\nHost: {host.Address.Authority}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Matches("^HTTP/1.1 [234]..", answer);
        Assert.DoesNotContain("Exception", answer, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> CustomersPathsAsync()
    {
        await host.PublishAsync();
        var person = await host.WalkerAsync("Tess");
        await host.ClickAsync(person);
        var row = host.Delivery(person, 1);
        return [.. CustomersForms.Select(path => string.Format(
            null, path, host.Business.ToString("N"), Token(LinkKind.Preferences), Token(LinkKind.Survey), Token(LinkKind.Unsubscribe)))];

        string Token(LinkKind kind) => host.Link(kind, row)[3..];
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string type, byte[] body)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return await client.PostAsync(path, Content(type, body));
    }

    private static ByteArrayContent Content(string type, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
