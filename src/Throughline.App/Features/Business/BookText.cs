using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Throughline.App.Design;
using Throughline.Businesses;

namespace Throughline.App.Features.Business;

/// <summary>What the forms of the book accept, and how their texts become an entry's.</summary>
internal static partial class BookText
{
    public const int LongestName = 100;
    public const int LongestText = 2000;
    public const int LongestLine = 300;
    public const int MostLines = 30;
    private const int LongestKey = 64;

    public static string Lines(ImmutableArray<string> lines) => string.Join('\n', lines);

    public static void CheckName(FormErrors errors, string field, string? name, string sentence) =>
        errors.AddIf(Typed.Clean(name)?.Length is null or > LongestName, field, sentence);

    public static void CheckText(FormErrors errors, string field, string? text, int longest = LongestText) =>
        errors.AddIf(Typed.Clean(text)?.Length > longest, field, $"This is longer than {longest} characters. Keep what matters most.");

    public static void CheckLines(FormErrors errors, string field, string? text)
    {
        var lines = FavouriteClients.Lines(text);
        errors.AddIf(lines.Length > MostLines, field, $"These are more than {MostLines} lines. Keep those that matter most.");
        errors.AddIf(lines.Any(line => line.Length > LongestLine), field, $"One line is longer than {LongestLine} characters. Break it into two, or say it more briefly.");
    }

    /// <summary>The key an entry gets that a journey names already; empty where it is made from the name.</summary>
    public static string KeyFrom(string? wanted, bool mustBeStrict) =>
        wanted is { Length: > 0 and <= LongestName } && (mustBeStrict ? StrictKey().IsMatch(wanted) && wanted.Length <= LongestKey : !wanted.Any(char.IsControl)) && wanted is not ("new" or "find") ? wanted : "";

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StrictKey();
}
