using static Throughline.Tests.Linting.SoundRoad;

namespace Throughline.Tests.Linting;

/// <summary>What is promised, asked and said to come, and whether it does.</summary>
internal static class PromiseExamples
{
    private static readonly string _asService = Step("tell", "      subject: Who still",
        "      purpose: service\n      subject: Who still");

    public static IEnumerable<LintExample> All => [.. People, .. Promises, .. Answers, .. Nevers, .. Consent];

    private static IEnumerable<LintExample> People =>
    [
        new("TL2402", "steps[3].owner", SignedBy("Ben"), SignedBy("Ben, Ana's helper")),
        new("TL2402", "steps[3].owner", Yaml.Replace("{{helperName}} will ring", "somebody will ring", StringComparison.Ordinal),
            StepIn(Yaml.Replace(
            "{{helperName}} will ring", "somebody will ring", StringComparison.Ordinal), "call", "this is {{helperName}}",
            "this is {{helperName}}, Ana's helper")),
        new("TL2411", "steps[2].message.body", Signed("Ana", "Kendra"), Signed("Ana", "Kendra, Ana's colleague")),
        new("TL2411", "steps[2].message.body", German(Signed("Ana", "Saskia")), German(Signed("Ana", "Ana"))),
        new("TL2411", "steps[2].message.body", Signed("Ana", "Warmly, Kendra"), Signed("Ana", "Warmly, Ana")),
        new("TL2411", "steps[2].message.body", German(Signed("Ana", "Viele Grüße Saskia")), German(Signed("Ana", "Viele Grüße Ana"))),
        new("TL2412", "steps[5].platform", Again("one page has left your desk, and nobody missed it."),
            Again("one page has left your desk, and in three weeks we will ring you.")),
        new("TL2412", "steps[5].platform", German(Again("eine Seite hat den Schreibtisch verlassen, und das ist gut so.")),
            German(Again("eine Seite hat den Schreibtisch verlassen, und in drei Wochen rufen wir Sie an."))),
    ];

    private static IEnumerable<LintExample> Promises =>
    [
        new("TL2401", "steps[3].platform",
            German(Unannounced("Danach schreiben wir auf, was bleibt, und Sie lesen es in aller Ruhe zu Hause nach.")),
            German(Unannounced("Danach rufen wir Sie an und sagen Ihnen in aller Ruhe, was als Nächstes zu tun ist."))),
        new("TL2501", "steps[1].message.body", Said("I promise I will send you the agreement as well."), Said("I promise it went well.")),
        new("TL2511", "steps[1].message.body", Said("Next week I will also send you a linen bag."),
            Said("Next week I will also send you the agreement.")),
        new("TL2511", "steps[1].message.body", German(Said("Nächste Woche schicke ich Ihnen außerdem eine Wärmflasche.")),
            German(Said("Wenn Sie bestellen, schicke ich Ihnen nächste Woche eine Wärmflasche."))),
        new("TL2511", "steps[1].message.body", Spanish(Said("La semana que viene te mandaré por correo una camiseta.")),
            Spanish(Said("La semana que viene te mandaré una respuesta."))),
        new("TL2512", "steps[4].survey.message.body", Asked("I will call you next week to hear more."),
            Asked("If something is wrong, I will call you next week.")),
        new("TL2512", "steps[4].survey.message.body", Asked("We did something wrong. I will call you next week."),
            Asked("If it did not help, we did something wrong. I will call you next week.")),
        new("TL2512", "steps[4].survey.message.body",
            German(Asked("Ende der Woche rufe ich Sie an, und dann reden wir in aller Ruhe über das, was war.")),
            German(Asked("Wenn etwas nicht gut ist, rufe ich Sie an, und dann reden wir in aller Ruhe über das, was war."))),
        new("TL2513", "steps[1].message.body", Said("As promised, here is the voucher for your next order."),
            Said("As promised, here is the checklist for your desk.")),
        new("TL2513", "steps[1].message.body", German(Said("Wie versprochen liegt der Gutschein bei.")),
            German(Said("Der Gutschein liegt bei."))),
    ];

    private static IEnumerable<LintExample> Answers =>
    [
        new("TL2521", "steps[1].message.body", Said("Please reply to this mail with your size."),
            Said("If you have questions, reply to this mail.")),
        new("TL2521", "steps[1].message.body", Spanish(Said("Contéstame a este correo con tu talla. Sin tu respuesta no puedo empezar.")),
            Spanish(Said("Si tienes dudas, contéstame a este correo."))),
    ];

