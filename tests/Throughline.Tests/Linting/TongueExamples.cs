namespace Throughline.Tests.Linting;

/// <summary>What one text says and another takes back, in all seven languages.</summary>
internal static class TongueExamples
{
    public static IEnumerable<LintExample> All => [.. Money, .. Bonds, .. Hours, .. Manners, .. Fears, .. Names, .. Strays];

    private const string Invite = "steps[0].message.body", Reminder = "steps[0].nudges[0].message.body",
        Before = "steps[1].nudges[0].message.body", Script = "steps[1].assignment.script", Welcome = "steps[3].message.body",
        Offer = "steps[2].message.body", Offered = "steps[2].nudges[0].message.body";

    /// <summary>Two sentences of one road, and what may stand in place of the second.</summary>
    private static LintExample Two(string code, string path, string tag, (string Where, string Sentence) first, string then, string bad,
        string good) => new(code, path, SevenTongues.Road(tag, first, (then, bad)), SevenTongues.Road(tag, first, (then, good)));

    private static LintExample One(string code, string path, string tag, string where, string bad, string good) =>
        new(code, path, SevenTongues.Road(tag, (where, bad)), SevenTongues.Road(tag, (where, good)));

    private static IEnumerable<LintExample> Money =>
    [
        Two("TL2222", Before, "en", ("invite", "The half hour is free."), "visit-nudge", "It is £45 for the half hour.",
            "Bring £3 for the parking meter."),
        Two("TL2223", Reminder, "de", ("invite", "Die halbe Stunde ist kostenlos."), "invite-nudge", "Sie kostet 35 Euro.",
            "Das Parken kostet 3 Euro."),
        Two("TL2223", Before, "fr", ("invite", "La demi-heure est offerte."), "visit-nudge", "Prévoyez 20 € pour la séance, en espèces.",
            "Prévoyez 2 € pour le parking."),
        Two("TL2223", Script, "es", ("invite", "La media hora es gratuita."), "script", "Cobrar 35 € en efectivo.",
            "El curso cuesta 240 €, con una señal de 50 €."),
        Two("TL2223", Before, "it", ("invite", "La mezz'ora è gratuita."), "visit-nudge", "Porti 35 euro in contanti per la seduta.",
            "Il parcheggio costa 2 euro."),
        Two("TL2223", Before, "pt", ("invite", "A meia hora é gratuita."), "visit-nudge", "A visita custa 25 €.", "O parque custa 2 €."),
        Two("TL2223", Reminder, "nl", ("invite", "Het half uur is gratis."), "invite-nudge", "Het kost 35 euro.",
            "De cursus kost 240 euro, met een aanbetaling van 50 euro."),
        Two("TL2223", Welcome, "en", ("offer", "The course costs £480. Half of it, £240, is due when you book."), "welcome",
            "At the end you pay the other half, £270.", "At the end you pay the other half, £240."),
        Two("TL2223", Welcome, "de", ("offer", "Der Kurs kostet 480 Euro. Die Hälfte, 240 Euro, zahlen Sie bei der Buchung."), "welcome",
            "Die andere Hälfte, 280 Euro, zahlen Sie am Ende.", "Die andere Hälfte, 240 Euro, zahlen Sie am Ende."),
        Two("TL2223", Welcome, "fr", ("offer", "Le cours coûte 240 €, livraison du tapis comprise."), "welcome",
            "Pour la livraison, j'ajoute 8 € à la facture.", "Un second tapis coûte 30 € de plus."),
        Two("TL2223", "steps[2].message.body", "it", ("offer", "Il corso costa 240 euro, spedizione del tappetino inclusa."), "script",
            "Incassare 240 euro più 8 euro di spedizione.", "Incassare 240 euro."),
        Two("TL2241", Before, "es", ("invite", "La media hora es por videollamada."), "visit-nudge", "Ven a nuestra consulta.",
            "Ten a mano una silla."),
        Two("TL2241", Before, "nl", ("invite", "Het half uur is online."), "visit-nudge", "Kom naar onze praktijk aan de Meerweg.",
            "Zet een stoel klaar."),
    ];

