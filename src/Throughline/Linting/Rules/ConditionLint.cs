using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL224x: conditions and hours that are one thing in one place and another in the next.</summary>
internal static class ConditionLint
{
    public static LintRule ConditionDiffers { get; } = new(Warning, "TL2241", "Two answers to one question",
        "Two places do not agree on {0}: {1} says “{2}”, and {3} says “{4}”.",
        "Find out which is right, and say it in both.",
        "Customers remember the answer that suits them, and hold you to it.",
        CheckConditions);

    public static LintRule HoursDiffer { get; } = new(Warning, "TL2242", "Hours that differ",
        "{0} says “{1}”, and {2} says “{3}”.",
        "Write the hours that are right in both.",
        "Whoever comes or rings while nobody is there feels fooled.",
        CheckHours);

    public static LintRule NumberDiffers { get; } = new(Warning, "TL2243", "Two numbers for one thing",
        "Two places do not agree on {0}: {1} says “{2}”, and {3} says “{4}”.",
        "Find out which is right, and say it in both.",
        "Whoever planned with one number is let down by the other.",
        (road, say) =>
        {
            CheckNumbers(road, say);
            foreach (var (odd, usual) in ClockTime.Strays(road))
                say.Quote(odd, usual, "the time of day", odd.Text.Place, odd.Words, usual.Text.Place, usual.Words);
        });

    public static LintRule WhereDiffers { get; } = new(Warning, "TL2244", "Two numbers to ring, or two doors",
        "{0} says “{1}”, and {2} says “{3}”.",
        "Find out which is right, and write it in both; or put it in a field that all texts take it from.",
        "Whoever rings or comes in vain does not try a second time.",
        (road, say) =>
        {
            foreach (var (odd, usual) in Whereabouts.Clashes(road))
                say.Quote(odd, usual, odd.Text.PlaceFirst, odd.Words, usual.Text.Place, usual.Words);
        });

    public static ImmutableArray<LintRule> All { get; } = [ConditionDiffers, HoursDiffer, NumberDiffers, WhereDiffers];

    /// <summary>Who speaks of others, or of what was, does not state a condition of its own.</summary>
    private static readonly FrozenSet<string> _elsewhere = PhraseWords.Set(
        "other others elsewhere most many was were had used anderswo andere anderen viele meisten war hatte hatten"
        + " otros otras muchos muchas era eran había tenía autres ailleurs beaucoup était avait altri altre molti era aveva outros "
            + "outras muitos tinha anderen andere veel had was");

    /// <summary>A condition that holds only in a case.</summary>
    private static readonly FrozenSet<string> _cases = PhraseWords.Set(
        "if when unless after within less than once wenn falls sofern nach innerhalb weniger si cuando salvo después menos quand après "
        + "moins se"
        + " quando dopo meno depois als wanneer na binnen");

    private static readonly FrozenSet<string> _later = PhraseWords.Set(
        "keep continue stay afterwards after subscription subscribe danach weiter weitermachen anschließend después seguir continuar "
        + "ensuite continuer"
        + " continuare dopo depois daarna verder");

    private sealed record At(ReadText Text, Condition Condition)
    {
        public Said Said => new(Text, Condition.Sentence, Condition.Words);
    }

