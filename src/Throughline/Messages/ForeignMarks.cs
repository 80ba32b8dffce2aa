using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Throughline.Messages;

/// <summary>A merge mark of another program, which people would read as it stands.</summary>
/// <param name="Offset">In UTF-16 units from the text's beginning.</param>
/// <param name="Ours">The same as we write it; null where we have nothing that it could be.</param>
internal readonly record struct ForeignMark(int Offset, string Source, string? Ours);

/// <summary>
/// Finds the merge marks of other mailing programs: <c>*|FNAME|*</c>, <c>%FIRSTNAME%</c>, <c>{first_name}</c>, <c>[NAME]</c>,
/// <c>{{ contact.FIRSTNAME | default: "you" }}</c>. Where signs mean nothing else, whatever stands in them is one; where people
/// use them for other things ([sic], 50 %), only what names something of a person is, or what only a program would write.
/// </summary>
internal static partial class ForeignMarks
{
    /// <summary>Marks of one text that are looked at; what comes after them is more of the same.</summary>
    private const int Most = 200;

    /// <param name="own">The names that the journey knows beside ours.</param>
    public static ImmutableArray<ForeignMark> Find(string? text, IReadOnlyCollection<string> own)
    {
        if (string.IsNullOrEmpty(text) || text.Length > MergeFields.MaxTemplateBytes) return [];
        var found = new List<ForeignMark>();
        foreach (Match match in Shapes().Matches(text))
        {
            if (match.Groups["code"].Success) continue;
            if (found.Count < Most && Read(match, text, own) is { } mark) found.Add(mark);
        }
        if (!Conditions.AreWhole(found)) found = found.ConvertAll(mark => Conditions.IsOne(mark) ? mark with { Ours = null } : mark);
        return [.. found];
    }

    /// <summary>The text with every mark that we have something for as we write it.</summary>
    public static string Turned(string text, IReadOnlyCollection<string> own)
    {
        var turned = new StringBuilder();
        var at = 0;
        foreach (var mark in Find(text, own))
        {
            if (mark.Ours is null) continue;
            turned.Append(text, at, mark.Offset - at).Append(mark.Ours);
            at = mark.Offset + mark.Source.Length;
        }
        return turned.Append(text, at, text.Length - at).ToString();
    }

    private static ForeignMark? Read(Match match, string text, IReadOnlyCollection<string> own)
    {
        var (kind, inside) = Inside(match);
        if (kind == "double") return Double(match, inside, own);
        if (kind == "sure" && Conditions.Read(inside, own) is { } condition) return new(match.Index, match.Value, condition);
        if (!inside.Any(char.IsLetter)) return null;
        if (ForeignNames.Read(inside, own) is not { } name) return kind == "sure" ? new(match.Index, match.Value, null) : null;
        var isMark = kind switch
        {
            "sure" => true,
            "word" => name is { Name: not null, IsPlain: false } || InCapitals(inside) || ForeignNames.LooksMade(inside),
            "tight" => name.Name is not null || ForeignNames.LooksMade(inside) && inside.Contains('_', StringComparison.Ordinal),
            "quote" => name is { Name: not null, IsPlain: false },
            _ => IsPlaceholder(inside, name) && !IsReference(match.Value, text),
        };
        return isMark ? new(match.Index, match.Value, name.Ours) : null;
    }

    private static (string Kind, string Inside) Inside(Match match)
    {
        foreach (var kind in (string[])["sure", "double", "word", "tight", "quote", "bracket"])
            if (match.Groups[kind] is { Success: true } group) return (kind, group.Value);
        return ("", "");
    }

    /// <summary>Our own braces, with what only another program understands in them.</summary>
    private static ForeignMark? Double(Match match, string inside, IReadOnlyCollection<string> own)
    {
        var content = inside.Trim();
        if (content.Length == 0 || content[0] is '#' or '/' or '>' or '^' || content == "else") return null;
        var isTriple = match.Value.StartsWith("{{{", StringComparison.Ordinal);
        var (name, bar, fallback) = (content.Split('|', 2)[0].Trim(), content.Contains('|', StringComparison.Ordinal), Behind(content));
        var isOurs = own.Contains(name) || MergeFields.FindBuiltIn(name) is not null;
        if (isOurs && !isTriple && (!bar || !ForeignNames.IsInstruction(fallback))) return null;
        if (ForeignNames.Read(inside, own) is not { } read) return null;
        return read.Name is not null || name.Contains('.', StringComparison.Ordinal) ? new(match.Index, match.Value, read.Ours) : null;
    }

    private static string? Behind(string content) => content.Split('|', 2) is [_, var behind] ? behind.Trim() : null;

    private static bool InCapitals(string inside) => inside.Length >= 3 && inside.All(c => char.IsAsciiLetterUpper(c) || c == '_');

