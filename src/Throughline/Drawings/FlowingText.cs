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
    public int CountLines(double width, int most) => Placed(width).Where(piece => piece.BeginsLine).Take(most + 1).Count();

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
        foreach (var (piece, beginsLine) in Placed(width))
        {
            if (!beginsLine) lines[^1] = new($"{lines[^1].Text} {piece.Text}", lines[^1].Width + _space + piece.Width);
            else if (lines.Count < most) lines.Add(piece);
            else break;
        }
        return lines;
    }

    /// <summary>The words in their order, and which of them begin a line of that width. Nothing is measured again for a word that fits.</summary>
    private IEnumerable<(TextLine Piece, bool BeginsLine)> Placed(double width)
    {
        double? at = null;
        foreach (var word in _words)
        {
            if (word.Width <= width) yield return Place(word);
            else foreach (var piece in Pieces(word.Text, width)) yield return Place(piece);
        }

        (TextLine Piece, bool BeginsLine) Place(TextLine piece)
        {
            var end = at + _space + piece.Width;
            var beginsLine = end is null || end > width;
            at = beginsLine ? piece.Width : end;
            return (piece, beginsLine);
        }
    }

    /// <summary>A word that is wider than a line is broken where the line ends, behind a hyphen where one is near.</summary>
    private static IEnumerable<TextLine> Pieces(string word, double width)
    {
        for (var rest = word; rest.Length > 0;)
        {
            var end = End(rest, width);
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