    private static IEnumerable<LintExample> Bonds =>
    [
        Two("TL2535", Welcome, "en", ("offer", "You can cancel any month."), "welcome", "Your contract runs for twelve months.",
            "The course lasts twelve months."),
        Two("TL2535", Welcome, "de", ("offer", "Sie können jeden Monat kündigen."), "welcome", "Ihr Vertrag läuft zwölf Monate.",
            "Der Kurs dauert zwölf Monate."),
        Two("TL2535", Welcome, "es", ("offer", "Puedes darte de baja cada mes."), "welcome",
            "Tu contrato dura doce meses y no se puede cancelar antes.", "El curso dura doce meses."),
        Two("TL2535", Welcome, "fr", ("offer", "Vous pouvez résilier chaque mois."), "welcome",
            "Votre contrat dure douze mois et ne peut pas être résilié avant.", "Le cours dure douze mois."),
        Two("TL2535", Welcome, "it", ("offer", "Può disdire ogni mese."), "welcome", "Il contratto dura dodici mesi.",
            "Il corso dura dodici mesi."),
        Two("TL2535", Welcome, "pt", ("offer", "Pode cancelar todos os meses."), "welcome", "O seu contrato dura doze meses.",
            "O curso dura doze meses."),
        Two("TL2535", Welcome, "nl", ("offer", "Je kunt per maand opzeggen."), "welcome", "Het is tussentijds niet opzegbaar.",
            "Na twaalf maanden kijken we samen hoe het gaat."),
        Two("TL2241", Before, "es", ("invite", "No hace falta que traigas nada."), "visit-nudge", "Trae una toalla y una esterilla.",
            "Trae tus preguntas."),
        Two("TL2241", Before, "nl", ("invite", "Je hoeft niets mee te nemen."), "visit-nudge", "Neem een handdoek en een matje mee.",
            "Neem de tijd."),
        Two("TL2531", Welcome, "fr", ("invite", "Nous ne vous appellerons jamais."), "welcome", "Je vous appelle demain soir.",
            "Je vous écris demain soir."),
        Two("TL2531", Welcome, "en", ("invite", "Nobody from our office will ever call you."), "welcome", "I call you tomorrow evening.",
            "I write to you tomorrow evening."),
        Two("TL2531", Welcome, "de", ("invite", "Niemand aus unserem Büro wird Sie je anrufen."), "welcome",
            "Ich rufe Sie morgen Abend an.", "Ich schreibe Ihnen morgen Abend."),
        Two("TL2531", Welcome, "it", ("invite", "Non la chiameremo mai."), "welcome", "La chiamo domani sera.", "Le scrivo domani sera."),
    ];

    private static IEnumerable<LintExample> Fears =>
    [
        Two("TL2536", Script, "en", ("invite", "Nobody looks into your mouth."), "script", "Look into the mouth and X-ray.",
            "Do not look into the mouth."),
        Two("TL2536", Script, "de", ("invite", "Niemand behandelt Sie."), "script", "Gleich röntgen.", "Nicht röntgen, nur zuhören."),
        Two("TL2536", Script, "es", ("invite", "No hacemos fotos."), "script", "Hacer fotos de frente y de perfil.",
            "Enseñar las fotos de la pared."),
        Two("TL2536", Script, "fr", ("invite", "Nous ne pesons personne."), "script", "La peser d'abord.", "L'écouter d'abord."),
        Two("TL2536", Script, "it", ("invite", "Nessuno le guarda in bocca."), "script", "Guardare in bocca.", "Non guardare in bocca."),
        Two("TL2536", Script, "pt", ("invite", "Não tiramos fotografias."), "script", "Tirar fotografias de frente e de lado.",
            "Mostrar as fotografias da parede."),
        Two("TL2536", Script, "nl", ("invite", "Het gesprek wordt nooit opgenomen."), "script", "De opname starten.",
            "Het gesprek kort samenvatten."),
    ];

