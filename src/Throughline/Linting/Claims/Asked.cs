using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>Sentences that need an answer from the customer, in words and not by a link.</summary>
internal static class Asked
{
    /// <summary>"Reply with your size": an answer is asked for.</summary>
    private static readonly ShapeTable _asks = new(
        ("en",
        [
            "reply|respond|answer|write ..2 to this|me|us ..2 and|with|by|telling|saying|whether|which|what",
            "reply|respond to this mail|email|e-mail|message|letter",
            "reply|answer with|and|by ..5 your|which|what|whether|how|size|date|day|time|name|number|address|photo|yes|no",
            "write|mail|email|text me|us|back ..3 which|what|whether|how|when|where|your|with|and|by",
            "let me|us know ..3 which|what|whether|how|when|where|who|your|by|before|the|today|tonight",
            "tell me|us ..3 which|what|whether|how|when|where|who|your|two|three|by|before",
            "send me|us|over|back ..2 a|your|the|two|three|some ..6 photo|photos|picture|pictures|measurements|size|sizes|number|"
            + "numbers|list|copy|details|dates|address|measurement|reading|file|logo|documents",
            "get back to me|us ..3 with|by|on|before", "call|ring|phone me|us ..5 with|and|by",
            "please confirm ..6 by|to|with|whether|that|your",
            "confirm by|to me|us|reply|return|email", "drop me|us a line|note ..2 with|and|by|saying",
            "hit reply", "write|mail|text|email back", "let me|us know", "say|answer yes|no ..6 email|mail|reply|this|and|so",
            "type|put|write ..5 in a|your|the reply", "tell|send me|us ..5 how many", "a? one|two|three|four|short|quick line|word reply",
            "mark|tick|circle|underline ..6 and send|return|reply",
        ]),
        ("de",
        [
            "antworten|antworte|schreiben|schreibe|schreib sie? mir|uns? ..6 ob|welch*|wann|wie|wo|was|wer|bis|ihre|deine|mit",
            "antworten|antworte sie? ..2 auf diese|diesen ..4 und|mit|bis|ob|welch*", "teilen|teile|teil sie? mir|uns ..6 mit",
            "sagen|sage|sag|geben|gib sie? mir|uns ..4 ob|welch*|wann|wie|wo|was|wer|bis|bescheid|bitte",
            "schicken|schicke|schick|senden|sende sie? mir|uns ..6 foto*|bild*|maße|größe|liste|unterlagen|adresse|nummer|kopie|"
            + "scan|daten", "melden|melde|meld sie|dich? ..4 bis", "bestätigen|bestätige|bestätig sie? ..6 bis|per|kurz|mir|uns",
            "nennen|nenne|nenn sie? mir|uns",
            "antworten|antworte|antwort sie? einfach|bitte|kurz ..2 kurz|auf|mit|bitte|hier", "antworten|antworte sie? kurz|bitte",
            "können|könnten|kannst|könntest|würden|würdest sie|du mir|uns ..4 sagen|schreiben|mitteilen|schicken|nennen|bestätigen|senden",
            "schreiben|schreib sie? kurz|einfach ..2 zurück", "kreuzen|kreuze sie? ..6 an", "lassen|lass sie? mich|uns ..3 wissen",
            "schicken|schick|senden sie? ..4 zurück|retour", "ein kurzes ja|nein|okay|ok ..3 genügt|reicht|bitte",
        ]),
        ("es",
        [
            "responde|responda|respóndeme|respóndame|respóndenos|contesta|conteste|contéstame|contéstanos|contésteme ..5 con|y|a|"
            + "antes|si|qué|cuál|cuándo|dónde|cuánt*|este|hoy",
            "dime|díganos|dinos|dígame|dígamelo|dímelo|indícame|indícanos|indíqueme ..5 qué|cuál|cuándo|cómo|dónde|cuánt*|si|tu|su|"
            + "antes|por|quién|el|la",
            "escríbeme|escríbenos|escríbame|escríbanos ..5 con|y|antes|qué|cuál|cuándo|si|tu|su|para",
            "mándame|mándanos|envíame|envíanos|mándeme|envíeme|mándenos|envíenos ..3 foto*|medidas|talla|lista|dirección|número|"
            + "copia|datos|documento*|una|tu|su|la|las",
            "confírmame|confírmanos|confírmeme|confírmenos|confirma|confirme ..4 antes|si|por|la|tu|respondiendo|que|su|el",
            "hazme|haznos|hágame|háganos saber",
            "me|nos dice|dices|decís|cuenta|cuentas|indica|indicas ..3 cuánt*|qué|si|cuál|cuándo|quién|dónde",
            "contesta|conteste|responde|responda solo|simplemente|brevemente|aquí", "basta|bastará ..2 sí|no|palabra|respuesta",
            "me|nos puede|puedes|podría|podrías ..2 decir|confirmar|enviar|mandar|indicar",
            "puede|puedes|podría|podrías decirme|decirnos|confirmarme|"
            + "confirmarnos|enviarme|enviarnos|mandarme|mandarnos|indicarme",
            "avísame|avísanos|avíseme|avísenos ..3 si|qué|cuál|cuándo|antes|de",
        ]),
        ("fr",
        [
            "répondez|réponds|répondez-moi|réponds-moi|répondez-nous ..4 à|avec|en|avant|et|par|ce|cet|si|quel*",
            "dites-moi|dis-moi|dites-nous|dis-nous|indiquez-moi|indique-moi|indiquez-nous|précisez-moi ..4 quel*|si|quand|où|"
            + "comment|combien|votre|ta|ton|vos|avant|ce|qui|la|le",
            "écrivez-moi|écris-moi|écrivez-nous ..4 pour|avec|avant|quel*|si|et",
            "envoyez-moi|envoie-moi|envoyez-nous ..4 photo*|mesures|taille|liste|adresse|numéro|une|votre|vos|ta|les",
            "confirmez|confirme|confirmez-moi|confirmez-nous ..5 avant|par|que|votre|si|en",
            "faites-moi|fais-moi|faites-nous savoir",
            "pouvez|pourriez|peux|pourrais|pouvez-vous|pourriez-vous|peux-tu|pourrais-tu ..1 me|nous|m' ..2 dire|confirmer|envoyer|"
            + "indiquer|préciser",
            "un simple|petit oui|non|mot ..3 suffit",
        ]),
        ("it",
        [
            "rispondi|risponda|rispondete|rispondimi|rispondetemi ..5 a|con|entro|prima|e|se|questa|quale|dicendo",
            "dimmi|ditemi|dicci|mi|ci dica|fammi|fatemi|facci sapere? ..5 quale|se|quando|dove|come|quanti|quante|la|il|entro|"
            + "prima|che|cosa|tua|vostra", "scrivimi|scrivetemi|scrivici ..4 con|per|entro|quale|se|e|la",
            "mandami|mandatemi|mandaci|inviami|inviaci|inviatemi ..4 foto|misure|taglia|lista|indirizzo|numero|una|la|le",
            "conferma|confermi|confermami|confermaci ..4 entro|se|la|rispondendo|che",
        ]),
        ("pt",
        [
            "responda|responde|responda-me|responde-me|responda-nos ..5 a|com|até|antes|e|se|esta|qual|este",
            "diga-me|diz-me|diga-nos|diz-nos|indique-me|indique-nos ..5 qual|se|quando|onde|como|quantos|quantas|o|a|até|que",
            "escreva-me|escreve-me|escreva-nos ..4 com|até|qual|se|e",
            "mande-me|manda-me|envie-me|envia-me|envie-nos|mande-nos ..4 foto*|medidas|tamanho|lista|morada|número|uma|a|as",
            "confirme|confirma|confirme-me|confirme-nos ..4 até|se|a|respondendo|que",
        ]),
        ("nl",
        [
            "antwoord|beantwoord|reageer ..5 op|met|voor|of|welke|wat|en", "laat me|ons|mij ..4 weten",
            "zeg|vertel|schrijf|mail me|ons|mij ..5 welke|wat|wanneer|hoe|waar|of|voor|je|uw",
            "stuur|mail me|ons|mij ..4 foto*|maten|maat|lijst|adres|nummer|een|je|uw", "bevestig ..5 voor|of|dat|even|per",
        ]));

