using NodaTime;
using Throughline.Journeys;

namespace Throughline.Enrollments;

/// <summary>The part of <see cref="Walk"/> that finds the step which something the customer did is for, and marks it done.</summary>
internal sealed partial class Walk
{
    private int NextMatch(EventFact fact, int from)
    {
        for (var i = from; i < journey.Steps.Length; i++)
            if (journey.Steps[i] is { Done: { } rule } step
                && (rule.SinceEver || fact.At >= _now.EnteredAt)
                && rule.Matches(fact, _now.Id, step.Key)) return i;
        return -1;
    }

    /// <summary>Several steps share the rule: the n-th event in order of time is for the n-th of them.</summary>
    private void MarkCounted(EventFact fact, int first)
    {
        var seen = _now.Occurrences;
        foreach (var occurrence in seen)
            if (occurrence.FirstStep == first && occurrence.EventId == fact.Id) return;
        _now = _now with { Occurrences = seen.Add(new Occurrence(first, fact.At, fact.Id)).Sort(ByRuleThenTime) };

        var step = first;
        foreach (var occurrence in _now.Occurrences)
        {
            if (occurrence.FirstStep != first) continue;
            Mark(step, occurrence.At);
            step = NextMatch(fact, step + 1);
            if (step < 0) break;
        }
        KeepOnlyWhatCounts(fact, first);
    }

    private void KeepOnlyWhatCounts(EventFact fact, int first)
    {
        var places = 0;
        for (var i = first; i >= 0; i = NextMatch(fact, i + 1)) places++;
        var kept = places;
        _now = _now with { Occurrences = _now.Occurrences.RemoveAll(occurrence => occurrence.FirstStep == first && kept-- <= 0) };
    }

    private static int ByRuleThenTime(Occurrence a, Occurrence b)
    {
        var order = a.FirstStep.CompareTo(b.FirstStep);
        if (order == 0) order = a.At.CompareTo(b.At);
        return order == 0 ? a.EventId.CompareTo(b.EventId) : order;
    }

    /// <summary>The customer did their half of a step, wherever on the road it lies.</summary>
    private void Mark(int step, Instant at)
    {
        var visit = Visit(step);
        if (visit.Outcome == VisitOutcome.Done) return;
        Set(step, visit with { Outcome = VisitOutcome.Done, SettledAt = at });
        WithdrawIfOpen(step);
        if (step >= _now.Position && IsOnTheRoad && !IsHeld) MoveTo(step + 1);
    }
}
