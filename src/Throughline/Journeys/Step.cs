using System.Collections.Immutable;
using Throughline.Messages;
using Throughline.Surveys;
using Throughline.Time;

namespace Throughline.Journeys;

/// <summary>One touchpoint: what we do (may be nothing), what they do (may be nothing), and what happens if they do not.</summary>
public sealed record Step
{
    public required string Key { get; init; }

    /// <summary>From the customer's side: "I get the checklist I asked for".</summary>
    public required string Title { get; init; }

    /// <summary>Key of a stage of the journey.</summary>
    public required string Stage { get; init; }

    /// <summary>How long after reaching the step the business's half begins; <see cref="Wait.None"/> for at once.</summary>
    public Wait Wait { get; init; } = Wait.None;

    /// <summary>Instead of <see cref="Wait"/>: the moment, by one of their dates, at which the business's half begins.</summary>
    public DateWait? Until { get; init; }

    /// <summary>The business's half; null where the step only waits for the customer.</summary>
    public StepWork? Work { get; init; }

    /// <summary>What they come across here, which is there for everybody; null where there is nothing of the kind, or the business does
    /// its half.</summary>
    public Standing? Standing { get; init; }

    /// <summary>The customer's half; null where the step is done when the business's half is handed out, or at once where it has
    /// none.</summary>
    public EventRule? Done { get; init; }

    /// <summary>How long the customer has, counted from the hand-out. Always set: nobody waits for ever.</summary>
    public required Wait Within { get; init; }

    /// <summary>Instead, where the date is known: the moment by one of their dates at which their time is over.</summary>
    public DateWait? WithinUntil { get; init; }

    /// <summary>Reminders, in order of time, each before <see cref="Within"/> is over.</summary>
    public ImmutableArray<Nudge> Nudges { get; init; } = [];

    public Otherwise Otherwise { get; init; }

    /// <summary>What happens to somebody whose date is cancelled, and who gets no new one within <see cref="Within"/>.</summary>
    public Otherwise Cancelled { get; init; } = Otherwise.Rest;

    /// <summary>Which answers call for care, and how; null where none do.</summary>
    public CareRule? Care { get; init; }

    /// <summary>Key of the date that the step waits for, or by which their time is over; null where there is none.</summary>
    public string? Date => (Until ?? WithinUntil)?.Date;

    /// <summary>Whether it asks them to do something for the business: nobody who is unhappy is asked.</summary>
    public bool AsksFavour => Notes.Goal is "endorsement" or "referral";

    /// <summary>A file of the library that they get here, by its name; null where there is none. Messages carry it themselves.</summary>
    public string? Gives { get; init; }

    /// <summary>Promises said here that a later step must keep.</summary>
    public ImmutableArray<string> Makes { get; init; } = [];

    /// <summary>Promises kept here. Such a step is delivered even to somebody who overtakes it.</summary>
    public ImmutableArray<string> Keeps { get; init; } = [];

    public StepNotes Notes { get; init; } = StepNotes.None;

    /// <summary>What is said: the step's own words, or those of one of its nudges.</summary>
    /// <param name="number">0 for the step's own, 1… for its nudges.</param>
    /// <param name="variant">Of a message: which words; see <see cref="MessageWork.MessageOf"/>.</param>
    public Message MessageOf(int number, int variant) => (number, Work) switch
    {
        (0, MessageWork work) => work.MessageOf(variant),
        (0, SurveyWork work) => work.Message,
        (0, _) => throw new InvalidOperationException("The step writes nothing itself."),
        (_, MessageWork work) when work.WordingOf(variant) is { } wording && number <= wording.Nudges.Length
            && wording.Nudges[number - 1] is { } theirs => theirs,
        _ => Nudges[number - 1].Message,
    };

    public StepKind Kind => Work switch
    {
        null => Standing is null ? StepKind.Wait : StepKind.Standing,
        MessageWork => StepKind.Message,
        AssignmentWork => StepKind.Assignment,
        SurveyWork => StepKind.Survey,
        WebhookWork => StepKind.Webhook,
        _ => throw new InvalidOperationException($"The step kind {Work.GetType().Name} has no name in {nameof(StepKind)}."),
    };
}

/// <summary>The closed family of step kinds.</summary>
public enum StepKind
{
    Message,
    Assignment,
    Survey,
    Webhook,
    Wait,
    Standing,
}

/// <summary>What happens to somebody who does not do their half in time.</summary>
public enum Otherwise
{
    Continue,
    Rest,
    Leave,
}

