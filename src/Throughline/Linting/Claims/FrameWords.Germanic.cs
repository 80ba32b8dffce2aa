namespace Throughline.Linting.Claims;

/// <content>The Germanic languages.</content>
internal static partial class FrameWords
{
    private static readonly (Frame, string)[] German =
    [
        (Frame.Deposit, "anzahlung, anzahlungsrechnung, reservierungsgebühr, buchungsgebühr"),
        (Frame.Agreed, """
            danke|dank für ihre|deine|eure|die buchung|anmeldung|reservierung|terminbuchung, schön|danke dass sie|du ..4 gebucht|angemeldet,
            ihr*|dein*|euer|eure ..4 ist|sind gebucht|reserviert|bestätigt|eingetragen, ihr*|dein* termin|platz|tisch steht,
            wir sehen uns am|morgen, ist|sind für sie|dich|euch reserviert|gebucht|eingetragen, sie|du haben|hast ..4 gebucht|reserviert
            """),
        (Frame.HowWas, """
            wie hat|haben ..4 geschmeckt|gefallen|gepasst|geklappt, wie kam|kamen ..4 an,
            wie war|waren ihr*|dein*|eu*|der|die|das|es|unser*, wie hat|haben ihnen|dir|euch, wie lief|liefen,
            wie ist|sind ..4 gelaufen|gegangen,
            hat|haben ihnen|dir|euch ..4 gefallen|geschmeckt|gutgetan, wie fanden|fandest|fandet sie|du|ihr,
            wie zufrieden sind|bist|seid|waren,
            wie gefällt|gefallen|schmeckt|schmecken ihnen|dir|euch, hoffe|hoffen|hoffentlich ..4 gefallen|geschmeckt|gutgetan|genossen,
            hoffe|hoffen ..4 ihnen|dir|euch ..4 gefallen|geschmeckt|gutgetan, hoffentlich hat|haben, wie kommst|kommen|kommt du|sie|ihr mit,
            sind|bist|seid sie|du|ihr zufrieden mit, wie würden|würdest sie|du ..4 bewerten, wie es ihnen|dir ..4 gefallen, wie es war
            """),
        (Frame.Counted, "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn geschafft|erledigt|vorbei"),
        (Frame.Since, """
            jetzt|nun wo|da das|der|die|ihr*|dein* ..4 ist|sind|hat|läuft|liegt|hängt, seit ..4 bei ihnen|dir war|waren,
            nachdem sie|du|ihr|wir, seit ihrem|ihrer|deinem|deiner|eurem|eurer|unserem|unserer, jetzt|nun wo|da sie|du|ihr,
            jetzt|nun haben|hast sie|du,
            sie|du haben|hast ..4 hinter|geschafft|überstanden, ist|sind geschafft|vorbei|abgeschlossen|fertig, gestern war|waren,
            nach ihrem|ihrer|deinem|deiner ..4 gestern,
            war|waren ihr*|dein* letzte*|erste*, glückwunsch zum|zur
            """),
        (Frame.Met, """
            wie ..4 beim|im|bei ..4 gesagt|gesehen|erklärt|gezeigt, dass sie|du|ihr gestern|heute|neulich ..4 waren|warst|wart,
            wie wir|ich ihnen? dir? beim|im ..4 gesagt|gesehen|erklärt|gezeigt|besprochen, bei unserem letzten treffen|gespräch|termin,
            als sie|du bei uns waren|warst,
            wie ..4 besprochen|vereinbart|abgesprochen, danke|dank für ihren|deinen|euren besuch, danke|dank für ihr|dein|euer kommen,
            danke|dank für ihre|deine|eure zeit,
            danke|schön dass sie|du|ihr ..4 da|hier waren|warst|wart|war,
            danke|dank für das gute? nette? angenehme? gespräch|treffen|telefonat,
            war ..4 sie|dich|euch kennenzulernen|kennen, gefreut sie|dich|euch kennenzulernen|kennen,
            als wir uns ..4 getroffen|gesprochen|gesehen|trafen|sprachen|sahen
            """),
        (Frame.Bought, """
            danke|dank|schön|freut dass sie|du|ihr ..4 angenommen|unterschrieben|bestellt|bezahlt|gekauft|beauftragt|überwiesen,
            danke|schön|freut|freuen|freue dass sie|du sich|dich für ..4 entschieden, quittung für,
            haben|hast bei uns bestellt|gekauft|unterschrieben, als neuer|neue|neuen|neues kund*|mandant*, willkommen als kund*|mandant*,
            seit sie|du kund*|mandant* ..4 sind|bist, danke|dank für die|deine|ihre annahme,
            danke|dank für ihre|deine|eure|die erste? bestellung|zahlung|anzahlung|überweisung|unterschrift,
            danke|dank für ihren|deinen|euren|den einkauf|kauf|auftrag,
            ihre|deine|eure|die bestellung|zahlung|anzahlung ist ..4 eingegangen|bestätigt|da|angekommen,
            haben ihre|deine bestellung|zahlung|anzahlung erhalten, ihre|deine quittung,
            jetzt|nun sind|bist sie|du ..4 kund*
            """),
        (Frame.Arrived, """
            ist|sind ..4 angekommen|eingetroffen|da, haben|hast sie|du ..4 ausgepackt|ausprobiert|probiert|gekostet,
            sie|du haben|hast ..4 seit, seit ..4 haben|hast sie|du,
            die ersten tage|wochen mit, gehört|gehören jetzt|nun ihnen|dir
            """),
        (Frame.Use, """
            essen|trinken|kochen|waschen|tragen|benutzen|probieren|nutzen|gießen sie es|ihn|sie? daraus? davon? ihn? es? sie?,
            öffnen|reinigen|spülen|lagern|servieren|verwenden|stellen|hängen|legen sie es|ihn|sie? daraus? davon? ihn? es? sie?,
            benutze|nutze|probiere|probier|trag|trage|iss|trink|gieß es|ihn|sie|ihn|daraus|davon,
            gieße|öffne|reinige|wasch|stell|stelle|häng|leg|lege|lagere es|ihn|sie|ihn|daraus|davon,
            so pflegen|pflegst|benutzen|nutzen|verwenden|gießen|lagern sie|du, pflege*, pflegetipps, gebrauchsanweisung,
            bedienungsanleitung, darf|dürfen in die
            """),
        (Frame.Before, """
            vor ihrem|ihrer|deinem|deiner|dem|der ersten?
            termin|besuch|stunde|kurs|behandlung|tag|probe*|sitzung|unterricht|training|einbau,
            bitte bringen|kommen|ziehen|nehmen|planen sie, bitte bring|komm|zieh|nimm, bringen|bring ..4 mit,
            was sie|du mitbringen|mitbringst|brauchen|brauchst, bis morgen|dann|bald|montag|dienstag|mittwoch|donnerstag|freitag|samstag,
            wir sehen uns, freuen|freue uns|mich auf sie|dich|euch|ihren|deinen, so läuft ..4 ab, ihr|dein termin ist|steht, alles ..4 vor,
            am tag selbst
            """),
        (Frame.LastMoney, """
            restbetrag, restbetrags, restzahlung, schlussrechnung, abschlussrechnung, endrechnung, schlusszahlung, endabrechnung,
            den rest zahlen|überweisen|bezahlen, rest der rechnung|summe, der rest ist,
            restliche|restlichen betrag|summe|zahlung|hälfte, zweite hälfte
            """),
        (Frame.Money, """
            rechnung, zahlen|zahlst|bezahlen|bezahlst|zahlung|überweisen, restbetrag, rest
            """),
        (Frame.OnItsWay, """
            unterwegs, verschickt, versandt, versendet, auf dem weg, abholbereit, zur abholung bereit, der post übergeben,
            sendung verfolgen, paket verfolgen, ist zugestellt
            """),
        (Frame.NotYetBuyer, """
            überlegen|überlegst|zögern|zögerst sie|du noch|immer,
            sie|du überlegen|überlegst|zögern|zögerst noch, sie|du noch überlegen|überlegst|zögern|zögerst,
            noch am überlegen,
            noch unentschieden, noch nicht unterschrieben|abgeschlossen|zugesagt|beauftragt,
            noch kein|keine|nicht kund*|mitglied|abonnent*,
            noch nicht gebucht|bestellt|gekauft|entschieden|dabei|überzeugt|angemeldet|abonniert,
            noch ..4 nicht gebucht|bestellt|gekauft|entschieden|angemeldet,
            werden sie jetzt? heute? kund*|mitglied, werde jetzt? heute? kund*|mitglied, noch unentschlossen|unsicher|unschlüssig
            """),
        (Frame.BuyNow, """
            jetzt|heute|gleich ..4 abschließen|buchen|bestellen|unterschreiben,
            jetzt|heute|gleich|hier noch? buchen|bestellen|kaufen|sichern|starten|abonnieren|anmelden|beginnen,
            buchen|bestellen|kaufen|sichern|abonnieren|starten|beginnen|holen sie,
            buche|bestelle|bestell|kaufe|kauf|sichere|sicher|abonniere|starte|hol|buch dir? jetzt? heute? ihr*|dein*|das|die|den|ein*,
            melden sie sich, melde dich, schließen sie ..4 ab
            """),
        (Frame.Favour, """
            hinterlassen|schreiben|geben sie uns? mir? eine|ihre kurze? ehrliche? bewertung|rezension|empfehlung,
            hinterlass|hinterlasse|schreib|schreibe|gib uns? mir? eine|deine kurze? ehrliche? bewertung|rezension,
            bewerten sie uns|mich, bewerte uns|mich, empfehlen sie uns|mich, empfiehl uns|mich, sagen sie uns weiter, sag uns weiter,
            erzählen sie ..4 freund*, über eine kurze? bewertung
            """),
    ];

