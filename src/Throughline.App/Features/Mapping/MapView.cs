using System.Collections.Immutable;
using Throughline.Drawings;

namespace Throughline.App.Features.Mapping;

/// <summary>A named choice of rows.</summary>
public sealed record MapView(string Name, ImmutableArray<MapRow> Rows)
{
    /// <summary>The views that come with the map; the first is shown where none is asked for.</summary>
    public static ImmutableArray<MapView> BuiltIn { get; } =
    [
        new("Owner", MapRows.Usual),
        new("Helper", MapRows.Of(["does", MapRows.Line.Key, "owner", "platform", "tool", "message", "process", "standard", "delight",
            "obstacle", "done"])),
        new("Numbers", MapRows.Of(["reached", "here", "finished", "given-up", MapRows.Feels.Key, "does", MapRows.Line.Key, "message", "done"])),
        new("Print", MapRows.Of(["does", "thinks", MapRows.Feels.Key, MapRows.Line.Key, "message", "platform", "promises", "owner",
            "tool", "process", "standing", "done"])),
    ];

    public static bool IsBuiltIn(string name) => BuiltIn.Any(view => string.Equals(view.Name, name, StringComparison.OrdinalIgnoreCase));
}
