using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Simulation;
using Throughline.Surveys;
using Throughline.Tests.Enrollments;
using Throughline.Time;

namespace Throughline.Tests.Simulation;

/// <summary>What each lever makes of one and the same road.</summary>
public sealed class LeverTable
{
    private static readonly Journey Road = Roads.Of(
        Roads.Step("welcome", Roads.Sends(), done: "Checklist Read", nudges: [new Nudge(Wait.OfDays(2), Roads.Mail("Did you see it"))]),
        Roads.Step("ask", new SurveyWork(new Survey("How was it?", QuestionKind.Recommend, []), Roads.Mail()),
            done: EventNames.SurveyAnswered),
        Roads.Step("offer", Roads.Sends(), done: "Order Completed", otherwise: Otherwise.Leave)) is var road
        ? road with { EntryPoints = [.. road.EntryPoints, new EntryPoint("friends", "referral", Roads.On(EventNames.ReferralReceived), 1)] }
        : null!;

    /// <summary>Lever, way in, mails sent, mails not sent, what they answered, how it ended.</summary>
    public static TheoryData<string, string, int, int, string, EnrollmentState> Levered => new()
    {
        { "", "door", 3, 0, "{}", EnrollmentState.Completed },
        { "silent", "door", 4, 0, "", EnrollmentState.Left },
        { "late", "door", 4, 0, "{}", EnrollmentState.Completed },
        { "unhappy", "door", 3, 0, """{"score":0}""", EnrollmentState.Completed },
        { "referral", "friends", 2, 0, "{}", EnrollmentState.Completed },
        { "no-consent", "door", 0, 3, "", EnrollmentState.Completed },
        { "no-name", "door", 3, 0, "{}", EnrollmentState.Completed },
        { "moves", "door", 3, 0, "{}", EnrollmentState.Completed },
        { "silent unhappy referral", "friends", 2, 0, "", EnrollmentState.Left },
    };

    [Theory]
    [MemberData(nameof(Levered))]
    public void A_lever_changes_the_walk_and_nothing_else(string levers, string way, int sent, int notSent, string answered,
        EnrollmentState end)
    {
        var rehearsed = Rehearsal.Play(Road, Plan(levers));
        Assert.Equal(way, Assert.Single(rehearsed.Happenings.OfType<Happening.CameIn>()).EntryPoint.Key);
        Assert.Equal((sent, notSent), (rehearsed.Happenings.OfType<Happening.Sent>().Count(),
            rehearsed.Happenings.OfType<Happening.NotSent>().Count()));
        Assert.Equal(answered, string.Concat(rehearsed.Happenings.OfType<Happening.Did>()
            .Where(did => did.Fact.Name == EventNames.SurveyAnswered).Select(did => did.Fact.Properties.GetRawText())));
        Assert.Equal(end, rehearsed.Enrollment.State);
    }

    [Fact]
    public void Somebody_late_does_it_past_every_reminder_and_before_their_time_is_over()
    {
        var rehearsed = Rehearsal.Play(Road, Plan("late"));
        var read = rehearsed.Happenings.OfType<Happening.Did>().First();
        Assert.InRange(read.At, Roads.Start + Duration.FromDays(4), Roads.Start + Duration.FromDays(5));
        Assert.True(rehearsed.Happenings.OfType<Happening.Sent>().Single(sent => sent.Number == 1).At < read.At);
        Assert.All(rehearsed.Enrollment.Visits, visit => Assert.Equal(VisitOutcome.Done, visit.Outcome));
    }

    [Theory]
    [InlineData("Yes|Partly|Not yet", "Not yet")]
    [InlineData("No, never|Yes", "No, never")]
    [InlineData("Great|Fine|Dull", "Dull")]
    [InlineData("Norway|Spain", "Spain")]
    public void Somebody_unhappy_chooses_the_no_or_else_the_last_answer(string choices, string chosen)
    {
        var asked = new Survey("Did you get it?", QuestionKind.Choice, [.. choices.Split('|')]);
        var road = Roads.Of(Roads.Step("ask", new SurveyWork(asked, Roads.Mail()), done: EventNames.SurveyAnswered));
        var did = Assert.Single(Rehearsal.Play(road, Plan("unhappy") with { EntryPoint = road.EntryPoints[0] })
            .Happenings.OfType<Happening.Did>());
        Assert.Equal(chosen, did.Fact.Properties.GetProperty("answer").GetString());
    }

    [Fact]
    public void What_does_not_fit_the_road_says_so()
    {
        Assert.Equal([Lever.MovesAppointment], Levers.All.Select(one => one.Lever).Where(lever => !Levers.Fits(lever,
            Road with { Dates = [] })));
        Assert.False(Levers.Fits(Lever.ComesByReferral, Road with { EntryPoints = [Road.EntryPoints[0]] }));
    }

    [Fact]
    public void Without_a_first_name_the_rest_is_still_known()
    {
        var ana = new PersonFacts(Guid.Empty, "Ana", "Silva", "ana@example.com", null, null, null, Lifecycle.Lead,
            System.Collections.Immutable.ImmutableDictionary<string, string>.Empty);
        Assert.Equal((null, "Silva"), (Levers.Pull(ana, [Lever.HasNoFirstName]).FirstName, Levers.Pull(ana, [Lever.HasNoFirstName])
            .LastName));
        Assert.Equal(ana, Levers.Pull(ana, [Lever.IsUnhappy]));
    }

    [Fact]
    public void Every_lever_has_its_own_word() =>
        Assert.Equal(Enum.GetValues<Lever>(), Levers.All.DistinctBy(one => one.Key).Select(one => one.Lever));

    private static RehearsalPlan Plan(string levers) =>
        Levers.Pull(RehearsalStories.Plan() with { EntryPoint = Road.EntryPoints[0], Limits = SendLimits.Default with { CapCount = 0 } },
            Road,
            [.. levers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(key => Levers.All.Single(one => one.Key == key).Lever)]);
}
