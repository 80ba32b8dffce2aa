using System.Collections.Immutable;
using NodaTime;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Planning;

/// <summary>A step of the draft with its lasting id.</summary>
public sealed record PlannedStep(string Id, StepDraft Step)
{
    public string Title => string.IsNullOrWhiteSpace(Step.Title) ? "a step without a title" : Step.Title;
}

/// <summary>Everything that a screen of the guided start shows.</summary>
/// <param name="Findings">What the linter notices about the draft, as the publish page asks it.</param>
/// <param name="ReadOnly">For helpers, who read along.</param>
public sealed record PlanView(OpenDraft Open, PlanSheet Sheet, Persona Client, ImmutableArray<Finding> Findings, bool ReadOnly, Instant Now)
{
    private readonly HashSet<string> _onRoad = [.. Open.Document.Ids("steps")];

    public DraftDocument Document => Open.Document;
    public JourneyDraft Draft => Open.Document.Draft;
    public string Url => $"/journeys/{Open.Key}/plan";

    /// <summary>What keeps the draft from being published.</summary>
    public ImmutableArray<Finding> Errors { get; } = [.. Findings.Where(finding => finding.Severity == Severity.Error)];
    public int Warnings => Findings.Count(finding => finding.Severity == Severity.Warning);
    public bool IsSound => Errors.IsEmpty;

    /// <summary>The road in walking order.</summary>
    public ImmutableArray<PlannedStep> Road { get; } = [.. Open.Document.Ids("steps").Zip(Open.Document.Draft.Steps, (id, step) => new PlannedStep(id, step))];

    /// <summary>A card whose step is in the draft is on the road, wherever else it was put since.</summary>
    public bool IsOnRoad(PlanCard card) => card.StepId is { } step && _onRoad.Contains(step);

    public IEnumerable<PlanCard> Pile => Sheet.Cards.Where(card => card.Place == CardPlace.Pile && !IsOnRoad(card));
    public IEnumerable<PlanCard> Tray => Sheet.Cards.Where(card => card.Place == CardPlace.Tray && !IsOnRoad(card));

    /// <summary>What the road leads to, in the fewest words the owner gave.</summary>
    public string? End => Typed.Clean(Draft.Result?.Gets) ?? Typed.Clean(Draft.Result?.Feels);

    public string? Pain => Typed.Clean(Draft.Pain);

    /// <summary>Somebody has said of the present first step that the road begins with it.</summary>
    public bool ReachesThePain => Road.Length > 0 && Sheet.BeginsWith == Road[0].Id;
}

/// <summary>One of the five screens.</summary>
/// <param name="Url">The last part of its address.</param>
/// <param name="Name">A word or two, for the row of steps at the top.</param>
/// <param name="Ask">The screen's title, which is its question.</param>
public sealed record PlanScreen(string Url, string Name, string Ask, Func<PlanView, bool> IsDone)
{
    public static ImmutableArray<PlanScreen> All { get; } =
    [
        new("who", "Who", "Who is this road for?", view => view.Pain is not null && view.Draft.Persona is not null),
        new("end", "The end", "Where does the road lead?", view => Typed.Clean(view.Draft.Result?.Gets) is not null && Typed.Clean(view.Draft.Result?.Feels) is not null),
        new("ideas", "Fifteen minutes", "What could be on the road?", view => view.Sheet.Cards.Length > 0),
        new("back", "Count back", "What comes just before?", view => view.Road.Length > 1),
        new("beginning", "The beginning", "Does the road reach them?", view => view.ReachesThePain && view.IsSound),
    ];

    public static PlanScreen Of(string url) => All.First(screen => screen.Url == url);

    public int Number => All.IndexOf(this) + 1;
    public PlanScreen? Next => Number < All.Length ? All[Number] : null;
    public PlanScreen? Before => Number > 1 ? All[Number - 2] : null;
}
