using Throughline.Messages;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>A condition must begin and end inside the same element, else leaving it out would leave half an element behind.</summary>
internal static class Balance
{
    /// <exception cref="MessageTemplateException">A condition crosses the edge of a paragraph, a list item or an emphasis.</exception>
    public static void Check(string html, MergeMarks marks)
    {
        var open = new Stack<string>();
        for (var at = 0; at < html.Length; at++)
        {
            if (marks.At(html[at]) is { IsBlock: true } block) Step(block, open);
            else if (html[at] == '<') at = Tag(html, at, open);
        }
    }

    private static void Step(MergePiece block, Stack<string> open)
    {
        if (block.Kind is MergePieceKind.If or MergePieceKind.Unless)
        {
            open.Push("{{" + block.Name);
            return;
        }
        if (!open.TryPeek(out var top) || !top.StartsWith("{{", StringComparison.Ordinal))
            throw new MessageTemplateException("body", "A condition begins in one paragraph, list item or emphasis and goes on in another. Put {{#if …}}, {{else}} and {{/if}} in the same one, or each in a paragraph of its own.");
        if (block.Kind != MergePieceKind.Else) open.Pop();
    }

    // What Markdown writes is well-formed but for the conditions; attributes hold no ">" that is not escaped.
    private static int Tag(string html, int at, Stack<string> open)
    {
        var end = html.IndexOf('>', at);
        var closes = html[at + 1] == '/';
        if (closes && open.TryPeek(out var top) && top.StartsWith("{{", StringComparison.Ordinal))
            throw new MessageTemplateException("body", $"The condition on {top[2..]} begins in one paragraph, list item or emphasis and ends in another. Put its beginning and its end in the same one, or each in a paragraph of its own.");
        if (closes) open.Pop();
        else if (html[end - 1] != '/') open.Push(html[(at + 1)..end]);
        return end;
    }
}
