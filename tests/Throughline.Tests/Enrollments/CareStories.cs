using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Surveys;
using Throughline.Time;
using static Throughline.Tests.Enrollments.DatedRoads;

namespace Throughline.Tests.Enrollments;

/// <summary>Somebody answers that they are unhappy, and is looked after before anything else is asked of them.</summary>
public sealed class CareStories
{
    private static readonly Journey _road = Roads.Of(
        With(null, Roads.Step("how-was-it", new SurveyWork(new Survey("How was it?", QuestionKind.Rating, []), Roads.Mail()),
            done: EventNames.SurveyAnswered)),
        Roads.Step("news", Roads.Sends()),
        With("favour", Roads.Step("tell-a-friend", Roads.Sends(), done: "Referral Accepted")),
        Roads.Step("end", Roads.Sends()));

    private static Signal Answer(int score, int minute = 10) => new Signal.Happened(Answered(_road, 0, minute, score));

    [Fact]
    public void They_are_held_where_they_are_and_somebody_is_asked_to_look_after_them()
    {
        var after = JourneyStepper.Advance(_road, Roads.Enter(_road), Answer(1), Roads.At(Roads.Start));
        Assert.Equal((0, null), (after.Enrollment.Position, after.Enrollment.Due));
        Assert.Equal(HoldReasons.Care, after.Enrollment.Hold);
        Assert.Equal((0, true), after.Effects.OfType<Effect.Care>().Select(care => (care.Step, care.Holds)).Single());
    }

    [Fact]
    public void The_same_answer_again_opens_no_second_case()
    {
        var they = Roads.Enter(_road).Then(_road, Answer(1));
        Assert.Empty(JourneyStepper.Advance(_road, they, Answer(1), Roads.At(Roads.Start)).Effects);
        Assert.Empty(JourneyStepper.Advance(_road, they, Answer(2, 30), Roads.At(Roads.Start)).Effects);
    }

    [Fact]
    public void What_they_do_meanwhile_counts_when_they_go_on()
    {
        var they = Roads.Enter(_road).Then(_road, Answer(1)).Then(_road, Roads.Did("Referral Accepted", 60));
        Assert.Equal(0, they.Position);
        they = they.Then(_road, new Signal.CareOver(they.Cases[0].Id, CareOutcome.GoOn));
        Assert.Equal(3, they.Position);
    }

    [Theory]
    [InlineData(CareOutcome.GoOn, EnrollmentState.Active, null)]
    [InlineData(CareOutcome.Rest, EnrollmentState.Resting, null)]
    [InlineData(CareOutcome.Leave, EnrollmentState.Left, LeftReasons.AfterCare)]
    public void Its_outcome_lets_them_go_on_rest_or_leave(CareOutcome outcome, EnrollmentState state, string? reason)
    {
        var they = Roads.Enter(_road).Then(_road, Answer(1));
        they = they.Then(_road, new Signal.CareOver(they.Cases[0].Id, outcome));
        Assert.Equal((state, reason, null), (they.State, they.LeftReason, they.Hold));
    }

    [Fact]
    public void Nobody_who_scored_low_is_asked_to_recommend()
    {
        var they = PastNews(Roads.Enter(_road).Then(_road, Answer(1)));
        Assert.Equal((VisitOutcome.Skipped, VisitReason.NotThereYet), (they.Visits[2].Outcome, they.Visits[2].Reason));
        Assert.Equal(3, they.Position);
    }

    [Fact]
    public void Who_says_later_that_all_is_well_is_asked_again()
    {
        var they = PastNews(Roads.Enter(_road).Then(_road, Answer(1)).Then(_road, Answer(5, 40)));
        Assert.Equal((2, VisitOutcome.Here), (they.Position, they.Visits[2].Outcome));
    }

    [Fact]
    public void Only_the_team_releases_a_hold_of_its_own_and_only_care_its_own()
    {
        var they = Roads.Enter(_road).Then(_road, new Signal.HoldHere("Wait for Jill")).Then(_road, Answer(1));
        Assert.Equal(2, they.Holds.Length);
        they = they.Then(_road, new Signal.Release());
        Assert.Equal(HoldReasons.Care, they.Hold);
        they = they.Then(_road, new Signal.CareOver(they.Cases[0].Id, CareOutcome.GoOn));
        Assert.Equal((1, true), (they.Position, they.Holds.IsEmpty));
    }

    [Fact]
    public void After_the_end_of_the_road_it_is_an_assignment_only()
    {
        var short_ = Roads.Of(_road.Steps[0]);
        var done = Roads.Enter(short_).Then(short_, new Signal.Happened(Answered(short_, 0, 10, 5)));
        Assert.Equal(EnrollmentState.Completed, done.State);
        var after = JourneyStepper.Advance(short_, done, new Signal.Happened(Answered(short_, 0, 50, 1)), Roads.At(Roads.Start));
        Assert.False(after.Effects.OfType<Effect.Care>().Single().Holds);
        Assert.Empty(after.Enrollment.Holds);
    }

    [Fact]
    public void A_complaint_holds_them_wherever_they_are_and_each_is_a_case_of_its_own()
    {
        var they = Roads.Enter(_road).Then(_road, Roads.Did("Complaint Received", 5)).Then(_road, Roads.Did("Complaint Received", 6));
        Assert.Equal(2, they.Holds.Length);
    }

    [Fact]
    public void A_case_on_another_road_holds_here_too_and_so_does_rest()
    {
        var they = Roads.Enter(_road).Then(_road, new Signal.NotNow()).Then(_road, new Signal.HoldHere(HoldReasons.Care,
            OtherCase)).Then(_road, new Signal.CameBack());
        Assert.Equal((EnrollmentState.Active, null, HoldReasons.Care), (they.State, they.Due, they.Hold));
        they = they.Then(_road, new Signal.CareOver(OtherCase, CareOutcome.GoOn));
        Assert.NotNull(they.Due);
    }

    [Fact]
    public void Words_by_who_they_are_come_before_a_comparison_of_wordings_and_stay()
    {
        var road = Roads.Of(With(null, Roads.Step("hello", Roads.Sends(), done: "Clicked Once", nudges: [new Nudge(Wait.OfDays(1),
            Roads.Mail("Again"))])));
        var (they, effects) = Roads.Enrolled(road);
        Assert.Equal(new Effect.Send(0, 0, 1), effects.Single());
        they = they.Then(road, new Signal.HandedOut(0, false), Roads.Start);
        var nudged = JourneyStepper.Advance(road, they, new Signal.TimeCame(), new Moment(Roads.Start + Duration.FromDays(1),
            Roads.Lisbon));
        Assert.Equal(new Effect.Send(0, 1, 1), nudged.Effects.Single());
        Assert.Equal("Again", road.Steps[0].MessageOf(1, 1).Subject);
    }

    private static Enrollment PastNews(Enrollment they)
    {
        they = they.LetGo(_road, Roads.Start + Duration.FromHours(1));
        return they.Then(_road, new Signal.HandedOut(1, Refused: false));
    }
}
