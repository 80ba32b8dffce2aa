using Dapper;
using Throughline.App.Access;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Journeys;

/// <summary>Has anybody come in yet, and is whoever looks on the road themselves?</summary>
internal sealed class FirstPeople(Database database, PersonReader people, TallyReader counters)
{
    /// <summary>With more than this many on the road it has begun, whoever they are; so a page never looks through a crowd.</summary>
    private const long Few = 500;

    /// <summary>Made-up people have addresses that can be nobody's.</summary>
    private const string MadeUp = "%@example.com";

    private const string OthersSql = """
        SELECT EXISTS (
          SELECT 1 FROM enrollment e JOIN person p ON p.bucket = e.bucket AND p.id = e.person_id
          WHERE e.version_id IN (SELECT id FROM journey_version WHERE journey_id = @journey) AND e.workspace_id = @workspace
            AND (@me IS NULL OR p.id <> @me) AND (p.email IS NULL OR p.email NOT LIKE @madeUp))
        """;

    private const string HolderSql = "SELECT person_id FROM identity WHERE bucket = @bucket AND workspace_id = @workspace AND kind = @kind AND value = @value";

    /// <summary>Nobody real has ever come in, but for whoever asks.</summary>
    public bool AreAwaited(WorkspaceAccess access, JourneyRow row)
    {
        if (row.LiveVersionId is not { } live || counters.Of(live).Of(Measure.Entered) > Few) return false;
        var me = Myself(access);
        return !database.Read(c => c.ExecuteScalar<bool>(OthersSql, new { journey = row.Id, workspace = access.WorkspaceId, me, madeUp = MadeUp }));
    }

    /// <summary>The person of this business who has the address of whoever is signed in; null where there is none.</summary>
    public Guid? Myself(WorkspaceAccess access)
    {
        if (Identities.Normalise(IdentityKind.Email, access.AccountEmail) is not { } mine) return null;
        var of = new { bucket = Bucket.OfValue(mine.Value), workspace = access.WorkspaceId, kind = (int)mine.Kind, value = mine.Value };
        return database.Read(c => c.ExecuteScalar<byte[]?>(HolderSql, of)) is { } id ? new Guid(id, bigEndian: true) : null;
    }

    /// <summary>The walk along this journey that is not over, of whoever is signed in.</summary>
    public EnrollmentRow? MyWalk(WorkspaceAccess access, JourneyRow row) => MyWalks(access, row).FirstOrDefault(walk => walk.State is EnrollmentState.Active or EnrollmentState.Resting);

    /// <summary>False where they walked it once and the journey takes nobody in twice.</summary>
    public bool MayEnter(WorkspaceAccess access, JourneyRow row, Journey journey) => journey.ReEntry == ReEntry.AfterFinishing || !MyWalks(access, row).Any();

    /// <summary>The way in that shows most of the road; the desk lets people in by hand through any.</summary>
    public static EntryPoint WayFor(Journey journey) => journey.EntryPoints.MinBy(way => (way.Joins, way.Rule is null ? 0 : 1))!;

    private IEnumerable<EnrollmentRow> MyWalks(WorkspaceAccess access, JourneyRow row) =>
        Myself(access) is { } me ? people.Enrollments(access.WorkspaceId, me).Where(walk => walk.JourneyId == row.Id) : [];
}
