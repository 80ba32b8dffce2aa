using System.Collections.Immutable;

namespace Throughline.Linting.Claims;

/// <content>What it costs, binds and asks for.</content>
internal static partial class ConditionWords
{
    private static ImmutableArray<ConditionRow> Terms =>
    [
        Row(_card, "en", "credit|debit|bank card ready;have ..3 card ready;need ..3 credit|debit card;need|needs a|your card;without "
            + "a card "
            + "you|we;can't|cannot ..3 without ..3 card;can't|cannot ..3 without one"
                + ";card is|details required;requires a card;enter your card;card details|number;card on file to start|begin;ask for ..3 "
                    + "card;charged like any",
            "not|don't|doesn't|won't|never need ..3 card;no ..3 card needed|required;no card;without ..3 card;don't|won't|not|never "
                + "ask ..3 "
                + "card;don't|won't take ..3 card;card isn't one;no credit card;needn't ..3 card"),
        Row(_card, "de", "kreditkarte bereit;karte bereit;brauchen|brauchst|benötigen ..3 kreditkarte;ohne kreditkarte geht;kreditkarte "
            + "erforderlich|nötig|notwendig;kreditkarte angeben|hinterlegen;kartendaten"
                + ";halten|legen sie ..3 kreditkarte;ihre|deine kreditkarte",
            "keine kreditkarte;keine karte;ohne kreditkarte;ohne karte;kreditkarte ist nicht;kreditkarte brauchen|brauchst sie|du ..3 "
                + "nicht;kreditkarte ..3 nicht nötig"),
        Row(_card, "es", "tarjeta a mano;necesitas|necesitarás ..3 tarjeta;tarjeta de crédito preparada;hace falta ..3 tarjeta;datos "
            + "de ..3 "
            + "tarjeta;número de ..3 tarjeta;ten|tenga ..3 tarjeta",
            "sin tarjeta;no necesitas ..3 tarjeta;no te pedimos ..3 tarjeta;no pedimos ..3 tarjeta;no hace falta ..3 tarjeta;sin ..3 "
                + "tarjeta de"),
        Row(_card, "fr", "besoin ..3 carte;carte bancaire requise|nécessaire;coordonnées bancaires;munissez-vous ..3 carte;préparez "
            + "..3 carte",
            "sans carte;pas besoin ..3 carte;aucune carte;ne demandons pas ..3 carte;sans ..3 carte bancaire"),
        Row(_card, "it", "serve ..3 carta;carta di credito necessaria;tieni ..3 carta;dati della carta;tenga ..3 carta",
            "senza carta;non serve ..3 carta;nessuna carta;non chiediamo ..3 carta"),
        Row(_card, "pt", "precisa ..3 cartão;tenha ..3 cartão;dados do cartão;é necessário ..3 cartão",
            "sem cartão;não precisa ..3 cartão;não pedimos ..3 cartão;nenhum cartão"),
        Row(_card, "nl", "creditcard nodig;creditcard bij;houd ..3 creditcard", "geen creditcard;zonder creditcard;geen kaart"),

        Row(_deducted, "en", "knock|knocked|take|taken|takes|took|knocks it|that|this|them off;knock|knocked|comes|come|came off "
            + "the|your;knock|knocked|comes|come off ..3 bill|invoice|price;deducted from;deduct it;credited "
            + "against|towards;goes|go|counts|count towards ..3 bill|price|invoice|total|course|fee;is already off",
            "not part of the|your bill|price;not|don't|doesn't|won't|never come|knock|take ..3 off;not|never deducted;not|never "
                + "credited;doesn't|not|won't go|count towards;on top of ..3 bill|price|invoice;extra to the bill"),
        Row(_deducted, "de", "wird|werden ..3 angerechnet;wird|werden ..3 verrechnet;wird|werden ..3 abgezogen;rechnen|rechne wir|ich ..3 "
            + "an;ziehen|ziehe wir|ich ..3 ab;angerechnet;verrechnet;abgezogen",
            "nicht angerechnet;nicht ..3 angerechnet;nicht verrechnet;nicht ..3 verrechnet;nicht abgezogen;nicht ..3 abgezogen;kommt ..3 "
                + "hinzu;kommen ..3 hinzu;rechnen|rechne wir|ich ..3 nicht an"),
        Row(_deducted, "es", "se|te|lo|la descuenta|descuentan|descontamos|descuento;se resta;te lo restamos;se|lo|la deduce*",
            "no se|te|lo|la descuenta|descuentan|descontamos;no se resta;no se deduce;va|van aparte"),
        Row(_deducted, "fr", "déduit|déduite|déduits|déduites;déduisons;vient|viennent en déduction",
            "pas déduit|déduite|déduits|déduites;pas ..3 déduit|déduite;s'ajoute*;non déductible"),
        Row(_deducted, "it", "viene|vengono scalato|scalata|scalati|detratto|detratta|detratti|dedotto;scaliamo;sarà "
            + "scalato|detratto;lo|la scaliamo", "non viene|vengono scalato|scalata|detratto|detratta;non ..3 scaliamo;si aggiunge"),
        Row(_deducted, "pt", "é|são descontado|descontada|descontados;descontamos;abatido|abatida;abatemos",
            "não é|são descontado|descontada;não descontamos;não é abatido|abatida"),
        Row(_deducted, "nl", "wordt|worden ..3 verrekend;wordt|worden ..3 afgetrokken;trekken we ..3 af",
            "niet verrekend;niet ..3 verrekend;niet afgetrokken;niet ..3 afgetrokken;komt er bovenop"),

        Row(_bound, "en", "minimum term;minimum contract;minimum of ..3 months;obligation for;bound for;committed for;commit to|for ..3 "
            + "months|year;contract for;contract runs;contract of;renews automatically;renews itself;renews by itself;signing|sign up "
            + "for a|one year;year's contract;twelve-month contract;12-month contract;tied in;not possible before;cannot|can't "
            + "stop|cancel before",
            "no contract;no minimum;no tie-in;not a contract;without a contract;cancel at the end;cancel any|anytime;cancel at any;stop "
                + "any time;stop at any;stop whenever;cancel whenever;stop with one click;cancel with one click;nothing renews;no "
                + "commitment;no obligation"),
        Row(_bound, "de", "monate|monaten|jahr laufzeit;mindestlaufzeit von;mindestlaufzeit beträgt;mindestvertragslaufzeit;laufzeit "
            + "von;laufzeit beträgt;verlängert sich automatisch;verlängert sich ..3 automatisch;bindung von;binden|bindest sie|du "
            + "sich|dich;frühestens kündbar;kündigung ..3 frühestens;erst nach ..3 kündbar;erst nach ..3 kündigen;vor ablauf ..3 "
            + "vertrag;kommt "
            + "niemand aus",
            "keine mindestlaufzeit;ohne mindestlaufzeit;keine laufzeit;ohne laufzeit;jederzeit kündbar;jederzeit kündigen;jederzeit ..3 "
                + "kündigen;monatlich kündbar;keine bindung;ohne bindung;ohne vertrag;kein vertrag;kein abo;verlängert sich nicht;nichts "
                + "verlängert sich;monatlich kündigen;jederzeit aussteigen"),
        Row(_bound, "es", "permanencia mínima;permanencia de;permanencia es;compromiso de;contrato de ..3 meses;renueva automáticamente;se "
            + "renueva sol*",
            "sin permanencia;no hay ..3 permanencia;ni permanencia;no hay permanencia;sin compromiso;sin contrato;te das de baja "
                + "cuando;puedes dejarlo cuando;cancelas cuando;cancelar cuando;ni contrato"),
        Row(_bound, "fr", "engagement de;engagement court;engagement d'un;ne peut pas être interrompu;engagement minimum;renouvelle "
            + "automatiquement;durée minimale",
            "sans engagement;aucun engagement;pas d'engagement;résiliable à tout;arrêter quand;résilier à tout"),
        Row(_bound, "it", "durata minima;vincolo di;vincolo minimo;rinnova automaticamente",
            "senza vincol*;nessun vincolo;disdire quando;disdici quando;senza impegno;senza contratto"),
        Row(_bound, "pt", "fidelização de;fidelização mínima;renova automaticamente;contrato de",
            "sem fidelização;sem contrato;cancelar quando;cancela quando;sem compromisso"),
        Row(_bound, "nl", "minimale looptijd;looptijd van;automatisch verlengd",
            "maandelijks opzegbaar;geen contract;zonder contract;altijd opzeggen;geen verplichtingen"),

        Row(_advance, "en", "pay|paid|payment|payable ..3 in advance;pay|payment|paid ..3 up front|upfront;when your payment ..3 is "
            + "here;payment ..3 before we",
            "pay when;pay after;pay nothing until;nothing to pay until;pay nothing now;nothing in advance;nothing up front|upfront;pay "
                + "on the day;pay at the end;only pay when;due when ..3 and not before;pay later;pay once"),
        Row(_advance, "de", "im voraus;vorkasse;vorauskasse;vorab zahlen|bezahlen|überweisen;vorab ..3 überweisen;zahlen|zahlung ..3 "
            + "vorab;zahlungseingang",
            "zahlen|bezahlen|zahlst|bezahlst ..3 erst;nichts im voraus;keine vorkasse;nicht im voraus;zahlen|bezahlen sie ..3 danach;auf "
                + "rechnung;ohne vorkasse"),
        Row(_advance, "es", "por adelantado;por anticipado;pago previo;paga|pagas ..3 antes",
            "nada por adelantado;pagas|paga|pagáis ..3 después;pagas|paga ..3 al final;no pagas hasta;pagas cuando;sin pagar por "
                + "adelantado"),
        Row(_advance, "fr", "payez|payer|règlement|paiement ..3 d'avance;à l'avance;paiement préalable",
            "rien à l'avance;rien d'avance;payez ..3 après;payez ..3 à la fin;paiement à la fin"),
        Row(_advance, "it", "pagamento|paga|pagare ..3 anticipato;in anticipo;pagamento anticipato",
            "paghi ..3 dopo;paghi ..3 alla fine;niente in anticipo;pagamento alla consegna"),
        Row(_advance, "pt", "pagamento|paga|pagar ..3 adiantado;antecipado;pagamento prévio", "paga ..3 depois;paga ..3 no fim;nada "
            + "adiantado"),
        Row(_advance, "nl", "vooraf betalen;vooruit betalen;vooruitbetaling;betaal|betaalt ..3 vooraf",
            "achteraf betalen;betaal|betaalt ..3 achteraf;betaal|betaalt ..3 pas;niets vooraf"),

        Row(_prescription, "en", "need|bring a|your prescription|referral;prescription|referral is required|needed;only with a "
            + "prescription|referral;not without ..3 prescription|referral",
            "no prescription|referral;not|don't need ..3 prescription|referral;without a prescription|referral;prescription|referral "
                + "isn't"),
        Row(_prescription, "de", "brauchen|brauchst|benötigen ..3 rezept;rezept mit;rezept ist ..3 nötig|erforderlich|notwendig;nur mit "
            + "rezept;rezept ..3 mitbringen;ohne rezept geht;ohne rezept dürfen|können wir|ich;rezept vom arzt ..3 bitte;überweisung mit",
            "kein rezept;rezept brauchen|brauchst sie|du ..3 nicht;rezept ist nicht;ohne rezept;keine überweisung;ein rezept ..3 nicht"),
        Row(_prescription, "es", "necesitas|necesita ..3 receta|volante;trae|traiga ..3 receta|volante;con receta;hace falta ..3 "
            + "receta|volante",
            "sin receta|volante;no necesitas|necesita ..3 receta|volante;no hace falta ..3 receta|volante"),
        Row(_prescription, "fr", "besoin d'une ordonnance;apportez votre ordonnance;ordonnance obligatoire|nécessaire",
            "sans ordonnance;pas besoin d'ordonnance;pas besoin d'une ordonnance;aucune ordonnance"),
        Row(_prescription, "it", "serve la|una ricetta|impegnativa;porti|porta la ricetta|impegnativa",
            "senza ricetta|impegnativa;non serve ..3 ricetta|impegnativa"),
        Row(_prescription, "pt", "precisa de receita|prescrição;traga a receita|prescrição",
            "sem receita|prescrição;não precisa de receita|prescrição"),
        Row(_prescription, "nl", "verwijzing nodig;neem ..3 verwijzing ..3 mee", "geen verwijzing;zonder verwijzing"),

        Row(_experience, "en", "need ..3 experience;experience is|required;experience needed;for advanced;not for beginners;not suitable "
            + "for beginners;some experience;you should already;should be able to already",
            "no experience;no previous experience;no prior;don't need ..3 experience;without ..3 experience;no knowledge;never done it "
                + "before is;for complete beginners;for absolute beginners;beginners welcome;beginners are welcome"),
        Row(_experience, "de", "vorkenntnisse sind ..3 nötig;vorkenntnisse sind ..3 erforderlich;vorkenntnisse erforderlich;vorkenntnisse "
            + "nötig;vorkenntnisse voraussetzen;setzt vorkenntnisse;setzen vorkenntnisse;setzen ..3 vorkenntnisse;für "
            + "fortgeschrittene;brauchen|brauchst ..3 vorkenntnisse;nicht für anfänger",
            "keine vorkenntnisse;ohne vorkenntnisse;vorkenntnisse brauchen|brauchst ..3 nicht;vorkenntnisse sind nicht;keine "
                + "erfahrung;ohne erfahrung"),
        Row(_experience, "es", "experiencia previa es;necesitas|necesita experiencia;hace falta experiencia;hace falta saber;con "
            + "experiencia previa;imprescindible ..3 experiencia;nivel avanzado",
            "sin experiencia;no necesitas experiencia;no hace falta experiencia;no hace falta saber;no se necesita experiencia;ninguna "
            + "experiencia"),
        Row(_experience, "fr", "expérience requise;expérience nécessaire;pour ..3 confirmés;niveau avancé",
            "sans expérience;aucune expérience;pas besoin d'expérience;débutants bienvenus"),
        Row(_experience, "it", "serve esperienza;esperienza richiesta;livello avanzato",
            "senza esperienza;non serve esperienza;nessuna esperienza"),
        Row(_experience, "pt", "precisa de experiência;experiência necessária;nível avançado",
            "sem experiência;não precisa de experiência;nenhuma experiência"),
        Row(_experience, "nl", "ervaring vereist;ervaring nodig;voor gevorderden", "geen ervaring;zonder ervaring"),

        Row(_refund, "en", "pay|give ..3 back in;pay|give the|your ..3 back;get it all back;get your money back;money back;full "
            + "refund;refund you;refund it;refund the;get ..3 deposit back;get ..3 fee back;give you ..3 back",
            "not given|paid back;not be given|paid back;don't|won't get ..3 back;refunds are not;refund is not;no refunds "
                + "are;non-refundable;nonrefundable;not refundable;no refunds;no refund;can't|cannot|don't|won't|not refund;not be "
                + "refunded;cannot|can't be refunded;don't give ..3 money back;no money back;never refund"),
        Row(_refund, "de", "geld zurück;bekommen|bekommst|erhalten|erhältst ..3 zurück;erstatten wir;erstatten ..3 voll;zahlen wir ..3 "
            + "zurück;wird erstattet;voll erstattet",
            "rückerstattung|erstattung ist nicht;nicht erstattet;nicht ..3 erstattet;keine erstattung;erstatten ..3 nicht;kein geld "
            + "zurück;nicht zurückgezahlt;nicht erstattungsfähig;keine rückerstattung;nicht rückerstattbar"),
        Row(_refund, "es", "te devolvemos;te devuelvo;le devolvemos;devolución del dinero;te lo devolvemos",
            "no se admiten devoluciones;no hay devoluciones;sin devoluciones;no se devuelve;no devolvemos;no se reembolsa;sin "
            + "devolución;no hay devolución;no reembolsable;no es reembolsable"),
        Row(_refund, "fr", "vous rembourse|remboursons;remboursé intégralement;te rembourse",
            "non remboursable;pas remboursé|remboursable;aucun remboursement;ne rembours* pas"),
        Row(_refund, "it", "ti|la rimborsiamo;soldi indietro;rimborso completo",
            "non rimborsabile;non è rimborsabile;nessun rimborso;non rimborsiamo"),
        Row(_refund, "pt", "devolvemos o dinheiro;reembolso total;devolvemos-lhe",
            "não reembolsável;não devolvemos;sem reembolso;não é reembolsável"),
        Row(_refund, "nl", "geld terug;krijgt ..3 terug", "niet terugbetaald;geen teruggave;niet restitueerbaar;geen geld terug"),

        Row(_shipping, "en", "plus|excluding shipping|postage|delivery;shipping|postage|delivery is|are extra;shipping|postage|delivery "
            + "is|are added;shipping|postage|delivery is|are not included;shipping|postage|delivery comes on top;add ..3 for the|your "
            + "sending|shipping|postage|delivery;add|pay ..3 for shipping|postage|delivery;for the|your sending|shipping|postage|delivery "
            + "i|we must|add|charge;sending|shipping|postage|delivery is|are charged;you pay the|for "
            + "shipping|postage|delivery;shipping|postage|delivery costs £|€|$;shipping|postage|delivery extra",
            "shipping|postage|delivery ..3 inside;shipping|postage|delivery|sending is|are ..3 in it;shipping|postage|delivery|sending ..3 "
                + "included;including shipping|postage|delivery;shipping|postage|delivery is|are ..3 free;free "
                + "shipping|postage|delivery;we pay the|for shipping|postage;no shipping|postage|delivery"),
        Row(_shipping, "de", "für die|den lieferung|versand berechnen;lieferung|versand berechnen wir;zzgl versand|porto;zzgl "
            + "versandkosten;zuzüglich versand|porto|versandkosten;versand|porto|versandkosten kommt|kommen ..3 "
            + "dazu;versand|porto|versandkosten kommt|kommen ..3 hinzu;versandkosten tragen|tragen sie;versand|porto nicht;plus "
            + "versand|porto;versand|porto zahlen sie;versandkosten betragen;versand|porto|lieferung kostet",
            "versandkostenfrei;versand|porto|lieferung ist|sind ..3 dabei;versand|porto|lieferung ist|sind ..3 inklusive;inklusive "
                + "versand|porto|lieferung;inkl versand|porto;versand|porto|lieferung inklusive;versand|porto|lieferung ist|sind ..3 "
                + "kostenlos;versand|porto|lieferung ist|sind ..3 frei;kostenloser versand;versand|porto ..3 übernehmen wir;ohne "
                + "versandkosten;versand|porto ist ..3 enthalten"),
        Row(_shipping, "es", "más envío;más gastos de envío;más los gastos de envío;gastos de envío aparte;envío aparte;envío no "
            + "incluido;envío ..3 se paga;envío cuesta;envío son;gastos de envío son",
            "envío incluido;envío está incluido;envíos incluidos;gastos de envío incluidos;envío gratis;envío ..3 gratis;envío "
            + "gratuito;envío corre de;sin gastos de envío;envío va incluido"),
        Row(_shipping, "fr", "frais de port en sus;plus les frais;livraison en sus;livraison est facturée;livraison vous est "
            + "facturée;livraison facturée;frais de port ..3 à votre charge;livraison coûte",
            "frais de port inclus;frais de port compris;livraison incluse;livraison comprise;livraison gratuite;livraison offerte;port "
            + "offert;sans frais de port"),
        Row(_shipping, "it", "spedizione esclusa;più spedizione;più le spese;spedizione a parte;spedizione costa",
            "spedizione inclusa;spedizione è inclusa;spedizione compresa;spedizione gratuita;spedizione gratis"),
        Row(_shipping, "pt", "mais portes;portes à parte;envio à parte;frete à parte;envio custa;portes não",
            "portes incluídos;envio incluído;frete grátis;portes grátis;envio grátis;frete incluído"),
        Row(_shipping, "nl", "exclusief verzendkosten;plus verzendkosten;verzendkosten zijn voor;verzending kost",
            "gratis verzending;inclusief verzending;verzending inbegrepen;inclusief verzendkosten;verzendkosten inbegrepen"),

        Row(_setup, "en", "setup|joining|registration|set-up|enrolment|enrollment fee "
            + "of;setup|joining|registration|set-up|enrolment|enrollment fee is;one-off joining|setup fee;plus ..3 "
            + "setup|joining|registration fee;setup|joining fee £|$|€",
            "no setup|joining|registration|set-up|enrolment|enrollment fee;without ..3 setup|joining|registration fee;no setup;no joining "
            + "fee"),
        Row(_setup, "de", "einrichtungsgebühr|anmeldegebühr|aufnahmegebühr von;einrichtungsgebühr|anmeldegebühr|aufnahmegebühr "
            + "beträgt;einmalige einrichtungsgebühr|anmeldegebühr|aufnahmegebühr;einrichtungsgebühr|anmeldegebühr|aufnahmegebühr "
            + "buchen;einrichtung kostet;zzgl einrichtungsgebühr",
            "keine einrichtungsgebühr|anmeldegebühr|aufnahmegebühr;ohne einrichtungsgebühr|anmeldegebühr|aufnahmegebühr;einrichtung "
            + "kostet ..3 nichts;einrichtung ..3 kostenlos;einrichtung ist ..3 inklusive;anmeldegebühr gibt es nicht"),
        Row(_setup, "es", "matrícula es de;matrícula de;la matrícula te|se;la matrícula son;la matrícula cuesta;más matrícula;más la "
            + "matrícula;pagas la matrícula;matrícula 1*|2*|3*|4*|5*|6*",
            "sin matrícula;no hay matrícula;ni matrícula;no cobramos matrícula;no pagas matrícula;matrícula gratis;matrícula gratuita"),
        Row(_setup, "fr", "frais d'inscription de;frais d'inscription sont;frais de dossier de",
            "sans frais d'inscription;pas de frais d'inscription;aucun frais;sans frais de dossier"),
        Row(_setup, "it", "quota d'iscrizione di;iscrizione costa;quota di iscrizione di",
            "senza quota d'iscrizione;nessuna quota;iscrizione gratuita;senza iscrizione"),
        Row(_setup, "pt", "taxa de inscrição de;inscrição custa;taxa de matrícula",
            "sem taxa de inscrição;sem inscrição;inscrição gratuita"),
        Row(_setup, "nl", "inschrijfgeld van;inschrijfgeld is;inschrijfkosten",
            "geen inschrijfgeld;zonder inschrijfgeld;geen inschrijfkosten"),
    ];
}
