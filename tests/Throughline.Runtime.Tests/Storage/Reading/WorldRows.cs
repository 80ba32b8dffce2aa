using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Dapper;
using NodaTime;
using Throughline.Enrollments;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.Tests;

/// <summary>Writes single rows of people data as the engine does, each in its own transaction.</summary>
internal sealed class WorldRows(Database database, Guid business)
{
    private static int s_writer;

    public void Journey(Guid id, Guid version, string key, string name, string file)
    {
        Run("INSERT INTO journey (id, workspace_id, key, name, draft, live_version_id, created_at, updated_at) VALUES (@id, @business, @key, @name, @file, @version, 0, 0)",
            new { id, business, key, name, file, version });
        Run("INSERT INTO journey_version (id, journey_id, workspace_id, number, file, published_at) VALUES (@version, @id, @business, 1, @file, 0)",
            new { id, business, version, file });
    }

    public void Person(Guid id, string? first, string? last, string? email, Instant created, int lifecycle = 0, string? source = null, string? zone = null, string traits = "{}")
    {
        var known = JsonSerializer.Deserialize<Dictionary<string, string>>(traits)!.ToImmutableDictionary();
        var facts = new PersonFacts(id, first, last, email, null, zone, null, (Lifecycle)lifecycle, known);
        Run("""
            INSERT INTO person
              (bucket, id, workspace_id, first_name, last_name, email, zone, lifecycle, source, traits, created_at, sort_name)
            VALUES (@bucket, @id, @business, @first, @last, @email, @zone, @lifecycle, @source, @traits, @created, @sorted)
            """,
            new
            {
                bucket = Bucket.Of(id),
                id,
                business,
                first,
                last,
                email,
                zone,
                lifecycle,
                source,
                traits,
                created,
                sorted = SearchWords.SortName(facts)
            });
        foreach (var word in SearchWords.Of(facts))
            Run("INSERT INTO person_word (bucket, person_id, word, workspace_id) VALUES (@bucket, @id, @word, @business)",
                new { bucket = Bucket.Of(id), id, word, business });
        Count(0, "");
        Count(1, lifecycle.ToString(CultureInfo.InvariantCulture));
        Count(2, source ?? "");
        if (email is null) return;
        Run("INSERT INTO person_identity (bucket, person_id, kind, value) VALUES (@bucket, @id, 1, @email)", new { bucket = Bucket.Of(id), id, email });
        Run("INSERT INTO identity (bucket, workspace_id, kind, value, person_id) VALUES (@bucket, @business, 1, @email, @id)",
            new { bucket = Bucket.OfValue(email), business, email, id });
    }

    /// <summary>One more of those, each time as another writer.</summary>
    private void Count(int kind, string value) =>
        Run("INSERT INTO people_tally (workspace_id, kind, value, writer, n) VALUES (@business, @kind, @value, @writer, 1)",
            new { business, kind, value, writer = NextWriter() });

    public void Alias(Guid retired, Guid person, Instant at) =>
        Run("INSERT INTO person_alias (bucket, retired_id, person_id, merged_at) VALUES (@bucket, @retired, @person, @at)", new { bucket = Bucket.Of(retired), retired, person, at });

    public void Consent(Guid person, bool granted, Instant at, string evidence) =>
        Run("INSERT INTO consent (bucket, person_id, channel, topic, granted, at, given_by, evidence) VALUES (@bucket, @person, 0, '*', @granted, @at, 0, @evidence)",
            new { bucket = Bucket.Of(person), person, granted, at, evidence });

    public void Event(Guid person, string name, Instant at, string? properties = null, Guid? enrollment = null, string? step = null) =>
        Run("""
            INSERT INTO event (bucket, person_id, id, workspace_id, name, at, received_at, properties, enrollment_id, step, day)
            VALUES (@bucket, @person, @id, @business, @name, @at, @at, @properties, @enrollment, @step, @day)
            """, new { bucket = Bucket.Of(person), person, id = IdOf("event", person, name, at.ToString()), business, name, at, properties, enrollment, step, day = DayOf(at) });

    public void Enrollment(Guid person, Guid id, Guid journey, Guid version, EnrollmentState state, int position, Instant entered, Instant? due = null, string? hold = null, string? leftReason = null) =>
        Run("""
            INSERT INTO enrollment (bucket, person_id, id, workspace_id, journey_id, version_id, round, state, position, entered_at, due_at, hold, left_reason, road, entered_day, ended_day)
            VALUES (@bucket, @person, @id, @business, @journey, @version, '1', @state, @position, @entered, @due, @hold, @leftReason, @road, @day, @ended)
            """, new { bucket = Bucket.Of(person), person, id, business, journey, version, state, position, entered, due, hold, leftReason, road = Array.Empty<byte>(), day = DayOf(entered), ended = state < EnrollmentState.Completed ? default(int?) : DayOf(entered) });

