using System.Collections.Immutable;
using NodaTime;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using Throughline.Time;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL272x: what is said to come by a time, and when the road does it.</summary>
internal static class DeadlineLint
{
    private static readonly string[] _phones = ["phone", "telephone", "telefon", "téléphone", "teléfono", "telefono", "telefone", "call",
        "video"];

    private static readonly string[] _ringing =
    [
        "ring", "call", "phone", "anruf", "anrufen", "telefonat", "llamar", "llamada", "appeler", "appel", "chiamare", "chiamata",
            "ligar", "bellen",
        "rings", "calls", "ruft", "llama", "appelle", "chiama", "liga", "belt", "rung",
    ];

    public static LintRule TooLate { get; } = new(Error, "TL2721", "Comes later than said",
        "“{0}” is said here, and what comes next of that kind, “{1}”, comes {2} later at the earliest.",
        "Shorten the wait before that step, or say here when it really comes.",
        "A small promise that is broken in the first week says how the large ones will be kept.",
        (road, say) =>
        {
            foreach (var (said, step, days) in Late(road)) say.Quote(said, FirstOf(road, step), said.Words, step.Name, days.InWords);
        });

    public static LintRule MayTakeLonger { get; } = new(Warning, "TL2722", "Your team has longer than you said",
        "“{0}” is said here, and whoever does “{1}” has {2} for it.",
        "Give that task less time, or promise less.",
        "A task that is in time for the team and late for the customer is late.",
        (road, say) =>
        {
            foreach (var (said, step, due) in Slack(road)) say.Quote(said, null, said.Words, step.Name, TimePhrases.Length(due));
        });

    public static LintRule NotSoLongAgo { get; } = new(Warning, "TL2723", "Not when it is said to have been",
        "“{0}” is said here, and {1} was {2} before.",
        "Change the wait, or say it without a day.",
        "Whoever remembers it otherwise notices that a machine is writing.",
        (road, say) =>
        {
            foreach (var (said, what, length) in Before(road).Concat(Counted(road))) say.Quote(said, null, said.Words, what, length);
        });

    public static ImmutableArray<LintRule> All { get; } = [TooLate, MayTakeLonger, NotSoLongAgo];

    private static IEnumerable<(Said Said, RoadStep Step, RoadDays Days)> Late(Road road)
    {
        foreach (var (text, sentence, promise) in Promises(road))
            if (Keeper(road, text, sentence, promise) is { } step && DaysTo(road, text, step) is { } days && IsLate(promise.When, days))
                yield return (new(text, sentence, sentence.Between(promise.When.First, promise.When.Last)), step, days);
    }

    private static IEnumerable<(Said Said, RoadStep Step, Wait Due)> Slack(Road road)
    {
        foreach (var (text, sentence, promise) in Promises(road))
            if (Keeper(road, text, sentence, promise) is { Draft.Assignment: { } task } step
                && DaysTo(road, text, step) is { } days && !IsLate(promise.When, days)
                && (step.Draft.Done is null || Road.Clean(step.Draft.Done.Event) is null or EventNames.AssignmentDone)
                && Wait.TryParse(task.Due, out var due) && due.Nominal >= Duration.FromDays(1) && IsLate(promise.When, days with
                {
                    Days = days.Days + (int)due.Nominal.TotalDays - 1,
                    Length = days.Length + due.Nominal,
                    IsWorking = due.WorkingDays > 0,
                }))
                yield return (new(text, sentence, sentence.Between(promise.When.First, promise.When.Last)), step, due);
    }

    private static IEnumerable<(ReadText Text, Sentence Sentence, TimePromise Promise)> Promises(Road road)
    {
        foreach (var text in road.Reading.Texts)
            if (text.Kind is not (TextKind.Question or TextKind.Checklist))
                foreach (var sentence in text.Sentences)
                    foreach (var promise in TimePromise.In(sentence)) yield return (text, sentence, promise);
    }

