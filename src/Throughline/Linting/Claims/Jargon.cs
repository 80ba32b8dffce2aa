using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>
/// Words that few people know: outside the commonest of their language (with their forms and compounds), said at one step only, and
/// many of them in one letter. Names are left out, and what other texts or the worksheet of the journey say too.
/// </summary>
internal static class Jargon
{
    /// <summary>In English, where the list of known words is long; elsewhere one more, and a greater share.</summary>
    private const int FewestWords = 4;

    /// <summary>Words of a letter from which four that nobody knows are told: they are counted, and not measured.</summary>
    private const int LeastText = 25;

    private static readonly FrozenSet<string> _knownShortForms = new[]
    {
        "pdf", "tv", "ps", "ok", "faq", "usb", "sms", "dvd", "cd", "uk", "usa", "us", "eu", "pin", "qr", "id", "am", "pm", "vat", "agb",
        "wlan", "gps", "diy", "nhs", "iban", "plz", "gp", "mot", "ag", "kg", "gmbh", "eur", "usd", "gbp", "chf", "pc", "wc", "bbq", "dj",
        "asap", "fyi", "ltd", "llc", "ceo", "hr", "it", "pr", "bbc", "zdf", "ard", "adac", "tüv", "lkw", "pkw", "edv", "dni", "iva", "tva",
        "sav", "wifi", "vip", "dhl", "ups", "dpd", "gls", "sepa", "xl", "xxl", "xs", "cv", "rsvp", "tba", "tbc", "csv", "mp3", "km", "vhs",
        "urgent", "new", "free", "not", "ki", "ai", "cet", "gmt", "est", "www", "iii", "ii", "iv", "vi", "vii", "viii",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly Lazy<FrozenSet<string>> _knownEnglish = new(() => LintData.Lines("known-words-EN.txt")
        .ToFrozenSet(StringComparer.Ordinal));

    private static readonly FrozenDictionary<string, Lazy<FrozenSet<string>>> _stems = Tongue.All.ToFrozenDictionary(tongue => tongue.Tag,
        tongue => new Lazy<FrozenSet<string>>(() => tongue.Ranked.Value.Select(word => Stems.Of(word, tongue))
            .ToFrozenSet(StringComparer.Ordinal)), StringComparer.Ordinal);

    /// <summary>For each letter that is full of them: the words, in its order.</summary>
    public static IEnumerable<Said[]> In(Road road)
    {
        var candidates = road.Reading.Texts.Where(text => text is { Kind: TextKind.Letter, Step: not null, Tongue: not null })
            .Select(text => (Text: text, Words: Unknown(text)))
            .Where(at => at.Words.Count >= FewestShortForms).ToArray();
        if (candidates.Length == 0) yield break;
        var known = Elsewhere(road);
        var strangers = Strangers.In(road).Select(stranger => stranger.First.Text).ToHashSet();
        foreach (var (text, words) in candidates)
        {
            // What is in another language, or filler, is told as that.
            if (strangers.Contains(text) || words.Any(word => word.Said.Words is "ipsum" or "consectetur")) continue;
            Said[] own = [.. words.Where(word => !known.TryGetValue(word.Stem, out var step) || step == text.Step!.Index)
                .Select(word => word.Said)];
            if (own.Length >= Fewest(text) && own.Length >= LeastShare(text) * Count(text)) yield return own;
            else if (own.GroupBy(said => said.Sentence.Block).Select(block => block.ToArray()).FirstOrDefault(IsDense) is { } dense)
                yield return dense;
        }
    }

    /// <summary>One paragraph of a long letter that is full of them, or three short forms in one line.</summary>
    private static bool IsDense(Said[] block) => block.Count(said => IsShortForm(said.Words)) >= FewestShortForms
        || block.Length >= Fewest(block[0].Text) && block.Length >= 2 * LeastShare(block[0].Text)
            * block[0].Text.Sentences.Where(sentence => sentence.Block == block[0].Sentence.Block).Sum(sentence => sentence.Words.Length);

    private const int FewestShortForms = 3;

    private static int Fewest(ReadText text) => text.Tongue!.Tag == "en" ? FewestWords : FewestWords + 2;

    private static double LeastShare(ReadText text) => text.Tongue!.Tag == "en" ? 0.035 : 0.05;

    private static int Count(ReadText text) => text.Sentences.Sum(sentence => sentence.Words.Length);

    private static List<(Said Said, string Stem)> Unknown(ReadText text) =>
        [.. _kept.Of(text.Reading).Select(at => (new Said(text, at.Sentence, at.Words), at.Stem))];

    private static readonly KeptBy<PlainReading, ImmutableArray<(Sentence Sentence, string Words, string Stem)>> _kept = new(
        reading => [.. Read(reading)]);

    private static IEnumerable<(Sentence Sentence, string Words, string Stem)> Read(PlainReading reading)
    {
        if (reading.Tongue is not { } tongue || reading.Sentences.Sum(sentence => sentence.Words.Length) < LeastText) yield break;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in reading.Sentences)
        {
            if (sentence.IsLine) continue;
            foreach (var (i, word) in sentence.Words.Index())
                if (IsUnknown(sentence, i, word, tongue) && seen.Add(word.Stem))
                    yield return (sentence, sentence.Text.Substring(word.Start, word.Length), word.Stem);
        }
    }

