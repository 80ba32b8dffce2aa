using System.Text.Json;
using Microsoft.Data.Sqlite;
using NodaTime;
using Throughline.Appointments;
using Throughline.Businesses;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Exchange;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;
using Throughline.Surveys;
using Throughline.Tests.Storage.Contract;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.Strangers;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

public sealed class ErasingOnSqlite() : ErasingStories(null);

public sealed class ErasingOnPostgres(PostgresServer server) : ErasingStories(server);

/// <summary>Anastasia asks to be forgotten: nothing of hers is left, every number stays what it was, and nobody writes to
/// her again.</summary>
public abstract partial class ErasingStories(PostgresServer? server)
{
    private const string Email = "ana.quill@example.com", Phone = "+351912345678";

    private static readonly string[] _hers =
    [
        "Anastasia", "Quillfeather", "ana.quill", "912345678", "912 345 678", "purple umbrella", "my left knee", "mornings only",
        "the back door", "lighthouse 7", "browser-of-ana", "ana-own-id", "quill.old", "she said so on the phone",
    ];

    private static readonly Actor _jill = new(Business, "jill");
    private static readonly AppointmentKind _call = new("call", "A call") { Members = ["rob"], NoticeHours = 1 };
    private static readonly BookingOffer _offer = new(Business, _call, [new TeamMember("rob", "Rob Hale", null, null, null, null)]);

    private static readonly Journey[] _roads =
    [
        Road("course", "Form Submitted",
            Step("welcome", Sends("Welcome, {{firstName}}"), done: "Call Booked",
                nudges: [new Nudge(Wait.OfHours(20), Mail("Still there"))]),
            Step("thanks", Sends("Thank you"))),
        Road("ask", "Lesson Ended",
            Step("how", new SurveyWork(new Survey("How was it?", QuestionKind.Text, []), Mail("A question")),
                done: EventNames.SurveyAnswered),
            Step("ring", new AssignmentWork("Ring them", null, [], Wait.OfDays(1)), within: Wait.OfDays(3)),
            Step("after", Sends("After that"), wait: Wait.OfDays(9))),
        Road("work", "Complaint Received",
            Step("visit", new AssignmentWork("Visit them", null, [], Wait.OfDays(1)), within: Wait.OfDays(9))),
    ];

    [Fact]
    public async Task Nothing_of_hers_is_left_in_any_table_and_every_counter_equals_its_recount()
    {
        await using var world = await FullAsync();
        var ana = world.Person("ana-own-id");
        Assert.NotEmpty(WordsOfSomebody.In(world, _hers));
        await EnterLateAsync(world, ana); // its message waits to be sent
        var counted = Counted(world);

        Assert.Equal(ErasingOutcome.Done, await world.Parts.Erasing.EraseAsync(Business, ana, "jill"));

        Assert.Empty(WordsOfSomebody.In(world, _hers));
        if (server is null)
        {
            Assert.Empty(WordsOfSomebody.AsItLies(world, _hers)); // what is deleted is overwritten
            Assert.Empty(await WordsOfSomebody.InFileAsync(world, _hers));
        }
        AssertWell(world);
        Assert.All(world.Enrollments().FindAll(row => row.Enrollment.PersonId == ana), row =>
            Assert.True(row.Enrollment.State >= EnrollmentState.Completed && row.Enrollment.Dates.IsEmpty));
        Assert.Empty(world.OpenAssignments());
        Assert.Equal(counted, Counted(world)); // what had happened is counted as it was
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM delivery WHERE reason = 'forgotten'"));
        await world.LiveUntilAsync(world.Clock.Now + Duration.FromDays(200));
        AssertWell(world);
        Assert.Empty(WordsOfSomebody.In(world, _hers));
    }

    [Fact]
    public async Task Her_hour_is_free_her_place_goes_to_the_next_and_no_letter_says_so_to_her()
    {
        await using var world = await FullAsync();
        var ana = world.Person("ana-own-id");
        var sent = world.Letters.Taken.Count(letter => letter.To.Address == Email);
        Assert.True(world.Count("SELECT COUNT(*) FROM booking_slot") > 0);
        await WaitInLineAsync(world);

        await world.Parts.Erasing.EraseAsync(Business, ana, "jill");
        await world.Engine.RunUntilStillAsync();

        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM booking_slot"));
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM booking WHERE state = 1"));
        Assert.Equal(sent, world.Letters.Taken.Count(letter => letter.To.Address == Email));
        Assert.Contains("A place at Spring is yours", world.Letters.Taken.Where(letter => letter.To.Address == "cleo@example.com")
            .Select(letter => letter.Subject));
        AssertWell(world);
    }

