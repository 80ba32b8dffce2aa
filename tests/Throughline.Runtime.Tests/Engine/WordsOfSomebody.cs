using Dapper;
using Throughline.Runtime.Storage.Dialects.Sqlite;
using Throughline.Tests.Storage.Contract;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>Looks through everything that a store holds for words that belong to one person.</summary>
internal static class WordsOfSomebody
{
    /// <summary>Where one of the words stands in any column of any table.</summary>
    public static List<string> In(World world, params string[] words)
    {
        var isSqlite = world.Database is SqliteDatabase;
        return world.Database.Read(connection =>
        {
            var found = new List<string>();
            var columns = connection.Query<(string Table, string Name, string Type)>(StoreColumns.Sql(isSqlite)).ToList();
            foreach (var (table, name, type) in columns.Where(column => column.Type is "text" or "bytea"))
                foreach (var word in words)
                {
                    var text = type == "text" ? $"\"{name}\"" : isSqlite ? $"CAST(\"{name}\" AS TEXT)" : $"encode(\"{name}\", 'escape')";
                    var sql = $"SELECT COUNT(*) FROM \"{table}\" WHERE LOWER({text}) LIKE @like";
                    if (connection.ExecuteScalar<long>(sql, new { like = $"%{word.ToLowerInvariant()}%" }) > 0)
                        found.Add($"{table}.{name}: {word}");
                }
            return found;
        });
    }

    /// <summary>Those of the words that stand anywhere in the files of a store, once it was written anew.</summary>
    public static async Task<List<string>> InFileAsync(World world, params string[] words)
    {
        var file = ((SqliteDatabase)world.Database).File;
        await using var connection = SqliteFile.Open(file);
        await connection.ExecuteAsync("VACUUM");
        await connection.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return InBytes(file, words);
    }

    /// <summary>Those of the words that stand anywhere in the file of a store once the write-ahead file was taken into it.</summary>
    public static List<string> AsItLies(World world, params string[] words)
    {
        var file = ((SqliteDatabase)world.Database).File;
        SqliteFile.TidyUp(file);
        return InBytes(file, words);
    }

    private static List<string> InBytes(string file, params string[] words)
    {
        var text = string.Concat(((string[])[file, file + "-wal"]).Where(File.Exists).Select(one =>
        {
            using var stream = new FileStream(one, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            return reader.ReadToEnd();
        }));
        return [.. words.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))];
    }
}
