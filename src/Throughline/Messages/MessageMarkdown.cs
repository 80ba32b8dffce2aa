using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Throughline.Messages;

/// <summary>How the Markdown of messages and scripts is read: once, here, for mail, text messages, previews and the linter.</summary>
/// <remarks>
/// People write letters, so a line ends where they ended it, a line of dashes or equals signs below a text makes no heading
/// of it, indented lines are no program, and stars stress a word only from outside it ("2*3*4" stays). The rest of what a
/// letter needs is <see cref="TypedLines"/>.
/// </remarks>
public static class MessageMarkdown
{
    /// <summary>More opening brackets than any message has. Reading them takes a time that grows with their square.</summary>
    public const int MostBrackets = 1_000;

    /// <summary>For renderers, which must know what was switched on for reading.</summary>
    public static MarkdownPipeline Pipeline { get; } = ForLetters(new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
        .UseSoftlineBreakAsHardlineBreak()
        .UsePreciseSourceLocation())
        .Build();

    private static MarkdownPipelineBuilder ForLetters(MarkdownPipelineBuilder builder)
    {
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.FindExact<ParagraphBlockParser>()!.ParseSetextHeadings = false;
        var emphasis = builder.InlineParsers.FindExact<EmphasisInlineParser>()!.EmphasisDescriptors;
        emphasis.Clear();
        foreach (var sign in "*_") emphasis.Add(new EmphasisDescriptor(sign, 1, 2, enableWithinWord: false));
        return builder;
    }

    /// <summary>
    /// The document, in which every address is a <see cref="LinkInline"/>; null where brackets, quotes or lists are too many
    /// or stand too deep in one another.
    /// </summary>
    /// <param name="marks">Of the merge fields in it, where lines of conditions are to leave nothing behind.</param>
    public static MarkdownDocument? Read(string marked, MergeMarks? marks = null)
    {
        if (marked.AsSpan().Count('[') > MostBrackets) return null;
        try
        {
            var document = Markdown.Parse(marked, Pipeline);
            foreach (var auto in document.Descendants<AutolinkInline>().ToList()) auto.ReplaceBy(AsLink(auto));
            TypedLines.Restore(document, marked, marks);
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
