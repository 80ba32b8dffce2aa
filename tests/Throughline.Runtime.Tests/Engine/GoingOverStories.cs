using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>How people go on in another version of their journey.</summary>
public sealed class GoingOverStories
{
    private static readonly Step Welcome = Step("welcome", Sends("Your checklist"), done: "Checklist Read", nudges: [new Nudge(Wait.OfDays(2), Mail("Still there"))]);
    private static readonly Step Call = Step("call", new AssignmentWork("Call them", "Say hello", [], Wait.OfDays(1)));
    private static readonly Step Buy = Step("buy", Sends("An offer"), done: "Order Completed", within: Wait.OfDays(7), otherwise: Otherwise.Rest);
    private static readonly Step Refer = Step("refer", Sends("Tell a friend"), done: "Referral Accepted", otherwise: Otherwise.Leave);
    private static readonly Step Gift = Step("gift", Sends("A gift"), done: "Gift Opened");

    private static Journey Of(params Step[] steps) => Road("road", "Form Submitted", steps);

    [Fact]
    public async Task Publishing_with_people_waiting_on_every_step_resting_and_held_moves_exactly_the_numbers_shown()
    {
        await using var world = await CrowdAsync(40);
        var next = Of(Gift, Refer, Welcome, Buy);

        var plan = await world.PlanAsync(next);
        var shown = plan.Versions.SelectMany(version => version.Places).Where(place => place.People > 0).ToDictionary(place => place.Place.Step, place => (place.People, place.Place.Target));
        var resting = plan.Versions.Sum(version => version.Places.Sum(place => place.Resting));
        var held = world.Enrollments().Count(row => row.Enrollment.Hold is not null);
        Assert.Equal(4, shown.Count);
        Assert.True(resting > 0 && held > 0);

        var made = await world.PublishAsync(next);

        Assert.Equal(plan.People, made.Shown);
        Assert.Equal(plan.People, world.Count("SELECT SUM(moved) FROM journey_move WHERE goes = 1"));
        foreach (var (step, (people, target)) in shown)
        {
            Assert.Equal(people, world.Count($"SELECT moved FROM journey_move WHERE step = {step} AND target = {target}"));
            Assert.Equal(people, world.Count($"SELECT SUM(n) FROM tally JOIN journey_version v ON v.id = version_id WHERE v.number = 2 AND step = {target} AND measure IN (11, 16)") - (shown.Values.Where(one => one.Target == target).Sum(one => one.People) - people));
        }
        Assert.Equal(resting, world.Enrollments().Count(row => row.Enrollment.State == EnrollmentState.Resting));
        Assert.Equal(held, world.Enrollments().Count(row => row.Enrollment is { State: EnrollmentState.Active, Hold: not null }));
        AssertWell(world);
    }

    [Fact]
    public async Task Events_that_come_in_meanwhile_change_nothing_about_the_numbers()
    {
        await using var world = await CrowdAsync(300);
        var plan = await world.PlanAsync(Of(Gift, Welcome, Buy, Refer));
        string[] names = ["Checklist Read", "Order Completed", "Gift Opened", "Referral Accepted"];
        var events = Enumerable.Range(0, 300).Select(i => Track(names[i % 4], $"u{i}", messageId: $"meanwhile-{i}", at: Start + Duration.FromDays(2))).Chunk(7).ToList();

        var publishing = Task.Run(async () => await world.PublishAsync(Of(Gift, Welcome, Buy, Refer)));
        var telling = Task.Run(async () =>
        {
            foreach (var batch in events)
            {
                await world.TellAsync(batch);
                await world.Engine.AdvanceDueAsync(5);
            }
        });
        await Task.WhenAll(publishing, telling);
        await world.Engine.RunUntilStillAsync();

        // Who did something before the publishing stood elsewhere then; whoever was counted has gone over.
        Assert.Equal((await publishing).Shown, world.Count("SELECT SUM(moved) FROM journey_move"));
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM journey_move WHERE goes = 1 AND (moved <> shown OR finished_at IS NULL)"));
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM enrollment e JOIN journey_version v ON v.id = e.version_id WHERE v.number = 1 AND e.state < 2"));
        Assert.True(plan.People > 100);
        AssertWell(world);
    }

