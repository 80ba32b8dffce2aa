using System.Collections.Immutable;

namespace Throughline.Messages;

/// <summary>One pass over one template, remembering which blocks are open.</summary>
internal sealed class MergeFieldsScanner(string text)
{
    private readonly ImmutableArray<MergeUse>.Builder _uses = ImmutableArray.CreateBuilder<MergeUse>();
    private readonly ImmutableArray<MergeProblem>.Builder _problems = ImmutableArray.CreateBuilder<MergeProblem>();
    private readonly Stack<Block> _open = new();

    private sealed record Block(string Word, int Offset, string Text)
    {
        public bool HasElse { get; set; }
    }

    public MergeScan Scan()
    {
        var at = 0;
        var count = 0;
        while (_problems.Count < MergeFields.MaxProblems && text.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var start)
        {
            if (++count > MergeFields.MaxExpressions) return new(_uses.ToImmutable(), _problems.Append(new(MergeProblemKind.TooMany, start, "")).ToImmutableArray());
            at = Expression(start);
        }
        foreach (var block in _open.Reverse()) Problem(MergeProblemKind.Unbalanced, block.Offset, block.Text);
        return new(_uses.ToImmutable(), _problems.ToImmutable());
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
        else if (content.StartsWith('/')) Close(start, content[1..], whole);
        else if (MergeFields.IsName(content)) _uses.Add(new(content, start + 2 + lead, IsPrinted: true));
        else Problem(MergeProblemKind.NotAllowed, start, whole);
        return end + 2;
    }

    private void Open(int start, int contentStart, string content, string whole)
    {
        // What is not known is kept open too, so that its own end is not reported as well.
        var end = content.IndexOfAny([' ', '\t', '\r', '\n']);
        var word = end < 0 ? content[1..] : content[1..end];
        var isCondition = word is "if" or "unless";
        if (word.Length > 0) _open.Push(new(word, start, whole));
        if (isCondition && _open.Count == MergeFields.MaxNesting + 1) Problem(MergeProblemKind.TooDeep, start, whole);
        var name = end < 0 ? "" : content[end..].Trim();
        if (isCondition && MergeFields.IsName(name) && content[end] == ' ')
            _uses.Add(new(name, contentStart + content.LastIndexOf(name, StringComparison.Ordinal), IsPrinted: false));
        else
            Problem(MergeProblemKind.NotAllowed, start, whole);
    }

    private void Close(int start, string word, string whole)
    {
        if (_open.Count > 0 && _open.Peek().Word == word) _open.Pop();
        else Problem(MergeProblemKind.Unbalanced, start, whole);
    }

    private void Else(int start, string whole)
    {
        if (_open.Count == 0 || _open.Peek().HasElse) Problem(MergeProblemKind.Unbalanced, start, whole);
        else _open.Peek().HasElse = true;
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
        if (_problems.Count < MergeFields.MaxProblems) _problems.Add(new(kind, offset, Short(what)));
    }

    private char At(int index) => index < text.Length ? text[index] : '\0';

    private static string Short(string what)
    {
        var line = what.ReplaceLineEndings(" ");
        return line.Length <= 40 ? line : line[..(char.IsHighSurrogate(line[38]) ? 38 : 39)] + "…";
    }
}
