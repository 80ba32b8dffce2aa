using Throughline.Journeys;

namespace Throughline.App.Wording;

/// <summary>What people can be seen to do, in plain words.</summary>
internal static class EventWords
{
    /// <summary>What can be waited for at a step, those that need its own e-mail, question or task only where it has one.</summary>
    /// <param name="writesMail">False where what it sends are text messages: those show no click.</param>
    public static IEnumerable<(string Event, string Words)> Choices(StepKind kind, bool writesMail, IEnumerable<string> known, string? present)
    {
        var own = EventPhrases.Own.Where(one => Fits(one.Event, kind, writesMail) || one.Event == present).Select(one => (one.Event, Words: one.Words + Caution(one.Event)));
        var proposed = EventPhrases.Own.Concat(EventPhrases.Shops).Select(one => one.Event).ToHashSet(StringComparer.Ordinal);
        var others = known.Where(name => !proposed.Contains(name) && !Quiet(name)).Select(name => (Event: name, Words: EventPhrases.Known(name) ?? $"Another event: {name}"));
        return own.Concat(EventPhrases.Shops).Concat(others);
    }

    /// <summary>"They buy".</summary>
    public static string Of(string name) => EventPhrases.Known(name) ?? $"“{name}” happens";

    private static string Caution(string name) => name == EventNames.EmailOpened ? " (often a machine; a click is surer)" : "";

    private static bool Fits(string name, StepKind kind, bool writesMail) => name switch
    {
        EventNames.EmailLinkClicked or EventNames.FileOpened or EventNames.EmailReplied or EventNames.EmailOpened =>
            writesMail && kind is (StepKind.Message or StepKind.Survey),
        EventNames.SurveyAnswered => kind is StepKind.Survey,
        EventNames.AssignmentDone => kind is StepKind.Assignment,
        _ => true,
    };

    private static bool Quiet(string name) =>
        name is EventNames.EmailDelivered or EventNames.EmailBounced or EventNames.EmailDelayed or EventNames.EmailComplained or EventNames.Unsubscribed or EventNames.PersonImported;
}
