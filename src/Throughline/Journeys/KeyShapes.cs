using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Throughline.Journeys;

/// <summary>A key that holds one text.</summary>
internal sealed class TextKey<T>(string name, TextRule rule, Func<T, string?> get, Func<T, string, T> set, string meaning) : KeyShape<T>(name, meaning)
{
    public override string? Default => rule.Default;

    public override string Kind => rule switch
    {
        WholeNumber number => string.Create(CultureInfo.InvariantCulture, $"number, {number.Least}…{number.Most}"),
        OneOf oneOf => string.Join(" · ", oneOf.Words),
        Length or LengthBefore => "length of time",
        MomentByDate => "moment by a date",
        LengthOrMoment => "length of time, or moment by a date",
        Date => "day",
        Key => "key",
        FileName => "name of a file",
        Line line => string.Create(CultureInfo.InvariantCulture, $"one line, {line.Max:N0}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"text, {rule.Max:N0}"),
    };

    public override T Read(T target, YamlNode value, string path, FileReading reading)
    {
        if (value is YamlText { Value: { } text }) return set(target, text);
        reading.WrongShape(path, value, Name, "one text", $"{Name}: …");
        return target;
    }

    public override YamlNode? Write(T target) => get(target) is { } text ? new YamlText(text, IsNumber: rule.IsNumber) : null;

    public override YamlNode? Arrange(YamlNode value) => value is YamlText { Value: { } text } ? new YamlText(text, IsNumber: rule.IsNumber) : value;

    public override void Check(T target, string path, FindingBag findings)
    {
        var text = get(target);
        CheckPresence(target, !string.IsNullOrWhiteSpace(text), path, findings);
        if (string.IsNullOrWhiteSpace(text)) return;
        if (YamlWriter.HasHalfCharacter(text)) findings.Add(StructuralFindings.HalfCharacter, path, Name);
        rule.Check(Name, text, path, findings);
    }

    public override JsonObject Schema(JsonObject groups) => rule.Schema();
}

/// <summary>A key that holds a list of texts.</summary>
internal sealed class TextsKey<T>(string name, TextRule rule, int most, Func<T, ImmutableArray<string>> get, Func<T, ImmutableArray<string>, T> set, string meaning)
    : KeyShape<T>(name, meaning)
{
    public override string Kind => string.Create(CultureInfo.InvariantCulture, $"list of {(rule is Key ? "keys" : "texts")}, {most}");

    public override T Read(T target, YamlNode value, string path, FileReading reading)
    {
        if (value is not YamlList list)
        {
            reading.WrongShape(path, value, Name, "a list of texts", $"{Name}: [first, second]");
            return target;
        }
        var texts = ImmutableArray.CreateBuilder<string>(list.Items.Length);
        for (var i = 0; i < list.Items.Length; i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
            reading.Note(at, list.Items[i]);
            texts.Add(Entry(list.Items[i], at, reading));
        }
        return set(target, texts.MoveToImmutable());
    }

    private string Entry(YamlNode item, string path, FileReading reading)
    {
        if (item is YamlText { Value: { } text }) return text;
        if (item is YamlText) reading.Add(StructuralFindings.EmptyEntry, path, item.At);
        else reading.WrongShape(path, item, Name, "a list of texts", $"{Name}: [first, second]");
        return "";
    }

    public override YamlNode? Arrange(YamlNode value) => value is YamlList { Items.IsEmpty: true } ? null : value;

    public override YamlNode? Write(T target)
    {
        var texts = get(target);
        return texts.IsDefaultOrEmpty ? null : new YamlList([.. texts.Select(text => new YamlText(text))]);
    }

    public override void Check(T target, string path, FindingBag findings)
    {
        var texts = get(target);
        CheckPresence(target, !texts.IsDefaultOrEmpty, path, findings);
        if (texts.IsDefaultOrEmpty) return;
        if (texts.Length > most) findings.Add(StructuralFindings.TooMany, path, Name, $"{texts.Length}", $"{most}");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(texts.Length, most); i++) CheckEntry(texts[i], seen, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), findings);
    }

    private void CheckEntry(string text, HashSet<string> seen, string path, FindingBag findings)
    {
        if (string.IsNullOrWhiteSpace(text)) findings.Add(StructuralFindings.EmptyEntry, path);
        else if (!seen.Add(text)) findings.Add(StructuralFindings.DuplicateText, path, FindingBag.Short(text));
        else if (YamlWriter.HasHalfCharacter(text)) findings.Add(StructuralFindings.HalfCharacter, path, Name);
        else rule.Check(Name, text, path, findings);
    }

    public override JsonObject Schema(JsonObject groups) =>
        new() { ["type"] = "array", ["items"] = rule.Schema(), ["maxItems"] = most, ["uniqueItems"] = true };
}

