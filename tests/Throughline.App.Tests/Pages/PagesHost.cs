using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Throughline.App.Access;
using Throughline.App.Hosting;
using Throughline.App.Tests.Api.Support;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Accounts;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;
using Visitor = Throughline.App.Tests.Shell.Visitor;

namespace Throughline.App.Tests.Pages;

/// <summary>
/// The application with its real engine, which moves when the test says so: the clock goes by hand, nothing runs beside it.
/// One owner with one business; a second business that is not theirs.
/// </summary>
public sealed class PagesHost : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("throughline-pages-");
    // Ahead of the real one, so that no browser thinks its cookies are over.
    private readonly ManualClock _clock = new(new DateTimeOffset(2035, 3, 5, 9, 0, 0, TimeSpan.Zero));
    private WebApplication _app = null!;

    internal Uri Address { get; private set; } = null!;
    internal IServiceProvider Services => _app.Services;
    internal Visitor Owner { get; private set; } = null!;
    internal Guid Business { get; private set; }
    internal Guid OtherBusiness { get; private set; }
    internal EngineParts Engine => Services.GetRequiredService<EngineParts>();
    internal DraftStore Drafts => Services.GetRequiredService<DraftStore>();
    internal Actor Us => new(Business, "jill");
    internal Actor OwnersActor => Us with
    {
        AccountId = Read<string>("SELECT account_id FROM member WHERE workspace_id = @Business AND role = 'owner'", new { Business })!,
    };

    public async ValueTask InitializeAsync()
    {
        _app = WebHost.Build(new ServeOptions(_folder.FullName, "http://127.0.0.1:0")
        {
            Clock = _clock,
            Configure = builder => builder.Services.Remove(builder.Services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(EngineHost))),
        });
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
        Owner = NewVisitor();
        await Owner.SubmitAsync(await Owner.GetAsync("/welcome"), "form", ShellHost.Owner.Form);
        Business = Read<byte[]>("SELECT id FROM workspace") is { } id ? new Guid(id, bigEndian: true) : default;
        OtherBusiness = await Services.GetRequiredService<Workspaces>().CreateAsync("Theirs", "UTC", "somebody-else");
        Engine.Catalogue.Refresh();
    }

    public async ValueTask DisposeAsync()
    {
        Owner.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    internal Visitor NewVisitor() => new(Address);

    /// <summary>Lets time pass, and everything that it brings.</summary>
    internal async Task PassAsync(TimeSpan time)
    {
        _clock.Advance(time);
        await Engine.Engine.RunUntilStillAsync();
    }

    internal Task StillAsync() => PassAsync(TimeSpan.Zero);

    /// <summary>Publishes the journey of these tests.</summary>
    internal async Task PublishAsync(Guid? business = null)
    {
        var compilation = JourneyCheck.Compile(FirstWeek.File);
        Assert.True(compilation.IsSound, string.Join('\n', compilation.Findings));
        await SaveAsync(FirstWeek.File, business);
        await PublishDraftAsync(FirstWeek.Key, business);
    }

    /// <summary>Keeps a sound file as the draft of its journey.</summary>
    internal Task SaveAsync(string file, Guid? business = null) => Engine.Publishing.SaveDraftAsync(business ?? Business, file, JourneyCheck.Compile(file).Journey!);

    /// <summary>Publishes what is kept; the number of the version, null where nothing is.</summary>
    internal async Task<int?> PublishDraftAsync(string key, Guid? business = null) =>
        await Engine.Publishing.PublishDraftAsync(business ?? Business, key, "jill", MoveChoices.EverybodyStays) is { VersionId: not null } made ? made.Number : null;

    internal Task<bool> EnterAsync(Guid person, string journey, string entryPoint, Guid? business = null) =>
        Engine.Enrollments.EnterAsync(business ?? Business, person, Engine.Publishing.FindJourney(business ?? Business, journey)!.Value, entryPoint);

    /// <summary>Somebody who agreed to everything, on the road.</summary>
    internal async Task<Guid> WalkerAsync(string firstName, string? lastName = null, Guid? business = null, bool agreed = true)
    {
        var person = await Engine.People.AddAsync(business ?? Business, new NewPerson(firstName, lastName, $"{Guid.CreateVersion7():N}@example.org", null, "a fair", agreed ? "Said so at the fair" : null));
        Assert.True(await EnterAsync(person, FirstWeek.Key, "five-steps-form", business));
        await StillAsync();
        return person;
    }

    /// <summary>Follows the first link of the message of a step, and lets time go by until that counts.</summary>
    internal async Task ClickAsync(Guid person, int step = 0)
    {
        Assert.True(await Engine.Visits.FollowAsync(KeyOf(Delivery(person, step)), 0, VisitSign.Person));
        await PassAsync(TimeSpan.FromSeconds(21));
    }

    /// <summary>A draft of so many steps, filled in; its key.</summary>
    internal Task<string> RoadAsync(int steps) => Drafts.CreateAsync(Us, "From tired to rested", draft => LongRoad.Fill(draft, steps));

    /// <summary>Waits until a draft holds this; looks after each of its changes.</summary>
    internal async Task KeptAsync(string key, Func<JourneyDraft, bool> holds)
    {
        using var changed = new SemaphoreSlim(0);
        Action<Guid, long, string?> hear = (_, _, _) => changed.Release();
        Drafts.Changed += hear;
        try
        {
            while (!holds(Drafts.Open(Business, key)!.Document.Draft))
                Assert.True(await changed.WaitAsync(TimeSpan.FromSeconds(60)), "The draft never came to hold what was done on the page.");
        }
        finally
        {
            Drafts.Changed -= hear;
        }
    }

    /// <summary>Somebody else of this business, signed in.</summary>
    /// <param name="grants">What a coach may do; everything but settings where it is not said.</param>
    /// <param name="teamKey">By which steps name them.</param>
    /// <param name="business">Another business than this one.</param>
    internal async Task<Visitor> ColleagueAsync(
        string name, Role role = Role.Coach, Permissions? grants = null, string? teamKey = null, Guid? business = null)
    {
        const string Password = "a colleague’s own words";
        using var scope = Services.CreateScope();
        var email = $"{Guid.CreateVersion7():N}@example.org";
        var account = new Account { FullName = name, UserName = email, Email = email };
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password)).Succeeded);
        var may = grants ?? Role.Manager.Allows(default).Without(Permission.ManageSettings);
        await Services.GetRequiredService<Members>().LetInAsync(new Actor(business ?? Business, "jill"), account.Id, role, may, teamKey);
        var visitor = NewVisitor();
        await visitor.SubmitAsync(await visitor.GetAsync("/sign-in"), "form", new Dictionary<string, string> { ["Form.Email"] = email, ["Form.Password"] = Password });
        return visitor;
    }

    /// <summary>What the owner is in this business from now on.</summary>
    internal Task RoleAsync(Role role) =>
        Services.GetRequiredService<Database>().WriteAsync(connection =>
            connection.Execute("UPDATE member SET role = @role WHERE workspace_id = @Business", new { role = role.Word(), Business }));

    internal DeliveryEntry Delivery(Guid person, int step, int number = 0, Guid? business = null)
    {
        var reader = Services.GetRequiredService<DeliveryReader>();
        var all = reader.OfPerson(PeopleScope.Whole(business ?? Business), person, NodaTime.Instant.FromUtc(2999, 1, 1, 0, 0), 100);
        return all.Single(row => row.Step == step && row.Number == number && row.Kind != DeliveryKind.Confirmation);
    }

    internal EnrollmentEntry Road(Guid person, Guid? business = null) =>
        Services.GetRequiredService<PersonReader>().Enrollments(PeopleScope.Whole(business ?? Business), person).Single();

    internal string Link(LinkKind kind, DeliveryEntry row, int index = 0) => new Uri(Engine.Links.Mint(kind, row.PersonId, row.Id, index)).AbsolutePath;

    internal T? Read<T>(string sql, object? about = null) => Services.GetRequiredService<Database>().Read(c => c.ExecuteScalar<T>(sql, about));

    internal List<T> All<T>(string sql, object? about = null) =>
        Services.GetRequiredService<Database>().Read(c => c.Query<T>(sql, about).AsList());

    internal static DeliveryKey KeyOf(DeliveryEntry row) => new(row.PersonId, row.Id);
}

