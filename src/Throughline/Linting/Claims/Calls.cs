using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>What somebody is asked to do.</summary>
internal enum Act
{
    Contact,
    Book,
    Buy,
    Follow,
    PassOn,
    Review,
    SignUp,
    Download,
    Look,
    Visit,
}

/// <summary>Calls to action in words: "write a review", "folgen Sie uns", "reserva tu plaza".</summary>
/// <remarks>They count where a clause begins with them, or with "please", "also" or "you can" before them: "your order" and
/// "the book" are none.</remarks>
internal static class Calls
{
    private static readonly FrozenDictionary<string, ImmutableArray<(string[] Words, Act Act)>> _phrases = Table(
        (Act.Contact, "reply|write back|write me|write us|write to me|write to us|hit reply|answer this|drop me a line|drop us a line"
            + "|email me|email us"
            + "|ring us|ring me|call us|call me|phone us|text us|text me|give us a ring|give us a call|give me a ring|whatsapp us"
            + "|message us|get in touch|contact us"
            + "|antworte|antworten sie|schreib uns|schreib mir|schreiben sie uns|schreiben sie mir|ruf uns|ruf mich|rufen sie uns"
            + "|rufen sie mich|rufen sie an|ruf an"
            + "|responde|responda|escríbeme|escríbenos|escríbame|escríbanos|contesta|contéstame|llámanos|llámame|llámenos|llama|llame"
            + "|répondez|réponds|répondez-nous|répondez-moi|écrivez-nous|écrivez-moi|écris-moi|écris-nous|appelez-nous|appelez-moi"
            + "|appelle-moi|appelle-nous|appelez|téléphonez"
            + "|rispondi|risponda|scrivimi|scrivici|chiamaci|chiamami|responda|escreva-nos|escreve-nos|ligue|liga|antwoord|schrijf "
            + "ons|schrijf mij|bel ons|bel mij"),
        (Act.Book, "book a|book your|book an|book now|book the|book here|choose a time|pick a time|pick a slot|pick a day|choose a "
            + "day|make an appointment|schedule a|schedule your|reserve your|reserve a|reserve the|save your seat|save your spot|save "
            + "a spot"
            + "|buche|buchen sie|vereinbare|vereinbaren sie|reserviere|reservieren sie|such dir einen termin|wähle einen termin"
            + "|wählen sie einen termin"
            + "|reserva|reserve|pide cita|pida cita|pide hora|elige hora|elige día|agenda|agende|réservez|réserve|prenez rendez-vous"
            + "|prends rendez-vous|choisissez un créneau"
            + "|prenota|prenoti|marca|marque|agende|boek|reserveer|maak een afspraak|plan een"),
        (Act.Buy, "buy|order a|order your|order the|order one|order now|order some|get your copy|grab your|grab a|shop|upgrade|treat "
            + "yourself|stock up|pre-order|add a"
            + "|bestelle|bestellen sie|bestell|kaufe|kaufen sie|kauf|hol dir|holen sie sich|sichere dir|sichern sie sich|gönn dir"
            + "|gönnen sie sich"
            + "|compra|compre|pide tu|pide el|pide la|pida su|encarga|encargue|consigue|hazte con|llévate"
            + "|achetez|achète|commandez|commande|offrez-vous|offre-toi|procurez-vous|compra|ordina|acquista|acquisti|encomende"
            + "|encomenda|compre|koop|bestel"),
        (Act.Follow, "follow us|follow me|like us|like our|find us on|join us on|connect with us|connect with me|add us on"
            + "|folge uns|folgen sie uns|folg uns|folge mir|folgt uns|folg mir|like uns|liken sie|besuche uns auf|besuchen sie uns auf"
            + "|síguenos|síganos|sígueme|danos un me gusta|suivez-nous|suis-nous|suivez-moi|rejoignez-nous sur|abonnez-vous à notre "
            + "page|seguici|seguimi|siga-nos|segue-nos|volg ons|volg mij"),
        (Act.PassOn, "share this|share it|share us|share our|share your|tell a friend|tell your friends|tell your|forward this"
            + "|forward it|pass it on|pass this|pass on|recommend us|bring a friend|invite a friend|invite your|refer a friend|refer us"
            + "|empfiehl|empfehlen sie|erzähl|erzähle|erzählen sie|teile|teilen sie|teil|leite|leiten sie|bring eine freundin|bring "
            + "einen freund|lade eine|lade einen|laden sie freunde"
            + "|comparte|comparta|recomiéndanos|recomiéndenos|recomienda|cuéntaselo|cuéntale|invita|invite|reenvía|reenvíe|trae a|pásalo"
            + "|partagez|partage|parlez-en|parlez de nous|recommandez|recommande|transférez|invitez|invite|condividi|consiglia"
            + "|inoltra|parlane|partilhe|partilha|compartilhe|indique|recomende|deel|vertel|stuur deze"),
        (Act.Review, "write a review|write us a review|write us a|leave a review|leave us a|leave a comment|rate us|rate the|review "
            + "us|give us five|give us a star|post a review|fill in the survey|fill in our|fill out|take our survey|take the survey"
            + "|answer our"
            + "|bewerte|bewerten sie|schreib eine bewertung|schreiben sie eine bewertung|schreibe eine bewertung|hinterlasse"
            + "|hinterlassen sie|gib uns|geben sie uns|rezensiere|fülle|füllen sie"
            + "|deja una|deje una|déjanos|déjenos|valóranos|valórenos|puntúanos|escribe una reseña|escriba una reseña|rellena|rellene"
            + "|laissez un|laissez-nous|laisse un|notez-nous|note-nous|donnez votre avis|donnez-nous|remplissez|lascia una|lasciaci"
            + "|deixe uma|deixe-nos|avalie|laat een|schrijf een review|beoordeel"),
        (Act.SignUp, "sign up|subscribe|register|join our|join the|enter our|enter the|enrol|enroll|become a|apply for|put your name"
            + "|melde dich|melden sie sich|abonniere|abonnieren sie|trag dich|trage dich|tragen sie sich|registriere dich"
            + "|registrieren sie sich|werde mitglied|werden sie mitglied|mach mit|machen sie mit|nimm an|nehmen sie an"
            + "|apúntate|apúntese|inscríbete|inscríbase|suscríbete|suscríbase|regístrate|regístrese|únete|únase|hazte socio|participa"
            + "|participe|inscrivez-vous|inscris-toi|abonnez-vous|abonne-toi|rejoignez|participez|iscriviti|si iscriva|abbonati"
            + "|partecipa|inscreva-se|inscreve-te|subscreva|participe|schrijf je in|schrijf u in|meld je aan|abonneer"),
        (Act.Download, "download|install the|install our|get the app|lade dir|lade die|laden sie sich|laden sie die|laden sie unsere"
            + "|installiere|installieren sie|descarga|descargue|descárgate|descárguese|instala|téléchargez|télécharge|installez"
            + "|scarica|scarichi|baixe|descarregue|transfira|download"),
        (Act.Look, "read our|read the|watch our|watch the|watch a|have a look at|take a look at|check out|browse|listen to|look at "
            + "our|see our|discover our|take the quiz|do the quiz|try our|explore"
            + "|lies|lesen sie|schau dir|schauen sie sich|sieh dir|sehen sie sich|stöbere|stöbern sie|entdecke|entdecken sie|hör dir"
            + "|hören sie|teste|testen sie"
            + "|lee|lea|mira|mire|echa un vistazo|eche un vistazo|descubre|descubra|escucha|escuche|prueba|pruebe|lisez|lis|regardez"
            + "|regarde|découvrez|découvre|jetez un œil|écoutez|essayez|leggi|guarda|scopri|ascolta|leia|veja|descubra|lees|bekijk"
            + "|ontdek|luister"),
        (Act.Visit, "visit us|visit our|visit the|drop by|drop in|stop by|pop in|pop by|come to our|come to the|come by|come and see"
            + "|come along to"
            + "|besuche uns|besuchen sie uns|besuche unsere|besuchen sie unsere|komm vorbei|kommen sie vorbei|komm zu|kommen sie zu"
            + "|schau vorbei|schauen sie vorbei"
            + "|visítanos|visítenos|visita nuestra|visita nuestro|visite nuestra|visite nuestro|pásate|pásese|ven a|venga a|venez"
            + "|viens|passez nous|passez au|visitez|vieni a|passa a|visita il|visita la|venha|visite|kom langs|bezoek"));

