using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Linting;
using static Throughline.Tests.Linting.SoundRoad;

namespace Throughline.Tests.Linting;

/// <summary>Prices, names, hours and conditions.</summary>
internal static class FactExamples
{
    /// <summary>A short road in German; {0} to {2} are sentences of the letter, of its reminder and of a later letter.</summary>
    private const string German = """
        journey: rueckenkurs
        name: Vom steifen Rücken zum leichten Aufstehen
        language: de
        offer: rueckenkurs
        entryPoints:
          - {key: tuer, source: social, form: anmeldung, joins: angebot}
        steps:
          - key: angebot
            title: Ich entscheide mich für den Rückenkurs
            platform: email
            goal: purchase
            message:
              subject: Wie es weitergehen kann
              body: |
                Guten Tag {{firstName}},

                der Rückenkurs findet an sechs Abenden in unserer Praxis statt, immer in kleiner Runde. {0}

                [Platz nehmen](https://ruecken-am-see.de/kurs)

                Katrin, Praxis am See
            done: {event: Order Completed, within: 3 weeks}
            nudges:
              - after: 5 days
                message:
                  subject: Ein Platz ist noch da
                  body: |
                    Guten Tag {{firstName}},

                    vielleicht ist meine Nachricht zum Rückenkurs bei Ihnen untergegangen, und das macht auch nichts. {1}

                    [Platz nehmen](https://ruecken-am-see.de/kurs)

                    Katrin, Praxis am See
          - key: danach
            title: Ich weiß, was ich mitbringe
            platform: email
            goal: consumption
            wait: 1 day
            message:
              subject: Bevor es losgeht
              body: |
                Guten Tag {{firstName}},

                schön, dass Sie dabei sind, wir freuen uns auf den ersten Abend mit Ihnen. {2}

                Katrin, Praxis am See

        """;

    public static IEnumerable<LintExample> All => [.. Prices, .. Conditions, .. Names, .. Numbers, .. Elsewhere];

    private static IEnumerable<LintExample> Prices =>
    [
        new("TL2221", "steps[3].assignment.script", Two("The programme costs £180.", "The programme is £190 altogether."),
            Two("The programme costs £180.",
            "The first class is £190.")),
        new("TL2221", "steps[3].assignment.script", Two("We ask for a deposit of €50.", "Take the €60 deposit today."),
            Two("We ask for a deposit of €50.", "Take the €50 deposit, and €60 for the book.")),
        new("TL2221", "steps[0].nudges[0].message.body", De("Er kostet 240 Euro.", "Bei 260 Euro für den Rückenkurs bleibt es.", ""),
            De("Er kostet 240 Euro.", "Wer bar zahlt, spart 260 Euro.", "")),
        new("TL2221", "steps[1].message.body", De("Der Rückenkurs kostet 1.240,00 €.", "", "Der Rückenkurs kostet 1.250 €."),
            De("Der Rückenkurs kostet 1.240,00 €.", "",
            "Der Rückenkurs kostet 1240 €, das Handtuch kostet 12 €.")),
        new("TL2222", "steps[3].assignment.script", Two("Your first call is free.", "The first call costs $40."),
            Two("Your first call is free.",
            "The second call costs $40.")),
        new("TL2222", "steps[0].nudges[0].message.body", De("Die erste Stunde ist kostenlos.", "Die erste Stunde kostet nur 12 Euro.", ""),
            De("Die erste Stunde ist kostenlos.", "Auch sie kostet nichts.", "Die zweite Stunde kostet 12 Euro.")),
        new("TL2226", "steps[3].assignment.script",
            Two("New cello strings cost £45.", "Change the cello strings, then write £60 on the bill."),
            Two("New cello strings cost £45.", "You may spend £60 on cello strings.")),
        new("TL2226", "steps[3].assignment.script",
            Two("New cello strings cost £45.", "Change the cello strings, then write £60 on the bill."),
            Two("New cello strings cost £45.", "Other people's cello strings are between £30 and £60.")),
        new("TL2226", "steps[0].nudges[0].message.body",
            De("Er kostet 240 Euro, das Buch 18 Euro.", "Für Getränke kommen 9 Euro dazu.", ""),
            De("Er kostet 240 Euro, das Buch 18 Euro.", "Ohne das Buch sind es 222 Euro.", "")),
        new("TL2226", "steps[1].message.body", De("Sie zahlen 40 Prozent bei der Anmeldung und 60 Prozent am letzten Abend.", "",
            "Die 70 Prozent zahlen Sie am letzten Abend."),
            De("Sie zahlen 40 Prozent bei der Anmeldung und 60 Prozent am letzten Abend.", "",
                "Die 60 Prozent zahlen Sie am letzten Abend. Übrigens kommen 80 Prozent wieder.")),
    ];

