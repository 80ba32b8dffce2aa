using System.Reflection;
using Dapper;
using NodaTime;
using Throughline.Appointments;
using Throughline.Enrollments;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Accounts;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.Tests.Storage.Contract;

/// <summary>Every method of every reader finds the same in both stores.</summary>
public sealed class ReadersOnBoth(PostgresServer server) : OnBoth(server)
{
    private static readonly Guid _us = SmallWorld.Business, _version = SmallWorld.VersionId, _ana = SmallWorld.Ana;
    private static readonly Guid _anasWelcome = WorldRows.DeliveryId(SmallWorld.Road("ana"), 0);
    private static readonly Guid _anasAnswer = WorldRows.DeliveryId(SmallWorld.Road("ana"), 1);
    private static readonly Guid _anasCall = WorldRows.AssignmentId(SmallWorld.Road("ana"), 2);
    private static readonly string _fiveDaysAgo =
        new PageKey(SmallWorld.Now.ToUnixTimeMilliseconds() - 5 * 86_400_000L, _ana, Guid.Empty).ToString();
    private static readonly BookingKey _anasBooking = new(_ana, SmallWorld.VersionId);
    private static readonly TakenTime _always = new(SmallWorld.Now - Duration.FromDays(9), SmallWorld.Now + Duration.FromDays(9));
    private static BookingRow Booking => new(_anasBooking, _us, "call", "A call", "jill")
    {
        StartsAt = SmallWorld.Now,
        EndsAt = SmallWorld.Now + Duration.FromMinutes(30),
        Taken = new(SmallWorld.Now, SmallWorld.Now + Duration.FromMinutes(45)),
        Phone = "+44 20 7946 0321",
        Answer = "Ünder the bridge",
    };

    private static readonly NoteRow _anasNote =
        new(new(_ana, _version), _us, SmallWorld.Now, "jill", "Jill", "Ünder the bridge, says @Jill");

    private static readonly PageAddress _page = new("example.com", "/prices");

    private static readonly Instant _later = SmallWorld.Now + Duration.FromDays(1);

