using System.Collections.Immutable;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Versions;

namespace Throughline.Runtime.Engine;

/// <summary>Who goes on in the version that is published, and who stays where they are.</summary>
/// <param name="Stay">Number of a version and key of a step there: the people at it stay.</param>
internal sealed record MoveChoices(bool NobodyMoves, IReadOnlySet<(int Version, string StepKey)> Stay)
{
    public static MoveChoices EverybodyMoves { get; } = new(false, new HashSet<(int, string)>());
    public static MoveChoices EverybodyStays { get; } = new(true, new HashSet<(int, string)>());

    public bool Goes(int version, string stepKey) => !NobodyMoves && !Stay.Contains((version, stepKey));
}

/// <summary>What publishing came to.</summary>
/// <param name="VersionId">Null where nothing was published: the findings hold an error, or the draft is another one by now.</param>
/// <param name="IsNew">False where the file is the live version already.</param>
internal sealed record Publication(Guid? JourneyId, Guid? VersionId, int Number, bool IsNew, Compilation Compilation)
{
    /// <summary>How many people were to go on in it.</summary>
    public long Shown { get; init; }

    /// <summary>True where the draft was changed after it was read; nothing was published.</summary>
    public bool DraftChanged { get; init; }
}

/// <summary>How many are at one step of a version before anybody moves, and where they would go.</summary>
internal sealed record PlannedPlace(MovePlace Place, long OnTheRoad, long Resting)
{
    public long People => OnTheRoad + Resting;
}

/// <summary>The people of one version, step by step.</summary>
internal sealed record PlannedVersion(PublishedVersion Version, ImmutableArray<PlannedPlace> Places);

/// <summary>What publishing a draft would do.</summary>
/// <param name="Print">Says which draft it is about.</param>
/// <param name="Live">What is live now; null before the first publishing.</param>
/// <param name="Next">The draft as a journey; null where it is not sound.</param>
/// <param name="Versions">Versions with people on the road, the newest first.</param>
internal sealed record PublishPlan(StoredDraft Draft, string Print, PublishedVersion? Live, Journey? Next, Compilation Compilation, ImmutableArray<PlannedVersion> Versions)
{
    public long People => Versions.Sum(version => version.Places.Sum(place => place.People));
}

/// <summary>Makes drafts versions, and says beforehand who would go where.</summary>
internal sealed class Publishing(EngineStore store, Func<string, Compilation> compile)
{
    /// <summary>Most groups of people that go over before publishing answers; the rest follows by itself.</summary>
    private const int GroupsAtOnce = 10;

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
        return new PublishPlan(draft, draft.Print, live, next, compilation, planned);
    }

    /// <summary>Publishes a draft that was kept.</summary>
    /// <param name="print">Of the draft that was read; null for whatever it is.</param>
    public async Task<Publication?> PublishAsync(Guid workspaceId, string journeyKey, string? by, MoveChoices choices, string? print = null)
    {
        if (Draft(workspaceId, journeyKey) is not { } draft) return null;
        var compilation = compile(draft.File);
        if (compilation.Journey is not { } journey) return new Publication(draft.JourneyId, null, 0, IsNew: false, compilation);
        if (print is not null && print != draft.Print) return new Publication(draft.JourneyId, null, 0, IsNew: false, compilation) { DraftChanged = true };
        await GoOnAsync(draft.JourneyId, int.MaxValue); // of an earlier publishing
        var now = store.Now;
        Publication made;
        try
        {
            made = await store.Database.WriteAsync(connection => Publish(new Publications(connection), workspaceId, draft, journey, compilation, by, choices, now));
        }
        catch
        {
            store.Catalogue.Reset();
            throw;
        }
        await store.RunAsync(turn => turn.Touch(workspaceId));
        if (made.IsNew) await GoOnAsync(draft.JourneyId, GroupsAtOnce);
        return made;
    }

    private async Task GoOnAsync(Guid journeyId, int groups)
    {
        for (var i = 0; i < groups && store.Catalogue.Orders.Any(order => order.To.JourneyId == journeyId); i++) await GoingOver.GoOnAsync(store, GoingOver.Group);
    }

    private Publication Publish(
        Publications publications, Guid workspaceId, StoredDraft draft, Journey journey, Compilation compilation, string? by, MoveChoices choices, Instant now)
    {
        if (publications.Draft(workspaceId, draft.Key)?.File != draft.File) return new Publication(draft.JourneyId, null, 0, IsNew: false, compilation) { DraftChanged = true };
        store.Catalogue.Refresh(publications.Definitions());
        var earlier = Earlier(workspaceId, draft.JourneyId);
        var ids = Lineage(journey, draft, earlier);
        var made = publications.AddVersion(workspaceId, draft, journey.Name, ids, (by, now));
        var shown = made.IsNew ? Order(publications, made.VersionId, journey, ids, earlier, choices, now) : 0;
        store.Catalogue.Refresh(publications.Definitions());
        return new Publication(draft.JourneyId, made.VersionId, made.Number, made.IsNew, compilation) { Shown = shown };
    }

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
