using System.Collections.Immutable;
using Throughline.Messages;
using Throughline.Time;
using static Throughline.Journeys.JourneyCompiler;

namespace Throughline.Journeys;

/// <summary>Makes the nudges of a step, and looks whether its times agree with one another.</summary>
internal sealed class StepTimes(FindingBag findings)
{
    public ImmutableArray<Nudge> Nudges(StepDraft draft, Step step, ImmutableArray<Message> messages, string path)
    {
        if (step.Date is null && Clean(draft.Cancelled) is not null) findings.Add(StructuralFindings.CancelledNotUsed, path + ".cancelled");
        ImmutableArray<Nudge> nudges = [.. messages.Select((message, i) => Nudge(draft.Nudges[i], step, message, Path(path + ".nudges",
            i)))];
        CheckNudges(draft, step, nudges, path);
        if (step.Work is AssignmentWork { Due: var due } && step.WithinUntil is null && due.Nominal > step.Within.Nominal)
            findings.Add(StructuralFindings.DueAfterEnd, path + ".assignment.due", $"{due}", $"{step.Within}");
        return nudges;
    }

    private Nudge Nudge(NudgeDraft draft, Step step, Message message, string path)
    {
        if ((Clean(draft.After) is null) == (Clean(draft.Before) is null)) findings.Add(StructuralFindings.NudgeWhen, path);
        if (Clean(draft.Before) is null) return new(ReadWait(draft.After, "0 minutes"), message);
        if (step.Date is null) findings.Add(StructuralFindings.NudgeBeforeNoDate, path + ".before");
        return new(Wait.None, message) { Before = new(step.Date ?? "", DateSide.Before, ReadWait(draft.Before, "0 minutes")) };
    }

    private void CheckNudges(StepDraft draft, Step step, ImmutableArray<Nudge> nudges, string path)
    {
        if (nudges.Any(nudge => nudge.Before is null) && step.Done is null && draft.Done?.Event is null) findings.Add(
            StructuralFindings.NudgeWithoutDone, path + ".nudges");
        CheckMixed(step, nudges, path + ".nudges");
        for (var i = 0; i < nudges.Length; i++)
        {
            if (!IsWritten(draft.Nudges[i])) continue;
            var at = Path(path + ".nudges", i) + (nudges[i].Before is null ? ".after" : ".before");
            var earlier = nudges.Take(i).Where((nudge, k) => (nudge.Before is null) == (nudges[i].Before is null)
                && IsWritten(draft.Nudges[k])).LastOrDefault();
            if (earlier is not null && !IsLater(nudges[i], earlier)) findings.Add(StructuralFindings.NudgeOrder, at, Says(nudges[i]),
                Says(earlier));
            else if (nudges[i].Before is null && step is { Done: not null, WithinUntil: null }
                && nudges[i].After.Nominal >= step.Within.Nominal)
                findings.Add(StructuralFindings.NudgeTooLate, at, Says(nudges[i]), $"{step.Within}");
        }
    }

    // Before a wait's date reminders come first; beside the customer's own time nobody knows which comes first.
    private void CheckMixed(Step step, ImmutableArray<Nudge> nudges, string path)
    {
        var firstAfter = nudges.IndexOf(nudges.FirstOrDefault(nudge => nudge.Before is null)!);
        var lastBefore = nudges.LastIndexOf(nudges.LastOrDefault(nudge => nudge.Before is not null)!);
        if (firstAfter >= 0 && lastBefore >= 0 && (step.Until is null || lastBefore > firstAfter)) findings.Add(
            StructuralFindings.NudgesMixed, path);
    }

    private static bool IsWritten(NudgeDraft draft) => Wait.TryParse(Clean(draft.After) ?? draft.Before, out _);

    private static bool IsLater(Nudge nudge, Nudge earlier) => nudge.Before is { } before
        ? before.Offset.Nominal < earlier.Before!.Offset.Nominal || (before.Offset.Nominal == earlier.Before.Offset.Nominal
            && before.Offset.At > earlier.Before.Offset.At)
        : nudge.After.Nominal > earlier.After.Nominal;

    private static string Says(Nudge nudge) => nudge.Before is { } before ? $"{before.Offset} before" : $"{nudge.After}";
}
