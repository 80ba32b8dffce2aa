using static Throughline.Tests.Linting.SoundRoad;

namespace Throughline.Tests.Linting;

/// <summary>Where links lead, and what they are called.</summary>
internal static class LinkExamples
{
    private const string Marta = "https://quiet-evenings.com/marta";
    private const string Nudge = "body: Your one page is still here, and it takes you ten minutes.";

    public static IEnumerable<LintExample> All => [.. Dead, .. Meant, .. LeftOver, .. HandedOver, .. Waits, .. Forks, .. ForAll];

    private static LintExample Leads(string code, string bad, string good) =>
        new(code, "steps[1].message.body", With(Marta, bad), With(Marta, good));

    private static LintExample Reminds(string code, string bad, string good) => new(code, "steps[0].nudges[0].message.body",
        With(Nudge, $"body: \"{bad}\""), With(Nudge, $"body: \"{good}\""));

    private static IEnumerable<LintExample> Dead =>
    [
        Leads("TL2801", "#", "https://quiet-evenings.com/#marta"),
        Leads("TL2801", "https://https://quiet-evenings.com/marta", Marta),
        Leads("TL2801", "https://quiet-evenings.com/marta,", Marta),
        Leads("TL2801", "https://{{helperName}}.quiet-evenings.com", "https://quiet-evenings.com/{{helperName}}"),
        Leads("TL2801", "javascript:open()", "mailto:ana@quiet-evenings.com"),
        Leads("TL2803", "https://192.168.0.12/marta", "https://192.0.2.12/marta"),
        Leads("TL2808", "https://www.example.com/marta", "https://www.exemplary.com/marta"),
        Leads("TL2808", "https://deine-domain.de/marta", "https://deine-abende.de/marta"),
        new("TL2809", "steps[1].message.body", With(Marta, "file:five-steps.pdf"), With(Marta, "file:plan.pdf"))
        {
            Context = Context with { Files = ["plan.pdf"] },
            GoodContext = Context with { Files = ["plan.pdf"] },
        },
        Leads("TL2813", "https://quiet-evenings.com/TODO", "https://quiet-evenings.com/todo-list"),
        Leads("TL2813", "https://quiet-evenings.com/link-einfuegen", "https://quiet-evenings.com/einfuegen"),
        Leads("TL2814", "https://staging.quiet-evenings.com/marta", "https://stage-door.com/marta"),
        Leads("TL2814", "https://docs.google.com/document/d/1a/edit", "https://docs.google.com/document/d/1a/pub"),
    ];

    private static IEnumerable<LintExample> Meant =>
    [
        Leads("TL2811", "https://quiet-evening.com/marta", "https://quiet-mornings.com/marta"),
        Leads("TL2811", "https://quietevenings.com/marta", "https://checklist.quiet-evenings.com/marta"),
        Leads("TL2811", "https://ww.quiet-evenings.com/marta", "https://www.quiet-evenings.com/marta"),
        Leads("TL2811", "https://quiet-evenings.co/marta", Marta),
        Reminds("TL2811", "Write to ana@quiet-evenigs.com.", "Write to ana@quiet-evenings.com."),
        Reminds("TL2812", "[Get the checklist](https://checklist.quiet-evenings.com/story)",
            "[Get the checklist](https://checklist.quiet-evenings.com/page?from=reminder)"),
        new("TL2812", "steps[0].nudges[0].message.body", German("https://quiet-evenings.com/preis"),
            German("https://quiet-evenings.com/garten")),
        new("TL2812", "steps[2].message.body", Named("Marta's winter garden plan"), Named("Choose a time")),
    ];

    private static string German(string reminder) => In(In(Yaml, Nudge, $"body: \"[Gartenplan ansehen]({reminder})\""),
        "[Get the checklist](https://checklist.quiet-evenings.com/page)", "[Gartenplan ansehen](https://quiet-evenings.com/garten)");

    /// <summary>The same words in two steps: they are another page only where they name one.</summary>
    private static string Named(string words) => In(Step("story", "Read how she did it", words), "Read the agreement on one page", words);

    private static LintExample Says(string code, string bad, string good) => new(code, "steps[1].message.body",
        Step("story", "In the second month she was home at six", bad), Step("story", "In the second month she was home at six", good));

