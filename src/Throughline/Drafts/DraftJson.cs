using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Throughline.Journeys;

namespace Throughline.Drafts;

/// <summary>Values of a draft as JSON, with the ids of list entries under <c>#</c>; and edits as JSON.</summary>
public static class DraftJson
{
    private const string Id = "#";
    private const int Deepest = 24;

    /// <summary>Reads an edit, as <see cref="Write"/> writes it. Null where it is none.</summary>
    public static DraftEdit? Read(JsonNode? node) => Read(node, 0);

    private static DraftEdit? Read(JsonNode? node, int depth)
    {
        if (node is not JsonObject edit || depth > Deepest) return null;
        if (Text(edit, "set") is { } set) return new DraftEdit.Set(set, edit["found"], edit["value"]);
        if (Text(edit, "insert") is { } insert) return edit["entry"] is JsonObject entry ? new DraftEdit.Insert(insert, Text(edit, "after"), entry) : null;
        if (Text(edit, "remove") is { } remove) return new DraftEdit.Remove(remove, edit["found"] as JsonObject);
        if (Text(edit, "move") is { } move) return new DraftEdit.Move(move, Text(edit, "after"));
        if (Text(edit, "replace") is { } file) return new DraftEdit.Replace(Text(edit, "found") ?? "", file, Text(edit, "ids") ?? "");
        if (edit["several"] is not JsonArray { Count: > 0 and <= 2_000 } several) return null;
        var edits = several.Select(one => Read(one, depth + 1)).ToImmutableArray();
        return edits.Any(one => one is null) ? null : new DraftEdit.Several([.. edits.Select(one => one!)]);
    }

    public static JsonObject Write(DraftEdit edit) => edit switch
    {
        DraftEdit.Set set => new() { ["set"] = set.Path, ["found"] = set.Found?.DeepClone(), ["value"] = set.Value?.DeepClone() },
        DraftEdit.Insert insert => new() { ["insert"] = insert.List, ["after"] = insert.After, ["entry"] = insert.Entry.DeepClone() },
        DraftEdit.Remove remove => new() { ["remove"] = remove.Path, ["found"] = remove.Found?.DeepClone() },
        DraftEdit.Move move => new() { ["move"] = move.Path, ["after"] = move.After },
        DraftEdit.Replace replace => new() { ["replace"] = replace.File, ["found"] = replace.Found, ["ids"] = replace.Ids },
        DraftEdit.Several several => new() { ["several"] = new JsonArray([.. several.Edits.Select(Write)]) },
        _ => throw new InvalidOperationException($"The edit {edit.GetType().Name} has no form in JSON."),
    };

    private static string? Text(JsonObject edit, string name) =>
        edit[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    internal static JsonNode? Of(YamlNode? node) => node switch
    {
        null or YamlText { Value: null } => null,
        YamlText text => JsonValue.Create(text.Value),
        YamlList list => new JsonArray([.. list.Items.Select(Of)]),
        YamlMap map => Of(map),
        _ => throw new InvalidOperationException($"A {node.GetType().Name} has no form in JSON."),
    };

    internal static JsonObject Of(YamlMap map)
    {
        var json = new JsonObject();
        if (map.Id is not null) json[Id] = map.Id;
        foreach (var entry in map.Entries) json[entry.Key] = Of(entry.Value);
        return json;
    }

    /// <summary>
    /// An edit as it should be kept of what somebody typed: line ends are line feeds, a text of nothing but spaces is
    /// nothing, and a list has no such texts.
    /// </summary>
    public static DraftEdit Clean(DraftEdit edit) => edit switch
    {
        DraftEdit.Set set => set with { Value = Clean(set.Value) },
        DraftEdit.Insert insert => insert with { Entry = (JsonObject)Clean(insert.Entry)! },
        DraftEdit.Several several => new DraftEdit.Several([.. several.Edits.Select(Clean)]),
        _ => edit,
    };

    internal static JsonNode? Clean(JsonNode? value) => value switch
    {
        JsonObject group => new JsonObject(group.Select(entry => KeyValuePair.Create(entry.Key, Clean(entry.Value))).Where(entry => entry.Value is not null)),
        JsonArray list => new JsonArray([.. list.Select(Clean).Where(entry => entry is not null)]) is { Count: > 0 } some ? some : null,
        JsonValue text when text.GetValueKind() == JsonValueKind.String => string.IsNullOrWhiteSpace(text.GetValue<string>()) ? null : JsonValue.Create(text.GetValue<string>().ReplaceLineEndings("\n")),
        _ => value?.DeepClone(),
    };

    internal static YamlNode? ToTree(JsonNode? json, int depth = 0) => json switch
    {
        null => null,
        _ when depth > Deepest => new YamlText(null),
        JsonArray list => new YamlList([.. list.Select(item => ToTree(item, depth + 1) ?? new YamlText(null))]),
        JsonObject map => ToTree(map, depth),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => new YamlText(value.GetValue<string>()),
        _ => new YamlText(json.ToJsonString()),
    };

    internal static YamlMap ToTree(JsonObject map, int depth = 0)
    {
        var entries = map.Where(entry => entry.Key != Id)
            .Select(entry => (entry.Key, Value: ToTree(entry.Value, depth + 1)))
            .Where(entry => entry.Value is not null)
            .Select(entry => new YamlEntry(entry.Key, entry.Value!));
        return new YamlMap([.. entries], Id: Text(map, Id) is { } id && DraftIds.IsId(id) ? id : null);
    }
}
