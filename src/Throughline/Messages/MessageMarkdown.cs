using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Throughline.Messages;

/// <summary>How the Markdown of messages and scripts is read: once, here, for mail, text messages, previews and the linter.</summary>
public static class MessageMarkdown
{
    /// <summary>More opening brackets than any message has. Reading them takes a time that grows with their square.</summary>
    public const int MostBrackets = 1_000;

    /// <summary>For renderers, which must know what was switched on for reading.</summary>
    public static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
        .UsePreciseSourceLocation()
        .Build();

    /// <summary>
    /// The document, in which every address is a <see cref="LinkInline"/>; null where brackets, quotes or lists are too many
    /// or stand too deep in one another.
    /// </summary>
    public static MarkdownDocument? Read(string marked)
    {
        if (marked.AsSpan().Count('[') > MostBrackets) return null;
        try
        {
            var document = Markdown.Parse(marked, Pipeline);
            foreach (var auto in document.Descendants<AutolinkInline>().ToList()) auto.ReplaceBy(AsLink(auto));
            return document;
        }
        catch (ArgumentException)
        {
            return null; // its way to say that the depth limit is reached
        }
    }

    private static LinkInline AsLink(AutolinkInline auto)
    {
        var link = new LinkInline(auto.IsEmail ? "mailto:" + auto.Url : auto.Url, "")
        {
            IsClosed = true,
            IsAutoLink = true,
            Span = auto.Span,
            UrlSpan = new(auto.Span.Start + 1, auto.Span.End - 1),
        };
        link.AppendChild(new LiteralInline(auto.Url));
        return link;
    }
}
