using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using Throughline.Journeys;
using Throughline.Linting.Reading;
using Throughline.Linting.Rules;

namespace Throughline.Linting.Claims;

/// <summary>In which way a step's words and its place do not go together.</summary>
internal enum Disorder
{
    /// <summary>They are asked how it was before it was.</summary>
    AskedTooEarly,

    /// <summary>It is told as past and comes later.</summary>
    OverTooEarly,

    /// <summary>They are thanked for an order that comes later.</summary>
    ThankedTooEarly,

    /// <summary>"As we discussed", and nobody has spoken with them yet.</summary>
    MetTooEarly,

    /// <summary>They are to use what is still to be delivered.</summary>
    UsedTooEarly,

    /// <summary>The last money is asked for before the work.</summary>
    PaidTooEarly,

    /// <summary>What to bring is said after they were there.</summary>
    PreparedTooLate,

    /// <summary>A favour is asked before they have what they came for.</summary>
    FavourTooEarly,

    /// <summary>A deposit is asked for before they have said yes to the price.</summary>
    PaidBeforeYes,
}

/// <summary>A step whose words do not fit its place.</summary>
/// <param name="There">Words at the other step; null where it has none that show it.</param>
/// <param name="Other">The step that should come first, or after.</param>
internal sealed record OutOfOrder(Disorder Disorder, Said Here, Said? There, RoadStep Other);

/// <summary>
/// Compares what each step takes for past or for still to come with where the road has it. Speaks only where both are there: the
/// words, and the step at the wrong side of them.
/// </summary>
internal sealed partial class RoadOrder
{
    /// <summary>Asked sooner after a booking, nothing can have taken place.</summary>
    private static readonly Duration _soon = Duration.FromHours(20);

    /// <summary>Words behind a turn of phrase that say what it is about.</summary>
    private const int WordsOfThing = 6;

    private readonly Road _road;
    private readonly ImmutableArray<Deed> _deeds;
    private readonly ILookup<int, (Said Said, ImmutableArray<Framed> Frames)> _said;
    private readonly int _firstBuy;
    private readonly int _lastBuy;
    private readonly bool _comeAsBuyers;

    private readonly Lazy<ImmutableArray<OutOfOrder>> _disorders;
    private readonly Lazy<ImmutableArray<TakenForGranted>> _granted;

    public RoadOrder(Road road)
    {
        _road = road;
        _deeds = [.. road.Steps.Select(step => new Deed(step, road))];
        _said = road.Reading.Texts.Where(text => text.Step is not null).Concat(road.Steps.SelectMany(Notes))
            .SelectMany(text => text.Sentences.Select(sentence => (text.Step!.Index, new Said(text, sentence, sentence.Text),
                Frames.In(sentence))))
            .ToLookup(at => at.Index, at => (at.Item2, at.Item3));
        var buys = road.Steps.Where(step => step is { Goal: Goals.Purchase, Mini: null }).Select(step => step.Index).ToArray();
        (_firstBuy, _lastBuy) = buys.Length == 0 ? (-1, -1) : (buys[0], buys[^1]);
        _comeAsBuyers = Road.OrEmpty(road.Draft.EntryPoints).Any(entry => Deed.IsOfBuying(entry?.Event));
        _disorders = new(() => [.. road.Steps.Select(Look).OfType<OutOfOrder>()]);
        _granted = new(() => [.. _deeds.Select(GoesOn).OfType<TakenForGranted>()]);
    }

    public ImmutableArray<Deed> Deeds => _deeds;

    /// <summary>The next step at which something surely takes place.</summary>
    public RoadStep? NextReal(RoadStep step) => _deeds.Skip(step.Index + 1).FirstOrDefault(IsPlain)?.Step;

    /// <summary>At most one for each step, the plainest.</summary>
    public ImmutableArray<OutOfOrder> Disorders => _disorders.Value;

    private OutOfOrder? Look(RoadStep step) => Asked(step) ?? Over(step) ?? Thanked(step) ?? Met(step) ?? Used(step) ?? Paid(step)
        ?? Deposit(step)
        ?? Prepared(step) ?? Favour(step);

    // Title and purpose are not read by customers, but say what a step is about.
    private IEnumerable<ReadText> Notes(RoadStep step)
    {
        foreach (var (key, text) in ((string, string?)[])[("title", step.Draft.Title), ("purpose", step.Draft.Purpose)])
            if (Road.Clean(text) is { } note)
                yield return new(step, $"{step.Path}.{key}", TextKind.Checklist, null, note, PlainReading.Of(note, _road.Reading.Tongue));
    }

