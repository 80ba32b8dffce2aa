using Throughline.Journeys;
using Throughline.Linting;
using static Throughline.Tests.Linting.SoundRoad;

namespace Throughline.Tests.Linting;

/// <summary>Tone, words, place, promises.</summary>
internal static class WordExamples
{
    private const string Stiff = """
        Understanding individual circumstances necessitates continuous observation, comprehensive conversations and considerable flexibility, because personalities, responsibilities, relationships and expectations inevitably influence organisational decisions and determine successful collaboration between colleagues whose professional experiences differ considerably from original expectations concerning availability, reliability, communication and appreciation throughout complicated negotiations involving innumerable participants.
        """;

    private const string Harder = """
        The organisation of the handover begins with the documentation of the responsibilities in the company. The evaluation of the arrangements follows after a period of one month. The management of the company receives a description of the situation on one page.
        """;

    private const string HarderInGerman = """
        Die Organisation der Übergabe beginnt mit der Dokumentation der Verantwortlichkeiten im Unternehmen. Die Auswertung der Vereinbarungen folgt nach einem Zeitraum von einem Monat. Die Unternehmensleitung erhält eine Beschreibung der Situation auf einer Seite, und danach entscheidet die Geschäftsleitung über die Veränderungen.
        """;

    private const string PlainInGerman = """
        Die Übergabe beginnt damit, dass Sie auf einer Seite notieren, wer was macht. Nach einem Monat sehen wir uns an, was gut ging und was nicht. Dann bekommt Ihr Team eine Seite, auf der alles steht, und Sie sagen, was sich noch ändern soll, ehe Sie am Abend nach Hause gehen.
        """;

    // So few that there is no middle: what is hard is told as hard, and not as unlike the others.
    private static readonly LintContext _fewTexts = Context with { Limits = new() { FewestTexts = 10 } };

    private static readonly string _story =
        "Marta used to answer every enquiry after supper, the way you may do. She wrote down on one page who does what when she is not "
        + "there. It went wrong twice in the first month. In the second month she was home at six, and nobody missed her.";

    private static readonly string _boast =
        "We are proud of our work. We have our own way on one page, our own words and our own team. Our clients trust us, our people "
        + "like us, and we like what we do. We began in our kitchen, and now we have our own house. You can see our prizes.";

    // One long way without the words of the key message: what stands for it is taken out of every message.
    private static readonly string _silentVoice = In(In(Yaml, "  keyMessage: Quiet evenings for owners\n",
        "  keyMessage: Saddles outlive horses\n"), "  use: [one page]\n", "");

    public static IEnumerable<LintExample> All => [.. Tone, .. Words, .. Merges, .. Places, .. Promises];

    private static IEnumerable<LintExample> Tone =>
    [
        new("TL2301", "steps[1].tone", Step("story", "tone: plain", "tone: strict"), Step("story", "tone: plain", "tone: warm, plain")),
        new("TL2301", "steps[0].tone", Step("checklist", "tone: warm", "tone: strict")),
        new("TL2301", "steps[1].tone", In(Yaml, "  tones: [warm, plain]\n", ""),
            In(Yaml, "  tones: [warm, plain]\n", "")) { Context = Context with { Voice = Voice.Unset }, GoodContext = Context },
        new("TL2302", "steps[1].message.body", In(Yaml, _story, Stiff.Trim())),
        new("TL2304", "steps[1].message.body", In(Yaml, _story, Harder.Trim())) { Context = _fewTexts },
        new("TL2304", "steps[1].message.body", In(Yaml, _story, HarderInGerman.Trim()),
            In(Yaml, _story, PlainInGerman.Trim())) { Context = _fewTexts },
        new("TL2305", "steps[0].message.body", Step("checklist", "with a pen.", "with a pen!!!"),
            Step("checklist", "with a pen.", "with a pen!!")),
        new("TL2306", "steps[1].message.body", In(Yaml, _story, _boast),
            In(Yaml, _story, _boast.Replace("our", "your", StringComparison.OrdinalIgnoreCase))),
    ];

    private static IEnumerable<LintExample> Words =>
    [
        new("TL2311", "steps[1].message.body", Step("story", "It went wrong twice", "Hustle went wrong twice"),
            Step("story", "It went wrong twice", "Hustling went wrong twice")),
        new("TL2311", "steps[4].survey.question", Step("how-it-is", "How likely are you to recommend us?", "Is it still a hustle?")),
        new("TL2311", "steps[0].nudges[0].message.subject", Step("checklist", "Still here", "No hustle"),
            Step("checklist", "quiet-evenings.com/page", "quiet-evenings.com/hustle")),
        new("TL2312", "voice.use", With("use: [one page]", "use: [two pages, three pages]"),
            With("use: [one page]", "use: [two pages, ten minutes]")),
        new("TL2313", "steps[3].message", WithMoreSteps(_silentVoice),
            In(WithMoreSteps(_silentVoice), "It costs the same", "Saddles outlive horses, and it costs the same")) { Context =
            Context with { Limits = new() { KeyMessageGap = 3 } } },
        new("TL2314", "voice.keyMessage", With("  keyMessage: Quiet evenings for owners\n", "")) { GoodContext = Context },
        new("TL2315", "voice.tones", With("tones: [warm, plain]", "tones: [Strict, plain-spoken]")),
    ];

