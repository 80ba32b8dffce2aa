using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>How a business reaches a customer, as the customer notices it.</summary>
internal enum Channel
{
    Other,
    Mail,
    Phone,
    Video,
    Text,
    Post,
    Visit,
}

/// <summary>What platforms are, what texts call them, and by which words a text announces them.</summary>
internal static class Channels
{
    // The first that fits: a video call is no telephone call.
    private static readonly (Channel Channel, string[] Beginnings)[] _platforms =
    [
        (Channel.Video, ["video", "vidéo", "vídeo", "zoom", "skype", "teams", "googlemeet", "meet", "onlinecall", "webinar", "visio",
            "beeldbellen"]),
        (Channel.Mail, ["email", "mail", "emial", "correo", "newsletter", "courriel", "rundbrief"]),
        (Channel.Text, ["sms", "whatsapp", "text", "telegram", "signal", "messenger", "chat", "wasap"]),
        (Channel.Phone, ["phone", "telephone", "call", "phonecall", "tele", "tel", "tél", "anruf", "llamada", "appel", "chiamata",
            "chamada", "bellen", "mobile", "handy"]),
        (Channel.Post, ["post", "letter", "parcel", "brief", "paket", "carta", "paquete", "courrier", "lettre", "colis", "posta", "lettera",
            "pacco", "correio", "encomenda", "pakket", "card", "postal"]),
        (Channel.Visit, ["homevisit", "visit", "housecall", "onsite", "sitevisit", "hausbesuch", "vorort", "besuch", "visita", "domicilio",
            "adomicilio", "visite", "domicile", "àdomicile", "sopralluogo", "huisbezoek", "bezoek", "doorstep", "theirhome", "athome"]),
    ];

    public static Channel Of(RoadStep step)
    {
        var plain = Phrases.Plain(step.Platform);
        if (plain is "mailbypost" or "correopostal" or "correoordinario" or "postalmail" or "briefpost") return Channel.Post;
        foreach (var (channel, beginnings) in _platforms)
            if (beginnings.Any(beginning => plain.StartsWith(beginning, StringComparison.Ordinal))) return channel;
        return Channel.Other;
    }

    /// <summary>In a sentence of ours.</summary>
    public static string Name(Channel channel) => channel switch
    {
        Channel.Mail => "e-mail",
        Channel.Phone => "telephone call",
        Channel.Video => "video call",
        Channel.Text => "text message",
        Channel.Post => "letter or parcel",
        Channel.Visit => "visit",
        _ => "step",
    };

    /// <summary>What somebody may say about a call to come; a call that customers make themselves is none.</summary>
    private static readonly ShapeTable _phone = new(
        ("en",
        [
            "call|calls|ring|rings|phone|phones|telephone|telephones you", "calling|ringing|phoning you",
            "call|ring|phone you|everybody|everyone back?",
            "give|gives|giving you|everybody|everyone a|one|our ..2 call|ring|buzz|bell",
            "you|you'll|you'd ..3 get|have|receive|expect a|one|our|my|the ..3 call|ring",
            "expect|await a|our|my|the ..3 call",
            "book|pick|choose|schedule|arrange|request|reserve|have|take|join|set a|your|our|the|up ..4 call|callback|phone|telephone",
            "a|our|your|the|first|short|quick|free|minute|minutes|minute-call call|phone-call|callback|telephone|ring in|on|at|"
            + "with|next|tomorrow|after|before|about|so|when|between",
            "by|over|on the? phone|telephone",
            "phone|telephone|discovery|intro|introductory|welcome|follow-up|check-in|onboarding|kick-off|kickoff|planning|"
            + "strategy call|consultation|appointment|chat|conversation|interview",
            "when|time|best|day|hour ..3 to|we|i|for call|ring|phone|reach",
            "call|ring|phone ..3 in|after|within ..2 day|days|week|weeks|hours|minutes", "we'll|i'll|will|shall|going ..2 speak|talk",
            "speak|talk to|with you|each", "in touch", "contact|contacts you", "check|checks in with|on you",
            "a|our|quick|short|little|friendly chat|conversation", "hear my|our|her|his|a voice",
            "leave|number ..6 call|ring|phone|reach",
        ]),
        ("de",
        [
            "ruf*|anruf*|rückruf*|telefonier*|angerufen|telefonat*|telefongespräch*|telefontermin*|telefonat|durchklingel*|klingel*",
            "telefonisch ..5 melde*|meldet|bei|sprechen|besprechen|kontakt*|erstgespräch|termin*", "melde*|meldet ..5 telefonisch",
            "am|per|ans telefon",
            "erstgespräch*|kennenlerngespräch*", "melde|melden|meldet ..2 mich|uns|sich", "sprechen wir|uns",
            "ihr|unser|ein|im|zum|das gespräch", "kontaktier*",
        ]),
        ("es",
        [
            "llamar*|llamo|llamaré|llamada*|llamaremos|llamamos|llame|llama|llamará|llamarán|telefonear*|telefonaz*", "por teléfono",
            "te|le|os|les telefone*",
            "un telefonazo", "contacta*|hablamos|hablaremos|hablar|charlamos",
        ]),
        ("fr", ["appel*|rappel*|téléphoner*|téléphone|coup ..2 fil", "entretien", "contacter*|échanger|parler"]),
        ("it", ["chiam*|telefon*|richiam*|squillo|contatt*|sentiamo|sentiremo"]),
        ("pt", ["ligar|ligo|liga|ligamos|ligarei|ligaremos|telefon*|chamada|chamadas|telefonema|telefonemas|contactar*|falamos|falaremos"]),
        ("nl", ["bel|bellen|belt|gebeld|opbellen|telefoon|telefonisch|telefoontje|belletje|terugbellen|belafspraak|spreken"]));

