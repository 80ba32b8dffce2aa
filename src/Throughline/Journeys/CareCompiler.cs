using System.Collections.Immutable;
using Throughline.Messages;
using static Throughline.Journeys.JourneyCompiler;

namespace Throughline.Journeys;

/// <summary>Makes care of its drafts: of a question, and of the journey.</summary>
internal sealed class CareCompiler(MergeScope scope, FindingBag findings)
{
    /// <summary>The care that the journey's events call for.</summary>
    public ImmutableArray<CareRule> OfJourney(ImmutableArray<CareDraft> drafts)
    {
        CheckKeys(drafts.Select(care => care.Key), "care", findings);
        return [.. drafts.Select((care, i) => OfEvent(care, Path("care", i)))];
    }

    /// <summary>The care that answers of a step call for; null where none do.</summary>
    public CareRule? OfStep(StepDraft draft, StepWork? work, string path)
    {
        ImmutableArray<EventRule> notYet = work is SurveyWork survey
            ? [.. survey.Survey.NotYet.Select(choice => new EventRule(EventNames.SurveyAnswered, [new("answer", Comparator.Equal,
                choice)]))]
            : [];
        var key = draft.Key ?? "";
        if (draft.Care is not { } care) return notYet.IsEmpty ? null : Make(new CareDraft(), key, notYet, path);
        path += ".care";
        if (work is not SurveyWork) findings.Add(StructuralFindings.CareWithoutSurvey, path);
        if (Clean(care.When) is not null) notYet = notYet.Add(new(EventNames.SurveyAnswered, RuleText.Tests(care.When, [], path + ".when",
            findings)));
        else if (notYet.IsEmpty) findings.Add(StructuralFindings.CareWhenMissing, path);
        return Make(care, key, notYet, path);
    }

    private CareRule OfEvent(CareDraft draft, string path) =>
        Make(draft, draft.Key ?? "", [RuleText.Read(draft.Event ?? "Complaint Received", draft.When, [], new(path, "when"), findings)],
            path);

    private CareRule Make(CareDraft draft, string key, ImmutableArray<EventRule> when, string path)
    {
        scope.Check("script", draft.Script, path + ".script", MergePlace.Anywhere);
        scope.CheckPlain(draft.Title, path + ".title");
        var checklist = OrEmpty(draft.Checklist);
        for (var i = 0; i < checklist.Length; i++) scope.CheckPlain(checklist[i], Path(path + ".checklist", i));
        return new(key, when, Clean(draft.Owner), ReadWait(draft.Within, RoadShapes.DefaultCareWithin), Clean(draft.Title),
            Clean(draft.Script), checklist);
    }
}
