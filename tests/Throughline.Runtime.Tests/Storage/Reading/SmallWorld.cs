using Dapper;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Primitives;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.Tests;

/// <summary>
/// A database with rows as the engine leaves them: one business with a journey of five steps and people in every
/// state, and a second business that must never show. What counts what is written out by hand in <see cref="Counts"/>.
/// </summary>
internal sealed class SmallWorld : IAsyncDisposable
{
    public const string Welcome = "welcome", Question = "question", Call = "call", Order = "order", Thanks = "thanks";

    /// <summary>Steps of the journey: a message, a question, a call by staff, a wait for the order, a message.</summary>
    public const int Steps = 5;

    public static readonly Guid Business = DerivedId.Of("workspace", "ours");
    public static readonly Guid OtherBusiness = DerivedId.Of("workspace", "theirs");
    public static readonly Guid JourneyId = DerivedId.Of("journey", "first-week");
    public static readonly Guid VersionId = DerivedId.Of("version", "first-week", "1");
    public static readonly Guid OtherVersionId = DerivedId.Of("version", "theirs", "1");

    /// <summary>Monday 2 March 2026, 12:00 UTC: the present of this world.</summary>
    public static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 12, 0);

    public static readonly Guid Ana = Id("ana"), Ben = Id("ben"), Cleo = Id("cleo"), Dan = Id("dan"), Eve = Id("eve"), Fay = Id("fay"), Gus = Id("gus"), Zoe = Id("zoe");

    /// <summary>Was merged into Ana.</summary>
    public static readonly Guid RetiredAna = Id("anonymous-ana");

    private readonly string? _folder;

    public SmallWorld()
    {
        _folder = Directory.CreateTempSubdirectory("throughline-world-").FullName;
        Database = Database.Open(Path.Combine(_folder, "world.db"));
        Populate(Database);
    }

    public Database Database { get; }

    public static Guid Id(string person) => DerivedId.Of("person", person);

    public static Guid Road(string person) => DerivedId.Of("enrollment", person);

    /// <summary>What the counters say of the version, by step (−1 for the journey as a whole) and measure; what is not here is nought.</summary>
    public static IReadOnlyDictionary<(int Step, Measure Measure), int> Counts { get; } = new Dictionary<(int, Measure), int>
    {
        [(-1, Measure.Entered)] = 7,
        [(-1, Measure.Active)] = 4,
        [(-1, Measure.Resting)] = 1,
        [(-1, Measure.Completed)] = 1,
        [(-1, Measure.Left)] = 1,
        [(-1, Measure.Ended)] = 2,
        [(-1, Measure.EndedDone)] = 1,
        [(0, Measure.Reached)] = 6,
        [(0, Measure.Waiting)] = 1,
        [(0, Measure.Done)] = 2,
        [(0, Measure.Refused)] = 1,
        [(0, Measure.LeftHere)] = 1,
        [(0, Measure.GivenUp)] = 2,
        [(0, Measure.Bypassed)] = 1,
        [(0, Measure.Ended)] = 5,
        [(0, Measure.EndedDone)] = 2,
        [(1, Measure.Reached)] = 3,
        [(1, Measure.Waiting)] = 1,
        [(1, Measure.Done)] = 1,
        [(1, Measure.Overtaken)] = 1,
        [(1, Measure.GivenUp)] = 1,
        [(1, Measure.RestingHere)] = 1,
        [(1, Measure.Bypassed)] = 1,
        [(1, Measure.Ended)] = 2,
        [(1, Measure.EndedDone)] = 1,
        [(1, Measure.SentUnknown)] = 1,
        [(2, Measure.Reached)] = 3,
        [(2, Measure.Waiting)] = 1,
        [(2, Measure.Done)] = 2,
        [(2, Measure.Ended)] = 2,
        [(2, Measure.EndedDone)] = 2,
        [(3, Measure.Reached)] = 2,
        [(3, Measure.Waiting)] = 1,
        [(3, Measure.Done)] = 1,
        [(3, Measure.Ended)] = 1,
        [(3, Measure.EndedDone)] = 1,
        [(4, Measure.Reached)] = 1,
        [(4, Measure.Done)] = 1,
        [(4, Measure.Ended)] = 1,
        [(4, Measure.EndedDone)] = 1,
    };

    /// <summary>Puts the world into a database that has none of it yet.</summary>
    public static void Populate(Database database, Guid? business = null, string? file = null)
    {
        var rows = new WorldRows(database, business ?? Business);
        rows.Journey(JourneyId, VersionId, "first-week", "A first week that works", file ?? "journey: first-week\n");
        Ours(rows);
        var theirs = new WorldRows(database, OtherBusiness);
        theirs.Journey(DerivedId.Of("journey", "theirs"), OtherVersionId, "theirs", "Theirs", "journey: theirs\n");
        theirs.Person(Zoe, "Zoe", "Zahn", "zoe@example.org", Now - Duration.FromDays(1));
        theirs.Enrollment(Zoe, Road("zoe"), DerivedId.Of("journey", "theirs"), OtherVersionId, EnrollmentState.Active, 0, Now - Duration.FromDays(1), due: Now);
        theirs.Delivery(Zoe, Road("zoe"), OtherVersionId, 0, DeliveryState.Sent, Now, subject: "Theirs alone");
        theirs.Assignment(Zoe, Road("zoe"), OtherVersionId, 0, AssignmentState.Open, Now, Now);
        theirs.Answer(Zoe, Road("zoe"), OtherVersionId, 0, 1, "Theirs alone", Now);
    }

    private static void Ours(WorldRows rows)
    {
        People(rows);
        AnaWaitsForACall(rows);
        BenRests(rows);
        CleoIsThroughAndDanLeft(rows);
        EveFayAndGus(rows);
        foreach (var ((step, measure), n) in Counts) rows.Tally(VersionId, step, measure, n);
        rows.Refusal(VersionId, 0, "bad-address", 1);
        rows.Refusal(VersionId, 0, "unsubscribed", 3);
    }

    private static void People(WorldRows rows)
    {
        rows.Person(Ana, "Ana", "Álvarez", "ana@example.org", Ago(9), lifecycle: 1, source: "social", zone: "Europe/Madrid", traits: """{"company":"Álvarez Tiles"}""");
        rows.Alias(RetiredAna, Ana, Ago(8));
        rows.Person(Ben, "Ben", "Bright", "ben@example.org", Ago(8));
        rows.Person(Cleo, "Cleo", null, "cleo@example.org", Ago(7), lifecycle: 3);
        rows.Person(Dan, null, null, "dan@example.org", Ago(6));
        rows.Person(Eve, "Eve <script>alert(1)</script>", "O'Hara", "eve@example.org", Ago(5));
        rows.Person(Fay, "Fay", "Fox", null, Ago(4));
        rows.Person(Gus, "Gus", "Grey", "gus@@nowhere", Ago(3));
    }

    private static void AnaWaitsForACall(WorldRows rows)
    {
        var road = Road("ana");
        rows.Enrollment(Ana, road, JourneyId, VersionId, EnrollmentState.Active, 2, Ago(9), due: Now + Duration.FromDays(2));
        rows.Visit(Ana, road, VersionId, 0, VisitOutcome.Done, Ago(9), Ago(8));
        rows.Visit(Ana, road, VersionId, 1, VisitOutcome.Done, Ago(8), Ago(6));
        rows.Event(Ana, "Form Submitted", Ago(9), """{"form":"five-steps"}""");
        rows.Consent(Ana, granted: true, Ago(9), "Ticked the box of the form five-steps");
        rows.Delivery(Ana, road, VersionId, 0, DeliveryState.Sent, Ago(9), subject: "Welcome, Ana", body: """{"firstName":"Ana"}""", settled: Ago(9) + Duration.FromSeconds(3), opened: Ago(8), clicked: Ago(8));
        rows.Event(Ana, "Email Link Clicked", Ago(8), """{"link":"checklist","by":"human"}""", road, Welcome);
        rows.Delivery(Ana, road, VersionId, 1, DeliveryState.Sent, Ago(8), subject: "One question, Ana", kind: DeliveryKind.Survey, settled: Ago(8) + Duration.FromSeconds(3));
        rows.Answer(Ana, road, VersionId, 1, 9, null, Ago(6));
        rows.Event(Ana, "Survey Answered", Ago(6), """{"score":9}""", road, Question);
        rows.Assignment(Ana, road, VersionId, 2, AssignmentState.Open, Ago(6), Ago(1), owner: "jill");
        rows.FailedSignal(Ana, Ago(2), "An event could not be read: its amount is not a number.");
    }

    private static void BenRests(WorldRows rows)
    {
        var road = Road("ben");
        rows.Enrollment(Ben, road, JourneyId, VersionId, EnrollmentState.Resting, 1, Ago(8), due: Now + Duration.FromDays(90));
        rows.Visit(Ben, road, VersionId, 0, VisitOutcome.GivenUp, Ago(8), Ago(5));
        rows.Visit(Ben, road, VersionId, 1, VisitOutcome.GivenUp, Ago(5), Ago(2));
        rows.Delivery(Ben, road, VersionId, 1, DeliveryState.Unknown, Ago(5), subject: "One question, Ben", kind: DeliveryKind.Survey, settled: Ago(5));
    }

    private static void CleoIsThroughAndDanLeft(WorldRows rows)
    {
        rows.Enrollment(Cleo, Road("cleo"), JourneyId, VersionId, EnrollmentState.Completed, Steps, Ago(7));
        rows.Visit(Cleo, Road("cleo"), VersionId, 0, VisitOutcome.Done, Ago(7), Ago(6));
        rows.Visit(Cleo, Road("cleo"), VersionId, 1, VisitOutcome.Overtaken, null, Ago(6));
        for (var step = 2; step < Steps; step++) rows.Visit(Cleo, Road("cleo"), VersionId, step, VisitOutcome.Done, Ago(6), Ago(5));
        rows.Assignment(Cleo, Road("cleo"), VersionId, 2, AssignmentState.Done, Ago(6), Ago(5), settled: Ago(5), outcome: "Wants to start in May <b>soon</b>", owner: "jill");

        rows.Enrollment(Dan, Road("dan"), JourneyId, VersionId, EnrollmentState.Left, 0, Ago(6), leftReason: "Fell silent");
        rows.Visit(Dan, Road("dan"), VersionId, 0, VisitOutcome.GivenUp, Ago(6), Ago(4));
    }

    private static void EveFayAndGus(WorldRows rows)
    {
        rows.Enrollment(Eve, Road("eve"), JourneyId, VersionId, EnrollmentState.Active, 0, Ago(5), due: Now + Duration.FromHours(20));
        rows.Delivery(Eve, Road("eve"), VersionId, 0, DeliveryState.Queued, Ago(5), reason: "quiet-hours");

        rows.Enrollment(Fay, Road("fay"), JourneyId, VersionId, EnrollmentState.Active, 3, Ago(4), hold: "Waits for her new address");
        rows.Visit(Fay, Road("fay"), VersionId, 0, VisitOutcome.Bypassed, null, Ago(4));
        rows.Visit(Fay, Road("fay"), VersionId, 1, VisitOutcome.Bypassed, null, Ago(4));
        rows.Visit(Fay, Road("fay"), VersionId, 2, VisitOutcome.Done, Ago(4), Ago(3));

        rows.Enrollment(Gus, Road("gus"), JourneyId, VersionId, EnrollmentState.Active, 1, Ago(3), due: Now + Duration.FromDays(1));
        rows.Visit(Gus, Road("gus"), VersionId, 0, VisitOutcome.Refused, Ago(3), Ago(3));
        rows.Delivery(Gus, Road("gus"), VersionId, 0, DeliveryState.Refused, Ago(3), reason: "bad-address", settled: Ago(3));
    }

    /// <summary>Adds people who all stand at the first step and have each been sent one message, a minute apart.</summary>
    public static void AddCrowd(Database database, int people, Guid? business = null)
    {
        var rows = new WorldRows(database, business ?? Business);
        for (var i = 0; i < people; i++)
        {
            var at = Now - Duration.FromDays(20) + Duration.FromMinutes(i);
            var id = Id($"crowd-{i}");
            rows.Person(id, $"Crowd{i}", "Walker", $"crowd{i}@example.org", at);
            rows.Enrollment(id, Road($"crowd-{i}"), JourneyId, VersionId, EnrollmentState.Active, 0, at, due: Now + Duration.FromDays(1));
            rows.Delivery(id, Road($"crowd-{i}"), VersionId, 0, DeliveryState.Sent, at, subject: "Welcome", settled: at);
        }
        rows.Tally(VersionId, 0, Measure.Waiting, people);
        rows.Tally(VersionId, 0, Measure.Reached, people);
        rows.Tally(VersionId, -1, Measure.Entered, people);
        rows.Tally(VersionId, -1, Measure.Active, people);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }

    private static Instant Ago(int days) => Now - Duration.FromDays(days);
}
