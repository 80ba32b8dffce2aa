using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

internal enum PromiseKind
{
    /// <summary>"I'll send you", "wir schicken Ihnen".</summary>
    Send,

    /// <summary>"we ring you", "te llamamos".</summary>
    Ring,

    /// <summary>"you will hear from us", "wir melden uns": by whatever way.</summary>
    Contact,

    /// <summary>"you will get": of whom is not said.</summary>
    Get,

    /// <summary>"we come to you".</summary>
    Come,
}

/// <summary>What a sentence says that the business will do, and when: "I'll send you the plan tomorrow".</summary>
/// <param name="AfterTheirs">It is counted from something the customer does first: "once the account is open, we call within two
/// days".</param>
internal readonly record struct TimePromise(PromiseKind Kind, TimeSaid When, bool AfterTheirs)
{
    private static readonly FrozenDictionary<string, Words> _all = new Dictionary<string, Words>
    {
        ["en"] = new(
            "send, write, email, e-mail, mail, forward, post, drop you, sends, writes, emails, sending, emailing, writing",
            "ring, call, phone, give you a ring, give you a call, rings, calls, phones, ringing, calling",
            "get back, be in touch, come back to you, get in touch, contact, reach out, text, message, let you know, hear from",
            "get, receive, have, find, arrive, arrives, follow, follows, leaves, ships, goes out, be in your inbox, be sent, be emailed, "
                + "be with you, see",
            "come, visit, collect, deliver, pick up, drop by, stop by, come by, fit, install"),
        ["de"] = new(
            "schicke, schicken, schickt, sende, senden, sendet, schreibe, schreiben, schreibt, maile, mailen, mailt, zuschicken, "
                + "zusenden, übersenden",
            "rufe, rufen, ruft, anrufen, telefoniere, telefonieren, anruft",
            "melde, melden, meldet, von mir, von uns, kontaktieren, kontaktiere",
            "bekommen, bekommst, bekommt, erhalten, erhältst, erhält, kriegst, finden, findest, folgt, kommt, kommen, geht, liegt, haben, "
                + "hast",
            "komme, besuche, besuchen, vorbeikommen, liefern, liefere, montieren"),
        ["es"] = new(
            "envío, envio, enviaré, enviamos, enviaremos, enviará, mando, mandaré, mandamos, mandaremos, mandará, escribo, escribiré, "
                + "escribimos, "
            + "escribiremos, escribirá, enviarte, mandarte, escribirte, enviarle, mandarle, escribirle, enviaros, mandaros, te escribe, "
                + "te envía, te manda, le escribe, le envía",
            "llamo, llamaré, llamamos, llamaremos, llamará, llamarte, llamarle, llamarán, te llama, le llama, os llama, telefoneo",
            "contacto contigo, contactaré, contactaremos, me pongo en contacto, nos ponemos en contacto, pondré en contacto, "
                + "pondremos en contacto, "
            + "noticias mías, noticias nuestras, sabrás de mí, sabrás de nosotros",
            "recibirás, recibirá, recibiréis, recibes, recibe, tendrás, tendrá, tendréis, tienes, llegará, llega, llegan",
            "paso a verte, pasaré, pasaremos, iré, iremos, vendré, visitaré, visitaremos"),
        ["fr"] = new(
            "envoie, enverrai, envoyons, enverrons, enverra, écris, écrirai, écrivons, écrirons, écrira, transmets, transmettrai, "
                + "envoyer, écrire, transmettre",
            "appelle, appellerai, appelons, appellerons, appellera, rappelle, rappellerai, rappelons, rappellerons, rappellera, "
                + "téléphone, appeler, rappeler",
            "contacte, contacterai, contactons, contacterons, contactera, recontacte, recontacterai, recontactons, recontacterons, "
                + "reviens vers, "
            + "reviendrai vers, revenons vers, reviendrons vers, de mes nouvelles, de nos nouvelles, contacter, recontacter",
            "recevrez, recevras, recevez, reçois, aurez, auras, arrive, arrivera, part, partira, trouverez, trouveras",
            "passe, passerai, passons, passerons, viens, viendrai, venons, viendrons, livrons"),
        ["it"] = new(
            "invio, invierò, inviamo, invieremo, invierà, mando, manderò, mandiamo, manderemo, manderà, scrivo, scriverò, scriviamo, "
                + "scriveremo, scriverà, spedisco, spedirò",
            "chiamo, chiamerò, chiamiamo, chiameremo, chiamerà, telefono, telefonerò, telefoneremo, richiamo, richiamerò, richiamiamo",
            "contatto, ricontatto, ricontatterò, ricontattiamo, ricontatteremo, contatterò, contattiamo, contatteremo, contatterà, "
                + "faccio sapere, farò sapere, facciamo sapere, faremo sapere, mi faccio vivo, mi faccio viva",
            "riceverai, riceverà, riceverete, ricevi, riceve, avrai, avrà, arriva, arriverà, trovi, troverai",
            "passo, passerò, passiamo, passeremo, vengo, verrò, veniamo, verremo, consegniamo"),
        ["pt"] = new(
            "envio, enviarei, enviamos, enviaremos, enviará, mando, mandarei, mandamos, mandaremos, escrevo, escreverei, escrevemos, "
                + "escreveremos, enviar-lhe, "
            + "enviar-te, escrever-lhe, envio-lhe, envio-te, enviamos-lhe, escrevo-lhe, escrevo-te, vou enviar, vou mandar, vamos enviar, "
                + "vamos mandar",
            "ligo, ligarei, ligamos, ligaremos, ligará, telefono, telefonarei, ligo-lhe, ligo-te, ligamos-lhe, telefono-lhe, vou ligar, "
                + "vamos ligar",
            "contacto, contactarei, contactamos, contactaremos, entrarei em contacto, entraremos em contacto, entro em contacto, "
                + "entramos em contacto, "
            + "entraremos em contato, entramos em contato, notícias minhas, notícias nossas",
            "recebe, receberá, recebes, receberás, terá, terás, chega, chegará",
            "passo, passarei, vou aí, vamos aí, visitarei, visitaremos, entregamos"),
        ["nl"] = new(
            "stuur, sturen, stuurt, zend, mail, mailen, mailt, schrijf, schrijven, schrijft, opsturen, toesturen",
            "bel, bellen, belt, opbellen, terugbellen",
            "contact met, contact op, neem contact, nemen contact, neemt contact, van mij, van ons, laat weten, laten weten, meld",
            "ontvang, ontvangt, ontvangen, krijg, krijgt, krijgen, volgt, komt, vind, vindt",
            "kom, komen, langskomen, bezoeken, leveren, bezorgen"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly TongueWords _ifs = new("if, whenever, unless, in case", "falls, sofern, immer, wann", "si, siempre",
        "si, toujours", "sempre, se",
        "caso, sempre, se", "als, indien, altijd");

    private static readonly TongueWords _onces = new("once, when, as soon as, after", "wenn, sobald, nach",
        "cuando, en cuanto, una vez, tras, después de",
        "quand, lorsque, dès que, dès, une fois, après", "quando, appena, una volta, dopo", "quando, assim que, depois de, após",
            "wanneer, zodra, na");

    private static readonly TongueWords _nots = new("not, never, nobody, nothing, no one, won't, don't, wouldn't, haven't, can't, cannot, "
        + "without",
        "nicht, nie, niemand, nichts, kein, keine, keinen, ohne", "no, nunca, nadie, nada, sin", "pas, jamais, personne, rien, sans",
        "non, mai, nessuno, niente, senza", "não, nunca, ninguém, nada, sem", "niet, nooit, niemand, niets, geen, zonder");

    private static readonly WordList _will = new("i'm, we're, i'll, we'll, he'll, she'll, they'll, you'll, it'll, will, shall, going to");
    private static readonly WordList _me = new("i, we");
    private static readonly TongueWords _ands = new("and, but", "und, aber", "y, e, pero", "et, mais", "e, ma", "e, mas", "en, maar");

    /// <summary>Promises with a time, in order of the sentence; none of a question, of what depends on something, or of what is
    /// denied.</summary>
    public static TimePromise[] In(Sentence sentence) => _kept.Of(sentence);

    private static readonly KeptBy<Sentence, TimePromise[]> _kept = new(sentence => [.. Read(sentence)]);

    private static IEnumerable<TimePromise> Read(Sentence sentence)
    {
        var times = TimeSaid.In(sentence);
        if (times.Length == 0 || sentence.IsQuestion) yield break;
        var isAfter = _onces.IsIn(sentence);
        foreach (var when in times)
            if (when.Sense is TimeSense.In or TimeSense.Within && !HasIf(sentence, when.First) && KindOf(sentence, when.First,
                when.Last) is { } kind) yield return new(kind, when, isAfter || when.IsAfter);
    }

    /// <summary>What the business will do on a weekday; null where the sentence promises nothing.</summary>
    public static PromiseKind? KindAt(Sentence sentence, WeekdaySaid day) =>
        sentence.IsQuestion || HasIf(sentence, day.First) || _onces.IsIn(sentence) ? null : KindOf(sentence, day.First,
            day.Last) is { } kind and not PromiseKind.Get ? kind : null;

    // "If it needs a roof: “You will have a price tomorrow.”": what is said after the colon is said without an if.
    private static bool HasIf(Sentence sentence, int time)
    {
        var colon = sentence.Text.LastIndexOf(':', sentence.Words[time].Start);
        return _ifs.Of(sentence.Tongue).IsIn(sentence.Words, sentence.Words.Count(word => word.Start < colon));
    }

    private static PromiseKind? KindOf(Sentence sentence, int first, int last)
    {
        var words = _all[sentence.Tongue?.Tag ?? "en"];
        var english = sentence.Tongue?.Tag is null or "en";
        for (var at = 0; at < sentence.Words.Length; at++)
            foreach (var (list, kind) in words.Kinds)
                if (list.LengthAt(sentence.Words, at) is > 0 and var length && (at > last || at + length <= first)
                    && (english ? IsEnglish(sentence, at, kind) : IsOurs(sentence, at, kind)) && !IsApart(sentence, at, first, last)
                        && !IsDenied(sentence, at))
                    return kind;
        return null;
    }

    // "I'll gladly send", "Omar will call", "we send": what goes before the verb says who does it.
    private static bool IsEnglish(Sentence sentence, int verb, PromiseKind kind)
    {
        var words = sentence.Words;
        for (var at = verb - 1; at >= Math.Max(0, verb - 4); at--)
            if (_will.LengthAt(words, at) is > 0 and var length && at + length <= verb)
            {
                var isYou = words[at].Text == "you'll" || at > 0 && words[at - 1].Text == "you" || words[at].Text is "will"
                    && at + 1 < verb && words[at + 1].Text == "you";
                var hears = words[verb].Text == "hear";
                return kind is PromiseKind.Get || (isYou ? hears : !hears);
            }
        if (words[verb].Text is "arrives" or "follows" or "leaves" or "ships" or "goes") return true;
        if (words[verb].Text.EndsWith('s')) return verb > 0 && verb + 1 < words.Length && words[verb + 1].Text == "you"
            && words[verb - 1].Text != "you";
        if (kind is PromiseKind.Get) return verb > 0 && words[verb - 1].Text == "you" && words[verb].Text is "get" or "receive";
        return verb > 0 && _me.LengthAt(words, verb - 1) > 0 || verb > 1 && _me.LengthAt(words, verb - 2) > 0
            && words[verb - 1].Text is "then" or "also" or "always";
    }

    // What others tell the customer to do is no promise: "schicken Sie", "rufen Sie an".
    private static bool IsOurs(Sentence sentence, int verb, PromiseKind kind)
    {
        var words = sentence.Words;
        switch (sentence.Tongue!.Tag)
        {
            case "de":
                var next = verb + 1 < words.Length ? words[verb + 1].Text : "";
                var isMine = words.Any(word => word.Text is "ich" or "wir");
                if (kind == PromiseKind.Get) return words.Any(word => word.Text is "sie" or "du" or "ihr" or "euch" or "ihnen" or "dir")
                    || words[verb].Text is "folgt";
                if (kind == PromiseKind.Ring && words[verb].Text is "rufe" or "rufen" or "ruft"
                    && !words.Any(word => word.Text is "an" or "zurück")) return false;
                return words[verb].Text.EndsWith('t') && words[verb].Text != "von" ? words.All(word => word.Text != "ihr") : isMine
                    && (next != "sie" || words.Any(word => word.Text is "wir"))
                    || words[verb].Text == "von" && words.Any(word => word.Text is "hören" or "hörst" or "hört");
            case "nl":
                return kind == PromiseKind.Get ? words.Any(word => word.Text is "je" or "jij" or "u" or "jullie")
                    : words.Any(word => word.Text is "ik" or "we" or "wij")
                    || words[verb].Text.EndsWith('t') && verb > 0;
            case "fr" when kind is not PromiseKind.Get:
                return words.Any(word => word.Text is "je" or "nous" || word.Text.StartsWith("j'", StringComparison.Ordinal))
                    || words[verb].Text.EndsWith("ra", StringComparison.Ordinal) || verb > 0 && words[verb - 1].Text is "vous" or "te";
            default:
                return true;
        }
    }

    /// <summary>Whether a comma or another doer is between a verb and a time.</summary>
    private static bool IsApart(Sentence sentence, int verb, int first, int last)
    {
        var (from, to) = verb < first ? (verb, first) : (last, verb);
        var between = sentence.Text.AsSpan(sentence.Words[from].Start, sentence.Words[to].Start - sentence.Words[from].Start);
        if (between.ContainsAny([';', ':', '–', '—'])) return true;
        if (between.Contains(',') && !(first <= 1 && verb > last) && last < sentence.Words.Length - 1) return true;
        for (var at = from + 1; at < to; at++)
            if (_ands.Of(sentence.Tongue).LengthAt(sentence.Words, at) > 0) return true;
        return false;
    }

    private static bool IsDenied(Sentence sentence, int verb)
    {
        var list = _nots.Of(sentence.Tongue);
        for (var at = Math.Max(0, verb - 4); at < Math.Min(sentence.Words.Length, verb + 5); at++)
            if (list.LengthAt(sentence.Words, at) > 0 && !HasComma(sentence, Math.Min(at, verb), Math.Max(at, verb))) return true;
        return false;
    }

    private static bool HasComma(Sentence sentence, int from, int to) =>
        sentence.Text.AsSpan(sentence.Words[from].Start, sentence.Words[to].Start - sentence.Words[from].Start).Contains(',');

    private sealed class Words(string send, string ring, string contact, string get, string come)
    {
        public ImmutableArray<(WordList List, PromiseKind Kind)> Kinds { get; } =
        [
            (Elided(contact), PromiseKind.Contact), (Elided(ring), PromiseKind.Ring), (Elided(send), PromiseKind.Send),
            (Elided(come), PromiseKind.Come), (Elided(get), PromiseKind.Get),
        ];

        // French writes "j'envoie" and "t'appelle" as one.
        private static WordList Elided(string words) => new(string.Join(',', words.Split(',', StringSplitOptions.TrimEntries)
            .SelectMany(word => word[0] is 'a' or 'e' or 'é' or 'i' or 'o' or 'u' ? new[] { word, "j'" + word, "t'" + word, "l'" + word }
                : [word])));
    }
}
