using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Throughline.Messages;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>A body as HTML and as text, both with the marks of its merge fields and of its addresses in them.</summary>
internal sealed record MarkdownBody(string Html, string Text, string Beginning)
{
    /// <summary>It ends with the name of whoever writes it.</summary>
    public bool IsSigned { get; init; }

    /// <exception cref="MessageTemplateException">The Markdown cannot be read, or leads where a message may not lead.</exception>
    /// <param name="gives">A file that is handed over behind the last words, unless the body leads to it; null for none.</param>
    public static MarkdownBody Read(string marked, MergeMarks marks, LinkBook links, string? gives = null)
    {
        var document = MessageMarkdown.Read(marked, marks) ?? throw new MessageTemplateException(
            "body", "Quotes, lists or brackets are too many, or stand too deep in one another. Make it simpler.");
        if (gives is not null && !document.Descendants<LinkInline>().Any(link => !link.IsImage && FileLinks.KeyOf(link.Url) == gives))
            document.Add(Given(gives));
        var end = MailSignature.EndOf(document, marks);
        var text = new MessageText(marks, LinkBook.MarkOf, LinkBook.AboutOf);
        foreach (var link in document.Descendants<LinkInline>())
            links.Take(link, link.FirstChild is null ? FileLinks.KeyOf(link.Url) ?? "" : text.LabelOf(link));
        foreach (var paragraph in document.OfType<ParagraphBlock>())
            if (MessageText.LoneFile(paragraph) is { } file) links.TakeCard(file);
        foreach (var block in document.Descendants<Block>()) MailStyles.Apply(block);
        foreach (var inline in document.Descendants<Inline>()) MailStyles.Apply(inline);
        var html = ToHtml(document, marks, end);
        Balance.Check(html, marks);
        var letter = text.Letter(document);
        if (end is not null) letter = MailSignature.Beneath(letter, MailSignature.NameOf(end, marks));
        return new MarkdownBody(html, letter, text.Beginning(document)) { IsSigned = end is not null };
    }

    private static ParagraphBlock Given(string file)
    {
        var inline = new ContainerInline();
        inline.AppendChild(new LinkInline { Url = FileLinks.Scheme + file, IsClosed = true });
        return new ParagraphBlock { Inline = inline };
    }

    private static string ToHtml(MarkdownDocument document, MergeMarks marks, ParagraphBlock? end)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(output);
        MessageMarkdown.Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new MarkedLinkRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<ParagraphRenderer>(new MailParagraphRenderer(marks, end));
        renderer.ObjectRenderers.ReplaceOrAdd<QuoteBlockRenderer>(new MailQuoteRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<ThematicBreakRenderer>(new MailRuleRenderer());
        renderer.Render(document);
        return output.ToString();
    }

    // The address is one private-use character by now, which must not be percent-encoded.
    private sealed class MarkedLinkRenderer : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            renderer.Write(link.IsImage ? "<img src=\"" : "<a href=\"").Write(LinkBook.MarkOf(link)).Write('"').WriteAttributes(link);
            if (!link.IsImage)
            {
                renderer.Write('>');
                renderer.WriteChildren(link);
                renderer.Write("</a>");
                return;
            }
            renderer.Write(" alt=\"");
            var was = renderer.EnableHtmlForInline;
            renderer.EnableHtmlForInline = false;
            renderer.WriteChildren(link);
            renderer.EnableHtmlForInline = was;
            renderer.Write("\" />");
        }
    }

    private sealed class MailQuoteRenderer : HtmlObjectRenderer<QuoteBlock>
    {
        protected override void Write(HtmlRenderer renderer, QuoteBlock quote)
        {
            renderer.EnsureLine();
            renderer.Write(MailStyles.QuoteBefore);
            renderer.WriteChildren(quote);
            renderer.Write(MailStyles.QuoteAfter);
        }
    }

    private sealed class MailRuleRenderer : HtmlObjectRenderer<ThematicBreakBlock>
    {
        protected override void Write(HtmlRenderer renderer, ThematicBreakBlock rule)
        {
            renderer.EnsureLine();
            renderer.Write(MailStyles.Rule);
        }
    }

    // A paragraph of nothing but {{#if …}}, {{else}} or {{/if}} is no paragraph; one of nothing but a link is a button, or a card where
    // that leads to a file.
    /// <param name="end">The paragraph that signs; null for none.</param>
    private sealed class MailParagraphRenderer(MergeMarks marks, ParagraphBlock? end) : ParagraphRenderer
    {
        protected override void Write(HtmlRenderer renderer, ParagraphBlock paragraph)
        {
            if (MessageText.IsConditionOnly(paragraph, marks)) renderer.WriteChildren(paragraph.Inline!);
            else if (MessageText.LoneFile(paragraph) is { } file) WriteCard(renderer, file);
            else if (MessageText.LoneLink(paragraph) is { } button) WriteButton(renderer, button);
            else if (paragraph == end) MailSignature.Write(renderer, paragraph, () => base.Write(renderer, paragraph));
            else base.Write(renderer, paragraph);
        }

        private static void WriteCard(HtmlRenderer renderer, LinkInline link)
        {
            renderer.Write(MailStyles.CardBefore(FileLinks.KeyOf(link.Url)!)).Write(LinkBook.MarkOf(link)).Write(MailStyles.CardMiddle);
            renderer.WriteChildren(link);
            renderer.Write(MailStyles.CardAbout).Write(LinkBook.AboutOf(link)!).Write(MailStyles.CardAfter);
        }

        private static void WriteButton(HtmlRenderer renderer, LinkInline link)
        {
            renderer.Write(MailStyles.ButtonBefore).Write(LinkBook.MarkOf(link)).Write(MailStyles.ButtonMiddle);
            renderer.WriteChildren(link);
            renderer.Write(MailStyles.ButtonAfter);
        }
    }
}
