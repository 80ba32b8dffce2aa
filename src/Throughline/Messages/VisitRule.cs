using System.Collections.Immutable;
using NodaTime;

namespace Throughline.Messages;

/// <summary>What a visit changes.</summary>
/// <param name="Changed">The rows as they stand now; those that stayed as they were are left out.</param>
/// <param name="Verdicts">What can be said from now on, each once in the life of a link.</param>
public sealed record VisitChange(ImmutableArray<FollowedLink> Changed, ImmutableArray<VisitVerdict> Verdicts)
{
    /// <summary>Nothing.</summary>
    public static VisitChange None { get; } = new([], []);
}

/// <summary>
/// Tells people from machines by how the addresses of one message are asked for. A person follows one link. Two of them
/// within 20 seconds, the link that nobody can see, or a request that shows itself a machine's, make everything that was
/// followed within 20 seconds of it a machine's. What a person may have done waits those 20 seconds, so that nothing has to be taken back.
/// </summary>
public static class VisitRule
{
    /// <summary>How long a visit can still turn out to be a machine's, before and after: 20 seconds.</summary>
    public static Duration Window { get; } = Duration.FromSeconds(20);

    /// <summary>Somebody or something asked for an address of the message.</summary>
    /// <param name="known">Every row of the message; those of links that nobody followed may be missing.</param>
    public static VisitChange Follow(IReadOnlyCollection<FollowedLink> known, LinkVisit visit)
    {
        var before = known.FirstOrDefault(one => one.Link == visit.Link) ?? new FollowedLink(visit.Link);
        var own = before with
        {
            Times = visit.Sign == VisitSign.Ahead ? before.Times : before.Times + 1,
            LastAt = before.LastAt > visit.At ? before.LastAt : visit.At,
        };
        if (visit.Link == FollowedLink.Opening) return Open(known, own, visit);
        if (IsMachine(known, visit)) return Unmask(known, own, visit);
        return visit.Sign == VisitSign.Ahead ? new([own], []) : new([Wait(own, visit)], []);
    }

    /// <summary>What has waited long enough by <paramref name="now"/>.</summary>
    /// <param name="known">Every row of one message.</param>
    public static VisitChange Settle(IReadOnlyCollection<FollowedLink> known, Instant now) =>
        End(known.Where(one => one.WaitsSince is { } since && now - since > Window), one => one.WaitsAs);

    /// <summary>A picture that a machine fetches says nothing of links: letters are fetched whole on arrival, for people who then read
    /// them.</summary>
    private static VisitChange Open(IReadOnlyCollection<FollowedLink> known, FollowedLink own, LinkVisit visit)
    {
        if (visit.Sign == VisitSign.Ahead) return new([own], []);
        var isMachine = visit.Sign == VisitSign.Machine
            || known.Any(one => one.Link != FollowedLink.Opening && IsNear(one.MachineAt, visit.At));
        if (!isMachine) return new([Wait(own, visit)], []);
        return new([own.Tell(Visitor.Machine)], own.WasTold(Visitor.Machine) ? []
            : [new VisitVerdict(own.Link, Visitor.Machine, visit.At)]);
    }

    private static bool IsMachine(IReadOnlyCollection<FollowedLink> known, LinkVisit visit) =>
        visit.Sign == VisitSign.Machine || visit.Link == FollowedLink.Trap
        || known.Any(one => one.Link != FollowedLink.Opening
            && (IsNear(one.MachineAt, visit.At) || (one.Link != visit.Link && IsNear(one.LastAt, visit.At))));

    /// <summary>This visit, and all that wait and were so near to it, are a machine's.</summary>
    private static VisitChange Unmask(IReadOnlyCollection<FollowedLink> known, FollowedLink own, LinkVisit visit)
    {
        var ended = End(known.Where(one => one.Link != own.Link).Append(own).Where(one => IsNear(one.WaitsSince, visit.At)),
            _ => Visitor.Machine);
        var now = (ended.Changed.FirstOrDefault(one => one.Link == own.Link) ?? own) with { MachineAt = visit.At };
        var isNews = own.IsTold && visit.Sign != VisitSign.Ahead && !now.WasTold(Visitor.Machine);
        return new(
            [.. ended.Changed.Where(one => one.Link != own.Link), isNews ? now.Tell(Visitor.Machine) : now],
            isNews ? ended.Verdicts.Add(new VisitVerdict(own.Link, Visitor.Machine, visit.At)) : ended.Verdicts);
    }

    private static VisitChange End(IEnumerable<FollowedLink> waiting, Func<FollowedLink, Visitor> verdict)
    {
        var all = waiting.ToList();
        return new(
            [.. all.Select(one => one.Tell(verdict(one)) with { WaitsSince = null })],
            [.. all.Where(one => !one.WasTold(verdict(one)))
                .Select(one => new VisitVerdict(one.Link, verdict(one), one.WaitsSince!.Value))]);
    }

    private static FollowedLink Wait(FollowedLink own, LinkVisit visit)
    {
        var by = visit.Sign == VisitSign.Person ? Visitor.Human : Visitor.Unknown;
        if (!own.IsTold || own.WasTold(by)) return own;
        var waitsForThat = own.WaitsSince is not null && own.WaitsAs <= by; // a person's is not made a riddle again
        return waitsForThat ? own : own with { WaitsSince = visit.At, WaitsAs = by };
    }

    private static bool IsNear(Instant? one, Instant other) => one is { } at && at - other <= Window && other - at <= Window;
}
