using FsCheck;
using FsCheck.Fluent;
using Throughline.Enrollments;
using Throughline.Journeys;

namespace Throughline.Tests.Enrollments;

public sealed class ReEntryRuleTests
{
    /// <summary>Earlier enrollments are written "round state", as in "1 Left, 2 Active"; the answer names their round.</summary>
    [Theory]
    [InlineData(ReEntry.Once, "", null, "enroll 1")]
    [InlineData(ReEntry.Once, "1 Active", null, "again 1")]
    [InlineData(ReEntry.Once, "1 Resting", null, "again 1")]
    [InlineData(ReEntry.Once, "1 Completed", null, "again 1")]
    [InlineData(ReEntry.Once, "1 Left", null, "stay")]
    [InlineData(ReEntry.Once, "1 Left, 2 Active", null, "again 2")]
    [InlineData(ReEntry.Once, "1 Merged, 1 Active", null, "again 1")]
    [InlineData(ReEntry.Once, "1 Moved, 1 Left", null, "stay")]
    [InlineData(ReEntry.AfterFinishing, "", "x", "enroll 1")]
    [InlineData(ReEntry.AfterFinishing, "1 Active", null, "again 1")]
    [InlineData(ReEntry.AfterFinishing, "1 Completed, 2 Resting", null, "again 2")]
    [InlineData(ReEntry.AfterFinishing, "1 Completed", null, "enroll 2")]
    [InlineData(ReEntry.AfterFinishing, "1 Left", null, "enroll 2")]
    [InlineData(ReEntry.AfterFinishing, "1 Left, 2 Completed", null, "enroll 3")]
    [InlineData(ReEntry.AfterFinishing, "1 Moved, 1 Completed", null, "enroll 2")]
    [InlineData(ReEntry.AfterFinishing, "1 Moved, 1 Active", null, "again 1")]
    [InlineData(ReEntry.AfterFinishing, "2 Completed", null, "enroll 3")]
    [InlineData(ReEntry.AfterFinishing, "order-7 Completed, 3 Left", null, "enroll 4")]
    [InlineData(ReEntry.OncePerKey, "", "order-7", "enroll order-7")]
    [InlineData(ReEntry.OncePerKey, "", null, "enroll 1")]
    [InlineData(ReEntry.OncePerKey, "order-7 Active", "order-8", "enroll order-8")]
    [InlineData(ReEntry.OncePerKey, "order-7 Active", "order-7", "again order-7")]
    [InlineData(ReEntry.OncePerKey, "order-7 Completed", "order-7", "again order-7")]
    [InlineData(ReEntry.OncePerKey, "order-7 Left", "order-7", "stay")]
    [InlineData(ReEntry.OncePerKey, "order-7 Merged, order-7 Resting", "order-7", "again order-7")]
    [InlineData(ReEntry.OncePerKey, "1 Active", null, "again 1")]
    public void Whoever_comes_in_again(ReEntry rule, string earlier, string? key, string comesOfIt)
    {
        var all = earlier.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select((one, i) => one.Split(' ') is [var round, var state]
            ? new EarlierEnrollment(Id(i), round, Enum.Parse<EnrollmentState>(state))
            : throw new FormatException(one)).ToList();
        Assert.Equal(comesOfIt, ReEntryRule.Decide(rule, all, key) switch
        {
            ReEntryDecision.Enroll(var round) => $"enroll {round}",
            ReEntryDecision.ComeInAgain(var id) => $"again {all.Find(one => one.Id == id).Round}",
            _ => "stay",
        });
    }

    [Fact]
    public void The_order_of_the_enrollments_says_nothing() =>
        Prop.ForAll(Earlier().ToArbitrary(), Rules(), (earlier, rule) =>
        {
            var expected = ReEntryRule.Decide(rule, earlier, "2");
            return Orders(earlier).All(order => ReEntryRule.Decide(rule, order, "2") == expected);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    /// <summary>Somebody comes in again and again, and ends now and then; the journey may change its rule meanwhile.</summary>
    [Fact]
    public void Nobody_is_on_the_road_twice_in_one_round() =>
        Prop.ForAll(Comings().ToArbitrary(), comings =>
        {
            var all = new List<EarlierEnrollment>();
            foreach (var (rule, key, ends) in comings)
            {
                if (ReEntryRule.Decide(rule, all, key) is ReEntryDecision.Enroll(var round))
                {
                    if (all.Exists(one => one.Round == round)) return false; // ids are derived from rounds
                    if (rule == ReEntry.AfterFinishing && all.Exists(IsOnTheRoad)) return false;
                    if (rule == ReEntry.Once && all.Count > 0) return false;
                    all.Add(new(Id(all.Count), round, EnrollmentState.Active));
                }
                if (ends is { } state && all.FindIndex(IsOnTheRoad) is >= 0 and var at) all[at] = all[at] with { State = state };
            }
            return all.Where(IsOnTheRoad).GroupBy(one => one.Round).All(same => same.Count() == 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static bool IsOnTheRoad(EarlierEnrollment one) => one.State is EnrollmentState.Active or EnrollmentState.Resting;

    private static Arbitrary<ReEntry> Rules() => Gen.Elements(Enum.GetValues<ReEntry>()).ToArbitrary();

    private static Gen<(ReEntry Rule, string? Key, EnrollmentState? Ends)[]> Comings() => (
        from rule in Gen.Elements(Enum.GetValues<ReEntry>())
        from key in Gen.Elements<string?>(null, "1", "2", "3", "order-7")
        from ends in Gen.Elements<EnrollmentState?>(null, EnrollmentState.Completed, EnrollmentState.Left, EnrollmentState.Resting)
        select (rule, key, ends)).ArrayOf();

    private static Gen<EarlierEnrollment[]> Earlier() => (
        from id in Gen.Choose(0, 5)
        from round in Gen.Elements("1", "2", "3", "order-7")
        from state in Gen.Elements(Enum.GetValues<EnrollmentState>())
        select new EarlierEnrollment(Id(id), round, state)).ArrayOf().Select(all => all.DistinctBy(one => one.Id).ToArray());

    private static IEnumerable<EarlierEnrollment[]> Orders(EarlierEnrollment[] all) =>
        all.Length <= 1 ? [all]
        : all.SelectMany((first, i) => Orders([.. all[..i], .. all[(i + 1)..]]).Select(rest => (EarlierEnrollment[])[first, .. rest]));

    private static Guid Id(int number) => new(number + 1, 0, 0, new byte[8]);
}