    private static IEnumerable<LintExample> Conditions =>
    [
        new("TL2241", "steps[3].assignment.script", Two("You don't need a card to begin.", "Please have your card ready."),
            Two("You don't need a card to begin.", "Please have your diary ready.")),
        new("TL2241", "steps[3].assignment.script", Two("The £45 comes off the bill later.", "The £45 does not come off the bill."),
            Two("The £45 comes off the bill later.", "The £12 for parking does not come off the bill.")),
        new("TL2241", "steps[1].message.body", De("Es gibt keine Mindestlaufzeit.", "", "Die Mindestlaufzeit beträgt zwölf Monate."),
            De("Es gibt keine Mindestlaufzeit.", "", "In anderen Häusern gilt eine Mindestlaufzeit von zwölf Monaten.")),
        new("TL2241", "steps[1].message.body", De("Die 50 Euro werden angerechnet.", "", "Die 50 Euro werden nicht angerechnet."),
            De("Die 50 Euro werden angerechnet.", "", "Die 50 Euro sind schon verrechnet.")),
        new("TL2242", "steps[3].assignment.script", Two("Ring us Monday to Friday, 8 till 5.",
            "You can ring us Monday to Saturday, 7 till 7."),
            Two("Ring us Monday to Friday, 8 till 5.",
                "You can ring us on weekdays from 8am to 5pm. We are open Monday to Saturday, 9 to 6.")),
        new("TL2242", "steps[1].message.body", De("Sie erreichen uns montags bis freitags von 8 bis 16 Uhr.", "",
            "Sie erreichen uns Mo–Fr von 9 bis 18 Uhr."),
            De("Sie erreichen uns montags bis freitags von 8 bis 16 Uhr.", "", "Sie erreichen uns Mo–Fr, 8:00–16:00 Uhr.")),
    ];

    private static IEnumerable<LintExample> Names =>
    [
        new("TL2231", "steps[2].message.body", Signed("Quiet Evenings Studio", "Quiet Mornings Ltd"),
            Signed("Quiet Evenings Studio", "Quiet Evenings Studio")),
        new("TL2231", "steps[1].message.body", Last(De("", "", ""), "Praxis am See", "Praxis am Berg"),
            Last(De("", "", ""), "Katrin, Praxis am See", "Katrin, am Empfang")),
        new("TL2232", "steps[2].message.body", Step("offer", "Hello {{firstName}},", "Hello Sabine,"),
            Step("offer", "Hello {{firstName}},", "Hello friend,")),
        new("TL2232", "steps[1].message.body", Last(De("", "", ""), "Guten Tag {{firstName}},", "Liebe Sabine,"),
            Last(De("", "", ""), "Guten Tag {{firstName}},", "Liebe Nachbarn,")),
        new("TL2233", "steps[3].assignment.script", StepIn(Signed("Kettleby Heating", "Kettleby Heating"), "call",
            "this is {{helperName}}.", "this is Ben from Kettelby."),
            StepIn(Signed("Kettleby Heating", "Kettleby Heating"), "call", "this is {{helperName}}.", "this is Ben from Kettleby.")),
        new("TL2234", "steps[2].message.body", Course("The Calm Paws Course begins on a day that suits you, at the end of the winter."),
            Course("The Quiet Evenings Programme begins in May.")),
        new("TL2234", "steps[1].message.body", De("", "", "Ihr Aktiv-Paket beginnt am Montag."),
            De("", "", "Ihr Rückenkurs beginnt am Montag.")),
        new("TL2235", "steps[2].message.body",
            Course("The programme costs $150. There are spots left in our Costa Rica Retreat, $2,400 with flights."),
            Course("The programme costs $150. There are spots left in it.")),
        new("TL2235", "steps[0].message.body", De("Übrigens gibt es auch einen Kochkurs für 79 Euro.", "", ""),
            De("Übrigens kostet er auch im Mai 240 Euro.", "", "")),
    ];

    private static IEnumerable<LintExample> Numbers =>
    [
        new("TL2223", "steps[3].assignment.script", Two("Parking is included.", "Parking costs $8 extra."),
            Two("Parking is included.", "A towel costs $8 extra.")),
        new("TL2223", "steps[1].message.body", De("Die Matte ist inklusive.", "", "Die Matte kostet 18 Euro extra."),
            De("Die Matte ist inklusive.", "", "Das Handtuch kostet 18 Euro extra.")),
        new("TL2241", "steps[3].assignment.script", Two("Aprons are provided.", "Please bring an apron."),
            Two("Aprons are provided.", "Please bring a friend.")),
        new("TL2241", "steps[3].assignment.script", Two("Nothing is sold on that call.", "Get their signature before you hang up."),
            Two("Nothing is sold on that call.", "Get their calendar out.")),
        new("TL2241", "steps[0].nudges[0].message.body", De("Sie müssen nicht zu Hause sein.", "Bitte müssen Sie zu Hause sein.", ""),
            De("Sie müssen nicht zu Hause sein.", "Wenn es regnet, müssen Sie zu Hause sein.", "")),
        new("TL2241", "steps[1].message.body", De("Mitbringen müssen Sie nichts.", "", "Bitte bringen Sie eine Matte mit."),
            De("Mitbringen müssen Sie nichts.", "", "Bitte bringen Sie Fragen mit.")),
        new("TL2243", "steps[3].assignment.script", Two("The call takes fifteen minutes.", "This call takes an hour."),
            Two("The call takes fifteen minutes.", "This call takes about fifteen minutes, and the drive an hour.")),
        new("TL2243", "steps[3].assignment.script", Two("You can cancel up to 24 hours before.", "They can cancel until 48 hours before."),
            Two("You can cancel up to 24 hours before.", "They can cancel until one day before.")),
        new("TL2243", "steps[1].message.body", De("Er umfasst sechs Abende.", "", "Alle acht Abende stehen fest."),
            De("Er umfasst sechs Abende.", "", "Alle sechs Abende stehen fest, die ersten zwei Abende auch.")),
        new("TL2244", "steps[3].assignment.script", Two("Ring us on 07700 900482.", "They reach us on 07700 900117."),
            Two("Ring us on 07700 900482.", "They reach us on 07700900482.")),
        new("TL2244", "steps[1].message.body", De("Sie finden uns in der Gartenstraße 12.", "", "Kommen Sie in die Gartenstraße 21."),
            De("Sie finden uns in der Gartenstraße 12.", "", "Parken können Sie in der Marktstraße 21.")),
    ];

