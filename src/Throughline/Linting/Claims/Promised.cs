using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>What a sentence promises.</summary>
/// <param name="Words">The promising words.</param>
/// <param name="Things">What is to come; empty for a call.</param>
/// <param name="IsPosted">By post, as the sentence says.</param>
internal sealed record Promise(string Words, ImmutableArray<Thing> Things, bool IsCall, bool IsPosted);

/// <summary>Promises in words: that the business will send, bring or hand over something, or ring.</summary>
internal static partial class Promised
{

    /// <summary>What depends on something is promised only then.</summary>
    private static readonly ShapeTable _ifs = new(
        ("en",
        [
            "if|unless|once|whenever|should|would|could", "as soon as", "in case",
            "each|every|per time|friend|referral|month|week|friday|monday|year|class|lesson|session|order|visit|guest|person|day|"
            + "sunday|morning", "for each|every", "when|until you|your|they|she|he|it|i|we|the|somebody|someone",
            "after you|they|she|he|it|i|somebody", "after your|the|each|every order|purchase|payment|booking|referral",
            "or", "did|do|does|have|has you|he|she",
        ]),
        ("de", ["wenn|falls|sobald|sofern|ob|jedes|jeden|jeder|jede|jeweils|oder|würde|würden|könnte|könnten",
            "nach ihrer|deiner|der|dem|ihrem|deinem", "nachdem|bevor|monatlich|wöchentlich"]),
        ("es", ["si|cuando|cada|siempre|aunque|o", "en cuanto", "una vez que", "tras tu|su|la|el", "después de"]),
        ("fr", ["si|quand|lorsque|chaque|ou", "dès que", "une fois", "après votre|ta|la|le"]),
        ("it", ["se|quando|appena|ogni|o", "una volta", "dopo la|il|tua|tuo|che|aver"]),
        ("pt", ["se|quando|cada|sempre|ou", "assim que", "logo que", "depois de|da|do"]),
        ("nl", ["als|wanneer|zodra|elke|iedere|ieder|elk|of|indien|mocht", "nadat|na je|uw|de|het"]));

    private static readonly ShapeTable _meeting = new(
        ("en", ["when|as you|we|they arrive|come|meet|visit|get|start|walk", "when|as we|i see", "until then"]),
        ("de", ["wenn wir|sie|du uns? sehen|kommen|kommst|treffen|da", "nach ihrer|deiner ankunft"]),
        ("es", ["cuando vengas|venga|llegues|llegue|nos|vengáis"]),
        ("fr", ["quand|lorsque vous|tu|nous viendrez|viendras|viens|venez|arriverez|arrivez|verrons"]),
        ("it", ["quando vieni|verrai|viene|arrivi|arriverai|vediamo|ci"]),
        ("pt", ["quando vier|vieres|chegar|chegares|nos"]),
        ("nl", ["als|wanneer je|u|we komt|aankomt|ziet|zien|elkaar"]));

    private static readonly ShapeTable _call = new(
        ("en",
        [
            "i'll|we'll|he'll|she'll|they'll|will|shall also|then|personally? call|ring|phone|telephone you",
            "going to call|ring|phone you", "i'll|we'll|will also|then? give you a quick|short? call|ring|buzz",
            "you'll|you will? get|receive|have a call|phone", "expect a|my|our call",
            "i'm|we're|am|are calling|ringing|phoning you tomorrow|on|next|in|this",
            "i|we ring|call|phone you tomorrow|tonight|before|beforehand|afterwards|on|at|the|next|this|once",
            "tomorrow|tonight|before|beforehand|afterwards|later i|we ring|call|phone you",
        ]),
        ("de",
        [
            "rufe ich? sie|dich|euch ..8 an", "rufen wir sie|dich|euch ..8 an", "ruft ..3 sie|dich|euch ..8 an",
            "ich|wir rufe|rufen sie|dich|euch ..8 an",
            "werde|werden|wird ..2 sie|dich|euch ..6 anrufen", "melde|melden|meldet ..2 mich|uns|sich ..4 telefonisch",

        ]),
        ("es",
        [
            "te|le|os llamaré|llamaremos|llamará|llamarán|llamo|llamamos", "voy|vamos|va a llamarte|llamarle|llamaros",
            "te|le voy|vamos|va a llamar", "recibirás|recibirá una llamada",
        ]),
        ("fr", [
            "vous|te appellerai|appellerons|appellera|rappellerai|rappellerons|rappellera|téléphonerai|téléphonerons|passerai|"
            + "passerons un? coup?", "t'appellerai|t'appellerons|t'appellera",
            "vais|allons|va vous|t'appeler appeler|rappeler|téléphoner?", "je|nous|on vous|te appelle|appelons|rappelle|rappelons",
            "je|on t'appelle|t'appelons|t'appelle"]),
        ("it", ["ti|la|vi chiamerò|chiameremo|chiamerà|telefonerò|telefoneremo|richiamerò|chiamo|chiamiamo|telefono|telefoniamo|richiamo"]),
        ("pt", ["ligo-lhe|ligo-te|ligamos-lhe|ligar-lhe-emos|ligar-te-ei", "vou|vamos|vai ligar-lhe|ligar-te",
            "te ligo|ligamos|ligaremos"]),
        ("nl", ["bel|bellen|belt ..2 je|u|jou|jullie", "ik|we|wij bel|bellen je|u|jou|jullie",
            "zal|zullen|gaat ..2 je|u bellen"]));

