using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.App.Wording;
using Throughline.Businesses;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Journeys;

/// <summary>Journeys and their steps by name, for the command box.</summary>
internal sealed class JourneyFinder(JourneyReader journeys, Catalogue catalogue)
{
    public IEnumerable<Hit> Find(WorkspaceAccess access, string words)
    {
        if (!access.May(Permission.SeeJourneys)) return [];
        var roads = journeys.Current(access.WorkspaceId);
        var byName = roads.Where(row => Has(row.Name, words)).Select(row => new Hit("Journeys", row.Name, $"/journeys/{row.Key}", "route"));
        if (words.Length == 0) return byName;
        var steps = from row in roads
                    where row.LiveVersionId is not null
                    let journey = catalogue.FindVersion(row.LiveVersionId!.Value)?.Journey
                    where journey is not null
                    from step in journey.Steps
                    where Has(step.Title, words)
                    select new Hit("Steps", step.Title, $"/journeys/{row.Key}#step-{step.Key}", Words.Icon(step.Kind), row.Name);
        return [.. byName.Take(3), .. steps.Take(3)];
    }

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
