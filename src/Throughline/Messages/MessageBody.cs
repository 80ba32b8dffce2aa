using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Throughline.Messages;

/// <summary>A link of a message as written.</summary>
/// <param name="Words">What people click on; the address itself where it stands bare.</param>
/// <param name="Address">Where it leads, merge fields as they are written.</param>
/// <param name="Offset">Of the address, in UTF-16 units from the text's beginning.</param>
/// <param name="Length">Of the address as it is written there.</param>
public readonly record struct WrittenLink(string Words, string Address, int Offset, int Length);

/// <summary>
/// A body as somebody reads it, for whoever measures it or looks for something in it. It is read as the mail is; where that
/// cannot be read, it stands as it is written.
/// </summary>
public sealed partial class MessageBody
{
    private readonly MergeMarks _marks = new();
    private readonly MergeScan _scan;
    private readonly MarkedText _marked;
    private readonly MarkdownDocument? _document;

    /// <summary>Reads any text; never throws.</summary>
    public MessageBody(string? body)
    {
        _scan = MergeFields.Scan(body ?? "");
        _marked = _marks.TakeOut(_scan);
        _document = _scan.Text.Length > MergeFields.MaxTemplateBytes ? null : MessageMarkdown.Read(_marked.Text, _marks);
        Links = _document is null ? [] : LinksOf(_document);
        Pictures = _document is null ? [] : [.. _document.Descendants<LinkInline>().Where(link => link.IsImage).Select(Written)];
    }

    /// <summary>Without pictures; what was meant for a link and is none, as with a blank in its address, comes last.</summary>
    public ImmutableArray<WrittenLink> Links { get; }

    /// <summary>Pictures, with what is read where they are not shown.</summary>
    public ImmutableArray<WrittenLink> Pictures { get; }

    /// <summary>The words alone, one block on each line.</summary>
    /// <param name="field">What stands for a merge field that says nothing of its own.</param>
    public string Lines(Func<string, string> field)
    {
        var lines = new StringBuilder();
        var read = _document is null ? _marked.Text : new MessageText(_marks).Lines(_document);
        foreach (var line in Filled(read, field).AsSpan().EnumerateLines())
            if (Squeezed(line) is { Length: > 0 } words) lines.Append(words).Append('\n');
        return lines.ToString().TrimEnd();
    }

    /// <summary>The text that a mail or a phone gets.</summary>
    /// <inheritdoc cref="Lines"/>
    public string Letter(Func<string, string> field) =>
        Filled(_document is null ? _marked.Text : new MessageText(_marks).Letter(_document), field).Trim();

    /// <summary>A line that is no Markdown, such as a subject.</summary>
    /// <inheritdoc cref="Lines"/>
    public static string Line(string? line, Func<string, string> field)
    {
        var marks = new MergeMarks();
        return marks.Fill(marks.TakeOut(MergeFields.Scan(line ?? "")).Text, piece => Said(piece, field)).Trim();
    }

    /// <summary>Whether people see what is written at an offset: not inside an address, nor in braces but for what stands in.</summary>
    public bool IsSeen(int offset) =>
        IsSeen(_scan, offset) && !(_document?.Descendants<LinkInline>().Any(link => IsInAddress(link, offset)) ?? false);

    /// <summary>The same for a line that is no Markdown.</summary>
    public static bool IsSeen(string line, int offset) => IsSeen(MergeFields.Scan(line), offset);

    private static bool IsSeen(MergeScan scan, int offset)
    {
        foreach (var piece in scan.Pieces)
            if (offset < piece.Offset + piece.Source.Length)
                return piece.Kind == MergePieceKind.Text || piece.Fallback is not null && offset >= piece.FallbackOffset;
        return true;
    }

    private bool IsInAddress(LinkInline link, int offset)
    {
        var span = SpanOf(link);
        var end = link.IsAutoLink || link.Reference is not null ? span.End : link.Span.End;
        return !span.IsEmpty && offset >= _marked.SourceOffset(span.Start) && offset < _marked.SourceOffset(end + 1);
    }

    private WrittenLink Written(LinkInline link)
    {
        var span = SpanOf(link);
        var address = AsWritten(link.Url ?? "");
        var words = link.IsAutoLink ? address : AsWritten(MessageText.Words(link)).Trim();
        if (span.IsEmpty) return new(words, address, _marked.SourceOffset(link.Span.Start), 0);
        var from = _marked.SourceOffset(span.Start);
        return new(words, address, from, _marked.SourceOffset(span.End + 1) - from);
    }

    private ImmutableArray<WrittenLink> LinksOf(MarkdownDocument document)
    {
        var known = document.Descendants().Where(part => part is LinkInline { IsAutoLink: false } or CodeInline or CodeBlock).ToList();
        var meant = LooksLikeLink().Matches(_marked.Text).Where(match => !known.Exists(part => Meet(part.Span, match))).ToList();
        var read = document.Descendants<LinkInline>()
            .Where(link => !link.IsImage && !(link.IsAutoLink && meant.Exists(match => Meet(link.Span, match))));
        return [.. read.Select(Written), .. meant.Select(Written)];
    }

    private static bool Meet(SourceSpan span, Match match) => span.Start < match.Index + match.Length && span.End >= match.Index;

    private WrittenLink Written(Match meant)
    {
        var (words, address) = (meant.Groups["words"], meant.Groups["address"]);
        var from = _marked.SourceOffset(address.Index);
        return new(AsWritten(words.Value), AsWritten(address.Value), from, _marked.SourceOffset(address.Index + address.Length) - from);
    }

    [GeneratedRegex(@"(?<!\\)\[(?<words>[^\[\]\n]{1,200})\]\((?<address>[^()\n]{1,500})\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LooksLikeLink();

    private string AsWritten(string marked) => _marks.Fill(marked, piece => piece.Source);

    private static SourceSpan SpanOf(LinkInline link) => link.Reference is { } reference ? reference.UrlSpan : link.UrlSpan;

    // Where nothing stands for a field, its blank goes as well: "Hello , it is Noreen". Marks before which French leaves one keep it.
    private static string Squeezed(ReadOnlySpan<char> line)
    {
        var words = line.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "" : words.Skip(1).Aggregate(new StringBuilder(words[0]),
            (text, word) => (word is "," or "." ? text : text.Append(' ')).Append(word)).ToString();
    }

    private string Filled(string text, Func<string, string> field) => _marks.Fill(text, piece => Said(piece, field));

    private static string Said(MergePiece piece, Func<string, string> field) => piece.Kind switch
    {
        MergePieceKind.Field => piece.Fallback ?? field(piece.Name),
        MergePieceKind.Wrong => piece.Source,
        _ => "",
    };
}
