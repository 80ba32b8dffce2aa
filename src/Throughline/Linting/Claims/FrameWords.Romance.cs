namespace Throughline.Linting.Claims;

/// <content>The Romance languages.</content>
internal static partial class FrameWords
{
    private static readonly (Frame, string)[] Spanish =
    [
        (Frame.Deposit, "señal, anticipo, depósito, reserva de"),
        (Frame.Agreed, """
            gracias por reservar|apuntarte|inscribirte|tu|su reserva? inscripción?, has|ha reservado, nos vemos el|mañana,
            tu|su|vuestra ..4 está|queda reservad*|confirmad*|apuntad*, te|le|os hemos reservado|apuntado|guardado
            """),
        (Frame.HowWas, """
            qué tal tu|su|vuestra|la|el|tus|sus primera|primer|primeros|última|último, qué tal el|la|tu|su ..4 de ayer,
            qué tal salió|quedó|resultó|sienta, espero|esperamos que esté|estés|estéis content*|satisfech*,
            cómo|qué fue|estuvo|resultó, cómo te|le|os|les fue|ha|resultó, qué tal fue|estuvo|te|le|os|ha, qué te|le|os pareció|pareció|ha,
            te|le|os|les gustó, te|le|os|les ha|han gustado, qué tal estaba|estaban tu|su|el|la|los|las,
            espero|esperamos que ..4 gustado|disfrutado, espero|esperamos que hayas|haya|hayáis, cómo de satisfech*|content*,
            qué tan satisfech*|content*, estás|está|estáis satisfech*|content* con,
            cuánto te|le gustó, cómo va|llevas con, cómo valorarías|valoraría, cómo lo pasaste|pasó
            """),
        (Frame.Counted, "dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez hechas|hechos|superadas|superados|menos"),
        (Frame.Since, """
            ahora que ya tu|su|el|la|los|las, ahora que ya lleva|llevas, después de tu|su ..4 ya sabes|sabe,
            ahora que ya? has|ha|habéis|tienes|tiene, ahora que ya has|ha|tienes|tiene, desde tu|su|vuestra|nuestra|nuestro,
            después de tu|su ..4 ayer, ya has|ha terminado|hecho|probado|visto,
            tu|su ..4 ya ha|está terminado|terminada|hecho|hecha|lista
            """),
        (Frame.Met, """
            gracias por la|nuestra buena? charla|llamada|conversación|reunión|cita,
            como vimos|vio|viste|dijimos|hablamos en la|el|nuestra|tu|su revisión|visita|clase|prueba|llamada|cita|reunión|sesión,
            como te|le|os dije|expliqué|comenté|dijimos en la|el|tu|su revisión|visita|clase|prueba|llamada|cita|reunión|sesión,
            gracias por visitarnos|recibirme, cuando vino|viniste|estuvo|estuviste a|en, desde que nos vimos|conocimos,
            como hablamos|quedamos|comentamos|acordamos, gracias por venir|acompañarnos|asistir|recibirnos,
            gracias por tu|su|vuestra|vuestro propia? visita|tiempo, gracias por haber venido,
            fue un placer|gusto, encantad* de haberte|haberle|haberos conocido, cuando nos vimos|conocimos, cuando hablamos
            """),
        (Frame.Bought, """
            gracias por aceptar|firmar el|la|nuestro|nuestra, gracias por haber comprado|firmado|pagado|aceptado,
            factura|recibo|justificante de tu|su pedido|compra|pago|cuota|señal,
            hemos|he cobrado|recibido ya? tu|su|la cuota|pago|señal|transferencia, ya hemos cobrado|recibido tu|su|la cuota|pago|señal,
            desde que eres|es client*|soci*, ahora que ya eres|es client*|soci*,
            gracias por tu|su|vuestro|vuestra|el|la compra|pedido|pago|suscripción, gracias por comprar|pagar|suscribirte|contratar,
            hemos recibido tu|su|vuestro pedido|pago|señal,
            tu|su pedido|pago|compra está|ha confirmado|confirmada|sido|llegado, ahora que ya? has comprado|pagado|pedido,
            ya eres|es client*, tu|su recibo
            """),
        (Frame.Arrived, """
            ha llegado tu|su, ya te|le|ha llegó|llegado|ha, ya tienes|tiene tu|su|en, has|ha probado|abierto|estrenado,
            llevas|lleva ..4 con tu|su, tus primeros días con, ya es|son tuyo|tuya|tuyos|tuyas|suyo|suya|suyos|suyas
            """),
        (Frame.Use, """
            úsalo|úsala|úselo|úsela|úsalos|úsalas, pruébalo|pruébala|pruébelo|pruébela, lávalo|lávala|lávelo, riégala|riégalo|riéguela,
            ábrelo|ábrela|ábralo, guárdalo|guárdala|guárdelo, ponlo|ponla|póngalo, come en él|ella, bebe en él|ella,
            cómo cuidarlo|cuidarla|cuidar|usar|usarlo|usarla|conservar|conservarlo|conservarla|lavar|lavarlo, cuidados, consejos de uso,
            se puede lavar|meter, va|van al lavavajillas
            """),
        (Frame.Before, """
            antes de tu|su|la|nuestra primera? primer? clase|visita|cita|sesión|día|curso|tratamiento|consulta|prueba,
            qué traer|llevar|ponerte, trae|traiga|lleva|lleve|ven|venga con|ropa|tu|su|una|un, nos vemos,
            te|le|os esperamos, el día de la|tu|su, tu|su cita|plaza|clase|sesión está|es, llega|llegue diez|cinco|un
            """),
        (Frame.LastMoney, """
            resto del|de importe|la|dinero|pago, factura final, pago final, importe restante, saldo pendiente, pagar el resto,
            segunda mitad, lo que falta, el resto se paga
            """),
        (Frame.Money, """
            factura, pagar|pagas|paga|pago|pague, el resto, saldo
            """),
        (Frame.OnItsWay, """
            en camino, ha|han salido, hemos enviado, enviado|enviada hoy|ya, listo|lista para recoger,
            sigue|siga tu|su|el paquete|pedido|envío, en reparto
            """),
        (Frame.NotYetBuyer, """
            te|se lo estás|está|sigues|sigue pensando, lo sigues|sigue pensando, no te|se has|ha decidido todavía? aún?,
            todavía|aún te|se lo piensas|piensa,
            aún|todavía no eres|es|te|se|has|ha client*|soci*|miembro|apuntado|comprado|decidido|suscrito|contratado,
            no eres client*|soci* todavía|aún, aún|todavía no has|ha ..4 comprado|reservado|decidido,
            hazte|hágase client*|soci*|miembro, sigues|sigue dudando|pensándolo, aún|todavía dudas|duda|dudando
            """),
        (Frame.BuyNow, """
            firma|firme|encarga|encargue|llévate|llévese ya? ahora? hoy? tu|su|el|la|un|una,
            compra|compre|pide|pida|reserva|reserve|contrata|contrate|consigue|consiga ya? ahora? hoy? tu|su|el|la|un|una, suscríbete,
            suscríbase, apúntate, apúntese, inscríbete, inscríbase, empieza|empiece tu|su|hoy, cómpralo, cómprala, contrátalo,
            quiero mi|el|la
            """),
        (Frame.Favour, """
            déjanos|déjenos|escríbenos|escríbanos una breve? reseña|opinión|valoración, deja|deje una breve? reseña|opinión|valoración,
            recomiéndanos|recomiéndenos|recomiéndame, valóranos|valórenos, cuéntaselo a tus
            """),
    ];