    private static IEnumerable<LintExample> LeftOver =>
    [
        Says("TL2324", "[INSERT STORY, 100 words]", "She wrote to me [sic]"),
        Says("TL2324", "Lorem ipsum dolor sit amet", "It cost her a month"),
        Says("TL2324", "(TODO: ask Marta)", "(she asked Marta)"),
        Says("TL2324", "It costs XX euros", "It is the XX century"),
        Says("TL2324", "Am ____ um ____ Uhr sehen wir uns", "Am Montag um acht Uhr sehen wir uns"),
        Says("TL2324", "[Preis einfügen]", "[hier](https://quiet-evenings.com/preis)"),
        Says("TL2324", "Aquí va la historia", "Aquí va tu guía de una página"),
        Says("TL2324", "[nombre del cliente]", "Todo incluido"),
        Says("TL2324", "[texte à compléter]", "Le texte complet"),
        new("TL2324", "steps[4].survey.question", With("How likely are you to recommend us?", "Text folgt"),
            With("How likely are you to recommend us?", "Wie geht es Ihnen?")),
        new("TL2325", "steps[2].message.body", WithField("callDate", "at the {{callDate}}", "Call date agreed"),
            WithField("callDate", "at the {{callDate | day of the call}}", "Call date agreed")),
        new("TL2325", "steps[2].message.body", WithField("terminUhrzeit", "um {{terminUhrzeit}}", "Uhrzeit vom Termin notiert"),
            WithField("terminUhrzeit", "{{#if terminUhrzeit}}um {{terminUhrzeit}}{{/if}}", "Uhrzeit vom Termin notiert")),
    ];

    private static string WithField(string name, string words, string noted) =>
        In(In(In(Yaml, "  helperName: Ben\n", $"  helperName: Ben\n  {name}: null\n"),
        "It costs the same every month", $"It begins {words} and costs the same every month"), "checklist: [Wrote down the job]",
            $"checklist: [{noted}]");

    private static string Clicks(string where) => Step("checklist", "event: Email Link Clicked",
        $"event: Email Link Clicked\n      where: {where}");

    private static string Waits1(string name) => Step("story", "    message:",
        $"    done:\n      event: {name}\n      within: 5 days\n    message:");

    // The one file of the library of these examples is plan.pdf.
    private static string Gives(string step, string file) => Step(step, "    stage:", $"    gives: {file}\n    stage:");

    private static string Opens(string where, string file) => In(In(Gives("checklist", file), "event: Email Link Clicked",
        "event: File Opened"), "      within: 5 days\n", $"{where}      within: 5 days\n");

    private const string Task = "    assignment:\n      title: Ring them\n      script: Hello {{firstName}}, this is {{helperName}}. "
        + "Which job kept you at your desk last night?\n      checklist: [Wrote down the job]\n      due: 1 day\n";

    private static IEnumerable<LintExample> HandedOver =>
    [
        new("TL2821", "steps[0].gives", Gives("checklist", "five-steps.pdf"), Gives("checklist", "plan.pdf"))
        {
            Context = Context with { Files = ["plan.pdf"] },
        },
        new("TL2822", "steps[3].gives", In(Gives("call", "plan.pdf"), Task, "    standing: { what: A page with the plan }\n"),
            Gives("call", "plan.pdf")),
        new("TL2823", "steps[0].done", With("event: Email Link Clicked", "event: File Opened"), Opens("", "plan.pdf")),
        new("TL2507", "steps[0].done.where", Opens("      where: file = other.pdf\n", "plan.pdf"),
            Opens("      where: file = plan.pdf\n", "plan.pdf")),
        new("TL2507", "steps[0].done.where", Opens("      where: amount > 5\n", "plan.pdf"),
            Opens("      where: by = human\n", "plan.pdf")),
    ];

