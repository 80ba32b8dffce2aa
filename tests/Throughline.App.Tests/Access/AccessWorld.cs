using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.App.Access;
using Throughline.App.Tests.Pages;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Library;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;
using Throughline.Tests.Library;
using Visitor = Throughline.App.Tests.Shell.Visitor;

namespace Throughline.App.Tests.Access;

/// <summary>A person with a message and a task.</summary>
internal sealed record Somebody(Guid Id, Guid Road, Guid Message, Guid Task);

/// <summary>
/// One business with everything a route can be about, a member of every role in it, and keys of every kind; and the owner of
/// another business. Mia's task is the helper's; Samuel's is Jill's, so that he is a stranger to the helper.
/// </summary>
public sealed class AccessWorld : IAsyncLifetime
{
    public const string Mine = "Mia", Stranger = "Samuel", Anonymous = "anonymous", Outsider = "outsider";
    private const string Second = "second-week";
    private static readonly string[] _ours = ["/clients", "/offers", "/settings/attributes", "/events", "/team", "/tools", "/booking"];
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly Permissions _reading = Permissions.Of(Permission.SeeJourneys);
    private static readonly Instant _then = Instant.FromUtc(2035, 3, 5, 9, 0);

    private readonly Dictionary<string, HttpClient> _clients = [];
    private readonly Dictionary<string, Visitor> _visitors = [];

    internal PagesHost Host { get; } = new();
    internal Somebody Mia { get; private set; } = null!;
    internal Somebody Samuel { get; private set; } = null!;
    internal Guid TestMessage { get; } = Guid.CreateVersion7();
    internal string FirstStep => FirstOf("steps");
    private string FirstOf(string list) => Host.Drafts.Open(Host.Business, FirstWeek.Key)!.Document.Ids(list)[0];

    /// <summary>What each caller may do: members by their role, and coaches by what they are granted.</summary>
    internal static IReadOnlyDictionary<string, Permissions> Members { get; } = new Dictionary<string, Permissions>
    {
        ["owner"] = Role.Owner.Allows(default),
        ["manager"] = Role.Manager.Allows(default),
        ["helper"] = Role.Helper.Allows(default),
        ["viewer"] = Role.Viewer.Allows(default),
        ["coach without grants"] = Permissions.None,
        ["coach for journeys"] = Permissions.Of(Permission.SeeJourneys, Permission.EditJourneys),
    };

    /// <summary>What each key may do; null for one that opens nothing.</summary>
    internal static IReadOnlyDictionary<string, Permissions?> Keys { get; } = new Dictionary<string, Permissions?>
    {
        ["browser key"] = null,
        ["server key for events"] = Permissions.None,
        ["server key for journeys"] = KeyScopes.Journeys.May,
        ["server key for reading"] = _reading,
    };

    internal IReadOnlyList<RouteEndpoint> Routes =>
        [.. Host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct()];

    private Guid Booking { get; set; } // an appointment of Samuel's
    private Guid Note { get; set; } // about him, by the owner

