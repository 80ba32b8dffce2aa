using System.Globalization;
using System.Text;
using Throughline.Businesses;
using Throughline.Journeys;

namespace Throughline.Runtime.Library;

/// <summary>Names of files as they come from other machines: with folders, signs of other scripts and endings that may lie.</summary>
internal static class FileNames
{
    /// <summary>Longest title of a file.</summary>
    public const int LongestTitle = 100;

    /// <summary>"C:\plans\Five Steps (2).PDF" → "five-steps-2.pdf": the key of what came by that name.</summary>
    /// <param name="isTaken">Whether a key is another's.</param>
    public static string Key(string? name, FileType type, Func<string, bool> isTaken)
    {
        ArgumentNullException.ThrowIfNull(type);
        var stem = Keys.From(WithoutEnding(name)) ?? Word(type.Kind);
        return Keys.Free(stem, key => isTaken(key + type.Ending)) + type.Ending;
    }

    /// <summary>"five_steps-2027.pdf" → "Five steps 2027": what the file is called until somebody says better.</summary>
    public static string Title(string? name, FileKind kind)
    {
        var plain = new StringBuilder();
        foreach (var rune in WithoutEnding(name).EnumerateRunes())
            if (!IsUnseen(rune)) plain.Append(rune.Value is '_' or '-' || Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
        var words = string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (words.Length > LongestTitle) words = words[..LongestTitle].TrimEnd();
        if (words.Length > 0 && char.IsHighSurrogate(words[^1])) words = words[..^1];
        return words.Length == 0 ? Capital(Word(kind)) : Capital(words);
    }

    private static string WithoutEnding(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var point = last.LastIndexOf('.');
        return (point > 0 ? last[..point] : last).Trim('.', ' ');
    }

    // Control signs, and those that turn the direction of writing: a name says what it shows.
    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned;

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Word(FileKind kind) => kind switch
    {
        FileKind.Picture => "picture",
        FileKind.Audio => "recording",
        _ => "document",
    };
}