    private static IEnumerable<LintExample> Merges =>
    [
        new("TL2321", "steps[0].message.body", Greeting("*|FNAME|*"), Greeting("[sic]")),
        new("TL2321", "steps[0].message.body", Greeting("{{ contact.FIRSTNAME | default: 'you' }}"), Greeting("{{firstName | you}}")),
        new("TL2321", "steps[0].message.subject",
            With("subject: Your checklist", "subject: \"%FIRSTNAME%, your checklist\""),
            With("subject: Your checklist", "subject: \"50 % done\"")),
        new("TL2321", "steps[0].nudges[0].message.body",
            Step("checklist", "body: Your one page is", "body: \"[Name], your one page\" #"),
            Step("checklist", "body: Your one page is", "body: \"[Your](https://quiet-evenings.com/a) one page\" #")),
        new("TL2321", "steps[3].assignment.script", Step("call", "script: Hello {{firstName}}", "script: Hello <<First Name>>")),
        new("TL2321", "steps[4].survey.question",
            Step("how-it-is", "How likely are", "\"{first_name}, how likely are").Replace("recommend us?\n", "recommend us?\"\n",
            StringComparison.Ordinal)),
        new("TL2322", "steps[0].message.body", Greeting("<b>you</b>"), Greeting("you <https://quiet-evenings.com/b>, a < b,")),
        new("TL2322", "steps[0].message.subject",
            With("subject: Your checklist", "subject: \"Your&nbsp;checklist\""),
            With("subject: Your checklist", "subject: \"R&D; your checklist\"")),
        new("TL2322", "steps[0].title",
            With("title: I get the checklist I asked for", "title: I get the <i>checklist</i> I asked for"),
            With("title: I get the checklist I asked for", "title: I <3 the checklist I asked for")),
        new("TL2323", "steps[0].message.body", Greeting("{{lastName}}"), Greeting("{{#if lastName}}{{lastName}}{{/if}}")),
        new("TL2323", "steps[0].message.subject",
            With("subject: Your checklist", "subject: \"{{phone}}, your checklist\""),
            With("subject: Your checklist", "subject: \"{{phone | you}}, your checklist\"")),
        new("TL2323", "steps[0].message.body",
            In(Greeting("{{dogName}}"), "  helperName: Ben\n", "  helperName: Ben\n  dogName: null\n"), In(Greeting("{{dogName}}"),
            "  helperName: Ben\n", "  helperName: Ben\n  dogName: your dog\n")),
    ];

    private static string Greeting(string whom) => Step("checklist", "Hello {{firstName}}", $"Hello {whom}");

    private static string WithMoreSteps(string yaml) => StepIn(yaml, "call",
        "    assignment:\n      title: Ring them\n      script: Hello {{firstName}}, this is {{helperName}}. Which job kept you at your "
        + "desk last night?\n      checklist: [Wrote down the job]\n      due: 1 day\n",
        "    message:\n      subject: Tomorrow\n      body: \"[Choose a time](https://quiet-evenings.com/time)\"\n");

    private static IEnumerable<LintExample> Places =>
    [
        new("TL2401", "steps[3].platform", StepIn(StepIn(Yaml, "offer", ", and {{helperName}} will ring you on the day after it", ""),
            "offer", "    makes: [a-first-call]\n", ""), StepIn(Yaml, "offer", "    makes: [a-first-call]\n", "")),
        new("TL2401", "steps[3].platform", StepIn(Yaml, "offer", ", and {{helperName}} will ring you on the day after it",
            "") .Replace("keeps: [a-first-call]", "keeps: []", StringComparison.Ordinal),
            StepIn(Yaml, "offer", ", and {{helperName}} will ring you on the day after it", "")),
        new("TL2402", "steps[3].owner", Yaml.Replace("{{helperName}}", "somebody", StringComparison.Ordinal),
            StepIn(Yaml, "call", ", this is {{helperName}}", "")),
        new("TL2402", "steps[3].owner", Yaml.Replace("{{helperName}}", "somebody", StringComparison.Ordinal)
            .Replace("owner: ben", "owner: Ben", StringComparison.Ordinal),
            Yaml.Replace("{{helperName}}", "somebody", StringComparison.Ordinal)
            .Replace("owner: ben", "owner: front-desk", StringComparison.Ordinal)) { Context = LintContext.Nothing(Today) },
    ];

    private static IEnumerable<LintExample> Promises =>
    [
        new("TL2502", "steps[3].keeps",
            StepIn(Yaml, "call", "    assignment:\n      title: Ring them\n      script: Hello {{firstName}}, this is {{helperName}}. "
            + "Which job kept you at your desk last night?\n      checklist: [Wrote down the job]\n      due: 1 day\n",
            "    done:\n      event: Call Held\n")),
        new("TL2503", "steps[3].keeps", Step("call", "wait: 1 day", "wait: 30 weeks"), Step("call", "wait: 1 day", "wait: 26 weeks")),
        new("TL2504", "steps", Yaml.Replace("evidence: asked", "evidence: guess", StringComparison.Ordinal)
            .Replace("    evidence: measured\n", "", StringComparison.Ordinal),
            Yaml.Replace("evidence: asked", "evidence: guess", StringComparison.Ordinal)),
        new("TL2505", "steps[1]", Step("story", "\n\n        [Read how she did it](https://quiet-evenings.com/marta)", ""),
            Step("story", "\n\n        [Read how she did it](https://quiet-evenings.com/marta)",
            "\n    done:\n      event: Email Replied")),
        new("TL2506", "steps[2].goal", WithoutStep("how-it-is"), In(WithoutStep("how-it-is"), "event: Form Submitted",
            "event: Testimonial Given")),
    ];
}
