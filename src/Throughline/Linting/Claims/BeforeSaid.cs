using System.Collections.Immutable;
using NodaTime;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>How long before a day something is to come: "two weeks before that Friday".</summary>
/// <param name="First">Number of its first word in the sentence.</param>
/// <param name="Last">Number of its last word.</param>
internal sealed record BeforeSaid(int First, int Last, Duration Length)
{
    private static readonly TongueWords _before = new("before, ahead of, prior to", "vor, davor, vorher, im voraus", "antes de, antes del",
        "avant", "prima di, prima del, prima della, prima dell'", "antes de, antes do, antes da", "voor, vóór, van tevoren");

    /// <summary>"No later than", "up to": any time before, and no day.</summary>
    private static readonly TongueWords _limits = new("until, up to, till, at the latest, at most, if, cancel, free",
        "bis, spätestens, wenn, falls, absagen, stornieren", "hasta, si, cancelar, máximo", "jusqu'à, si, annuler",
        "fino a, se, disdire, annullare", "até, se, cancelar", "tot, als, uiterlijk, afzeggen, annuleren");

    public static BeforeSaid? In(Sentence sentence)
    {
        if (sentence.IsQuestion || sentence.Words.Length > TimeSaid.LongestSentence || _limits.IsIn(sentence)) return null;
        var (words, tongue) = (sentence.Words, TimeTongue.Of(sentence.Tongue));
        for (var at = 0; at < words.Length; at++)
            if (tongue.NumberAt(words, at) is (var number and > 0, > 0 and var length) && tongue.UnitAt(words, at + length) is (var unit,
                > 0 and var more) && DaysOf(unit) is { } days && _before.Of(sentence.Tongue).LengthAt(words, at + length + more) is > 0
                and var last) return new(at, at + length + more + last - 1, Duration.FromDays(days * number));
        return null;
    }

    private static int? DaysOf(TimeUnit unit) => unit switch
    {
        TimeUnit.Day or TimeUnit.WorkingDay => 1,
        TimeUnit.Week => 7,
        TimeUnit.Month => 30,
        _ => null,
    };
}
