using System.Collections.Immutable;
using Throughline.Primitives;
using static Throughline.Journeys.JourneyCompiler;

namespace Throughline.Journeys;

/// <summary>What steps and entry points must keep to between them.</summary>
internal static class RoadRules
{
    public static void Check(JourneyDraft draft, Journey journey, FindingBag findings)
    {
        CheckKeys(OrEmpty(draft.Steps).Select(step => step.Key), "steps", findings);
        CheckKeys(OrEmpty(draft.EntryPoints).Select(entry => entry.Key), "entryPoints", findings);
        CheckStageOrder(journey, findings);
        CheckPromises(journey, findings);
        CheckJoins(journey, findings);
        CheckRules(journey, findings);
        PaperCompiler.CheckNeeds(draft, findings);
    }

    private static void CheckStageOrder(Journey journey, FindingBag findings)
    {
        var furthest = -1;
        for (var i = 0; i < journey.Steps.Length; i++)
        {
            var stage = IndexOfStage(journey, journey.Steps[i].Stage);
            if (stage >= 0 && stage < furthest) findings.Add(StructuralFindings.StageOrder, Path("steps", i) + ".stage", journey.Steps[i].Stage, journey.Stages[furthest].Key);
            furthest = Math.Max(furthest, stage);
        }
    }

    private static int IndexOfStage(Journey journey, string key)
    {
        for (var i = 0; i < journey.Stages.Length; i++)
            if (journey.Stages[i].Key == key) return i;
        return -1;
    }

    private static void CheckPromises(Journey journey, FindingBag findings)
    {
        var made = new Dictionary<string, int>(StringComparer.Ordinal);
        var kept = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < journey.Steps.Length; i++)
        {
            foreach (var promise in journey.Steps[i].Makes) made.TryAdd(promise, i);
            foreach (var promise in journey.Steps[i].Keeps) kept[promise] = i;
        }
        for (var i = 0; i < journey.Steps.Length; i++) CheckKept(journey, i, made, findings);
        foreach (var (promise, step) in made.OrderBy(pair => pair.Value))
        {
            var last = kept.GetValueOrDefault(promise, -1);
            if (last < 0) findings.Add(StructuralFindings.MadeNeverKept, Entry(journey.Steps[step].Makes, step, "makes", promise), FindingBag.Short(promise));
        }
    }

    private static void CheckKept(Journey journey, int step, Dictionary<string, int> made, FindingBag findings)
    {
        foreach (var promise in journey.Steps[step].Keeps)
        {
            var path = Entry(journey.Steps[step].Keeps, step, "keeps", promise);
            if (!made.TryGetValue(promise, out var at)) findings.Add(StructuralFindings.KeptNeverMade, path, FindingBag.Short(promise), FindingBag.DidYouMean(Nearest.To(promise, made.Keys)));
            else if (at >= step) findings.Add(StructuralFindings.KeptTooEarly, path, FindingBag.Short(promise), journey.Steps[at].Key);
        }
    }

    private static string Entry(ImmutableArray<string> promises, int step, string list, string promise) =>
        Path($"{Path("steps", step)}.{list}", promises.IndexOf(promise));

    private static void CheckJoins(Journey journey, FindingBag findings)
    {
        for (var i = 0; i < journey.EntryPoints.Length; i++)
        {
            var skipped = journey.Steps.Take(journey.EntryPoints[i].Joins);
            if (skipped.FirstOrDefault(step => step.Makes.Length + step.Keeps.Length > 0) is not { } step) continue;
            var (does, promise) = step.Makes.Length > 0 ? ("makes", step.Makes[0]) : ("keeps", step.Keeps[0]);
            findings.Add(StructuralFindings.JumpsOverPromise, Path("entryPoints", i) + ".joins", step.Key, does, FindingBag.Short(promise));
        }
    }

    private static void CheckRules(Journey journey, FindingBag findings)
    {
        for (var i = 0; i < journey.Steps.Length; i++)
            if (FirstRival(journey, i) is { } rival) findings.Add(StructuralFindings.RulesOverlap, Path("steps", i) + ".done", journey.Steps[i].Done!.Event, rival.Key);
    }

    /// <summary>The first earlier step that one and the same event could count for as well.</summary>
    private static Step? FirstRival(Journey journey, int index)
    {
        if (journey.Steps[index].Done is not { } rule || EventNames.BelongsToStep(rule.Event)) return null;
        for (var i = 0; i < index; i++)
            if (journey.Steps[i].Done is { } other && !RuleOverlap.AreSame(rule, other) && !RuleOverlap.AreDisjoint(rule, other)) return journey.Steps[i];
        return null;
    }
}
