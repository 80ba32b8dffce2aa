using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Throughline.App.Wording;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Simulation;

namespace Throughline.App.Commands;

/// <summary>Writes a rehearsal for the owner to read: day by day, on the person's clock, each mail in full.</summary>
internal sealed class RehearsalReport(Terminal terminal, RehearsalCast cast, RehearsalPlan plan)
{
    private const string Margin = "         ";
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM uuuu");
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("ddd d MMM uuuu, HH:mm");
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly OffsetPattern UtcOffset = OffsetPattern.CreateWithInvariantCulture("+HH:mm");

    private LocalDate? _day;
    private Offset? _offset;

    public void Write(Rehearsed rehearsed)
    {
        WriteIntroduction();
        foreach (var happening in rehearsed.Happenings) Write(happening);
        WriteSum(rehearsed);
    }

    private void WriteIntroduction()
    {
        var (name, journey) = (cast.Name, cast.Journey);
        Line(terminal.Paint(Paint.Good, journey.Name));
        Line("A rehearsal: nothing is sent, and nothing is kept.");
        Line();
        Line($"{cast.Person.DisplayName} <{cast.Person.Email}> lives in the time zone {plan.Zone.Zone.Id} and {(plan.Consent is true ? "agreed" : "never agreed")} to get marketing mail.");
        foreach (var act in plan.Acts) Line($"{name} does this: {Named(act.Event, act.Where)}, {act.After} after coming in.");
        Line(plan.IsSilent
            ? $"{name} does nothing{(plan.Acts.IsEmpty ? "" : " else")}. Leave out --silent to see what somebody gets who does what each step waits for."
            : $"{name} does each{(plan.Acts.IsEmpty ? "" : " other")} thing that a step waits for, in good time. Add --silent to see what somebody gets who does not.");
        Line("Staff settle their tasks before they are due. Other systems and the mail server take everything at once.");
    }

    private void Write(Happening happening)
    {
        WriteDay(happening.At);
        switch (happening)
        {
            case Happening.CameIn came:
                At(came, $"{cast.Name} comes in by “{came.EntryPoint.Key}”{(came.Fact is null ? "" : $": {Named(came.Fact.Name, came.EntryPoint.Rule!.Where)}")}.");
                break;
            case Happening.Reached reached:
                At(reached, terminal.Paint(Paint.Good, $"Step {reached.Step + 1} of {cast.Journey.Steps.Length}: {Step(reached.Step).Title}") + $" ({Step(reached.Step).Key})");
                break;
            case Happening.Pauses pauses:
                At(pauses, $"Nothing happens until {Show(pauses.Until)}.");
                break;
            case Happening.Awaits awaits:
                At(awaits, $"Waits for: {Named(awaits.Rule.Event, awaits.Rule.Where)}. Until {Show(awaits.Until)}; then {Otherwise(Step(awaits.Step))}.");
                break;
            case Happening.Sent sent:
                WriteMail(sent);
                break;
            case Happening.Held held:
                At(held, $"{terminal.Paint(Paint.Attention, $"{What(held.Step, held.Number)} waits")} until {Show(held.Until)}. {held.Reason.Sentence}");
                break;
            case Happening.NotSent not:
                At(not, $"{terminal.Paint(Paint.Attention, $"{What(not.Step, not.Number)} does not go out.")} {not.Reason.Sentence}{Missing(not)}");
                break;
            case Happening.Assigned assigned:
                WriteTask(assigned);
                break;
            case Happening.AssignmentDone done:
                At(done, $"{Owner(done.Step)} settles the task.");
                break;
            case Happening.Withdrawn withdrawn:
                At(withdrawn, $"The task of {Owner(withdrawn.Step)} is taken back: it is not needed any more.");
                break;
            case Happening.Called called:
                var call = (WebhookWork)Step(called.Step).Work!;
                At(called, $"Calls {call.Url} (type “{call.Type ?? Step(called.Step).Key}”).");
                break;
            case Happening.Did did:
                At(did, $"{terminal.Paint(Paint.Quiet, $"{cast.Name} does this: {Properties(did.Fact)}")}{(did.Counts ? "" : ". No step waits for it, so nothing changes")}.");
                break;
            case Happening.Passed passed:
                At(passed, Outcome(passed));
                break;
            case Happening.Rests rests:
                At(rests, $"{terminal.Paint(Paint.Attention, $"{cast.Name} rests beside the road")}, until {Show(rests.Until)} at most. Doing what a step waits for leads back.");
                break;
            case Happening.Ended ended:
                At(ended, ended.State == EnrollmentState.Completed ? $"{terminal.Paint(Paint.Good, "The end of the road.")} {cast.Name} has walked all of it." : $"{terminal.Paint(Paint.Attention, $"{cast.Name} leaves the road.")} {ended.Reason}.");
                break;
            default:
                throw new InvalidOperationException($"No words for {happening.GetType().Name}.");
        }
    }

