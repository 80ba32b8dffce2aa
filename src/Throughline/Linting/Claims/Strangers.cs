using System.Collections.Concurrent;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>A passage in another language than the journey's.</summary>
/// <param name="First">The sentence that shows it.</param>
/// <param name="Tongue">Null where it is none of those that are read.</param>
internal sealed record Stranger(Said First, Tongue? Tongue, int Words);

/// <summary>
/// Finds passages in another language: paragraphs and whole texts of a dozen words by the guess that all readings use, shorter
/// ones where little words of the other language stand in it and no word of the journey's own.
/// </summary>
internal static class Strangers
{
    /// <summary>Fewest words of a subject or question that can be told.</summary>
    private const int FewestWords = 4;

    /// <summary>Fewest words of a passage in a language that is not read; a list of names may be longer than a dozen.</summary>
    private const int FewestUnread = 15;

    /// <summary>Words of a letter in another language from which even a teacher of that language has not written it as an
    /// exercise.</summary>
    private const int MostExercise = 25;

    public static IEnumerable<Stranger> In(Road road)
    {
        if (road.Reading.Tongue is not { } own) return [];
        var texts = road.Reading.Texts.Where(text => text.Kind != TextKind.Checklist).ToArray();
        var found = texts.Select(text => Of(text, own)).OfType<Stranger>().ToArray();
        // Who writes a third of it in another language writes in two.
        var words = texts.Sum(text => text.Sentences.Sum(sentence => sentence.Words.Length));
        if (3 * found.Sum(stranger => stranger.Words) > words) return [];
        var taught = found.Length == 0 ? [] : Taught(road);
        return found.Where(stranger => stranger.Tongue is null || !taught.Contains(stranger.Tongue)
            || IsWhole(stranger) && stranger.Words > MostExercise);
    }

    private static bool IsWhole(Stranger stranger) =>
        stranger.Words * 10 >= stranger.First.Text.Sentences.Sum(sentence => sentence.Words.Length) * 7;

    /// <summary>Kept as long as the reading is: while somebody types, one text is looked at anew.</summary>
    private static readonly KeptBy<PlainReading, ConcurrentDictionary<(Tongue Own, TextKind Kind), Kept>> _kept = new(_ => []);

    private static Stranger? Of(ReadText text, Tongue own)
    {
        var kept = _kept.Of(text.Reading).GetOrAdd((own, text.Kind), _ => Read(text, own));
        return kept.First is { } first ? new(new(text, first, first.Text), kept.Tongue, kept.Words) : null;
    }

    private static Kept Read(ReadText text, Tongue own)
    {
        var found = new Kept(null, null, 0);
        foreach (var block in QuotedSpeech.Of(text.Reading).GroupBy(at => at.Sentence.Block))
        {
            var words = block.SelectMany(at => at.Sentence.Words.Where(word => !at.Quoted.Holds(word.Start))).ToImmutableArray();
            if (words.Length < FewestWords) continue;
            var tongue = ForeignIn(words, own, isAlone: text.Kind != TextKind.Letter);
            if (tongue is null && !IsUnread(words, own)) continue;
            var sentence = block.Select(at => at.Sentence).MaxBy(sentence => sentence.Words.Length)!;
            if (found.First is null) found = found with { First = sentence, Tongue = tongue };
            if (tongue == found.Tongue) found = found with { Words = found.Words + words.Length };
        }
        return found;
    }

    /// <summary>Without the text: what is kept must not keep a whole journey.</summary>
    private sealed record Kept(Sentence? First, Tongue? Tongue, int Words);

    private static Tongue? ForeignIn(ImmutableArray<Word> words, Tongue own, bool isAlone)
    {
        if (words.Length >= TongueGuess.FewestWords)
            return TongueGuess.Of(words) is { } guess && guess != own
                && (Lead(words, guess, own) >= 0.25 || IsPlain(words, guess, own, 3, 0.10)) ? guess : null;
        // Below a dozen words a language is told only where all of it is that language's.
        foreach (var tongue in Tongue.All)
            if (tongue != own && IsPlain(words, tongue, own, isAlone ? 2 : 3, 0.45)
                && !words.Any(word => word.Text.Length > 2 && own.IsCommon(word.Text) && !tongue.IsCommon(word.Text))) return tongue;
        return null;
    }

    /// <summary>Whether many little words are of one language alone, and hardly any of the other.</summary>
    private static bool IsPlain(ImmutableArray<Word> words, Tongue tongue, Tongue own, int least, double lead) =>
        words.Count(word => tongue.Little.Value.Contains(word.Text) && !own.Little.Value.Contains(word.Text)) >= least
        && Lead(words, tongue, own) >= lead;

    /// <summary>How many more of the words are little words of one language than of the other, as a share.</summary>
    private static double Lead(ImmutableArray<Word> words, Tongue tongue, Tongue own) =>
        (double)(words.Count(word => tongue.Little.Value.Contains(word.Text)) - words.Count(word => own.Little.Value.Contains(word.Text)))
        / words.Length;

    /// <summary>A sentence in none of the languages that are read: hardly a word of it is known in the journey's own.</summary>
    private static bool IsUnread(ImmutableArray<Word> words, Tongue own) => words.Length >= FewestUnread
        && words.Count(word => own.Little.Value.Contains(word.Text)) < 0.15 * words.Length
        && words.Count(word => own.IsCommon(word.Text)) < 0.25 * words.Length
        && !words.Any(word => word.Text is "ipsum" or "lorem" or "dolor");

    /// <summary>Languages that the journey is about: whoever teaches one writes sentences in it.</summary>
    private static Tongue[] Taught(Road road)
    {
        var said = string.Join('\n', [.. Worksheet.Of(road), .. Worksheet.OfPersona(road)]);
        return [.. Tongue.All.Where(tongue => _names[tongue.Tag].Any(name => Phrases.Has(said, name)))];
    }

    private static readonly Dictionary<string, string[]> _names = new(StringComparer.Ordinal)
    {
        ["en"] = ["English", "Englisch", "inglés", "anglais", "inglese", "inglês", "Engels"],
        ["de"] = ["German", "Deutsch", "alemán", "allemand", "tedesco", "alemão", "Duits"],
        ["es"] = ["Spanish", "Spanisch", "español", "castellano", "espagnol", "spagnolo", "espanhol", "Spaans"],
        ["fr"] = ["French", "Französisch", "francés", "français", "francese", "francês", "Frans"],
        ["it"] = ["Italian", "Italienisch", "italiano", "italien", "Italiaans"],
        ["pt"] = ["Portuguese", "Portugiesisch", "portugués", "portugais", "portoghese", "português", "Portugees"],
        ["nl"] = ["Dutch", "Niederländisch", "Holländisch", "neerlandés", "néerlandais", "olandese", "holandês", "Nederlands"],
    };
}
