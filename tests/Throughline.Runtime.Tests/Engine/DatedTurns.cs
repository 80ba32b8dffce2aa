using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>What the simulation plays with dates: calls that are moved and cancelled, a workshop, care, ways in that open by a
/// date.</summary>
internal static class DatedTurns
{
#pragma warning disable CA5394 // the seed is the point
    private static readonly JourneyDate _call = new("call")
    {
        Set = new EventRule("Call Booked", []),
        Moved = new EventRule("Call Moved", []),
        Cancelled = new EventRule("Call Cancelled", []),
        Property = "at",
        Booking = "id",
    };

    private static readonly CareRule _complaint =
        new("complaint", [new EventRule("Complaint Received", [])], null, Wait.OfDays(1), null, null, []);

    private static DateWait Moment(string text) => DateWait.TryParse(text, out var wait) ? wait
        : throw new ArgumentException(text, nameof(text));

    internal static Journey[] Roads(Random random) =>
    [
        Road("booked", "Form Submitted",
            Step("call", Sends("Today"), wait: Wait.None) with
            {
                Until = Moment(random.Next(2) == 0 ? "until call" : "2 hours before call"),
                Within = Wait.OfDays(random.Next(1, 9)),
                Otherwise = (Otherwise)random.Next(3),
                Nudges = [new Nudge(Wait.None, Mail("Soon")) { Before = Moment("1 day before call") }],
            },
            Step("workshop", Sends("The workshop")) with { Until = Moment("until workshop"), Within = Wait.OfDays(4) },
            Step("asked", new AssignmentWork("Ask", null, [], Wait.OfDays(1)), within: Wait.OfDays(3)))
            with { Dates = [_call, new JourneyDate("workshop") { Occasion = "spring" }], Care = [_complaint] },
        Road("by-date", "", Step("again", Sends("Again"), done: "Page Viewed", within: Wait.OfDays(random.Next(1, 40)))) with
        {
            Dates = [_call],
            EntryPoints = [new EntryPoint("by-call", null, null,
                0) { Opens = Moment(random.Next(2) == 0 ? "1 day before call" : "3 days after call") }],
            ReEntry = (ReEntry)random.Next(3),
        },
    ];

    /// <summary>Near, far, long past, or none that can be read; of one of two bookings.</summary>
    internal static object ADate(Random random) => new
    {
        at = random.Next(8) == 0 ? "one of these days" : (Start + Duration.FromHours(random.Next(-200, 2000))).ToString(),
        id = random.Next(2),
    };

    /// <summary>The workshop is set, moved, cancelled and taken up again.</summary>
    internal static async Task ChangeTheWorkshopAsync(World world, Random random)
    {
        var (events, jill) =
            (new Occasions(world.Database, world.Clock) { Changed = world.Parts.Catalogue.Refresh }, new Actor(Business, "jill"));
        var day = world.Clock.Now.InUtc().Date.PlusDays(random.Next(-3, 40));
        var terms = new OccasionTerms("Spring", $"{day:uuuu-MM-dd}", 0, "");
        if (random.Next(3) == 0) await (random.Next(2) == 0 ? events.CancelAsync(jill, "spring") : events.TakeUpAsync(jill, "spring"));
        else if (!await events.ChangeAsync(jill, "spring", terms)) await events.AddAsync(jill, "spring", terms);
        await world.Engine.TellOfOccasionsAsync(random.Next(1, 4));
    }

    /// <summary>Somebody looks after whoever complained.</summary>
    internal static async Task SettleCareAsync(World world, Random random)
    {
        foreach (var key in world.OpenAssignments().Take(random.Next(3)))
            await world.Parts.Assignments.SettleAsync(Business, key.PersonId, key.Id,
                new AssignmentResult(true, "Spoke to them", "jill") { Care = (CareOutcome)random.Next(3) });
    }
#pragma warning restore CA5394
}
