using System.Globalization;
using Throughline.Drafts;
using Throughline.Enrollments;
using Throughline.Journeys;

namespace Throughline.App.Features.Journeys;

/// <summary>Everyday words for the numbers, states and kinds of a journey.</summary>
internal static class Words
{
    /// <summary>A measure's word in addresses, and back.</summary>
    public static readonly IReadOnlyDictionary<Measure, string> Keys = Enum.GetValues<Measure>().ToDictionary(measure => measure, KeyOf);

    public static Measure? MeasureOf(string? key)
    {
        foreach (var (measure, word) in Keys)
            if (word == key) return measure;
        return null;
    }

    /// <summary>The heading of the list behind a number.</summary>
    public static string Title(Measure measure) => measure switch
    {
        Measure.Entered => "Everybody who came in",
        Measure.Active => "On the road now",
        Measure.Resting => "Resting beside the road",
        Measure.Completed => "Walked the whole road",
        Measure.Left => "Left the road",
        Measure.Moved => "Went on in a later version",
        Measure.Merged => "Turned out to be somebody else here",
        Measure.CameOver => "Came over from another version",
        Measure.Ended => "Came here in this version, and it is over",
        Measure.EndedDone => "Came here in this version, and it went well",
        Measure.Reached => "Reached this step",
        Measure.Waiting => "Here now",
        Measure.Done => "Did this step",
        Measure.Overtaken => "Went past without it",
        Measure.GivenUp => "Did not do it in time",
        Measure.Refused => "Could not be sent to",
        Measure.RestingHere => "Resting here",
        Measure.LeftHere => "Left here",
        Measure.Bypassed => "Joined later on the road",
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "This number has no name."),
    };

    /// <summary>One sentence about who is in the list.</summary>
    public static string Explain(Measure measure) => measure switch
    {
        Measure.Waiting => "They have reached this step and not gone on yet.",
        Measure.Reached => "They have stood here at some time, whatever became of it.",
        Measure.Overtaken => "They did a later step first, so this one was not needed any more.",
        Measure.GivenUp => "The time this step gives them passed.",
        Measure.Refused => "What this step sends was refused for a reason you can see on each person’s page.",
        Measure.RestingHere or Measure.Resting => "They said “not now” or fell silent. They come back to the same place, or leave with a reason.",
        Measure.Bypassed => "They came in further along, so this step lies behind them.",
        Measure.LeftHere or Measure.Left => "Each has a reason. They can come in again if the journey allows it.",
        Measure.Moved => "They carried on in a newer version of this journey.",
        Measure.CameOver => "They were on the road when this version was published, and went on in it.",
        Measure.Ended => "They did it, did not do it in time, could not be written to, or left. Who brought it along from another version is not counted, so that two versions can be compared.",
        Measure.EndedDone => "Who brought it along from another version is not counted, so that two versions can be compared.",
        Measure.Merged => "Two records were the same person; the road goes on under one name.",
        _ => "Open a name to see the whole story.",
    };

    public static string Kind(StepKind kind) => kind switch
    {
        StepKind.Message => "Message",
        StepKind.Assignment => "Done by your team",
        StepKind.Survey => "Question",
        StepKind.Webhook => "Tells another system",
        _ => "Waits for the customer",
    };

    /// <summary>As <see cref="Kind(StepKind)"/>, with text messages by their own name.</summary>
    public static string Kind(Step step) => SendsText(step) ? "Text message" : Kind(step.Kind);

    /// <inheritdoc cref="Kind(Step)"/>
    public static string Kind(StepDraft step) => SendsText(step) ? "Text message" : Kind(StepKinds.Of(step));

    public static string Icon(Step step) => SendsText(step) ? "smartphone" : Icon(step.Kind);

    public static string Icon(StepDraft step) => SendsText(step) ? "smartphone" : Icon(StepKinds.Of(step));

    private static bool SendsText(Step step) => step.Work is MessageWork { Variants: [{ Message.IsText: true }, ..] };

    private static bool SendsText(StepDraft step) => (step.Message ?? (step.Variants is [var first, ..] ? first.Message : null)) is { IsText: true };

    public static string Icon(StepKind kind) => kind switch
    {
        StepKind.Message => "mail",
        StepKind.Assignment => "hand",
        StepKind.Survey => "message-circle",
        StepKind.Webhook => "webhook",
        _ => "hourglass",
    };

    public static string State(EnrollmentState state) => state switch
    {
        EnrollmentState.Active => "On the road",
        EnrollmentState.Resting => "Resting",
        EnrollmentState.Completed => "Walked it all",
        EnrollmentState.Left => "Left",
        EnrollmentState.Moved => "Went on in a later version",
        _ => "Merged",
    };

    public static string Outcome(VisitOutcome outcome) => outcome switch
    {
        VisitOutcome.Done => "Done",
        VisitOutcome.Overtaken => "Went past",
        VisitOutcome.GivenUp => "Not done in time",
        VisitOutcome.Refused => "Could not be sent",
        VisitOutcome.Bypassed => "Joined later",
        _ => "Here",
    };

    /// <summary>"1 person", "214 people".</summary>
    public static string People(long n) => n == 1 ? "1 person" : string.Create(CultureInfo.InvariantCulture, $"{n:N0} people");

    public static string Count(long n, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{n:N0} {(n == 1 ? one : many)}");

    /// <summary>Why something was not sent, in two or three words; the sentence stands beside it.</summary>
    public static string Reason(string reason) => reason switch
    {
        "suppressed" => "on the do-not-write list",
        "no-consent" => "have not agreed",
        "cap" => "enough for now",
        "past-due" => "too late",
        "superseded" => "not needed any more",
        "missing-value" => "a word is missing",
        "template-failed" => "could not be put together",
        "tries-used-up" => "not taken by the other side",
        "enrollment-ended" => "had left",
        "channel-not-set-up" => "text message",
        _ => reason.Replace('-', ' '),
    };

    /// <summary>A key as words: "five-steps-form" is "Five steps form".</summary>
    public static string Plain(string key) => key.Length == 0 ? "" : char.ToUpperInvariant(key[0]) + key[1..].Replace('-', ' ').Replace('_', ' ');

    private static string KeyOf(Measure measure) => measure switch
    {
        Measure.GivenUp => "given-up",
        Measure.RestingHere => "resting-here",
        Measure.LeftHere => "left-here",
        Measure.CameOver => "came-over",
        Measure.EndedDone => "ended-well",
        _ => measure.ToString().ToLowerInvariant(),
    };
}
