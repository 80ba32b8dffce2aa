using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Time;

namespace Throughline.Tests.Enrollments;

public sealed class RoadStories
{
    private static readonly Journey Booking = Roads.Of(
        Roads.Step("welcome", Roads.Sends(), done: "Checklist Read", within: Wait.OfDays(5), nudges: [new Nudge(Wait.OfDays(2), Roads.Mail("Still there"))]),
        Roads.Step("call", Roads.Sends(), done: "Call Booked", within: Wait.OfDays(10), otherwise: Otherwise.Rest),
        Roads.Step("gift", Roads.Sends(), keeps: "a-gift"),
        Roads.Step("refer", Roads.Sends(), done: "Referral Accepted", otherwise: Otherwise.Leave));

    [Fact]
    public void Someone_who_books_after_the_welcome_is_never_nudged_about_it()
    {
        var person = Roads.Enter(Booking).Then(Booking, new Signal.HandedOut(0, Refused: false));
        Assert.Equal(DueKind.Nudge, person.Due?.Kind);

        person = person.Then(Booking, Roads.Did("Call Booked"));

        Assert.Equal(2, person.Position);
        Assert.Equal(VisitOutcome.Overtaken, person.Visits[0].Outcome);
        Assert.NotEqual(DueKind.Nudge, person.Due?.Kind);
    }

    [Fact]
    public void A_referral_fast_forwards_but_the_promised_gift_is_still_sent()
    {
        var after = JourneyStepper.Advance(Booking, Roads.Enter(Booking), Roads.Did("Referral Accepted"), Roads.At(Roads.Start));

        Assert.Equal(EnrollmentState.Completed, after.Enrollment.State);
        Assert.Equal([new Effect.Send(2, 0)], after.Effects.AsEnumerable());
        Assert.Equal(VisitOutcome.Done, after.Enrollment.Then(Booking, new Signal.HandedOut(2, Refused: false)).Visits[2].Outcome);
    }

    [Fact]
    public void Someone_who_falls_silent_rests_and_a_late_booking_brings_them_back()
    {
        var person = Roads.Enter(Booking).Then(Booking, Roads.Did("Checklist Read")).Then(Booking, new Signal.HandedOut(1, Refused: false));
        var silent = person.Then(Booking, new Signal.TimeCame(), Roads.Start + Duration.FromDays(30));
        Assert.Equal(EnrollmentState.Resting, silent.State);

        var back = silent.Then(Booking, Roads.Did("Call Booked", minute: 60 * 24 * 40), Roads.Start + Duration.FromDays(40));

        Assert.Equal(EnrollmentState.Active, back.State);
        Assert.Equal(2, back.Position);
        Assert.Equal(VisitOutcome.Done, back.Visits[1].Outcome);
    }

    [Fact]
    public void A_step_that_could_not_be_sent_is_refused_and_the_road_goes_on()
    {
        var journey = Roads.Of(Roads.Step("note", Roads.Sends()), Roads.Step("next", Roads.Sends()));

        var person = Roads.Enter(journey).Then(journey, new Signal.HandedOut(0, Refused: true));

        Assert.Equal(VisitOutcome.Refused, person.Visits[0].Outcome);
        Assert.Equal(1, person.Position);
    }

    [Fact]
    public void The_second_order_is_for_the_second_step_that_waits_for_one_whichever_is_heard_of_first()
    {
        var journey = Roads.Of(Roads.Step("buy", done: "Order Completed"), Roads.Step("thank", Roads.Sends()), Roads.Step("buy-again", done: "Order Completed"));

        var one = Roads.Enter(journey).Then(journey, Roads.Did("Order Completed", minute: 90));
        var both = one.Then(journey, Roads.Did("Order Completed", minute: 20));

        Assert.Equal(1, one.Position);
        Assert.Equal(EnrollmentState.Completed, both.State);
    }

    [Fact]
    public void After_a_long_outage_nobody_gets_the_nudges_they_missed()
    {
        var person = Roads.Enter(Booking).Then(Booking, new Signal.HandedOut(0, Refused: false));

        var late = JourneyStepper.Advance(Booking, person, new Signal.TimeCame(), Roads.At(Roads.Start + Duration.FromDays(9)));

        Assert.Equal(1, late.Enrollment.Position);
        Assert.DoesNotContain(new Effect.Send(0, 1), late.Effects);
    }

    [Fact]
    public void Held_people_stay_where_they_are_and_go_on_from_what_they_did_meanwhile()
    {
        var held = Roads.Enter(Booking).Then(Booking, new Signal.HoldHere("On holiday")).Then(Booking, Roads.Did("Call Booked"));
        Assert.Equal(0, held.Position);
        Assert.Null(held.Due);

        Assert.Equal(2, held.Then(Booking, new Signal.Release()).Position);
    }

