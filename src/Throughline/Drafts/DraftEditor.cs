using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Throughline.Journeys;

namespace Throughline.Drafts;

/// <summary>
/// The only way a draft changes at a screen. An edit is made on what it found, or not at all; with it comes the edit that
/// takes it back, which is refused in turn where somebody else has changed the same since. So two people never overwrite
/// each other, and undo never takes back somebody else's work.
/// </summary>
public static class DraftEditor
{
    /// <summary>Entries that one list of a draft may hold while it is edited; the compiler allows fewer.</summary>
    public const int MostEntries = 1_000;

    /// <param name="fresh">Makes an id that this draft has never had.</param>
    public static DraftChange Apply(DraftDocument document, DraftEdit edit, Func<string> fresh)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(edit);
        var change = Change(document, edit, fresh);
        return change.Document is { } after && Encoding.UTF8.GetByteCount(after.File) > JourneyFile.MaxBytes
            ? Refuse(DraftRefusalKind.TooLarge, PathOf(edit), "The journey would be larger than a journey may be, so this was not kept. Shorten a text, or make two journeys of it.")
            : change;
    }

    private static DraftChange Change(DraftDocument document, DraftEdit edit, Func<string> fresh) => edit switch
    {
        DraftEdit.Set set => Set(document, set, fresh),
        DraftEdit.Insert insert => Insert(document, insert, fresh),
        DraftEdit.Remove remove => Remove(document, remove),
        DraftEdit.Move move => Move(document, move),
        DraftEdit.Replace replace => Replace(document, replace, fresh),
        DraftEdit.Several several => Several(document, several, fresh),
        _ => throw new InvalidOperationException($"No rule for the edit {edit.GetType().Name}."),
    };

    private static DraftChange Set(DraftDocument document, DraftEdit.Set set, Func<string> fresh)
    {
        if (DraftPath.Parse(set.Path) is not { } path || path.Segments[^1].Id is not null || set.Path == "journey") return NoPath(set.Path);
        var before = DraftTree.Find(document.Tree, path);
        var found = DraftJson.Of(before);
        if (!JsonNode.DeepEquals(DraftJson.Clean(found), DraftJson.Clean(set.Found))) return Changed(set.Path, found);
        var value = DraftJson.ToTree(set.Value);
        if (value is not null) value = DraftIds.Put(value, new(), fresh);
        var missing = FirstMissing(document.Tree, path);
        return Make(DraftTree.With(document.Tree, path, value), set.Path, set with { Value = DraftJson.Of(value) }, after =>
            missing is null || value is null
                ? new DraftEdit.Set(set.Path, after.Find(set.Path), found?.DeepClone())
                : new DraftEdit.Set(missing, after.Find(missing), null));
    }

    /// <summary>The nearest group on the way that is not there yet, and will be made.</summary>
    private static string? FirstMissing(YamlMap root, DraftPath path)
    {
        for (var length = 1; length < path.Segments.Length; length++)
        {
            var part = new DraftPath(path.Segments[..length]);
            if (DraftTree.Find(root, part) is null) return string.Join('.', part.Segments);
        }
        return null;
    }

    private static DraftChange Insert(DraftDocument document, DraftEdit.Insert insert, Func<string> fresh)
    {
        if (DraftPath.Parse(insert.List) is not { } path || path.Segments[^1].Id is not null) return NoPath(insert.List);
        if (DraftTree.Find(document.Tree, path) is not (null or YamlList)) return NoPath(insert.List);
        var list = DraftTree.Find(document.Tree, path) as YamlList ?? new YamlList([]);
        if (list.Items.Length >= MostEntries) return Refuse(DraftRefusalKind.TooLarge, insert.List, $"There are {MostEntries} already, and more cannot be kept.");
        var entry = DraftJson.ToTree(insert.Entry);
        var taken = DraftIds.Of(document.Tree).ToHashSet(StringComparer.Ordinal);
        if (DraftIds.Of(new YamlList([entry])).Any(taken.Contains)) return Refuse(DraftRefusalKind.Malformed, insert.List, "This is here already.");
        entry = (YamlMap)DraftIds.Put(new YamlList([entry]), new(), fresh).Items[0];
        var at = insert.After is null ? 0 : DraftTree.IndexOf(list, insert.After) is >= 0 and var before ? before + 1 : list.Items.Length;
        var made = insert with { Entry = DraftJson.Of(entry) };
        return Make(DraftTree.With(document.Tree, path, list with { Items = list.Items.Insert(at, entry) }), insert.List, made, after =>
        {
            var own = $"{insert.List}[#{entry.Id}]";
            return new DraftEdit.Remove(own, after.Find(own) as JsonObject);
        });
    }

    private static DraftChange Remove(DraftDocument document, DraftEdit.Remove remove)
    {
        if (Entry(document, remove.Path) is not var (list, index, listPath, path)) return Gone(remove.Path);
        var entry = (YamlMap)list.Items[index];
        var found = DraftJson.Of(entry);
        if (remove.Found is not null && !JsonNode.DeepEquals(found, remove.Found)) return Changed(remove.Path, found);
        return Make(DraftTree.With(document.Tree, path, null), remove.Path, remove with { Found = (JsonObject)found.DeepClone() }, _ =>
            new DraftEdit.Insert(listPath, DraftTree.Before(list, index), found));
    }

    private static DraftChange Move(DraftDocument document, DraftEdit.Move move)
    {
        if (Entry(document, move.Path) is not var (list, index, listPath, _)) return Gone(move.Path);
        var rest = list.Items.RemoveAt(index);
        var at = move.After is null ? 0 : DraftTree.IndexOf(list with { Items = rest }, move.After) + 1;
        if (at == 0 && move.After is not null) return Gone(move.Path);
        var moved = list with { Items = rest.Insert(at, list.Items[index]) };
        return Make(DraftTree.With(document.Tree, DraftPath.Parse(listPath)!, moved), move.Path, move, _ =>
            new DraftEdit.Move(move.Path, DraftTree.Before(list, index)));
    }

    private static DraftChange Replace(DraftDocument document, DraftEdit.Replace replace, Func<string> fresh)
    {
        if (document.File != replace.Found) return Changed("", null);
        var (draft, problems) = JourneyFile.Read(replace.File);
        if (draft is null || problems.Length > 0) return Refuse(DraftRefusalKind.Malformed, "", $"{problems[0].Sentence} {problems[0].Fix}");
        var ids = replace.Ids.Length > 0 ? replace.Ids : document.IdsFor(draft, fresh);
        var after = DraftDocument.Open(draft, ids, fresh);
        return new(after, new DraftEdit.Replace(replace.Found, after.File, after.AllIds), new DraftEdit.Replace(after.File, document.File, document.AllIds), null);
    }

    private static DraftChange Several(DraftDocument document, DraftEdit.Several several, Func<string> fresh)
    {
        var (at, made, inverse) = (document, ImmutableArray.CreateBuilder<DraftEdit>(), ImmutableArray.CreateBuilder<DraftEdit>());
        foreach (var edit in several.Edits)
        {
            var change = Change(at, edit, fresh);
            if (change.Document is not { } next) return change;
            at = next;
            made.Add(change.Edit!);
            inverse.Insert(0, change.Inverse!);
        }
        return new(at, new DraftEdit.Several(made.ToImmutable()), new DraftEdit.Several(inverse.ToImmutable()), null);
    }

    private static (YamlList List, int Index, string ListPath, DraftPath Path)? Entry(DraftDocument document, string text)
    {
        if (DraftPath.Parse(text) is not { } path || path.Segments[^1] is not { Id: { } id } last) return null;
        var listPath = new DraftPath(path.Segments.SetItem(path.Segments.Length - 1, last with { Id = null }));
        return DraftTree.Find(document.Tree, listPath) is YamlList list && DraftTree.IndexOf(list, id) is >= 0 and var index
            ? (list, index, string.Join('.', listPath.Segments), path)
            : null;
    }

    private static DraftChange Make(YamlMap? tree, string path, DraftEdit edit, Func<DraftDocument, DraftEdit> inverse)
    {
        if (tree is null) return Gone(path);
        var (document, problem) = DraftDocument.Of(tree);
        return document is null
            ? Refuse(DraftRefusalKind.Malformed, path, $"{problem!.Sentence} {problem.Fix}")
            : new(document, edit, inverse(document), null);
    }

    private static string PathOf(DraftEdit edit) => edit switch
    {
        DraftEdit.Set set => set.Path,
        DraftEdit.Insert insert => insert.List,
        DraftEdit.Remove remove => remove.Path,
        DraftEdit.Move move => move.Path,
        _ => "",
    };

    private static DraftChange Changed(string path, JsonNode? now) =>
        Refuse(DraftRefusalKind.ChangedMeanwhile, path, "Somebody has changed this meanwhile, so it was left as they wrote it.", now);

    private static DraftChange Gone(string path) => Refuse(DraftRefusalKind.Gone, path, "This is no longer there: somebody has removed it meanwhile.");

    private static DraftChange NoPath(string path) => Refuse(DraftRefusalKind.Malformed, path, $"A draft has no place called '{FindingBag.Short(path)}'.");

    private static DraftChange Refuse(DraftRefusalKind kind, string path, string sentence, JsonNode? now = null) =>
        new(null, null, null, new DraftRefusal(kind, path, sentence, now));
}
