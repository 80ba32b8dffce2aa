using Markdig.Syntax.Inlines;
using Throughline.Messages;
using Throughline.Primitives;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>A link of a message whose clicks are counted.</summary>
/// <param name="Index">Stands in the signed address; the order in the body.</param>
/// <param name="Key">What events carry as <c>link</c>: the link's title where it has one, else its words, in kebab-case.</param>
/// <param name="TargetTemplate">Where it leads, merge fields included.</param>
internal sealed record CompiledLink(int Index, string Key, string TargetTemplate);

/// <summary>What stands in a message of a file of the library.</summary>
internal enum FilePart
{
    /// <summary>Where it is opened, or where a picture lies.</summary>
    Address,

    /// <summary>How wide a picture is, in pixels.</summary>
    Width,
    Title,

    /// <summary>What it is, and how large: "PDF, 84 kB".</summary>
    About,
}

/// <summary>
/// The addresses a body leads to. Each becomes one private-use character in the marked HTML and text, so that the
/// address itself never passes through Markdown's or Handlebars' own ideas of escaping.
/// </summary>
internal sealed class LinkBook(MergeMarks marks)
{
    /// <summary>Most links and pictures in one message.</summary>
    public const int MaxCount = 200;

    private const char First = MergeMarks.Free;
    private readonly List<Entry> _all = [];

    /// <param name="Marked">The address with the marks of its merge fields.</param>
    /// <param name="Click">Index among the counted links; null where the address is written as it is.</param>
    /// <param name="Key">The link's key; empty where clicks are not counted.</param>
    public sealed record Entry(string Marked, int? Click, string Key)
    {
        /// <summary>The file of the library that it leads to or shows; null for any other address.</summary>
        public string? File { get; init; }

        /// <summary>What is written in its place.</summary>
        public FilePart Part { get; init; }
    }

    public IReadOnlyList<Entry> All => _all;

    /// <summary>Notes where a link or a picture leads, and what stands for it.</summary>
    /// <exception cref="MessageTemplateException">An address that a message may not lead to.</exception>
    public void Take(LinkInline link, string label)
    {
        var mark = link.IsImage ? AddPicture(link.Url ?? "", label) : AddLink(link.Url ?? "", label, link.Title);
        link.SetData(typeof(LinkBook), mark.ToString());
        if (link.IsImage && FileLinks.KeyOf(link.Url) is { } file)
            link.SetData(typeof(FileLinks), AddPart(file, FilePart.Width).ToString());
    }

    /// <summary>Notes a file that is handed over as a card, after its link was taken; where the link has no words, the title of the
    /// file stands there.</summary>
    public void TakeCard(LinkInline link)
    {
        var file = FileLinks.KeyOf(link.Url)!;
        link.SetData(typeof(FileLinks), AddPart(file, FilePart.About).ToString());
        if (link.FirstChild is null) link.AppendChild(new LiteralInline(AddPart(file, FilePart.Title).ToString()));
    }

    /// <summary>The character that stands for the width of a picture of the library, or for what a file is that is handed over as a
    /// card; null for any other.</summary>
    public static string? AboutOf(LinkInline link) => (string?)link.GetData(typeof(FileLinks));

    /// <summary>The character that stands for the address of a link that was taken.</summary>
    public static string MarkOf(LinkInline link) => (string)link.GetData(typeof(LinkBook))!;

    /// <summary>Which entry <paramref name="character"/> stands for, or −1.</summary>
    public int IndexOf(char character) => character >= First && character - First < _all.Count ? character - First : -1;

    private char AddLink(string address, string label, string? title)
    {
        address = address.Trim();
        if (address.Length == 0) throw Wrong(label, "has no address. Write it as [words](https://…)");
        if (IsOwnLink(address)) return Add(new Entry(address, null, ""));
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)) return Add(new Entry(address, null, ""));
        // What a field holds may be anybody's word: it leads there by itself, and never by an address of ours.
        if (IsField(address)) return Add(new Entry(address, null, ""));
        var words = title is { Length: > 0 } ? title : label;
        if (FileLinks.IsFile(address)) return AddCounted(FileLinks.Scheme + FileOf(address, label), words);
        CheckTarget(address, label);
        return AddCounted(address, words);
    }

    private char AddPicture(string address, string label)
    {
        if (FileLinks.IsFile(address))
            return Add(new Entry(address.Trim(), null, "") { File = PictureOf(address, label.Length > 0 ? label : "picture") });
        CheckTarget(address.Trim(), label.Length > 0 ? label : "picture");
        return Add(new Entry(address.Trim(), null, ""));
    }

    private char AddCounted(string address, string words)
    {
        var key = KeyOf(words);
        var same = _all.FindIndex(e => e.Click is not null && e.Marked == address && TrimNumber(e.Key) == key);
        if (same >= 0) return (char)(First + same);
        var unique = key;
        for (var n = 2; _all.Exists(e => e.Key == unique); n++) unique = $"{key}-{n}";
        return Add(new Entry(address, _all.Count(e => e.Click is not null), unique) { File = FileLinks.KeyOf(address) });
    }

    private char AddPart(string file, FilePart part) => Add(new Entry(FileLinks.Scheme + file, null, "") { File = file, Part = part });

    private static string TrimNumber(string key) =>
        key.LastIndexOf('-') is > 0 and var dash && int.TryParse(key.AsSpan(dash + 1), out _) ? key[..dash] : key;

    private char Add(Entry entry)
    {
        if (_all.Count == MaxCount) throw new MessageTemplateException("body",
            $"A message may hold at most {MaxCount} links and pictures. Leave some out.");
        _all.Add(entry);
        return (char)(First + _all.Count - 1);
    }

    private bool IsOwnLink(string address) =>
        address.Length == 1 && marks.At(address[0]) is { Kind: MergePieceKind.Field } only && BuiltInFields.IsLink(only.Name);

    private bool IsField(string address) => address.Length == 1 && marks.At(address[0]) is { Kind: MergePieceKind.Field };

    // A whole address may be a field; a part of one only behind the host's name, so that no value chooses whom to trust.
    private void CheckTarget(string address, string label)
    {
        if (IsField(address)) return;
        var scheme = address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
            : address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
        if (scheme == 0) throw Wrong(label, $"leads to “{Readable(address)}”. Begin the address with https://, mailto: or tel:");
        var end = address.AsSpan(scheme).IndexOfAny('/', '?', '#');
        var host = end < 0 ? address.AsSpan(scheme) : address.AsSpan(scheme, end);
        foreach (var c in host)
            if (marks.At(c) is not null) throw Wrong(label,
                $"has a merge field in the name of its host, “{Readable(address)}”. Write the host's name out");
        if (WebAddress.Ascii(Readable(address)) is null) throw Wrong(label, $"leads to “{Readable(address)}”, which is not a web address");
    }

    private string FileOf(string address, string label) => FileLinks.KeyOf(address)
        ?? throw Wrong(label, $"leads to “{Readable(address)}”, which is no name of a file. Write it as file:five-steps.pdf");

    private string PictureOf(string address, string label) => FileOf(address, label) is var key && FileLinks.IsPicture(key) ? key
        : throw Wrong(label, $"is to show {key}, which is no picture. Take the exclamation mark away, and it is handed over");

    private string Readable(string marked) => marks.Fill(marked, piece => piece.Kind == MergePieceKind.Field ? piece.Name : "");

    private MessageTemplateException Wrong(string label, string what) => new("body", $"The link “{Readable(label)}” {what}.");

    /// <inheritdoc cref="LinkKeys.Of"/>
    public static string KeyOf(string words) => LinkKeys.Of(words);
}