    private static readonly (Frame, string)[] French =
    [
        (Frame.Deposit, "acompte, arrhes"),
        (Frame.Agreed, """
            merci pour|de|d'avoir votre? ta? réservation|inscription|réservé, vous|tu avez|as bien? réservé,
            votre|ta|ton ..4 est réservé*|confirmé*|fixé*|retenu*, nous nous voyons|verrons le|demain, on se voit le|demain
            """),
        (Frame.HowWas, """
            comment avez-vous|as-tu aimé|dormi|goûté|ressenti,
            comment s'est|était|était-ce, comment ça s'est, comment avez-vous|as-tu trouvé|vécu, avez-vous|as-tu aimé|apprécié,
            qu'avez-vous|qu'as-tu pensé, vous|t'a ..4 plu, vous a|ont plu,
            j'espère|espérons que ..4 plu|aimé|apprécié|passé, êtes-vous|es-tu satisfait*|content* de, à quel point êtes-vous,
            comment se passe, comment trouvez-vous|trouves-tu, quelle note
            """),
        (Frame.Counted, "deux|trois|quatre|cinq|six|sept|huit|neuf|dix de? faites|faits|passées|passés"),
        (Frame.Since, """
            maintenant que vous|tu|votre|ta|ton, depuis votre|ta|ton|notre, après votre|ta|ton ..4 hier,
            vous|tu avez|as terminé|fini|essayé, votre|ta|ton ..4 est terminé*|derrière|fini*
            """),
        (Frame.Met, """
            merci pour|de notre|cet|cette bel? bon? échange|entretien|appel|conversation|rencontre,
            merci pour|de l'échange|l'entretien|l'appel,
            comme nous l'avons|l'avions vu|dit|évoqué lors|pendant|à, merci de nous avoir reçu*, lors de votre|ta visite|venue|séance,
            comme convenu, comme ..4 discuté|convenu|parlé, merci d'être|d'avoir venu*|venir,
            merci pour|de votre|ta visite|venue|temps|accueil, merci d'avoir ..4 venu*|reçu*|pris, ravi* de vous|t'avoir avoir|rencontré*,
            lors de notre rencontre|entretien|visite, quand nous nous sommes
            """),
        (Frame.Bought, """
            merci d'avoir accepté|signé|commandé|payé|acheté|réglé, facture|reçu de votre|ta commande|achat,
            depuis que vous|tu êtes|es client*, votre paiement|règlement est|a bien? arrivé|passé|été,
            merci pour|de votre|ta|ton première? commande|achat|paiement|règlement|acompte|abonnement,
            avons bien reçu votre|ta|ton commande|paiement|règlement,
            votre|ta commande est confirmée|enregistrée, vous êtes maintenant client*, votre reçu
            """),
        (Frame.Arrived, """
            est|sont arrivé*, avez-vous|as-tu déballé|essayé|goûté|ouvert, vous avez ..4 depuis, vos premiers jours avec,
            est|sont maintenant à vous|toi, maintenant que ..4 arrivé*
            """),
        (Frame.Use, """
            utilisez-le|utilisez-la|utilise-le|essayez-le|essayez-la|lavez-le|lavez-la|arrosez-la|arrosez-le,
            ouvrez-le|ouvrez-la|mettez-le|mettez-la|gardez-le|gardez-la|servez-le|servez-la|mangez|buvez,
            comment utiliser|entretenir|conserver|nettoyer|l'entretenir|l'utiliser, entretien, conseils d'utilisation,
            conseils d'entretien, passe|passent au lave-vaisselle
            """),
        (Frame.Before, """
            avant votre|ta|ton|la|le premier? première? cours|séance|visite|rendez-vous|jour|stage|consultation,
            apportez|apporte|prenez|prévoyez|venez, que faut-il apporter, à demain|mardi|lundi|mercredi|jeudi|vendredi|samedi|bientôt,
            nous vous attendons, je vous attends, hâte de vous|te, le jour même|venu, votre rendez-vous est, votre place est
            """),
        (Frame.LastMoney, """
            solde, facture finale, reste à payer|régler, le reste du, dernier versement|paiement, deuxième moitié, reste de la facture|somme
            """),
        (Frame.Money, """
            facture, payer|payez|paies|réglez|régler|paiement|règlement, solde, le reste
            """),
        (Frame.OnItsWay, """
            en route, en chemin, expédié*, a été expédié*|envoyé*, est parti*, prêt* à être, suivre|suivez votre|le colis, en livraison
            """),
        (Frame.NotYetBuyer, """
            réfléchissez-vous|réfléchis-tu encore|toujours, vous|tu réfléchissez|réfléchis encore|toujours,
            toujours pas décidé*|commandé*|inscrit*,
            pas encore client*|membre|abonné*|inscrit*|commandé|acheté|décidé|réservé, devenez|deviens client*|membre|abonné*,
            hésitez|hésites encore, encore hésitant*
            """),
        (Frame.BuyNow, """
            achetez|commandez|réservez|achète dès? maintenant? aujourd'hui? votre|ta|ton|le|la|l'*|un|une,
            commande|réserve|souscrivez|choisissez dès? maintenant? aujourd'hui? votre|ta|ton|le|la|l'*|un|une, abonnez-vous, abonne-toi,
            inscrivez-vous, inscris-toi, commencez votre, profitez de
            """),
        (Frame.Favour, """
            laissez-nous|laisse-nous|écrivez-nous un|une petit? avis|commentaire|témoignage,
            laissez|laisse|écrivez un|votre petit? avis|témoignage, recommandez-nous|recommande-nous|recommandez-moi, parlez de nous,
            notez-nous
            """),
    ];

