using System.Text.Json;
using NodaTime;
using Throughline.Attendance;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;
using Throughline.Tests.Storage.Contract;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

public sealed class PlacesOnSqlite() : PlaceStories(null);

public sealed class PlacesOnPostgres(PostgresServer server) : PlaceStories(server);

/// <summary>Seats of an event under a rush: exactly as many as there are, the others in the order of coming, each moved up once.</summary>
public abstract class PlaceStories(PostgresServer? server)
{
    private static readonly Actor _jill = new(Business, "jill");

    [Fact]
    public async Task Ten_thousand_who_ask_at_once_for_ten_seats_are_ten_and_a_line_in_order()
    {
        await using var world = await WorkshopAsync(seats: 10);
        var asked = Enumerable.Range(0, 10_000).Select(n => (n, Claim: Claim(n))).ToList();
        await Parallel.ForEachAsync(asked.Chunk(10), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (some, _) =>
            await Task.WhenAll(some.Select(one => world.Parts.Registrations.AskAsync(Ask(one.n, one.Claim)))));

        Assert.Equal(new RegistrationCounts(10, 9_990, 0, 0, 0), Counts(world));
        var line = Reader(world).List(Business, "spring", GuestList.Waiting);
        Assert.Equal(9_990, line.Select(one => one.Number).Distinct().Count());
        var waiting = asked.Where(one => one.Claim.Given == PlaceGiven.WaitingList);
        Assert.Equal(Enumerable.Range(1, 9_990), waiting.Select(one => (int)one.Claim.WaitsAt).Order());
        Assert.Equal(10, asked.Count(one => one.Claim.Given == PlaceGiven.Place));
        Assert.Equal(10, world.Count("SELECT COUNT(*) FROM event WHERE name = 'Event Registered'"));
        Assert.Equal(9_990, world.Count("SELECT COUNT(*) FROM event WHERE name = 'Event Waitlisted'"));
        Assert.Equal(10_000, world.Count("SELECT COUNT(*) FROM delivery WHERE kind = 5"));
        Assert.True(world.Examine().IsWell, string.Join('\n', world.Examine().Ailments));
    }

    [Fact]
    public async Task Two_nodes_that_give_the_same_seats_at_once_give_each_once()
    {
        if (server is null) return; // one file has one writer
        var store = await server.NewStoreAsync();
        await using var here = await WorkshopAsync(seats: 7, store);
        await using var there = await EngineParts.OpenAsync(
            here.Database, new EngineOptions(new Uri("https://example.com")) { Time = here.Clock });
        var claims = Enumerable.Range(0, 200).Select(Claim).ToList();
        await Task.WhenAll(claims.Select((claim, n) => (n % 2 == 0 ? here.Parts : there).Registrations.AskAsync(Ask(n, claim))));
        Assert.Equal(new RegistrationCounts(7, 193, 0, 0, 0), Counts(here));
        Assert.Equal(200, Reader(here).List(Business, "spring", GuestList.AtTheDoor).Select(one => one.Number).Distinct().Count());
    }

    [Fact]
    public async Task Many_who_give_back_at_once_move_as_many_up_in_order_each_once_and_newcomers_wait_behind()
    {
        await using var world = await WorkshopAsync(seats: 20);
        var claims = Enumerable.Range(0, 60).Select(Claim).ToList();
        foreach (var (claim, n) in claims.Select((claim, n) => (claim, n))) await world.Parts.Registrations.AskAsync(Ask(n, claim));
        var leaving = claims.Take(8).Select(claim => claim.Registration!.Key).ToList();
        var late = Enumerable.Range(100, 8).Select(n => (n, Claim: Claim(n))).ToList();

        await Task.WhenAll([
            .. leaving.Select(key => (Task)world.Parts.Registrations.EndAsync(key, EndedBy.Themselves)),
            .. leaving.Select(key => (Task)world.Parts.Registrations.EndAsync(key, EndedBy.Team)),
            .. late.Select(one => (Task)world.Parts.Registrations.AskAsync(Ask(one.n, one.Claim)))]);
        await world.Engine.RunUntilStillAsync();

        Assert.Equal(new RegistrationCounts(20, 40, 8, 0, 0), Counts(world));
        var held = Reader(world).List(Business, "spring", GuestList.Registered).Select(one => one.Number).Order();
        Assert.Equal(Enumerable.Range(9, 20).Select(n => (long)n), held);
        Assert.Equal(28, world.Count("SELECT COUNT(*) FROM event WHERE name = 'Event Registered'"));
        Assert.Equal(8, world.Count("SELECT COUNT(*) FROM event WHERE name = 'Event Registration Cancelled'"));
        Assert.Equal(8, world.Letters.Taken.Count(letter => letter.Subject == "A place at Spring is yours"));
        Assert.True(world.Examine().IsWell, string.Join('\n', world.Examine().Ailments));
    }

