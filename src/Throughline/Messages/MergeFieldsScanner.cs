using System.Collections.Immutable;

namespace Throughline.Messages;

/// <summary>One pass over one template, remembering which blocks are open.</summary>
internal sealed class MergeFieldsScanner(string text)
{
    private readonly ImmutableArray<MergeUse>.Builder uses = ImmutableArray.CreateBuilder<MergeUse>();
    private readonly ImmutableArray<MergeProblem>.Builder problems = ImmutableArray.CreateBuilder<MergeProblem>();
    private readonly Stack<Block> open = new();

    private sealed record Block(string Word, int Offset, string Text)
    {
        public bool HasElse { get; set; }
    }

    public MergeScan Scan()
    {
        var at = 0;
        while (problems.Count < MergeFields.MaxProblems && text.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var start)
        {
            at = Expression(start);
        }
        foreach (var block in open.Reverse()) Problem(MergeProblemKind.Unbalanced, block.Offset, block.Text);
        return new(uses.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>Reads the expression at <paramref name="start"/> and returns the offset after it.</summary>
    private int Expression(int start)
    {
        if (At(start + 2) == '{') return NotAllowed(start, "}}}");
        if (start > 0 && text[start - 1] == '\\') return NotAllowed(start, "}}");
        var end = text.IndexOf("}}", start + 2, StringComparison.Ordinal);
        if (end < 0) return NotClosed(start);
        var inside = text.AsSpan(start + 2, end - start - 2);
        var lead = inside.Length - inside.TrimStart().Length;
        var content = inside.Trim().ToString();
        var whole = text[start..(end + 2)];
        if (content == "else") Else(start, whole);
        else if (content.StartsWith('#')) Open(start, start + 2 + lead, content, whole);
        else if (content.StartsWith('/')) Close(start, content[1..].Trim(), whole);
        else if (MergeFields.IsName(content)) uses.Add(new(content, start + 2 + lead, IsPrinted: true));
        else Problem(MergeProblemKind.NotAllowed, start, whole);
        return end + 2;
    }

    private void Open(int start, int contentStart, string content, string whole)
    {
        var words = content[1..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 0 && words[0] is "if" or "unless")
        {
            open.Push(new(words[0], start, whole));
            if (open.Count == MergeFields.MaxNesting + 1) Problem(MergeProblemKind.TooDeep, start, whole);
            if (words.Length == 2 && MergeFields.IsName(words[1]))
            {
                var name = contentStart + content.LastIndexOf(words[1], StringComparison.Ordinal);
                uses.Add(new(words[1], name, IsPrinted: false));
                return;
            }
        }
        else if (words.Length > 0)
        {
            // Kept open, so that its own end is not reported as well.
            open.Push(new(words[0], start, whole));
        }
        Problem(MergeProblemKind.NotAllowed, start, whole);
    }

    private void Close(int start, string word, string whole)
    {
        if (open.Count > 0 && open.Peek().Word == word) open.Pop();
        else Problem(MergeProblemKind.Unbalanced, start, whole);
    }

    private void Else(int start, string whole)
    {
        if (open.Count == 0 || open.Peek().HasElse) Problem(MergeProblemKind.Unbalanced, start, whole);
        else open.Peek().HasElse = true;
    }

    private int NotAllowed(int start, string closing)
    {
        var end = text.IndexOf(closing, start, StringComparison.Ordinal);
        if (end < 0) return NotClosed(start);
        Problem(MergeProblemKind.NotAllowed, start, text[start..(end + closing.Length)]);
        return end + closing.Length;
    }

    private int NotClosed(int start)
    {
        Problem(MergeProblemKind.NotClosed, start, text[start..]);
        return text.Length;
    }

    private void Problem(MergeProblemKind kind, int offset, string what)
    {
        if (problems.Count < MergeFields.MaxProblems) problems.Add(new(kind, offset, Short(what)));
    }

    private char At(int index) => index < text.Length ? text[index] : '\0';

    private static string Short(string what)
    {
        var line = what.ReplaceLineEndings(" ");
        return line.Length <= 40 ? line : line[..(char.IsHighSurrogate(line[38]) ? 38 : 39)] + "…";
    }
}