    private OutOfOrder? Asked(RoadStep step)
    {
        var deed = _deeds[step.Index];
        if (deed.MayMeet || deed.IsDelivered) return null;
        foreach (var (said, frames) in _said[step.Index])
            foreach (var frame in frames.Where(frame => frame.Frame == Frame.HowWas && IsForThem(said)))
                if (Soon(step, said, frame) is { } soon) return soon;
        if (AskedUnused(step) is { } unused) return unused;
        if (_deeds.Take(step.Index).Any(earlier => earlier.IsExperience)) return null;
        var isRecommend = Road.Clean(step.Draft.Survey?.Kind) == "recommend";
        var asked = _said[step.Index].FirstOrDefault(at => !IsElsewhere(at.Said.Sentence)
            && (at.Said.Text.Kind == TextKind.Question && isRecommend
            || at.Frames.Any(frame => frame.Frame == Frame.HowWas) && IsForThem(at.Said) && (step.Draft.Survey is not null
            || at.Said.Sentence.IsQuestion))).Said;
        var later = _deeds.Skip(step.Index + 1).FirstOrDefault(IsPlain);
        return asked is null || later is null ? null : new(Disorder.AskedTooEarly, asked, WordsAt(later.Step), later.Step);
    }

    // Booked or ordered an hour ago, and asked how it was.
    private OutOfOrder? Soon(RoadStep step, Said said, Framed frame)
    {
        var booked = _deeds.Take(step.Index).LastOrDefault(earlier => earlier.IsBooked);
        if (booked is null || _road.Clock.Between(booked.Step, step) is not { } time || time.Earliest >= _soon) return null;
        if (_deeds.Take(step.Index).Skip(booked.Step.Index + 1).Any(between => between.MayMeet || between.IsDelivered)) return null;
        var thing = Thing(said.Sentence, frame);
        if (thing.Any(Deed.IsOfBuying)) return null;
        var isOfBooked = thing.Any(booked.Names.Contains) || thing.Any(booked.Events.Contains);
        var isOfEarlier = _deeds.Take(booked.Step.Index).Any(earlier => earlier.IsExperience && (thing.Length == 0 || thing.Any(
            earlier.Names.Contains)));
        var isFirst = !_deeds.Take(step.Index).Any(earlier => earlier.IsExperience);
        return !isOfEarlier && (isOfBooked || isFirst) ? new(Disorder.AskedTooEarly, said, WordsAt(booked.Step), booked.Step) : null;
    }

    private OutOfOrder? Over(RoadStep step)
    {
        if (_deeds[step.Index].MayMeet) return null;
        foreach (var (said, frames) in _said[step.Index])
        {
            var isTitle = said.Text.Path.EndsWith(".title", StringComparison.Ordinal);
            foreach (var frame in frames)
                if ((frame.Frame is Frame.HowWas or Frame.Counted || frame.Frame == Frame.Since && !IsConditional(said.Sentence))
                    && !isTitle && IsForThem(said) && !IsElsewhere(said.Sentence)
                    && !IsAgreed(said.Sentence) && Ahead(step, Thing(said.Sentence, frame), 1) is { } ahead)
                    return new(Disorder.OverTooEarly, said, WordsAt(ahead), ahead);
            if (isTitle && AfterWords(said.Sentence) is { Length: > 0 } thing && Ahead(step, thing, 2) is { } later)
                return new(Disorder.OverTooEarly, said, WordsAt(later), later);
        }
        return null;
    }

    private OutOfOrder? Thanked(RoadStep step)
    {
        if (_comeAsBuyers || step.Index >= _lastBuy || _deeds.Take(step.Index).Any(earlier => earlier.IsBought
            || earlier.Step.Goal == Goals.Purchase)) return null;
        // Who pays has not yet said yes where the yes comes later.
        var later = _deeds[step.Index].IsBought || step.Goal == Goals.Purchase
            ? _deeds.Skip(step.Index + 1).FirstOrDefault(deed => deed.IsYes && deed.Step.Goal == Goals.Purchase)?.Step
            : _road.Steps[_firstBuy];
        if (later is null || step.HasMessage && _deeds[step.Index].IsYes) return null;
        return Plainly(step, Frame.Bought) is { } said ? new(Disorder.ThankedTooEarly, said, WordsAt(later), later) : null;
    }

    private OutOfOrder? Met(RoadStep step)
    {
        if (step.Index == 0 || _deeds.Take(step.Index + 1).Any(earlier => earlier.MayMeet)) return null;
        var later = _deeds.Skip(step.Index + 1).FirstOrDefault(deed => deed.Meets || deed.Talks);
        return later is not null && Plainly(step, Frame.Met) is { } said ? new(Disorder.MetTooEarly, said, WordsAt(later.Step), later.Step)
            : null;
    }

