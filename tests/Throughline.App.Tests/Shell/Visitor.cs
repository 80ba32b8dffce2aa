using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Throughline.App.Hosting;

namespace Throughline.App.Tests.Shell;

/// <summary>A page as somebody without scripts gets it.</summary>
internal sealed record Visit(HttpStatusCode Status, string Path, IHtmlDocument Document, HttpResponseMessage Response)
{
    public string Text => Document.Body?.TextContent ?? "";

    public IEnumerable<string> Errors => Document.QuerySelectorAll(".field .error").Select(error => error.TextContent.Trim());
}

/// <summary>Walks through the application with cookies and forms, following redirects.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient _client;

    public Visitor(Uri address)
    {
        var handler = new HttpClientHandler { CookieContainer = Cookies, AutomaticDecompression = DecompressionMethods.All };
        _client = new HttpClient(handler) { BaseAddress = address };
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Sent along with everything from now on.</summary>
    public Visitor With(string header, string value)
    {
        _client.DefaultRequestHeaders.Add(header, value);
        return this;
    }

    public Task<Visit> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Posts these values and nothing else.</summary>
    public Task<Visit> PostAsync(string path, params (string Name, string Value)[] values) => SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent(values.Select(value => KeyValuePair.Create(value.Name, value.Value))),
    });

    /// <summary>Fills in the form and sends it, with all that the page put into it.</summary>
    public Task<Visit> SubmitAsync(Visit page, string formSelector, IReadOnlyDictionary<string, string> values)
    {
        var form = page.Document.QuerySelectorAll<IHtmlFormElement>(formSelector).First(form => values.Keys.All(name => form.Elements[name] is not null));
        var sent = form.QuerySelectorAll("input, select, textarea, button")
            .Select(element => (Name: element.GetAttribute("name"), Value: ValueOf(element)))
            .Where(field => field is { Name: not null, Value: not null } && !values.ContainsKey(field.Name))
            .Select(field => KeyValuePair.Create(field.Name!, field.Value!))
            .Concat(values);
        var action = form.GetAttribute("action") is { Length: > 0 } to ? to : page.Response.RequestMessage!.RequestUri!.PathAndQuery;
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(sent) });
    }

    /// <summary>What the pages give to whoever is signed in, so that a post is known to come from them.</summary>
    public async Task<string> TokenAsync() => (await GetAsync("/journeys")).Document.QuerySelector("[data-csrf]")!.GetAttribute("data-csrf")!;

    /// <summary>Posts as the script of a page does.</summary>
    /// <param name="token">Fetched where it is not given.</param>
    public async Task<Visit> PostAsScriptAsync(string path, HttpContent content, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add(EveryPost.TokenHeader, token ?? await TokenAsync());
        return await SendAsync(request);
    }

    public async Task<Visit> SendAsync(HttpRequestMessage request)
    {
        var response = await _client.SendAsync(request);
        var document = ShellHost.Html.ParseDocument(await response.Content.ReadAsStringAsync());
        return new Visit(response.StatusCode, response.RequestMessage!.RequestUri!.AbsolutePath, document, response);
    }

    public void Dispose() => _client.Dispose();

    private static string? ValueOf(IElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" } box => box.IsChecked ? box.Value : null,
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value,
        IHtmlTextAreaElement area => area.Value,
        _ => element.GetAttribute("value"),
    };
}
