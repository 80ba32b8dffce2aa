using System.Collections.Frozen;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <content>What a sentence says beside its turn of phrase.</content>
internal sealed partial class RoadOrder
{
    /// <summary>Where it says that the money is due only after the work.</summary>
    private Said? PayAfter(RoadStep step) => _road.Steps.Where(other => other != step).SelectMany(other => _said[other.Index])
        .FirstOrDefault(at => at.Frames.Any(frame => frame.Frame is Frame.LastMoney or Frame.Money)
            && IsAfterwards(at.Said.Sentence)).Said;

    private static bool IsAfterwards(Sentence sentence) => sentence.Words.Any(word =>
        FrameWords.Afterwards(Tag(sentence)).Contains(word.Text));

    /// <summary>A sentence that tells as done what the staff do later, in two of their words.</summary>
    private Said? Told(RoadStep step, Deed work)
    {
        var words = _said[work.Step.Index].Where(at => at.Said.Text.Kind is TextKind.Script or TextKind.Checklist)
            .SelectMany(at => Stems(at.Said.Sentence)).ToHashSet(StringComparer.Ordinal);
        return _said[step.Index].FirstOrDefault(at => at.Said.Text.IsWritten && !IsConditional(at.Said.Sentence)
            && at.Said.Sentence.Words.Any(word => FrameWords.Past(Tag(at.Said.Sentence)).Contains(word.Text))
            && Stems(at.Said.Sentence).Distinct().Count(words.Contains) >= 2).Said;
    }

    // "Your last roofer" was somebody else's work.
    private static bool IsElsewhere(Sentence sentence) => sentence.Words.Any(word => _elsewhere.Contains(word.Text));

    private static readonly FrozenSet<string> _elsewhere = new[]
    {
        "last", "previous", "former", "letzten", "letzter", "letztes", "bisheriger", "bisherigen", "voriger", "vorigen", "früheren",
        "último",
        "última", "anterior", "dernier", "dernière", "précédent", "précédente", "ultimo", "ultima", "precedente", "vorige",
    }.ToFrozenSet(StringComparer.Ordinal);

    // "Now that your lesson is booked": what is agreed is still to come.
    private static bool IsAgreed(Sentence sentence) => sentence.Words.Any(word => _agreed.Any(part =>
        word.Text.StartsWith(part, StringComparison.Ordinal)));

    private static readonly string[] _agreed =
    [
        "booked", "scheduled", "arranged", "agreed", "fixed", "planned", "near", "soon", "tomorrow", "calendar", "diary",
        "gebucht",
        "vereinbart", "reserviert", "geplant", "steht", "morgen", "reservad", "agendad", "confirmad", "cerca", "mañana", "réservé", "fixé",
        "demain", "prenotat", "domani", "marcad", "amanhã", "geboekt", "gepland",
    ];

    private static bool IsAgain(Sentence sentence)
    {
        foreach (var word in sentence.Words)
            foreach (var again in FrameWords.Again(Tag(sentence)))
                if (word.Text.StartsWith(again, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool IsConditional(Sentence sentence)
    {
        foreach (var word in sentence.Words)
            if (FrameWords.Conditions(Tag(sentence)).Contains(word.Text)) return true;
        return false;
    }
}