    private static void CheckConditions(Road road, Say say)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        CheckTopics(road, say, told);
        CheckDuties(road, say, told);
    }

    /// <summary>"You need not be at home" and "you must be at home": near each other, for two visits may be two things.</summary>
    private static void CheckDuties(Road road, Say say, HashSet<string> told)
    {
        var all = road.Reading.Texts.Where(text => text.Step is not null && text.Kind is not TextKind.Question)
            .SelectMany(text => Duty.In(text.Reading).Select(duty => (Text: text, Duty: duty)))
            .Where(at => !at.Duty.Sentence.Words.Any(word => _elsewhere.Contains(word.Text))).Take(MostDuties).ToArray();
        foreach (var (text, duty) in all.Where(at => !at.Duty.Must))
        {
            var rival = all.FirstOrDefault(other => other.Duty.Must && IsNear(road, text, other.Text) && Asks(other.Duty, duty)
                && (duty.IsBringing || duty.Stems.Length > 1 || text.Step == other.Text.Step
                    || !IsOnSale(road, text.Step!, other.Text.Step!)));
            var (otherText, sentence, words) = rival.Text is not null ? (rival.Text, rival.Duty.Sentence, rival.Duty.Words)
                : ToldStaff(road, text, duty) is var (script, line) ? (script, line, line.Text) : default;
            if (otherText is null || told.Contains(AtSentence(text, duty.Sentence)) || !told.Add(AtSentence(otherText, sentence))) continue;
            Said one = new(text, duty.Sentence, duty.Words), other = new(otherText, sentence, words);
            var (odd, usual) = IsAfter(road, otherText, text) ? (other, one) : (one, other);
            say.Quote(odd, usual, "what the customer has to do or to bring", odd.Text.Place, odd.Words, usual.Text.Place, usual.Words);
        }
    }

    private const int MostDuties = 300;

    private static bool Asks(Duty must, Duty not)
    {
        if (must.IsBringing != not.IsBringing || must.Stems.IsEmpty) return false;
        if (not.IsBringing) return not.IsNothing || not.Stems.Any(must.Stems.Contains);
        // "Don't send us your password" says nothing of another deed with a password.
        var least = not.Sentence.Words[0].Text is "don't" or "do" or "never" or "please" or "bitte" ? 2 : 1;
        return not.Stems.Length <= 3 && not.Stems.Length >= least && not.Stems.All(must.Stems.Contains);
    }

    /// <summary>"Don't type in your people", and staff are told to let them type.</summary>
    private static (ReadText Text, Sentence Line)? ToldStaff(Road road, ReadText text, Duty not)
    {
        if (not.IsBringing || not.Stems.Length is < 2 or > 4 || !text.IsWritten) return null;
        foreach (var script in road.Reading.Texts)
            if (script.Kind is TextKind.Script or TextKind.Checklist && IsNear(road, text, script))
                foreach (var line in script.Sentences)
                    if (!line.IsQuestion && !line.Words.Any(word => DutyWords.Denies.Contains(word.Text) && line.Words[0].Text != "tell")
                        && !DutyWords.IsCase(line)
                        && Duty.StemsOf(line) is var stems && not.Stems.All(stems.Contains)) return (script, line);
        return null;
    }

    private static bool IsNear(Road road, ReadText one, ReadText other) => !IsOneMessage(one, other) && one.Step is { } mine
        && other.Step is { } theirs && Math.Abs(mine.Index - theirs.Index) <= 2 && !IsSoldBetween(road, mine, theirs);

    private static void CheckTopics(Road road, Say say, HashSet<string> told)
    {
        var all = road.Reading.Texts.SelectMany(text => Condition.In(text.Reading).Select(condition => new At(text, condition)))
            .Where(at => !at.Condition.Sentence.Words.Any(word => _elsewhere.Contains(word.Text))).ToArray();
        foreach (var topic in all.GroupBy(at => at.Condition.Topic.Key, StringComparer.Ordinal))
        {
            var (yes, no) = (topic.Where(at => at.Condition.Yes).ToArray(), topic.Where(at => !at.Condition.Yes).ToArray());
            // Whoever says both in one message explains how they go together.
            var (onlyYes, onlyNo) = (yes.Where(at => !no.Any(other => IsOneMessage(at.Text, other.Text))).ToArray(),
                no.Where(at => !yes.Any(other => IsOneMessage(at.Text, other.Text))).ToArray());
            var pairs = onlyYes.SelectMany(one => onlyNo.Where(other => IsOneThing(topic.Key, one, other, road))
                .Select(other => (Yes: one, No: other))).Take(1).ToArray();
            if (pairs is not [var pair]) continue;
            var (first, second) = pair;
            var isYesOdd = onlyYes.Length < onlyNo.Length || onlyYes.Length == onlyNo.Length && IsAfter(road, first.Text, second.Text);
            var (odd, usual) = isYesOdd ? (first, second) : (second, first);
            told.UnionWith([AtSentence(odd.Text, odd.Condition.Sentence), AtSentence(usual.Text, usual.Condition.Sentence)]);
            say.Quote(odd.Said, usual.Said, odd.Condition.Topic.Name, odd.Text.Place, odd.Condition.Words, usual.Text.Place,
                usual.Condition.Words);
        }
    }

    private static string AtSentence(ReadText text, Sentence sentence) => $"{text.Path} {sentence.Text}";

    private static bool IsOneThing(string topic, At yes, At no, Road road) => topic switch
    {
        "card" => !yes.Condition.Sentence.Words.Any(word => _later.Contains(word.Text))
            && !IsSoldBetween(road, yes.Text.Step, no.Text.Step),
        "bound" => !Nevers.IsAfterwards(no.Condition.Sentence),
        "deducted" => ShareSum(yes, no),
        "refund" => !no.Condition.Sentence.Words.Any(word => _cases.Contains(word.Text)) && HasDeposit(yes) == HasDeposit(no),
        "advance" => HasDeposit(yes) == HasDeposit(no),
        "selling" => IsNear(road, yes.Text, no.Text),
        "place" => yes.Text.Step is not null && (yes.Text.Step == no.Text.Step
            || Occasions.Speaks(yes.Condition.Sentence) && Occasions.AreOne(road, yes.Text, no.Text)),
        "fetching" => IsNear(road, yes.Text, no.Text) && SharesThing(road, yes, no),
        "door" => IsNear(road, yes.Text, no.Text),
        "extra" => SharesThing(road, yes, no) && !IsLimited(yes) && !IsLimited(no),
        "shipping" => !IsLimited(yes) && !IsLimited(no),
        _ => true,
    };

    /// <summary>What is not needed for the trial may be needed for what is bought after it.</summary>
    private static bool IsSoldBetween(Road road, RoadStep? one, RoadStep? other)
    {
        if (one is null || other is null || one == other) return false;
        var (from, until) = (Math.Min(one.Index, other.Index), Math.Max(one.Index, other.Index));
        return road.Steps.Any(step => step.Goal == Goals.Purchase && step.Index > from && step.Index <= until);
    }

    /// <summary>Whether both sentences, or the ones right before them, name a thing that is no word of the offer.</summary>
    private static bool SharesThing(Road road, At one, At other)
    {
        var offer = OfferWords.Of(road);
        var (mine, theirs) = (ThingsAt(one), ThingsAt(other));
        return mine.Any(stem => theirs.Contains(stem) && !offer.Contains(stem));
    }

    private static HashSet<string> ThingsAt(At at)
    {
        var here = at.Text.Sentences.IndexOf(at.Condition.Sentence);
        var own = Things(at.Condition.Sentence);
        // "They come on top": what was named right before.
        return own.Count > 0 || here < 1 ? own : Things(at.Text.Sentences[here - 1]);
    }

    private static HashSet<string> Things(Sentence sentence) => sentence.Tongue is not { } tongue ? []
        : [.. sentence.Words.Where(word => word.Text.Length > 3 && !DutyWords.Vague.Contains(word.Text) && !_priced.Contains(word.Text)
            && !MoneyWords.IsPriceWord(word.Text) && !PhraseWords.Of(tongue).IsLittle(word.Text) && !DutyWords.IsLittle(word.Text, tongue)
            && (tongue.Tag != "de" || char.IsUpper(sentence.Text[word.Start]))).SelectMany(word => Matter.Parts(word, tongue))];

    private static readonly FrozenSet<string> _priced = PhraseWords.Set(
        "included extra separately charged euro euros pounds dollars month year"
        + " week inclusive everything inklusive enthalten monat euros incluido incluida incluidos incluidas aparte compris comprise inclus"
        + " incluse included cost costs bill invoice billed only workshop studio practice shop clinic office werkstatt collect door");

    /// <summary>"Within ten miles", "on a Sunday".</summary>
    private static bool IsLimited(At at) => at.Condition.Sentence.Words.Any(word => _limits.Contains(word.Text));

    private static readonly FrozenSet<string> _limits = PhraseWords.Set(
        "within outside beyond abroad overseas express sunday sundays saturday"
        + " weekend weekends evening evenings over above innerhalb außerhalb ausland sonntags sonntag samstag samstags wochenende"
        + " abends ab über fuera dentro domingo domingos sábado extranjero desde hors dimanche samedi étranger dès"
        + " domenica sabato estero oltre domingo sábado fora acima buitenland zondag zaterdag vanaf second extra-set another"
        + " zweite zweiter zweites zweiten weitere weiterer weiteres weiteren otra otro segunda segundo autre seconde altro altra secondo"
        + " seconda outro outra tweede andere");

    /// <summary>What need not be before they buy may have to be afterwards.</summary>
    private static bool IsOnSale(Road road, RoadStep one, RoadStep other) => road.Steps
        .Any(step => step.Goal == Goals.Purchase && step.Index >= Math.Min(one.Index, other.Index)
            && step.Index <= Math.Max(one.Index, other.Index));

    private static bool ShareSum(At one, At other)
    {
        var (mine, theirs) = (SumsNear(one), SumsNear(other));
        return mine.Length == 0 || theirs.Length == 0 || mine.Intersect(theirs).Any();
    }

    private static decimal[] SumsNear(At at)
    {
        var here = at.Text.Sentences.IndexOf(at.Condition.Sentence);
        return [.. Sum.In(at.Text.Reading).Where(sum => !sum.IsFree && at.Text.Sentences.IndexOf(sum.Sentence) is var place
            && place <= here && place >= here - 1).Select(sum => sum.Value)];
    }

    private static bool HasDeposit(At at) => at.Condition.Sentence.Words.Any(word => MoneyWords.Role(word.Text) == "#deposit");

    private static bool IsOneMessage(ReadText one, ReadText other) => one == other || one.Message is not null
        && one.Message == other.Message;

    private static bool IsAfter(Road road, ReadText one, ReadText other) =>
        road.Reading.Texts.IndexOf(one) > road.Reading.Texts.IndexOf(other);

    private static void CheckNumbers(Road road, Say say)
    {
        var offer = OfferWords.Of(road);
        var all = road.Reading.Texts.SelectMany(text => Quantity.In(text.Reading).Select(quantity => (Text: text, Quantity: quantity)))
            .Where(at => !at.Quantity.Sentence.Words.Any(word => _elsewhere.Contains(word.Text))).Take(MostDuties).ToArray();
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (text, quantity) in all.Reverse())
        {
            var known = all.Where(at => IsOneMessage(at.Text, text) && IsOneCount(at.Quantity, quantity, offer)).ToArray();
            if (known.Any(at => at.Quantity.Differs(quantity))) continue;
            var (rivalText, rival) = all.FirstOrDefault(at => !IsOneMessage(at.Text, text) && IsOneCount(at.Quantity, quantity, offer)
                && at.Quantity.Differs(quantity) && MayBeHeld(at.Text, text, quantity, at.Quantity, offer)
                && !all.Any(other => IsOneMessage(other.Text, at.Text) && IsOneCount(other.Quantity, quantity, offer)
                    && !other.Quantity.Differs(quantity)));
            if (rival is null) continue;
            var mine = all.Count(at => IsOneCount(at.Quantity, quantity, offer) && !at.Quantity.Differs(quantity));
            var theirs = all.Count(at => IsOneCount(at.Quantity, quantity, offer) && !at.Quantity.Differs(rival));
            if (mine < theirs || mine == theirs && IsAfter(road, text, rivalText))
                if (told.Add($"{text.Path} {quantity.Topic} {quantity.Matter.Head}"))
                    say.Quote(new(text, quantity.Sentence, quantity.Words), new(rivalText, rival.Sentence, rival.Words),
                        QuantityWords.Name(quantity), text.Place, quantity.Words, rivalText.Place, rival.Words);
        }
    }

    private static bool IsOneCount(Quantity one, Quantity other, HashSet<string> offer) => one.Topic == other.Topic
        && (!one.Matter.IsNamed && !other.Matter.IsNamed || one.Matter.IsSame(other.Matter, offer));

    /// <summary>What may be two things in two steps is held only where it is near, or where it is the offer that is counted.</summary>
    private static bool MayBeHeld(ReadText one, ReadText other, Quantity mine, Quantity theirs, HashSet<string> offer)
    {
        if (one.Step is not { } here || other.Step is not { } there) return mine.Topic is not ("count" or "lasts");
        return mine.Topic switch
        {
            "count" => mine.IsTotal || theirs.IsTotal,
            "lasts" => Math.Abs(here.Index - there.Index) <= 2 || offer.Contains(mine.Matter.Head) || mine.Matter.Marks.Any(),
            "return" or "cancel" or "notice" => Math.Abs(here.Index - there.Index) <= 3,
            _ => true,
        };
    }

    private static void CheckHours(Road road, Say say)
    {
        var all = road.Reading.Texts.SelectMany(text => Hours.In(text.Reading).Select(hours => (Text: text, Hours: hours))).ToArray();
        var told = new HashSet<(string, string)>();
        foreach (var odd in all.Reverse())
        {
            var rival = all.FirstOrDefault(other => !IsOneMessage(other.Text, odd.Text) && AreAtOdds(odd.Hours, other.Hours)
                && !all.Any(known => IsOneMessage(known.Text, other.Text) && IsSame(known.Hours, odd.Hours))
                    && !all.Any(known => IsOneMessage(known.Text, odd.Text) && IsSame(known.Hours, other.Hours)));
            if (rival.Text is null) continue;
            var (mine, theirs) = (all.Count(other => IsSame(other.Hours, odd.Hours)), all.Count(other => IsSame(other.Hours, rival.Hours)));
            if ((mine < theirs || mine == theirs && IsAfter(road, odd.Text, rival.Text)) && told.Add((odd.Text.Path, odd.Hours.Words)))
                say.Quote(new(odd.Text, odd.Hours.Sentence, odd.Hours.Words), new(rival.Text, rival.Hours.Sentence, rival.Hours.Words),
                    odd.Text.PlaceFirst, odd.Hours.Words, rival.Text.Place, rival.Hours.Words);
        }
    }

    private static bool IsSame(Hours one, Hours other) => one.Days == other.Days && one.From == other.From && one.Until == other.Until;

    public static bool AreAtOdds(Hours one, Hours other) => (one.Days & other.Days) != 0 && !IsSame(one, other)
        && (one.Of == other.Of || one.Of == HoursOf.Unsaid && !other.IsClosed || other.Of == HoursOf.Unsaid && !one.IsClosed)
        && !(one.IsClosed && other.IsClosed);

}
