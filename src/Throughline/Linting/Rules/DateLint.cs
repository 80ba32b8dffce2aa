using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Time;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL271x: the dates of somebody's walk.</summary>
internal static class DateLint
{
    /// <summary>What a text says that has somebody choose a time.</summary>
    private static readonly string[] _asking =
    [
        "book", "booking", "choose a time", "choose a day", "pick a time", "pick a day", "find a time", "make an appointment",
        "appointment",
        "schedule", "reserve", "sign up", "register", "termin", "buchen", "buchung", "cita", "reserva", "rendez-vous", "réserver",
    ];

    public static LintRule Unused { get; } = new(Warning, "TL2711", "A date that nothing uses",
        "No step and no way in waits for {0}, and no message names it.",
        "Let a step wait for it, or take it out.",
        "A date that moves nobody is forgotten, and still asked for.",
        (road, say) =>
        {
            foreach (var date in RoadDates.Of(road))
                if (!IsUsed(road, date)) say.About(date.Key, date.Path, date.Name);
        },
        mending => mending.Remove("Take the date out"));

    public static LintRule NeverSaid { get; } = new(Warning, "TL2712", "A date that nobody can have said",
        "This step waits for {0}, which {1} says, and nothing before it on the road has them do that.",
        "Put a step before it that asks them to choose a time and waits for it, or let them come in by it.",
        "Whoever has no date waits until their time is over, and then goes on without what this step is for.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (RoadDates.MomentOf(step) is { } moment && RoadDates.Find(road, moment.Date) is { Event: { } said } date
                    && !CanBeSaid(road, step, date))
                    say.About(date.Key, DateWait.TryParse(step.Draft.Wait, out _) ? $"{step.Path}.wait" : $"{step.Path}.done.within",
                        date.Name, said);
        });

    public static LintRule TooFarBack { get; } = new(Hint, "TL2713", "A reminder that is over before they book",
        "This reminder goes {0} before {1}, and “{2}” asks them to book within {3}: whoever takes the next free time gets none.",
        "Remind them nearer to the date.",
        "A reminder whose moment has passed is skipped, and nobody notices that it never goes.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (RoadDates.MomentOf(step) is { } moment && RoadDates.Find(road, moment.Date) is { Event: { } said } date
                    && Asking(road, step, said) is { } asks)
                    foreach (var (i, nudge) in step.Nudges.Index())
                        if (RoadDates.Before(nudge) is { } before && before.Nominal > asks.Longest.Nominal)
                            say.At($"{Road.At($"{step.Path}.nudges", i)}.before", TimePhrases.Length(before), date.Name, asks.Name,
                                TimePhrases.Length(asks.Longest));
        });

    public static LintRule NotMerged { get; } = new(Hint, "TL2714", "A message by a date that does not say when",
        "This message goes out by {0}, and does not say when that is.",
        "Fill it in: {{{{{1}}}}} is the day and the time.",
        "A reminder that does not say when makes people look for the first message.",
        (road, say) =>
        {
            foreach (var (path, message, date) in Bound(road))
                if (!date.IsYearly && date.Draft.Attribute is null && !date.MergeNames.IsEmpty && Road.Clean(message.Body) is not null
                    && !road.Texts.Any(text => date.IsMergedInto(text.Message)) && !SaysWhen(road, path))
                    say.At($"{path}.body", date.Name, date.MergeNames[0]);
        });

    public static LintRule YearlyOnce { get; } = new(Warning, "TL2715", "Every year, and people may come once",
        "This way in opens each year by {0}, and nobody may walk the road a second time.",
        "Let people walk it again when they have finished it.",
        "In the second year nobody comes in, and nothing says why.",
        (road, say) =>
        {
            if ((Road.Clean(road.Draft.ReEntry) ?? JourneyShape.DefaultReEntry) != JourneyShape.DefaultReEntry) return;
            foreach (var (i, entry) in Road.OrEmpty(road.Draft.EntryPoints).Index())
                if (RoadDates.MomentOf(entry) is { } opens && RoadDates.Find(road, opens.Date) is { IsYearly: true } date)
                    say.About(date.Key, $"{Road.At("entryPoints", i)}.opens", date.Name);
        },
        mending => mending.Set("Let people come again when they have finished", "reEntry", "after-finishing"));

    public static LintRule OutsideHours { get; } = new(Warning, "TL2716", "A task outside your hours",
        "This task comes up {0}, and {1}.",
        "Choose a time at which somebody is there.",
        "A task that comes up when nobody works has lost its first hours before anybody sees it.",
        (road, say) =>
        {
            if (road.Context.Calendar is not { } calendar) return;
            foreach (var step in road.Steps)
                if (step.Draft.Assignment is not null && Ends(step.Draft.Wait) is { At: { } at } wait && Closed(calendar, wait) is { } why)
                    say.At($"{step.Path}.wait", $"at {Hour(at)}", why);
        });

    public static ImmutableArray<LintRule> All { get; } = [Unused, NeverSaid, TooFarBack, NotMerged, YearlyOnce, OutsideHours];

    private static bool IsUsed(Road road, RoadDate date) =>
        road.Steps.Any(step => Names(step.Draft.Wait, date.Key) || Names(step.Draft.Done?.Within, date.Key)
            || step.Texts.Any(text => date.IsMergedInto(text.Message)) || date.IsMergedInto(step.Draft.Assignment?.Script)
                || date.IsMergedInto(step.Draft.Care?.Script))
        || Road.OrEmpty(road.Draft.EntryPoints).Any(entry => Names(entry?.Opens, date.Key))
        || Road.OrEmpty(road.Draft.Care).Any(care => date.IsMergedInto(care?.Script));

    private static bool Names(string? text, string key) => DateWait.TryParse(text, out var wait) && wait.Date == key;

    private static bool CanBeSaid(Road road, RoadStep step, RoadDate date)
    {
        string[] events = [.. new[] { date.Event, Road.Clean(date.Draft.Moved) }.OfType<string>()];
        if (Road.OrEmpty(road.Draft.EntryPoints).Any(entry => Says(entry?.Event)
            || RoadDates.MomentOf(entry)?.Date == date.Key)) return true;
        var stems = Phrases.Stems($"{Phrases.OfKey(date.Key)} {date.Event}");
        return road.Steps.Take(step.Index + 1).Any(before => before.Index < step.Index
            ? Says(before.Draft.Done?.Event) || Asks(before, stems)
            : step.Draft.Wait is null && Asks(before, stems));

        bool Says(string? name) => Road.Clean(name) is { } clean && events.Contains(clean);
    }

    /// <summary>Whether a step's words, or what is said of it, have somebody choose a time.</summary>
    private static bool Asks(RoadStep step, ImmutableArray<string> stems)
    {
        string said = string.Join('\n', [step.Draft.Title, step.Draft.Purpose, step.Draft.Does, step.Script,
            .. step.Texts.Select(text => text.All)]);
        return Phrases.CountStems(said, stems) > 0 || _asking.Any(word => Phrases.Has(said, word));
    }

    /// <summary>The step before that waits for the booking.</summary>
    private static RoadStep? Asking(Road road, RoadStep step, string said) =>
        road.Steps.Take(step.Index).LastOrDefault(before => Road.Clean(before.Draft.Done?.Event) == said);

    /// <summary>The messages that go out by a date: of steps that wait for it, and reminders before it.</summary>
    private static IEnumerable<(string Path, MessageDraft Message, RoadDate Date)> Bound(Road road) =>
        from step in road.Steps
        let moment = RoadDates.MomentOf(step)
        where moment is not null
        let date = RoadDates.Find(road, moment.Date)
        where date is not null
        from text in step.Texts
        where text.IsNudge ? IsBefore(step, text.Path) : DateWait.TryParse(step.Draft.Wait, out var wait) && wait.Side == DateSide.Before
        select (text.Path, text.Message, date);

    /// <summary>"In a week", "on Saturday", "tomorrow at nine".</summary>
    private static bool SaysWhen(Road road, string message) => road.Reading.Texts.Where(text => text.Message?.Path == message)
        .SelectMany(text => text.Sentences).Any(sentence => TimeSaid.In(sentence).Length > 0 || WeekdaySaid.In(sentence).Any()
            || WrittenDate.In(sentence).Any());

    private static bool IsBefore(RoadStep step, string path) =>
        step.Nudges.Index().Any(nudge => nudge.Item.Before is not null && path == $"{Road.At($"{step.Path}.nudges", nudge.Index)}.message");

    private static Wait? Ends(string? text) =>
        DateWait.TryParse(text, out var moment) ? moment.Offset : Wait.TryParse(text, out var wait) ? wait : null;

    /// <summary>Why nobody works then; null where somebody does, or where nothing says which day it is.</summary>
    private static string? Closed(BusinessCalendar calendar, Wait wait)
    {
        if (wait.On is >= Landing.Monday and <= Landing.Sunday)
            return calendar.Week[(int)wait.On - 1] is var hours && hours == HoursOfDay.None ? $"you are closed on a {wait.On}"
                : hours.Contains(wait.At!.Value) ? null : $"on a {wait.On} you work from {Hour(hours.From)} to {Hour(hours.Until)}";
        if (wait.On != Landing.WorkingDay && wait.WorkingDays == 0) return null;
        var open = calendar.Week.Where(day => day != HoursOfDay.None).ToArray();
        return open.Length == 0 || open.Any(day => day.Contains(wait.At!.Value)) ? null : "on no day do you work at that time";
    }

    private static string Hour(LocalTime time) => time.ToString("H:mm", CultureInfo.InvariantCulture);
}
