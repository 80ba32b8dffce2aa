using System.Collections.Frozen;
using System.Collections.Immutable;
using Throughline.Linting.Reading;
using Throughline.Linting.Rules;

namespace Throughline.Linting.Claims;

/// <summary>The part of <see cref="PriceBook"/> that knows sums which stand in one place alone.</summary>
internal sealed partial class PriceBook
{
    /// <summary>Words before a figure that is looked at for a limit.</summary>
    private const int LimitReach = 4;

    /// <summary>
    /// Sums of reminders and of what is said that stand nowhere else, with what the letters say instead. A reminder repeats its letter and
    /// a script goes by it: neither has a price of its own, unless it reckons with theirs or gives the staff a limit.
    /// </summary>
    public ImmutableArray<(SumAt Stray, SumAt? Usual)> Strays => _strays.Value;

    private IEnumerable<(SumAt Stray, SumAt? Usual)> FindStrays()
    {
        var told = Clashes.Select(clash => (clash.Odd.Text.Path, clash.Odd.Sum.Value)).ToHashSet();
        foreach (var stray in _sums)
            if (!stray.Sum.IsFree && (stray.Text.IsNudge || !stray.Text.IsWritten || IsShare(stray)) && !IsElsewhere(stray)
                && !IsReckoned(stray)
                && !IsLimit(stray.Sum) && Comparable(stray).ToArray() is { Length: > 0 } others
                && Usual(stray, others) is var usual && (usual is not null || stray.Text.IsNudge)
                && told.Add((stray.Text.Path, stray.Sum.Value))) yield return (stray, usual);
    }

    /// <summary>
    /// Sums of a later letter that stand nowhere else, where an earlier text has another sum in the same words: "the last instalment,
    /// 494 euros" and "the last instalment, 444 euros".
    /// </summary>
    public IEnumerable<(SumAt Stray, SumAt Usual)> Reworded
    {
        get
        {
            var known = Clashes.Select(clash => clash.Odd.Text.Path).Concat(Strays.Select(stray => stray.Stray.Text.Path)).ToHashSet();
            foreach (var stray in _sums.Where(sum => IsPlainSum(sum) && sum.Text is { IsWritten: true, IsNudge: false }
                && !IsElsewhere(sum) && !IsReckoned(sum)))
            {
                var keys = KeysOf(stray);
                if (keys.Count == 0 || known.Contains(stray.Text.Path)) continue;
                var usual = _sums.FirstOrDefault(other => other.Text != stray.Text && IsPlainSum(other)
                    && other.Sum.Value != stray.Sum.Value
                    && other.Sum.Currency == stray.Sum.Currency && (IsBefore(other, stray) || IsSameStep(other.Text, stray.Text))
                    && !KnowsBoth(stray, other) && other.Text.Step?.Mini == stray.Text.Step!.Mini && AreAlike(keys, KeysOf(other)));
                if (usual is not null && known.Add(stray.Text.Path)) yield return (stray, usual);
            }
        }
    }

    private static bool IsBefore(SumAt one, SumAt other) => one.Text.Step is { } first && other.Text.Step is { } then
        && first.Index < then.Index;

    private static bool IsPlainSum(SumAt sum) => sum.Sum is { IsFree: false, IsIncluded: false } && sum.Sum.Currency != MoneyFigure.Percent
        && sum.Text.Step is not null && !IsOneOfVariants(sum.Text) && !HasCase(sum.Sum) && !IsLater(sum.Sum)
        && !IsLimit(sum.Sum);

    private static bool AreAlike(HashSet<string> one, HashSet<string> other) =>
        one.Count(other.Contains) is var same && (same > 1 || same == 1 && one.Count == 1 && other.Count == 1);

    /// <summary>What is said in the sum's own part of the sentence, or in the one before it where that holds nothing else.</summary>
    private static HashSet<string> KeysOf(SumAt at)
    {
        if (at.Sum.Sentence.Tongue is not { } tongue) return [];
        var own = Content(InClause(at.Sum), tongue);
        if (own.Count > 0) return own;
        var text = at.Sum.Sentence.Text;
        var start = text.IndexOf(at.Sum.Words, StringComparison.Ordinal);
        var end = start < 1 ? -1 : text.AsSpan(0, start).LastIndexOfAny(_breaks);
        var from = end < 1 ? 0 : text.AsSpan(0, end).LastIndexOfAny(_breaks) + 1;
        return end < 1 ? [] : Content(at.Sum.Sentence.Words.Where(word => word.Start >= from && word.Start < end), tongue);
    }

