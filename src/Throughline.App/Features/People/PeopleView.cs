using System.Collections.Immutable;
using Throughline.App.Wording;
using Throughline.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.People;

/// <summary>What the list of people shows, as it stands in its address: so it can be kept, sent and gone back to.</summary>
/// <param name="Typed">What is looked for; empty for nothing.</param>
/// <param name="Columns">What stands beside each name, of <see cref="AllColumns"/>, in their order.</param>
public sealed record PeopleView(string Typed, PeopleFilter Filter, PeopleOrder Order, ImmutableArray<string> Columns)
{
    private const int LongestTyped = 200;
    private const string ByName = "name";

    /// <summary>Stands in the address where columns were chosen, also where there is none.</summary>
    public const string Chosen = "chosen";

    public const string Road = "road", Class = "class", Source = "source", Phone = "phone", Since = "since";

    /// <summary>What may stand beside a name, and how it is called.</summary>
    public static readonly ImmutableArray<(string Key, string Words)> AllColumns =
    [
        (Road, "The road they are on"), (Class, "How they stand to you"), (Source, "Where they came from"), (Phone, "Phone"),
        (Since, "Since when"),
    ];

    private static readonly ImmutableArray<string> _usual = [Road, Class, Since];

    /// <summary>What is no class, order or column is passed over.</summary>
    public static PeopleView Read(string? typed, (string? Class, string? Source) filter, string? order, string[]? columns)
    {
        var text = typed?.Trim() ?? "";
        var source = filter.Source?.Replace("\0", "", StringComparison.Ordinal).Trim();
        return new(
            text.Length > LongestTyped ? text[..LongestTyped] : text,
            new(PersonWords.ReadLifecycle(filter.Class), string.IsNullOrEmpty(source) ? null : source),
            order == ByName ? PeopleOrder.Name : PeopleOrder.Newest,
            columns is { Length: > 0 } ? [.. AllColumns.Select(column => column.Key).Where(columns.Contains)] : _usual);
    }

    /// <summary>Whether everybody is meant.</summary>
    public bool IsOfEverybody => Typed.Length == 0 && Filter == default;

    public bool Shows(string column) => Columns.Contains(column);

    public string Address(string? after = null)
    {
        var query = new List<(string Name, string Value)>();
        if (Typed.Length > 0) query.Add(("q", Typed));
        if (Filter.Class is { } of) query.Add(("class", PersonWords.LifecycleKey(of)));
        if (Filter.Source is { } source) query.Add(("source", source));
        if (Order == PeopleOrder.Name) query.Add(("by", ByName));
        if (!Columns.SequenceEqual(_usual)) query.AddRange(Columns.Prepend(Chosen).Select(column => ("show", column)));
        if (after is not null) query.Add(("after", after));
        var said = query.Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value)}");
        return "/people" + (query.Count == 0 ? "" : "?" + string.Join('&', said));
    }
}
