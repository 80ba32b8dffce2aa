using Throughline.App.Access;
using Throughline.Businesses;

namespace Throughline.App.Design;

/// <summary>A place that can be reached from everywhere.</summary>
internal sealed record Place(string Title, string Url, string Icon)
{
    /// <summary>Home · Journeys · People · My day · Feedback · Settings.</summary>
    public static IReadOnlyList<Place> Main { get; } =
    [
        new("Home", "/", "house"),
        new("Journeys", "/journeys", "route") { Needs = [Permission.SeeJourneys], Also = ["/content", "/came-by"] },
        new("People", "/people", "users") { Needs = [Permission.SeePeople] },
        new("My day", "/my-day", "list-checks") { Needs = [Permission.SettleAssignments] },
        new("Feedback", "/feedback", "message-circle") { Needs = [Permission.AnswerFeedback] },
        new("Settings", "/settings", "settings")
        {
            Also = ["/who-we-are", "/clients", "/offers", "/team", "/tools", "/events", "/booking", "/library"],
        },
    ];

    public static IReadOnlyList<Place> Settings { get; } =
    [
        new("Business and voice", "/settings", "megaphone") { Needs = [Permission.ManageSettings] },
        new("Look", "/settings/look", "palette") { Needs = [Permission.ManageSettings] },
        new("Who we are", "/who-we-are", "flag") { Needs = [Permission.SeeJourneys] },
        new("Ideal clients", "/clients", "heart-handshake") { Needs = [Permission.SeeJourneys] },
        new("What you sell", "/offers", "tag") { Needs = [Permission.SeeJourneys] },
        new("Team", "/team", "users") { Needs = [Permission.SeeJourneys] },
        new("Tools", "/tools", "briefcase") { Needs = [Permission.SeeJourneys] },
        new("Events", "/events", "calendar") { Needs = [Permission.SeeJourneys] },
        new("Booking", "/booking", "clock") { Needs = [Permission.SeeJourneys] },
        new("Library", "/library", "book-open") { Needs = [Permission.SeeJourneys] },
        new("Mail", "/settings/mail", "mail") { Needs = [Permission.ManageSettings] },
        new("What we know of people", "/settings/attributes", "list-checks") { Needs = [Permission.ManageSettings] },
        new("Hours and holidays", "/settings/hours", "calendar") { Needs = [Permission.ManageSettings] },
        new("Sending rules", "/settings/sending", "shield-check") { Needs = [Permission.ManageSettings] },
        new("Your website", "/settings/website", "globe") { Needs = [Permission.ManageSettings] },
        new("Keys", "/settings/keys", "key-round") { Needs = [Permission.ManageKeys] },
        new("Account", "/settings/account", "user"),
    ];

    /// <summary>The places that this person may open; the settings begin with the first part of theirs.</summary>
    public static IEnumerable<Place> MainFor(WorkspaceAccess access) =>
        Main.Where(place => place.IsFor(access)).Select(place => place.Url == "/settings"
            ? place with { Url = SettingsFor(access).First().Url, Also = ["/settings", .. place.Also] }
            : place);

    public static IEnumerable<Place> SettingsFor(WorkspaceAccess access) => Settings.Where(place => place.IsFor(access));

    /// <summary>What its page needs; nothing where it is for everybody.</summary>
    public IReadOnlyList<Permission> Needs { get; init; } = [];

    /// <summary>Addresses elsewhere that belong to it.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Is <paramref name="path"/> this place or inside it?</summary>
    public bool Holds(PathString path) =>
        Url == "/" ? path == "/" : Also.Append(Url).Any(url => path.StartsWithSegments(url, StringComparison.OrdinalIgnoreCase));

    /// <summary>Is <paramref name="path"/> this part of the settings? The first part's address leads all the others'.</summary>
    public bool IsPart(PathString path) => Url == "/settings" ? Is(path) : Holds(path);

    public bool IsFor(WorkspaceAccess access) => Needs.All(access.May);

    public bool Is(PathString path) => string.Equals(path.Value?.TrimEnd('/'), Url, StringComparison.OrdinalIgnoreCase);
}
