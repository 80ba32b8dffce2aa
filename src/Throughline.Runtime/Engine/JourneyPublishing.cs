using System.Collections.Immutable;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Versions;

namespace Throughline.Runtime.Engine;

/// <summary>Keeps drafts, makes them versions, and says beforehand who would go where.</summary>
internal sealed class JourneyPublishing(EngineStore store, Func<string, Compilation> compile)
{
    /// <summary>Most groups of people that go over before publishing answers; the rest follows by itself.</summary>
    private const int GroupsAtOnce = 10;

    /// <summary>Keeps a sound file as the draft of the journey its key names; returns the journey's id.</summary>
    public async Task<Guid> SaveDraftAsync(Guid workspaceId, string file, Journey journey)
    {
        var now = store.Now;
        var id = await store.Database.WriteAsync(connection => Storage.Versions.SaveDraft(connection, workspaceId, journey, file, now));
        await store.RunAsync(transaction => transaction.Touch(workspaceId));
        return id;
    }

    /// <summary>What publishing the draft would do; null where there is no such journey. Changes nothing.</summary>
    public PublishPlan? Plan(Guid workspaceId, string journeyKey)
    {
        if (Draft(workspaceId, journeyKey) is not { } draft) return null;
        var compilation = compile(draft.File);
        var versions = Earlier(workspaceId, draft.JourneyId);
        var live = store.Catalogue.LiveVersion(workspaceId, draft.JourneyId);
        if (compilation.Journey is not { } next) return new PublishPlan(draft, draft.Print, live, null, compilation, []);
        var ids = Lineage(next, draft, versions);
        var planned = store.Database.Read(connection => versions.Select(version => Planned(new Publications(connection), version, next, ids)).Where(version => version.Places.Any(place => place.People > 0)).ToImmutableArray());
        return new PublishPlan(draft, draft.Print, live, next, compilation, planned) { Openings = Present(workspaceId, next) };
    }

    /// <summary>Keeps the file as the draft, makes it a version, and the way newcomers take from now on.</summary>
    /// <param name="by">Whose account; null for the command line.</param>
    /// <param name="choices">Who goes on in the new version; everybody where null.</param>
    public async Task<Publication> PublishAsync(Guid workspaceId, string file, string? by, MoveChoices? choices = null)
    {
        var compilation = compile(file);
        if (compilation.Journey is not { } journey) return new Publication(null, null, 0, IsNew: false, compilation);
        var now = store.Now;
        await store.Database.WriteAsync(connection => Storage.Versions.SaveDraft(connection, workspaceId, journey, file, now));
        var draft = Draft(workspaceId, journey.Key)!;
        return await PublishAsync(new(workspaceId, draft, draft.File == Storage.Versions.Canonical(file) ? compilation : compile(draft.File)), by, choices ?? MoveChoices.EverybodyMoves);
    }

    /// <summary>Publishes the draft of a journey; null where there is no such journey.</summary>
    /// <param name="print">Of the draft that was read: another one is not published. Null for whatever it is.</param>
    public async Task<Publication?> PublishDraftAsync(Guid workspaceId, string journeyKey, string? by, MoveChoices choices, string? print = null)
    {
        if (Draft(workspaceId, journeyKey) is not { } draft) return null;
        var compilation = compile(draft.File);
        return print is not null && print != draft.Print && compilation.Journey is not null
            ? new Publication(draft.JourneyId, null, 0, IsNew: false, compilation) { DraftChanged = true }
            : await PublishAsync(new(workspaceId, draft, compilation), by, choices);
    }

    /// <summary>A draft as it was read, and what it compiles to: it is compiled once, however far it goes.</summary>
    private readonly record struct CompiledDraft(Guid WorkspaceId, StoredDraft Draft, Compilation Compilation);

    private async Task<Publication> PublishAsync(CompiledDraft compiled, string? by, MoveChoices choices)
    {
        var (workspaceId, draft, compilation) = compiled;
        if (compilation.Journey is not { } journey) return new Publication(draft.JourneyId, null, 0, IsNew: false, compilation);
        await GoOnAsync(draft.JourneyId, int.MaxValue); // of an earlier publishing
        var now = store.Now;
        Publication made;
        try
        {
            made = await store.Database.WriteAsync(connection => Publish(new Publications(connection), compiled, journey, choices, (by, now)));
        }
        catch
        {
            store.Catalogue.Reset();
            throw;
        }
        await store.RunAsync(transaction => transaction.Touch(workspaceId));
        if (made.IsNew) await GoOnAsync(draft.JourneyId, GroupsAtOnce);
        return made;
    }

    /// <summary>What lasts of a version's steps through all versions; null where there is no such version.</summary>
    public VersionSteps? StepsOf(Guid versionId) => store.Catalogue.FindVersion(versionId)?.Steps;

