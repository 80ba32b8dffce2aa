using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

public sealed class EngineStories
{
    private static Journey Welcome => Road("welcome-road", "Form Submitted",
        Step("welcome", Sends("Your checklist"), done: "Checklist Read", nudges: [new Nudge(Wait.OfDays(2), Mail("Still there"))]),
        Step("call", new AssignmentWork("Call them", "Say hello", [], Wait.OfDays(1))),
        Step("buy", Sends("An offer"), done: "Order Completed", within: Wait.OfDays(7), otherwise: Otherwise.Rest),
        Step("refer", Sends("Tell a friend"), done: "Referral Accepted", otherwise: Otherwise.Leave));

    [Fact]
    public async Task Someone_who_signs_up_gets_the_welcome_and_the_owner_sees_them_waiting()
    {
        await using var world = await BeginAsync(Welcome);

        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));
        await world.Engine.RunUntilStillAsync();

        var letter = Assert.Single(world.Letters.Taken);
        Assert.Equal("Your checklist", letter.Subject);
        Assert.Contains("Hello Ana", letter.Text);
        Assert.Equal(1, world.Count("SELECT SUM(n) FROM tally WHERE step = 0 AND measure = 11"));
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task The_same_batch_sent_again_changes_nothing()
    {
        await using var world = await BeginAsync(Welcome);
        InboundEvent[] batch = [Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"), Track("Checklist Read", "u1")];

        await world.TellAsync(batch);
        await world.TellAsync(batch);
        await world.Engine.RunUntilStillAsync();

        Assert.Equal(3, world.Count("SELECT COUNT(*) FROM event"));
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM enrollment"));
        Assert.Equal(1, Assert.Single(world.Enrollments()).Enrollment.Position);
    }

    [Fact]
    public async Task A_visitor_who_signs_in_brings_along_what_they_did_before()
    {
        await using var world = await BeginAsync(Welcome);
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));
        await world.TellAsync(Track("Checklist Read", null, "browser-7"));
        Assert.Equal(2, world.Count("SELECT COUNT(*) FROM person"));

        await world.TellAsync(Identify("u1", "browser-7", null));

        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM person"));
        Assert.Equal(VisitOutcome.Done, Assert.Single(world.Enrollments()).Enrollment.Visits[0].Outcome);
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM person_alias"));
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task Two_on_the_same_road_who_turn_out_to_be_one_go_on_as_the_further_of_them()
    {
        await using var world = await BeginAsync(Welcome);
        await world.TellAsync(Track("Form Submitted", "u1"), Track("Form Submitted", null, "browser-7", at: Start + Duration.FromMinutes(1)));
        await world.TellAsync(Track("Checklist Read", null, "browser-7", at: Start + Duration.FromMinutes(2)));

        await world.TellAsync(Identify("u1", "browser-7", null));

        var enrollments = world.Enrollments();
        Assert.Equal([EnrollmentState.Active, EnrollmentState.Merged], enrollments.Select(row => row.Enrollment.State).Order());
        Assert.Equal(1, enrollments.Single(row => row.Enrollment.State == EnrollmentState.Active).Enrollment.Position);
        Assert.True(world.Examine().IsWell, string.Join('\n', world.Examine().Ailments));
    }

    [Fact]
    public async Task Someone_without_consent_is_not_written_to_and_the_owner_can_read_why()
    {
        await using var world = await BeginAsync(Welcome);
        await world.SettingsAsync(new WorkspaceSettings());

        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));
        await world.Engine.RunUntilStillAsync();

        Assert.Empty(world.Letters.Taken);
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM delivery WHERE state = 4 AND reason = 'no-consent'"));
        Assert.Equal(1, world.Count("SELECT n FROM suppressed_send WHERE reason = 'no-consent'"));
    }

    [Fact]
    public async Task What_a_form_says_about_consent_counts()
    {
        await using var world = await BeginAsync(Welcome);
        await world.SettingsAsync(new WorkspaceSettings { Sending = new() { QuietFrom = "00:00", QuietUntil = "00:00" } });

        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1", properties: new { consent = true }));
        await world.Engine.RunUntilStillAsync();

        Assert.Single(world.Letters.Taken);
    }

    [Fact]
    public async Task A_call_done_by_a_member_of_staff_moves_the_person_on()
    {
        await using var world = await BeginAsync(Welcome);
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"), Track("Checklist Read", "u1"));
        var (person, assignment) = world.Database.Read(connection => Dapper.SqlMapper.QuerySingle<(byte[], byte[])>(connection, "SELECT person_id, id FROM assignment WHERE state = 0"));

        var settled = await world.Parts.Assignments.SettleAsync(World.Business, new Guid(person, true), new Guid(assignment, true), new(true, "Had a good talk", "Jill"));
        var again = await world.Parts.Assignments.SettleAsync(World.Business, new Guid(person, true), new Guid(assignment, true), new(false, null, "Jill"));

        Assert.True(settled);
        Assert.False(again);
        Assert.Equal(2, Assert.Single(world.Enrollments()).Enrollment.Position);
    }

    [Fact]
    public async Task A_send_whose_outcome_nobody_knows_is_shown_and_never_sent_again_by_itself()
    {
        await using var world = await BeginAsync(Welcome);
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));

        var claimed = Assert.Single(await world.Engine.ClaimAsync(10));
        await world.Engine.Dispatcher.SendAsync(claimed, CancellationToken.None); // and the machine stops before it is recorded
        await world.RestartAsync();
        await world.LiveUntilAsync(Start + Duration.FromDays(1));

        Assert.Single(world.Letters.Taken);
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM delivery WHERE state = 3"));
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task A_server_that_is_busy_is_tried_again_later_and_a_wrong_address_never_again()
    {
        await using var world = await BeginAsync(Welcome);
        world.Letters.Answer = message => message.To.Address.StartsWith("bad", StringComparison.Ordinal)
            ? new SendOutcome.Refused("550 5.1.1 no such user", AddressIsBad: true)
            : world.Clock.Now < Start + Duration.FromMinutes(3) ? new SendOutcome.TryLater("451 4.3.2 busy") : new SendOutcome.Accepted("250 ok");
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"), Identify("u2", null, "bad@example.com"), Track("Form Submitted", "u2"));

        await world.LiveUntilAsync(Start + Duration.FromMinutes(30));

        Assert.Equal("ana@example.com", Assert.Single(world.Letters.Taken).To.Address);
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM suppression"));
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM delivery WHERE state = 4 AND reason = 'refused-by-server'"));
    }

    [Fact]
    public async Task What_the_team_says_they_did_counts_like_the_event_and_is_heard_by_other_journeys()
    {
        var big = Step("big", Sends("A large offer")) with { Done = new EventRule("Order Completed", [new Comparison("total", Comparator.Greater, "100"), new Comparison("cart.currency", Comparator.Equal, "EUR")]) };
        await using var world = await BeginAsync(Road("road", "Form Submitted", big, Step("next", Sends("Thanks"))), Road("after", "Order Completed", Step("care", Sends("How to begin"))));
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));
        await world.Engine.RunUntilStillAsync();
        var row = Assert.Single(world.Enrollments());

        Assert.False(await world.Parts.Enrollments.MarkDoneAsync(World.Business, row.Enrollment.PersonId, row.Enrollment.Id, "next"));
        Assert.True(await world.Parts.Enrollments.MarkDoneAsync(World.Business, row.Enrollment.PersonId, row.Enrollment.Id, "big"));
        Assert.False(await world.Parts.Enrollments.MarkDoneAsync(World.Business, row.Enrollment.PersonId, row.Enrollment.Id, "big"));
        Assert.False(await world.Parts.Enrollments.MarkDoneAsync(Guid.NewGuid(), row.Enrollment.PersonId, row.Enrollment.Id, "big"));
        await world.Engine.RunUntilStillAsync();

        Assert.Equal(["A large offer", "Thanks", "How to begin"], world.Letters.Taken.Select(letter => letter.Subject).OrderBy(subject => subject == "A large offer" ? 0 : subject == "Thanks" ? 1 : 2));
        Assert.Equal(2, world.Enrollments().Count);
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task A_paused_journey_moves_nobody_and_goes_on_where_it_stopped()
    {
        await using var world = await BeginAsync(Welcome);
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));
        var journey = world.Parts.Catalogue.Doors(World.Business, "Form Submitted")[0].Version.JourneyId;
        await world.Parts.Pauses.PauseAsync(World.Business, journey);

        await world.LiveUntilAsync(Start + Duration.FromDays(10));
        Assert.Empty(world.Letters.Taken);
        Assert.Equal(0, Assert.Single(world.Enrollments()).Enrollment.Position);

        await world.Parts.Pauses.ResumeAsync(World.Business, journey);
        await world.LiveUntilAsync(Start + Duration.FromDays(10) + Duration.FromHours(2));
        Assert.Equal(["Your checklist"], world.Letters.Taken.Select(letter => letter.Subject));

        await world.LiveUntilAsync(Start + Duration.FromDays(13));
        Assert.Equal(["Your checklist", "Still there"], world.Letters.Taken.Select(letter => letter.Subject));
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task A_pause_in_the_middle_of_a_wait_leaves_as_much_of_it_as_there_was()
    {
        await using var world = await BeginAsync(Welcome);
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));
        var journey = world.Parts.Catalogue.Doors(World.Business, "Form Submitted")[0].Version.JourneyId;
        await world.LiveUntilAsync(Start + Duration.FromDays(1));

        await world.Parts.Pauses.PauseAsync(World.Business, journey);
        await world.LiveUntilAsync(Start + Duration.FromDays(31));
        await world.Parts.Pauses.ResumeAsync(World.Business, journey);

        await world.LiveUntilAsync(Start + Duration.FromDays(31) + Duration.FromHours(23));
        Assert.Single(world.Letters.Taken);
        await world.LiveUntilAsync(Start + Duration.FromDays(32) + Duration.FromHours(1));
        Assert.Equal("Still there", world.Letters.Taken.Last().Subject);
    }

    [Fact]
    public async Task The_whole_road_is_walked_by_the_clock()
    {
        await using var world = await BeginAsync(Welcome);
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));

        await world.LiveUntilAsync(Start + Duration.FromDays(400));

        Assert.Equal(["Your checklist", "Still there", "An offer"], world.Letters.Taken.Select(letter => letter.Subject));
        var walked = Assert.Single(world.Enrollments()).Enrollment;
        Assert.Equal((EnrollmentState.Left, LeftReasons.RestedTooLong), (walked.State, walked.LeftReason));
        Assert.True(world.Examine().IsWell);
    }
}
