using Microsoft.Data.Sqlite;
using Throughline.Runtime.Storage;

namespace Throughline.Tests.Storage;

public sealed class Data_of_before : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("throughline-before-").FullName;

    [Fact]
    public void Data_from_before_the_first_release_is_refused_in_words()
    {
        var file = Path.Combine(_folder, "throughline.db");
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE tally (version_id BLOB, step INTEGER, measure INTEGER, writer INTEGER, n INTEGER); PRAGMA user_version = 3";
            command.ExecuteNonQuery();
        }
        Assert.Contains("before its first release", Assert.Throws<StoreException>(() => Database.Open(file)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
