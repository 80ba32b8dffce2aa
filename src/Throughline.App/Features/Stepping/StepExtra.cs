using System.Collections.Immutable;
using Throughline.Journeys;

namespace Throughline.App.Features.Stepping;

/// <summary>Something that most steps do without: a box of the panel where it is used, else a word in its row “Add”.</summary>
/// <param name="Key">Its part of the panel: "part-k3f-process".</param>
/// <param name="Part">The component with its boxes.</param>
/// <param name="IsUsed">Whether the step says something there.</param>
internal sealed record StepExtra(string Key, string Name, Type Part, Func<StepView, bool> IsUsed)
{
    /// <summary>Whether it makes sense at this step.</summary>
    public Func<StepView, bool> Fits { get; init; } = _ => true;

    /// <summary>All of them, in the order in which they are offered; a new one is a line here, and its component.</summary>
    public static ImmutableArray<StepExtra> All { get; } =
    [
        new("says", "What is said", typeof(SaysPart), view => Says(view.Step.Says)) { Fits = view =>
            view.Kind is not (StepKind.Message or StepKind.Survey) },
        new("gives", "Hand over a file", typeof(GivesPart), view => Says(view.Step.Gives)) { Fits = view =>
            view.Kind is StepKind.Message or StepKind.Survey or StepKind.Assignment },
        new("keeping", "Who keeps it up", typeof(KeepingPart), view => IsKept(view.Step.Standing)) { Fits = view =>
            view.Kind == StepKind.Standing },
        new("promises", "Promises", typeof(PromisesPart), view => !view.Step.Makes.IsDefaultOrEmpty || !view.Step.Keeps.IsDefaultOrEmpty),
        new("needs", "What comes before", typeof(NeedsPart), view => !view.Step.Needs.IsDefaultOrEmpty),
        new("process", "How it is done", typeof(ProcessPart), view => !view.Step.Process.IsDefaultOrEmpty),
        new("mini", "A mini product", typeof(MiniPart), view => Says(view.Step.Mini)),
        new("date", "A date", typeof(DatePart), view => view.Moment is not null || view.Step.Cancelled is not null),
        new("care", "Care", typeof(CarePart), view => view.Step.Care is not null || view.Step.Survey is { NotYet.IsDefaultOrEmpty: false })
        {
            Fits = view => view.Kind == StepKind.Survey,
        },
        new("wordings", "Words for some", typeof(WordingsPart), view => !view.Step.Wordings.IsDefaultOrEmpty)
        {
            Fits = view => view.Kind == StepKind.Message,
        },
        new("programs", "Its key", typeof(ProgramsPart), _ => false),
    ];

    private static bool Says(string? text) => !string.IsNullOrWhiteSpace(text);

    private static bool IsKept(StandingDraft? standing) => Says(standing?.Owner) || Says(standing?.State) || Says(standing?.LookAgain);
}
