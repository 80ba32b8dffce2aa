using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>What was to be filled in later, and would be read as it stands.</summary>
/// <remarks>Signs that people also write for other reasons ([sic], kisses, Roman numerals) count only with words that ask for
/// more.</remarks>
internal static partial class Placeholders
{
    /// <summary>So much of a text is looked at.</summary>
    private const int Longest = 100_000;

    /// <summary>Filler that is known by two words in a row.</summary>
    private static readonly string[] _filler =
    [
        "lorem ipsum", "dolor sit amet", "consectetur adipiscing", "sed do eiusmod", "ut labore et dolore", "magna aliqua",
        "quick brown fox jumps", "franz jagt im komplett",
    ];

    /// <summary>Sentences to oneself, whatever the signs around them.</summary>
    private static readonly string[] _said =
    [
        "your text here", "text goes here", "insert text", "insert name", "insert link", "insert date", "insert price",
        "insert here", "insert photo", "insert story", "add text here", "placeholder text", "dummy text", "sample text", "copy goes here",
        "copy to come",
        "story goes here", "link goes here", "name goes here", "photo goes here", "note to self", "fill in later", "to be written",
        "write this later", "to be confirmed later", "before we send this", "before sending this", "before this goes out",
            "check before sending",
        "please check before", "double-check this", "still to write", "still missing here", "remove this line", "delete this line",
        "delete before sending", "remove before sending", "change this before", "text to follow", "photo to follow", "text to come",
        "photo to come",
        "text folgt", "text kommt noch", "dein text", "ihr text hier", "name einfügen", "text einfügen", "link einfügen",
        "datum einfügen", "preis einfügen", "hier einfügen", "bild einfügen", "namen einfügen", "noch einfügen", "noch ergänzen",
        "noch einsetzen",
        "platzhalter", "text ergänzen", "hier ergänzen", "hier kommt noch", "hier fehlt noch",
        "blindtext", "mustertext", "beispieltext", "notiz an mich", "mustermann", "musterfrau", "musterstraße",
        "musterstadt",
        "musterfirma", "tbd", "wird noch ergänzt", "wird noch eingefügt", "wird nachgereicht durch", "wird noch nachgetragen",
        "noch ein beispiel ergänzen", "noch eintragen", "noch nachtragen", "noch ausfüllen", "vor dem versand", "vor versand",
        "vorm abschicken", "vor dem abschicken", "diese zeile löschen", "bitte vor dem senden", "muss noch geschrieben werden",
            "noch schreiben",
        "aquí va el texto", "aquí va la historia", "aquí va el nombre", "aquí va el precio", "aquí va el enlace", "aquí va la foto",
        "aqui va el texto", "aquí irá", "aquí iría",
        "aqui va la historia", "tu texto aquí", "su texto aquí", "nombre aquí", "insertar nombre", "insertar texto",
        "insertar enlace", "insertar aquí", "insertar foto",
        "poner aquí", "escribir aquí", "texto de ejemplo", "texto de relleno", "texto provisional", "texto pendiente",
         "falta el texto", "pendiente de revisar", "pendiente de confirmar por", "pendiente de rellenar",
        "pendiente de escribir", "antes de enviarlo", "revisar antes de enviar", "borrar esta línea", "quitar esta línea",
        "falta por escribir", "añadir aquí", "insertar foto", "poner foto", "completar aquí",
        "falta poner", "nota para mí", "rellenar luego",
        "votre texte ici", "texte à venir", "insérer ici", "à remplir plus tard", "insérer le", "insérer un", "insérer nom",
            "texte provisoire", "insérer la photo", "insérer une",
        "vérifier avant envoi", "à vérifier avant", "avant l'envoi", "supprimer cette ligne", "mettre ici",
        "à rédiger", "faux texte", "note pour moi", "nom ici", "ajouter le lien",
        "il tuo testo qui", "inserire qui", "inserire il", "inserire nome", "testo segnaposto", "segnaposto",
        "testo provvisorio", "testo in arrivo", "testo da inserire", "inserire testo", "inserire foto",
        "seu texto aqui", "inserir aqui", "inserir nome", "inserir texto", "texto provisório", "texto por inserir", "inserir foto",
        "uw tekst hier", "jouw tekst hier", "tekst volgt", "naam invullen", "hier invullen", "nog invullen", "nog aanvullen",
        "voorbeeldtekst", "tekst komt nog", "hier invoegen", "tekst invoegen", "foto invoegen", "naam invoegen", "datum invoegen",
    ];

