using NodaTime;
using Throughline.Enrollments;
using Throughline.People;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.Tests.Storage.Reading;

/// <summary>A helper finds the people whom their own assignments are about, and of everybody else nothing at all.</summary>
public sealed class Own_people : IAsyncDisposable
{
    // Jill has Ana's assignment, which is open, and Cleo's, which is done.
    private static readonly PeopleScope Jills = PeopleScope.OwnOf(SmallWorld.Business, "Jill");
    private static readonly PeopleScope Everybody = PeopleScope.Whole(SmallWorld.Business);
    private static readonly Instant Ever = Instant.FromUtc(2999, 1, 1, 0, 0);

    public static TheoryData<string?> WhoHasNothing => new(null, "", "tom", "jil", "%");

    private readonly SmallWorld _world = new();
    private readonly PersonReader _one;
    private readonly PeopleReader _people;
    private readonly DeliveryReader _deliveries;
    private readonly AssignmentReader _assignments;
    private readonly AnswerReader _answers;

    public Own_people() => (_one, _people, _deliveries, _assignments, _answers) =
        (new(_world.Database), new(_world.Database), new(_world.Database), new(_world.Database), new(_world.Database));

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public void Stand_in_lists_and_are_found_by_name_and_address()
    {
        Assert.Equal(["Cleo", "Ana Álvarez"], _people.Newest(Jills, null).Rows.Select(row => row.Name));
        Assert.Equal(["Ana Álvarez"], _people.Search(Jills, "a", null).Rows.Select(row => row.Name).Where(name => name != "Cleo"));
        foreach (var typed in (string[])["Ben", "ben@example.org", "eve", "fox"])
        {
            Assert.Empty(_people.Search(Jills, typed, null).Rows);
            Assert.NotEmpty(_people.Search(Everybody, typed, null).Rows);
        }
        var address = Identities.Normalise(IdentityKind.Email, "ben@example.org")!.Value;
        Assert.Null(_people.Find(Jills, address));
        Assert.Equal(SmallWorld.Ben, _people.Find(Everybody, address));
    }

    [Fact]
    public void Are_read_whole_and_a_stranger_not_at_all()
    {
        Assert.Equal(SmallWorld.Ana, _one.Find(Jills, SmallWorld.RetiredAna)?.PersonId);
        Assert.Single(_one.Enrollments(Jills, SmallWorld.Ana));
        Assert.NotEmpty(_one.Identities(Jills, SmallWorld.Ana));
        Assert.NotEmpty(_one.Consents(Jills, SmallWorld.Ana));
        Assert.NotEmpty(_one.Visits(Jills, SmallWorld.Ana));
        Assert.Equal(Story(Everybody, SmallWorld.Ana), Story(Jills, SmallWorld.Ana));

        foreach (var stranger in (Guid[])[SmallWorld.Ben, SmallWorld.Eve, SmallWorld.Zoe, Guid.Empty])
        {
            Assert.Null(_one.Find(Jills, stranger));
            Assert.Empty(_one.Enrollments(Jills, stranger));
            Assert.Empty(_one.Identities(Jills, stranger));
            Assert.Empty(_one.Consents(Jills, stranger));
            Assert.Empty(_one.Visits(Jills, stranger));
            Assert.Equal(0, Story(Jills, stranger));
        }
        Assert.True(Story(Everybody, SmallWorld.Ben) > 0);
    }

    [Fact]
    public void Have_their_messages_and_nobody_elses_are_there()
    {
        Assert.All(_deliveries.Outbox(Jills, OutboxShelf.All, null).Rows, row => Assert.Equal(SmallWorld.Ana, row.PersonId));
        Assert.Equal(2, _deliveries.Outbox(Jills, OutboxShelf.All, null).Rows.Count);
        Assert.Equal(2, _deliveries.Outbox(Jills, OutboxShelf.Sent, null).Rows.Count);
        foreach (var shelf in (OutboxShelf[])[OutboxShelf.Held, OutboxShelf.Refused, OutboxShelf.Unknown])
        {
            Assert.Empty(_deliveries.Outbox(Jills, shelf, null).Rows);
            Assert.NotEmpty(_deliveries.Outbox(Everybody, shelf, null).Rows);
        }
        var bens = WorldRows.DeliveryId(SmallWorld.Road("ben"), 1);
        Assert.Null(_deliveries.Find(Jills, SmallWorld.Ben, bens));
        Assert.NotNull(_deliveries.Find(Everybody, SmallWorld.Ben, bens));
        Assert.Empty(_deliveries.OfPerson(Jills, SmallWorld.Ben, Ever, 10));
        Assert.NotNull(_deliveries.Find(Jills, SmallWorld.Ana, WorldRows.DeliveryId(SmallWorld.Road("ana"), 0)));
    }

