using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>How a language says yes and no to a topic.</summary>
internal sealed record ConditionRow(ConditionTopic Topic, string Tongue, ImmutableArray<WordPattern> Yes, ImmutableArray<WordPattern> No);

/// <summary>Conditions that an owner states more than once.</summary>
internal static partial class ConditionWords
{
    private static readonly ConditionTopic _card = new("card", "whether a card is needed");
    private static readonly ConditionTopic _deducted = new("deducted", "whether it comes off the bill");
    private static readonly ConditionTopic _bound = new("bound", "whether they are bound for a time");
    private static readonly ConditionTopic _advance = new("advance", "when they pay");
    private static readonly ConditionTopic _prescription = new("prescription", "whether a prescription is needed");
    private static readonly ConditionTopic _experience = new("experience", "whether beginners may come");
    private static readonly ConditionTopic _refund = new("refund", "whether money is given back");
    private static readonly ConditionTopic _shipping = new("shipping", "who pays for the sending");
    private static readonly ConditionTopic _setup = new("setup", "whether there is a fee for joining");

    private static readonly ConditionTopic _selling = new("selling", "whether anything is sold or signed there");
    private static readonly ConditionTopic _cards = new("cards", "how they can pay");
    private static readonly ConditionTopic _place = new("place", "where it takes place");
    private static readonly ConditionTopic _fetching = new("fetching", "who brings it");
    private static readonly ConditionTopic _extra = new("extra", "what is in the price");
    private static readonly ConditionTopic _door = new("door", "whether somebody has to be there");

    public static ImmutableArray<ConditionRow> All { get; } = [.. Ways, .. Terms];

    private static readonly FrozenDictionary<string, PatternIndex<(ConditionRow Row, bool Yes)>> _byTongue =
        Tongue.All.ToFrozenDictionary(tongue => tongue.Tag, tongue => new PatternIndex<(ConditionRow Row, bool Yes)>(
            All.Where(row => row.Tongue == tongue.Tag).SelectMany(row => row.No.Select(pattern => (pattern, (row, false)))
                .Concat(row.Yes.Select(pattern => (pattern, (row, true)))))), StringComparer.Ordinal);

    /// <summary>The ways of one language to say yes or no to each topic.</summary>
    public static PatternIndex<(ConditionRow Row, bool Yes)> Of(Tongue tongue) => _byTongue[tongue.Tag];

