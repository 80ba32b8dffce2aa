using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Time;

namespace Throughline.Linting;

/// <summary>One step of a draft, made ready for the rules.</summary>
internal sealed class RoadStep
{
    private readonly Lazy<ImmutableArray<RoadText>> _texts;
    private readonly Lazy<string> _script;

    public RoadStep(StepDraft draft, int index, Road road, IReadOnlyDictionary<string, string> fields)
    {
        (Draft, Index, Path) = (draft, index, Road.At("steps", index));
        Name = FindingBag.Short(Road.Clean(draft.Title) ?? Road.Clean(draft.Key) ?? $"step {index + 1}");
        Stage = Road.Clean(draft.Stage) is { } stage ? Array.FindIndex([.. road.Stages], known => known.Key == stage) : -1;
        (Goal, Owner, Tool, Platform, Tone) = (Road.Clean(draft.Goal), Road.Clean(draft.Owner), Road.Clean(draft.Tool), Road.Clean(draft.Platform), Road.Clean(draft.Tone));
        string Field(string name) => fields.GetValueOrDefault(name) ?? (name == "ownerName" ? Owner ?? road.Owner ?? "" : "");
        _texts = new(() => [.. RoadTexts.Of(this, Field)]);
        _script = new(() => new MessageBody(draft.Assignment?.Script).Lines(Field));
    }

    public StepDraft Draft { get; }
    public int Index { get; }

    /// <summary><c>steps[2]</c>.</summary>
    public string Path { get; }

    /// <summary>As a sentence names it: its title, or else its key or number.</summary>
    public string Name { get; }

    /// <summary>Index among the road's stages; −1 where it names none that is known.</summary>
    public int Stage { get; }

    public string? Goal { get; }
    public string? Owner { get; }
    public string? Tool { get; }
    public string? Platform { get; }
    public string? Tone { get; }

    /// <summary>Everything it says to the person, in the order of the file.</summary>
    public ImmutableArray<RoadText> Texts => _texts.Value;

    /// <summary>What staff say, as they read it.</summary>
    public string Script => _script.Value;

    public ImmutableArray<string> Makes => [.. Road.OrEmpty(Draft.Makes).Where(promise => !string.IsNullOrWhiteSpace(promise))];
    public ImmutableArray<string> Keeps => [.. Road.OrEmpty(Draft.Keeps).Where(promise => !string.IsNullOrWhiteSpace(promise))];
    public ImmutableArray<NudgeDraft> Nudges => [.. Road.OrEmpty(Draft.Nudges).Where(nudge => nudge is not null).Take(StepShape.MaxNudges)];

    public bool HasMessage => Draft.Message is not null || !Draft.Variants.IsDefaultOrEmpty || Draft.Survey is not null;
    public bool HasWork => HasMessage || Draft.Assignment is not null || Draft.Webhook is not null;

    /// <summary>They come across what is there for everybody, and nothing is done for them.</summary>
    public bool IsStanding => !HasWork && Draft is { Done: null, Standing: not null };

    /// <summary>Nothing at all yet but a title: what is missing is plain to see.</summary>
    public bool IsBlank => !HasWork && Draft is { Done: null, Standing: null };

    /// <summary>Whether something of the customer's, or a tick of the staff's, shows that it is done.</summary>
    public bool HasHalf => Draft.Done is not null || Draft.Survey is not null || Draft.Assignment is not null;

    public string Kind => Draft switch
    {
        { Survey: not null } => "question",
        { Assignment: not null } => "task",
        { Webhook: not null } => "call to another system",
        { Standing: not null } when !HasMessage => "standing touchpoint",
        _ => HasMessage ? "message" : "wait",
    };

    public Wait Wait => Wait.TryParse(Draft.Wait, out var wait) ? wait : Wait.None;

    /// <summary>How long the step takes whoever takes all the time there is: the customer, or the staff for a task that is theirs alone.</summary>
    public Wait Longest
    {
        get
        {
            if (!HasHalf) return Wait.None;
            var isStaffs = Draft.Assignment is not null && Draft.Done is null;
            if (Wait.TryParse(isStaffs ? Draft.Assignment!.Due : Draft.Done?.Within, out var longest)) return longest;
            return Wait.TryParse(isStaffs ? StepShape.DefaultDue : Draft.Assignment is null ? StepShape.DefaultWithin : StepShape.DefaultAssignmentWithin, out longest) ? longest : Wait.None;
        }
    }
}