    /// <summary>Words with which somebody begins a note in brackets.</summary>
    private static readonly FrozenSet<string> _notes = (
        "insert add put fill todo tbd tbc check ask write replace change update choose your placeholder xxx link url image photo picture "
        + "name date price time address number text story quote testimonial signature logo company city product title first last "
        + "client customer "
        + "missing needs need pending "
        + "einfügen hier ergänzen einsetzen prüfen fragen noch bitte ihr dein bild foto datum preis uhrzeit adresse nummer vorname "
        + "nachname kunde "
        + "firma ort betrag anrede produkt termin fehlt geschichte zitat kundenname "
        + "insertar inserta añadir añade poner pon completar rellenar revisar preguntar nombre fecha precio hora dirección número "
        + "texto historia foto "
        + "enlace cliente empresa ciudad producto aquí falta pendiente "
        + "insérer ajouter mettre compléter remplir vérifier demander nom prénom prix heure adresse numéro texte histoire lien ici "
        + "manque votre "
        + "inserire aggiungere completare verificare nome data prezzo ora indirizzo numero testo storia qui manca "
        + "inserir adicionar preencher preço endereço aqui falta "
        + "invullen toevoegen aanvullen naam datum prijs tijd adres tekst verhaal hier ontbreekt").Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Of those, the ones that say so beyond doubt wherever they stand in the brackets.</summary>
    private static readonly FrozenSet<string> _orders = (
        "insert todo tbd tbc placeholder xxx einfügen ergänzen einsetzen platzhalter insertar rellenar completar insérer compléter "
        + "inserire aggiungere inserir preencher invullen aanvullen").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The same in round brackets, where it comes first.</summary>
    private static readonly FrozenSet<string> _asides =
        "añadir agregar ajouter hinzufügen toevoegen acrescentar".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What stands in angles and is no letter of ours: tags are another rule's.</summary>
    private static readonly FrozenSet<string> _tags = (
        "a abbr address article aside audio b big blockquote body br button caption center code col dd del details div dl dt em fieldset "
        + "figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins label legend li link main map mark "
        + "meta nav ol "
        + "option p path picture pre q s script section select small source span strike strong style sub sup svg table tbody td textarea "
        + "tfoot th thead title tr tt u ul var video").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="text">As it is written.</param>
    /// <param name="tongue">Two letters; null where it is not known. In Spanish and Portuguese "TODO" is a word.</param>
    /// <param name="isSpoken">A script, in which brackets hold what is to be done: only what orders somebody to fill in counts.</param>
    /// <returns>Where it stands and what it is; null where nothing was left over.</returns>
    public static (int Offset, string Words)? Find(string text, string? tongue, bool isSpoken = false) =>
        _kept.Of((text, tongue, isSpoken), text.Length, static key => Look(key.Text, key.Tongue, key.IsSpoken));

    private static readonly Kept<(string Text, string? Tongue, bool IsSpoken), (int Offset, string Words)?> _kept = new();

    private static (int Offset, string Words)? Look(string text, string? tongue, bool isSpoken)
    {
        if (text.Length > Longest) text = text[..Longest];
        foreach (var words in _filler)
            if (Phrases.Find(text, words) is >= 0 and var at) return (at, text.Substring(at, words.Length));
        if ((isSpoken ? null : Between(text, "((", "))")) is { } twice) return twice;
        if (Between(text, "<<", ">>") is var (_, angles) && !IsSpeech(angles, tongue)) return Between(text, "<<", ">>");
        foreach (Match match in Shapes().Matches(text))
            if (IsLeft(match, text, tongue, isSpoken)) return match.Groups["brace"] is { Success: true } brace
                ? (brace.Index - 1, $"{{{brace.Value}}}")
                : (match.Index, match.Groups["label"].Success ? match.Value.Trim(' ', '\t', '\n', ':')
                : match.Value.Trim());
        foreach (var words in _said)
            if (Phrases.Find(text, words) is >= 0 and var at && !IsInAddress(text, at)) return (at, text.Substring(at, words.Length));
        return null;
    }

