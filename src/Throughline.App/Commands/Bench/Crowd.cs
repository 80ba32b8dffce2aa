using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Throughline.Enrollments;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.App.Commands.Bench;

/// <summary>Puts people on the road before a measurement, as the engine would have left them.</summary>
internal static class Crowd
{
    private const int Chunk = 10_000;

    /// <summary>Adds people "u0", "u1", … who signed up at <paramref name="since"/> and agreed to mail; by bucket, so that it goes quickly.</summary>
    public static async Task AddAsync(BenchServer server, int count, Instant since, BenchTalk talk)
    {
        talk.Say($"Putting {count:#,0} people on the road.");
        var people = new (Guid Id, int Number)[count];
        for (var i = 0; i < count; i++) people[i] = (DerivedId.At(since, "bench", UserId(i)), i);
        foreach (var chunk in people.OrderBy(person => Bucket.Of(person.Id)).ThenBy(person => person.Id).Chunk(Chunk))
            await server.Database.TransactAsync(tables => Add(server, tables, chunk, since));
        foreach (var chunk in people.OrderBy(person => Bucket.OfValue(UserId(person.Number))).Chunk(Chunk))
            await server.Database.TransactAsync(tables =>
            {
                tables.Identities.Claim([.. chunk.Select(person => new IdentityRow(server.Workspace, person.Id, new Identity(IdentityKind.UserId, UserId(person.Number))))]);
                return true;
            });
    }

    public static string UserId(int number) => "u" + number.ToString(CultureInfo.InvariantCulture);

    private static bool Add(BenchServer server, PeopleTables tables, (Guid Id, int Number)[] people, Instant since)
    {
        var moment = new Moment(since, LocalZone.Find(null, "Europe/London"));
        var version = server.Version;
        var entry = version.Journey.EntryPoints[0];
        var workspace = server.Engine.Catalogue.Workspace(server.Workspace);
        var (rows, consents, enrollments) = (new List<PersonRow>(), new List<ConsentRow>(), new List<EnrollmentRow>());
        var (counters, changes) = (new CounterChanges(), new PeopleChanges());
        foreach (var (id, number) in people)
        {
            var facts = new PersonFacts(id, "Ana", "Lima", $"{UserId(number)}@example.com", null, null, null, Lifecycle.Lead, ImmutableDictionary<string, string>.Empty);
            var row = new PersonRow(server.Workspace, facts, "search", since);
            var enrolled = JourneyStepper.Enroll(version.Journey, DerivedId.Of(id.ToString("N"), version.JourneyId.ToString("N"), "1"), id, entry.Key, entry.Joins, since, moment).Enrollment;
            var enrollment = new EnrollmentRow(server.Workspace, version.JourneyId, version.Id, "1", enrolled) { Source = entry.Source ?? "", EnteredDay = workspace.DayOf(since) };
            var tracked = new TrackedEnrollment(new TrackedPerson(row, "Europe/London", isNew: true), enrollment, version, isNew: true);
            var counted = new CountedEnrollment(tracked, [], workspace, since);
            counted.CountInto(counters);
            rows.Add(row);
            changes.Add(null, row);
            consents.Add(new ConsentRow(id, new Consent(Channel.Email, Consent.AllTopics, Granted: true, since, "Said in \"Signed Up\"")));
            enrollments.Add(counted.Row);
        }
        tables.People.Save(rows);
        changes.WriteWords(tables);
        tables.Consents.Add(consents);
        tables.Enrollments.Insert(enrollments);
        tables.Tallies.Add(counters.Tallies());
        changes.WriteCounts(tables);
        return true;
    }
}
