using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using Throughline.Journeys;
using Throughline.Linting.Reading;
using Throughline.Time;

namespace Throughline.Linting;

/// <summary>One time that the business is heard of.</summary>
/// <param name="At">Since they came in at the first step, with days of 24 hours.</param>
/// <param name="Path">What decides when it is: a step's wait, or a reminder.</param>
/// <param name="IsMessage">False for tasks of the staff, of which some are heard of (a call) and some are not.</param>
internal readonly record struct Touch(Duration At, RoadStep Step, string Path, bool IsMessage);

/// <summary>When somebody who walks a road hears of the business.</summary>
internal static class Touches
{
    private static readonly Duration _week = Duration.FromDays(7);

    /// <summary>Between a customer's own act and a message, for it to be its answer: a confirmation, or what they need next.</summary>
    private static readonly Duration _atOnce = Duration.FromHours(12);

    private static readonly FrozenSet<string> _series = Claims.PhraseWords.Set(
        "week weeks weekly session sessions lesson lessons appointments visits classes class course treatment"
        + " treatments trial training programme practice meetings wochen woche termine stunden sitzungen kurs"
        + " behandlung behandlungen einheiten probezeit testphase unterricht treffen semanas semana sesiones"
        + " clases citas curso tratamiento sesión prueba entrenamiento semaines semaine séances cours leçons"
        + " rendez-vous mondays tuesdays wednesdays thursdays fridays saturdays sundays evenings mornings"
        + " afternoons samstage abende sábados lunes tardes samedis lundis soirées sabati lunedì serate noites"
        + " zaterdagen avonden essai settimane settimana sedute lezioni appuntamenti corso trattamento prova"
        + " sessões aulas consultas tratamento weken lessen afspraken cursus behandeling proefperiode");

    /// <summary>Somebody who takes all the time there is. Whoever has a task that is theirs, or comes to a place again and again, is met
    /// there.</summary>
    public static ImmutableArray<Touch> Slow(Road road) => Walk(road, (step, lastNudge) => Duration.Max(step.Longest.Nominal, lastNudge),
        Met);

    private static ImmutableArray<Touch> Walk(Road road, Func<RoadStep, Duration, Duration> takes,
        Func<RoadStep, Duration, IEnumerable<Duration>>? met = null)
    {
        var touches = ImmutableArray.CreateBuilder<Touch>();
        var now = Duration.Zero;
        foreach (var step in road.Steps)
        {
            now += step.Wait.Nominal;
            if (step.HasMessage || step.Draft.Assignment is not null) touches.Add(new(now, step, $"{step.Path}.wait", step.HasMessage));
            var nudges = step.HasHalf ? Nudges(step) : [];
            var spent = takes(step, nudges.Length == 0 ? Duration.Zero : nudges.Max(nudge => nudge.After));
            foreach (var (i, after) in nudges)
                if (after <= spent && spent > Duration.Zero) touches.Add(new(now + after, step,
                    $"{Road.At($"{step.Path}.nudges", i)}.after", IsMessage: true));
            foreach (var after in met?.Invoke(step, spent) ?? []) touches.Add(new(now + after, step, Length(step), IsMessage: false));
            now += spent;
        }
        touches.Sort((one, other) => one.At.CompareTo(other.At));
        return touches.ToImmutable();
    }

    private static string Length(RoadStep step) => step.Draft.Done is null ? $"{step.Path}.assignment.due" : $"{step.Path}.done.within";

    /// <summary>When they are met within a step: at its end where staff do something with them, each week where it goes on for
    /// weeks.</summary>
    private static IEnumerable<Duration> Met(RoadStep step, Duration spent)
    {
        if (IsSeries(step))
            for (var at = _week; at < spent; at += _week) yield return at;
        if (IsMeeting(step) && spent > Duration.Zero) yield return spent;
    }

    private static bool IsMeeting(RoadStep step) => step.Draft.Assignment is not null || step.IsStanding || step.Draft.Standing is not null;

    /// <summary>A course, lessons, a treatment or a trial that by its own words goes on for weeks, or a place to which they come.</summary>
    private static bool IsSeries(RoadStep step) => step.Draft.Standing is not null
        || step is { Draft.Assignment: not null } or { Goal: Goals.Consumption } && PlainReading.Of(AboutOf(step)).Sentences
            .SelectMany(sentence => sentence.Words).Any(word => _series.Contains(word.Text));

    /// <summary>What its title, its task, its event and the date it hangs on are called.</summary>
    private static string AboutOf(RoadStep step) => string.Join('\n',
        [step.Draft.Title, step.Draft.Assignment?.Title, step.Draft.Assignment?.Script, step.Draft.Done?.Event,
            Phrases.OfKey(RoadDates.MomentOf(step)?.Date ?? ""), .. Road.OrEmpty(step.Draft.Assignment?.Checklist ?? [])]);

