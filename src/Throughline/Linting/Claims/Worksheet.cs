namespace Throughline.Linting.Claims;

/// <summary>What the owner wrote down about the customer, and customers do not read.</summary>
internal static class Worksheet
{
    /// <summary>What the journey is about, and what its steps are for.</summary>
    public static IEnumerable<string> Of(Road road) => Written([road.Draft.Pain, .. OfJourney(road), .. OfSteps(road)]);

    /// <summary>Who walks, towards what: the journey's own lines and its ideal client in the book.</summary>
    public static IEnumerable<string> OfPersona(Road road)
    {
        var persona = road.Book.Personas.FirstOrDefault(persona => persona.Key == road.Persona);
        return Written([Phrases.OfKey(road.Persona ?? ""), persona?.Name, road.Draft.Pain, .. OfJourney(road)]);
    }

    public static IEnumerable<string> OfSteps(Road road) => road.Steps.SelectMany(OfStep);

    private static IEnumerable<string?> OfJourney(Road road) =>
    [
        road.Draft.Name, Phrases.OfKey(road.Draft.Offer ?? ""), road.Offer?.Name, road.Draft.Result?.Gets, road.Draft.Result?.Feels,
        road.Draft.Result?.Says, road.Voice.KeyMessage, .. road.Voice.Use,
    ];

    public static IEnumerable<string> OfStep(RoadStep step) => Written(
        [step.Draft.Title, step.Draft.Purpose, step.Draft.Does, step.Draft.Thinks, step.Draft.Obstacle, step.Draft.Answer]);

    private static IEnumerable<string> Written(IEnumerable<string?> texts) => texts.Select(Road.Clean).OfType<string>();
}
