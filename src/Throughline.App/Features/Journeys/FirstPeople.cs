using Throughline.App.Access;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Journeys;

/// <summary>Has anybody come in yet, and is whoever looks on the road themselves?</summary>
internal sealed class FirstPeople(PeopleReader people, PersonReader roads, TallyReader counters)
{
    /// <summary>With more than this many on the road it has begun, whoever they are; so a page never looks through a crowd.</summary>
    private const long Few = 500;

    /// <summary>Nobody real has ever come in, but for whoever asks.</summary>
    public bool AreAwaited(WorkspaceAccess access, JourneyRow row)
    {
        if (row.LiveVersionId is not { } live || counters.Of(live).Of(Measure.Entered) > Few) return false;
        return !people.HaveComeTo(access.WorkspaceId, row.Id, Myself(access));
    }

    /// <summary>The person of this business who has the address of whoever is signed in; null where there is none.</summary>
    public Guid? Myself(WorkspaceAccess access) =>
        Identities.Normalise(IdentityKind.Email, access.AccountEmail) is { } mine ? people.Find(access.People, mine) : null;

    /// <summary>The walk along this journey that is not over, of whoever is signed in.</summary>
    public EnrollmentEntry? MyWalk(WorkspaceAccess access, JourneyRow row) => MyWalks(access, row).FirstOrDefault(walk => walk.State is EnrollmentState.Active or EnrollmentState.Resting);

    /// <summary>How often whoever is signed in came onto this journey.</summary>
    public int TimesIWalked(WorkspaceAccess access, JourneyRow row) => MyWalks(access, row).Count();

    /// <summary>False where they walked it once and the journey takes nobody in twice.</summary>
    public bool MayEnter(WorkspaceAccess access, JourneyRow row, Journey journey) => journey.ReEntry == ReEntry.AfterFinishing || !MyWalks(access, row).Any();

    /// <summary>The way in that shows most of the road; the desk lets people in by hand through any.</summary>
    public static EntryPoint WayFor(Journey journey) => journey.EntryPoints.MinBy(way => (way.Joins, way.Rule is null ? 0 : 1))!;

    private IEnumerable<EnrollmentEntry> MyWalks(WorkspaceAccess access, JourneyRow row) =>
        Myself(access) is { } me ? roads.Enrollments(access.People, me).Where(walk => walk.JourneyId == row.Id) : [];
}
