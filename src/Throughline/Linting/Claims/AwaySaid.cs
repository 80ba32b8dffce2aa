using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>That nobody is there for some days: "I am away for three weeks", "wir haben bis zum 14. geschlossen".</summary>
internal static class AwaySaid
{
    private static readonly TongueWords _away = new(
        "away, on holiday, on holidays, on vacation, on leave, closed, close, closing, out of office, out of the office, out of town, "
            + "not available, unavailable, not here, abroad, shut, "
        + "maternity leave, parental leave, on a sabbatical, travelling, traveling, not in the office, not reachable, on a break, "
        + "out until, out till, out from, out for, out this week, out next week, off until, off for, off from, off this week, off next "
            + "week, "
        + "phones are off, phone is off, phone will be off, off the grid, off sick, sick leave, summer break, winter break, shuts, "
            + "shutting, "
        + "won't be in, won't be here, won't be around, won't be at my desk, not be in the office, not around, not working, won't be "
            + "working, "
        + "can't be reached, cannot be reached, in hospital, having an operation, having surgery, on a beach, at the seaside, until i'm "
            + "back, "
        + "until we're back, until i am back, till i'm back, having a baby, on honeymoon, not reading, won't be reading, won't be "
            + "answering, "
        + "not answering",
        "urlaub, geschlossen, betriebsferien, betriebsurlaub, ferien, verreist, nicht da, nicht im haus, abwesend, nicht erreichbar, "
            + "unterwegs, elternzeit, "
        + "schließen, außer haus, nicht besetzt, auf reisen, sommerpause, winterpause, weihnachtspause, betriebsruhe, nicht im büro, "
        + "nicht in der praxis, nicht im laden, nicht in der kanzlei, nicht im studio, nicht zu erreichen, nicht am platz, in kur, reha, "
        + "auf kur, krankgeschrieben, im krankenhaus, mutterschutz, flitterwochen, am meer, bin weg, sind weg, weg bin, weg sind, lang zu, "
        + "lange zu, bleiben liegen, bleibt liegen, "
        + "bleibt zu, nicht gelesen, nicht beantwortet, nicht verschickt, nicht arbeiten, arbeite nicht, arbeiten nicht, "
        + "lese keine, lesen keine, beantworte keine, beantworten keine, keine mails, keine anrufe, auszeit, sabbatical",
        "vacaciones, cerrado, cerrada, cerramos, cerraremos, cerrados, de viaje, de baja, fuera, ausente, no estoy, no estamos, "
            + "no estaré, no estaremos, no trabajo, no trabajamos, no trabajaré, "
            + "no leo, no leemos, no leeré, no volvemos, no vuelvo, no volveré, no volveremos, no abrimos, no abriremos, no atendemos, "
            + "no atiendo, no atenderemos, me operan, de luna de miel, en la playa, no contesto, no contestamos, no contestaré, "
            + "no estoy localizable, no estaremos localizables, descansamos, cierra, cierran, cerrará",
        "congés, congé, vacances, fermé, fermée, fermés, fermons, absent, absente, en déplacement, pas là, fermera, fermerons, ferme, "
            + "injoignable, "
            + "injoignables, pas joignable, pas joignables, pas disponible, pas disponibles, ne travaille pas, ne travaillons pas, "
            + "en arrêt maladie, à l'hôpital, ne répondrai pas, ne répondrons pas, ne lis pas, ne lirai pas, pas au bureau",
        "ferie, vacanza, vacanze, chiuso, chiusi, chiusa, chiudiamo, assente, in viaggio, via, non ci sono, non ci siamo, "
            + "non ci sarò, non ci saremo, non lavoro, non lavoriamo, non lavorerò, chiude, chiuderà, chiuderemo, non sono raggiungibile, "
            + "non siamo raggiungibili, in malattia, non rispondo, non rispondiamo, non risponderò, non leggo, non torno, non torniamo",
        "férias, fechado, fechada, fechados, fechamos, ausente, fora, em viagem, não estou, não estamos, não estarei, "
            + "não trabalho, não trabalhamos, fecha, fecharemos, não respondo, não leio, de baixa, não volto, não voltamos",
        "vakantie, met verlof, gesloten, afwezig, op reis, weg, niet bereikbaar, sluiten, "
            + "sluit, zomerstop, niet op kantoor, niet aanwezig, werk niet, werken niet, ziekteverlof, lees geen, lezen geen, dicht");

