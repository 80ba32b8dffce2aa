using System.Data.Common;
using Dapper;
using Throughline.Enrollments;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Storage;

/// <summary>A sum of what is counted, under everything it is counted by.</summary>
internal readonly record struct CountedSum(long N, long Value, long Minutes);

/// <summary>Something that a rule of the store forbids: how many there are, and of what.</summary>
internal readonly record struct Offence(string Check, long Count, string Sentence);

/// <summary>Reads what the doctor looks at, in one consistent view of the store.</summary>
internal sealed class ExaminationReader(DbConnection connection, IStatements statements)
{
    // Whole tables are compared by sorting both (EXCEPT): a look-up for each row, without the bucket it lies in, would read all of the
    // other table.
    private static readonly IReadOnlyList<(string Check, string Sentence, string Sql)> Rules =
    [
        ("stuck", "are on the road and wait for nothing.", "SELECT COUNT(*) FROM enrollment WHERE state = 0 AND due_at IS NULL AND hold IS NULL"),
        ("stuck", "have a timer that they should not have.",
            "SELECT COUNT(*) FROM enrollment WHERE due_at IS NOT NULL AND (state > 1 OR (state = 0 AND hold IS NOT NULL))"),
        ("stuck", "rest without an end.", "SELECT COUNT(*) FROM enrollment WHERE state = 1 AND due_at IS NULL"),
        ("nobody", "roads belong to nobody who is known.", Orphans("enrollment")),
        ("nobody", "events belong to nobody who is known.", Orphans("event")),
        ("nobody", "deliveries belong to nobody who is known.", Orphans("delivery")),
        ("nobody", "assignments belong to nobody who is known.", Orphans("assignment")),
        ("nobody", "answers belong to nobody who is known.", Orphans("answer")),
        ("nobody", "followed links belong to nobody who is known.", Orphans("followed_link")),
        ("nobody", "opened files belong to nobody who is known.", Orphans("opened_file")),
        ("nobody", "notes belong to nobody who is known.", Orphans("note")),
        ("nobody", "tags are given to nobody who is known.", Orphans("person_tag")),
        ("nobody", "people have tags that the business does not know.", """
            SELECT COUNT(*) FROM person_tag p WHERE NOT EXISTS (SELECT 1 FROM tag t WHERE t.workspace_id = p.workspace_id AND t.key = p.tag)
            """),
        ("nobody", "colleagues are named in notes that are not there.", """
            SELECT COUNT(*) FROM mention m WHERE NOT EXISTS (SELECT 1 FROM note n
              WHERE n.bucket = m.bucket AND n.person_id = m.person_id AND n.id = m.note_id AND n.removed_at IS NULL)
            """),
        ("nobody", "consents belong to nobody who is known.", Orphans("consent")),
        ("nobody", "words lead to nobody who is known.", Orphans("person_word")),
        ("nobody", "steps behind somebody belong to no road of theirs.", """
            SELECT COUNT(*) FROM visit v LEFT JOIN enrollment e ON e.bucket = v.bucket AND e.person_id = v.person_id AND e.id = v.enrollment_id WHERE e.id IS NULL
            """),
        ("nobody", "roads are of a version that does not exist.", OfNothing("enrollment", "version_id", "journey_version")),
        ("nobody", "deliveries are of a version that does not exist.", OfNothing("delivery", "version_id", "journey_version")),
        ("nobody", "assignments are of a version that does not exist.", OfNothing("assignment", "version_id", "journey_version")),
        ("nobody", "journeys lead newcomers into a version that does not exist.",
            OfNothing("journey", "live_version_id", "journey_version")),
        ("nobody", "people are of a business that does not exist.", OfNothing("person", "workspace_id", "workspace")),
        ("nobody", "deliveries are of a business that does not exist.", OfNothing("delivery", "workspace_id", "workspace")),
        ("identities", "identities lead to somebody who does not have them.", """
            SELECT COUNT(*) FROM (SELECT person_id, kind, value, given_by FROM identity EXCEPT SELECT person_id, kind, value, given_by FROM person_identity) i
            """),
        ("identities", "identities of people find somebody else, or nobody.", """
            SELECT COUNT(*) FROM (
              SELECT p.workspace_id, o.kind, o.value, o.person_id FROM person_identity o JOIN person p ON p.bucket = o.bucket AND p.id = o.person_id
              EXCEPT SELECT workspace_id, kind, value, person_id FROM identity) o
            """),
        ("identities", "ids of merged people lead to nobody.", """
            SELECT COUNT(*) FROM (SELECT person_id FROM person_alias EXCEPT SELECT id FROM person EXCEPT SELECT retired_id FROM person_alias) a
            """),
        ("forgotten", "people who were forgotten are still known by something.", """
            SELECT COUNT(*) FROM person p WHERE p.erased_at IS NOT NULL AND (p.email IS NOT NULL OR p.first_name IS NOT NULL
              OR p.last_name IS NOT NULL OR p.phone IS NOT NULL
              OR EXISTS (SELECT 1 FROM person_identity i WHERE i.bucket = p.bucket AND i.person_id = p.id))
            """),
        ("forgotten", "people who were forgotten are on a road.", """
            SELECT COUNT(*) FROM enrollment e JOIN person p ON p.bucket = e.bucket AND p.id = e.person_id
            WHERE e.state < 2 AND p.erased_at IS NOT NULL
            """),
        ("forgotten", "people who were forgotten are not on the list of them.",
            "SELECT COUNT(*) FROM (SELECT id FROM person WHERE erased_at IS NOT NULL EXCEPT SELECT id FROM erased) f"),
        ("deliveries", "deliveries are claimed by nobody.", "SELECT COUNT(*) FROM delivery WHERE (state = 1) <> (lease_until IS NOT NULL)"),
        ("deliveries", "deliveries were sent on no day.", "SELECT COUNT(*) FROM delivery WHERE (state IN (2, 5)) <> (sent_day IS NOT NULL)"),
        ("deliveries", "deliveries were refused without a reason.", "SELECT COUNT(*) FROM delivery WHERE state = 4 AND reason IS NULL"),
        ("assignments", "assignments are settled on no day, or open on one.", "SELECT COUNT(*) FROM assignment WHERE (state = 0) <> (settled_day IS NULL)"),
        ("answers", "answers are to questions that nobody was sent.", """
            SELECT COUNT(*) FROM answer a WHERE NOT EXISTS (SELECT 1 FROM delivery d WHERE d.bucket = a.bucket AND d.person_id = a.person_id AND d.id = a.id)
            """),
        ("openings", "ways in by date belong to nobody who is known.", Orphans("opening")),
        ("openings", "ways in by date are of a journey that does not exist.", OfNothing("opening", "journey_id", "journey")),
        ("openings", "ways in have a moment without a date, or a date without a moment.",
            "SELECT COUNT(*) FROM opening WHERE (due_at IS NULL) <> (value IS NULL)"),
        ("bookings", "bookings belong to nobody who is known.", Orphans("booking")),
        ("bookings", "bookings are of a business that does not exist.", OfNothing("booking", "workspace_id", "workspace")),
        ("bookings", "hours are taken twice.", """
            SELECT COUNT(*) FROM booking a JOIN booking b ON b.workspace_id = a.workspace_id AND b.member = a.member AND b.state = 0
              AND b.starts_at >= a.starts_at AND b.starts_at < a.ends_at AND b.id <> a.id
            WHERE a.state = 0
            """),
        ("registrations", "registrations belong to nobody who is known.", Orphans("registration")),
        ("registrations", "registrations are for an event that does not exist.", """
            SELECT COUNT(*) FROM registration r
            WHERE NOT EXISTS (SELECT 1 FROM occasion o WHERE o.workspace_id = r.workspace_id AND o.key = r.occasion)
            """),
        ("registrations", "registrations have a place since no moment, or gave it back at none.", """
            SELECT COUNT(*) FROM registration WHERE (state = 1 AND placed_at IS NULL) OR (state = 2) <> (ended_at IS NOT NULL)
            """),
        ("registrations", "registrations came in at the door and have no place.", """
            SELECT COUNT(*) FROM registration WHERE came_at IS NOT NULL AND (state <> 1 OR came_by IS NULL OR missed_at IS NOT NULL)
            """),
        ("registrations", "events count other places than people have.", """
            SELECT COUNT(*) FROM occasion o
            LEFT JOIN (
              SELECT workspace_id, occasion, SUM(CASE WHEN state = 1 THEN 1 ELSE 0 END) AS held,
                SUM(CASE WHEN state = 0 THEN 1 ELSE 0 END) AS waiting
              FROM registration GROUP BY workspace_id, occasion) r ON r.workspace_id = o.workspace_id AND r.occasion = o.key
            WHERE o.held <> COALESCE(r.held, 0) OR o.waiting <> COALESCE(r.waiting, 0)
            """),
        ("registrations", "registrations of an event have the number of another.", """
            SELECT COUNT(*) FROM (
              SELECT workspace_id, occasion, number FROM registration GROUP BY workspace_id, occasion, number HAVING COUNT(*) > 1) twice
            """),
        ("library", "files of the library have not all of their bytes.", """
            SELECT COUNT(*) FROM library_file f
            LEFT JOIN (
              SELECT workspace_id, content_id, CAST(SUM(LENGTH(bytes)) AS BIGINT) AS n FROM library_chunk
              GROUP BY workspace_id, content_id) c
              ON c.workspace_id = f.workspace_id AND c.content_id = f.content_id
            WHERE f.removed_at IS NULL AND COALESCE(c.n, -1) <> f.bytes
            """),
        ("library", "files of the library hold what is about to be swept away.", """
            SELECT COUNT(*) FROM library_file f
            LEFT JOIN library_content c ON c.workspace_id = f.workspace_id AND c.content_id = f.content_id AND c.loose_since IS NULL
            WHERE f.removed_at IS NULL AND c.content_id IS NULL
            """),
        ("library", "files of the library are of a business that does not exist.", OfNothing("library_file", "workspace_id", "workspace")),
        ("days", "roads ended on no day, or on one before they ended.", "SELECT COUNT(*) FROM enrollment WHERE (state > 1) <> (ended_day IS NOT NULL)"),
    ];

