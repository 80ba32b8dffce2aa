using static Throughline.Tests.Linting.SoundRoad;

namespace Throughline.Tests.Linting;

/// <summary>What is past, and what comes sooner, later or on another day than said.</summary>
internal static class TimesExamples
{
    public static IEnumerable<LintExample> All => [.. Outdated, .. Deadlines, .. Days, .. Gaps];

    private static IEnumerable<LintExample> Outdated =>
    [
        new("TL2911", "steps[2].message.body", Says("offer", "You can begin until 31 March 2024."),
            Says("offer", "You can begin until 31 March 2029.")),
        new("TL2911", "steps[2].message.body", Says("offer", "Register for the spring 2025 course."),
            Says("offer", "We began with the spring 2025 course.")),
        new("TL2911", "steps[2].message.body", German("offer", "Die Anmeldung läuft bis zum 31. März 2024, danach ist der Kurs voll."),
            German("offer", "Wir haben am 31. März 2024 mit dem Kurs angefangen.")),
        new("TL2911", "steps[2].message.body", Spanish("offer", "Las plazas del curso están disponibles hasta el 15 de mayo de 2025."),
            Spanish("offer", "Abrimos la casa el 15 de mayo de 2015.")),
        new("TL2911", "steps[2].message.body", Says("offer", "For the gift-wrapped one, order by December 14, 2025."),
            Says("offer", "The gift-wrapped one was ordered on December 14, 2025.")),
        new("TL2912", "steps[2].message.body", Says("offer", "We begin on Monday, 3 April 2027."),
            Says("offer", "We begin on Saturday, 3 April 2027.")),
        new("TL2912", "steps[2].message.body", German("offer", "Wir fangen am Montag, den 3. April 2027, mit Ihnen an."),
            German("offer", "Wir fangen am Samstag, den 3. April 2027, mit Ihnen an.")),
    ];

    private static IEnumerable<LintExample> Deadlines =>
    [
        new("TL2721", "steps[2].message.body", Says("offer", "Ben will call you tomorrow.", "wait: 1 day\n", "wait: 4 days\n"),
            Says("offer", "Ben will call you tomorrow.")),
        new("TL2721", "steps[0].message.body", Says("checklist", "I'll write to you again tomorrow."),
            Says("checklist", "I'll write to you again within four days.")),
        new("TL2721", "steps[2].message.body", German("offer", "Morgen ruft Sie Ben an, damit wir gleich anfangen.", "wait: 1 day\n",
            "wait: 1 week\n"),
            German("offer", "Morgen ruft Sie Ben an, damit wir gleich anfangen.")),
        new("TL2721", "steps[2].message.body", Spanish("offer", "Mañana te llama Ben para empezar juntos.", "wait: 1 day\n",
            "wait: 6 days\n"),
            Spanish("offer", "Mañana te llama Ben para empezar juntos.")),
        new("TL2722", "steps[2].message.body", Says("offer", "Ben will call you within two days.", "due: 1 day\n", "due: 2 weeks\n"),
            Says("offer", "Ben will call you within two days.")),
        new("TL2722", "steps[2].message.body", German("offer", "Ben ruft Sie innerhalb von zwei Tagen an.", "due: 1 day\n",
            "due: 9 days\n"),
            German("offer", "Ben ruft Sie innerhalb von zwei Tagen an.")),
        new("TL2723", "steps[2].message.body", Says("offer", "As we discussed yesterday, here is how we work."),
            Says("offer", "As we discussed four days ago, here is how we work.")),
        new("TL2723", "steps[2].message.body", German("offer", "Wie gestern besprochen, schreibe ich Ihnen, wie wir arbeiten."),
            German("offer", "Wie besprochen, schreibe ich Ihnen, wie wir arbeiten.")),
    ];

    private static IEnumerable<LintExample> Days =>
    [
        new("TL2724", "steps[2].message.body", Says("offer", "We begin tomorrow, Saturday."),
            Says("offer", "We always begin on a Saturday.")),
        new("TL2724", "steps[1].message.body", StepIn(Says("story", "Happy Friday."), "story", "wait: 4 days\n",
            "wait: 4 days on tuesday\n"),
            StepIn(Says("story", "Happy Friday."), "story", "wait: 4 days\n", "wait: 4 days on friday\n")),
        new("TL2724", "steps[2].message.body", German("offer", "Heute ist Sonntag, und ich schreibe Ihnen vom Balkon."),
            German("offer", "Sonntags schreibe ich Ihnen vom Balkon.")),
        new("TL2725", "steps[2].message.body", Says("offer", "Ben will call you on Friday."),
            Says("offer", "Ben will call you on Friday.", "wait: 1 day\n", "wait: 1 day on friday\n")),
        new("TL2725", "steps[2].message.body", German("offer", "Ben ruft Sie am Freitag an, damit wir anfangen."),
            German("offer", "Ben ruft Sie am Freitag an, damit wir anfangen.", "wait: 1 day\n", "wait: 1 day on friday\n")),
        new("TL2726", "steps[1].message.body", Greets("Good morning {{firstName}}", "18:00"),
            Greets("Good morning {{firstName}}", "08:00")),
        new("TL2691", "steps[2].message.body", Says("offer", "I am away for the next three weeks, and nobody answers."),
            Says("offer", "We are closed on Mondays.")),
        new("TL2691", "steps[2].message.body", German("offer", "Bis zum 14. August haben wir Betriebsferien, und niemand liest Ihre Post."),
            German("offer", "Montags ist das Büro geschlossen, und niemand liest Ihre Post.")),
    ];

