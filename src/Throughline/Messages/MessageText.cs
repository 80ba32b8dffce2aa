using System.Globalization;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Throughline.Messages;

/// <summary>
/// Writes a body as plain text: as a letter that reads well (links written out, lists and quotes marked, emphasis as words
/// alone), or as the bare words. Merge fields stay marks, for whoever fills them in.
/// </summary>
/// <param name="address">What is written for the address of a link; the address itself unless it leads by way of somebody.</param>
/// <param name="about">What a file is that a link alone hands over, for whoever knows; null where nobody does.</param>
public sealed class MessageText(MergeMarks marks, Func<LinkInline, string>? address = null, Func<LinkInline, string?>? about = null)
{
    /// <summary>Longest beginning taken for an inbox's grey line, in characters.</summary>
    private const int BeginningLength = 140;

    /// <summary>The text part of a mail, or a text message.</summary>
    public string Letter(MarkdownDocument document)
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
            var text = Words(paragraph.Inline);
            var stands = depth == 0 && text.Length > 0 && !IsConditionOnly(paragraph, marks) && LoneLink(paragraph) is null;
            depth += text.Sum(Turn);
            if (stands) return Shortened(text);
        }
        return "";
    }

    private int Turn(char c) => marks.At(c)?.Kind switch
    {
        MergePieceKind.If or MergePieceKind.Unless => 1,
        MergePieceKind.EndIf or MergePieceKind.EndUnless => -1,
        _ => 0,
    };

    private string Shortened(string text)
    {
        if (text.Length <= BeginningLength || text.Any(c => marks.At(c) is { IsBlock: true })) return text;
        var space = text.LastIndexOf(' ', BeginningLength);
        return text[..(space > 0 ? space : BeginningLength)] + "…";
    }

    /// <summary>The words of a link without its merge fields.</summary>
    public string LabelOf(LinkInline link) => string.Concat(Words(link).Where(c => marks.At(c) is null)).Trim();

    /// <summary>True where a paragraph holds nothing but beginnings and ends of conditions.</summary>
    public static bool IsConditionOnly(ParagraphBlock paragraph, MergeMarks marks)
    {
        if (paragraph.Inline?.FirstChild is null) return false;
        foreach (var inline in paragraph.Inline)
        {
            if (inline is LineBreakInline) continue;
            if (inline is not LiteralInline literal) return false;
            foreach (var c in literal.Content.AsSpan())
                if (!char.IsWhiteSpace(c) && marks.At(c) is not { IsBlock: true }) return false;
        }
        return true;
    }

    /// <summary>
    /// The link of a paragraph that holds nothing else, unless its words look like an address; else null. A mail shows it as
    /// a button, or as a card where it leads to a file.
    /// </summary>
    public static LinkInline? LoneLink(ParagraphBlock paragraph) =>
        Alone(paragraph) is { } link && (IsFile(link) || IsWords(link)) ? link : null;

    /// <summary>The same where it hands over a file of the library.</summary>
    public static LinkInline? LoneFile(ParagraphBlock paragraph) => Alone(paragraph) is { } link && IsFile(link) ? link : null;

    private static LinkInline? Alone(ParagraphBlock paragraph) =>
        paragraph.Parent is MarkdownDocument && paragraph.Inline is { FirstChild: LinkInline { IsImage: false } link } inline
            && inline.FirstChild == inline.LastChild ? link : null;

    private static bool IsFile(LinkInline link) => FileLinks.KeyOf(link.Url) is not null;

    private static bool IsWords(LinkInline link)
    {
        if (link.FirstChild is not LiteralInline literal) return false;
        var words = literal.Content.AsSpan().Trim();
        return words.Contains(' ') || words.IndexOfAny('.', '@', ':') < 0;
    }

    // ---- the bare words ----

    /// <summary>What somebody reads, without addresses: one block (a paragraph, an entry of a list, a heading) on each line.</summary>
    public string Lines(MarkdownDocument document)
    {
        var text = new StringBuilder();
        foreach (var leaf in document.Descendants<LeafBlock>())
        {
            var words = leaf is CodeBlock code ? code.Lines.ToString() : Words(leaf.Inline, withAddresses: false);
            text.Append(words.ReplaceLineEndings(" ")).Append('\n');
        }
        return text.ToString();
    }

    internal static string Words(ContainerInline? container, bool withAddresses = true)
    {
        if (container is null) return "";
        var text = new StringBuilder();
        foreach (var inline in container.Descendants<Inline>())
            switch (inline)
            {
                case LiteralInline { Parent: LinkInline { IsAutoLink: true } } when !withAddresses: break;
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(code.Content); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
                case LineBreakInline: text.Append(' '); break;
            }
        return text.ToString();
    }

    // ---- the letter ----

    private void Blocks(StringBuilder text, ContainerBlock container, string indent)
    {
        foreach (var block in container) Block(text, block, indent);
    }

    private void Block(StringBuilder text, Block block, string indent)
    {
        switch (block)
        {
            case ParagraphBlock paragraph when IsConditionOnly(paragraph, marks):
                Inlines(text, paragraph.Inline!, "");
                break;
            case ListBlock list: List(text, list, indent); break;
            case QuoteBlock quote: Blocks(text, quote, indent + "> "); break;
            case ThematicBreakBlock: Paragraph(text, indent, "---"); break;
            case CodeBlock code: Paragraph(text, indent, code.Lines.ToString().ReplaceLineEndings("\n" + indent)); break;
            case ParagraphBlock paragraph when LoneLink(paragraph) is { } link: Paragraph(text, indent, Alone(link)); break;
            case LeafBlock { Inline: { } inline }: Paragraph(text, indent, Line(inline, indent)); break;
            case ContainerBlock inner: Blocks(text, inner, indent); break;
        }
    }

    private void List(StringBuilder text, ListBlock list, string indent)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var bullet = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}{list.OrderedDelimiter} ") : "- ";
            var inner = new StringBuilder();
            Blocks(inner, item, indent + new string(' ', bullet.Length));
            text.Append(indent).Append(bullet).Append(inner.ToString().TrimStart(' ').TrimEnd('\n')).Append('\n');
        }
        text.Append('\n');
    }

    private static void Paragraph(StringBuilder text, string indent, string words) => text.Append(indent).Append(words).Append("\n\n");

    private string Line(ContainerInline inline, string indent)
    {
        var text = new StringBuilder();
        Inlines(text, inline, indent);
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
                // In brackets, so that nobody takes it for a sentence of the letter.
                case LinkInline { IsImage: true } picture when Words(picture).Trim() is { Length: > 0 } shows:
                    text.Append('[').Append(shows).Append(']');
                    break;
                case LinkInline { IsImage: true }: break;
                case LinkInline link: Link(text, link, indent); break;
                case ContainerInline inner: Inlines(text, inner, indent); break;
            }
    }

    // Angle brackets delimit an address in text (RFC 3986, appendix C); an address that is its own words stands alone.
    private void Link(StringBuilder text, LinkInline link, string indent)
    {
        var target = (link.Url ?? "").Trim();
        var words = Line(link, indent);
        var scheme = Begins(target, "mailto:") ? 7 : Begins(target, "tel:") ? 4 : 0;
        var written = scheme == 0 ? address?.Invoke(link) ?? target : target[scheme..].Split('?')[0];
        if (words.Length == 0 || words == target || words == written) text.Append(written);
        else text.Append(words).Append(" <").Append(written).Append('>');
    }

    // Nothing follows it, so it reads as somebody would write it.
    private string Alone(LinkInline link)
    {
        var text = new StringBuilder();
        Link(text, link, "");
        var written = text.ToString();
        if (!written.EndsWith('>') || written.LastIndexOf(" <", StringComparison.Ordinal) is not (> 0 and var at)) return written;
        var what = IsFile(link) && about?.Invoke(link) is { } known ? $" ({known})" : "";
        return $"{written[..at].TrimEnd(':')}{what}: {written[(at + 2)..^1]}";
    }

    private static bool Begins(string target, string scheme) => target.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);
}
