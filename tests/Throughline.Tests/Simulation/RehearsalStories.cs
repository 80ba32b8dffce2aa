using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Simulation;
using Throughline.Tests.Enrollments;
using Throughline.Time;

namespace Throughline.Tests.Simulation;

/// <summary>One made-up person on a small road: what they get, and when, on their clock.</summary>
public sealed class RehearsalStories
{
    private static readonly Journey Road = Roads.Of(
        Roads.Step("welcome", Roads.Sends(), done: "Checklist Read", nudges: [new Nudge(Wait.OfDays(2), Roads.Mail("Did you see it"))]),
        Roads.Step("call", new AssignmentWork("Call", null, [], Wait.OfDays(1)), within: Wait.OfDays(3)),
        Roads.Step("offer", Roads.Sends(), done: "Order Completed", wait: Wait.OfDays(1), otherwise: Otherwise.Rest));

    [Fact]
    public void Somebody_who_does_each_thing_gets_no_reminder_and_reaches_the_end()
    {
        var rehearsed = Rehearsal.Play(Road, Plan());
        Assert.Equal(EnrollmentState.Completed, rehearsed.Enrollment.State);
        Assert.Equal(
            ["CameIn", "Reached 0", "Sent 0.0", "Awaits 0", "Did Checklist Read", "Passed 0 Done", "Reached 1", "Assigned 1", "AssignmentDone 1", "Passed 1 Done", "Reached 2", "Pauses 2", "Sent 2.0", "Awaits 2", "Did Order Completed", "Passed 2 Done", "Ended Completed"],
            rehearsed.Happenings.Select(Word));
    }

    [Fact]
    public void Somebody_silent_gets_the_reminder_rests_and_leaves()
    {
        var rehearsed = Rehearsal.Play(Road, Plan() with { IsSilent = true });
        Assert.Equal(LeftReasons.RestedTooLong, rehearsed.Enrollment.LeftReason);
        Assert.Equal(
            ["CameIn", "Reached 0", "Sent 0.0", "Awaits 0", "Sent 0.1", "Passed 0 GivenUp", "Reached 1", "Assigned 1", "AssignmentDone 1", "Passed 1 Done", "Reached 2", "Pauses 2", "Sent 2.0", "Awaits 2", "Passed 2 GivenUp", "Rests 2", "Ended Left"],
            rehearsed.Happenings.Select(Word));
    }

    [Fact]
    public void What_they_are_told_to_do_happens_at_its_time_and_brings_them_past_what_lies_between()
    {
        Assert.True(PlannedAct.TryParse("Order Completed after 3 days", out var act, out _));
        var rehearsed = Rehearsal.Play(Road, Plan() with { IsSilent = true, Acts = [act] });
        var did = Assert.Single(rehearsed.Happenings.OfType<Happening.Did>());
        Assert.Equal((Roads.Start + Duration.FromDays(3), true), (did.At, did.Counts));
        Assert.Equal(VisitOutcome.Overtaken, rehearsed.Enrollment.Visits[0].Outcome);
        Assert.Equal(EnrollmentState.Completed, rehearsed.Enrollment.State);
    }

    [Fact]
    public void Marketing_waits_for_the_morning_where_they_live()
    {
        var tokyo = LocalZone.Find("Asia/Tokyo", null);
        var evening = LocalTimeResolver.Resolve(new LocalDateTime(2026, 3, 2, 22, 15), tokyo).At;
        var rehearsed = Rehearsal.Play(Road, Plan() with { Zone = tokyo, Start = evening });
        var held = Assert.Single(rehearsed.Happenings.OfType<Happening.Held>());
        Assert.Equal(SendReason.QuietHours, held.Reason);
        Assert.Equal(new LocalDateTime(2026, 3, 3, 8, 0), held.Until.InZone(tokyo.Zone).LocalDateTime);
        Assert.Equal(held.Until, rehearsed.Happenings.OfType<Happening.Sent>().First().At);
    }

    [Fact]
    public void Nobody_who_never_agreed_gets_marketing_and_the_road_goes_on()
    {
        var rehearsed = Rehearsal.Play(Road, Plan() with { Consent = null });
        Assert.Empty(rehearsed.Happenings.OfType<Happening.Sent>());
        Assert.All(rehearsed.Happenings.OfType<Happening.NotSent>(), not => Assert.Equal(SendReason.NoConsent, not.Reason));
        Assert.Equal(EnrollmentState.Completed, rehearsed.Enrollment.State);
    }

    [Fact]
    public void Nobody_is_reminded_of_a_message_that_was_not_sent()
    {
        var plan = Plan() with
        {
            IsSilent = true,
            Obstacle = message => message is { Step: 0, Number: 0 } ? SendReason.MissingValue : null,
        };
        var rehearsed = Rehearsal.Play(Road, plan);
        Assert.Equal(
            [(0, 0, SendReason.MissingValue), (0, 1, SendReason.NothingToRemindOf)],
            rehearsed.Happenings.OfType<Happening.NotSent>().Select(not => (not.Step, not.Number, not.Reason)));
    }

    [Fact]
    public void A_message_that_cannot_be_put_together_is_not_sent()
    {
        var rehearsed = Rehearsal.Play(Road, Plan() with { Obstacle = message => message.Step == 2 ? SendReason.MissingValue : null });
        Assert.Equal([(2, SendReason.MissingValue)], rehearsed.Happenings.OfType<Happening.NotSent>().Select(not => (not.Step, not.Reason)));
    }

    internal static RehearsalPlan Plan() => new()
    {
        PersonId = Roads.Person,
        EnrollmentId = Roads.EnrollmentId,
        EntryPoint = Road.EntryPoints[0],
        Zone = Roads.Lisbon,
        Start = Roads.Start,
    };

    private static string Word(Happening happening) => happening switch
    {
        Happening.Reached reached => $"Reached {reached.Step}",
        Happening.Pauses pauses => $"Pauses {pauses.Step}",
        Happening.Awaits awaits => $"Awaits {awaits.Step}",
        Happening.Sent sent => $"Sent {sent.Step}.{sent.Number}",
        Happening.Assigned assigned => $"Assigned {assigned.Step}",
        Happening.AssignmentDone done => $"AssignmentDone {done.Step}",
        Happening.Did did => $"Did {did.Fact.Name}",
        Happening.Passed passed => $"Passed {passed.Step} {passed.Outcome}",
        Happening.Rests rests => $"Rests {rests.Step}",
        Happening.Ended ended => $"Ended {ended.State}",
        _ => happening.GetType().Name,
    };
}
