namespace Throughline.App.Design;

/// <summary>A place that can be reached from everywhere.</summary>
internal sealed record Place(string Title, string Url, string Icon)
{
    /// <summary>Home · Journeys · People · My day · Feedback · Settings.</summary>
    public static IReadOnlyList<Place> Main { get; } =
    [
        new("Home", "/", "house"),
        new("Journeys", "/journeys", "route"),
        new("People", "/people", "users"),
        new("My day", "/my-day", "list-checks"),
        new("Feedback", "/feedback", "message-circle"),
        new("Settings", "/settings", "settings"),
    ];

    public static IReadOnlyList<Place> Settings { get; } =
    [
        new("Business and voice", "/settings", "megaphone"),
        new("Mail", "/settings/mail", "mail"),
        new("Sending rules", "/settings/sending", "shield-check"),
        new("Keys", "/settings/keys", "key-round"),
        new("Account", "/settings/account", "user"),
    ];

    /// <summary>Is <paramref name="path"/> this place or inside it?</summary>
    public bool Holds(PathString path) => Url == "/" ? path == "/" : path.StartsWithSegments(Url, StringComparison.OrdinalIgnoreCase);

    public bool Is(PathString path) => string.Equals(path.Value?.TrimEnd('/'), Url, StringComparison.OrdinalIgnoreCase);
}
