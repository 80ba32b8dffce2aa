namespace Throughline.Linting;

/// <summary>Words as runs of letters, and their syllables.</summary>
internal static class TextReading
{
    public static int CountWords(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = 0; at < text.Length;)
        {
            var length = WordLength(text[at..]);
            if (length > 0) count++;
            at += Math.Max(1, length);
        }
        return count;
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

    private static bool IsWordLetter(char letter) => char.IsLetterOrDigit(letter)
        || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;

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