    [Fact]
    public async Task More_seats_are_for_those_who_wait_and_fewer_take_nobodys()
    {
        await using var world = await WorkshopAsync(seats: 2);
        foreach (var n in Enumerable.Range(0, 6)) await world.Parts.Registrations.AskAsync(Ask(n, Claim(n)));
        foreach (var (seats, held) in ((int, int)[])[(4, 4), (1, 4), (0, 6)])
        {
            await Events(world).OfferAsync(_jill, "spring", new OccasionOffer(true, seats, true));
            await world.Engine.RunUntilStillAsync();
            Assert.Equal(held, Counts(world).Held);
        }
        Assert.Equal(0, Counts(world).Waiting);
    }

    [Fact]
    public async Task Nobody_moves_up_once_it_has_begun_or_while_it_is_cancelled()
    {
        await using var world = await WorkshopAsync(seats: 1);
        var first = Claim(0);
        await world.Parts.Registrations.AskAsync(Ask(0, first));
        await world.Parts.Registrations.AskAsync(Ask(1, Claim(1)));
        await Events(world).CancelAsync(_jill, "spring");
        await world.Parts.Registrations.EndAsync(first.Registration!.Key, EndedBy.Team);
        await world.Engine.RunUntilStillAsync();
        Assert.Equal(0, Counts(world).Held);
        await Events(world).TakeUpAsync(_jill, "spring");
        await world.Engine.RunUntilStillAsync();
        Assert.Equal(1, Counts(world).Held);
    }

    [Fact]
    public async Task A_road_lets_in_who_has_a_place_and_waits_for_who_came()
    {
        await using var world = await WorkshopAsync(seats: 5, journeys: Road("after", "Event Registered",
            Step("came", Service("Before"), done: "Event Attended", within: Throughline.Time.Wait.OfDays(90)),
            Step("thanks", Service("Thank you"))));
        var (came, stayed) = (Claim(0), Claim(1));
        await world.Parts.Registrations.AskAsync(Ask(0, came));
        await world.Parts.Registrations.AskAsync(Ask(1, stayed));
        world.Clock.Now = Instant.FromUtc(2026, 4, 14, 9, 5);
        Assert.Equal(DoorAnswer.Done, (await world.Parts.Doorkeeping.CheckInAsync(_jill, "spring", came.Registration!.Key)).Answer);
        var stranger = await world.Parts.Doorkeeping.CheckInAsync(new Actor(Guid.NewGuid(), "olga"), "spring", stayed.Registration!.Key);
        Assert.Equal(DoorAnswer.NotThere, stranger.Answer);
        Assert.Equal(DoorAnswer.Already, (await world.Parts.Doorkeeping.CheckInAsync(_jill, "spring", came.Registration.Key)).Answer);
        await world.Engine.RunUntilStillAsync();
        Assert.DoesNotContain(world.Letters.Taken, letter => letter.Subject == "Thank you");
        world.Clock.Now += Duration.FromMinutes(11);
        await world.Engine.RunUntilStillAsync();
        Assert.Single(world.Letters.Taken, letter => letter.Subject == "Thank you");
        Assert.Equal(DoorAnswer.TooLate, (await world.Parts.Doorkeeping.TakeBackAsync(_jill, "spring", came.Registration.Key)).Answer);

        // Nobody closes the door: it does so itself, six hours after the end, and ten minutes later the road knows.
        await world.LiveUntilAsync(Instant.FromUtc(2026, 4, 14, 16, 29));
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM event WHERE name = 'Event Missed'"));
        world.Clock.Now = Instant.FromUtc(2026, 4, 14, 16, 31);
        await world.Engine.RunUntilStillAsync();
        await world.LiveUntilAsync(Instant.FromUtc(2026, 4, 14, 16, 42));
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM event WHERE name = 'Event Missed'"));
        var missed = world.Events(stayed.Registration.Key.PersonId).Single(fact => fact.Name == "Event Missed");
        Assert.Equal("spring", missed.Properties.GetProperty("event").GetString());
        Assert.True(world.Examine().IsWell, string.Join('\n', world.Examine().Ailments));
    }

