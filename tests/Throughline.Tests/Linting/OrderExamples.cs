using Throughline.Linting;
using static Throughline.Tests.Linting.SoundRoad;

namespace Throughline.Tests.Linting;

/// <summary>What comes before what, what comes twice, and what nobody reaches.</summary>
internal static class OrderExamples
{
    private static readonly LintContext _noBook = Context with { Book = Throughline.Businesses.BusinessBook.Empty };

    private static readonly string _upToOffer = Yaml[..Yaml.IndexOf("  - key: call\n", StringComparison.Ordinal)]
        .Replace("    makes: [a-first-call]\n", "", StringComparison.Ordinal);

    private static readonly string _storyTwice = Another("story-again", """
        Marta answered each enquiry after supper, perhaps like you do now. One day she wrote on a page who does what whenever she is away. Twice it went wrong in that first month, and she wanted to stop. By the second month she got home at six, and nobody missed her there.
        """);

    private static readonly string _otherStory = Another("story-again", """
        Paul runs a bakery with nine people, and he made each roster at midnight. He gave it to the baker who starts first. Since then they swap days among themselves, and he only hears of it when somebody falls ill.
        """);

    private static readonly string _storyOnce = InGerman("geschichte", """
        Ein Kunde von uns ist Dachdecker. Im Herbst schrieb er noch nachts Angebote, am Küchentisch, und seine Frau schlief schon. Dann hat er eine Vorlage genommen, die seine Tochter in zehn Minuten ausfüllt.
        """, "");

    private static readonly string _storyAgain = InGerman("geschichte", """
        Ein Kunde von uns ist Dachdecker. Im Herbst schrieb er noch nachts Angebote, am Küchentisch, und seine Frau schlief schon. Dann hat er eine Vorlage genommen, die seine Tochter in zehn Minuten ausfüllt.
        """, """
        Neulich erzählte uns ein Dachdecker, wie er im Herbst nachts am Küchentisch noch Angebote schrieb, während seine Frau schlief. Heute füllt die Tochter dafür in zehn Minuten eine Vorlage aus.
        """);

    public static IEnumerable<LintExample> All => [.. Ends, .. Tools, .. Twice];

    private static IEnumerable<LintExample> Ends =>
    [
        new("TL2023", "steps[2]", _upToOffer),
        new("TL2025", "entryPoints", With("    form: five-steps\n", "    form: five-steps\n    joins: offer\n"),
            In(With("    form: five-steps\n", "    form: five-steps\n    joins: offer\n"), "fields:\n",
                "  - key: fair\n    source: event\n    form: fair\nfields:\n")),
    ];

    private static IEnumerable<LintExample> Tools =>
    [
        new("TL2651", "steps[1].tool", Step("story", "    tool: mailer\n", "")) { Context = _noBook },
        new("TL2656", "steps[1].tool", Step("story", "tool: mailer", "tool: drip-studio"),
            Step("story", "tool: mailer", "tool: Mailer ")) { Context = _noBook },
        new("TL2656", "steps[1].tool", Step("story", "tool: mailer", "tool: rundbrief"),
            Step("story", "tool: mailer", "tool: invoices")) { Context = _noBook },
    ];

    private static IEnumerable<LintExample> Twice =>
    [
        new("TL2141", "steps[2]", _storyTwice, _otherStory),
        new("TL2141", "steps[2]", _storyAgain, _storyOnce),
    ];

    private static string Another(string key, string body, string title = "I read about one more firm") =>
        Yaml.Replace("  - key: offer\n", Letter(key, title, body) + "  - key: offer\n", StringComparison.Ordinal);

    private static string InGerman(string key, string first, string second)
    {
        var road = Yaml.Replace("journey: quiet-evenings\n", "journey: quiet-evenings\nlanguage: de\n", StringComparison.Ordinal);
        var letters = Letter(key, "Ich lese, wie es einem Dachdecker ging", first)
            + (second.Length == 0 ? "" : Letter(key + "-zwei", "Ich lese von einem Handwerker", second));
        return road.Replace("  - key: story\n", letters + "  - key: story\n", StringComparison.Ordinal);
    }

    private static string Letter(string key, string title, string body) => $$$"""
          - key: {{{key}}}
            stage: trust
            title: {{{title}}}
            platform: email
            owner: ana
            tool: mailer
            goal: nurture
            wait: 4 days
            message:
              subject: {{{title}}}
              body: |
                {{{body}}}

        """;
}
