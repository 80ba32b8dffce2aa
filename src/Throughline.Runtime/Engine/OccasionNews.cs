using Throughline.Enrollments;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>
/// An event of the business was moved or cancelled: whoever is on a road that names it hears so, some hundreds a transaction.
/// How far it has come stands in the store, so that it goes on after a crash; told twice, nothing happens twice.
/// </summary>
internal static class OccasionNews
{
    /// <summary>Most people in one transaction.</summary>
    public const int Group = 1000;

    /// <summary>One group for each event; returns how many heard, 0 where everybody knows.</summary>
    public static async Task<int> TellAsync(EngineStore store, int limit)
    {
        var told = 0;
        foreach (var news in await store.RunAsync(transaction => transaction.Tables.Occasions.Untold()))
        {
            // Another node may have changed it: nobody is told by the day of before.
            if (store.Catalogue.Workspace(news.WorkspaceId).OccasionsChanged.GetValueOrDefault(news.Key) < news.ChangedAt)
                store.Catalogue.Refresh();
            told += await store.RunAsync(transaction => Tell(transaction, news, limit));
        }
        return told;
    }

    private static int Tell(EngineTransaction transaction, UntoldOccasion news, int limit)
    {
        var rows = new List<PersonRow>();
        foreach (var version in transaction.Catalogue.VersionsNaming(news.WorkspaceId, news.Key))
            transaction.Tables.Occasions.LockNext(news, version.Id, limit, rows.Add);
        var next = rows.DistinctBy(row => row.Id).OrderBy(row => Bucket.Of(row.Id)).ThenBy(row => row.Id, ById).Take(limit).ToList();
        if (next.Count == 0) transaction.Tables.Occasions.End(news);
        else transaction.Tables.Occasions.Advance(news, next[^1].Id);
        foreach (var person in transaction.GatherLocked(next))
            foreach (var enrollment in person.Enrollments.Where(one => Waits(one, news.Key)).ToList())
                transaction.AdvanceGuarded(enrollment, new Signal.DatesChanged());
        transaction.Touch(news.WorkspaceId);
        return Math.Max(next.Count, 1);
    }

    /// <summary>As the stores order them.</summary>
    private static readonly Comparer<Guid> ById =
        Comparer<Guid>.Create((a, b) => a.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(b.ToByteArray(bigEndian: true)));

    private static bool Waits(TrackedEnrollment enrollment, string occasion) =>
        enrollment.Enrollment.State is EnrollmentState.Active or EnrollmentState.Resting
            && enrollment.Version.Journey.Dates.Any(date => date.Occasion == occasion);
}