    /// <summary>Absences of people alone, whoever it is: no customer's where the sentence does not speak of them.</summary>
    private static readonly TongueWords _leave = new(
        "on holiday, on holidays, on vacation, on leave, maternity leave, parental leave, on a sabbatical, out of office, sick leave, away",
        "im urlaub, in elternzeit, mutterschutz, in kur, krankgeschrieben, in den ferien, abwesend",
        "de vacaciones, de baja, de viaje, de permiso", "en congé, en congés, en vacances, en arrêt maladie, absent, absente",
        "in ferie, in vacanza, in malattia, assente", "de férias, de baixa, ausente", "met vakantie, op vakantie, met verlof, afwezig");

    private static readonly TongueWords _you = new(
        "you, you're, your, yours, yourself, they, their, he, she, we're back, who",
        "sie, ihr, ihre, ihren, ihrem, ihrer, ihnen, du, dein, deine, deinen, deinem, deiner, dir, dich, euch, wer",
        "tú, tu, tus, te, usted, ustedes, su, sus, se, le, vosotros, vuestro, os, quien", "vous, votre, vos, tu, ta, ton, tes, qui",
        "tu, tuo, tua, ti, lei, suo, sua, voi, vostro, vi, chi", "você, tu, teu, tua, te, seu, sua, lhe, quem",
        "je, jij, jouw, u, uw, jullie, wie");

    private static readonly TongueWords _nobody = new(
        "nobody, no one, none of us", "niemand, keiner, niemanden", "nadie, ninguno, ninguna", "personne", "nessuno", "ninguém", "niemand");

    private static readonly TongueWords _working = new(
        "answer, answers, reply, replies, read, reads, pack, packs, deliver, delivers, here, there, book, confirm, confirms, ship, ships, "
            + "office, phone, sends, looks after, inbox, sees, works, calls back, reading, answering, "
            + "picks up, pick up, mail, mails",
        "liest, antwortet, beantwortet, bestätigt, da, packt, liefert, erreichbar, arbeitet, verschickt, ans telefon, hier, am telefon, "
            + "lesen, antworten, geht ran, im büro, post",
        "conteste, contesta, responde, responda, lea, lee, atiende, atienda, prepara, envía, envíe, aquí, confirma, teléfono, coge, "
            + "coja, habrá, hay",
            "répond, lit, livre, là, confirme, prépare, envoie, répondra, téléphone, lira",
        "risponde, legge, consegna, conferma, spedisce, prepara, qui", "responde, lê, entrega, confirma, envia, prepara, aqui",
        "antwoordt, leest, levert, bevestigt, verstuurt, er, hier");

    private static readonly TongueWords _us = new(
        "i, i'm, i'll, we, we're, we'll, nobody, no one, studio, practice, office, shop, workshop, gym, clinic, farm, team, everyone, "
            + "salon, bakery, restaurant, surgery, store, phone, phones, mails, emails, my assistant, my colleague",
        "ich, wir, niemand, keiner, praxis, büro, laden, studio, werkstatt, team, kanzlei, geschäft, salon, schule, betrieb, hof, telefon, "
            + "mails, e-mails, anfragen, bestellungen, werkstätten, meine kollegin, mein kollege",
        "estoy, estamos, estaré, estaremos, cerramos, cerraremos, nadie, gimnasio, taller, tienda, consulta, estudio, equipo, centro, "
            + "salón, oficina, academia, me, nos, vamos, voy, leo, leemos, no trabajo, no trabajamos, vuelvo, volvemos, abrimos, "
            + "atendemos, atiendo, trabajaré, contesto, contestamos, clínica, panadería, restaurante, mi compañera, mi compañero",
        "je, nous, personne, boutique, cabinet, atelier, magasin, équipe, studio, salon, bureau",
        "sono, siamo, sarò, saremo, chiudiamo, chiuderemo, lavoro, lavoriamo, rispondo, rispondiamo, torno, torniamo, nessuno, studio, "
            + "negozio, laboratorio, palestra, ufficio, scuola",
        "estou, estamos, estarei, estaremos, fechamos, ninguém, loja, consultório, oficina, estúdio, ginásio, escritório, vou, vamos",
        "ik, we, wij, niemand, praktijk, winkel, studio, kantoor, werkplaats, atelier, zaak");

