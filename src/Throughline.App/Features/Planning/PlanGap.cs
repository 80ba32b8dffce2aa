using System.Text.RegularExpressions;
using Throughline.Journeys;

namespace Throughline.App.Features.Planning;

/// <summary>One thing that keeps a draft from being published, in an owner's words.</summary>
/// <param name="Words">What is missing, or wrong.</param>
/// <param name="Path">The box that puts it right, by ids; null where it takes more than a box.</param>
/// <param name="Rows">How tall the box is; null for one line.</param>
/// <param name="Prompt">What stands in the empty box.</param>
/// <param name="Href">Where to put it right, where it takes more than a box.</param>
public sealed partial record PlanGap(string Words, string? Path, int? Rows = null, string? Prompt = null, string? Href = null)
{
    /// <summary>Everything that is still missing, in the order of the road; each place once.</summary>
    internal static IReadOnlyList<PlanGap> Of(PlanView view) =>
        [.. view.Errors.SelectMany(finding => Of(view, finding)).DistinctBy(gap => (gap.Path, gap.Path is null ? gap.Words : ""))];

    private static IEnumerable<PlanGap> Of(PlanView view, Finding finding)
    {
        var isMissing = finding.Code == "TL1101";
        switch (finding.Path)
        {
            case "name": return [new("The journey has no name.", "name", Prompt: "A spring garden without lost Saturdays")];
            case "persona": return [new("It is for nobody yet. Say who the road is for.", null, Href: view.Url + "/who")];
            case "pain": return [new("What hurts them today?", "pain", 3, "As they would tell a friend")];
            case "result": return [Gets(), Feels()];
            case "result.gets": return [Gets()];
            case "result.feels": return [Feels()];
            case "entryPoints": return [new("Nobody can come in yet. Tick one way above.", null, Href: "#ways-in")];
            case "steps": return [new("There is no step on the road yet.", null, Href: view.Url + "/back")];
        }
        return [OfStep(view, finding, isMissing)];
    }

    private static PlanGap Gets() => new("What do they have in the end?", "result.gets", 2, "A garden that is put right, and stays easy to keep");

    private static PlanGap Feels() => new("What do they feel in the end?", "result.feels", 2, "At ease in their own garden");

    private static PlanGap OfStep(PlanView view, Finding finding, bool isMissing)
    {
        var place = StepPlace().Match(finding.Path);
        if (!place.Success || !int.TryParse(place.Groups["at"].ValueSpan, out var at) || at >= view.Road.Length)
            return new($"{finding.Sentence} {finding.Fix}", null, Href: $"/journeys/{view.Open.Key}/test");
        var (step, what) = (view.Road[at], place.Groups["what"].Value);
        var path = view.Document.PathOf(finding.Path);
        var panel = $"/journeys/{view.Open.Key}/steps/{step.Id}";
        return what switch
        {
            "" => new($"“{step.Title}”: nobody does anything here yet. Say above who does it.", null, Href: $"#how-{step.Id}"),
            "title" => new($"Step {at + 1} has no title.", path, Prompt: "I get the checklist I asked for"),
            "message" or "survey.message" => new($"“{step.Title}”: the message is not written yet.", path + ".subject", Prompt: "The subject, as they read it in their inbox"),
            _ when what.EndsWith("subject", StringComparison.Ordinal) && isMissing => new($"“{step.Title}”: the message has no subject.", path, Prompt: "The subject, as they read it in their inbox"),
            _ when what.EndsWith("body", StringComparison.Ordinal) && isMissing => new($"“{step.Title}”: what do you write to them?", path, 4, "Hello {{firstName}}, …"),
            "done" or "done.event" => new($"“{step.Title}”: how do you know that they did it?", $"steps[#{step.Id}].done.event", Prompt: "Order Completed"),
            "survey.question" => new($"“{step.Title}”: what do you ask them?", path, Prompt: "How was it for you?"),
            "assignment.title" => new($"“{step.Title}”: {finding.Sentence}", path),
            _ => new($"“{step.Title}”: {finding.Sentence} {finding.Fix}", null, Href: panel),
        };
    }

    [GeneratedRegex(@"^steps\[(?<at>\d+)\]\.?(?<what>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StepPlace();
}