    /// <summary>Brackets within brackets are for the one who writes.</summary>
    private static (int Offset, string Words)? Between(string text, string open, string close)
    {
        var at = text.IndexOf(open, StringComparison.Ordinal);
        if (at < 0 || IsSmile(text, at)) return null;
        var end = text.IndexOf(close, at, StringComparison.Ordinal);
        return end > at && text.AsSpan(at, end - at) is var inside && !inside.Contains('\n') && inside.ContainsAny(_letters)
            && !IsInAddress(text, at) ? (at, text[at..(end + close.Length)]) : null;
    }

    /// <summary>":((": a long face, and no note.</summary>
    private static bool IsSmile(string text, int at) => at > 0 && (text[at - 1] is ':' or ';' or '=' || text[at - 1] == '-' && at > 1
        && text[at - 2] is ':' or ';');

    /// <summary>Where «guillemets» are written as two signs each: what is said, unless it orders something or names a place to
    /// fill.</summary>
    private static bool IsSpeech(string angles, string? tongue) => tongue is "fr" or "es" or "it" or "pt"
        && Words(angles.Trim('<', '>')) is var words && !words.Any(_orders.Contains)
        && !words.Any(word => word.ToLowerInvariant() is "aquí" or "ici" or "aqui" or "qui");

    private static readonly System.Buffers.SearchValues<char> _letters =
        System.Buffers.SearchValues.Create("aeiouAEIOU");

    private static bool IsLeft(Match match, string text, string? tongue, bool isSpoken)
    {
        if (IsInAddress(text, match.Index)) return false;
        if (match.Groups["bracket"] is { Success: true } bracket) return !IsLink(match, text) && IsNote(bracket.Value, isSpoken);
        if (match.Groups["round"] is { Success: true } round && (match.Index > 0 && text[match.Index - 1] == ']'
            || round.Value.Contains(':')
            && !round.Value.Contains(' '))) return false;
        if (match.Groups["round"] is { Success: true } ask && !isSpoken && IsToColleague(ask.Value)) return true;
        if (match.Groups["round"] is { Success: true } note) return Words(note.Value).FirstOrDefault() is { } first
            && IsOrder(first, tongue)
            || Words(note.Value) is [.., var last] && (_orders.Contains(last) && !IsMark(last) || IsStillToDo(Words(note.Value), last)
                || IsPlaceOf(Words(note.Value)) || last == "prüfen" && note.Value.TrimEnd().EndsWith('!'));
        if (match.Groups["angle"] is { Success: true } angle)
            return !_tags.Contains(Words(angle.Value).FirstOrDefault() ?? "a") && IsNote(angle.Value, isSpoken);
        if (match.Groups["brace"] is { Success: true } brace) return brace.Value.Any(char.IsLetter);
        if (match.Groups["todohere"] is { Success: true } here) return !Words(here.Value).Any(_toReader.Contains);
        if (match.Groups["open"].Success) return tongue is "en" or null;
        if (match.Groups["todo"].Success) return tongue is not ("es" or "pt") || match.Value.EndsWith(':');
        if (match.Groups["x"].Success) return !IsRoman(match, text);
        return true;
    }

    // "[the shop](https://…)", "[shop]: https://…", "[sic]" and "[…]" are none.
    private static bool IsLink(Match match, string text)
    {
        var end = match.Index + match.Length;
        return end < text.Length && text[end] is '(' or ':' or '[' || match.Index > 0 && text[match.Index - 1] is ']' or '!' or '\\' or '['
            || text.Contains(match.Value + ":", StringComparison.Ordinal);
    }

    private static bool IsNote(string inside, bool isSpoken)
    {
        var words = Words(inside);
        if (words.Length == 0) return inside.Trim() is ['?', ..] or ['_', ..] or ['x' or 'X', ..];
        if (inside.Contains('@', StringComparison.Ordinal) || inside.Contains("://", StringComparison.Ordinal)) return false;
        if (isSpoken) return words.Any(_orders.Contains);
        if (_notes.Contains(words[0]) || words.Any(_orders.Contains)) return true;
        var letters = inside.Count(char.IsLetter);
        // [SHOP ADDRESS], not [USA].
        return letters >= 5 && !inside.Any(char.IsLower) || inside.Contains("??", StringComparison.Ordinal);
    }

