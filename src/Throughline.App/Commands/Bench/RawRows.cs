using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Throughline.App.Commands.Bench;

/// <summary>What the engine wrote while it was measured, put together event by event, so that it can be written again without the engine.</summary>
internal sealed class RawRows
{
    /// <summary>The measures that a move changes, about: each commit adds to so many counters.</summary>
    private const string CountersSql = "SELECT version_id, step, measure, writer, 1 FROM tally";

    private readonly Dictionary<string, RawWrite> _roads = [];

    private RawRows()
    {
    }

    /// <summary>The rows that each event caused, its own first.</summary>
    public List<List<RawWrite>> ByEvent { get; } = [];

    public List<RawWrite> Counters { get; private set; } = [];
    public int Events => ByEvent.Count;
    public int Updates { get; private set; }
    public int Visits { get; private set; }
    public int Deliveries { get; private set; }
    public int People { get; private set; }

    /// <summary>Everything that is in <paramref name="file"/> and was not in its earlier copy.</summary>
    public static RawRows Since(string file, string copy)
    {
        using var connection = RawWrites.Open(file);
        RawWrites.Execute(connection, $"ATTACH '{copy}' AS old");
        var rows = new RawRows { Counters = Read(connection, RawTable.Tally, CountersSql) };
        var visits = ByPerson(Read(connection, RawTable.Visit, New("visit", "bucket", "person_id", "enrollment_id", "step")));
        var deliveries = ByPerson(Read(connection, RawTable.Delivery, New("delivery", "bucket", "person_id", "id") + " ORDER BY step"));
        var newcomers = Newcomers(connection);
        foreach (var road in Read(connection, RawTable.Move, $"SELECT {RawWrites.MoveColumns} FROM enrollment")) rows._roads[Key(road, 1)] = road;
        foreach (var one in Read(connection, RawTable.Event, New("event", "bucket", "person_id", "id")).OrderBy(row => (long)row.Values[6]!))
        {
            var caused = new List<RawWrite> { one };
            rows.ByEvent.Add(caused);
            var person = Key(one, 1);
            if (newcomers.Remove(person, out var newcomer))
            {
                caused.AddRange(newcomer);
                rows.People++;
            }
            if (((RawText)one.Values[4]!).Utf8.AsSpan().SequenceEqual("Lesson Finished"u8)) rows.AddMove(caused, person, visits, deliveries);
        }
        var left = newcomers.Count + visits.Values.Sum(queue => queue.Count) + deliveries.Values.Sum(queue => queue.Count);
        if (left > 0) throw new InvalidOperationException($"{left} rows that the engine wrote belong to no event: the comparison would not be fair.");
        return rows;
    }

    private void AddMove(List<RawWrite> caused, string person, Dictionary<string, Queue<RawWrite>> visits, Dictionary<string, Queue<RawWrite>> deliveries)
    {
        if (!visits.TryGetValue(person, out var ahead) || !ahead.TryDequeue(out var visit)) return;
        caused.Add(visit);
        Visits++;
        caused.Add(_roads[person]);
        Updates++;
        if (!deliveries.TryGetValue(person, out var messages) || !messages.TryPeek(out var message) || (long)message.Values[6]! > (long)visit.Values[3]! + 1) return;
        caused.Add(messages.Dequeue());
        Deliveries++;
    }

    private static string New(string table, params string[] key) =>
        $"SELECT * FROM {table} n WHERE NOT EXISTS (SELECT 1 FROM old.{table} o WHERE {string.Join(" AND ", key.Select(column => $"o.{column} = n.{column}"))})";

    private static Dictionary<string, List<RawWrite>> Newcomers(SqliteConnection connection)
    {
        var found = Read(connection, RawTable.Person, New("person", "bucket", "id")).ToDictionary(row => Key(row, 1), row => new List<RawWrite> { row });
        AddTo(found, Read(connection, RawTable.Identity, New("identity", "bucket", "workspace_id", "kind", "value")), 4);
        AddTo(found, Read(connection, RawTable.PersonIdentity, New("person_identity", "bucket", "person_id", "kind", "value")), 1);
        AddTo(found, Read(connection, RawTable.Enrollment, New("enrollment", "bucket", "person_id", "id")), 1);
        return found;
    }

    private static void AddTo(Dictionary<string, List<RawWrite>> people, List<RawWrite> rows, int column)
    {
        foreach (var row in rows) people[Key(row, column)].Add(row);
    }

    private static Dictionary<string, Queue<RawWrite>> ByPerson(List<RawWrite> rows) =>
        rows.GroupBy(row => Key(row, 1)).ToDictionary(group => group.Key, group => new Queue<RawWrite>(group));

    private static string Key(RawWrite row, int column) => Convert.ToHexString((byte[])row.Values[column]!);

    /// <summary>Rows of a table, as they would be written.</summary>
    public static List<RawWrite> Read(SqliteConnection connection, RawTable table, string sql)
    {
        var rows = new List<RawWrite>();
        if (raw.sqlite3_prepare_v2(connection.Handle!, sql, out var statement) != raw.SQLITE_OK)
            throw new InvalidOperationException(raw.sqlite3_errmsg(connection.Handle!).utf8_to_string());
        using (statement)
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
            {
                var values = new object?[raw.sqlite3_column_count(statement)];
                for (var i = 0; i < values.Length; i++) values[i] = Value(statement, i);
                rows.Add(new RawWrite(table, values));
            }
        return rows;
    }

    private static object? Value(sqlite3_stmt statement, int column) => raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_INTEGER => raw.sqlite3_column_int64(statement, column),
        raw.SQLITE_TEXT => new RawText(raw.sqlite3_column_blob(statement, column).ToArray()),
        raw.SQLITE_BLOB => raw.sqlite3_column_blob(statement, column).ToArray(),
        _ => null,
    };
}
