using Dapper;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>
/// A row that names what is not there, or holds what nobody can read, is settled for itself: Ana's rows are falsified, and
/// Ben, who has nothing to do with it, gets his letters and goes on.
/// </summary>
public sealed class Rows_of_nobody
{
    private const string Nobody = "x'00112233445566778899AABBCCDDEEFF'";
    private const string OfAna = "WHERE person_id = @ana";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Ways() => new(_ways.Keys);

    private static readonly Dictionary<string, string> _ways = new()
    {
        ["a delivery is of nobody"] = $"UPDATE delivery SET person_id = {Nobody} {OfAna}",
        ["a delivery lies in the wrong bucket"] = $"UPDATE delivery SET bucket = bucket + 1 {OfAna}",
        ["a delivery is of no walk"] = $"UPDATE delivery SET enrollment_id = {Nobody} {OfAna}",
        ["a delivery names no walk"] = $"UPDATE delivery SET enrollment_id = NULL {OfAna}",
        ["a delivery is of no version"] = $"UPDATE delivery SET version_id = {Nobody} {OfAna}",
        ["a delivery names no version"] = $"UPDATE delivery SET version_id = NULL {OfAna}",
        ["a delivery is of no business"] = $"UPDATE delivery SET workspace_id = {Nobody} {OfAna}",
        ["a delivery is of a step beyond the road"] = $"UPDATE delivery SET step = 99 {OfAna}",
        ["a delivery is of a step before the road"] = $"UPDATE delivery SET step = -1 {OfAna}",
        ["a delivery is of a wording that is not there"] = $"UPDATE delivery SET variant = 9 {OfAna}",
        ["a delivery is of a nudge that is not there"] = $"UPDATE delivery SET number = 9 {OfAna}",
        ["a delivery is of another kind"] = $"UPDATE delivery SET kind = 2 {OfAna}",
        ["a delivery is of a kind that is not there"] = $"UPDATE delivery SET kind = 77 {OfAna}",
        ["a delivery waits in a lane that is not there"] = $"UPDATE delivery SET lane = 'nowhere' {OfAna}",
        ["a lost claim is of no business"] = $"UPDATE delivery SET workspace_id = {Nobody}, state = 1, lease_until = 0 {OfAna}",
        ["a lost claim is of nobody"] = $"UPDATE delivery SET person_id = {Nobody}, state = 1, lease_until = 0 {OfAna}",
        ["a walk is of no version"] = $"UPDATE enrollment SET version_id = {Nobody} {OfAna}",
        ["a walk is of no journey"] = $"UPDATE enrollment SET journey_id = {Nobody} {OfAna}",
        ["a walk is of no business"] = $"UPDATE enrollment SET workspace_id = {Nobody} {OfAna}",
        ["a walk is of nobody"] = $"UPDATE enrollment SET person_id = {Nobody} {OfAna}",
        ["a walk stands beyond its road"] = $"UPDATE enrollment SET position = 99 {OfAna}",
        ["a walk stands before its road"] = $"UPDATE enrollment SET position = -1 {OfAna}",
        ["a road is empty"] = $"UPDATE enrollment SET road = x'' {OfAna}",
        ["a road is of another program"] = $"UPDATE enrollment SET road = x'7F' {OfAna}",
        ["a road is cut off"] = $"UPDATE enrollment SET road = substr(road, 1, 12) {OfAna}",
        ["a road is overwritten"] = $"UPDATE enrollment SET road = CAST(x'01' || randomblob(60) AS BLOB) {OfAna}",
        ["a person is gone"] = "DELETE FROM person WHERE id = @ana",
        ["a person is of no business"] = $"UPDATE person SET workspace_id = {Nobody} WHERE id = @ana",
        ["a person's traits are no traits"] = "UPDATE person SET traits = 'these are no traits' WHERE id = @ana",
        ["an event's properties are none"] = $"UPDATE event SET properties = 'these are none' {OfAna}",
        ["an event is of a step without a name"] = $"UPDATE event SET enrollment_id = {Nobody} {OfAna}",
        ["an identity leads to nobody"] = $"UPDATE identity SET person_id = {Nobody} {OfAna}",
        ["a merged person leads in a circle"] =
            $"DELETE FROM person WHERE id = @ana; INSERT INTO person_alias (bucket, retired_id, person_id, merged_at) VALUES (@bucket, @ana, @ana, 0)",
        ["a failed signal is of nobody"] = $"INSERT INTO failed_signal (bucket, person_id, id, workspace_id, at, what, retry_at) VALUES (1, {Nobody}, {Nobody}, {Nobody}, 0, 'x', 0)",
        ["a journey leads into no version"] = $"UPDATE journey SET live_version_id = {Nobody} WHERE key = 'anas'",
        ["a version is gone"] = "DELETE FROM journey_version WHERE file = 'anas'",
        ["a version cannot be read"] = "UPDATE journey_version SET file = 'steps: [' WHERE file = 'anas'",
        ["a version is of no journey"] = $"UPDATE journey_version SET journey_id = {Nobody} WHERE file = 'anas'",
        ["a version has other steps"] = "UPDATE journey_version SET step_ids = 'one two three four five' WHERE file = 'anas'",
        ["another business's settings cannot be read"] = "INSERT INTO workspace (id, name, zone, settings, created_at) VALUES (randomblob(16), 'Another', 'Europe/Nowhere', 'no settings', 0)",
        ["another business's hours are none"] = """INSERT INTO workspace (id, name, zone, settings, created_at) VALUES (randomblob(16), 'Another', '', '{"sending":{"quietFrom":"25:99"}}', 0)""",
        ["a book cannot be read"] = "INSERT INTO workspace (id, name, zone, settings, created_at) VALUES (zeroblob(16), 'Another', 'UTC', '{}', 0);"
            + "INSERT INTO book_entry (workspace_id, kind, key, body, updated_at, revision) VALUES (zeroblob(16), 2, 'jill', 'no entry', 0, 1)",
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Whatever_of_anas_names_nothing_ben_goes_on(string way)
    {
        await using var world = await FalsifiedAsync(way);
        await LiveAsync(world, Start + Duration.FromHours(1));

        Assert.Contains(world.Letters.Taken, letter => letter.To.Address == "ben@example.com" && letter.Subject == "Welcome");
        await world.TellAsync(Track("Checklist Read", "u1"), Track("Checklist Read", "u2"), Identify("u3", null, "cleo@example.com"),
            Track("Form Submitted", "u3"));
        await LiveAsync(world, Start + Duration.FromDays(3));
        Assert.Contains(world.Letters.Taken, letter => letter.To.Address == "ben@example.com" && letter.Subject == "More");
        Assert.Contains(world.Letters.Taken, letter => letter.To.Address == "cleo@example.com" && letter.Subject == "Welcome");
        Assert.Equal(EnrollmentState.Completed, world.Going("u2").State);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task And_nothing_waits_for_ever(string way)
    {
        await using var world = await FalsifiedAsync(way);
        await LiveAsync(world, Start + Duration.FromHours(1));
        await world.Engine.SweepAsync();
        await LiveAsync(world, Start + Duration.FromDays(8));
        await world.Engine.SweepAsync();

        var now = world.Clock.Now.ToUnixTimeMilliseconds();
        Assert.Equal(0, world.Count($"SELECT COUNT(*) FROM delivery WHERE state = 0 AND due_at <= {now}"));
        Assert.Equal(0, world.Count($"SELECT COUNT(*) FROM delivery WHERE state = 4 AND reason IS NULL"));
        Assert.Equal(0, world.Count($"SELECT COUNT(*) FROM delivery WHERE state = 1"));
        Assert.Equal(0, world.Count($"SELECT COUNT(*) FROM failed_signal WHERE retry_at <= {now}"));
        Assert.Equal(0, world.Count($"SELECT COUNT(*) FROM enrollment e JOIN person p ON p.bucket = e.bucket AND p.id = e.person_id WHERE e.due_at <= {now}"));
        Assert.NotNull(world.Examine().Ailments);
    }

    [Fact]
    public async Task A_delivery_of_nobody_is_refused_with_its_reason()
    {
        await using var world = await FalsifiedAsync("a delivery is of nobody");
        await LiveAsync(world, Start + Duration.FromHours(1));
        Assert.Equal("nothing-behind-it", Assert.Single(world.Deliveries(DeliveryState.Refused, anywhere: true)).Reason);
    }

    [Fact]
    public async Task Whose_version_cannot_be_read_is_held_with_a_note_and_goes_on_when_it_can()
    {
        await using var world = await FalsifiedAsync("a version cannot be read");
        await LiveAsync(world, Start + Duration.FromHours(1));
        Assert.DoesNotContain(world.Letters.Taken, letter => letter.To.Address == "ana@example.com");
        Assert.Equal(FailedSignals.Hold, world.Enrollments().Single(row => row.Enrollment.PersonId == world.Person("u1")).Enrollment.Hold);
        Assert.Equal("not-readable", Assert.Single(world.Deliveries(DeliveryState.Queued)).Reason);
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM failed_signal WHERE retry_at IS NOT NULL AND what LIKE 'Version 1 of this journey cannot be read%'"));
        Assert.Contains(world.Examine().Ailments, ailment => ailment.Check == "versions");
        Assert.Single(world.Parts.Catalogue.BrokenLive(Business));

        await world.Database.WriteAsync(connection =>
            connection.Execute("UPDATE journey_version SET file = 'anas' WHERE file = 'steps: ['"));
        await world.RestartAsync();
        world.Clock.Now += Duration.FromHours(3);
        await world.Engine.SweepAsync();
        await LiveAsync(world, world.Clock.Now + Duration.FromHours(2));
        Assert.Contains(world.Letters.Taken, letter => letter.To.Address == "ana@example.com" && letter.Subject == "Welcome");
        Assert.Null(world.Going("u1").Hold);
        Assert.Empty(world.Examine().Ailments);
    }

    [Fact]
    public async Task What_no_turn_can_be_made_with_waits_apart()
    {
        // The time of a row that no calendar knows: reading it fails, whoever reads it.
        await using var world = await FalsifiedAsync("UPDATE delivery SET not_after = 9000000000000000000 WHERE person_id = @ana");
        await LiveAsync(world, Start + Duration.FromHours(1));
        Assert.Contains(world.Letters.Taken, letter => letter.To.Address == "ben@example.com");
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM delivery WHERE state = 0 AND reason = 'not-readable'"));
    }

    [Fact]
    public async Task A_person_no_turn_can_be_made_with_is_held_apart()
    {
        await using var world = await FalsifiedAsync("UPDATE person SET created_at = 9000000000000000000 WHERE id = @ana");
        await LiveAsync(world, Start + Duration.FromDays(40));
        Assert.Equal(EnrollmentState.Completed, world.Going("u2").State);
        Assert.Equal(1, world.Count($"SELECT COUNT(*) FROM enrollment WHERE hold = '{FailedSignals.Hold}' AND due_at IS NULL"));
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM failed_signal WHERE retry_at IS NOT NULL"));
    }

    private static Task LiveAsync(World world, Instant until) => world.LiveUntilAsync(until).WaitAsync(Patience);

    private static async Task<World> FalsifiedAsync(string way)
    {
        var world = await BeginAsync(Road("anas", "Trial Started"), Road("bens", "Form Submitted"));
        await world.TellAsync(
            Identify("u1", null, "ana@example.com"), Track("Trial Started", "u1", properties: new { plan = "team" }),
            Identify("u2", null, "ben@example.com"), Track("Form Submitted", "u2"));
        var ana = world.Person("u1");
        await world.Database.WriteAsync(connection => connection.Execute(
            _ways.GetValueOrDefault(way, way), new { ana = ana.ToByteArray(bigEndian: true), bucket = Primitives.Bucket.Of(ana) }));
        await world.RestartAsync();
        return world;
    }

    private static Journey Road(string key, string entry) => World.Road(
        key, entry, Step("welcome", Sends("Welcome"), done: "Checklist Read", within: Wait.OfDays(1)),
            Step("more", Sends("More"), done: "Page Viewed", within: Wait.OfDays(1)));
}