    [Fact]
    public async Task She_is_in_no_list_and_under_no_id_of_hers()
    {
        await using var world = await FullAsync();
        var (ana, everybody) = (world.Person("ana-own-id"), PeopleScope.Whole(Business));
        var letter = world.Deliveries(DeliveryState.Sent).First(row => row.Key.PersonId == ana);
        await world.Parts.Erasing.EraseAsync(Business, ana, "jill");

        var (people, persons) = (new PeopleReader(world.Database), new PersonReader(world.Database));
        Assert.DoesNotContain(people.Newest(everybody, null).Rows, row => row.PersonId == ana);
        Assert.Empty(people.Search(everybody, "Quill", null).Rows);
        Assert.Null(persons.Find(everybody, ana));
        new ExportReader(world.Database).People(everybody, all => Assert.DoesNotContain(all, one => one.Email == Email));
        Assert.DoesNotContain(new DeliveryReader(world.Database).Outbox(everybody, OutboxShelf.All, null).Rows, row => row.PersonId == ana);
        Assert.DoesNotContain(new AssignmentReader(world.Database).Settled(everybody, null).Rows, row => row.PersonId == ana);
        Assert.DoesNotContain(new AnswerReader(world.Database).Latest(everybody, null).Rows, row => row.PersonId == ana);

        Assert.False(await world.Parts.Visits.FollowAsync(letter.Key, 0, VisitSign.Person));
        Assert.False(await world.Parts.Responses.AnsweredAsync(letter.Key, 9, "Anastasia again"));
        Assert.False(await world.Parts.People.SetConsentAsync(Business, ana, new(Channel.Email, "*", true, "x", GivenBy.Team)));
        Assert.False(await world.Parts.Enrollments.EnterAsync(Business, ana, world.Enrollments()[0].JourneyId, null));
        await world.TellAsync(Track("Form Submitted", "ana-own-id", messageId: "later", at: world.Clock.Now));
        Assert.NotEqual(ana, world.Person("ana-own-id"));
        AssertWell(world);
    }

    [Fact]
    public async Task Who_was_two_people_once_is_forgotten_as_both()
    {
        await using var world = await FullAsync();
        var ana = world.Person("ana-own-id");
        var retired = await AddAsync(world, new() { Email = "quill.two@example.com", FirstName = "Anastasia" });
        Assert.True(await world.Parts.People.MergeAsync(Business, ana, retired));
        var survivor = world.Person("ana-own-id");
        await world.Parts.Erasing.EraseAsync(Business, retired, "jill"); // by either id
        Assert.Empty(WordsOfSomebody.In(world, [.. _hers, "quill.two"]));
        var list = world.Database.Examine((_, reader) => reader.Erased());
        var ids = list.People.Select(row => row.Id).ToList();
        Assert.All((Guid[])[ana, retired, survivor], id => Assert.Contains(id, ids));
        AssertWell(world);
    }