    /// <summary>Words behind which a clause may ask for something.</summary>
    private static readonly FrozenSet<string> _before = (
        "and or please also just then simply can now but so do either else "
        + "und oder bitte auch dann einfach gern gerne jetzt doch sonst entweder "
        + "y o u e también puedes puede favor ya pero entonces "
        + "et ou aussi puis alors pouvez peux plaît "
        + "oppure anche puoi può ma poi também pode podes ou mas en of ook kun kunt graag").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _conditions = (
        "if when whenever unless questions question wenn falls sobald fragen si cuando preguntas dudas quand lorsque questions se "
            + "quando domande dúvidas "
        + "als wanneer vragen until bis").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Each act once, with its words.</summary>
    public static ImmutableArray<(Act Act, string Words)> In(Sentence sentence) => _kept.Of(sentence);

    private static readonly KeptBy<Sentence, ImmutableArray<(Act Act, string Words)>> _kept = new(sentence => [.. Read(sentence)]);

    private static IEnumerable<(Act Act, string Words)> Read(Sentence sentence)
    {
        var words = sentence.Words;
        for (var i = 0; i < words.Length; i++)
            if (_phrases.TryGetValue(words[i].Text, out var phrases) && BeginsClause(sentence, i))
                foreach (var (rest, act) in phrases)
                    if (Stands(words, i, rest))
                    {
                        yield return (act, sentence.Between(i, Math.Min(words.Length - 1, i + Math.Max(rest.Length, 3) - 1)));
                        break;
                    }
    }

