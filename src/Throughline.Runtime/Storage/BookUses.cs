using Dapper;
using Throughline.Businesses;
using Throughline.Journeys;

namespace Throughline.Runtime.Storage;

/// <summary>One journey that names an entry of the book.</summary>
/// <param name="Steps">How many of its steps name it.</param>
/// <param name="AsWhole">True where the journey itself names it: its client, its offer, its owner.</param>
public sealed record BookUse(string JourneyKey, string JourneyName, int Steps, bool AsWhole);

/// <summary>A step that shows something of what the business is.</summary>
/// <param name="Number">From 1.</param>
internal sealed record ShownAt(string JourneyKey, string JourneyName, int Number, string? Title);

/// <summary>Where the drafts of a business name entries of its book.</summary>
internal sealed class BookUses
{
    private readonly List<(string Key, string Name, JourneyDraft Draft)> _drafts;

    private BookUses(List<(string Key, string Name, JourneyDraft Draft)> drafts) => _drafts = drafts;

    public static BookUses Of(Database database, Guid workspaceId) => new(database.Read(connection => connection
        .Query<(string Key, string Name, string Draft)>("SELECT key, name, draft FROM journey WHERE workspace_id = @workspaceId ORDER BY LOWER(name)", new { workspaceId })
        .Select(row => (row.Key, row.Name, JourneyFile.Read(row.Draft).Draft))
        .Where(row => row.Draft is not null)
        .Select(row => (row.Key, row.Name, row.Draft!))
        .ToList()));

    /// <summary>Every journey that names it, by name.</summary>
    public IReadOnlyList<BookUse> Find(BookKind kind, string key) =>
        [.. _drafts
            .Select(row => new BookUse(row.Key, row.Name, row.Draft.Steps.Count(step => InStep(kind, step) == key), InWhole(kind, row.Draft) == key))
            .Where(use => use.AsWhole || use.Steps > 0)];

    /// <summary>Every journey with a date that is this event of the business, by name.</summary>
    public IReadOnlyList<BookUse> NamingOccasion(string key) =>
        [.. _drafts.Where(row => Occasions(row.Draft).Contains(key)).Select(row => new BookUse(row.Key, row.Name, 0, AsWhole: true))];

    /// <summary>Events that journeys name and that nobody has written down, in alphabetical order.</summary>
    public IReadOnlyList<string> MissingOccasions(IReadOnlySet<string> known) =>
        [.. _drafts.SelectMany(row => Occasions(row.Draft)).Where(key => !known.Contains(key)).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<string> Occasions(JourneyDraft draft) =>
        draft.Dates.Select(date => date.Occasion?.Trim()).OfType<string>().Where(key => key.Length > 0);

    /// <summary>What journeys name and the book does not hold, in alphabetical order.</summary>
    public IReadOnlyList<string> Missing(BookKind kind, BusinessBook book)
    {
        var known = Keys(kind, book).ToHashSet(StringComparer.Ordinal);
        return [.. _drafts
            .SelectMany(row => row.Draft.Steps.Select(step => InStep(kind, step)).Append(InWhole(kind, row.Draft)))
            .OfType<string>()
            .Where(key => !string.IsNullOrWhiteSpace(key) && !known.Contains(key))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The steps that show this to people, by journey.</summary>
    public IReadOnlyList<ShownAt> Showing(Stated what) =>
        [.. from row in _drafts
            from step in row.Draft.Steps.Index()
            where what.IsNamedIn(step.Item.Shows)
            select new ShownAt(row.Key, row.Name, step.Index + 1, step.Item.Title)];

    private static string? InWhole(BookKind kind, JourneyDraft draft) => kind switch
    {
        BookKind.Persona => draft.Persona,
        BookKind.Offer => draft.Offer,
        BookKind.Member => draft.Owner,
        _ => null,
    };

    private static string? InStep(BookKind kind, StepDraft step) => kind switch
    {
        BookKind.Member => step.Owner,
        BookKind.Tool => step.Tool,
        _ => null,
    };

    private static IEnumerable<string> Keys(BookKind kind, BusinessBook book) => kind switch
    {
        BookKind.Persona => book.Personas.Select(one => one.Key),
        BookKind.Offer => book.Offers.Select(one => one.Key),
        BookKind.Member => book.Team.Select(one => one.Key),
        _ => book.Tools.Select(one => one.Key),
    };
}
