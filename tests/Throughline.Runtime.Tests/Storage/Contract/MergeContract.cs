using Dapper;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Tests.Storage.Contract;

public sealed class MergesOnSqlite() : MergeContract(null);

public sealed class MergesOnPostgres(PostgresServer server) : MergeContract(server);

/// <summary>Two people turn out to be one.</summary>
public abstract class MergeContract(PostgresServer? server) : StoreContract(server)
{
    /// <summary>Tables about a person that a merge treats otherwise than by carrying rows over.</summary>
    private static readonly string[] _others = ["identity", "person_alias", "person_identity", "person_word"];

    [Fact]
    public void Every_table_about_a_person_goes_over_with_every_column()
    {
        var about = Columns().ToLookup(
            column => column.Table,
            column => column.Name).Where(table => table.Contains("person_id")).ToDictionary(table => table.Key, table => table.ToList());
        Assert.Equal(about.Keys.Except(_others).Order(), MergeTable.Tables.Select(table => table.Table).Order());
        foreach (var (table, _, columns) in MergeTable.Tables)
            Assert.Equal(about[table].Order(), columns.Split(", ").Concat(["bucket", "person_id"]).Order());
    }

    [Fact]
    public async Task All_rows_of_one_lie_under_the_other_afterwards()
    {
        var (from, to) = (Made.Person(1), Made.Person(2));
        foreach (var (table, _, _) in MergeTable.Tables) await InsertAsync(table, from, 1);
        foreach (var (table, _, _) in MergeTable.Tables) await InsertAsync(table, to, 2);
        await WriteAsync(tables => tables.Merges.Move(from, to));
        foreach (var (table, _, _) in MergeTable.Tables)
        {
            var rows = Store.Read(
                connection => connection.Query<(long Bucket, Guid Person)>($"SELECT bucket, person_id FROM {table}").ToList());
            Assert.Equal([(Bucket.Of(to), to), (Bucket.Of(to), to)], rows);
        }
    }

    [Fact]
    public async Task Where_both_have_the_same_row_the_survivors_stays()
    {
        var (from, to) = (Made.Person(1), Made.Person(2));
        foreach (var person in (Guid[])[from, to])
            foreach (var (table, _, _) in MergeTable.Tables) await InsertAsync(table, person, 1);
        await WriteAsync(tables => tables.Merges.Move(from, to));
        foreach (var (table, _, _) in MergeTable.Tables)
            Assert.Equal([to], Store.Read(connection => connection.Query<Guid>($"SELECT person_id FROM {table}").ToList()));
    }

    /// <summary>A row with something in every column, whatever the columns are.</summary>
    private Task InsertAsync(string table, Guid person, int n)
    {
        var columns = Columns().Where(column => column.Table == table).ToList();
        var values = new DynamicParameters();
        foreach (var (_, name, type) in columns)
        {
            if (name == "bucket") values.Add(name, Bucket.Of(person));
            else if (name == "person_id") values.Add(name, person);
            else if (type == "uuid") values.Add(name, Made.Id(name, n));
            else if (type == "bytea") values.Add(name, new byte[] { (byte)n });
            else if (type == "bigint") values.Add(name, (long)n);
            else values.Add(name, $"{name} {n}");
        }
        var names = string.Join(", ", columns.Select(column => column.Name));
        return Store.WriteAsync(
            connection => connection.Execute(
                $"INSERT INTO {table} ({names}) VALUES ({string.Join(", ", columns.Select(column => "@" + column.Name))})", values));
    }

    private List<(string Table, string Name, string Type)> Columns() =>
        Store.Read(connection => connection.Query<(string, string, string)>(StoreColumns.Sql(IsSqlite)).ToList());
}