/// <summary>A key that holds a group.</summary>
internal sealed class GroupKey<T, TGroup>(string name, ObjectShape<TGroup> shape, Func<T, TGroup?> get, Func<T, TGroup, T> set, string meaning) : KeyShape<T>(name, meaning)
    where TGroup : class
{
    public override string Kind => $"group: {shape.Name}";

    public override T Read(T target, YamlNode value, string path, FileReading reading)
    {
        if (value is YamlMap map) return set(target, shape.Read(map, path, reading));
        reading.WrongShape(path, value, Name, "a group of keys", $"{Name}: {{ {shape.Example} }}");
        return target;
    }

    public override YamlNode? Write(T target) => get(target) is { } group ? shape.Write(group) : null;

    public override YamlNode? Arrange(YamlNode value) => value is YamlMap map ? shape.Arrange(map) : value;

    public override YamlNode Fill(YamlNode value, YamlNode other) => (value, other) is (YamlMap map, YamlMap there)
        ? shape.Fill(map, there) : value;

    public override void Check(T target, string path, FindingBag findings)
    {
        var group = get(target);
        CheckPresence(target, group is not null, path, findings);
        if (group is not null) shape.Check(group, path, findings);
    }

    public override JsonObject Schema(JsonObject groups) => shape.Reference(groups);
}

/// <summary>A key that holds a list of groups.</summary>
internal sealed class GroupsKey<T, TGroup>(string name, ObjectShape<TGroup> shape, int most, Func<T, ImmutableArray<TGroup>> get, Func<T, ImmutableArray<TGroup>, T> set, string meaning)
    : KeyShape<T>(name, meaning)
{
    public override string Kind => string.Create(CultureInfo.InvariantCulture, $"list of groups: {shape.Name}, {most}");

    /// <summary>Whether an empty line stands between the entries.</summary>
    public bool IsSpaced { get; init; }

    public override T Read(T target, YamlNode value, string path, FileReading reading)
    {
        if (value is not YamlList list)
        {
            reading.WrongShape(path, value, Name, "a list of groups of keys", $"{Name}: [ {{ {shape.Example} }} ]");
            return target;
        }
        var groups = ImmutableArray.CreateBuilder<TGroup>(list.Items.Length);
        for (var i = 0; i < list.Items.Length; i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
            reading.Note(at, list.Items[i]);
            groups.Add(Entry(list.Items[i], at, reading));
        }
        return set(target, groups.MoveToImmutable());
    }

    private TGroup Entry(YamlNode item, string path, FileReading reading)
    {
        if (item is YamlMap map) return shape.Read(map, path, reading);
        if (item is YamlText { Value: null }) reading.Add(StructuralFindings.EmptyEntry, path, item.At);
        else reading.WrongShape(path, item, Name, "a list of groups of keys", $"- {shape.Example}");
        return shape.Empty;
    }

    public override YamlNode? Arrange(YamlNode value) => value switch
    {
        YamlList { Items.IsEmpty: true } => null,
        YamlList list => new YamlList([.. list.Items.Select(item => item is YamlMap map ? shape.Arrange(map) : item)], IsSpaced: IsSpaced),
        _ => value,
    };

    public override YamlNode Fill(YamlNode value, YamlNode other) => (value, other) is (YamlList list, YamlList there)
        ? list with
        {
            Items = [.. list.Items.Select((item, i) => i < there.Items.Length
            && (item, there.Items[i]) is (YamlMap one, YamlMap two) ? shape.Fill(one, two) : item)]
        }
        : value;

    public override YamlNode? Write(T target)
    {
        var groups = get(target);
        return groups.IsDefaultOrEmpty ? null : new YamlList([.. groups.Select(shape.Write)], IsSpaced: IsSpaced);
    }

    public override void Check(T target, string path, FindingBag findings)
    {
        var groups = get(target);
        CheckPresence(target, !groups.IsDefaultOrEmpty, path, findings);
        if (groups.IsDefaultOrEmpty) return;
        if (groups.Length > most) findings.Add(StructuralFindings.TooMany, path, Name, $"{groups.Length}", $"{most}");
        for (var i = 0; i < Math.Min(groups.Length, most); i++) shape.Check(groups[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), findings);
    }

    public override JsonObject Schema(JsonObject groups)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = shape.Reference(groups), ["maxItems"] = most };
        if (IsRequired) schema["minItems"] = 1;
        return schema;
    }
}
