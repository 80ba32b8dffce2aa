using System.Text.Json;

namespace Throughline.App.Commands.Bench;

/// <summary>One thing that was measured, beside the limit that the same machine showed in the same run.</summary>
/// <param name="Budget">Its bar in <c>benchmarks/budgets.json</c>; null where it has none.</param>
/// <param name="LimitName">What the limit is: "same rows written straight, commits of 1,000".</param>
internal sealed record Figure(string What, double Value, string Unit, string? Budget = null, string? LimitName = null, double? Limit = null)
{
    public double? Ratio => Limit is > 0 ? Value / Limit : null;
}

/// <summary>A bar: one of the two is set.</summary>
internal sealed record Bar(double? AtLeast, double? Below)
{
    public bool IsReached(double value) => AtLeast is { } least ? value >= least : value < Below;

    public override string ToString() => AtLeast is { } least ? $"≥ {least:#,0.##}" : $"< {Below:#,0.##}";
}

/// <summary>The bars of <c>benchmarks/budgets.json</c>, which travels inside the program.</summary>
internal static class Budgets
{
    private static readonly Dictionary<string, Bar> All = Load();

    public static Bar Of(string name) => All[name];

    private static Dictionary<string, Bar> Load()
    {
        using var stream = typeof(Budgets).Assembly.GetManifestResourceStream("bench/budgets.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Bar>>(stream, JsonSerializerOptions.Web)!;
    }
}
