using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using NodaTime;
using Throughline.Appointments;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;
using Throughline.Tests.Storage.Contract;
using static Throughline.Runtime.Tests.Engine.Strangers;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>Appointments that people book themselves, in a business in Lisbon that works from nine to five.</summary>
public sealed class BookingStories(PostgresServer server)
{
    private static readonly AppointmentKind Call = new("call", "A call") { Members = ["rob", "ana"], NoticeHours = 1, GapAfter = 15 };
    private static readonly BookingOffer Offer = new(Business, Call, [Member("rob", "Rob Hale"), Member("ana", "Ana")]);
    private static readonly BookingOffer OfRob = Offer with { Kind = Call with { Members = ["rob"] } };

    /// <summary>Wednesday, ten o'clock in Lisbon.</summary>
    private static readonly Instant Ten = Instant.FromUtc(2026, 3, 4, 10, 0);
    private static readonly Instant Eleven = Ten + Duration.FromHours(1);

    [Fact]
    public async Task Whoever_books_is_known_by_their_address_has_their_hour_and_a_letter_with_it()
    {
        await using var world = await BeginAsync();
        var guest = Guest("mia@example.com", "Mia") with { Phone = "+351 912 345 678", Answer = "My dog" };
        var booked = await BookAsync(world, OfRob, Ten, guest);
        var person = Found(world, IdentityKind.Email, "mia@example.com");
        Assert.Equal((person, "rob", Ten, Ten + Duration.FromMinutes(30)),
            (booked.Key.PersonId, booked.Member, booked.StartsAt, booked.EndsAt));
        var told = Assert.Single(world.Events(person));
        Assert.Equal(
            ("Appointment Booked", "2026-03-04T10:00:00+00:00", "2026-03-04T10:30:00+00:00", "Rob Hale", "call", booked.Key.Id.ToString()),
            (told.Name, Said(told, "startsAt"), Said(told, "endsAt"), Said(told, "with"), Said(told, "kind"), Said(told, "bookingId")));
        await world.LiveUntilAsync(Start + Duration.FromMinutes(1));
        var letter = Assert.Single(world.Letters.Taken);
        Assert.Equal("A call: Wednesday 4 March at 10:00", letter.Subject);
        Assert.Contains("Wednesday 4 March, 10:00 to 10:30 (Lisbon time)", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("My dog", letter.Html + letter.Text, StringComparison.Ordinal);
        Assert.Contains("https://example.com/b/", letter.Text, StringComparison.Ordinal);
        Assert.Equal("REQUEST", letter.Calendar!.Method);
        Assert.Empty(world.Examine().Ailments);
    }

    [Fact]
    public async Task Moved_and_cancelled_it_is_the_same_entry_and_the_hour_is_free_again()
    {
        await using var world = await BeginAsync();
        var booked = await BookAsync(world, OfRob, Ten, Guest("mia@example.com"));
        var half = Ten + Duration.FromMinutes(30);
        Assert.Equal(BookingRefusal.NotFree, (await world.Parts.Bookings.BookAsync(OfRob, half, Guest("bo@example.com"))).Refusal);
        world.Clock.Now += Duration.FromMinutes(1);
        var moved = (await world.Parts.Bookings.MoveAsync(OfRob, booked.Key, half, GivenBy.Themselves)).Booking!; // by half its length
        Assert.Equal((half, 1), (moved.StartsAt, moved.Changes));
        Assert.Equal(9, world.Count("SELECT COUNT(*) FROM booking_slot"));
        world.Clock.Now += Duration.FromMinutes(1);
        Assert.Equal(2, (await world.Parts.Bookings.CancelAsync(OfRob, booked.Key, GivenBy.Themselves)).Booking!.Changes);
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM booking_slot"));
        Assert.Equal(BookingRefusal.Gone, (await world.Parts.Bookings.CancelAsync(OfRob, booked.Key, GivenBy.Team)).Refusal);
        Assert.Equal(BookingRefusal.Gone, (await world.Parts.Bookings.MoveAsync(OfRob, booked.Key, Ten, GivenBy.Team)).Refusal);
        Assert.NotNull((await world.Parts.Bookings.BookAsync(OfRob, half, Guest("bo@example.com"))).Booking);
        await world.LiveUntilAsync(Start + Duration.FromMinutes(5));
        var entries = world.Letters.Taken.Where(letter => letter.To.Address == "mia@example.com")
            .Select(letter => letter.Calendar!).ToList();
        Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], entries.Select(entry => entry.Method));
        for (var i = 0; i < entries.Count; i++)
        {
            Assert.Contains($"SEQUENCE:{i}\r\n", entries[i].Text, StringComparison.Ordinal);
            Assert.Contains($"UID:{booked.Key.Id:N}@throughline\r\n", entries[i].Text, StringComparison.Ordinal);
        }
        Assert.Equal(["Appointment Booked", "Appointment Rescheduled", "Appointment Cancelled"],
            world.Events(booked.Key.PersonId).Select(one => one.Name));
    }

    [Fact]
    public async Task One_form_sent_twice_is_one_booking_and_booked_anew_after_it_was_cancelled()
    {
        await using var world = await BeginAsync();
        var guest = Guest("mia@example.com");
        var first = await BookAsync(world, OfRob, Ten, guest);
        Assert.Equal(first.Key, (await BookAsync(world, OfRob, Ten, guest)).Key);
        await world.Parts.Bookings.CancelAsync(OfRob, first.Key, GivenBy.Themselves);
        Assert.NotEqual(first.Key, (await BookAsync(world, OfRob, Ten, guest)).Key);
        var other = await world.Parts.Bookings.BookAsync(OfRob, Ten, guest with { Once = "another form" });
        Assert.Equal(BookingRefusal.NotFree, other.Refusal); // nobody learns by it whose the hour is
    }

    [Theory]
    [InlineData("2026-03-04T10:10", "off the grid")]
    [InlineData("2026-03-04T08:30", "before opening")]
    [InlineData("2026-03-04T16:45", "beyond closing")]
    [InlineData("2026-03-02T10:30", "within the notice")]
    [InlineData("2026-02-27T10:00", "past")]
    [InlineData("2026-03-07T10:00", "a Saturday")]
    [InlineData("2026-06-03T10:00", "too far ahead")]
    public async Task An_hour_that_is_not_offered_is_not_booked(string at, string why)
    {
        await using var world = await BeginAsync();
        var start = Instant.FromDateTimeOffset(DateTimeOffset.Parse(at + ":00Z", CultureInfo.InvariantCulture));
        var refused = await world.Parts.Bookings.BookAsync(Offer, start, Guest("mia@example.com"));
        Assert.True(refused.Refusal == BookingRefusal.NotFree, why);
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM person"));
    }

    [Fact]
    public async Task After_the_limit_only_the_team_moves_and_cancels_it()
    {
        await using var world = await BeginAsync();
        var booked = await BookAsync(world, OfRob, Ten, Guest("mia@example.com"));
        Assert.Equal(Instant.FromUtc(2026, 3, 3, 20, 0), booked.MovableUntil);
        world.Clock.Now = booked.MovableUntil;
        Assert.Equal(BookingRefusal.TooLate, (await world.Parts.Bookings.CancelAsync(OfRob, booked.Key, GivenBy.Themselves)).Refusal);
        Assert.Equal(BookingRefusal.TooLate,
            (await world.Parts.Bookings.MoveAsync(OfRob, booked.Key, Eleven, GivenBy.Themselves)).Refusal);
        Assert.NotNull((await world.Parts.Bookings.MoveAsync(OfRob, booked.Key, Eleven, GivenBy.Team)).Booking);
    }

    [Fact]
    public async Task Nobody_reaches_the_booking_of_another_business_or_person()
    {
        await using var world = await BeginAsync();
        var booked = await BookAsync(world, OfRob, Ten, Guest("mia@example.com"));
        var elsewhere = OfRob with { WorkspaceId = Guid.NewGuid() };
        Assert.Equal(BookingRefusal.Gone, (await world.Parts.Bookings.CancelAsync(elsewhere, booked.Key, GivenBy.Team)).Refusal);
        var other = await BookAsync(world, Offer, Ten, Guest("bo@example.com"));
        Assert.Equal("ana", other.Member);
        var mixed = new BookingKey(other.Key.PersonId, booked.Key.Id);
        Assert.Equal(BookingRefusal.Gone, (await world.Parts.Bookings.CancelAsync(OfRob, mixed, GivenBy.Team)).Refusal);
    }

    [Fact]
    public async Task A_stranger_who_books_for_somebody_known_changes_nothing_of_them_and_writes_them_nothing()
    {
        await using var world = await BeginAsync();
        var ana = await AddAsync(world, new() { Email = "ana@example.com", FirstName = "Ana", Phone = "+351912000000" });
        var guest = Guest("ana@example.com", "Buy at www.spam.example") with { Phone = "+351966666666" };
        var booked = await BookAsync(world, OfRob, Ten, guest);
        Assert.Equal((ana, "Ana", "+351912000000"), (booked.Key.PersonId, Facts(world, ana).FirstName, Facts(world, ana).Phone));
        await world.LiveUntilAsync(Start + Duration.FromMinutes(1));
        var letter = Assert.Single(world.Letters.Taken);
        Assert.Contains("Hello Ana,", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("spam", letter.Html + letter.Text + letter.To.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_turn_out_to_be_one_have_their_bookings_and_their_links_still_lead_there()
    {
        await using var world = await BeginAsync();
        var booked = await BookAsync(world, OfRob, Ten, Guest("mia@example.com"));
        var other = await AddAsync(world, new() { Email = "mia.work@example.com", UserId = "mia" });
        await world.Parts.People.MergeAsync(Business, other, booked.Key.PersonId);
        var reader = new BookingReader(world.Database);
        Assert.Equal(other, reader.FindSigned(booked.Key.PersonId, booked.Key.Id)!.PersonId);
        Assert.NotNull((await world.Parts.Bookings.MoveAsync(OfRob, booked.Key, Eleven, GivenBy.Themselves)).Booking);
        Assert.Equal(Eleven, Assert.Single(reader.Between(PeopleScope.Whole(Business), new(Start, Ten + Duration.FromDays(9)))).StartsAt);
        Assert.Empty(world.Examine().Ailments);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_many_who_want_one_hour_at_once_each_free_member_takes_one(bool onPostgres)
    {
        await using var world = await BeginOnAsync(onPostgres ? await server.NewStoreAsync() : null);
        var many = await Task.WhenAll(Enumerable.Range(0, 40).Select(n =>
            Task.Run(() => world.Parts.Bookings.BookAsync(Offer, Ten, Guest($"guest-{n}@example.com")))));
        var got = many.Where(one => one.Booking is not null).Select(one => one.Booking!).ToList();
        Assert.Equal(["ana", "rob"], got.Select(one => one.Member).Order());
        Assert.Equal(2, world.Count("SELECT COUNT(*) FROM person"));
        Assert.Equal(18, world.Count("SELECT COUNT(*) FROM booking_slot"));
        // All of them want to move to one other hour, which only one of them has.
        var moves = await Task.WhenAll(got.Select(one =>
            Task.Run(() => world.Parts.Bookings.MoveAsync(OfRob, one.Key, Eleven, GivenBy.Themselves))));
        Assert.Single(moves, move => move.Booking is not null);
        Assert.Equal(18, world.Count("SELECT COUNT(*) FROM booking_slot"));
        Assert.Empty(world.Examine().Ailments);
    }

    [Fact]
    public async Task Overlapping_hours_at_once_are_never_both_taken()
    {
        await using var world = await BeginOnAsync(await server.NewStoreAsync());
        var offers = Enumerable.Range(0, 30).Select(n => (Offer: OfRob with { Kind = OfRob.Kind with { Every = 5 } },
            At: Ten + Duration.FromMinutes(n * 5))).ToList();
        var all = await Task.WhenAll(offers.Select((one, n) =>
            Task.Run(() => world.Parts.Bookings.BookAsync(one.Offer, one.At, Guest($"guest-{n}@example.com")))));
        var taken = all.Where(one => one.Booking is not null).Select(one => one.Booking!.Taken).OrderBy(time => time.From).ToList();
        Assert.NotEmpty(taken);
        Assert.All(taken.Zip(taken.Skip(1)), two => Assert.False(two.First.Overlaps(two.Second)));
    }

    [Fact]
    public async Task A_road_that_waits_for_the_call_reminds_of_it_follows_it_and_rests_when_it_is_cancelled()
    {
        await using var world = await BeginAsync(JourneyOf(Road));
        var booked = await BookAsync(world, OfRob, Ten, Guest("mia@example.com", "Mia"));
        await world.LiveUntilAsync(Instant.FromUtc(2026, 3, 3, 9, 1));
        Assert.Single(Reminders(world), "Tomorrow at 10:00");
        var friday = Instant.FromUtc(2026, 3, 6, 15, 0);
        Assert.NotNull((await world.Parts.Bookings.MoveAsync(OfRob, booked.Key, friday, GivenBy.Themselves)).Booking);
        await world.LiveUntilAsync(Instant.FromUtc(2026, 3, 5, 9, 1));
        Assert.Equal(["Tomorrow at 10:00", "Tomorrow at 15:00"], Reminders(world));
        var second = await BookAsync(world, OfRob, friday - Duration.FromHours(3), Guest("mia@example.com", "Mia"));
        world.Clock.Now += Duration.FromMinutes(1);
        Assert.NotNull((await world.Parts.Bookings.CancelAsync(OfRob, second.Key, GivenBy.Team)).Booking);
        Assert.Equal(0, Resting(world)); // another booking changes nothing of the first
        Assert.NotNull((await world.Parts.Bookings.CancelAsync(OfRob, booked.Key, GivenBy.Themselves)).Booking);
        await world.LiveUntilAsync(Instant.FromUtc(2026, 3, 20, 9, 0));
        Assert.Equal(1, Resting(world));
        Assert.Empty(world.OpenAssignments());
        Assert.Empty(world.Examine().Ailments);
    }

    private const string Road = """
        journey: the-call
        name: The call
        persona: owner
        pain: They work too much
        result: { gets: A free evening, feels: Relief }
        entryPoints:
          - { key: booked, source: website, event: Appointment Booked, joins: the-call }
        dates:
          - { key: call, event: Appointment Booked, property: startsAt, booking: bookingId,
              moved: Appointment Rescheduled, cancelled: Appointment Cancelled }
        steps:
          - key: the-call
            stage: engage
            title: Somebody listens to me
            wait: until call
            assignment: { title: Ring them, due: 1 hour }
            done: { event: Assignment Done, within: 3 days }
            nudges:
              - before: 1 day at 09:00
                message: { subject: "Tomorrow at {{callTime}}", body: "We ring you on {{callDay}}.", purpose: service }
            cancelled: rest
          - key: how-it-went
            stage: loyal
            title: I read what we agreed on
            message: { subject: What we agreed on, body: "[Read it](https://example.com/notes)" }
        """;

    private static Journey JourneyOf(string file)
    {
        var compiled = JourneyCheck.Compile(file);
        Assert.True(compiled.Journey is not null, string.Join('\n', compiled.Findings.Select(finding => finding.ToString())));
        return compiled.Journey!;
    }

    private static IEnumerable<string> Reminders(World world) =>
        world.Letters.Taken.Select(letter => letter.Subject).Where(subject => subject.StartsWith("Tomorrow", StringComparison.Ordinal));

    private static long Resting(World world) => world.Count("SELECT COUNT(*) FROM enrollment WHERE state = 1");

    private static async Task<BookingRow> BookAsync(World world, BookingOffer offer, Instant start, BookingGuest guest)
    {
        var result = await world.Parts.Bookings.BookAsync(offer, start, guest);
        Assert.Null(result.Refusal);
        return result.Booking!;
    }

    private static string? Said(EventFact fact, string name) => fact.Properties.GetProperty(name).GetString();

    private static BookingGuest Guest(string email, string? name = null) => new(email, name, "a form");

    private static TeamMember Member(string key, string name) => new(key, name, null, null, null, null);
}
