using System.Collections.Immutable;

namespace Throughline.Journeys;

/// <summary>
/// A journey as somebody is writing it: anything may be missing or wrong. Everything that has a syntax of its own
/// (waits, rules, numbers) is still text here, so that a broken draft can be kept, shown and mended.
/// </summary>
public sealed record JourneyDraft
{
    public string? Journey { get; init; }
    public string? Name { get; init; }
    public string? Persona { get; init; }
    public string? Offer { get; init; }
    public string? Owner { get; init; }
    public string? ReviewBy { get; init; }

    /// <summary>What its texts are written in, as a tag (BCP 47); left out, the texts themselves tell.</summary>
    public string? Language { get; init; }
    public string? Pain { get; init; }
    public OutcomeDraft? Result { get; init; }
    public VoiceDraft? Voice { get; init; }
    public ImmutableArray<StageDraft> Stages { get; init; } = [];
    public ImmutableArray<EntryPointDraft> EntryPoints { get; init; } = [];
    public ImmutableArray<DateDraft> Dates { get; init; } = [];
    public ImmutableArray<CareDraft> Care { get; init; } = [];
    public ImmutableArray<FieldDraft> Fields { get; init; } = [];
    public string? ReEntry { get; init; }
    public string? RestLimit { get; init; }
    public ImmutableArray<StepDraft> Steps { get; init; } = [];

    /// <summary>Who looks after a step: its owner, or else the journey's. Null where neither says.</summary>
    public string? OwnerOf(StepDraft step) => string.IsNullOrWhiteSpace(step.Owner) ? Owner : step.Owner;

    /// <summary>Where each value stood in the file it was read from; empty for a draft that was made in the editor.</summary>
    public SourceMap Source { get; init; } = SourceMap.Empty;
}

public sealed record OutcomeDraft(string? Gets, string? Feels, string? Says);

public sealed record VoiceDraft(ImmutableArray<string> Tones, string? KeyMessage, ImmutableArray<string> Use, ImmutableArray<string> Avoid);

public sealed record StageDraft(string? Key, string? Name, string? Perception)
{
    public string? Tone { get; init; }
    public string? Message { get; init; }
    public string? Platform { get; init; }
    public string? Purpose { get; init; }
}

/// <summary>A merge field of the journey's own; in the file a mapping from name to fallback.</summary>
public sealed record FieldDraft(string? Name, string? Fallback);

/// <summary><paramref name="Form"/> is short for the event Form Submitted with that form's key.</summary>
public sealed record EntryPointDraft(string? Key, string? Source, string? Form, string? Event, string? Where, string? Joins, string? Per)
{
    /// <summary>An event that is older when it is heard of lets nobody in.</summary>
    public string? NotOlderThan { get; init; }

    /// <summary>The moment, counted from one of their dates, that brings somebody in.</summary>
    public string? Opens { get; init; }

    /// <summary>The question whose yes is their consent.</summary>
    public string? Consent { get; init; }
    public FormPageDraft? Page { get; init; }
}

/// <summary>What stands on the page of an entry point's form.</summary>
public sealed record FormPageDraft(string? Heading, string? Text, string? Picture, string? Shows, string? Button, string? Thanks)
{
    /// <summary>Whether its questions stand on one page or come one by one.</summary>
    public string? Asked { get; init; }
    public ImmutableArray<FormAskDraft> Asks { get; init; } = [];
}