    /// <summary>Every rule that is broken.</summary>
    public IEnumerable<Offence> Offences() =>
        from rule in Rules
        let count = connection.ExecuteScalar<long>(rule.Sql)
        where count > 0
        select new Offence(rule.Check, count, rule.Sentence);

    /// <summary>The kept counters, summed over their writers.</summary>
    public Dictionary<TallyKey, CountedSum> Tallies() => Sums("""
        SELECT version_id, step, measure, day, wording, source, currency, CAST(SUM(n) AS BIGINT), CAST(SUM(value) AS BIGINT), CAST(SUM(minutes) AS BIGINT) FROM tally
        GROUP BY version_id, step, measure, day, wording, source, currency
        """);

    /// <summary>The same, counted anew from what happened. Money is counted under its currency, and nothing else has one.</summary>
    public Dictionary<TallyKey, CountedSum> Facts() => Sums("""
        SELECT version_id, step, measure, day, wording, source, currency, COUNT(*), CAST(SUM(value) AS BIGINT), CAST(SUM(minutes) AS BIGINT) FROM fact
        GROUP BY version_id, step, measure, day, wording, source, currency
        """);

    public Dictionary<(Guid Version, int Step, string Reason), long> KeptRefusals() =>
        Refusals("SELECT version_id, step, reason, CAST(SUM(n) AS BIGINT) FROM suppressed_send GROUP BY version_id, step, reason");