    /// <summary>Those that count from the step's beginning; before a date there is no telling when.</summary>
    private static (int Index, Duration After)[] Nudges(RoadStep step) =>
    [
        .. step.Nudges.Index()
            .Where(nudge => nudge.Item.Before is null)
            .Select(nudge => (nudge.Index, Wait.TryParse(nudge.Item.After, out var after) ? after.Nominal : Duration.Zero)),
    ];

    /// <summary>The fullest seven days of somebody who puts off one step, whichever, until its last reminder, and does the others at once:
    /// so many messages, and the last of them; (0, null) for a road without any.</summary>
    /// <remarks>What answers an act of theirs is not counted: they are waiting for it. Nor is a reminder that acting would have cancelled,
    /// but for those of the one step.</remarks>
    public static (int Count, Touch? Last) FullestWeek(Road road) => Fullest(road, _week);

    /// <summary>The same for a single day.</summary>
    public static (int Count, Touch? Last) FullestDay(Road road) => Fullest(road, Duration.FromDays(1));

    private static (int Count, Touch? Last) Fullest(Road road, Duration length)
    {
        var waits = new Duration[road.Steps.Length];
        var now = Duration.Zero;
        // How long it is until a date nobody can say; what comes before it is not held to come in the same week.
        foreach (var step in road.Steps)
        {
            waits[step.Index] = now += step.IsByDate && step.Wait.Nominal == Duration.Zero ? _week : step.Wait.Nominal;
            // Staff who have five weeks for a day's work do not do it at once.
            if (step.Draft.Assignment is not null && step.Draft.Survey is null) now += Duration.Min(_week, step.Longest.Nominal / 2);
        }
        var most = (Count: 0, Last: default(Touch?));
        foreach (var late in road.Steps)
            if (Around(road, waits, late, length) is var found && found.Count > most.Count) most = found;
        return most;
    }

    /// <summary>The message of a step and its reminders within a day of each other: how many, and the last of them.</summary>
    public static (int Count, string? Path) WithinADay(RoadStep step)
    {
        var (most, path, from) = (0, default(string?), 0);
        (string Path, Duration At)[] all = [($"{step.Path}.wait", Duration.Zero), .. Nudges(step).OrderBy(nudge => nudge.After)
            .Select(nudge => ($"{Road.At($"{step.Path}.nudges", nudge.Index)}.after", nudge.After))];
        for (var to = 0; to < all.Length; to++)
        {
            while (all[to].At - all[from].At > Duration.FromDays(1)) from++;
            if (to - from + 1 > most) (most, path) = (to - from + 1, all[to].Path);
        }
        return (most, path);
    }

    private static (int Count, Touch? Last) Around(Road road, Duration[] at, RoadStep late, Duration length)
    {
        var nudges = late.HasHalf ? Nudges(late) : [];
        var touches = new List<Touch>();
        for (var i = late.Index; i >= 0 && at[late.Index] - at[i] < length; i--)
            if (Counts(road, road.Steps[i])) touches.Add(new(at[i], road.Steps[i], $"{road.Steps[i].Path}.wait", IsMessage: true));
        touches.Reverse();
        foreach (var (i, after) in nudges.OrderBy(nudge => nudge.After))
            touches.Add(new(at[late.Index] + after, late, $"{Road.At($"{late.Path}.nudges", i)}.after", IsMessage: true));
        var held = nudges.Length == 0 ? Duration.Zero : nudges.Max(nudge => nudge.After);
        for (var i = late.Index + 1; i < at.Length && at[i] - at[late.Index] < length; i++)
            if (Counts(road, road.Steps[i])) touches.Add(new(at[i] + held, road.Steps[i], $"{road.Steps[i].Path}.wait", IsMessage: true));
        return Fullest(touches, length);
    }

    private static (int Count, Touch? Last) Fullest(List<Touch> touches, Duration length)
    {
        var (most, last, from) = (0, default(Touch?), 0);
        for (var to = 0; to < touches.Count; to++)
        {
            while (touches[to].At - touches[from].At >= length) from++;
            if (to - from + 1 > most) (most, last) = (to - from + 1, touches[to]);
        }
        return (most, last);
    }

    private static bool Counts(Road road, RoadStep step) => step.HasMessage
        && !(step.Wait.Nominal < _atOnce && step.Index > 0 && IsAct(road.Steps[step.Index - 1]));

    /// <summary>They have done something for which they expect an answer; a click is none.</summary>
    private static bool IsAct(RoadStep step) => Road.Clean(step.Draft.Done?.Event) is { } act
        && act is not (EventNames.EmailLinkClicked or EventNames.EmailOpened or EventNames.EmailDelivered or EventNames.AssignmentDone);
}
