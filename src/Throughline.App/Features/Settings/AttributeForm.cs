using System.Collections.Immutable;
using Throughline.App.Design;
using Throughline.App.Wording;
using Throughline.Businesses;
using Throughline.People;

namespace Throughline.App.Features.Settings;

/// <summary>One thing that is kept of people, as typed.</summary>
internal sealed class AttributeForm
{
    private const int LongestLabel = 60;
    private const int MostOptions = 50;
    private const int LongestOption = 100;

    public string? Label { get; set; }
    public string? Kind { get; set; }
    public string? Options { get; set; }
    public bool Sensitive { get; set; }

    public static IReadOnlyList<FieldOption> Kinds { get; } =
        [.. AttributeWords.Kinds.Select(one => new FieldOption(one.Kind.ToString(), one.Name))];

    public static AttributeForm From(PersonAttribute attribute) => new()
    {
        Label = attribute.Label,
        Kind = attribute.Kind.ToString(),
        Options = string.Join('\n', attribute.Options),
        Sensitive = attribute.IsSensitive,
    };

    /// <summary>Whether a trait of this name can be given a label here: it is none of who they are, and fits an address.</summary>
    public static bool IsKey(string? name) => name is { Length: > 0 and <= TraitName.Longest } && name is not "new"
        && !name.Any(char.IsControl) && !name.Contains('/', StringComparison.Ordinal) && TraitName.Reserved(name) is null;

    public void Check(FormErrors errors)
    {
        errors.AddIf(Typed.Clean(Label)?.Length is null or > LongestLabel, nameof(Label),
            $"Type what it is called, up to {LongestLabel} characters, such as “Birthday”.");
        errors.AddIf(Kinds.All(one => one.Value != Kind), nameof(Kind), "Choose what it can hold.");
        if (Kind != nameof(AttributeKind.Choice)) return;
        var options = FavouriteClients.Lines(Options);
        errors.AddIf(options.Length is < 2 or > MostOptions, nameof(Options),
            $"Type what there is to choose from, one on each line, from 2 to {MostOptions}.");
        errors.AddIf(options.Any(option => option.Length > LongestOption), nameof(Options), $"Keep each to {LongestOption} characters.");
    }

    public PersonAttribute ToAttribute(string key)
    {
        var kind = AttributeWords.Kinds.First(one => one.Kind.ToString() == Kind).Kind;
        var options = kind == AttributeKind.Choice ? FavouriteClients.Lines(Options) : [];
        return new(key, Label!.Trim(), kind) { Options = options, IsSensitive = Sensitive };
    }
}

/// <summary>Changes of the list of what is kept of people.</summary>
internal static class AttributeEdits
{
    /// <summary>Most attributes; a person keeps no more traits than that.</summary>
    public const int Most = 100;

    public static PersonAttribute? Find(ImmutableArray<PersonAttribute> all, string key) =>
        all.FirstOrDefault(one => one.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>In its place where there is one of its key, else at the end.</summary>
    public static ImmutableArray<PersonAttribute> With(ImmutableArray<PersonAttribute> all, PersonAttribute attribute) =>
        Find(all, attribute.Key) is { } known ? all.Replace(known, attribute) : all.Length < Most ? all.Add(attribute) : all;

    /// <summary>One place further up.</summary>
    public static ImmutableArray<PersonAttribute> Up(ImmutableArray<PersonAttribute> all, string key)
    {
        var at = Find(all, key) is { } found ? all.IndexOf(found) : 0;
        return at <= 0 ? all : all.RemoveAt(at).Insert(at - 1, all[at]);
    }
}