    private static IEnumerable<LintExample> Strays =>
    [
        One("TL2237", Script, "en", "script", "Dexter will call you on Monday.", "Maren will call you on Monday."),
        One("TL2237", Reminder, "fr", "invite-nudge", "Jocelyn vous appelle lundi.", "Maren vous appelle lundi."),
        One("TL2237", Script, "de", "script", "Frau Wieshuber ruft Sie am Montag an.", "Die Praxis ruft Sie am Montag an."),
        One("TL2237", Script, "nl", "script", "Met Maren van De Beuk.", "Met Maren van Praktijk aan het Meer."),
        One("TL2233", Script, "en", "script", "\"Marin here, come in.\"", "\"Maren here, come in.\""),
        One("TL2233", Script, "es", "script", "«Soy Maran, pasa.»", "«Soy Maren, pasa.»"),
        new("TL2231", Welcome, SevenTongues.Signed("it", "Maren, Studio del Largo, Teramo"),
            SevenTongues.Signed("it", "Maren, Studio del Lago, Teramo")),
        One("TL2324", Welcome, "en", "welcome", "((Marta, which year was it? ask her))", "(It was in a wet spring.)"),
        One("TL2324", Welcome, "pt", "welcome", "<<pôr aqui a fotografia>>", "A fotografia está na parede."),
        One("TL2324", Welcome, "en", "welcome", "Bring a mat. ((check with Marta))", "The train was late :(( and we laughed :))"),
        One("TL2324", Welcome, "fr", "welcome", "<<insérer la citation ici>>", "Elle a dit : <<je dors enfin>>."),
        One("TL2324", Welcome, "fr", "welcome", "(À COMPLÉTER : où se garer ? voir avec Paul)", "(À NOTER : on se gare derrière.)"),
        One("TL2234", Offered, "en", "offer-nudge", "Think about our Total Comfort Suite.", "Think about our Back Course."),
        One("TL2234", Offered, "nl", "offer-nudge", "Denk na over ons Zekerheidsplan Compleet.", "Denk na over onze Rugcursus."),
        One("TL2235", Offer, "en", "offer", "You can also have our Archive Vault for $49.", "A mat of your own costs $49."),
        One("TL2235", Offer, "fr", "offer", "Prenez donc notre Coussin pour 39 €.", "Un coussin coûte 39 €."),
        One("TL2431", Welcome, "en", "welcome", "As a commercial bee farmer you know what a lost swarm costs you.",
            "As a reminder, you need no mat."),
        One("TL2431", Welcome, "pt", "welcome", "\n\n          Caros revendedores: a partir de doze peças há um desconto.",
            "\n\n          Caros amigos: a partir de doze pessoas há um desconto."),
        One("TL2336", Welcome, "en", "welcome", "Rehearse your MSPSL at home, then POM, and keep DSSSM for the evening with us.",
            "Read the FAQ at home, then the PDF, and keep the DVD for the evening with us."),
        One("TL2336", Welcome, "de", "welcome", "Üben Sie zu Hause MSPSL, dann POM, und heben Sie sich DSSSM für den Abend auf.",
            "Lesen Sie zu Hause das PDF, dann die FAQ, und heben Sie sich die DVD für den Abend auf."),
        Two("TL2243", Before, "en", ("script", "Open the door at 5 p.m. and show them the mat."), "visit-nudge",
            "The door opens at 1 p.m., and the mat is there.", "The door opens at 5 p.m., and by 1 p.m. the heating is on."),
        Two("TL2243", Before, "de", ("script", "Die Tür um 17 Uhr öffnen und die Matte zeigen."), "visit-nudge",
            "Die Tür öffnet um 13 Uhr, die Matte liegt da.", "Die Tür öffnet um 17 Uhr, die Matte liegt da."),
        Two("TL2223", Welcome, "de", ("script", "Sagen, dass die letzte Rate kommt, 444 Euro."), "welcome",
            "Jetzt die letzte Rate, 494 Euro.", "Jetzt die letzte Rate, 444 Euro."),
    ];

    private static IEnumerable<LintExample> Names =>
    [
        One("TL2512", Welcome, "en", "welcome", "The evening before, I ring you and we go through it together.",
            "Write us a number, if you would like, and I ring you."),
        One("TL2512", Welcome, "de", "welcome", "Am Abend davor rufe ich Sie an, und wir gehen alles noch einmal durch.",
            "Am Abend davor können Sie uns anrufen."),
        One("TL2512", Welcome, "it", "welcome", "La sera prima la chiamo e ripassiamo tutto.", "La sera prima le scrivo."),
        Signs("TL2411", "en", "Dr Marius Feldkamp", "Dr Maren Lake"),
        Signs("TL2411", "de", "Dr. Marius Feldkamp", "Dr. Maren See"),
        Signs("TL2411", "es", "Dra. Lucía Ferrer", "Dra. Maren Lago"),
        new("TL2233", Welcome, Weidner("{{doctor}}, Zahnzentrum Weidmann"), Weidner("{{doctor}}, Zahnzentrum Weidner")),
        new("TL2233", Welcome, Weidner("{{doctor}}, Praxis Weidhof"), Weidner("{{doctor}}, mit Grüßen von Frau Weidmann")),
        Signs("TL2231", "de", "Maren, Praxis am Seeufer", "Maren, am Empfang"),
        Signs("TL2231", "en", "Maren, Lakewood Practice", "Maren, at the desk"),
    ];

    /// <summary>A road on which Dr. Weidner signs, and the last signature.</summary>
    private static string Weidner(string last) => SevenTongues.Signed("de", last)
        .Replace("Maren, Praxis am See", "{{doctor}}", StringComparison.Ordinal)
        .Replace("offer: rueckenkurs", "offer: rueckenkurs\nfields: {doctor: Dr. Weidner}", StringComparison.Ordinal);

    /// <summary>Another signature below the last letter.</summary>
    private static LintExample Signs(string code, string tag, string bad, string good) =>
        new(code, Welcome, SevenTongues.Signed(tag, bad), SevenTongues.Signed(tag, good));

