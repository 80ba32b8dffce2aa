using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>A step that says what an earlier one said.</summary>
/// <param name="Because">What is the same, for the middle of a sentence.</param>
internal sealed record Twin(RoadStep First, RoadStep Again, string Because);

/// <summary>
/// Finds steps that tell the same: by the words of their letters, weighed by how few other letters have them (Salton, G. and
/// Buckley, C. (1988), "Term-weighting approaches in automatic text retrieval"), or by what was written down about them.
/// </summary>
internal static class Twins
{
    /// <summary>Different words that a letter must have to be compared; fewer are too like any other.</summary>
    private const int FewestWords = 12;

    /// <summary>Likeness from which two letters tell the same; letters about one offer come to 0.3.</summary>
    private const double Same = 0.42;

    /// <summary>Enough where the steps' notes are the same as well.</summary>
    private const double Alike = 0.25;

    /// <summary>Notes of a step that must be the same word for word: purpose, what they do, what they think, the obstacle.</summary>
    private const int FewestNotes = 2;

    /// <summary>Enough without any letter.</summary>
    private const int ManyNotes = 4;

    /// <summary>A word of more letters than this tells none from another.</summary>
    private const int MostHolders = 8;

    /// <summary>Letters that are compared; a longer road is compared as far as this.</summary>
    private const int Most = 80;

    public static IEnumerable<Twin> Of(Road road)
    {
        var likeness = Likenesses(road);
        var notes = road.Steps.Select(NotesOf).ToArray();
        for (var later = 1; later < road.Steps.Length; later++)
            for (var earlier = 0; earlier < later; earlier++)
                if (Compare(road.Steps[earlier], road.Steps[later], likeness.GetValueOrDefault((earlier, later)),
                    notes[earlier].Zip(notes[later]).Count(pair => pair.First is not null && pair.First == pair.Second)) is { } twin)
                {
                    yield return twin;
                    break;
                }
    }

    private static Twin? Compare(RoadStep first, RoadStep again, double likeness, int notes)
    {
        if (likeness >= Same) return new(first, again, "the two letters have nearly the same words");
        if (notes >= ManyNotes) return new(first, again, "nearly all that is written about them is the same");
        if (likeness < Alike) return null;
        if (notes >= FewestNotes) return new(first, again, "purpose and words are the same");
        return Phrases.Plain(first.Draft.Title) is { Length: > 0 } title && title == Phrases.Plain(again.Draft.Title)
            ? new(first, again, "the title is the same, and so is what it tells") : null;
    }

    /// <summary>What is written about a step and not to the customer; null where nothing is.</summary>
    private static string?[] NotesOf(RoadStep step) =>
    [
        .. ((string?[])[step.Draft.Purpose, step.Draft.Does, step.Draft.Thinks, step.Draft.Obstacle, step.Draft.Answer, step.Draft.Title,
            step.Draft.Assignment?.Script]).Select(note => Phrases.Plain(note) is { Length: > 0 } plain ? plain : null),
    ];

    /// <summary>Of each two steps whose letters share a word that few have.</summary>
    private static Dictionary<(int Earlier, int Later), double> Likenesses(Road road)
    {
        var letters = Letters(road);
        // In a short road a word of two letters of two would weigh nothing: there are taken to be ten letters at least.
        var all = Math.Max(10, letters.Count);
        var holders = new Dictionary<string, List<(int Step, double Weight)>>(StringComparer.Ordinal);
        foreach (var (step, words) in letters)
            foreach (var (stem, count) in words)
            {
                if (!holders.TryGetValue(stem, out var list)) holders[stem] = list = [];
                list.Add((step, 1 + Math.Log(count)));
            }
        var (lengths, dots) = (new double[road.Steps.Length], new Dictionary<(int, int), double>());
        foreach (var list in holders.Values)
        {
            var rare = Math.Log((1.0 + all) / list.Count);
            foreach (var (i, (step, weight)) in list.Index())
            {
                lengths[step] += weight * weight * rare * rare;
                if (list.Count > MostHolders) continue;
                foreach (var (other, too) in list.Take(i))
                    dots[(other, step)] = dots.GetValueOrDefault((other, step)) + weight * too * rare * rare;
            }
        }
        return dots.ToDictionary(at => at.Key, at => at.Value / Math.Sqrt(lengths[at.Key.Item1] * lengths[at.Key.Item2]));
    }

    /// <summary>The first letter of each step, in the order of the road, with how often each word that says something stands in
    /// it.</summary>
    private static SortedDictionary<int, Dictionary<string, int>> Letters(Road road)
    {
        var letters = new SortedDictionary<int, Dictionary<string, int>>();
        foreach (var text in road.Reading.Texts)
            if (text is { Step: { } step, Kind: TextKind.Letter, IsNudge: false } && letters.Count < Most
                && !letters.ContainsKey(step.Index)
                && _words.Of(text.Reading) is { Count: >= FewestWords } words) letters[step.Index] = words;
        return letters;
    }

    private static readonly KeptBy<PlainReading, Dictionary<string, int>> _words = new(Words);

    private static Dictionary<string, int> Words(PlainReading text)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sentence in text.Sentences.Where(sentence => !sentence.IsLine))
            foreach (var word in sentence.Words)
                if (word.Text.Length > 2 && !(sentence.Tongue ?? Tongue.English).Little.Value.Contains(word.Text))
                    words[word.Stem] = words.GetValueOrDefault(word.Stem) + 1;
        return words;
    }
}
