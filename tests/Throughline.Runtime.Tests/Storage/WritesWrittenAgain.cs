using Dapper;
using Microsoft.Data.Sqlite;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Dialects.Sqlite;
using Throughline.Runtime.Tests.Engine;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Tests.Storage;

/// <summary>What a measurement stands beside is the same rows, not rows that are like them.</summary>
public sealed class WritesWrittenAgain : IDisposable
{
    private static readonly string[] Written = ["person", "identity", "consent", "event", "enrollment", "visit", "delivery", "tally"];

    private readonly string _copy = Path.Combine(Path.GetTempPath(), $"throughline-again-{Guid.NewGuid():N}.db");

    public void Dispose()
    {
        foreach (var end in (string[])["", "-wal", "-shm"]) File.Delete(_copy + end);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_engines_writes_taken_down_and_written_again_make_the_same_store(bool sorted)
    {
        await using var world = await BeginAsync(Road("course", "Form Submitted",
            Step("one", Sends("First"), done: "Read"),
            Step("two", Sends("Second"), wait: Wait.OfDays(2))));
        Execute(((SqliteDatabase)world.Database).File, $"VACUUM INTO '{_copy}'");

        var log = await world.Database.TransactAsync(tables => tables.KeepLog());
        await LiveAsync(world);
        var taken = log.Take();
        var writes = sorted ? [.. taken.OrderBy(write => write.Bucket ?? long.MaxValue)] : taken;
        await using (var again = Database.Open(_copy))
            await again.TransactAsync(tables =>
            {
                foreach (var write in writes) tables.WriteAgain(write);
                return true;
            });

        var (expected, found) = (Everything(((SqliteDatabase)world.Database).File), Everything(_copy));
        Assert.All(Written, table => Assert.NotEmpty(expected[table]));
        Assert.Equal(expected, found);
        Assert.Empty(log.Take());
    }

    /// <summary>Arriving, moving on, waiting, messages that leave; everything that a measurement lets happen.</summary>
    private static async Task LiveAsync(World world)
    {
        for (var i = 0; i < 30; i++)
        {
            var form = Track("Form Submitted", $"u{i}", properties: new { consent = i % 2 == 0 });
            await world.TellAsync(Identify($"u{i}", null, $"u{i}@example.com"), form);
        }
        await world.LiveUntilAsync(Start + NodaTime.Duration.FromHours(1));
        await world.TellAsync([.. Enumerable.Range(0, 20).Select(i => Track("Read", $"u{i}"))]);
        await world.LiveUntilAsync(Start + NodaTime.Duration.FromDays(3));
    }

    /// <summary>Every table with every row, as text, in one order.</summary>
    private static Dictionary<string, List<string>> Everything(string file)
    {
        using var connection = Open(file);
        return connection.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
            .ToDictionary(table => table, table => Rows(connection, table));
    }

    private static List<string> Rows(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}";

    private static void Execute(string file, string sql)
    {
        using var connection = Open(file);
        connection.Execute(sql);
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
