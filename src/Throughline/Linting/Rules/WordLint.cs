using System.Collections.Immutable;
using Throughline.Journeys;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL231x: the words of the voice, and the one thing people should remember.</summary>
internal static class WordLint
{
    public static LintRule AvoidedWord { get; } = new(Warning, "TL2311", "A word you avoid",
        "“{0}” stands here, and is among the words to avoid.",
        "Say it in other words; or take it off the list, if you do say it.",
        "A word that is not yours is noticed more than ten that are.",
        CheckAvoided);

    public static LintRule NoWantedWords { get; } = new(Hint, "TL2312", "None of your own words",
        "Not one of the {0} words you want to use is in any message.",
        "Let one or two of them come up where they fit: {1}.",
        "People repeat the words they have heard from you; the ones on your list are those you want to hear again.",
        (road, say) =>
        {
            var (use, texts) = (road.Voice.Use, road.Texts);
            if (use.Length > 0 && texts.Length >= 3 && !texts.Any(text => use.Any(word => Phrases.Has(text.All, word))))
                say.At(road.Draft.Voice is null ? "steps" : "voice.use", $"{use.Length}", FindingBag.Short(string.Join(", ", use)));
        });

    public static LintRule KeyMessageLost { get; } = new(Hint, "TL2313", "The key message is lost for a while",
        "The key message was last heard {0}; since then {1} have passed without it: “{2}”.",
        "Say it again here, in a sentence of its own or in passing.",
        "One message is remembered because it comes up at every step, not because it was said once.",
        CheckKeyMessage);

    public static LintRule NoKeyMessage { get; } = new(Hint, "TL2314", "No key message",
        "The voice has no key message.",
        "Write the one sentence that people should remember, whatever else they forget.",
        "Without it, every message says something else, and nothing stays.",
        (road, say) =>
        {
            if (road.Voice.KeyMessage is null && road.Texts.Length > 0) say.At("voice.keyMessage");
        });

    public static LintRule AnotherVoice { get; } = new(Hint, "TL2315", "Another voice than the business's",
        "This journey sounds {0}, and the business sounds {1}.",
        "Take the tones of the business over, or change those.",
        "Somebody who walks two of your journeys should meet one business.",
        (road, say) =>
        {
            ImmutableArray<string> own = [.. Road.OrEmpty(road.Draft.Voice?.Tones ?? []).Where(tone => !string.IsNullOrWhiteSpace(tone))];
            var business = Road.OrEmpty(road.Context.Voice.Tones);
            if (own.Length > 0 && business.Length > 0 && !own.Any(tone => business.Contains(tone.Trim(), StringComparer.OrdinalIgnoreCase)))
                say.At("voice.tones", FindingBag.Short(Phrases.List(own)), FindingBag.Short(Phrases.List(business)));
        });

    public static ImmutableArray<LintRule> All { get; } = [AvoidedWord, NoWantedWords, KeyMessageLost, NoKeyMessage, AnotherVoice];

    private static void CheckAvoided(Road road, Say say)
    {
        foreach (var word in road.Voice.Avoid)
        {
            foreach (var text in road.Texts)
                foreach (var (path, written) in text.Parts)
                    if (FindSaid(text, written, word) is >= 0 and var at) say.Inside(word, path, written, at, word);
            foreach (var step in road.Steps)
                if (step.Draft.Survey?.Question is { } question && Phrases.Find(question, word) is >= 0 and var at) say.Inside(word,
                    $"{step.Path}.survey.question", question, at, word);
        }
    }

    // Inside an address or a merge field nobody reads it.
    private static int FindSaid(RoadText text, string written, string word)
    {
        foreach (var at in Phrases.FindAll(written, word))
            if (text.IsSeen(written, at)) return at;
        return -1;
    }

    /// <summary>
    /// A step carries the key message where one of its messages has at least half of the words that say something in it
    /// (two, where it has so many), or one of the words to use, which are the key message in small coin.
    /// </summary>
    private static void CheckKeyMessage(Road road, Say say)
    {
        if (road.Voice.KeyMessage is not { } key || Phrases.Stems(key) is not { Length: > 0 } stems) return;
        var needed = Math.Max(Math.Min(2, stems.Length), (stems.Length + 1) / 2);
        RoadStep? last = null;
        var without = 0;
        foreach (var step in road.Steps.Where(step => step.Texts.Length > 0))
        {
            if (step.Texts.Any(text => Phrases.CountStems(text.All, stems) >= needed
                || road.Voice.Use.Any(word => Phrases.Has(text.All, word)))) (last, without) = (step, 0);
            else if (++without == road.Limits.KeyMessageGap + 1)
                say.At(step.HasMessage ? $"{step.Path}.{MessageKey(step)}" : step.Path, last is null ? "nowhere so far"
                    : $"at “{last.Name}”", Phrases.Count(without, "step"), FindingBag.Short(key));
        }
    }

    private static string MessageKey(RoadStep step) => step.Draft switch
    {
        { Message: not null } => "message",
        { Survey: not null } => "survey",
        _ => "variants",
    };
}