    /// <summary>How many different acts a sentence names, also where it says what you do and does not ask for it: "Sie buchen".</summary>
    public static int Finite(Sentence sentence) => _finite.Of(sentence);

    private static readonly KeptBy<Sentence, int> _finite = new(CountFinite);

    private static int CountFinite(Sentence sentence)
    {
        var acts = In(sentence).Select(call => call.Act).ToHashSet();
        for (var i = 1; i < sentence.Words.Length; i++)
            if (sentence.Words[i - 1].Text == "sie" && _phrases.TryGetValue(sentence.Words[i].Text, out var phrases))
                foreach (var (words, act) in phrases)
                    if (words.Length > 1 && words[1] == "sie") acts.Add(act);
        return acts.Count;
    }

    public static bool HasCondition(Sentence sentence) => sentence.Words.Any(word => _conditions.Contains(word.Text));

    private static readonly SearchValues<char> _signs = SearchValues.Create(",;:–—(•¡");

    private static bool BeginsClause(Sentence sentence, int index)
    {
        if (index == 0 || _before.Contains(sentence.Words[index - 1].Text)) return true;
        var (before, word) = (sentence.Words[index - 1], sentence.Words[index]);
        var end = before.Start + before.Length;
        return sentence.Text.AsSpan(end, word.Start - end).IndexOfAny(_signs) >= 0;
    }

    private static bool Stands(ImmutableArray<Word> words, int at, string[] phrase)
    {
        if (at + phrase.Length > words.Length) return false;
        for (var i = 1; i < phrase.Length; i++)
            if (words[at + i].Text != phrase[i]) return false;
        return true;
    }

    // The longest first: "schreib eine Bewertung" is no letter.
    private static FrozenDictionary<string, ImmutableArray<(string[], Act)>> Table(params (Act Act, string Phrases)[] rows) => rows
        .SelectMany(row => row.Phrases.Split('|').Distinct(), (row, phrase) => (Words: phrase.Split(' '), row.Act))
        .GroupBy(phrase => phrase.Words[0], StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Words.Length)
            .Select(phrase => (phrase.Words, phrase.Act)).ToImmutableArray(), StringComparer.Ordinal);
}

/// <summary>Everything that one message asks somebody to do.</summary>
/// <param name="Asked">One entry for each different thing, in the words of the message.</param>
internal sealed record Wishes(ImmutableArray<string> Asked)
{
    private static readonly string[] _social =
        ["instagram.", "facebook.", "linkedin.", "tiktok.", "youtube.", "twitter.", "x.com", "pinterest.", "mastodon.", "threads.",
        "bsky."];

    public static Wishes Of(RoadText text, ReadText? read)
    {
        var asked = new List<string>();
        var pages = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var acts = new HashSet<Act>();
        foreach (var link in text.Links.Where(link => !link.Address.StartsWith("{{", StringComparison.Ordinal)))
        {
            var isContact = link.Address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)
                || link.Address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
            var isSocial = _social.Any(host => link.Address.Contains(host, StringComparison.OrdinalIgnoreCase));
            if (isContact || isSocial)
            {
                if (acts.Add(isContact ? Act.Contact : Act.Follow)) asked.Add(link.Words);
                continue;
            }
            if (pages.Add(link.Address)) asked.Add(link.Words);
            foreach (var sentence in PlainReading.Of(link.Words, read?.Tongue).Sentences)
                foreach (var (act, _) in Calls.In(sentence)) acts.Add(act);
        }
        foreach (var sentence in read?.Sentences ?? [])
        {
            // What a link is called was counted as its page; a question and an offer of help ask for nothing.
            if (sentence.IsQuestion || !sentence.Text.AsSpan().ContainsAny(",;") && text.Links.Any(link => link.Words.Length > 2
                && sentence.Text.Contains(link.Words, StringComparison.Ordinal))) continue;
            var isOffer = Calls.HasCondition(sentence);
            foreach (var (act, words) in Calls.In(sentence))
                if (!(isOffer && act == Act.Contact) && acts.Add(act)) asked.Add(words);
        }
        return new([.. asked]);
    }
}
