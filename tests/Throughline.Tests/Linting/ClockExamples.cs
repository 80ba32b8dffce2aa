namespace Throughline.Tests.Linting;

/// <summary>What is said of days, and when the road has them, in the seven languages.</summary>
internal static class ClockExamples
{
    public static IEnumerable<LintExample> All => [.. Chosen, .. Counted, .. Until, .. Away, .. Promised, .. Manners];

    private const string Before = "steps[1].nudges[0].message.body", Offer = "steps[2].message.body", Welcome = "steps[3].message.body",
        Reminder = "steps[0].nudges[0].message.body";

    private static LintExample One(string code, string path, string tag, string where, string bad, string good) =>
        new(code, path, SevenTongues.Road(tag, (where, bad)), SevenTongues.Road(tag, (where, good)));

    /// <summary>The same sentence on a road with another wait.</summary>
    private static LintExample Waits(string code, string path, (string Tag, string Where, string Sentence) says, string wait, string bad) =>
        new(code, path, Road(says, wait, bad), Road(says, wait, wait));

    private static string Road((string Tag, string Where, string Sentence) says, string wait, string other) =>
        SevenTongues.Road(says.Tag, (says.Where, says.Sentence)).Replace(wait, other, StringComparison.Ordinal);

    private static IEnumerable<LintExample> Chosen =>
    [
        One("TL2724", Before, "de", "visit-nudge", "Am Mittwoch um {{visitTime}} sehen wir uns.", "Morgen um {{visitTime}} sehen wir uns."),
        One("TL2724", Before, "fr", "visit-nudge", "Mercredi à {{visitTime}}, nous vous attendons.",
            "Demain à {{visitTime}}, nous vous attendons. La salle est fermée le mercredi."),
        One("TL2724", Offer, "en", "offer", "As I said on Tuesday, here is how it goes on.",
            "As I said yesterday, here is how it goes on. We are out Tuesday to Friday."),
        One("TL2724", Welcome, "en", "welcome", "Today is Wednesday, so you have had two evenings.",
            "It was a Wednesday, and she had had two evenings."),
    ];

    private static IEnumerable<LintExample> Counted =>
    [
        Waits("TL2723", Offer, ("it", "offer", "Oggi è il terzo giorno, ed è il peggiore."), "wait: 1 day at 16:00",
            "wait: 3 weeks at 16:00"),
        Waits("TL2723", Offer, ("de", "offer", "Heute ist schon der dritte Tag, und der ist der schwerste."), "wait: 1 day at 16:00",
            "wait: 3 weeks at 16:00"),
        Waits("TL2723", Offer, ("en", "offer", "Today is day three, and that is the hardest."), "wait: 1 day at 16:00",
            "wait: 3 weeks at 16:00"),
    ];

    private static IEnumerable<LintExample> Until =>
    [
        One("TL2728", Before, "es", "visit-nudge", "Dentro de una semana es la cita, a las {{visitTime}}.",
            "Mañana es la cita, y dentro de una semana te escribo cómo seguir."),
        One("TL2728", Before, "en", "visit-nudge", "In a week we see you, on {{visitDay}}.",
            "Tomorrow we see you. In two weeks the leaves will be gone."),
        new("TL2729", "steps[0].message.body", Crates("en", "The crates arrive two weeks before that Friday.", "3 days"),
            Crates("en", "The crates arrive two weeks before that Friday.", "2 weeks")),
        new("TL2729", "steps[0].message.body", Crates("de", "Die Kisten kommen zwei Wochen vor dem Freitag.", "3 days"),
            Crates("de", "Die Kisten kommen spätestens drei Tage vor dem Freitag.", "3 days")),
    ];

    private static string Crates(string language, string words, string ahead) => $"""
        journey: move
        name: A move
        language: {language}
        dates:
          - key: move
            event: Move Set
            property: startsAt
        steps:
          - key: plan
            title: Plan
            platform: email
            message:
              subject: Plan
              body: {words}
            makes: [crates-kisten]
          - key: crates
            title: Crates, Kisten
            platform: on site
            wait: {ahead} before move at 09:00
            assignment:
              title: Crates, Kisten
            keeps: [crates-kisten]

        """;

    private static IEnumerable<LintExample> Away =>
    [
        One("TL2691", Welcome, "de", "welcome", "Ab morgen bin ich für sechs Wochen auf Madeira, und das Büro ist so lange zu.",
            "Ich bin für sechs Wochen in der Werkstatt zu finden."),
        One("TL2691", Welcome, "en", "welcome", "From tomorrow I am in Portugal for six weeks.",
            "I lived in Portugal for six years, and I am here for twelve weeks of lessons."),
    ];

    private static IEnumerable<LintExample> Promised =>
    [
        One("TL2511", Welcome, "en", "welcome", "I'm having a brass tag engraved for you, it will be in your letterbox by the weekend.",
            "By the weekend the rooms will be warm again."),
        One("TL2511", Welcome, "en", "welcome", "And I'm mailing you a steel tin next week, no charge.",
            "I'm not mailing you anything next week."),
        One("TL2511", Welcome, "es", "welcome", "Esta semana te mando por mensajero tres manteles, sin coste.",
            "Esta semana no te mando nada, sin compromiso."),
    ];

    private static IEnumerable<LintExample> Manners =>
    [
        One("TL2334", Reminder, "nl", "invite-nudge", "Weet u wel wat u uw kinderen aandoet? Morgen kan het al te laat zijn.",
            "Het is nooit te laat, en uw kinderen mogen mee."),
        One("TL2334", Reminder, "de", "invite-nudge", "Wissen Sie, was Sie Ihren Kindern damit antun? Morgen kann es zu spät sein.",
            "Ihre Kinder können mitkommen, und zu spät ist es nie."),
        One("TL2334", Reminder, "en", "invite-nudge", "Do you know what you are doing to your children? That is your fault.",
            "It is not your fault, and your children may come along."),
    ];
}