    /// <summary>Where, how and by whom.</summary>
    private static ImmutableArray<ConditionRow> Ways =>
    [
        Row(_selling, "en", "close the sale|deal;get the|a|their signature;get them to sign;have|let|make them sign;sign before they|you"
                + ";sign ..3 today|tonight;sign ..3 on the spot;your|a signature and;signature ..3 now;deposit ..3 on the spot;sell "
                + "them;take "
                    + "the order",
            "nothing is sold;nothing to buy;not|never|don't|won't sell;nobody sells;no selling;no sales;not|don't sign anything;sign "
                + "nothing"
                + ";nothing to sign;sleep on it;no decision;not|don't have to decide;no obligation"),
        Row(_selling, "de", "unterschreiben lassen;unterschrift holen|einholen;heute|sofort|gleich|noch unterschreiben;vertrag|auftrag ..3 "
            + "unterschreiben"
                + ";verkauf|vertrag|auftrag abschließen;gleich|heute|sofort abschließen;ohne unterschrift geht;unterschreibt ..3 heute",
            "nichts verkauft;verkaufen|verkauft ..3 nichts;nicht verkauft;nichts entscheiden;nichts unterschreiben;unverbindlich"
                + ";schlafen|schlaf|schläfst ..3 darüber;niemand verkauft;nichts zu unterschreiben"),
        Row(_selling, "es", "cerrar|cierra|cierre la venta;firmar|firma|firme hoy;que firme|firmen;hacer firmar;firme|firma ..3 antes de",
            "no se vende;no vendemos;no te|le|os vendemos;nada que firmar;no firmas|firma nada;no tiene|tienes que decidir;sin compromiso"
                + ";no te comprometes;no se compromete;consultarlo|consúltelo con"),
        Row(_selling, "fr", "faire signer;signer aujourd'hui;conclure la vente;signature avant;signez aujourd'hui",
            "rien à vendre;ne vend|vendons rien;rien à signer;sans engagement;n'avez rien à décider;aucune vente"),
        Row(_selling, "it", "far firmare;chiudere la vendita;firmare oggi", "non si vende;non vendiamo;niente da firmare;senza impegno"),
        Row(_selling, "nl", "laten tekenen;vandaag tekenen", "niets verkocht;verkopen niets;vrijblijvend;niets tekenen"),

        Row(_cards, "en", "pay ..3 by|with card;by card or;cards ..3 accepted;take|accept cards;cash or card;card or cash;cash or by card",
            "only ..3 cash;cash only;don't|not|cannot|can't take|accept cards;no cards;cash please;pay|bring ..3 in cash only"),
        Row(_cards, "de", "kartenzahlung ist;kartenzahlung möglich;mit karte zahlen|bezahlen;karte oder bar;bar oder mit;ec-karte;auch "
            + "mit karte",
            "nur bar;nur bargeld;nur barzahlung;keine karten;keine kartenzahlung;karten nehmen ..3 nicht;ausschließlich bar"),
        Row(_cards, "es", "pagar|pagas|paga ..3 con tarjeta;aceptamos tarjeta|tarjetas;tarjeta o en efectivo;efectivo o con tarjeta",
            "solo|sólo ..3 efectivo;únicamente en efectivo;no aceptamos tarjeta|tarjetas;no admitimos tarjeta|tarjetas"),
        Row(_cards, "fr", "par carte ou;payer|payez|réglez ..3 par carte;carte acceptée;cartes acceptées;espèces ou",
            "espèces uniquement;uniquement ..3 espèces;seulement ..3 espèces;pas ..3 carte;n'acceptons pas"),
        Row(_cards, "it", "con carta o;accettiamo carte;carta o contanti", "solo contanti;solo in contanti;non accettiamo carte"),
        Row(_cards, "nl", "met pin;pinnen kan;pin of contant", "alleen contant;geen pin;niet pinnen"),

        Row(_place, "en", "is|are|takes|runs|meets|meet ..3 online;on zoom;by video;from your own|sofa|kitchen;place online",
            "in our studio|practice|shop|workshop|office|clinic;in person;at our studio|practice|shop|workshop|office|clinic;come to "
                + "the|our"),
        Row(_place, "de", "online statt;findet ..3 online;per video|zoom;über zoom;von zu hause;von zuhause",
            "in unserer praxis;in unserem studio|laden|büro;bei uns vor;in der praxis;vor ort;ins studio;in unsere praxis"),
        Row(_place, "es", "es|son ..3 en línea;online;por videollamada;por zoom;desde casa",
            "en nuestro estudio|local|taller;en nuestra clínica|consulta;presencial|presenciales;ven|venga|vengan|venid a "
                + "nuestro|nuestra|la|el|mi"),
        Row(_place, "fr", "en ligne;en visio;en visioconférence;par zoom;depuis chez",
            "dans notre atelier|cabinet|studio;sur place;en présentiel;venez|viens au|à|dans"),
        Row(_place, "it", "è|sono|svolge|avviene ..3 online;in videochiamata;su zoom;da casa sua|tua",
            "nel nostro studio|laboratorio|negozio;nella nostra sede|bottega;in presenza;venga|vieni nel|nella|in|da|a|al|allo|alla"),
        Row(_place, "pt", "é|são|decorre|realiza-se ..3 online;por videochamada;pelo zoom;a partir de casa",
            "no nosso estúdio|consultório|escritório;na nossa clínica|loja|oficina;presencial|presencialmente;venha|vem ao|à|a"),
        Row(_place, "nl", "is|zijn|gebeurt|vindt ..3 online;via zoom;via beeldbellen;per video;vanuit huis",
            "in onze praktijk|studio|winkel|werkplaats;bij ons op;op locatie;kom|komt ..3 naar de|het|onze;kom|komt naar"),

        Row(_fetching, "en", "bring the|your|it ..3 to;bring it in;drop ..3 off",
            "we collect;we'll collect;we fetch;we pick ..3 up;we'll pick ..3 up;collect it"
            + ";we come and get;collected from your"),
        Row(_fetching, "de", "bringen|bringt|bring ..3 in|zu|zum|zur;bringen|bring ..3 vorbei;geben sie ..3 ab",
            "wir holen ..3 ab;wir holen ..3 ..3 ab;holen wir ..3 ab"
            + ";holt ..3 ab;holt ..3 ..3 ab;abholung inklusive"),
        Row(_fetching, "es", "tráelo;tráela;tráigalo;tráigala;trae|traiga tu|su|el|la ..3 a|al",
            "recogemos;pasamos a recoger;vamos a recoger;vamos a buscar;lo recoge"),
        Row(_fetching, "fr", "apportez|déposez ..3 à;déposez;amenez", "passons chercher;venons chercher;récupérons chez;venons récupérer"),

        Row(_extra, "en", "comes|come on top;is|are extra;costs|cost extra;charged separately;charged extra;is|are not included;not "
            + "included"
                + ";billed separately;paid separately;added to the bill",
                    "is|are included;included in the;in the price|number|figure;no extra;all included;is|are in it"),
        Row(_extra, "de", "kommt|kommen ..3 dazu;kommt|kommen ..3 hinzu;extra berechnet;zusätzlich berechnet;nicht enthalten;nicht "
            + "inbegriffen;gesondert berechnet"
                + ";berechnen wir ..3 extra;kostet|kosten ..3 extra;nicht dabei;nicht inklusive;berechnen wir",
                    "ist|sind ..3 enthalten;ist|sind ..3 inbegriffen;ist|sind inklusive"
                + ";ist|sind dabei;im preis;kosten nichts;kostet nichts;ohne aufpreis"),
        Row(_extra, "es", "va|van aparte;se paga|pagan aparte;no incluye;no está|están incluido|incluida|incluidos|incluidas;se "
            + "cobra|cobran aparte",
            "está|están incluido|incluida|incluidos|incluidas;va|van incluido|incluida|incluidos|incluidas;en el precio;sin coste "
                + "adicional"),
        Row(_extra, "fr", "en sus;non compris|comprise|inclus|incluse;n'est|sont pas "
            + "inclus|incluse|incluses|compris|comprise;facturé|facturée|facturés à part"
                + ";en supplément", "est|sont inclus|incluse|incluses|compris|comprise|comprises;dans le prix;sans supplément"),
        Row(_extra, "it", "a parte;non incluso|inclusa;non è|sono incluso|inclusa|inclusi|compreso|compresa",
            "è|sono incluso|inclusa|inclusi|compreso|compresa;nel prezzo"),
        Row(_extra, "nl", "komt|komen ..3 bij;niet inbegrepen;apart berekend", "is|zijn inbegrepen;in de prijs;zonder meerprijs"),

        Row(_door, "en", "sign for it|the;hand ..3 to you;must be in;take it back to;ring the bell and;only hand",
            "leave ..3 at|by|on;left at|by|on;in front of your door;don't need to be in"),
        Row(_door, "de", "persönlich übergeben;nur persönlich;wieder mitnehmen;unterschrift an;klingeln und",
            "vor die tür;vor der tür;stellen wir ..3 ab;ablegen"),
        Row(_door, "es", "en mano;llevárselo de vuelta;volver con;firmar la entrega", "en la puerta;junto a la puerta"),
        Row(_door, "fr", "en mains propres;remettre en main;rapporter|rapportez ..3 à la boutique;reprendre le",
            "devant la|votre|chez;déposé|déposons|posé devant;à votre porte"),
    ];

    private static ConditionRow Row(ConditionTopic topic, string tongue, string yes, string no) =>
        new(topic, tongue, WordPattern.All(yes), WordPattern.All(no));
}
