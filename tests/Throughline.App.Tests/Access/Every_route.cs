using System.Net;
using Microsoft.AspNetCore.Routing;
using Throughline.App.Access;
using Throughline.Businesses;

namespace Throughline.App.Tests.Access;

/// <summary>Walks every route of the running program, with each role and each kind of key.</summary>
public sealed class Every_route(AccessWorld world) : IClassFixture<AccessWorld>
{
    // All that somebody of that role can open by an address; everything else is for others.
    private static readonly string[] _helpers =
    [
        "GET /",
        "GET /events/{EventKey}/door",
        "GET /live",
        "GET /my-day",
        "GET /my-day/settled",
        "GET /my-day/{person:guid}/{id:guid}/file",
        "GET /outbox",
        "GET /outbox/{Person:guid}/{Id:guid}",
        "GET /outbox/{person:guid}/{id:guid}/letter",
        "GET /people",
        "GET /people/{Id:guid}",
        "GET /people/{Id:guid}/notes/{Note:guid}",
        "GET /playbooks",
        "GET /playbooks/{Owner}",
        "GET /booking/{Person:guid}/{Id:guid}", // of their own people only
        "GET /journeys/{JourneyKey}/playbook/{Owner}",
        "GET /search",
        "GET /settings/account",
        "GET /workspaces/new",
        "POST /events/{key}/door/add",
        "POST /events/{key}/door/close",
        "POST /events/{key}/door/open",
        "POST /events/{key}/door/{person:guid}/{id:guid}",
        "POST /journeys/{key}/playbook/{step}/put-away",
        "POST /journeys/{key}/playbook/{step}/sign",
        "POST /my-day/{person:guid}/{id:guid}",
        "POST /my-day/{person:guid}/{id:guid}/undo",
        "POST /people/{id:guid}/notes",
        "POST /people/{id:guid}/notes/{note:guid}",
        "POST /people/{id:guid}/notes/{note:guid}/put-back",
        "POST /people/{id:guid}/notes/{note:guid}/remove",
        "POST /people/{id:guid}/notes/{note:guid}/seen",
        "POST /settings/account",
        "POST /sign-out",
        "POST /t/{token}/here",
        "POST /workspaces/new",
        "POST /workspaces/switch",
    ];

    // What a viewer sends changes nothing but their own view: which rows a map shows, where they are, what they signed.
    private static readonly string[] _viewersPosts =
    [
        "POST /journeys/{key}/here",
        "POST /journeys/{key}/map/rows",
        "POST /journeys/{key}/playbook/{step}/put-away",
        "POST /journeys/{key}/playbook/{step}/sign",
        "POST /journeys/{key}/steps/{id}/letter",
        "POST /settings/account",
        "POST /sign-out",
        "POST /t/{token}/here",
        "POST /workspaces/new",
        "POST /workspaces/switch",
    ];

    private IEnumerable<(RouteEndpoint Route, string Method)> Asked =>
        from route in world.Routes from method in route.Methods select (route, method);

    private IEnumerable<(RouteEndpoint Route, string Method)> ForAccounts =>
        Asked.Where(one => !one.Route.IsPublic && !one.Route.IsCalledWithKey);

    // Who may listen for changes hears nothing until there is one.
    private IEnumerable<(RouteEndpoint Route, string Method)> Answering => ForAccounts.Where(one => one.Route.Pattern != "/live");

    [Fact]
    public void Says_what_it_needs()
    {
        Assert.True(world.Routes.Count > 150, $"Only {world.Routes.Count} routes were found.");
        Assert.Empty(world.Routes.Where(route => route.Rules.Count == 0).Select(route => route.Pattern));
        // Public, and not public.
        Assert.Empty(world.Routes.Where(route => route.IsPublic && route.Rules.Count > 1).Select(route => route.Pattern));
        Assert.All(world.Routes.SelectMany(route => route.Rules), rule => Assert.True(rule is IsPublicAttribute { Because.Length: > 9 }
            or NeedsAccountAttribute { Because.Length: > 7 } or NeedsAttribute { Permissions.Count: > 0 }));
    }

