using System.Collections.Immutable;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;

namespace Throughline.Tests.Enrollments;

/// <summary>What a step that is settled anew takes back from the counters, and what it adds.</summary>
public sealed class TallyTests
{
    private static readonly VisitOutcome[] _over = [VisitOutcome.Done, VisitOutcome.GivenUp, VisitOutcome.Refused];

    public static TheoryData<VisitOutcome, VisitOutcome> Pairs() =>
        new(_over.SelectMany(before => _over.Where(after => after != before).Select(after => (before, after))));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_step_that_ends_anew_leaves_its_old_day_and_counts_on_its_new_one(VisitOutcome before, VisitOutcome after)
    {
        var changes = Changes(Settled(before, day: 1), Settled(after, day: 40));
        Assert.Equal([-1, 1], changes.Where(one => one.Measure == Measure.Ended).Select(one => one.Change));
        Assert.All(changes, one => Assert.Equal(FactTime.Settled, one.Time));
    }

    [Fact]
    public void A_step_that_stays_as_it_ended_changes_nothing() =>
        Assert.Empty(Changes(Settled(VisitOutcome.GivenUp, day: 1), Settled(VisitOutcome.GivenUp, day: 1)));

    private static Enrollment Settled(VisitOutcome outcome, int day)
    {
        var road = Roads.Of(Roads.Step("one", Roads.Sends(), done: "One"), Roads.Step("two", Roads.Sends(), done: "Two"));
        var at = Roads.Start + Duration.FromDays(day);
        var person = Roads.Enter(road);
        return person with { Visits = person.Visits.SetItem(0, person.Visits[0] with { Outcome = outcome, SettledAt = at }) };
    }

    private static List<CountedChange> Changes(Enrollment before, Enrollment after)
    {
        var changes = new List<CountedChange>();
        Tally.Difference(before, after, changes.Add);
        return changes;
    }
}