    /// <summary>By reader and method, what is asked. A list where one method has several ways through it.</summary>
    private static readonly (string Method, Func<Database, object?> Ask)[] _questions =
    [
        .. Scoped("AnswerReader.Find", (db, scope) => new AnswerReader(db).Find(scope, _ana, _anasAnswer)),
        .. Scoped("AnswerReader.Latest", (db, scope) => new AnswerReader(db).Latest(scope, null)),
        .. Scoped("AnswerReader.Latest", (db, scope) => new AnswerReader(db).Latest(scope, PageKey.Last.ToString())),
        .. Scoped("AnswerReader.Counts", (db, scope) => new AnswerReader(db).Counts(scope)),
        .. Scoped("AnswerReader.OfPerson", (db, scope) => new AnswerReader(db).OfPerson(scope, _ana, _later, 10)),
        .. Scoped("AssignmentReader.Open", (db, scope) => new AssignmentReader(db).Open(scope, null)),
        ("AssignmentReader.AllOpen", db => new AssignmentReader(db).AllOpen(_us)),
        .. Scoped("AssignmentReader.Settled", (db, scope) => new AssignmentReader(db).Settled(scope, null)),
        .. Scoped("AssignmentReader.Find", (db, scope) => new AssignmentReader(db).Find(scope, _ana, _anasCall)),
        .. Scoped("AssignmentReader.OfPerson", (db, scope) => new AssignmentReader(db).OfPerson(scope, _ana, _later, 10)),
        .. Scoped("BookingReader.Between", (db, scope) => new BookingReader(db).Between(scope, _always)),
        .. Scoped("BookingReader.Find", (db, scope) => new BookingReader(db).Find(scope, _anasBooking)),
        ("BookingReader.FindSigned", db => new BookingReader(db).FindSigned(SmallWorld.RetiredAna, _anasBooking.Id)),
        ("BookingReader.FindSigned", db => new BookingReader(db).FindSigned(SmallWorld.Ben, _anasBooking.Id)),
        .. Scoped("BookingReader.OfPerson", (db, scope) => new BookingReader(db).OfPerson(scope, _ana, 10)),
        ("BookingReader.Taken", db => new BookingReader(db).Taken(_us, _always)),
        ("BookingReader.Taken", db => new BookingReader(db).Taken(_us, _always, _anasBooking.Id)),
        .. Scoped("ForgettingReader.ForgottenAt", (db, scope) => new ForgettingReader(db).ForgottenAt(scope, _ana)),
        ("ForgettingReader.WasAnybody", db => new ForgettingReader(db).WasAnybody(_us)),
        .. Scoped("ForgettingReader.Amounts", (db, scope) => new ForgettingReader(db).Amounts(scope, _ana, SmallWorld.Now)),
        .. Scoped("ForgettingReader.Events", (db, scope) => new ForgettingReader(db).Events(scope, _ana)),
        .. Scoped("ForgettingReader.Places", (db, scope) => new ForgettingReader(db).Places(scope, _ana)),
        .. Scoped("ForgettingReader.Files", (db, scope) => new ForgettingReader(db).Files(scope, _ana)),
        .. Enum.GetValues<OutboxShelf>().SelectMany(shelf =>
            Scoped("DeliveryReader.Outbox", (db, scope) => new DeliveryReader(db).Outbox(scope, shelf, null))),
        .. Scoped("DeliveryReader.Find", (db, scope) => new DeliveryReader(db).Find(scope, _ana, _anasWelcome)),
        ("DeliveryReader.FindSigned", db => new DeliveryReader(db).FindSigned(SmallWorld.RetiredAna, _anasWelcome)),
        ("DeliveryReader.FindSigned", db => new DeliveryReader(db).FindSigned(SmallWorld.Ben, _version)),
        .. Scoped("DeliveryReader.OfPerson", (db, scope) => new DeliveryReader(db).OfPerson(scope, _ana, _later, 10)),
        ("EnrollmentReader.Count", db => new EnrollmentReader(db).Count()),
        ("EnrollmentReader.StandingAt", db => new EnrollmentReader(db).StandingAt(_version, 2)),
        ("EventNameReader.Recent", db => new EventNameReader(db).Recent(_us)),
        .. Scoped("ExportReader.CountPeople", (db, scope) => new ExportReader(db).CountPeople(scope)),
        .. Scoped("ExportReader.CountEvents", (db, scope) => new ExportReader(db).CountEvents(scope)),
        .. Scoped("ExportReader.TraitNames", (db, scope) => new ExportReader(db).TraitNames(scope)),
        .. Scoped("ExportReader.People", (db, scope) => Walked<object>(use => new ExportReader(db).People(scope, use))),
        .. Scoped("ExportReader.Events", (db, scope) => Walked<object>(use => new ExportReader(db).Events(scope, use))),
        .. Scoped("NoteReader.OfPerson", (db, scope) => new NoteReader(db).OfPerson(scope, _ana, _later, 10)),
        .. Scoped("NoteReader.Find", (db, scope) => new NoteReader(db).Find(scope, _ana, _version)),
        ("NoteReader.Unseen", db => new NoteReader(db).Unseen(_us, "jill")),
        .. Scoped("TagReader.OfPerson", (db, scope) => new TagReader(db).OfPerson(scope, _ana)),
        ("TagReader.Names", db => new TagReader(db).Names(_us)),
        ("JourneyReader.List", db => new JourneyReader(db).List(_us)),
        ("JourneyReader.Current", db => new JourneyReader(db).Current(_us)),
        ("JourneyReader.Find", db => new JourneyReader(db).Find(_us, "first-week")),
        ("JourneyReader.Draft", db => new JourneyReader(db).Draft(_us, "first-week")),
        ("JourneyReader.DraftsWith", db => new JourneyReader(db).DraftsWith(_us, "first")),
        ("JourneyReader.IsAnyPublished", db => new JourneyReader(db).IsAnyPublished(_us)),
        ("JourneyReader.IsAnyPublished", db => new JourneyReader(db).IsAnyPublished(_ana)),
        ("JourneyReader.Latest", db => new JourneyReader(db).Latest(_us)),
        ("JourneyReader.Whose", db => new JourneyReader(db).Whose(SmallWorld.JourneyId)),
        ("JourneyReader.IdOf", db => new JourneyReader(db).IdOf(_us, "first-week")),
        ("JourneyReader.IdOf", db => new JourneyReader(db).IdOf(_us, "another")),
        ("JourneyReader.Versions", db => new JourneyReader(db).Versions(_us, SmallWorld.JourneyId)),
        ("JourneyReader.File", db => new JourneyReader(db).File(_us, _version)),
        ("LibraryReader.Openers", db => Library(db).Openers(_us, "steps.pdf")),
        ("LibraryReader.Openings", db => Library(db).Openings(_us).OrderBy(one => one.Key, StringComparer.Ordinal).ToList()),
        ("LibraryReader.Steps", db => Library(db).Steps(_us, "steps.pdf")),
        // What stands in their rows is compared in WhoCameByOnBoth and in the stories of places.
        ("PageVisitReader.Find", db => new PageVisitReader(db).Find(_us, _page)),
        ("PageVisitReader.Hosts", db => new PageVisitReader(db).Hosts(_us)),
        ("PageVisitReader.Latest", db => new PageVisitReader(db).Latest(_us)),
        ("PageVisitReader.Of", db => new PageVisitReader(db).Of(_us, 0, _page)),
        ("PageVisitReader.Pages", db => new PageVisitReader(db).Pages(_us, 0)),
        ("PageVisitReader.Sources", db => new PageVisitReader(db).Sources(_us, 0, null)),
        ("PageVisitReader.Sources", db => new PageVisitReader(db).Sources(_us, 0, _page)),
        ("RegistrationReader.Counts", db => new RegistrationReader(db).Counts(_us, "workshop")),
        .. Enum.GetValues<GuestList>().Select(list =>
            ("RegistrationReader.List", new Func<Database, object?>(db => new RegistrationReader(db).List(_us, "workshop", list)))),
        ("RegistrationReader.List", db => new RegistrationReader(db).List(_us, "workshop", default, "ana")),
        ("RegistrationReader.PlaceInLine", db => new RegistrationReader(db)
            .PlaceInLine(new() { WorkspaceId = _us, Occasion = "workshop", Number = 2 })),
        .. Scoped("PeopleReader.Newest", (db, scope) => new PeopleReader(db).Newest(scope, null)),
        .. Scoped("PeopleReader.Newest", (db, scope) => new PeopleReader(db).Newest(scope, _fiveDaysAgo)),
        .. Scoped("PeopleReader.Search", (db, scope) => new PeopleReader(db).Search(scope, "álvarez", null)),
        .. Scoped("PeopleReader.Search", (db, scope) => new PeopleReader(db).Search(scope, "ana@example.org", null)),
        .. Scoped("PeopleReader.Search", (db, scope) => new PeopleReader(db).Search(scope, "a", null, new(Lifecycle.Lead, "social"))),
        .. Enum.GetValues<PeopleOrder>().SelectMany(order => ((PeopleFilter[])[default, new(Lifecycle.Lead), new(null, "social"), new(
            Lifecycle.Lead, "social")]).SelectMany(filter =>
            Scoped("PeopleReader.List", (db, scope) => new PeopleReader(db).List(scope, order, filter, null)))),
        .. Scoped("PeopleReader.List", (db, scope) =>
            new PeopleReader(db).List(scope, PeopleOrder.Name, default, new WordKey("bright ben", SmallWorld.Ben).ToString())),
        .. Scoped("PeopleReader.Numbers", (db, scope) => Numbers(new PeopleReader(db).Numbers(scope))),
        .. Scoped("PeopleReader.Find", (db, scope) => new PeopleReader(db).Find(scope, new(IdentityKind.Email, "ben@example.org"))),
        .. Scoped("PeopleReader.Find", (db, scope) => new PeopleReader(db).Find(scope, new(IdentityKind.Email, "zoe@example.org"))),
        ("PeopleReader.HaveComeTo", db => new PeopleReader(db).HaveComeTo(_us, SmallWorld.JourneyId, null)),
        ("PeopleReader.HaveComeTo", db => new PeopleReader(db).HaveComeTo(_us, SmallWorld.JourneyId, _ana)),
        ("PeopleReader.IsThereAnybody", db => new PeopleReader(db).IsThereAnybody(_us)),
        ("PeopleReader.Knows", db => new PeopleReader(db).Knows(
            _us, [new(IdentityKind.Email, "nobody@example.org"), new(IdentityKind.Email, "ana@example.org")])),
        .. Scoped("PersonReader.Find", (db, scope) => new PersonReader(db).Find(scope, SmallWorld.RetiredAna)),
        .. Scoped("PersonReader.Identities", (db, scope) => new PersonReader(db).Identities(scope, _ana)),
        .. Scoped("PersonReader.Proposals", (db, scope) => new PersonReader(db).Proposals(scope, _ana)),
        .. Scoped("PersonReader.Consents", (db, scope) => new PersonReader(db).Consents(scope, _ana)),
        .. Scoped("PersonReader.Visits", (db, scope) => new PersonReader(db).Visits(scope, _ana)),
        .. Scoped("PersonReader.Enrollments", (db, scope) => new PersonReader(db).Enrollments(scope, _ana)),
        .. SmallWorld.Counts.Keys.Where(at => PlaceReader.HasList(at.Measure)).SelectMany(at => Scoped("PlaceReader.People", (db, scope) =>
            new PlaceReader(db).People(scope, _version, at.Measure, at.Step, SmallWorld.Steps, null))),
        ("RowCountReader.Events", db => new RowCountReader(db).Events()),
        ("RowCountReader.People", db => new RowCountReader(db).People()),
        ("RowCountReader.WaitingDeliveries", db => new RowCountReader(db).WaitingDeliveries()),
        ("RowCountReader.SentDeliveries", db => new RowCountReader(db).SentDeliveries()),
        ("RowCountReader.FollowedLinks", db => new RowCountReader(db).FollowedLinks()),
        ("RowCountReader.EventIds", db => new RowCountReader(db).EventIds("Form Submitted").Order().ToList()),
        ("RowCountReader.DeliveryFates", db => new RowCountReader(db).DeliveryFates().OrderBy(fate => fate.Id).ToList()),
        ("ScoreReader.Of", db => new ScoreReader(db).Of(_us, _version)),
        ("SuppressionReader.Find", db => new SuppressionReader(db).Find(Address("ana"))),
        ("SuppressionReader.Find", db => new SuppressionReader(db).Find(Address("ben"))),
        ("RejectedEventReader.Latest", db => new RejectedEventReader(db).Latest(_us, 10)),
        ("RejectedEventReader.AnySince", db => new RejectedEventReader(db).AnySince(_us, default)),
        ("TallyReader.Of", db => SmallWorld.Counts.Keys.Select(at => new TallyReader(db).Of(_version).Of(at.Step, at.Measure)).ToList()),
        ("TallyReader.Refusals", db => new TallyReader(db).Refusals(_version)),
        ("TallyReader.Wordings", db => new TallyReader(db).Wordings(_version, 0)),
        ("TallyReader.Sources", db => new TallyReader(db).Sources(SmallWorld.JourneyId)),
        .. Scoped("DeliveryReader.Unknown", (db, scope) => new DeliveryReader(db).Unknown(scope, null, null).Rows),
        ("DeliveryReader.UnknownSince", db => new DeliveryReader(db).UnknownSince(_us, SmallWorld.Now - Duration.FromDays(400))),
        .. Scoped("TimelineReader.Page", (db, scope) => Timeline(db).Page(scope, _ana, null).Rows.Select(row => row as object)),
        ("TraitNameReader.Recent", db => new TraitNameReader(db).Recent(_us)),
        ("VersionReader.List", db => new VersionReader(db).List(_us, "first-week")),
        ("VersionReader.Moves", db => new VersionReader(db).Moves(_us, _version)),
        ("AccountReader.IsThereAny", db => new AccountReader(db).IsThereAny()),
        ("AccountReader.First", db => new AccountReader(db).First(2)),
        ("AccountReader.Names", db => new AccountReader(db).Names(_us)),
    ];

