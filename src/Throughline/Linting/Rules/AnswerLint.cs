using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL252x: questions to which somebody needs an answer.</summary>
internal static class AnswerLint
{
    public static LintRule NobodyWaits { get; } = new(Warning, "TL2521", "A question nobody waits for",
        "This message asks for an answer (“{0}”), and the road goes on without waiting for one.",
        "Make it a question of this step, or say under “They do” what the answer is, so that the road waits and you see who has not "
            + "answered.",
        "Who answers and finds that things went on without it does not answer again; who forgets is not reminded.",
        (road, say) =>
        {
            foreach (var step in road.Steps.Where(step => step.HasMessage && !WaitsForAnswer(step)))
                foreach (var text in road.Reading.Of(step))
                    if (text is { Kind: TextKind.Letter, IsNudge: false, Message: { } message }
                        && Asking(text, message, step.HasHalf) is { } said)
                        say.Quote(said, null, FindingBag.Short(said.Words));
        });

    public static ImmutableArray<LintRule> All { get; } = [NobodyWaits];

    private static readonly string[] _elsewhere = ["Email Link Clicked", "Referral Accepted"];

    // A step that waits for a click or a recommendation does not wait for the answer.
    private static bool WaitsForAnswer(RoadStep step) => step.HasHalf
        && (step.Draft.Survey is not null || step.Draft.Assignment is not null
            || !_elsewhere.Contains(step.Draft.Done?.Event?.Trim(), StringComparer.Ordinal));

    /// <param name="isSure">Only what is asked for and needed as well.</param>
    private static Said? Asking(ReadText text, RoadText message, bool isSure)
    {
        var links = message.Links.Select(link => link.Words.Trim()).ToHashSet(StringComparer.Ordinal);
        Sentence? before = null;
        Said? asked = null;
        var hasLink = message.Links.Any(link => link.Address.Contains("surveyLink", StringComparison.Ordinal));
        foreach (var sentence in text.Sentences)
        {
            if (sentence.IsLine && links.Contains(sentence.Text)) hasLink |= Asked.IsAnswer(sentence);
            else if (Asked.In(sentence, out var isNeeded) is { } words && !(before is { IsQuestion: true } && Asked.IsOpen(before)))
            {
                var said = new Said(text, sentence, words);
                if (isNeeded && (!isSure || asked is not null || Asked.Asks(sentence))) return said;
                if (!isNeeded) asked ??= said;
            }
            before = sentence;
        }
        return hasLink || isSure ? null : asked;
    }
}
