using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>How the words of a mail look. Mail clients drop style sheets, so each element carries its own; classes are for dark mode only.</summary>
internal static class MailStyles
{
    public const string Font = "font-family:Inter,-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

    public const string ButtonBefore = "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:8px 0 24px\"><tr><td class=\"tl-button\" bgcolor=\"#0F6B66\" style=\"border-radius:8px;background:#0F6B66\"><a href=\"";

    public const string ButtonMiddle = "\" class=\"tl-button-words\" style=\"display:inline-block;padding:12px 24px;font-size:16px;line-height:24px;font-weight:600;color:#ffffff;text-decoration:none;border-radius:8px\">";

    public const string ButtonAfter = "</a></td></tr></table>\n";

    public static void Apply(MarkdownObject node)
    {
        var (style, name) = Of(node);
        if (style is null) return;
        var attributes = node.GetAttributes();
        if (name is not null) attributes.AddClass(name);
        attributes.AddProperty("style", style);
    }

    private static (string? Style, string? Class) Of(MarkdownObject node) => node switch
    {
        HeadingBlock { Level: 1 } => ("margin:0 0 16px;font-size:25px;line-height:32px;font-weight:700", null),
        HeadingBlock { Level: 2 } => ("margin:24px 0 12px;font-size:20px;line-height:28px;font-weight:700", null),
        HeadingBlock => ("margin:24px 0 8px;font-size:16px;line-height:24px;font-weight:700", null),
        ParagraphBlock => ("margin:0 0 16px", null),
        ListBlock => ("margin:0 0 16px;padding:0 24px", null),
        ListItemBlock => ("margin:0 0 8px", null),
        QuoteBlock => ("margin:0 0 16px;padding:0 0 0 16px;border-left:4px solid #E0A458", "tl-quote"),
        ThematicBreakBlock => ("border:0;border-top:1px solid #E6E2DA;margin:24px 0", "tl-line"),
        FencedCodeBlock or CodeBlock => ("font-family:ui-monospace,Menlo,Consolas,monospace;font-size:14px;white-space:pre-wrap;word-break:break-word", null),
        CodeInline => ("font-family:ui-monospace,Menlo,Consolas,monospace;font-size:14px", null),
        LinkInline { IsImage: true } => ("display:block;max-width:100%;height:auto;border:0;border-radius:8px", null),
        LinkInline => ("color:#0F6B66;text-decoration:underline", "tl-link"),
        _ => (null, null),
    };
}