    [Fact]
    public async Task Who_stays_stays_even_where_they_walk_on_to_a_step_whose_people_go()
    {
        await using var world = await BeginAsync(Of(Welcome, Buy, Refer));
        await world.TellAsync(Track("Form Submitted", "u1"), Track("Form Submitted", "u2"), Track("Checklist Read", "u2", at: Start + Duration.FromMinutes(1)));
        await world.Engine.RunUntilStillAsync();
        world.Database.BeforeWrite = () => throw new SqliteException("The machine stopped.", 10);
        await Assert.ThrowsAsync<SqliteException>(() => world.PublishAsync(Of(Gift, Welcome, Buy, Refer), new MoveChoices(false, new HashSet<(int, string)> { (1, "welcome") })));
        world.Database.BeforeWrite = null; // published, and nobody has gone yet

        await world.TellAsync(Track("Checklist Read", "u1", at: Start + Duration.FromMinutes(2)));
        await world.Engine.RunUntilStillAsync();

        Assert.Equal([(1, 1, EnrollmentState.Active), (1, 1, EnrollmentState.Moved), (2, 2, EnrollmentState.Active)], Stand(world));
        Assert.Equal([(0L, 0L), (1L, 1L)], world.Database.Read(connection => connection.Query<(long, long)>("SELECT goes, moved FROM journey_move ORDER BY step").ToList()));
        AssertWell(world);
    }

    [Fact]
    public async Task With_everybody_staying_nobody_moves_and_newcomers_take_the_new_road()
    {
        await using var world = await BeginAsync(Of(Welcome, Buy));
        await world.TellAsync(Track("Form Submitted", "u1"));

        await world.PublishAsync(Of(Gift, Welcome, Buy), MoveChoices.EverybodyStays);
        await world.TellAsync(Track("Form Submitted", "u2"), Track("Checklist Read", "u1", at: Start + Duration.FromMinutes(5)));
        await world.Engine.RunUntilStillAsync();

        Assert.Equal([(1, 1, EnrollmentState.Active), (2, 0, EnrollmentState.Active)], Stand(world));
    }

    [Fact]
    public async Task People_on_every_earlier_version_go_over()
    {
        await using var world = await BeginAsync(Of(Welcome, Buy));
        await world.TellAsync(Track("Form Submitted", "u1"));
        await world.PublishAsync(Of(Welcome, Gift, Buy), MoveChoices.EverybodyStays);
        await world.TellAsync(Track("Form Submitted", "u2"));

        var made = await world.PublishAsync(Of(Welcome, Buy, Refer));

        Assert.Equal(2, made.Shown);
        Assert.Equal(2, world.Count("SELECT COUNT(*) FROM enrollment e JOIN journey_version v ON v.id = e.version_id WHERE v.number = 3 AND e.state = 0"));
        AssertWell(world);
    }

