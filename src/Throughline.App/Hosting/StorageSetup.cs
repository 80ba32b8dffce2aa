using Throughline.App.Features.Designing;
using Throughline.App.Features.Testing;
using Throughline.Runtime.Library;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Hosting;

/// <summary>The store, its tables and its readers; whatever a feature asks of them it finds here.</summary>
internal static class StorageSetup
{
    public static void AddStorage(this IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton(_ => Database.OpenToServe(options.DatabaseFile));
        services.AddSingleton<StoreProbe>();
        services.AddSingleton<Workspaces>();
        services.AddSingleton<Books>();
        services.AddSingleton<Occasions>();
        services.AddSingleton<MemberBusy>();
        services.AddSingleton<LibraryFiles>();
        services.AddSingleton<LibraryContents>();
        services.AddSingleton<PictureMaker>();
        services.AddSingleton<LibraryUploads>();
        services.AddSingleton<PageVisits>();
        services.AddSingleton<Plans>();
        services.AddSingleton<MapViews>();
        services.AddSingleton<FindingNotes>();
        services.AddSingleton<RulesOff>();
        services.AddSingleton<Passages>();
        services.AddSingleton<SignOffs>();
        services.AddSingleton<ShareLinks>();
        services.AddSingleton<UnreadFiles>();
        services.AddSingleton<TestMessages>();
        services.AddSingleton(OpenDrafts);
        services.AddReaders();
    }

    private static void AddReaders(this IServiceCollection services)
    {
        services.AddSingleton<JourneyReader>();
        services.AddSingleton<VersionReader>();
        services.AddSingleton<TallyReader>();
        services.AddSingleton<PlaceReader>();
        services.AddSingleton<PersonReader>();
        services.AddSingleton<ForgettingReader>();
        services.AddSingleton<RejectedEventReader>();
        services.AddSingleton<PeopleReader>();
        services.AddSingleton<NoteReader>();
        services.AddSingleton<TagReader>();
        services.AddSingleton<TimelineReader>();
        services.AddSingleton<DeliveryReader>();
        services.AddSingleton<BookingReader>();
        services.AddSingleton<AssignmentReader>();
        services.AddSingleton<AnswerReader>();
        services.AddSingleton<ScoreReader>();
        services.AddSingleton<EventNameReader>();
        services.AddSingleton<TraitNameReader>();
        services.AddSingleton<PageVisitReader>();
        services.AddSingleton<RegistrationReader>();
        services.AddSingleton<LibraryReader>();
        services.AddSingleton(all => new WorkspaceCopies(
            all.GetRequiredService<Database>(), all.GetRequiredService<Workspaces>(), all.GetRequiredService<TimeProvider>(),
            DraftStore.NewId));
    }

    // Whoever has a draft open hears of its changes, and what became of its findings is kept.
    private static DraftStore OpenDrafts(IServiceProvider all) =>
        new(all.GetRequiredService<Database>(), all.GetRequiredService<TimeProvider>(), DraftStore.NewId)
        {
            Changed = (journey, revision, tab) =>
            {
                all.GetRequiredService<Presence>().Changed(journey, revision, tab);
                all.GetRequiredService<FindingKeeper>().Note(journey);
            },
        };
}
