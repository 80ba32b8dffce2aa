using Throughline.Journeys;

namespace Throughline.App.Wording;

/// <summary>What an owner does so that people come in through an entry point. The family is closed.</summary>
internal abstract record EntryPointGuide
{
    private EntryPointGuide()
    {
    }

    /// <summary>A form with a page of its own.</summary>
    public sealed record Form(string Key) : EntryPointGuide;

    public sealed record Import : EntryPointGuide;

    /// <summary>They register for an event of the business.</summary>
    /// <param name="Occasion">Key of the event; null where it is any.</param>
    public sealed record Registration(string? Occasion) : EntryPointGuide;

    /// <summary>Another program reports an event.</summary>
    public sealed record Event(string Name) : EntryPointGuide;

    public sealed record ByHand : EntryPointGuide;

    /// <summary>It opens by itself, at a moment by a date of theirs.</summary>
    public sealed record ByDate(string Moment) : EntryPointGuide;

    public static EntryPointGuide Of(EntryPoint entryPoint) => entryPoint.Rule switch
    {
        null when entryPoint.Opens is { } opens => new ByDate(opens.ToString()),
        null => new ByHand(),
        { Event: EventNames.PersonImported } => new Import(),
        { Event: EventNames.FormSubmitted } rule when FormOf(rule) is { } form => new Form(form),
        { Event: EventNames.EventRegistered or EventNames.EventWaitlisted or EventNames.EventAttended or EventNames.EventMissed } rule =>
            new Registration(ValueOf(rule, "event")),
        var rule => new Event(rule.Event),
    };

    /// <summary>Where everybody can fill in a form of a business.</summary>
    public static string FormAddress(ServerAddress server, Guid workspace, string form) =>
        server.Of($"/f/{workspace:N}/{Uri.EscapeDataString(form)}");

    /// <summary>The form a rule asks for, or null where it asks for any.</summary>
    public static string? FormOf(EventRule rule) => ValueOf(rule, "form");

    private static string? ValueOf(EventRule rule, string property)
    {
        foreach (var comparison in rule.Where)
            if (comparison.Comparator == Comparator.Equal && comparison.Property == property) return comparison.Value;
        return null;
    }
}
