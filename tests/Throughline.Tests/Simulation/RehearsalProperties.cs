using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Primitives;
using Throughline.Simulation;
using Throughline.Tests.Enrollments;
using Throughline.Time;

namespace Throughline.Tests.Simulation;

/// <summary>What holds for every rehearsal of every journey.</summary>
public sealed class RehearsalProperties
{
    private static readonly Gen<(Journey Journey, RehearsalPlan Plan)> Any =
        from journey in Roads.Any
        from zone in Gen.Elements("Europe/Lisbon", "Pacific/Auckland", "America/Sao_Paulo", "Asia/Kathmandu", "Australia/Lord_Howe")
        from minute in Gen.Choose(0, 60 * 24 * 365)
        from silent in Gen.Elements(true, false)
        from cap in Gen.Choose(0, 3)
        from consent in Gen.Elements<bool?>(true, true, null, false)
        from day in Gen.Choose(0, 40)
        from late in Gen.Elements(true, false)
        from unhappy in Gen.Elements(true, false)
        from isTold in Gen.Elements(true, false)
        let told = journey.Steps.Select(step => step.Done?.Event).FirstOrDefault(name => name is not null)
        select (journey, new RehearsalPlan
        {
            PersonId = Roads.Person,
            EnrollmentId = Roads.EnrollmentId,
            EntryPoint = journey.EntryPoints[0],
            Zone = LocalZone.Find(zone, null),
            Start = Roads.Start + Duration.FromMinutes(minute),
            IsSilent = silent,
            IsLate = late,
            IsUnhappy = unhappy,
            Consent = consent,
            Limits = SendLimits.Default with { CapCount = cap },
            Acts = isTold && told is not null ? [new PlannedAct(told, [], Wait.OfDays(day))] : [],
        });

    [Fact]
    public void Every_rehearsal_ends_and_its_clock_only_goes_forward() => Prop.ForAll(Any.ToArbitrary(), one =>
    {
        var rehearsed = Rehearsal.Play(one.Journey, one.Plan);
        Assert.True(rehearsed.Enrollment.State is EnrollmentState.Completed or EnrollmentState.Left);
        Assert.Single(rehearsed.Happenings.OfType<Happening.Ended>());
        Assert.Equal(rehearsed.Happenings.Select(happening => happening.At).Order(), rehearsed.Happenings.Select(happening => happening.At));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_plan_gives_the_same_rehearsal() => Prop.ForAll(Any.ToArbitrary(), one =>
        Assert.Equal(
            Rehearsal.Play(one.Journey, one.Plan).Happenings.Select(happening => (happening.At, happening.GetType())),
            Rehearsal.Play(one.Journey, one.Plan).Happenings.Select(happening => (happening.At, happening.GetType())))).QuickCheckThrowOnFailure();

    [Fact]
    public void No_marketing_leaves_in_quiet_hours_beyond_the_cap_or_without_consent() => Prop.ForAll(Any.ToArbitrary(), one =>
    {
        var sent = Rehearsal.Play(one.Journey, one.Plan).Happenings.OfType<Happening.Sent>().ToList();
        var limits = one.Plan.Limits;
        if (one.Plan.Consent is not true) Assert.Empty(sent);
        Assert.All(sent, message => Assert.False(limits.QuietHours.Contains(message.At, one.Plan.Zone)));
        if (limits.CapCount > 0)
            Assert.All(sent, message => Assert.InRange(sent.Count(other => other.At <= message.At && other.At > message.At - limits.CapWindow), 0, limits.CapCount));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_event_made_for_a_rule_counts_for_it() => Prop.ForAll(Rules.ToArbitrary(), rule =>
        Assert.True(rule.Matches(new EventFact(Guid.Empty, rule.Event, Roads.Start, FittingEvent.Properties(rule.Event, rule.Where))))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("total > 3 and total < 3.5")]
    [InlineData("total >= 10 and total <= 20 and total != 10 and total != 20 and total != 15")]
    [InlineData("plan != a and plan != az")]
    public void Several_tests_of_one_property_are_met_by_one_value(string where)
    {
        var rule = new EventRule("Order Completed", WhereText.Read(where, out _));
        Assert.True(rule.Matches(new EventFact(Guid.Empty, rule.Event, Roads.Start, FittingEvent.Properties(rule.Event, rule.Where))));
    }

    private static readonly Gen<EventRule> Rules =
        from count in Gen.Choose(0, 4)
        from comparators in Gen.ArrayOf(Gen.Elements(Enum.GetValues<Comparator>()), count)
        from values in Gen.ArrayOf(Gen.Elements("100", "-3.5", "checklist", "two words", "0", "20,50", "€ 1.234,50"), count)
        where comparators.Zip(values).All(pair => pair.First is Comparator.Equal or Comparator.NotEqual or Comparator.Exists
            || Amount.TryRead(pair.Second, out _))
        from nested in Gen.Elements("", "about.")
        select new EventRule("Order Completed", [.. comparators.Zip(values, (comparator, value) => (comparator, value)).Select((test, i) => new Comparison($"{nested}p{i}", test.comparator, test.comparator == Comparator.Exists ? "" : test.value))]);
}
