using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>What a business says it never does, and what it says nobody needs.</summary>
internal static partial class Nevers
{
    private static readonly ShapeTable _call = new(
        ("en",
        [
            "i|we never|don't|won't|shan't ..2 ring|call|phone|telephone you|people|anybody|anyone|customers|up",
            "i|we'll|i'll|we will? never ..2 ring|call|phone|telephone", "i|we will|shall never|not ..2 ring|call|phone|telephone",
            "nobody|no-one|none|nothing ..6 ring|rings|call|calls|phone|phones|telephone you|anybody|anyone",
            "no one ..5 ring|rings|call|calls|phone|phones you", "no|without ..1 calls|phone-calls",
            "won't|never|not ..3 get|have|receive a|any ..2 call|calls", "not|never going ..1 to ring|call|phone",
        ]),
        ("de", ["rufe|rufen|ruft ..4 nie|niemals|nicht ..3 an", "ich|wir|niemand ..4 nie|niemals|nicht ..2 anrufen",
            "ohne|kein|keine|keinen|nie|niemals ..3 anruf*|telefonat*|telefonisch|telefonanruf*", "niemand ..6 ruft|anrufen|angerufen"]),
        ("es", ["nunca|no|jamás ..2 llam*|telefon*", "no|nunca voy|vamos|va ..1 a llam*",
            "sin|ninguna|ni ..2 llamada|llamadas|teléfono", "no|nunca recibirás|recibirá|habrá ..2 llamada*", "nadie ..5 llam*"]),
        ("fr", ["ne|n' ..3 appel*|appell*|téléphon* jamais|pas", "jamais ..3 appel*|appell*|téléphon*",
            "aucun|sans|pas ..2 appel|appels|téléphone", "personne ..5 appel*|appell*|téléphon*"]),
        ("it", ["non|mai ..3 chiam*|telefonare|telefoniamo|telefonerò|telefoneremo|telefonerà",
            "non|mai ..2 ti|le|vi|la telefono", "nessuna|senza|niente ..2 telefonat*|chiamat*", "nessuno ..5 chiam*|telefon*"]),
        ("pt", ["nunca|não|jamais ..3 lig*|telefon*", "sem|nenhuma ..2 chamada*|telefonema*", "ninguém ..5 lig*|telefon*"]),
        ("nl", ["bel|bellen ik|we|wij ..3 nooit|niet", "ik|we|wij ..1 bel|bellen ..3 nooit|niet",
            "nooit|niet|geen|zonder ..3 bellen|gebeld|telefoontje*|telefoon*", "niemand ..5 belt|bellen|opbellen"]));

    private static readonly ShapeTable _text = new(
        ("en", ["never|don't|won't|no|without ..3 text|texts|sms|whatsapp you?"]), ("de", [
            "nie|niemals|keine|kein|ohne ..4 sms|whatsapp|kurznachricht*", "schreib* ..4 nie|nicht ..3 sms|whatsapp"]), ("es", [
            "nunca|no|sin|ni ..4 sms|whatsapp|wasap"]),
        ("fr", ["jamais|pas|aucun|sans ..4 sms|whatsapp|texto"]), ("it", ["mai|non|niente|nessun|senza ..4 sms|whatsapp"]), ("pt", [
            "nunca|não|sem|nenhum ..4 sms|whatsapp"]), ("nl", ["nooit|niet|geen|zonder ..4 sms|whatsapp|appje*"]));

    private static readonly ShapeTable _post = new(
        ("en", ["nothing|never|no|not ..5 by|in|through the? post|letterbox"]), ("de", [
            "nichts|nie|niemals|keine ..5 per|mit|post post|briefkasten"]), ("es", ["nada|nunca|no ..4 por correo postal"]), ("fr", [
            "rien|jamais|pas ..4 par la? poste|courrier"]),
        ("it", ["niente|mai|non ..4 per posta"]), ("pt", ["nada|nunca|não ..4 por|pelo correio"]), ("nl", [
            "niets|nooit|niet|geen ..4 per|op post"]));

