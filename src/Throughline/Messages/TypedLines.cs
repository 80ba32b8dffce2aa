using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Throughline.Messages;

/// <summary>
/// Gives back to a letter what Markdown takes for its own: a dash, a number or a plus before one line alone begins no list,
/// and a line that holds nothing but conditions of merge fields leaves no empty line behind.
/// </summary>
internal static class TypedLines
{
    public static void Restore(MarkdownDocument document, string marked, MergeMarks? marks)
    {
        foreach (var list in document.Descendants<ListBlock>().ToList())
            if (IsOneLine(list)) TakeApart(list, marked);
        if (marks is null) return;
        foreach (var paragraph in document.Descendants<ParagraphBlock>())
            if (paragraph.Inline is { } inline) DropBreaks(inline, marks);
    }

    private static bool IsOneLine(ListBlock list) =>
        list is { Parent: not ListItemBlock } and [ListItemBlock item] && item is [ParagraphBlock { Inline: not null }, ..]
        && !item.Descendants<ListBlock>().Any();

    private static void TakeApart(ListBlock list, string marked)
    {
        var item = (ListItemBlock)list[0];
        var parent = list.Parent!;
        var at = parent.IndexOf(list);
        var blocks = item.ToList();
        item.Clear();
        parent.RemoveAt(at);
        var first = (ParagraphBlock)blocks[0];
        var line = first.Inline!;
        PutBefore(line, new LiteralInline(SignOf(item, first, marked)));
        if (at > 0 && parent[at - 1] is ParagraphBlock { Inline: { } before } above && StandsRightBelow(above, item, marked))
        {
            before.AppendChild(new LineBreakInline { IsHard = true });
            foreach (var inline in line.ToList())
            {
                inline.Remove();
                before.AppendChild(inline);
            }
            blocks.RemoveAt(0);
        }
        foreach (var block in blocks) parent.Insert(at++, block);
    }

    private static void PutBefore(ContainerInline line, LiteralInline sign)
    {
        if (line.FirstChild is { } first) first.InsertBefore(sign);
        else line.AppendChild(sign);
    }

    // "- ", "1) ", "+ ", as it was typed.
    private static string SignOf(ListItemBlock item, ParagraphBlock first, string marked) =>
        marked[item.Span.Start..Math.Max(item.Span.Start, first.Span.Start)].TrimEnd() + " ";

    private static bool StandsRightBelow(ParagraphBlock above, ListItemBlock item, string marked) =>
        above.Span.End < item.Span.Start && marked.AsSpan(above.Span.End + 1, item.Span.Start - above.Span.End - 1).Count('\n') <= 1;

    /// <summary>No break behind a line of conditions, nor before one that ends the paragraph.</summary>
    private static void DropBreaks(ContainerInline paragraph, MergeMarks marks)
    {
        var isBare = true;
        var holdsMark = false;
        LineBreakInline? last = null;
        foreach (var inline in paragraph.ToList())
        {
            if (inline is not LineBreakInline ending)
            {
                isBare &= inline is LiteralInline literal && IsBare(literal, marks, ref holdsMark);
                continue;
            }
            if (isBare && holdsMark) ending.Remove();
            else last = ending;
            (isBare, holdsMark) = (true, false);
        }
        if (isBare && holdsMark) last?.Remove();
    }

    private static bool IsBare(LiteralInline literal, MergeMarks marks, ref bool holdsMark)
    {
        foreach (var c in literal.Content.AsSpan())
        {
            if (char.IsWhiteSpace(c)) continue;
            if (marks.At(c) is not { IsBlock: true }) return false;
            holdsMark = true;
        }
        return true;
    }
}
