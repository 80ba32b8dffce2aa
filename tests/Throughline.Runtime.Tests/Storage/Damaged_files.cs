using Dapper;
using NodaTime;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Dialects.Sqlite;

namespace Throughline.Tests.Storage;

/// <summary>A damaged database is no backup, and what is half-written never has a backup's name.</summary>
public sealed class Damaged_files : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("throughline-damaged-").FullName;

    private string File => Path.Combine(_folder, "data", Backup.DatabaseName);

    private string Target => Path.Combine(_folder, "backup.zip");

    [Fact]
    public async Task A_sound_one_is_backed_up()
    {
        await MakeAsync();
        Assert.Equal(Migrations.Newest, Save().Schema);
        Assert.True(System.IO.File.Exists(Target));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(11)]
    [InlineData(40)]
    public async Task A_damaged_page_makes_no_backup(int page)
    {
        await MakeAsync();
        using (var stream = new FileStream(File, FileMode.Open, FileAccess.Write))
        {
            stream.Position = page * 4096L;
            stream.Write([.. Enumerable.Repeat((byte)0x5A, 4096)]);
        }
        Assert.Contains("damaged", Assert.Throws<StoreException>(() => Save()).Message, StringComparison.Ordinal);
        Assert.Equal(["data"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task An_index_that_misses_a_row_makes_no_backup()
    {
        await MakeAsync();
        using (var connection = SqliteFile.Open(File))
            connection.Execute("""
                PRAGMA writable_schema = ON;
                UPDATE sqlite_master SET sql = 'CREATE INDEX person_recent ON person (workspace_id, created_at) WHERE created_at > 1' WHERE name = 'person_recent';
                """);
        using (var connection = SqliteFile.Open(File))
            connection.Execute("INSERT INTO person (bucket, id, workspace_id, lifecycle, traits, created_at) VALUES (1, x'01', x'02', 0, '{}', 0)");
        using (var connection = SqliteFile.Open(File))
            connection.Execute("""
                PRAGMA writable_schema = ON;
                UPDATE sqlite_master SET sql = 'CREATE INDEX person_recent ON person (workspace_id, created_at)' WHERE name = 'person_recent';
                """);
        Assert.Contains("damaged", Assert.Throws<StoreException>(() => Save()).Message, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(Target));
    }

    [Fact]
    public async Task One_that_was_stopped_half_way_leaves_nothing()
    {
        await MakeAsync();
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Backup.Write(Path.Combine(_folder, "data"), Target,
            Instant.FromUnixTimeSeconds(0), (_, _) => stop.Cancel(), stop.Token));
        Assert.Equal(["data"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_server_finds_damage_before_it_begins_and_a_bounded_look_at_a_sound_file_finds_none()
    {
        await MakeAsync();
        await Database.OpenToServe(File).DisposeAsync();
        SqliteCheck.LookThrough(File, TimeSpan.Zero);
        using (var stream = new FileStream(File, FileMode.Open, FileAccess.Write))
        {
            stream.Position = 4096 * 3;
            stream.Write(new byte[4096 * 8]);
        }
        Assert.Contains("Restore a backup", Assert.Throws<StoreException>(() => Database.OpenToServe(File)).Message,
            StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task MakeAsync()
    {
        await using (var database = Database.Open(File))
            await database.WriteAsync(connection =>
            {
                for (var n = 0; n < 2000; n++)
                    connection.Execute("INSERT INTO person (bucket, id, workspace_id, lifecycle, traits, created_at) VALUES (@n, @id, x'02', 0, '{}', @n)", new { n, id = BitConverter.GetBytes(n) });
            });
        using var connection = SqliteFile.Open(File);
        connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private BackupLabel Save() => Backup.Write(Path.Combine(_folder, "data"), Target, Instant.FromUnixTimeSeconds(0), (_, _) => { },
        CancellationToken.None);
}
