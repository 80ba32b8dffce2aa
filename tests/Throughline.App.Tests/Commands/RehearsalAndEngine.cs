using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Dapper;
using NodaTime;
using Throughline.App.Commands.Demo;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Primitives;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Simulation;
using Throughline.Time;

namespace Throughline.App.Tests.Commands;

/// <summary>A rehearsal is worth something only if the engine does the same: each sample is played in both, with the same events.</summary>
public sealed class RehearsalAndEngine : TempFolder
{
    private static readonly LocalZone Zone = LocalZone.Find("Europe/Lisbon", null);

    /// <summary>A click is judged before it moves anybody; what was rehearsed is when they move.</summary>
    private static readonly Duration UntilItCounts = VisitRule.Window + Duration.FromMilliseconds(1);

    /// <summary>Each sample, with somebody keen, somebody silent, and somebody who moves each date and is unhappy, beginning by day, late
    /// in the evening, and before a clock change.</summary>
    public static MatrixTheoryData<string, string, string> Cases { get; } = new(
        ["coaching.yaml", "product.yaml", "service.yaml", "seven-points.yaml", "service-steps.yaml", "product-steps.yaml", "workshop.yaml"],
        ["keen", "silent", "moves and is unhappy"], ["2026-03-02T09:00", "2026-06-30T23:40", "2026-03-28T20:30"]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_engine_does_what_was_rehearsed(string sample, string manner, string start)
    {
        var text = await File.ReadAllTextAsync(Sample(sample));
        var journey = JourneyFile.Compile(text).Journey!;
        var begin = LocalTimeResolver.Resolve(LocalDateTime.FromDateTime(DateTime.Parse(start, CultureInfo.InvariantCulture)), Zone).At;
        var clock = new VirtualClock(begin);
        await using var database = Database.Open(In("throughline.db"));
        var workspace = await new Workspaces(database, clock).CreateAsync("Bright Rails", "Europe/Lisbon", null);
        await using var engine = await EngineParts.OpenAsync(database, new EngineOptions(new Uri("https://example.com"))
        {
            Time = clock,
            Calls = new MadeUpCalls(),
        });
        var occasions = await HoldEventsAsync(engine, clock, workspace, journey);
        await engine.Publishing.PublishAsync(workspace, text, by: null);
        var person = await ComeInAsync(engine, workspace, journey, begin);

        var rehearsed = Rehearsal.Play(journey, new RehearsalPlan
        {
            PersonId = person.PersonId,
            EnrollmentId = person.Id,
            EntryPoint = journey.EntryPoints[0],
            Zone = Zone,
            Start = begin,
            IsSilent = manner == "silent",
            IsUnhappy = manner == "moves and is unhappy",
            MovesDates = manner == "moves and is unhappy",
            Around = new Circumstances { Calendar = BusinessCalendar.Default with { Zone = Zone.Zone }, Occasions = occasions },
        });
        foreach (var happening in rehearsed.Happenings) await RepeatAsync(engine, clock, workspace, person, journey, happening);
        await LiveUntilAsync(engine, clock, rehearsed.Happenings[^1].At);

        var end = Load(database, person.PersonId);
        Assert.Equal(rehearsed.Enrollment.State, end.State);
        Assert.Equal(rehearsed.Enrollment.Visits.Select(visit => (visit.Outcome, visit.Nudges, visit.ReachedAt)),
            end.Visits.Select(visit => (visit.Outcome, visit.Nudges, visit.ReachedAt)));
        Assert.Equal(Rehearsed(rehearsed), Delivered(database));
        Assert.True(new Doctor(database, engine.Catalogue).Examine().IsWell);
    }

    /// <summary>The days of the business that the journey speaks of: three weeks on, at ten.</summary>
    private static async Task<ImmutableDictionary<string, OccasionDay>> HoldEventsAsync(EngineParts engine, VirtualClock clock,
        Guid workspace, Journey journey)
    {
        var events = new Occasions(engine.Store.Database, clock) { Changed = engine.Catalogue.Refresh };
        var days = ImmutableDictionary<string, OccasionDay>.Empty;
        foreach (var key in journey.Dates.Select(date => date.Occasion).OfType<string>())
        {
            var at = clock.Now.InZone(Zone.Zone).Date.PlusDays(21).At(new LocalTime(10, 0));
            var terms = new OccasionTerms("A Saturday", at.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), 90, "");
            await events.AddAsync(new Actor(workspace, "jill"), key, terms);
            days = days.Add(key, new OccasionDay(DateValue.Of(LocalTimeResolver.Resolve(at, Zone).At)));
        }
        return days;
    }

