namespace Throughline.Linting.Claims;

/// <content>Guilt and fear: what becomes of those they love, whose fault it is, and that it may be too late.</content>
internal static partial class RudeWords
{
    private static (string Tongue, int Points, string Phrases)[] Guilts =>
    [
        ("en", 1, "still haven't|not replied|answered|responded|reacted; have ..1 still not replied|answered|responded"),
        ("en", 2, """
            tomorrow ..4 too late; may|might|could|will already|soon? be too late; won't|not wait forever|for ever; what ..1 happens to
            your children|family|kids when|if you; leave|leaving ..1 your children|family|kids ..1 with the|a mess|burden; let
            your children|family|kids sort|figure|deal
            """),
        ("en", 2, "you|you're ..1 doing to your children|family|kids|wife|husband"),
        ("en", 3, "that's|it's|is|be your own? fault; have ..3 on your conscience"),
        ("de", 1, "immer noch ..1 nicht geantwortet|reagiert|gemeldet; noch immer nicht geantwortet|reagiert|gemeldet"),
        ("de", 2, """
            morgen ..4 zu spät; kann|könnte ..4 zu spät sein; nicht ewig; ihre|deine kinder|familie ..4 ausbaden|herausfinden|schulter*
            """),
        ("de", 2, "ihren|deinen kindern ..2 antun|antust|antäten; ihrer|deiner familie ..2 antun|antust|antäten"),
        ("de", 3, "ist|wäre dann|das|es? ihre|deine schuld; auf dem gewissen"),
        ("es", 1, "sigue|sigues|seguís sin contestar|responder; todavía|aún no ha|has contestado|respondido"),
        ("es", 2, """
            mañana ..4 demasiado tarde; mañana ..4 tarde; puede ..2 tarde; no ..1 esperar* eternamente|siempre; no esperamos
            eternamente|siempre; sus|tus hijos ..4 apañ*|cargar|arregl*
            """),
        ("es", 2, "haciendo a sus|tus hijos|familia; hace|haces a sus|tus hijos|familia; sobre su|tu conciencia"),
        ("fr", 1, "toujours pas répondu|réagi|donné; encore pas répondu"),
        ("fr", 2, """
            demain ..4 trop tard; peut-être trop tard; n'attend* pas éternellement|indéfiniment|toujours; vos|tes enfants ..4
            débrouill*|subir|payer
            """),
        ("fr", 2, "faites|fais ..1 à vos|tes enfants|proches; faire subir à vos|tes; sur la|votre|ta conscience"),
        ("fr", 3, "c'est|sera votre|ta faute"),
        ("it", 1, "ancora non ha|hai risposto; non ha|hai ancora risposto|reagito"),
        ("it", 2, """
            domani ..4 troppo tardi; potrebbe ..2 troppo tardi; non aspett* in? eterno|eternamente|sempre; suoi|tuoi figli ..4
            arrangi*|cavarsela|sbrig*
            """),
        ("it", 2, "fa|fai ..1 ai suoi|tuoi figli; facendo ai suoi|tuoi figli|cari; sulla coscienza"),
        ("pt", 1, "continua|continuas sem responder; ainda não respondeu|respondeste|reagiu"),
        ("pt", 2, """
            amanhã ..4 tarde demais; amanhã ..4 demasiado tarde; pode ..2 tarde demais; não esper* eternamente|sempre; seus|teus
            filhos ..4 desenras*|resolver|arcar
            """),
        ("pt", 2, "fazer|faz|fazes aos seus|teus filhos; peso na consciência"),
        ("nl", 1, "nog steeds|altijd niet|niets gereageerd|geantwoord|gehoord|gebeld; nog steeds geen antwoord|reactie"),
        ("nl", 2, """
            morgen ..4 te laat; kan ..2 te laat zijn; niet eeuwig; uw|je|jouw kinderen ..4 uitzoeken|opdraaien; mogen|moeten zij|ze
            het uitzoeken
            """),
        ("nl", 2, "kinderen|gezin|familie aandoet|aandoen"),
        ("nl", 3, "is dan|dat? uw|jouw|je schuld; op uw|je geweten"),
    ];
}
