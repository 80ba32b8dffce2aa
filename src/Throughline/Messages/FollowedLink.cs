using NodaTime;

namespace Throughline.Messages;

/// <summary>Who opened a message or followed a link. Events carry it as <c>by</c>, in lower case.</summary>
public enum Visitor
{
    Human,

    /// <summary>A link scanner, a prefetcher or a preview maker.</summary>
    Machine,

    /// <summary>Could be either; counted apart.</summary>
    Unknown,
}

/// <summary>What a request for one of a message's addresses shows by itself.</summary>
public enum VisitSign
{
    /// <summary>Nothing speaks against a person.</summary>
    Person,

    /// <summary>Could be either.</summary>
    Unclear,

    /// <summary>A program that says so, or is known by its ways.</summary>
    Machine,

    /// <summary>Fetched before anybody asked for it: a HEAD, a prefetch. It tells that a link was touched, and of nobody.</summary>
    Ahead,
}

/// <summary>One request for an address of a message.</summary>
/// <param name="Link">A counted link's index from 0, or one of the numbers of <see cref="FollowedLink"/>.</param>
public readonly record struct LinkVisit(int Link, VisitSign Sign, Instant At);

/// <summary>What is known by now of who followed a link or opened the message.</summary>
/// <param name="At">When they did.</param>
public readonly record struct VisitVerdict(int Link, Visitor By, Instant At);

/// <summary>What one message knows of one of its addresses: a few numbers, however often it is followed.</summary>
/// <param name="Link">Its number, see <see cref="LinkVisit"/>.</param>
public sealed record FollowedLink(int Link)
{
    /// <summary>The picture that tells of an opening. It is fetched with the letter, and speaks neither for nor against who follows a
    /// link.</summary>
    public const int Opening = -1;

    /// <summary>A link that no person can see.</summary>
    public const int Trap = 65_535;

    /// <summary>Numbers from here on are pages of our own that every letter leads to: they are links as others, and nothing waits for
    /// them.</summary>
    public const int FirstPage = 65_000;

    /// <summary>How often it was asked for.</summary>
    public long Times { get; init; }

    /// <summary>The last time.</summary>
    public Instant LastAt { get; init; }

    /// <summary>The last time it was a machine; null for never.</summary>
    public Instant? MachineAt { get; init; }

    /// <summary>When somebody followed it of whom nothing can be said yet; null where nobody did.</summary>
    public Instant? WaitsSince { get; init; }

    /// <summary>What that is if nothing else comes: human or unknown.</summary>
    public Visitor WaitsAs { get; init; }

    /// <summary>A bit for each <see cref="Visitor"/> that was told of it once; a second time is counted and told to nobody.</summary>
    public int Told { get; init; }

    /// <summary>Whether somebody may be waiting for it: a link of the letter, or its opening.</summary>
    public bool IsTold => Link < FirstPage;

    /// <summary>Was this told of before?</summary>
    public bool WasTold(Visitor by) => (Told & Bit(by)) != 0;

    internal FollowedLink Tell(Visitor by) => this with { Told = Told | Bit(by) };

    private static int Bit(Visitor by) => 1 << (int)by;
}