    private OutOfOrder? Used(RoadStep step)
    {
        if (step.Goal == Goals.Consumption && step.Index < _firstBuy && UseOf(step) is { } early)
            return new(Disorder.UsedTooEarly, early, WordsAt(_road.Steps[_firstBuy]), _road.Steps[_firstBuy]);
        if (_firstBuy < 0 || step.Index <= _firstBuy || step.Goal == Goals.Purchase) return null;
        var since = _deeds.Skip(_firstBuy + 1).ToArray();
        if (since.TakeWhile(deed => deed.Step.Index <= step.Index).Any(deed => deed.IsDelivered || deed.IsSentOff || deed.Meets || LeftNow(
            deed.Step))) return null;
        var later = since.FirstOrDefault(deed => deed.IsDelivered || deed.IsSentOff || LeftNow(deed.Step));
        if (later is null) return null;
        return UseOf(step) is { } here ? new(Disorder.UsedTooEarly, here, WordsAt(later.Step), later.Step) : null;
    }

    /// <summary>What takes for granted that they have it: one sentence that says so, or two about using it.</summary>
    private Said? UseOf(RoadStep step)
    {
        var use = _said[step.Index].Where(at => at.Frames.Any(frame => frame.Frame is Frame.Use or Frame.Arrived)
            && !IsConditional(at.Said.Sentence)).ToArray();
        var isPlain = use.Length >= 2 || use.Any(at => at.Frames.Any(frame => frame.Frame == Frame.Arrived));
        return !isPlain ? null : use.FirstOrDefault(at => at.Said.Text.IsWritten && !at.Said.Sentence.IsLine).Said
            ?? use.FirstOrDefault(at => at.Said.Text.IsWritten).Said;
    }

    // A fee for a look or a first talk may be paid before any price is accepted; a deposit holds what was agreed.
    private OutOfOrder? Deposit(RoadStep step)
    {
        var yes = _deeds.Skip(step.Index + 1).FirstOrDefault(deed => deed.IsYes);
        if (yes is null || !_deeds[step.Index].IsBought || _deeds.Take(step.Index).Any(deed => deed.IsYes)) return null;
        var deposit = _said[step.Index].FirstOrDefault(at => at.Said.Text.IsWritten && at.Frames.Any(frame => frame.Frame == Frame.Deposit))
            .Said;
        return deposit is null ? null : new(Disorder.PaidBeforeYes, deposit, WordsAt(yes.Step), yes.Step);
    }

    private OutOfOrder? Paid(RoadStep step)
    {
        if (_firstBuy < 0 || step.Index <= _firstBuy || step.Draft.Assignment is not null || step.Goal == Goals.Purchase) return null;
        var bought = _road.Steps.Take(step.Index).Last(earlier => earlier.Goal == Goals.Purchase).Index;
        if (_deeds.Skip(bought + 1).Take(step.Index - bought).Any(deed => deed.Meets || deed.IsHeld)) return null;
        var work = _deeds.Skip(step.Index + 1).FirstOrDefault(deed => deed.Meets && deed.Step.Goal != Goals.Purchase);
        if (work is null) return null;
        var bill = _said[step.Index].FirstOrDefault(at => at.Said.Text.IsWritten && (at.Frames.Any(frame => frame.Frame == Frame.LastMoney)
            || at.Said.Text.Kind == TextKind.Line && at.Frames.Any(frame => frame.Frame == Frame.Money))
            && !IsConditional(at.Said.Sentence) && !IsAfterwards(at.Said.Sentence)).Said;
        if (bill is null) return null;
        if (PayAfter(step) is { } rule) return new(Disorder.PaidTooEarly, bill, rule, work.Step);
        return Told(step, work) is { } told ? new(Disorder.PaidTooEarly, told, WordsAt(work.Step), work.Step) : null;
    }

    private OutOfOrder? Prepared(RoadStep step)
    {
        if (_deeds[step.Index].MayMeet || step.Goal is Goals.Referral or Aims.Repeat or Aims.Endorsement or Goals.Purchase) return null;
        var past = _deeds.Take(step.Index).LastOrDefault(deed => deed.Meets);
        if (past is null || _deeds.Skip(step.Index + 1).Any(deed => deed.Meets || deed.IsHeld)) return null;
        if (_road.Steps.Take(step.Index).Skip(past.Step.Index + 1).Any(between => between.Goal == Goals.Purchase)) return null;
        var before = _said[step.Index].Where(at => !at.Said.Text.IsNudge && at.Frames.Any(frame => frame.Frame == Frame.Before)
            && !IsAgain(at.Said.Sentence)).ToArray();
        var isNamed = before.Any(at => Deed.Stems(at.Said.Sentence.Words, at.Said.Sentence.Tongue ?? Tongue.English)
            .Any(past.Names.Contains));
        var here = before.FirstOrDefault(at => at.Said.Text.IsWritten).Said;
        var deed = _deeds[step.Index];
        if (deed is { IsBooked: true, IsBought: false } && deed.Events.Any(past.Names.Contains))
            here ??= _said[step.Index].FirstOrDefault(at => at.Said.Text.Kind == TextKind.Line).Said;
        else if (before.Length < 2) return null;
        return here is not null && (before.Length < 2 || before.Length >= 3 || isNamed)
            ? new(Disorder.PreparedTooLate, here, WordsAt(past.Step), past.Step) : null;
    }

