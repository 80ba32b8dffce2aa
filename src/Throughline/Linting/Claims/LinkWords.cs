using System.Collections.Frozen;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>What the words of a link say of the page behind it.</summary>
/// <param name="Key">The same for the same words, however they are set.</param>
/// <param name="IsGeneric">They fit every page: "here", "read more".</param>
/// <param name="IsParticular">They name something: "Get my Ten-Class Card", not "Choose a time".</param>
internal readonly record struct LinkWords(string Key, bool IsGeneric, bool IsParticular)
{
    private const int MostCommon = 400;

    /// <summary>The whole of a link that says nothing of where it leads.</summary>
    private static readonly FrozenSet<string> _nothing = new[]
    {
        "here", "click here", "click", "click this", "click this link", "this link", "the link", "link", "this", "this page", "press here",
        "tap here", "go here", "look here", "just click here", "please click here", "click here now", "right here", "over here",
        "hier", "hier klicken", "klick hier", "klicke hier", "klicken sie hier", "bitte hier klicken", "einfach hier klicken", "klick",
        "dieser link", "diesen link", "hier entlang", "hier drücken", "auf diesen link klicken", "jetzt hier klicken",
        "aquí", "aqui", "haz clic aquí", "haga clic aquí", "haz click aquí", "haz clic aqui", "clic aquí", "click aquí", "pincha aquí",
        "pulsa aquí", "pulse aquí", "este enlace", "el enlace", "enlace", "en este enlace", "dale clic aquí", "entra aquí",
        "ici", "cliquez ici", "clique ici", "clic ici", "cliquer ici", "ce lien", "le lien", "lien", "par ici", "appuyez ici",
        "qui", "clicca qui", "cliccare qui", "clicchi qui", "premi qui", "questo link", "il link",
        "clique aqui", "clica aqui", "clicar aqui", "carregue aqui", "este link", "o link", "neste link",
        "klik hier", "klik", "deze link", "via deze link", "hier klikken", "druk hier",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _more = new[]
    {
        "read more", "more", "learn more", "more info", "find out more", "see more", "details", "continue", "go on", "next", "website",
        "mehr", "mehr lesen", "weiterlesen", "mehr erfahren", "weiter", "details", "mehr dazu", "leer más", "más", "más información",
        "ver más", "saber más", "seguir leyendo", "continuar", "lire la suite", "en savoir plus", "plus", "suite", "leggi di più",
        "scopri di più", "continua", "ler mais", "saber mais", "mais", "lees meer", "meer", "meer lezen", "verder",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What is done on pages, and what lies behind many: they tell no page from another.</summary>
    private static readonly FrozenSet<string> _doing = (
        "see read open get choose pick book pay order buy watch tell answer send pass look take start begin download view check show "
            + "find save "
        + "reserve confirm move change give write rate review sign join register reply call ask "
        + "story page time date day slot appointment invoice price prices letter message whole full video call form visit place spot "
        + "list details question answer bill quote plan report results offer deposit account link photos pictures number course session "
        + "ansehen lesen öffnen holen wählen buchen bezahlen zahlen bestellen kaufen sagen antworten senden schicken weitergeben starten "
        + "beginnen herunterladen zeigen sichern reservieren bestätigen ändern schreiben geschichte seite zeit termin termine tag rechnung "
        + "preis preise brief ganze ganzen video anruf formular platz liste fragen frage angebot anzahlung konto bilder fotos kurs "
        + "ergebnis "
        + "ver leer abrir elegir elige reservar reserva pagar paga pedir pide comprar compra mira decir responder enviar pasar empezar "
        + "descargar guardar confirmar cambiar escribir historia página hora fecha día cita factura precio precios carta entera completa "
        + "formulario sitio plaza lista pregunta presupuesto oferta cuenta fotos curso plan "
        + "voir lire ouvrir choisir choisissez réserver payer commander acheter regarder répondre envoyer commencer télécharger confirmer "
        + "changer écrire histoire page heure date jour rendez-vous facture prix lettre vidéo formulaire place liste question devis compte "
        + "vedi leggi apri scegli prenota paga ordina compra guarda rispondi invia inizia scarica storia pagina ora giorno fattura prezzo "
        + "ler abrir escolher marcar pagar encomendar comprar responder história página preço fatura "
        + "bekijk lees open kies boek betaal bestel koop antwoord stuur verhaal pagina tijd dag afspraak factuur prijs").Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether they say nothing to somebody who has the links of a page read aloud.</summary>
    public static bool SayNothing(string words) => _nothing.Contains(Plain(words));

    public static LinkWords Of(string words)
    {
        var key = Plain(words);
        if (key.Length == 0 || _nothing.Contains(key) || _more.Contains(key) || key.Contains('/', StringComparison.Ordinal))
            return new(key, true, false);
        var names = key.Split(' ').Count(word => word.Length > 2 && !_doing.Contains(word) && !IsCommon(word));
        return new(key, false, names >= 2);
    }

    private static bool IsCommon(string word) => _common.Value.Contains(word);

    private static readonly Lazy<FrozenSet<string>> _common = new(() =>
        Tongue.All.SelectMany(tongue => tongue.Ranked.Value.Take(MostCommon)).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Small letters and single blanks, without marks and arrows around them.</summary>
    private static string Plain(string words)
    {
        if (words.Length > 200) words = words[..200];
        var plain = string.Join(' ', words.ToLowerInvariant().Replace('’', '\'')
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var from = 0;
        while (from < plain.Length && !char.IsLetterOrDigit(plain[from])) from++;
        var to = plain.Length;
        while (to > from && !char.IsLetterOrDigit(plain[to - 1])) to--;
        return plain[from..to];
    }
}
