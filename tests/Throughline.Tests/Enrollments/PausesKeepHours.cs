using NodaTime;
using NodaTime.Text;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Time;
using static Throughline.Tests.Enrollments.Roads;

namespace Throughline.Tests.Enrollments;

/// <summary>A pause moves what is left of a wait; what ends at a time of day still ends at that time of day.</summary>
public sealed class PausesKeepHours
{
    private static readonly LocalDateTimePattern _clock = LocalDateTimePattern.CreateWithInvariantCulture("MM-dd HH:mm");

    /// <summary>Everybody comes on Monday 2 March at 10:00 in Lisbon. What they wait, the pause, and when their timer comes.</summary>
    public static TheoryData<string, string, string, string> Pauses => new()
    {
        { "1 day at 09:00", "03-02 12:00", "03-02 18:00", "03-03 09:00" }, // over before the wait was: nothing moves
        { "1 day at 09:00", "03-02 12:00", "03-04 15:00", "03-05 09:00" },
        { "1 day at 09:00", "03-03 08:00", "03-03 10:00", "03-04 09:00" }, // its hour went by: the next one
        { "2 days at 09:00", "03-02 12:00", "03-03 12:00", "03-05 09:00" },
        { "1 week at 18:30", "03-03 00:00", "03-04 00:00", "03-10 18:30" },
        { "4 weeks at 09:00", "03-27 12:00", "03-30 12:00", "04-02 09:00" }, // over the change of clocks
        { "3 hours at 09:00", "03-02 23:00", "03-03 23:00", "03-04 09:00" },
        { "2 days", "03-02 12:00", "03-03 15:00", "03-05 13:00" },
        { "90 minutes", "03-02 11:00", "03-02 12:00", "03-02 12:30" },
    };

    [Theory]
    [MemberData(nameof(Pauses))]
    public void A_wait_before_a_step(string wait, string paused, string resumed, string due) =>
        Assert.Equal(due, Print(Resume(Begun(Of(Step("greet", Sends(), wait: Read(wait)))), paused, resumed)));

    [Theory]
    [MemberData(nameof(Pauses))]
    public void The_time_somebody_has_for_their_half(string within, string paused, string resumed, string due) =>
        Assert.Equal(due, Print(Resume(Begun(Of(Step("decide", done: "Order Completed", within: Read(within)))), paused, resumed)));

    [Theory]
    [MemberData(nameof(Pauses))]
    public void A_reminder(string after, string paused, string resumed, string due) => Assert.Equal(due, Print(Resume(
        Begun(Of(Step("decide", done: "Order Completed", within: Wait.OfDays(90), nudges: [new Nudge(Read(after), Mail())]))), paused, resumed)));

    [Theory]
    [MemberData(nameof(Pauses))]
    public void A_rest(string limit, string paused, string resumed, string due)
    {
        var journey = Of(Step("decide", done: "Order Completed")) with { RestLimit = Read(limit) };
        var (_, begun) = Begun(journey);
        var resting = JourneyStepper.Advance(journey, begun, new Signal.NotNow(), Moment("03-02 10:00")).Enrollment;
        Assert.Equal(due, Print(Resume((journey, resting), paused, resumed)));
    }

    private static (Journey Journey, Enrollment Enrollment) Begun(Journey journey) =>
        (journey, JourneyStepper.Enroll(journey, EnrollmentId, Person, "door", 0, Moment("03-02 10:00").Now, Moment("03-02 10:00")).Enrollment);

    private static Due Resume((Journey Journey, Enrollment Enrollment) of, string paused, string resumed) =>
        JourneyStepper.Advance(of.Journey, of.Enrollment, new Signal.Resumed(Moment(paused).Now), Moment(resumed)).Enrollment.Due!.Value;

    private static Moment Moment(string local)
    {
        var time = _clock.Parse(local).Value;
        return At(LocalTimeResolver.Resolve(new LocalDateTime(2026, time.Month, time.Day, time.Hour, time.Minute), Lisbon).At);
    }

    private static Wait Read(string wait) => Wait.TryParse(wait, out var read) ? read : throw new ArgumentException(wait, nameof(wait));

    private static string Print(Due due) => _clock.Format(due.When.Local);
}
