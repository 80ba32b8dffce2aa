using static Throughline.Tests.Linting.SoundRoad;

namespace Throughline.Tests.Linting;

/// <summary>How customers are spoken to: loud, rude, as an office does, in words of the trade, in another language, as somebody
/// else.</summary>
internal static class MannerExamples
{
    private const string Story = "Marta used to answer every enquiry after supper, the way you may do. She wrote down on one page who "
        + "does what when she is not there. It went wrong twice in the first month. In the second month she was home at six, and nobody "
        + "missed her.";

    /// <summary>A road in German that keeps to "Sie", with nothing to be said about how it speaks.</summary>
    public const string Lindenhof = """
        journey: ruecken
        name: Vom Ziehen im Kreuz zum leichten Aufstehen
        persona: schreibtischmensch
        offer: ruecken-programm
        owner: ana
        pain: Nach jedem langen Sitzen zieht es im Kreuz, und die Treppe wird zur Qual
        steps:
          - key: uebungen
            title: Ich bekomme die Übungen
            thinks: Hilft das gegen das Ziehen?
            message:
              subject: Drei Übungen für Ihr Kreuz
              body: |
                Guten Tag,

                hier sind die drei Übungen, um die Sie gebeten haben. Machen Sie sie am Morgen vor dem Aufstehen, dann zieht es beim Sitzen weniger.
          - key: geschichte
            title: Ich lese von einem anderen
            message:
              subject: Der Mann auf der Treppe
              body: |
                Guten Tag,

                im Frühjahr kam ein Mann zu uns, der die Treppe nur noch seitwärts ging. Nach fünf Wochen war er oben, ehe er es merkte. Vielleicht geht es Ihnen wie ihm.
          - key: gespraech
            title: Ich werde eingeladen
            message:
              subject: Zwanzig Minuten in Ruhe
              body: |
                Guten Tag,

                wir sehen uns Ihren Rücken gern in Ruhe an. Das Gespräch kostet Sie nichts, und danach wissen Sie, woher das Ziehen kommt.
          - key: weitersagen
            title: Ich sage es weiter
            goal: referral
            message:
              subject: Kennen Sie jemanden?
              body: |
                Guten Tag,

                wenn Sie jemanden kennen, bei dem es auch so zieht, geben Sie ihm die Übungen von Ihnen weiter.
        """;

    private const string Man = "im Frühjahr kam ein Mann zu uns, der die Treppe nur noch seitwärts ging. Nach fünf Wochen war er oben, "
        + "ehe er es merkte. Vielleicht geht es Ihnen wie ihm.";

    private const string Body = "steps[1].message.body";

