using System.Text.Json;
using Dapper;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>Ways in that open by a date: whoever it is the day of comes in by themselves.</summary>
public sealed class OpeningStories
{
    private static readonly JourneyDate _renewal = new("renewal") { Attribute = "renewal", IsYearly = true };
    private static readonly JourneyDate _order = new("last-order") { Set = new EventRule("Order Completed", []) };

    [Fact]
    public async Task A_renewal_comes_two_years_running()
    {
        await using var world = await BeginAsync(Renewals);
        await world.TellAsync(Known("u1", "renewal", "2020-06-15"));

        await world.LiveUntilAsync(Instant.FromUtc(2028, 1, 1, 0, 0));

        Assert.Equal(["2026-05-16", "2027-05-16"], Rounds(world).Select(row => Day(row.EnteredAt)));
        Assert.Equal(["2026-06-15", "2027-06-15"], world.Enrollments().Select(row => row.Round).Order());
        Assert.Equal(4, world.Letters.Taken.Count); // thirty days before, and on the day itself, each year
        AssertWell(world);
    }

    [Fact]
    public async Task Three_months_after_the_last_order_and_a_new_order_moves_it()
    {
        await using var world = await BeginAsync(Returning);
        await world.TellAsync(Known("u1", "city", "Porto"), Track("Order Completed", "u1", messageId: "o1"));
        await world.LiveUntilAsync(Start + Duration.FromDays(60));
        await world.TellAsync(Track("Order Completed", "u1", messageId: "o2", at: world.Clock.Now));
        await world.LiveUntilAsync(Start + Duration.FromDays(140));
        Assert.Empty(world.Enrollments());

        await world.LiveUntilAsync(Start + Duration.FromDays(400));

        Assert.Equal("2026-08-01", Day(Assert.Single(world.Enrollments()).Enrollment.EnteredAt));
        AssertWell(world);
    }

    [Fact]
    public async Task An_order_of_long_ago_that_is_heard_of_today_still_counts_from_its_day_and_an_older_one_changes_nothing()
    {
        await using var world = await BeginAsync(Returning);
        await world.TellAsync(Track("Order Completed", "u1", messageId: "new", at: Start - Duration.FromDays(80)),
            Track("Order Completed", "u1", messageId: "old", at: Start - Duration.FromDays(200)));

        await world.LiveUntilAsync(Start + Duration.FromDays(30));

        Assert.Single(world.Enrollments());
        AssertWell(world);
    }

    [Fact]
    public async Task Somebody_who_is_on_the_road_is_not_enrolled_twice()
    {
        await using var world = await BeginAsync(Returning with { ReEntry = ReEntry.OncePerKey });
        await world.TellAsync(Track("Order Completed", "u1", messageId: "o1", at: Start - Duration.FromDays(90)));
        await world.LiveUntilAsync(Start + Duration.FromDays(4));
        await world.TellAsync(Track("Order Completed", "u1", messageId: "o2", at: Start - Duration.FromDays(89.5)));

        await world.LiveUntilAsync(Start + Duration.FromDays(6));

        Assert.Single(world.Enrollments());
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM opening WHERE due_at IS NULL"));
    }

    [Fact]
    public async Task A_date_that_was_said_before_they_came_in_goes_with_them()
    {
        var appointment = new JourneyDate("visit") { Set = On("Visit Booked"), Cancelled = On("Visit Cancelled"), Property = "at" };
        await using var world = await BeginAsync(Opening(appointment, "1 week before visit",
            Step("day", Sends("See you today")) with { Until = Wait("until visit"), Within = Throughline.Time.Wait.OfDays(3) }));
        await world.TellAsync(Known("u1", "city", "Porto"), Track("Visit Booked", "u1", properties: new { at = "2026-05-04T10:00:00Z" }));
        await world.LiveUntilAsync(Instant.FromUtc(2026, 4, 28, 0, 0));
        await world.TellAsync(
            Track("Visit Booked", "u1", messageId: "later", at: world.Clock.Now, properties: new { at = "2026-05-06T10:00:00Z" }));

        await world.LiveUntilAsync(Instant.FromUtc(2026, 6, 1, 0, 0));

        Assert.Equal("See you today", Assert.Single(world.Letters.Taken).Subject);
        Assert.Equal("2026-05-06", Day(world.Going("u1").Visits[0].HandedAt ?? default));
        AssertWell(world);
    }

