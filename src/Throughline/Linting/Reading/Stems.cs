using System.Globalization;
using System.Text;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Tartarus.Snowball.Ext;
using Throughline.Primitives;

namespace Throughline.Linting.Reading;

/// <summary>What is the same in the forms of a word: "promise", "promised" and "promises" are "promis".</summary>
internal static class Stems
{
    private static readonly Kept<(string Word, Tongue Tongue), string> _kept = new(most: 50_000);

    /// <param name="word">Lower case.</param>
    public static string Of(string word, Tongue tongue) =>
        word.Length > LongestWord ? word : _kept.Of((word, tongue), word.Length, static key => Made(key.Word, key.Tongue));

    /// <summary>What is longer has no forms that matter.</summary>
    private const int LongestWord = 60;

    private static string Made(string word, Tongue tongue)
    {
        var letters = Plain(word).ToCharArray();
        var length = tongue.Tag switch
        {
            "de" => new GermanLightStemmer().Stem(letters, letters.Length),
            "es" => new SpanishLightStemmer().Stem(letters, letters.Length),
            "fr" => new FrenchLightStemmer().Stem(letters, letters.Length),
            "it" => new ItalianLightStemmer().Stem(letters, letters.Length),
            "pt" => new PortugueseLightStemmer().Stem(letters, letters.Length),
            _ => 0,
        };
        if (length > 0) return new string(letters, 0, length);
        return tongue.Tag == "nl" ? Snowball(new DutchStemmer(), word) : Snowball(new EnglishStemmer(), word);
    }

    private static string Snowball(Lucene.Net.Tartarus.Snowball.SnowballProgram stemmer, string word)
    {
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current;
    }

    /// <summary>With the apostrophe that keyboards have, and letters put together.</summary>
    private static string Plain(string word) => word.Replace('’', '\'').InForm(NormalizationForm.FormC)
        .ToLower(CultureInfo.InvariantCulture);
}
