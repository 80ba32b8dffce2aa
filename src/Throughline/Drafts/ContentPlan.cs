using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Throughline.Journeys;

namespace Throughline.Drafts;

/// <summary>What is to be done about a standing touchpoint, the most pressing first.</summary>
public enum StandingNeed
{
    /// <summary>Its day to look again has come.</summary>
    LookAgain,

    /// <summary>Thought of, and not made.</summary>
    Make,

    /// <summary>Made, and not yet where people come by.</summary>
    PutLive,

    /// <summary>Nobody said how far it is.</summary>
    Say,

    /// <summary>Nothing: it is live.</summary>
    None,
}

/// <summary>A draft of the business, as the plan reads it.</summary>
public sealed record PlannedJourney(string Key, string Name, DraftDocument Document);

/// <summary>A standing touchpoint of one step, or a step that could have one.</summary>
/// <param name="StepId">Lasting id of the step in its draft.</param>
/// <param name="Number">Of the step, from 1.</param>
public sealed record StandingPlace(PlannedJourney Journey, string StepId, int Number, StepDraft Step)
{
    public StandingDraft Standing => Step.Standing ?? new(null, null);

    /// <summary>What it is, or else the step's title.</summary>
    public string Name => Said(Standing.What) ?? Said(Step.Title) ?? $"Step {Number}";

    public string? State => Said(Standing.State);

    /// <summary>Who keeps it up: its own owner, the step's, or the journey's; null where nobody is named.</summary>
    public string? Owner => Said(Standing.Owner) ?? Said(Step.Owner) ?? Said(Journey.Document.Draft.Owner);

    /// <summary>Null where no day, or none that is one, is written.</summary>
    public LocalDate? LookAgain => ContentPlan.Day(Standing.LookAgain);

    public StandingNeed NeedOn(LocalDate today) => ContentPlan.NeedOf(Standing, today);

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>All standing touchpoints over all journeys of a business: what is made once for everybody.</summary>
public static class ContentPlan
{
    /// <summary>Where people come by without being sent anything.</summary>
    private static readonly ImmutableArray<string> _open =
        ["social", "social media", "website", "web", "web site", "home page", "homepage", "blog", "instagram", "facebook", "linkedin",
            "youtube", "pinterest", "tiktok"];

    /// <summary>In the order of the journeys, and of their steps.</summary>
    public static ImmutableArray<StandingPlace> Of(IEnumerable<PlannedJourney> journeys) =>
        Steps(journeys, step => step.Standing is not null);

    /// <summary>Steps at places where people come by, for which nothing is made and nobody does anything.</summary>
    public static ImmutableArray<StandingPlace> Ideas(IEnumerable<PlannedJourney> journeys) => Steps(journeys, IsOpen);

    /// <summary>The edit that makes a step with nothing to do a standing touchpoint, which begins as an idea. Null where it is
    /// none.</summary>
    public static DraftEdit? Make(DraftDocument document, string stepId)
    {
        ArgumentNullException.ThrowIfNull(document);
        var at = document.Ids("steps").IndexOf(stepId);
        return at < 0 || !IsOpen(document.Draft.Steps[at]) ? null
            : new DraftEdit.Set($"steps[#{stepId}].standing", null, new JsonObject { ["state"] = PaperShapes.Idea });
    }

    /// <summary>The edit that says how far it is and when somebody looks again, as far as that is new. Null where nothing is.</summary>
    /// <param name="state">idea, drafted, live; null for not said.</param>
    public static DraftEdit? Say(DraftDocument document, string stepId, string? state, LocalDate? lookAgain)
    {
        ArgumentNullException.ThrowIfNull(document);
        var place = $"steps[#{stepId}].standing";
        if (document.Find(place) is null) return null;
        var edits = new[] { Set(document, $"{place}.state", state),
            Set(document, $"{place}.lookAgain", lookAgain is { } day ? LocalDatePattern.Iso.Format(day) : null) }
            .OfType<DraftEdit>().ToImmutableArray();
        return edits.IsEmpty ? null : edits.Length == 1 ? edits[0] : new DraftEdit.Several(edits);
    }

    public static StandingNeed NeedOf(StandingDraft standing, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return standing.State?.Trim() switch
        {
            PaperShapes.Live => Day(standing.LookAgain) <= today ? StandingNeed.LookAgain : StandingNeed.None,
            PaperShapes.Drafted => StandingNeed.PutLive,
            PaperShapes.Idea => StandingNeed.Make,
            _ => StandingNeed.Say,
        };
    }

    /// <summary>Whether this is a word for how far something is.</summary>
    public static bool IsState(string? word) => word is PaperShapes.Idea or PaperShapes.Drafted or PaperShapes.Live;

    /// <summary>A day as the journey file writes it; null where it is none.</summary>
    public static LocalDate? Day(string? text) => Date.TryRead(text?.Trim(), out var day) ? day : null;

    private static DraftEdit.Set? Set(DraftDocument document, string path, string? value) =>
        document.Text(path) is var now && now == value ? null : new(path, now, value);

    private static ImmutableArray<StandingPlace> Steps(IEnumerable<PlannedJourney> journeys, Func<StepDraft, bool> which) =>
    [
        .. from journey in journeys
           from step in journey.Document.Draft.Steps.Zip(journey.Document.Ids("steps")).Index()
           where which(step.Item.First)
           select new StandingPlace(journey, step.Item.Second, step.Index + 1, step.Item.First),
    ];

    private static bool IsOpen(StepDraft step) =>
        step is { Standing: null, Message: null, Assignment: null, Survey: null, Webhook: null, Variants.IsDefaultOrEmpty: true }
            && _open.Contains(step.Platform?.Trim().ToLowerInvariant() ?? "");
}
