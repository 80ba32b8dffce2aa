using Dapper;
using Throughline.Runtime.Storage;

namespace Throughline.Tests.Storage.Contract;

/// <summary>One schema: the same tables with the same columns and indexes, whoever keeps them.</summary>
public sealed class SchemaOnBoth(PostgresServer server) : IAsyncLifetime
{
    /// <summary>Numbered by the database itself, which SQLite does for this very type only.</summary>
    private const string NumberedByTheStore = "account_claim.Id ";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("throughline-schema-");
    private Database _sqlite = null!;
    private Database? _postgres;

    public async ValueTask InitializeAsync()
    {
        _sqlite = Database.Open(Path.Combine(_folder.FullName, "store.db"));
        _postgres = Database.Open(await server.NewStoreAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _sqlite.DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Tables_have_the_same_columns_of_the_same_types()
    {
        var here = _sqlite.Read(
            connection => connection.Query<string>(
                $"SELECT table_name || '.' || name || ' ' || type FROM ({StoreColumns.Sql(sqlite: true)}) c").ToHashSet());
        var there = _postgres!.Read(
            connection => connection.Query<string>(
                $"SELECT table_name || '.' || name || ' ' || type FROM ({StoreColumns.Sql(sqlite: false)}) c").ToHashSet());
        Assert.True(here.Count > 200);
        Assert.Equal(Own(here), Own(there));
    }

    private static IEnumerable<string> Own(IEnumerable<string> columns) => columns
        .Where(
            column => !column.StartsWith("schema_version.", StringComparison.Ordinal) && !column.StartsWith(
                NumberedByTheStore, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    [Fact]
    public void What_must_be_there_must_be_there_on_both()
    {
        var here = _sqlite.Read(connection => connection.Query<string>(
            """
            SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND (c."notnull" = 1 OR c.pk > 0)
            """).ToHashSet());
        var there = _postgres!.Read(connection => connection.Query<string>(
            """
            SELECT table_name || '.' || column_name FROM information_schema.columns
            WHERE table_schema = 'public' AND is_nullable = 'NO' AND table_name <> 'schema_version'
            """).ToHashSet());
        Assert.Equal(here.Order(StringComparer.Ordinal), there.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Indexes_are_the_same()
    {
        var here = _sqlite.Read(
            connection => connection.Query<string>(
                "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").Order(StringComparer.Ordinal).ToList());
        var there = _postgres!.Read(connection => connection.Query<string>(
            "SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND indexname NOT IN (SELECT conname FROM pg_constraint)")
            .Order(StringComparer.Ordinal).ToList());
        Assert.True(here.Count > 15);
        Assert.Equal(here, there);
    }

    [Fact]
    public async Task A_store_is_brought_up_to_date_once()
    {
        Assert.Equal(_sqlite.Migrated.Distinct().Order(), _sqlite.Migrated);
        Assert.Equal((1, Migrations.Newest), (_sqlite.Migrated[0], _sqlite.Migrated[^1]));
        Assert.Empty(_postgres!.Migrated); // the template's schema is made already
        await using var again = Database.Open(Path.Combine(_folder.FullName, "store.db"));
        Assert.Empty(again.Migrated);
    }
}

/// <summary>How a store says what columns it has: table, name and type, the type as the migrations write it.</summary>
internal static class StoreColumns
{
    public static string Sql(bool sqlite) => sqlite
        ? """
          SELECT m.name AS table_name, c.name,
            CASE lower(c.type) WHEN 'timestamptz' THEN 'timestamp with time zone' ELSE lower(c.type) END AS type
          FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'
          """
        : """
          SELECT table_name, column_name AS name, data_type AS type FROM information_schema.columns
          WHERE table_schema = 'public' AND table_name IN (SELECT tablename FROM pg_tables WHERE schemaname = 'public')
          """;
}
