using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Throughline.Messages;

/// <summary>
/// Writes HTML as the Markdown of letters. What letters do not have (columns, colours, scripts) falls away, the words stay.
/// Lines that stand outside all tags were typed, and stay as they are, unless the whole text is a page.
/// </summary>
internal sealed partial class HtmlToMarkdown
{
    /// <summary>Elements inside one another that are told apart; of what stands deeper, the words remain.</summary>
    private const int Deepest = 100;

    private readonly StringBuilder _text = new();
    private readonly bool _isPage;
    private string _indent = "";
    private bool _isStressed;
    private int _depth;

    private HtmlToMarkdown(bool isPage) => _isPage = isPage;

    public static string Write(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        var writer = new HtmlToMarkdown(Page().IsMatch(html));
        if (document.Body is { } body) writer.Blocks(body, isTop: true);
        var written = ManyLines().Replace(BlanksAtEnds().Replace(writer._text.ToString(), "\n"), "\n\n").Trim();
        return html.EndsWith('\n') ? written + "\n" : written;
    }

    /// <summary>Whether words go on beside what such a tag holds.</summary>
    public static bool IsInline(string tag) =>
        tag.ToLowerInvariant() is var name && (name is "b" or "strong" or "i" or "em" or "a" || Inline.Contains(name));

    private void Blocks(INode parent, bool isTop = false)
    {
        if (_depth == Deepest)
        {
            _text.Append(Flowing(parent.TextContent));
            return;
        }
        _depth++;
        foreach (var node in parent.ChildNodes)
            switch (node)
            {
                case IText words: _text.Append(isTop && !_isPage ? Typed(words.Data) : Flowing(words.Data)); break;
                case IElement element when !IsHidden(element): Element(element); break;
            }
        _depth--;
    }

    private void Element(IElement element)
    {
        switch (element.LocalName)
        {
            case "br": Break(); break;
            case "hr": Block("---"); break;
            case "ul" or "ol": List(element); break;
            case "blockquote": Quote(element); break;
            case "tr": Row(element); break;
            case ['h', >= '1' and <= '6'] name: Block($"{new string('#', name[1] - '0')} {Inner(element).ReplaceLineEndings(" ")}"); break;
            case "b" or "strong": Stressed(element, "**"); break;
            case "i" or "em": Stressed(element, "*"); break;
            case "a": Link(element); break;
            case "img": Picture(element); break;
            case var name when Inline.Contains(name): Blocks(element); break;
            default:
                Paragraph();
                Blocks(element);
                Paragraph();
                break;
        }
    }

    // ---- blocks ----

    private void Paragraph() => Lines(2);

    private void Block(string words)
    {
        Paragraph();
        _text.Append(words);
        Paragraph();
    }

    /// <summary>A break that was made by a tag; the line end that was typed behind it is the same.</summary>
    private void Break()
    {
        TrimBlanks();
        _text.Append('\n').Append(_indent);
    }

    private void Lines(int count)
    {
        TrimBlanks();
        if (_text.Length == 0) return;
        var have = 0;
        for (var at = _text.Length - 1; at >= 0 && (_text[at] == '\n' || _indent.Contains(_text[at], StringComparison.Ordinal)); at--)
            if (_text[at] == '\n') have++;
        for (; have < count; have++) _text.Append('\n').Append(_indent);
    }

    private void TrimBlanks()
    {
        while (_text.Length > 0 && _text[^1] == ' ' && !EndsWithIndent()) _text.Length--;
    }

    private bool EndsWithIndent() => _indent.Length > 0 && _text.Length > _indent.Length
        && _text[^(_indent.Length + 1)] == '\n' && _text.ToString(_text.Length - _indent.Length, _indent.Length) == _indent;

    private void List(IElement list)
    {
        var number = 1;
        if (_indent.Length == 0) Paragraph();
        foreach (var item in list.Children.Where(child => child.LocalName == "li" && !IsHidden(child)))
        {
            var bullet = list.LocalName == "ol" ? $"{number++}. " : "- ";
            Lines(1);
            _text.Append(bullet).Append(Inside(item, new string(' ', bullet.Length)));
        }
        if (_indent.Length == 0) Paragraph();
    }

    private void Quote(IElement quote) => Block("> " + Inside(quote, "").Replace("\n", "\n> ", StringComparison.Ordinal));