    /// <summary>True each week or year, or a story, or about the customer.</summary>
    private static readonly TongueWords _always = new(
        "every, each, always, usually, was, were, had, if, when, whenever, never, your holiday, your holidays, your vacation, "
            + "you're away, you are away, you go, christmas",
        "jeden, jedes, jede, jeweils, immer, war, waren, hatte, wenn, falls, nie, ihr urlaub, ihren urlaub, dein urlaub, deinen urlaub, "
            + "ihrem urlaub, deinem urlaub, weihnachten",
        "cada, todos los, siempre, estaba, era, si, cuando, nunca, tus vacaciones, sus vacaciones, navidad",
            "chaque, toujours, était, avait, si, quand, jamais, vos vacances, tes vacances, noël",
        "ogni, sempre, era, se, quando, mai, le tue vacanze, natale", "cada, sempre, era, se, quando, nunca, as suas férias, "
            + "as tuas férias, natal",
        "elke, ieder, altijd, was, waren, als, wanneer, nooit, uw vakantie, je vakantie, kerst");

    private static readonly TongueWords _until = new(
        "until, till, through, back on, from, office before, in before, here before, back before, around before",
        "bis, ab, vom, zurück am, wieder am, erst am", "hasta, desde, del, vuelvo el, volvemos el, de vuelta el",

        "jusqu'au, jusqu'à, du, reviens le, revenons le, de retour le", "fino, dal, torno il, torniamo il", "até, de, volto a",
        "tot, vanaf, terug op");

    private static readonly TongueWords _once = new(
        "in this time, during this time, in the meantime, from tomorrow, as of tomorrow, at the moment, currently, this week, next week, "
            + "this month, right now, until further notice, the next month, the next week, the next weeks, the next few weeks, "
            + "the coming weeks, next few days, until i'm back, until we're back, until i am back, all of july, all of august, "
            + "the whole of july, the whole of august, a fortnight",
        "in dieser zeit, ab morgen, zur zeit, zurzeit, derzeit, momentan, diese woche, nächste woche, bis auf weiteres, solange, "
            + "den nächsten monat, nächsten monat, die nächsten wochen, den nächsten wochen, die nächsten tage",
        "en este tiempo, durante ese tiempo, desde mañana, a partir de mañana, ahora mismo, de momento, esta semana, la semana que viene, "
            + "hasta la vuelta, el próximo mes, las próximas semanas, los próximos días",
        "pendant ce temps, à partir de demain, en ce moment, actuellement, cette semaine, la semaine prochaine, le mois prochain, "
            + "les prochaines semaines, le prochain mois",
        "in questo periodo, da domani, al momento, in questo momento, questa settimana, la prossima settimana, le prossime settimane, "
            + "il prossimo mese",
        "neste período, a partir de amanhã, neste momento, de momento, esta semana, na próxima semana, nas próximas semanas, "
            + "no próximo mês",
        "in die tijd, vanaf morgen, op dit moment, momenteel, deze week, volgende week, de komende weken, de komende maand");

    /// <summary>The words of the absence; null where there is none that begins and ends.</summary>
    public static string? In(Sentence sentence) => _kept.Of(sentence);

    private static readonly KeptBy<Sentence, string?> _kept = new(Read);

    private static string? Read(Sentence sentence)
    {
        if (sentence.IsQuestion || sentence.Words.Length < 4 || _always.IsIn(sentence)) return null;
        var words = sentence.Words;
        var isOurs = _us.IsIn(sentence);
        if (!isOurs && _you.IsIn(sentence)) return null;
        var away = (isOurs ? _away : _leave).Of(sentence.Tongue).Find(words);
        var nobody = isOurs ? _nobody.Of(sentence.Tongue).Find(words) : -1;
        if (nobody >= 0 && away < 0 && !_working.Of(sentence.Tongue).IsIn(words, nobody - 6, nobody + 8)) return null;
        var at = away >= 0 ? away : nobody >= 0 ? nobody : isOurs && !_you.IsIn(sentence) ? Abroad(sentence) : -1;
        if (at < 0 || Time(sentence) is not var (first, last) || last == at - 1 && words[at].Text == "away" || IsQuoted(sentence,
            at)) return null;
        return sentence.Between(Math.Min(first, at), Math.Max(last, at));
    }

