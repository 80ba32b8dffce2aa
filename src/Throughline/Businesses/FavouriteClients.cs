using System.Collections.Immutable;

namespace Throughline.Businesses;

/// <summary>
/// What an owner who cannot name an ideal client knows all the same: three customers they would like more of. The
/// answers are the owner's own words; any of them may be missing.
/// </summary>
public sealed record FavouriteClients
{
    /// <summary>What the three have in common.</summary>
    public string? InCommon { get; init; }

    /// <summary>What they said the week before they called.</summary>
    public string? SaidBefore { get; init; }

    /// <summary>How they heard of the business, and who recommended it.</summary>
    public string? HeardFrom { get; init; }

    /// <summary>What nearly kept them from buying.</summary>
    public string? NearlyKeptThem { get; init; }

    /// <summary>What those who pay on time and come back come back for.</summary>
    public string? ComeBackFor { get; init; }

    /// <summary>What they have now that they did not have before.</summary>
    public string? HaveNow { get; init; }

    /// <summary>What they tell a friend about how it is now.</summary>
    public string? TellAFriend { get; init; }

    /// <summary>Whom the owner would rather not serve again, and why.</summary>
    public string? NotAgain { get; init; }

    /// <summary>A first worksheet, to be read and put right by the owner. It has no key yet.</summary>
    /// <param name="name">What to call them until the owner has a better name.</param>
    public Persona ToPersona(string name) => new()
    {
        Key = "",
        Name = name,
        Pain = Clean(SaidBefore),
        Behaviours = Lines(InCommon),
        Needs = Lines(ComeBackFor),
        Meets = Lines(HeardFrom),
        Obstacles = Lines(NearlyKeptThem),
        Gets = Clean(HaveNow),
        Feels = Clean(TellAFriend),
        NotFor = Clean(NotAgain),
    };

    /// <summary>A text of several lines as a list: without bullets, empty lines and repeats.</summary>
    public static ImmutableArray<string> Lines(string? text) =>
        [.. (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim().TrimStart('-', '*', '•', '–', '·').Trim()).Where(line => line.Length > 0).Distinct(StringComparer.Ordinal)];

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
