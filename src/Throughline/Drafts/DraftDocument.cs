using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Throughline.Journeys;

namespace Throughline.Drafts;

/// <summary>A draft under the hands of people: the journey file, and a lasting id for each entry of its lists.</summary>
public sealed record DraftDocument
{
    private DraftDocument(YamlMap tree, JourneyDraft draft) => (Tree, Draft) = (tree, draft);

    internal YamlMap Tree { get; }

    /// <summary>As the compiler and the linter read it. Its lists stand in the same order as <see cref="Ids"/> says.</summary>
    public JourneyDraft Draft { get; }

    /// <param name="ids">As <see cref="AllIds"/> gave them; what is missing gets a fresh one.</param>
    /// <param name="fresh">Makes an id that this draft has never had: 1 to 16 small letters and digits.</param>
    public static DraftDocument Open(JourneyDraft draft, string ids, Func<string> fresh)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(fresh);
        var kept = new Queue<string>(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return new(DraftIds.Put(JourneyShape.Journey.Arrange(JourneyShape.Journey.Write(draft)), kept, fresh), draft);
    }

    /// <summary>The document that a tree makes, or what in it no journey file can hold.</summary>
    internal static (DraftDocument? Document, Finding? Problem) Of(YamlMap tree)
    {
        var findings = new List<Finding>();
        var draft = JourneyShape.Journey.Read(tree, "", new FileReading(findings));
        return findings.Count == 0 ? (new(JourneyShape.Journey.Arrange(tree), draft), null) : (null, findings[0]);
    }

    /// <summary>All ids in the order of the file, with a space between; for <see cref="Open"/>.</summary>
    public string AllIds => string.Join(' ', DraftIds.Of(Tree));

    /// <summary>Ids for another file of the same journey: entries with the same key are the same entries.</summary>
    internal string IdsFor(JourneyDraft other, Func<string> fresh)
    {
        var tree = JourneyShape.Journey.Arrange(JourneyShape.Journey.Write(other));
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return string.Join(' ', DraftIds.Of(DraftIds.Put(DraftIds.Alike(tree, Tree, taken), new(), fresh)));
    }

    /// <summary>The journey file.</summary>
    public string File => YamlWriter.Write(Tree);

    /// <summary>The ids of a list's entries, in order: <c>steps</c>, <c>steps[#k3f].nudges</c>. None where there is no such list.</summary>
    public ImmutableArray<string> Ids(string list) =>
        DraftPath.Parse(list) is { } path && DraftTree.Find(Tree, path) is YamlList found
            ? [.. found.Items.OfType<YamlMap>().Select(item => item.Id ?? "")]
            : [];

    /// <summary>What stands at a path: a text, a list, a group, or null for nothing.</summary>
    public JsonNode? Find(string path) => DraftPath.Parse(path) is { } known ? DraftJson.Of(DraftTree.Find(Tree, known)) : null;

    /// <summary>The text at a path; null where nothing, or no text, stands there.</summary>
    public string? Text(string path) => DraftPath.Parse(path) is { } known && DraftTree.Find(Tree, known) is YamlText text ? text.Value : null;

    /// <summary>A path by ids for one by places, as findings have it: <c>steps[2].tone</c> becomes <c>steps[#k3f].tone</c>. Null where there is no such entry.</summary>
    public string? PathOf(string placePath)
    {
        ArgumentNullException.ThrowIfNull(placePath);
        YamlNode? at = Tree;
        var parts = new List<string>();
        foreach (var part in placePath.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var open = part.IndexOf('[', StringComparison.Ordinal);
            var key = open < 0 ? part : part[..open];
            at = (at as YamlMap)?.Entries.FirstOrDefault(entry => entry.Key == key)?.Value;
            if (open < 0 || at is not YamlList list)
            {
                parts.Add(key);
                continue;
            }
            if (!int.TryParse(part.AsSpan(open + 1, part.Length - open - 2), out var index) || index >= list.Items.Length) return null;
            at = list.Items[index];
            parts.Add(at is YamlMap { Id: { } id } ? $"{key}[#{id}]" : key);
        }
        return string.Join('.', parts);
    }
}
