using System.Net;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Throughline.Messages;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>
/// A letter that ends with the name of whoever signs (<c>{{ownerName}}</c>, on a line of its own) shows what they have beneath it:
/// a portrait and a few lines. Whoever has neither signs by name, as before; there are never two signatures.
/// </summary>
internal static class MailSignature
{
    /// <summary>Widest and highest that a portrait is drawn, in pixels.</summary>
    private const int Portrait = 72;

    private static readonly string _ifSigned = MailLook.Signature(0);
    private static readonly string _ifPortrait = MailLook.Signature(1);
    private static readonly string _ifWords = MailLook.Signature(2);
    private static readonly string _else = MailLook.Signature(3);
    private static readonly string _end = MailLook.Signature(4);

    private static readonly string _before =
        $"<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr>{_ifPortrait}<td valign=\"top\" "
        + $"style=\"padding:4px 16px 16px 0\"><img src=\"{MailLook.Signature(5)}\" width=\"{MailLook.Signature(6)}\" "
        + $"height=\"{MailLook.Signature(7)}\" alt=\"";

    private static readonly string _middle =
        $"\" style=\"display:block;border-radius:{MailLook.Corner}px\"></td>{_end}<td valign=\"top\" style=\"padding:4px 0 16px\"><strong>";

    private static readonly string _after = $"</strong>{_ifWords}<br><span class=\"tl-quiet\" style=\"color:{MailLook.Soft};font-size:14px;"
        + $"line-height:22px\">{MailLook.Signature(8)}</span>{_end}</td></tr></table>\n";

    /// <summary>The paragraph with which a letter ends where that is a name on a line of its own; null where it ends otherwise. What is
    /// handed over stands behind the last words.</summary>
    public static ParagraphBlock? EndOf(MarkdownDocument document, MergeMarks marks)
    {
        var end = document.Count - 1;
        if (end > 0 && document[end] is ParagraphBlock last && MessageText.LoneFile(last) is not null) end--;
        return end >= 0 && document[end] is ParagraphBlock { Inline.LastChild: { PreviousSibling: null or LineBreakInline } name } paragraph
            && Name(name, marks) is not null ? paragraph : null;
    }

    /// <summary>The mark of its name.</summary>
    public static char NameOf(ParagraphBlock end, MergeMarks marks) => Name(end.Inline!.LastChild, marks)!.Value;

    /// <summary>Both ways of signing; which one is shown is known when the letter is filled.</summary>
    /// <param name="plain">Writes the paragraph as any other.</param>
    public static void Write(HtmlRenderer renderer, ParagraphBlock paragraph, Action plain)
    {
        var name = paragraph.Inline!.LastChild!;
        renderer.Write(_ifSigned);
        if (name.PreviousSibling is not null)
        {
            renderer.Write("<p").WriteAttributes(paragraph).Write('>');
            for (var inline = paragraph.Inline.FirstChild; inline != name.PreviousSibling; inline = inline!.NextSibling)
                renderer.Render(inline!);
            renderer.Write("</p>\n");
        }
        renderer.Write(_before);
        renderer.Render(name);
        renderer.Write(_middle);
        renderer.Render(name);
        renderer.Write(_after).Write(_else);
        plain();
        renderer.Write(_end);
    }

    /// <summary>A text with what stands beneath the name.</summary>
    public static string Beneath(string text, char name) => text.LastIndexOf(name) is >= 0 and var at
        ? text.Insert(at + 1, $"{_ifWords}\n{MailLook.Signature(9)}{_end}") : text;

    /// <summary>Puts into the sheet of one letter how they sign.</summary>
    /// <param name="words">Null where whoever signs has nothing of the kind, or the letter does not end with a name.</param>
    public static void Add(MergeSheet sheet, string? words, string? portrait, MessageLinks links)
    {
        var file = portrait is null ? null : links.Files?.GetValueOrDefault(portrait);
        var lines = (words ?? "").ReplaceLineEndings("\n");
        sheet["tl_signed"] = words is { Length: > 0 } || file is not null;
        sheet["tl_signature"] = lines;
        sheet["tl_signature_html"] = string.Join("<br>", lines.Split('\n').Select(WebUtility.HtmlEncode));
        sheet["tl_portrait"] = file is null ? "" : $"{links.Root}/pictures/{file.ContentId:N}";
        var (width, height) = (Math.Max(1, file?.Width ?? 1), Math.Max(1, file?.Height ?? 1));
        var scale = Math.Min(1.0, Portrait / (double)Math.Max(width, height));
        sheet["tl_portrait_width"] = Drawn(width * scale);
        sheet["tl_portrait_height"] = Drawn(height * scale);
    }

    private static string Drawn(double pixels) =>
        Math.Max(1, Math.Round(pixels)).ToString("0", System.Globalization.CultureInfo.InvariantCulture);

    private static char? Name(Inline? inline, MergeMarks marks) => inline is LiteralInline literal
        && literal.Content.AsSpan().Trim() is [var mark] && marks.At(mark) is { Kind: MergePieceKind.Field, Name: BuiltInFields.OwnerName }
            ? mark : null;
}