    public Dictionary<(Guid Version, int Step, string Reason), long> Refused() =>
        Refusals("SELECT version_id, step, reason, COUNT(*) FROM delivery WHERE state = 4 AND version_id IS NOT NULL AND reason IS NOT NULL GROUP BY version_id, step, reason");

    /// <summary>The kept numbers of people, summed over their writers.</summary>
    public Dictionary<PeopleTallyKey, long> PeopleTallies() =>
        PeopleCounts("SELECT workspace_id, kind, value, CAST(SUM(n) AS BIGINT) FROM people_tally GROUP BY workspace_id, kind, value");

    /// <summary>The same, counted anew.</summary>
    public Dictionary<PeopleTallyKey, long> CountPeople() => PeopleCounts("""
        SELECT workspace_id, 0, '', COUNT(*) FROM person WHERE erased_at IS NULL GROUP BY workspace_id
        UNION ALL SELECT workspace_id, 1, CAST(lifecycle AS TEXT), COUNT(*) FROM person WHERE erased_at IS NULL
        GROUP BY workspace_id, lifecycle
        UNION ALL SELECT workspace_id, 2, COALESCE(source, ''), COUNT(*) FROM person WHERE erased_at IS NULL
        GROUP BY workspace_id, COALESCE(source, '')
        """);

