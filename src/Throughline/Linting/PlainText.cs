using System.Collections.Immutable;
using System.Text;

namespace Throughline.Linting;

/// <summary>A link of a message as written.</summary>
/// <param name="Words">What people click on; the address itself where it stands bare.</param>
/// <param name="Offset">Of the address, in UTF-16 units from the text's beginning.</param>
internal readonly record struct WrittenLink(string Words, string Address, int Offset);

/// <summary>
/// A message as somebody reads it: without the marks of Markdown and without addresses, one block (a paragraph, an entry
/// of a list, a heading) on each line, and merge fields replaced by what is known of them. Only what measuring needs;
/// mail is made of the same text by a real Markdown reader.
/// </summary>
internal sealed class PlainText
{
    /// <summary>Nobody writes a longer address, or more words into a link; what is longer is read as it stands, so that no text takes long.</summary>
    private const int LongestPart = 2_000;

    private readonly string _text;
    private readonly Func<string, string> _field;
    private readonly StringBuilder _plain;
    private readonly ImmutableArray<WrittenLink>.Builder _links = ImmutableArray.CreateBuilder<WrittenLink>();
    private bool _isHeading;

    private PlainText(string text, Func<string, string> field) => (_text, _field, _plain) = (text, field, new(text.Length));

    /// <param name="field">What stands for a merge field: its fallback, or nothing.</param>
    public static (string Text, ImmutableArray<WrittenLink> Links) Of(string? text, Func<string, string> field)
    {
        if (string.IsNullOrWhiteSpace(text)) return ("", []);
        var plain = new PlainText(text, field);
        plain.Read();
        return (plain._plain.ToString().Trim(), plain._links.ToImmutable());
    }

    private void Read()
    {
        var at = 0;
        var startsLine = true;
        while (at < _text.Length)
        {
            if (startsLine) at = SkipMarks(at);
            startsLine = false;
            if (at >= _text.Length) return;
            (at, startsLine) = _text[at] switch
            {
                '\n' => (LineEnd(at), true),
                '\r' => (at + 1, true),
                '{' when Next(at, '{') => (Field(at), false),
                '[' => (Link(at), false),
                '!' when Next(at, '[') => (at + 1, false),
                '<' => (Angle(at), false),
                'h' or 'H' when IsBareAddress(at) => (Bare(at), false),
                '*' or '`' => (at + 1, false),
                '_' when !(IsInsideWord(at) && at + 1 < _text.Length && char.IsLetterOrDigit(_text[at + 1])) => (at + 1, false),
                '\\' when at + 1 < _text.Length && char.IsPunctuation(_text[at + 1]) => (Letter(at + 1), false),
                _ => (Letter(at), false),
            };
        }
    }

    // Heading marks, quotation marks and marks of lists begin a block of their own.
    private int SkipMarks(int at)
    {
        while (at < _text.Length && _text[at] is ' ' or '\t' or '>') at++;
        var end = MarkEnd(at);
        if (end == at || end < _text.Length && !char.IsWhiteSpace(_text[end])) return at;
        EndBlock();
        _isHeading = _text[at] == '#';
        return end;
    }

    /// <summary>After "##", "-", "12." or the line of dashes between two parts; the same place where none of these stands there.</summary>
    private int MarkEnd(int at)
    {
        var end = at;
        if (at < _text.Length && char.IsAsciiDigit(_text[at]))
        {
            while (end < _text.Length && char.IsAsciiDigit(_text[end])) end++;
            return end < _text.Length && _text[end] is '.' or ')' ? end + 1 : at;
        }
        while (end < _text.Length && _text[end] is '#' or '-' or '+' or '*') end++;
        return end;
    }

    /// <summary>A line break is a space; two of them end a block, and so does the one after a heading.</summary>
    private int LineEnd(int at)
    {
        var next = at + 1;
        while (next < _text.Length && _text[next] is ' ' or '\t' or '\r') next++;
        if (_isHeading || next < _text.Length && _text[next] == '\n') EndBlock();
        else Space();
        _isHeading = false;
        return at + 1;
    }

    private int Field(int at)
    {
        var length = Ahead(at + 2).IndexOf("}}", StringComparison.Ordinal);
        if (length < 0) return Letter(at);
        var name = _text.AsSpan(at + 2, length).Trim();
        if (name.Length > 0 && name[0] is not ('#' or '/') && name is not "else") _plain.Append(_field(name.ToString()));
        return at + 2 + length + 2;
    }

    private int Link(int at)
    {
        var close = Ahead(at + 1).IndexOfAny(']', '\n');
        if (close < 0 || _text[at + 1 + close] != ']' || !Next(at + 1 + close, '(')) return at + 1;
        var words = _text.Substring(at + 1, close);
        var open = at + 1 + close + 2;
        var end = Ahead(open).IndexOfAny(')', '\n');
        if (end < 0 || _text[open + end] != ')') return at + 1;
        var address = _text.AsSpan(open, end).Trim();
        if (address.IndexOf(" \"", StringComparison.Ordinal) is >= 0 and var title) address = address[..title].TrimEnd();
        if (at == 0 || _text[at - 1] != '!') _links.Add(new(words, address.ToString(), open + _text.AsSpan(open, end).IndexOf(address, StringComparison.Ordinal)));
        _plain.Append(Of(words, _field).Text);
        return open + end + 1;
    }

    private int Angle(int at)
    {
        var end = Ahead(at + 1).IndexOfAny('>', '\n');
        if (end < 0 || _text[at + 1 + end] != '>') return Letter(at);
        var inside = _text.Substring(at + 1, end);
        if (inside.Contains("://", StringComparison.Ordinal)) _links.Add(new(inside, inside, at + 1));
        return at + end + 2;
    }

    private bool IsBareAddress(int at) =>
        !IsInsideWord(at) && (_text.AsSpan(at).StartsWith("http://", StringComparison.OrdinalIgnoreCase) || _text.AsSpan(at).StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    private int Bare(int at)
    {
        var end = at;
        while (end < _text.Length && !char.IsWhiteSpace(_text[end]) && _text[end] is not ('<' or '>' or ')' or ']' or '"')) end++;
        while (end > at && _text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?') end--;
        _links.Add(new(_text[at..end], _text[at..end], at));
        return end;
    }

    private int Letter(int at)
    {
        if (char.IsWhiteSpace(_text[at])) Space();
        else _plain.Append(_text[at]);
        return at + 1;
    }

    private void Space()
    {
        if (_plain.Length > 0 && _plain[^1] is not (' ' or '\n')) _plain.Append(' ');
    }

    private void EndBlock()
    {
        while (_plain.Length > 0 && _plain[^1] == ' ') _plain.Length--;
        if (_plain.Length > 0 && _plain[^1] != '\n') _plain.Append('\n');
    }

    private ReadOnlySpan<char> Ahead(int at) => _text.AsSpan(at, Math.Min(LongestPart, _text.Length - at));

    private bool Next(int at, char expected) => at + 1 < _text.Length && _text[at + 1] == expected;

    private bool IsInsideWord(int at) => at > 0 && char.IsLetterOrDigit(_text[at - 1]);
}
