using System.Collections.Immutable;
using System.Globalization;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL230x: how the steps sound beside one another, as declared and as measured.</summary>
internal static class ToneLint
{
    public static LintRule DeclaredShift { get; } = new(Warning, "TL2301", "The tone changes",
        "The tone changes here from {0} to {1}, which is none of your voice's.",
        "Give the step the tone of the steps around it, or add “{1}” to the voice's tones if that is how you sound too.",
        "A sudden other tone makes people wonder whether it is still you.",
        CheckDeclared,
        ToneOfTheStepBefore);

    public static LintRule FarFromTheMiddle { get; } = new(Warning, "TL2302", "A message that reads differently from the others",
        "This message does not read like the others of this journey: {0}.",
        "Read it aloud beside the one before it, and write it as you wrote the others.",
        "People notice when somebody else seems to write, even where each message is good on its own.",
        (road, say) =>
        {
            foreach (var (text, difference) in FarOff(road)) say.At(text.Path, difference);
        });

    public static LintRule HardToRead { get; } = new(Hint, "TL2304", "Hard to read",
        "This message is hard to read: {0} on a scale on which 100 is very easy. Its sentences have {1} words on average, and its words "
        + "{2} syllables.",
        "Cut long sentences in two, and replace long words by the ones you would say.",
        "A message that has to be read twice is not read once.",
        (road, say) =>
        {
            // What sounds like an office, or unlike the others, has been told so.
            var named = FarOff(road).Select(found => found.Text).ToHashSet();
            foreach (var (text, ease) in Measured(road))
                if (ease.Value is { } value && value < road.Limits.HardestReading && !named.Contains(text) && !IsOfficial(road, text))
                    say.At(text.Path, Number(value), Number(ease.WordsPerSentence),
                        ease.SyllablesPerWord.ToString("0.0", CultureInfo.InvariantCulture));
        });

    public static LintRule Exclaiming { get; } = new(Hint, "TL2305", "Many exclamation marks",
        "This message has {0} exclamation marks.",
        "Keep one at most; the words can carry the rest.",
        "Excitement that is marked that often is not believed, and mail filters count it too.",
        (road, say) =>
        {
            foreach (var message in MannerLint.Messages(road))
                if (message[0].Message is { } text && Loudness.Of(message) is { IsLoud: false } loud
                    && (loud.Marks > road.Limits.MostExclamations || loud.LongestRun > 2))
                    say.At($"{text.Path}.body", $"{loud.Marks}");
        });

    public static LintRule AboutUs { get; } = new(Hint, "TL2306", "More about you than about them",
        "This message speaks of you {0}, and of them {1}.",
        "Turn sentences round: what do they get, what changes for them, what can they do next?",
        "People read on for as long as it is about them.",
        (road, say) =>
        {
            foreach (var (text, _) in Measured(road))
                if (AboutWhom.Of(text) is { Us: >= FewestUs } about && about.You < road.Limits.LeastAboutThem * (about.Us + about.You))
                    say.At(text.Path, Phrases.Count(about.Us, "time"), Phrases.Count(about.You, "time"));
        });

    public static ImmutableArray<LintRule> All { get; } = [DeclaredShift, FarFromTheMiddle, HardToRead, Exclaiming, AboutUs];

    /// <summary>So often a letter says "we" before it is about the business: a course that "we" walk together is not.</summary>
    private const int FewestUs = 8;

    /// <summary>Letters of enough words, with how they read.</summary>
    private static IEnumerable<(ReadText Text, ReadingEase Ease)> Measured(Road road) => road.Reading.Texts
        .Where(text => text.Kind == TextKind.Letter)
        .Select(text => (text, ReadingEase.Of(text)))
        .Where(at => at.Item2.Words >= road.Limits.FewestWords);

    private static bool IsOfficial(Road road, ReadText text) =>
        MannerLint.IsOfficial([.. road.Reading.Texts.Where(other => other.Message == text.Message)]);

    private static void CheckDeclared(Road road, Say say)
    {
        var voice = road.Voice.Tones;
        string? before = null;
        foreach (var step in road.Steps)
        {
            if (step.Tone is not { } tone) continue;
            var from = before ?? (voice.IsEmpty ? null : Phrases.List(voice));
            if (from is not null && !string.Equals(before, tone, StringComparison.OrdinalIgnoreCase) && !IsOf(voice, tone))
                say.At($"{step.Path}.tone", FindingBag.Short(from), FindingBag.Short(tone));
            before = tone;
        }
    }

    // "warm and plain" is of a voice that has both.
    private static bool IsOf(ImmutableArray<string> voice, string tone) =>
        tone.Split([",", "/", "+", "&", " and "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .All(part => voice.Contains(part, StringComparer.OrdinalIgnoreCase));

    /// <summary>
    /// The letters that are very hard to read where the others are easy: both against fixed bands, so that one letter never changes
    /// what is said of another. The middle of the others is their median.
    /// </summary>
    private static IEnumerable<(ReadText Text, string Difference)> FarOff(Road road)
    {
        var texts = Measured(road).Where(at => at.Ease.Value is not null).ToArray();
        if (texts.Length < road.Limits.FewestTexts) yield break;
        var middle = Median([.. texts.Select(at => at.Ease.Value!.Value)]);
        var length = Median([.. texts.Select(at => at.Ease.WordsPerSentence)]);
        foreach (var (text, ease) in texts)
        {
            if (IsOfficial(road, text)) continue;
            if (ease.Value < VeryHard && middle >= Plain)
                yield return (text, $"harder to read ({Number(ease.Value.Value)} instead of {Number(middle)}, where 100 is very easy)");
            else if (ease.WordsPerSentence > VeryLong && ease.WordsPerSentence > 2 * length)
                yield return (text, $"sentences of {Number(ease.WordsPerSentence)} words on average, {Number(length)} in the others");
        }
    }

    /// <summary>What Flesch called very difficult, and plain.</summary>
    private const double VeryHard = 30;

    private const double Plain = 60;

    /// <summary>Words in a sentence, on average, that nobody says in one breath.</summary>
    private const double VeryLong = 28;

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }

    private static string Number(double value) => value.ToString("0", CultureInfo.InvariantCulture);

    private static QuickFix? ToneOfTheStepBefore(Mending mending)
    {
        for (var i = mending.Step - 1; i >= 0; i--)
            if (Road.Clean(mending.Steps[i]?.Tone) is { } tone) return mending.Set($"Make it {tone}, as in the step before", tone);
        return Road.OrEmpty(mending.Document.Draft.Voice?.Tones ?? []) is [var first, ..] ? mending.Set($"Make it {first}", first) : null;
    }
}