    [Fact]
    public async Task A_question_has_one_answer()
    {
        foreach (var store in (Database[])[Sqlite, Postgres!])
        {
            await AddAsync(store);
            await store.TransactAsync(tables =>
            {
                tables.Bookings.Save([Booking]);
                tables.Notes.Save(_anasNote);
                tables.Notes.Mention([new MentionRow(_anasNote.Key, "jill", _us, SmallWorld.Now)]);
                tables.Tags.Give([new PersonTagRow(_ana, _us, TagName.Of("Regulär")!.Value, SmallWorld.Now, "Jill")]);
                return true;
            });
        }
        var differences = _questions.Select(question => (question.Method, Difference: Difference(question.Ask))).ToList();
        Assert.DoesNotContain(differences, question => question.Difference is not null);
        Assert.True(
            _questions.Count(question => Text(question.Ask(Sqlite)) is not ("null" or "[]" or "0" or "false")) > 80,
            "Most of what is asked is there.");
    }

    [Fact]
    public void No_method_of_a_reader_is_left_out()
    {
        // What the doctor reads is compared as a whole, below and in EngineOnPostgres.
        var readers = typeof(PersonReader).Assembly.GetTypes().Where(type => type is { IsClass: true } && type != typeof(ExaminationReader)
            && type.Namespace?.StartsWith("Throughline.Runtime.Storage", StringComparison.Ordinal) == true
            && type.Name.EndsWith("Reader", StringComparison.Ordinal));
        const BindingFlags own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var methods = readers.SelectMany(type => type.GetMethods(own).Select(method => $"{type.Name}.{method.Name}")).Distinct().ToList();
        Assert.True(methods.Count > 40);
        Assert.Equal(
            methods.Order(StringComparer.Ordinal), _questions.Select(question => question.Method).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_doctor_counts_alike()
    {
        Same(
            db => db.Examine(
                (_, reader) => (
                    reader.Offences().ToList(), reader.UnknownDeliveries(), reader.FailedSignals(), reader.Moved().Count,
                    reader.OnTheWay().Count)));
        Same(
            db => db.Examine(
                (_, reader) => reader.Tallies().Select(sum => $"{sum.Key} {sum.Value}").Order(StringComparer.Ordinal).ToList()));
        Same(
            db => db.Examine(
                (_, reader) => reader.Visits().Select(sum => $"{sum.Key} {sum.Value}").Order(StringComparer.Ordinal).ToList()));
    }

    /// <summary>Asked for everybody, and for the people of somebody's own assignments.</summary>
    private static IEnumerable<(string Method, Func<Database, object?> Ask)> Scoped(
        string method, Func<Database, PeopleScope, object?> ask) =>
        ((PeopleScope[])[PeopleScope.Whole(_us), PeopleScope.OwnOf(_us, "jill"), PeopleScope.OwnOf(_us, null)])
            .Select(scope => (method, new Func<Database, object?>(db => ask(db, scope))));

    private static LibraryReader Library(Database db) =>
        new(db, new JourneyReader(db), new DraftStore(db, TimeProvider.System, () => "x"));

    private static TimelineReader Timeline(Database db) =>
        new(db, new PersonReader(db), new DeliveryReader(db), new AssignmentReader(db), new AnswerReader(db));

    private static SuppressionKey Address(string name) => new(_us, Channel.Email, AddressHash.Of($"{name}@example.org", new byte[32]));

    /// <summary>What the small world does not have: an account, and people who went over.</summary>
    private static Task AddAsync(Database store) => store.WriteAsync(connection =>
    {
        foreach (var name in (string[])["jill", "Ana", "ben"])
            connection.Execute(
                """
                INSERT INTO account
                  ("Id", "FullName", "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount")
                VALUES (@name, @name, CAST(0 AS BOOLEAN), CAST(0 AS BOOLEAN), CAST(0 AS BOOLEAN), CAST(0 AS BOOLEAN), 0)
                """,
                new { name });
        var ana = Address("ana");
        connection.Execute(
            """
            INSERT INTO suppression (bucket, workspace_id, channel, address_hash, reason, at) VALUES (@Bucket, @us, 0, @Hash, 'bounced', 0)
            """,
            new { ana.Address.Bucket, us = _us, ana.Address.Hash });
        connection.Execute(
            "INSERT INTO member (workspace_id, account_id, role, created_at) VALUES (@us, 'jill', 'owner', 0)", new { us = _us });
        connection.Execute(
            """
            INSERT INTO registration (bucket, person_id, id, workspace_id, occasion, number, state, name, language, origin, registered_at)
            SELECT bucket, id, id, workspace_id, 'workshop', 1, 1, 'Äna', 'de', 0, 5 FROM person WHERE id = @ana
            """,
            new { ana = _ana });
        connection.Execute(
            """
            INSERT INTO opened_file (bucket, person_id, file, workspace_id, times, last_at, told)
            SELECT bucket, id, 'steps.pdf', workspace_id, 2, 7, 1 FROM person WHERE id = @ana
            """,
            new { ana = _ana });
        connection.Execute(
            "INSERT INTO opened_file_count (workspace_id, file, writer, times, people) VALUES (@us, 'steps.pdf', 0, 2, 1)",
            new { us = _us });
        connection.Execute("UPDATE journey_version SET published_by = 'jill' WHERE id = @version", new { version = _version });
        connection.Execute(
            """
            INSERT INTO journey_move (to_version_id, from_version_id, step, target, goes, shown, moved)
            VALUES (@version, @version, 0, 1, 1, 3, 2)
            """,
            new { version = _version });
    });

    private static object Numbers(PeopleNumbers numbers) =>
        (numbers.All, numbers.Classes.OrderBy(one => one.Key).Select(one => (one.Key, one.Value)).ToList(), numbers.Sources);

    private static List<T> Walked<T>(Action<Action<IEnumerable<T>>> walk)
    {
        var found = new List<T>();
        walk(rows => found.AddRange(rows));
        return found;
    }
}
