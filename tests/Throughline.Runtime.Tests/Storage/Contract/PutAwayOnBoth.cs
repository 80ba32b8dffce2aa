using NodaTime;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.Reading;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Tests.Storage.Contract;

/// <summary>Journeys are put away, brought back and removed alike by both stores.</summary>
public sealed class PutAwayOnBoth(PostgresServer server) : OnBoth(server)
{
    private static readonly Actor _jill = new(SmallWorld.Business, "jill");
    private static readonly Actor _stranger = new(Guid.CreateVersion7(), "somebody-else");
    private static readonly Guid _walked = SmallWorld.JourneyId;
    private readonly HandClock _clock = new();

    private Instant Now => Instant.FromDateTimeOffset(_clock.GetUtcNow());

    [Fact]
    public async Task One_that_is_walked_is_archived_and_brought_back_and_never_removed()
    {
        await SameAsync(async db => (await ArchiveAsync(db, _stranger, true), Row(db)?.ArchivedAt));
        await SameAsync(async db => (await ArchiveAsync(db, _jill, true), await ArchiveAsync(db, _jill, true), Row(db)?.ArchivedAt));
        Assert.Equal(Now, Row(Sqlite)!.ArchivedAt);
        Same(db => new JourneyReader(db).Current(SmallWorld.Business));
        Assert.DoesNotContain(new JourneyReader(Sqlite).Current(SmallWorld.Business), row => row.Id == _walked);
        await SameAsync(db => RemoveAsync(db, _walked));
        Assert.True(Sqlite.Read(connection => JourneyShelf.WasWalked(connection, _walked)));
        await SameAsync(async db => (await ArchiveAsync(db, _jill, false), Row(db)?.ArchivedAt));
        Assert.False(Row(Sqlite)!.IsArchived);
    }

    [Fact]
    public async Task One_that_nobody_walked_is_removed_by_its_own_business_alone()
    {
        var drafted = 0;
        foreach (var db in (Database[])[Sqlite, Postgres!])
        {
            var key = await new DraftStore(db, _clock, () => $"f{++drafted}").CreateAsync(_jill, "Nobody's road");
            var id = new JourneyReader(db).IdOf(SmallWorld.Business, key)!.Value;
            Assert.False(await db.WriteAsync(connection => JourneyShelf.Remove(connection, _stranger, id, Now)));
            Assert.True(await RemoveAsync(db, id));
            Assert.Null(new JourneyReader(db).Find(SmallWorld.Business, key));
            Assert.NotNull(Row(db));
        }
    }

    private static JourneyRow? Row(Database db) => new JourneyReader(db).List(SmallWorld.Business).FirstOrDefault(row => row.Id == _walked);

    private Task<bool> ArchiveAsync(Database db, Actor actor, bool archived) =>
        db.WriteAsync(connection => JourneyShelf.Archive(connection, (actor, _walked), archived, Now));

    private Task<bool> RemoveAsync(Database db, Guid journey) =>
        db.WriteAsync(connection => JourneyShelf.Remove(connection, _jill, journey, Now));
}
