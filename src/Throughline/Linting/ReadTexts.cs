using Throughline.Journeys;
using Throughline.Linting.Reading;

namespace Throughline.Linting;

/// <summary>What was read of a draft, so that "nothing was found" says what was looked at.</summary>
/// <param name="Texts">Letters, text messages, pages, questions, scripts and what is said; a letter and its subject are one.</param>
/// <param name="Language">As English calls it; null where it cannot be told.</param>
public sealed record ReadTexts(int Steps, int Texts, string? Language)
{
    public static ReadTexts Of(JourneyDraft draft, LintContext context)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(context);
        var road = new Road(draft, context);
        var reading = RoadReading.Of(road);
        var pages = reading.Texts.Where(text => text.Kind == TextKind.Page).DistinctBy(text => text.Path.Split('.')[0]).Count();
        return new(
            road.Steps.Length,
            pages + reading.Texts.Count(text => text.Kind is TextKind.Letter or TextKind.Question or TextKind.Script or TextKind.Said),
            reading.Tongue?.Name);
    }
}
