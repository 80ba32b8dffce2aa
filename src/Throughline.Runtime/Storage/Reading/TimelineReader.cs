using System.Globalization;
using Dapper;
using NodaTime;
using Throughline.Journeys;
using Throughline.Primitives;

namespace Throughline.Runtime.Storage.Reading;

/// <summary>One entry of a person's timeline. The family is closed.</summary>
/// <param name="Rank">Of entries of the same moment: what comes about through the others ranks higher and is shown above them.</param>
public abstract record TimelineEntry(Instant At, int Rank)
{
    /// <summary>They, or a system about them, did something.</summary>
    public sealed record Happened(EventRow Event) : TimelineEntry(Event.At, 1);

    /// <summary>They came onto a road.</summary>
    public sealed record CameIn(EnrollmentEntry Enrollment) : TimelineEntry(Enrollment.EnteredAt, 2);

    /// <summary>A step was settled for them.</summary>
    public sealed record Settled(VisitRow Visit) : TimelineEntry(Visit.SettledAt, 3 + Visit.Step);

    /// <summary>A message, survey mail or webhook call.</summary>
    public sealed record Sent(DeliveryEntry Delivery) : TimelineEntry(Delivery.SettledAt ?? Delivery.CreatedAt, 200);

    public sealed record Assigned(AssignmentEntry Assignment) : TimelineEntry(Assignment.SettledAt ?? Assignment.CreatedAt, 201);

    public sealed record Answered(AnswerEntry Answer) : TimelineEntry(Answer.At, 202);

    public sealed record Agreed(ConsentRow Consent) : TimelineEntry(Consent.At, 203);

    /// <summary>Somebody of the team wrote something down about them.</summary>
    public sealed record Noted(NoteEntry Note) : TimelineEntry(Note.At, 205);

    /// <summary>A signal could not be applied to them.</summary>
    public sealed record FailedSignal(FailedSignalEntry What) : TimelineEntry(What.At, 204);
}

public sealed record EventRow
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public Instant At { get; init; }

    /// <summary>JSON object, or null.</summary>
    public string? Properties { get; init; }
    public Guid? EnrollmentId { get; init; }

    /// <summary>Key of the step whose message, survey or assignment it is about.</summary>
    public string? Step { get; init; }
}

public sealed record FailedSignalEntry
{
    public Instant At { get; init; }
    public string What { get; init; } = "";
}

/// <summary>Everything that happened to one person, latest first.</summary>
internal sealed class TimelineReader(Database database, PersonReader people, DeliveryReader deliveries, AssignmentReader assignments, AnswerReader answers)
{
    // What has a row of its own on the timeline is not told a second time by its event.
    private const string EventsSql = """
        SELECT id, name, at, properties, enrollment_id, step FROM event
        WHERE bucket = @bucket AND person_id = @person AND workspace_id = @workspace AND at <= @until
          AND (enrollment_id IS NULL OR (name <> @answered AND name <> @assigned AND name <> @cared))
        ORDER BY at DESC LIMIT @limit
        """;

    private const string FailedSignalsSql = """
        SELECT at, what FROM failed_signal
        WHERE bucket = @bucket AND person_id = @person AND workspace_id = @workspace AND at <= @until
        ORDER BY at DESC LIMIT @limit
        """;

    private readonly NoteReader _notes = new(database);

    /// <summary>One page.</summary>
    /// <param name="after">Where the page before ended: a time, and how many entries of that very time were shown.</param>
    public Slice<TimelineEntry> Page(PeopleScope scope, Guid person, string? after)
    {
        var (until, shown) = Parse(after);
        var limit = Paging.Size + shown + 1;
        var all = Entries(scope, person, until, limit)
            .Where(entry => entry.At <= until)
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Rank)
            .Skip(shown).Take(Paging.Size + 1).ToList();
        if (all.Count <= Paging.Size) return new(all, null);
        var page = all.Take(Paging.Size).ToList();
        var end = page[^1].At;
        var alike = page.Count(entry => entry.At == end) + (end == until ? shown : 0);
        return new(page, string.Create(CultureInfo.InvariantCulture, $"{end.ToUnixTimeMilliseconds()}-{alike}"));
    }

    private IEnumerable<TimelineEntry> Entries(PeopleScope scope, Guid person, Instant until, int limit) =>
        Events(scope, person, until, limit).Select(row => (TimelineEntry)new TimelineEntry.Happened(row))
            .Concat(people.Enrollments(scope, person).Select(row => new TimelineEntry.CameIn(row)))
            .Concat(people.Visits(scope, person).Where(row => row.Outcome > Enrollments.VisitOutcome.Bypassed).Select(row => new TimelineEntry.Settled(row)))
            .Concat(deliveries.OfPerson(scope, person, until, limit).Select(row => new TimelineEntry.Sent(row)))
            .Concat(assignments.OfPerson(scope, person, until, limit).Select(row => new TimelineEntry.Assigned(row)))
            .Concat(answers.OfPerson(scope, person, until, limit).Select(row => new TimelineEntry.Answered(row)))
            .Concat(people.Consents(scope, person).Select(row => new TimelineEntry.Agreed(row)))
            .Concat(_notes.OfPerson(scope, person, until, limit).Select(row => new TimelineEntry.Noted(row)))
            .Concat(FailedSignals(scope, person, until, limit).Select(row => new TimelineEntry.FailedSignal(row)));

    private List<EventRow> Events(PeopleScope scope, Guid person, Instant until, int limit) => Of<EventRow>(EventsSql, scope, person,
        new { workspace = scope.Workspace, person, bucket = Bucket.Of(person), until, limit, answered = EventNames.SurveyAnswered, assigned = EventNames.AssignmentDone, cared = EventNames.CareGiven });

    private List<FailedSignalEntry> FailedSignals(PeopleScope scope, Guid person, Instant until, int limit) => Of<FailedSignalEntry>(
        FailedSignalsSql, scope, person, new { workspace = scope.Workspace, person, bucket = Bucket.Of(person), until, limit });

    private List<T> Of<T>(string sql, PeopleScope scope, Guid person, object values) =>
        database.Read<List<T>>(c => scope.Includes(c, person) ? c.Query<T>(sql, values).AsList() : []);

    private static (Instant Until, int Shown) Parse(string? after)
    {
        var parts = after?.Split('-');
        return parts is [var at, var shown]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < 32_503_680_000_000
            && int.TryParse(shown, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= 10_000
            ? (Instant.FromUnixTimeMilliseconds(milliseconds), n)
            : (Instant.FromUtc(2999, 1, 1, 0, 0), 0);
    }
}
