using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Throughline.Drafts;
using Throughline.Journeys;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL202x: whether steps and their goals come in an order that makes sense.</summary>
internal static class OrderLint
{
    public static LintRule NeedsComesLater { get; } = new(Warning, "TL2021", "A step before what it needs",
        "This step needs “{0}”, which {1}.",
        "Put that step before this one, or take it out of what this step needs.",
        "Whoever is shown the price before the offer has nothing to weigh it against.",
        (road, say) =>
        {
            var places = new Dictionary<string, RoadStep>(StringComparer.Ordinal);
            foreach (var step in road.Steps)
                if (Road.Clean(step.Draft.Key) is { } key) places.TryAdd(key, step);
            foreach (var step in road.Steps)
                foreach (var (n, need) in Road.OrEmpty(step.Draft.Needs).Index())
                    if (need is not null && places.TryGetValue(need, out var other) && other.Index >= step.Index)
                        say.About(need, Road.At($"{step.Path}.needs", n), other.Name, other.Index == step.Index
                            ? "is this step itself" : "comes later");
        },
        WithoutTheNeed);

    // A taste before the purchase is no disorder, and what follows the end is TL2002.
    public static LintRule AimsOutOfOrder { get; } = new(Warning, "TL2022", "Goals out of order",
        "The goal here is “{0}”, before “{2}”, which is the first step with the goal “{1}” and comes only later.",
        "Move the step behind it, or give it the goal it really has.",
        "Whoever is asked for a favour before they have what they came for learns what you are after.",
        (road, say) =>
        {
            foreach (var step in road.Steps.Where(step => step.Mini is null))
                if ((Aims.Rank(step.Goal) >= Aims.Rank(Aims.Result) || road.Order.IsUsedUnbought(step)
                    && road.Order.Disorders.All(found => found.Here.Text.Step != step)) && FirstMissing(road, step) is { } other)
                    say.At($"{step.Path}.goal", Goals.InWords(step.Goal!), Goals.InWords(other.Goal!), other.Name);
        },
        mending => mending.Road is { } road && mending.Step >= 0 && mending.Step < road.Steps.Length
            ? StepMove.Behind(mending, Missing(road, road.Steps[mending.Step]).MaxBy(other => other.Index)) : null);

    public static LintRule EndsAtPurchase { get; } = new(Error, "TL2023", "The road ends where they buy",
        "They buy at “{0}”, and nothing comes after it: no delivery, no use, no recommendation.",
        "Add what happens after the purchase: how they get it, how they use it, a question about how it is, and a request to tell others.",
        "Whoever hears nothing after paying wonders whether it was a mistake, and has nothing to tell anybody.",
        (road, say) =>
        {
            if (EndsWithPurchase(road)) say.At(road.Steps[^1].Path, road.Steps[^1].Name);
        });

    /// <summary>Where no way in joins before it, whoever comes in never gets it.</summary>
    public static LintRule NobodyGetsHere { get; } = new(Warning, "TL2025", "Steps that nobody reaches",
        "Nobody ever reaches {0}: every way in joins the road at “{1}” or later.",
        "Let one of the ways in join at “{2}”, or take what comes before “{1}” out.",
        "What nobody gets is written for nobody, and later steps may count on what it says.",
        (road, say) =>
        {
            var first = FirstJoined(road);
            // A post or a sign that strangers come across is met before any way in.
            var missed = road.Steps.Take(first).Where(step => step.HasWork).ToArray();
            if (missed.Length == 0) return;
            var skipped = missed.Select(step => $"“{step.Name}”").ToArray();
            var named = skipped.Length > MostNamed ? [.. skipped.Take(MostNamed), $"{skipped.Length - MostNamed} more"] : skipped;
            say.At("entryPoints", Phrases.List(named), road.Steps[first].Name, missed[0].Name);
        },
        JoinAtTheBeginning);

    public static ImmutableArray<LintRule> All { get; } = [NeedsComesLater, AimsOutOfOrder, EndsAtPurchase, NobodyGetsHere];

    private const int MostNamed = 3;

    /// <summary>Fewer steps are the beginning of a road that is still being drawn.</summary>
    private const int FewestSteps = 3;

    /// <summary>The last thing that happens is that they buy what the road leads to.</summary>
    internal static bool EndsWithPurchase(Road road) => road.Steps.Length >= FewestSteps
        && road.Steps[^1] is { Goal: Goals.Purchase, Mini: null } && road.Steps.All(step =>
            Aims.Rank(step.Goal) <= Aims.Rank(Aims.Purchase));

    /// <summary>Index of the first step at which somebody can come in; 0 where that is not told.</summary>
    private static int FirstJoined(Road road)
    {
        var keys = road.Steps.Select(step => Road.Clean(step.Draft.Key)).ToArray();
        var joins = Road.OrEmpty(road.Draft.EntryPoints).Where(entry => entry is not null)
            .Select(entry => Road.Clean(entry.Joins) is { } key ? Math.Max(0, Array.IndexOf(keys, key)) : 0).ToArray();
        return joins.Length == 0 ? 0 : joins.Min();
    }

    private static QuickFix? JoinAtTheBeginning(Mending mending)
    {
        var ids = mending.Document.Ids("entryPoints");
        var first = mending.Steps.FirstOrDefault(step =>
            step is { Message: not null } or { Assignment: not null } or { Survey: not null })?.Key;
        return ids.Length == 0 || first is null ? null
            : mending.Set("Let the first way in join at the first step", $"entryPoints[#{ids[0]}].joins", first);
    }

    /// <summary>The first step of an earlier goal, where none of that goal comes before this one.</summary>
    internal static RoadStep? FirstMissing(Road road, RoadStep step) => Missing(road, step).FirstOrDefault();

    private static IEnumerable<RoadStep> Missing(Road road, RoadStep step)
    {
        var least = step.Goal == Goals.Referral ? Aims.Rank(Aims.Consumption) : Aims.Rank(Aims.Purchase);
        return road.Steps
            .Where(other => other.Mini is null && Aims.Rank(other.Goal) is var rank && rank >= least && rank < Aims.Rank(step.Goal))
            .DistinctBy(other => other.Goal)
            .Where(other => other.Index > step.Index);
    }

    private static QuickFix? WithoutTheNeed(Mending mending)
    {
        var ids = mending.Document.Ids("steps");
        if (mending.Step < 0 || mending.Step >= ids.Length) return null;
        var place = $"steps[#{ids[mending.Step]}].needs";
        if (mending.Document.Find(place) is not JsonArray needs) return null;
        var left = needs.Where(need => need?.ToString() != mending.Finding.About).Select(need => need?.DeepClone()).ToArray();
        return left.Length == needs.Count ? null
            : new("Take it out of what this step needs", new DraftEdit.Set(place, needs.DeepClone(), left.Length == 0 ? null
                : new JsonArray(left)));
    }
}