    /// <summary>Whether everybody is found by their words by now, also those who were there before there were any.</summary>
    public bool AllHaveWords() =>
        !connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM setting WHERE name = @Unfilled)", new { PersonWordTable.Unfilled });

    /// <summary>Everybody, with what they are put in order by and the words they are found by, as those are stored.</summary>
    public void People(Action<PersonRow, string, IReadOnlySet<string>> take) => PersonWordTable.All(statements, take);

    /// <summary>Every road there is.</summary>
    public void Enrollments(Action<EnrollmentRow> take) => EnrollmentTable.All(statements, take);

    /// <summary>Every way in that opens for somebody by date, but for those of journeys whose people are being looked through.</summary>
    public void Openings(Action<OpeningRow, PersonRow> take) => OpeningTable.All(statements, take);

    /// <summary>People to whom something could not be applied.</summary>
    public HashSet<Guid> Failed()
    {
        var found = new HashSet<Guid>();
        Read("SELECT DISTINCT person_id FROM failed_signal", row => found.Add(row.Id(0)));
        return found;
    }

    /// <summary>How many steps behind people there are, by version, step, outcome and whether they stood there.</summary>
    public Dictionary<(Guid Version, int Step, VisitOutcome Outcome, bool WasThere), long> Visits()
    {
        var found = new Dictionary<(Guid, int, VisitOutcome, bool), long>();
        Read("""
            SELECT version_id, step, outcome, CASE WHEN reached_day IS NULL THEN 0 ELSE 1 END, COUNT(*) FROM visit GROUP BY version_id, step, outcome, CASE WHEN reached_day IS NULL THEN 0 ELSE 1 END
            """, row => found[(row.Id(0), row.Int(1), (VisitOutcome)row.Int(2), row.Int(3) == 1)] = row.Long(4));
        return found;
    }

    /// <summary>People who went on in another version: as the publications have it, by the version and step they went from.</summary>
    public Dictionary<(Guid Version, int Step), long> Moved()
    {
        var found = new Dictionary<(Guid, int), long>();
        Read("SELECT from_version_id, step, CAST(SUM(moved) AS BIGINT) FROM journey_move GROUP BY from_version_id, step", row => found[(row.Id(0), row.Int(1))] = row.Long(2));
        return found;
    }

    /// <summary>What has been handed out and is not settled: enrollment and step, of messages and of assignments.</summary>
    public HashSet<(Guid Enrollment, int Step, bool IsAssignment)> OnTheWay()
    {
        var found = new HashSet<(Guid, int, bool)>();
        Read("SELECT enrollment_id, step FROM delivery WHERE enrollment_id IS NOT NULL AND number = 0 AND state IN (0, 1)", row => found.Add((row.Id(0), row.Int(1), false)));
        Read("SELECT enrollment_id, step FROM assignment WHERE state = 0", row => found.Add((row.Id(0), row.Int(1), true)));
        return found;
    }

    /// <summary>Who asked to be forgotten.</summary>
    public ErasedList Erased() => ErasedTable.List(statements);

    public long UnknownDeliveries() => connection.ExecuteScalar<long>("SELECT COUNT(*) FROM delivery WHERE state = 3");

    public long FailedSignals() => connection.ExecuteScalar<long>("SELECT COUNT(*) FROM failed_signal WHERE retry_at IS NOT NULL");

    /// <summary>Every published version.</summary>
    public IReadOnlyList<Guid> VersionIds()
    {
        var found = new List<Guid>();
        Read("SELECT id FROM journey_version ORDER BY id", row => found.Add(row.Id(0)));
        return found;
    }

    private static string OfNothing(string table, string column, string other) =>
        $"SELECT COUNT(*) FROM {table} t LEFT JOIN {other} o ON o.id = t.{column} WHERE t.{column} IS NOT NULL AND o.id IS NULL";

    private static string Orphans(string table) => $"SELECT COUNT(*) FROM {table} t LEFT JOIN person p ON p.bucket = t.bucket AND p.id = t.person_id WHERE p.id IS NULL";

    private Dictionary<TallyKey, CountedSum> Sums(string sql)
    {
        var found = new Dictionary<TallyKey, CountedSum>();
        Read(sql, row => found[new TallyKey(row.Id(0), row.Int(1), (Measure)row.Int(2), row.Int(3), row.Text(4), row.Text(5), row.Text(6))] = new CountedSum(row.Long(7), row.Long(8), row.Long(9)));
        return found;
    }

    private Dictionary<PeopleTallyKey, long> PeopleCounts(string sql)
    {
        var found = new Dictionary<PeopleTallyKey, long>();
        Read(sql, row => found[new PeopleTallyKey(row.Id(0), (PeopleCount)row.Int(1), row.Text(2))] = row.Long(3));
        return found;
    }

    private Dictionary<(Guid, int, string), long> Refusals(string sql)
    {
        var found = new Dictionary<(Guid, int, string), long>();
        Read(sql, row => found[(row.Id(0), row.Int(1), row.Text(2))] = row.Long(3));
        return found;
    }

    private void Read(string sql, Action<IRow> take) => statements.One("", sql).Read(0, static (_, _) => { }, take);
}
