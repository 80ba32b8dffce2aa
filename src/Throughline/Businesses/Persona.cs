using System.Collections.Immutable;

namespace Throughline.Businesses;

/// <summary>One ideal client, as the owner knows them. Every text may be missing: it is a worksheet that fills up.</summary>
public sealed record Persona
{
    /// <summary>How journeys name it; small letters, digits and hyphens.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>What hurts today.</summary>
    public string? Pain { get; init; }

    /// <summary>What they think about it.</summary>
    public string? Thinks { get; init; }

    public ImmutableArray<string> Needs { get; init; } = [];
    public ImmutableArray<string> Behaviours { get; init; } = [];

    /// <summary>What they get in the end.</summary>
    public string? Gets { get; init; }

    /// <summary>What they feel in the end.</summary>
    public string? Feels { get; init; }

    /// <summary>Where they meet the business: their entry points, in the owner's words.</summary>
    public ImmutableArray<string> Meets { get; init; } = [];

    /// <summary>The steps they take today, in order, from the first meeting to the recommendation.</summary>
    public ImmutableArray<string> Takes { get; init; } = [];

    /// <summary>What makes them give up before they buy.</summary>
    public ImmutableArray<string> Obstacles { get; init; } = [];

    /// <summary>Who is not meant, and why: whoever writes for everybody is heard by nobody.</summary>
    public string? NotFor { get; init; }
}

public enum OfferKind
{
    /// <summary>What the business is for.</summary>
    Flagship,

    /// <summary>A smaller one, whose only purpose is to recommend the flagship.</summary>
    Mini,
}

/// <summary>A product or service.</summary>
/// <param name="LeadsTo">For a mini product: the key of the flagship it recommends.</param>
/// <param name="AlsoCalled">Other names it goes by in messages.</param>
public sealed record Offer(string Key, string Name, OfferKind Kind, string? LeadsTo, ImmutableArray<string> AlsoCalled)
{
    /// <summary>What it costs; null where nobody said, or it is agreed each time.</summary>
    public Price? Price { get; init; }
}
