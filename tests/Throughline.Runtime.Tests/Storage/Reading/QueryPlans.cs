using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.Tests.Storage.Reading;

/// <summary>With a million people every page answers in the time of its own rows: no statement walks a table.</summary>
public sealed partial class QueryPlans
{
    public static TheoryData<string, string> Statements()
    {
        var all = new TheoryData<string, string>();
        foreach (var reader in typeof(PersonReader).Assembly.GetTypes().Where(type => type.Namespace == typeof(PersonReader).Namespace && type != typeof(RowCountReader))) // that one counts whole tables, and is no page's
            foreach (var field in reader.GetFields(BindingFlags.NonPublic | BindingFlags.Static).Where(field => field.IsLiteral && field.Name.EndsWith("Sql", StringComparison.Ordinal)))
            {
                var sql = (string)field.GetRawConstantValue()!;
                all.Add($"{reader.Name}.{field.Name}", sql);
                var own = PeopleScope.OwnOf(SmallWorld.Business, "jill").Narrow(sql);
                if (own != sql) all.Add($"{reader.Name}.{field.Name}, own people", own);
            }
        return all;
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task A_statement_finds_its_rows_by_an_index(string name, string sql)
    {
        await using var world = new SmallWorld();
        var plan = world.Database.Read(c => Explain(c, sql));
        // A subquery's own result and the inside of one JSON value may be walked; a table may not.
        Assert.DoesNotContain(plan, line => line.StartsWith("SCAN ", StringComparison.Ordinal) && !line.StartsWith("SCAN (subquery", StringComparison.Ordinal) && line != "SCAN CONSTANT ROW" && !line.Contains("VIRTUAL TABLE", StringComparison.Ordinal) && !IsDerived(sql, line));
        Assert.NotEmpty(plan);
        Assert.NotEmpty(name);
    }

    public static TheoryData<string, string> OfOnePerson() =>
        new(Statements().Select(row => row.Data).Where(row => OnePerson().IsMatch(row.Item2)));

    [Theory]
    [MemberData(nameof(OfOnePerson))]
    public async Task What_is_of_one_person_is_found_by_that_person(string name, string sql)
    {
        await using var world = new SmallWorld();
        var plan = world.Database.Read(c => Explain(c, sql));
        Assert.True(plan.Exists(line => line.Contains("person_id=?", StringComparison.Ordinal)), $"{name}: {string.Join(" / ", plan)}");
        Assert.DoesNotContain(plan, line => line.Contains("workspace_id=?", StringComparison.Ordinal)
            && !line.Contains("person_id=?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_nobody_knows_and_what_was_not_sent_is_found_by_its_own_index()
    {
        await using var world = new SmallWorld();
        foreach (var (statement, index) in ((string, string)[])[("UnknownSql", "unknown"), ("UnknownTimesSql", "unknown"),
            ("RefusedSql", "refused")])
        {
            var sql = Statements().Select(row => row.Data).Single(row => row.Item1 == $"DeliveryReader.{statement}").Item2;
            Assert.Contains(world.Database.Read(c => Explain(c, sql)), line =>
                line.Contains($"INDEX delivery_{index}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_reader_has_its_statements_under_watch() => Assert.True(Statements().Count >= 40);

    // "SCAN e" where e names a subquery: ") e" stands in the statement.
    private static bool IsDerived(string sql, string line) => sql.Contains($") {line.Split(' ')[1]}\n", StringComparison.Ordinal);

    private static List<string> Explain(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var name in Names().Matches(sql).Select(match => match.Value).Distinct()) command.Parameters.Add(new SqliteParameter { ParameterName = name, Value = 0 });
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read()) lines.Add(reader.GetString(3));
        return lines;
    }

    [GeneratedRegex(@"WHERE (\w\.)?bucket = @bucket AND (\w\.)?person_id = @person",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OnePerson();

    [GeneratedRegex("@[a-z]+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Names();
}
