namespace Throughline.Linting.Claims;

/// <content>How languages say that something will come.</content>
internal static partial class Promised
{
    /// <summary>"I will send you": said of what is to come.</summary>
    private static readonly ShapeTable _will = new(
        ("en",
        [
            "i'll|we'll|i'd|we'd also|then|even|personally|gladly|happily|always|just? send|post|mail|bring|give|hand|ship|drop|"
            + "pop|lend|forward|slip|enclose you?",
            "i|we will|shall also|then|even|personally|gladly|always? send|post|mail|bring|give|hand|ship|drop|pop|lend|forward|"
            + "slip|enclose you?",
            "i'm|we're also? sending|posting|mailing|bringing|putting|popping|shipping|slipping you?",
            "i|we am|are also? sending|posting|mailing|bringing|putting|popping|shipping|slipping you?",
            "going to send|post|mail|bring|give|hand|ship you?",
            "will|'ll|she'll|he'll|they'll also|then? send|post|mail|bring|hand|ship|drop you",
            "i|we promise ..4 send|post|mail|bring|give|hand|ship you?",
            "i'll|we'll|i'd|we'd also|then|even|personally|gladly|happily? drop|send|pop|hand|bring|leave off|over|out|round|along|by",
            "i|we will also|then|even|personally? drop|send|pop|hand|bring|leave off|over|out|round|along|by",
            "i'll|we'll also|then? text|email|e-mail|message|whatsapp you", "i|we will also|then? text|email|e-mail|message you",
            "i'm|we're also? having a|an|your|his|her|their", "i|we am|are also? having a|an|your|his|her|their",
        ]),
        ("de",
        [
            "werde|werden ich|wir? ihnen|dir|euch", "ich|wir werde|werden ihnen|dir|euch",
            "lasse|lassen ich|wir ihnen|dir|euch", "ich|wir lasse|lassen ihnen|dir|euch",
        ]),
        ("es",
        [
            "te|le|os|les mandaré|mandaremos|mandará|enviaré|enviaremos|enviará|daré|daremos|dará|regalaré|regalaremos|llevaré|"
            + "llevaremos|llevará|traeré|traeremos|entregaré|entregaremos|entregará|dejaré|dejaremos|haré|haremos llegar?",
            "voy|vamos|va a también? mandarte|enviarte|darte|regalarte|llevarte|traerte|entregarte|mandarle|enviarle|darle|"
            + "regalarle|llevarle|entregarle|mandaros|enviaros",
            "te|le|os|les voy|vamos|va a mandar|enviar|dar|regalar|llevar|traer|entregar|dejar",
        ]),
        ("fr",
        [
            "vous|te enverrai|enverrons|enverra|donnerai|donnerons|apporterai|apporterons|apportera|offrirai|offrirons|remettrai|"
            + "remettrons|remettra|posterai|posterons|laisserai|laisserons",
            "t'enverrai|t'enverrons|t'apporterai|t'apporterons|t'offrirai|t'offrirons", "vous|te ferai|ferons parvenir",
            "vais|allons|va vous|te|t'envoyer envoyer|donner|apporter|offrir|remettre|poster?",
        ]),
        ("it",
        [
            "ti|vi|le manderò|manderemo|manderà|invierò|invieremo|invierà|darò|daremo|porterò|porteremo|porterà|regalerò|"
            + "regaleremo|spedirò|spediremo|consegnerò|consegneremo|lascerò|lasceremo",
        ]),
        ("pt",
        [
            "vou|vamos|vai também? enviar-lhe|enviar-te|mandar-lhe|mandar-te|dar-lhe|dar-te|oferecer-lhe|oferecer-te|levar-lhe|"
            + "levar-te|entregar-lhe|entregar-te",
            "enviarei|enviaremos|mandarei|mandaremos|levarei|levaremos|oferecerei|ofereceremos|entregarei|entregaremos|"
            + "enviar-lhe-ei|enviar-lhe-emos|enviar-te-ei|mandar-lhe-emos",
            "vou|vamos te|lhe? enviar|mandar|levar|oferecer|entregar",
        ]),
        ("nl",
        [
            "zal|zullen ik|we|wij? je|jou|u|jullie", "laat|laten ik|we|wij? voor? je|jou|u|jullie",
        ]));

