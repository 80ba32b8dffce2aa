using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL291x: texts that were true once.</summary>
internal static class OutdatedLint
{
    /// <summary>What makes a day the end or the beginning of something, right before it.</summary>
    private static readonly TongueWords _until = new(
        "until, till, through, by, before, from, for, starting, as of, up to, to, until the end of, by the end of, end of, valid for, "
            + "new for, new in",
        "bis, bis zum, bis ende, ab, ab dem, vom, vor dem, zum, spätestens, für, zu, gültig für, neu für, bis anfang, bis mitte",
        "hasta, hasta el, hasta finales de, hasta fin de, antes del, antes de, a partir del, desde el, para, para el, para la, para las",
        "jusqu'au, jusqu'à, jusqu'en, jusqu'à fin, avant le, avant fin, à partir du, à partir de, dès le, pour, pour le",
        "fino al, fino a, entro, entro il, prima del, dal, a partire dal, per, per il",
            "até, até ao, até o, até fim de, antes de, a partir de, para, para o",
        "tot, tot en met, tot eind, voor, vanaf, uiterlijk");

    /// <summary>What is offered or announced.</summary>
    private static readonly TongueWords _offered = new(
        "valid, book, order, register, sign up, join, offer, available, apply, applies, expires, expire, ends, end, starts, start, "
            + "begins, begin, opens, "
        + "closes, runs, deadline, early bird, will, we'll, i'll, you'll, save, reserve, upcoming, next, latest, new, price, prices, "
            + "price list, rates, "
        + "schedule, programme, program, timetable, dates, calendar, season, edition, catalogue, catalog, collection, brochure, course, "
            + "courses, intake, "
        + "menu, planner, tickets, places, spots, guide, checklist, please, left, free, see you, fair, trade show, home show, exhibition, "
            + "stand, booth, open house, open day, workshop, webinar, takes place, is on, coming",
        "gültig, gilt, gelten, buchen, bestellen, anmelden, anmeldung, melden, sichern, angebot, verfügbar, endet, enden, startet, "
            + "starten, beginnt, "
        + "beginnen, läuft, anmeldeschluss, frühbucher, wird, werden, preis, preise, preisliste, programm, kursplan, termine, kalender, "
            + "saison, ausgabe, "
        + "katalog, kollektion, kurs, kurse, plätze, karten, nächste, nächsten, neu, neue, neuen, bitte, leitfaden, checkliste, "
            + "erscheint, erscheinen, messe, sehen uns, treffen, findet, finden, kommt, kommen, folgt, tag der offenen tür, seminar",
        "válido, válida, válidos, vale, reserva, reserve, pide, pida, inscríbete, inscripción, inscripciones, oferta, disponible, "
            + "termina, acaba, "
        + "caduca, empieza, comienza, abre, cierra, plazo, precio, precios, tarifa, tarifas, programa, horario, fechas, calendario, "
            + "temporada, edición, "
        + "catálogo, colección, curso, cursos, plazas, próximo, próxima, nuevo, nueva, nuevos, nuevas, guía, nos vemos, feria, "
            + "estaremos, veremos, celebramos, se celebra, será, habrá, sale, taller, jornada",
        "valable, réservez, réserve, commandez, inscrivez, inscription, inscriptions, offre, disponible, termine, finit, expire, "
            + "commence, débute, "
        + "ouvre, ferme, prix, tarif, tarifs, programme, horaire, horaires, dates, calendrier, saison, édition, catalogue, collection, "
            + "cours, places, "
        + "prochain, prochaine, nouveau, nouvelle, guide, rendez-vous, salon, retrouvons, sera, aura, serons, paraît, atelier",
        "valido, valida, prenota, prenotate, ordina, iscriviti, iscrizioni, offerta, disponibile, termina, scade, inizia, comincia, apre, "
            + "chiude, "
        + "prezzo, prezzi, tariffe, programma, orario, date, calendario, stagione, edizione, catalogo, collezione, corso, corsi, posti, "
            + "prossimo, "
        + "prossima, nuovo, nuova, guida",
        "válido, válida, reserve, reserva, encomende, inscreva-se, inscrição, inscrições, oferta, disponível, termina, acaba, expira, "
            + "começa, abre, "
        + "fecha, preço, preços, tarifas, programa, horário, datas, calendário, temporada, edição, catálogo, coleção, curso, cursos, "
            + "vagas, lugares, "
        + "próximo, próxima, novo, nova, guia",
        "geldig, boek, bestel, schrijf, inschrijven, aanbod, beschikbaar, eindigt, start, begint, opent, sluit, prijs, prijzen, tarieven, "
            + "programma, "
        + "rooster, data, kalender, seizoen, editie, catalogus, collectie, cursus, cursussen, plaatsen, volgende, nieuw, nieuwe, gids");