    /// <summary>"We cannot start until we have your answer": nothing goes on without it.</summary>
    private static readonly ShapeTable _needs = new(
        ("en",
        [
            "i|we need|must|require ..2 your answer|reply|response|decision|confirmation|size|sizes|measurements|choice|ok|yes",
            "until|before|unless i|we ..2 have|know|hear|get|receive|got ..4 answer|reply|you|your|which|whether|what|size|this|"
            + "that|back", "can't|cannot|can ..14 until|before|unless|without ..4 know|hear|your|answer|reply|confirm*|tell|told",
            "without your|an okay|ok|go-ahead|yes|word|decision|size|sizes|choice|approval|answers|measurements|date",
            "i|we need|require ..9 from you", "need|needs to know", "otherwise|or i|we can't|cannot|won't",
            "depends|depend on your answer|reply|choice|size",
            "hold|holding|waiting|wait|wait* ..3 until|till you ..2 answer|reply|tell|confirm|choose",
            "need|needs to know ..6 by|before|which|whether|if|what|how", "waiting|wait for your answer|reply|response|decision|word",
            "without your answer|reply|response|confirmation",
        ]),
        ("de",
        [
            "brauche|brauchen|benötige|benötigen ..3 ihre|deine ..2 antwort|rückmeldung|entscheidung|zusage|größe|maße|"
            + "bestätigung|angabe*", "ohne ihre|deine ..1 antwort|rückmeldung|zusage|bestätigung|angabe*",
            "erst ..6 antwort|rückmeldung|bescheid|weiß|wissen|zusage", "warte|warten ..2 auf ihre|deine ..1 antwort|rückmeldung|zusage",
            "muss|müssen ..4 wissen", "brauche|brauchen|benötige|benötigen ..4 von ihnen|dir|euch", "vorher kann|können ich|wir nicht*",
            "sonst kann|können ich|wir ..6 nicht*|kein*", "hängt|hängen ..3 antwort|angabe*|wahl ab",
            "ohne ihr|dein ja|okay|go|einverständnis",
            "fehlt|fehlen mir|uns ..3 von ihnen|dir",
        ]),
        ("es",
        [
            "necesito|necesitamos ..2 tu|su|vuestra ..1 respuesta|confirmación|decisión|talla|medidas|contestación",
            "necesito|necesitamos saber|saberlo|saberla", "necesito|necesitamos ..5 suyos|suyas|suyo|tuyos|tuyas|tuyo|vuestros|vuestro",
            "necesito|necesitamos ..3 de usted|ti|vosotros", "esperando|pendiente ..2 su|tu respuesta|contestación|confirmación",
            "sin su|tu|vuestro visto|sí|confirmación|ok|talla|elección", "si no ..6 no puedo|podemos",
            "me|nos falta|faltan ..5 suyo|suyos|tuyo|tuyos", "sin tu|su|vuestra ..1 respuesta|confirmación|contestación",
            "hasta|antes ..3 tenga|tengamos|sepa|sepamos|reciba|recibamos|responda*|contest*|me|nos",
            "espero|esperamos|quedo|quedamos ..3 tu|su respuesta",
        ]),
        ("fr", ["besoin ..2 de votre|ta réponse|confirmation|décision|taille", "besoin de savoir|le ..1 savoir?",
        "besoin ..6 de votre|ta|vous|toi part?", "sans votre|ta accord|oui|choix|feu|taille", "sans votre|ta réponse|confirmation",
            "attends|attendons|attente votre|ta|de réponse|votre", "tant que|qu' ..4 répon*|réponse"]),
        ("it", ["bisogno ..3 tua|vostra|sua risposta|conferma", "bisogno di sapere", "senza la? tua|vostra|sua risposta|conferma",
            "aspetto|aspettiamo|attendo|attendiamo ..2 tua|vostra|sua risposta|conferma",
            "finché|prima ..5 risposta|rispond*|so|sappiamo"]),
        ("pt", ["preciso|precisamos ..2 da? sua|tua resposta|confirmação", "preciso|precisamos de saber",
            "sem a? sua|tua resposta|confirmação", "espero|esperamos|aguardo|aguardamos ..2 sua|tua resposta|confirmação",
            "enquanto|até ..5 resposta|responder|souber|soubermos"]),
        ("nl", ["heb|hebben ..3 je|uw|jouw ..1 antwoord|bevestiging|reactie nodig", "zonder je|uw|jouw antwoord|bevestiging|reactie",
            "wacht|wachten op je|uw|jouw antwoord|reactie", "moet|moeten ..5 weten", "pas ..6 antwoord|weet|weten|reactie"]));

