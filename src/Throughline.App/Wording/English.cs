using System.Collections.Frozen;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Storage.People;

namespace Throughline.App.Wording;

/// <summary>The words for one number.</summary>
/// <param name="Word">Over a column and beside a count, everywhere the same: "Given up".</param>
/// <param name="Title">The heading of the list behind it.</param>
/// <param name="About">One sentence about who is in the list.</param>
internal sealed record NumberWords(string Word, string Title, string About);

/// <summary>What the lists of the model are called in English. Another language is another table like this one.</summary>
internal static class English
{
    private const string OpenAName = "Open a name to see the whole story.";
    private const string NotComparable =
        "Who brought it along from another version is not counted, so that two versions can be compared.";
    private const string Rests = "They said “not now” or fell silent. They come back to the same place, or leave with a reason.";
    private const string Leaves = "Each has a reason. They can come in again if the journey allows it.";

    public static readonly FrozenDictionary<Measure, NumberWords> Numbers = new Dictionary<Measure, NumberWords>
    {
        [Measure.Entered] = new("Came in", "Everybody who came in", OpenAName),
        [Measure.Active] = new("On the road", "On the road now", OpenAName),
        [Measure.Resting] = new("Resting", "Resting beside the road", Rests),
        [Measure.Completed] = new("Walked it all", "Walked it all", OpenAName),
        [Measure.Left] = new("Left", "Left the road", Leaves),
        [Measure.Moved] = new("In a later version", "Went on in a later version", "They carried on in a newer version of this journey."),
        [Measure.Merged] = new("Merged", "Turned out to be somebody else here",
            "Two records were the same person; the road goes on under one name."),
        [Measure.CameOver] = new("Came over", "Came over from another version",
            "They were on the road when this version was published, and went on in it."),
        [Measure.Reached] = new("Reached", "Reached this step", "They have stood here at some time, whatever became of it."),
        [Measure.Waiting] = new("Here now", "Here now", "They have reached this step and not gone on yet."),
        [Measure.Done] = new("Done", "Did this step", OpenAName),
        [Measure.Overtaken] = new("Overtaken", "Overtaken at this step",
            "They did a later step first, so this one was not needed any more."),
        [Measure.GivenUp] = new("Given up", "Given up at this step", "The time this step gives them passed."),
        [Measure.Refused] = new("Not sent", "Not sent at this step",
            "What this step sends was refused for a reason you can see on each person’s page."),
        [Measure.RestingHere] = new("Resting", "Resting here", Rests),
        [Measure.LeftHere] = new("Left", "Left here", Leaves),
        [Measure.Bypassed] = new("Joined later", "Joined later on the road",
            "They came in further along, so this step lies behind them."),
        [Measure.Skipped] = new("Passed over", "Taken past this step for a reason",
            "Its moment by a date had passed, or it asks a favour of somebody who is not there yet."),
        [Measure.Ended] = new("Are through", "Came here in this version, and it is over",
            "They did it, it was given up or not sent, or they left. " + NotComparable),
        [Measure.EndedDone] = new("Done", "Came here in this version, and it went well", NotComparable),
        [Measure.Sent] = new("Sent", "Messages that were sent",
            "As far as anybody knows; reminders are counted too, and what is kept here while mail is not set up."),
        [Measure.SentUnknown] = new("Nobody knows", "Messages that may or may not have arrived", "They are never sent again by themselves."),
        [Measure.Opened] = new("Opened", "Messages that were opened",
            "Each is counted once, the first time: of people who agreed that it is noted, and of whoever follows a link."),
        [Measure.Clicked] = new("Clicked", "Messages in which a link was followed", "Each is counted once, the first time."),
        [Measure.Bounced] = new("Came back", "Messages that came back", "The other side could not deliver them."),
        [Measure.NotSent] = new("Not sent", "Messages that were not sent", "Each has a reason that can be read."),
        [Measure.Answered] = new("Answered", "Questions that were answered", "The latest answer of each person counts."),
        [Measure.Assigned] = new("Given", "Tasks given to your team", "One for each person who comes to the step."),
        [Measure.AssignmentDone] = new("Done by your team", "Tasks your team has done", "As they said on their day's list."),
        [Measure.AssignmentNotPossible] = new("Could not be done", "Tasks that could not be done", "As your team said, with their note."),
        [Measure.CareOpened] = new("To look after", "People who were to be looked after",
            "They were unhappy, or something had gone wrong."),
        [Measure.CareEnded] = new("Looked after", "People who were looked after", "As your team said, with their note."),
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<StepKind, string> Kinds = new Dictionary<StepKind, string>
    {
        [StepKind.Message] = "Message",
        [StepKind.Assignment] = "Done by your team",
        [StepKind.Survey] = "Question",
        [StepKind.Webhook] = "Tells another system",
        [StepKind.Wait] = "Waits for the customer",
        [StepKind.Standing] = "There for everybody",
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<AssignmentState, string> Assignments = new Dictionary<AssignmentState, string>
    {
        [AssignmentState.Open] = "Given to your team",
        [AssignmentState.Done] = "Done by your team",
        [AssignmentState.NotPossible] = "Could not be done",
        [AssignmentState.Withdrawn] = "Not needed any more",
    }.ToFrozenDictionary();

    /// <summary>Why a step came out as it did, where its outcome alone does not say.</summary>
    public static readonly FrozenDictionary<VisitReason, string> VisitReasons = new Dictionary<VisitReason, string>
    {
        [VisitReason.MomentPassed] = "The moment it waited for had passed.",
        [VisitReason.NotThereYet] = "They are not there yet, or were unhappy, so nothing was asked of them.",
        [VisitReason.NoDateKnown] = "Nobody said the date that it waited for.",
        [VisitReason.DateCancelled] = "The date that it waited for was cancelled.",
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<CareOutcome, string> CareOutcomes = new Dictionary<CareOutcome, string>
    {
        [CareOutcome.GoOn] = "They go on",
        [CareOutcome.Rest] = "They rest",
        [CareOutcome.Leave] = "They leave",
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<Lifecycle, string> Lifecycles = new Dictionary<Lifecycle, string>
    {
        [Lifecycle.Prospect] = "New to you",
        [Lifecycle.Lead] = "Interested",
        [Lifecycle.Customer] = "Customer",
        [Lifecycle.Advocate] = "Recommends you",
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<Lifecycle, string> LifecyclesOfMany = new Dictionary<Lifecycle, string>
    {
        [Lifecycle.Prospect] = "New to you",
        [Lifecycle.Lead] = "Interested",
        [Lifecycle.Customer] = "Customers",
        [Lifecycle.Advocate] = "Recommend you",
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<Lifecycle, string> AboutLifecycles = new Dictionary<Lifecycle, string>
    {
        [Lifecycle.Prospect] =
            "They came across you and have not asked for anything yet. The first promise you keep makes them interested.",
        [Lifecycle.Lead] =
            "They asked for something, or said that they are interested. What waits for them is the way to their first order.",
        [Lifecycle.Customer] =
            "They bought from you. What waits for them is the result they came for, and the question whether they got it.",
        [Lifecycle.Advocate] = "Somebody came because of them. A word of thanks is always due.",
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<IdentityKind, string> Identities = new Dictionary<IdentityKind, string>
    {
        [IdentityKind.UserId] = "Your own number",
        [IdentityKind.Email] = "E-mail",
        [IdentityKind.Phone] = "Phone",
        [IdentityKind.AnonymousId] = "A browser they used",
    }.ToFrozenDictionary();

    /// <summary>Why something was not sent, in two or three words, where the code does not say it; the sentence stands beside it.</summary>
    public static readonly FrozenDictionary<SendReason, string> Reasons = new Dictionary<SendReason, string>
    {
        [SendReason.Suppressed] = "on the do-not-write list",
        [SendReason.NoConsent] = "have not agreed",
        [SendReason.Cap] = "enough for now",
        [SendReason.PastDue] = "too late",
        [SendReason.Superseded] = "not needed any more",
        [SendReason.NothingToRemindOf] = "nothing to remind of",
        [SendReason.MissingValue] = "a word is missing",
        [SendReason.TemplateFailed] = "could not be put together",
        [SendReason.TriesUsedUp] = "not taken by the other side",
        [SendReason.NothingBehindIt] = "belonged to nothing",
        [SendReason.FileMissing] = "wait for a file",
        [SendReason.NotReadable] = "cannot be read now",
        [SendReason.EnrollmentEnded] = "had left",
        [SendReason.Forgotten] = "asked to be forgotten",
        [SendReason.ChannelNotSetUp] = "text message",
        [SendReason.InCare] = "looked after first",
        [SendReason.DatePassed] = "its date has passed",
        [SendReason.TakenBack] = "taken back",
    }.ToFrozenDictionary();

    /// <summary>What a step is for, by its key in the file.</summary>
    public static readonly (string Value, string Text)[] Goals =
    [
        (Aims.Nurture, "They trust you more"), (Aims.Purchase, "They buy"), (Aims.Consumption, "They use what they bought"),
        (Aims.Result, "They say whether it worked"), (Aims.Endorsement, "They vouch for you"), (Aims.Referral, "They tell others"),
        (Aims.Repeat, "They buy again"),
    ];

    /// <summary>How surely something is known, by its key in the file.</summary>
    public static readonly (string Value, string Text)[] Evidence =
        [("guess", "A guess"), ("asked", "They told us"), ("measured", "Measured")];

    /// <summary>How far a standing touchpoint is, by its key in the file.</summary>
    public static readonly (string Value, string Text)[] StandingStates =
        [("idea", "An idea"), ("drafted", "Made, not live yet"), ("live", "Live")];
}
