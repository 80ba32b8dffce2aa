using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Throughline.Journeys;

/// <summary>
/// Writes the one canonical text of a tree. It is our own, because the file must stay byte-identical whatever
/// version of a library reads it. Texts are bare where every YAML reader takes them for the same text; a text of
/// several lines is a literal block; the rest is quoted, and what cannot be printed is escaped.
/// </summary>
internal sealed partial class YamlWriter
{
    /// <summary>A list of short texts stays on one line up to this column.</summary>
    private const int LineWidth = 100;

    private static readonly SearchValues<char> _listSigns = SearchValues.Create(",[]{}:");

    private readonly StringBuilder _text = new();

    /// <exception cref="ArgumentException">A text holds half a character (a lone surrogate).</exception>
    public static string Write(YamlMap root)
    {
        var writer = new YamlWriter();
        if (root.Entries.IsEmpty) writer._text.Append("{}\n");
        writer.Map(root, 0, isFirstIndented: true);
        return writer._text.ToString();
    }

    private void Map(YamlMap map, int indent, bool isFirstIndented)
    {
        foreach (var entry in map.Entries)
        {
            if (isFirstIndented) _text.Append(' ', indent);
            isFirstIndented = true;
            _text.Append(Scalar(entry.Key, isInList: false)).Append(':');
            Value(entry.Value, indent);
        }
    }

    private void Value(YamlNode value, int indent)
    {
        switch (value)
        {
            case YamlText scalar:
                Text(scalar, indent + 2);
                break;
            case YamlMap { Entries.IsEmpty: true }:
                _text.Append(" {}\n");
                break;
            case YamlMap map:
                _text.Append('\n');
                Map(map, indent + 2, isFirstIndented: true);
                break;
            case YamlList list when OneLine(list, Column()) is { } line:
                _text.Append(' ').Append(line).Append('\n');
                break;
            case YamlList list:
                _text.Append('\n');
                List(list, indent + 2);
                break;
        }
    }

    private void List(YamlList list, int indent)
    {
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (i > 0 && list.IsSpaced) _text.Append('\n');
            _text.Append(' ', indent).Append('-');
            if (list.Items[i] is YamlText scalar) Text(scalar, indent + 2);
            else if (list.Items[i] is YamlMap { Entries.IsEmpty: false } map)
            {
                _text.Append(' ');
                Map(map, indent + 2, isFirstIndented: false);
            }
            else _text.Append(" {}\n");
        }
    }

    private void Text(YamlText scalar, int blockIndent)
    {
        _text.Append(' ');
        if (scalar.Value is not { } value) _text.Append("null\n");
        else if (scalar.IsNumber && Digits().IsMatch(value)) _text.Append(value).Append('\n');
        else if (MayBeBlock(value)) Block(value, blockIndent);
        else _text.Append(Scalar(value, isInList: false)).Append('\n');
    }

    private void Block(string value, int indent)
    {
        var isClosed = value.EndsWith('\n');
        _text.Append(isClosed ? "|\n" : "|-\n");
        foreach (var line in (isClosed ? value[..^1] : value).Split('\n'))
        {
            if (line.Length > 0) _text.Append(' ', indent).Append(line);
            _text.Append('\n');
        }
    }

    private static string? OneLine(YamlList list, int column)
    {
        var line = new StringBuilder("[");
        foreach (var item in list.Items)
        {
            if (item is not YamlText { Value: { } value } || MayBeBlock(value)) return null;
            if (line.Length > 1) line.Append(", ");
            line.Append(Scalar(value, isInList: true));
            if (column + line.Length > LineWidth) return null;
        }
        return line.Append(']').ToString();
    }

    private int Column()
    {
        var at = _text.Length;
        while (at > 0 && _text[at - 1] != '\n') at--;
        return _text.Length - at;
    }

    private static string Scalar(string value, bool isInList)
    {
        if (HasHalfCharacter(value)) throw new ArgumentException("A text of the draft holds half a character (a lone surrogate), which no file can keep.", nameof(value));
        if (MayBeBare(value, isInList)) return value;
        var isPrintable = !value.Any(c => c == '\n' || MustBeEscaped(c));
        return isPrintable && value.AsSpan().IndexOfAny('"', '\\') >= 0
            ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'"
            : Quoted(value);
    }

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (c == '\n') quoted.Append("\\n");
            else if (c == '\r') quoted.Append("\\r");
            else if (c == '\t') quoted.Append("\\t");
            else if (MustBeEscaped(c)) quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else quoted.Append(c);
        }
        return quoted.Append('"').ToString();
    }

    /// <summary>Several lines, each of which reads back as it stands: nothing to escape, and no space or break at the beginning, where the indentation is read off.</summary>
    private static bool MayBeBlock(string value)
    {
        if (!value.Contains('\n') || value[0] is ' ' or '\n' or '\t' || value.EndsWith("\n\n", StringComparison.Ordinal)) return false;
        foreach (var c in value)
            if (c is not ('\n' or '\t') && MustBeEscaped(c)) return false;
        return !HasHalfCharacter(value);
    }

    /// <summary>Short, on one line, with nothing to escape.</summary>
    public static bool MayBeKey(string value) => !value.Any(c => c == '\n' || MustBeEscaped(c)) && !HasHalfCharacter(value);

    private static bool MayBeBare(string value, bool isInList)
    {
        if (value.Length == 0 || char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]) || value[^1] == ':') return false;
        if ("-?:,[]{}#&*!|>'\"%@`=<".Contains(value[0], StringComparison.Ordinal)) return false;
        if (value.Contains(": ", StringComparison.Ordinal) || value.Contains(" #", StringComparison.Ordinal)) return false;
        if (isInList && value.AsSpan().ContainsAny(_listSigns)) return false;
        foreach (var c in value)
            if (c == '\n' || MustBeEscaped(c)) return false;
        return !LooksLikeAnotherType().IsMatch(value);
    }

    // Control characters, other line breaks, the byte order mark and what is no character at all. Halves of pairs are looked at elsewhere.
    private static bool MustBeEscaped(char c) =>
        c is < ' ' or (>= '\u007F' and <= '\u009F') or '\u2028' or '\u2029' or '\uFEFF' or >= '\uFFFE';

    public static bool HasHalfCharacter(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i])) continue;
            if (!char.IsHighSurrogate(value[i]) || i + 1 == value.Length || !char.IsLowSurrogate(value[i + 1])) return true;
            i++;
        }
        return false;
    }

    /// <summary>Null, booleans, numbers, dates and times of YAML 1.1 and 1.2.</summary>
    [GeneratedRegex(@"^(~|null|true|false|yes|no|on|off|y|n|[-+]?\.(inf|nan)|[-+.]?[0-9][0-9a-fox_.:,+-]*|\.+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[t\s].*)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LooksLikeAnotherType();

    [GeneratedRegex(@"^-?(0|[1-9][0-9]{0,8})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