    private static readonly (Frame, string)[] Italian =
    [
        (Frame.Deposit, "acconto, caparra"),
        (Frame.Agreed, """
            grazie per la|aver tua? sua? prenotazione|iscrizione|prenotato, hai|ha prenotato, ci vediamo il|domani,
            tuo|tua|suo|sua ..4 è prenotat*|confermat*|fissat*|riservat*
            """),
        (Frame.HowWas, """
            com'è|com'era andat*|stat*|la|il, come è|sono andat*|stat*, come ti|si|vi sei|è|siete trovat*, ti|le|vi è|sono piaciut*,
            cosa ne pensi|pensa, che ne pensi|pensa, spero|speriamo che ..4 piaciut*|goduto|trovat*,
            quanto sei|è soddisfatt*, sei|è soddisfatt*|content* di|del|della, come ti|si trovi|trova con
            """),
        (Frame.Counted, "due|tre|quattro|cinque|sei|sette|otto|nove|dieci fatte|fatti|superate|andate"),
        (Frame.Since, """
            ora|adesso che hai|ha|avete|sei|il|la, dopo la|il tua|tuo|sua|suo ..4 ieri, dalla|dal tua|tuo|sua|suo|nostra|nostro,
            hai|ha finito|completato|provato
            """),
        (Frame.Met, """
            grazie per la|il bella? nostra? nostro? chiacchierata|telefonata|colloquio|conversazione,
            come abbiamo visto|detto durante|alla|al|nel|nella, quando ci siamo visti|viste|incontrati,
            come d'accordo|concordato|discusso, come ci siamo detti, grazie per|di essere|averci|aver venut*|ricevut*|dedicat*,
            grazie per|della la|tua|sua visita, grazie per il|la tuo|tua|suo|sua tempo|visita, è stato un piacere, quando ci siamo
            """),
        (Frame.Bought, """
            grazie per aver|avere accettato|firmato|ordinato|pagato|acquistato|comprato, ricevuta del tuo|suo pagamento,
            da quando sei|è client*,
            grazie per|del|dell' il|l'ordine|l'acquisto|tuo|suo|pagamento ordine? acquisto? pagamento?,
            grazie per il tuo|suo ordine|acquisto|pagamento, abbiamo ricevuto il|la|l'ordine|tuo|suo tuo? suo? ordine? pagamento?,
            il tuo|suo ordine è confermato, la tua|sua ricevuta
            """),
        (Frame.Arrived, """
            è|sono arrivat*, hai|ha provato|aperto|assaggiato, i primi giorni con, ora è|sono tuo|tua|tuoi|tue|suo|sua|suoi|sue,
            ora che ..4 arrivat*
            """),
        (Frame.Use, """
            usalo|usala|lo usi|provalo|provala|lavalo|lavala|aprilo|aprila|mettilo|mettila|innaffiala|conservalo|conservala|servilo|servila,
            mangia|bevi da, come usarlo|usarla|curarlo|curarla|conservarlo|conservarla|pulirlo|prendersene, va|vanno in lavastoviglie,
            consigli d'uso
            """),
        (Frame.Before, """
            prima della|del|dell' tua|tuo|sua|suo prima? primo? lezione|visita|appuntamento|seduta|giorno|corso, cosa portare|indossare,
            porta|porti|vieni|venga con|un|una, ci vediamo, ti|la|vi aspettiamo, il tuo|suo appuntamento è, a domani
            """),
        (Frame.LastMoney, """
            saldo, fattura finale, resto del|della, ultima rata, il resto si paga, importo rimanente
            """),
        (Frame.Money, """
            fattura, pagare|paghi|paga|pagamento, saldo, il resto
            """),
        (Frame.OnItsWay, """
            in viaggio, spedit*, è partit*, in consegna, pront* per il ritiro, segui|segua il tuo? suo? pacco
            """),
        (Frame.NotYetBuyer, """
            ci sta|stai ancora pensando, non si|ti è|sei ancora decis*,
            non sei|è ancora client*|iscritt*|soci*|abbonat*, ancora non sei|hai|è client*|ordinato|deciso|acquistato,
            diventa|diventi client*|soci*|abbonat*, ancora indecis*, non hai|ha ancora ordinato|acquistato|deciso|prenotato
            """),
        (Frame.BuyNow, """
            acquista|acquisti|compra|compri|ordina|ordini|prenota|prenoti ora? subito? oggi? il|la|lo|un|una|l'*, abbonati, iscriviti,
            si iscriva, inizia il|la|oggi
            """),
        (Frame.Favour, """
            lascia|lasciaci|scrivi|scrivici ci? una breve? recensione|testimonianza, lasci|scriva una breve? recensione,
            consigliaci|raccomandaci, parla di noi
            """),
    ];

