using System.Collections.Immutable;
using Throughline.App.Features.Designing;
using Throughline.App.Wording;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Linting;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Testing;

/// <summary>Where something is, and the way there.</summary>
/// <param name="Number">Of the step, from 1; 0 for the journey as a whole.</param>
/// <param name="Name">"Step 3, “Book a call”".</param>
/// <param name="Address">Of the box it stands in, as far as that is known.</param>
/// <param name="IsStep">True where the way opens a step beside the page.</param>
public sealed record AdvisedPlace(int Number, string Name, string Address, bool IsStep)
{
    /// <param name="path">By numbers: "steps[2].message.body".</param>
    public static AdvisedPlace Of(Finding finding, string path, DraftDocument document, string journeyKey)
    {
        var place = FindingPlace.Of(path, document);
        if (place.StepId is not null)
        {
            var isBox = path.Contains('.', StringComparison.Ordinal);
            var box = isBox && document.PathOf(path) is { } lasting ? $"#{DraftField.IdOf(null, lasting)}" : "";
            return new(place.Number, $"Step {place.Number}, “{place.Title}”", place.Address(journeyKey) + box, true);
        }
        var screen = FindingWords.InThePlan(finding with { Path = path }, journeyKey);
        return new(0, FindingPlace.Whole, screen?.Address ?? place.Address(journeyKey), false);
    }
}

/// <summary>A sentence that was seen, and where.</summary>
/// <param name="Caption">What the place is called, where that says more than the step: "a reminder of “Book a call”".</param>
public sealed record SeenWords(string Words, string Caption, AdvisedPlace Place);

/// <summary>One finding, ready to be shown.</summary>
/// <param name="Seen">The one or two sentences it is about; none where it is not about words.</param>
/// <param name="Mend">What the button of the one-press fix says; null where there is none.</param>
public sealed record AdvisedFinding(NotedFinding Noted, AdvisedPlace Place, ImmutableArray<SeenWords> Seen, string? Mend)
{
    public Finding Finding => Noted.Finding!;
}

/// <summary>All that one rule found, as one piece of advice: why and what to do once, and every place.</summary>
/// <param name="Number">From 1, in the order of the page; names it there.</param>
public sealed record Advice(int Number, ImmutableArray<AdvisedFinding> Findings)
{
    private Finding First => Findings[0].Finding;

    public string Id => $"advice-{Number}";

    public string Code => First.Code;

    public Severity Severity => First.Severity;

    /// <summary>What was noticed: the sentence where there is one place, the rule's name where there are several.</summary>
    public string Title => Findings.Length == 1 ? First.Sentence : LintRules.Find(Code)?.Title ?? First.Sentence;

    /// <summary>Said once where it is the same everywhere; null where each place has its own.</summary>
    public string? Fix => Findings.All(one => one.Finding.Fix == First.Fix) ? First.Fix : null;

    /// <summary>Whether every place is about the same words, so that they are said once.</summary>
    public bool SaysTheSame => Findings.All(one => one.Finding.Sentence == First.Sentence);

    public string Why => Examiner.WhyOf(First);

    /// <summary>The rule, which a journey can do without; null for what the compiler refuses.</summary>
    public LintRule? Rule => LintRules.Find(Code);

    /// <summary>The worst first, then as the road goes; each rule once.</summary>
    internal static ImmutableArray<Advice> Of(IEnumerable<NotedFinding> noted, Examined examined, string journeyKey) =>
    [
        .. noted.Where(one => one.Finding is not null)
            .GroupBy(one => (one.Finding!.Code, one.Finding.Severity))
            .OrderBy(group => group.Key.Severity)
            .ThenBy(group => group.Min(one => Rank(one.Finding!)))
            .Select((group, i) => new Advice(i + 1, [.. group.Select(one => Shown(one, examined, journeyKey))])),
    ];

    /// <summary>
    /// Of what is equally serious: what keeps it from being a journey, then two sentences that do not go together, then
    /// words, then steps, and last what is about the journey as a whole.
    /// </summary>
    private static int Rank(Finding finding) => finding switch
    {
        _ when LintRules.Find(finding.Code) is null => 0,
        { There: not null } => 1,
        { Here: not null } => 2,
        _ when finding.Path.StartsWith("steps[", StringComparison.Ordinal) => 3,
        _ => 4,
    };

    private static AdvisedFinding Shown(NotedFinding noted, Examined examined, string journeyKey)
    {
        var (finding, document) = (noted.Finding!, examined.Open.Document);
        return new(
            noted,
            AdvisedPlace.Of(finding, finding.Path, document, journeyKey),
            [.. new[] { finding.Here, finding.There }.OfType<Quotation>()
                .Select(said => new SeenWords(said.Words, said.Place, AdvisedPlace.Of(finding, said.Path, document, journeyKey)))],
            examined.FixOf(finding)?.Label);
    }
}

/// <summary>A stop of the small road above the advice.</summary>
/// <param name="Number">From 1; 0 for the journey as a whole.</param>
/// <param name="Colour">1, 2 or 3: which of the coloured stretches.</param>
/// <param name="Worst">Null where nothing was noticed.</param>
/// <param name="Advice">The first piece of advice about it.</param>
public sealed record MarkedStop(int Number, string Title, int Colour, Severity? Worst, int Count, string? Advice)
{
    /// <summary>The journey as a whole where something is about it, then every step.</summary>
    public static ImmutableArray<MarkedStop> Of(JourneyDraft draft, DraftDocument document, IReadOnlyList<Advice> advice)
    {
        var marks = advice
            .SelectMany(one => one.Findings.SelectMany(found => NumbersOf(found).Select(number => (number, one))))
            .ToLookup(mark => mark.number, mark => mark.one);
        var whole = marks.Contains(0) ? [Marked(0, FindingPlace.Whole, 1, [.. marks[0]])] : Array.Empty<MarkedStop>();
        var stages = DraftStages.Of(draft).Select(stage => stage.Key).ToList();
        return
        [
            .. whole,
            .. document.Ids("steps").Select((_, i) =>
            {
                var stage = stages.IndexOf(draft.Steps[i].Stage ?? "");
                return Marked(i + 1, FindingPlace.Of($"steps[{i}]", document).Title, Math.Max(stage, 0) % 3 + 1, [.. marks[i + 1]]);
            }),
        ];
    }

    private static IEnumerable<int> NumbersOf(AdvisedFinding found) =>
        found.Seen.Select(seen => seen.Place.Number).Append(found.Place.Number).Distinct();

    private static MarkedStop Marked(int number, string title, int colour, ImmutableArray<Advice> advice) =>
        advice.IsEmpty
            ? new(number, title, colour, null, 0, null)
            : new(number, title, colour, advice.Min(one => one.Severity), advice.Length, advice[0].Id);
}
