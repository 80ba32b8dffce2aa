using System.Reflection;
using Dapper;
using NodaTime;
using Throughline.Enrollments;
using Throughline.People;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Accounts;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.Tests.Storage.Contract;

/// <summary>Every method of every reader finds the same in both stores.</summary>
public sealed class ReadersOnBoth(PostgresServer server) : OnBoth(server)
{
    private static readonly Guid _us = SmallWorld.Business, _version = SmallWorld.VersionId, _ana = SmallWorld.Ana;
    private static readonly Instant _later = SmallWorld.Now + Duration.FromDays(1);

    /// <summary>By reader and method, what is asked. A list where one method has several ways through it.</summary>
    private static readonly (string Method, Func<Database, object?> Ask)[] _questions =
    [
        ("AnswerReader.Find", db => new AnswerReader(db).Find(_us, _ana, WorldRows.DeliveryId(SmallWorld.Road("ana"), 1))),
        ("AnswerReader.Latest", db => new AnswerReader(db).Latest(_us, null)),
        ("AnswerReader.Latest", db => new AnswerReader(db).Latest(_us, PageKey.Last.ToString())),
        ("AnswerReader.Counts", db => new AnswerReader(db).Counts(_us)),
        ("AnswerReader.OfPerson", db => new AnswerReader(db).OfPerson(_us, _ana, _later, 10)),
        ("AssignmentReader.Open", db => new AssignmentReader(db).Open(_us, null)),
        ("AssignmentReader.AllOpen", db => new AssignmentReader(db).AllOpen(_us)),
        ("AssignmentReader.Settled", db => new AssignmentReader(db).Settled(_us, null)),
        ("AssignmentReader.Find", db => new AssignmentReader(db).Find(_us, _ana, WorldRows.AssignmentId(SmallWorld.Road("ana"), 2))),
        ("AssignmentReader.OfPerson", db => new AssignmentReader(db).OfPerson(_us, _ana, _later, 10)),
        .. Enum.GetValues<OutboxShelf>().Select(
            shelf => ("DeliveryReader.Outbox", new Func<Database, object?>(db => new DeliveryReader(db).Outbox(_us, shelf, null)))),
        ("DeliveryReader.Find", db => new DeliveryReader(db).Find(_us, _ana, WorldRows.DeliveryId(SmallWorld.Road("ana"), 0))),
        (
            "DeliveryReader.FindSigned",
            db => new DeliveryReader(db).FindSigned(SmallWorld.RetiredAna, WorldRows.DeliveryId(SmallWorld.Road("ana"), 0))),
        ("DeliveryReader.FindSigned", db => new DeliveryReader(db).FindSigned(SmallWorld.Ben, _version)),
        ("DeliveryReader.OfPerson", db => new DeliveryReader(db).OfPerson(_us, _ana, _later, 10)),
        ("EnrollmentReader.Count", db => new EnrollmentReader(db).Count()),
        ("EnrollmentReader.StandingAt", db => new EnrollmentReader(db).StandingAt(_version, 2)),
        ("EventNameReader.Recent", db => new EventNameReader(db).Recent(_us)),
        ("ExportReader.CountPeople", db => new ExportReader(db).CountPeople(_us)),
        ("ExportReader.CountEvents", db => new ExportReader(db).CountEvents(_us)),
        ("ExportReader.TraitNames", db => new ExportReader(db).TraitNames(_us)),
        ("ExportReader.People", db => Walked<object>(use => new ExportReader(db).People(_us, use))),
        ("ExportReader.Events", db => Walked<object>(use => new ExportReader(db).Events(_us, use))),
        ("JourneyReader.List", db => new JourneyReader(db).List(_us)),
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
        ("PeopleReader.Newest", db => new PeopleReader(db).Newest(_us, null)),
        (
            "PeopleReader.Newest",
            db => new PeopleReader(db).Newest(
                _us, new PageKey(SmallWorld.Now.ToUnixTimeMilliseconds() - 5 * 86_400_000L, _ana, Guid.Empty).ToString())),
        ("PeopleReader.Search", db => new PeopleReader(db).Search(_us, "álvarez", null)),
        ("PeopleReader.Search", db => new PeopleReader(db).Search(_us, "ana@example.org", null)),
        ("PeopleReader.Find", db => new PeopleReader(db).Find(_us, new(IdentityKind.Email, "ben@example.org"))),
        ("PeopleReader.Find", db => new PeopleReader(db).Find(_us, new(IdentityKind.Email, "zoe@example.org"))),
        ("PeopleReader.HaveComeTo", db => new PeopleReader(db).HaveComeTo(_us, SmallWorld.JourneyId, null, "%@example.com")),
        ("PeopleReader.HaveComeTo", db => new PeopleReader(db).HaveComeTo(_us, SmallWorld.JourneyId, _ana, "%@example.org")),
        ("PeopleReader.IsThereAnybody", db => new PeopleReader(db).IsThereAnybody(_us)),
        (
            "PeopleReader.Knows",
            db => new PeopleReader(db).Knows(
                _us, [new(IdentityKind.Email, "nobody@example.org"), new(IdentityKind.Email, "ana@example.org")])),
        ("PersonReader.Find", db => new PersonReader(db).Find(_us, SmallWorld.RetiredAna)),
        ("PersonReader.Identities", db => new PersonReader(db).Identities(_ana)),
        ("PersonReader.Consents", db => new PersonReader(db).Consents(_ana)),
        ("PersonReader.Visits", db => new PersonReader(db).Visits(_ana)),
        ("PersonReader.Enrollments", db => new PersonReader(db).Enrollments(_us, _ana)),
        .. SmallWorld.Counts.Keys.Select(
            at => (
                "PlaceReader.People", new Func<Database,
                object?>(db => new PlaceReader(db).People(_us, _version, at.Measure, at.Step, SmallWorld.Steps, null)))),
        ("ScoreReader.Of", db => new ScoreReader(db).Of(_us, _version)),
        ("SuppressionReader.ReasonOf", db => new SuppressionReader(db).ReasonOf(Address("ana"))),
        ("SuppressionReader.ReasonOf", db => new SuppressionReader(db).ReasonOf(Address("ben"))),
        ("TallyReader.Of", db => SmallWorld.Counts.Keys.Select(at => new TallyReader(db).Of(_version).Of(at.Step, at.Measure)).ToList()),
        ("TallyReader.Refusals", db => new TallyReader(db).Refusals(_version)),
        (
            "TimelineReader.Page",
            db => new TimelineReader(
                db, new PersonReader(db), new DeliveryReader(db), new AssignmentReader(db),
                new AnswerReader(db)).Page(_us, _ana, null).Rows.Select(row => row as object)),
        ("VersionReader.List", db => new VersionReader(db).List(_us, "first-week")),
        ("VersionReader.Moves", db => new VersionReader(db).Moves(_us, _version)),
        ("AccountReader.IsThereAny", db => new AccountReader(db).IsThereAny()),
        ("AccountReader.First", db => new AccountReader(db).First(2)),
        ("AccountReader.Names", db => new AccountReader(db).Names(_us)),
    ];

    [Fact]
    public async Task A_question_has_one_answer()
    {
        foreach (var store in (Database[])[Sqlite, Postgres!]) await AddAsync(store);
        Assert.Empty(
            _questions.Select(
                question => (question.Method, Difference: Difference(question.Ask))).Where(question => question.Difference is not null));
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
            "INSERT INTO suppression (bucket, workspace_id, channel, address_hash, reason, at) VALUES (@Bucket, @us, 0, @Hash, 'bounced', 0)",
            new { ana.Address.Bucket, us = _us, ana.Address.Hash });
        connection.Execute(
            "INSERT INTO member (workspace_id, account_id, role, created_at) VALUES (@us, 'jill', 'owner', 0)", new { us = _us });
        connection.Execute("UPDATE journey_version SET published_by = 'jill' WHERE id = @version", new { version = _version });
        connection.Execute(
            """
            INSERT INTO journey_move (to_version_id, from_version_id, step, target, goes, shown, moved)
            VALUES (@version, @version, 0, 1, 1, 3, 2)
            """,
            new { version = _version });
    });

    private static List<T> Walked<T>(Action<Action<IEnumerable<T>>> walk)
    {
        var found = new List<T>();
        walk(rows => found.AddRange(rows));
        return found;
    }
}
