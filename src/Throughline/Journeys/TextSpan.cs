using System.Globalization;
using Throughline.Primitives;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Throughline.Journeys;

/// <summary>
/// Where the letters of a text stand in its file. Folding, quoting and escaping change how a text's white space is written,
/// and how single letters are; they neither add a letter, take one away nor change the order. So the n-th letter of the text
/// is the n-th letter that is written, and nothing else needs to be kept.
/// </summary>
internal sealed class TextSpan(string file, string value, Scalar scalar, Place? verbatim)
{
    /// <summary>From 1; worked out when somebody asks, in one pass over the text.</summary>
    public Place PlaceOf(TextPlace at)
    {
        if (verbatim is { } first) return new(first.Line + at.Line, first.Column + at.Column);
        var letters = Letters(value.AsSpan(0, OffsetOf(at)));
        var reader = new Reader(file, scalar);
        while (reader.Next())
            if (letters-- == 0) return reader.Place;
        return new((int)scalar.Start.Line, (int)scalar.Start.Column);
    }

    private int OffsetOf(TextPlace at)
    {
        var start = 0;
        for (var line = 0; line < at.Line; line++)
        {
            var end = value.IndexOf('\n', start);
            if (end < 0) break;
            start = end + 1;
        }
        return Math.Min(start + at.Column, value.Length);
    }

    private static int Letters(ReadOnlySpan<char> text)
    {
        var n = 0;
        foreach (var c in text)
            if (!char.IsWhiteSpace(c)) n++;
        return n;
    }

    /// <summary>Goes from letter to letter of what is written, white space left out.</summary>
    private struct Reader
    {
        private readonly string _file;
        private readonly ScalarStyle _style;
        private readonly int _end;
        private int _at;
        private int _line;
        private int _lineStart;

        public Reader(string file, Scalar scalar)
        {
            (_file, _style) = (file, scalar.Style);
            (_at, _end) = ((int)scalar.Start.Index, Math.Min((int)scalar.End.Index, file.Length));
            (_line, _lineStart) = ((int)scalar.Start.Line, _at - ((int)scalar.Start.Column - 1));
            if (_style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted) _at++;
            // The first line of a block says how it is folded.
            if (_style is ScalarStyle.Folded or ScalarStyle.Literal) SkipLine();
        }

        public Place Place { get; private set; }

        public bool Next()
        {
            while (_at < _end)
            {
                Place = new(_line, _at - _lineStart + 1);
                var c = _file[_at++];
                if (c == '\n') (_line, _lineStart) = (_line + 1, _at);
                else if (c == '\\' && _style == ScalarStyle.DoubleQuoted && _at < _end) c = Escaped();
                else if (c == '\'' && _style == ScalarStyle.SingleQuoted) _at++;
                if (!char.IsWhiteSpace(c)) return true;
            }
            return false;
        }

        private void SkipLine()
        {
            while (_at < _end && _file[_at] != '\n') _at++;
        }

        // A sign beyond the first 65,536 counts as two letters in a text, and is one when it is escaped; as nobody
        // escapes those by hand, what comes after one on its line is a column off.
        private char Escaped()
        {
            var c = _file[_at];
            if (c is '\r' or '\n') return ' ';
            _at++;
            return c switch
            {
                'x' => Hex(2),
                'u' => Hex(4),
                'U' => Hex(8),
                'n' or 'r' or 't' or 'v' or 'f' or ' ' or '_' or 'N' or 'L' or 'P' or '\t' => ' ',
                _ => c,
            };
        }

        private char Hex(int digits)
        {
            var length = Math.Min(digits, _end - _at);
            var digitsRead = _file.AsSpan(_at, length);
            var isRead = uint.TryParse(digitsRead, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code);
            _at += length;
            return isRead && code <= char.MaxValue ? (char)code : 'x';
        }
    }
}
