using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>The words of the pain that say which pain it is: none of the commonest, and none of the clock.</summary>
internal static class PainWords
{
    /// <summary>So many of the commonest words of a language stand in every text.</summary>
    private const int Everywhere = 600;

    /// <summary>Of so few words of the pain none may be missing everywhere by chance.</summary>
    private const int FewWords = 5;

    /// <summary>In all steps together; fewer are a road that is still being drawn.</summary>
    private const int LeastStems = 100;

    /// <summary>Times of the day, and what is said of anything.</summary>
    private static readonly FrozenSet<string> _ofAnything = new[]
    {
        "morning", "mornings", "evening", "evenings", "night", "nights", "weekend", "weekends", "monday", "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday", "hours", "minutes", "months", "weeks", "years", "eight", "seven", "nine", "twelve",
        "cannot", "everybody", "anybody", "nobody", "somebody", "nothing", "everything", "always", "ever", "works", "work", "stay",
        "stays", "stand", "stands", "takes", "took", "wants", "goes", "comes", "spends", "ended", "asked", "until", "half", "least",
        "alone", "after", "morgen", "abend", "abends", "morgens", "nacht", "nachts", "stunden", "minuten", "wochen", "monate", "jahre",
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "wochenende", "bekommt", "jemand", "niemand",
        "immer", "alles", "nichts", "mañana", "mañanas", "tarde", "tardes", "noche", "noches", "horas", "minutos", "semana", "semanas",
        "meses", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "siempre", "nadie", "nada", "matin", "soir",
        "nuit", "heures", "semaine", "toujours", "personne", "every", "each", "jede", "jeden", "jedem", "jeder", "jedes", "chaque", "cada",
        "ogni", "elke", "iedere",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Lazy<FrozenSet<string>>> _everywhere = Tongue.All.ToFrozenDictionary(
        tongue => tongue.Tag,
        tongue => new Lazy<FrozenSet<string>>(() => tongue.Ranked.Value.Take(Everywhere).ToFrozenSet(StringComparer.Ordinal)),
        StringComparer.Ordinal);

    /// <summary>
    /// True where the journey speaks of something else: none of the pain's own words, or of many one, once, is in any text or on any
    /// worksheet. False where the pain is too short to tell, or written in another language.
    /// </summary>
    public static bool AreNowhere(Road road)
    {
        if (road.Reading.Tongue is not { } tongue || Road.Clean(road.Draft.Pain) is not { } pain) return false;
        var reading = PlainReading.Of(pain, tongue);
        if (reading.Tongue != tongue) return false;
        var own = reading.Sentences.SelectMany(sentence => sentence.Words).Where(word => IsOwn(word, tongue)).Select(word => word.Stem)
            .ToHashSet(StringComparer.Ordinal);
        if (own.Count < 3) return false;
        var steps = road.Steps.Select(step => StemsOf(road, step, tongue)).ToArray();
        var said = own.Sum(stem => steps.Count(stems => IsSaid(stem, stems, tongue)));
        if (steps.Sum(stems => stems.Count) < LeastStems) return false;
        // One or two words of it in passing: "Keller", where the meter is.
        var known = own.Count(stem => steps.Any(stems => IsSaid(stem, stems, tongue)));
        return own.Count < FewWords ? said == 0 : said <= 1 || known <= 2 && said * 2 <= own.Count;
    }

    private static bool IsOwn(Word word, Tongue tongue) =>
        word.Text.Length >= 4 && !_ofAnything.Contains(word.Text) && !_everywhere[tongue.Tag].Value.Contains(word.Text);

    // A German word may be a part of a longer one: "Rücken" is in "Rückenprogramm".
    private static bool IsSaid(string stem, HashSet<string> said, Tongue tongue) => said.Contains(stem)
        || stem.Length > 4 && said.Any(other => other.StartsWith(stem[..Math.Min(6, stem.Length)], StringComparison.Ordinal))
        || stem.Length > 3 && tongue.Tag is "de" or "nl" && said.Any(other => other.Contains(stem, StringComparison.Ordinal));

    private static HashSet<string> StemsOf(Road road, RoadStep step, Tongue tongue) => road.Reading.Of(step)
        .SelectMany(text => text.Sentences)
        .Concat(Worksheet.OfStep(step).SelectMany(text => PlainReading.Of(text, tongue).Sentences))
        .SelectMany(sentence => sentence.Words).Select(word => word.Stem).ToHashSet(StringComparer.Ordinal);
}
