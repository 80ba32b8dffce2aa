using System.Collections.Immutable;
using NodaTime;
using Throughline.Journeys;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>A step from which the road goes on where what it waits for never happens, and a later one that takes it for granted.</summary>
/// <param name="Words">Of the later step; null where only its goal shows it.</param>
internal sealed record TakenForGranted(RoadStep Step, RoadStep Later, Said? Words);

/// <content>
/// What is said as if something had happened that the road does not insist on. A later step that waits for it itself, or that
/// comes by a date of theirs, is none; nor is what may as well be about something that surely happened.
/// </content>
internal sealed partial class RoadOrder
{
    /// <summary>At most one for each step that goes on, the first that takes it for granted.</summary>
    public ImmutableArray<TakenForGranted> Granted => _granted.Value;

    private TakenForGranted? GoesOn(Deed deed)
    {
        if (!MayBeMissed(deed)) return null;
        foreach (var later in _road.Steps.Skip(deed.Step.Index + 1))
        {
            if (TakesForGranted(deed, later) is { } found) return found;
            if (later.HasHalf && Road.Clean(later.Draft.Otherwise) is "rest" or "leave") return null;
        }
        return null;
    }

    // What is optional has no deed: a click, an answer, a form.
    private static bool MayBeMissed(Deed deed) => deed.Step is { HasHalf: true, Mini: null, Draft.Survey: null }
        && Road.Clean(deed.Step.Draft.Otherwise) is null or "continue" && SortsOf(deed) != Sorts.None;

    private TakenForGranted? TakesForGranted(Deed deed, RoadStep later)
    {
        if (later.IsByDate || deed.Step.Draft.Done?.Event is { } name && later.Draft.Done?.Event == name) return null;
        var words = _said[later.Index].FirstOrDefault(at => at.Said.Text is { IsWritten: true, IsNudge: false }
            && !IsConditional(at.Said.Sentence) && !IsElsewhere(at.Said.Sentence)
            && (at.Frames.Any(frame => IsAbout(deed, later, at.Said, frame)) || IsSoLongAgo(deed, later, at.Said.Sentence))).Said
            ?? (SortsOf(deed) == Sorts.Delivered && Likewise(deed, later, Sorts.Delivered).Length == 0 ? UseOf(later) : null);
        return words is not null || IsAimed(deed, later) ? new(deed.Step, later, words) : null;
    }

    // Whoever has not bought uses nothing; whoever was given nothing has no result.
    private bool IsAimed(Deed deed, RoadStep later) => later.HasWork && (deed.Step switch
    {
        { Goal: Goals.Purchase, Draft.Done: not null } => later.Goal is Goals.Consumption or Aims.Result && !_comeAsBuyers
            && Likewise(deed, later, Sorts.Paid).Length == 0,
        { Goal: Goals.Consumption } when deed.Meets => later.Goal is Aims.Result && later.Draft.Survey is not null
            && !_deeds.Skip(_firstBuy + 1).TakeWhile(other => other.Step != later).Any(other => other != deed && IsUse(other)),
        _ => false,
    });

    // A form, a booking or an invoice only prepares it.
    private static bool IsUse(Deed deed) => deed.IsExperience && (deed.MayMeet || !deed.IsBooked
        && deed.Step.Draft.Done?.Event?.StartsWith("Form", StringComparison.Ordinal) != true);

    private bool IsAbout(Deed deed, RoadStep later, Said said, Framed frame)
    {
        var sort = SortsOf(deed) & SortsOf(frame.Frame);
        if (sort == Sorts.None || !CanAsk(frame.Frame, said, later)) return false;
        var likewise = Likewise(deed, later, sort, frame.Frame is Frame.HowWas or Frame.Since);
        // The rest of the money is due for the work, and not for the talk before it.
        if (frame.Frame == Frame.LastMoney) return deed.Step.Goal == Goals.Consumption
            && !likewise.Any(other => other.Step.Goal == Goals.Consumption);
        if (likewise.Length == 0 && frame.Frame != Frame.Since && !(sort == Sorts.Paid && _comeAsBuyers)) return true;
        return Thing(said.Sentence, frame).Any(word => (deed.Names.Contains(word) || deed.Events.Contains(word))
            && !likewise.Any(other => other.Names.Contains(word) || other.Events.Contains(word)));
    }

    private static bool CanAsk(Frame frame, Said said, RoadStep later) => frame switch
    {
        Frame.HowWas => said.Sentence.IsQuestion || later.Draft.Survey is not null,
        Frame.Arrived => true,
        _ => !said.Sentence.IsQuestion,
    };

    // "You did well yesterday", on the day after the lesson.
    private bool IsSoLongAgo(Deed deed, RoadStep later, Sentence sentence)
    {
        if (SortsOf(deed) != Sorts.Met || later.Index != deed.Step.Index + 1 || !later.HasMessage) return false;
        if (_road.Clock.EarliestDays(deed.Step, later) is not (> 0 and var days)) return false;
        return TimeSaid.In(sentence).Any(said => said is { Sense: TimeSense.Ago, IsAfter: false }
            && said.Least <= Duration.FromDays(days) && Duration.FromDays(days) <= said.Most + _soon);
    }

    /// <summary>Others before the later step that its words may be about as well.</summary>
    /// <param name="isAny">Whether they may be about anything that somebody lives through.</param>
    private Deed[] Likewise(Deed deed, RoadStep later, Sorts sort, bool isAny = false) => [.. _deeds.Take(later.Index).Where(other =>
        other != deed && ((SortsOf(other) & sort) != Sorts.None || isAny && other.IsExperience
            || sort.HasFlag(Sorts.Paid) && other.Step is { Goal: Goals.Purchase, Mini: null }))];

    /// <summary>What must have been; flags, because one turn of phrase fits several.</summary>
    [Flags]
    private enum Sorts
    {
        None = 0,
        Paid = 1,
        Sent = 2,
        Delivered = 4,
        Met = 8,
        Agreed = 16,
    }

    private static Sorts SortsOf(Deed deed) => deed switch
    {
        { IsBought: true } => Sorts.Paid,
        { Step: { Goal: Goals.Purchase, Draft: { Done: not null, Assignment: null } } } => Sorts.Paid,
        { IsDelivered: true } => Sorts.Delivered,
        { IsSentOff: true } => Sorts.Sent,
        { Meets: true } or { Talks: true } or { IsHeld: true } => Sorts.Met,
        { IsBooked: true } => Sorts.Agreed,
        _ => Sorts.None,
    };

    private static Sorts SortsOf(Frame frame) => frame switch
    {
        Frame.Bought => Sorts.Paid,
        Frame.OnItsWay => Sorts.Paid | Sorts.Sent,
        Frame.Arrived => Sorts.Paid | Sorts.Sent | Sorts.Delivered,
        Frame.HowWas or Frame.Since => Sorts.Delivered | Sorts.Met,
        Frame.Met or Frame.LastMoney => Sorts.Met,
        Frame.Agreed => Sorts.Agreed,
        _ => Sorts.None,
    };
}