    private static string Greets(string greeting, string at) =>
        StepIn(StepIn(Yaml, "story", "Hello {{firstName}}", greeting), "story", "wait: 4 days\n", $"wait: 4 days at {at}\n");

    private static IEnumerable<LintExample> Gaps =>
    [
        new("TL2701", "steps[3].assignment.due", Lasts("Ring them", "30 weeks"), Lasts("Hold the ten lessons", "30 weeks")),
        new("TL2701", "steps[3].assignment.due", Lasts("Rufen Sie an", "30 weeks"), Lasts("Zehn Termine halten", "30 weeks")),
        new("TL2701", "steps[3].assignment.due", Lasts("Ring them", "17 weeks"), Lasts("The eight Saturdays", "17 weeks")),
        new("TL2702", "steps[0].nudges[3].after", Reminded("1 day", "2 days", "3 days", "4 days"), Reminded("2 days", "4 days", "8 days")),
        new("TL2702", "steps[4].wait", Dense("wait: 1 hour"), Dense("wait: 1 week before visit")),
        new("TL2727", "steps[0].nudges[1].after", Reminded("5 hours", "20 hours"), Reminded("1 day", "3 days")),
        new("TL2727", "steps[4].wait", Quick("wait: 1 hour"), Quick("wait: 1 day")),
    ];

    /// <summary>The first letters close together, and then the question.</summary>
    private static string Dense(string wait) =>
        With("fields:\n", "dates:\n  - { key: visit, event: Visit Booked, property: startsAt }\nfields:\n")
        .Replace("wait: 4 days", "wait: 1 day", StringComparison.Ordinal).Replace("wait: 3 weeks", wait, StringComparison.Ordinal);

    /// <summary>The sound road with one more sentence in the letter of a step.</summary>
    internal static string Says(string key, string sentence) => StepIn(Yaml, key, "Hello {{firstName}},\n",
        $"Hello {{{{firstName}}}},\n\n            {sentence}\n");

    internal static string Says(string key, string sentence, string piece, string other) =>
        StepIn(Says(key, sentence), "call", piece, other);

    internal static string German(string key, string letter, string piece, string other) =>
        StepIn(German(key, letter), "call", piece, other);

    internal static string Spanish(string key, string letter, string piece, string other) =>
        StepIn(Spanish(key, letter), "call", piece, other);

    internal static string German(string key, string letter) => In(Letter(key, letter), "name: From working",
        "language: de\nname: From working");

    internal static string Spanish(string key, string letter) => In(Letter(key, letter), "name: From working",
        "language: es\nname: From working");

    private static string Letter(string key, string letter)
    {
        var from = Yaml.IndexOf($"  - key: {key}\n    stage", StringComparison.Ordinal);
        var start = Yaml.IndexOf("Hello {{firstName}},\n", from, StringComparison.Ordinal);
        var end = Yaml.IndexOf("](", start, StringComparison.Ordinal);
        return Yaml[..start] + letter + "\n\n        [OK" + Yaml[end..];
    }

    private static string Quick(string wait) => Yaml.Replace("wait: 4 days", wait, StringComparison.Ordinal)
        .Replace("wait: 1 day", wait, StringComparison.Ordinal).Replace("wait: 3 weeks", wait, StringComparison.Ordinal);

    private static string Lasts(string title, string due) =>
        StepIn(StepIn(Yaml, "call", "      title: Ring them\n", $"      title: {title}\n"), "call", "      due: 1 day\n",
            $"      due: {due}\n");

    private static string Reminded(params ReadOnlySpan<string> after)
    {
        var nudges = "";
        foreach (var length in after) nudges += $"      - after: {length}\n        message: "
            + $"{{ subject: Still here, body: Your one page is still here. }}\n";
        return StepIn(StepIn(Yaml, "checklist", "within: 5 days", "within: 10 days"), "checklist",
            "      - after: 3 days\n        message:\n          subject: Still here\n          body: Your one page is still here, and it "
                + "takes you ten minutes.\n", nudges);
    }
}
