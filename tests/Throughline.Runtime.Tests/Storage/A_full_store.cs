using Dapper;
using Microsoft.Data.Sqlite;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Tests.Storage;

/// <summary>A store without room says so until as much as people send fits again, and not only until something small did.</summary>
public sealed class A_full_store : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("throughline-full-").FullName;
    private readonly HandClock _time = new();

    [Fact]
    public async Task It_is_full_until_much_fits_again_however_much_that_is_small_still_fits()
    {
        await using var database = Database.Open(Path.Combine(_folder, Backup.DatabaseName));
        var probe = new StoreProbe(database, _time);
        Assert.Null(await probe.LookAsync());
        await LimitAsync(database, "PRAGMA page_count");
        await Assert.ThrowsAsync<SqliteException>(() => database.WriteAsync(connection =>
            connection.Execute("INSERT INTO setting (name, value) VALUES ('much', @much)", new { much = new string('x', 1_000_000) })));
        Assert.Contains("full", database.Trouble, StringComparison.Ordinal);

        await database.WriteAsync(connection => connection.Execute("UPDATE setting SET value = 'x' WHERE name = 'written'"));
        Assert.Contains("full", database.Trouble, StringComparison.Ordinal);
        Assert.Contains("full", await LookLaterAsync(probe), StringComparison.Ordinal);

        await LimitAsync(database, "SELECT 1000000");
        Assert.Contains("full", database.Trouble, StringComparison.Ordinal);
        Assert.Null(await LookLaterAsync(probe));
        Assert.Null(database.Trouble);
        Assert.Equal(0, database.Read(connection => connection.ExecuteScalar<long>("SELECT COUNT(*) FROM setting WHERE name = 'room'")));
    }

    [Fact]
    public async Task Any_other_trouble_is_over_with_the_next_that_is_safe()
    {
        var file = Path.Combine(_folder, Backup.DatabaseName);
        await using var database = Database.Open(file, new(TimeSpan.FromSeconds(1), null));
        using (var other = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            other.Open();
            using var held = other.BeginTransaction(deferred: false);
            await Assert.ThrowsAsync<SqliteException>(() => WriteAsync(database));
            Assert.NotNull(database.Trouble);
        }
        await WriteAsync(database);
        Assert.Null(database.Trouble);
    }

    private static Task WriteAsync(Database database) =>
        database.WriteAsync(connection => connection.Execute("INSERT INTO setting (name, value) VALUES ('something', 'x')"));

    private static Task LimitAsync(Database database, string pages) => database.WriteAsync(connection =>
        connection.Execute($"PRAGMA max_page_count = {connection.ExecuteScalar<long>(pages)}"));

    private Task<string?> LookLaterAsync(StoreProbe probe)
    {
        _time.Pass(TimeSpan.FromSeconds(2));
        return probe.LookAsync();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
