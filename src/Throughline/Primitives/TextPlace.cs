namespace Throughline.Primitives;

/// <summary>Where a character stands in a text of several lines.</summary>
/// <param name="Line">From 0.</param>
/// <param name="Column">From 0, in UTF-16 units.</param>
public readonly record struct TextPlace(int Line, int Column)
{
    /// <param name="offset">In UTF-16 units from the text's beginning, at most its length.</param>
    public static TextPlace Of(string text, int offset)
    {
        var before = text.AsSpan(0, offset);
        return new(before.Count('\n'), offset - (before.LastIndexOf('\n') + 1));
    }
}
