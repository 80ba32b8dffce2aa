namespace Throughline.Linting.Claims;

/// <summary>Reproach, guilt and threat. What may be meant kindly has one point; two or three say that somebody is pushed.</summary>
internal static partial class RudeWords
{
    public static MannerTable Table { get; } = new([.. Reproaches, .. Threats, .. Scoldings, .. Guilts]);

    private static (string Tongue, int Points, string Phrases)[] Reproaches =>
    [
        ("en", 1, """
            last chance; final reminder|notice|call|offer; immediately; frankly; excuses; consequences; you have until|till; until
            tonight|midnight; ridiculous; lazy; stupid; foolish; idiot*; time is running out; wake up; failed to; i|we expect; don't
            bother; urgently|immediately ..1 required; everyone|everybody else has|is; or else; your competitors; not serious;
            remove|delete|cancel|block you; i|we insist; no longer hold; clock is ticking; offended; yet again; third|fourth time; goes
            to somebody|someone else; not ..1 ask|write|remind ..1 again; won't ask|remind|write again; hear|heard nothing from you; for the
            third|fourth time; selfish; don't deserve; do not deserve; forget it; people|others waiting; waiting|queue for your
            place|spot|seat|slot; despite ..4 reminders|emails|messages|calls; we|i will assume; no response|reply; because of you;
            deserves better; embarrassing; guilty; you promised; the choice is yours; close ..1 your file|account|case; careless; at your
            own risk; one last time; waste of time|space|my|our; is|was rude; not a word; by midnight|tonight; no word from you; hurt
            """),
        ("en", 2, """
            expect at least; written|emailed|called|asked|wrote|messaged ..4 times; give ..4 place|spot|slot|seat to;
            somebody|someone|people|those who is|are ..1 serious; serious people|customers|buyers|clients|applicants ..1 only; if you
            were|are ..1 serious; now or never; must|need to decide|act|reply|respond|answer|pay|book ..4 now|today|tonight|immediately;
            make up your mind; make your mind up; why haven't|didn't you; why have you ..1 not; still sitting on the fence; don't be the
            only; should feel; grow up; unacceptable; legal action|steps; solicitor*; debt collect*; collection agency; let us|me down;
            you don't care; you do not ..1 care; will not ask|repeat|tell|warn|chase ..4 again; won't ask|tell|repeat ..4 again; last time
            i|we ask|write|offer|remind|bother; do you want ..4 to fail|suffer|die; only a|an ..1 few are serious; no ..1 excuse|excuses;
            unlike you; thought you were|cared; don't complain; do not complain; fail|fails your child|dog|family|team; you|people like
            you never; how much longer|many more times; no longer willing|prepared; expected more|better ..1 from|of you; your own fault;
            too lazy; los* ..4 patience; pathetic; selfish of you; what's|what is wrong with you; not
            answering|replying|coming|cancelling|responding is|was; never meant it; even ..4 bother|bothered to; not even ..4
            bother*|answer*|repl*|cancel*|thank*; didn't even ..4 bother*|answer*|reply|say|cancel|call; haven't even ..4
            answer*|repl*|call*|open*; was that a lie; don't|not ..1 understand why you; do you really want|expect|think|believe; failing
            your; plenty of|enough|other ..4 serious; other|all members|customers|clients|people|parents|owners ..1 ..1 manage*; assume ..4
            not|don't ..4 interested|serious|care|bothered; too busy|important|good to|for ..4 us|me|answer|reply|call; hiding from; keep
            your word|promise; broke|broken your promise|word; not how ..4 treat|behave|works; running after; irresponsible;
            disrespectful; childish; give|giving ..4 date|place|spot|seat|slot|table away; deserve* better than you; live with
            that|yourself; i'm|we're done; blame yourself; that's|that is ..4 careless; been more than patient; more than fair|generous;
            wasted on you; do us ..4 favour|favor; we've|we have done ..4 part|bit; what are you waiting; insulting; how hard can it|is; a
            good mother|father|owner|parent would; what kind of mother|father|parent|owner; little|bit|quite|rather|deeply|honestly
            hurt; hurt that you; would kill for ..1 ..1 place|spot|date|slot|seat; gave|given up ..4 for you; someone|somebody who ..1
            appreciates|wants|values; more grateful
            """),
        ("en", 3, """
            wast* ..4 my|our time; wast* ..4 everyone's time; come|came crying; i'm|we're ..4
            disappointed|shocked|appalled|disgusted|offended|insulted; i am ..4 disappointed|shocked|appalled|disgusted|offended|insulted;
            we are ..4 disappointed|shocked|appalled|disgusted|offended|insulted; frankly ..4 surprised|disappointed|tired; disappointed ..1
            by|in|with|that you; the least you can|could; have the decency|courtesy|manners|guts; after everything|all i|we|i've|we've;
            how dare; ungrateful; you ..1 owe us|me; you owe it to; obviously|clearly|apparently|evidently ..4
            don't|doesn't|not|isn't|aren't ..4 care|interested|serious|value|matter|mind|important|bothered|respect|priority; don't you
            care; do you even; you'll|will ..1 regret; regret it ..1 later|forever; yourself to blame; only yourself to; don't|do not
            blame|come ..1 me|us|back; don't ..1 say ..4 warn*; didn't warn you; you have been warned; you've been warned; consider yourself
            warned; last|final warning; face|suffer|bear ..4 consequences; stop making excuses; would be ..1
            stupid|foolish|mad|crazy|insane|idiotic to; only a|an fool|idiot; shame on; should be ashamed; patience ..4
            running|end|limits|thin|limit; running out of patience; if you ..1 really|truly|actually cared|care|loved|love|wanted; i|we
            demand; don't you dare; can see|saw|know ..4 you ..4 opened|clicked; what more do you; get a grip; rude of you; couldn't be
            bothered; can't ..1 be bothered; cannot ..1 be bothered; bothered to reply|answer|respond; stop
            ignoring|hiding|dithering|pretending; makes me|us wonder ..4 care|serious; tired of waiting|chasing|asking|your; insult to;
            not hold my breath; who do you think; it's|its your loss; you ..4 ignored|ignoring|ignore my|our|us|me|all|every; ignored
            my|our ..4 email|emails|messages|letters|reminders|calls|mails|mail|invitation|offer; you're|you letting ..4 down;
            are letting ..4
            down; too much to ask; is that too much; treat|treating me|us like; done ..4 waiting|asking|chasing|being|begging; suffer
            because of you; never forgive; say|sign|pay|book|answer|decide|reply ..4 or forget it; don't|do not come to me|us ..4 late;
            don't|do not come to me|us when; not worth my|our; last i|we heard excuses; hope you can live; time waster*; time-waster*;
            timewaster*; you disappoint; disappointed me|us; that's|that is ..1
            irresponsible|disrespectful|childish|insulting|cowardly|pathetic|shameful; i|we won't|will not tolerate; you
            clearly|obviously|apparently have better|other; yourselves to blame
            """),
        ("de", 1, """
            letzte|letzten chance|gelegenheit|erinnerung; letztes angebot; sofort; unverzüglich; endlich; ausreden; konsequenzen;
            schämen; faul; dumm; ich erwarte; wir erwarten; erwarte ich; erwarten wir; bis heute abend; bis mitternacht; zum
            dritten|vierten mal; schon wieder; sonst verfällt|vergeben|geht; höchste zeit; die zeit läuft; ein letztes mal; traurig;
            schade dass sie|du; von ihnen|dir gehört|hören; platz geht|vergeben|weiter an; frage|fragen ..1 nicht noch|mehr; platz weg;
            nicht ewig; peinlich; muss|müssen ich|wir ..4 davon ausgehen; andere warten; letzte nachricht|mail; auf eigene gefahr; ein
            kurzes nein; ihr|dein letzter; warum auch immer; wie lange noch; schon|bereits ..4 dreimal|viermal|mehrfach; stur; kein wort;
            verletzt; kein lebenszeichen; um mitternacht
            """),
        ("de", 2, """
            sehr|wirklich|schwer|ziemlich enttäuscht; letzte mahnung; zum letzten mal; nicht noch einmal|mal
            schreiben|fragen|bitten|erinnern|melden; nicht nochmal|noch schreiben|fragen|bitten; nicht mehr|länger
            fragen|bitten|nachfragen|erinnern|warten|hinterherlaufen; keine lust mehr|länger; erwarte* ..4
            antwort|rückmeldung|entscheidung|respekt; das mindeste; wenigstens|zumindest ..4
            antworten|absagen|antwort|absage|melden|bescheid|rückmeldung; ernst* interessent*|kunden; ernsthaft*
            interessent*|kunden|interesse; es ..1 ernst meint|meinen; entscheiden sie sich endlich|jetzt; entscheide dich endlich|jetzt;
            meld* ..4 endlich; antwort* ..4 endlich; was ist los mit; warum haben|hast sie|du ..1 noch|nicht|immer; anwalt; inkasso;
            rechtliche* schritte; jetzt oder nie; im stich; unhöflich*; nicht mein|unser problem; kein verständnis; keinerlei
            verständnis; schon ..4 mal geschrieben|erinnert|angerufen|gefragt; drei mal|dreimal geschrieben|angeschrieben|erinnert; selber
            schuld; alle anderen haben; kostbare zeit; zeitverschwendung; hinterherlaufen; anstand; wenn ihnen|dir ..4 wirklich ..4
            wichtig|liegt|liegen|läge|bedeutet*; ihnen|dir|euch ..4 egal; dreimal|zweimal|viermal|fünfmal|mehrmals|mehrfach ..1
            geschrieben|angeschrieben|erinnert|angerufen|kontaktiert|gemahnt; wäre ..4 mindeste; dein|ihr|deinen|ihren platz ..4
            weg|weitergegeben|vergeben|weiter|anderen; willst du also|wirklich|weiter|ewig; wollen sie also|wirklich|ewig; willst also;
            heul* ..4 rum; unverantwortlich; verantwortungslos; enttäuschend; zumutung; nicht ernst meinen|meint|gemeint; die es nicht
            ernst; wer nicht will; dann eben nicht; hinhalten; schade um ..4 zeit|mühe; in den wind; ausflüchte; mehr ..1 erwartet von; von
            ihnen|dir ..4 mehr erwartet; nicht ..4 nötig gehalten; nötig zu antworten|melden; keinen ..1 funken;
            warte|warten ..4 nicht ewig;
            wir|ich haben|habe ..4 satt; wie lange wollen|willst|soll; für dumm; wem ..4 wirklich ..4 liegt|wichtig; ein
            wenig|bisschen|etwas|ziemlich|wirklich verletzt|gekränkt; kein einziges wort; nicht ein wort; mir ..4 abend für sie|dich;
            würden sich ..4 finger
            """),
        ("de", 3, """
            mein*|unser* ..4 zeit ..4 verschwend*|stehl*|gestohlen|raub*; mir|uns ..4 zeit ..4 stehl*|gestohlen|verschwend*|raub*;
            verschwend* ..4
            meine|unsere|unser ..4 zeit; ich bin ..4 enttäuscht|verärgert|entsetzt|fassungslos|beleidigt|gekränkt; wir sind ..4
            enttäuscht|verärgert|entsetzt|fassungslos|befremdet; bin ich ..4 enttäuscht|verärgert; sind wir ..4 enttäuscht|verärgert;
            enttäuscht mich|uns; offenbar|offensichtlich|anscheinend|scheinbar|wohl ..4 egal|gleichgültig|unwichtig;
            offenbar|offensichtlich|anscheinend|scheinbar ..4 nicht|kein|keinen|keine|nichts ..4
            wichtig|wert|ernst|interesse|nötig|interessiert|wichtiger; selbst schuld; eigene schuld; ihre|deine ..1 schuld; werden|wirst ..4
            bereuen; werden|wirst ..4 leid tun; letzte|letzten warnung; letzte|letzten|letztmalige aufforderung; keine ausrede|ausreden;
            unverschämt*; frechheit; undankbar*; geduld ..4 ende|erschöpft|grenzen|grenze; ignorier* ..4 meine|unsere|mich|uns;
            meine|unsere|mich|uns ..4 ignorier*; kommen|komm ..4 heulen|jammern|weinen|beschweren; beschweren|beschwer|jammern ..4 nicht ..4
            später|hinterher|dann; ich sehe|weiß ..4 geöffnet|gelesen; gesehen dass ..4 geöffnet|gelesen; schämen sie|dich; sollten sich ..4
            schämen; nicht wert ..4 antworten|antwort; nicht einmal|mal ..4 antworten|geantwortet|gemeldet|nötig|antwort;
            nicht ..4 für nötig;
            stehlen sie ..4 zeit; verlange* ..4 antwort|entscheidung; die folgen ..1 tragen;
            wie oft soll|muss|sollen|müssen ich|wir ..4 noch;
            wie oft noch; nach allem was ich|wir ..4 sie|dich|euch|ihnen|dir; so geht man nicht; bitte dein|ihr problem; rumheulen;
            herumheulen; heul* ..4 nicht; jammer* ..4 nicht; respektlos*; rücksichtslos*; kindisch*; verantwortungslos* ..4 von;
            enttäuscht ..4
            von ihnen|dir|euch; keine lust auf leute|kunden; letzte|letzten ..1 verwarnung; geduldsfaden; ihr|dein schweigen ..4
            unhöflich|frech|enttäuschend|unfair; nicht länger hinnehmen; nicht länger dulden; verarschen; einfach nicht zu melden; was
            glaubst|denkst du eigentlich; halten sie uns|mich ..4 dumm; hältst du uns|mich; was glauben sie eigentlich; was denken sie
            eigentlich
            """),
        ("es", 1, """
            última oportunidad; último aviso|recordatorio; inmediatamente; de inmediato; excusas; tienes|tiene|tenéis hasta; hasta esta
            noche; hasta hoy; consecuencias; tont*; francamente; sinceramente; espero una|tu|su respuesta; por última vez;
            tercera|cuarta vez; otra vez; vergüenza; vago; perezos*; urgente; ni siquiera; no contestas|contesta|respondes|responde; a
            otra persona; ni una ..1 respuesta|palabra; no es normal; lista de espera; último correo|mensaje; usted sabrá; tú sabrás; bajo
            su|tu responsabilidad; ya está bien
            """),
        ("es", 2, """
            es la última vez; por lo menos|al menos ..4 respuesta|contest*|respond*|avis*; lo mínimo; qué menos; sin|más excusas; alguien
            ..4 serio|seria|interés|serio|quiera|valore; gente seria; ahora o nunca; no ..4 volver* a ..1
            preguntar|escribir|insistir|avisar|pedir|repetir; no voy a ..4 insistir|repetir|rogar|preguntar|perseguir; acciones legales;
            abogad*; inaceptable; no ..4 entiendo ..4 por qué; por qué no has|ha|habéis; otro|otra persona que sí; decídete|decídase de una
            vez; de una vez; daré|darle|doy|damos tu|su plaza|sitio|lugar; en vano; no es mi|nuestro problema; te|le he escrito|llamado
            ..4 veces; allá tú|usted; ni siquiera ..4 contest*|respond*|avis*|llam*|dicho; hay gente|otros|alumnos|clientes ..1 esperando;
            irresponsable; grosero|grosera|infantil; decepcionante; luego te|se quejas|queja*; tú verás; usted verá; por tu|su culpa; de
            mala educación; esperaba|esperábamos más de ti|usted; ya ..4 escrito|llamado|avisado ..4 veces; tres|cuatro veces ..4
            escrito|llamado; qué vas|va a ..4 esperar; a qué esperas|espera; otros sí; gente que sí; quien sí; no pienso; dinero tirado;
            tiempo tirado; cómo puede*; egoísta; me|nos duele que; ni una sola palabra; un poco|bastante dolid*
            """),
        ("es", 3, """
            perd*|pierd*|malgast* ..4 mi|nuestro tiempo; hacerme|hacernos|haciéndome|haciéndonos|hagas|haga|haces|hace ..4 perder ..4
            tiempo;
            perdiendo ..1 el tiempo; estoy|estamos ..4 decepcionad*|molest*|indignad*|cansad*|hart*|sorprendid*; me|nos
            decepciona|decepcionas|decepcionado; me|nos has|ha decepcionado|defraudado; me sorprende ..4
            respuesta|silencio|contestado|noticias|nada; exijo; exigimos; claro|parece|obvio|evidente|visto ..4 no te|le|os
            importa*|interesa*; no te|le|os importa* ..4 nada|suficiente|bastante; te arrepentirás; se arrepentirá; vas|va a arrepentir*;
            será tu|su culpa; es tu|su culpa; culpa tuya|suya; luego|después no ..4 digas|diga|vengas|venga|llores|llore|quejes|queje; no
            ..4 vengas|venga|vengáis|vengan ..4 llorando|llorar|quejarte|quejarse|quejas; última advertencia; quedas|queda|estás|está
            avisad*; basta de excusas; desagradecid*; falta de respeto|educación|consideración; maleducad*; mi|nuestra paciencia;
            paciencia ..4 límite|agot*|acab*; ignor* ..4 mis|nuestros|mi|nuestro|mensajes; me|nos ..4 ignora*|ignoras|ignorando; atente;
            aténgase; si de verdad|realmente ..4 importa*|quieres|quiere|quisieras; después de todo lo que; qué más quieres|quiere;
            debería darte|darle; qué poca; he visto|sabemos|sé que ..4 abriste|abierto|leído; te crees; me|nos has|ha|habéis|han hecho
            perder; no te|se ..1 toma|tomas|tomes|tome ..1 en serio; no te|se lo toma|tomas|tomes|tome ..1 en serio; no le|te importa su|tu;
            qué decepción; quién te crees|se cree; nos|me has|ha fallado; se acabó ..4 paciencia; no me vengas|venga; no nos vengas|venga;
            qué clase de madre|padre|persona; ya te|le lo advertí|advertimos; te|le lo advierto|advertimos
            """),
        ("fr", 1, """
            dernière chance|relance|rappel; dernier rappel; immédiatement; vous avez jusqu'à; tu as jusqu'à; jusqu'à ce soir;
            conséquences; excuses; franchement; honnêtement; pour la troisième|dernière fois; j'attends; nous attendons; surpris*;
            aucune nouvelle; encore une fois
            """),
        ("fr", 2, """
            je ne ..4 redemanderai|relancerai|répéterai|écrirai|demanderai ..4 plus|pas; une ..1 dernière fois; aucune excuse;
            plus d'excuses;
            au moins ..4 répondre|réponse|politesse|prévenir; la moindre; maintenant ou jamais; quelqu'un de|qui ..4 sérieux|motivé;
            personnes sérieuses; honte; pourquoi n'avez-vous|n'as-tu; même pas ..4 répondu|répondre; décidez-vous; décide-toi; avocat;
            poursuites; inacceptable; donner|donne|donnerai votre|ta place; pas mon|notre problème; tant pis pour; cédée|cède ..4 votre|ta
            place; impoli*; irrespectueux; irresponsable; écrit ..4 fois; sans la moindre réponse; décidez-vous ..4 avant; d'autres
            attendent; vous attendiez quoi; j'attendais mieux; mieux de votre|ta part; vous ne répondez ..4 même; me|nos blesse;
            suis|sommes ..4 blessé*; pas un mot
            """),
        ("fr", 3, """
            perdre|perdez|perds|gaspill* ..4 mon|notre temps; faire perdre ..4 temps; fait|faites|fais perdre ..4 temps; franchement ..4
            surpris*|déçu*; me|nous déçoit; dernier avertissement; vous|tu le|la ..1 regretterez|regretteras; regretterez; regretteras; ne
            venez|viens pas ..4 pleurer|plaindre|pleurnicher; votre|ta|propre faute; ma|notre patience; patience ..4 limites|bout; j'exige;
            nous exigeons; moindre des choses|politesses; ingrat*; ignor* ..4 mes|nos|mon|notre|messages; après tout ce que;
            visiblement|manifestement|apparemment ..4 pas|rien|aucun*|égal; si vous|tu ..4 vraiment ..4 aimiez|aimais|teniez|tenais|souciez;
            prenez-vous-en; ne t'en prends; j'ai vu|je vois|sais que ..4 ouvert|lu; vous voilà prévenu*; c'est ..4
            irrespectueux|impoli|honteux|inadmissible|lamentable; quel manque de; un manque de respect; vous devriez avoir honte; je
            perds patience; assez attendu; on ne traite pas; je suis ..4 déçu*|choqué*|vexé*|lassé*; nous sommes ..4
            déçu*|choqué*|vexé*|lassé*; vous vous ..4 moquez|fichez|fichez-vous; tu t'en ..4 moques|fiches|fous
            """),
        ("it", 1, """
            ultima occasione|possibilità|chance; ultimo avviso|sollecito; immediatamente; hai|ha tempo fino; entro stasera; scuse;
            francamente; ancora una volta; conseguenze; pretendo; mi aspetto
            """),
        ("it", 2, """
            basta scuse; niente scuse; almeno ..4 risposta|rispondere|avvisare; il minimo; ora o mai più; qualcuno ..4 serio|seria|davvero;
            non ..4 chiederò|scriverò|ripeterò ..4 più; per l'ultima volta; vergogna; avvocato; inaccettabile; perché non hai|ha; deciditi;
            si decida; neanche ..4 rispost*; nemmeno ..4 rispost*; do|darò il tuo|suo posto
            """),
        ("it", 3, """
            perdere|perdendo|sprecare|sprecando ..4 tempo; sono|siamo ..4 delus*|stanc*|offes*|sconcertat*; mi|ci ..4 delude|deluso|delusi;
            evidentemente|chiaramente|ovviamente ..4 non ..4 interessa*|importa*|seri*; te ne|se ne pentirai|pentirà; pentirai; colpa
            tua|sua; ultimo avvertimento; non venire|venga ..4 piangere|lamentarti|lamentarsi; mia|nostra pazienza; pazienza ..4
            limite|finita; ingrat*; ignor* ..4 miei|nostri|mie|nostre; maleducat*; dopo tutto quello che; esigo; esigiamo; se ti|le ..4
            importasse|importa ..4 davvero; se davvero ..4 importasse|tenessi|tenesse
            """),
        ("pt", 1, """
            última oportunidade|chance; último aviso|lembrete; imediatamente; tem|tens até; até hoje; desculpas; francamente;
            consequências; exijo; espero uma resposta
            """),
        ("pt", 2, """
            chega de desculpas; sem desculpas; pelo menos ..4 resposta|responder|avisar; o mínimo; agora ou nunca; alguém ..4 sério|séria;
            não ..4 volto|voltarei|vou ..4 perguntar|escrever|pedir|insistir; pela última vez; vergonha; advogado; inaceitável;
            porque não ..4
            respondeu|respondeste; decida-se; decide-te; nem sequer; dou|darei o seu|teu lugar
            """),
        ("pt", 3, """
            perder|perca|desperdiç* ..4 tempo; estou|estamos ..4 desiludid*|dececionad*|decepcionad*|cansad*|chocad*|fart*;
            desilude|desiludiu|decepciona; claramente|obviamente|evidentemente ..4 não ..4 interessa*|importa*|séri*|quer*; vai|vais
            arrepender*; arrepender-se-á; culpa sua|tua; a culpa é sua|tua; não venha|venhas ..4 chorar|queixar*|reclamar; minha|nossa
            paciência; paciência ..4 limite*|esgot*; ingrat*; ignor* ..4 meus|nossos|minhas|nossas|mensagens; mal-educad*; depois de tudo o
            que; último ultimato; se ..4 realmente ..4 importasse|importa
            """),
        ("nl", 1, """
            laatste kans; laatste herinnering|waarschuwing; onmiddellijk; je hebt|u heeft tot; tot vanavond; smoesjes; gevolgen; eerlijk
            gezegd; ik verwacht; wij verwachten; nogmaals
            """),
        ("nl", 2, """
            geen smoesjes|excuses; op zijn minst ..4 antwoord*|reactie|laten; het minste; nu of nooit; iemand die ..4 serieus|menens; niet
            nog een keer ..4 vragen|schrijven; voor de laatste keer; schaam*; advocaat; incassobureau; onacceptabel; waarom heb|heeft je|u
            ..4 niet; geef ..4 je|jouw|uw plek|plaats
            """),
        ("nl", 3, """
            verspil* ..4 mijn|onze tijd; mijn|onze tijd ..4 verspil*; teleurgesteld in je|u;
            kennelijk|blijkbaar|duidelijk ..4 niet|niets|geen
            ..4 schelen|interesse|belangrijk|serieus|interesseert; zal|zult ..4 spijt; krijg*|krijgt ..4 spijt; eigen schuld; laatste
            waarschuwing; kom|komt niet ..4 huilen|klagen|zeuren|janken; mijn|ons geduld; geduld ..4 op; ondankbaar*; neger* ..4
            mijn|onze|mij|ons; na alles wat; onbeschoft*; ik eis; wij eisen; als je|u ..4 echt ..4 gaf|houdt|hield; ik ben ..4
            teleurgesteld|geschokt|beledigd; wij|we zijn ..4 teleurgesteld|geschokt|beledigd
            """),
    ];
}