    /// <summary>What tells a story, or says since when.</summary>
    private static readonly TongueWords _past = new(
        "since, ago, was, were, had, did, founded, began, came, went, won, wrote, built, took, got, made, said, told, found, met, "
            + "back in, bought, "
        + "became, gave, felt, kept, knew, saw, ran, stood, taught, thought, copyright, vintage, award, published",
        "seit, damals, war, waren, wurde, wurden, hatte, hatten, gegründet, begann, kam, kamen, ging, gab, stand, schrieb, fand, fing, "
        + "jahrgang, rückblick, eröffnet, erschienen, copyright",
        "desde, era, eran, fue, fueron, fui, fuimos, había, hubo, estaba, nació, fundé, fundamos, fundada, abrí, abrimos, empecé, "
            + "empezamos, hice, "
        + "hicimos, cosecha, premio, llegó, llegué, tuve, tuvimos",
        "depuis, était, étaient, avait, avions, fut, fondé, fondée, ouvert, né, née, millésime, prix de",
        "dal, dall'estate, dalla primavera, dall'autunno, dall'inverno, era, erano, fu, aveva, fondato, fondata, nato, nata, annata",
        "desde, era, eram, foi, fui, fomos, tinha, fundada, fundado, nasceu, abri, abrimos, comecei, colheita, prémio",
        "sinds, was, waren, werd, werden, had, hadden, opgericht, begon, begonnen, kwam, ging, oogst");

    /// <summary>Before a participle these tell of what has been; alone they tell of what is.</summary>
    private static readonly TongueWords _helpers = new("-", "haben, habe, hat, bin, sind, ist", "-",
        "avons, ai, ont, a, suis, sommes, sont",
        "abbiamo, ho, ha, hanno, sono, siamo, è, ci siamo", "-", "heb, hebben, heeft, zijn, is, ben");

    /// <summary>What is for somebody's day: "for weddings in May 2025".</summary>
    private static readonly TongueWords _for = new("for", "für", "para", "pour", "per", "para", "voor");

    private static readonly TongueWords _thanks = new("thank, thanks, sorry", "danke, dank, danken", "gracias", "merci", "grazie",
        "obrigado, obrigada", "bedankt, dank");

    private const int Reach = 5;

