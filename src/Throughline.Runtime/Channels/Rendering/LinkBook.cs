using System.Text;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>A link of a message whose clicks are counted.</summary>
/// <param name="Index">Stands in the signed address; the order in the body.</param>
/// <param name="Key">What events carry as <c>link</c>: the link's title where it has one, else its words, in kebab-case.</param>
/// <param name="TargetTemplate">Where it leads, merge fields included.</param>
internal sealed record CompiledLink(int Index, string Key, string TargetTemplate);

/// <summary>
/// The addresses a body leads to. Each becomes one private-use character in the marked HTML and text, so that the
/// address itself never passes through Markdown's or Handlebars' own ideas of escaping.
/// </summary>
internal sealed class LinkBook(MustacheBook mustaches)
{
    /// <summary>Most links and pictures in one message.</summary>
    public const int MaxCount = 200;

    private const char First = '\uF000';
    private readonly List<Entry> _all = [];

    /// <param name="Marked">The address with the mustaches' characters.</param>
    /// <param name="Click">Index among the counted links; null where the address is written as it is.</param>
    /// <param name="Key">The link's key; empty where clicks are not counted.</param>
    public sealed record Entry(string Marked, int? Click, string Key);

    public IReadOnlyList<Entry> All => _all;

    /// <summary>Which entry <paramref name="character"/> stands for, or −1.</summary>
    public int IndexOf(char character) => character >= First && character - First < _all.Count ? character - First : -1;

    /// <summary>The character that stands for a link.</summary>
    /// <exception cref="MessageTemplateException">An address that a message may not lead to.</exception>
    public char AddLink(string address, string label, string? title)
    {
        address = address.Trim();
        if (address.Length == 0) throw Wrong(label, "has no address. Write it as [words](https://…)");
        if (IsOwnLink(address)) return Add(new Entry(address, null, ""));
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)) return Add(new Entry(address, null, ""));
        CheckTarget(address, label);
        return AddCounted(address, title is { Length: > 0 } ? title : label);
    }

    /// <summary>The character that stands for a picture's address.</summary>
    /// <exception cref="MessageTemplateException">An address that a message may not show.</exception>
    public char AddPicture(string address, string label)
    {
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
        return Add(new Entry(address, _all.Count(e => e.Click is not null), unique));
    }

    private static string TrimNumber(string key) => key.LastIndexOf('-') is > 0 and var dash && int.TryParse(key.AsSpan(dash + 1), out _) ? key[..dash] : key;

    private char Add(Entry entry)
    {
        if (_all.Count == MaxCount) throw new MessageTemplateException("body", $"A message may hold at most {MaxCount} links and pictures. Leave some out.");
        _all.Add(entry);
        return (char)(First + _all.Count - 1);
    }

    private bool IsOwnLink(string address) =>
        address.Length == 1 && mustaches.At(address[0]) is { Kind: MustacheKind.Value } only && BuiltInFields.IsLink(only.Name);

    // A whole address may be a field; a part of one only behind the host's name, so that no value chooses whom to trust.
    private void CheckTarget(string address, string label)
    {
        if (address.Length == 1 && mustaches.At(address[0]) is { Kind: MustacheKind.Value }) return;
        var scheme = address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
        if (scheme == 0) throw Wrong(label, $"leads to “{Readable(address)}”. Begin the address with https://, mailto: or tel:");
        var end = address.AsSpan(scheme).IndexOfAny('/', '?', '#');
        var host = end < 0 ? address.AsSpan(scheme) : address.AsSpan(scheme, end);
        foreach (var c in host)
            if (mustaches.At(c) is not null) throw Wrong(label, $"has a merge field in the name of its host, “{Readable(address)}”. Write the host's name out");
        if (!Uri.TryCreate(Readable(address), UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0) throw Wrong(label, $"leads to “{Readable(address)}”, which is not a web address");
    }

    private string Readable(string marked)
    {
        var text = new StringBuilder(marked.Length);
        foreach (var c in marked)
            if (mustaches.At(c) is { } mustache) text.Append(mustache.Kind == MustacheKind.Value ? mustache.Name : "");
            else text.Append(c);
        return text.ToString();
    }

    private MessageTemplateException Wrong(string label, string what) => new("body", $"The link “{Readable(label)}” {what}.");

    /// <summary>Words in kebab-case: letters and digits of any script in lower case, everything else one dash; "link" where nothing is left.</summary>
    public static string KeyOf(string words)
    {
        var key = new StringBuilder(words.Length);
        foreach (var rune in words.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune)) key.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (key.Length > 0 && key[^1] != '-') key.Append('-');
        var text = key.ToString().TrimEnd('-');
        return text.Length == 0 ? "link" : text.Length <= 80 ? text : text[..80].TrimEnd('-');
    }
}
