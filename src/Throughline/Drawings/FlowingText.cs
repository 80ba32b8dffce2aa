using System.Collections.Immutable;
using System.Text;
using System.Xml;

namespace Throughline.Drawings;

/// <summary>A line of a broken text and its width, in parts of the font size.</summary>
internal readonly record struct TextLine(string Text, double Width);

/// <summary>One paragraph whose words are measured once, to be broken into lines of any width.</summary>
internal sealed class FlowingText
{
    /// <summary>Nobody reads more than this in a cell; what is longer is cut before it is measured.</summary>
    private const int Longest = 1_200;

    private const string More = "…";
    private static readonly double _more = TextWidth.Of(More);
    private static readonly double _space = TextWidth.Of(" ");

    private readonly ImmutableArray<TextLine> _words;
    private readonly bool _isCut;

    private FlowingText(ImmutableArray<TextLine> words, bool isCut) => (_words, _isCut) = (words, isCut);

    public static FlowingText Empty { get; } = new([], false);

    public bool IsEmpty => _words.IsEmpty;

    /// <summary>Any text: what a drawing cannot hold (control characters, half characters) is left out, and any space is one space.</summary>
    public static FlowingText Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Empty;
        var isCut = text.Length > Longest;
        var clean = Clean(isCut ? text[..Longest] : text);
        return new([.. clean.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new TextLine(word, TextWidth.Of(word)))], isCut);
    }

    /// <summary>One line of text as a drawing can hold it.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) clean.Append(' ');
            else if (MayStand(rune)) clean.Append(rune.ToString());
        }
        return clean.ToString();
    }

    // A half character is read as U+FFFD; two marks turn the direction of everything behind them.
    private static bool MayStand(Rune rune) =>
        !Rune.IsControl(rune) && rune.Value is not (0xFFFD or 0xFEFF or >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069)
        && (rune.Value > 0xFFFF ? (rune.Value & 0xFFFE) != 0xFFFE : XmlConvert.IsXmlChar((char)rune.Value));

    /// <summary>How many lines this takes at that width, as long as they are no more than <paramref name="most"/> and one.</summary>
    /// <param name="width">In parts of the font size.</param>
    public int CountLines(double width, int most) => Math.Min(Break(width, most + 1).Count, most + 1);

    /// <summary>The lines of at most that width; where they are more than <paramref name="most"/>, the last ends with an ellipsis.</summary>
    public List<TextLine> Lines(double width, int most)
    {
        var lines = Break(width, most + 1);
        var isShort = lines.Count > most;
        if (isShort) lines.RemoveRange(most, lines.Count - most);
        if ((isShort || _isCut) && lines.Count > 0) lines[^1] = Shortened(lines[^1], width);
        return lines;
    }

    private List<TextLine> Break(double width, int most)
    {
        var lines = new List<TextLine>();
        var line = new StringBuilder();
        var at = 0.0;
        foreach (var word in _words)
        {
            if (lines.Count >= most) break;
            foreach (var piece in Pieces(word, width))
            {
                if (line.Length > 0 && at + _space + piece.Width > width) End();
                at += piece.Width + (line.Length > 0 ? _space : 0);
                line.Append(line.Length > 0 ? " " : "").Append(piece.Text);
                if (lines.Count >= most) break;
            }
        }
        if (line.Length > 0 && lines.Count < most) End();
        return lines;

        void End()
        {
            lines.Add(new(line.ToString(), at));
            line.Clear();
            at = 0;
        }
    }

    /// <summary>A word that is wider than a line is broken where the line ends, behind a hyphen where one is near.</summary>
    private static IEnumerable<TextLine> Pieces(TextLine word, double width)
    {
        var rest = word.Text;
        while (rest.Length > 0)
        {
            var end = rest.Length == word.Text.Length && word.Width <= width ? rest.Length : End(rest, width);
            yield return new(rest[..end], TextWidth.Of(rest.AsSpan(0, end)));
            rest = rest[end..];
        }
    }

    private static int End(string word, double width)
    {
        var at = 0.0;
        var end = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            at += TextWidth.Of(rune);
            if (end > 0 && at > width)
            {
                var hyphen = word.LastIndexOf('-', end - 1);
                return hyphen > end / 3 ? hyphen + 1 : end;
            }
            end += rune.Utf16SequenceLength;
        }
        return end;
    }

    private static TextLine Shortened(TextLine line, double width)
    {
        var text = line.Text.TrimEnd(' ', '.', ',', ';', ':');
        while (text.Length > 0 && TextWidth.Of(text) + _more > width)
            text = text[..^(text.Length > 1 && char.IsLowSurrogate(text[^1]) ? 2 : 1)].TrimEnd();
        return new(text + More, TextWidth.Of(text) + _more);
    }
}