    public void Visit(Guid person, Guid enrollment, Guid version, int step, VisitOutcome outcome, Instant? reached, Instant settled) =>
        Run("""
            INSERT INTO visit (bucket, person_id, enrollment_id, step, version_id, outcome, reached_at, settled_at, reached_day, settled_day)
            VALUES (@bucket, @person, @enrollment, @step, @version, @outcome, @reached, @settled, @reachedDay, @day)
            """, new { bucket = Bucket.Of(person), person, enrollment, step, version, outcome = (int)outcome, reached, settled, reachedDay = DayOf(reached), day = DayOf(settled) });

    public Guid Delivery(
        Guid person, Guid enrollment, Guid version, int step, DeliveryState state, Instant created,
        string? subject = null, string? body = null, string? reason = null, DeliveryKind kind = DeliveryKind.Message,
        Instant? settled = null, Instant? opened = null, Instant? clicked = null, int number = 0)
    {
        var id = DeliveryId(enrollment, step, number);
        Run("""
            INSERT INTO delivery (bucket, person_id, id, workspace_id, enrollment_id, version_id, step, number, variant, kind, channel, purpose, topic,
              state, reason, created_at, due_at, attempts, settled_at, address, subject, body, opened_at, clicked_at, sent_day, settled_day, opened_day, clicked_day)
            VALUES (@bucket, @person, @id, @business, @enrollment, @version, @step, @number, 0, @kind, 0, 0, 'news',
              @state, @reason, @created, @created, 1, @settled, 'somebody@example.org', @subject, @body, @opened, @clicked, @sentDay, @settledDay, @openedDay, @clickedDay)
            """, new { bucket = Bucket.Of(person), person, id, business, enrollment, version, step, number, kind, state, reason, created, settled, subject, body, opened, clicked, sentDay = state is DeliveryState.Sent or DeliveryState.Bounced ? DayOf(settled ?? created) : default(int?), settledDay = state is DeliveryState.Refused or DeliveryState.Unknown ? DayOf(settled ?? created) : default(int?), openedDay = DayOf(opened), clickedDay = DayOf(clicked) });
        return id;
    }

    public static Guid DeliveryId(Guid enrollment, int step, int number = 0) =>
        DerivedId.Of("delivery", enrollment.ToString(), step.ToString(CultureInfo.InvariantCulture), number.ToString(CultureInfo.InvariantCulture));

    public static Guid AssignmentId(Guid enrollment, int step) => DerivedId.Of("assignment", enrollment.ToString(), step.ToString(CultureInfo.InvariantCulture));

    public void Assignment(Guid person, Guid enrollment, Guid version, int step, AssignmentState state, Instant created, Instant due, Instant? settled = null, string? outcome = null, string? owner = null) =>
        Run("""
            INSERT INTO assignment (bucket, person_id, id, workspace_id, enrollment_id, version_id, step, owner, state, created_at, due_at, settled_at, outcome, settled_by, opened_day, settled_day)
            VALUES (@bucket, @person, @id, @business, @enrollment, @version, @step, @owner, @state, @created, @due, @settled, @outcome, NULL, @openedDay, @settledDay)
            """, new { bucket = Bucket.Of(person), person, id = AssignmentId(enrollment, step), business, enrollment, version, step, owner, state, created, due, settled, outcome, openedDay = DayOf(created), settledDay = DayOf(settled) });

    public void Answer(Guid person, Guid enrollment, Guid version, int step, int? score, string? answer, Instant at) =>
        Run("""
            INSERT INTO answer (bucket, person_id, id, workspace_id, enrollment_id, version_id, step, score, answer, at, day)
            VALUES (@bucket, @person, @id, @business, @enrollment, @version, @step, @score, @answer, @at, @day)
            """, new { bucket = Bucket.Of(person), person, id = DeliveryId(enrollment, step), business, enrollment, version, step, score, answer, at, day = DayOf(at) });

    public void FailedSignal(Guid person, Instant at, string what) =>
        Run("INSERT INTO failed_signal (bucket, person_id, id, workspace_id, at, what) VALUES (@bucket, @person, @id, @business, @at, @what)",
            new { bucket = Bucket.Of(person), person, id = IdOf("failed", person, what, ""), business, at, what });

    /// <summary>Adds to a counter, each time as another writer.</summary>
    public void Tally(Guid version, int step, Measure measure, int n) =>
        Run("INSERT INTO tally (version_id, step, measure, day, wording, source, currency, writer, n, value, minutes) VALUES (@version, @step, @measure, 0, '', '', '', @writer, @n, 0, 0)", new { version, step, measure, writer = NextWriter(), n });

    public void Refusal(Guid version, int step, string reason, int n) =>
        Run("INSERT INTO suppressed_send (version_id, step, reason, writer, n) VALUES (@version, @step, @reason, @writer, @n)", new { version, step, reason, writer = NextWriter(), n });

    private static int DayOf(Instant at) => (int)(at.ToUnixTimeSeconds() / 86400);

    private static int? DayOf(Instant? at) => at is { } known ? DayOf(known) : null;

    private int NextWriter() => s_writer++;

    private static Guid IdOf(string kind, Guid person, string what, string when) => DerivedId.Of(kind, person.ToString(), what, when);

    private void Run(string sql, object row) => database.WriteAsync(c => { c.Execute(sql, row); }).GetAwaiter().GetResult();
}