    /// <summary>Cells of a few words stand beside each other; columns of a layout, one below the other.</summary>
    private void Row(IElement row)
    {
        var cells = row.Children.Where(cell => !IsHidden(cell)).Select(Inner).Where(words => words.Length > 0).ToList();
        Block(string.Join(cells.TrueForAll(words => !words.Contains('\n', StringComparison.Ordinal)) ? " – " : "\n\n", cells));
    }

    // ---- words ----

    private string Inner(IElement element) => Inside(element, "");

    private string Inside(IElement element, string indent)
    {
        var inner = new HtmlToMarkdown(isPage: true) { _indent = _indent + indent, _isStressed = _isStressed, _depth = _depth };
        inner.Blocks(element);
        return ManyLines().Replace(inner._text.ToString(), "\n\n").Trim();
    }

    /// <summary>Stars stand right beside the words, and never around nothing or over several paragraphs.</summary>
    private void Stressed(IElement element, string stars)
    {
        if (_isStressed)
        {
            Blocks(element);
            return;
        }
        _isStressed = true;
        var words = Inner(element);
        _isStressed = false;
        if (words.Length == 0 || words.Contains('\n', StringComparison.Ordinal))
        {
            _text.Append(words);
            return;
        }
        var (before, after) = (StartsBlank(element) ? " " : "", EndsBlank(element) ? " " : "");
        _text.Append(before).Append(stars).Append(words).Append(stars).Append(after);
    }

    private static bool StartsBlank(IElement element) => element.TextContent is [var first, ..] && char.IsWhiteSpace(first);

    private static bool EndsBlank(IElement element) => element.TextContent is [.., var last] && char.IsWhiteSpace(last);

    private void Link(IElement link)
    {
        var address = Address(link.GetAttribute("href"));
        var words = Inner(link).ReplaceLineEndings(" ");
        if (address is null) Blocks(link);
        else if (words == address) _text.Append(address);
        else if (words.Length > 0 && !words.StartsWith("![", StringComparison.Ordinal)) _text.Append($"[{words}]({address})");
        else _text.Append(words);
    }

    private void Picture(IElement picture)
    {
        var says = Flowing(picture.GetAttribute("alt") ?? "").Trim();
        if (says.Length > 0 && Address(picture.GetAttribute("src")) is { } address) _text.Append($"![{says}]({address})");
    }

    // Addresses that lead nowhere in a letter are left out, and their words stay.
    private static string? Address(string? address)
    {
        var written = (address ?? "").Trim();
        var isAddress = written.Length > 0 && (written[0] >= '\uE000' || Scheme().IsMatch(written));
        if (!isAddress) return null;
        return string.Concat(written.Select(c => c switch { ' ' => "%20", '(' => "%28", ')' => "%29", _ => c.ToString() }));
    }

    /// <summary>Text in a tag: its line ends are blanks, and what Markdown would read is marked as words.</summary>
    private string Flowing(string words)
    {
        var one = Blanks().Replace(words, " ");
        if (one.StartsWith(' ') && (_text.Length == 0 || char.IsWhiteSpace(_text[^1]))) one = one[1..];
        return Signs().Replace(one, "\\$0");
    }

    private string Typed(string words) => _text.Length > 0 && _text[^1] == '\n' && words.StartsWith('\n') ? words[1..] : words;

    private static bool IsHidden(IElement element) =>
        element.LocalName is "style" or "script" or "head" or "title" or "meta" or "link" or "template" or "noscript" or "iframe" or "svg"
            or "object"
        || element.HasAttribute("hidden")
        || Hidden().IsMatch(element.GetAttribute("style") ?? "");

    private static readonly HashSet<string> Inline = new(StringComparer.Ordinal)
    {
        "span", "font", "u", "s", "small", "big", "sub", "sup", "del", "ins", "mark", "code", "kbd", "q", "cite", "abbr", "label", "tt",
        "strike", "wbr", "time", "var", "samp", "button", "html", "body",
    };

    [GeneratedRegex("<(html|body|!DOCTYPE|table)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Page();

    [GeneratedRegex(@"^(https?://|mailto:|tel:)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"display\s*:\s*none|mso-hide\s*:\s*all", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"[\s\u00A0\u200B\u200C\u00AD\u034F]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blanks();

    // A star or a line below at the edge of a word, brackets, a back-tick; inside a word they mean nothing.
    [GeneratedRegex(@"(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|[\[\]`<]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Signs();

    [GeneratedRegex(@"[ \t]+\n", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BlanksAtEnds();

    [GeneratedRegex(@"\n\s*\n(\s*\n)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ManyLines();
}
