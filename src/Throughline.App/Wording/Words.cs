using System.Globalization;
using Throughline.Drafts;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Runtime.Storage.People;

namespace Throughline.App.Wording;

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

    /// <summary>What a number is called over a column: "Given up".</summary>
    public static string Of(Measure measure) => English.Numbers[measure].Word;

    /// <summary>As <see cref="Of(Measure)"/>, inside a sentence and beside a count: "given up".</summary>
    public static string Label(Measure measure) => Lower(Of(measure));

    /// <summary>"Given up" is "given up".</summary>
    public static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];

    /// <summary>The heading of the list behind a number.</summary>
    public static string Title(Measure measure) => English.Numbers[measure].Title;

    /// <summary>One sentence about who is in the list.</summary>
    public static string Explain(Measure measure) => English.Numbers[measure].About;

    public static string Kind(StepKind kind) => English.Kinds[kind];

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
        StepKind.Standing => "eye",
        _ => "hourglass",
    };

    public static string State(EnrollmentState state) => Of(state switch
    {
        EnrollmentState.Active => Measure.Active,
        EnrollmentState.Resting => Measure.Resting,
        EnrollmentState.Completed => Measure.Completed,
        EnrollmentState.Left => Measure.Left,
        EnrollmentState.Moved => Measure.Moved,
        _ => Measure.Merged,
    });

    public static string State(AssignmentState state) => English.Assignments[state];

    public static string Outcome(VisitOutcome outcome) => Of(outcome switch
    {
        VisitOutcome.Done => Measure.Done,
        VisitOutcome.Overtaken => Measure.Overtaken,
        VisitOutcome.GivenUp => Measure.GivenUp,
        VisitOutcome.Refused => Measure.Refused,
        VisitOutcome.Bypassed => Measure.Bypassed,
        VisitOutcome.Skipped => Measure.Skipped,
        _ => Measure.Waiting,
    });

    /// <summary>Why a step came out as it did, as a sentence; null where the outcome says it.</summary>
    public static string? Why(VisitReason reason) => English.VisitReasons.GetValueOrDefault(reason);

    /// <summary>What came of care.</summary>
    public static string Care(CareOutcome outcome) => English.CareOutcomes[outcome];

    /// <summary>"1 person", "214 people".</summary>
    public static string People(long n) => n == 1 ? "1 person" : string.Create(CultureInfo.InvariantCulture, $"{n:N0} people");

    public static string Count(long n, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{n:N0} {(n == 1 ? one : many)}");

    /// <summary>Why something was not sent, in two or three words; the sentence stands beside it.</summary>
    public static string Reason(string code) =>
        SendReason.Find(code) is { } reason && English.Reasons.TryGetValue(reason, out var words) ? words : code.Replace('-', ' ');

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
