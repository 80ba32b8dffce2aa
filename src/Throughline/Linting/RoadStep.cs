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
    private readonly Lazy<string> _careScript;

    public RoadStep(StepDraft draft, int index, Road road, IReadOnlyDictionary<string, string> fields, string known)
    {
        (Draft, Index, Path) = (draft, index, Road.At("steps", index));
        Name = FindingBag.Short(Road.Clean(draft.Title) ?? Road.Clean(draft.Key) ?? $"step {index + 1}");
        Stage = Road.Clean(draft.Stage) is { } stage ? Array.FindIndex([.. road.Stages], known => known.Key == stage) : -1;
        Mini = Road.Clean(draft.Mini);
        (Goal, Owner, Tool, Platform, Tone) = (Road.Clean(draft.Goal), Road.Clean(draft.Owner), Road.Clean(draft.Tool),
            Road.Clean(draft.Platform), Road.Clean(draft.Tone));
        var standIns = new StandIns(FieldOf(fields, Owner ?? road.Owner ?? ""), $"{known}{Owner ?? road.Owner}");
        _texts = new(() => [.. RoadTexts.Of(this, standIns)]);
        _script = new(() => Spoken(draft.Assignment?.Script));
        _careScript = new(() => Spoken(draft.Care?.Script));
        string Spoken(string? script) => MessageReading.Of(new(null, script, null, null, null, null), standIns).Body;
    }

    // Apart, so that readings which are kept do not keep the road as well.
    private static Func<string, string> FieldOf(IReadOnlyDictionary<string, string> fields, string owner) =>
        name => fields.GetValueOrDefault(name) ?? (name == "ownerName" ? owner : "");

    public StepDraft Draft { get; }
    public int Index { get; }

    /// <summary><c>steps[2]</c>.</summary>
    public string Path { get; }

    /// <summary>As a sentence names it: its title, or else its key or number.</summary>
    public string Name { get; }

    /// <summary>Index among the road's stages; −1 where it names none that is known.</summary>
    public int Stage { get; }

    public string? Goal { get; }

    /// <summary>The mini product whose buyer is to want the flagship here; such a step stands outside the order of goals.</summary>
    public string? Mini { get; }
    public string? Owner { get; }
    public string? Tool { get; }
    public string? Platform { get; }
    public string? Tone { get; }

    /// <summary>Everything it says to the person, in the order of the file.</summary>
    public ImmutableArray<RoadText> Texts => _texts.Value;

    /// <summary>What staff say, as they read it.</summary>
    public string Script => _script.Value;

    /// <summary>What they say to whoever needs looking after.</summary>
    public string CareScript => _careScript.Value;

    public ImmutableArray<string> Makes => [.. Road.OrEmpty(Draft.Makes).Where(promise => !string.IsNullOrWhiteSpace(promise))];
    public ImmutableArray<string> Keeps => [.. Road.OrEmpty(Draft.Keeps).Where(promise => !string.IsNullOrWhiteSpace(promise))];
    public ImmutableArray<string> Needs => [.. Road.OrEmpty(Draft.Needs).Where(need => !string.IsNullOrWhiteSpace(need))];
    public ImmutableArray<ProcessPartDraft> Process => [.. Road.OrEmpty(Draft.Process).Where(part => part is not null)
        .Take(PaperShapes.MaxParts)];
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

    /// <summary>Its moment is counted from a date, so that nobody can say how long after the step before it comes.</summary>
    public bool IsByDate => Draft.Wait is not null && !Wait.TryParse(Draft.Wait, out _) && DateWait.TryParse(Draft.Wait, out _);

    public Wait Wait => Wait.TryParse(Draft.Wait, out var wait) ? wait
        : DateWait.TryParse(Draft.Wait, out var moment) && moment.Side == DateSide.After ? moment.Offset : Wait.None;

    /// <summary>How long the step takes whoever takes all the time there is: the customer, or the staff for a task that is theirs
    /// alone.</summary>
    public Wait Longest
    {
        get
        {
            if (!HasHalf) return Wait.None;
            var isStaffs = Draft.Assignment is not null && Draft.Done is null;
            if (Wait.TryParse(isStaffs ? Draft.Assignment!.Due : Draft.Done?.Within, out var longest)) return longest;
            return Wait.TryParse(isStaffs ? StepShape.DefaultDue : Draft.Assignment is null ? StepShape.DefaultWithin
                : StepShape.DefaultAssignmentWithin, out longest) ? longest : Wait.None;
        }
    }
}
