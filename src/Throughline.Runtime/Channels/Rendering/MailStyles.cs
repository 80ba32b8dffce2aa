using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>
/// How the words of a mail look. Mail clients drop style sheets, so each element carries its own; classes are for dark mode only.
/// What the look of the business decides stands as a mark of <see cref="MailLook"/>.
/// </summary>
internal static class MailStyles
{
    /// <summary>How wide a picture may be: the sheet less its margins, in pixels.</summary>
    public const int PictureWidth = 518;

    private const string Table = "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";
    private const string Code = "font-family:Consolas,Menlo,monospace;font-size:14px";

    private static readonly string _heading = $"font-family:{MailLook.Heading};font-weight:{MailLook.Weight};color:{MailLook.Main}";

    /// <summary>Word draws no padding in a link, so the cell has it there instead (<c>mso-padding-alt</c>).</summary>
    public static string ButtonBefore { get; } =
        $"{Table} width=\"100%\"><tr><td align=\"center\" style=\"padding:8px 0 24px\">{Table}><tr><td class=\"tl-button\" "
        + $"align=\"center\" bgcolor=\"{MailLook.Button}\" style=\"border-radius:{MailLook.Round}px;background-color:{MailLook.Button};"
        + "mso-padding-alt:14px 28px\"><a href=\"";

    public static string ButtonMiddle { get; } =
        "\" class=\"tl-button-words\" style=\"display:inline-block;padding:14px 28px;font-size:17px;line-height:24px;font-weight:700;"
        + $"color:{MailLook.OnButton};text-decoration:none;border-radius:{MailLook.Round}px;mso-padding-alt:0\">";

    public const string ButtonAfter = "</a></td></tr></table></td></tr></table>\n";

    /// <summary>What a file is stands in a small square, since mail programs show no drawings of ours.</summary>
    public static string CardBefore(string file) =>
        $"{Table} width=\"100%\"><tr><td style=\"padding:4px 0 20px\">{Table} width=\"100%\"><tr><td class=\"tl-line\" "
        + $"style=\"border:1px solid {MailLook.Rule};border-radius:{MailLook.Corner}px;padding:12px 16px\">{Table}><tr>"
        + $"<td class=\"tl-mark\" width=\"40\" height=\"40\" align=\"center\" valign=\"middle\" bgcolor=\"{MailLook.Main}\" "
        + $"style=\"width:40px;height:40px;border-radius:{MailLook.Corner}px;background-color:{MailLook.Main};font-size:11px;"
        + $"line-height:40px;font-weight:700;color:{MailLook.OnMain}\" aria-hidden=\"true\">{EndingOf(file)}</td>"
        + "<td valign=\"middle\" style=\"padding:0 14px\"><a href=\"";

    public static string CardMiddle { get; } =
        $"\" class=\"tl-link\" style=\"color:{MailLook.Main};text-decoration:underline;font-weight:700\">";

    public static string CardAbout { get; } =
        $"</a><br><span class=\"tl-quiet\" style=\"color:{MailLook.Soft};font-size:13px;line-height:20px\">";

    public const string CardAfter = "</span></td></tr></table></td></tr></table></td></tr></table>\n";

    private static string EndingOf(string file) => file[(file.LastIndexOf('.') + 1)..].ToUpperInvariant();

    /// <summary>Word draws no bar beside a paragraph, so it is a cell.</summary>
    public static string QuoteBefore { get; } =
        $"<blockquote style=\"margin:0 0 16px\">{Table} width=\"100%\"><tr><td class=\"tl-bar\" width=\"4\" bgcolor=\"{MailLook.Main}\" "
        + $"style=\"width:4px;background-color:{MailLook.Main};font-size:1px\">&nbsp;</td><td style=\"padding:4px 16px 0\">\n";

    public const string QuoteAfter = "</td></tr></table></blockquote>\n";

    /// <summary>Word gives a rule a frame of its own, so it is the edge of a cell.</summary>
    public static string Rule { get; } =
        $"{Table} width=\"100%\"><tr><td style=\"padding:8px 0 24px\">{Table} width=\"100%\"><tr><td class=\"tl-line\" height=\"1\" "
        + $"style=\"border-top:1px solid {MailLook.Rule};font-size:1px;line-height:1px\">&nbsp;</td></tr></table></td></tr></table>\n";

    public static void Apply(MarkdownObject node)
    {
        var (style, name) = Of(node);
        if (style is null) return;
        var attributes = node.GetAttributes();
        if (name is not null) attributes.AddClass(name);
        if (node is LinkInline { IsImage: true } picture && LinkBook.AboutOf(picture) is { } width)
            attributes.AddProperty("width", width);
        attributes.AddProperty("style", style);
    }

    private static (string? Style, string? Class) Of(MarkdownObject node) => node switch
    {
        HeadingBlock { Level: 1 } => ($"margin:0 0 16px;{_heading};font-size:26px;line-height:34px", "tl-main"),
        HeadingBlock { Level: 2 } => ($"margin:24px 0 12px;{_heading};font-size:21px;line-height:28px", "tl-main"),
        HeadingBlock => ("margin:24px 0 8px;font-size:16px;line-height:26px;font-weight:700", null),
        ParagraphBlock => ("margin:0 0 16px", null),
        ListBlock => ("margin:0 0 16px;padding:0 24px", null),
        ListItemBlock => ("margin:0 0 8px", null),
        FencedCodeBlock or CodeBlock => ($"{Code};white-space:pre-wrap;overflow-wrap:break-word", null),
        CodeInline => (Code, null),
        // As wide as it is: of the library's it is known, and stands beside it for Word.
        LinkInline { IsImage: true } =>
            ($"display:block;max-width:100%;height:auto;border:0;border-radius:{MailLook.Corner}px", null),
        LinkInline => ($"color:{MailLook.Main};text-decoration:underline", "tl-link"),
        _ => (null, null),
    };
}
