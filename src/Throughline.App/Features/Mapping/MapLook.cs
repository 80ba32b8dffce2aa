using System.Collections.Immutable;
using Throughline.Drawings;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Mapping;

/// <summary>How somebody looks at the map: a choice of the address, and two of the browser, which its scripts keep in cookies.</summary>
internal static class MapLook
{
    public const string DensityCookie = "tl-map-density";
    public const string CountCookie = "tl-map-count";

    public static bool IsCompact(HttpRequest request) => request.Cookies[DensityCookie] == "compact";

    public static bool CountsBack(HttpRequest request) => request.Cookies[CountCookie] == "end";

    /// <summary>The built-in views and the business's own.</summary>
    public static ImmutableArray<MapView> Views(IEnumerable<KeptView> kept) =>
        [.. MapView.BuiltIn, .. kept.Select(view => new MapView(view.Name, MapRows.Of(view.Rows))).Where(view => !view.Rows.IsEmpty)];

    /// <summary>What is shown: rows that the address names, else the view that it names, else the first view.</summary>
    /// <returns>The view, with an empty name for rows of nobody's view; and the choice as part of an address.</returns>
    public static (MapView View, string Query) Choose(string? view, string[]? rows, ImmutableArray<MapView> views)
    {
        if (rows is { Length: > 0 } && MapRows.Of(rows.Take(100)) is { IsEmpty: false } own) return (new("", own), "?" + string.Join('&', own.Select(row => "row=" + row.Key)));
        var named = views.FirstOrDefault(one => string.Equals(one.Name, view, StringComparison.OrdinalIgnoreCase)) ?? views[0];
        return (named, QueryOf(named));
    }

    public static string QueryOf(MapView view) => "?view=" + Uri.EscapeDataString(view.Name);
}
