using Throughline.Linting;

namespace Throughline.Tests.Linting;

/// <summary>Roads that go on although something never happened: where that makes nonsense of the next step, and where not.</summary>
internal static class OtherwiseExamples
{
    private static readonly LintContext _context = LintContext.Nothing(SoundRoad.Today);

    private static string Road(string language, params string[] steps) =>
        $"journey: a\nname: A\nlanguage: {language}\nsteps:\n" + string.Join("\n", steps);

    private static string Letter(string key, string goal, string subject, string body, string more = "") =>
        $"  - key: {key}\n    title: {subject}\n    platform: email\n    goal: {goal}\n{more}    message:\n      subject: {subject}\n"
            + $"      body: |\n        {body}\n";

    private static string Visit(string key, string title, string platform, string says, string more = "") =>
        $"  - key: {key}\n    title: {title}\n    platform: {platform}\n    goal: nurture\n    assignment:\n      title: {title}\n"
            + $"      script: '\"{says}\"'\n{more}";

    private static string Asks(string key, string question, string body) =>
        $"  - key: {key}\n    title: {question}\n    platform: email\n    goal: consumption\n    wait: 1 day\n    survey:\n"
            + $"      question: {question}\n      kind: rating\n      message:\n        subject: {question}\n"
            + $"        body: |\n          {body}\n";

    private static string Done(string name) => $"    done:\n      event: {name}\n      within: 2 weeks\n";

    private const string Rest = "    otherwise: rest\n";

    private static readonly string _look = Visit("look", "Somebody looks at my roof", "at the house", "Morning. Where does it drip?");
    private static readonly string _quote = Letter("quote", "purchase", "Your price",
        "Thank you for having us in. Here is the price for the roof, in writing.", Done("Quote Accepted") + Rest);
    private static readonly string _plain = Letter("quote", "purchase", "What a roof costs",
        "A roof costs between four and nine thousand, and this page says why.", Done("Quote Accepted") + Rest);
    private static readonly string _talk = Visit("entretien", "On se parle une demi-heure", "téléphone", "Bonjour, racontez-moi.");
    private static readonly string _afterTalk = Letter("suite", "nurture", "La suite, sur une page",
        "Merci pour notre entretien. Voici sur une page ce que nous pourrions faire ensemble, et combien de temps cela prend.");
    private static readonly string _yesterday = Letter("pagina", "nurture", "De pagina",
        "Dit is de pagina waar je gisteren om vroeg, met de drie maten en de prijs van het hout erbij.", "    wait: 1 day at 09:00\n");
    private static readonly string _measured = Visit("meten", "Iemand meet mijn keuken op", "bij mij thuis",
        "Goedemorgen. Waar staat de tafel?");

    private static readonly string _sold = Letter("kurs", "purchase", "Acht Abende mit Ton",
        "Der Kurs hat acht Abende und kostet 160 Euro. Ton und Glasur sind dabei.", Done("Order Completed"));
    private static readonly string _first = Letter("erster-abend", "consumption", "Der erste Abend",
        "Der Ofen ist warm, die Schürzen hängen an der Tür. Platz ist genug.");
    private static readonly string _news = Letter("brief", "nurture", "Was im Ofen stand",
        "Diese Woche standen vierzig Becher im Ofen, und zwei sind gesprungen. Warum, steht auf der Seite.");

    private static readonly string _order = Letter("pedido", "purchase", "Tu caja de tomates",
        "La caja pesa cinco kilos y cuesta 19 euros, con el envío.", Done("Order Completed") + Rest);
    private static readonly string _parcel = Letter("envio", "consumption", "Tu caja ha salido",
        "La lleva el camión azul, y tarda dos días.", Done("Parcel Delivered"));
    private static readonly string _howEs = Asks("que-tal", "¿Qué tal estaban los tomates?",
        "¿Te han gustado tus tomates? Con un toque basta, y debajo hay sitio para lo que quieras contarnos.");

    private static readonly string _invite = Letter("invite", "nurture", "Come to a class", "It lasts an hour, and tea is in the room.",
        Done("Class Booked"));
    private static readonly string _saved = Letter("saved", "nurture", "Where to park",
        "Your place in the class is booked. Park behind the church.");
    private static readonly string _class = Visit("class", "I come to my first class", "studio", "Hello, come in.",
        Done("Class Attended") + Rest);
    private static readonly string _click = Letter("guide", "nurture", "The guide", "Here is the guide, on two pages.",
        Done("Email Link Clicked"));
    private static readonly string _read = Letter("more", "nurture", "More of it",
        "Thank you for your time. The next page is about winter.");

    public static IEnumerable<LintExample> All =>
    [
        Pair("steps[0].otherwise", Road("en", _look, _quote), Road("en", _look + Rest, _quote)),
        Pair("steps[0].otherwise", Road("en", _look, _quote), Road("en", _look, _plain)),
        Pair("steps[0].otherwise", Road("fr", _talk, _afterTalk), Road("fr", _talk + "    otherwise: leave\n", _afterTalk)),
        Pair("steps[0].otherwise", Road("nl", _measured, _yesterday), Road("nl", _measured + Rest, _yesterday)),
        Pair("steps[0].otherwise", Road("de", _sold, _first), Road("de", _sold, _news)),
        Pair("steps[1].otherwise", Road("es", _order, _parcel, _howEs), Road("es", _order, _parcel + Rest, _howEs)),
        Pair("steps[0].otherwise", Road("en", _invite, _saved), Road("en", _invite, _class)),
        Pair("steps[0].otherwise", Road("en", _invite, _saved, _class), Road("en", _click, _read)),
    ];

    private static LintExample Pair(string path, string bad, string good) => new("TL2026", path, bad, good) { Context = _context };
}