    private static IEnumerable<LintExample> Waits =>
    [
        new("TL2507", "steps[0].done.where", Clicks("link = open-the-checklist"), Clicks("link = get-the-checklist")),
        new("TL2507", "steps[0].done.where", German("https://quiet-evenings.com/garten").Replace("event: Email Link Clicked\n",
            "event: Email Link Clicked\n      where: link = get-the-checklist\n", StringComparison.Ordinal),
            In(German("https://quiet-evenings.com/garten"), "[Gartenplan ansehen](https://quiet-evenings.com/garten)\n    done:",
                "[Gärtenplan ansehen](https://quiet-evenings.com/garten)\n    done:")
                .Replace("event: Email Link Clicked\n", "event: Email Link Clicked\n      where: link = gaertenplan-ansehen\n",
                    StringComparison.Ordinal)),
        new("TL2507", "steps[0].done.where", Clicks("amount > 5"), Clicks("by = human")),
        new("TL2507", "steps[4].done.where", Answers("score >= 11"), Answers("score >= 9")),
        new("TL2508", "steps[1].done.event", Waits1("Fear Lost"), Waits1("Call Booked")),
        new("TL2508", "steps[1].done.event", Waits1("Vertrauen Gewachsen"), Waits1("Termin Gebucht")),
        new("TL2508", "steps[1].done.event", Waits1("Confianza Ganada"), Waits1("Cita Reservada")),
        new("TL2508", "steps[1].done.event", Waits1("Felt Welcome"), Waits1("Interest Registered")),
        new("TL2509", "steps[1].done.event", Waits1("Link Clicked"), Waits1("Email Replied")),
        new("TL2509", "steps[1].done.event", Waits1("Email Repleid"), Waits1("Parcel Delivered")),
    ];

    private static string Answers(string where) => Step("how-it-is", "    care: {",
        $"    done:\n      event: Survey Answered\n      where: {where}\n      within: 5 days\n    care: {{");

    private static LintExample Asks(string code, string bad, string good) => Says(code, bad, good);

    private static IEnumerable<LintExample> Forks =>
    [
        Asks("TL2006", "You can also write us a review, follow us on Pictogram or tell a friend", "You can also write us a review"),
        Asks("TL2006", "Bewerten Sie uns, folgen Sie uns und bestellen Sie das Heft", "Bewerten Sie uns"),
        Asks("TL2006", "Síguenos, déjanos una reseña y reserva tu plaza", "Ella reserva la mesa, y tu reseña gusta"),
        Asks("TL2041", "Choose A, B or C", "Choose a cup, a plate or a bowl"),
        Asks("TL2041", "Either book a call or order your copy", "Either on Monday or on Friday she rang"),
        Asks("TL2041", "Entweder buchen Sie einen Termin, oder bestellen Sie das Heft", "Entweder am Montag oder am Freitag"),
        Asks("TL2041", "Si eres nuevo, empieza de nuevo. Si ya eres socio, sáltate esta carta. Y", "Si llueve, nos vemos dentro. Y"),
        Asks("TL2041", "If you are new, [start here](https://quiet-evenings.com/new). If you are not, [go "
            + "on](https://quiet-evenings.com/old). So",
            "If you are new, [start here](https://quiet-evenings.com/new). So"),
    ];

    private static IEnumerable<LintExample> ForAll =>
    [
        Says("TL2861", "For more [click here](https://quiet-evenings.com/more), as",
            "For more [see her page](https://quiet-evenings.com/more), as"),
        Says("TL2861", "[Hier klicken](https://quiet-evenings.com/more) und",
            "[Hier steht der Preis](https://quiet-evenings.com/more) und"),
        Says("TL2861", "[Haz clic aquí](https://quiet-evenings.com/more) y", "[Aquí está el precio](https://quiet-evenings.com/more) y"),
        Says("TL2862", "![](https://quiet-evenings.com/a.jpg) and", "![Marta at six](https://quiet-evenings.com/a.jpg) and"),
        Says("TL2862", "![IMG_2034.jpg](https://quiet-evenings.com/a.jpg) und", "![Marta um sechs](https://quiet-evenings.com/a.jpg) und"),
        Says("TL2863", "PLEASE WRITE IT ON THIS PAGE. And", "The NASA and the FBI and the BBC and the USA. And"),
        Says("TL2863", "BITTE SCHREIBEN SIE ES AUF DIESE SEITE. Und", "Die ARD und das ZDF und die GEZ. Und"),
        Says("TL2864", "Press the green button and", "Press the button “Green” and"),
        Says("TL2864", "Die freien Tage sind grün markiert und", "Der grüne Tee ist da und"),
        Says("TL2865", "See https://quiet-evenings.com/pages/2026/11/how-marta-did-it?from=letter for",
            "See https://quiet-evenings.com/marta for"),
        new("TL2866", "steps[0].message.subject", With("subject: Your checklist", "subject: 🎉🎉"),
            With("subject: Your checklist", "subject: 🎉 Deine Liste")),
        Says("TL2866", "So:\n\n        🎉🎁🎈\n\n        She", "So 🎉🎁. She"),
    ];
}
