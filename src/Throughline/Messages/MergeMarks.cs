using System.Text;

namespace Throughline.Messages;

/// <summary>
/// Takes the <c>{{…}}</c> out of a text before anything else reads it, and leaves one private-use character for each,
/// which Markdown takes for an ordinary letter. So Markdown never sees a value or a fallback, and neither becomes Markdown.
/// Several texts of one message may share the marks.
/// </summary>
public sealed class MergeMarks
{
    private const char First = '\uE100';

    /// <summary>What comes behind the marks, up to the end of the private-use characters, is free for others.</summary>
    public const char Free = '\uF000';

    private readonly List<MergePiece> _pieces = [];

    /// <summary>In the order of the texts.</summary>
    public IReadOnlyList<MergePiece> Pieces => _pieces;

    /// <summary>The piece that <paramref name="character"/> stands for, or null for any other character.</summary>
    public MergePiece? At(char character) =>
        character >= First && character - First < _pieces.Count ? _pieces[character - First] : null;

    /// <summary>The text with every piece that is not words replaced by its mark, and without private-use characters of its own.</summary>
    public MarkedText TakeOut(MergeScan scan)
    {
        var marked = new StringBuilder(scan.Text.Length);
        var shifts = new List<(int Marked, int Source)> { (0, 0) };
        foreach (var piece in scan.Pieces)
            if (piece.Kind == MergePieceKind.Text) AppendWords(marked, piece, shifts);
            else
            {
                marked.Append((char)(First + _pieces.Count));
                _pieces.Add(piece);
                shifts.Add((marked.Length, piece.Offset + piece.Source.Length));
            }
        return new(marked.ToString(), shifts);
    }

    /// <summary>A text with marks in it, written out.</summary>
    /// <param name="write">What stands for a piece.</param>
    public string Fill(ReadOnlySpan<char> marked, Func<MergePiece, string> write)
    {
        var filled = new StringBuilder(marked.Length);
        foreach (var c in marked)
            if (At(c) is { } piece) filled.Append(write(piece));
            else filled.Append(c);
        return filled.ToString();
    }

    // Private-use characters come from pasted symbol fonts; only the bullet of word processors is worth keeping.
    private static void AppendWords(StringBuilder marked, MergePiece piece, List<(int Marked, int Source)> shifts)
    {
        for (var i = 0; i < piece.Source.Length; i++)
            if (piece.Source[i] is var c && c is < '\uE000' or > '\uF8FF') marked.Append(c);
            else if (c == '\uF0B7') marked.Append('•');
            else shifts.Add((marked.Length, piece.Offset + i + 1));
    }
}

/// <summary>A text whose merge fields are marks, and where each of its characters stands in the text it was made from.</summary>
public sealed class MarkedText
{
    private readonly List<(int Marked, int Source)> _shifts;

    internal MarkedText(string text, List<(int Marked, int Source)> shifts) => (Text, _shifts) = (text, shifts);

    public string Text { get; }

    /// <summary>The offset in the source of what stands at an offset here.</summary>
    public int SourceOffset(int offset)
    {
        var (low, high) = (0, _shifts.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_shifts[middle].Marked <= offset) low = middle;
            else high = middle - 1;
        }
        return _shifts[low].Source + offset - _shifts[low].Marked;
    }
}