    /// <summary>What says that customers ring, or that others do.</summary>
    private static readonly ShapeTable _theirCall = new(
        ("en", ["call|ring|phone us|me|support|him|her|them|the|our|{{", "reach|call|ring|phone me|us ..2 at|on|under",
            "never|not|won't|don't|no|nobody ..3 call|calls|ring|phone"]),
        ("de",
        [
            "rufen|ruf|rufe sie|du|mich|uns|einfach|gern|gerne|bitte", "ruft|ruf|rufe|rufen uns|mich",
            "erreich*|telefonisch ..4 erreich*|unter", "anrufen unter",
            "nie|niemals|nicht|keine|ohne|niemand ..4 anruf*|ruf*|telefon*",
        ]),
        ("es", ["llámame|llámanos|llámeme|llámenos|llamarme|llamarnos", "nunca|no|sin|ni|nadie ..3 llam*|teléfono",
            "puedes|puede ..2 llamar|llamarme|llamarnos"]),
        ("fr", ["appelez|appelle|appelez-moi|appelez-nous|rappelez-moi", "jamais|pas|sans|personne ..3 appel*", "appel* pas|jamais"]),
        ("it", ["chiamami|chiamaci|chiamatemi|chiamateci|mi|ci chiam*|telefona", "mai|non|senza|nessuno ..3 chiam*|telefon*"]),
        ("pt", ["ligue|ligue-me|ligue-nos|liga-me", "nunca|não|sem|ninguém ..3 liga*|telefon*|chamada*"]),
        ("nl", ["bel|bellen me|mij|ons|gerust", "nooit|niet|geen|zonder|niemand ..3 bel|bellen|gebeld|telefoon*"]));

    private static readonly ShapeTable _video = new(
        ("en", [
            "video|videocall|video-call|zoom|teams|skype|webcam|screen|screens|online|walkthrough|demo|meeting|session|"
            + "consultation|call|link|room"]),
        ("de", ["video*|zoom|teams|skype|webcam|bildschirm*|online*|termin*|gespräch*|sitzung*|treffen|demo|vorführung"]),
        ("es", ["vídeo*|video*|zoom|teams|skype|pantalla|online|línea|reunión|sesión|cita|demostración|llamada"]),
        ("fr", ["visio*|vidéo*|zoom|teams|écran|ligne|rendez-vous|séance|réunion|démo*|appel"]),
        ("it", ["video*|zoom|teams|schermo|online|riunione|appuntamento|incontro|sessione|demo|chiamata"]),
        ("pt", ["vídeo*|video*|zoom|teams|ecrã|tela|online|reunião|sessão|demonstração|chamada"]),
        ("nl", ["video*|zoom|teams|scherm|online|afspraak|gesprek|sessie|demo"]));

    // A message may be a letter; one on the phone is none, nor is one that will be sent.
    private static readonly ShapeTable _text = new(
        ("en",
        [
            "text|texts|texting|sms|whatsapp|telegram|signal", "on|to your|the|their phone|mobile|cell", "mobile|cell|phone number",
            "send|sends|drop|get|receive you? a|one|our short? quick? message", "i'll|we'll|will message you", "chat",
        ]),
        ("de",
        [
            "sms|whatsapp|handy*|kurznachricht*|textnachricht*|telegram|mobilnummer|mobiltelefon", "chat",
            "schick*|send*|bekomm*|erhalt* ..4 nachricht|nachrichten", "nachricht|nachrichten ..2 schick*|senden|sende",
        ]),
        ("es", ["sms|whatsapp|wasap|guasap|móvil|celular|chat|telegram", "mand*|envi*|recib* ..2 un|unos mensaje|mensajes|mensajito"]),
        ("fr", ["sms|texto|whatsapp|portable|mobile|chat", "envo*|enver*|recev* ..2 un|des petit? message|messages"]),
        ("it", ["sms|whatsapp|cellulare|telefonino|messaggino|chat", "mand*|invi*|ricev* ..2 un|dei breve? messaggio|messaggi"]),
        ("pt", ["sms|whatsapp|telemóvel|celular|chat", "mand*|envi*|receb* ..2 uma|umas mensagem|mensagens"]),
        ("nl",
        [
            "sms|sms'je|sms'en|whatsapp|app|appje|appen|appt|mobiel|mobiele|gsm|chat", "stuur*|sturen|krijg* ..3 bericht|berichtje",
        ]));

