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
    /// <exception cref="MessageTemplateException">The Markdown cannot be read, or leads where a message may not lead.</exception>
    public static MarkdownBody Read(string marked, MergeMarks marks, LinkBook links)
    {
        var document = MessageMarkdown.Read(marked, marks) ?? throw new MessageTemplateException(
            "body", "Quotes, lists or brackets are too many, or stand too deep in one another. Make it simpler.");
        var text = new MessageText(marks, LinkBook.MarkOf);
        foreach (var link in document.Descendants<LinkInline>()) links.Take(link, text.LabelOf(link));
        foreach (var block in document.Descendants<Block>()) MailStyles.Apply(block);
        foreach (var inline in document.Descendants<Inline>()) MailStyles.Apply(inline);
        var html = ToHtml(document, marks);
        Balance.Check(html, marks);
        return new MarkdownBody(html, text.Letter(document), text.Beginning(document));
    }

    private static string ToHtml(MarkdownDocument document, MergeMarks marks)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(output);
        MessageMarkdown.Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new MarkedLinkRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<ParagraphRenderer>(new MailParagraphRenderer(marks));
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

    // A paragraph of nothing but {{#if …}}, {{else}} or {{/if}} is no paragraph; one of nothing but a link is a button.
    private sealed class MailParagraphRenderer(MergeMarks marks) : ParagraphRenderer
    {
        protected override void Write(HtmlRenderer renderer, ParagraphBlock paragraph)
        {
            if (MessageText.IsConditionOnly(paragraph, marks)) renderer.WriteChildren(paragraph.Inline!);
            else if (MessageText.LoneLink(paragraph) is { } button) WriteButton(renderer, button);
            else base.Write(renderer, paragraph);
        }

        private static void WriteButton(HtmlRenderer renderer, LinkInline link)
        {
            renderer.Write(MailStyles.ButtonBefore).Write(LinkBook.MarkOf(link)).Write(MailStyles.ButtonMiddle);
            renderer.WriteChildren(link);
            renderer.Write(MailStyles.ButtonAfter);
        }
    }
}
