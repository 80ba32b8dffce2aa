using NodaTime;
using Throughline.App.Access;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Design;

/// <summary>What is known of how often a page was opened.</summary>
/// <param name="Since">When counting began there; null where it never was opened, as far as is known.</param>
internal readonly record struct SeenPageCount(PageSums Openings, Instant? Since);

/// <summary>Who came by lately, read once for everything that one screen says of it.</summary>
internal sealed class SeenPages(PageVisitReader reader, WorkspaceAccess access, TimeProvider clock)
{
    /// <summary>Days that are counted, today among them.</summary>
    public const int Days = 30;

    private IReadOnlyDictionary<PageAddress, PageSums>? _counts;
    private IReadOnlyDictionary<string, PageSums>? _sources;
    private IReadOnlyList<string>? _hosts;

    /// <summary>The first day that is counted, from 1970-01-01.</summary>
    public int FirstDay => Period.DaysBetween(new LocalDate(1970, 1, 1), Now.InZone(access.Zone).Date) - Days + 1;

    /// <summary>When the first of those days began.</summary>
    public Instant Start => Now.InZone(access.Zone).Date.PlusDays(1 - Days).AtStartOfDayInZone(access.Zone).ToInstant();

    /// <summary>Whether any page of this site ever sent a visit.</summary>
    public bool Carries(string host) => (_hosts ??= reader.Hosts(access.WorkspaceId)).Contains(host);

    /// <summary>How often somebody came from another site to the pages that are counted.</summary>
    public PageSums From(string host)
    {
        _sources ??= reader.Sources(access.WorkspaceId, FirstDay, page: null).ToDictionary(row => row.Source, row => row.Openings);
        return _sources.GetValueOrDefault(CameFrom.Of(campaign: null, host, site: ""));
    }

    public SeenPageCount Of(PageAddress page)
    {
        _counts ??= reader.Pages(access.WorkspaceId, FirstDay).ToDictionary(row => row.Address, row => row.Openings);
        return new SeenPageCount(_counts.GetValueOrDefault(page), reader.Find(access.WorkspaceId, page)?.FirstAt);
    }

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());
}