    private static readonly TongueWords _be = new("i'm, i am, we're, we are, i'll be, we'll be, i will be, we will be",
        "bin ich, ich bin, sind wir, wir sind", "estoy, estaré, estamos, estaremos, me voy, nos vamos",
        "je suis, je serai, nous sommes, nous serons, je pars, nous partons", "sono, sarò, siamo, saremo",
        "estou, estarei, estamos, estaremos", "ben ik, ik ben, zijn we, we zijn, zijn wij, wij zijn");

    private static readonly TongueWords _in = new("in, on", "in, auf, an, nach, bei", "en, a", "en, au, à, aux", "in, a", "em, no, na, nos",
        "in, op, naar");

    /// <summary>"I am in Portugal for three weeks": the word before the place; −1 where there is none.</summary>
    private static int Abroad(Sentence sentence)
    {
        var words = sentence.Words;
        if (_be.Of(sentence.Tongue).Find(words) is not (>= 0 and var be)) return -1;
        for (var at = be + 1; at + 1 < words.Length; at++)
            if (_in.Of(sentence.Tongue).LengthAt(words, at) > 0 && words[at + 1].Text.Length > 3
                && char.IsUpper(sentence.Text[words[at + 1].Start])
                && TimeWords.Month(words[at + 1].Text, sentence.Tongue) is null
                && TimeWords.Weekday(words[at + 1].Text, sentence.Tongue) is null && (sentence.Tongue?.Tag != "de"
                || IsPlaceName(words[at + 1].Text, sentence.Tongue))) return at;
        return -1;
    }

    // German nouns have capitals as well, and most of them are in its list of words.
    private static bool IsPlaceName(string word, Tongue tongue) => tongue.Ranked.Value.Take(CommonNouns).All(known => known != word);

    private const int CommonNouns = 5000;

    // What somebody is to say for themselves.
    private static bool IsQuoted(Sentence sentence, int at) => sentence.Text[..sentence.Words[at].Start].AsSpan().ContainsAny(['“', '„',
        '«', '"'])
        || sentence.Text[^1] is '”' or '“' or '»' or '"';

    // Days, weeks or months; until a day; "in this time".
    private static (int First, int Last)? Time(Sentence sentence)
    {
        var (words, tongue) = (sentence.Words, TimeTongue.Of(sentence.Tongue));
        for (var at = 0; at < words.Length; at++)
        {
            if (_once.Of(sentence.Tongue).LengthAt(words, at) is > 0 and var length) return (at, at + length - 1);
            if (tongue.NumberAt(words, at) is ( > 0, > 0 and var number) && tongue.UnitAt(words,
                at + number) is (TimeUnit.Day or TimeUnit.Week or TimeUnit.Month or TimeUnit.WorkingDay,
                > 0 and var unit) && tongue.NotAfter.LengthAt(words, at + number + unit) == 0) return (at, at + number + unit - 1);
            if (_until.Of(sentence.Tongue).LengthAt(words, at) > 0 && Day(sentence, at + 1) is { } day) return (at, day);
        }
        return null;
    }

    private static int? Day(Sentence sentence, int from)
    {
        for (var at = from; at < Math.Min(sentence.Words.Length, from + 4); at++)
            if (TimeWords.Month(sentence.Words[at].Text, sentence.Tongue) is not null || TimeWords.Weekday(sentence.Words[at].Text,
                sentence.Tongue) is not null
                || IsDayOfMonth(sentence, at)) return at;
        return null;
    }

    private static bool IsDayOfMonth(Sentence sentence, int at)
    {
        var (word, end) = (sentence.Words[at], sentence.Words[at].Start + sentence.Words[at].Length);
        if (!char.IsAsciiDigit(word.Text[0])) return false;
        var isOrdinal = word.Text.Length > 2 && !char.IsAsciiDigit(word.Text[^1]) || end < sentence.Text.Length
            && sentence.Text[end] == '.';
        var isSpan = at + 2 < sentence.Words.Length
            && sentence.Words[at + 1].Text is "al" or "au" or "bis" or "to" or "ao" or "a" or "tot"
            && char.IsAsciiDigit(sentence.Words[at + 2].Text[0]);
        return word.Text.Length <= 4 && (isOrdinal || isSpan);
    }
}
