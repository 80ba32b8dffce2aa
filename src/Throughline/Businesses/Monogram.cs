namespace Throughline.Businesses;

/// <summary>Stands where a logo would, for those who have none.</summary>
public static class Monogram
{
    /// <summary>Up to two first letters of a name: "Bright Studio" gives "BS".</summary>
    public static string Of(string name)
    {
        var letters = name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.EnumerateRunes().First())
            .Where(System.Text.Rune.IsLetterOrDigit)
            .Take(2)
            .Select(rune => System.Text.Rune.ToUpperInvariant(rune).ToString());
        return string.Concat(letters) is { Length: > 0 } monogram ? monogram : "·";
    }
}
