using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>What a sentence about the past is about: something between the business and the customer, or a story.</summary>
internal static class TimeRelations
{
    private static readonly TongueWords _between = new(
        "thank you for, thanks for, we spoke, we talked, we met, you came, you visited, as discussed, discussed, as agreed, as promised, "
            + "we agreed, i promised, "
        + "we promised, you asked, you wrote, you ordered, you booked, you bought, you signed, you told, you said, i told, i said, "
            + "we said, i sent, we sent, "
        + "i wrote, we wrote, your visit, your order, your first, your last, your appointment, your call, your session, your lesson, "
            + "your trial, seeing you, meet you, "
        + "meeting you, talking to you, talking with you, speaking with you, having you, you tried, you started, you joined, "
            + "you signed up, you downloaded, "
        + "was your, you picked up, you've been, you have been, you've had, you have had, you have the, with us, with you, you were here, "
            + "you were with us, you left",
        "danke für, vielen dank für, besprochen, vereinbart, versprochen, angekündigt, gesprochen, getroffen, telefoniert, kennengelernt, "
            + "waren sie bei, "
        + "warst du bei, sie waren, du warst, bestellt, gebucht, gekauft, unterschrieben, geschrieben, geschickt, gefragt, angefragt, "
            + "gesagt, ihr termin, "
        + "ihr letzter, dein termin, dein letzter, ihr besuch, dein besuch, ihre bestellung, deine bestellung, ihre probestunde, "
            + "angefangen, bei uns",
        "gracias por, hablamos, quedamos, acordamos, comentamos, prometí, prometimos, dije, dijimos, viniste, vino, estuviste, estuvo, "
            + "pediste, pidió, "
        + "reservaste, reservó, compraste, compró, escribí, escribimos, envié, enviamos, mandé, preguntaste, nos vimos, nos conocimos, "
            + "empezaste, tu visita, "
        + "su visita, tu cita, su cita, tu pedido, su pedido, acordado, hablado, prometido, con nosotros, tu primera, tu última",
        "merci pour, merci de, parlé, convenu, promis, discuté, vus, rencontrés, rencontré, commandé, réservé, acheté, signé, écrit, "
            + "envoyé, demandé, "
        + "votre visite, votre rendez-vous, ta visite, ton rendez-vous, votre commande, ta commande, échangé, chez nous, avec nous",
        "grazie per, parlato, concordato, promesso, ci siamo visti, incontrati, ordinato, prenotato, comprato, acquistato, firmato, "
            + "scritto, inviato, mandato, "
        + "chiesto, la tua visita, la sua visita, il tuo ordine, con noi, da noi",
        "obrigado por, obrigada por, obrigado pela, obrigada pela, falámos, falamos, combinámos, combinado, prometi, prometemos, "
            + "encomendou, encomendaste, "
        + "reservou, reservaste, comprou, compraste, assinou, escrevi, enviei, enviámos, pediu, pediste, veio, vieste, conversámos, "
            + "conversamos, a sua visita, "
        + "a tua visita, connosco, conosco",
        "bedankt voor, dank voor, besproken, afgesproken, beloofd, gesproken, ontmoet, besteld, geboekt, gekocht, getekend, geschreven, "
            + "gestuurd, gevraagd, "
        + "je bezoek, uw bezoek, je afspraak, uw afspraak, je bestelling, uw bestelling, bij ons");

    /// <summary>Said of the day itself, these are of something that has been.</summary>
    private static readonly TongueWords _thanks = new(
        "thank you for, thanks for, as discussed, as agreed, we spoke, we talked, we met, seeing you, meeting you, talking to you, "
            + "talking with you, "
        + "speaking with you, having you, you were here, you came",
        "danke für, vielen dank für, besprochen, vereinbart, gesprochen, telefoniert, kennengelernt, getroffen",
        "gracias por, hablado, comentado, acordado, hablamos, nos conocimos", "merci pour, merci de, convenu, parlé, échangé",
            "grazie per, parlato, concordato",
        "obrigado por, obrigada por, obrigado pela, obrigada pela, combinado", "bedankt voor, dank voor, besproken, afgesproken");

    private static readonly TongueWords _meeting = new(
        "spoke, talked, met, visit, call, appointment, session, lesson, class, discussed, agreed, seeing you, meeting you, here, came, "
            + "walkthrough, tasting, "
        + "consultation, fitting",
        "besprochen, vereinbart, gesprochen, telefoniert, getroffen, kennengelernt, termin, besuch, gespräch, stunde, probestunde, "
            + "beratung, hier, bei uns",
        "hablamos, hablado, comentamos, acordado, acordamos, nos vimos, nos conocimos, visita, cita, llamada, sesión, clase, viniste, "
            + "vino, estuviste",
        "parlé, convenu, discuté, vus, rencontrés, visite, rendez-vous, appel, séance, cours, échangé",
            "parlato, concordato, visti, incontrati, visita, appuntamento, chiamata, lezione",
        "falámos, falamos, combinado, visita, consulta, chamada, aula, sessão, conversámos",
            "besproken, afgesproken, gesproken, ontmoet, bezoek, afspraak, gesprek, les");

    /// <summary>What tells of another day: "one Friday she was", "that Monday".</summary>
    private static readonly TongueWords _story = new("was, were, had, went, came, that, did, used to",
        "war, waren, hatte, hatten, ging, kam, damals, wurde",
        "era, fue, estaba, había, aquel, llegó", "était, avait, fut", "era, fu, aveva", "era, foi, tinha, aquela",
            "was, waren, had, ging, kwam");

    private static readonly TongueWords _ourLetter = new("i sent, we sent, i wrote, we wrote, you asked, you got, i emailed, my letter, "
        + "my email, my message",
        "geschrieben, geschickt, gesendet, angefragt", "escribí, escribimos, envié, enviamos, mandé, te mandamos", "écrit, envoyé",
            "scritto, inviato, mandato",
        "escrevi, enviei, enviámos, mandei", "geschreven, gestuurd, gemaild");

    public static bool IsBetweenUs(Sentence sentence, bool isThanks) => (isThanks ? _thanks : _between).IsIn(sentence);

    /// <param name="until">The word up to which it is looked for.</param>
    public static bool IsStory(Sentence sentence, int until) => _story.Of(sentence.Tongue).IsIn(sentence.Words, 0, until);

    public static bool IsMeeting(Sentence sentence) => _meeting.IsIn(sentence);

    /// <summary>Whether what is past is the letter that a reminder reminds of.</summary>
    public static bool IsOurLetter(ReadText text, TimeSaid when) =>
        text.Sentences.Any(sentence => Array.IndexOf(TimeSaid.In(sentence), when) >= 0 && _ourLetter.IsIn(sentence));
}