    [Fact]
    public async Task Opens_to_its_owner()
    {
        var wrong = new List<string>();
        foreach (var (route, method) in Answering.Where(one => one.Method == "GET"))
        {
            using var answer = await world.AskAsync("owner", "GET", route);
            if (answer.StatusCode != HttpStatusCode.OK)
                wrong.Add($"{method} {route.Pattern} → {world.AddressOf(route)}: {answer.StatusCode} {answer.Headers.Location}");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Answers_HEAD_as_it_answers_GET()
    {
        var wrong = new List<string>();
        foreach (var (route, _) in Asked.Where(
            one => one.Method == "GET" && !one.Route.IsCalledWithKey && one.Route.Metadata.GetMetadata<IHttpMethodMetadata>() is not null))
        {
            using var head = await world.AskAsync("owner", "HEAD", route);
            if (head.StatusCode == HttpStatusCode.MethodNotAllowed || (int)head.StatusCode >= 500
                || (head.StatusCode != HttpStatusCode.OK && !route.IsPublic))
                wrong.Add($"{route.Pattern}: {head.StatusCode}");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Names_no_host_that_the_request_made_up()
    {
        var wrong = new List<string>();
        foreach (var (route, _) in Answering.Where(one => one.Method == "GET" && one.Route.Pattern != "/journeys/{key}/changes"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, world.AddressOf(route));
            request.Headers.Host = "made-up.example";
            var visit = await world.Visitor("owner").SendAsync(request);
            if (visit.Document.Source.Text.Contains("made-up.example", StringComparison.Ordinal)) wrong.Add(route.Pattern);
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Lets_in_whom_its_needs_let_in_and_nobody_else()
    {
        var wrong = new List<string>();
        foreach (var (caller, may) in AccessWorld.Members)
            foreach (var (route, method) in Answering)
            {
                using var answer = await world.AskAsync(caller, method, route);
                var open = answer.StatusCode != HttpStatusCode.Forbidden;
                // A post without the page's token is stopped only after the guard has let it through, so that nothing is changed here.
                var passed = open && !IsSignIn(answer)
                    && (method == "GET" || answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.TooManyRequests);
                var fits = route.IsFor(may, method) ? passed : !open;
                if (!fits) wrong.Add($"{caller}: {method} {route.Pattern}: {answer.StatusCode} {answer.Headers.Location}");
            }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Sends_strangers_and_keys_to_the_door()
    {
        var wrong = new List<string>();
        foreach (var caller in AccessWorld.Keys.Keys.Append(AccessWorld.Anonymous))
            foreach (var (route, method) in ForAccounts)
            {
                using var answer = await world.AskAsync(caller, method, route);
                if (!IsSignIn(answer) && answer.StatusCode != HttpStatusCode.TooManyRequests)
                    wrong.Add($"{caller}: {method} {route.Pattern}: {answer.StatusCode}");
            }
        foreach (var (route, method) in Asked.Where(one => one.Route.IsPublic))
        {
            using var answer = await world.AskAsync(AccessWorld.Anonymous, method, route);
            if (IsSignIn(answer)) wrong.Add($"public, and asks to sign in: {method} {route.Pattern}");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task For_programs_asks_the_scopes_of_their_key()
    {
        var wrong = new List<string>();
        var calls = Asked.Where(one => one.Route.IsCalledWithKey).ToList();
        foreach (var (route, method) in calls)
        {
            foreach (var (caller, may) in AccessWorld.Keys)
            {
                var refused = route.IsFor(may ?? Permissions.None, method) ? (HttpStatusCode?)null : HttpStatusCode.Forbidden;
                await ExpectAsync(caller, null, may is null ? HttpStatusCode.Unauthorized : refused);
            }
            await ExpectAsync("server key for journeys", "https://www.example.com", HttpStatusCode.Forbidden);
            foreach (var caller in AccessWorld.Members.Keys.Append(AccessWorld.Anonymous))
                await ExpectAsync(caller, null, HttpStatusCode.Unauthorized);

            async Task ExpectAsync(string caller, string? origin, HttpStatusCode? refused)
            {
                using var answer = await world.AskAsync(caller, method, route, origin);
                var said = answer.Content.Headers.ContentType?.MediaType;
                var fits = refused is { } status
                    ? answer.StatusCode == status && said == "application/problem+json"
                    : answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);
                if (!fits)
                    wrong.Add($"{caller}{(origin is null ? "" : " from a page")}: {method} {route.Pattern}: {answer.StatusCode} {said}");
            }
        }
        Assert.Empty(wrong);
        Assert.True(calls.Count >= 6);
    }

    [Fact]
    public void Is_for_a_helper_only_where_it_stands_in_this_list() =>
        Assert.Equal(_helpers.Order(StringComparer.Ordinal), For(Role.Helper));

    [Fact]
    public void Takes_from_a_viewer_only_what_stands_in_this_list() =>
        Assert.Equal(
            _viewersPosts.Order(StringComparer.Ordinal),
            For(Role.Viewer).Where(one => !one.StartsWith("GET", StringComparison.Ordinal)));

    private IEnumerable<string> For(Role role) => ForAccounts
        .Where(one => (one.Method == "GET" || one.Route.TakesForms) && one.Route.IsFor(role.Allows(default), one.Method))
        .Select(one => $"{one.Method} {one.Route.Pattern}").Distinct().Order(StringComparer.Ordinal);

    private static bool IsSignIn(HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.Redirect
        && answer.Headers.Location?.ToString().Contains("/sign-in?next=", StringComparison.Ordinal) == true;
}
