using System.Buffers;
using System.Text;

namespace Throughline.Runtime.Exchange;

/// <summary>The text of one cell: what a spreadsheet put before it, what was lost in it, and how much of it is kept.</summary>
internal static class RowText
{
    private const char LostCharacter = '\uFFFD';

    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r");
    private static readonly SearchValues<char> Unprintable =
        SearchValues.Create([.. Enumerable.Range(0, 160).Select(c => (char)c).Where(char.IsControl)]);

    /// <summary>
    /// Without the apostrophe that keeps a spreadsheet from running a value as a formula; result files and exports have it.
    /// </summary>
    public static string WithoutGuard(string value) => IsGuarded(value) ? value[1..] : value;

    /// <summary>With one more apostrophe where one would be taken off.</summary>
    public static string? WithGuard(string? value) => value is not null && IsGuarded(value) ? "'" + value : value;

    public static bool IsLost(string value) => value.Contains(LostCharacter, StringComparison.Ordinal);

    /// <summary>Has it a line break or another character that stands in no name and no address?</summary>
    public static bool IsUnprintable(string value) => value.AsSpan().ContainsAny(Unprintable);

    /// <summary>Without control characters; line breaks and tabs stay.</summary>
    public static string Printable(string value) =>
        IsUnprintable(value) ? string.Concat(value.Where(c => c is '\n' or '\r' or '\t' || !char.IsControl(c))) : value;

    /// <summary>At most so many characters, and no half of one at the end.</summary>
    public static string Cut(string value, int longest) =>
        value.Length <= longest ? value : value[..(char.IsHighSurrogate(value[longest - 1]) ? longest - 1 : longest)];

    /// <summary>As it is quoted in a sentence.</summary>
    public static string Shown(string value) => value.Length <= 60 ? value : Cut(value, 60) + "…";

    private static bool IsGuarded(string value)
    {
        var first = value.AsSpan().IndexOfAnyExcept('\'');
        return first > 0 && Formula.Contains(value[first]);
    }
}
