using System.Text.RegularExpressions;

namespace Throughline.Runtime.Storage.Dialects;

/// <summary>Writes the marks of a statement as one dialect has them (<see cref="IStatements"/>).</summary>
internal static partial class StatementText
{
    public static string ForSqlite(string columns, string sql)
    {
        var names = Names(columns);
        return Mark().Replace(sql, match => match.Groups["name"].Value switch
        {
            "rows" or "from" or "using" => "",
            "values" => $"VALUES ({string.Join(", ", names.Select((_, i) => $"?{i + 1}"))})",
            var word when word.StartsWith("lock ", StringComparison.Ordinal) => "",
            var name => $"?{Position(names, name, sql)}",
        });
    }

    /// <summary>For a set: one array for each column.</summary>
    public static string ForPostgresSet(string columns, string sql)
    {
        var names = Names(columns);
        var set = $"unnest({string.Join(", ", names.Select((_, i) => $"${i + 1}"))}) AS k ({string.Join(", ", names)})";
        return Mark().Replace(sql, match => match.Groups["name"].Value switch
        {
            "rows" => set + ",",
            "from" => "FROM " + set,
            "using" => "USING " + set,
            "values" => "SELECT * FROM " + set,
            var word when word.StartsWith("lock ", StringComparison.Ordinal) => Lock(word),
            var name when Position(names, name, sql) > 0 => "k." + name,
            var name => name,
        });
    }

    public static string ForPostgresOne(string columns, string sql)
    {
        var names = Names(columns);
        return Mark().Replace(sql, match => match.Groups["name"].Value switch
        {
            "rows" or "from" or "using" => "",
            "values" => $"VALUES ({string.Join(", ", names.Select((_, i) => $"${i + 1}"))})",
            var word when word.StartsWith("lock ", StringComparison.Ordinal) => Lock(word),
            var name => $"${Position(names, name, sql)}",
        });
    }

    private static string Lock(string words) => words.Split(' ') switch
    {
        ["lock", "free", var table] => $"FOR UPDATE OF {table} SKIP LOCKED",
        ["lock", var table] => $"FOR UPDATE OF {table}",
        _ => throw new ArgumentException($"What is {{{words}}}?", nameof(words)),
    };

    private static string[] Names(string columns) => columns.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static int Position(string[] names, string name, string sql) =>
        Array.IndexOf(names, name) is >= 0 and var at ? at + 1 : throw new ArgumentException($"The statement has no value \"{name}\": {sql}", nameof(name));

    [GeneratedRegex(@"\{(?<name>[a-z_ ]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();
}