    // [NAME], [First Name], [FIRST_NAME], [firstname,fallback=there]; not [sic], [last] or [example.com].
    private static bool IsPlaceholder(string inside, ForeignName name) =>
        name.Name is not null ? !name.IsPlain || InCapitals(inside.Trim())
            : InCapitals(inside) && inside.Contains('_', StringComparison.Ordinal);

    // [name] may be a link whose address stands below the text.
    private static bool IsReference(string mark, string text) => text.Contains(mark + ":", StringComparison.OrdinalIgnoreCase);

    /// <summary>The signs of other programs: what stands between them is a name for sure, or only if it is one that is known.</summary>
    [GeneratedRegex("""
        (?<code>`[^`\n]+`)
        | \*\|(?<sure>[^|*\n]{1,80}(\|[^|*\n]{0,80})?)\|\*
        | (?<!%)%%(?<sure>=?[A-Za-z_][^%\n]{0,79})%%(?!%)
        | \{%-?(?<sure>[^%\n{}]{1,120}?)-?%\}
        | \[%(?<sure>[^%\n\[\]]{1,80})%\]
        | <%=?(?<sure>[^%\n<>]{1,80})%>
        | \{\{\{?(?<double>[^{}\n]{1,600})\}?\}\}
        | \{\s+\{(?<sure>[^{}\n]{1,80})\}\s*\} | \{\{(?<sure>[^{}\n]{1,80})\}\s+\}
        | [$\#@]\{(?<sure>\s*[A-Za-z_][^{}\n]{0,80})\}
        | \{[$!@]\s*(?<sure>[A-Za-z_][^{}\n]{0,80})\}
        | (?<!\{)\{(?<word>[^{}\n]{1,80})\}(?!\})
        | \[\[(?<word>[^\[\]\n]{1,80})\]\]
        | (?<![\\!\]\[])\[(?<bracket>[^\[\]\n]{1,80})\](?![\[(:\]])
        | <<\s?(?<quote>[^<>\n]{1,60})>> | «(?<quote>[^«»\n]{1,60})»
        | \(\((?<quote>[^()\n]{1,60})\)\)
        | (?<![\w\#&])(?<hash>\#\#?)(?<tight>[A-Za-z_][\w.]*)\k<hash>(?![\w\#])
        | (?<![\w%])%(?<tight>[A-Za-z_][\w.]*)%(?![\w%])
        | (?<![\w$])\$(?<tight>[A-Za-z_][\w.]*)\$(?![\w$])
        | (?<![\w$])\$(?<sure>SUBSCRIBER\.[A-Z_]+)
        | (?<![\w@])@@(?<tight>[A-Za-z_][\w.]*)@@(?![\w@])
        | (?<![\w~])~(?<tight>[A-Za-z]+\.[A-Za-z_]+)~(?![\w~])
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 2000)]
    private static partial Regex Shapes();

    /// <summary>Parts that are shown or left out: <c>*|IF:FNAME|*</c>, <c>{% if first_name %}</c>.</summary>
    private static partial class Conditions
    {
        public static bool IsOne(ForeignMark mark) => mark.Ours is ['{', '{', '#' or '/', ..] or "{{else}}" or "";

        /// <summary>As we write it; "" where it is a condition that we cannot ask, and null where it is none.</summary>
        public static string? Read(string inside, IReadOnlyCollection<string> own)
        {
            var match = Condition().Match(inside.Trim());
            if (!match.Success) return null;
            var word = string.Concat(match.Groups["word"].Value.Where(char.IsLetter)).ToUpperInvariant();
            var about = match.Groups["about"].Value;
            return word switch
            {
                "ELSE" => "{{else}}",
                "ENDIF" => "{{/if}}",
                "ENDUNLESS" => "{{/unless}}",
                "IF" when About(about, own) is { } name => $"{{{{#if {name}}}}}",
                "UNLESS" or "IFNOT" when About(about, own) is { } name => $"{{{{#unless {name}}}}}",
                _ => "",
            };
        }

        /// <summary>True where each has its end, and all of them can be asked.</summary>
        public static bool AreWhole(List<ForeignMark> found)
        {
            var open = new Stack<string>();
            foreach (var mark in found.Where(IsOne))
            {
                if (mark.Ours!.Length == 0) return false;
                if (mark.Ours[2] == '#') open.Push(mark.Ours[3..].Split(' ')[0]);
                else if (mark.Ours[2] == '/' && (!open.TryPop(out var opened) || $"{{{{/{opened}}}}}" != mark.Ours)) return false;
                else if (mark.Ours[2] == 'e' && open.Count == 0) return false;
            }
            return open.Count == 0;
        }

        private static string? About(string about, IReadOnlyCollection<string> own) => ForeignNames.Read(about, own)?.Name;

        [GeneratedRegex(
            @"^(?<word>IF|UNLESS|IFNOT|ELSE\s?IF|ELSIF|ELIF|ELSE|END[ :]*(IF|UNLESS|FOR)|FOR|ASSIGN|SET|(END)?BLOCK)\b:?\s*(?<about>.*)$",
            RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
        private static partial Regex Condition();
    }
}
