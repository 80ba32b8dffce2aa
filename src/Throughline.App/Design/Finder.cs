using Throughline.App.Access;
using Throughline.Businesses;

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

    private static readonly (Permission[] OneOf, Hit Hit)[] _others =
    [
        ([Permission.SeePeople], new("Go to", "Outbox", "/outbox", "send")),
        ([Permission.SeeJourneys], new("Go to", "Content plan", "/content", "eye")),
        ([Permission.SeeJourneys, Permission.SettleAssignments], new("Go to", "Playbooks", "/playbooks", "book-open")),
        ([Permission.ChangePeople], new("Do", "Add somebody", "/people/new", "user-plus")),
        ([Permission.ChangePeople], new("Do", "Import a list of people", "/people/import", "upload")),
        ([Permission.EditJourneys], new("Do", "Start a journey", "/journeys/new", "plus")),
        ([Permission.EditJourneys], new("Do", "Find out who your ideal clients are", "/clients/find", "circle-help")),
    ];

    public static void AddFinder(this IServiceCollection services) => services.AddSingleton<FindHits>(FindPlaces);

    public static void MapFinder(this IEndpointRouteBuilder app) =>
        app.MapGet("/search", (string? q, IEnumerable<FindHits> sources, WorkspaceAccess access) =>
        {
            var words = (q ?? "").Trim();
            if (words.Length > LongestQuestion) words = words[..LongestQuestion];
            return TypedResults.Ok(sources.SelectMany(find => find(access, words).Take(MostPerSource)).ToList());
        }).NeedsAccount("each source finds only what whoever asks may see");

    private static IEnumerable<Hit> FindPlaces(WorkspaceAccess access, string words)
    {
        var main = Place.MainFor(access).Select(place => new Hit("Go to", place.Title, place.Url, place.Icon));
        var settings = Place.SettingsFor(access).Select(place => new Hit("Go to", place.Title, place.Url, place.Icon, "Settings"));
        var others = _others.Where(other => other.OneOf.Any(access.May)).Select(other => other.Hit);
        return words.Length == 0 ? main : main.Concat(settings).Concat(others).Where(hit => Says(hit, words));
    }

    private static bool Says(Hit hit, string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => hit.Title.Contains(word, StringComparison.OrdinalIgnoreCase));
}
