using System.Collections.Immutable;
using Throughline.Journeys;

namespace Throughline.Drafts;

/// <summary>
/// Proposes the three stretches of a road. Two of its steps say where they lie: where they decide to buy, and where they
/// have what they came for. People are engaged from the step before the decision, which asks for it, until they have it;
/// what comes earlier builds trust, and what comes later keeps them.
/// </summary>
public static class Stretches
{
    public const string Trust = "know-like-trust";
    public const string Engage = "engage";
    public const string Loyal = "loyal";

    /// <summary>The key of a stage for each step, never one before an earlier step's.</summary>
    public static ImmutableArray<string> Of(IReadOnlyList<StepDraft> steps)
    {
        var buys = DecidesAt(steps);
        if (buys < 0) return [.. steps.Select((_, i) => steps.Skip(i).All(step => step.Goal == "referral") ? Loyal : Trust)];
        var from = buys < 2 ? buys : buys - 1;
        var until = HasItAt(steps);
        return [.. steps.Select((_, i) => i < from ? Trust : i <= until ? Engage : Loyal)];
    }

    /// <summary>The first step whose goal is the purchase, or −1.</summary>
    public static int DecidesAt(IReadOnlyList<StepDraft> steps) => IndexOf(steps, 0, "purchase");

    /// <summary>The first step after the decision whose goal is that they use what they bought; where there is none, the last of the paying.</summary>
    public static int HasItAt(IReadOnlyList<StepDraft> steps)
    {
        var buys = DecidesAt(steps);
        if (buys < 0) return -1;
        var has = IndexOf(steps, buys + 1, "consumption");
        if (has >= 0) return has;
        while (buys + 1 < steps.Count && steps[buys + 1].Goal == "purchase") buys++;
        return buys;
    }

    private static int IndexOf(IReadOnlyList<StepDraft> steps, int from, string goal)
    {
        for (var i = from; i < steps.Count; i++)
            if (steps[i].Goal == goal) return i;
        return -1;
    }
}
