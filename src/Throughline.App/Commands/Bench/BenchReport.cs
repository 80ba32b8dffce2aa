using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Throughline.App.Commands.Bench;

/// <summary>What was measured, as a table for people and as JSON for programs.</summary>
internal static class BenchReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void WriteHead(TextWriter output)
    {
        output.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {RuntimeInformation.FrameworkDescription}");
        output.WriteLine();
    }

    public static void WriteTable(TextWriter output, IReadOnlyList<Figure> figures)
    {
        var rows = figures.Select(Row).Prepend(["what", "measured", "bar", "", "limit in the same run", "", "of it"]).ToList();
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        foreach (var row in rows)
            output.WriteLine(string.Join("  ", row.Select((cell, i) => i is 1 or 2 or 5 or 6 ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd());
        output.WriteLine();
    }

    public static void WriteJson(string file, IReadOnlyList<Figure> figures) => File.WriteAllText(file, JsonSerializer.Serialize(
        new
        {
            Machine = $"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores",
            Runtime = RuntimeInformation.FrameworkDescription,
            Figures = figures.Select(figure => new
            {
                figure.What,
                figure.Value,
                figure.Unit,
                figure.Budget,
                Bar = figure.Budget is { } name ? Budgets.Of(name).ToString() : null,
                Reached = IsReached(figure),
                figure.LimitName,
                figure.Limit,
                figure.Ratio,
            }),
        },
        Json));

    /// <summary>Null where there is no bar.</summary>
    public static bool? IsReached(Figure figure) => figure.Budget is { } name ? Budgets.Of(name).IsReached(figure.Value) : null;

    private static string[] Row(Figure figure) =>
    [
        figure.What,
        $"{Number(figure.Value)} {figure.Unit}",
        figure.Budget is { } name ? Budgets.Of(name).ToString() : "",
        IsReached(figure) switch { true => "reached", false => "MISSED", null => "" },
        figure.LimitName ?? "",
        figure.Limit is { } limit ? Number(limit) : "",
        figure.Ratio is { } ratio ? ratio.ToString("0.00", CultureInfo.InvariantCulture) : "",
    ];

    private static string Number(double value) => value.ToString(value < 100 ? "0.00" : "#,0", CultureInfo.InvariantCulture);
}
