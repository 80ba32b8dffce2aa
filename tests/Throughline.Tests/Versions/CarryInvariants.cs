using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Tests.Enrollments;

namespace Throughline.Tests.Versions;

/// <summary>The invariants of the road, for going on in another version.</summary>
public sealed class CarryInvariants
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(600);

    [Fact]
    public void Everybody_at_a_step_goes_where_the_plan_says() =>
        EachMove((move, old, after, _) =>
        {
            var place = move.Map.Place(old.Position);
            var next = after.Next.Enrollment;
            // From there they may go on at once, where this version has nothing to wait for.
            return next.Position >= place && (next.Position == place || old.State == EnrollmentState.Active);
        });

    [Fact]
    public void Monotone_what_they_did_and_what_they_got_stays_so() =>
        EachMove((move, old, after, _) => Pairs(move).All(pair =>
        {
            var (was, now) = (old.Visits[pair.From], after.Next.Enrollment.Visits[pair.To]);
            var isTakenBack = was.Handout == Handout.Pending && move.From.Steps[pair.From].Work is AssignmentWork && move.To.Steps[pair.To].Work is not AssignmentWork;
            return (was.Outcome != VisitOutcome.Done || now.Outcome == VisitOutcome.Done)
                && (JourneyStepperInvariants.Rank(now.Outcome) >= JourneyStepperInvariants.Rank(was.Outcome)
                    || was.Outcome is VisitOutcome.Bypassed || was.Outcome == VisitOutcome.Here && pair.To < after.Next.Enrollment.Position)
                && (now.Handout >= was.Handout || isTakenBack)
                && now.Nudges >= was.Nudges
                && (was.ReachedAt is null || now.ReachedAt == was.ReachedAt);
        }));

    [Fact]
    public void Monotone_with_the_steps_in_their_order_nobody_has_a_step_before_them_that_they_had_behind_them() =>
        EachMove(Moves.InOrder, (move, old, after, _) => Pairs(move).All(pair => pair.From >= old.Position || pair.To < after.Next.Enrollment.Position));

    [Fact]
    public void Conservation_one_has_moved_and_one_is_somewhere() =>
        EachMove((move, old, after, _) =>
        {
            var (was, counts) = (Count(null, old), Count(null, after.Old.Enrollment));
            return after.Old.Enrollment.State == EnrollmentState.Moved
                && after.Old.Enrollment is { Due: null, Hold: null }
                && after.Next.Enrollment.State is EnrollmentState.Active or EnrollmentState.Resting or EnrollmentState.Completed
                && after.Next.Enrollment.EnteredAt == old.EnteredAt
                && after.Next.Enrollment.Visits.Length == move.To.Steps.Length
                && counts[(Tally.WholeJourney, Measure.Entered)] == was[(Tally.WholeJourney, Measure.Entered)]
                && counts[(Tally.WholeJourney, Measure.Moved)] == 1
                && !counts.ContainsKey((Tally.WholeJourney, Measure.Active));
        });

    [Fact]
    public void Every_visit_ends_in_the_version_it_began_in_or_in_none() =>
        EachMove((move, old, after, now) =>
        {
            var walked = WalkOn(move, after, now).Enrollment;
            var (left, on) = (Count(null, after.Old.Enrollment), Count(null, walked));
            return on[(Tally.WholeJourney, Measure.CameOver)] == 1
                && !on.ContainsKey((Tally.WholeJourney, Measure.Ended))
                && !left.ContainsKey((Tally.WholeJourney, Measure.Ended))
                && Pairs(move).All(pair => old.Visits[pair.From].Outcome == VisitOutcome.Ahead || !on.ContainsKey((pair.To, Measure.Ended)))
                && Enumerable.Range(0, move.To.Steps.Length).All(to => walked.Visits[to] is not { CameAlong: false, ReachedAt: not null, Outcome: VisitOutcome.Done } || on.GetValueOrDefault((to, Measure.EndedDone)) == 1);
        });

    [Fact]
    public void Never_silently_stuck_whoever_arrives_has_exactly_one_reason_to_be_still() =>
        EachMove((move, _, after, _) => IsStill(after.Next.Enrollment, move.To));

    [Fact]
    public void A_hold_and_a_rest_stay() =>
        EachMove((move, old, after, _) => after.Next.Enrollment.State == EnrollmentState.Completed
            ? old is { State: EnrollmentState.Active, Hold: null } || after.Next.Enrollment.Visits.Skip(move.Map.Place(old.Position)).All(visit => visit.Outcome > VisitOutcome.Here)
            : after.Next.Enrollment.Hold == old.Hold && (old.State != EnrollmentState.Resting || after.Next.Enrollment.State == EnrollmentState.Resting));

    [Fact]
    public void A_timer_keeps_what_was_left_of_it() =>
        EachMove((move, old, after, _) =>
            old is not { Due: { } due }
            || move.Map.To(old.Position) != after.Next.Enrollment.Position
            || after.Next.Enrollment.Due is not { } kept
            || kept.Kind != due.Kind
            || kept == due
            || old.Position < move.From.Steps.Length && (move.From.Steps[old.Position].Date
                ?? move.To.Steps[after.Next.Enrollment.Position].Date) is not null // a date resolves anew
            || after.Old.Effects.Contains(new Effect.Withdraw(old.Position)));

    [Fact]
    public void Once_nothing_that_was_handed_out_is_handed_out_again_however_they_walk_on() =>
        EachMove((move, old, after, now) =>
        {
            var asked = WalkOn(move, after, now).Effects.Where(effect => effect is not Effect.Withdraw)
                .Select(effect => effect is Effect.Send send ? send with { Variant = 0, NotAfter = null } : effect).ToList();
            return asked.Distinct().Count() == asked.Count
                && Pairs(move).All(pair => !WasHandedOut(move, old, pair) || !asked.Any(effect => effect.Step == pair.To && effect is not Effect.Send { Number: > 0 }));
        });

    [Fact]
    public void Convergent_the_same_events_in_any_order_end_at_the_same_place_on_the_new_road() =>
        Check.One(Thorough, Prop.ForAll(
            (from move in Moves.Any
             from events in Roads.EventsFor(move.To)
             from shuffled in Gen.Shuffle(events)
             select (move, events, shuffled)).ToArbitrary(),
            made =>
            {
                if (Moves.Walked(made.move) is not var (old, _, now)) return true;
                var arrived = Moves.Carried(made.move, old, now).Next.Enrollment;
                var (a, b) = (Play(made.move.To, arrived, made.events).LetGo(made.move.To, Then), Play(made.move.To, arrived,
                    made.shuffled).LetGo(made.move.To, Then));
                // A moment by a date that had passed when they came to a step breaks ties, as a timer does.
                if (a.Visits.Concat(b.Visits).Any(visit => visit.Reason == VisitReason.MomentPassed)) return true;
                return a.Position == b.Position && a.State == b.State && a.Visits.Select(visit => visit.Outcome == VisitOutcome.Done).SequenceEqual(b.Visits.Select(visit => visit.Outcome == VisitOutcome.Done));
            }));

    [Fact]
    public void Convergent_with_steps_only_added_it_does_not_matter_whether_an_event_came_before_the_move_or_after() =>
        AddedBeforeOrAfter(Thorough);

    [Fact]
    public void A_favour_that_the_unhappy_are_not_asked_is_passed_as_a_step_is_that_holds_nothing() =>
        AddedBeforeOrAfter(Thorough.WithReplay(11258607853710879357, 15376720201213291573, 26));

    private static void AddedBeforeOrAfter(Config config) =>
        Check.One(config, Prop.ForAll(
            (from journey in Roads.Any
             from at in Gen.Choose(0, journey.Steps.Length)
             from events in Roads.EventsFor(journey)
             from cut in Gen.Choose(0, events.Length)
             select (journey, at, events, cut)).ToArbitrary(),
            made =>
            {
                var next = made.journey with { Steps = made.journey.Steps.Insert(made.at, Roads.Step("new", Roads.Sends(), done: "New Thing")) };
                var move = new Move(made.journey, next, StepMap.Of(made.journey, next), []);
                // Who only comes across things is through at once.
                if (Roads.Enter(made.journey) is not { State: EnrollmentState.Active } entered) return true;
                var all = Play(next, Carry(move, entered), made.events).LetGo(next, Roads.Start + Duration.FromHours(1));
                var before = Play(made.journey, Roads.Enter(made.journey), made.events[..made.cut]);
                if (before.State is not (EnrollmentState.Active or EnrollmentState.Resting)) return true;
                // As the engine does: who arrives hears all they did.
                var after = Play(next, Carry(move, before), made.events).LetGo(next, Roads.Start + Duration.FromHours(1));
                // Whoever stood behind the place of the new step already does not go back to it, and has passed what is only passed there.
                var end = made.at + 1 + next.Steps.Skip(made.at + 1)
                    .TakeWhile(step => step is { Work: null, Done: null } || IsNotAsked(step, after)).Count();
                var isBehind = all.Position == made.at && after.Position > made.at && after.Position <= end;
                return (all.Position == after.Position || isBehind)
                    && Enumerable.Range(0, next.Steps.Length).Where(i => !isBehind || i <= made.at || i >= end)
                        .All(i => all.Visits[i].Outcome == VisitOutcome.Done == (after.Visits[i].Outcome == VisitOutcome.Done));
            }));

    [Fact]
    public void Left_alone_everybody_who_went_over_comes_to_an_end() =>
        EachMove((move, _, after, now) =>
        {
            var enrollment = after.Next.Enrollment.LetGo(move.To, now);
            for (var i = 0; i < 200 && enrollment.Due is { } due; i++)
                enrollment = JourneyStepper.Advance(move.To, enrollment, new Signal.TimeCame(), Roads.At(Instant.Max(now, due.When.At))).Enrollment;
            return enrollment.State is EnrollmentState.Completed or EnrollmentState.Left;
        });

    [Fact]
    public void Never_silently_stuck_nor_backward_however_they_walk_on() =>
        EachMove((move, _, after, now) =>
        {
            var enrollment = after.Next.Enrollment;
            foreach (var (signal, hours) in move.Walk.Where(step => (step.Signal is Signal.HandedOut { Step: var at } ? at : step.Signal is Signal.SaidDone { Step: var said } ? said : 0) < move.To.Steps.Length))
            {
                if (signal is Signal.CameIn came && came.Joins >= move.To.Steps.Length) continue;
                now += Duration.FromHours(hours);
                var next = JourneyStepper.Advance(move.To, enrollment, signal, Roads.At(now)).Enrollment;
                if (!IsStill(next, move.To) || next.Position < enrollment.Position) return false;
                enrollment = next;
            }
            return true;
        });

    [Fact]
    public void Whoever_goes_over_again_and_again_is_never_stuck_and_comes_to_an_end() =>
        Check.One(Thorough, Prop.ForAll(
            (from move in Moves.Any from next in Moves.Any from days in Gen.Choose(0, 9) select (move, next, days)).ToArbitrary(),
            made =>
            {
                if (Moves.Walked(made.move) is not var (old, _, now)) return true;
                var (journey, enrollment) = (made.move.To, Moves.Carried(made.move, old, now).Next.Enrollment);
                foreach (var to in (Journey[])[made.move.From, made.next.To, made.next.From, made.move.To])
                {
                    if (enrollment.State is not (EnrollmentState.Active or EnrollmentState.Resting)) return true;
                    now += Duration.FromDays(made.days);
                    enrollment = JourneyStepper.Carry(journey, to, StepMap.Of(journey, to), enrollment, Moves.NextId, [], Roads.At(now)).Next.Enrollment;
                    journey = to;
                    if (!IsStill(enrollment, journey)) return false;
                }
                enrollment = enrollment.LetGo(journey, now);
                for (var i = 0; i < 200 && enrollment.Due is { } due; i++)
                    enrollment = JourneyStepper.Advance(journey, enrollment, new Signal.TimeCame(), Roads.At(Instant.Max(now, due.When.At))).Enrollment;
                return enrollment.State is EnrollmentState.Completed or EnrollmentState.Left;
            }));

    private static bool IsNotAsked(Step step, Enrollment enrollment) => step.AsksFavour && enrollment.Contentment is { IsUnhappy: true };

    private static bool WasHandedOut(Move move, Enrollment old, (int From, int To) pair) => old.Visits[pair.From].Handout switch
    {
        Handout.NotYet => false,
        Handout.Pending => move.From.Steps[pair.From].Work is not AssignmentWork || move.To.Steps[pair.To].Work is AssignmentWork,
        _ => move.From.Steps[pair.From].Work is not null,
    };

    private static (List<Effect> Effects, Enrollment Enrollment) WalkOn(Move move, CarriedOver after, Instant now)
    {
        var effects = new List<Effect>(after.Next.Effects);
        var enrollment = after.Next.Enrollment;
        for (var i = 0; i < 60 && enrollment.State is EnrollmentState.Active or EnrollmentState.Resting; i++)
        {
            now = Instant.Max(now, enrollment.Due?.When.At ?? now);
            Signal signal = enrollment.Holds is [var hold, ..] ? hold.Case is { } care ? new Signal.CareOver(care, CareOutcome.GoOn)
                : new Signal.Release() : i % 3 == 2 ? new Signal.HandedOut(enrollment.Position, Refused: false) : new Signal.TimeCame();
            var next = JourneyStepper.Advance(move.To, enrollment, signal, Roads.At(now));
            effects.AddRange(next.Effects);
            enrollment = next.Enrollment;
        }
        return (effects, enrollment);
    }

    private static bool IsStill(Enrollment enrollment, Journey journey) =>
        (enrollment.State == EnrollmentState.Completed) == (enrollment.Position == journey.Steps.Length)
        && enrollment.State switch
        {
            EnrollmentState.Active => enrollment.Due is null != enrollment.Hold is null,
            EnrollmentState.Resting => enrollment.Due is { Kind: DueKind.RestOver } && enrollment.Holds.All(hold => hold.Case is not null),
            _ => enrollment.Due is null && enrollment.Hold is null,
        };

    private static IEnumerable<(int From, int To)> Pairs(Move move) =>
        Enumerable.Range(0, move.From.Steps.Length).Where(from => move.Map.To(from) >= 0).Select(from => (from, move.Map.To(from)));

    private static Enrollment Carry(Move move, Enrollment old) => Moves.Carried(move, old, Roads.Start + Duration.FromHours(1)).Next.Enrollment;

    private static readonly Instant Then = Roads.Start + Duration.FromHours(1);

    private static Enrollment Play(Journey journey, Enrollment start, EventFact[] events) =>
        events.Aggregate(start, (enrollment, fact) => enrollment.Then(journey, new Signal.Happened(Addressed(fact, enrollment))));

    // As the engine does: what they did with a message of an earlier version was of the same step.
    private static EventFact Addressed(EventFact fact, Enrollment enrollment) => fact.Origin is { } origin ? fact with
    {
        Origin =
        origin with { EnrollmentId = enrollment.Id }
    } : fact;

    private static Dictionary<(int, Measure), int> Count(Enrollment? before, Enrollment after)
    {
        var counts = new Dictionary<(int, Measure), int>();
        Tally.Difference(before, after, change => counts[(change.Step, change.Measure)] = counts.GetValueOrDefault((change.Step, change.Measure)) + change.Change);
        return counts.Where(count => count.Value != 0).ToDictionary();
    }

    private static void EachMove(Func<Move, Enrollment, CarriedOver, Instant, bool> holds) => EachMove(Moves.Any, holds);

    private static void EachMove(Gen<Move> moves, Func<Move, Enrollment, CarriedOver, Instant, bool> holds) =>
        Check.One(Thorough, Prop.ForAll(moves.ToArbitrary(), move =>
        {
            if (Moves.Walked(move) is not var (old, _, now)) return true;
            var after = Moves.Carried(move, old, now);
            Assert.True(holds(move, old, after, now), $"{Print(old)}\n  became {Print(after.Next.Enrollment)}");
            return true;
        }));

    private static string Print(Enrollment e) => string.Join(" | ", e.State, e.Position, e.Due, e.Hold, string.Join(", ", e.Visits.Select(visit => $"{visit.Outcome}/{visit.Handout}/{visit.Nudges}")));
}