    /// <summary>"You get", "schicke ich Ihnen": said of what is to come where the sentence says when or by which way.</summary>
    private static readonly ShapeTable _get = new(
        ("en",
        [
            "you'll|you also|then|even? get|receive|find|have|be given|sent|handed?",
            "you will also|then? get|receive|find|have|be given|sent|handed?", "there'll be", "there will be",
            "expect", "i|we also|then? send|post|bring|give|hand|mail|email|e-mail|text|message|drop you?", "is|are waiting for you",
            "look|watch|keep out|eye|lookout ..2 for", "comes|follows|arrives|goes|lands ..3 you|by|in|on|with", "is|are coming to? you",
            "is|are on its|their|the way to you",
        ]),
        ("de",
        [
            "schicke|schicken|schickt|sende|senden|sendet|bringe|bringen|bringt|gebe|geben|gibt|lege|legen|schenke|schenken|packe|"
            + "packen|überreiche|überreichen|hinterlege ..3 ihnen|dir|euch",
            "ich|wir schicke|schicken|sende|senden|bringe|bringen|gebe|geben|lege|legen|schenke|schenken|packe|packen|überreiche|"
            + "überreichen ihnen|dir|euch",
            "schicke|schicken|sende|senden|bringe|bringen|gebe|geben|lege|legen|schenke|schenken|packe|packen|überreiche|"
            + "überreichen ich|wir ihnen|dir|euch?",
            "bekommen|erhalten|bekommst|erhältst|bekommt sie|du|ihr", "sie|du bekommen|erhalten|bekommst|erhältst",
            "liegt|liegen|wartet|warten ..3 bei|dabei|bereit|für|auf|ihnen|dir|euch", "gehört ihnen|dir",
            "kommt|folgt", "geht|gehen ihnen|dir|euch", "finden|findest|findet sie|du|ihr", "ist|sind ..3 unterwegs zu ihnen|dir|euch",
            "erwartet|erwarten sie|dich|euch", "laden|lade wir|ich? sie|dich|euch",
        ]),
        ("es",
        [
            "te|le|os|les ..1 mando|mandamos|envío|enviamos|doy|damos|regalo|regalamos|llevo|llevamos|traigo|traemos|entrego|"
            + "entregamos|dejo|dejamos|llega|llegará|espera|esperará",
            "recibirás|recibirá|recibiréis|recibes|tendrás|tendrá|encontrarás|encontrará", "te|se llevarás|llevas|lleva|llevará",
            "va|van de camino|en?", "llega|llegará|llegan a su|tu",
        ]),
        ("fr",
        [
            "vous|te envoie|envoyons|donne|donnons|apporte|apportons|offre|offrons|remets|remettons|attend|attendra",
            "t'envoie|t'offre|t'apporte|t'attend", "recevrez|recevras|aurez|auras|recevez|reçois|trouverez|trouveras",
        ]),
        ("it",
        [
            "ti|vi|le mando|mandiamo|invio|inviamo|do|diamo|porto|portiamo|regalo|regaliamo|spedisco|spediamo|consegno|lascio|"
            + "aspetta|arriva|arriverà", "riceverai|riceverà|riceverete|avrai|avrà|troverai|troverà",
        ]),
        ("pt",
        [
            "envio-lhe|envio-te|mando-lhe|mando-te|enviamos-lhe|enviamos-te|levo-lhe|levo-te|ofereço-lhe|oferecemos-lhe|damos-lhe|"
            + "dou-te|espera-o|espera-te", "receberá|receberás|terá|terás|encontrará",
            "vai|vais receber|ter|encontrar",
        ]),
        ("nl",
        [
            "ik|we|wij ..1 stuur|sturen|geef|geven|breng|brengen|neem|nemen|leg|leggen ..1 je|jou|u|jullie",
            "stuur|sturen|geef|geven|breng|brengen|neem|nemen|leg|leggen ik|we|wij ..1 je|jou|u|jullie",
            "je|u krijgt|ontvangt|krijg|ontvang", "krijgt|ontvangt|krijg|ontvang je|u", "ligt|staat|wacht", "komt|volgt",
        ]));

