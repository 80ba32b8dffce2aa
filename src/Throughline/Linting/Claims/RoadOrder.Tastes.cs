using Throughline.Journeys;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <content>What is used or asked about before it is bought or given, and what is only a taste of it.</content>
internal sealed partial class RoadOrder
{
    /// <summary>Its goal is that they use what they bought, and nobody has bought anything yet; a taste of it is no such step.</summary>
    public bool IsUsedUnbought(RoadStep step) => step is { Goal: Goals.Consumption, Mini: null, HasWork: true } && step.Index < _firstBuy
        && !_comeAsBuyers && !IsTaste(step);

    // A taste that is asked about before it goes out: both are steps of the same one.
    private OutOfOrder? AskedUnsent(RoadStep step)
    {
        if (step is not { Draft.Survey: not null, Mini: { } mini }) return null;
        bool IsSent(Deed deed) => deed.Step.Mini == mini && (deed.IsSentOff || deed.IsDelivered || deed.Meets);
        var later = _deeds.Skip(step.Index + 1).FirstOrDefault(IsSent);
        if (later is null || _deeds.Take(step.Index).Any(IsSent)) return null;
        var asked = _said[step.Index].FirstOrDefault(at => at.Said.Text.Kind == TextKind.Question).Said;
        return asked is null ? null : new(Disorder.AskedTooEarly, asked, WordsAt(later.Step), later.Step);
    }

    // What they have lived through before they bought is something else, unless the question names it.
    private OutOfOrder? AskedUnused(RoadStep step)
    {
        if (AskedUnsent(step) is { } unsent) return unsent;
        if (step.Draft.Survey is null || _firstBuy < 0 || step.Index <= _firstBuy) return null;
        var bought = _road.Steps.Take(step.Index).Last(earlier => earlier.Goal == Goals.Purchase).Index;
        if (_deeds.Take(step.Index).Skip(bought + 1).Any(IsUse)) return null;
        var later = _deeds.Skip(step.Index + 1).FirstOrDefault(deed => IsPlain(deed) && deed.Step.Goal == Goals.Consumption);
        var earlier = _deeds.Take(step.Index).Where(deed => deed.IsExperience).ToArray();
        if (later is null || earlier.Length == 0) return null;
        var isAsked = step.Goal == Aims.Result || Road.Clean(step.Draft.Survey.Kind) == "recommend";
        var asked = _said[step.Index].FirstOrDefault(at => at.Said.Text.IsWritten && !IsElsewhere(at.Said.Sentence)
            && (isAsked ? at.Said.Text.Kind == TextKind.Question : at.Frames.Any(frame => frame.Frame == Frame.HowWas)
            && !Stems(at.Said.Sentence).Any(word => earlier.Any(deed => deed.Names.Contains(word))))).Said;
        return asked is null ? null : new(Disorder.AskedTooEarly, asked, WordsAt(later.Step), later.Step);
    }

    // A trial that somebody began, what costs nothing or is called a trial itself, and what was promised before anything was sold.
    private bool IsTaste(RoadStep step) => Road.OrEmpty(_road.Draft.EntryPoints).Any(entry => IsBegun(entry?.Event))
        || _road.Steps.Take(step.Index + 1).Any(earlier => IsBegun(earlier.Draft.Done?.Event))
        || Named(step).Concat(_said[step.Index].Select(at => at.Said.Sentence)).Any(sentence => _taste.IsIn(sentence)
            || FreeWords.In(sentence, sentence.Tongue ?? Tongue.English).Any())
        || _road.Steps.Take(step.Index).SelectMany(earlier => earlier.Makes).Intersect(step.Keeps).Any();

    private IEnumerable<Sentence> Named(RoadStep step) =>
        PlainReading.Of($"{step.Draft.Key?.Replace('-', ' ')}\n{step.Draft.Assignment?.Title}", _road.Reading.Tongue).Sentences;

    private static bool IsBegun(string? done) => done is not null && done.ToLowerInvariant().Split(' ').Any(word => _beginnings.Any(part =>
        word.StartsWith(part, StringComparison.Ordinal)));

    private static readonly string[] _beginnings =
    [
        "trial", "account", "sample", "taster", "pilot", "registered", "probe", "konto", "registriert", "prueba", "cuenta", "muestra",
        "essai", "compte", "prova", "campione", "amostra", "conta", "proef",
    ];

    private static readonly ShapeTable _taste = new(
        ("en", ["trial|trials|taster|tasters|sample|samples|demo|pilot", "try it|us|one|out|before"]),
        ("de", ["probe*|schnupper*|test*|muster*|ausprobier*|probier*|kennenlern*"]),
        ("es", ["prueba|pruebas|probar|pruébalo|pruébala|muestra|muestras|demo"]),
        ("fr", ["essai|essais|essayer|essayez|essaie|essayons|échantillon*|découverte|démo"]),
        ("it", ["prova|prove|provare|assaggio|campione|campioni|demo"]),
        ("pt", ["experimental|experimentar|experimente|amostra|amostras|demo"]),
        ("nl", ["proef*|proberen|uitproberen|probeer|demo|staaltje"]));
}
