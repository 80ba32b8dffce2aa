using System.Collections.Immutable;
using Throughline.Enrollments;

namespace Throughline.App.Features.Mapping;

/// <summary>A row of the map: one question that is asked of every step.</summary>
/// <param name="Key">Its name in addresses and in kept views.</param>
/// <param name="Name">Its header.</param>
/// <param name="Prompt">What stands in an empty cell.</param>
public sealed record MapRow(string Key, string Name, string Prompt = "")
{
    /// <summary>What is counted in it, for a row of numbers.</summary>
    public Measure? Counts { get; init; }

    /// <summary>False for a row that shows itself only to those who ask for it.</summary>
    public bool IsUsual { get; init; } = true;
}

/// <summary>All rows of the map, in their usual order.</summary>
internal static class MapRows
{
    public const string Feels = "feels";
    public const string Line = "line";

    public static ImmutableArray<MapRow> All { get; } =
    [
        new("does", "What they do", "What do they do here?"),
        new("thinks", "What they think", "What goes through their mind?"),
        new(Feels, "How they feel"),
        new(Line, "Line of visibility"),
        new("tone", "Tone", "How do you sound?"),
        new("message", "Message", "What do you say?"),
        new("platform", "Platform", "Where does it happen?"),
        new("purpose", "Purpose", "Why is this step there?"),
        new("promises", "Promises", "What do you promise?"),
        new("owner", "Owner and task", "Who looks after it?"),
        new("tool", "Tool", "What do you do it with?"),
        new("obstacle", "Obstacle and answer", "What could stop them?"),
        new("done", "How we know it is done", "What shows that it is done?"),
        new("actual", "Actual use", "How do people really use it?") { IsUsual = false },
        new("shows", "What it shows", "Which of your values do they see?") { IsUsual = false },
        new("delight", "Delight", "What would surprise them, and for how much?") { IsUsual = false },
        new("standard", "Standard", "What does good look like?") { IsUsual = false },
        new("evidence", "Evidence", "How do you know?") { IsUsual = false },
        new("goal", "Goal", "Where does it move them?") { IsUsual = false },
        new("reached", "Reached") { IsUsual = false, Counts = Measure.Reached },
        new("here", "Here now") { IsUsual = false, Counts = Measure.Waiting },
        new("finished", "Done") { IsUsual = false, Counts = Measure.Done },
        new("given-up", "Given up") { IsUsual = false, Counts = Measure.GivenUp },
    ];

    /// <summary>The rows with these keys, each once, in this order; unknown keys are left out.</summary>
    public static ImmutableArray<MapRow> Of(IEnumerable<string> keys) =>
        [.. keys.Distinct(StringComparer.Ordinal).Select(key => All.FirstOrDefault(row => row.Key == key)).OfType<MapRow>()];
}

/// <summary>A named choice of rows.</summary>
public sealed record MapView(string Name, ImmutableArray<MapRow> Rows)
{
    /// <summary>The views that come with the map; the first is shown where none is asked for.</summary>
    public static ImmutableArray<MapView> BuiltIn { get; } =
    [
        new("Owner", [.. MapRows.All.Where(row => row.IsUsual)]),
        new("Helper", MapRows.Of(["does", MapRows.Line, "owner", "platform", "tool", "message", "standard", "delight", "obstacle", "done"])),
        new("Numbers", MapRows.Of(["reached", "here", "finished", "given-up", MapRows.Feels, "does", MapRows.Line, "message", "done"])),
        new("Print", MapRows.Of(["does", "thinks", MapRows.Feels, MapRows.Line, "message", "platform", "promises", "owner", "tool", "done"])),
    ];

    public static bool IsBuiltIn(string name) => BuiltIn.Any(view => string.Equals(view.Name, name, StringComparison.OrdinalIgnoreCase));
}