    private static readonly ShapeTable _visit = new(
        ("en", ["nobody|no-one|never|won't|don't ..3 come|comes|call|visit|visits|knock|knocks ..4 door|home|house|by|round|you"]), ("de", [
            "niemand|nie|niemals|kein|keinen ..4 besuch|besuch*|klingelt|haustür|vorbei|hause"]), ("es", [
            "nadie|nunca|sin|no ..4 casa|visita*|domicilio|puerta"]),
        ("fr", ["personne|jamais|sans|aucune ..4 chez|visite*|domicile"]), ("it", ["nessuno|mai|senza|nessuna ..4 "
            + "casa|visit*|domicilio"]), (
            "pt", ["ninguém|nunca|sem|nenhuma ..4 casa|visita*|domicílio"]), ("nl", [
            "niemand|nooit|geen|zonder ..4 langs|huis|bezoek*|deur"]));

    /// <summary>"This is my last letter."</summary>
    private static readonly ShapeTable _lastMail = new(
        ("en",
        [
            "this|that is|was|will the? be? my|our|the last|final mail|email|e-mail|letter|message|one|note i|we|you|from|,?",
            "my|our last|final mail|email|e-mail|letter|message ..2 to you", "you won't|will never|not? hear from me|us again|any",
            "won't|not|never write|email|mail|message ..2 you? again|anymore",
            "no more|further emails|mails|letters|messages from|after|will",
        ]),
        ("de", ["dies|das ist|war ..2 meine|unsere|die letzte|letzter ..1 mail|e-mail|nachricht|brief",
            "meine|unsere letzte mail|e-mail|nachricht", "mein|unser letzter brief", "hören|hörst sie|du ..3 nichts|nie|nicht mehr",
            "schreibe|schreiben ich|wir ..3 nicht|nie ..1 mehr|wieder", "keine weiteren|weitere mails|e-mails|nachrichten|briefe"]),
        ("es", ["este|esta es|será mi|nuestro|nuestra|el|la último|última ..1 correo|mensaje|carta|email",
            "mi|nuestro|nuestra último|última correo|mensaje|carta|email",
            "no te|le volveré|volveremos|escribiré|escribiremos ..3 escribir|más",
            "no recibirás|recibirá más|ningún ..2 correos|mensajes|cartas|correo|mensaje"]),
        ("fr", ["c'est|voici mon|notre|ma|le|la dernier|dernière ..1 mail|message|lettre|courriel",
            "ne vous|t' ..1 écrirai|écrirons|écris plus", "plus aucun mail|message|courriel"]),
        ("it", ["questa|questo è|sarà la|il mia|mio|nostra|nostro? ultima|ultimo ..1 mail|email|messaggio|lettera",
            "non ti|vi|le scriverò|scriveremo più", "non riceverai|riceverà|riceverete più|altre|altri"]),
        ("pt", ["este|esta é|será o|a meu|minha|nosso|nossa? último|última ..1 mail|email|mensagem|carta",
            "não lhe|te? ..1 voltarei|voltaremos|escrevo|escreveremos ..2 escrever|mais", "não receberá|receberás mais"]),
        ("nl", ["dit|deze is ..1 mijn|onze|de|het laatste ..1 mail|bericht|brief", "mijn|onze laatste mail|bericht|brief",
            "hoort|hoor je|u ..3 niets|niet meer", "geen mails|berichten|brieven meer"]));

    /// <summary>Said of a case, of others, or about one matter alone.</summary>
    private static readonly ShapeTable _limits = new(
        ("en", ["if|unless|before|until|about|over|after|without|on|they|she|he",
            "they|she|he|them|her|his|their|friend|colleague", "this week|month|year|season",
            "during|while|again|cold|sales|twice|late|at|for"]),
        ("de", ["wenn|falls|bevor|solange|dazu|darüber|ohne|nach|zu|am|außer|über|wegen|deswegen|dafür|deshalb",
            "er|ihre kollegin|freundin",
            "diese|diesen|dieses woche|monat|jahr|jahres"]),
        ("es", ["si|antes|hasta|sobre|salvo|durante|después|sin|por|para", "este|esta semana|mes|año", "ella|él|amiga|amigo"]),
        ("fr", ["si|avant|sauf|sur|pendant|après|sans|pour", "cette|cet semaine|mois|année"]),
        ("it", ["se|prima|salvo|su|durante|dopo|senza|per"]), ("pt", ["se|antes|até|salvo|sobre|durante|depois|sem|por"]), ("nl", [
            "als|voor|over|tenzij|tijdens|na|zonder|daarvoor|hiervoor"]));

