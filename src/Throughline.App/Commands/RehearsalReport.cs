using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Throughline.App.Wording;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Simulation;

namespace Throughline.App.Commands;

/// <summary>Writes a rehearsal for the owner to read: day by day, on the person's clock, each mail in full.</summary>
internal sealed class RehearsalReport(Terminal terminal, RehearsedWalk walk)
{
    private const string Margin = "         ";
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM uuuu");
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("ddd d MMM uuuu, HH:mm");
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly OffsetPattern UtcOffset = OffsetPattern.CreateWithInvariantCulture("+HH:mm");

    private readonly RehearsalWords _words = new(walk);
    private LocalDate? _day;
    private Offset? _offset;

    private RehearsalCast Cast => walk.Cast;
    private RehearsalPlan Plan => walk.Plan;

    public void Write()
    {
        WriteIntroduction();
        foreach (var happening in walk.Rehearsed.Happenings) Write(happening);
        WriteSum();
    }

    private void WriteIntroduction()
    {
        var (name, journey) = (Cast.Name, Cast.Journey);
        Line(terminal.Paint(Paint.Good, journey.Name));
        Line("A rehearsal: nothing is sent, and nothing is kept.");
        Line();
        Line($"{Cast.Person.DisplayName} <{Cast.Person.Email}> lives in the time zone {Plan.Zone.Zone.Id} and {(Plan.Consent is true ? "agreed" : "never agreed")} to get marketing mail.");
        foreach (var act in Plan.Acts) Line($"{name} does this: {Named(act.Event, act.Where)}, {act.After} after coming in.");
        Line(Plan.IsSilent
            ? $"{name} does nothing{(Plan.Acts.IsEmpty ? "" : " else")}. Leave out --silent to see what somebody gets who does what each step waits for."
            : $"{name} does each{(Plan.Acts.IsEmpty ? "" : " other")} thing that a step waits for, {(Plan.IsLate ? "when the time for it is nearly over" : "in good time")}. Add --silent to see what somebody gets who does not.");
        if (Plan.IsUnhappy) Line($"{name} is unhappy: the lowest score, and a no to whether they got what was promised.");
        Line("Staff settle their tasks before they are due. Other systems and the mail server take everything at once.");
    }

    private void Write(Happening happening)
    {
        WriteDay(happening.At);
        switch (happening)
        {
            case Happening.CameIn came:
                At(came, $"{Cast.Name} comes in by “{came.EntryPoint.Key}”{(came.Fact is null ? "" : $": {Named(came.Fact.Name, came.EntryPoint.Rule!.Where)}")}.");
                break;
            case Happening.Reached reached:
                At(reached, terminal.Paint(Paint.Good,
                    $"Step {reached.Step + 1} of {Cast.Journey.Steps.Length}: {Step(reached.Step).Title}") + $" ({Step(reached.Step).Key})");
                break;
            case Happening.Pauses pauses:
                At(pauses, $"Nothing happens until {Show(pauses.Until)}.");
                break;
            case Happening.AwaitsDate date:
                At(date, _words.AwaitsDate(date, Show));
                break;
            case Happening.LookedAfter care:
                At(care, $"{terminal.Paint(Paint.Attention, $"{Cast.Name} is unhappy and is looked after first.")} {_words.LookedAfter(care, Show)}");
                break;
            case Happening.CareEnded ended:
                At(ended, $"{Cast.Name} was looked after. {Words.Care(ended.Outcome)}.");
                break;
            case Happening.Awaits awaits:
                At(awaits, $"Waits for: {Named(awaits.Rule.Event, awaits.Rule.Where)}. Until {Show(awaits.Until)}; then {_words.Otherwise(Step(awaits.Step))}.");
                break;
            case Happening.Sent sent:
                WriteMail(sent);
                break;
            case Happening.Held held:
                At(held, $"{terminal.Paint(Paint.Attention, $"{_words.What(held.Step, held.Number)} waits")} until {Show(held.Until)}. {held.Reason.Sentence}");
                break;
            case Happening.NotSent not:
                At(not, $"{terminal.Paint(Paint.Attention, $"{_words.What(not.Step, not.Number)} does not go out.")} {not.Reason.Sentence}{Missing(not)}");
                break;
            case Happening.Assigned assigned:
                WriteTask(assigned);
                break;
            case Happening.AssignmentDone done:
                At(done, $"{_words.Owner(done.Step)} settles the task.");
                break;
            case Happening.Withdrawn withdrawn:
                At(withdrawn, $"The task of {_words.Owner(withdrawn.Step)} is taken back: it is not needed any more.");
                break;
            case Happening.Called called:
                var call = (WebhookWork)Step(called.Step).Work!;
                At(called, $"Calls {call.Url} (type “{call.Type ?? Step(called.Step).Key}”).");
                break;
            case Happening.Did did:
                At(did, $"{terminal.Paint(Paint.Quiet, $"{Cast.Name} does this: {Properties(did.Fact)}")}{(did.Counts ? "" : ". No step waits for it, so nothing changes")}.");
                break;
            case Happening.Passed passed:
                At(passed, _words.Passed(passed));
                break;
            case Happening.Rests rests:
                At(rests, $"{terminal.Paint(Paint.Attention, $"{Cast.Name} rests beside the road")}, until {Show(rests.Until)} at most. Doing what a step waits for leads back.");
                break;
            case Happening.Ended ended:
                At(ended, ended.State == EnrollmentState.Completed
                    ? $"{terminal.Paint(Paint.Good, "The end of the road.")} {Cast.Name} has walked all of it."
                    : $"{terminal.Paint(Paint.Attention, $"{Cast.Name} leaves the road.")} {ended.Reason}.");
                break;
            default:
                throw new InvalidOperationException($"No words for {happening.GetType().Name}.");
        }
    }

