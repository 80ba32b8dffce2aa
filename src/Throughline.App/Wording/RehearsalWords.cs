using System.Collections.Immutable;
using System.Globalization;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Runtime.Engine;
using Throughline.Simulation;

namespace Throughline.App.Wording;

/// <summary>What happens in a rehearsal, in words: the same on the page and at the command line.</summary>
internal sealed class RehearsalWords(RehearsedWalk walk)
{
    /// <summary>How the made-up person behaves, where a lever says so.</summary>
    private static readonly ImmutableArray<(Lever Lever, string Label, string Sentence)> _levers =
    [
        (Lever.AnswersNothing, "Answers nothing", "They do nothing that a step waits for."),
        (Lever.BuysLate, "Does it at the last moment",
            "They do what a step waits for when their time is nearly over, past every reminder."),
        (Lever.IsUnhappy, "Is unhappy", "They give the lowest score, and say no when you ask whether they got what you promised."),
        (Lever.ComesByReferral, "Comes by a recommendation", "Somebody sent them to you."),
        (Lever.HasNotAgreed, "Has not agreed to marketing", "They never agreed to get marketing mail."),
        (Lever.HasNoFirstName, "Has no first name", "You do not know what to call them."),
        (Lever.MovesAppointment, "Moves the appointment", "They ask for another day."),
    ];

    private static readonly Dictionary<Lever, string> _unfit = new()
    {
        [Lever.ComesByReferral] = "This road has no way in by recommendation.",
        [Lever.MovesAppointment] = "This road has no appointment.",
    };

    /// <summary>What a switch says: "Is unhappy".</summary>
    public static string Label(Lever lever) => _levers.First(one => one.Lever == lever).Label;

    /// <summary>What it means.</summary>
    public static string About(Lever lever) => _levers.First(one => one.Lever == lever).Sentence;

    /// <summary>Why a lever changes nothing on this road.</summary>
    public static string WhyNot(Lever lever) => _unfit[lever];

    private Journey Journey => walk.Cast.Journey;
    private string Name => walk.Cast.Name;

    /// <summary>"Mail", "Reminder 2": what is sent, or is not.</summary>
    public string What(int step, int number) => number > 0
        ? string.Create(CultureInfo.InvariantCulture, $"Reminder {number}")
        : Step(step).Work switch
        {
            MessageWork { Variants: [{ Message.IsText: true }, ..] } => "Text message",
            SurveyWork { Message.IsText: true } => "Question by text message",
            SurveyWork => "Question by mail",
            WebhookWork => "The call to another system",
            _ => "Mail",
        };

    /// <summary>The wording they got, where there are several: " (wording “b”)".</summary>
    public string Wording(Happening.Sent sent) =>
        Step(sent.Step).Work is MessageWork work && sent.Number == 0 && work.KeyOf(sent.Variant) is { Length: > 0 } key
            ? $" (wording “{key}”)" : "";

    public string Passed(Happening.Passed passed)
    {
        var title = $"“{Step(passed.Step).Title}”";
        if (Words.Why(passed.Reason) is { } why) return $"{Words.Outcome(passed.Outcome)}: {title}. {why}";
        return passed.Outcome is VisitOutcome.GivenUp or VisitOutcome.Refused
            ? $"{Words.Outcome(passed.Outcome)}: {title}. {Capital(Otherwise(Step(passed.Step)))}."
            : $"{Words.Outcome(passed.Outcome)}: {title}.";
    }

    /// <summary>A date that a step waits for, as a sentence: what it is, and when it is.</summary>
    /// <param name="show">A moment, as the reader's clock shows it.</param>
    public string AwaitsDate(Happening.AwaitsDate awaits, Func<NodaTime.Instant, string> show)
    {
        var date = Words.Lower(Words.Plain(awaits.Date));
        if (awaits.Value is not { } value) return $"Waits until somebody says the date “{date}”, at most until {show(awaits.Until)}.";
        var day = value.Day is { } whole ? show(whole.AtMidnight().InZoneLeniently(walk.Plan.Zone.Zone).ToInstant()) : show(value.Start);
        return $"The date “{date}” is {day}. The next thing happens {show(awaits.Until)}.";
    }

    /// <summary>Who looks after them, and how soon.</summary>
    public string LookedAfter(Happening.LookedAfter care, Func<NodaTime.Instant, string> show) =>
        $"{care.Rule.Owner ?? Journey.Owner ?? "Your team"}: {care.Rule.Title ?? $"look after {Name}"}, by {show(care.Due)}. "
        + "Nothing else is asked of them meanwhile.";

    /// <summary>What becomes of those who do not do it, in the middle of a sentence.</summary>
    public string Otherwise(Step step) => step.Otherwise switch
    {
        Journeys.Otherwise.Continue => "the road goes on",
        Journeys.Otherwise.Rest => $"{Name} rests",
        _ => $"{Name} leaves the road",
    };

    /// <summary>The words that were not known, as a sentence; nothing where none was missing.</summary>
    public string Missing(Happening.NotSent not) => not.Reason == SendReason.MissingValue && not.Message is { } message
        ? $"Not known: {walk.Cast.MissingWords(message)}." : "";

    public string Owner(int step) => Journey.OwnerOf(Step(step)) ?? "your team";

    /// <summary>Everything that was counted, in the order of its words: "3 mails", "1 task".</summary>
    public ImmutableArray<string> Counts()
    {
        var happenings = walk.Rehearsed.Happenings;
        return
        [
            .. Counted(happenings.OfType<Happening.Sent>().Count(), "mail"),
            .. Counted(happenings.OfType<Happening.Assigned>().Count(), "task"),
            .. Counted(happenings.OfType<Happening.Called>().Count(), "call to another system", "calls to other systems"),
            .. Counted(happenings.OfType<Happening.NotSent>().Count(), "message that did not go out", "messages that did not go out"),
        ];
    }

    /// <summary>What an event carries, without what only says that a person did it.</summary>
    public static ImmutableArray<(string Name, string Value)> Particulars(EventFact fact) =>
        [.. fact.Properties.EnumerateObject().Where(property => property.Name != "by")
            .Select(property => (property.Name, property.Value.ToString()))];

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    public static IEnumerable<string> Counted(int count, string one, string? many = null) => count == 0 ? []
        : [Words.Count(count, one, many ?? one + "s")];

    private Step Step(int index) => Journey.Steps[index];
}
