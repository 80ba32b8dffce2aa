using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <content>Whether they may stop when they like, or are bound for a time.</content>
internal static partial class Nevers
{
    /// <summary>"You can stop with one click."</summary>
    private static readonly ShapeTable _free = new(
        ("en", ["cancel|stop|leave|quit|pause|skip ..5 any time|month|season|moment|day", "cancel|stop|leave|quit ..4 anytime|whenever",
            "cancel|stop|leave|quit ..2 every|each time|month|week", "cancel|stop|leave|quit ..3 with one click", "month to month"]),
        ("de", ["jederzeit ..4 kündbar|kündigen|aufhören|aussteigen|pausieren", "monatlich|wöchentlich|jederzeit kündbar",
            "kündigen|aufhören|aussteigen|kündigst ..4 jederzeit|klick|wann",
            "nach|jeden|zum ..3 wochen|monat|monatsende ..4 aufhören|aussteigen|kündigen|gehen|kündbar"]),
        ("es", ["cancelar|cancelas|dejarlo|dejas|parar|darte|darse|baja ..5 cuando|momento|clic",
            "cancelar|dejarlo|parar|baja ..2 cada mes",
            "cada mes ..4 cancelar|dejarlo|parar|baja", "mes a mes", "sin permanencia"]),
        ("fr", ["arrêt*|résili*|interrompre ..5 clic|moment|quand|délai", "arrêt*|résili*|interrompre ..2 chaque|tout mois",
            "chaque mois ..4 arrêt*|résili*|interrompre", "résiliable ..1 mois|mensuellement|moment", "sans engagement"]),
        ("it", ["disdire|disdici|fermarti|fermarsi|smettere|recedere|disdetta ..5 quando|momento|clic",
            "disdire|smettere|recedere|disdetta ..2 ogni mese", "ogni mese ..4 disdire|smettere|recedere", "senza vincoli|vincolo"]),
        ("pt", ["cancelar|cancela|parar|desistir|rescindir ..5 quando|momento|clique|altura",
            "cancelar|parar|desistir|rescindir ..2 todos|cada|qualquer os? meses|mês", "sem fidelização"]),
        ("nl", ["opzeggen|stoppen|stop|opzegbaar ..5 moment|klik|altijd|wanneer", "altijd|maandelijks|dagelijks opzegbaar",
            "per|elke|iedere maand ..3 opzeg*|stop*", "opzeg*|stop* ..2 per|elke|iedere maand"]));

    /// <summary>"Nobody gets out before six months."</summary>
    private static readonly ShapeTable _bound = new(
        ("en",
        [
            "minimum|obligation|obliged|bound|bind|binds|binding|commit|commitment|locked|tied ..6 month|months|year|years",
            "contract|agreement ..2 runs|lasts|binds ..4 month|months|year|years",
            "stop|cancel|leave|skip ..4 not|isn't possible|allowed|before",
            "can't|cannot|nobody ..3 stop|cancel|leave|skip|get ..4 before|until",
            "can't|cannot|can not? be cancelled|canceled|ended|terminated|stopped ..3 early|earlier|before|until",
        ]),
        ("de", ["binde*|bindung|gebunden|verpflicht*|mindest*|laufzeit ..6 monate|monaten|monat|jahr|jahre|jahres",
            "vertrag|mitgliedschaft|abo|abonnement ..2 läuft|gilt ..4 monate|monat|jahr|jahre", "nicht|frühestens kündbar",
            "kündig*|aussteigen|raus ..5 erst|frühestens",
            "erst|frühestens|vor ..5 monaten|monate|jahr ..6 kündig*|raus|aussteigen|vertrag"]),
        ("es", ["mínim*|obligad*|obligat*|comprometes|compromete|permanencia ..6 meses|mes|año|años",
            "contrato ..2 dura|vale ..4 meses|mes|año|años", "no ..3 cancelar|dejarlo|baja ..4 antes|hasta"]),
        ("fr", ["engagement|engage|engagez|engagé|minimum ..6 mois|an|ans", "contrat ..2 dure|court ..4 mois|an|ans",
            "ne|pas ..5 interrompu|résilié|arrêté|interrompre|résilier"]),
        ("it", ["minim*|vincol*|obblig* ..6 mesi|mese|anno|anni", "contratto ..2 dura|vale ..4 mesi|anno|anni",
            "non ..3 disdire|disdetto|recedere ..4 prima"]),
        ("pt", ["mínim*|obrigat*|fidelização ..6 meses|mês|ano|anos", "contrato ..2 dura|vale ..4 meses|ano|anos",
            "não ..3 cancelar|cancelado|rescindir|rescindido ..4 antes"]),
        ("nl", ["minim*|verplicht|gebonden|vast ..6 maanden|maand|jaar", "contract|abonnement ..2 loopt|duurt ..4 maanden|jaar",
            "niet|pas ..1 opzegbaar", "niet|pas ..3 opzeg*|stoppen ..4 voor|na"]));

    private static readonly ShapeTable _ifOnly = new(
        ("en", ["if|unless"]), ("de", ["wenn|falls"]), ("es", ["si"]), ("fr", ["si"]), ("it", ["se"]), ("pt", ["se"]), ("nl", ["als"]));

    /// <summary>"No minimum of months": what would bind is denied.</summary>
    private static readonly ShapeTable _unbound = new(
        ("en", ["no|without|never"]), ("de", ["kein*|ohne|nie"]), ("es", ["sin|ningún|ninguna|ni"]), ("fr", ["sans|aucun|aucune"]),
        ("it", ["senza|nessun*"]), ("pt", ["sem|nenhum*"]), ("nl", ["geen|zonder"]));

    /// <summary>"After that you can stop each month": free once they are no longer bound.</summary>
    private static readonly ShapeTable _afterwards = new(
        ("en", ["afterwards|thereafter", "after that|this|which", "after ..3 month|months|year|years"]),
        ("de", ["danach|anschließend", "nach|ab ..3 monat|monaten|jahr|jahren"]),
        ("es", ["después|luego", "tras|partir ..3 mes|meses|año|años"]),
        ("fr", ["ensuite", "après cela|ça", "après|partir ..3 mois|an|ans"]),
        ("it", ["successivamente", "dopo|partire ..3 mese|mesi|anno|anni"]),
        ("pt", ["depois|posteriormente", "após|partir ..3 mês|meses|ano|anos"]), ("nl", ["daarna", "na|vanaf ..3 maand|maanden|jaar"]));

    public static bool IsAfterwards(Sentence sentence) => _afterwards.IsIn(sentence);

    /// <summary>That they may stop when they like; null where it says nothing of it.</summary>
    public static bool LetsGo(Sentence sentence) => !sentence.IsQuestion && _free.IsIn(sentence) && !_bound.IsIn(sentence)
        && !IsAfterwards(sentence);

    /// <summary>That they are bound for a time.</summary>
    public static bool HoldsOn(Sentence sentence) => !sentence.IsQuestion && _bound.IsIn(sentence) && !_ifOnly.IsIn(sentence)
        && !_unbound.IsIn(sentence);
}