public sealed record StepDraft
{
    public string? Key { get; init; }
    public string? Stage { get; init; }
    public string? Title { get; init; }
    public string? Purpose { get; init; }
    public string? Platform { get; init; }
    public string? Tone { get; init; }
    public string? Owner { get; init; }
    public string? Tool { get; init; }
    public string? Goal { get; init; }
    public string? Mini { get; init; }
    public string? Does { get; init; }
    public string? Thinks { get; init; }
    public string? Feels { get; init; }
    public string? Obstacle { get; init; }
    public string? Answer { get; init; }
    public string? Evidence { get; init; }
    public string? Standard { get; init; }
    public string? Actual { get; init; }
    public string? Shows { get; init; }
    public string? Delight { get; init; }
    public ImmutableArray<ProcessPartDraft> Process { get; init; } = [];
    public string? Wait { get; init; }
    public MessageDraft? Message { get; init; }
    public ImmutableArray<VariantDraft> Variants { get; init; } = [];
    public ImmutableArray<WordingDraft> Wordings { get; init; } = [];
    public AssignmentDraft? Assignment { get; init; }
    public SurveyDraft? Survey { get; init; }
    public WebhookDraft? Webhook { get; init; }
    public StandingDraft? Standing { get; init; }

    /// <summary>A file of the library, by its name.</summary>
    public string? Gives { get; init; }
    public string? Says { get; init; }
    public DoneDraft? Done { get; init; }
    public ImmutableArray<NudgeDraft> Nudges { get; init; } = [];
    public string? Otherwise { get; init; }
    public string? Cancelled { get; init; }
    public CareDraft? Care { get; init; }
    public ImmutableArray<string> Makes { get; init; } = [];
    public ImmutableArray<string> Keeps { get; init; } = [];
    public ImmutableArray<string> Needs { get; init; } = [];
}

public sealed record MessageDraft(string? Subject, string? Body, string? Preheader, string? Channel, string? Purpose, string? Topic)
{
    /// <summary>The word of the file for text messages.</summary>
    public const string TextChannel = "sms";

    /// <summary>True where it goes to a phone: subject and grey line, where there are any, are not sent.</summary>
    public bool IsText => Channel == TextChannel;

    /// <summary>What a list calls it: the subject, or the beginning of a text message. Null where that is not written yet.</summary>
    public string? Title => (IsText ? Messages.Message.Beginning(Body) : Subject) is { } title && !string.IsNullOrWhiteSpace(title) ? title : null;
}

public sealed record VariantDraft(string? Key, string? Weight, MessageDraft? Message);

public sealed record AssignmentDraft(string? Title, string? Script, ImmutableArray<string> Checklist, string? Due);

public sealed record SurveyDraft(string? Question, string? Kind, ImmutableArray<string> Choices, MessageDraft? Message)
{
    /// <summary>The choices that mean: I am not there yet.</summary>
    public ImmutableArray<string> NotYet { get; init; } = [];
}

public sealed record WebhookDraft(string? Url, string? Type);

/// <summary>What is there for everybody, made once.</summary>
public sealed record StandingDraft(string? What, string? Where)
{
    public string? Owner { get; init; }
    public string? State { get; init; }
    public string? LookAgain { get; init; }
}

public sealed record DoneDraft(string? Event, string? Where, string? Within, string? Since);

public sealed record NudgeDraft(string? After, MessageDraft? Message)
{
    /// <summary>Instead of <see cref="After"/>: how long before the date that the step waits for.</summary>
    public string? Before { get; init; }
}

/// <summary>Line and column, from 1, of each path of a file.</summary>
public sealed record SourceMap(ImmutableDictionary<string, (int Line, int Column)> Places)
{
    /// <summary>Where the letters of texts stand, by path.</summary>
    internal ImmutableDictionary<string, TextSpan> Texts { get; init; } = ImmutableDictionary<string, TextSpan>.Empty;

    public static SourceMap Empty { get; } = new(ImmutableDictionary<string, (int, int)>.Empty);

    /// <summary>The place of the path, or of the nearest enclosing one; (0, 0) where none is known.</summary>
    public (int Line, int Column) Find(string path)
    {
        for (var at = path; at.Length > 0; at = Enclosing(at))
            if (Places.TryGetValue(at, out var place)) return place;
        return Places.TryGetValue("", out var root) ? root : (0, 0);
    }

    private static string Enclosing(string path)
    {
        var cut = path.AsSpan().LastIndexOfAny('.', '[');
        return cut < 0 ? "" : path[..cut];
    }
}
