using System.Collections.Immutable;
using NodaTime;
using Throughline.App.Access;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Content;

/// <summary>The standing touchpoints of a business, read from the drafts of all journeys that are not archived.</summary>
internal sealed class ContentPlans(JourneyReader journeys, DraftStore drafts, TimeProvider clock)
{
    /// <summary>The drafts in the order of the list of journeys.</summary>
    public ImmutableArray<PlannedJourney> Journeys(Guid workspaceId) =>
    [
        .. from row in journeys.Current(workspaceId)
           let open = drafts.Open(workspaceId, row.Key)
           where open is not null
           select new PlannedJourney(row.Key, row.Name, open.Document),
    ];

    /// <summary>The day of the business.</summary>
    public LocalDate Today(WorkspaceAccess access) => Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(access.Zone).Date;

    /// <summary>How many are to be looked at again by today.</summary>
    public int Due(WorkspaceAccess access)
    {
        var files = journeys.DraftsWith(access.WorkspaceId, "lookAgain"); // most businesses have none: Home must cost them nothing
        if (files.Count == 0) return 0;
        var (today, current) = (Today(access), journeys.Current(access.WorkspaceId).Select(row => row.Key)
            .ToHashSet(StringComparer.Ordinal));
        return files.Where(row => current.Contains(row.Key))
            .SelectMany(row => JourneyFile.Read(row.File).Draft?.Steps ?? [])
            .Count(step => step.Standing is { } standing && ContentPlan.NeedOf(standing, today) == StandingNeed.LookAgain);
    }
}
