using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Throughline.Messages;

namespace Throughline.Journeys;

/// <summary>
/// The journey's own merge fields: in the file a group from name to fallback. A draft that such a group cannot hold
/// (a name missing, given twice, or unfit for a key) is written as a list of groups instead, so that nothing is lost.
/// </summary>
internal sealed class FieldsKey(string name, string meaning) : KeyShape<JourneyDraft>(name, meaning)
{
    public const int Most = 100;
    private const int LongestFallback = 500;

    private static readonly ObjectShape<FieldDraft> _entry = new(
        "field", "One merge field.", new(null, null),
        new TextKey<FieldDraft>("name", new Line(64), f => f.Name, (f, v) => f with { Name = v }, "How messages call it."),
        new TextKey<FieldDraft>("fallback", new Line(LongestFallback), f => f.Fallback, (f, v) => f with { Fallback = v }, "What is written where the person has no value."));

    public override string Kind => string.Create(CultureInfo.InvariantCulture, $"group of name: fallback, {Most}");

    public override JourneyDraft Read(JourneyDraft target, YamlNode value, string path, FileReading reading)
    {
        switch (value)
        {
            case YamlMap map: return target with { Fields = ReadGroup(map, path, reading) };
            case YamlList list: return target with { Fields = ReadList(list, path, reading) };
            default:
                reading.WrongShape(path, value, Name, "a group from name to fallback", $"{Name}: {{ packageName: our programme }}");
                return target;
        }
    }

    private static ImmutableArray<FieldDraft> ReadGroup(YamlMap map, string path, FileReading reading)
    {
        var fields = ImmutableArray.CreateBuilder<FieldDraft>(map.Entries.Length);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{fields.Count}]");
            if (!seen.TryAdd(entry.Key, entry.KeyAt.Line)) reading.Add(StructuralFindings.DuplicateKey, at, entry.KeyAt, FindingBag.Short(entry.Key), $"{seen[entry.Key]}");
            else if (entry.Value is YamlText fallback)
            {
                reading.Note(at, new YamlText(entry.Key, entry.KeyAt));
                reading.Note(at + ".fallback", fallback);
                fields.Add(new(entry.Key, fallback.Value));
            }
            else reading.WrongShape(at, entry.Value, FindingBag.Short(entry.Key), "one text", "packageName: our programme");
        }
        return fields.ToImmutable();
    }

    private static ImmutableArray<FieldDraft> ReadList(YamlList list, string path, FileReading reading)
    {
        var fields = ImmutableArray.CreateBuilder<FieldDraft>(list.Items.Length);
        foreach (var item in list.Items)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{fields.Count}]");
            reading.Note(at, item);
            if (item is YamlMap map) fields.Add(_entry.Read(map, at, reading));
            else reading.WrongShape(at, item, "fields", "a group from name to fallback", "fields: { packageName: our programme }");
        }
        return fields.ToImmutable();
    }

    public override YamlNode? Write(JourneyDraft target)
    {
        if (target.Fields.IsDefaultOrEmpty) return null;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in target.Fields)
            if (field.Name is not { Length: > 0 and <= 128 } name || !names.Add(name) || !YamlWriter.MayBeKey(name))
                return new YamlList([.. target.Fields.Select(_entry.Write)]);
        return new YamlMap([.. target.Fields.Select(field => new YamlEntry(field.Name!, new YamlText(field.Fallback)))]);
    }

    public override void Check(JourneyDraft target, string path, FindingBag findings)
    {
        if (target.Fields.IsDefaultOrEmpty) return;
        if (target.Fields.Length > Most) findings.Add(StructuralFindings.TooMany, path, Name, $"{target.Fields.Length}", $"{Most}");
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(target.Fields.Length, Most); i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
            CheckName(target.Fields[i].Name ?? "", at, first, findings);
            _entry.Check(target.Fields[i], at, findings);
        }
    }

    private static void CheckName(string field, string path, Dictionary<string, string> first, FindingBag findings)
    {
        if (!MergeFields.IsName(field)) findings.Add(StructuralFindings.FieldName, path, FindingBag.Short(field));
        else if (MergeFields.FindBuiltIn(field) is not null) findings.Add(StructuralFindings.FieldTaken, path, field);
        else if (!first.TryAdd(field, path)) findings.Add(StructuralFindings.KeyTaken, path, field, first[field]);
    }

    public override JsonObject Schema(JsonObject groups)
    {
        var fallback = new JsonObject { ["type"] = new JsonArray("string", "null"), ["maxLength"] = LongestFallback };
        return new()
        {
            ["type"] = "object",
            ["propertyNames"] = new JsonObject { ["pattern"] = "^[A-Za-z][A-Za-z0-9_]{0,63}$" },
            ["additionalProperties"] = fallback,
            ["maxProperties"] = Most,
        };
    }
}