    [Theory]
    [InlineData(Otherwise.Continue, EnrollmentState.Active, 1)]
    [InlineData(Otherwise.Rest, EnrollmentState.Resting, 0)]
    [InlineData(Otherwise.Leave, EnrollmentState.Left, 0)]
    public void A_step_that_is_refused_during_a_hold_does_otherwise_when_they_are_let_go_on(Otherwise otherwise, EnrollmentState state,
        int position)
    {
        var journey = Refusable(otherwise);
        var held = Roads.Enter(journey).Then(journey, new Signal.HoldHere("In care")).Then(journey, new Signal.HandedOut(0, Refused: true));
        Assert.Equal((EnrollmentState.Active, 0, VisitOutcome.Refused), (held.State, held.Position, held.Visits[0].Outcome));

        var released = held.Then(journey, new Signal.Release());

        Assert.Equal((state, position), (released.State, released.Position));
        Assert.Equal(state == EnrollmentState.Left ? LeftReasons.CouldNotBeReached : null, released.LeftReason);
    }

    [Theory]
    [InlineData(Otherwise.Continue, EnrollmentState.Active, 1)]
    [InlineData(Otherwise.Rest, EnrollmentState.Active, 1)] // they have rested
    [InlineData(Otherwise.Leave, EnrollmentState.Left, 0)]
    public void A_step_that_is_refused_during_a_rest_does_otherwise_when_they_come_back(Otherwise otherwise, EnrollmentState state,
        int position)
    {
        var journey = Refusable(otherwise);
        var resting = Roads.Enter(journey).Then(journey, new Signal.NotNow()).Then(journey, new Signal.HandedOut(0, Refused: true));
        Assert.Equal((EnrollmentState.Resting, VisitOutcome.Refused), (resting.State, resting.Visits[0].Outcome));

        var back = resting.Then(journey, new Signal.CameBack());

        Assert.Equal((state, position), (back.State, back.Position));
    }

    private static Journey Refusable(Otherwise otherwise) => Roads.Of(
        Roads.Step("note", Roads.Sends(), otherwise: otherwise),
        Roads.Step("next", Roads.Sends()));

    [Fact]
    public void An_assignment_has_the_time_of_its_step_after_a_hold_and_after_a_rest()
    {
        var call = Roads.Step("call", new AssignmentWork("Call", null, [], Wait.OfDays(1)), within: new Wait(2, 0, new LocalTime(18, 0)));
        var journey = Roads.Of(call, Roads.Step("next", Roads.Sends()));
        var noon = Roads.Start + Duration.FromHours(3);
        var evening = Instant.FromUtc(2026, 3, 4, 18, 0);

        var released = Roads.Enter(journey).Then(journey, new Signal.HoldHere("In care")).Then(journey, new Signal.Release(), noon);
        var back = Roads.Enter(journey).Then(journey, new Signal.NotNow()).Then(journey, new Signal.CameBack(), noon);

        Assert.Equal((DueKind.HandoutOverdue, evening), (released.Due!.Value.Kind, released.Due.Value.When.At));
        Assert.Equal((DueKind.HandoutOverdue, evening), (back.Due!.Value.Kind, back.Due.Value.When.At));
        Assert.Equal(VisitOutcome.GivenUp, released.Then(journey, new Signal.TimeCame(), evening).Visits[0].Outcome);
    }

    [Fact]
    public void A_message_that_is_on_its_way_has_as_long_as_it_is_tried_after_a_hold()
    {
        var journey = Refusable(Otherwise.Continue);
        var released = Roads.Enter(journey).Then(journey, new Signal.HoldHere("In care")).Then(journey, new Signal.Release());
        Assert.Equal(Roads.Start + Duration.FromHours(1) + JourneyStepper.HandoutLimit, released.Due!.Value.When.At);
    }

    [Fact]
    public void Of_the_reminders_whose_time_came_during_a_hold_only_the_last_is_sent()
    {
        var journey = Roads.Of(Roads.Step("ask", Roads.Sends(), done: "Call Booked", within: Wait.OfDays(10), nudges:
            [new Nudge(Wait.OfDays(1), Roads.Mail("1")), new Nudge(Wait.OfDays(2), Roads.Mail("2")),
                new Nudge(Wait.OfDays(6), Roads.Mail("3"))]));
        var held = Roads.Enter(journey).Then(journey, new Signal.HandedOut(0, Refused: false)).Then(journey,
            new Signal.HoldHere("In care"));
        var fourthDay = Roads.Start + Duration.FromDays(4);

        var released = held.Then(journey, new Signal.Release(), fourthDay);
        var nudged = JourneyStepper.Advance(journey, released, new Signal.TimeCame(), Roads.At(fourthDay));

        Assert.Equal([new Effect.Send(0, 2)], nudged.Effects.AsEnumerable());
        Assert.Equal((DueKind.Nudge, Roads.Start + Duration.FromHours(1) + Duration.FromDays(6)),
            (nudged.Enrollment.Due!.Value.Kind, nudged.Enrollment.Due.Value.When.At));
    }

