using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Tests.Enrollments;

namespace Throughline.Tests.Versions;

/// <summary>Two versions of a made-up journey, and which step is which.</summary>
/// <param name="Walk">What somebody does on the first.</param>
internal sealed record Move(Journey From, Journey To, StepMap Map, (Signal Signal, int Hours)[] Walk)
{
    public override string ToString() => $"{string.Join(' ', From.Steps.Select(step => step.Key))} → {string.Join(' ', To.Steps.Select(step => step.Key))}: {string.Join(", ", Walk)}";
}

internal static class Moves
{
    public static readonly Guid NextId = new("0198a000-0000-7000-8000-0000000000e2");

    /// <summary>Steps stay, go, come, change places, change their content and swap their keys.</summary>
    public static readonly Gen<Move> Any = Make(mayReorder: true);

    /// <summary>As <see cref="Any"/>, with the steps that stay in the same order.</summary>
    public static readonly Gen<Move> InOrder = Make(mayReorder: false);

    private static Gen<Move> Make(bool mayReorder) =>
        from walk in Roads.AnyWalk
        from other in Roads.Any
        from fates in Gen.ArrayOf(Gen.Choose(0, 5), 8)
        from order in Gen.Shuffle(Enumerable.Range(0, 16).ToArray())
        from turn in Gen.Elements(false, false, true)
        let steps = walk.Journey.Steps
        let kept = steps.Select((step, i) => (Origin: step.Key, Step: fates[i] == 1 && i < other.Steps.Length ? other.Steps[i] with { Key = step.Key, Done = step.Done ?? other.Steps[i].Done } : step)).Where((_, i) => fates[i] != 0)
        let fresh = other.Steps.Take(fates[0]).Select((step, i) => (Origin: (string?)null, Step: step with { Key = $"new-{i}", Done = step.Done is null ? null : Roads.On($"New {i}") }))
        let mixed = Mix([.. kept.Select(one => ((string?)one.Origin, one.Step)), .. fresh], order, mayReorder)
        where mixed.Length > 0
        let turned = turn ? Turned(mixed) : mixed
        let to = Roads.Of([.. turned.Select(one => one.Step)])
        let origins = turned.Where(one => one.Origin is not null).ToDictionary(one => one.Step.Key, one => one.Origin!)
        select new Move(walk.Journey, to, StepMap.Of(walk.Journey, to, origins), walk.Walk);

    private static (string? Origin, Step Step)[] Mix((string? Origin, Step Step)[] steps, int[] order, bool mayReorder)
    {
        var places = steps.Select((_, i) => order[i]).ToArray();
        if (!mayReorder)
        {
            // The kept ones in their order; the new ones anywhere between.
            var sorted = places.Where((_, i) => steps[i].Origin is not null).Order().ToArray();
            for (int i = 0, n = 0; i < places.Length; i++)
                if (steps[i].Origin is not null) places[i] = sorted[n++];
        }
        return [.. steps.Zip(places).OrderBy(pair => pair.Second).Select(pair => pair.First)];
    }

    /// <summary>The kept steps hand their keys round in a circle.</summary>
    private static (string? Origin, Step Step)[] Turned((string? Origin, Step Step)[] steps)
    {
        var kept = steps.Where(one => one.Origin is not null).Select(one => one.Step.Key).ToArray();
        var n = 0;
        return [.. steps.Select(one => one.Origin is null ? one : one with { Step = one.Step with { Key = kept[++n % kept.Length] } })];
    }

    /// <summary>Somebody who walked the first version as far as the walk says, with everything that was decided; null where they are not on the road then.</summary>
    public static (Enrollment Old, List<Effect> Effects, Instant Now)? Walked(Move move)
    {
        var (enrollment, first) = Roads.Enrolled(move.From);
        var effects = new List<Effect>(first);
        var now = Roads.Start;
        foreach (var (signal, hours) in move.Walk)
        {
            now += Duration.FromHours(hours);
            var after = JourneyStepper.Advance(move.From, enrollment, signal, Roads.At(now));
            effects.AddRange(after.Effects);
            enrollment = after.Enrollment;
        }
        return enrollment.State is EnrollmentState.Active or EnrollmentState.Resting ? (enrollment, effects, now) : null;
    }

    public static CarriedOver Carried(Move move, Enrollment old, Instant now) => JourneyStepper.Carry(move.From, move.To, move.Map, old, NextId, [], Roads.At(now));
}