/// <summary>The business's half of a step. The family is closed: a new kind is added here and nowhere else.</summary>
public abstract record StepWork
{
    private protected StepWork()
    {
    }
}

/// <summary>A message to the person, in one or more variants.</summary>
public sealed record MessageWork(ImmutableArray<Variant> Variants) : StepWork
{
    /// <summary>Words for some of the people; the first that fits is used. In one numbering they come after the variants.</summary>
    public ImmutableArray<Wording> Wordings { get; init; } = [];

    /// <summary>Variant or wording of a number.</summary>
    public Wording? WordingOf(int variant) => variant >= Variants.Length && variant - Variants.Length < Wordings.Length
        ? Wordings[variant - Variants.Length] : null;

    /// <summary>What the step says to those who get this variant or wording.</summary>
    public Message MessageOf(int variant) => WordingOf(variant)?.Message ?? Variants[variant < Variants.Length ? variant : 0].Message;

    /// <summary>What its results are counted under; empty where there is one wording only.</summary>
    public string KeyOf(int variant) => WordingOf(variant)?.Key ?? (Variants.Length > 1 && variant < Variants.Length
        ? Variants[variant].Key : "");
}

/// <summary>A task for a member of staff, about this person.</summary>
/// <param name="Title">What to do, in a few words; the step's title where null.</param>
/// <param name="Script">What to say, Markdown with merge fields.</param>
/// <param name="Due">How long the member of staff has.</param>
public sealed record AssignmentWork(string? Title, string? Script, ImmutableArray<string> Checklist, Wait Due) : StepWork;

/// <summary>A question, asked by a message that carries the link to its page.</summary>
public sealed record SurveyWork(Survey Survey, Message Message) : StepWork;

/// <summary>A signed call to another system.</summary>
/// <param name="Url">Absolute https (or http) address.</param>
/// <param name="Type">The <c>type</c> of the body; the step's key where null.</param>
public sealed record WebhookWork(Uri Url, string? Type) : StepWork;

/// <summary>One wording of a message. Each person gets one, always the same.</summary>
/// <param name="Weight">Share of the people, relative to the others; 1 or more.</param>
public sealed record Variant(string Key, int Weight, Message Message);

/// <summary>A reminder inside a step.</summary>
/// <param name="After">Counted from the hand-out of the step.</param>
public sealed record Nudge(Wait After, Message Message)
{
    /// <summary>Instead of <see cref="After"/>: the moment before a date.</summary>
    public DateWait? Before { get; init; }
}

/// <summary>Words for some of the people.</summary>
/// <param name="When">Tests of what is known of the person: their traits, language, lifecycle and source.</param>
/// <param name="Nudges">Their words for the step's nudges, in the same order; null, or missing at the end, for the step's own.</param>
public sealed record Wording(string Key, ImmutableArray<Comparison> When, Message Message, ImmutableArray<Message?> Nudges);

/// <summary>What a step documents for the people who plan and run it; none of it moves anybody.</summary>
public sealed record StepNotes
{
    public static StepNotes None { get; } = new();

    public string? Purpose { get; init; }
    public string? Platform { get; init; }
    public string? Tone { get; init; }
    public string? Owner { get; init; }
    public string? Tool { get; init; }
    public string? Does { get; init; }
    public string? Thinks { get; init; }

    /// <summary>Planned emotion, −2 (upset) to +2 (delighted).</summary>
    public int? Feels { get; init; }

    public string? Obstacle { get; init; }
    public string? Answer { get; init; }

    /// <summary>guess, asked or measured.</summary>
    public string? Evidence { get; init; }

    /// <summary>What good looks like.</summary>
    public string? Standard { get; init; }

    /// <summary>How people really use the step, where that differs from its purpose.</summary>
    public string? Actual { get; init; }

    /// <summary>Which of the business's values, or what only it can do, people see here.</summary>
    public string? Shows { get; init; }

    /// <summary>A small surprise above what they expect.</summary>
    public string? Delight { get; init; }

    /// <summary>Where the step moves the person: one of <see cref="Aims"/>.</summary>
    public string? Goal { get; init; }

    /// <summary>Key of the mini product whose buyer is to want the flagship here.</summary>
    public string? Mini { get; init; }

    /// <summary>How the business does its half, part by part.</summary>
    public ImmutableArray<ProcessPart> Process { get; init; } = [];

    /// <summary>What is said where no machine sends it.</summary>
    public string? Says { get; init; }

    /// <summary>Keys of steps without which this one makes no sense.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];
}
