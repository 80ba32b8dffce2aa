using Microsoft.Data.Sqlite;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>
/// The whole engine on a real store, played from a seed: people who act, events that arrive late, twice and in the wrong
/// order, a mail server with moods, a clock that jumps, new versions that take people along, and crashes between any two
/// writes, and a road that nobody can be decided about until it is mended. Whatever happens, nothing acknowledged is lost,
/// nothing is sent twice, everybody who was to go over has gone over, what failed is set aside and goes on when its cause is
/// gone, and the doctor finds everybody in order — until somebody tampers with the store, which it notices.
/// </summary>
public sealed class EngineSimulation
{
    private const int Seeds = 200;
    private const string OpenCare = "SELECT COUNT(*) FROM assignment WHERE state = 0 AND care IS NOT NULL";
    private const string Stopped = "The machine stopped.";

    [Fact]
    public async Task Two_hundred_seeds_lose_nothing_and_send_nothing_twice()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            try
            {
                await PlayAsync(seed);
            }
            catch (Exception error)
            {
                Assert.Fail($"Seed {seed}: {error}");
            }
        }
    }

    private static async Task PlayAsync(int seed)
    {
#pragma warning disable CA5394 // the seed is the point
        var random = new Random(seed);
        await using var world = await BeginAsync(Roads(random));
        world.Letters.Answer = _ => random.Next(10) switch
        {
            0 => new SendOutcome.TryLater("451 busy"),
            1 => new SendOutcome.Refused("550 policy", AddressIsBad: false),
            2 => new SendOutcome.Unknown("connection lost"),
            _ => new SendOutcome.Accepted("250 ok"),
        };
        var waiting = new Queue<InboundEvent[]>(Batches(random));
        var acknowledged = new HashSet<string>();
        while (waiting.Count > 0 || random.Next(6) > 0)
        {
            var crashAfter = random.Next(4) == 0 ? random.Next(40) : int.MaxValue;
            world.Database.BeforeWrite = () =>
            {
                if (crashAfter-- == 0) throw new SqliteException(Stopped, 10);
            };
            try
            {
                await ActAsync(world, random, waiting, acknowledged);
            }
            catch (SqliteException stopped) when (stopped.Message == Stopped)
            {
                world.Database.BeforeWrite = null;
                await world.RestartAsync();
            }
            world.Database.BeforeWrite = null;
        }
        await world.LiveUntilAsync(world.Clock.Now + Duration.FromDays(3));
        Check(world, acknowledged);
        await MendAsync(world);
        while (world.Count(OpenCare) > 0) await DatedTurns.SettleCareAsync(world, random);
        await world.LiveUntilAsync(world.Clock.Now + Duration.FromDays(800));
        Check(world, acknowledged);
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM journey_move WHERE goes = 1 AND (moved <> shown OR finished_at IS NULL)"));
        Assert.All(world.Enrollments(), row => Assert.True(row.Enrollment.State is not (EnrollmentState.Active or EnrollmentState.Resting), "somebody is still on the road after two years"));
        foreach (var left in (string[])["opening WHERE due_at IS NOT NULL", "opening_scan", "occasion WHERE told = 0"])
            Assert.Equal(0, world.Count($"SELECT COUNT(*) FROM {left}"));
        var ways = Tampering.Ways.Keys.ToArray();
        random.Shuffle(ways);
        var way = ways.First(one => Tampering.Apply(world, one));
        Assert.False(world.Examine().IsWell, $"Nobody noticed that {way}.");
    }

    /// <summary>The fragile road is mended, and whoever was set aside because of it goes on by themselves.</summary>
    internal static async Task MendAsync(World world)
    {
        await world.MendAsync(Fragile(Step("shaky", Sends("Shaky"), done: "Page Viewed")));
        world.Clock.Now += Duration.FromDays(30);
        await world.Engine.SweepAsync();
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM failed_signal WHERE retry_at IS NOT NULL"));
        Assert.DoesNotContain(world.Enrollments(), row => row.Enrollment.Hold == FailedSignals.Hold);
    }

    private static Journey Fragile(Step shaky) => Road("fragile", "Parcel Opened", Step("settle", wait: Wait.OfHours(3)), shaky);

    internal static async Task ActAsync(World world, Random random, Queue<InboundEvent[]> waiting, HashSet<string> acknowledged)
    {
        switch (random.Next(12))
        {
            case 0 or 1 or 2 when waiting.Count > 0:
                var batch = waiting.Peek();
                await world.TellAsync(batch); // not acknowledged if it throws: then the sender sends it again
                waiting.Dequeue();
                foreach (var inbound in batch) acknowledged.Add(inbound.MessageId!);
                break;
            case 3:
                await world.Engine.AdvanceDueAsync(random.Next(1, 5));
                break;
            case 4 or 5:
                var claimed = await world.Engine.ClaimAsync(random.Next(1, 8));
                var dispatched = new List<Dispatched>();
                foreach (var one in claimed) dispatched.Add(await world.Engine.Dispatcher.SendAsync(one, CancellationToken.None));
                await world.Engine.RecordAsync(dispatched); // a crash here leaves them claimed, and so unknown
                break;
            case 6:
                world.Clock.Now += Duration.FromMinutes(random.Next(1, 60 * 24 * 4));
                break;
            case 7:
                await PublishAsync(world, random);
                break;
            case 8:
                await DatedTurns.ChangeTheWorkshopAsync(world, random);
                break;
            case 9:
                await world.Engine.OpenAsync(random.Next(1, 4));
                await world.Engine.LookThroughAsync(random.Next(1, 4));
                break;
            case 10:
                await DatedTurns.SettleCareAsync(world, random);
                break;
            default:
                await world.Engine.SweepAsync();
                break;
        }
    }

    /// <summary>The main road with steps gone, come, changed and in another order; some of the people stay.</summary>
    private static Task<Publication> PublishAsync(World world, Random random)
    {
        var steps = Roads(random)[0].Steps.Where(_ => random.Next(5) > 0).ToList();
        if (random.Next(2) == 0) steps.Insert(random.Next(steps.Count + 1), Step($"extra-{random.Next(3)}", Sends("Extra"), done: random.Next(2) == 0 ? "Page Viewed" : null, keeps: random.Next(3) == 0 ? "promise" : null));
        if (random.Next(3) == 0) random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(steps));
        if (steps.Count == 0) steps.Add(Step("only", Sends("Only")));
        var stay = steps.Where(_ => random.Next(4) == 0).SelectMany(step => Enumerable.Range(1, 9).Select(version => (version, step.Key))).ToHashSet();
        return world.PublishAsync(Road("main", "Form Submitted", [.. steps]) with { ReEntry = world.Parts.Catalogue.Doors(World.Business, "Form Submitted")[0].Version.Journey.ReEntry }, new MoveChoices(random.Next(6) == 0, stay));
    }

    private static void Check(World world, HashSet<string> acknowledged)
    {
        var diagnosis = world.Examine();
        Assert.True(diagnosis.IsWell, string.Join("\n", diagnosis.Ailments.Select(ailment => ailment.Sentence)));
        var fragile = world.Parts.Publishing.FindJourney(Business, "fragile")!.Value;
        var held = world.Enrollments().FindAll(row => row.Enrollment.Hold == FailedSignals.Hold);
        Assert.All(held, row => Assert.Equal(fragile, row.JourneyId));
        Assert.Equal(held.Count, world.Count("SELECT COUNT(DISTINCT enrollment_id) FROM failed_signal WHERE retry_at IS NOT NULL"));
        Assert.Equal(acknowledged.Count,
            world.Count("SELECT COUNT(*) FROM event WHERE name NOT LIKE 'Person %' AND name <> 'Care Given' AND enrollment_id IS NULL"));
        Assert.Equal(world.Letters.Taken.Count, world.Letters.Taken.DistinctBy(letter => letter.DeliveryId).Count());
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM event e LEFT JOIN person p ON p.bucket = e.bucket AND p.id = e.person_id WHERE p.id IS NULL"));
        AssertNothingTwice(world);
        foreach (var row in world.Enrollments().Where(row => row.Enrollment.State is EnrollmentState.Active or EnrollmentState.Resting or EnrollmentState.Completed))
            AssertHearsEverything(world, row.Enrollment, world.Parts.Catalogue.Version(row.VersionId).Journey);
    }

    /// <summary>One walk along the road, over however many versions, gets each step's message and each of its nudges once, a reminder of
    /// a date once for each value of it.</summary>
    private static void AssertNothingTwice(World world)
    {
        var rows = world.Enrollments();
        var before = (from earlier in rows
                      where earlier.Enrollment.State == EnrollmentState.Moved
                      from later in rows
                      where later.Enrollment.Id == EngineTransaction.NextId(earlier.Enrollment.Id, later.VersionId)
                      select (later.Enrollment.Id, Before: earlier.Enrollment.Id)).ToDictionary(pair => pair.Id, pair => pair.Before);
        Assert.Equal(rows.Count(row => row.Enrollment.State == EnrollmentState.Moved), before.Count);
        var sent = world.Database.Read(connection =>
            Dapper.SqlMapper.Query<(byte[] Enrollment, byte[] Version, long Step, long Number, long? About)>(
            connection, "SELECT enrollment_id, version_id, step, number, about FROM delivery WHERE state IN (2, 3)").ToList());
        var named = sent.Select(one => (First(before, new Guid(one.Enrollment, true)),
            world.Parts.Catalogue.Version(new Guid(one.Version, true)).StepIds[(int)one.Step], one.Number, one.About)).ToList();
        Assert.Equal(named.Count, named.Distinct().Count());
    }

    private static Guid First(Dictionary<Guid, Guid> before, Guid enrollment)
    {
        while (before.TryGetValue(enrollment, out var earlier)) enrollment = earlier;
        return enrollment;
    }

    /// <summary>Convergence end to end: every step whose event is in the log since they came in is done, in whatever order it came.</summary>
    private static void AssertHearsEverything(World world, Enrollment enrollment, Journey journey)
    {
        var names = journey.Steps.Where(step => step.Done is not null).Select(step => step.Done!.Event).ToHashSet();
        var facts = world.Events(enrollment.PersonId).FindAll(fact => names.Contains(fact.Name));
        for (var i = 0; i < journey.Steps.Length; i++)
            if (journey.Steps[i].Done is { } rule && facts.Any(fact => fact.At >= enrollment.EnteredAt && rule.Matches(fact, enrollment.Id, journey.Steps[i].Key)))
                Assert.Equal(VisitOutcome.Done, enrollment.Visits[i].Outcome);
    }

    internal static Journey[] Roads(Random random) =>
    [
        Road("main", "Form Submitted",
            Step("welcome", Sends("Welcome"), done: "Checklist Read", within: Wait.OfDays(random.Next(1, 9)), nudges: [new Nudge(Wait.OfHours(20), Mail("Nudge"))]),
            Step("note", Sends("A note"), wait: Wait.OfHours(random.Next(0, 30)), keeps: random.Next(2) == 0 ? "promise" : null),
            Step("offer", Sends("An offer"), done: "Order Completed", otherwise: (Otherwise)random.Next(3)),
            Step("care", new AssignmentWork("Call", null, [], Wait.OfDays(1)), within: Wait.OfDays(3)),
            Step("refer", Sends("Refer"), done: "Referral Accepted", otherwise: (Otherwise)random.Next(3)))
            with { ReEntry = random.Next(2) == 0 ? ReEntry.Once : ReEntry.AfterFinishing },
        Road("second", "Order Completed",
            Step("unpack", done: "Parcel Opened", within: Wait.OfDays(4)),
            Step("thanks", Sends("Thank you"), wait: new Wait(1, 0, new LocalTime(9, 0)))),
        Fragile(SetAsideStories.Broken("shaky")),
        .. DatedTurns.Roads(random),
    ];

    /// <summary>What four people do, partly before anybody knows who they are; delivered late, twice and out of order.</summary>
    internal static IEnumerable<InboundEvent[]> Batches(Random random)
    {
        string[] names = ["Form Submitted", "Checklist Read", "Order Completed", "Parcel Opened", "Referral Accepted", "Page Viewed",
            "Call Booked", "Call Booked", "Call Moved", "Call Cancelled", "Complaint Received"];
        var events = new List<InboundEvent>();
        for (var person = 0; person < 4; person++)
        {
            if (random.Next(4) > 0) events.Add(Identify($"u{person}", random.Next(2) == 0 ? $"a{person}" : null, $"p{person}@example.com"));
            for (var i = random.Next(1, 9); i > 0; i--)
            {
                var known = random.Next(2) == 0;
                var name = names[random.Next(names.Length)];
                events.Add(Track(name, known ? $"u{person}" : null, known ? null : $"a{person}", $"m{person}-{i}",
                    Start + Duration.FromMinutes(random.Next(3000)), DatedTurns.ADate(random)));
            }
        }
        var sent = events.Concat(events.Where(_ => random.Next(3) == 0)).ToArray();
        random.Shuffle(sent);
        for (var at = 0; at < sent.Length;)
        {
            var size = Math.Min(random.Next(1, 6), sent.Length - at);
            yield return sent[at..(at + size)];
            at += size;
        }
    }
#pragma warning restore CA5394
}
