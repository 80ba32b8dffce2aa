using System.Net;
using System.Net.Http.Json;

namespace Throughline.App.Tests.Shell;

/// <summary>A program that sends to a wrong address must hear of it; somebody in a browser may only have to sign in.</summary>
public sealed class Addresses_that_lead_nowhere(ShellHost host) : IClassFixture<ShellHost>
{
    [Theory]
    [InlineData("POST", "/batch")]
    [InlineData("POST", "/batch/")]
    [InlineData("POST", "/track")]
    [InlineData("PUT", "/nowhere")]
    [InlineData("GET", "/nowhere")]
    [InlineData("HEAD", "/nowhere")]
    [InlineData("DELETE", "/api/v2/journeys")]
    public async Task Are_told_to_programs(string method, string path)
    {
        using var answer = await AskAsync(method, path, accept: null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Take_no_form_of_a_browser_either()
    {
        using var answer = await AskAsync("POST", "/batch/", "text/html");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/v1/batch/")]
    [InlineData("/V1/batch")]
    [InlineData("/v1/BATCH")]
    public async Task Are_not_those_that_only_look_different(string path)
    {
        using var answer = await AskAsync("POST", path, accept: null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode); // it asks for the key that is missing
        Assert.Contains("code", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/batches")]
    [InlineData("/v1/v1/batch")]
    [InlineData("/v1")]
    public async Task Below_that_of_events_answer_as_its_clients_understand(string path)
    {
        using var answer = await AskAsync("POST", path, accept: null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("not_found", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE", "/health", "GET")]
    [InlineData("GET", "/sign-out", "POST")]
    [InlineData("PUT", "/sign-in", "POST")]
    [InlineData("GET", "/v1/track", "POST")]
    [InlineData("POST", "/o/abc.gif", "GET")]
    [InlineData("PUT", "/u/abc", "POST")]
    public async Task Are_not_those_that_take_another_method(string method, string path, string allowed)
    {
        using var answer = await AskAsync(method, path, accept: null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains(allowed, answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/u")]
    [InlineData("/c/a/b")]
    [InlineData("/f/no-business/form")]
    public async Task Tell_a_customer_so_and_do_not_ask_them_to_sign_in(string path)
    {
        using var answer = await AskAsync("GET", path, "text/html");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("This link does not work", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/people")]
    [InlineData("/sign-in")]
    public async Task Lead_on_without_naming_the_host_that_the_request_made_up(string path)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "evil.example";
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> AskAsync(string method, string path, string? accept)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST" or "PUT") request.Content =
            JsonContent.Create(new { batch = new[] { new { type = "track", @event = "Order Completed", userId = "u" } } });
        if (accept is not null) request.Headers.Accept.ParseAdd(accept);
        return await client.SendAsync(request);
    }
}
