using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>A workshop that people have signed up for: moved, cancelled, taken up again.</summary>
public sealed class OccasionStories
{
    private static readonly Actor _jill = new(Business, "jill");

    [Fact]
    public async Task Whoever_waits_for_a_workshop_that_is_moved_is_reminded_of_the_new_day()
    {
        await using var world = await WaitingAsync(3);
        await world.LiveUntilAsync(Instant.FromUtc(2026, 4, 1, 0, 0));
        Assert.Empty(world.Letters.Taken);
        Assert.True(await Events(world).ChangeAsync(_jill, "spring", Spring("2026-05-20T10:00")));

        await world.LiveUntilAsync(Instant.FromUtc(2026, 5, 21, 0, 0));

        Assert.Equal([3, 3], world.Letters.Taken.GroupBy(letter => letter.Subject).Select(same => same.Count()));
        Assert.Equal(1, world.Count("SELECT told FROM occasion"));
        Assert.Equal(Instant.FromUtc(2026, 5, 20, 9, 0), world.Going("u0").Visits[0].HandedAt);
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task Whoever_was_reminded_is_reminded_of_another_day_anew_and_of_the_same_never_twice()
    {
        await using var world = await WaitingAsync(1);
        await world.LiveUntilAsync(Instant.FromUtc(2026, 4, 13, 12, 0));
        Assert.Single(world.Letters.Taken);
        foreach (var day in (string[])["2026-04-20T10:00", "2026-04-14T10:00", "2026-04-20T10:00"])
        {
            await Events(world).ChangeAsync(_jill, "spring", Spring(day));
            await world.Engine.RunUntilStillAsync();
        }
        await world.LiveUntilAsync(Instant.FromUtc(2026, 4, 21, 0, 0));

        Assert.Equal(["Tomorrow", "Tomorrow", "Today"], world.Letters.Taken.Select(letter => letter.Subject));
    }

    [Fact]
    public async Task A_workshop_that_is_cancelled_is_a_named_outcome_and_one_that_is_taken_up_again_brings_them_back()
    {
        await using var world = await WaitingAsync(2);
        await Events(world).CancelAsync(_jill, "spring");
        await world.LiveUntilAsync(Instant.FromUtc(2026, 3, 20, 0, 0));
        Assert.All(world.Enrollments(), row =>
            Assert.Equal((EnrollmentState.Resting, VisitReason.DateCancelled), (row.Enrollment.State, row.Enrollment.Visits[0].Reason)));

        await Events(world).TakeUpAsync(_jill, "spring");
        await world.LiveUntilAsync(Instant.FromUtc(2026, 4, 15, 0, 0));

        Assert.Equal(4, world.Letters.Taken.Count);
        Assert.All(world.Enrollments(), row => Assert.Equal(EnrollmentState.Completed, row.Enrollment.State));
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task Groups_go_on_where_they_were_after_a_crash_and_everybody_hears()
    {
        await using var world = await WaitingAsync(25);
        await Events(world).ChangeAsync(_jill, "spring", Spring("2026-06-01T10:00"));
        await world.Engine.TellOfOccasionsAsync(limit: 10);
        await world.RestartAsync();
        Assert.Equal(10, world.Enrollments().Count(IsToldOfJune));
        var groups = 0;
        while (await world.Engine.TellOfOccasionsAsync(limit: 10) > 0) groups++;

        Assert.Equal(25, world.Enrollments().Count(IsToldOfJune));
        Assert.Equal(3, groups); // ten, five, and nobody left
    }

    [Fact]
    public async Task A_change_while_people_are_being_told_begins_anew()
    {
        await using var world = await WaitingAsync(25);
        await Events(world).ChangeAsync(_jill, "spring", Spring("2026-05-01T10:00"));
        await world.Engine.TellOfOccasionsAsync(limit: 10);
        world.Clock.Now += Duration.FromMinutes(1);
        await Events(world).ChangeAsync(_jill, "spring", Spring("2026-06-01T10:00"));
        while (await world.Engine.TellOfOccasionsAsync(limit: 10) > 0)
        {
        }
        Assert.Equal(25, world.Enrollments().Count(IsToldOfJune));
    }

    private static bool IsToldOfJune(Storage.People.EnrollmentRow row) => row.Enrollment.Due?.When.At > Instant.FromUtc(2026, 5, 25, 0, 0);

    private static async Task<World> WaitingAsync(int people)
    {
        var world = await BeginAsync(Road("workshop", "Form Submitted", Step("day", Sends("Today")) with
        {
            Until = At("until workshop"),
            Within = Wait.OfDays(10),
            Cancelled = Otherwise.Rest,
            Nudges = [new Nudge(Wait.None, Mail("Tomorrow")) { Before = At("1 day before workshop") }],
        }) with
        { Dates = [new JourneyDate("workshop") { Occasion = "spring" }] });
        await Events(world).AddAsync(_jill, "spring", Spring("2026-04-14T10:00"));
        foreach (var n in Enumerable.Range(0, people))
            await world.TellAsync(Identify($"u{n}", null, $"u{n}@example.com"), Track("Form Submitted", $"u{n}"));
        await world.Engine.RunUntilStillAsync();
        return world;
    }

    private static Occasions Events(World world) => new(world.Database, world.Clock) { Changed = world.Parts.Catalogue.Refresh };

    private static OccasionTerms Spring(string starts) => new("Spring workshop", starts, 90, "The studio");

    private static DateWait At(string text) => DateWait.TryParse(text, out var wait) ? wait
        : throw new ArgumentException(text, nameof(text));
}