    public static IEnumerable<LintExample> All =>
    [
        new("TL2333", Body, Told("GREAT NEWS!!! This is the BEST page in the WORLD and you will NEVER see an incredible offer like it!!! "
            + "Hurry!!!"),
            Told("Great news: your page is here! It is the best thing we made this year.")),
        new("TL2333", Body, InGerman("das ist der BESTE Kurs der Welt, ein unglaubliches Angebot!!! Greifen Sie jetzt zu, bevor es zu "
            + "spät ist!!!"),
            InGerman("das ist ein guter Kurs, und er kostet Sie wenig! Sie brauchen sich nicht zu beeilen, bis zum Sommer ist Zeit.")),
        new("TL2334", Body, Told("I am frankly surprised that you have not answered. If you do not care about your evenings, say so and "
            + "stop wasting my time."),
            Told("I have not heard from you, and that is fine. You do not owe us an answer, and I will not ask again.")),
        new("TL2334", Body, InGerman("wir sind wirklich enttäuscht von Ihnen. Offenbar ist Ihnen Ihr Rücken egal. Beschweren Sie sich "
            + "nicht bei mir."),
            InGerman("wir haben noch nichts von Ihnen gehört. Das macht nichts, wir sind nicht enttäuscht und fragen nicht noch einmal.")),
        new("TL2335", Body, Told("Please be advised that the reservation has been registered pursuant to the provisions. Participants "
            + "are required to confirm prior to commencement."),
            Told("Your place is kept for you. Please say yes before we begin, and tell us if you are required at home.")),
        new("TL2335", Body, InGerman("hiermit wird Ihnen die Möglichkeit der Inanspruchnahme des Programms eröffnet. Das Entgelt ist "
            + "gemäß den Bestimmungen zu entrichten."),
            InGerman("gemäß Ihrem Wunsch haben wir Ihnen einen Termin am Abend freigehalten. Das Programm kostet Sie nicht mehr als im "
                + "letzten Jahr.")),
        new("TL2336", Body, Told("Your bowl goes now into bisque, and after this comes the engobe with a COE that I have adjusted. With "
            + "the old recipe I had some spangling and dunting at the rim, and greenware tolerates no thermal shock, so the kiln holds "
            + "for twenty minutes in oxidation."),
            Told("Your bowl goes now into the fire, and after this comes the paint that I have mixed anew. With the old recipe I had "
                + "some cracks at the rim, and wet clay does not like it hot all at once, so the fire is held for twenty minutes.")),
        new("TL2336", Body, InGerman("die Palpation zeigte eine Hypomobilität im ISG, und die Dorsalflexion war durch eine Kontraktur "
            + "des Gastrocnemius eingeschränkt. Wir beginnen mit Traktion und propriozeptiver Fazilitation, danach mit exzentrischer "
            + "Kräftigung, damit die Kompression der Bandscheibe nachlässt und Sie wieder ohne Schmerzen sitzen."),
            InGerman("wir haben gesehen, dass Ihr Rücken unten steif ist, und dass der Fuß sich nicht weit genug heben lässt. Wir "
                + "beginnen mit leichtem Ziehen und mit Übungen im Stehen, danach mit solchen, die die Beine stark machen, damit Sie "
                + "wieder ohne Schmerzen sitzen und die Treppe gehen.")),
        new("TL2337", Body, Told("Marta hat früher jede Anfrage nach dem Essen beantwortet, so wie Sie es vielleicht tun. Dann hat sie "
            + "auf einer Seite aufgeschrieben, wer was macht."),
            Told("Marta says “Feierabend ist, wenn ich nach Hause gehe und das Telefon nicht mehr klingelt, so einfach ist das”, and she "
                + "means it.")),
        new("TL2337", "steps[4].survey.question", Step("how-it-is", "How likely are you to recommend us?",
            "Wie zufrieden sind Sie heute mit uns?"),
            Step("how-it-is", "How likely are you to recommend us?", "How likely are you to recommend our Kindergarten?")),
        new("TL2337", Body, InGerman("it has been one week since your last appointment. How satisfied are you with your back today, and "
            + "what could we do better?"),
            InGerman("unser Kurs heißt “Back to the Roots”, und er beginnt nach den Ferien. Sie finden ihn auf der Seite mit den "
                + "Terminen.")),
        new("TL2338", Body, InGerman("im Frühjahr kam ein Mann zu uns, der die Treppe nur noch seitwärts ging. Vielleicht geht es dir "
            + "wie ihm, dann melde dich bei uns."),
            InGerman("im Frühjahr kam ein Mann zu uns und fragte: „Kannst du mir helfen?“ Vielleicht geht es Ihnen wie ihm.")),
        new("TL2338", "steps[1].message.body", Viajes("Si usted quiere, le guardamos una plaza en la clase del martes por la tarde."),
            Viajes("Si quieres, te guardamos una plaza en la clase del martes por la tarde.")),
        new("TL2431", Body, Told("As a parent you know how it is. Your child comes home from training, your son wants supper, and your "
            + "daughter has lost her shoes."),
            Told("Marta has two children, and one of them had lost a shoe. She wrote down as a mother would who does what, and you can "
                + "do the same.")),
        new("TL2431", Body, InGerman("als Arbeitgeber kennen Sie das. Ihre Mitarbeiter fehlen, Ihre Kunden warten, und am Ende leidet "
            + "der Umsatz."),
            InGerman("im Frühjahr kam ein Mann zu uns, der als Arbeitgeber viele Leute hatte. Er saß den ganzen Tag, so wie vielleicht "
                + "auch Sie.")),
        new("TL2432", "pain", With("pain: Works every evening and still loses enquiries",
            "pain: Snores like a sawmill, sweats through the sheets and grinds both molars")),
        new("TL2432", "pain", In(Lindenhof, "pain: Nach jedem langen Sitzen zieht es im Kreuz, und die Treppe wird zur Qual",
            "pain: Das Konto ist leer, die Steuererklärung liegt unbezahlt im Schrank, und das Finanzamt droht mit Strafe"), Lindenhof),
        new("TL2432", "pain", In(Lindenhof, "pain: Nach jedem langen Sitzen zieht es im Kreuz, und die Treppe wird zur Qual",
            "pain: Im Keller steht nach jedem Regen das Wasser, es riecht nach Schimmel, und die Katzen husten"), Lindenhof),
    ];

    private static string Told(string words) => In(Yaml, Story, words);

    private static string InGerman(string words) => In(Lindenhof, Man, words);

    // A road in Spanish that says "tú".
    private static string Viajes(string second) => $"""
        journey: yoga
        name: De la silla a la esterilla
        persona: oficinista
        steps:
          - key: uno
            message:
              subject: Tu primera clase
              body: Aquí tienes el vídeo que nos pediste. Míralo por la mañana y dinos si te ayuda con la espalda.
          - key: dos
            message:
              subject: La clase del martes
              body: {second}
          - key: tres
            message:
              subject: Tu sitio
              body: Tu sitio está guardado. Trae agua y una toalla, y come algo ligero antes de venir a clase.
          - key: cuatro
            goal: referral
            message:
              subject: Una amiga tuya
              body: Si tienes una amiga a la que le duele la espalda, dale este vídeo y ven con ella a clase.
        """;
}
