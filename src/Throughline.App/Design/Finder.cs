using Throughline.App.Access;

namespace Throughline.App.Design;

/// <summary>Something the command box found.</summary>
/// <param name="Group">The heading it stands under: "People".</param>
/// <param name="Icon">A name from Client/icons.txt.</param>
/// <param name="Detail">A quiet word at the line's end.</param>
internal sealed record Hit(string Group, string Title, string Url, string Icon, string? Detail = null);

/// <summary>Looks in one kind of thing. Bounded: returns a handful, and must be quick enough to run at each key.</summary>
/// <param name="words">What was typed, trimmed; may be empty.</param>
internal delegate IEnumerable<Hit> FindHits(WorkspaceAccess access, string words);

/// <summary>What the command box looks through. A feature adds its own: <c>services.AddSingleton&lt;FindHits&gt;(…)</c>.</summary>
internal static class Finder
{
    private const int MostPerSource = 6;
    private const int LongestQuestion = 100;

    private static readonly Hit[] _others =
    [
        new("Go to", "Outbox", "/outbox", "send"), new("Go to", "Playbooks", "/playbooks", "book-open"),
        new("Do", "Add somebody", "/people/new", "user-plus"), new("Do", "Import a list of people", "/people/import", "upload"),
        new("Do", "Start a journey", "/journeys/new", "plus"), new("Do", "Find out who your ideal clients are", "/clients/find", "circle-help"),
    ];

    public static void AddFinder(this IServiceCollection services) => services.AddSingleton<FindHits>(FindPlaces);

    public static void MapFinder(this IEndpointRouteBuilder app) =>
        app.MapGet("/search", (string? q, IEnumerable<FindHits> sources, WorkspaceAccess access) =>
        {
            var words = (q ?? "").Trim();
            if (words.Length > LongestQuestion) words = words[..LongestQuestion];
            return TypedResults.Ok(sources.SelectMany(find => find(access, words).Take(MostPerSource)).ToList());
        });

    private static IEnumerable<Hit> FindPlaces(WorkspaceAccess access, string words)
    {
        var main = Place.Main.Select(place => new Hit("Go to", place.Title, place.Url, place.Icon));
        var settings = Place.Settings.Select(place => new Hit("Go to", place.Title, place.Url, place.Icon, "Settings"));
        return words.Length == 0 ? main : main.Concat(settings).Concat(_others).Where(hit => Says(hit, words));
    }

    private static bool Says(Hit hit, string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => hit.Title.Contains(word, StringComparison.OrdinalIgnoreCase));
}