    private void WriteMail(Happening.Sent sent)
    {
        var message = ((RenderOutcome.Rendered)cast.Mail(sent.Step, sent.Number, sent.Variant)).Message;
        var variants = Step(sent.Step).Work is MessageWork { Variants: { Length: > 1 } all } && sent.Number == 0 ? $" (wording “{all[sent.Variant].Key}”)" : "";
        At(sent, $"{terminal.Paint(Paint.Quiet, What(sent.Step, sent.Number))} to {cast.Person.Email}{variants}");
        Boxed("Subject: " + message.Subject);
        Boxed("");
        foreach (var line in message.Text.TrimEnd().Split('\n')) Boxed(line);
    }

    private void WriteTask(Happening.Assigned assigned)
    {
        var step = Step(assigned.Step);
        var work = (AssignmentWork)step.Work!;
        At(assigned, $"{terminal.Paint(Paint.Quiet, $"Task for {Owner(assigned.Step)}")}, due {Show(assigned.Due)}: {work.Title ?? step.Title}");
        foreach (var line in cast.Script(assigned.Step)?.Split('\n') ?? []) Boxed(line);
        foreach (var item in work.Checklist) Boxed("[ ] " + item);
    }

    private void WriteSum(Rehearsed rehearsed)
    {
        var happenings = rehearsed.Happenings;
        string[] counts =
        [
            .. Counted(happenings.OfType<Happening.Sent>().Count(), "mail"),
            .. Counted(happenings.OfType<Happening.Assigned>().Count(), "task"),
            .. Counted(happenings.OfType<Happening.Called>().Count(), "call to another system", "calls to other systems"),
            .. Counted(happenings.OfType<Happening.NotSent>().Count(), "message that did not go out", "messages that did not go out"),
        ];
        var days = Period.Between(Local(happenings[0].At), Local(happenings[^1].At), PeriodUnits.Days).Days;
        Line();
        Line($"{(counts.Length == 0 ? "Nothing" : string.Join(", ", counts))} in {Counted(days, "day").FirstOrDefault() ?? "one day"}.");
    }

    // ---- words ----

    private string What(int step, int number) => number > 0
        ? string.Create(CultureInfo.InvariantCulture, $"Reminder {number}")
        : Step(step).Work switch
        {
            MessageWork { Variants: [{ Message.IsText: true }, ..] } => "Text message",
            SurveyWork { Message.IsText: true } => "Question by text message",
            SurveyWork => "Question by mail",
            WebhookWork => "The call to another system",
            _ => "Mail",
        };

    private string Outcome(Happening.Passed passed)
    {
        var title = $"“{Step(passed.Step).Title}”";
        return passed.Outcome switch
        {
            VisitOutcome.GivenUp or VisitOutcome.Refused => $"{Words.Outcome(passed.Outcome)}: {title}. {Capital(Otherwise(Step(passed.Step)))}.",
            _ => $"{Words.Outcome(passed.Outcome)}: {title}.",
        };
    }

    private string Otherwise(Step step) => step.Otherwise switch
    {
        Journeys.Otherwise.Continue => "the road goes on",
        Journeys.Otherwise.Rest => $"{cast.Name} rests",
        _ => $"{cast.Name} leaves the road",
    };

    private string Missing(Happening.NotSent not) =>
        not.Reason == SendReason.MissingValue
            ? $" Not known: {cast.MissingWords(not.Step, not.Number, VariantOf(not))}. Say it with --knows NAME=VALUE, or give the field a fallback."
            : "";

    private int VariantOf(Happening.NotSent not) =>
        not.Number == 0 && Step(not.Step).Work is MessageWork work ? VariantChoice.Pick(work, plan.EnrollmentId, Step(not.Step).Key) : 0;

    private string Owner(int step) => cast.Journey.OwnerOf(Step(step)) ?? "your team";

    private static string Named(string name, System.Collections.Immutable.ImmutableArray<Comparison> where) => where.IsEmpty ? name : $"{name} ({WhereText.Write(where)})";

    private static string Properties(EventFact fact)
    {
        var about = fact.Properties.EnumerateObject().Where(property => property.Name != "by").Select(property => $"{property.Name} = {property.Value}").ToList();
        return about.Count == 0 ? fact.Name : $"{fact.Name} ({string.Join(" and ", about)})";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static IEnumerable<string> Counted(int count, string one, string? many = null) =>
        count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? one + "s")}")];

    // ---- lines ----

    private Step Step(int index) => cast.Journey.Steps[index];

    private LocalDateTime Local(Instant at) => at.InZone(plan.Zone.Zone).LocalDateTime;

    private string Show(Instant at) => Moment.Format(Local(at));

    private void WriteDay(Instant at)
    {
        var local = at.InZone(plan.Zone.Zone);
        if (local.Date == _day) return;
        Line();
        Line(terminal.Paint(Paint.Attention, Day.Format(local.Date)) + (local.Offset == _offset ? "" : $" (UTC{UtcOffset.Format(local.Offset)})"));
        (_day, _offset) = (local.Date, local.Offset);
    }

    private void At(Happening happening, string text) => Line($"  {Time.Format(Local(happening.At).TimeOfDay)}  {text}");

    private void Boxed(string line) => Line($"{Margin}| {line.TrimEnd()}".TrimEnd());

    private void Line(string text = "") => terminal.Out.WriteLine(text);
}
