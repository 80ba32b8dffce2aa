namespace Throughline.Linting;

/// <summary>
/// How a text reads, in numbers that say the same every time. Sentences, words and exclamation marks are counted in every
/// language; reading ease, formality and the shares of persons rest on English words and are left out of texts that are
/// not English (<see cref="IsEnglish"/>).
/// </summary>
/// <param name="Words">All words.</param>
/// <param name="RunningWords">Words in sentences: greetings, signatures and the words of a link on a line of their own do not count.</param>
/// <param name="Sentences">Ended by . ! ? … or the end of a block.</param>
/// <param name="Syllables">Of the running words, by groups of vowels.</param>
/// <param name="EnglishWords">Little words that are English and hardly anything else.</param>
/// <param name="You">Words about the reader.</param>
/// <param name="Us">Words about the writer.</param>
internal readonly record struct TextMeasure(int Words, int RunningWords, int Sentences, int Syllables, int EnglishWords, int Formal, int Informal, int You, int Us, int Exclamations)
{
    // English texts have about 35 of the listed words in 100, German, Dutch, French, Spanish and Italian ones 0 to 6.
    private const double LeastEnglish = 0.15;

    public bool IsEnglish => Words > 0 && EnglishWords >= LeastEnglish * Words;

    /// <summary>Running words in a sentence, on average; 0 for a text without sentences.</summary>
    public double WordsPerSentence => Sentences == 0 ? 0 : (double)RunningWords / Sentences;

    /// <summary>
    /// 206.835 − 1.015 × words per sentence − 84.6 × syllables per word: 100 is very easy, 60 plain, below 50 difficult,
    /// below 30 very difficult. Null for a text that is not English.
    /// </summary>
    /// <remarks>Flesch, R. (1948), "A new readability yardstick", Journal of Applied Psychology 32 (3), 221–233.</remarks>
    public double? ReadingEase => IsEnglish && Sentences > 0 ? 206.835 - 1.015 * WordsPerSentence - 84.6 * Syllables / RunningWords : null;

    /// <summary>
    /// (formal words − informal words, in 100 words, + 100) ÷ 2: a chat lies near 40, a contract near 65. Null for a text
    /// that is not English.
    /// </summary>
    /// <remarks>
    /// After the F-score of Heylighen, F. and Dewaele, J.-M. (1999), "Formality of language", which needs every word's part
    /// of speech. Here only the classes that can be told by the word alone are counted: articles, prepositions and nouns
    /// in -tion, -ment, -ness, -ity, -ance or -ence on one side; pronouns, short forms, interjections and colloquial words on the other.
    /// </remarks>
    public double? Formality => IsEnglish ? (100.0 * (Formal - Informal) / Words + 100) / 2 : null;

    /// <summary>Words about the reader among words about reader or writer, 0 to 1. Null where there are fewer than ten, or the text is not English.</summary>
    public double? AboutThem => IsEnglish && You + Us >= 10 ? (double)You / (You + Us) : null;

    /// <summary>Words about the reader in 100 words. Null for a text that is not English.</summary>
    public double? SecondPerson => IsEnglish ? 100.0 * You / Words : null;

    /// <summary>Exclamation marks in 100 words.</summary>
    public double ExclamationRate => Words == 0 ? 0 : 100.0 * Exclamations / Words;

    public static TextMeasure operator +(TextMeasure a, TextMeasure b) => new(
        a.Words + b.Words, a.RunningWords + b.RunningWords, a.Sentences + b.Sentences, a.Syllables + b.Syllables, a.EnglishWords + b.EnglishWords,
        a.Formal + b.Formal, a.Informal + b.Informal, a.You + b.You, a.Us + b.Us, a.Exclamations + b.Exclamations);

    /// <param name="plain">As <see cref="Messages.MessageBody.Lines"/> gives it: one block on each line.</param>
    public static TextMeasure Of(string plain)
    {
        var total = default(TextMeasure);
        foreach (var line in plain.AsSpan().EnumerateLines()) total += TextReading.Block(line);
        return total;
    }
}
