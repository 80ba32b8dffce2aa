using System.Globalization;
using Throughline.Journeys;
using Throughline.Primitives;

namespace Throughline.Enrollments;

/// <summary>The part of <see cref="Walk"/> that looks after people who are unhappy before anything else is asked of them.</summary>
internal sealed partial class Walk
{
    /// <summary>Whether nobody may ask them a favour: by the latest answer that said how they are.</summary>
    private bool IsUnhappy => _now.Contentment is { IsUnhappy: true };

    /// <summary>Opens what an event or an answer calls for, and notes what the answer says of how they are.</summary>
    private void HearCare(EventFact fact)
    {
        foreach (var care in journey.Care)
            if (fact.At >= _now.EnteredAt && care.IsCalledForBy(fact)) OpenCare(-1, care, fact);
        if (fact.Name != EventNames.SurveyAnswered || fact.Origin is not { } origin || origin.EnrollmentId != _now.Id) return;
        if (journey.IndexOf(origin.Step) is not (>= 0 and var step) || journey.Steps[step].Care is not { } rule) return;
        var isUnhappy = rule.IsCalledForBy(fact);
        if (_now.Contentment is not { } known || fact.At > known.At || (fact.At == known.At && fact.Id.CompareTo(known.EventId) > 0))
            _now = _now with { Contentment = new Contentment(isUnhappy, fact.At, fact.Id) };
        if (isUnhappy) OpenCare(step, rule, fact);
    }

    // Whoever goes on in another version hears what they did once more: the case hangs on the person and the event, not on the enrollment.
    private void OpenCare(int step, CareRule rule, EventFact fact)
    {
        var id = DerivedId.Of(_now.PersonId.ToString("N", CultureInfo.InvariantCulture), "care", rule.Key, fact.Id.ToString("N",
            CultureInfo.InvariantCulture));
        foreach (var one in _now.Cases)
            if (one.Id == id || (step >= 0 && one.Key == rule.Key)) return;
        _now = _now with { Cases = _now.Cases.Add(new CareCase(id, rule.Key)) };
        _effects.Add(new Effect.Care(step, id, rule, IsOnTheRoad));
        if (IsOnTheRoad) Hold(new EnrollmentHold(id, HoldReasons.Care));
    }

    private void Hold(EnrollmentHold hold)
    {
        foreach (var one in _now.Holds)
            if (one.Case == hold.Case) return;
        _now = _now with { Holds = _now.Holds.Add(hold), Due = _now.State == EnrollmentState.Active ? null : _now.Due };
    }

    public void HoldHere(string reason, Guid? care)
    {
        if (_now.State == EnrollmentState.Active || (care is not null && IsOnTheRoad)) Hold(new EnrollmentHold(care, reason));
    }

    public void Release() => LetGo(null);

    public void CareOver(Guid care, CareOutcome outcome)
    {
        if (!IsOnTheRoad) return;
        if (outcome == CareOutcome.Leave) EndAs(EnrollmentState.Left, LeftReasons.AfterCare);
        else if (outcome == CareOutcome.GoOn || _now.State == EnrollmentState.Resting) LetGo(care);
        else
        {
            _now = _now with { Holds = _now.Holds.RemoveAll(hold => hold.Case == care) };
            Rest();
        }
    }

    /// <summary>One hold less; with the last one gone they go on.</summary>
    private void LetGo(Guid? care)
    {
        if (!IsHeld) return;
        var left = _now.Holds.RemoveAll(hold => hold.Case == care);
        if (left.Length == _now.Holds.Length) return;
        _now = _now with { Holds = left };
        if (!left.IsEmpty) return;
        if (_now.State == EnrollmentState.Active) Resume(rested: false);
        else if (FurthestDone() >= _now.Position) MoveTo(_now.Position + 1); // what they did meanwhile brings them back from rest
    }
}