    /// <summary>By when, by which way, or as a present: without one of these, "you get" is what an offer holds.</summary>
    private static readonly ShapeTable _marks = new(
        ("en",
        [
            "by|in the? post|mail", "through your letterbox|door", "tomorrow|tonight",
            "next|this week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday|time",
            "on monday|tuesday|wednesday|thursday|friday|saturday|sunday",
            "on|at|to|for your|our|the first|next|second|last visit|appointment|class|lesson|session|day|walk|call|meeting|time",
            "within ..2 days|hours|week|weeks", "in a|one|two|three|the|some few|next|coming? days|week|weeks|month", "later this|today",
            "as a|our gift|present|surprise|thank-you|welcome|treat|thank", "on the house|us", "from us",
            "with our|my compliments|love", "to keep", "waiting for you", "when|as you|we arrive|come|meet|visit", "on arrival",
            "a little|small present|gift|surprise", "on its|their|the way", "your letterbox|mailbox|post", "by|via text|email|courier",
        ]),
        ("de",
        [
            "per post", "mit der post", "morgen|übermorgen", "in|im|ihren|deinen briefkasten",
            "nächste|nächsten|diese|kommende|kommenden woche|montag|dienstag|mittwoch|donnerstag|freitag|samstag",
            "am montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|tag|ersten|nächsten",
            "zum|beim ersten|nächsten|zweiten|letzten ..1 termin|besuch|treffen|mal|tag|kurs|stunde|abend|training|start|auftakt",
            "zur|bei|in der? ersten|nächsten|zweiten stunde|sitzung|woche|lieferung|behandlung|probe", "innerhalb|binnen",
            "in ein|einer|zwei|drei|wenigen|den|diesen|kommenden nächsten|kommenden|paar|ersten? tagen|woche|wochen",
            "ende|anfang|mitte der|nächster|dieser? woche",
            "als|zum geschenk|dankeschön|willkommensgeschenk|überraschung|begrüßung|willkommen|abschied", "zum behalten",
            "behalten dürfen|darfst", "wenn wir|sie|du uns? sehen|kommen|kommst|treffen", "für sie|dich bereit", "bereit",
            "kleines geschenk", "geschenkt", "unterwegs zu ihnen|dir|euch", "diese tage", "ihrem|deinem|ihr|dein briefkasten",
        ]),
        ("es",
        [
            "por correo", "por mensajero", "a casa", "mañana", "la|esta próxima? semana",
            "el próximo? lunes|martes|miércoles|jueves|viernes|sábado|domingo",
            "en la|tu|el|nuestra primera|primer|próxima|segunda clase|cita|visita|sesión|día|consulta",
            "de regalo", "como regalo|obsequio|detalle|agradecimiento",
            "en|dentro de unos|dos|tres|una|pocos días|semana|semanas|horas", "en unos|dos|tres días",
            "cuando vengas|venga|llegues|llegue|nos", "un|pequeño regalo|detalle|obsequio|sorpresa", "para que te lo|la quedes",
            "el día", "de bienvenida", "en tu|su|el buzón", "de|en camino",
        ]),
        ("fr",
        [
            "par la? poste|courrier", "demain", "la semaine prochaine", "cette semaine",
            "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
            "à|lors|au de? votre|ta|la|notre première|prochaine|premier|prochain", "en cadeau",
            "comme|en cadeau|remerciement|bienvenue", "sous|dans ..2 jours|semaine|semaines|heures",
            "un petit? cadeau", "quand vous|tu viendrez|viendras|viens|venez|arriverez", "de bienvenue",
        ]),
        ("it",
        [
            "per posta", "domani", "la|questa prossima? settimana", "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica",
            "alla|al|nella tua|vostra|sua|nostro|nostra? prima|prossima|primo|prossimo", "in regalo|omaggio",
            "come regalo|omaggio|ringraziamento|benvenuto", "entro|tra|fra ..2 giorni|settimana|settimane|ore",
            "un piccolo? regalo|omaggio", "di benvenuto",
        ]),
        ("pt",
        [
            "por|pelo correio", "amanhã", "na|esta próxima? semana",
            "na|no segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|segunda|terça|quarta|quinta|sexta",
            "na|no sua|tua|nossa|seu|teu? primeira|próxima|primeiro|próximo",
            "de|como presente|oferta|agradecimento|lembrança|boas-vindas",
            "em|dentro de? dois|três|poucos|alguns|uma dias|semana|semanas", "um|pequeno presente|mimo",
        ]),
        ("nl",
        [
            "per post", "op de post", "morgen", "volgende|deze|komende week", "op maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag",
            "bij|op je|uw|de|het eerste|volgende", "als cadeau|cadeautje|bedankje|welkom|welkomstcadeau",
            "binnen|over ..2 dagen|week|weken", "cadeau", "voor je|u klaar",
        ]));
}
