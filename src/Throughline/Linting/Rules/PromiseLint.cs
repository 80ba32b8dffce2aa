using System.Collections.Immutable;
using NodaTime;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL25xx: what is promised, and how you know. Promises that are never kept, or kept before they are made, are the compiler's to
/// say.</summary>
internal static class PromiseLint
{
    public static LintRule SaidNotNoted { get; } = new(Hint, "TL2501", "A promise that nobody tracks",
        "This message promises something (“{0}”), and the step does not say what.",
        "Name it at this step under Promises, as promised here; and at the step that keeps it, mark it as kept.",
        "A promise that is only in the text is kept by whoever remembers it.",
        (road, say) =>
        {
            // What nothing keeps at all is TL2511's to say.
            foreach (var text in road.Reading.Texts)
                if (text is { Kind: TextKind.Letter, Step: { Makes.IsEmpty: true, Keeps.IsEmpty: true } })
                    foreach (var sentence in text.Sentences)
                        if (Promised.VowIn(sentence) is { } words && Promised.In(sentence) is not null) say.Quote(
                            new(text, sentence, words), null, words);
        });

    public static LintRule KeptByNothing { get; } = new(Warning, "TL2502", "A promise kept by doing nothing",
        "The promise “{0}” is to be kept here, but you do nothing in this step.",
        "Add what you do (a message, a task, a call to another system), or let the step that does it keep the promise.",
        "Only something that happens can keep a promise.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (!step.HasWork && !step.IsBlank)
                    foreach (var promise in step.Keeps) say.About(promise, $"{step.Path}.keeps", FindingBag.Short(Phrases.OfKey(promise)));
        });

    public static LintRule KeptLate { get; } = new(Hint, "TL2503", "A promise that takes long",
        "The promise “{0}” is made at “{1}” and kept {2} later at the earliest.",
        "Keep it sooner, or say in between that it has not been forgotten.",
        "What is kept after everybody has forgotten it counts as broken.",
        CheckLate);

    public static LintRule OnlyGuesses { get; } = new(Hint, "TL2504", "Everything is a guess",
        "Not one of the {0} steps rests on what customers said or on numbers.",
        "Ask three customers what went through their head at one of the steps, and note at that step that you asked them.",
        "A road that is drawn from the desk alone leads where you would go, not where they do.",
        (road, say) =>
        {
            if (road.Steps.Length >= 3 && road.Steps.All(step => Road.Clean(step.Draft.Evidence) is null or "guess")) say.At("steps",
                $"{road.Steps.Length}");
        });

    public static LintRule NotMeasurable { get; } = new(Hint, "TL2505", "A step that cannot be measured",
        "Nothing here shows whether the step works: it waits for nothing they do, and its message has nothing to click.",
        "Say what they do when it works, such as “They book a call”; or put something in the message that they click.",
        "What cannot be seen to work is not missed when it stops working.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (step.HasMessage && !step.HasHalf && step.Texts.All(text => text.Message.IsText || text.Links.All(IsFooter))) say.At(
                    step.Path);
        });

    public static LintRule NoQuestion { get; } = new(Warning, "TL2506", "Nobody asks how it was",
        "After the purchase, nobody asks them how it is.",
        "Add a question after the first use: one from nought to ten, with room for a sentence.",
        "What annoys customers they tell their friends, unless you ask first.",
        CheckQuestion);

    // Where somebody chooses what to get, nothing shows whether this letter worked.
    private static bool IsFooter(Messages.WrittenLink link) => link.Address is "{{preferencesLink}}" or "{{unsubscribeLink}}";

    public static ImmutableArray<LintRule> All { get; } = [SaidNotNoted, KeptByNothing, KeptLate, OnlyGuesses, NotMeasurable, NoQuestion];

    private static void CheckLate(Road road, Say say)
    {
        var made = new Dictionary<string, (Duration At, RoadStep Step)>(StringComparer.Ordinal);
        var now = Duration.Zero;
        foreach (var step in road.Steps)
        {
            now += step.Wait.Nominal;
            foreach (var promise in step.Keeps)
                if (made.TryGetValue(promise, out var from) && now - from.At > road.Limits.LongestPromise) say.About(promise,
                    $"{step.Path}.keeps", FindingBag.Short(Phrases.OfKey(promise)), from.Step.Name, TimeLint.Long(now - from.At));
            foreach (var promise in step.Makes) made.TryAdd(promise, (now, step));
        }
    }

    // A question of the journey's own, or a step that waits for a review or a testimonial.
    private static void CheckQuestion(Road road, Say say)
    {
        if (road.FirstPurchase < 0) return;
        var asks = road.Steps.Skip(road.FirstPurchase).Any(step =>
            step.Draft.Survey is not null || step.Draft.Done?.Event?.Trim() is EventNames.SurveyAnswered or "Review "
                + "Submitted" or "Testimonial Given" or "Feedback Given");
        if (!asks) say.At($"{road.Steps[road.FirstPurchase].Path}.goal");
    }
}
