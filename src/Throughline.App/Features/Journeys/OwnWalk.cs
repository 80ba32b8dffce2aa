using Throughline.App.Access;
using Throughline.Enrollments;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Journeys;

/// <summary>Whoever is signed in walks the road themselves, once at a time.</summary>
internal sealed class OwnWalk(FirstPeople first, Catalogue catalogue, PeopleRegister people, EnrollmentActions enrollments)
{
    public enum Entered
    {
        Now,
        WasOn,

        /// <summary>They walked it once, and the journey takes nobody in twice.</summary>
        MayNotTwice,
    }

    /// <summary>The person of this business who they are; null where there is none.</summary>
    public Guid? Me(WorkspaceAccess access) => first.Myself(access);

    /// <summary>Null where the journey is not published, or their account has no address.</summary>
    public async Task<Entered?> EnterAsync(WorkspaceAccess access, JourneyRow row)
    {
        if (row.LiveVersionId is not { } live || catalogue.FindVersion(live)?.Journey is not { } journey) return null;
        if (first.MyWalk(access, row) is not null) return Entered.WasOn;
        if (!first.MayEnter(access, row, journey)) return Entered.MayNotTwice;
        if (Identities.Normalise(IdentityKind.Email, access.AccountEmail) is null) return null;
        var person = await people.AddAsync(access.WorkspaceId, Described(access, row));
        // A road that takes in everybody who is added has them now.
        if (first.MyWalk(access, row) is null)
            await enrollments.EnterAsync(access.WorkspaceId, person, row.Id, FirstPeople.WayFor(journey).Key);
        return Entered.Now;
    }

    /// <summary>False where they were off it already.</summary>
    public async Task<bool> LeaveAsync(WorkspaceAccess access, JourneyRow row) =>
        Me(access) is { } me && first.MyWalk(access, row) is { } walk
        && await enrollments.SignalAsync(access.WorkspaceId, me, walk.Id, new Signal.Leave("Only had a look at their own road"));

    private static NewPerson Described(WorkspaceAccess access, JourneyRow row)
    {
        const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var name = access.AccountName.Split(' ', 2, Trimmed);
        var agreed = $"Their own address: they put themselves on the road “{row.Name}” to see its messages";
        return new(name.ElementAtOrDefault(0), name.ElementAtOrDefault(1), access.AccountEmail, null, null, agreed);
    }
}
