using Throughline.App.Api.Journeys;
using Throughline.App.Features.Accounts;
using Throughline.App.Features.Assignments;
using Throughline.App.Features.Business;
using Throughline.App.Features.Content;
using Throughline.App.Features.Designing;
using Throughline.App.Features.Forms;
using Throughline.App.Features.Home;
using Throughline.App.Features.Journeys;
using Throughline.App.Features.Library;
using Throughline.App.Features.Looks;
using Throughline.App.Features.Mapping;
using Throughline.App.Features.Outbox;
using Throughline.App.Features.Outlining;
using Throughline.App.Features.People;
using Throughline.App.Features.Planning;
using Throughline.App.Features.Playbooks;
using Throughline.App.Features.Publishing;
using Throughline.App.Features.Rehearsing;
using Throughline.App.Features.Reviews;
using Throughline.App.Features.Settings;
using Throughline.App.Features.Sharing;
using Throughline.App.Features.Stepping;
using Throughline.App.Features.Testing;
using Throughline.App.Features.Visits;
using Throughline.App.Public;
using Throughline.App.Wording;

namespace Throughline.App.Hosting;

/// <summary>Every feature, by name. Each brings its own services and its own addresses; its pages are found by themselves.</summary>
internal static class FeatureSetup
{
    public static void AddFeatures(this IServiceCollection services)
    {
        services.AddWording();
        services.AddAccounts();
        services.AddHome();
        services.AddPeople();
        services.AddOutbox();
        services.AddJourneys();
        services.AddDrafts();
        services.AddPlanning();
        services.AddMaps();
        services.AddSteps();
        services.AddTests();
        services.AddRehearsals();
        services.AddReviews();
        services.AddContent();
        services.AddVisitPages();
        services.AddAssignments();
        services.AddPlaybooks();
        services.AddBook();
        services.AddSharing();
        services.AddSettings();
        services.AddJourneysApi();
        services.AddPublicPages();
    }

    public static void MapFeatures(this IEndpointRouteBuilder app)
    {
        app.MapAccounts();
        app.MapPeople();
        app.MapJourneys();
        app.MapDrafts();
        app.MapPlanning();
        app.MapMaps();
        app.MapSteps();
        app.MapOutline();
        app.MapTests();
        app.MapRehearsals();
        app.MapReviews();
        app.MapContent();
        app.MapVisitPages();
        app.MapPublishing();
        app.MapAssignments();
        app.MapPlaybooks();
        app.MapOutbox();
        app.MapBook();
        app.MapEvents();
        app.MapBookingActions();
        app.MapLibrary();
        app.MapSharing();
        app.MapSettings();
        app.MapLooks();
        app.MapFormBuilder();
        app.MapJourneysApi();
        app.MapPublicPages();
        app.MapScans();
    }
}
