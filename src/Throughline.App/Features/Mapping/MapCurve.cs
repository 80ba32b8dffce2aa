using System.Globalization;
using System.Text;
using Throughline.App.Wording;

namespace Throughline.App.Features.Mapping;

/// <summary>
/// The curve of feelings: a drawing 100 units high, in which every column is 100 units wide. The client draws the same
/// while a point is dragged (Client/src/designer/map/curve.ts).
/// </summary>
internal static class MapCurve
{
    /// <summary>Height of a feeling: +2 lies at 12, −2 at 88.</summary>
    public static double Y(double feels) => 50 - 19 * feels;

    public static int X(int place) => place * 100 + 50;

    /// <summary>From point to point, level at each: nothing rises above what was said.</summary>
    public static string Path(IEnumerable<(int Place, double Feels)> points)
    {
        var (path, lastX, lastY) = (new StringBuilder(), 0, 0.0);
        foreach (var (place, feels) in points)
        {
            var (x, y) = (X(place), Y(feels));
            var middle = (lastX + x) / 2;
            if (path.Length == 0) path.Append(CultureInfo.InvariantCulture, $"M{x} {y:0.#}");
            else path.Append(CultureInfo.InvariantCulture, $"C{middle} {lastY:0.#} {middle} {y:0.#} {x} {y:0.#}");
            (lastX, lastY) = (x, y);
        }
        return path.ToString();
    }

    /// <summary>−2…+2 as the draft holds it; null where nothing, or no such number, stands there.</summary>
    public static int? Read(string? feels) =>
        int.TryParse(feels, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is >= -2 and <= 2 ? number : null;

    public static string Words(int? feels) => feels switch
    {
        2 => "delighted",
        1 => "pleased",
        0 => "neither glad nor upset",
        -1 => "uneasy",
        -2 => "upset",
        _ => "not said yet",
    };
}
