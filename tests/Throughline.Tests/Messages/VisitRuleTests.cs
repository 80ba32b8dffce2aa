using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Messages;

namespace Throughline.Tests.Messages;

/// <summary>Who followed a link, told by how the addresses of one message are asked for.</summary>
public sealed class VisitRuleTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);
    private const int Unsubscribe = FollowedLink.FirstPage + 3;

    /// <summary>"link@second", with a sign behind it: ! a machine's mark, ? unclear, ^ ahead. What comes of it by then:
    /// "link:who@second".</summary>
    public static TheoryData<string, string, string> Stories => new()
    {
        { "somebody follows one link", "0@0", "0:human@0" },
        { "and follows it again", "0@0 0@5 0@300", "0:human@0" },
        { "and another one later", "0@0 1@21", "0:human@0 1:human@21" },
        { "two links within the window are a scanner", "0@0 1@20", "0:machine@0 1:machine@20" },
        { "so are all of them at once", "0@0 1@0 2@1", "0:machine@0 1:machine@0 2:machine@1" },
        { "in whatever order", "2@0 0@3", "2:machine@0 0:machine@3" },
        { "the trap alone moves nobody", "T@0", "" },
        { "the trap after a link", "0@0 T@20", "0:machine@0" },
        { "the trap before a link", "T@0 0@20", "0:machine@20" },
        { "the trap long after", "0@0 T@21", "0:human@0" },
        { "the page to unsubscribe is a link as any other", "0@0 U@10", "0:machine@0" },
        { "also before", "U@0 0@10", "0:machine@10" },
        { "somebody who unsubscribes later clicked all the same", "0@0 U@30", "0:human@0" },
        { "a known machine", "0!@0", "0:machine@0" },
        { "a known machine near somebody who seems one", "0@0 0!@12", "0:machine@0" },
        { "and before", "0!@0 0@12", "0:machine@0" },
        { "a person comes after the machine", "0@0 1@1 0@40", "0:machine@0 1:machine@1 0:human@40" },
        { "a person comes after a known machine", "0!@0 0@21", "0:machine@0 0:human@21" },
        { "no agent, no verdict", "0?@0", "0:unknown@0" },
        { "and then a person", "0?@0 0@60", "0:unknown@0 0:human@60" },
        { "a person whose first try is unclear", "0?@0 0@5", "0:human@5" },
        { "an unclear second try takes nothing back", "0@0 0?@5", "0:human@0" },
        { "a HEAD is nobody", "0^@0", "" },
        { "a HEAD before the click of the same link is the person's own browser", "0^@0 0@1", "0:human@1" },
        { "HEADs on other links are a scanner's", "0@0 1^@3 2^@3", "0:machine@0" },
        { "a HEAD on one and a GET on another", "1^@0 0@3", "0:machine@3" },
        { "somebody opens the letter", "O@0", "O:human@0" },
        { "and follows a link in it at once", "O@0 0@2", "O:human@0 0:human@2" },
        { "a mail program fetches the picture before they follow a link", "O!@0 0@2", "O:machine@0 0:human@2" },
        { "a scanner that loads the picture too", "O@0 0@1 1@1", "O:machine@0 0:machine@1 1:machine@1" },
        { "and loads it last", "0@0 1@0 O@2", "0:machine@0 1:machine@0 O:machine@2" },
        { "an opening after the scanner", "0@0 1@0 O@90", "0:machine@0 1:machine@0 O:human@90" },
    };

    [Theory]
    [MemberData(nameof(Stories))]
    public void Each_story_ends_as_it_should(string story, string visits, string verdicts)
    {
        Assert.NotEmpty(story);
        Assert.Equal(Sorted(verdicts.Split(' ', StringSplitOptions.RemoveEmptyEntries)), Sorted(Run(Parse(visits)).Select(Print)));
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public void And_ends_the_same_when_nobody_looked_meanwhile(string story, string visits, string verdicts)
    {
        Assert.NotEmpty(story);
        var said = Sorted(Run(Parse(visits), looksBetween: false).Select(Print));
        // What the same link would have told again later is told once.
        Assert.Superset(Sorted(verdicts.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(one => !one.StartsWith("0:human@60", StringComparison.Ordinal)
            && !one.StartsWith("0:unknown", StringComparison.Ordinal)).ToHashSet(), said.Append("").ToHashSet());
    }

    [Fact]
    public void Nothing_that_two_links_or_the_trap_stood_near_is_ever_a_persons() => Prop.ForAll(Visits(), visits =>
    {
        var all = visits.OrderBy(visit => visit.At).ToList();
        return Run(all).Where(verdict => verdict.By == Visitor.Human && verdict.Link != FollowedLink.Opening).All(verdict =>
            !all.Exists(visit => visit.Link != verdict.Link && visit.Link != FollowedLink.Opening && Near(visit.At, verdict.At))
            && !all.Exists(visit => visit is { Link: not FollowedLink.Opening, Sign: VisitSign.Machine } && Near(visit.At, verdict.At)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_link_that_was_followed_alone_for_long_is_always_told() => Prop.ForAll(Visits(), visits =>
    {
        var all = visits.OrderBy(visit => visit.At).ToList();
        var told = Run(all).Where(verdict => verdict.By == Visitor.Human).Select(verdict => verdict.Link).ToHashSet();
        return all.Where(visit => visit is { Sign: VisitSign.Person, Link: >= 0 and < FollowedLink.FirstPage })
            .Where(visit => !all.Exists(other => !other.Equals(visit) && other.Link != FollowedLink.Opening
            && other.At - visit.At <= VisitRule.Window * 2 && visit.At - other.At <= VisitRule.Window * 2))
            .All(visit => told.Contains(visit.Link));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_is_told_of_once_and_nothing_waits_in_the_end() => Prop.ForAll(Visits(), visits =>
    {
        var rows = new Dictionary<int, FollowedLink>();
        var told = Run([.. visits.OrderBy(visit => visit.At)], rows: rows);
        return told.DistinctBy(verdict => (verdict.Link, verdict.By)).Count() == told.Count
            && rows.Values.All(row => row.WaitsSince is null)
            && rows.Values.Sum(row => row.Times) == visits.Count(visit => visit.Sign != VisitSign.Ahead);
    }).QuickCheckThrowOnFailure();

    private static bool Near(Instant one, Instant other) => one - other <= VisitRule.Window && other - one <= VisitRule.Window;

    /// <summary>The visits one after the other; what is ripe before each, and long after the last, is settled.</summary>
    private static List<VisitVerdict> Run(IReadOnlyList<LinkVisit> visits, bool looksBetween = true, Dictionary<int,
        FollowedLink>? rows = null)
    {
        rows ??= [];
        var told = new List<VisitVerdict>();
        foreach (var visit in visits)
        {
            if (looksBetween) Take(VisitRule.Settle(rows.Values, visit.At));
            Take(VisitRule.Follow(rows.Values, visit));
        }
        Take(VisitRule.Settle(rows.Values, Noon + Duration.FromDays(1)));
        return told;

        void Take(VisitChange change)
        {
            foreach (var row in change.Changed) rows[row.Link] = row;
            told.AddRange(change.Verdicts);
        }
    }

    private static Arbitrary<LinkVisit[]> Visits() => Gen.Choose(0, 90).SelectMany(
        second => Gen.Elements(0, 1, 2, FollowedLink.Opening, FollowedLink.Trap, Unsubscribe).SelectMany(
            link => Gen.Elements(VisitSign.Person, VisitSign.Person, VisitSign.Person, VisitSign.Unclear, VisitSign.Machine,
                VisitSign.Ahead)
                .Select(sign => new LinkVisit(link, sign, Noon + Duration.FromSeconds(second))))).ArrayOf()
                .Where(visits => visits.Length <= 8).ToArbitrary();

    private static List<LinkVisit> Parse(string visits) => [.. visits.Split(' ').Select(visit =>
    {
        var (about, second) = (visit.Split('@')[0], int.Parse(visit.Split('@')[1], null));
        var sign = about[^1] switch { '!' => VisitSign.Machine, '?' => VisitSign.Unclear, '^' => VisitSign.Ahead, _ => VisitSign.Person };
        var link = about[0] switch { 'O' => FollowedLink.Opening, 'T' => FollowedLink.Trap, 'U' => Unsubscribe, var digit => digit - '0' };
        return new LinkVisit(link, sign, Noon + Duration.FromSeconds(second));
    })];

    private static string Print(VisitVerdict verdict) =>
        (verdict.Link == FollowedLink.Opening ? "O" : $"{verdict.Link}")
        + $":{verdict.By.ToString().ToLowerInvariant()}@{(verdict.At - Noon).TotalSeconds}";

    private static List<string> Sorted(IEnumerable<string> all) => [.. all.Order(StringComparer.Ordinal)];
}
