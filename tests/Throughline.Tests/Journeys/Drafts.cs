using System.Collections;
using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Throughline.Journeys;

namespace Throughline.Tests.Journeys;

/// <summary>Made-up drafts, most of them broken, full of texts that YAML could take for something else.</summary>
internal static class Drafts
{
    private static readonly string[] _nasty =
    [
        "", " ", "  two", "two  ", "yes", "No", "null", "~", "NULL", "true", "1.0", "1e3", "0x1F", "-1", "+1", "1_000", "12:30:45", "2024-01-01", "2024-01-01 10:00:00",
        ".inf", ".nan", "=", "<<", "-", "- a", "?", "? a", ":", ": a", "a:", "a: b", "a:b", "#", "a #b", "a#b", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a",
        "'", "\"", "it's", "say \"hi\"", "\\", "\\n", "{", "}", "{{firstName}}", "[", "]", ",", "a, b", "---", "...", "--- a", "\t", "a\tb", "\ta", "a\t",
        "\n", "a\n", "a\nb", "a\nb\n", "a\n\n", "\na", " a\nb", "a\n b", "a\n\n\nb\n", "a \nb", "a\n \nb", "a\n\tb\n", "# a\nb", "- a\n- b\n", "a\n---\nb\n", "a\r\nb", "\r", "a\rb",
        "\0", "\a", "\u001b", "\u007f", "\u0085", "a\u0085b\n", "\u00a0", "\u2028", "a\u2029b\nc", "\ufeff", "a\ufeff", "\ufffe", "\uffff", "Ünïcödé", "日本語", "שלום", "\U0001F600", "a\U0001F600\nb\n", "\U0010FFFF",
        new string('x', 3000), string.Concat(Enumerable.Repeat("long line ", 200)) + "\nend\n", "null: x", "key", "y", "n", "on", "5 days", "2 days at 09:00", "a: b\nc: d\n", "\"a\nb", "x: |\n  y",
    ];

    /// <summary>A nasty text, two of them together, or any text at all, without lone surrogates.</summary>
    private static Gen<string> Text { get; } = Gen.Frequency(
        (4, Gen.Elements(_nasty)),
        (1, Gen.Elements(_nasty).Two().Select(pair => pair.Item1 + pair.Item2)),
        (2, ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => Whole(text.Get))));

    private static Gen<string?> Maybe { get; } = Gen.Frequency((1, Gen.Constant<string?>(null)), (1, Text.Select(text => (string?)text)));

    private static Gen<ImmutableArray<T>> Some<T>(Gen<T> entry, int most) =>
        Gen.Choose(0, most).SelectMany(count => entry.ArrayOf(count)).Select(entries => entries.ToImmutableArray());

    // A record is filled by its constructor and its properties, so that a key that is added is tried out without further work.
    private static Gen<object?> Of(Type type)
    {
        if (type == typeof(string)) return Maybe.Select(text => (object?)text);
        if (type == typeof(SourceMap)) return Gen.Constant<object?>(SourceMap.Empty);
        if (type == typeof(ImmutableArray<string>)) return Some(Text, 3).Select(texts => (object?)texts);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) return List(type.GetGenericArguments()[0]);
        return Group(type);
    }

    private static Gen<object?> List(Type entry)
    {
        var create = typeof(ImmutableArray).GetMethods()
            .Single(method => method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(entry);
        return Gen.Choose(0, 2).SelectMany(count => Whole(entry).ArrayOf(count)).Select(entries =>
        {
            var typed = Array.CreateInstance(entry, entries.Length);
            entries.CopyTo(typed, 0);
            return create.Invoke(null, [typed]);
        });
    }

    private static Gen<object?> Group(Type type) =>
        Gen.Frequency((2, Gen.Constant<object?>(null)), (3, Whole(type).Select(value => (object?)value)));

    private static Gen<object> Whole(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
        var properties = type.GetProperties().Where(property => property.SetMethod is not null && constructor.GetParameters().All(parameter => parameter.Name != property.Name)).ToArray();
        var parts = constructor.GetParameters().Select(parameter => parameter.ParameterType).Concat(properties.Select(property => property.PropertyType));
        return Gen.CollectToArray(parts.Select(Of)).Select(values =>
        {
            var made = constructor.Invoke(values[..constructor.GetParameters().Length]);
            for (var i = 0; i < properties.Length; i++) properties[i].SetValue(made, values[constructor.GetParameters().Length + i]);
            return made;
        });
    }

    public static Arbitrary<JourneyDraft> Any { get; } = Whole(typeof(JourneyDraft)).Select(draft => (JourneyDraft)draft).ToArbitrary();

    public static string[] Nasty => _nasty;

    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));

    /// <summary>Where two drafts differ, or null. A list that is missing and an empty one are the same; where values stood in a file does not count.</summary>
    public static string? Difference(object? a, object? b, string path = "")
    {
        if (a is null || b is null) return ReferenceEquals(a, b) ? null : $"{path}: {a ?? "missing"} against {b ?? "missing"}";
        if (a is string text) return text == (string)b ? null : $"{path}: '{text}' against '{b}'";
        if (a is SourceMap) return null;
        if (a is not IEnumerable list) return Properties(a, b, path);
        var first = list.Cast<object?>().ToList();
        var second = ((IEnumerable)b).Cast<object?>().ToList();
        if (first.Count != second.Count) return $"{path}: {first.Count} entries against {second.Count}";
        return first.Select((entry, i) => Difference(entry, second[i], $"{path}[{i}]")).FirstOrDefault(difference => difference is not null);
    }

    private static string? Properties(object a, object b, string path) =>
        a.GetType().GetProperties().Select(property => Difference(property.GetValue(a), property.GetValue(b), $"{path}.{property.Name}")).FirstOrDefault(difference => difference is not null);
}