    /// <summary>The id of a journey by its key; null where there is none.</summary>
    public Guid? FindJourney(Guid workspaceId, string journeyKey) =>
        Draft(workspaceId, journeyKey)?.JourneyId;

    private async Task GoOnAsync(Guid journeyId, int groups)
    {
        for (var i = 0; i < groups && store.Catalogue.Orders.Any(order => order.To.JourneyId == journeyId); i++) await VersionMigration.GoOnAsync(store, VersionMigration.Group);
    }

    private Publication Publish(Publications publications, CompiledDraft compiled, Journey journey, MoveChoices choices, (string? By, Instant At) published)
    {
        var (workspaceId, draft, compilation) = compiled;
        if (publications.Draft(workspaceId, draft.Key)?.File != draft.File) return new Publication(draft.JourneyId, null, 0, IsNew: false, compilation) { DraftChanged = true };
        store.Catalogue.Refresh(publications.Definitions());
        var earlier = Earlier(workspaceId, draft.JourneyId);
        var ids = Lineage(journey, draft, earlier);
        var made = publications.AddVersion(workspaceId, draft, journey.Name, ids, published);
        LookThrough(publications, compiled, journey, made.IsNew, choices.PresentToo);
        var shown = made.IsNew ? Order(publications, made.VersionId, journey, ids, earlier, choices, published.At) : 0;
        store.Catalogue.Refresh(publications.Definitions(), (made.VersionId, journey));
        return new Publication(draft.JourneyId, made.VersionId, made.Number, made.IsNew, compilation) { Shown = shown };
    }

    /// <summary>Whoever has an opening is looked at anew on every version; whoever has a date today, where they are meant too.</summary>
    private static void LookThrough(Publications publications, CompiledDraft compiled, Journey journey, bool isNew, bool presentToo)
    {
        var opens = journey.EntryPoints.Any(entry => entry.Opens is not null);
        if ((opens && presentToo) || (isNew && publications.HasOpenings(compiled.Draft.JourneyId)))
            publications.LookThrough(compiled.WorkspaceId, compiled.Draft.JourneyId, everybody: opens && presentToo);
    }

    /// <summary>Who has today what a way in of the draft opens by.</summary>
    private ImmutableArray<PlannedOpening> Present(Guid workspaceId, Journey next) => store.Database.Read(connection =>
    {
        var publications = new Publications(connection);
        return next.EntryPoints.Where(entry => entry.Opens is not null).Select(entry =>
        {
            var date = next.FindDate(entry.Opens!.Date)!;
            var people = date.Attribute is { } attribute ? publications.HaveAttribute(workspaceId, attribute)
                : publications.HaveDone(workspaceId, date.Set!.Event, (date.Moved ?? date.Set).Event);
            return new PlannedOpening(entry, date, people);
        }).ToImmutableArray();
    });

    /// <summary>Writes down who goes; returns how many.</summary>
    private static long Order(Publications publications, Guid toVersionId, Journey next, ImmutableArray<string> ids, List<PublishedVersion> earlier, MoveChoices choices, Instant now)
    {
        publications.FinishMoves(earlier.Select(version => version.Id), now);
        var shown = 0L;
        foreach (var version in earlier)
            foreach (var (place, people) in Planned(publications, version, next, ids).Places.Select(place => (place.Place, place.People)).Where(one => one.People > 0))
            {
                var goes = choices.Goes(version.Number, version.Journey.Steps[place.Step].Key);
                publications.Decide(toVersionId, new DecidedMove(version.Id, place.Step, place.Target, goes, people), now);
                if (goes) shown += people;
            }
        return shown;
    }

    private StoredDraft? Draft(Guid workspaceId, string journeyKey) => store.Database.Read(connection => new Publications(connection).Draft(workspaceId, journeyKey));

    private static PlannedVersion Planned(Publications publications, PublishedVersion version, Journey next, ImmutableArray<string> ids)
    {
        var here = publications.PeopleAt(version.Id);
        var plan = MovePlan.Of(version.Journey, next, StepMap.Between(version.StepIds, ids));
        return new PlannedVersion(version, [.. plan.Places.Select(place => new PlannedPlace(
            place, here.GetValueOrDefault((place.Step, Measure.Waiting)), here.GetValueOrDefault((place.Step, Measure.RestingHere))))]);
    }

    private List<PublishedVersion> Earlier(Guid workspaceId, Guid journeyId) =>
        [.. store.Catalogue.VersionsOf(workspaceId, journeyId).OrderByDescending(version => version.Number)];

    private static ImmutableArray<string> Lineage(Journey next, StoredDraft draft, List<PublishedVersion> earlier) =>
        StepLineage.Of([.. next.Steps.Select(step => step.Key)], draft.Renames(), earlier.ConvertAll(version => version.Steps));
}
