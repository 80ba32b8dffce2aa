using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>A body as HTML and as text, both with the characters of <see cref="MustacheBook"/> and <see cref="LinkBook"/> in them.</summary>
internal sealed record MarkdownBody(string Html, string Text, string Beginning)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
        .Build();

    /// <exception cref="MessageTemplateException">The Markdown cannot be read, or leads where a message may not lead.</exception>
    public static MarkdownBody Read(string marked, MustacheBook mustaches, LinkBook links)
    {
        var document = Parse(marked);
        var text = new PlainTextWriter(mustaches, links);
        Prepare(document, mustaches, links);
        var html = ToHtml(document, mustaches);
        Balance.Check(html, mustaches);
        return new MarkdownBody(html, text.Write(document), text.Beginning(document));
    }

    private static MarkdownDocument Parse(string marked)
    {
        try
        {
            return Markdown.Parse(marked, Pipeline);
        }
        catch (ArgumentException)
        {
            throw new MessageTemplateException("body", "Quotes, lists or brackets stand too deep in one another. Make it simpler.");
        }
    }

    private static void Prepare(MarkdownDocument document, MustacheBook mustaches, LinkBook links)
    {
        foreach (var auto in document.Descendants<AutolinkInline>().ToList()) auto.ReplaceBy(AsLink(auto));
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            var label = PlainTextWriter.LabelOf(link, mustaches);
            var mark = link.IsImage ? links.AddPicture(link.Url ?? "", label) : links.AddLink(link.Url ?? "", label, link.Title);
            link.Url = mark.ToString();
            link.GetDynamicUrl = null;
        }
        foreach (var block in document.Descendants<Block>()) MailStyles.Apply(block);
        foreach (var inline in document.Descendants<Inline>()) MailStyles.Apply(inline);
    }

    private static LinkInline AsLink(AutolinkInline auto)
    {
        var link = new LinkInline(auto.IsEmail ? "mailto:" + auto.Url : auto.Url, "") { IsClosed = true };
        link.AppendChild(new LiteralInline(auto.Url));
        return link;
    }

    private static string ToHtml(MarkdownDocument document, MustacheBook mustaches)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(output);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new MarkedLinkRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<ParagraphRenderer>(new MailParagraphRenderer(mustaches));
        renderer.Render(document);
        return output.ToString();
    }

    // The address is one private-use character by now, which must not be percent-encoded.
    private sealed class MarkedLinkRenderer : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            renderer.Write(link.IsImage ? "<img src=\"" : "<a href=\"").Write(link.Url).Write('"').WriteAttributes(link);
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

    // A paragraph of nothing but {{#if …}}, {{else}} or {{/if}} is no paragraph; one of nothing but a link is a button.
    private sealed class MailParagraphRenderer(MustacheBook mustaches) : ParagraphRenderer
    {
        protected override void Write(HtmlRenderer renderer, ParagraphBlock paragraph)
        {
            if (PlainTextWriter.IsConditionOnly(paragraph, mustaches)) renderer.WriteChildren(paragraph.Inline!);
            else if (MailStyles.ButtonOf(paragraph) is { } button) WriteButton(renderer, button);
            else base.Write(renderer, paragraph);
        }

        private static void WriteButton(HtmlRenderer renderer, LinkInline link)
        {
            renderer.Write(MailStyles.ButtonBefore).Write(link.Url).Write(MailStyles.ButtonMiddle);
            renderer.WriteChildren(link);
            renderer.Write(MailStyles.ButtonAfter);
        }
    }
}