    private static readonly ShapeTable _post = new(
        ("en", ["by|in|through the|your? post|mail|letterbox", "posting|envelope"]), ("de", ["per|mit der? post", "briefkasten"]), (
            "es", ["por correo|mensajero", "a casa"]),
        ("fr", ["par la? poste|courrier"]), ("it", ["per posta"]), ("pt", ["por|pelo correio"]), ("nl", ["per|op de? post", "brievenbus"]));

    private static readonly ShapeTable _nots = new(
        ("en", ["never|not|no|nothing|nobody|won't|don't|without|can't|cannot"]), ("de", ["nie|nicht|kein*|niemals|niemand|nichts|ohne"]), (
            "es", ["nunca|no|ni|sin|nada|nadie"]),
        ("fr", ["jamais|pas|rien|aucun|aucune|sans"]), ("it", ["mai|non|niente|senza|nessun*"]), ("pt", ["nunca|não|nada|sem|ninguém"]), (
            "nl", ["nooit|niet|geen|niets|zonder"]));

    /// <summary>Said of what it costs, these deny nothing.</summary>
    private static readonly ShapeTable _free = new(
        ("en", ["no extra? charge|cost|costs|fee|strings|obligation", "without extra? charge|cost|obligation"]),
        ("de", ["ohne aufpreis|kosten|mehrkosten|zusatzkosten|berechnung|verpflichtung|aufschlag"]),
        ("es", ["sin coste|cargo|compromiso|recargo"]), ("fr", ["sans frais|supplément|surcoût|engagement"]),
        ("it", ["senza costi|spese|impegno|sovrapprezzo"]), ("pt", ["sem custo|custos|encargos|compromisso"]),
        ("nl", ["zonder kosten|meerprijs|extra|verplichting"]));

    private static bool IsDenied(Sentence sentence)
    {
        for (var from = 0; _nots.From(sentence, from) is var (first, end); from = end)
        {
            if (_free.From(sentence, first) is not var (free, last) || free != first) return true;
            end = last;
        }
        return false;
    }

    /// <summary>Handed over with these words themselves.</summary>
    private static readonly ShapeTable _here = new(
        ("en", ["here|here's|attached|below|enclosed|underneath"]), ("de", ["hier|anbei|anhang|unten|beigefügt|angehängt|hiermit|heute"]), (
            "es", ["aquí|adjunto|adjunta|abajo|debajo"]),
        ("fr", ["voici|ci-joint|ci-dessous|ici"]), ("it", ["ecco|allegato|qui|sotto"]), ("pt", ["aqui|anexo|abaixo"]), ("nl", [
            "hier|bijgevoegd|bijlage|hieronder"]));

    /// <summary>What a sentence promises for certain; null where it promises nothing that can be told.</summary>
    public static Promise? In(Sentence sentence) => _read.Of(sentence);

    private static readonly KeptBy<Sentence, Promise?> _read = new(Read);

    private static Promise? Read(Sentence sentence)
    {
        if (sentence.IsQuestion || sentence.Tongue is not { } tongue || IsDenied(sentence) || _ifs.IsIn(sentence)
            && !_meeting.IsIn(sentence)) return null;
        var isPosted = _post.IsIn(sentence);
        if (_call.In(sentence) is { } call && !IsTheirCall(sentence, call.First))
            return new(sentence.Between(call.First, call.End - 1), [], IsCall: true, isPosted);
        if (_here.IsIn(sentence)) return null;
        var found = _will.In(sentence) is { } will && (tongue.Tag is not ("de" or "nl") || Gives(sentence)) ? will
            : _get.In(sentence) is { } get && _marks.IsIn(sentence) ? get : default((int First, int End)?);
        if (found is not { } at) return null;
        var things = Things.After(sentence, at.End);
        // "Eine Wärmflasche bringe ich Ihnen mit", "a mug is waiting for you": what is promised stands before.
        if (at.First > 0 && _comes.IsIn(sentence)) things = Things.After(sentence.Until(at.First), 0);
        else if (things.IsEmpty && at.First > 0 && (tongue.Tag is not "en" || sentence.Words[at.End - 1].Text == "you" && sentence.Has(
            "waiting"))) things = Things.After(sentence, 0);
        things = [.. things.Where(thing => Things.IsConcrete(thing, isPosted))];
        return things.IsEmpty ? null : new(sentence.Between(at.First, at.End - 1), things, IsCall: false, isPosted);
    }