    [Fact]
    public async Task One_that_is_cancelled_does_not_open()
    {
        var appointment = new JourneyDate("visit") { Set = On("Visit Booked"), Cancelled = On("Visit Cancelled"), Property = "at" };
        await using var world = await BeginAsync(Opening(appointment, "1 week before visit", Step("hello", Sends("Soon"))));
        await world.TellAsync(Track("Visit Booked", "u1", properties: new { at = "2026-05-04T10:00:00Z" }),
            Track("Visit Cancelled", "u1", at: Start + Duration.FromHours(1)));

        await world.LiveUntilAsync(Start + Duration.FromDays(100));

        Assert.Empty(world.Enrollments());
        AssertWell(world);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task Publishing_says_whether_those_present_are_meant(bool presentToo, int come)
    {
        await using var world = await BeginAsync();
        await world.TellAsync(Known("u1", "renewal", "2020-06-15"), Track("Page Viewed", "u1"));
        Assert.Equal(1, Assert.Single((await world.PlanAsync(Renewals)).Openings).People);
        await world.PublishAsync(Renewals, MoveChoices.EverybodyMoves with { PresentToo = presentToo });
        await world.Engine.RunUntilStillAsync();
        await world.TellAsync(Known("u2", "renewal", "2020-07-01"), Known("u1", "city", "Porto"));

        await world.LiveUntilAsync(Instant.FromUtc(2026, 12, 1, 0, 0));

        Assert.Equal(come, world.Enrollments().Count);
        AssertWell(world);
    }

    [Fact]
    public async Task Those_present_whose_date_an_event_said_are_found_in_what_they_did()
    {
        await using var world = await BeginAsync();
        await world.TellAsync(Track("Order Completed", "u1", messageId: "o1"), Track("Order Completed", "u2", messageId: "o2"),
            Track("Page Viewed", "u3"));
        await world.PublishAsync(Returning, MoveChoices.EverybodyMoves with { PresentToo = true });

        await world.LiveUntilAsync(Start + Duration.FromDays(100));

        Assert.Equal(2, world.Enrollments().Count);
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM opening_scan"));
        AssertWell(world);
    }

    [Fact]
    public async Task A_new_version_opens_at_its_own_moment_and_one_without_the_way_in_not_at_all()
    {
        await using var world = await BeginAsync(Renewals);
        await world.TellAsync(Known("u1", "renewal", "2020-06-15"));
        await world.PublishAsync(Renewals with { EntryPoints = [Door("60 days before renewal")] });
        await world.Engine.RunUntilStillAsync();
        Assert.Equal(Instant.FromUtc(2026, 4, 15, 23, 0), await world.Engine.NextDueAsync());
        AssertWell(world);

        await world.PublishAsync(Road("renewals", "Form Submitted", Step("hello", Sends("Hello"))));
        await world.LiveUntilAsync(Instant.FromUtc(2027, 1, 1, 0, 0));

        Assert.Empty(world.Enrollments());
        AssertWell(world);
    }

    [Fact]
    public async Task A_paused_journey_opens_when_it_goes_on_and_an_archived_one_does_not()
    {
        await using var world = await BeginAsync(Renewals);
        await world.TellAsync(Known("u1", "renewal", "2020-06-15"));
        var journey = world.Parts.Publishing.FindJourney(Business, "renewals")!.Value;
        await world.Parts.Pauses.PauseAsync(Business, journey);
        await world.LiveUntilAsync(Instant.FromUtc(2026, 6, 1, 0, 0));
        Assert.Empty(world.Enrollments());
        await world.Parts.Pauses.ResumeAsync(Business, journey);
        await world.LiveUntilAsync(Instant.FromUtc(2026, 7, 1, 0, 0));
        Assert.Single(world.Enrollments());

        await world.Parts.Archive.ArchiveAsync(new(Business, "jill"), journey);
        await world.LiveUntilAsync(Instant.FromUtc(2027, 7, 1, 0, 0));
        Assert.Single(world.Enrollments());
        await world.Parts.Archive.BringBackAsync(new(Business, "jill"), journey);
        await world.LiveUntilAsync(Instant.FromUtc(2028, 5, 20, 0, 0));
        Assert.Equal(["2026-06-15", "2028-06-15"], world.Enrollments().Select(row => row.Round).Order());
        AssertWell(world);
    }

    [Fact]
    public async Task Two_people_who_turn_out_to_be_one_come_in_once()
    {
        await using var world = await BeginAsync(Returning);
        await world.TellAsync(Track("Order Completed", "u1", messageId: "o1"),
            Track("Order Completed", null, "browser", messageId: "o2", at: Start + Duration.FromDays(10)));
        await world.TellAsync(Identify("u1", "browser", "ana@example.com"));
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM person"));

        await world.LiveUntilAsync(Start + Duration.FromDays(400));

        Assert.Equal("2026-06-12", Day(Assert.Single(world.Enrollments()).Enrollment.EnteredAt));
        AssertWell(world);
    }

    [Fact]
    public async Task A_date_that_cannot_be_read_is_told_once_and_the_event_counts_otherwise()
    {
        var appointment = new JourneyDate("visit") { Set = On("Visit Booked"), Property = "at" };
        await using var world = await BeginAsync(Opening(appointment, "1 week before visit", Step("hello", Sends("Soon"))));
        for (var i = 0; i < 2; i++)
            await world.TellAsync(Track("Visit Booked", "u1", messageId: "m", properties: new { at = "next Tuesday" }));

        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM event"));
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM rejected_event WHERE why LIKE '%next Tuesday%'"));
    }

    [Fact]
    public async Task One_whose_opening_is_damaged_is_in_nobodys_way_and_is_told_of()
    {
        await using var world = await BeginAsync(Renewals);
        await world.TellAsync([.. Enumerable.Range(0, 20).Select(n => Known($"u{n}", "renewal", "2020-06-15"))]);
        await world.Database.WriteAsync(connection => connection.Execute(
            "UPDATE opening SET known = x'FF' WHERE person_id = @id", new { id = world.Person("u7") }));
        await world.TellAsync(Known("u7", "city", "Porto"), Known("u8", "city", "Porto"));

        await world.LiveUntilAsync(Instant.FromUtc(2026, 5, 16, 12, 0));

        Assert.Equal(19, world.Enrollments().Count);
        Assert.Equal(22, world.Count("SELECT COUNT(*) FROM event"));
        Assert.True(world.Count("SELECT COUNT(*) FROM failed_signal") > 0);
        Assert.Contains(world.Examine().Ailments, ailment => ailment.Check == "openings");
    }

    [Fact]
    public async Task Five_thousand_whose_date_is_the_same_morning_come_in_and_a_crash_in_between_loses_nobody()
    {
        await using var world = await BeginAsync(Renewals);
        foreach (var some in Enumerable.Range(0, 5_000).Chunk(500))
            await world.TellAsync([.. some.Select(n => Known($"u{n}", "renewal", "2020-06-15"))]);
        world.Clock.Now = Instant.FromUtc(2026, 5, 16, 7, 0);
        await world.Engine.OpenAsync(limit: 1000);
        await world.RestartAsync();
        while (await world.Engine.OpenAsync(limit: 1000) > 0)
        {
        }
        Assert.Equal(5_000, world.Count("SELECT COUNT(*) FROM enrollment"));
        Assert.Equal(5_000, world.Count("SELECT COUNT(*) FROM opening WHERE value = '2027-06-15'"));
        AssertWell(world);
    }

    private static Journey Renewals => Opening(_renewal, "30 days before renewal", Step("soon", Sends("It is time")),
        Step("day", Sends("Today")) with { Until = Wait("until renewal") })
        with
    { Key = "renewals", ReEntry = ReEntry.OncePerKey };

    private static Journey Returning => Opening(_order, "3 months after last-order",
        Step("miss-you", Sends("We miss you"), done: "Page Viewed", within: Throughline.Time.Wait.OfDays(20)));

    private static Journey Opening(JourneyDate date, string opens, params Step[] steps) =>
        Road("opening", "", steps) with { Dates = [date], EntryPoints = [Door(opens)], ReEntry = ReEntry.AfterFinishing };

    private static EntryPoint Door(string opens) => new("by-date", "renewal", null, 0) { Opens = Wait(opens) };

    private static EventRule On(string name) => new(name, []);

    private static DateWait Wait(string text) => DateWait.TryParse(text, out var wait) ? wait
        : throw new ArgumentException(text, nameof(text));

    private static InboundEvent Known(string user, string name, string value) =>
        Identify(user, null, $"{user}@example.com", $"{user} {name} {value}") with
        {
            Traits = JsonSerializer.SerializeToElement(new Dictionary<string,
            string>
            { ["email"] = $"{user}@example.com", ["firstName"] = "Ana", [name] = value }),
        };

    private static IEnumerable<Enrollments.Enrollment> Rounds(World world) =>
        world.Enrollments().Select(row => row.Enrollment).OrderBy(one => one.EnteredAt);

    private static string Day(Instant at) => $"{at.InZone(DateTimeZoneProviders.Tzdb["Europe/Lisbon"]).Date:uuuu-MM-dd}";

    private static void AssertWell(World world) => Assert.True(world.Examine().IsWell, string.Join('\n', world.Examine().Ailments));
}