/// <summary>A journey with a step of every kind of interest to a page.</summary>
internal static class FirstWeek
{
    public const string Key = "first-week";

    public const string File = """
        journey: first-week
        name: A first week that works
        persona: busy-owner
        offer: steady-programme
        owner: jill
        pain: Every evening ends at the desk
        result:
          gets: A week without overtime
          feels: Rested
        entryPoints:
          - key: five-steps-form
            source: social
            form: five-steps
            joins: welcome
          - key: walk-in
            joins: call
        reEntry: after-finishing
        restLimit: 26 weeks
        steps:
          - key: welcome
            stage: know-like-trust
            title: I get the checklist I asked for
            owner: michael
            message:
              subject: Welcome, {{firstName}}
              body: |
                Hello {{firstName}},

                [Get the checklist](https://example.com/checklist)

                Jill
            done:
              event: Email Link Clicked
              where: link = get-the-checklist
              within: 3 days
            otherwise: continue
          - key: question
            stage: know-like-trust
            title: I am asked how it is
            survey:
              question: How likely are you to recommend us?
              kind: recommend
              message:
                subject: One question, {{firstName}}
                body: |
                  [Answer]({{surveyLink}})
                topic: questions
            done:
              event: Survey Answered
              within: 5 days
            otherwise: continue
          - key: call
            stage: engage
            title: Somebody listens to me
            owner: jill
            assignment:
              title: Ring them
              script: |
                Say **hello** to {{firstName}}.
              checklist: [Listened, Wrote it down]
              due: 2 days
            otherwise: rest
          - key: order
            stage: engage
            title: I decide
            done:
              event: Order Completed
              within: 5 days
            otherwise: rest
          - key: thanks
            stage: loyal
            title: I am thanked
            message:
              subject: Thank you, {{firstName}}
              body: Thank you.
              purpose: service
        """;
}