    [Theory]
    [InlineData("1 day", "2026-03-06T22:00")] // over: at once
    [InlineData("1 day at 09:00", "2026-03-07T09:00")] // over, and at nine
    [InlineData("6 days", "2026-03-08T09:00")] // not over yet
    public void A_wait_that_ended_during_a_hold_is_over_when_they_are_let_go_on(string wait, string begins)
    {
        Assert.True(Wait.TryParse(wait, out var parsed));
        var journey = Roads.Of(Roads.Step("later", Roads.Sends(), wait: parsed));
        var tenAtNight = Instant.FromUtc(2026, 3, 6, 22, 0);

        var released = Roads.Enter(journey).Then(journey, new Signal.HoldHere("In care")).Then(journey, new Signal.Release(), tenAtNight);

        Assert.Equal(DueKind.Begin, released.Due!.Value.Kind);
        Assert.Equal(begins, Instant.Max(released.Due.Value.When.At, tenAtNight).ToString("uuuu-MM-dd'T'HH:mm", null));
    }

    [Fact]
    public void An_assignment_that_was_given_up_leaves_the_customer_their_time_after_the_rest()
    {
        var journey = Roads.Of(Roads.Step("sign", new AssignmentWork("Send it", null, [], Wait.OfDays(1)), done: "Agreement Signed",
            within: Wait.OfDays(2), otherwise: Otherwise.Rest));
        var resting = Roads.Enter(journey).Then(journey, new Signal.TimeCame(), Roads.Start + Duration.FromDays(2));
        Assert.Equal(EnrollmentState.Resting, resting.State);

        var back = resting.Then(journey, new Signal.CameBack(), Roads.Start + Duration.FromDays(5));

        Assert.Equal((DueKind.GiveUp, Roads.Start + Duration.FromDays(7)), (back.Due!.Value.Kind, back.Due.Value.When.At));
    }

    [Fact]
    public void An_event_from_before_they_came_in_counts_only_where_the_step_says_ever()
    {
        var ever = Roads.Of(Roads.Step("read", done: "Book Read") with { Done = new EventRule("Book Read", [], SinceEver: true) });
        var since = Roads.Of(Roads.Step("read", done: "Book Read"));

        Assert.Equal(EnrollmentState.Completed, Roads.Enter(ever).Then(ever, Roads.Did("Book Read", minute: -900)).State);
        Assert.Equal(EnrollmentState.Active, Roads.Enter(since).Then(since, Roads.Did("Book Read", minute: -900)).State);
    }

    [Fact]
    public void Whoever_comes_across_what_is_there_for_everybody_goes_on_at_once_and_nothing_is_done_for_them()
    {
        var journey = Roads.Of(Sign("reel"), Sign("window"), Roads.Step("welcome", Roads.Sends()));

        var entered = Roads.Enrolled(journey);

        Assert.Equal(2, entered.Enrollment.Position);
        Assert.Equal([VisitOutcome.Done, VisitOutcome.Done, VisitOutcome.Here], entered.Enrollment.Visits.Select(visit => visit.Outcome));
        Assert.IsType<Effect.Send>(Assert.Single(entered.Effects));
    }

    [Fact]
    public void Where_it_waits_first_or_for_something_they_do_they_stay()
    {
        var later = Roads.Of(Sign("reel") with { Wait = Wait.OfDays(1) }, Roads.Step("welcome", Roads.Sends()));
        var asked = Roads.Of(Sign("reel") with { Done = Roads.On("Form Submitted") }, Roads.Step("welcome", Roads.Sends()));

        Assert.Equal(0, Roads.Enter(later).Position);
        Assert.Equal(1, Roads.Enter(later).Then(later, new Signal.TimeCame(), Roads.Start + Duration.FromDays(1)).Position);
        Assert.Equal(0, Roads.Enter(asked).Position);
        Assert.Equal(1, Roads.Enter(asked).Then(asked, Roads.Did("Form Submitted")).Position);
    }

    private static Step Sign(string key) => Roads.Step(key) with { Standing = new Standing("A sign", null) };

    [Fact]
    public void Every_kind_of_step_has_its_own_effect()
    {
        var kinds = typeof(StepWork).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(StepWork))).ToHashSet();
        StepWork[] works =
        [
            Roads.Sends(),
            new AssignmentWork(null, null, [], Wait.OfDays(1)),
            new SurveyWork(new Surveys.Survey("?", Surveys.QuestionKind.Text, []), Roads.Mail()),
            new WebhookWork(new Uri("https://example.com"), null),
        ];
        Assert.Equal(kinds, works.Select(work => work.GetType()).ToHashSet());
        Assert.Equal(Enum.GetValues<StepKind>().Length, works.Select(work => Roads.Step("s", work).Kind)
            .Append(Roads.Step("s", done: "X").Kind).Append(Sign("s").Kind).Distinct().Count());
        Assert.Equal(works.Length, works.Select(work => Roads.Enrolled(Roads.Of(Roads.Step("s", work))).Effects.Single().GetType()).Distinct().Count());
    }
}
