using Throughline.App.Design;
using Throughline.Journeys;

namespace Throughline.App.Features.Stepping;

/// <summary>What people can be seen to do, in plain words.</summary>
internal static class EventWords
{
    private static readonly (string Event, string Words)[] _own =
    [
        (EventNames.EmailLinkClicked, "They click a link in the message"),
        (EventNames.EmailReplied, "They answer the message"),
        (EventNames.EmailOpened, "They open the message (often a machine; a click is surer)"),
        (EventNames.SurveyAnswered, "They answer the question"),
        (EventNames.AssignmentDone, "Your team ticks the task off"),
        (EventNames.FormSubmitted, "They fill in a form"),
        (EventNames.OrderCompleted, "They order"),
        (EventNames.ReferralAccepted, "Somebody they told about you says yes"),
    ];

    // The names that shops and sites send by themselves.
    private static readonly (string Event, string Words)[] _shops =
    [
        ("Product Viewed", "They look at a product"), ("Product Added", "They put something into the basket"), ("Checkout Started", "They go to the till"),
        ("Signed Up", "They sign up"), ("Signed In", "They sign in"), ("Trial Started", "They begin a trial"), ("Call Booked", "They book a call"),
    ];

    /// <summary>What can be waited for at a step, those that need its own e-mail, question or task only where it has one.</summary>
    /// <param name="writesMail">False where what it sends are text messages: those show no click.</param>
    public static IEnumerable<FieldOption> Choices(StepKind kind, bool writesMail, IEnumerable<string> known, string? present)
    {
        var own = _own.Where(one => Fits(one.Event, kind, writesMail) || one.Event == present);
        var others = known.Where(name => _own.All(one => one.Event != name) && _shops.All(one => one.Event != name) && !Quiet(name)).Select(name => (Event: name, Words: $"Another event: {name}"));
        return own.Concat(_shops).Concat(others).Select(one => new FieldOption(one.Event, one.Words));
    }

    /// <summary>"They order".</summary>
    public static string Of(string name) => _own.Concat(_shops).FirstOrDefault(one => one.Event == name).Words is { } words ? words : $"“{name}” happens";

    private static bool Fits(string name, StepKind kind, bool writesMail) => name switch
    {
        EventNames.EmailLinkClicked or EventNames.EmailReplied or EventNames.EmailOpened => writesMail && kind is (StepKind.Message or StepKind.Survey),
        EventNames.SurveyAnswered => kind is StepKind.Survey,
        EventNames.AssignmentDone => kind is StepKind.Assignment,
        _ => true,
    };

    private static bool Quiet(string name) =>
        name is EventNames.EmailDelivered or EventNames.EmailBounced or EventNames.EmailComplained or EventNames.Unsubscribed or EventNames.PersonImported;
}
