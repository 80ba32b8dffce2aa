using System.Collections.Immutable;
using Throughline.Businesses;

namespace Throughline.Journeys;

/// <summary>How somebody of the team signs, beside their name.</summary>
/// <param name="Words">On a few lines; empty where only the portrait stands there.</param>
/// <param name="Portrait">Name of a picture of the library; null for none.</param>
public sealed record LetterSignature(string Words, string? Portrait);

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
        if (Find(owner) is { Name.Length: > 0 } member) return member.Name;
        var words = owner.Split('-', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join(' ', words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    /// <summary>What stands beneath and beside somebody's name where a letter ends with it; null for nothing.</summary>
    /// <param name="owner">As for <see cref="Signs"/>.</param>
    public LetterSignature? SignatureOf(string? owner) => Find(owner) switch
    {
        { Signature: null, Portrait: null } or null => null,
        var member => new(member.Signature ?? "", member.Portrait),
    };

    private TeamMember? Find(string? owner) => string.IsNullOrWhiteSpace(owner) ? null
        : Team.FirstOrDefault(member => string.Equals(member.Key, owner.Trim(), StringComparison.OrdinalIgnoreCase));
}