    [Fact]
    public async Task Of_a_door_that_nobody_used_nothing_is_claimed()
    {
        await using var world = await WorkshopAsync(seats: 5);
        await world.Parts.Registrations.AskAsync(Ask(0, Claim(0)));
        await world.LiveUntilAsync(Instant.FromUtc(2026, 5, 1, 0, 0));
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM registration WHERE missed_at IS NOT NULL"));
    }

    [Fact]
    public async Task Two_who_turn_out_to_be_one_keep_both_registrations_and_the_ticket_still_leads_there()
    {
        await using var world = await WorkshopAsync(seats: 5);
        var (one, other) = (Claim(0), Claim(1));
        await world.Parts.Registrations.AskAsync(Ask(0, one));
        await world.Parts.Registrations.AskAsync(Ask(1, other));
        Assert.True(await world.Parts.People.MergeAsync(Business, one.Registration!.Key.PersonId, other.Registration!.Key.PersonId));
        var keys = (RegistrationKey[])[one.Registration.Key, other.Registration.Key];
        Assert.Single(keys.Select(key => Reader(world).Find(key)!.PersonId).Distinct());
        foreach (var key in keys) Assert.NotNull(await world.Parts.Registrations.EndAsync(key, EndedBy.Team));
        Assert.Equal(new RegistrationCounts(0, 0, 2, 0, 0), Counts(world));
        Assert.True(world.Examine().IsWell, string.Join('\n', world.Examine().Ailments));
    }

    [Fact]
    public async Task Letters_about_it_stop_halfway_and_go_on_after_a_crash_without_writing_twice()
    {
        await using var world = await WorkshopAsync(seats: 0);
        foreach (var n in Enumerable.Range(0, 25)) await world.Parts.Registrations.AskAsync(Ask(n, Claim(n)));
        await Events(world).ChangeAsync(_jill, "spring", new OccasionTerms("Spring", "2026-05-14T10:00", 90, "Hall"));
        await world.Engine.SeatAsync(limit: 10);
        await world.RestartAsync();
        while (await world.Engine.SeatAsync(limit: 10) > 0)
        {
        }
        await world.Engine.RunUntilStillAsync();
        Assert.Equal(25, world.Letters.Taken.Count(letter => letter.Subject == "Spring is at another time"));
    }

    private async Task<World> WorkshopAsync(int seats, string? store = null, params Journey[] journeys)
    {
        var world = await BeginOnAsync(store ?? (server is null ? null : await server.NewStoreAsync()), journeys);
        await Events(world).AddAsync(_jill, "spring", new OccasionTerms("Spring", "2026-04-14T10:00", 90, "Hall"));
        await Events(world).OfferAsync(_jill, "spring", new OccasionOffer(true, seats, true));
        return world;
    }

    private static StepWork Service(string subject) =>
        new MessageWork([new Variant("a", 1, Mail(subject) with { Purpose = Throughline.Messages.Purpose.Service })]);

    private static Occasions Events(World world) => new(world.Database, world.Clock) { Changed = world.Parts.Catalogue.Refresh };

    private static RegistrationReader Reader(World world) => new(world.Database);

    private static RegistrationCounts Counts(World world) => Reader(world).Counts(Business, "spring");

    private static PlaceClaim Claim(int n) =>
        new("spring", Registrations.NewId(), $"Guest {n}", RegistrationOrigin.Page) { Language = "en" };

    private static InboundEvent Ask(int n, PlaceClaim claim) => new(
        Business, InboundKind.Track, $"registration-{claim.Id:N}", EventNames.EventRegistered, null, null, Start, default,
        JsonSerializer.SerializeToElement(new { email = $"guest{n}@example.com", firstName = "Guest" }), By: GivenBy.Form)
    { Claim = claim };
}