    private static bool IsUnknown(Sentence sentence, int at, Word word, Tongue tongue)
    {
        var written = sentence.Text.AsSpan(word.Start, word.Length);
        if (written.IndexOfAnyInRange('0', '9') >= 0 || word.Text.Contains('\'', StringComparison.Ordinal)) return false;
        if (IsShortForm(written)) return !_knownShortForms.Contains(word.Text) && !IsShouted(word.Text, tongue);
        // A capital makes a name, but in German every noun has one, and so has the first word.
        if (word.Length < 5 || char.IsUpper(written[0]) && (tongue.Tag != "de" || at == 0)) return false;
        foreach (var part in word.Text.Split('-'))
            if (!IsKnown(part, part.Length == word.Text.Length ? word.Stem : Stems.Of(part, tongue), tongue)) return true;
        return false;
    }

    private static bool IsShortForm(ReadOnlySpan<char> written)
    {
        if (written.Length is < 2 or > 5) return false;
        foreach (var letter in written)
            if (!char.IsUpper(letter)) return false;
        return true;
    }

    // "NOT" is a word that shouts; "TA" is none that anybody says.
    private static bool IsShouted(string word, Tongue tongue) =>
        tongue.Little.Value.Contains(word) || word.Length > 3 && tongue.IsCommon(word);

    private static bool IsKnown(string word, string stem, Tongue tongue) => word.Length < 4 || IsListed(word, tongue)
        || (tongue.Tag == "en" ? IsForm(word) : _stems[tongue.Tag].Value.Contains(stem) || IsRelated(word, tongue))
        || tongue.Tag is "de" or "nl" && IsCompound(word, tongue, 0);

    // The many forms of a verb ("verificamos", "recogerlos", "changez") begin as one that everybody knows.
    private static bool IsRelated(string word, Tongue tongue)
    {
        var length = Math.Max(4, (int)Math.Ceiling(0.65 * word.Length));
        return length <= LongestBeginning && _beginnings[tongue.Tag].Value.Contains(word[..Math.Min(length, word.Length)]);
    }

    private const int LongestBeginning = 10;

    private static readonly FrozenDictionary<string, Lazy<FrozenSet<string>>> _beginnings = Tongue.All.ToFrozenDictionary(
        tongue => tongue.Tag,
        tongue => new Lazy<FrozenSet<string>>(() => tongue.Ranked.Value
            .SelectMany(word => Enumerable.Range(4, Math.Max(0, Math.Min(word.Length, LongestBeginning) - 3))
                .Select(length => word[..length]))
            .ToFrozenSet(StringComparer.Ordinal)), StringComparer.Ordinal);

    // English stems put "oxidation" beside "oxide": only the plain endings make a form of a known word.
    private static bool IsForm(string word)
    {
        foreach (var (ending, instead) in _endings)
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= 3)
            {
                var root = word[..^ending.Length];
                if (IsListed(root + instead, Tongue.English)) return true;
                // "stopped" is of "stop".
                if (root.Length > 3 && root[^1] == root[^2] && IsListed(root[..^1], Tongue.English)) return true;
            }
        foreach (var beginning in (ReadOnlySpan<string>)["un", "re", "over", "under", "non", "out", "pre"])
            if (word.Length > beginning.Length + 3 && word.StartsWith(beginning, StringComparison.Ordinal)
                && IsListed(word[beginning.Length..], Tongue.English)) return true;
        return false;
    }

    private static readonly (string Ending, string Instead)[] _endings =
    [
        ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ied", "y"), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"),
        ("ers", ""), ("ers", "e"), ("est", ""), ("est", "e"), ("ly", ""), ("ily", "y"), ("y", ""), ("y", "e"), ("ier", "y"), ("iest", "y"),
        ("less", ""), ("ful", ""), ("ness", ""), ("iness", "y"), ("able", ""), ("able", "e"), ("ish", ""), ("our", "or"), ("ours", "or"),
        ("oured", "or"), ("ise", "ize"), ("ised", "ize"), ("ising", "ize"), ("isation", "ization"), ("tre", "ter"), ("like", ""),
    ];

    private static bool IsListed(string word, Tongue tongue) =>
        tongue.IsCommon(word) || tongue.Tag == "en" && _knownEnglish.Value.Contains(word);

    // "Terminkalender" is two words that everybody knows, "Arbeitszimmer" two with an s between.
    private static bool IsCompound(string word, Tongue tongue, int depth)
    {
        for (var at = 3; at <= word.Length - 3; at++)
        {
            var (head, tail) = (word[..at], word[at..]);
            if (!IsPart(head, tongue) && !(head.Length > 3 && head[^1] is 's' or 'n' or 'e' && IsPart(head[..^1], tongue))) continue;
            if (IsPart(tail, tongue) || _stems[tongue.Tag].Value.Contains(Stems.Of(tail, tongue))
                || depth == 0 && IsCompound(tail, tongue, 1)) return true;
        }
        return false;
    }

    private static bool IsPart(string word, Tongue tongue) => tongue.IsCommon(word);

    /// <summary>Each word of the journey, with the only step that says it; −1 where several do, or the worksheet or a page.</summary>
    private static Dictionary<string, int> Elsewhere(Road road)
    {
        var steps = new Dictionary<string, int>(StringComparer.Ordinal);
        void Add(string stem, int step) => steps[stem] = steps.TryGetValue(stem, out var known) && known != step ? -1 : step;
        foreach (var text in road.Reading.Texts)
            foreach (var sentence in text.Sentences)
                foreach (var word in sentence.Words) Add(word.Stem, text.Step?.Index ?? -1);
        foreach (var said in Worksheet.Of(road))
            foreach (var sentence in PlainReading.Of(said, road.Reading.Tongue).Sentences)
                foreach (var word in sentence.Words) Add(word.Stem, -1);
        return steps;
    }
}
