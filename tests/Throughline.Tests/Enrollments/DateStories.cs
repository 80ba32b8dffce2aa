using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Time;
using static Throughline.Tests.Enrollments.DatedRoads;

namespace Throughline.Tests.Enrollments;

/// <summary>A call with its reminders, moved, cancelled and booked anew. It is Monday, 2 March 2026, nine o'clock in Lisbon.</summary>
public sealed class DateStories
{
    private static readonly Journey _road = Roads.Of(
        Roads.Step("book", Roads.Sends(), done: "Call Booked"),
        Roads.Step("call", done: "Call Held", within: Wait.OfDays(5)) with
        {
            Until = Moment("until call"),
            Nudges = [Before("2 days"), new Nudge(Wait.None, Roads.Mail()) { Before = Moment("1 day before call at 09:00") }],
        },
        Roads.Step("after", Roads.Sends()) with { Until = Moment("1 day after call") });

    private readonly List<Effect> _effects = [];
    private Enrollment _they = Roads.Enter(_road);
    private Instant _now = Roads.Start;

    [Fact]
    public void Somebody_who_books_a_call_is_reminded_two_days_and_one_day_before_it()
    {
        Tell(Booked("Call Booked", 5, daysAhead: 4));
        Let(days: 5);
        Assert.Equal([1, 2], Reminders().Select(send => send.Number));
        Assert.All(Reminders(), send => Assert.Equal(DateValue.Of(Roads.Start + Duration.FromDays(4)), send.For));
        Assert.All(Reminders(), send => Assert.Equal(Roads.Start + Duration.FromDays(4), send.NotAfter));
    }

    [Fact]
    public void Somebody_who_moves_their_call_is_reminded_of_the_new_day_and_not_of_the_old()
    {
        Tell(Booked("Call Booked", 5, daysAhead: 4));
        Tell(Booked("Call Moved", 10, daysAhead: 10));
        Let(days: 7.9);
        Assert.Empty(Reminders());
        Let(days: 1.2);
        Assert.Equal(2, Reminders().Count);
    }

    [Fact]
    public void Somebody_who_moves_it_there_and_back_is_reminded_of_each_day_once()
    {
        Tell(Booked("Call Booked", 5, daysAhead: 4));
        Let(days: 2.5);
        for (var i = 0; i < 100; i++) Tell(Booked("Call Moved", 100 + i, daysAhead: i % 2 == 0 ? 20 : 4, serial: i));
        Let(days: 1);
        Assert.Equal([1, 2], Reminders().Select(send => send.Number));
        Assert.Equal(2, _they.Reminders.Length);
        Assert.Single(_they.Dates);
    }

    [Fact]
    public void Somebody_whose_call_is_tomorrow_is_not_reminded_of_what_lies_behind()
    {
        Tell(Booked("Call Booked", 5, daysAhead: 0.5));
        Let(days: 0.4);
        Assert.Empty(Reminders());
    }

    [Fact]
    public void Somebody_who_cancels_waits_and_then_rests_and_a_new_booking_brings_them_back()
    {
        Tell(Booked("Call Booked", 5, daysAhead: 4));
        Tell(Booked("Call Cancelled", 10, daysAhead: 0));
        Assert.Equal(DueKind.NoDate, _they.Due?.Kind);
        Let(days: 6);
        Assert.Equal((EnrollmentState.Resting, VisitReason.DateCancelled), (_they.State, _they.Visits[1].Reason));
        Tell(Booked("Call Booked", 60 * 24 * 7, daysAhead: 12, serial: 1));
        Assert.Equal((EnrollmentState.Active, 1, DueKind.Nudge), (_they.State, _they.Position, _they.Due?.Kind));
    }

    [Fact]
    public void Cancelling_another_booking_changes_nothing()
    {
        Tell(Booked("Call Booked", 5, daysAhead: 4));
        var due = _they.Due;
        Tell(Booked("Call Cancelled", 10, daysAhead: 0, booking: "2"));
        Assert.Equal(due, _they.Due);
    }

    [Fact]
    public void A_date_that_nobody_says_is_given_up_with_its_reason()
    {
        Tell(Roads.Event("Call Booked", 5));
        Let(days: 8);
        Assert.Equal((VisitOutcome.GivenUp, VisitReason.NoDateKnown), (_they.Visits[1].Outcome, _they.Visits[1].Reason));
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(-46_000)]
    public void A_date_in_the_past_is_skipped_with_its_reason_and_the_road_goes_on(double days)
    {
        Tell(Booked("Call Booked", 5, days));
        Assert.Equal((VisitOutcome.Skipped, VisitReason.MomentPassed), (_they.Visits[1].Outcome, _they.Visits[1].Reason));
        Assert.Equal((VisitOutcome.Skipped, EnrollmentState.Completed), (_they.Visits[2].Outcome, _they.State));
    }

    [Fact]
    public void After_a_pause_over_the_call_what_was_bound_to_it_is_counted_first()
    {
        Tell(Booked("Call Booked", 5, daysAhead: 4));
        Let(days: 1);
        var paused = _now;
        _now += Duration.FromDays(5);
        Signal(new Signal.Resumed(paused));
        Let(days: 0);
        Assert.Equal(VisitOutcome.Skipped, _they.Visits[1].Outcome);
        Assert.Empty(Reminders());
    }

