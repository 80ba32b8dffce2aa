using System.Collections.Immutable;

namespace Throughline.Messages;

/// <summary>One pass over one template, remembering which blocks are open.</summary>
internal sealed class MergeFieldsScanner(string text)
{
    private readonly ImmutableArray<MergePiece>.Builder _pieces = ImmutableArray.CreateBuilder<MergePiece>();
    private readonly ImmutableArray<MergeProblem>.Builder _problems = ImmutableArray.CreateBuilder<MergeProblem>();
    private readonly Stack<Block> _open = new();

    private sealed record Block(string Word, int Offset, string Source)
    {
        public bool HasElse { get; set; }
    }

    public MergeScan Scan()
    {
        var at = 0;
        for (var count = 0; _problems.Count < MergeFields.MaxProblems && Opening(at) is >= 0 and var start; count++)
        {
            if (count == MergeFields.MaxExpressions)
            {
                _open.Clear();
                Problem(MergeProblemKind.TooMany, start, "");
                break;
            }
            Words(at, start);
            at = Expression(start);
        }
        Words(at, text.Length);
        foreach (var block in _open.Reverse()) Problem(MergeProblemKind.Unbalanced, block.Offset, block.Source);
        return new(text, _pieces.ToImmutable(), _problems.ToImmutable());
    }

    private int Opening(int from) => text.IndexOf("{{", from, StringComparison.Ordinal);

    private void Words(int from, int to)
    {
        if (to > from) _pieces.Add(new(MergePieceKind.Text, from, text[from..to]));
    }

    /// <summary>Reads the expression at <paramref name="start"/> and returns the offset after it.</summary>
    private int Expression(int start)
    {
        var closing = start + 2 < text.Length && text[start + 2] == '{' ? "}}}" : "}}";
        var end = text.IndexOf(closing, start + 2, StringComparison.Ordinal);
        if (end < 0 || closing.Length == 2 && text.AsSpan(start + 2, end - start - 2).Contains("{{", StringComparison.Ordinal))
            return NotClosed(start);
        var source = text[start..(end + closing.Length)];
        if (closing.Length == 3 || IsEscaped(start)) Wrong(MergeProblemKind.NotAllowed, start, source);
        else Inside(start, source, source[2..^2].Trim());
        return start + source.Length;
    }

    private void Inside(int start, string source, string content)
    {
        if (content == "else") Else(start, source);
        else if (content.StartsWith('#')) Open(start, source, content);
        else if (content.StartsWith('/')) Close(start, source, content[1..]);
        else if (MergeFields.IsName(content)) _pieces.Add(new(MergePieceKind.Field, start, source, content));
        else if (content.Split('|', 2, StringSplitOptions.TrimEntries) is [var name, var fallback] && MergeFields.IsName(name))
            WithFallback(start, source, name, fallback);
        else Wrong(MergeProblemKind.NotAllowed, start, source);
    }

    private void WithFallback(int start, string source, string name, string fallback)
    {
        if (fallback.Length == 0) Wrong(MergeProblemKind.EmptyFallback, start, source);
        else if (fallback.AsSpan().ContainsAny('{', '}')) Wrong(MergeProblemKind.NotAllowed, start, source);
        else if (fallback.Length > MergeFields.MaxFallback) Wrong(MergeProblemKind.LongFallback, start, source);
        else _pieces.Add(new(MergePieceKind.Field, start, source, name, fallback));
    }

    private void Open(int start, string source, string content)
    {
        // What is not known is kept open too, so that its own end is not reported as well.
        var end = content.IndexOfAny([' ', '\t', '\r', '\n']);
        var word = end < 0 ? content[1..] : content[1..end];
        var isCondition = word is "if" or "unless";
        if (word.Length > 0) _open.Push(new(word, start, source));
        if (isCondition && _open.Count == MergeFields.MaxNesting + 1) Problem(MergeProblemKind.TooDeep, start, source);
        var name = end < 0 ? "" : content[end..].Trim();
        if (isCondition && MergeFields.IsName(name) && content[end] == ' ')
            _pieces.Add(new(word == "if" ? MergePieceKind.If : MergePieceKind.Unless, start, source, name));
        else
            Wrong(MergeProblemKind.NotAllowed, start, source);
    }

    private void Close(int start, string source, string word)
    {
        if (_open.Count == 0 || _open.Peek().Word != word)
        {
            Wrong(MergeProblemKind.Unbalanced, start, source);
            return;
        }
        _open.Pop();
        var kind = word switch { "if" => MergePieceKind.EndIf, "unless" => MergePieceKind.EndUnless, _ => MergePieceKind.Wrong };
        _pieces.Add(new(kind, start, source));
    }

    private void Else(int start, string source)
    {
        if (_open.Count == 0 || _open.Peek().HasElse)
        {
            Wrong(MergeProblemKind.Unbalanced, start, source);
            return;
        }
        _open.Peek().HasElse = true;
        _pieces.Add(new(MergePieceKind.Else, start, source));
    }

    private void Wrong(MergeProblemKind kind, int start, string source)
    {
        _pieces.Add(new(MergePieceKind.Wrong, start, source));
        Problem(kind, start, source);
    }

    /// <summary>Only the braces are wrong: what comes after them may be a good text, with its end still to be written.</summary>
    private int NotClosed(int start)
    {
        var end = start + 2;
        while (end < text.Length && text[end] == '{') end++;
        _pieces.Add(new(MergePieceKind.Wrong, start, text[start..end]));
        Problem(MergeProblemKind.NotClosed, start, text[start..]);
        return end;
    }

    // A backslash would take the braces for letters, and they would be filled in all the same; two of them are one that is written.
    private bool IsEscaped(int start)
    {
        var slashes = 0;
        while (slashes < start && text[start - slashes - 1] == '\\') slashes++;
        return slashes % 2 == 1;
    }

    private void Problem(MergeProblemKind kind, int offset, string what)
    {
        if (_problems.Count < MergeFields.MaxProblems) _problems.Add(new(kind, offset, Short(what)));
    }

    private static string Short(string what)
    {
        var line = what.AsSpan(0, Math.Min(what.Length, 80)).ToString().ReplaceLineEndings(" ");
        return line.Length <= 40 && what.Length <= 80 ? line : line[..(char.IsHighSurrogate(line[38]) ? 38 : 39)] + "…";
    }
}
