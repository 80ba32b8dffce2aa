using System.Collections.Immutable;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Linting;

namespace Throughline.Tests.Linting.Rules;

/// <summary>Drafts of a few steps for what one rule decides, where a whole journey would say no more.</summary>
internal static class ShortRoad
{
    public static JourneyDraft Of(params StepDraft[] steps) => new()
    {
        Steps = [.. steps.Select((step, i) => step with { Key = step.Key ?? $"step-{i}", Stage = step.Stage ?? "trust" })],
    };

    /// <summary>Steps with these goals and nothing else.</summary>
    public static JourneyDraft WithGoals(string goals) => Of([.. goals.Split(' ').Select(goal =>
        new StepDraft { Goal = goal == "-" ? null : goal })]);

    public static MessageDraft Letter(string body, string? channel = null) => new("Good to see you", body, null, channel, null, null);

    /// <summary>Paths at which the rule speaks.</summary>
    public static string[] Heard(string code, JourneyDraft draft, LintContext? context = null) =>
        [.. All(code, draft, context).Select(finding => finding.Path)];

    public static ImmutableArray<Finding> All(string code, JourneyDraft draft, LintContext? context = null) =>
        [.. JourneyLinter.Lint(draft, context ?? SoundRoad.Context).Where(finding => finding.Code == code)];

    /// <summary>The draft after one click on the first finding of the rule; null where nothing is offered.</summary>
    public static JourneyDraft? Mended(string code, JourneyDraft draft, int which = 0)
    {
        var fresh = LintRuleTests.Fresh();
        var document = DraftDocument.Open(draft, "", fresh);
        var finding = All(code, document.Draft)[which];
        return JourneyLinter.Fix(finding, document, SoundRoad.Context) is { } fix
            ? DraftEditor.Apply(document, fix.Edit, fresh).Document!.Draft : null;
    }
}