    // "Belt u liever, dan kan dat": the Dutch begin an if with the verb.
    private static bool IsTheirCall(Sentence sentence, int at) => at == 0 && sentence.Tongue?.Tag == "nl" && sentence.Words.Length > 1
        && sentence.Words[1].Text is "u" or "je" or "jij" or "jullie";

    /// <summary>What comes stands before the verb.</summary>
    private static readonly ShapeTable _comes = new(
        ("en", ["comes|follows|arrives|goes|lands ..3 you|by|in|on|with", "is|are coming to? you", "is|are on its|their|the way"]),
        ("de", []), ("es", []), ("fr", []), ("it", []), ("pt", []), ("nl", []));

    private static readonly ShapeTable _gives = new(
        ("de", [
            "schicken|senden|zusenden|zuschicken|mitbringen|bringen|geben|mitgeben|überreichen|schenken|beilegen|zukommen|"
            + "hinterlegen|aushändigen|anfertigen|gravieren|machen|drucken|nähen|sticken"]),
        ("nl", ["sturen|toesturen|opsturen|geven|meegeven|meebrengen|brengen|bezorgen|maken|graveren|drukken"]));

    private static bool Gives(Sentence sentence) => _gives.IsIn(sentence);

    /// <summary>"As promised": whether a sentence says that something was promised before.</summary>
    private static readonly ShapeTable _kept = new(
        ("en", ["as i|we told|mentioned", "as|like|just we|i? had? promised|agreed|announced|arranged",
            "i|we|i'd|we'd had|have? promised you|to",
            "the|your|our promised", "promised i|we"]),
        ("de", ["wie|so ..3 versprochen|zugesagt|erwähnt|besprochen|angekündigt|vereinbart|abgesprochen",
            "hatte|habe|hatten|haben ich|wir ihnen|dir|euch ..6 versprochen",
            "ich|wir hatte|habe|hatten|haben ihnen|dir|euch ..6 versprochen", "versprochene|versprochenen|versprochener|versprochenes",
            "versprach|versprachen ich|wir"]),
        ("es", [
            "como|tal ..2 te|le|os? prometí|prometimos|prometido|dije|comenté|dijimos|comentamos|acordado|acordamos|quedamos|"
            + "anuncié|anunciamos|anunciado",
            "como te|le había|habíamos prometido", "te|le|os prometí|prometimos", "lo prometido",
            "prometido|prometida|prometidos|prometidas"]),
        ("fr", ["comme promis|promise|convenu|annoncé", "comme ..5 promis", "promis* la|le? semaine|dernière",
            "avais|avions|ai|avons promis|promise"]),
        ("it", ["come promesso|promessa|concordato|annunciato|accordi", "come ti|vi|le avevo|ho|avevamo promesso",
            "ti|vi|le avevo|avevamo|ho promesso", "promesso|promessa"]),
        ("pt", ["como prometido|prometi|prometemos|combinado|anunciado|combinámos", "como lhe|te prometi|prometemos",
            "prometido|prometida"]),
        ("nl", ["zoals|als beloofd|afgesproken|aangekondigd", "zoals ik|we ..2 beloofd|beloofde|beloofden", "beloofde"]));

    /// <summary>The words by which a sentence says that something was promised before; null where it says nothing of the kind.</summary>
    public static string? KeepsIn(Sentence sentence) =>
        _kept.In(sentence) is { } found && !_nots.IsIn(sentence) ? sentence.Between(found.First, found.End - 1) : null;

    private static readonly ShapeTable _vows = new(
        ("en", ["i|we promise", "you have|can my|our word", "count on me|us"]), ("de", ["verspreche|versprechen|versprochen",
            "verlassen sie sich"]), ("es", ["prometo|prometemos"]),
        ("fr", ["promets|promettons"]), ("it", ["prometto|promettiamo"]), ("pt", ["prometo|prometemos"]), ("nl", ["beloof|beloven"]));

    /// <summary>"I promise", where it is said in so many words.</summary>
    public static string? VowIn(Sentence sentence) => _vows.In(sentence) is { } found ? sentence.Between(found.First, found.End - 1) : null;
}