    [Fact]
    public void Come_by_ones_own_assignments_open_or_settled()
    {
        var toms = new WorldRows(_world.Database, SmallWorld.Business);
        var (version, now) = (SmallWorld.VersionId, SmallWorld.Now);
        toms.Assignment(SmallWorld.Fay, SmallWorld.Road("fay"), version, 2, AssignmentState.Open, now, now, owner: "tom");
        toms.Assignment(SmallWorld.Gus, SmallWorld.Road("gus"), version, 2, AssignmentState.Open, now, now);

        Assert.Equal(["Ana Álvarez"], _assignments.Open(Jills, null).Rows.Select(row => row.Name));
        Assert.Equal(["Cleo"], _assignments.Settled(Jills, null).Rows.Select(row => row.Name));
        Assert.Equal(3, _assignments.Open(Everybody, null).Rows.Count);
        var fays = WorldRows.AssignmentId(SmallWorld.Road("fay"), 2);
        Assert.Null(_assignments.Find(Jills, SmallWorld.Fay, fays));
        Assert.NotNull(_assignments.Find(PeopleScope.OwnOf(SmallWorld.Business, "TOM"), SmallWorld.Fay, fays));
        Assert.Empty(_assignments.OfPerson(Jills, SmallWorld.Fay, Ever, 10));
        Assert.Null(_one.Find(Jills, SmallWorld.Gus)); // an assignment that is nobody's makes nobody theirs
    }

    [Fact]
    public void Have_their_answers_and_stand_behind_the_numbers()
    {
        var bens = new WorldRows(_world.Database, SmallWorld.Business);
        bens.Answer(SmallWorld.Ben, SmallWorld.Road("ben"), SmallWorld.VersionId, 1, 2, "Too dear", SmallWorld.Now);

        Assert.Equal(["Ana Álvarez"], _answers.Latest(Jills, null).Rows.Select(row => row.Name));
        Assert.Equal(1, _answers.Counts(Jills).Sum(count => count.N));
        Assert.Equal((2, 2), (_answers.Latest(Everybody, null).Rows.Count, _answers.Counts(Everybody).Sum(count => count.N)));
        Assert.Empty(_answers.OfPerson(Jills, SmallWorld.Ben, Ever, 10));
        Assert.Equal([SmallWorld.Ana], Behind(Measure.Active, -1));
        Assert.Equal([SmallWorld.Ana, SmallWorld.Cleo], Behind(Measure.Reached, 0).OrderBy(id => id != SmallWorld.Ana));
    }

    [Fact]
    public void Are_all_that_is_exported()
    {
        var export = new ExportReader(_world.Database);
        Assert.Equal((2L, 2L), export.CountPeople(Jills));
        Assert.Equal(7, export.CountPeople(Everybody).All);
        var (people, events) = (new List<string?>(), new List<Guid>());
        export.People(Jills, rows => people.AddRange(rows.Select(row => row.Email)));
        export.Events(Jills, rows => events.AddRange(rows.Select(row => row.PersonId)));
        Assert.Equal(["ana@example.org", "cleo@example.org"], people);
        Assert.Equal(export.CountEvents(Jills), events.Count);
        Assert.All(events, person => Assert.Equal(SmallWorld.Ana, person));
        Assert.Equal(["company"], export.TraitNames(Jills));
    }

    [Theory]
    [MemberData(nameof(WhoHasNothing))]
    public void Of_whoever_has_no_assignment_are_nobody(string? teamKey)
    {
        var none = PeopleScope.OwnOf(SmallWorld.Business, teamKey);
        Assert.Empty(_people.Newest(none, null).Rows);
        Assert.Empty(_people.Search(none, "a", null).Rows);
        Assert.Empty(_deliveries.Outbox(none, OutboxShelf.All, null).Rows);
        Assert.Empty(_assignments.Open(none, null).Rows);
        Assert.Empty(_answers.Latest(none, null).Rows);
        Assert.Null(_one.Find(none, SmallWorld.Ana));
    }

    private IEnumerable<Guid> Behind(Measure measure, int step) => new PlaceReader(_world.Database)
        .People(Jills, SmallWorld.VersionId, measure, step, SmallWorld.Steps, null).Rows.Select(row => row.PersonId);

    private int Story(PeopleScope scope, Guid person) =>
        new TimelineReader(_world.Database, _one, _deliveries, _assignments, _answers).Page(scope, person, null).Rows.Count;
}
