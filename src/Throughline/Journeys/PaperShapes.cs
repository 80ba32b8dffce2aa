namespace Throughline.Journeys;

/// <summary>The groups of a step that document and move nobody. See <see cref="ObjectShape{T}"/>.</summary>
internal static class PaperShapes
{
    public const int MaxParts = 30;
    public const int MaxMinutes = 10_000;

    /// <summary>Where a standing touchpoint can be, from the thought to the thing.</summary>
    public const string Idea = "idea";
    public const string Drafted = "drafted";
    public const string Live = "live";

    private static readonly Prose _note = new(2_000);
    private static readonly Line _short = new(100);
    private static readonly Line _title = new(200);

    public static ObjectShape<StandingDraft> Standing { get; } = new(
        "standing", "What is there for everybody, made once: a post, a page, a sign, a shop window. Nobody is sent anything.",
            new(null, null),
        new TextKey<StandingDraft>("what", _title, s => s.What, (s, v) => s with { What = v }, "What it is: three posts about rails."),
        new TextKey<StandingDraft>("where", new Line(2_000), s => s.Where, (s, v) => s with { Where = v },
            "Where it is: an address, or a place."),
        new TextKey<StandingDraft>("owner", _short, s => s.Owner, (s, v) => s with { Owner = v },
            "Who makes it and keeps it up; whoever looks after the step where it is missing."),
        new TextKey<StandingDraft>("state", new OneOf([Idea, Drafted, Live]), s => s.State, (s, v) => s with { State = v },
            "How far it is."),
        new TextKey<StandingDraft>("lookAgain", new Date(), s => s.LookAgain, (s, v) => s with { LookAgain = v },
            "The day on which somebody looks whether it is still true."));

    public static ObjectShape<ProcessPartDraft> ProcessPart { get; } = new(
        "processPart", "One part of how you do your half of the step, below the line of visibility.", new(),
        new TextKey<ProcessPartDraft>("part", _title, p => p.Part, (p, v) => p with { Part = v }, "What is done: take the measurements.")
        {
            IsRequired = true,
        },
        new TextKey<ProcessPartDraft>("owner", _short, p => p.Owner, (p, v) => p with { Owner = v },
            "Who does it; whoever looks after the step where it is missing."),
        new TextKey<ProcessPartDraft>("tool", _short, p => p.Tool, (p, v) => p with { Tool = v }, "What it is done with."),
        new TextKey<ProcessPartDraft>("minutes", new WholeNumber(0, MaxMinutes), p => p.Minutes, (p, v) => p with { Minutes = v },
            "How many minutes of work it is."),
        new TextKey<ProcessPartDraft>("waits", new Length(null, MayBeNone: true), p => p.Waits, (p, v) => p with { Waits = v },
            "How long it lies before the next part can begin."),
        new TextKey<ProcessPartDraft>("risk", _note, p => p.Risk, (p, v) => p with { Risk = v }, "What goes wrong here."),
        new TextKey<ProcessPartDraft>("ifItFails", _note, p => p.IfItFails, (p, v) => p with { IfItFails = v }, "What you do then."));
}
