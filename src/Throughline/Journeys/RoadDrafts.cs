using System.Collections.Immutable;

namespace Throughline.Journeys;

/// <summary>A date of somebody's walk as it is being written: from an event, from what is known of them, or from an event of the
/// business.</summary>
public sealed record DateDraft
{
    public string? Key { get; init; }
    public string? Event { get; init; }
    public string? Where { get; init; }
    public string? Property { get; init; }
    public string? Booking { get; init; }
    public string? Moved { get; init; }
    public string? Cancelled { get; init; }
    public string? Attribute { get; init; }
    public string? Every { get; init; }
    public string? Occasion { get; init; }
}

/// <summary>When somebody is looked after, and how. Of a question it has no key and no event of its own.</summary>
public sealed record CareDraft
{
    public string? Key { get; init; }
    public string? Event { get; init; }
    public string? When { get; init; }
    public string? Owner { get; init; }
    public string? Within { get; init; }
    public string? Title { get; init; }
    public string? Script { get; init; }
    public ImmutableArray<string> Checklist { get; init; } = [];
}

/// <summary>Words for some of the people: the first whose rule holds is used.</summary>
public sealed record WordingDraft(string? Key, string? When, MessageDraft? Message, ImmutableArray<WordingNudgeDraft> Nudges);

/// <summary>What a reminder says to those who got the wording.</summary>
public sealed record WordingNudgeDraft(MessageDraft? Message);
