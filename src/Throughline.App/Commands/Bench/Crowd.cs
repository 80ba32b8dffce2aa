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

    /// <summary>Adds people "u0", "u1", … who signed up at <paramref name="since"/> and agreed to mail; in order of bucket, so that it goes quickly.</summary>
    public static async Task AddAsync(BenchServer server, int count, Instant since, BenchTalk talk)
    {
        talk.Say($"Putting {count:#,0} people on the road.");
        var people = new (Guid Id, int Number)[count];
        for (var i = 0; i < count; i++) people[i] = (DerivedId.At(since, "bench", UserId(i)), i);
        foreach (var chunk in people.OrderBy(person => Bucket.Of(person.Id)).ThenBy(person => person.Id).Chunk(Chunk))
            await server.Database.WriteAsync(_ => Add(server, chunk, since));
        foreach (var chunk in people.OrderBy(person => Bucket.OfValue(UserId(person.Number))).Chunk(Chunk))
            await server.Database.WriteAsync(_ =>
            {
                foreach (var (id, number) in chunk) server.Database.People.People.Attach(server.Workspace, id, new Identity(IdentityKind.UserId, UserId(number)));
            });
    }

    public static string UserId(int number) => "u" + number.ToString(CultureInfo.InvariantCulture);

    private static void Add(BenchServer server, (Guid Id, int Number)[] people, Instant since)
    {
        var tables = server.Database.People;
        var tally = new TallyChange();
        var moment = new Moment(since, LocalZone.Find(null, "Europe/London"));
        var version = server.Version;
        var entry = version.Journey.EntryPoints[0];
        foreach (var (id, number) in people)
        {
            var facts = new PersonFacts(id, "Ana", "Lima", $"{UserId(number)}@example.com", null, null, null, Lifecycle.Lead, ImmutableDictionary<string, string>.Empty);
            tables.People.Save(new PersonRow(server.Workspace, facts, "search", since));
            tables.People.SetConsent(id, new Consent(Channel.Email, Consent.AllTopics, Granted: true, since, "Said in \"Signed Up\""));
            var enrollment = JourneyStepper.Enroll(version.Journey, DerivedId.Of(id.ToString("N"), version.JourneyId.ToString("N"), "1"), id, entry.Key, entry.Joins, since, moment).Enrollment;
            tables.Enrollments.Insert(new EnrollmentRow(server.Workspace, version.JourneyId, version.Id, "1", enrollment));
            Tally.Difference(null, enrollment, tally.Add);
        }
        tally.WriteTo(tables.Tallies, version.Id);
    }
}