    /// <summary>The words of a sentence that rule a way of reaching them out.</summary>
    /// <param name="isLimited">In some case only, or about one matter.</param>
    public static string? Excludes(Sentence sentence, Channel channel, out bool isLimited)
    {
        isLimited = false;
        if (sentence.IsQuestion || TableOf(channel)?.In(sentence) is not { } found) return null;
        isLimited = _limits.IsIn(sentence);
        return sentence.Between(found.First, found.End - 1);
    }

    private static ShapeTable? TableOf(Channel channel) => channel switch
    {
        Channel.Phone => _call,
        Channel.Text => _text,
        Channel.Post => _post,
        Channel.Visit => _visit,
        Channel.Mail => _lastMail,
        _ => null,
    };

    /// <summary>"You do not need a card."</summary>
    private static readonly ShapeTable _noNeed = new(
        ("en",
        [
            "you|you'll do|will? don't|won't|needn't|never|not ever? need|bring|have|pay|provide|give",
            "you don't|needn't|won't have|need to? be", "no need for|of",
            "without a|an|any|your", "i|we don't|never|won't ask|require|need|take|want you? for?", "there's|there is no", "no",
        ]),
        ("de", ["brauchen|brauchst|benötigen|benötigst sie|du ..2 kein|keine|keinen|keinerlei",
            "sie|du brauchen|brauchst|benötigen|benötigst ..2 kein|keine|keinen", "ohne",
            "fragen|verlangen|nehmen|brauchen wir ..3 kein|keine|keinen|nie", "wir ..3 verlangen|fragen|brauchen kein|keine|keinen|nie",
            "kein|keine|keinen"]),
        ("es", ["no hay", "no necesitas|necesita|hace|pedimos|pido|pediremos|hay|tienes|tiene ..3 falta|que|ninguna|ningún|tu|su?", "sin"]),
        ("fr", ["pas|aucun|aucune besoin|demandons|demande|de ..1 d'|de|d'une|d'un?", "sans", "pas|aucune|aucun"]),
        ("it", ["non serve|servono|hai|ha|chiediamo|chiedo|occorre|ti ..2 bisogno|di|una|un|la?", "senza", "nessuna|nessun"]),
        ("pt", ["não precisa|precisas|é|pedimos|peço ..2 de|necessário|um|uma?", "sem", "nenhum|nenhuma"]),
        ("nl", ["geen", "zonder"]));

    private static readonly ShapeTable _need = new(
        ("en",
        [
            "have a|an|your", "you must|should be", "you need|have to be", "need|needs|require|requires ..2 a|an|your", "bring a|an|your",
            "enter|add|provide|upload|give|send|register us|me? a|an|your", "without a|an|your", "pay|transfer a|an|the|your",
            "sign a|an|the|your", "ask you? for a|an|your",
        ]),
        ("de", ["brauchen|brauchst|benötigen|benötigst|braucht|benötigt ..4 ein|eine|einen|ihre|deine|ihren|deinen",
            "bringen|bringe|bring sie? bitte? ein|eine|einen|ihre|deine|ihren|deinen",
            "halten|halte|halt sie? bitte? ein|eine|ihre|deine|ihren|deinen", "ohne",
            "hinterlegen|geben|gib|zahlen|überweisen|unterschreiben|laden sie? bitte? ein|eine|einen|ihre|deine|den|die"]),
        ("es", ["necesitas|necesita|necesitarás|necesitará|necesitamos|hace ..3 una|un|tu|su|falta|la|el",
            "ten|tenga|prepara|prepare ..3 una|un|tu|su|la",
            "trae|traiga|introduce|introduzca|añade|paga|pague|firma|firme|envía una|un|tu|su|la|el", "sin"]),
        ("fr", ["besoin ..2 d'une|d'un|de|votre|ta",
            "munissez|apportez|préparez|saisissez|payez|versez|signez|apporte|prépare ..2 une|un|votre|ta|le|la", "sans"]),
        ("it", ["serve|servono|occorre|bisogno ..3 una|un|la|il|tua|tuo",
            "porta|porti|tieni|tenga|prepara|prepari|inserisci|inserisca|paga|paghi|versa|versi|firma|firmi ..2 una|un|la|il|tua|sua?",
            "senza"]),
        ("pt", ["precisa|precisas|necessário ..3 um|uma|o|a|seu|sua",
            "traga|tenha|prepare|introduza|pague|assine|traz ..2 um|uma|o|a|seu|sua", "sem"]),
        ("nl", ["heb|hebt|nodig ..4 een|je|uw", "neem|houd|vul|betaal|teken ..2 een|je|uw", "zonder"]));

