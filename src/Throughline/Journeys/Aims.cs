using System.Collections.Immutable;

namespace Throughline.Journeys;

/// <summary>The words of the file for where a step moves the person; on screens a step's goal.</summary>
public static class Aims
{
    public const string Nurture = "nurture";
    public const string Purchase = "purchase";
    public const string Consumption = "consumption";

    /// <summary>They are asked whether they got, and feel, what was promised.</summary>
    public const string Result = "result";

    /// <summary>They vouch for it: a testimonial, a review.</summary>
    public const string Endorsement = "endorsement";
    public const string Referral = "referral";

    /// <summary>They buy again.</summary>
    public const string Repeat = "repeat";

    /// <summary>All of them; after nurture, which stands anywhere, in the order in which a road has them.</summary>
    public static ImmutableArray<string> All { get; } = [Nurture, Purchase, Consumption, Result, Endorsement, Referral, Repeat];

    /// <summary>Its place in the order; 0 for whatever stands outside it.</summary>
    public static int Rank(string? aim) => Math.Max(0, All.IndexOf(aim ?? ""));
}
