using System.Globalization;
using Throughline.Linting;

namespace Throughline.Tests.Linting;

/// <summary>Small journeys whose steps stand in the right order, and in the wrong one.</summary>
internal static class SequenceExamples
{
    private static readonly LintContext _context = LintContext.Nothing(SoundRoad.Today);

    private static string Road(string language, params string[] steps) =>
        $"journey: a\nname: A\noffer: second-chair\nlanguage: {language}\nsteps:\n" + string.Join("\n", steps.Select((step, i) =>
        $"  - key: {step.Replace("#", (i + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}"));

    private static string Letter(string key, string title, string goal, string subject, string body, string more = "") =>
        $"{key}\n    title: {title}\n    platform: email\n    goal: {goal}\n{more}    message:\n      subject: {subject}\n      body: "
            + $"|\n        {body}\n";

    private static string Meeting(string key, string title, string platform, string goal, string task, string says) =>
        $"{key}\n    title: {title}\n    platform: {platform}\n    goal: {goal}\n    assignment:\n      title: {task}\n      script: "
            + $"'\"{says}\"'\n";

    private static string Asks(string key, string title, string wait, string question, string body) =>
        $"{key}\n    title: {title}\n    platform: email\n    goal: consumption\n    wait: {wait}\n    survey:\n      question: "
            + $"{question}\n"
        + $"      kind: rating\n      message:\n        subject: {question}\n        body: |\n          {body}\n";

    private static string Done(string done, string more = "") => $"    done:\n      event: {done}\n      within: 3 weeks\n{more}";

    // A hairdresser, in German.
    private static readonly string _book = Letter("termin-buchen", "Ich buche meinen ersten Haarschnitt", "purchase",
        "Ihr erster Haarschnitt",
        "Suchen Sie sich einen Nachmittag aus, wir nehmen uns eine Stunde Zeit für Sie und Ihre Haare.",
            Done("Termin gebucht", "    otherwise: rest\n"));
    private static readonly string _cut = Meeting("haarschnitt", "Ich bekomme meinen Haarschnitt", "Salon", "consumption",
        "Haare schneiden",
        "Guten Tag. Wie tragen Sie Ihr Haar am liebsten?");
    private static readonly string _askCut = Asks("wie-war-es", "Ich werde gefragt, wie es war", "1 hour",
        "Wie zufrieden sind Sie mit Ihrem Haarschnitt?",
        "Ein Fingertipp genügt, und darunter ist Platz für alles, was wir beim nächsten Mal anders machen sollen.");
    private static readonly string _prepare = Letter("vor-dem-termin", "Ich weiß, was vor dem ersten Termin wichtig ist", "consumption",
        "So läuft Ihr Haarschnitt ab",
            "Bitte kommen Sie mit trockenem Haar, und bringen Sie ein Bild mit, wenn Sie eines haben. Bis Dienstag im Salon.");
    private static readonly string _talked = Letter("farbe", "Ich erfahre, welche Farbe passt", "nurture", "Ihre Farbe",
        "Wie am Dienstag besprochen, schicke ich Ihnen drei Farben, die zu Ihrer Haut passen und lange halten.");
    private static readonly string _ratedDe = Letter("bewertung", "Ich sage anderen, wie es war", "consumption", "Ein Satz von Ihnen",
        "Schreiben Sie uns eine kurze Bewertung, ein Satz über Ihren Besuch im Salon genügt uns völlig.");

    // A ceramist's parcel, and a guitar teacher.
    private static readonly string _buy = Letter("order", "I order my plant", "purchase", "The plant for your window",
        "It is a fig tree in a clay pot for 48 euros, and it likes the morning sun.", Done("Order Completed", "    otherwise: rest\n"));
    private static readonly string _ship = Letter("on-its-way", "My plant comes", "consumption", "Your parcel is on its way",
        "The post has it since noon, and it takes two days to your door.", Done("Parcel Delivered"));
    private static readonly string _care = Letter("care", "I know how to keep it alive", "consumption", "The first week with your fig tree",
        "Water it on Sunday. Put it beside the window, and turn it once a week so that it grows straight.");
    private static readonly string _careEs = Letter("cuidados", "Sé cómo cuidar mi higuera", "consumption", "Los primeros días en casa",
        "Riégala el domingo y ponla junto a la ventana. Cómo cuidarla en invierno lo cuenta la tarjeta.");
    private static readonly string _thanks = Letter("thanks", "I know that it worked", "nurture", "All is well",
        "Thank you for your order. A short note to say that we have begun, and that we shall write again on Friday.");
    private static readonly string _thanksFr = Letter("merci", "Je sais que tout va bien", "nurture", "Tout va bien",
        "Merci pour votre commande, nous avons commencé et nous vous écrirons encore vendredi pour la suite.");
    private static readonly string _resell = Letter("tips", "I read what figs like", "consumption", "What figs like",
        "They like sun and hate wet feet. Not a customer yet? Order your fig tree today, for 48 euros.");
    private static readonly string _resellDe = Letter("tipps", "Ich lese, was der Feige guttut", "consumption", "Was der Feige guttut",
        "Sie mag Sonne und keine nassen Füße. Noch nicht bestellt? Dann bestellen Sie Ihre Feige noch heute für 48 Euro.");
    private static readonly string _another = Letter("tips", "I read what figs like", "consumption", "What figs like",
        "They like sun and hate wet feet. If a friend wants one too, order a second one for her today, for 48 euros.");

    private static readonly string _quote = Letter("quote", "I see one price for the roof", "purchase", "One price for your roof",
        "It covers the scaffold, the tiles and taking the old ones away. The rest is due when the roof is tight.",
            Done("Quote Accepted", "    otherwise: rest\n"));
    private static readonly string _deposit = Letter("deposit", "I pay the deposit", "purchase", "Your deposit",
        "The deposit of 900 pounds holds the week for you, by card or by bank transfer.", Done("Invoice Paid"));
    private static readonly string _roof = Meeting("roofing", "My roof is made tight", "at the house", "consumption", "Lay the tiles",
        "Morning. We shall be gone by four.");
    private static readonly string _bill = Letter("bill", "I pay the rest", "consumption", "Your final invoice",
        "Here is the rest of the bill, it is the figure you accepted less the deposit.", Done("Invoice Paid"));
    private static readonly string _offer = Letter("angebot", "Ich sehe einen Preis für das Dach", "purchase", "Ein Preis für Ihr Dach",
        "Er gilt für Gerüst, Ziegel und Abfuhr. Den Rest zahlen Sie erst, wenn das Dach dicht ist.",
            Done("Angebot angenommen", "    otherwise: rest\n"));
    private static readonly string _down = Letter("anzahlung", "Ich zahle an", "purchase", "Ihre Anzahlung",
        "Mit der Anzahlung von 900 Euro halten wir die Woche für Sie frei, per Karte oder Überweisung.", Done("Anzahlung bezahlt"));
    private static readonly string _roofDe = Meeting("dach", "Mein Dach wird dicht", "vor Ort", "consumption", "Ziegel legen",
        "Guten Morgen. Um vier sind wir fort.");
    private static readonly string _last = Letter("schluss", "Ich zahle den Rest", "consumption", "Ihre Schlussrechnung",
        "Hier ist der Restbetrag, es ist die Summe aus dem Angebot ohne die Anzahlung.", Done("Rechnung bezahlt"));

    private static readonly string _class = Meeting("primera-clase", "Voy a mi primera clase", "estudio", "consumption",
        "Recibirla en la puerta", "Hola. Me alegro de verte.");
    private static readonly string _chat = Meeting("charla", "Hablo con la profesora", "estudio", "nurture", "Escuchar",
        "Hola. Cuénteme qué le duele.");
    private static readonly string _bookClass = Letter("reserva", "Reservo mi primera clase", "purchase", "Tu primera clase",
        "Elige un martes o un jueves por la tarde, la clase dura una hora y no hace falta nada.",
            Done("Clase reservada", "    otherwise: rest\n"));
    private static readonly string _afterClass = Letter("despues", "Leo qué viene ahora", "consumption", "Qué viene ahora",
        "¿Qué tal fue tu primera clase? Si te duelen las piernas es normal, y el jueves dolerán menos.", "    wait: 2 days\n");
    private static readonly string _whatToBring = Letter("que-traer", "Sé qué llevar el primer día", "consumption", "Qué llevar a tu clase",
        "Trae una toalla y ropa cómoda. Antes de tu primera clase come algo ligero, y nos vemos en la puerta.");
    private static readonly string _metEs = Letter("propuesta", "Leo la propuesta", "nurture", "La propuesta",
        "Como hablamos el martes, te mando la propuesta con las fechas y con lo que incluye cada mes.");
    private static readonly string _hello = Letter("hello", "I read a story", "nurture", "A story",
        "Somebody like you had the same trouble, and this is how it went for her.");

    // A singing teacher, a trial of a program, and a chair whose name says "second".
    private static readonly string _lessons = Meeting("dix-seances", "Je chante chaque semaine", "salle", "consumption", "Les dix séances",
        "Bonjour. On commence par le moteur.");
    private static readonly string _trial = Meeting("seance-d-essai", "Je chante une note, pour voir", "salle", "consumption",
        "La séance d essai", "Bonjour. Aujourd hui on essaie seulement.");
    private static readonly string _term = Letter("trimestre", "Je m inscris", "purchase", "Un trimestre de chant",
        "Ce sont dix séances d une demi-heure, le soir, pour 320 euros.", Done("Order Completed", "    otherwise: rest\n"));
    private static readonly string _account = Letter("start", "I begin", "nurture", "Begin when you like", "It takes a minute to begin.",
        Done("Trial Started", "    otherwise: rest\n"));
    private static readonly string _chatEn = Meeting("talk", "We have our talk", "studio", "nurture", "Listen",
        "Hello. Which window is it?");
    private static readonly string _shipped = Meeting("packing", "My plant is packed", "shed", "consumption", "Pack the parcel",
        "Wrap the pot twice.");
    private static readonly string _chair = Letter("order", "I order the Second Chair", "purchase", "The Second Chair",
        "The Second Chair is made of ash and costs 480 euros.", Done("Order Completed", "    otherwise: rest\n"));
    private static readonly string _resellChair = Letter("oil", "I oil it", "consumption", "A drop of oil",
        "A drop of oil a year is enough. Order your Second Chair now, for 480 euros.");
    private static readonly string _anotherChair = Letter("oil", "I oil it", "consumption", "A drop of oil",
        "A drop of oil a year is enough. If it is lonely, order a second one for your friend now, for 480 euros.");

    private static readonly string _join = Letter("kurs", "Ich sage zu", "purchase", "Acht Abende mit Ton",
        "Acht Abende, 160 Euro. [Beim Kurs dabei sein](https://ton.example/kurs). [Was ich anziehe](https://ton.example/kleidung)",
        Done("Order Completed", "    otherwise: rest\n"));
    private static readonly string _joinAgain = Letter("vorher", "Ich weiß, was kommt", "consumption", "Der erste Abend",
        "Der Ofen ist warm, und die Schürzen hängen an der Tür. [Beim Kurs dabei sein](https://ton.example/kurs)");
    private static readonly string _wear = Letter("vorher", "Ich weiß, was kommt", "consumption", "Der erste Abend",
        "Wenn Sie noch überlegen, wo Sie halten: hinter der Kirche. [Was ich anziehe](https://ton.example/kleidung)");
    private static readonly string _nextWeek = Letter("oil", "I oil it", "consumption", "A drop of oil",
        "A drop of oil a year is enough. Sign up for the Second Chair today and have it next week.");

    private static readonly string _tippsDe = Letter("tipps", "Ich lese, was der Feige guttut", "nurture", "Was der Feige guttut",
        "Sie mag Sonne und keine nassen Füße, und im Winter steht sie gern kühl.");

    private static string OnThePhone(string letter) => letter.Replace("platform: email", "platform: WhatsApp", StringComparison.Ordinal);

    private static string Before(string more) => Letter("before", "I read a story", "nurture", "A story",
        $"Somebody like you had the same trouble, and this is how it went for her. {more}");

    private static string Vorher(string more) => Letter("vorher", "Ich lese eine Geschichte", "nurture", "Eine Geschichte",
        $"Jemand wie Sie hatte denselben Ärger, und so ist es ausgegangen. {more}");

    public static IEnumerable<LintExample> All =>
    [
        Pair("TL2131", "steps[1].survey.message.subject", Road("de", _book, _askCut, _cut), Road("de", _book, _cut, _askCut)),
        Pair("TL2131", "steps[1].survey.message.subject", Road("en", _buy,
            Asks("how", "I am asked", "20 minutes", "How do you like your fig tree?", "One tap is enough."), _ship),
            Road("en", _buy, _ship, Asks("how", "I am asked", "20 days", "How do you like your fig tree?", "One tap is enough."))),
        Pair("TL2132", "steps[2].message.body", Road("es", _chat, _bookClass, _afterClass, _class),
            Road("es", _chat, _bookClass, _class, _afterClass)),
        Pair("TL2133", "steps[0].message.body", Road("en", _thanks, _buy, _ship), Road("en", _buy, _thanks, _ship)),
        Pair("TL2132", "steps[1].message.body", Road("en", _buy, _fiveDown, _fiveLessons), Road("en", _buy, _fiveLessons, _fiveDown)),
        Pair("TL2132", "steps[1].message.body", Road("de", _buy, _fuenfGeschafft, _fuenf), Road("de", _buy, _fuenf, _fuenfGeschafft)),
        Pair("TL2133", "steps[0].message.subject", Road("en", _thanksAndPay, _quote, _roof), Road("en", _quote, _thanksAndPay, _roof)),
        Pair("TL2133", "steps[0].message.subject", Road("de", _dankeUndZahlen, _offer, _roofDe),
            Road("de", _offer, _dankeUndZahlen, _roofDe)),
        Pair("TL2131", "steps[1].survey.question", Road("en", _packets, _sprouted, _posted), Road("en", _packets, _posted, _sprouted)),
        Pair("TL2133", "steps[0].message.body", Road("fr", _thanksFr, _buy, _ship), Road("fr", _buy, _thanksFr, _ship)),
        Pair("TL2134", "steps[1].message.body", Road("de", _hello, _talked, _cut), Road("de", _hello, _cut, _talked)),
        Pair("TL2134", "steps[1].message.body", Road("es", _hello, _metEs, _class), Road("es", _hello, _class, _metEs)),
        Pair("TL2135", "steps[1].message.subject", Road("en", _buy, _care, _ship), Road("en", _buy, _ship, _care)),
        Pair("TL2135", "steps[1].message.body", Road("es", _buy, _careEs, _ship), Road("es", _buy, _ship, _careEs)),
        Pair("TL2136", "steps[1].message.subject", Road("en", _quote, _bill, _roof), Road("en", _quote, _roof, _bill)),
        Pair("TL2136", "steps[1].message.subject", Road("de", _offer, _last, _roofDe), Road("de", _offer, _roofDe, _last)),
        Pair("TL2137", "steps[2].message.subject", Road("de", _book, _cut, _prepare), Road("de", _book, _prepare, _cut)),
        Pair("TL2137", "steps[2].message.subject", Road("es", _bookClass, _class, _whatToBring),
            Road("es", _bookClass, _whatToBring, _class)),
        Pair("TL2138", "steps[1].message.body", Road("de", _book, _ratedDe, _cut), Road("de", _book, _cut, _ratedDe)),
        Pair("TL2138", "steps[1].message.body", Road("en", _buy, Letter("review", "I tell others", "consumption", "A line from you",
            "Leave us a short review, one line is enough."), _ship),
            Road("en", _buy, _ship, Letter("review", "I tell others", "consumption", "A line from you",
                "Leave us a short review, one line is enough."))),
        Pair("TL2139", "steps[0].message.subject", Road("en", _deposit, _quote, _roof), Road("en", _quote, _deposit, _roof)),
        Pair("TL2139", "steps[0].message.subject", Road("de", _down, _offer, _roofDe), Road("de", _offer, _down, _roofDe)),
        Pair("TL2022", "steps[1].goal", Road("de", _hello, _cut, _book), Road("de", _hello, _book, _cut)),
        Pair("TL2022", "steps[0].goal", Road("fr", _lessons, _term), Road("fr", _trial, _term)),
        Pair("TL2022", "steps[0].goal", Road("en", _roof, _quote), Road("en", _account, _roof, _quote)),
        Pair("TL2131", "steps[2].survey.message.subject", Road("en", _chatEn, _buy,
            Asks("how", "I am asked", "2 days", "How do you like your fig tree?", "One tap is enough."), _shipped),
            Road("en", _chatEn, _buy, Asks("how", "I am asked", "2 days", "How did you like our talk?", "One tap is enough."), _shipped)),
        Pair("TL2131", "steps[2].survey.message.subject", Road("de", _hello, _book, _askCut, _cut),
            Road("de", _hello, _book, _cut, _askCut)),
        Pair("TL2401", "steps[1].platform", Road("en", Before("Reply to this message with a question."), OnThePhone(_care)),
            Road("en", Before("On Friday we'll send you a short message."), OnThePhone(_care))),
        Pair("TL2401", "steps[1].platform", Road("de", Vorher("Schreiben Sie mir, wenn etwas unklar ist."), OnThePhone(_tippsDe)),
            Road("de", Vorher("Am Freitag schicke ich Ihnen eine Nachricht."), OnThePhone(_tippsDe))),
        Pair("TL2102", "steps[2].message.body", Road("de", _join, _cut, _joinAgain), Road("de", _join, _cut, _wear)),
        Pair("TL2102", "steps[2].message.body", Road("en", _chair, _ship, _nextWeek), Road("en", _chair, _ship, _care)),
        Pair("TL2102", "steps[2].message.body", Road("en", _chair, _ship, _resellChair), Road("en", _chair, _ship, _anotherChair)),
        Pair("TL2102", "steps[2].message.body", Road("en", _chair, _ship, _ifYouWant), Road("en", _chair, _ship, _anotherChair)),
        Pair("TL2102", "steps[2].message.body", Road("en", _buy, _ship, _resell), Road("en", _buy, _ship, _another)),
        Pair("TL2102", "steps[2].message.body", Road("de", _buy, _ship, _resellDe), Road("de", _buy, _ship, _care)),
    ];

    private static readonly string _ifYouWant = Letter("oil", "I oil it", "consumption", "A drop of oil",
        "A drop of oil a year is enough. If you want to sit well, order the Second Chair for 480 euros.");
    private static readonly string _fiveLessons = Meeting("lessons", "I have my first five lessons", "in the car", "consumption",
        "Teach lessons one to five", "What went through your head this week?");
    private static readonly string _fiveDown = Letter("bus", "I practise on the bus", "consumption", "Practising on the bus",
        "Five down, five to go. Sit at the front of the bus and be the driver.");
    private static readonly string _fuenf = Meeting("stunden", "Ich habe meine ersten fünf Stunden", "im Auto", "consumption",
        "Fünf Stunden geben", "Was ging Ihnen durch den Kopf?");
    private static readonly string _fuenfGeschafft = Letter("bus", "Ich übe im Bus", "consumption", "Im Bus üben",
        "Fünf geschafft, und fünf kommen noch. Setzen Sie sich nach vorn und seien Sie der Fahrer.");
    private static readonly string _thanksAndPay = Letter("pay", "I pay the first part", "purchase", "Thank you for your order",
        "Thank you for your order. The first invoice is here, and then the slates can be bought.",
        Done("Invoice Paid", "    otherwise: rest\n"));
    private static readonly string _dankeUndZahlen = Letter("zahlen", "Ich zahle den ersten Teil", "purchase", "Danke für Ihren Auftrag",
        "Danke für Ihren Auftrag. Hier ist die erste Rechnung, dann kann der Schiefer bestellt werden.",
        Done("Invoice Paid", "    otherwise: rest\n"));
    private static readonly string _packets = Letter("packets", "I ask for three packets", "purchase", "Three packets of seed",
        "They cost nothing, you pay the stamp.", "    mini: packets\n" + Done("Order Completed", "    otherwise: rest\n"));
    private static readonly string _posted = Meeting("posted", "They are posted", "shop", "nurture", "Pack and post them",
        "Write the name by hand.").Replace("    assignment", "    mini: packets\n    assignment", StringComparison.Ordinal);
    private static readonly string _sprouted = Asks("sprouted", "I am asked", "12 days", "Are they up?", "One tap is enough.")
        .Replace("    survey", "    mini: packets\n    survey", StringComparison.Ordinal);

    private static LintExample Pair(string code, string path, string bad, string good) => new(code, path, bad, good) { Context = _context };
}
