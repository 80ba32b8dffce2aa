namespace Throughline.Linting;

/// <summary>Counts one block of a text, in one pass.</summary>
internal static class TextReading
{
    /// <summary>A block of fewer words that ends without a full stop is a greeting, a signature or a link, and no sentence.</summary>
    private const int FewestWords = 6;

    private static readonly string[] _nounEndings = ["tion", "sion", "ment", "ness", "ity", "ance", "ence"];

    public static TextMeasure Block(ReadOnlySpan<char> block)
    {
        var counts = default(TextMeasure);
        int sentences = 0, inSentence = 0, syllables = 0;
        for (var at = 0; at < block.Length;)
        {
            var length = WordLength(block[at..]);
            if (length > 0)
            {
                var word = block.Slice(at, length);
                counts = Count(counts, word);
                syllables += Syllables(word);
                inSentence++;
                at += length;
                continue;
            }
            if (block[at] == '!') counts = counts with { Exclamations = counts.Exclamations + 1 };
            if (inSentence > 0 && EndsSentence(block, at)) (sentences, inSentence) = (sentences + 1, 0);
            at++;
        }
        if (sentences == 0 && inSentence < FewestWords) return counts;
        return counts with { RunningWords = counts.Words, Syllables = syllables, Sentences = inSentence > 0 ? sentences + 1 : sentences };
    }

    /// <summary>Letters and digits, with apostrophes and hyphens between them; 0 where no word begins.</summary>
    public static int WordLength(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length)
        {
            if (IsWordLetter(text[end])) end++;
            else if (end > 0 && end + 1 < text.Length && text[end] is '\'' or '’' or '-' && IsWordLetter(text[end + 1])) end += 2;
            else break;
        }
        return end;
    }

    private static bool IsWordLetter(char letter) => char.IsLetterOrDigit(letter) || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    // A full stop inside a number or an address ends nothing, nor does one before a small letter.
    private static bool EndsSentence(ReadOnlySpan<char> text, int at)
    {
        if (text[at] is '。' or '！' or '？') return true;
        if (text[at] is not ('.' or '!' or '?' or '…')) return false;
        var next = at + 1;
        while (next < text.Length && text[next] is '"' or '”' or '’' or '\'' or ')' or '.' or '!' or '?' or '»') next++;
        if (next >= text.Length) return true;
        if (!char.IsWhiteSpace(text[next])) return false;
        while (next < text.Length && !char.IsLetterOrDigit(text[next])) next++;
        return next >= text.Length || !char.IsLower(text[next]) || text[at] != '.';
    }

    private static TextMeasure Count(TextMeasure counts, ReadOnlySpan<char> word)
    {
        var kind = WordKinds.Of(word);
        var isFormal = kind.HasFlag(WordKind.Formal) || kind == WordKind.None && IsAbstractNoun(word);
        var isInformal = kind.HasFlag(WordKind.Informal) || kind == WordKind.None && word.ContainsAny('\'', '’');
        return counts with
        {
            Words = counts.Words + 1,
            EnglishWords = counts.EnglishWords + (kind.HasFlag(WordKind.English) ? 1 : 0),
            Formal = counts.Formal + (isFormal ? 1 : 0),
            Informal = counts.Informal + (isInformal ? 1 : 0),
            You = counts.You + (kind.HasFlag(WordKind.You) ? 1 : 0),
            Us = counts.Us + (kind.HasFlag(WordKind.Us) ? 1 : 0),
        };
    }

    private static bool IsAbstractNoun(ReadOnlySpan<char> word)
    {
        if (word.Length < 7) return false;
        foreach (var ending in _nounEndings)
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>
    /// Groups of vowels, without a silent e or ed at the end, one at least. It is right for about nine words in ten, and its
    /// slips even out over a text of <see cref="LintLimits.FewestWords"/> words.
    /// </summary>
    public static int Syllables(ReadOnlySpan<char> word)
    {
        var count = 0;
        var wasVowel = false;
        foreach (var letter in word)
        {
            var isVowel = IsVowel(letter);
            if (isVowel && !wasVowel) count++;
            wasVowel = isVowel;
        }
        if (count > 1 && HasSilentEnd(word)) count--;
        return Math.Max(1, count);
    }

    private static bool HasSilentEnd(ReadOnlySpan<char> word)
    {
        if (word.Length < 3) return false;
        if (word.EndsWith("es", StringComparison.OrdinalIgnoreCase)) return !(word[^3] is 's' or 'x' or 'z' or 'h' or 'c' or 'g');
        if (word.EndsWith("ed", StringComparison.OrdinalIgnoreCase)) return !(word[^3] is 't' or 'd');
        if (!word.EndsWith("e", StringComparison.OrdinalIgnoreCase) || IsVowel(word[^2])) return false;
        // "table" has two, "while" has one.
        return !(word[^2] is 'l' or 'L') || IsVowel(word[^3]);
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'A' or 'E' or 'I' or 'O' or 'U' or 'Y';
}
