using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>Finds what a figure in a sentence is about, by the words around it.</summary>
internal sealed class MatterReader
{
    /// <summary>Words of a thing's name that are looked at.</summary>
    private const int MostNameWords = 6;

    private readonly Sentence _sentence;
    private readonly Tongue _tongue;
    private readonly PhraseWords _little;
    private readonly int[] _clauses;

    public MatterReader(Sentence sentence, Tongue tongue)
    {
        (_sentence, _tongue, _little) = (sentence, tongue, PhraseWords.Of(tongue));
        _clauses = new int[sentence.Words.Length];
        for (var i = 1; i < _clauses.Length; i++) _clauses[i] = _clauses[i - 1] + (IsBreak(i) ? 1 : 0);
    }

    /// <summary>Whether two words stand in one part of the sentence, without a comma, colon or dash between them.</summary>
    public bool IsOneClause(int one, int other) => one >= 0 && other >= 0 && one < _clauses.Length && other < _clauses.Length
        && _clauses[one] == _clauses[other];

    /// <summary>After a figure: "45 euros <em>for the course</em>".</summary>
    /// <param name="after">The first word after the figure.</param>
    public Matter For(int after)
    {
        if (after >= Words.Length || !_little.For.Contains(Words[after].Text) || after > 0
            && !IsOneClause(after - 1, after)) return Matter.None;
        return After(after + 1, needsArticle: Words[after].Text is not ("pelo" or "pela" or "fürs"));
    }

    /// <summary>Before a figure: "für den Kurs zahlen Sie 180 Euro".</summary>
    public Matter ForBefore(int before)
    {
        for (var i = before; i >= 0 && IsOneClause(i, before); i--)
            if (_little.For.Contains(Words[i].Text)) return After(i + 1, needsArticle: true);
        return Matter.None;
    }

    /// <summary>Joined to the figure: "the £200 <em>deposit</em>", or "a free <em>first class</em>".</summary>
    public Matter Joined(int after, bool needsArticle, int before) =>
        needsArticle && !(before >= 0 && IsOneClause(before, Math.Min(after, Words.Length - 1))
            && _little.Articles.Contains(Words[before].Text))
        || after >= Words.Length || _little.IsLittle(Words[after].Text) || after > 0 && !IsOneClause(after - 1, after)
            ? Matter.None : After(after, needsArticle: false);

    /// <summary>Before a figure, with "of": "a <em>deposit</em> of £200".</summary>
    public Matter Of(int before)
    {
        if (before < 1 || !_little.Ofs.Contains(Words[before].Text) || _little.IsLittle(Words[before - 1].Text)
            || !IsOneClause(before - 1, before)) return Matter.None;
        return Named(Start(before - 1), before);
    }

    /// <summary>Right before a bracket, colon or dash: "Breakfast Set (68 €)".</summary>
    public Matter Beside(int before)
    {
        if (before < 0 || _little.IsLittle(Words[before].Text) || char.IsDigit(Words[before].Text[0])) return Matter.None;
        return Named(Start(before), before + 1);
    }

    /// <summary>What is paid for right after the verb: "charge <em>the trial</em>".</summary>
    public Matter Object(int from, int until) => from < until && _little.Articles.Contains(Words[from].Text) && from + 1 < until
        ? After(from, needsArticle: true) : Matter.None;

    /// <summary>The same, in the part of the sentence that ends with a word.</summary>
    public Matter Charged(int last)
    {
        for (var i = Start(last); i <= last; i++)
            if (IsChargeWord(Words[i].Text)) return Object(i + 1, last + 1);
        return Matter.None;
    }

    private static bool IsChargeWord(string word) =>
        word is "charge" or "collect" or "kassieren" or "kassiere" or "berechnen" or "berechne" or "cobrar"
        or "cobra" or "cóbrale" or "cóbrele" or "cóbrales" or "encaisser" or "encaissez" or "facturer" or "incassare" or "incassa"
            or "cobre" or "reken";

    /// <summary>What stands before the verb: "<em>the course in May</em> costs".</summary>
    /// <returns>Null where no verb of these leads to the figure.</returns>
    public (Matter Matter, int Verb)? Subject(int before, Func<PhraseWords, IReadOnlySet<string>> verbs)
    {
        var known = verbs(_little);
        var inner = before;
        while (inner >= 0 && before - inner <= 4 && IsOneClause(inner, before) && !known.Contains(Words[inner].Text)) inner--;
        if (inner < 0 || !IsOneClause(inner, before) || !known.Contains(Words[inner].Text)) return null;
        var verb = inner;
        // "kostet die Kiste nur 39 Euro": the thing after the verb.
        if (verb < before)
        {
            var between = Words[(verb + 1)..(before + 1)];
            if (between.Any(word => _little.Articles.Contains(word.Text) && word.Text is not ("je" or "all"))
                && between.Any(word => !_little.IsLittle(word.Text))) return (Named(verb + 1, before + 1), verb);
            if (between.Any(word => !_little.IsLittle(word.Text) && !char.IsDigit(word.Text[0]))) return null;
        }
        // More than one word may belong to the verb: "stays at", "is still only".
        while (verb > 0 && IsOneClause(verb - 1, verb) && known.Contains(Words[verb - 1].Text)) verb--;
        return (Named(Start(verb - 1), verb), verb);
    }

