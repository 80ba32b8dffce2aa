using System.Security.Cryptography;
using Throughline.App.Access;
using Throughline.App.Api.Journeys;
using Throughline.App.Features.Assignments;
using Throughline.App.Features.Business;
using Throughline.App.Features.Designing;
using Throughline.App.Features.Home;
using Throughline.App.Features.Journeys;
using Throughline.App.Features.Mapping;
using Throughline.App.Features.Outbox;
using Throughline.App.Features.Outlining;
using Throughline.App.Features.People;
using Throughline.App.Features.Planning;
using Throughline.App.Features.Playbooks;
using Throughline.App.Features.Publishing;
using Throughline.App.Features.Reviews;
using Throughline.App.Features.Sharing;
using Throughline.App.Features.Stepping;
using Throughline.App.Features.Testing;
using Throughline.App.Hosting;
using Throughline.App.Public;
using Throughline.Businesses;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features;

/// <summary>Everything the pages need, and everything they post.</summary>
internal static class FeaturePages
{
    public static void AddFeaturePages(this IServiceCollection services)
    {
        services.AddSingleton<JourneyReader>();
        services.AddSingleton<TallyReader>();
        services.AddSingleton<PlaceReader>();
        services.AddSingleton<PersonReader>();
        services.AddSingleton<PeopleReader>();
        services.AddSingleton<TimelineReader>();
        services.AddSingleton<DeliveryReader>();
        services.AddSingleton<AssignmentReader>();
        services.AddSingleton<AnswerReader>();
        services.AddSingleton<Books>();
        services.AddScoped<TeamNames>();
        services.AddSingleton<SampleLibrary>();
        services.AddSingleton<FirstPeople>();
        services.AddSingleton<WaysIn>();
        services.AddSingleton<SentMessages>();
        services.AddSingleton<Scripts>();
        services.AddSingleton<Settlements>();
        services.AddHostedService(all => all.GetRequiredService<Settlements>());
        services.AddSingleton<FindHits>(all => FindIn(all.GetRequiredService<JourneyReader>(), all.GetRequiredService<PeopleReader>(), all.GetRequiredService<Catalogue>()));
        services.AddSingleton(new HomePart(10, NeedsYou: true, typeof(WaitingForYou),
            (all, access) => access.May(Permission.SettleAssignments)
                && all.GetRequiredService<AssignmentReader>().Open(access.People, null).Rows.Count > 0));
        services.AddSingleton<ReviewCalendar>();
        services.AddSingleton(new HomePart(30, NeedsYou: true, typeof(ReviewsDue),
            (all, access) => SeesRoads(access)
                && all.GetRequiredService<ReviewCalendar>().Overdue(access.WorkspaceId, ReviewsDue.Today(all.GetRequiredService<TimeProvider>(), access)).Count > 0));
        services.AddSingleton(new HomePart(100, NeedsYou: false, typeof(RoadsToday),
            (all, access) => SeesRoads(access) && all.GetRequiredService<JourneyReader>().List(access.WorkspaceId).Any(row => row.IsPublished)));
        services.AddSingleton<VersionReader>();
        services.AddSingleton<DraftFindings>(all => (workspace, key) => all.GetRequiredService<DraftStore>().Open(workspace, key) is { } open ? all.GetRequiredService<Examiner>().OpenIn(workspace, open) : []);
        services.AddSingleton<Presence>();
        services.AddSingleton(all => new DraftStore(all.GetRequiredService<Database>(), all.GetRequiredService<TimeProvider>(), () => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 10))
        {
            Changed = (journey, revision, tab) =>
            {
                all.GetRequiredService<Presence>().Changed(journey, revision, tab);
                all.GetRequiredService<FindingKeeper>().Note(journey);
            },
        });
        services.AddSingleton<LintSurroundings>();
        services.AddSingleton<Examiner>();
        services.AddSingleton<FindingNotes>();
        services.AddSingleton<FindingKeeper>();
        services.AddHostedService(all => all.GetRequiredService<FindingKeeper>());
        services.AddSharing();
        services.AddPlaybooks();
        services.AddJourneysApi();
        services.AddSteps();
        services.AddSingleton<ScoreReader>();
        services.AddSingleton<MapViews>();
        services.AddSingleton<MapNumbers>();
        services.AddSingleton<MapReader>();
        services.AddSingleton<Plans>();
        services.AddSingleton<PlanClients>();
        services.AddScoped<Planner>();
        services.AddPublicPages();
    }

    public static void MapFeaturePages(this IEndpointRouteBuilder app)
    {
        app.MapJourneys();
        app.MapDrafts();
        app.MapTests();
        app.MapReviews();
        app.MapSteps();
        app.MapOutline();
        app.MapMaps();
        app.MapPublishing();
        app.MapPlanning();
        app.MapPeople();
        app.MapOutbox();
        app.MapAssignments();
        app.MapBook();
        app.MapSharing();
        app.MapShared();
        app.MapKeptFiles();
        app.MapPlaybooks();
        app.MapJourneysApi();
        app.MapPublicPages();
    }

    // Steps and journeys by name, people by name or address.
    private static FindHits FindIn(JourneyReader journeys, PeopleReader people, Catalogue catalogue) => (access, words) =>
    {
        if (!access.IsKnown) return [];
        var known = words.Length > 0 && access.May(Permission.SeePeople) ? people.Search(access.People, words, null).Rows : [];
        var onRoads = access.May(Permission.SeeJourneys) ? FindOnRoads(journeys.List(access.WorkspaceId), words, catalogue) : [];
        var places = words.Length == 0 ? [] : Places.Where(place => place.OneOf.Any(access.May) && Has(place.Hit.Title, words));
        return
        [
            .. known.Take(4).Select(row => new Hit("People", row.Name, $"/people/{row.PersonId:N}", "user", row.Email)),
            .. onRoads,
            .. places.Select(place => place.Hit),
        ];
    };

    private static bool SeesRoads(WorkspaceAccess access) => access.May(Permission.SeeJourneys) && access.May(Permission.SeeNumbers);

    private static IEnumerable<Hit> FindOnRoads(IReadOnlyList<JourneyRow> roads, string words, Catalogue catalogue)
    {
        var byName = roads.Where(row => Has(row.Name, words)).Select(row => new Hit("Journeys", row.Name, $"/journeys/{row.Key}", "route"));
        if (words.Length == 0) return byName;
        var steps = from row in roads
                    where row.LiveVersionId is not null
                    let journey = catalogue.FindVersion(row.LiveVersionId!.Value)?.Journey
                    where journey is not null
                    from step in journey.Steps
                    where Has(step.Title, words)
                    select new Hit("Steps", step.Title, $"/journeys/{row.Key}#step-{step.Key}", Words.Icon(step.Kind), row.Name);
        return byName.Take(3).Concat(steps.Take(3));
    }

    private static readonly (Permission[] OneOf, Hit Hit)[] Places =
    [
        ([Permission.SeePeople], new("Go to", "Outbox", "/outbox", "send")),
        ([Permission.SeeJourneys, Permission.SettleAssignments], new("Go to", "Playbooks", "/playbooks", "book-open")),
        ([Permission.ChangePeople], new("Do", "Add somebody", "/people/new", "user-plus")),
        ([Permission.ChangePeople], new("Do", "Import a list of people", "/people/import", "upload")),
        ([Permission.EditJourneys], new("Do", "Start a journey", "/journeys/new", "plus")),
        ([Permission.EditJourneys], new("Do", "Find out who your ideal clients are", "/clients/find", "circle-help")),
    ];

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