    private static readonly ShapeTable _post = new(
        ("en",
        [
            "post|posted|posting|letter|letters|envelope|parcel|parcels|package|packages|box|boxes|postcard|card|delivered|"
            + "delivery|deliver|ship|shipped|shipping|doorstep|mailbox|letterbox|packed|pack|courier|arrives|arrive|mailing|address",
            "send|sending|sends|give|gives you|it|them|your|the|a|one", "in the mail", "on its|the way",
        ]),
        ("de", [
            "post|postkarte*|brief|briefe|briefkasten|umschlag|paket*|päckchen|liefer*|versand*|versend*|verschick*|schick*|karte|"
            + "zustell*|haustür|adresse|unterwegs"]),
        ("es", [
            "correo|carta|cartas|sobre|paquete*|caja|tarjeta|envío|envi*|entrega*|mensajero|buzón|dirección|mando|mandar*|llega|"
            + "llegará|camino"]),
        ("fr", ["poste|courrier|lettre|enveloppe|colis|carte|livr*|envo*|adresse|boîte"]),
        ("it", ["posta|lettera|busta|pacco|scatola|cartolina|spedi*|consegn*|invi*|mand*|indirizzo|arriv*"]),
        ("pt", ["correio|carta|envelope|encomenda|caixa|postal|envi*|entreg*|morada|endereço|mand*|chega*"]),
        ("nl", ["post|brief|envelop|pakket*|pakje|doos|kaart*|bezorg*|lever*|stuur*|verzend*|adres|brievenbus|onderweg"]));

    private static readonly ShapeTable _visit = new(
        ("en",
        [
            "visit|visits|visiting|come|comes|coming|appointment|meet|meets|round|site|on-site|door|doorstep|home|house|drop|"
            + "drops|pop|pops|turn|turns|arrive|arrives|survey|measure|look|slot|crew|van|fitting|delivery|see you",
        ]),
        ("de", [
            "besuch*|komm*|vorbei*|vor ort|termin*|treff*|tür|haustür|zuhause|hause|aufmaß|besichtig*|ansehen|anschau*|team|bei "
            + "ihnen|dir|vorbeikomm*"]),
        ("es", ["visit*|venir|vengo|viene|vamos|ir*|iremos|casa|domicilio|cita|puerta|pasar*|paso|pasamos|pasa|acerc*|vernos|ver|medir"]),
        ("fr", ["visit*|venir|viens|vient|viendr*|passe*|chez|domicile|maison|rendez-vous|porte|déplac*"]),
        ("it", ["visit*|vengo|veni*|viene|verr*|passa*|passo|casa|domicilio|appuntamento|porta|sopralluogo|incontr*"]),
        ("pt", ["visit*|vou|vamos|vir|casa|domicílio|passa*|passo|porta|marcação|encontr*"]),
        ("nl", ["bezoek*|kom|komt|komen|langs|thuis|huis|afspraak|deur|ontmoet*"]));

    /// <summary>Whether a sentence tells customers that somebody reaches them so.</summary>
    public static bool Announces(Sentence sentence, Channel channel) => channel switch
    {
        Channel.Phone => AnnouncesCall(sentence),
        Channel.Video => _video.IsIn(sentence),
        Channel.Text => _text.IsIn(sentence),
        Channel.Post => _post.IsIn(sentence),
        Channel.Visit => _visit.IsIn(sentence),
        _ => false,
    };

    private static bool AnnouncesCall(Sentence sentence)
    {
        for (var from = 0; _phone.From(sentence, from) is { } found; from = found.First + 1)
            if (!IsTheirs(sentence, found) && !IsDenied(sentence, found)) return true;
        return false;
    }

    // "Auch am Telefon nicht", "danke für das Gespräch".
    private static bool IsDenied(Sentence sentence, (int First, int End) found) =>
        sentence.Words.Skip(found.End).Take(1).Any(word => word.Text is "nicht" or "not" or "no" or "niet")
        || sentence.Words.Take(found.First + 1).TakeLast(5).Any(word => word.Text is "danke" or "dank" or "thank" or "thanks" or "gracias"
            or "merci" or "grazie" or "obrigado" or "obrigada" or "bedankt");

    // "Ring me on 030 …" is no call of ours; but "call me, or I ring you on Friday" is both.
    private static bool IsTheirs(Sentence sentence, (int First, int End) found) =>
        _theirCall.In(sentence) is { } theirs && found.First < theirs.End + 1 && theirs.First < found.End + 1
        || sentence.Words.Take(found.First).TakeLast(2).Any(word => word.Text is "video");
}