    private OutOfOrder? Favour(RoadStep step)
    {
        var isDeclared = step.Goal is Goals.Referral or Aims.Endorsement;
        if (isDeclared && OrderLint.FirstMissing(_road, step) is not null) return null;
        var since = _firstBuy >= 0 && _firstBuy < step.Index ? _firstBuy : -1;
        if (_deeds.Take(step.Index + 1).Skip(since + 1).Any(deed => deed.MayMeet || deed.IsDelivered)) return null;
        var later = _deeds.Skip(step.Index + 1).FirstOrDefault(deed => IsPlain(deed) && deed.Step.Goal is Goals.Consumption or Aims.Result);
        if (later is null) return null;
        var favour = _said[step.Index].FirstOrDefault(at => at.Said.Text.IsWritten && at.Frames.Any(frame => frame.Frame == Frame.Favour))
            .Said
            ?? (isDeclared ? _said[step.Index].FirstOrDefault(at => at.Said.Text.IsWritten && !at.Said.Sentence.IsLine).Said : null);
        return favour is null ? null : new(Disorder.FavourTooEarly, favour, WordsAt(later.Step), later.Step);
    }

    /// <summary>The first step ahead at which the thing surely takes place, where it did at none before.</summary>
    private RoadStep? Ahead(RoadStep step, ImmutableArray<string> thing, int least)
    {
        if (thing.Length == 0) return null;
        bool Names(Deed deed) => thing.Count(deed.Names.Contains) >= least;
        if (_deeds.Take(step.Index).Any(deed => deed.IsExperience && thing.Any(deed.Names.Contains))) return null;
        return _deeds.Skip(step.Index + 1).FirstOrDefault(deed => IsPlain(deed) && Names(deed))?.Step;
    }

    private static bool IsPlain(Deed deed) => deed.Meets || deed.IsDelivered || deed.IsSentOff;

    /// <summary>A script is said at its own step; what a checklist says is for the staff.</summary>
    private static bool IsForThem(Said said) => said.Text.IsWritten;

    /// <summary>The sentence of the step that says a turn of phrase without an "if" or "when".</summary>
    private Said? Plainly(RoadStep step, Frame frame) => _said[step.Index].FirstOrDefault(at => at.Said.Text.IsWritten
        && at.Frames.Any(found => found.Frame == frame) && !IsConditional(at.Said.Sentence)).Said;

    private bool LeftNow(RoadStep step) => _said[step.Index].Any(at => at.Said.Text is { IsWritten: true, IsNudge: false }
        && at.Frames.Any(frame => frame.Frame == Frame.OnItsWay) && !IsConditional(at.Said.Sentence));

    private static IEnumerable<string> Stems(Sentence sentence) => Deed.Stems(sentence.Words, sentence.Tongue ?? Tongue.English);

    /// <summary>What a turn of phrase is about: the words inside and behind it.</summary>
    private static ImmutableArray<string> Thing(Sentence sentence, Framed frame) =>
        [.. Deed.Stems(sentence.Words.Skip(frame.First).Take(frame.Last - frame.First + 1 + WordsOfThing), sentence.Tongue
            ?? Tongue.English)];

    /// <summary>What a title says must have been: "I pay once the house is warm".</summary>
    private static ImmutableArray<string> AfterWords(Sentence sentence)
    {
        var after = FrameWords.Once(Tag(sentence));
        for (var at = 1; at < sentence.Words.Length; at++)
            if (after.Contains(sentence.Words[at].Text))
                return [.. Deed.Stems(sentence.Words.Skip(at + 1), sentence.Tongue ?? Tongue.English)];
        return [];
    }

    private static string Tag(Sentence sentence) => (sentence.Tongue ?? Tongue.English).Tag;

    /// <summary>What a step says first; null where it says nothing.</summary>
    private Said? WordsAt(RoadStep step) => _said[step.Index].FirstOrDefault(at => at.Said.Text.Kind == TextKind.Line).Said
        ?? _said[step.Index].FirstOrDefault(at => at.Said.Text.Kind == TextKind.Script && at.Said.Sentence.Words.Length > 5).Said
        ?? _said[step.Index].FirstOrDefault(at => at.Said.Text.IsWritten && at.Said.Sentence.Words.Length > 2).Said;
}
