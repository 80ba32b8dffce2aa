using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Journeys;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL24xx: where it goes on, and with whom.</summary>
internal static class PlaceLint
{
    /// <summary>Words by which a message announces that it goes on somewhere else.</summary>
    private static readonly FrozenDictionary<string, string[]> _announcements = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["email"] = ["mail", "e-mail", "email", "inbox", "write to you", "send you"],
        ["mail"] = ["mail", "e-mail", "email", "inbox", "write to you", "send you", "post"],
        ["phone"] = ["phone", "telephone", "call", "ring", "rings", "rung", "speak", "talk"],
        ["sms"] = ["text", "sms", "text message"],
        ["post"] = ["post", "letter", "envelope", "parcel", "card", "box", "delivered", "at your door"],
        ["store"] = ["shop", "store", "counter", "till", "shelf", "come in", "come by", "visit"],
        ["shop"] = ["shop", "store", "counter", "till", "shelf", "come in", "come by", "visit"],
        ["website"] = ["link", "page", "site", "website", "online", "click"],
        ["staff"] = ["visit", "come", "comes", "appointment", "meet", "see you", "round", "on site"],
        ["social"] = ["social", "group", "instagram", "facebook", "linkedin", "follow"],
        ["video"] = ["video", "zoom", "teams", "screen", "online", "call", "meeting"],
        ["whatsapp"] = ["whatsapp", "message"],
        ["event"] = ["event", "workshop", "evening", "talk", "invite", "invited", "seat"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static LintRule PlatformUnannounced { get; } = new(Warning, "TL2401", "It goes on somewhere else, unannounced",
        "The road moves from {0} to {1} here, and nothing before it says so.",
        "Announce it in the message before: “On Tuesday I will ring you”. Or promise it there and keep the promise here.",
        "A call, a letter or a visit that nobody expected is put off; the same one announced is looked forward to.",
        CheckPlatform);

    public static LintRule PersonUnannounced { get; } = new(Warning, "TL2402", "Somebody else takes over, unannounced",
        "From here on {0} looks after them, and neither this step nor one before it mentions {0}.",
        "Introduce {0} by name: in the message before, or in the first sentence here.",
        "People trust a person; somebody new has to be introduced by the one they know.",
        CheckPerson);

    public static ImmutableArray<LintRule> All { get; } = [PlatformUnannounced, PersonUnannounced];

    // A platform they have met before is no surprise. A post card that asks nothing of them may be one. From what is there for
    // everybody people go on by themselves.
    private static void CheckPlatform(Road road, Say say)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        RoadStep? before = null;
        foreach (var step in road.Steps)
        {
            if (step.Platform is not { } platform) continue;
            if (met.Add(Phrases.Plain(platform)) && before is not null && !AsksNothing(step) && !IsKept(road, step) && !IsAnnounced(road, step, platform))
                say.At($"{step.Path}.platform", FindingBag.Short(before.Platform!), FindingBag.Short(platform));
            before = step.IsStanding ? null : step;
        }
    }

    private static bool AsksNothing(RoadStep step) => !step.HasMessage && step.Draft.Done is null && Phrases.Plain(step.Platform) is not ("phone" or "sms" or "video" or "whatsapp" or "chat");

    private static bool IsKept(Road road, RoadStep step) => step.Keeps.Length > 0 && road.Steps.Take(step.Index).Any(other => other.Makes.Intersect(step.Keeps).Any());

    private static bool IsAnnounced(Road road, RoadStep step, string platform)
    {
        var plain = Phrases.Plain(platform);
        var words = _announcements.GetValueOrDefault(plain) ?? [];
        // A mail can announce what happens in the shop; but that mail will come is announced before it.
        var isItsOwnMail = step.HasMessage && plain is "email" or "mail" or "sms" or "whatsapp";
        return road.Steps.Take(isItsOwnMail ? step.Index : step.Index + 1).Any(other =>
            other.Texts.Any(text => plain == "website" && text.Links.Length > 0 || Mentions(text.All, platform, words)) || Mentions(other.Script, platform, words));
    }

    private static bool Mentions(string text, string platform, string[] words) => Phrases.Has(text, platform) || words.Any(word => Phrases.Has(text, word));

    // Without the team's names, only an owner who is written as a name can be looked for.
    private static void CheckPerson(Road road, Say say)
    {
        var met = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        RoadStep? before = null;
        foreach (var step in road.Steps)
        {
            if (step.Owner is not { } owner) continue;
            if (met.Add(owner) && before is not null && !step.IsBlank && NameOf(road, owner) is { } name && !IsIntroduced(road, step, name)) say.At($"{step.Path}.owner", name);
            before = step;
        }
    }

    private static bool IsIntroduced(Road road, RoadStep step, string name) =>
        road.Steps.Take(step.Index + 1).Any(other => other.Texts.Any(text => Phrases.Has(text.All, name)) || Phrases.Has(other.Script, name));

    private static string? NameOf(Road road, string owner)
    {
        var name = road.Book.Team.FirstOrDefault(member => member.Key == owner)?.Name ?? (char.IsUpper(owner[0]) ? owner : null);
        return Road.Clean(name?.Split(' ', 2)[0]);
    }
}
