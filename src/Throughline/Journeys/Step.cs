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

    /// <summary>Reminders, in order of time, each before <see cref="Within"/> is over.</summary>
    public ImmutableArray<Nudge> Nudges { get; init; } = [];

    public Otherwise Otherwise { get; init; }

    /// <summary>Promises said here that a later step must keep.</summary>
    public ImmutableArray<string> Makes { get; init; } = [];

    /// <summary>Promises kept here. Such a step is delivered even to somebody who overtakes it.</summary>
    public ImmutableArray<string> Keeps { get; init; } = [];

    public StepNotes Notes { get; init; } = StepNotes.None;

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

/// <summary>What is there for everybody, made once: a post, a page, a sign.</summary>
/// <param name="What">What it is; null where nobody wrote it.</param>
/// <param name="Where">An address or a place; null where nobody wrote it.</param>
public sealed record Standing(string? What, string? Where);

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
public sealed record MessageWork(ImmutableArray<Variant> Variants) : StepWork;

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
public sealed record Nudge(Wait After, Message Message);

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

    /// <summary>purchase, consumption, referral or nurture: where the step moves the person.</summary>
    public string? Goal { get; init; }
}
