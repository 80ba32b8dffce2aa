using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;

namespace Throughline.Messages;

/// <summary>HTML that somebody pasted into a text: tags, comments and entities. Texts are Markdown or plain lines.</summary>
internal static partial class PastedHtml
{
    /// <summary>Pieces of one text that are looked at; what comes after them is more of the same.</summary>
    private const int Most = 200;

    private static readonly FrozenSet<string> _tags = ("html head body title meta link style script base noscript template p br hr "
        + "div span a b i u "
        + "s em strong small big sub sup del ins mark font center h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td "
        + "th caption col "
        + "colgroup img picture figure figcaption blockquote pre code kbd q cite abbr address section article header footer main "
        + "nav aside "
        + "form input button label select option textarea iframe video audio source svg object embed map area tt strike wbr").Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What stands there, in its order.</summary>
    public static ImmutableArray<(int Offset, string Source)> Find(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > MergeFields.MaxTemplateBytes || text.AsSpan().IndexOfAny('<', '&') < 0) return [];
        return [.. Pieces().Matches(text).Where(IsHtml).Take(Most).Select(match => (match.Index, match.Value))];
    }

    /// <summary>The same words as Markdown; what is typed around the HTML stays as it is.</summary>
    public static string ToMarkdown(string text)
    {
        var shield = new Shield();
        var hidden = shield.Hide(text);
        var written = Find(hidden).Any(piece => piece.Source[0] == '<') ? HtmlToMarkdown.Write(hidden) : Decoded(hidden, isMarkdown: true);
        return shield.Show(written);
    }

    /// <summary>The words alone, for texts that are one line.</summary>
    public static string ToLine(string text)
    {
        var shield = new Shield();
        var words = Tag().Replace(
            shield.Hide(text), match => !IsHtml(match) ? match.Value : HtmlToMarkdown.IsInline(match.Groups["tag"].Value) ? "" : " ");
        return shield.Show(string.Join(' ', Decoded(words, isMarkdown: false).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    private static string Decoded(string text, bool isMarkdown) =>
        Entity().Replace(text, match => IsHtml(match) ? Letter(match.Value, isMarkdown) : match.Value);

    private static string Letter(string entity, bool isMarkdown) => WebUtility.HtmlDecode(entity) switch
    {
        "\u00A0" => " ",
        "\u200B" or "\u200C" or "\u00AD" => "",
        ("<" or ">") and var sign when isMarkdown => "\\" + sign,
        var letter => letter,
    };

    private static bool IsHtml(Match match)
    {
        var source = match.Value;
        if (match.Groups["code"].Success) return false;
        if (source[0] == '&') return WebUtility.HtmlDecode(source) != source;
        if (source.StartsWith("<!", StringComparison.Ordinal) || source.StartsWith("<?", StringComparison.Ordinal)) return true;
        var name = match.Groups["tag"].Value;
        return name.Contains(':', StringComparison.Ordinal) || _tags.Contains(name);
    }

    // A tag with attributes gives one of them a value: "a <b and c> d" is none.
    private const string TagShape =
        """(?<!\\)</?(?<tag>[A-Za-z][A-Za-z0-9]*(:[A-Za-z]+)?)(\s[^<>]*=[^<>]*)?\s*/?>"""
        + """|<!--.*?(-->|$)|<!DOCTYPE[^>]*>|<!\[[^>]*>|<\?xml[^>]*>""";

    private const string EntityShape = """(?<!\\)&(\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});""";

    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline;

    [GeneratedRegex("(?<code>`[^`\n]+`)|" + TagShape + "|" + EntityShape, Plain, 2000)]
    private static partial Regex Pieces();

    [GeneratedRegex(TagShape, Plain, 2000)]
    private static partial Regex Tag();

    [GeneratedRegex(EntityShape, Plain, 2000)]
    private static partial Regex Entity();

    /// <summary>Takes out what is no HTML and would be read as some: merge fields of all kinds, addresses in angle brackets, a lone
    /// &amp;.</summary>
    private sealed partial class Shield
    {
        private const char First = '\uE000';
        private readonly List<string> _hidden = [];

        public string Hide(string text)
        {
            var clean = string.Concat(text.Where(c => c is < '\uE000' or > '\uF8FF'));
            foreach (var mark in ForeignMarks.Find(clean, []).Reverse())
                clean = clean.Remove(mark.Offset, mark.Source.Length).Insert(mark.Offset, Sign(mark.Source));
            clean = Fields().Replace(clean, match => Sign(match.Value));
            return LoneAmpersand().Replace(clean, match => Sign(match.Value));
        }

        public string Show(string text)
        {
            while (text.Any(c => c >= First && c < First + _hidden.Count))
                text = string.Concat(text.Select(c => c >= First && c < First + _hidden.Count ? _hidden[c - First] : c.ToString()));
            return text;
        }

        // More than a thousand are left as they are.
        private string Sign(string source)
        {
            if (_hidden.Count == 1000) return source;
            _hidden.Add(source);
            return ((char)(First + _hidden.Count - 1)).ToString();
        }

        [GeneratedRegex("""\{\{[^{}]*\}\}|<(https?://|mailto:|tel:|[^<>\s@]+@)[^<>\s]*>|`[^`\n]+`""", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Fields();

        [GeneratedRegex("""&(?!(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)""", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex LoneAmpersand();
    }
}