    private void WriteMail(Happening.Sent sent)
    {
        var message = Cast.Sent(sent);
        At(sent, $"{terminal.Paint(Paint.Quiet, _words.What(sent.Step, sent.Number))} to {Cast.Person.Email}{_words.Wording(sent)}");
        Boxed("Subject: " + message.Subject);
        Boxed("");
        foreach (var line in message.Text.TrimEnd().Split('\n')) Boxed(line);
    }

    private void WriteTask(Happening.Assigned assigned)
    {
        var step = Step(assigned.Step);
        var work = (AssignmentWork)step.Work!;
        At(assigned, $"{terminal.Paint(Paint.Quiet, $"Task for {_words.Owner(assigned.Step)}")}, due {Show(assigned.Due)}: {work.Title ?? step.Title}");
        foreach (var line in Cast.Script(assigned.Step)?.Split('\n') ?? []) Boxed(line);
        foreach (var item in work.Checklist) Boxed("[ ] " + item);
    }

    private void WriteSum()
    {
        var (counts, happenings) = (_words.Counts(), walk.Rehearsed.Happenings);
        var days = Period.Between(Local(happenings[0].At), Local(happenings[^1].At), PeriodUnits.Days).Days;
        Line();
        Line($"{(counts.Length == 0 ? "Nothing" : string.Join(", ", counts))} in {RehearsalWords.Counted(days, "day").FirstOrDefault() ?? "one day"}.");
    }

    // ---- words ----

    private string Missing(Happening.NotSent not) =>
        _words.Missing(not) is { Length: > 0 } missing ? $" {missing} Say it with --knows NAME=VALUE, or give the field a fallback." : "";

    private static string Named(string name, System.Collections.Immutable.ImmutableArray<Comparison> where) => where.IsEmpty ? name : $"{name} ({WhereText.Write(where)})";

    private static string Properties(EventFact fact)
    {
        var about = RehearsalWords.Particulars(fact);
        return about.IsEmpty ? fact.Name : $"{fact.Name} ({string.Join(" and ", about.Select(one => $"{one.Name} = {one.Value}"))})";
    }

    // ---- lines ----

    private Step Step(int index) => Cast.Journey.Steps[index];

    private LocalDateTime Local(Instant at) => at.InZone(Plan.Zone.Zone).LocalDateTime;

    private string Show(Instant at) => Moment.Format(Local(at));

    private void WriteDay(Instant at)
    {
        var local = at.InZone(Plan.Zone.Zone);
        if (local.Date == _day) return;
        Line();
        Line(terminal.Paint(Paint.Attention, Day.Format(local.Date)) + (local.Offset == _offset ? "" : $" (UTC{UtcOffset.Format(local.Offset)})"));
        (_day, _offset) = (local.Date, local.Offset);
    }

    private void At(Happening happening, string text) => Line($"  {Time.Format(Local(happening.At).TimeOfDay)}  {text}");

    private void Boxed(string line) => Line($"{Margin}| {line.TrimEnd()}".TrimEnd());

    private void Line(string text = "") => terminal.Out.WriteLine(text);
}