    /// <summary>An answer that may also stay away.</summary>
    private static readonly ShapeTable _may = new(
        ("en",
        [
            "if|unless|whenever|anytime|any|feel|questions|question|wrong|unclear", "in case", "any time", "no need|hurry",
            "don't|needn't|not have|need|reply|answer", "would|i'd|we'd love|like|be", "love to", "happy|glad to",
            "or just? reply|write", "curious", "when|once you", "like|want|fancy|wish to?",
            "forward|interested",
        ]),
        ("de", ["wenn|falls|sollte|sollten|jederzeit|gern|gerne|fragen|frage|sobald|lust|magst|mögen",
        "müssen|muss|musst|brauchen|brauchst ..4 nicht|nichts|keine|nix",
            "etwas|was unklar|offen", "freue|freuen|würde|würden"]),
        ("es", ["cuando|cualquier|duda|dudas|pregunta|preguntas|quieras|quiera|gustaría|encantaría|encanta|problema"]),
        ("fr", ["quand|moindre|questions|question|hésit*|souhait*|plaisir|aimerais|aimerions|problème"]),
        ("it", ["quando|qualsiasi|dubbio|dubbi|domande|domanda|vuoi|piacere|piacerebbe|problema"]),
        ("pt", ["quando|qualquer|dúvida|dúvidas|pergunta|perguntas|quiser|quiseres|gostava|gostaria|problema"]),
        ("nl", ["wanneer|mocht|indien|vragen|vraag|altijd|graag|gerust|leuk|wilt|wil|probleem"]));