    [Fact]
    public async Task A_message_that_was_on_its_way_leaves_once_and_counts_where_they_are_now()
    {
        await using var world = await BeginAsync(Of(Welcome, Buy));
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));

        await world.PublishAsync(Of(Gift, Welcome, Buy));
        await world.Engine.RunUntilStillAsync();

        Assert.Equal(["Your checklist"], world.Letters.Taken.Select(letter => letter.Subject));
        var now = Going(world);
        Assert.Equal((1, Handout.HandedOut, DueKind.Nudge), (now.Position, now.Visits[1].Handout, now.Due!.Value.Kind));
        AssertWell(world);
        await world.LiveUntilAsync(Start + Duration.FromDays(3));
        Assert.Equal(["Your checklist", "Still there"], world.Letters.Taken.Select(letter => letter.Subject));
    }

    [Fact]
    public async Task A_message_in_the_hands_of_the_server_while_they_go_over_counts_when_it_is_recorded()
    {
        await using var world = await BeginAsync(Of(Welcome, Buy));
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));
        var claimed = Assert.Single(await world.Engine.ClaimAsync(10));

        await world.PublishAsync(Of(Gift, Welcome, Buy));
        await world.Engine.RecordAsync([await world.Engine.Dispatcher.SendAsync(claimed, CancellationToken.None)]);

        Assert.Equal(Handout.HandedOut, Going(world).Visits[1].Handout);
        AssertWell(world);
    }

    [Fact]
    public async Task A_message_of_a_step_that_is_gone_is_not_needed_any_more_and_the_next_one_is_sent()
    {
        await using var world = await BeginAsync(Of(Welcome, Buy));
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));

        await world.PublishAsync(Of(Gift, Buy));
        await world.Engine.RunUntilStillAsync();

        Assert.Equal(["An offer"], world.Letters.Taken.Select(letter => letter.Subject));
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM delivery WHERE state = 4"));
        AssertWell(world);
    }

    [Fact]
    public async Task A_click_on_a_message_from_before_counts_for_the_step_under_its_new_key()
    {
        var read = Step("read", Sends("Read this"), done: EventNames.EmailLinkClicked);
        await using var world = await BeginAsync(Of(read, Buy));
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));
        await world.Engine.RunUntilStillAsync();
        var (person, delivery) = world.Database.Read(connection => connection.QuerySingle<(byte[], byte[])>("SELECT person_id, id FROM delivery"));

        await world.PublishAsync(Of(Gift, read, Buy));
        await world.PublishAsync(Of(read, Buy, Refer));
        await world.ClickAsync(new DeliveryKey(new Guid(person, true), new Guid(delivery, true)));

        Assert.Equal((1, VisitOutcome.Done), (Going(world).Position, Going(world).Visits[0].Outcome));
        AssertWell(world);
    }

    [Fact]
    public async Task A_click_from_before_the_move_is_heard_where_only_the_new_version_waits_for_it()
    {
        var sent = Step("read", Sends("Read this"), wait: Wait.None, done: "Book Read");
        await using var world = await BeginAsync(Of(sent, Buy));
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));
        await world.Engine.RunUntilStillAsync();
        var (person, delivery) = world.Database.Read(connection => connection.QuerySingle<(byte[], byte[])>("SELECT person_id, id FROM delivery"));
        await world.SettingsAsync(new() { Sending = new() { ConsentNeeded = false, AskToMeasure = true } });
        await world.Parts.People.SetConsentAsync(
            World.Business, new Guid(person, true), new(Channel.Email, Consent.Measuring, Granted: true, "Said so", GivenBy.Themselves));
        await world.ClickAsync(new DeliveryKey(new Guid(person, true), new Guid(delivery, true)));
        Assert.Equal(0, Going(world).Position);

        await world.PublishAsync(Of(sent with { Done = new EventRule(EventNames.EmailLinkClicked, []) }, Buy));

        Assert.Equal(1, Going(world).Position);
        AssertWell(world);
    }

    [Fact]
    public async Task A_task_from_before_is_done_for_where_they_are_now_and_taken_back_when_they_move_on()
    {
        await using var world = await BeginAsync(Of(Call, Buy));
        await world.TellAsync(Track("Form Submitted", "u1"), Track("Form Submitted", "u2"));
        await world.PublishAsync(Of(Gift, Call, Buy));
        var tasks = world.Database.Read(connection => connection.Query<(byte[], byte[])>("SELECT person_id, id FROM assignment WHERE state = 0").ToList());
        Assert.Equal(2, tasks.Count);

        Assert.True(await world.Parts.Assignments.SettleAsync(World.Business, new Guid(tasks[0].Item1, true), new Guid(tasks[0].Item2, true), new(true, null, "Jill")));
        await world.TellAsync(Track("Order Completed", "u1", at: Start + Duration.FromMinutes(9)), Track("Order Completed", "u2", at: Start + Duration.FromMinutes(9)));

        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM assignment WHERE state = 0"));
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM assignment WHERE state = 3"));
        AssertWell(world);
    }

    [Fact]
    public async Task A_task_of_a_step_that_is_gone_is_taken_back()
    {
        await using var world = await BeginAsync(Of(Call, Buy));
        await world.TellAsync(Track("Form Submitted", "u1"));

        await world.PublishAsync(Of(Gift, Buy));

        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM assignment WHERE state = 3"));
        AssertWell(world);
    }

    [Fact]
    public async Task A_step_that_was_gone_for_a_version_is_not_sent_a_second_time_when_it_is_back()
    {
        await using var world = await BeginAsync(Of(Welcome, Buy, Refer));
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));
        await world.Engine.RunUntilStillAsync();

        await world.PublishAsync(Of(Buy, Refer));
        await world.PublishAsync(Of(Buy, Welcome, Refer));
        await world.Engine.RunUntilStillAsync();
        await world.TellAsync(Track("Order Completed", "u1", at: Start + Duration.FromMinutes(9)));
        await world.Engine.RunUntilStillAsync();

        Assert.Equal(["Your checklist", "An offer", "Tell a friend"], world.Letters.Taken.Select(letter => letter.Subject));
        AssertWell(world);
    }

    [Fact]
    public async Task Whoever_went_over_is_still_the_one_who_came_in_once()
    {
        await using var world = await BeginAsync(Of(Welcome, Buy));
        await world.TellAsync(Track("Form Submitted", "u1"));
        await world.PublishAsync(Of(Gift, Welcome, Buy));

        await world.TellAsync(Track("Form Submitted", "u1", messageId: "again", at: Start + Duration.FromDays(1)));

        Assert.Equal([(1, 0, EnrollmentState.Moved), (2, 1, EnrollmentState.Active)], Stand(world));
    }

    [Fact]
    public async Task Two_who_went_over_and_turn_out_to_be_one_go_on_as_one()
    {
        await using var world = await BeginAsync(Of(Welcome, Buy, Refer));
        await world.TellAsync(Track("Form Submitted", "u1"), Track("Form Submitted", null, "browser-7", at: Start + Duration.FromMinutes(1)));
        await world.TellAsync(Track("Checklist Read", null, "browser-7", at: Start + Duration.FromMinutes(2)));
        await world.PublishAsync(Of(Gift, Welcome, Buy, Refer));

        await world.TellAsync(Identify("u1", "browser-7", null));

        Assert.Equal([EnrollmentState.Active, EnrollmentState.Moved, EnrollmentState.Moved, EnrollmentState.Merged], world.Enrollments().Select(row => row.Enrollment.State).Order());
        Assert.Equal(2, Going(world).Position);
        AssertWell(world);
    }

    [Fact]
    public async Task After_a_crash_in_the_middle_the_rest_goes_over_by_itself()
    {
        await using var world = await CrowdAsync(60);
        var writes = 30;
        world.Database.BeforeWrite = () =>
        {
            if (writes-- == 0) throw new SqliteException("The machine stopped.", 10);
        };
        await Assert.ThrowsAsync<SqliteException>(() => world.PublishAsync(Of(Gift, Welcome, Buy, Refer)));
        world.Database.BeforeWrite = null;
        await world.RestartAsync();
        Assert.Equal(2, world.Parts.Catalogue.Doors(World.Business, "Form Submitted")[0].Version.Number);

        while (await world.Engine.GoOverAsync(7) > 0)
        {
        }

        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM journey_move WHERE goes = 1 AND (moved <> shown OR finished_at IS NULL)"));
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM enrollment e JOIN journey_version v ON v.id = e.version_id WHERE v.number = 1 AND e.state < 2"));
        AssertWell(world);
    }

    [Fact]
    public async Task A_journey_that_is_paused_takes_its_people_over_and_they_wait_on()
    {
        await using var world = await BeginAsync(Of(Welcome, Buy));
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));
        var journey = world.Parts.Catalogue.Doors(World.Business, "Form Submitted")[0].Version.JourneyId;
        await world.LiveUntilAsync(Start + Duration.FromDays(1));
        await world.Parts.Pauses.PauseAsync(World.Business, journey);
        await world.LiveUntilAsync(Start + Duration.FromDays(11));

        await world.PublishAsync(Of(Gift, Welcome, Buy));
        await world.LiveUntilAsync(Start + Duration.FromDays(21));
        Assert.Single(world.Letters.Taken);
        await world.Parts.Pauses.ResumeAsync(World.Business, journey);

        await world.LiveUntilAsync(Start + Duration.FromDays(21) + Duration.FromHours(23));
        Assert.Single(world.Letters.Taken);
        await world.LiveUntilAsync(Start + Duration.FromDays(22) + Duration.FromHours(1));
        Assert.Equal("Still there", world.Letters.Taken.Last().Subject);
        AssertWell(world);
    }

    [Fact]
    public async Task What_somebody_brought_along_does_not_count_for_the_version_they_came_to()
    {
        await using var world = await BeginAsync(Of(Welcome, Buy));
        await world.TellAsync(Track("Form Submitted", "read"), Track("Form Submitted", "waits"), Track("Form Submitted", "left"), Track("Checklist Read", "read", at: Start + Duration.FromMinutes(1)));
        await world.Engine.RunUntilStillAsync();
        await world.PublishAsync(Of(Welcome with { Title = "better" }, Buy));
        await world.TellAsync(Track("Form Submitted", "new"), Track("Form Submitted", "newer"));
        await world.Engine.RunUntilStillAsync();
        await world.TellAsync(Track("Checklist Read", "waits", at: Start + Duration.FromMinutes(2)), Track("Checklist Read", "new", at: Start + Duration.FromMinutes(2)));
        foreach (var gone in (string[])["left", "newer"]) await LeaveAsync(world, gone);
        await world.TellAsync(Track("Order Completed", "read", at: Start + Duration.FromMinutes(3)));

        Assert.Equal((1, 1), Ended(world, version: 1, step: 0));
        // Who waited or left where they had come to before the move counts for neither.
        Assert.Equal((2, 1), Ended(world, version: 2, step: 0));
        Assert.Equal((0, 0), Ended(world, version: 1, step: 1));
        Assert.Equal((0, 0), Ended(world, version: 2, step: 1));
        Assert.Equal((1, 0), Ended(world, version: 2, step: -1));
        Assert.Equal(3, world.Count($"SELECT SUM(n) FROM tally JOIN journey_version v ON v.id = version_id WHERE v.number = 2 AND measure = {(int)Measure.CameOver}"));
        AssertWell(world);
    }

    private static Task LeaveAsync(World world, string user)
    {
        var person = world.Database.Read(connection => new Guid(connection.QuerySingle<byte[]>("SELECT person_id FROM identity WHERE value = @user", new { user }), true));
        var row = world.Enrollments().Single(row => row.Enrollment.PersonId == person && row.Enrollment.State == EnrollmentState.Active);
        return world.Parts.Enrollments.SignalAsync(World.Business, person, row.Enrollment.Id, new Signal.Leave("Said so"));
    }

    /// <summary>How many came to the step in that version and are through with it, and for how many it went well; the lists behind both hold as many.</summary>
    private static (long, long) Ended(World world, int version, int step)
    {
        var id = world.Database.Read(connection => new Guid(connection.QuerySingle<byte[]>("SELECT id FROM journey_version WHERE number = @version", new { version }), true));
        var counts = new TallyReader(world.Database).Of(id);
        foreach (var measure in (Measure[])[Measure.Ended, Measure.EndedDone])
            Assert.Equal(counts.Of(step, measure), new PlaceReader(world.Database).People(PeopleScope.Whole(World.Business), id, measure, step, 2, null).Rows.Count);
        return (counts.Of(step, Measure.Ended), counts.Of(step, Measure.EndedDone));
    }

    /// <summary>A world with people on every step, some of them resting, some held, some with a message on its way.</summary>
    private static async Task<World> CrowdAsync(int people)
    {
        var world = await BeginAsync(Of(Welcome, Call, Buy, Refer));
        for (var i = 0; i < people; i++)
        {
            await world.TellAsync(Identify($"u{i}", null, $"p{i}@example.com"), Track("Form Submitted", $"u{i}"));
            if (i % 4 >= 1) await world.TellAsync(Track("Checklist Read", $"u{i}", at: Start + Duration.FromMinutes(1)));
            if (i % 4 >= 3) await world.TellAsync(Track("Order Completed", $"u{i}", at: Start + Duration.FromMinutes(2)));
            if (i % 9 == 0) await world.Engine.RunUntilStillAsync();
        }
        foreach (var (person, task) in world.Database.Read(connection => connection.Query<(byte[], byte[])>("SELECT person_id, id FROM assignment WHERE state = 0").ToList()).Where((_, i) => i % 2 == 0))
            await world.Parts.Assignments.SettleAsync(World.Business, new Guid(person, true), new Guid(task, true), new(true, null, "Jill"));
        foreach (var (row, i) in world.Enrollments().OrderBy(row => row.Enrollment.PersonId).Select((row, i) => (row, i)))
        {
            if (i % 7 == 0) await world.Parts.Enrollments.SignalAsync(World.Business, row.Enrollment.PersonId, row.Enrollment.Id, new Signal.NotNow());
            if (i % 5 == 0) await world.Parts.Enrollments.SignalAsync(World.Business, row.Enrollment.PersonId, row.Enrollment.Id, new Signal.HoldHere("On holiday"));
        }
        return world;
    }

    private static Enrollment Going(World world) => Assert.Single(world.Enrollments(), row => row.Enrollment.State is EnrollmentState.Active or EnrollmentState.Resting).Enrollment;

    private static IEnumerable<(int, int, EnrollmentState)> Stand(World world) =>
        world.Enrollments().Select(row => (world.Parts.Catalogue.Version(row.VersionId).Number, row.Enrollment.Position, row.Enrollment.State)).Order();

    private static void AssertWell(World world) => Assert.True(world.Examine().IsWell, string.Join('\n', world.Examine().Ailments));
}
