using Throughline.Journeys;

namespace Throughline.App.Features.Planning;

/// <summary>
/// The form by which a planned road lets people in. The way in and the step at which they fill it in are one thing: both name
/// the same form, so that whoever comes in by it is past that step.
/// </summary>
internal static class PlanForms
{
    private const string Property = "form";

    /// <summary>The form that the first step with one waits for; null where no step waits for one.</summary>
    public static string? OfRoad(JourneyDraft draft) => draft.Steps.Select(AskedFor).FirstOrDefault(form => form is not null);

    /// <summary>The form of a step that is new on the road: the journey's own, or one of its own where a step has that already.</summary>
    public static string Free(JourneyDraft draft, string stepKey) =>
        draft.Journey is { } own && OfRoad(draft) is null ? own : stepKey;

    public static string Where(string form) => WhereText.Write([new(Property, Comparator.Equal, form)]);

    /// <summary>The form that a step waits for; null where it waits for none, or for any.</summary>
    public static string? AskedFor(StepDraft step) =>
        step is { Done: { Event: EventNames.FormSubmitted, Where: { } where } }
            ? WhereText.Read(where, out _).FirstOrDefault(test => test is { Property: Property, Comparator: Comparator.Equal })?.Value
            : null;
}
