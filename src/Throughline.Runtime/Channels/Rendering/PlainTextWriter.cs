using System.Globalization;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>Writes a body as plain text that reads well: links written out, lists and quotes marked, emphasis as words alone.</summary>
internal sealed class PlainTextWriter(MustacheBook mustaches, LinkBook links)
{
    /// <summary>Longest beginning taken for an inbox's grey line, in characters.</summary>
    private const int BeginningLength = 140;

    public string Write(MarkdownDocument document)
    {
        var text = new StringBuilder();
        Blocks(text, document, "");
        return text.ToString().Trim('\n') + "\n";
    }

    /// <summary>The first words of the first paragraph, for messages without a preheader; merge fields stay whole.</summary>
    public string Beginning(MarkdownDocument document)
    {
        var depth = 0;
        foreach (var paragraph in document.Descendants<ParagraphBlock>())
        {
            var words = new StringBuilder();
            Words(words, paragraph.Inline, mustaches);
            var text = words.ToString();
            var stands = depth == 0 && text.Length > 0 && !IsConditionOnly(paragraph, mustaches) && MailStyles.ButtonOf(paragraph) is null;
            depth += text.Sum(Turn);
            if (stands) return Shortened(text);
        }
        return "";
    }

    private int Turn(char c) => mustaches.At(c)?.Kind switch
    {
        MustacheKind.If or MustacheKind.Unless => 1,
        MustacheKind.EndIf or MustacheKind.EndUnless => -1,
        _ => 0,
    };

    private string Shortened(string text)
    {
        if (text.Length <= BeginningLength || text.Any(c => mustaches.At(c) is { IsBlock: true })) return text;
        var space = text.LastIndexOf(' ', BeginningLength);
        return text[..(space > 0 ? space : BeginningLength)] + "…";
    }

    /// <summary>The words of a link without its merge fields.</summary>
    public static string LabelOf(LinkInline link, MustacheBook mustaches)
    {
        var words = new StringBuilder();
        Words(words, link, mustaches);
        return string.Concat(words.ToString().Where(c => mustaches.At(c) is null)).Trim();
    }

    /// <summary>True where a paragraph holds nothing but beginnings and ends of conditions.</summary>
    public static bool IsConditionOnly(ParagraphBlock paragraph, MustacheBook mustaches)
    {
        if (paragraph.Inline?.FirstChild is null) return false;
        foreach (var inline in paragraph.Inline)
        {
            if (inline is LineBreakInline) continue;
            if (inline is not LiteralInline literal) return false;
            foreach (var c in literal.Content.AsSpan())
                if (!char.IsWhiteSpace(c) && mustaches.At(c) is not { IsBlock: true }) return false;
        }
        return true;
    }

    private static void Words(StringBuilder text, ContainerInline? container, MustacheBook mustaches)
    {
        if (container is null) return;
        foreach (var inline in container.Descendants<Inline>())
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(code.Content); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
                case LineBreakInline: text.Append(' '); break;
            }
    }

    private void Blocks(StringBuilder text, ContainerBlock container, string indent)
    {
        foreach (var block in container) Block(text, block, indent);
    }

    private void Block(StringBuilder text, Block block, string indent)
    {
        switch (block)
        {
            case ParagraphBlock paragraph when IsConditionOnly(paragraph, mustaches):
                Inlines(text, paragraph.Inline!, "");
                break;
            case ListBlock list: List(text, list, indent); break;
            case QuoteBlock quote: Blocks(text, quote, indent + "> "); break;
            case ThematicBreakBlock: Paragraph(text, indent, "---"); break;
            case CodeBlock code: Paragraph(text, indent, code.Lines.ToString().ReplaceLineEndings("\n" + indent)); break;
            case LeafBlock { Inline: { } inline }: Paragraph(text, indent, Line(inline, indent)); break;
            case ContainerBlock inner: Blocks(text, inner, indent); break;
        }
    }

    private void List(StringBuilder text, ListBlock list, string indent)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var bullet = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ";
            var inner = new StringBuilder();
            Blocks(inner, item, indent + new string(' ', bullet.Length));
            text.Append(indent).Append(bullet).Append(inner.ToString().TrimStart(' ').TrimEnd('\n')).Append('\n');
        }
        text.Append('\n');
    }

    private static void Paragraph(StringBuilder text, string indent, string words) => text.Append(indent).Append(words).Append("\n\n");

    private string Line(ContainerInline? inline, string indent)
    {
        var text = new StringBuilder();
        if (inline is not null) Inlines(text, inline, indent);
        return text.ToString();
    }

    private void Inlines(StringBuilder text, ContainerInline container, string indent)
    {
        foreach (var inline in container)
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(code.Content); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
                case LineBreakInline { IsHard: true }: text.Append('\n').Append(indent); break;
                case LineBreakInline: text.Append(' '); break;
                case LinkInline { IsImage: true } picture: text.Append(LabelOf(picture, mustaches)); break;
                case LinkInline link: Link(text, link, indent); break;
                case ContainerInline inner: Inlines(text, inner, indent); break;
            }
    }

    // Angle brackets delimit an address in text (RFC 3986, appendix C); an address that is its own words stands alone.
    private void Link(StringBuilder text, LinkInline link, string indent)
    {
        var entry = links.All[links.IndexOf(link.Url![0])];
        var words = Line(link, indent);
        var scheme = entry.Marked.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? 7 : entry.Marked.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? 4 : 0;
        var address = scheme == 0 ? link.Url : entry.Marked[scheme..].Split('?')[0];
        if (words.Length == 0 || words == entry.Marked || words == address) text.Append(address);
        else text.Append(words).Append(" <").Append(address).Append('>');
    }
}