    private static readonly ShapeTable _able = new(
        ("en", [
            "ready|needed|required|need|requires|require|needs|can't|cannot|must|have|please|bring|enter|pay|sign|add|provide|upload"]), (
            "de", ["bereit|nötig|erforderlich|benötig*|brauch*|muss|müssen|bitte|bringen|bring|halten|nicht|kann"]), ("es", [
            "necesit*|falta|mano|ten|tenga|trae|traiga|debes|debe|hay|favor|puede|introduce|paga|pague|firma|firme"]),
        ("fr", ["besoin|nécessaire|munissez|apportez|préparez|devez|faut|saisissez|payez|signez"]), ("it", [
            "serve|servono|necessari*|bisogno|devi|deve|porta|porti|tieni|tenga|prepara|prepari|inserisci|inserisca"
                + "|paga|paghi|firma|firmi"]), ("pt", [
            "precisa*|necessári*|deve|traga|tenha|introduza|pague|assine"]), ("nl", ["nodig|moet|neem|houd|vul|betaal|teken|verplicht"]));

    /// <summary>Things that the sentence says nobody needs.</summary>
    public static (string Words, ImmutableArray<Thing> Things)? NotNeeded(Sentence sentence) => _keptNotNeeded.Of(sentence);

    private static readonly KeptBy<Sentence, (string, ImmutableArray<Thing>)?> _keptNotNeeded = new(ReadNotNeeded);

    private static (string, ImmutableArray<Thing>)? ReadNotNeeded(Sentence sentence) =>
        sentence.IsQuestion || _needsWithout.IsIn(sentence) || _cases.IsIn(sentence) ? null : Named(sentence, _noNeed);

    /// <summary>"It cannot be made without a card" needs one.</summary>
    private static readonly ShapeTable _needsWithout = new(
        ("en", ["can't|cannot|can|never|not|nobody ..6 without"]), ("de", ["nicht|nie|kann|kein* ..6 ohne", "ohne ..6 nicht|kein*"]), (
            "es", ["no ..6 sin", "sin ..6 no"]), ("fr", ["pas|ne ..6 sans", "sans ..6 pas"]), ("it", ["non ..6 senza", "senza ..6 non"]), (
            "pt", ["não ..6 sem", "sem ..6 não"]),
        ("nl", ["niet|geen ..6 zonder", "zonder ..6 niet"]));

    private static readonly ShapeTable _cases = new(
        ("en", ["if|unless|or|instead|later"]), ("de", ["wenn|falls|oder|später"]), ("es", ["si|o|cuando"]), ("fr", ["si|ou"]), ("it", [
            "se|o"]), ("pt", ["se|ou"]), ("nl", ["als|of"]));

    /// <summary>Things that the sentence says they must have.</summary>
    public static (string Words, ImmutableArray<Thing> Things)? Needed(Sentence sentence) => _keptNeeded.Of(sentence);

    private static readonly KeptBy<Sentence, (string, ImmutableArray<Thing>)?> _keptNeeded = new(ReadNeeded);

    private static (string, ImmutableArray<Thing>)? ReadNeeded(Sentence sentence)
    {
        if (sentence.IsQuestion || !_able.IsIn(sentence) || _cases.IsIn(sentence)) return null;
        return _needsWithout.IsIn(sentence) || !_denied.IsIn(sentence) ? Named(sentence, _need) : null;
    }

    private static readonly ShapeTable _denied = new(
        ("en", ["don't|won't|needn't|never|no|not|nobody|if|unless|or|isn't|without|instead"]), ("de", [
            "kein*|nicht|nie|niemals|ohne|wenn|falls|oder"]), ("es", ["no|nunca|sin|ni|si|o"]), ("fr", ["pas|jamais|sans|aucun*|si|ou"]), (
            "it", ["non|mai|senza|nessun*|se|o"]), ("pt", ["não|nunca|sem|nenhum*|se|ou"]),
        ("nl", ["geen|niet|nooit|zonder|als|of"]));