    private static IEnumerable<LintExample> Hours =>
    [
        Two("TL2242", Welcome, "en", ("invite", "We are open Tuesday to Saturday from 9 to 13."), "welcome",
            "We are open seven days a week, 8 to 20.", "The group meets every day from 18 to 19 in its class."),
        Two("TL2242", Welcome, "es", ("invite", "Abrimos de martes a sábado de 9 a 13 h."), "welcome", "Abrimos cada día de 8 a 20 h.",
            "La clase es los lunes de 18 a 19."),
        Two("TL2242", Welcome, "fr", ("invite", "Nous sommes ouverts du mardi au samedi de 9h à 13h."), "welcome",
            "Nous sommes ouverts tous les jours de 8h à 20h.", "Nous sommes ouverts du mardi au samedi, entre 9 h et 13 h."),
        Two("TL2242", Welcome, "it", ("invite", "Siamo aperti dal martedì al sabato dalle 9 alle 13."), "welcome",
            "Siamo aperti tutti i giorni dalle 8 alle 20.", "Siamo aperti dal martedì al sabato, tra le 9 e le 13."),
        Two("TL2242", Welcome, "pt", ("invite", "Estamos abertos de terça a sábado das 9h às 13h."), "welcome",
            "Estamos abertos todos os dias das 8h às 20h.", "Estamos abertos de terça a sábado, entre as 9 e as 13 horas."),
        Two("TL2242", Welcome, "nl", ("invite", "Bel ons op 030 555 0164, van maandag tot en met vrijdag tussen 8 en 18 uur."), "welcome",
            "App ons op 030 555 0164, elke dag van 6 tot 23 uur.", "Bel ons op 030 555 0164, maandag t/m vrijdag van 8 tot 18 uur."),
        One("TL2724", Welcome, "nl", "welcome", "Morgen is het woensdag.", "Het was een woensdag toen ze kwam."),
        One("TL2724", Welcome, "de", "welcome", "An einem Sonntagabend wie heute schreibe ich gern.", "Sonntagabends schreibe ich gern."),
        One("TL2724", Welcome, "en", "welcome", "On a Sunday evening like this I like to write.", "On Sunday evenings I like to write."),
        One("TL2911", Welcome, "it", "welcome", "Per le cerimonie di maggio 2025 gli appuntamenti si chiudono il 20 marzo.",
            "Ci siamo trasferiti qui a maggio 2025."),
        One("TL2911", Welcome, "en", "welcome", "For weddings in May 2025 we take bookings until March.",
            "Thank you for the card of May 2025."),
        One("TL2911", Welcome, "pt", "welcome", "As datas do verão de 2025 estão na página.", "Mudamos para aqui em maio de 2025."),
        One("TL2911", Welcome, "fr", "welcome", "Les dates de l'été 2025 sont sur la page.", "Depuis l'été 2024, nous avons deux salles."),
    ];

    private static IEnumerable<LintExample> Manners =>
    [
        One("TL2324", Welcome, "en", "welcome", "It takes TBC minutes.", "It takes ten minutes, and Size XXL is in the cupboard."),
        One("TL2324", Welcome, "de", "welcome", "HIER GESCHICHTE EINFÜGEN.", "Alles Weitere folgt am Montag."),
        One("TL2324", Welcome, "it", "welcome", "Dura XX minuti.", "Nel XX secolo ci si sedeva in modo diverso."),
        One("TL2324", Welcome, "es", "welcome", "Empieza a las XX.", "El siglo XX fue largo."),
        One("TL2334", Reminder, "it", "invite-nudge",
            "Trovo poco serio che Lei non abbia nemmeno risposto, dopo mezz'ora del mio tempo regalata.",
            "Non è difficile: bastano due righe, e va bene anche se non risponde."),
        One("TL2334", Reminder, "nl", "invite-nudge", "Wie maandenlang uitstelt, heeft het aan zichzelf te wijten.",
            "Niemand heeft schuld aan een stijve rug."),
        One("TL2334", Reminder, "pt", "invite-nudge",
            "Não há de ser tão difícil escrever duas linhas. Não corremos atrás de ninguém.",
            "Tem até sexta para mudar a hora, e não faz mal se não o fizer."),
        One("TL2334", Reminder, "fr", "invite-nudge", "Ressaisissez-vous et réservez aujourd'hui.",
            "Vous avez mieux à faire le dimanche."),
        One("TL2334", Reminder, "es", "invite-nudge", "Quien lo deja durante meses tiene la culpa si empeora.",
            "Nadie tiene la culpa de una espalda rígida."),
        One("TL2334", Reminder, "en", "invite-nudge", "There is nobody to blame but yourself.",
            "You have better things to do on a Sunday."),
    ];
}
