using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;

namespace Throughline.Tests.Enrollments;

/// <summary>The invariants of the road, each for every journey and walk that can be made up.</summary>
public sealed class JourneyStepperInvariants
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(400);

    [Fact]
    public void Monotone_nobody_moves_backward_and_no_outcome_is_undone() =>
        EachStep((_, before, after, _) =>
            after.Enrollment.Position >= before.Position
            && before.Visits.Zip(after.Enrollment.Visits).All(pair => Rank(pair.Second.Outcome) >= Rank(pair.First.Outcome)));

    [Fact]
    public void Never_silently_stuck_an_active_enrollment_has_exactly_one_reason_to_be_still() =>
        EachStep((_, _, after, _) => after.Enrollment.State switch
        {
            EnrollmentState.Active => after.Enrollment.Due is null != after.Enrollment.Hold is null,
            EnrollmentState.Resting => after.Enrollment.Due is { Kind: DueKind.RestOver } && after.Enrollment.Holds.All(hold =>
                hold.Case is not null),
            _ => after.Enrollment.Due is null && after.Enrollment.Hold is null,
        });

    [Fact]
    public void Only_ends_are_final_and_completing_means_standing_past_the_last_step() =>
        EachStep((journey, before, after, _) =>
            (after.Enrollment.State == EnrollmentState.Completed) == (after.Enrollment.Position == journey.Steps.Length)
            && (before.State is not EnrollmentState.Left || (after.Enrollment.State == before.State && after.Enrollment.Position == before.Position))
            && (after.Enrollment.State == EnrollmentState.Left) == (after.Enrollment.LeftReason is not null));

    [Fact]
    public void A_timer_that_is_not_due_changes_nothing() =>
        EachStep((journey, before, _, now) =>
            before.Due is { } due && due.When.At > now
                ? ReferenceEquals(JourneyStepper.Advance(journey, before, new Signal.TimeCame(), Roads.At(now)).Enrollment, before)
                : true);

    [Fact]
    public void Once_no_effect_is_ever_decided_twice() =>
        Check.One(Thorough, Prop.ForAll(Roads.AnyWalk.ToArbitrary(), walk =>
        {
            var (effects, _) = WalkThrough(walk.Journey, walk.Walk);
            var asked = effects.Where(effect => effect is not Effect.Withdraw).Select(effect => effect is Effect.Send send
                ? send with { Variant = 0, NotAfter = null } : effect).ToList();
            return asked.Distinct().Count() == asked.Count;
        }));

    [Fact]
    public void The_same_signal_again_at_the_same_moment_changes_nothing() =>
        Check.One(Thorough, Prop.ForAll(Roads.AnyWalk.ToArbitrary(), walk =>
        {
            var enrollment = Roads.Enter(walk.Journey);
            var now = Roads.Start;
            foreach (var (signal, hours) in walk.Walk)
            {
                now += Duration.FromHours(hours);
                enrollment = JourneyStepper.Advance(walk.Journey, enrollment, signal, Roads.At(now)).Enrollment;
                if (signal is not Signal.Happened) continue;
                var again = JourneyStepper.Advance(walk.Journey, enrollment, signal, Roads.At(now));
                if (!again.Effects.IsEmpty || Fingerprint(again.Enrollment) != Fingerprint(enrollment)) return false;
            }
            return true;
        }));

    [Fact]
    public void Convergent_the_same_events_in_any_order_with_any_repeats_end_at_the_same_place() =>
        Check.One(Thorough, Prop.ForAll(
            (from journey in Roads.Any
             from events in Roads.EventsFor(journey)
             from shuffled in Gen.Shuffle(events)
             from repeats in Gen.ArrayOf(Gen.Choose(0, Math.Max(0, events.Length - 1)), events.Length)
             select (journey, events, shuffled, repeats)).ToArbitrary(),
            made =>
            {
                var inOrder = Play(made.journey, made.events).LetGo(made.journey, Later);
                var outOfOrder = Play(made.journey, [.. made.shuffled, .. made.repeats.Select(i => made.events[i])]).LetGo(made.journey,
                    Later);
                return inOrder.Position == outOfOrder.Position
                    && inOrder.State == outOfOrder.State
                    && DoneSteps(inOrder).SequenceEqual(DoneSteps(outOfOrder));
            }));

    [Fact]
    public void Conservation_counters_kept_by_difference_equal_a_recompute() =>
        Check.One(Thorough, Prop.ForAll(Roads.AnyWalk.ToArbitrary(), walk =>
        {
            var kept = new Dictionary<(int, Measure), int>();
            var enrollment = Roads.Enter(walk.Journey);
            Tally.Difference(null, enrollment, Add(kept));
            var now = Roads.Start;
            foreach (var (signal, hours) in walk.Walk)
            {
                now += Duration.FromHours(hours);
                var next = JourneyStepper.Advance(walk.Journey, enrollment, signal, Roads.At(now)).Enrollment;
                Tally.Difference(enrollment, next, Add(kept));
                enrollment = next;
            }
            var recomputed = new Dictionary<(int, Measure), int>();
            Tally.Difference(null, enrollment, Add(recomputed));
            return NonZero(kept).SetEquals(NonZero(recomputed))
                && kept.Where(count => count.Key.Item1 == Tally.WholeJourney && count.Key.Item2 is >= Measure.Active and <= Measure.Merged).Sum(count => count.Value) == 1;
        }));

    [Fact]
    public void A_promise_is_kept_even_to_somebody_who_overtakes_it() =>
        Check.One(Thorough, Prop.ForAll(Roads.AnyWalk.ToArbitrary(), walk =>
        {
            var (effects, enrollment) = WalkThrough(walk.Journey, walk.Walk);
            return Enumerable.Range(0, walk.Journey.Steps.Length).All(i =>
                walk.Journey.Steps[i] is not { Work: not null, Keeps.IsEmpty: false }
                || enrollment.Visits[i].Outcome != VisitOutcome.Overtaken
                || walk.Journey.Steps[i] is { Until: not null } or { AsksFavour: true }
                || effects.Any(effect => effect.Step == i && effect is not Effect.Withdraw));
        }));

    [Fact]
    public void Left_alone_with_its_hand_outs_reported_every_walk_comes_to_an_end() =>
        Check.One(Thorough, Prop.ForAll(Roads.AnyWalk.ToArbitrary(), walk =>
        {
            var (_, enrollment) = WalkThrough(walk.Journey, walk.Walk);
            enrollment = enrollment.LetGo(walk.Journey, Roads.Start);
            for (var i = 0; i < 200 && enrollment.Due is { } due; i++)
                enrollment = JourneyStepper.Advance(walk.Journey, enrollment, new Signal.TimeCame(), Roads.At(due.When.At)).Enrollment;
            Assert.True(enrollment.State is EnrollmentState.Completed or EnrollmentState.Left,
                $"{Fingerprint(enrollment)} {string.Join(',', enrollment.Holds)} {string.Join(',', walk.Journey.Steps)}");
            return true;
        }));

    [Fact]
    public void A_hold_while_something_comes_in_changes_nothing_of_what_comes_of_it() =>
        Check.One(Thorough, Prop.ForAll(Roads.AnyWalk.ToArbitrary(), walk =>
        {
            var enrollment = Roads.Enter(walk.Journey);
            var now = Roads.Start;
            foreach (var (signal, hours) in walk.Walk)
            {
                now += Duration.FromHours(hours);
                var next = JourneyStepper.Advance(walk.Journey, enrollment, signal, Roads.At(now)).Enrollment;
                if (enrollment is { State: EnrollmentState.Active, Hold: null } && signal is Signal.HandedOut or Signal.Happened)
                {
                    var held = JourneyStepper.Advance(walk.Journey, enrollment, new Signal.HoldHere("In care"), Roads.At(now)).Enrollment;
                    held = JourneyStepper.Advance(walk.Journey, held, signal, Roads.At(now)).Enrollment;
                    held = JourneyStepper.Advance(walk.Journey, held, new Signal.Release(), Roads.At(now)).Enrollment;
                    if (Place(held) != Place(next)) return false;
                }
                enrollment = next;
            }
            return true;
        }));

    private static string Place(Enrollment e) => string.Join('|', e.State, e.LeftReason, e.Position,
        string.Join(',', e.Visits.Select(visit => visit.Outcome)));

    private static void EachStep(Func<Journey, Enrollment, Advanced, Instant, bool> holds) =>
        Check.One(Thorough, Prop.ForAll(Roads.AnyWalk.ToArbitrary(), walk =>
        {
            var enrollment = Roads.Enter(walk.Journey);
            var now = Roads.Start;
            foreach (var (signal, hours) in walk.Walk)
            {
                now += Duration.FromHours(hours);
                var after = JourneyStepper.Advance(walk.Journey, enrollment, signal, Roads.At(now));
                Assert.True(holds(walk.Journey, enrollment, after, now), $"{signal} took {Fingerprint(enrollment)} to {Fingerprint(after.Enrollment)} at {now}");
                enrollment = after.Enrollment;
            }
            return true;
        }));

    private static (List<Effect> Effects, Enrollment Enrollment) WalkThrough(Journey journey, (Signal Signal, int Hours)[] walk)
    {
        var (enrollment, first) = Roads.Enrolled(journey);
        var effects = new List<Effect>(first);
        var now = Roads.Start;
        foreach (var (signal, hours) in walk)
        {
            now += Duration.FromHours(hours);
            var after = JourneyStepper.Advance(journey, enrollment, signal, Roads.At(now));
            effects.AddRange(after.Effects);
            enrollment = after.Enrollment;
        }
        return (effects, enrollment);
    }

    private static readonly Instant Later = Roads.Start + Duration.FromHours(1);

    // What was skipped may still be done; nothing undoes what is done.
    internal static int Rank(VisitOutcome outcome) => outcome switch
    {
        VisitOutcome.Skipped => 11,
        VisitOutcome.Done => 12,
        _ =>
        (int)outcome
    };

    private static Enrollment Play(Journey journey, EventFact[] events) =>
        events.Aggregate(Roads.Enter(journey), (enrollment, fact) => enrollment.Then(journey, new Signal.Happened(fact)));

    private static IEnumerable<int> DoneSteps(Enrollment enrollment) =>
        Enumerable.Range(0, enrollment.Visits.Length).Where(i => enrollment.Visits[i].Outcome == VisitOutcome.Done);

    private static string Fingerprint(Enrollment e) =>
        string.Join('|', e.State, e.Position, e.Due, e.Hold, string.Join(',', e.Visits), string.Join(',', e.Occurrences));

    private static Action<CountedChange> Add(Dictionary<(int, Measure), int> counts) =>
        change => counts[(change.Step, change.Measure)] = counts.GetValueOrDefault((change.Step, change.Measure)) + change.Change;

    private static HashSet<KeyValuePair<(int, Measure), int>> NonZero(Dictionary<(int, Measure), int> counts) =>
        [.. counts.Where(count => count.Value != 0)];
}