    /// <summary>The step that does what is promised, as the file notes it or as its words say; or else the next that could. Null where
    /// something in between could be meant, and is in time.</summary>
    private static RoadStep? Keeper(Road road, ReadText text, Sentence sentence, TimePromise promise)
    {
        // "Tomorrow she sends the bill, and in four weeks she rings": each time is of its own deed.
        if (Noted(road, text, sentence) is { } noted && (TimeSaid.In(sentence).Length < 2 || Can(noted, promise.Kind))) return noted;
        if (IsInOwnStep(text, promise)) return null;
        var next = Next(road, text, promise.Kind);
        if (promise.AfterTheirs && !(promise.Kind is PromiseKind.Ring or PromiseKind.Come
            && next?.Index == text.Step?.Index + 1)) return null;
        if (next is null || DaysTo(road, text, next) is not { } days) return null;
        if (!IsLate(promise.When, days)) return promise.Kind == PromiseKind.Get && !IsAbout(road, sentence, next, 1) ? null : next;
        return promise.Kind is not PromiseKind.Get || IsAbout(road, sentence, next, 1) ? next : null;
    }

    /// <summary>The next step that could do such a thing.</summary>
    internal static RoadStep? Next(Road road, ReadText text, PromiseKind kind) => road.Steps.Skip(After(road,
        text) + 1).FirstOrDefault(step => Can(step, kind));

    internal static RoadStep? Noted(Road road, ReadText text, Sentence sentence)
    {
        if (text.Step is not { } here) return null;
        foreach (var promise in here.Makes)
            if (Phrases.CountStems(sentence.Text, Phrases.Stems(Phrases.OfKey(promise))) > 0
                && road.Steps.Skip(here.Index + 1).FirstOrDefault(step =>
                    step.Keeps.Contains(promise)) is { HasWork: true } kept) return kept;
        return null;
    }

    private static bool IsInOwnStep(ReadText text, TimePromise promise)
    {
        if (text.Step is not { } here) return false;
        if (text.Kind == TextKind.Script && here.HasMessage && promise.Kind is not PromiseKind.Ring) return true;
        if (text.Kind != TextKind.Script && here.Draft.Assignment is not null) return true;
        return !text.IsNudge && promise.Kind is PromiseKind.Send or PromiseKind.Contact && here.Nudges.Any(nudge =>
            Wait.TryParse(nudge.After, out var after) && after.Nominal <= promise.When.Most + Duration.FromDays(1));
    }

    private static bool Can(RoadStep step, PromiseKind kind) => kind switch
    {
        PromiseKind.Ring => step.Draft.Assignment is not null && IsRinging(step),
        PromiseKind.Come => step.Draft.Assignment is not null && !IsRinging(step),
        PromiseKind.Send => step.HasMessage || step.Draft.Assignment is not null && !IsRinging(step),
        _ => step.HasMessage || step.Draft.Assignment is not null,
    };

    private static bool IsRinging(RoadStep step) =>
        _phones.Any(word => (step.Platform ?? "").Contains(word, StringComparison.OrdinalIgnoreCase))
        || _ringing.Any(word => Phrases.Has($"{step.Draft.Assignment?.Title}\n{step.Draft.Title}", word));

    private static bool IsAbout(Road road, Sentence sentence, RoadStep step, int least)
    {
        var lines = road.Reading.Of(step).Where(text => text.Kind is TextKind.Line or TextKind.Question && !text.IsNudge)
            .SelectMany(text => text.Sentences).SelectMany(line => line.Words).Concat(PlainReading.Of(step.Name, sentence.Tongue).Sentences
                .SelectMany(line => line.Words)).Select(word => word.Stem).ToHashSet(StringComparer.Ordinal);
        return sentence.Words.Where(word => word.Text.Length > 3 && sentence.Tongue?.Little.Value.Contains(word.Text) != true
            && TimeTongue.Of(sentence.Tongue).FixedAt([word], 0).Length == 0).Select(word =>
                word.Stem).Distinct().Count(lines.Contains) >= least;
    }

    private static int After(Road road, ReadText text)
    {
        if (text.Step is { } step) return step.Index;
        var end = text.Path.IndexOf(']', StringComparison.Ordinal);
        var entries = Road.OrEmpty(road.Draft.EntryPoints);
        return end > 12 && int.TryParse(text.Path.AsSpan(12, end - 12), out var i) && i < entries.Length
            && Road.Clean(entries[i]?.Joins) is { } joins
            && road.Steps.FirstOrDefault(at => Road.Clean(at.Draft.Key) == joins) is { } first ? first.Index - 1 : -1;
    }

    private static RoadDays? DaysTo(Road road, ReadText text, RoadStep step) => RoadDays.Between(road, After(road, text), step.Index);

