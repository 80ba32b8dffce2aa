using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Reading;
using Throughline.Versions;

namespace Throughline.App.Features.Publishing;

/// <summary>What is different between two published versions, step by lasting step.</summary>
internal static class Differences
{
    public static ImmutableArray<string> Between(Catalogue catalogue, PublishedRow from, PublishedRow to)
    {
        if (JourneyFile.Read(from.File).Draft is not { } before || JourneyFile.Read(to.File).Draft is not { } after) return [];
        return JourneyDifference.Of(before, after, Origins(catalogue.FindVersion(from.Id)?.Steps, catalogue.FindVersion(to.Id)?.Steps));
    }

    /// <summary>The same, step by step.</summary>
    public static ImmutableArray<StepChange> Steps(Catalogue catalogue, PublishedRow from, PublishedRow to) =>
        JourneyFile.Read(from.File).Draft is { } before && JourneyFile.Read(to.File).Draft is { } after
            ? JourneyDifference.Steps(before, after, Origins(catalogue.FindVersion(from.Id)?.Steps, catalogue.FindVersion(to.Id)?.Steps))
            : [];

    /// <summary>Key in the one → key in the other, for the steps that are in both.</summary>
    private static Dictionary<string, string> Origins(VersionSteps? from, VersionSteps? to)
    {
        var origins = new Dictionary<string, string>(StringComparer.Ordinal);
        if (from is null || to is null) return origins;
        for (var i = 0; i < to.Ids.Length; i++)
            if (from.Ids.IndexOf(to.Ids[i]) is >= 0 and var at) origins[to.Keys[i]] = from.Keys[at];
        return origins;
    }
}
