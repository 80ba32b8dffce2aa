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
        new("Settings", "/settings", "settings") { Also = ["/clients", "/offers", "/team", "/tools"] },
    ];

    public static IReadOnlyList<Place> Settings { get; } =
    [
        new("Business and voice", "/settings", "megaphone"),
        new("Ideal clients", "/clients", "heart-handshake"),
        new("What you sell", "/offers", "tag"),
        new("Team", "/team", "users"),
        new("Tools", "/tools", "briefcase"),
        new("Mail", "/settings/mail", "mail"),
        new("Sending rules", "/settings/sending", "shield-check"),
        new("Keys", "/settings/keys", "key-round"),
        new("Account", "/settings/account", "user"),
    ];

    /// <summary>Addresses elsewhere that belong to it.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Is <paramref name="path"/> this place or inside it?</summary>
    public bool Holds(PathString path) =>
        Url == "/" ? path == "/" : Also.Append(Url).Any(url => path.StartsWithSegments(url, StringComparison.OrdinalIgnoreCase));

    /// <summary>Is <paramref name="path"/> this part of the settings? The first part's address leads all the others'.</summary>
    public bool IsPart(PathString path) => Url == "/settings" ? Is(path) : Holds(path);

    public bool Is(PathString path) => string.Equals(path.Value?.TrimEnd('/'), Url, StringComparison.OrdinalIgnoreCase);
}