    [Fact]
    public void After_a_pause_before_the_call_the_reminder_still_comes_the_day_before()
    {
        Tell(Booked("Call Booked", 5, daysAhead: 10));
        var paused = _now;
        _now += Duration.FromDays(3);
        Signal(new Signal.Resumed(paused));
        Assert.Equal(Roads.Start + Duration.FromDays(8), _they.Due?.When.At);
    }

    [Fact]
    public void What_comes_the_day_after_the_call_comes_a_day_after_it_though_the_visit_was_noted_late()
    {
        Tell(Booked("Call Booked", 5, daysAhead: 1));
        Let(days: 1.1);
        _now = Roads.Start + Duration.FromDays(3);
        Tell(Roads.Event("Call Held", 60 * 24 * 3));
        Assert.Contains(_effects, effect => effect is Effect.Send { Step: 2 });
    }

    [Fact]
    public void A_birthday_comes_again_each_year_and_a_day_of_the_business_is_the_same_for_all()
    {
        var birthday = Roads.Of(Roads.Step("wish", Roads.Sends()) with { Until = Moment("until birthday at 10:00") });
        var workshop = Roads.Of(Roads.Step("welcome", Roads.Sends()) with { Until = Moment("until workshop") });
        Assert.Equal(Instant.FromUtc(2026, 3, 5, 10, 0), Roads.Enter(birthday).Due?.When.At);
        Assert.Equal(Instant.FromUtc(2026, 3, 5, 9, 0), Roads.Enter(workshop).Due?.When.At);
    }

    [Fact]
    public void A_day_of_the_business_that_moves_moves_those_who_wait_for_it()
    {
        var workshop = Roads.Of(Roads.Step("welcome", Roads.Sends()) with { Until = Moment("until workshop") });
        var moved = new Moment(Roads.Start, Roads.Lisbon)
        {
            Around = Around with
            {
                Occasions = Around.Occasions.SetItem("spring", new OccasionDay(DateValue.Of(
                Roads.Start + Duration.FromDays(9))))
            },
        };
        var after = JourneyStepper.Advance(workshop, Roads.Enter(workshop), new Signal.DatesChanged(), moved).Enrollment;
        Assert.Equal(Roads.Start + Duration.FromDays(9), after.Due?.When.At);
        Assert.Single(Around.Occasions);
    }

    [Fact]
    public void Who_has_until_the_call_is_reminded_before_it_and_has_longer_when_it_moves()
    {
        var road = Roads.Of(Roads.Step("fill-in", Roads.Sends(), done: "Form Submitted") with
        {
            WithinUntil = Moment("until call"),
            Nudges = [Before("1 day")]
        });
        var they = JourneyStepper.Advance(road, Roads.Enter(road), new Signal.HandedOut(0, false), Roads.At(Roads.Start)).Enrollment;
        they = they.Then(road, new Signal.Happened(Booked("Call Booked", 5, daysAhead: 3)));
        Assert.Equal((DueKind.Nudge, Roads.Start + Duration.FromDays(2)), (they.Due!.Value.Kind, they.Due.Value.When.At));
        they = they.Then(road, new Signal.Happened(Booked("Call Moved", 9, daysAhead: 8)));
        Assert.Equal(Roads.Start + Duration.FromDays(7), they.Due!.Value.When.At);
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(-0.5, true)]
    public void A_promise_that_hangs_on_a_date_is_kept_at_its_moment_only(double days, bool isKept)
    {
        var road = Roads.Of(
            Roads.Step("hello", done: "Never Done"),
            Roads.Step("parcel", Roads.Sends(), keeps: "it-comes") with { Until = Moment("1 hour after call") },
            Roads.Step("later", done: "Later Done"));
        var they = Roads.Enter(road).Then(road, new Signal.Happened(Booked("Call Booked", 5, days)));
        var after = JourneyStepper.Advance(road, they, Roads.Did("Later Done", 50), Roads.At(Roads.Start + Duration.FromHours(1)));
        Assert.Equal(isKept, after.Effects.Any(effect => effect is Effect.Send { Step: 1 }));
    }

    private List<Effect.Send> Reminders() => [.. _effects.OfType<Effect.Send>().Where(send => send.Number > 0)];

    private void Tell(EventFact fact) => Signal(new Signal.Happened(fact));

    private void Signal(Signal signal)
    {
        var after = JourneyStepper.Advance(_road, _they, signal, Roads.At(_now));
        _they = after.Enrollment;
        _effects.AddRange(after.Effects);
    }

    /// <summary>Time passes: each timer at its moment, what is handed out is reported at once.</summary>
    private void Let(double days)
    {
        var end = _now + Duration.FromDays(days);
        while (_they.Due is { } due && due.When.At <= end)
        {
            _now = Instant.Max(_now, due.When.At);
            Signal(new Signal.TimeCame());
        }
        _now = end;
    }
}