    private static async Task<Enrollment> ComeInAsync(EngineParts engine, Guid workspace, Journey journey, Instant at)
    {
        var entry = journey.EntryPoints[0].Rule!;
        var traits = JsonSerializer.SerializeToElement(new { email = "ana@example.com", firstName = "Ana" });
        var consent = JsonSerializer.SerializeToNode(FittingEvent.Properties(entry.Event, entry.Where))!.AsObject();
        consent["consent"] = true;
        await engine.Intake.AcceptAsync(
            [
                new InboundEvent(workspace, InboundKind.Identify, "1", "Identify", "u1", null, at, default, traits, Zone: "Europe/Lisbon"),
                new InboundEvent(workspace, InboundKind.Track, "2", entry.Event, "u1", null, at, JsonSerializer.SerializeToElement(consent),
                    default),
            ],
            CancellationToken.None);
        var id = engine.Store.Database.Read(connection => connection.QuerySingle<Guid>("SELECT id FROM person"));
        return Load(engine.Store.Database, id);
    }

    private static async Task RepeatAsync(EngineParts engine, VirtualClock clock, Guid workspace, Enrollment person, Journey journey,
        Happening happening)
    {
        if (happening is not (Happening.Did or Happening.AssignmentDone or Happening.CareEnded)) return;
        var isClick = happening is Happening.Did { Fact.Name: EventNames.EmailLinkClicked };
        await LiveUntilAsync(engine, clock, isClick ? happening.At - UntilItCounts : happening.At);
        if (happening is Happening.CareEnded)
        {
            var open = engine.Store.Database.Read(connection =>
                connection.QuerySingle<Guid>("SELECT id FROM assignment WHERE care IS NOT NULL AND state = 0"));
            Assert.True(await engine.Assignments.SettleAsync(workspace, person.PersonId, open, new(true, null,
                null)
            { Care = CareOutcome.GoOn }));
            return;
        }
        if (happening is Happening.AssignmentDone done)
        {
            var task = DerivedId.Of(person.Id.ToString("N"), journey.Steps[done.Step].Key, "assignment");
            Assert.True(await engine.Assignments.SettleAsync(workspace, person.PersonId, task, new(true, null, null)));
            return;
        }
        var fact = ((Happening.Did)happening).Fact;
        var delivery = new DeliveryKey(person.PersonId, DerivedId.Of(person.Id.ToString("N"), fact.Origin?.Step ?? "", "delivery", "0"));
        if (fact.Name == EventNames.EmailLinkClicked)
        {
            await FollowAsync(engine, delivery, fact.Properties.GetProperty("link").GetString()!);
            await LiveUntilAsync(engine, clock, happening.At);
        }
        else if (fact.Name == EventNames.SurveyAnswered) Assert.True(await engine.Responses.AnsweredAsync(delivery, Score(fact),
            EventRule.Text(fact, "answer")));
        else await engine.Intake.AcceptAsync([new InboundEvent(workspace, InboundKind.Track, fact.Id.ToString(), fact.Name, "u1", null,
            fact.At, fact.Properties, default)], CancellationToken.None);
    }

    private static int? Score(EventFact fact) =>
        EventRule.Text(fact, "score") is { } score ? int.Parse(score, CultureInfo.InvariantCulture) : EventRule.Text(fact,
            "answer") is null ? 9 : null;

    private static async Task FollowAsync(EngineParts engine, DeliveryKey delivery, string key)
    {
        var row = await engine.Store.RunAsync(transaction => transaction.FindDelivery(delivery)!.Value.Delivery);
        var links = engine.Messages.Of(engine.Catalogue.FindVersion(row.VersionId), row)!.Links;
        Assert.True(await engine.Visits.FollowAsync(delivery, links.Single(link => link.Key == key).Index, VisitSign.Person));
    }

    private static async Task LiveUntilAsync(EngineParts engine, VirtualClock clock, Instant until)
    {
        while (true)
        {
            await engine.Engine.RunUntilStillAsync();
            if (await engine.Engine.NextDueAsync() is not { } next || next > until) break;
            clock.Now = Instant.Max(clock.Now, next);
        }
        clock.Now = until;
        await engine.Engine.RunUntilStillAsync();
    }

    private static Enrollment Load(Database database, Guid person) => database.Examine((_, reader) =>
    {
        var roads = new List<Enrollment>();
        reader.Enrollments(row => roads.Add(row.Enrollment));
        return roads.Single(road => road.PersonId == person);
    });

    private static List<(long, long, string, string?)> Rehearsed(Rehearsed rehearsed) => rehearsed.Happenings
        .Select(happening => happening switch
        {
            Happening.Sent sent => ((long)sent.Step, (long)sent.Number, Shown(sent.At), (string?)null),
            Happening.Called called => (called.Step, 0, Shown(called.At), null),
            Happening.NotSent not => (not.Step, not.Number, Shown(not.At), not.Reason.Code),
            _ => default,
        })
        .Where(delivery => delivery.Item3 is not null)
        .Order()
        .ToList();

    private static List<(long, long, string, string?)> Delivered(Database database) => database.Read(connection => connection
        .Query<(long Step, long Number, long At,
        string? Reason)>("SELECT step, number, settled_at, CASE WHEN state = 4 THEN reason END FROM delivery")
        .Select(row => (row.Step, row.Number, Shown(Instant.FromUnixTimeMilliseconds(row.At)), row.Reason))
        .Order()
        .ToList());

    private static string Shown(Instant at) => at.ToString("uuuu-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
