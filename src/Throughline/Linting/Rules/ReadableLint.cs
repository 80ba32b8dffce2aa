using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using Throughline.Messages;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL286x: letters for everybody, also for whoever has them read aloud, sees no colours or loads no pictures.</summary>
internal static class ReadableLint
{
    /// <summary>Longest address that somebody reads as it stands.</summary>
    private const int LongestAddress = 45;

    public static LintRule LinkSaysNothing { get; } = new(Hint, "TL2861", "A link that says nothing by itself",
        "The link is called “{0}”, which says nothing of where it leads.",
        "Call it by what is behind it: “Choose a time”, “See the price”.",
        "Many people have the links of a letter read aloud one after the other, without the words around them.",
        (road, say) =>
        {
            foreach (var link in road.Links)
                if (link.Link.Words.Length > 0 && (LinkWords.SayNothing(link.Link.Words) || IsSignOnly(link))
                    && link.In(road, link.Link.Words) is { } here)
                    say.Quote(here, null, FindingBag.Short(link.Link.Words));
        });

    public static LintRule PictureWithoutWords { get; } = new(Warning, "TL2862", "A picture without words",
        "This picture has no words that stand for it{0}.",
        "Write in the square brackets before it what it shows, such as “Dale ties his boots standing up”.",
        "Many mail programs show no pictures at first, and some people have letters read aloud: where no words stand, there is nothing.",
        (road, say) =>
        {
            foreach (var text in road.Texts)
                foreach (var picture in text.Pictures.Where(picture => IsWordless(picture.Words)))
                    say.Inside(picture.Address, $"{text.Path}.body", text.Message.Body!, picture.Offset,
                        IsMostOfIt(text) ? ", and it is most of this letter" : "");
        });

    public static LintRule AllCapitals { get; } = new(Hint, "TL2863", "A sentence in capitals",
        "This sentence stands in capitals: “{0}”.",
        "Write it as the others; two stars on either side make words bold: **today**.",
        "Capitals are slow to read, sound like shouting, and some programs spell them out letter by letter.",
        (road, say) =>
        {
            foreach (var text in road.Reading.Texts.Where(text => text.IsWritten))
                if (text.Sentences.FirstOrDefault(sentence => IsInCapitals(sentence) && !IsLeftOver(text, sentence)) is { } sentence)
                    say.Quote(new(text, sentence, sentence.Text), null, FindingBag.Short(sentence.Text));
        });

    public static LintRule ColourAlone { get; } = new(Hint, "TL2864", "Something that only its colour tells",
        "“{0}” is told by its colour alone.",
        "Say what stands on it, or where it is: “the button “Book now””.",
        "One man in twelve cannot tell red from green, and mail programs change colours in the dark.",
        (road, say) =>
        {
            foreach (var text in road.Reading.Texts.Where(text => text.IsWritten))
                foreach (var sentence in text.Sentences)
                    if (ColourWords.In(sentence) is { } words) say.Quote(new(text, sentence, words), null, words);
        });

    public static LintRule BareAddress { get; } = new(Hint, "TL2865", "A long address instead of words",
        "An address of {0} characters stands here as it is.",
        "Write it as a link with words: [See the price](https://…).",
        "Nobody reads such an address, and whoever has the letter read aloud hears every sign of it.",
        (road, say) =>
        {
            foreach (var link in road.Links.Where(link => link is { Text.Message.IsText: false }
                && link.Link.Words == link.Address && link.Address.Length > LongestAddress))
                say.Inside(link.Address, link.Path, link.Written, link.Link.Offset, $"{link.Address.Length}");
        });

    public static LintRule SignsAlone { get; } = new(Hint, "TL2866", "Signs instead of words",
        "Here stand signs and no words: {0}",
        "Say it in words, and let one sign go with them.",
        "Read aloud, each sign becomes a name (“party popper, party popper”), and old phones show a box.",
        (road, say) =>
        {
            foreach (var text in road.Reading.Texts.Where(text => text.IsWritten))
                if (SignsOf(text) is { } signs) say.At(text.Path, signs);
        });

    public static ImmutableArray<LintRule> All { get; } =
        [LinkSaysNothing, PictureWithoutWords, AllCapitals, ColourAlone, BareAddress, SignsAlone];

    private static bool IsSignOnly(RoadLink link) => !link.Link.Words.Any(char.IsLetterOrDigit)
        && !link.Link.Words.Contains("{{", StringComparison.Ordinal) && link.Text is not null && !HoldsPicture(link);

    // A picture that is a link has its words in itself.
    private static bool HoldsPicture(RoadLink link) =>
        link.Link.Offset >= 2 && link.Link.Offset <= link.Written.Length
        && link.Written.LastIndexOf("![", link.Link.Offset, StringComparison.Ordinal) is >= 0 and var at
        && !link.Written.AsSpan(at, link.Link.Offset - at).Contains('\n');

    private static bool IsWordless(string words)
    {
        var plain = words.Trim();
        if (plain.Length == 0 || !plain.Any(char.IsLetter)) return true;
        string[] endings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".heic"];
        return endings.Any(ending => plain.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            || plain.StartsWith("IMG_", StringComparison.OrdinalIgnoreCase) || plain.StartsWith("DSC", StringComparison.Ordinal)
            || plain.ToLowerInvariant() is "image" or "picture" or "photo" or "pic" or "img" or "bild" or "foto" or "imagen" or "immagine"
                or "imagem" or "afbeelding" or "alt" or "alt text" or "screenshot";
    }

    private static bool IsMostOfIt(RoadText text) => TextReading.CountWords(text.Body) < 25;

    private static bool IsInCapitals(Sentence sentence)
    {
        if (sentence.Words.Length < 5) return false;
        var words = 0;
        foreach (var word in sentence.Words)
            if (char.IsUpper(sentence.Text[word.Start]) && !HasLower(sentence.Text.AsSpan(word.Start, word.Length))) words++;
        return words >= 5 && words * 10 >= sentence.Words.Length * 9 && sentence.Text.Count(char.IsUpper) >= 20;
    }

    /// <summary>"[INSERT PHOTO HERE]" is told as what it is.</summary>
    private static bool IsLeftOver(ReadText text, Sentence sentence) =>
        Placeholders.Find(text.Written, text.Tongue?.Tag) is var (_, words) && words.Contains(sentence.Text, StringComparison.Ordinal);

    private static bool HasLower(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
            if (char.IsLower(letter)) return true;
        return false;
    }

    /// <summary>Three signs in a row on a line without a word, or a subject of nothing else.</summary>
    private static string? SignsOf(ReadText text)
    {
        if (text.Written.Length == 0 || System.Text.Ascii.IsValid(text.Written)) return null;
        foreach (var sentence in text.Sentences)
        {
            if (sentence.Text.Any(char.IsLetterOrDigit)) continue;
            var signs = sentence.Text.EnumerateRunes().Count(IsEmoji);
            if (signs >= 3 || text.Kind == TextKind.Line && signs > 0 && text.Sentences.Length == 1) return FindingBag.Short(sentence.Text);
        }
        return null;
    }

    private static bool IsEmoji(System.Text.Rune rune) => rune.Value is >= 0x1F300 and <= 0x1FAFF or >= 0x2600 and <= 0x27BF;
}