    [Fact]
    public async Task Somebody_unknown_forgotten_already_or_of_another_business_changes_nothing()
    {
        await using var world = await FullAsync();
        var ana = world.Person("ana-own-id");
        Assert.Equal(ErasingOutcome.NotKnown, await world.Parts.Erasing.EraseAsync(Business, Guid.NewGuid(), "jill"));
        Assert.Equal(ErasingOutcome.NotKnown, await world.Parts.Erasing.EraseAsync(Guid.NewGuid(), ana, "jill"));
        Assert.Equal(Email, Strangers.Facts(world, ana).Email);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => world.Parts.Erasing.EraseAsync(Business, ana, "jill")));
        Assert.Equal([ErasingOutcome.Done, ErasingOutcome.NotKnown], both.Order());
        var nameless = await AddAsync(world, new() { Phone = "+351911111111" });
        Assert.Equal(ErasingOutcome.Done, await world.Parts.Erasing.EraseAsync(Business, nameless, "jill")); // on no road
        AssertWell(world);
    }

    [Theory]
    [InlineData("UPDATE person SET phone = '+351' WHERE erased_at IS NOT NULL")]
    [InlineData("UPDATE enrollment SET state = 1 WHERE person_id IN (SELECT id FROM person WHERE erased_at IS NOT NULL)")]
    [InlineData("DELETE FROM erased")]
    public async Task The_doctor_notices_who_was_forgotten_by_halves(string tampering)
    {
        await using var world = await FullAsync();
        await world.Parts.Erasing.EraseAsync(Business, world.Person("ana-own-id"), "jill");
        await world.Database.WriteAsync(connection => Dapper.SqlMapper.Execute(connection, tampering));
        Assert.Contains(world.Examine().Ailments, ailment => ailment.Check == "forgotten");
    }

    [Fact]
    public async Task A_letter_that_was_on_its_way_is_counted_and_leaves_no_words()
    {
        await using var world = await FullAsync();
        var ana = world.Person("ana-own-id");
        await EnterLateAsync(world, ana);
        var claimed = await world.Engine.ClaimAsync(10);
        Assert.Contains(claimed, one => one.Delivery.Key.PersonId == ana);
        world.Letters.Answer = letter => new SendOutcome.Accepted($"250 kept for {letter.To.Address}") { ProviderId = "quill.old-1" };
        var dispatched = new List<Dispatched>();
        foreach (var one in claimed) dispatched.Add(await world.Engine.Dispatcher.SendAsync(one, CancellationToken.None));
        await world.Parts.Erasing.EraseAsync(Business, ana, "jill");
        await world.Engine.RecordAsync(dispatched);
        Assert.Empty(WordsOfSomebody.In(world, _hers));
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM delivery WHERE state = 1"));
        AssertWell(world);
    }

    [Fact]
    public async Task Killed_between_any_two_writes_all_of_it_happens_or_nothing()
    {
        await using var world = await FullAsync();
        var ana = world.Person("ana-own-id");
        for (var crashAfter = 0; ; crashAfter++)
        {
            var left = crashAfter;
            world.Database.BeforeWrite = () =>
            {
                if (left-- == 0) throw new SqliteException("The machine stopped.", 10);
            };
            try
            {
                await world.Parts.Erasing.EraseAsync(Business, ana, "jill");
                world.Database.BeforeWrite = null;
                break;
            }
            catch (SqliteException)
            {
                world.Database.BeforeWrite = null;
            }
            if (world.Count("SELECT COUNT(*) FROM erased") > 0) break; // only the moving up of others failed
            Assert.Equal(Email, Strangers.Facts(world, ana).Email);
            Assert.Equal(0, world.Count("SELECT COUNT(*) FROM suppression WHERE cause = 3"));
            if (crashAfter % 7 == 0) AssertWell(world);
            Assert.True(crashAfter < 500);
        }
        Assert.Empty(WordsOfSomebody.In(world, _hers));
        AssertWell(world);
    }

    private static Task<bool> EnterLateAsync(World world, Guid ana) => world.Parts.Enrollments.EnterAsync(
        Business, ana, world.Parts.Publishing.FindJourney(Business, "late")!.Value, null);

    private async Task<string?> StoreAsync() => server is null ? null : await server.NewStoreAsync();

    /// <summary>Somebody of whom as much is known as there can be.</summary>
    /// <param name="serverKey">Of its own where null.</param>
    private async Task<World> FullAsync(byte[]? serverKey = null)
    {
        var late = Road("late", "Late Signed", Step("now", Sends("Now, {{firstName}}")));
        var world = await BeginOnAsync(await StoreAsync(), [.. _roads, late]);
        if (serverKey is not null)
        {
            await world.Database.WriteAsync(connection => Dapper.SqlMapper.Execute(
                connection, "UPDATE setting SET value = @key WHERE name = 'server-key'", new { key = Convert.ToHexString(serverKey) }));
            await world.RestartAsync();
        }
        await TheirLife.LiveAsync(world, _jill, _offer);
        return world;
    }

    private static async Task WaitInLineAsync(World world)
    {
        var claim = new PlaceClaim("spring", Registrations.NewId(), "Cleo", Throughline.Runtime.Storage.People.RegistrationOrigin.Page);
        await world.Parts.Registrations.AskAsync(new InboundEvent(
            Business, InboundKind.Track, "cleo", EventNames.EventRegistered, null, null,
            world.Clock.Now, default, JsonSerializer.SerializeToElement(new { email = "cleo@example.com" }), By: GivenBy.Form)
        { Claim = claim });
        Assert.Equal(Throughline.Attendance.PlaceGiven.WaitingList, claim.Given);
    }

    /// <summary>What was counted that no ending changes.</summary>
    private static List<(int Measure, long N, long Value)> Counted(World world) => world.Database.Read(connection =>
        Dapper.SqlMapper.Query<(int, long, long)>(connection, """
            SELECT measure, SUM(n), CAST(SUM(value) AS BIGINT) FROM tally WHERE measure IN (0, 10, 12, 30, 32, 33, 36, 37, 38)
            GROUP BY measure ORDER BY measure
            """).ToList());

    private static void AssertWell(World world) =>
        Assert.True(world.Examine().IsWell, string.Join('\n', world.Examine().Ailments.Select(ailment => ailment.Sentence)));
}
