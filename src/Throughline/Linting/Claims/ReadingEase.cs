using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>
/// How easily a text reads, on Flesch's scale: 100 is very easy, 60 plain, below 30 very hard. Each language has its own formula.
/// </summary>
/// <remarks>
/// English: Flesch, R. (1948), "A new readability yardstick". German: Amstad, T. (1978), "Wie verständlich sind unsere Zeitungen?".
/// Spanish: Fernández Huerta, J. (1959), "Medidas sencillas de lecturabilidad". French: Kandel, L. and Moles, A. (1958). Italian:
/// Franchina, V. and Vacca, R. (1986). Portuguese: Martins, T. et al. (1996). Dutch: Douma, W. (1960).
/// </remarks>
/// <param name="Value">Null where the text is too short, or in a language without a formula.</param>
/// <param name="WordsPerSentence">Of the running sentences; 0 where there is none.</param>
/// <param name="SyllablesPerWord">Counted by groups of vowels.</param>
internal readonly record struct ReadingEase(double? Value, double WordsPerSentence, double SyllablesPerWord, int Words)
{
    private static readonly KeptBy<PlainReading, ReadingEase> _kept = new(Read);

    public static ReadingEase Of(ReadText text) => _kept.Of(text.Reading);

    private static ReadingEase Read(PlainReading reading)
    {
        int words = 0, sentences = 0, syllables = 0;
        foreach (var (sentence, _) in QuotedSpeech.Of(reading))
        {
            if (sentence.IsLine) continue;
            sentences++;
            words += sentence.Words.Length;
            foreach (var word in sentence.Words) syllables += Syllables(word.Text, reading.Tongue?.Tag);
        }
        if (sentences == 0 || words == 0) return new(null, 0, 0, words);
        var (length, weight) = ((double)words / sentences, (double)syllables / words);
        return new(Ease(reading.Tongue?.Tag, length, weight), length, weight, words);
    }

    private static double? Ease(string? tag, double length, double weight) => tag switch
    {
        "en" => 206.835 - 1.015 * length - 84.6 * weight,
        "de" => 180 - length - 58.5 * weight,
        "es" => 206.84 - 1.02 * length - 60 * weight,
        "fr" => 207 - 1.015 * length - 73.6 * weight,
        "it" => 206 - length - 65 * weight,
        "pt" => 248.835 - 1.015 * length - 84.6 * weight,
        "nl" => 206.84 - 0.93 * length - 77 * weight,
        _ => null,
    };

    private static int Syllables(string word, string? tag)
    {
        if (tag == "en") return TextReading.Syllables(word);
        var (count, wasVowel) = (0, false);
        foreach (var letter in word)
        {
            var isVowel = IsVowel(letter);
            if (isVowel && !wasVowel) count++;
            wasVowel = isVowel;
        }
        // A French e at the end is not heard.
        if (tag == "fr" && count > 1 && (word[^1] == 'e' || word.EndsWith("es", StringComparison.Ordinal))) count--;
        return Math.Max(1, count);
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'ä' or 'ö' or 'ü' or 'á' or 'é' or 'í'
        or 'ó' or 'ú' or 'à' or 'è' or 'ì' or 'ò' or 'ù' or 'â' or 'ê' or 'î' or 'ô' or 'û' or 'ã' or 'õ' or 'ë' or 'ï' or 'œ';
}
