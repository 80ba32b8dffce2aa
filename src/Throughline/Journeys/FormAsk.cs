using System.Collections.Immutable;

namespace Throughline.Journeys;

/// <summary>How somebody answers a question of a form.</summary>
public enum AskKind
{
    /// <summary>A line.</summary>
    Text,

    /// <summary>As many lines as they like.</summary>
    Paragraph,
    Number,
    Date,

    /// <summary>One of a few.</summary>
    Choice,

    /// <summary>Any number of a few; kept as one text, with commas between.</summary>
    Several,

    /// <summary>A box that is ticked or not; kept as yes or no.</summary>
    Tick,
}

/// <summary>One question of a form.</summary>
/// <param name="Key">The attribute of the person that the answer becomes; of what everybody has one of <see cref="Everybodys"/>.</param>
public sealed record FormAsk(string Key, AskKind Kind = AskKind.Text)
{
    public const string FirstName = "firstName";
    public const string LastName = "lastName";
    public const string Email = "email";
    public const string Phone = "phone";

    /// <summary>What we keep of everybody and a form may ask, with words of ours.</summary>
    public static ImmutableArray<string> Everybodys { get; } = [FirstName, LastName, Email, Phone];

    /// <summary>The question in the owner's words; null where ours stand.</summary>
    public string? Words { get; init; }

    /// <summary>Stands beneath the question; null where nothing does.</summary>
    public string? Hint { get; init; }

    /// <summary>What there is to choose from, in order; empty for every other kind.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Whether the form cannot be sent without it. The address always is.</summary>
    public bool IsNeeded { get; init; }
}

/// <summary>One question of a form as the file has it.</summary>
public sealed record FormAskDraft(string? Key, string? Ask, string? As, string? Hint, string? Needed)
{
    public ImmutableArray<string> Choices { get; init; } = [];
}