    private static readonly (Frame, string)[] Portuguese =
    [
        (Frame.Deposit, "sinal, entrada de, adiantamento"),
        (Frame.Agreed, """
            obrigad* pela|por sua? tua? marcação|reserva|inscrição|reservar|marcar, já marcou|reservou|marcaste|reservaste,
            sua|tua|seu|teu ..4 está marcad*|confirmad*|reservad*, vemo-nos no|na|amanhã
            """),
        (Frame.HowWas, """
            como foi|foram|correu|correram, o que achou|achaste, gostou|gostaste d*, espero|esperamos que ..4 gostado|gostou|aproveitado,
            está|estás satisfeit*|content* com, quão satisfeit*, como se|te sentiu|sentiste, como está|estás a
            """),
        (Frame.Counted, "dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez feitas|feitos|passadas|passados"),
        (Frame.Since, """
            agora que já? tem|tens|fez|fizeste, agora que já tem|fez|experimentou, desde a|o sua|tua|seu|teu,
            depois da|do sua|tua|seu|teu ..4 ontem, já terminou|experimentou|fez
            """),
        (Frame.Met, """
            obrigad* pela|pelo nossa? nosso? boa? conversa|chamada|reunião|encontro,
            como combinado|combinámos|conversamos|falámos|falamos, obrigad* por ter|teres vindo|recebido, obrigad* pela sua|tua visita?,
            foi um prazer, quando nos conhecemos|encontrámos
            """),
        (Frame.Bought, """
            obrigado|obrigada por ter comprado|assinado|pago|encomendado|aceite, recibo do seu|teu pagamento, desde que é|és client*,
            obrigad* pela|pelo sua? tua? seu? teu? compra|encomenda|pedido|pagamento,
            recebemos a|o sua? tua? seu? teu? encomenda|pedido|pagamento, a|o sua|tua|seu encomenda|pedido está confirmad*,
            já é|és client*, o seu recibo
            """),
        (Frame.Arrived, """
            já chegou, chegou a|o sua|seu|tua|teu, já experimentou|abriu|provou, os primeiros dias com
            """),
        (Frame.Use, """
            use-o|use-a|usa-o|usa-a|lave-o|lave-a|prove-o|prove-a|abra-o|abra-a|guarde-o|guarde-a|regue-a|coma|beba,
            como cuidar|usar|guardar|lavar|conservar, cuidados a, pode ir à
            """),
        (Frame.Before, """
            antes da|do|de sua? tua? seu? teu? primeira? primeiro? aula|visita|consulta|sessão|dia|curso, o que trazer|levar|vestir,
            traga|traz|venha|vem com|um|uma|roupa, até amanhã|terça|quarta|quinta|sexta|sábado|segunda, esperamos por si|ti, vemo-nos
            """),
        (Frame.LastMoney, """
            restante, fatura final, saldo, o resto do, última prestação, segunda metade
            """),
        (Frame.Money, """
            fatura, pagar|paga|pague|pagamento, saldo, o resto
            """),
        (Frame.OnItsWay, """
            a caminho, foi enviad*|expedid*, já saiu, pront* para levantar|recolher, siga a|o encomenda|pedido
            """),
        (Frame.NotYetBuyer, """
            ainda não é|és client*|membro|sóci*, ainda não comprou|encomendou|decidiu|reservou|comprou,
            torne-se|torna-te client*|membro|sóci*, ainda indecis*
            """),
        (Frame.BuyNow, """
            compre|compra|encomende|encomenda|assine|assina|reserve|reserva já? agora? hoje? a|o|um|uma, subscreva, subscreve, inscreva-se,
            inscreve-te, comece a|o|hoje
            """),
        (Frame.Favour, """
            deixe-nos|deixa-nos|escreva|escreve uma breve? avaliação|opinião|crítica, deixe|deixa uma breve? avaliação|opinião,
            recomende-nos|recomenda-nos
            """),
    ];
}
