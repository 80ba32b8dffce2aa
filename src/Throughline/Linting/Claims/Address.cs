using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>How a text addresses its reader: "du" or "Sie", "tú" or "usted", "tu" or "vous".</summary>
/// <param name="Close">The first word that says it as among friends.</param>
/// <param name="Polite">The first that keeps a distance.</param>
internal sealed record Address(ReadText Text, Said? Close, Said? Polite)
{
    private static readonly FrozenDictionary<string, (FrozenSet<string> Close, FrozenSet<string> Polite, FrozenSet<string> Capital)>
        _words = new Dictionary<string, (FrozenSet<string>, FrozenSet<string>, FrozenSet<string>)>(StringComparer.Ordinal)
        {
            ["de"] = (Set("du dich dir dein deine deinem deinen deiner deines"), Set(""),
                Set("Sie Ihnen Ihr Ihre Ihrem Ihren Ihrer Ihres")),
            ["es"] = (Set("tú te ti contigo tu tus tuyo tuya"), Set("usted"), Set("Usted Ud Vd")),
            ["fr"] = (Set("tu te toi tes t'es t'as t'ai t'a t'en"), Set("vous votre vos"), Set("")),
            ["it"] = (Set("tu ti te tuo tua tuoi tue"), Set(""), Set("Lei Suo Sua Suoi Sue")),
            ["pt"] = (Set("tu contigo teu tua teus tuas"), Set("você"), Set("Você")),
            ["nl"] = (Set("je jij jou jouw"), Set("u uw"), Set("")),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _several = Set("euch eure euer eurem euren eurer");

    /// <summary>Of the texts that customers get word for word; none where nobody is addressed, or the language does not tell.</summary>
    public static ImmutableArray<Address> In(Road road) =>
        [.. road.Reading.Texts.Where(text => text.IsWritten).Select(Of).OfType<Address>()];

    private static Address? Of(ReadText text)
    {
        if (text.Tongue is not { } tongue || !_words.TryGetValue(tongue.Tag, out var words)) return null;
        // "Ihr" and "Euch" are several friends, and not one stranger.
        if (tongue.Tag == "de" && text.Sentences.Any(sentence => sentence.Words.Any(word => _several.Contains(word.Text)))) return null;
        Said? close = null, polite = null;
        foreach (var (sentence, quoted) in QuotedSpeech.Of(text.Reading))
            foreach (var (i, word) in sentence.Words.Index())
            {
                if (close is not null && polite is not null) break;
                if (quoted.Holds(word.Start)) continue;
                var written = sentence.Text.Substring(word.Start, word.Length);
                if (words.Close.Contains(word.Text)) close ??= new(text, sentence, written);
                // "Sie" that begins a sentence may be "they", and in a list or after a dash it begins one too.
                else if (words.Polite.Contains(word.Text)
                    || i > 0 && words.Capital.Contains(written) && IsInside(sentence.Text, word.Start))
                    polite ??= new(text, sentence, written);
            }
        return close is null && polite is null ? null : new(text, close, polite);
    }

    private static bool IsInside(string sentence, int at)
    {
        while (at > 0 && sentence[at - 1] == ' ') at--;
        return at > 0 && sentence[at - 1] is not ('.' or ':' or '!' or '?' or '–' or '—' or '-' or '*' or '…' or '"' or '“' or '„' or '»');
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