    /// <summary>What binds or costs: where one text says there is none, another that says how much or how long is wrong.</summary>
    private static readonly FrozenSet<string> _bonds = (
        "contract commitment deposit lock-in obligation permanencia matrícula compromiso fianza penalización vertrag "
        +
            "mindestlaufzeit kündigungsfrist anmeldegebühr aufnahmegebühr anzahlung kaution einrichtungsgebühr vertragsbindung "
            + "engagement caution acompte vincolo "
        +
            "caparra penale fidelização inscrição caução inschrijfgeld borg opzegtermijn aanbetaling joining-fee setup-fee "
            + "set-up-fee registration-fee sign-up-fee "
        +
            "booking-fee cancellation-fee delivery-fee call-out-fee minimum-term minimum-contract minimum-period contract-term "
            + "notice-period").Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"Nothing to pay and no deposit": what so many words before it deny.</summary>
    private const int Reach = 6;

    private static readonly FrozenSet<string> _noes = (
        "no not without never nothing don't doesn't isn't kein keine keinen keinerlei ohne nie nichts nicht no ni sin nunca nada "
        + "pas sans aucun "
        + "aucune jamais non senza nessun nessuna niente não sem nenhum nenhuma nem geen zonder niet").Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Which binding or costly thing a sentence names, and whether it says that there is none.</summary>
    public static ImmutableArray<(string Thing, bool IsDenied)> BondsIn(Sentence sentence) => _keptBonds.Of(sentence);

    private static readonly KeptBy<Sentence, ImmutableArray<(string Thing, bool IsDenied)>> _keptBonds = new(sentence =>
        [.. ReadBonds(sentence)]);

    private static IEnumerable<(string Thing, bool IsDenied)> ReadBonds(Sentence sentence)
    {
        if (sentence.IsQuestion || sentence.Words.Length > 60 || _cases.IsIn(sentence) || _waits.IsIn(sentence)) yield break;
        for (var at = 0; at < sentence.Words.Length; at++)
        {
            var bond = sentence.Words[at].Text;
            if (!_bonds.Contains(bond) && (at == 0 || !_bonds.Contains(bond = $"{sentence.Words[at - 1].Text}-{bond}"))) continue;
            if (sentence.Words[Math.Max(0, at - Reach)..at].Any(word => _noes.Contains(word.Text))) yield return (bond, true);
            else if (_amounts.IsIn(sentence) || sentence.Text.Any(char.IsDigit)) yield return (bond, false);
        }
    }

    private static readonly ShapeTable _waits = new(
        ("en", ["until|till|before|less|back|yet|already"]), ("de", ["bis|bevor|abzüglich|zurück|noch|schon"]), ("es", [
            "hasta|antes|menos|ya|todavía"]),
        ("fr", ["jusqu'à|avant|moins|déjà"]), ("it", ["fino|prima|meno|già"]), ("pt", ["até|antes|menos|já"]), ("nl", [
            "tot|voordat|min|al"]));

    private static readonly ShapeTable _amounts = new(
        ("en", ["minimum|months|month|year|years|weeks|obligation|due|payable"]), ("de", [
            "mindest*|monate|monat|jahr|jahre|wochen|fällig|beträgt|euro"]), ("es", ["mínim*|meses|mes|año|años|semanas|euros"]), ("fr", [
            "minimum|minimal*|mois|an|ans|semaines|euros"]),
        ("it", ["minim*|mesi|mese|anno|anni|settimane|euro"]), ("pt", ["mínim*|meses|mês|ano|anos|semanas|euros"]), ("nl", [
            "minimum|minimaal|minimale|maanden|maand|jaar|weken|euro"]));

    private static (string, ImmutableArray<Thing>)? Named(Sentence sentence, ShapeTable table)
    {
        if (table.In(sentence) is not { } found) return null;
        var things = Things.After(sentence, found.End).Take(table == _noNeed ? 2 : 1)
            .Where(thing => thing.Heads.All(head => head.Text.Length > 3)).ToImmutableArray();
        return things.IsEmpty ? null : (sentence.Between(found.First, found.End - 1), things);
    }
}
