using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Throughline.Primitives;

namespace Throughline.Journeys;

/// <summary>
/// A group of keys of the journey file, described once: the reader, the writer, the check of single values, the JSON
/// Schema and the table in the docs all come from this description.
/// </summary>
/// <param name="name">Name of the group in the JSON Schema.</param>
/// <param name="meaning">For an editor's tooltip.</param>
/// <param name="empty">The group with nothing in it.</param>
/// <param name="keys">In canonical order.</param>
internal sealed class ObjectShape<T>(string name, string meaning, T empty, params ImmutableArray<KeyShape<T>> keys)
{
    public string Name => name;
    public T Empty => empty;
    public ImmutableArray<KeyShape<T>> Keys => keys;

    /// <summary>For an error message: how such a group begins.</summary>
    public string Example => $"{keys[0].Name}: …";

    public T Read(YamlMap map, string path, FileReading reading)
    {
        var target = empty;
        var seen = new Dictionary<string, int>(map.Entries.Length);
        foreach (var entry in map.Entries)
        {
            var key = keys.FirstOrDefault(key => key.Name == entry.Key);
            if (key is null) Unknown(entry, path, reading);
            else if (!seen.TryAdd(entry.Key, entry.KeyAt.Line)) reading.Add(StructuralFindings.DuplicateKey, key.PathIn(path), entry.KeyAt, entry.Key, $"{seen[entry.Key]}");
            else target = Read(key, target, entry.Value, key.PathIn(path), reading);
        }
        return target;
    }

    private static T Read(KeyShape<T> key, T target, YamlNode value, string path, FileReading reading)
    {
        reading.Note(path, value);
        return value is YamlText { Value: null } ? target : key.Read(target, value, path, reading);
    }

    private void Unknown(YamlEntry entry, string path, FileReading reading)
    {
        if (reading.IsFull) return;
        if (Forks.Is(entry.Key, name))
        {
            reading.Add(StructuralFindings.Fork, path, entry.KeyAt, FindingBag.Short(entry.Key));
            return;
        }
        var names = keys.Select(key => key.Name).ToArray();
        reading.Add(StructuralFindings.UnknownKey, path, entry.KeyAt, FindingBag.Short(entry.Key), FindingBag.DidYouMean(Nearest.To(entry.Key, names)), string.Join(", ", names));
    }

    public YamlMap Write(T target)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>(keys.Length);
        foreach (var key in keys)
            if (key.Write(target) is { } value) entries.Add(new(key.Name, value));
        return new(entries.ToImmutable());
    }

    /// <summary>The same group with its keys in canonical order, without what is missing and without keys that are not known; ids stay.</summary>
    public YamlMap Arrange(YamlMap map)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>(keys.Length);
        foreach (var key in keys)
            if (map.Entries.FirstOrDefault(entry => entry.Key == key.Name) is { Value: not YamlText { Value: null } } entry && key.Arrange(entry.Value) is { } value)
                entries.Add(new(key.Name, value));
        return new(entries.ToImmutable(), Id: map.Id);
    }

    /// <summary>The same group, which says outright what counts without being said, for every key that the other one has.</summary>
    public YamlMap Fill(YamlMap map, YamlMap other)
    {
        var entries = map.Entries.ToBuilder();
        foreach (var there in other.Entries)
        {
            if (keys.FirstOrDefault(key => key.Name == there.Key) is not { } key) continue;
            var at = map.Entries.ToList().FindIndex(entry => entry.Key == there.Key);
            if (at >= 0) entries[at] = entries[at] with { Value = key.Fill(entries[at].Value, there.Value) };
            else if (key.Default is { } value && (value != StepShape.AtOnce
                || there.Value is YamlText { Value: StepShape.AtOnce })) entries.Add(new(key.Name, new YamlText(value)));
        }
        return new(entries.ToImmutable(), Id: map.Id);
    }

    public void Check(T target, string path, FindingBag findings)
    {
        foreach (var key in keys) key.Check(target, key.PathIn(path), findings);
    }

    /// <summary>A reference to this group's schema, which is added to <paramref name="groups"/> once.</summary>
    public JsonObject Reference(JsonObject groups)
    {
        if (!groups.ContainsKey(name))
        {
            groups[name] = null;
            groups[name] = Schema(groups);
        }
        return new() { ["$ref"] = $"#/$defs/{name}" };
    }

    public JsonObject Schema(JsonObject groups)
    {
        var properties = new JsonObject();
        foreach (var key in keys)
        {
            var schema = key.Schema(groups);
            schema["description"] = key.Meaning;
            if (key.Default is { } value) schema["default"] = WholeNumber.TryRead(value, out var number) ? number : value;
            properties[key.Name] = schema;
        }
        var required = keys.Where(key => key is { IsRequired: true, Unless: null }).Select(key => JsonValue.Create(key.Name)).ToArray<JsonNode?>();
        var result = new JsonObject { ["type"] = "object", ["description"] = meaning, ["additionalProperties"] = false };
        if (required.Length > 0) result["required"] = new JsonArray(required);
        result["properties"] = properties;
        if (Exceptions() is { Count: > 0 } exceptions) result["allOf"] = exceptions;
        return result;
    }

    // A key that one word of another makes needless: needed where that word does not stand.
    private JsonArray Exceptions() => new([.. keys.Where(key => key is { IsRequired: true, Unless: not null }).Select(key => new JsonObject
    {
        ["if"] = Has(key.Unless!.Key, new JsonObject { ["const"] = key.Unless.Word }),
        ["else"] = Has(key.Name, true),
    })]);

    private static JsonObject Has(string key, JsonNode schema) =>
        new() { ["type"] = "object", ["properties"] = new JsonObject { [key] = schema }, ["required"] = new JsonArray(key) };
}