    /// <summary>"(TO COMPLETE: where do they park?)", "(which year?? ask Jean)": an order in capitals, or doubt twice over.</summary>
    private static bool IsToColleague(string note)
    {
        if (note.Contains("??", StringComparison.Ordinal)) return true;
        var at = note.IndexOf(':', StringComparison.Ordinal);
        var head = at < 0 ? "" : note[..at];
        return Words(head) is [.., var last] words && words.Length <= 3 && !head.Any(char.IsLower) && last.Length > 3
            && (_orders.Contains(last) || _asides.Contains(last) || _doubts.Contains(last));
    }

    /// <summary>What is still to be done, or nobody's business but the house's.</summary>
    private static readonly FrozenSet<string> _doubts = (
        "check ask verify complete internal draft prüfen fragen klären intern entwurf revisar preguntar comprobar interno borrador "
        + "vérifier demander interne brouillon verificare chiedere bozza verificar perguntar confirmar rascunho controleren vragen "
        + "navragen").Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // "(Preis noch prüfen)"
    private static bool IsStillToDo(string[] words, string last) => words.Length <= 5
        && words.Contains("noch", StringComparer.OrdinalIgnoreCase)
        && last is "prüfen" or "klären" or "fragen" or "nachfragen" or "eintragen" or "suchen" or "abstimmen" or "schreiben" or "finden";

    // "(price here)"
    private static bool IsPlaceOf(string[] words) => words is [var thing, var place] && _notes.Contains(thing)
        && place.ToLowerInvariant() is "here" or "hier" or "aquí" or "ici" or "qui" or "aqui";

    private static readonly FrozenSet<string> _toReader = (
        "sie du ihr ihre ihren ihrem deine deinen dein können kannst könnt bitte lassen wir ich muss müssen darf dürfen").Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static bool IsMark(string word) => word is "xxx" or "tbc";

    private static bool IsOrder(string word, string? tongue) => (_orders.Contains(word) || _asides.Contains(word))
        && !(word.Equals("todo", StringComparison.OrdinalIgnoreCase)
        && tongue is "es" or "pt") && !IsMark(word);

    // The thirtieth in Roman, before what is counted so.
    private static bool IsRoman(Match match, string text)
    {
        if (match.Groups["x"].Length != 3) return false;
        var after = Words(text[(match.Index + match.Length)..Math.Min(text.Length, match.Index + match.Length + 30)]);
        return after is [var next, ..] && (next.StartsWith("edi", StringComparison.OrdinalIgnoreCase)
            || next.StartsWith("aniv", StringComparison.OrdinalIgnoreCase) || next.StartsWith("anniv", StringComparison.OrdinalIgnoreCase)
            || next.StartsWith("congr", StringComparison.OrdinalIgnoreCase) || next.StartsWith("jorn", StringComparison.OrdinalIgnoreCase));
    }

    private static readonly string[] _schemes = ["http", "www.", "mailto:"];