    public async ValueTask InitializeAsync()
    {
        await Host.InitializeAsync();
        await Host.PublishAsync();
        await PublishSecondAsync();
        (Mia, Samuel) = (await SomebodyAsync(Mine, Second), await SomebodyAsync(Stranger, FirstWeek.Key));
        await FillTheBookAsync();
        await MembersAsync();
        await KeysAsync();
        Host.Engine.Catalogue.Refresh();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values) client.Dispose();
        foreach (var visitor in _visitors.Values) visitor.Dispose();
        await Host.DisposeAsync();
    }

    internal Visitor Visitor(string caller) => caller == "owner" ? Host.Owner : _visitors[caller];

    /// <summary>Asks as a caller, without following where the answer leads; only the head of it is awaited.</summary>
    internal Task<HttpResponseMessage> AskAsync(string caller, string method, string path, string? origin = null, string contentType = Form)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method != "GET") request.Content = new StringContent("", Encoding.UTF8, contentType);
        if (origin is not null) request.Headers.Add("Origin", origin);
        return _clients[caller].SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Asks a route about what there is here, with content of a kind it takes: else routing itself would answer.</summary>
    internal Task<HttpResponseMessage> AskAsync(string caller, string method, RouteEndpoint route, string? origin = null)
    {
        var types = route.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes ?? [];
        return AskAsync(caller, method, AddressOf(route), origin, types.Count == 0 || types.Contains(Form) ? Form : types[0]);
    }

    /// <summary>The address of a route, about what there is in this business.</summary>
    internal string AddressOf(RouteEndpoint route)
    {
        var pattern = "/" + route.RoutePattern.RawText!.TrimStart('/');
        var path = string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => ValueOf(pattern, parameter.Name),
            _ => "",
        }))));
        return "/" + path + QueryOf(pattern);
    }

    private string ValueOf(string pattern, string name) => (pattern, name.ToLowerInvariant()) switch
    {
        ({ } of, "key") when Array.Exists(_ours, start => of.StartsWith(start, StringComparison.Ordinal)) => "ours",
        ({ } of, "id") when of.StartsWith("/booking", StringComparison.Ordinal) => Booking.ToString("N"),
        ({ } of, "key" or "filekey") when of.StartsWith("/library", StringComparison.Ordinal) => "ours.pdf",
        ({ } of, "key" or "journeykey") => of.Contains("/unread", StringComparison.Ordinal) ? "kept" : FirstWeek.Key,
        (_, "kindkey" or "clientkey" or "offerkey" or "memberkey" or "toolkey" or "attributekey" or "eventkey") => "ours",
        ({ } of, "id") when of.StartsWith("/people", StringComparison.Ordinal) => Samuel.Id.ToString("N"),
        ({ } of, "id") when of.StartsWith("/events", StringComparison.Ordinal) || of.Contains("/share/", StringComparison.Ordinal) =>
            Guid.Empty.ToString("N"),
        ({ } of, "id") when of.StartsWith("/outbox/tests", StringComparison.Ordinal) => TestMessage.ToString("N"),
        ({ } of, "id") when of.StartsWith("/outbox", StringComparison.Ordinal) => Samuel.Message.ToString("N"),
        ({ } of, "id") when of.StartsWith("/my-day", StringComparison.Ordinal) => Samuel.Task.ToString("N"),
        ({ } of, "id") when of.Contains("/ways/", StringComparison.Ordinal) => FirstOf("entryPoints"),
        ({ } of, "id") when of.Split('/').Any(part => part is "steps" or "outline") => FirstStep,
        (_, "templatekey") => "service-business",
        (_, "person") => Samuel.Id.ToString("N"),
        (_, "road") => Samuel.Road.ToString("N"),
        (_, "owner") => "jill",
        ({ } of, "step") => of.Contains("/playbook/", StringComparison.Ordinal) ? "call" : FirstStep,
        (_, "part") => "steps",
        (_, "number") => "1",
        (_, "status") => "403",
        (_, "name") => "people",
        (_, "note") => Note.ToString("N"),
        (_, "proposal" or "content" or "letter") => Guid.Empty.ToString("N"),
        (_, "business") => Host.Business.ToString(),
        _ => "x",
    };

    private string QueryOf(string pattern) => pattern switch
    {
        "/journeys/{JourneyKey}/people" => "?number=entered",
        "/journeys/{key}/changes" or "/journeys/{key}/here" => "?tab=t",
        "/journeys/{JourneyKey}/compare" => "?from=1&to=2",
        "/journeys/{key}/steps/{id}/letter" => $"?at={Uri.EscapeDataString($"steps[#{FirstStep}].message")}",
        _ => "",
    };

    // The same road, but for who rings people up; and the first one in a second version.
    private async Task PublishSecondAsync()
    {
        var file = FirstWeek.File
            .Replace("journey: first-week", $"journey: {Second}", StringComparison.Ordinal)
            .Replace("form: five-steps", "form: other-steps", StringComparison.Ordinal)
            .Replace("    owner: jill\n    assignment:", "    owner: michael\n    assignment:", StringComparison.Ordinal);
        await Host.SaveAsync(file);
        Assert.NotNull(await Host.PublishDraftAsync(Second));
        var newer = Handing_over.Giving("ours.pdf").Replace("Thank you, {{", "Thank you so much, {{", StringComparison.Ordinal);
        await Host.Drafts.ReplaceAsync(Host.Us, FirstWeek.Key, JourneyFile.Read(newer).Draft!);
        Assert.Equal(2, await Host.PublishDraftAsync(FirstWeek.Key));
        var database = Host.Services.GetRequiredService<Database>();
        await KeptDrafts.KeepAsync(database, Host.Us, "kept", new JourneyDraft { Name = "Kept" }, "not: a journey\n", _then);
    }

    /// <summary>Somebody who got the first message and whom one of the team is to ring up.</summary>
    private async Task<Somebody> SomebodyAsync(string name, string journey)
    {
        var newcomer = new NewPerson(name, "Somebody", $"{name.ToLowerInvariant()}@example.org", null, "a fair", "Said so at the fair");
        var person = await Host.Engine.People.AddAsync(Host.Business, newcomer);
        Assert.True(await Host.EnterAsync(person, journey, "five-steps-form"));
        await Host.StillAsync();
        Assert.True(await Host.EnterAsync(person, journey, "walk-in"));
        await Host.StillAsync();
        var scope = PeopleScope.Whole(Host.Business);
        var ever = Instant.FromUtc(2999, 1, 1, 0, 0);
        return new(
            person,
            Host.Services.GetRequiredService<PersonReader>().Enrollments(scope, person).Single().Id,
            Host.Services.GetRequiredService<DeliveryReader>().OfPerson(scope, person, ever, 10)[0].Id,
            Host.Services.GetRequiredService<AssignmentReader>().OfPerson(scope, person, ever, 10).Single().Id);
    }

    private async Task FillTheBookAsync()
    {
        var books = Host.Services.GetRequiredService<Books>();
        await books.SaveAsync(Host.Us, new Persona { Key = "ours", Name = "Busy owner" });
        await books.SaveAsync(Host.Us, new Offer("ours", "Steady programme", OfferKind.Flagship, null, []));
        await books.SaveAsync(Host.Us, new TeamMember("ours", "Michael", null, null, null, null));
        await books.SaveAsync(Host.Us, new Tool("ours", "Phone", null));
        await Host.Services.GetRequiredService<Workspaces>().ChangeAsync(Host.Us, "settings.attributes", settings => settings with
        {
            Attributes = [new("ours", "Ours", Throughline.People.AttributeKind.Text)],
        });
        var kind = new AppointmentKind("ours", "A call") { Members = ["ours"] };
        await books.SaveAsync(Host.Us, kind);
        var guest = new BookingGuest($"{Stranger.ToLowerInvariant()}@example.org", null, "once");
        Booking = (await Host.Engine.Bookings.BookAsync(new(Host.Business, kind, books.Load(Host.Business).Team),
            Instant.FromUtc(2035, 3, 7, 9, 0), guest)).Booking!.Key.Id;
        Note = (await Host.Engine.Notes.WriteAsync(new(Host.OwnersActor, "Jill", true), Samuel.Id, "One", "once")).Id!.Value;
        await Host.Services.GetRequiredService<Occasions>().AddAsync(Host.Us, "ours", new OccasionTerms("Open day", "2027-03-04", 0, ""));
        var file = new BroughtFile("ours.pdf", new MemoryStream(RealFiles.Pdf()));
        Assert.NotNull((await Host.Services.GetRequiredService<LibraryUploads>().AddAsync(Host.Us, file, default)).File);
        await Host.Services.GetRequiredService<TestMessages>().KeepAsync(Host.Business, new TestMessage
        {
            Id = TestMessage,
            At = _then,
            AccountId = "jill",
            Address = "jill@example.com",
            Subject = "A test",
            Html = "<head></head>A test",
            Text = "A test",
            Outcome = "Kept",
        });
    }

    private async Task MembersAsync()
    {
        _visitors["manager"] = await Host.ColleagueAsync("Mona Manager", Role.Manager);
        _visitors["helper"] = await Host.ColleagueAsync("Michael Helper", Role.Helper, teamKey: "michael");
        _visitors["viewer"] = await Host.ColleagueAsync("Vera Viewer", Role.Viewer);
        _visitors["coach without grants"] = await Host.ColleagueAsync("Carl Coach", Role.Coach, Permissions.None);
        _visitors["coach for journeys"] = await Host.ColleagueAsync("Cora Coach", Role.Coach, Members["coach for journeys"]);
        _visitors[Outsider] = await Host.ColleagueAsync("Otto Outside", Role.Owner, business: Host.OtherBusiness);
        foreach (var caller in Members.Keys.Append(Outsider))
            _clients[caller] = Client(new HttpClientHandler { CookieContainer = Visitor(caller).Cookies, AllowAutoRedirect = false });
        _clients[Anonymous] = Client(new HttpClientHandler { AllowAutoRedirect = false });
    }

    private async Task KeysAsync()
    {
        var keys = Host.Services.GetRequiredService<ApiKeys>();
        var texts = new Dictionary<string, string>
        {
            ["browser key"] = await keys.CreateAsync(Host.Us, "Website", KeyKind.Browser, KeyScopes.Events),
            ["server key for events"] = await keys.CreateAsync(Host.Us, "Shop", KeyKind.Server, KeyScopes.Events),
            ["server key for journeys"] = await keys.CreateAsync(Host.Us, "Editor", KeyKind.Server, KeyScopes.Journeys),
            ["server key for reading"] = await keys.CreateAsync(Host.Us, "Reader", KeyKind.Server, new(false, _reading)),
        };
        foreach (var (caller, key) in texts)
        {
            _clients[caller] = Client(new HttpClientHandler { AllowAutoRedirect = false });
            _clients[caller].DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
    }

    private HttpClient Client(HttpClientHandler handler)
    {
        var client = new HttpClient(handler) { BaseAddress = Host.Address };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }
}

internal static class RouteExtensions
{
    private static IEnumerable<PropertyInfo> FormsOf(Type page) =>
        page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(property => property.IsDefined(typeof(SupplyParameterFromFormAttribute)));

    extension(RouteEndpoint route)
    {
        public string Pattern => "/" + route.RoutePattern.RawText!.TrimStart('/');

        public IReadOnlyList<IAccessRule> Rules => route.Metadata.GetOrderedMetadata<IAccessRule>();

        public bool IsPublic => route.Rules.OfType<IsPublicAttribute>().Any();

        public bool IsCalledWithKey => route.Metadata.GetMetadata<CalledWithKey>() is not null;

        /// <summary>GET and POST for what names none.</summary>
        public IEnumerable<string> Methods => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } named
            ? named.Where(method => method is not ("HEAD" or "OPTIONS"))
            : ["GET", "POST"];

        /// <summary>A page answers to POST whether or not it has a form; one without a form of its own does nothing then.</summary>
        public bool TakesForms => route.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type is not { } page || FormsOf(page).Any();

        /// <summary>By the route's own declaration.</summary>
        public bool IsFor(Permissions may, string method) => route.Rules.Count > 0
            && route.Rules.OfType<NeedsAttribute>().All(rule => (rule.OnlyToChange && method == "GET") || rule.AreMet(may));
    }
}
