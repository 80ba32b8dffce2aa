using System.Globalization;

namespace Throughline.App.Design;

internal static class Numbers
{
    /// <summary>A whole number as typed, from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public static bool TryRead(string? text, int least, int most, out int number) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
}