    private ImmutableArray<Word> Words => _sentence.Words;

    private bool IsBreak(int word)
    {
        var (from, until) = (Words[word - 1].Start + Words[word - 1].Length, Words[word].Start);
        for (var at = from; at < until; at++)
        {
            var letter = _sentence.Text[at];
            if (letter is ';' or ':' or '(' or ')' or '–' or '—' or '"' or '„' or '“' or '”' or '«' or '»' or '|' or '/' or '?'
                or '!') return true;
            if (letter is '-' && at > from) return true;
            if (letter is ',' && !(at == from && until == at + 1 && char.IsDigit(Words[word].Text[0]))) return true;
        }
        return false;
    }

    /// <summary>Where the part of the sentence begins that ends with a word.</summary>
    private int Start(int last)
    {
        var start = last;
        while (start > 0 && last - start < 2 * MostNameWords && IsOneClause(start - 1, last) && !IsAnd(start - 1)) start--;
        return Math.Max(0, start);
    }

    // The articles of some languages look like words that begin a thought: "die", "der", "das".
    private bool IsAnd(int at) => _little.Ands.Contains(Words[at].Text) && !_little.Articles.Contains(Words[at].Text);

    private Matter After(int from, bool needsArticle)
    {
        if (from >= Words.Length) return Matter.None;
        if (needsArticle && !_little.Articles.Contains(Words[from].Text)) return Matter.None;
        var end = from;
        var linked = false;
        while (end < Words.Length && end - from < MostNameWords && IsOneClause(from, end))
        {
            var word = Words[end].Text;
            var isLink = _little.IsHeadFirst && _little.Ofs.Contains(word) && end > from && !linked;
            if (end > from && !isLink && (_little.IsLittle(word) && !(_little.Articles.Contains(word) && linked))) break;
            linked = isLink || linked && _little.Articles.Contains(word);
            end++;
        }
        return Named(from, end);
    }

    /// <summary>The thing that words from one to another name, and what belongs to it.</summary>
    private Matter Named(int from, int end)
    {
        while (from < end && _little.Links.Contains(Words[from].Text) && end - from > 1)
        {
            // "From January the course": the thing begins at the next article.
            var next = from + 1;
            while (next < end && !(_little.Articles.Contains(Words[next].Text) && next > from + 1)) next++;
            if (next >= end) { from++; break; }
            from = next;
        }
        var parts = new List<List<int>> { new() };
        for (var i = from; i < end; i++)
        {
            if (_little.Links.Contains(Words[i].Text) || _little.For.Contains(Words[i].Text)) parts.Add([]);
            else if (!_little.IsLittle(Words[i].Text) && !IsFigure(Words[i].Text) && !MoneyWords.IsExtra(Words[i].Text)) parts[^1].Add(i);
        }
        if (parts.FirstOrDefault(part => part.Count > 0) is not { } main) return Matter.None;
        var head = Head(main);
        // "The price of the course" is the course's.
        if (main.Count == 1 && MoneyWords.IsPriceWord(Words[head].Text)
            && parts.SkipWhile(part => part != main).Skip(1).FirstOrDefault(part => part.Count > 0) is { } whole)
            (main, head) = (whole, Head(whole));
        else if (main.Count == 1 && MoneyWords.IsPriceWord(Words[head].Text)) return Matter.None;
        var headParts = Matter.Parts(Words[head], _tongue).ToArray();
        if (headParts.Length == 0) return Matter.None;
        var marks = parts.SelectMany(part => part).Where(i => i != head).SelectMany(i => Matter.Parts(Words[i], _tongue))
            .Concat(headParts[..^1]);
        return new(MoneyWords.Role(Words[head].Text) ?? headParts[^1],
            [.. marks.Where(mark => mark.Length > 0 && !MoneyWords.IsPriceWord(mark)).Distinct().Order(StringComparer.Ordinal)],
            _sentence.Between(main[0], main[^1]));
    }

    private int Head(List<int> words)
    {
        if (!_little.IsHeadFirst) return words[^1];
        foreach (var at in words)
            if (!MoneyWords.IsKindWord(Words[at].Text)) return at;
        return words[^1];
    }

    private static bool IsFigure(string word) => char.IsDigit(word[0]);
}
