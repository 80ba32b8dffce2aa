using System.Collections.Immutable;
using System.Globalization;
using Throughline.People;

namespace Throughline.App.Wording;

/// <summary>One thing that is known of somebody, as people read it.</summary>
/// <param name="IsUnderstood">False where it came in a form that its kind does not have; then it stands as it came.</param>
internal readonly record struct KnownThing(string Label, string Value, bool IsUnderstood, bool IsSensitive);

/// <summary>What is kept of people, in everyday words.</summary>
internal static class AttributeWords
{
    public static IReadOnlyList<(AttributeKind Kind, string Name)> Kinds { get; } =
    [
        (AttributeKind.Text, "Words"), (AttributeKind.Number, "A number"), (AttributeKind.YesNo, "Yes or no"),
        (AttributeKind.Date, "A day, with or without its year"), (AttributeKind.Choice, "One of a few"),
    ];

    public static string Kind(AttributeKind kind) => Kinds.First(one => one.Kind == kind).Name;

    /// <summary>What is known of somebody: first what the business named, in its order, then the rest by the names it came with.</summary>
    public static IReadOnlyList<KnownThing> Of(string traitsJson, ImmutableArray<PersonAttribute> attributes, bool monthFirst)
    {
        var properties = PersonWords.Properties(traitsJson);
        var traits = properties.DistinctBy(one => one.Name).ToImmutableDictionary(one => one.Name, one => one.Value);
        var named = attributes.Where(attribute => attribute.In(traits) is not null).ToList();
        var taken = named.Select(attribute => TraitName.Among(traits, attribute.Key)).ToHashSet();
        return
        [
            .. named.Select(attribute => Of(attribute, attribute.In(traits)!, monthFirst)),
            .. properties.Where(one => !taken.Contains(one.Name)).Select(one => new KnownThing(one.Name, one.Value, true, false)),
        ];
    }

    private static KnownThing Of(PersonAttribute attribute, string text, bool monthFirst)
    {
        var read = attribute.Read(text, monthFirst);
        var value = read.Value is not { } known ? text : attribute.Kind switch
        {
            AttributeKind.YesNo => known == "yes" ? "Yes" : "No",
            AttributeKind.Date when PersonDay.TryRead(known, out var day) => Day(day),
            _ => known,
        };
        return new(attribute.Label, value, read.Value is not null, attribute.IsSensitive);
    }

    private static string Day(PersonDay day) => day.Date is { } date
        ? date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        : day.In(2000).ToString("d MMMM", CultureInfo.InvariantCulture);
}