    private static bool IsInAddress(string text, int at)
    {
        var from = at;
        while (from > 0 && at - from < 300 && !char.IsWhiteSpace(text[from - 1]) && text[from - 1] is not ('(' or '<')) from--;
        return _schemes.Any(scheme => text.AsSpan(from).StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
    }

    private static string[] Words(string text) => text.Split(
        [' ', '\t', '_', '-', '.', ',', ':', ';', '/', '!', '?', '\'', '’', '"', '…', '(', ')', '*'],
            StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("""
        \[(?<bracket>[^\[\]\n]{2,200})\]
        | \((?<round>[^()\n]{3,120})\)
        | <(?<angle>[\p{L}][^<>\n]{1,60})>
        | (^|[^{$\#@%])\{(?<brace>[^{}%$!@\n]{2,60})\}($|[^}])
        | \b(?<todo>TODO:?|FIXME|TBD)
        | \b(?<open>TBC|TBA)\b
        | \b(INSERT|EINFÜGEN|EINSETZEN|ERGÄNZEN|INSERTAR|RELLENAR|COMPLETAR|INSÉRER|COMPLÉTER|INSERIRE|AGGIUNGERE|INSERIR|PREENCHER
            |INVOEGEN|INVULLEN|AANVULLEN)\b
        | \b(at|um|gegen|a\ las|alle|às|om)\ XX\b
        | _{2,}[:.]_{2,}
        | \s\?{3,}\.
        | \b0{3,5}[\ /-]?0{4,}\b
        | (?<label>(^|\n|:)[ \t]*(TBC|TBA|tbc|tba|[Ww]ird\ noch\ (ergänzt|nachgetragen|eingefügt)|[Ff]olgt\ noch|[Pp]or\ (confirmar|definir
            |completar)|[Pp]endiente\ de\ confirmar|[ÀàAa]\ (compléter|définir|confirmer|préciser)|[Dd]a\ (definire|confermare|inserire
            |completare)|[Aa]\ (definir|confirmar|preencher)|[Pp]or\ preencher|[Vv]olgt\ nog|[Nn]og\ (in\ te\ vullen|te\ bepalen|invullen)
            |to\ be\ (confirmed|added|filled\ in)|[Ff]olgt|[Vv]olgt|\.{4,}[ .]*\p{L}*|…[ ]?…[ …]*)[ \t]*([.!;)][ \t]|[.!]?[ \t]*(\n|$)))
        | \b(Hello|Hi|Hey|Dear|Hallo|Liebe|Lieber|Guten\ Tag|Hola|Estimado|Estimada|Querido|Querida|Bonjour|Cher|Chère|Ciao|Gentile|Caro
            |Cara|Olá|Beste|Dag)\ (Name|Firstname|First\ Name|FirstName|Vorname|Nachname|Nombre|Apellido|Prénom|Nom|Nome|Cognome|Naam
            |Voornaam|NAME|VORNAME|NOMBRE|PRÉNOM|NOM|NOME|NAAM)\b
        | (^|\n)[ \t]*(?<todohere>Hier\ ([\p{L}-]+\ ){1,4}(ergänzen|einfügen|einsetzen|nachtragen|reinschreiben|eintragen))\b
        | (?<dots>\.{5,}\s?(€|£|\$|euros?\b|Euro\b|EUR\b|dollars?\b|pounds?\b|Uhr\b|CHF\b))
        | (?<blank>\w\s?_{3,}|_{3,}\s?\w)
        | (?<ask>(^|\s)\?{2,}(\s+[\p{L}€$£]+|[€$£]))
        | (?<unit>[€$£]\s?[Xx]{1,4}\b|\b[Xx]{2,4}([.,][Xx]{2})?\s?(€|£|\$|%|euros?\b|eur\b|dollars?\b|pounds?\b|prozent\b|percent\b|uhr\b
            |minuten\b|minutes\b|tage\b|days\b|días\b|jours\b|Euro\b|EUR\b|Uhr\b|Minuten\b|Tage\b|Tagen\b|Stunden\b|Wochen\b|Prozent\b
            |CHF\b|hours\b|weeks\b|horas\b|semanas\b|heures\b|semaines\b|minutos\b|minuti\b|minuten\b|ore\b|giorni\b|settimane\b
            |dias\b|uur\b|dagen\b|weken\b|personen\b|people\b|h\b))
        | \b[Xx]{2}[.:/][Xx]{2}([.:/][Xx]{2,4})?\b
        | \b(?<x>X{3,})\b
        | \bx{3,}\s+\p{Ll}{2,}
        | \b(dd[./-]mm[./-]yy(yy)?|mm[./-]dd[./-]yy(yy)?|tt[./-]mm[./-]jj(jj)?|jj[./-]mm[./-]aa(aa)?|dd[./-]mm[./-]aa(aa)?
            |gg[./-]mm[./-]aa(aa)?|hh:mm)\b
        | \b(DD[./-]MM[./-](YY|AA)(YY|AA)?|MM[./-]DD[./-]YY(YY)?|TT[./-]MM[./-]JJ(JJ)?|JJ[./-]MM[./-]AA(AA)?|GG[./-]MM[./-]AA(AA)?|HH:MM
            |0?0[.]00[.]0000)\b
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking)]
    private static partial Regex Shapes();
}