    private static IEnumerable<LintExample> Nevers =>
    [
        new("TL2531", "steps[1].message.body", Said("We never ring you."),
            Said("We never ring you in the evening, and they never ring us.")),
        new("TL2531", "steps[1].message.body", German(Said("Wir rufen Sie nie an.")), German(Said("Wir rufen Sie an."))),
        new("TL2532", "steps[1].message.body", Said("This is my last letter."), Said("This is my last letter about Marta.")),
        new("TL2532", "steps[1].message.body", Spanish(Said("Este es mi último correo.")), Spanish(Said("Este es mi correo de hoy."))),
        new("TL2533", "steps[1].message.body", Both("You do not need a card.", "Please have a credit card ready."),
            Both("You do not need a card.", "Have a good day.")),
        new("TL2533", "steps[1].message.body", German(Both("Sie brauchen keine Kreditkarte.", "Bitte halten Sie Ihre Kreditkarte bereit.")),
            German(Both("Sie brauchen keine Kreditkarte.", "Bitte halten Sie Ihre Notizen bereit."))),
        new("TL2535", "steps[1].message.body", Both("You can stop at any time with one click.", "It is an obligation for one year."),
            Both("You can stop at any time with one click.", "It is a pleasure for one year.")),
        new("TL2535", "steps[1].message.body", German(Both("Sie können jederzeit kündigen.", "Die Mindestlaufzeit ist ein Jahr.")),
            German(Both("Sie können jederzeit kündigen.", "Die Stunde ist um eins."))),
        new("TL2534", "steps[1].message.body", Both("There is no contract.", "The contract runs for twelve months."),
            Both("There is no contract.", "It runs for twelve months.")),
        new("TL2534", "steps[1].message.body", Spanish(Both("No hay matrícula ni permanencia.", "La permanencia mínima es de seis meses.")),
            Spanish(Both("No hay matrícula ni permanencia.", "La clase es de seis a siete."))),
    ];

    private static IEnumerable<LintExample> Consent =>
    [
        new("TL2832", "steps[4].survey.message.purpose", StepIn(StepIn(Yaml, "call", "    keeps: [a-first-call]\n", ""), "how-it-is",
            "    survey:\n", "    keeps: [a-first-call]\n    survey:\n"),
            StepIn(StepIn(StepIn(Yaml, "call", "    keeps: [a-first-call]\n", ""), "how-it-is", "    survey:\n",
                "    keeps: [a-first-call]\n    survey:\n"), "how-it-is",
                "        subject: How is it", "        purpose: service\n        subject: How is it")),
        new("TL2831", "steps[5].message.purpose", _asService),
        new("TL2831", "steps[5].message.purpose", In(In(_asService, "journey: quiet", "language: de\njourney: quiet"), "Pass on the page",
            "Die Seite weitergeben")),
    ];

    private static string Again(string words) => In(Yaml, "    keeps: [a-first-call]\n\n", $$$"""
            keeps: [a-first-call]

          - key: page
            stage: work
            title: A page leaves my desk
            platform: email
            owner: ana
            tool: mailer
            goal: consumption
            wait: 1 week
            message:
              subject: The first page
              body: |
                Hello {{firstName}},

                {{{words}}}

                [Open the next page](https://quiet-evenings.com/next)

          - key: again
            stage: work
            title: Somebody asks about my week
            platform: phone
            owner: ben
            tool: telephone
            goal: consumption
            wait: 3 weeks
            assignment:
              title: Ask about the week
              script: Hello {{firstName}}, which job has left your desk?
              checklist: [Wrote down the job]
              due: 1 day


        """);

    private static string German(string yaml) => In(yaml, "journey: quiet", "language: de\njourney: quiet");

    private static string Spanish(string yaml) => In(yaml, "journey: quiet", "language: es\njourney: quiet");

    // A letter is read in one language: the whole paragraph is another, and the link is gone.
    private static string Said(string words) => Letter(Yaml, "story", "Marta used",
        "and nobody missed her.\n\n        [Read how she did it](https://quiet-evenings.com/marta)", words);

    private static string Both(string first, string then) => Letter(Said(then), "checklist", "here is the checklist",
        "could have done for you.", first);

    private static string Asked(string words) => Letter(Yaml, "how-it-is", "you have been with us", "a minute to answer.", words);

    private static string Letter(string yaml, string step, string first, string last, string words)
    {
        var from = yaml.IndexOf($"  - key: {step}\n    stage", StringComparison.Ordinal);
        var start = yaml.IndexOf(first, from, StringComparison.Ordinal);
        var end = yaml.IndexOf(last, start, StringComparison.Ordinal) + last.Length;
        return yaml[..start] + words + yaml[end..];
    }

    private static string Signed(string first, string then) => StepIn(StepIn(Yaml, "checklist",
        "(https://checklist.quiet-evenings.com/page)\n",
        $"(https://checklist.quiet-evenings.com/page)\n\n        {first}\n"), "offer", "(https://quiet-evenings.com/agreement)\n",
        $"(https://quiet-evenings.com/agreement)\n\n        {then}\n");

    private static string Unannounced(string words) => Letter(StepIn(Yaml, "offer", "    makes: [a-first-call]\n", ""), "offer",
        "if you would like company",
        "at the end of any of them.", words).Replace("keeps: [a-first-call]", "keeps: []", StringComparison.Ordinal);

    private static string SignedBy(string signature) =>
        StepIn(StepIn(Yaml.Replace("{{helperName}}", "somebody", StringComparison.Ordinal), "call", "    assignment:\n",
            $"    message:\n      subject: A call\n      body: |\n        Hello Ana,\n\n        I ring you today.\n\n        [When it "
                + $"suits you](https://quiet-evenings.com/call)\n\n        {signature}\n    assignment:\n"), "call",
            "this is somebody", "good morning");
}
