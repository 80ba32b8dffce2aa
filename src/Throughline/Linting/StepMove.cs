using Throughline.Drafts;
using Throughline.Journeys;

namespace Throughline.Linting;

/// <summary>Gives a step another place on the road, with the stage of the place; not where the journey would be refused there.</summary>
internal static class StepMove
{
    public static QuickFix? Behind(Mending mending, RoadStep? other) => other is null || other.Index <= mending.Step ? null
        : To(mending, other, other.Index, $"Move it behind “{other.Name}”");

    public static QuickFix? Before(Mending mending, RoadStep? other) => other is null || other.Index >= mending.Step ? null
        : To(mending, other, other.Index - 1, $"Move it before “{other.Name}”");

    private static QuickFix? To(Mending mending, RoadStep other, int after, string label)
    {
        var ids = mending.Document.Ids("steps");
        if (mending.Step < 0 || ids.Length != mending.Steps.Length) return null;
        var path = $"steps[#{ids[mending.Step]}]";
        var move = new DraftEdit.Move(path, after < 0 ? null : ids[after]);
        DraftEdit edit = mending.Steps[mending.Step]?.Stage == other.Draft.Stage ? move
            : new DraftEdit.Several([mending.Set("", $"{path}.stage", other.Draft.Stage).Edit, move]);
        return IsTaken(mending, edit) ? new(label, edit) : null;
    }

    // A promise kept before it is made, or a date before it is known, is worse than the wrong order.
    private static bool IsTaken(Mending mending, DraftEdit edit) =>
        DraftEditor.Apply(mending.Document, edit, () => "").Document is { } moved
        && Refused(moved).All(Refused(mending.Document).Contains);

    private static HashSet<string> Refused(DraftDocument document) => JourneyCompiler.Compile(document.Draft).Findings
        .Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Code).ToHashSet(StringComparer.Ordinal);
}
