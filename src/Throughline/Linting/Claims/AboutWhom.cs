using System.Collections.Frozen;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>
/// How often a letter speaks of the business ("we", "our") and of the reader. Who tells a story of their own says "I", and is not
/// counted; nor is what somebody else says between quotation marks.
/// </summary>
internal readonly record struct AboutWhom(int Us, int You)
{
    private static readonly FrozenDictionary<string, (FrozenSet<string> Us, FrozenSet<string> You)> _words =
        new Dictionary<string, (FrozenSet<string>, FrozenSet<string>)>(StringComparer.Ordinal)
        {
            ["en"] = (Set("we us our ours ourselves we're we'll we've we'd"),
                Set("you your yours yourself yourselves you're you'll you've you'd")),
            ["de"] = (Set("wir uns unser unsere unserem unseren unserer unseres"),
                Set("sie ihnen ihr ihre ihrem ihren ihrer ihres du dich dir dein deine deinem deinen deiner euch euer eure eurem euren")),
            ["fr"] = (Set("nous notre nos"), Set("vous votre vos tu te toi ton ta tes")),
            ["nl"] = (Set("wij we ons onze"), Set("je jij jou jouw jullie u uw")),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static AboutWhom Of(ReadText text)
    {
        if (text.Tongue is not { } tongue || !_words.TryGetValue(tongue.Tag, out var words)) return default;
        int us = 0, you = 0;
        foreach (var (sentence, quoted) in QuotedSpeech.Of(text.Reading))
            foreach (var word in sentence.Words)
            {
                if (quoted.Holds(word.Start)) continue;
                if (words.Us.Contains(word.Text)) us++;
                else if (words.You.Contains(word.Text)) you++;
            }
        return new(us, you);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