/// <summary>Where a key that is needed may be missing.</summary>
/// <param name="Key">Another key of the group.</param>
/// <param name="Word">What that one says then.</param>
internal sealed record Exemption<T>(string Key, string Word, Func<T, bool> Holds);

/// <summary>One key of a group.</summary>
internal abstract class KeyShape<T>(string name, string meaning)
{
    public string Name => name;

    /// <summary>In plain words, for tooltips, the docs, and the error where it is missing.</summary>
    public string Meaning => meaning;

    public bool IsRequired { get; init; }

    /// <summary>What makes a needed key needless; null where nothing does.</summary>
    public Exemption<T>? Unless { get; init; }
    public virtual string? Default => null;
    public string PathIn(string path) => path.Length == 0 ? name : $"{path}.{name}";

    public abstract T Read(T target, YamlNode value, string path, FileReading reading);

    /// <summary>The value in the file, or null where it is missing.</summary>
    public abstract YamlNode? Write(T target);

    /// <summary>The value as the canonical file has it; null where nothing is left of it. A value of the wrong shape stays, for <see cref="Read"/> to find.</summary>
    public virtual YamlNode? Arrange(YamlNode value) => value;

    /// <summary>The value, with what counts in it without being said, as far as the other one says it; see <see
    /// cref="ObjectShape{T}.Fill"/>.</summary>
    public virtual YamlNode Fill(YamlNode value, YamlNode other) => value;

    public abstract void Check(T target, string path, FindingBag findings);
    public abstract JsonObject Schema(JsonObject groups);

    /// <summary>Text, list of texts, group…: for the docs.</summary>
    public abstract string Kind { get; }

    protected void CheckPresence(T target, bool isPresent, string path, FindingBag findings)
    {
        if (IsRequired && !isPresent && Unless?.Holds(target) != true) findings.Add(StructuralFindings.Missing, path, name, meaning);
    }
}

/// <summary>What is gathered while a tree becomes a draft.</summary>
internal sealed class FileReading(List<Finding> findings)
{
    /// <summary>Findings that are listed for one file; what comes after them is more of the same.</summary>
    public const int MaxFindings = 200;

    private readonly ImmutableDictionary<string, (int Line, int Column)>.Builder _places = ImmutableDictionary.CreateBuilder<string, (int, int)>();

    private readonly ImmutableDictionary<string, TextSpan>.Builder _texts = ImmutableDictionary.CreateBuilder<string, TextSpan>();

    public SourceMap Source => new(_places.ToImmutable()) { Texts = _texts.ToImmutable() };

    public bool IsFull => findings.Count >= MaxFindings;

    public void Add(FindingKind kind, string path, Place at, params ReadOnlySpan<string> what)
    {
        if (!IsFull) findings.Add(kind.At(path, what) with { Line = at.Line, Column = at.Column });
    }

    public void Note(string path, YamlNode value)
    {
        _places[path] = (value.At.Line, value.At.Column);
        if (value is YamlText { Inside: { } inside }) _texts[path] = inside;
    }

    public void WrongShape(string path, YamlNode value, string name, string wanted, string example) =>
        Add(StructuralFindings.WrongShape, path, value.At, name, wanted, Describe(value), example);

    public static string Describe(YamlNode value) => value switch
    {
        YamlText { Value: null } => "nothing",
        YamlText => "a text",
        YamlList => "a list",
        _ => "a group of keys",
    };
}