    /// <summary>Whether even the soonest is later than said.</summary>
    internal static bool IsLate(TimeSaid when, RoadDays days)
    {
        if (when.IsShort) return days.Length > when.Most * 5 / 4 && days.Length > when.Most + Duration.FromMinutes(20);
        var most = (int)when.Most.TotalDays;
        if (when.IsWorking && !days.IsWorking) most += 2 * ((most + 4) / 5);
        if (when.IsAfter) most = most * 2 + 1;
        else if (when.Sense == TimeSense.In && most >= 4) most += Math.Max(1, most / 4);
        return days.Days > most;
    }

    private static IEnumerable<(Said Said, string What, string Length)> Before(Road road)
    {
        foreach (var text in road.Reading.Texts)
            if (text.Step is { } step && text.Kind is TextKind.Line or TextKind.Letter)
                foreach (var sentence in text.Sentences)
                    if (!sentence.IsQuestion)
                        foreach (var when in TimeSaid.In(sentence))
                            if (Wrong(road, text, sentence, when) is var (what, length))
                                yield return (new(text, sentence, sentence.Between(when.First, when.Last)), what, length);
    }

    // "Today is the third day with it", three weeks after anything can have begun.
    private static IEnumerable<(Said Said, string What, string Length)> Counted(Road road)
    {
        foreach (var text in road.Reading.Texts)
            if (text is { Kind: TextKind.Line or TextKind.Letter, IsNudge: false, Step: { Index: > 0 } step }
                && road.Steps[step.Index - 1] is var before && RoadDays.Between(road, before.Index, step.Index) is { } days)
                foreach (var (i, sentence) in text.Sentences.Where(line => !line.IsLine || text.Kind == TextKind.Line).Index())
                    if (DayCount.In(sentence, isBeginning: i == 0) is { } count
                        && days.Days > (int)count.Length.TotalDays * 5 / 3 + 2)
                        yield return (new(text, sentence, sentence.Between(count.First, count.Last)), $"“{before.Name}”", days.InWords);
    }

    private static (string What, string Length)? Wrong(Road road, ReadText text, Sentence sentence, TimeSaid when)
    {
        var step = text.Step!;
        var isToday = when is { Sense: TimeSense.In, IsShort: false } && when.Most == Duration.Zero;
        if (!isToday && when.Sense is not (TimeSense.Ago or TimeSense.Since)) return null;
        if (!TimeRelations.IsBetweenUs(sentence, isThanks: isToday)) return null;
        if (text.IsNudge) return isToday || when.Sense == TimeSense.Since ? null : OfNudge(step, text, when);
        var before = step.Index > 0 ? road.Steps[step.Index - 1] : null;
        if (before is null || RoadDays.Between(road, before.Index, step.Index) is not { } days) return null;
        if (when.Sense == TimeSense.Since)
            return days.Days >= 10 && when.Most.TotalDays * 5 / 3 < days.Days ? ($"“{before.Name}”", days.InWords) : null;
        if (IsLongerAgo(when, days)) return ($"“{before.Name}”", days.InWords);
        if (isToday || before.Draft.Assignment is null || !TimeRelations.IsMeeting(sentence)) return null;
        return IsSooner(when, days) ? ($"“{before.Name}”", days.InWords) : null;
    }

    private static (string What, string Length)? OfNudge(RoadStep step, ReadText text, TimeSaid when)
    {
        foreach (var (i, nudge) in step.Nudges.Index())
            if (text.Path.StartsWith(Road.At($"{step.Path}.nudges", i), StringComparison.Ordinal) && Wait.TryParse(nudge.After,
                out var after)
                && new RoadDays(after.Days + after.Minutes / 1440 + after.WorkingDays, after.Nominal, false) is var days
                && TimeRelations.IsOurLetter(text, when) && (IsLongerAgo(when, days) || IsSooner(when, days)))
                return ("the message it reminds of", days.InWords);
        return null;
    }

    private static bool IsLongerAgo(TimeSaid when, RoadDays days) =>
        when.IsShort ? days.Days > 2 : days.Days > (int)when.Most.TotalDays * 4 / 3 + (when.Most.TotalDays > 3 ? 1 : 0);

    private static bool IsSooner(TimeSaid when, RoadDays days) =>
        !when.IsShort && days.Days + (days.Days > 0 ? 1 : 0) < (when.Least == when.Most ? when.Least.TotalDays * 2 / 3
            : when.Least.TotalDays) && when.Least.TotalDays > days.Days;

    private static Said? FirstOf(Road road, RoadStep step) => road.Reading.Of(step).FirstOrDefault(text =>
        text.Sentences.Length > 0) is { } text
        ? new(text, text.Sentences[0], text.Sentences[0].Text) : null;
}