    private static IEnumerable<LintExample> Elsewhere =>
    [
        new("TL2224", "steps[2].message.body", Two("The programme costs $150.", "Well.")) { Context = Priced(140),
            GoodContext = Priced(150),
            Good = Two("The programme costs $150.", "Well.") },
        new("TL2224", "steps[2].message.body", Two("The programme costs $150.", "Well."),
            Two("The book for the programme costs $12.", "Well."))
            { Context = Priced(140) },
        new("TL2225", "steps[2].message.body", Two("The programme costs $150.", "Well."), Two("The programme costs $140.", "Well."))
            { Context = Beside(Two("The programme costs $140.", "Well.")) },
        new("TL2225", "steps[0].message.body", De("Der Rückenkurs kostet 240 Euro.", "", ""), De("Der Rückenkurs kostet 210 Euro.", "", ""))
            { Context = Beside(De("Der Rückenkurs kostet 210 Euro.", "", "")) },
        new("TL2236", "steps[2].message.body", Course("The Quiet Evenings Programme begins on a day that suits you."),
            Two("The Calm Paws Course begins on a day that suits you.", "Well."))
            { Context = Beside(Two("The Calm Paws Course begins on a day that suits you.", "Well.")) },
        new("TL2245", "steps[2].message.body", Two("We are open Monday to Friday, 8 till 5.", "Well."),
            Two("We are open on weekdays from 9 to 6.", "Well.")) { Context =
                Beside(Two("We are open Monday to Friday, 9 till 6.", "Well.")) },
        new("TL2245", "steps[0].message.body", De("Geöffnet ist montags bis freitags von 8 bis 16 Uhr.", "", ""),
            De("Geöffnet ist Mo–Fr von 9 bis 18 Uhr.", "", ""))
            { Context = Beside(De("Geöffnet ist montags bis freitags von 9 bis 18 Uhr.", "", "")) },
    ];

    private static LintContext Priced(decimal amount) => Context with
    {
        Book = Context.Book with
        {
            Offers = [.. Context.Book.Offers.Select(offer => offer with { Price = new(amount, "USD", PricePer.Once) })],
        },
    };

    private static LintContext Beside(string yaml) =>
        Context with { Others = [new("other", "The other road", "somebody", JourneyFile.Read(yaml).Draft!)] };

    /// <summary>Three letters signed by Ana for a business, the last of them for another.</summary>
    private static string Signed(string usual, string last) => StepIn(StepIn(StepIn(Yaml,
        "checklist", "[Get the checklist](https://checklist.quiet-evenings.com/page)", $"Ana, {usual}"),
        "story", "[Read how she did it](https://quiet-evenings.com/marta)", $"Ana, {usual}"),
        "offer", "[Read the agreement on one page](https://quiet-evenings.com/agreement)", $"Ana, {last}");

    private static string Course(string sentence) => StepIn(Step("checklist", "It fits on one page,",
        "The Quiet Evenings Programme begins with it, it fits on one page,"),
        "offer", "It costs the same every month, and", sentence + " And");

    private static string Last(string yaml, string piece, string other) =>
        yaml.LastIndexOf(piece, StringComparison.Ordinal) is var at ? yaml[..at] + other + yaml[(at + piece.Length)..] : yaml;

    /// <summary>A sentence in the letter with the offer, and one in what is said on the telephone after it.</summary>
    private static string Two(string letter, string script) => StepIn(Step("offer", "It costs the same every month, and", letter + " And"),
        "call",
        "Which job kept you", script + " Which job kept you");

    private static string De(string letter, string reminder, string later) => German.Replace("{0}", letter, StringComparison.Ordinal)
        .Replace("{1}", reminder, StringComparison.Ordinal).Replace("{2}", later, StringComparison.Ordinal);
}
