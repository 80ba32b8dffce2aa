using System.Collections.Immutable;
using Throughline.Businesses;

namespace Throughline.Journeys;

/// <summary>Who writes: what every message, preview and script may say about the business it comes from.</summary>
/// <param name="Business">As people know it.</param>
/// <param name="NameFallback">Stands where a first name is not known ("there").</param>
/// <param name="PostalAddress">For the footer of a mail; left out where null.</param>
/// <param name="Team">As the business's book has it.</param>
public sealed record Sender(string Business, string NameFallback, string? PostalAddress, ImmutableArray<TeamMember> Team)
{
    /// <summary>What the business writes in, where it said so: a tag (BCP 47).</summary>
    public string? Language { get; init; }

    /// <summary>What it wears: what customers see around its words.</summary>
    public WornLook Look { get; init; } = WornLook.Nobodys;

    /// <summary>
    /// How somebody signs: by their name in the book, or else their key in words ("jill-carter" is Jill Carter). Null for
    /// nobody.
    /// </summary>
    /// <param name="owner">Who looks after the step: a key, or words as a draft has them.</param>
    public string? Signs(string? owner)
    {
        if (string.IsNullOrWhiteSpace(owner)) return null;
        foreach (var member in Team)
            if (string.Equals(member.Key, owner.Trim(), StringComparison.OrdinalIgnoreCase) && member.Name.Length > 0) return member.Name;
        var words = owner.Split('-', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join(' ', words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