    /// <summary>Words of a link behind which the answer can be given.</summary>
    private static readonly ShapeTable _answersByLink = new(
        ("en", [
            "answer|answers|reply|tell|choose|pick|confirm|send|upload|fill|say|enter|give|book|vote|tap|let|form|rsvp|select|add|"
            + "share|type|write|complete|yes|schedule"]),
        ("de", [
            "antwort*|sag*|wähl*|auswähl*|bestätig*|schick*|hochlad*|ausfüll*|eintrag*|angeb*|buch*|mitteil*|formular|aussuch*|"
            + "nenn*|eingeb*|fragebogen|ja"]),
        ("es", [
            "respond*|contest*|dime|decir|decirlo|elig*|elegir|escog*|confirm*|envi*|sub*|rellen*|indic*|reserv*|formulario|"
            + "cuént*|complet*|marc*|sí"]),
        ("fr", ["répond*|dire|dites*|choisi*|confirm*|envo*|rempli*|indiqu*|réserv*|formulaire|complét*|télévers*"]),
        ("it", ["rispond*|dimmi|dire|scegl*|conferm*|invi*|carica*|compil*|indica*|prenot*|modulo|sì"]),
        ("pt", ["respond*|diga*|diz*|escolh*|confirm*|envi*|carreg*|preench*|indi*|marc*|formulário|sim"]),
        ("nl", ["antwoord*|zeg*|kies*|bevestig*|stuur*|upload*|vul*|geef*|boek*|formulier|ja|laat"]));

    /// <summary>Where the sentence asks for an answer that the road cannot go on without or that has no other way; null where it asks
    /// none.</summary>
    /// <param name="isNeeded">Nothing goes on without it.</param>
    public static string? In(Sentence sentence, out bool isNeeded)
    {
        isNeeded = false;
        if (_needs.In(sentence) is { } need && (!IsInvitation(sentence) || _firm.IsIn(sentence)))
        {
            isNeeded = true;
            return sentence.Between(need.First, need.End - 1);
        }
        return _asks.In(sentence) is { } ask && !IsInvitation(sentence) ? sentence.Between(ask.First, ask.End - 1) : null;
    }

    /// <summary>"Only once I have your answer": an "if" that does not leave it open.</summary>
    private static readonly ShapeTable _firm = new(
        ("en", ["only|not when|once|if|until ..6 answer|reply|hear|know|confirm*|yes"]),
        ("de", ["erst|nur wenn|sobald ..6 antwort|rückmeldung|zusage|bescheid|bestätigung|angaben|ja|okay"]),
        ("es", ["solo|sólo|no|hasta ..4 cuando|si ..6 respuesta|conteste|contestes|confirme|confirmes|responda|respondas"]),
        ("fr", ["seulement|qu' ..2 quand|si ..6 réponse|accord"]), ("it", ["solo|soltanto quando|se ..6 risposta|conferma"]),
        ("pt", ["só quando|se ..6 resposta|confirmação"]), ("nl", ["pas|alleen als|wanneer ..6 antwoord|bevestiging|reactie"]));

    /// <summary>"Any questions?", "Ist etwas unklar?": what comes behind it is an offer of help.</summary>
    private static readonly ShapeTable _open = new(
        ("en", ["question|questions|wrong|unclear|help|stuck|trouble|doubt|doubts|worry|worried|wondering|curious|interested|more"]),
        ("de", ["fragen|frage|unklar|hilfe|problem|probleme|sorgen|zweifel|interesse|lust|neugierig|mehr|klemmt|hakt"]),
        ("es", ["duda|dudas|pregunta|preguntas|problema|problemas|ayuda|interesa|curiosidad|más"]),
        ("fr", ["question|questions|problème|doute|doutes|aide|envie|curieux"]), ("it", ["domande|domanda|dubbi|dubbio|problema|aiuto|"
        + "curioso"]),
        ("pt", ["dúvida|dúvidas|pergunta|perguntas|problema|ajuda|curioso"]), ("nl", ["vragen|vraag|probleem|hulp|zin|nieuwsgierig"]));

    public static bool IsOpen(Sentence question) => _open.IsIn(question);

    public static bool Asks(Sentence sentence) => _asks.IsIn(sentence);

    /// <summary>"Any questions?", "if something is unclear": what follows is an invitation.</summary>
    public static bool IsInvitation(Sentence sentence) =>
        _may.IsIn(sentence) || sentence.Words.Take(2).Any(word => word.Text is "si" or "se" or "als" or "s'il");

    public static bool IsAnswer(Sentence link) => _answersByLink.IsIn(link);
}
