using System.Collections.Immutable;
using System.Globalization;
using Throughline.Journeys;
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
        CheckMiddle);

    public static LintRule MeasuredShift { get; } = new(Warning, "TL2303", "The way of writing jumps",
        "From “{0}” to this message the way of writing jumps: {1}.",
        "Bring the two nearer to each other: shorter sentences and plainer words in the harder one.",
        "A jump between two messages that come one after the other is heard as another person.",
        CheckNeighbours);

    public static LintRule HardToRead { get; } = new(Hint, "TL2304", "Hard to read",
        "This message is hard to read: {0} on a scale on which 100 is very easy. Its sentences have {1} words on average, and its words {2} syllables.",
        "Cut long sentences in two, and replace long words by the ones you would say.",
        "A message that has to be read twice is not read once.",
        (road, say) =>
        {
            foreach (var text in Measured(road))
                if (text.Measure.ReadingEase is { } ease && ease < road.Limits.HardestReading)
                    say.At($"{text.Path}.body", Number(ease), Number(text.Measure.WordsPerSentence), ((double)text.Measure.Syllables / text.Measure.RunningWords).ToString("0.0", CultureInfo.InvariantCulture));
        });

    public static LintRule Exclaiming { get; } = new(Hint, "TL2305", "Many exclamation marks",
        "This message has {0} exclamation marks.",
        "Keep one at most; the words can carry the rest.",
        "Excitement that is marked that often is not believed, and mail filters count it too.",
        (road, say) =>
        {
            foreach (var text in road.Texts)
                if (text.All.AsSpan().Count('!') is var count && count > road.Limits.MostExclamations) say.At($"{text.Path}.body", $"{count}");
        });

    public static LintRule AboutUs { get; } = new(Hint, "TL2306", "More about you than about them",
        "This message speaks of you {0}, and of them {1}.",
        "Turn sentences round: what do they get, what changes for them, what can they do next?",
        "People read on for as long as it is about them.",
        (road, say) =>
        {
            foreach (var text in Measured(road))
                if (text.Measure.AboutThem is { } share && share < road.Limits.LeastAboutThem) say.At($"{text.Path}.body", Phrases.Count(text.Measure.Us, "time"), Phrases.Count(text.Measure.You, "time"));
        });

    public static ImmutableArray<LintRule> All { get; } = [DeclaredShift, FarFromTheMiddle, MeasuredShift, HardToRead, Exclaiming, AboutUs];

    private static IEnumerable<RoadText> Measured(Road road) => road.Texts.Where(text => text.Measure is { Sentences: > 0 } measure && measure.Words >= road.Limits.FewestWords);

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
        tone.Split([",", "/", "+", "&", " and "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(part => voice.Contains(part, StringComparer.OrdinalIgnoreCase));

    private static void CheckMiddle(Road road, Say say)
    {
        foreach (var (text, differences) in FarOff(road)) say.At($"{text.Path}.body", differences);
    }

    /// <summary>The messages that lie far from the middle, with what is different in words; none where there are too few to have a middle.</summary>
    private static IEnumerable<(RoadText Text, string Differences)> FarOff(Road road)
    {
        var texts = Measured(road).ToArray();
        if (texts.Length < road.Limits.FewestTexts) return [];
        var middles = ToneMeasure.All.Select(measure => ToneMiddle.Of(texts.Select(text => measure.Of(text.Measure)).OfType<double>(), measure.LeastSpread)).ToArray();
        return texts.Select(text => (text, Differences(text, middles, road.Limits))).Where(found => found.Item2.Length > 0);
    }

    private static string Differences(RoadText text, ToneMiddle[] middles, LintLimits limits) =>
        string.Join("; ", ToneMeasure.All.Index()
            .Where(at => at.Item.Of(text.Measure) is { } value && middles[at.Index].DistanceOf(value) > limits.ToneDistance)
            .Select(at => at.Item.Says(at.Item.Of(text.Measure)!.Value, middles[at.Index].Median)));

    // Reminders are short and sound alike; what is compared is the message of each step with that of the step before.
    // One that lies far from the middle has been named already, and the way back from it is no second trouble.
    private static void CheckNeighbours(Road road, Say say)
    {
        var named = FarOff(road).Select(found => found.Text).ToHashSet();
        RoadText? before = null;
        foreach (var text in Measured(road).Where(text => !text.IsNudge && !named.Contains(text)).DistinctBy(text => text.Step))
        {
            if (before is not null && Jumps(before.Measure, text.Measure, road.Limits) is { Length: > 0 } jumps) say.At($"{text.Path}.body", before.Step.Name, jumps);
            before = text;
        }
    }

    private static string Jumps(TextMeasure from, TextMeasure to, LintLimits limits)
    {
        var jumps = new List<string>(2);
        if (from.ReadingEase is { } ease && to.ReadingEase is { } newEase && Math.Abs(ease - newEase) > limits.ReadingEaseJump)
            jumps.Add($"it is {(newEase < ease ? "harder" : "easier")} to read ({Number(newEase)} after {Number(ease)}, where 100 is very easy)");
        if (from.Formality is { } formality && to.Formality is { } newFormality && Math.Abs(formality - newFormality) > limits.FormalityJump)
            jumps.Add($"it sounds {(newFormality > formality ? "stiffer" : "more relaxed")} ({Number(newFormality)} after {Number(formality)}, where 100 is an official letter)");
        return Phrases.List(jumps);
    }

    private static string Number(double value) => value.ToString("0", CultureInfo.InvariantCulture);

    private static QuickFix? ToneOfTheStepBefore(Mending mending)
    {
        for (var i = mending.Step - 1; i >= 0; i--)
            if (Road.Clean(mending.Steps[i]?.Tone) is { } tone) return mending.Set($"Make it {tone}, as in the step before", tone);
        return Road.OrEmpty(mending.Document.Draft.Voice?.Tones ?? []) is [var first, ..] ? mending.Set($"Make it {first}", first) : null;
    }
}