    private static readonly (Frame, string)[] Dutch =
    [
        (Frame.Deposit, "aanbetaling, voorschot"),
        (Frame.Agreed, """
            bedankt|dank je? u? voor je|uw|jullie|de boeking|reservering|aanmelding, fijn|bedankt dat je|u ..4 geboekt|gereserveerd,
            je|uw ..4 is|zijn geboekt|gereserveerd|bevestigd|ingepland, je|uw afspraak|plek|plaats|tafel staat,
            we|ik zien|zie je|u op|morgen, je|u hebt|heeft ..4 geboekt|gereserveerd
            """),
        (Frame.HowWas, """
            hoe smaakte|smaakten|beviel|bevielen, hoe heeft|hebben ..4 gesmaakt|bevallen,
            hoe was je|jouw|uw|jullie|de|het, hoe waren, hoe vond|vonden je|u|jullie, hoe is|zijn ..4 bevallen|gegaan, wat vond je|u|jullie,
            hoe tevreden ben|bent|zijn, hoop|hopen|hopelijk ..4 genoten|bevallen|gesmaakt, ben|bent je|u tevreden
            """),
        (Frame.Counted, "twee|drie|vier|vijf|zes|zeven|acht|negen|tien gehad|gedaan|voorbij"),
        (Frame.Since, """
            nu je|uw|de|het ..4 is|zijn|hebt|heeft|ligt|hangt,
            nu je|u|jullie ..4 hebt|heeft|hebben, sinds je|uw|jouw|ons, je|u hebt|heeft ..4 afgerond|gehad|geprobeerd, is achter de
            """),
        (Frame.Met, """
            bedankt dat je|u er|gisteren was|waren, zoals we ..4 besproken|zagen,
            zoals besproken|afgesproken, zoals we ..4 bespraken|afspraken, bedankt|dank je? u? voor je|uw|jullie fijne? bezoek|komst|tijd,
            bedankt|dank je? u? voor het|ons|de fijne? goede? gesprek|kennismaking|telefoontje,
            bedankt dat je|u er, fijn|leuk dat je|u er was|waren, het was ..4 om je|u, leuk je|u ontmoet
            """),
        (Frame.Bought, """
            bedankt dat je|u ..4 besteld|getekend|betaald|gekocht, bedankt voor het betalen|tekenen|bestellen, sinds je|u klant,
            bedankt|dank je? u? voor je|uw|jullie|de eerste? bestelling|betaling|aankoop|aanbetaling,
            je|uw bestelling|betaling is ontvangen|binnen|bevestigd, we hebben je|uw bestelling|betaling ontvangen, je|uw bon
            """),
        (Frame.Arrived, """
            is|zijn aangekomen|binnen|bezorgd, heb|heeft je|u ..4 uitgepakt|geprobeerd|geproefd, de eerste dagen met
            """),
        (Frame.Use, """
            gebruik|probeer|was|draag|open|eet|drink|bewaar|zet|hang|giet|spoel het|hem|ze|eruit|ervan|eraf,
            hoe je ..4 gebruikt|onderhoudt|bewaart|verzorgt, onderhoud, mag|mogen in de vaatwasser
            """),
        (Frame.Before, """
            voor je|uw|de eerste les|bezoek|afspraak|dag|sessie|behandeling|cursus, wat neem|neemt je|u, neem ..4 mee,
            tot morgen|dan|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag, we zien je|u, je|uw afspraak is|staat, kijken ernaar uit
            """),
        (Frame.LastMoney, """
            restbedrag, eindfactuur, slotfactuur, eindafrekening, laatste termijn, rest van de rekening|factuur, de rest betaal*
            """),
        (Frame.Money, """
            factuur, rekening, betalen|betaal|betaalt|betaling, restbedrag, de rest
            """),
        (Frame.OnItsWay, """
            onderweg, verzonden, verstuurd, klaar om op, ligt klaar, volg je|uw|het pakket|bestelling
            """),
        (Frame.NotYetBuyer, """
            twijfelt|twijfel je|u nog, nog niet besloten|besteld|getekend,
            nog geen|niet klant|lid|abonnee|besteld|gekocht|geboekt|beslist|besloten|ingeschreven, word|wordt nu? vandaag? klant|lid,
            twijfel|twijfelt je|u nog
            """),
        (Frame.BuyNow, """
            koop|bestel|boek|reserveer nu? vandaag? je|uw|de|het|een, schrijf je in, meld je aan, schrijft u zich in, start je|uw|vandaag
            """),
        (Frame.Favour, """
            schrijf|laat|geef ons? een? een korte? review|beoordeling|aanbeveling, laat een korte? review|beoordeling, beveel ons aan,
            raad ons aan, vertel het je|uw
            """),
    ];
}