    private static HashSet<string> Content(IEnumerable<Word> words, Tongue tongue) => [.. words
        .Where(word => word.Text.Length > 2 && char.IsLetter(word.Text[0]) && !tongue.Little.Value.Contains(word.Text)
            && !PhraseWords.Of(tongue).IsLittle(word.Text) && !MoneyWords.Currencies.ContainsKey(word.Text)
            && !MoneyWords.IsPriceWord(word.Text) && !_pays.Any(pay => word.Text.StartsWith(pay, StringComparison.Ordinal)))
        .SelectMany(word => Matter.Parts(word, tongue))];

    private static readonly string[] _pays =
        ["pay", "paid", "cost", "zahl", "bezahl", "kost", "pag", "cuest", "coût", "coute", "cost", "cust", "betaal", "payé", "règl"];

    /// <summary>So much of the price now and so much later: what two letters speak of has the same parts in both.</summary>
    private bool IsShare(SumAt stray) => stray.Sum.Currency == MoneyFigure.Percent && stray.Text.Step is { } step
        && Duty.StemsOf(stray.Sum.Sentence) is var stems && Alike(stray).Any(other => other.Text.Step is { } earlier
            && earlier.Index < step.Index && Duty.StemsOf(other.Sum.Sentence).Count(stems.Contains) > 1);

    private bool IsElsewhere(SumAt stray) => _sums.Any(other => other.Text != stray.Text && other.Sum.Value == stray.Sum.Value
        && other.Sum.Currency == stray.Sum.Currency) || _inBook.Contains(stray.Sum.Value);

    /// <summary>The sum or the difference of two others: "without it you save 5,500 euros".</summary>
    private bool IsReckoned(SumAt stray)
    {
        if (stray.Sum.Currency != MoneyFigure.Percent && IsShareOf(stray)) return true;
        foreach (var text in Alike(stray).Where(other => other.Text != stray.Text).GroupBy(other => other.Text))
        {
            var values = text.Select(other => other.Sum.Value).Distinct().ToArray();
            if (values.Any(one => values.Any(other => one - other == stray.Sum.Value || one + other == stray.Sum.Value && one != other)))
                return true;
        }
        return false;
    }

    /// <summary>Twenty per cent of another sum, where they are told of the share; half of it, or what it comes to in a year.</summary>
    private bool IsShareOf(SumAt stray)
    {
        var value = stray.Sum.Value;
        var shares = _sums.Where(sum => sum.Sum.Currency == MoneyFigure.Percent).Select(sum => sum.Sum.Value / 100)
            .SelectMany(share => (decimal[])[share, 1 - share]).Append(stray.Text.IsNudge ? 1 : 0.5m).Append(12).Distinct().ToArray();
        return Alike(stray).Where(other => other.Text != stray.Text).Select(other => other.Sum.Value).Distinct()
            .Any(other => value == 12 * other || shares.Any(share => value == share * other || other == 12 * value));
    }

    private IEnumerable<SumAt> Comparable(SumAt stray) =>
        Alike(stray).Concat(_sums.Where(other => other.Sum.IsFree)).Where(other => other.Text != stray.Text);

    private IEnumerable<SumAt> Alike(SumAt stray) => _sums.Where(other => !other.Sum.IsFree && other.Sum.Currency == stray.Sum.Currency);

    /// <summary>What the letter of the same step has for it, or a sentence about the same thing; null where none is plain.</summary>
    private static SumAt? Usual(SumAt stray, SumAt[] others)
    {
        var own = others.Where(other => IsSameStep(other.Text, stray.Text)).ToArray();
        var (head, stems) = (stray.Sum.Matter.Head, Duty.StemsOf(stray.Sum.Sentence));
        return own.FirstOrDefault(other => head.Length > 0 && other.Sum.Matter.Head == head)
            ?? own.FirstOrDefault(other => !other.Sum.IsFree && other.Sum.Per == stray.Sum.Per) ?? own.FirstOrDefault()
            ?? others.FirstOrDefault(other => head.Length > 0 && other.Sum.Matter.Head == head)
            ?? others.FirstOrDefault(other => Duty.StemsOf(other.Sum.Sentence).Count(stems.Contains) > 1);
    }

    // "You may spend up to £5", "within fifty dollars", "between 19 and 27 thousand", "insured for $500".
    private static bool IsLimit(Sum sum)
    {
        var at = sum.Sentence.Text.IndexOf(sum.Words, StringComparison.Ordinal);
        return sum.Sentence.Words.Where(word => word.Start < at).TakeLast(LimitReach).Any(word => _limits.Contains(word.Text));
    }

    private static readonly FrozenSet<string> _limits = PhraseWords.Set(
        "spend within around roughly than exceed ausgeben höchstens maximal gastar hasta máximo dépenser jusqu'à maximum"
        + " spendere massimo gastar até máximo uitgeven maximaal hoogstens between zwischen entre tra fra tussen"
        + " insured versichert asegurado assuré assicurato segurado verzekerd");
}
