namespace Throughline.Linting.Claims;

/// <summary>The language of offices: words that stand in notices and forms, and that nobody says across a table.</summary>
internal static class StiffWords
{
    public static MannerTable Table { get; } = new(
        ("en", 1, """
            prior to; subsequent to; upon receipt|completion|request|expiry|termination|arrival; subject to; required to; obliged to;
            shall; at your earliest convenience; kindly; the administration|management|undersigned; yours faithfully; for the
            purpose|purposes of; in the event of|that; as per; by means of; designated; terms and conditions; terms of
            participation|service|business; provisions; notification of; modification; utilise*|utilize*|utilisation|utilization;
            facilitate*; duly; henceforth; deemed; the premises; liable; regret to inform; has|have been
            registered|processed|effected|recorded|issued|received; applicable; the
            client|customer|participant|purchaser|member|subscriber|patient shall|is|must|may; in due course; pertaining to; with
            regard|respect|reference to; in respect of; regarding the above; aforementioned; non-refundable; remuneration; no later
            than; receipt of; pursuant; accordance; is hereby|to be; failure to; reserves|reserve the right; enclosed; in lieu;
            thereafter; terminate*; undertake*; issuance; effected; upon presentation; is|are ..1
            granted|permitted|prohibited|refunded|levied|payable; to note that; solely; management reserves; in reference to; further
            to; of same; of issue; commence*; applicable terms; wish to advise|inform; advise that; instalment*; invoicing;
            attendees|participants|members|customers|clients|guests are|must|will|shall; admission; non-attendance; no-show;
            cancellation|cancellations must|of|shall|is; in the above; in question; hold responsible; attendance is; proof of; be
            made|paid|submitted|presented|returned|completed; dear participant*|customer*|client*|sir*|madam|applicant*|subscriber*;
            dear member*|patient*|guest*|user*|policyholder*|purchaser*|recipient
            """),
        ("en", 2, """
            hereby; pursuant to; aforementioned; aforesaid; above-mentioned; herein; hereinafter; hereto; herewith; thereof; therein;
            thereto; heretofore; be advised|informed that|of; please be advised|informed; wish to inform|advise; failure to comply;
            comply with; forfeit*; commencement; in accordance with; to whom it may; notwithstanding; please find enclosed|attached;
            enclosed please find; remit|remittance; forthwith; whereas; you are ..1 requested|required to; it is requested; acknowledg* ..4
            receipt; inter alia; incumbent; rescheduling of the; your cooperation in this; in compliance with; be subject to; the
            undersigned; kindly|hereby requested; members|participants|customers|clients|guests|attendees are ..1 ..1
            requested|required|reminded|advised|obliged; above matter; shall commence; is hereby; will be forfeited; the aforesaid;
            acknowledge receipt; confirms|confirm receipt of
            """),
        ("de", 1, """
            sehr geehrte*; gemäß; entgelt; beläuft sich; belaufen sich; durchführung; erfolgt; erfolgen; seitens; bezüglich;
            hinsichtlich; betreffend*; zwecks; mittels; nachstehend*; obig*; fristgerecht*; fristgemäß*; unverzüglich; verpflichtet;
            hingewiesen; kostenträger*; antragsteller*; bestimmungen; ordnungsgemäß*; in anspruch; anlässlich; beiliegend*; anbei;
            verbleiben; dahingehend; rechtzeitig vor; auf ..1 antrag; der teilnehmer; die teilnehmer; der kunde; der auftraggeber; der
            patient; der versicherte; vorbehalten; behält sich; diesbezüglich*; entsprechend der|den; erforderlich; eingang;
            übersendung; zusendung; beantragung; terminvereinbarung; ihrerseits; unsererseits; in höhe von; etwaig*; ggf; betr; vorgang;
            werden ..4 gebeten; wird ..4 gebeten; ausstellung; anteilig*; vorbezeichnet*; geschäftsbedingungen; teilnahmebedingungen;
            zahlungsbedingungen; gewährleist*; zur vorlage; untersagt; die teilnehmenden; teilnehmende*; mitführen; einbehalten;
            reklamationen; stornierung*; geltend*; eintreffen; weisen ..1 darauf hin; darauf hin; auszufüllen; wir bestätigen;
            verfügbarkeit; rücktritt; nachzureichen; begleichung; zahlungseingang; rechnungsbetrag; genannt*; vertraglich*; in ihrem
            interesse; ersuchen; abzusehen
            """),
        ("de", 2, """
            hiermit; hierdurch; unter bezugnahme; bezug nehmend; bezugnehmend; in bezug auf ihr*; nach maßgabe; hochachtungsvoll;
            gebeten zu; inanspruchnahme; zu entrichten; vorgenannt*; obengenannt*; oben genannt*; zur kenntnis; in kenntnis; wird|werden
            ..4 darauf hingewiesen; ist|sind ..4 zu beachten|unterlassen|begleichen|entrichten|richten|erscheinen|überweisen|melden;
            ist|sind ..4 einzuhalten|einzureichen|vorzulegen|mitzuführen|mitzubringen|vorzunehmen|anzuzeigen|abzusagen; stattgegeben; wir
            erlauben uns; erlauben wir uns; nichtbeachtung; nichterscheinen*; zuwiderhandlung*; nichteinhaltung; widrigenfalls;
            eröffnet; beehren; kenntnisnahme; in abzug; in rechnung gestellt; anheimgestellt; unbeschadet; vorbehaltlich; zuzüglich der
            gesetzlichen; aus gegebenem anlass; dortig*; hiesig*; des unterzeichn*; um ..4 wird gebeten; es wird ..4 gebeten; wird ..4
            mitgeteilt; teilen wir ihnen mit; setzen wir sie; einzufinden; vorzubringen; vorzulegen; einzureichen; anzuzeigen; zu
            erfolgen; hat|haben ..4 zu erfolgen; bei nichterscheinen; teilen ..1 ihnen mit; ist untersagt; werden ersucht; wird ersucht; zu
            überweisen; zu begleichen; zu unterlassen; vorzunehmen; zu erscheinen; zur anwendung; zu unseren lasten; zu ihren lasten
            """),
        ("es", 1, """
            le|les comunicamos|informamos|notificamos|rogamos|remitimos; conforme a; lo dispuesto|establecido|estipulado; a efectos de;
            estimad* señor*|cliente*|usuari*|alumn*|paciente*|participante*|soci*; atentamente; deberá; deberán; asimismo; susodich*;
            mencionad*; citad*; con anterioridad a; en relación con|a; referente*; relativ* a; dich*; a fin de; incumplimiento;
            procederá|procederemos|procederse|procedemos|proceder; efectuar*; efectuad*; la dirección|administración|gerencia;
            pertinente*; oportun*; remitir*; solicitante*; normativa; vigente*; formalizar|formalización|formalice; adjunto|adjunta; a
            su disposición; previa|previo; mediante; en caso de; abonar*; abono; la presente; realización; prestación; correspondiente*;
            el importe; la solicitud; el cliente; el alumno; el usuario; el interesado; quedan reservad*; obligatori*; con la debida;
            instalaciones; documentación requerida|necesaria|acreditativa|oportuna; los interesados; quedará|quedarán; justificante;
            correspondiente; tramitar|tramitación|trámite; penalización; el titular; notificación; cumplimentar;
            comparecer|comparecencia; estipulad*
            """),
        ("es", 2, """
            por medio de la presente|este; por la presente; mediante la|el presente; se le|les
            comunica|informa|notifica|ruega|requiere|recuerda; se comunica|ruega|notifica|informa; de conformidad con; en virtud de; con
            arreglo a; de acuerdo con lo|las|los dispuesto|establecido|estipulado|condiciones|términos; a los efectos; el|la abajo
            firmante; muy señor* mío*|nuestro*; le|les saluda ..1 atentamente; sin otro particular; en caso de incumplimiento;
            tenga|tengan a bien; sírvase; sírvanse; adjunto remit*; antedich*; precitad*; arriba mencionad*|citad*|indicad*; quedamos a
            su ..1 disposición; a la mayor brevedad; cúmpleme; nos dirigimos a usted; me dirijo a usted; será|serán de aplicación; so pena
            de; a tenor de; con carácter previo|obligatorio; personarse; personarte; en relación con su|la solicitud; se informa a;
            queda prohibid*; quedará formalizada; acuse de recibo; en su defecto; al amparo de; sin perjuicio de; por la que se; habida
            cuenta
            """),
        ("fr", 1, """
            veuillez; nous vous prions; vous êtes prié*; prière de; ci-dessus; ci-après; ci-joint*; sous réserve; préalable*;
            préalablement; tenu de; relatif|relative*|relatifs à|au|aux; règlement intérieur; madame monsieur; chère cliente; cher
            client; dispositions; modalités; à défaut; dans les meilleurs délais; en cas de; le
            client|participant|patient|titulaire|bénéficiaire|soussigné; concernant; suite à votre; il convient; il est; il sera;
            effectuer; procéder; la direction; l'administration; conformément; susceptible; délai imparti; au titre; délais;
            bénéficiaire; muni* de; pièces justificatives; enregistrée|enregistré; vous informer; présentation; toute annulation; il est
            rappelé; ladite|ledit|lesdit*; réserve le droit; exigible; effectué*; par écrit; l'intéressé*
            """),
        ("fr", 2, """
            veuillez agréer; par la présente; conformément à|au|aux; en vertu de|du|des; il est|sera rappelé|porté|procédé|demandé;
            susmentionné*; susvisé*; susdit*; le soussigné; la soussignée; je soussigné*; est|sont|êtes tenu*; afférent*; nonobstant;
            s'acquitter; acquitter; salutations distinguées; l'expression de; aux fins de; en application; vous prions de bien vouloir;
            prions de croire; porter à votre connaissance; informer par la; avons l'honneur; ai l'honneur; faute de quoi; en l'espèce; à
            titre; au plus tard avant le début; êtes ..1 prié*; sont ..1 prié*; est ..1 prié*; muni des; en sus; ne saurait; dûment; prendre
            acte; votre aimable attention; l'honneur de
            """),
        ("it", 1, """
            distinti saluti; spett*; spettabile; egregi*; gentile cliente|signor*; previa|previo; qualora; entro e non oltre; in
            oggetto; provvedere*; mediante; nonché; pertanto; relativ*; la direzione; l'amministrazione; il cliente; il partecipante; la
            prenotazione; vigent*; usufruire; effettuare; comunicazione; si intende; modalità; ai fini
            """),
        ("it", 2, """
            con la presente; ai sensi; in conformità; si comunica|informa|prega|invita|rende|ricorda che|di|noto; suddett*; sopracitat*;
            summenzionat*; predett*; in ottemperanza; è tenut*; sono tenut*; il|la sottoscritt*; inadempi*; a norma di|del|dell'art*;
            porgiamo; in virtù; la signoria vostra; vi|le comunichiamo che; facendo seguito; pena la decadenza
            """),
        ("pt", 1, """
            deverá; deverão; mediante; referente a; âmbito; efetuar*|efectuar*; estimado|estimada cliente; caro cliente; prezad*;
            conforme; a direção|administração|gerência; o cliente|participante|utente; vigente*; disponibiliza*; procedimento*;
            antecedência; respetiv*; relativo|relativa a|ao; a presente; serve a|o; prévi*
            """),
        ("pt", 2, """
            vimos por este meio; vem|venho por este meio; pela presente; por meio desta|deste; por este meio; nos termos; de acordo com
            o disposto|estipulado|estabelecido; em conformidade; v|vossa exa|excelência|senhoria; exm*; supracitad*; supramencionad*;
            acima mencionad*|referid*; solicita-se; informa-se; comunica-se; roga-se; outrossim; incumprimento; ao abrigo; sob pena de;
            queira|queiram dignar-se|aceitar; deve ser efetuad*|efectuad*; subscrevemo-nos; apresentamos os nossos
            """),
        ("nl", 1, """
            hierbij; conform; met betrekking tot; te allen tijde; geachte heer|mevrouw|cliënt*|klant*|deelnemer*|patiënt*|lid|leden;
            doch; de deelnemer*; de cliënt; de klant; dient te; dienen te; voorwaarden; uiterlijk; verschuldigd; tevens; indien;
            omtrent; betreffende; verplicht; schriftelijk; annulering; de directie; de administratie
            """),
        ("nl", 2, """
            bij dezen; krachtens; ingevolge; overeenkomstig; inzake; dient|dienen ..4 te; u wordt|bent ..1 verzocht; wordt|worden ..1
            verzocht; gelieve; ten behoeve van; bovengenoemd*; voornoemd*; bovenvermeld*; hoogachtend; teneinde; derhalve; alsmede; de
            ondergetekende; niet-naleving; op straffe van; te voldoen; aanvang; stellen wij u ..4 kennis; bij gebreke
            """));
}
