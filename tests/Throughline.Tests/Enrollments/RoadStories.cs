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

    [Fact]
    public void An_event_from_before_they_came_in_counts_only_where_the_step_says_ever()
    {
        var ever = Roads.Of(Roads.Step("read", done: "Book Read") with { Done = new EventRule("Book Read", [], SinceEver: true) });
        var since = Roads.Of(Roads.Step("read", done: "Book Read"));

        Assert.Equal(EnrollmentState.Completed, Roads.Enter(ever).Then(ever, Roads.Did("Book Read", minute: -900)).State);
        Assert.Equal(EnrollmentState.Active, Roads.Enter(since).Then(since, Roads.Did("Book Read", minute: -900)).State);
    }

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
        Assert.Equal(Enum.GetValues<StepKind>().Length, works.Select(work => Roads.Step("s", work).Kind).Append(Roads.Step("s", done: "X").Kind).Distinct().Count());
        Assert.Equal(works.Length, works.Select(work => Roads.Enrolled(Roads.Of(Roads.Step("s", work))).Effects.Single().GetType()).Distinct().Count());
    }
}