    public static LintRule Past { get; } = new(Warning, "TL2911", "A day that is past",
        "This says “{0}”, and that is over since {1}.",
        "Put in the next date, or leave the date out so that the text stays true.",
        "Whoever reads of a day that is long past thinks that nobody looks after this any more.",
        (road, say) =>
        {
            foreach (var text in road.Reading.Texts)
                foreach (var sentence in text.Sentences)
                    if (OverSince(sentence, road.Context.Today) is var (words, ends))
                        say.Quote(new(text, sentence, words), null, words, ends.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
        });

    public static LintRule WrongWeekday { get; } = new(Warning, "TL2912", "A weekday that does not fit its date",
        "This says “{0}”, and that day is a {1}.",
        "Look up which of the two is right, and change the other.",
        "Half of your customers go by the date and half by the weekday.",
        (road, say) =>
        {
            foreach (var text in road.Reading.Texts)
                foreach (var sentence in text.Sentences)
                    foreach (var date in WrittenDate.In(sentence))
                        if (date.Grain == DateGrain.Day && date.First > 0 && !IsInFigures(sentence, date)
                            && Before(sentence, date.First) is var (at, day) && day != date.Ends.DayOfWeek)
                            say.Quote(new(text, sentence, sentence.Between(at, date.Last)), null, sentence.Between(at, date.Last),
                                date.Ends.DayOfWeek.ToString());
        });

    public static ImmutableArray<LintRule> All { get; } = [Past, WrongWeekday];

    /// <summary>The words of a date that the sentence speaks of as to come, and that is over; null where there is none.</summary>
    internal static (string Words, LocalDate Ends)? OverSince(Sentence sentence, LocalDate today)
    {
        foreach (var date in WrittenDate.In(sentence))
            if (date.Ends < today && !IsQuoted(sentence, date) && IsToCome(sentence, date))
                return (sentence.Between(Start(sentence, date), date.Last), date.Ends);
        return null;
    }

    private static bool IsToCome(Sentence sentence, WrittenDate date)
    {
        var words = sentence.Words;
        if (IsPast(sentence, date)) return false;
        if (date.Grain == DateGrain.Day) return true;
        var isUntil = _until.Of(sentence.Tongue).EndsBefore(words, date.First);
        var isOffered = date.Grain == DateGrain.Year
            ? _offered.Of(sentence.Tongue).IsIn(words, date.First - 3, date.Last + 4) : _offered.IsIn(sentence);
        return isOffered || isUntil && date.Grain == DateGrain.Season || date.Grain != DateGrain.Year && IsFor(sentence, date);
    }

    // "Para" is a way as well: "para aqui em maio" tells where, "para os casamentos de maio" what for.
    private static bool IsFor(Sentence sentence, WrittenDate date) => !_thanks.IsIn(sentence)
        && !(sentence.Tongue?.Tag is "es" or "pt" && date.First > 0 && sentence.Words[date.First - 1].Text is not ("de" or "do" or "del"))
        && _for.Of(sentence.Tongue).IsIn(sentence.Words, date.First - Reach, date.First);

    private static bool IsPast(Sentence sentence, WrittenDate date)
    {
        if (_past.IsIn(sentence) || _helpers.IsIn(sentence) && sentence.Words.Index().Any(at =>
            (at.Index < date.First || at.Index > date.Last) && IsParticiple(at.Item.Text, sentence.Tongue))) return true;
        return sentence.Tongue?.Tag switch
        {
            null or "en" => sentence.Words.Any(word => word.Text.Length > 4 && word.Text.EndsWith("ed", StringComparison.Ordinal)
                && !word.Text.Contains('-', StringComparison.Ordinal)
                && word.Text is not ("need" or "limited" or "indeed" or "speed" or "based" or "interested" or "attached"
                or "enclosed" or "included" or "required" or "needed" or "fixed" or "reduced")),
            "es" => sentence.Words.Any(word => word.Length > 3 && (word.Text.EndsWith('ó') || word.Text.EndsWith("aron",
                StringComparison.Ordinal)
                || word.Text.EndsWith("ieron", StringComparison.Ordinal))),
            "pt" => sentence.Words.Any(word => word.Length > 4 && (word.Text.EndsWith("ou", StringComparison.Ordinal)
                || word.Text.EndsWith("ámos", StringComparison.Ordinal))),
            _ => false,
        };
    }

    private static bool IsParticiple(string word, Tongue? tongue) => word.Length > 4 && tongue?.Tag switch
    {
        "de" or "nl" => word.Contains("ge", StringComparison.Ordinal)
            && _germanEnds.Any(end => word.EndsWith(end, StringComparison.Ordinal))
            || word.EndsWith("iert", StringComparison.Ordinal),
        "fr" => _frenchEnds.Any(end => word.EndsWith(end, StringComparison.Ordinal)),
        "it" => _italianEnds.Any(end => word.EndsWith(end, StringComparison.Ordinal)),
        _ => false,
    };

    private static readonly string[] _germanEnds = ["t", "en", "d"];
    private static readonly string[] _frenchEnds = ["é", "ée", "és", "ées", "u", "ue", "is", "it", "ert", "ni", "ti", "si"];
    private static readonly string[] _italianEnds =
        ["ato", "ata", "ati", "ate", "uto", "uta", "uti", "ute", "ito", "ita", "iti", "ite", "erto", "erta", "tto", "tta", "eso", "esa"];

    // Somebody else's words, told on.
    private static bool IsQuoted(Sentence sentence, WrittenDate date) =>
        sentence.Text[..sentence.Words[date.First].Start].IndexOfAny(['“', '„', '«', '"']) is >= 0 and var open
        && sentence.Text.IndexOfAny(['”', '“', '»', '"'], open + 1) > sentence.Words[date.Last].Start;

    private static int Start(Sentence sentence, WrittenDate date)
    {
        var until = _until.Of(sentence.Tongue);
        for (var start = Math.Max(0, date.First - 4); start < date.First; start++)
            if (until.LengthAt(sentence.Words, start) is > 0 and var length && start + length == date.First) return start;
        return date.First;
    }

    private static bool IsInFigures(Sentence sentence, WrittenDate date) =>
        sentence.Between(date.First, date.Last).AsSpan().IndexOfAnyInRange('a', 'z') < 0 && sentence.Between(date.First,
            date.Last).Contains('/', StringComparison.Ordinal);

    /// <summary>A weekday right before a date: "Saturday, 3 May 2025", "Samstag, den 3. Mai 2025".</summary>
    private static (int At, IsoDayOfWeek Day)? Before(Sentence sentence, int first)
    {
        for (var at = first - 1; at >= Math.Max(0, first - 2); at--)
            if (TimeWords.Weekday(sentence.Words[at].Text, sentence.Tongue) is { } day) return (at, day);
            else if (sentence.Words[at].Text is not (
                "den" or "dem" or "the" or "le" or "el" or "il" or "de" or "dia" or "día")) return null;
        return null;
    }
}
