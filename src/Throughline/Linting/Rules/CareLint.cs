using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Throughline.Drafts;
using Throughline.Journeys;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>
/// TL268x: whether somebody who is unhappy is looked after before anything is asked of them. Care needs somebody who gives it:
/// while nobody is on the team's page, the two rules that propose it are silent.
/// </summary>
internal static class CareLint
{
    public static LintRule FavourUnguarded { get; } = new(Hint, "TL2681", "A favour is asked of the unhappy too",
        "Here they are asked for a favour, and no question before it says who is looked after first.",
        "Ask earlier how it is, and say at that question which answers need care.",
        "Whoever is unhappy and is asked to recommend you tells their friends that you asked.",
        (road, say) =>
        {
            if (road.Book.Team.IsEmpty) return;
            var first = road.Steps.FirstOrDefault(step => step.Goal is "referral" or "endorsement");
            if (first is not null && !road.Steps.Take(first.Index).Any(IsCareful) && road.Steps.Take(first.Index).All(step =>
                !AsksScore(step)))
                say.At($"{first.Path}.goal");
        });

    public static LintRule ScoreWithoutCare { get; } = new(Hint, "TL2682", "A low score, and nobody is told",
        "They are asked how it is, and a low answer calls for nobody.",
        "Say at this question which answers need care, and who gives it.",
        "The one who takes the trouble to be honest with you is the one you can still keep.",
        (road, say) =>
        {
            if (road.Book.Team.IsEmpty) return;
            foreach (var step in road.Steps)
                if (AsksScore(step) && !IsCareful(step)) say.At($"{step.Path}.survey");
        },
        mending => mending.Step >= 0 && mending.Step < mending.Road.Steps.Length && mending.Road.Steps[mending.Step] is var step
            && (step.Owner ?? mending.Road.Owner) is { } owner
            ? new($"Let {owner} look after whoever is unhappy", CareBy(owner, step, mending)) : null);

    public static LintRule WithoutOwner { get; } = new(Warning, "TL2683", "Care that nobody gives",
        "Somebody is to be looked after here, and nothing says by whom.",
        "Say who looks after them, or who looks after the step.",
        "Who needs care is held until somebody has seen to it; without a name they wait for nobody.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (IsCareful(step) && Road.Clean(step.Draft.Care?.Owner) is null && step.Owner is null && road.Owner is null)
                    say.At(step.Draft.Care is null ? $"{step.Path}.survey.notYet" : $"{step.Path}.care");
            foreach (var (i, care) in Road.OrEmpty(road.Draft.Care).Index())
                if (care is not null && Road.Clean(care.Owner) is null && road.Owner is null) say.At(Road.At("care", i));
        });

    public static ImmutableArray<LintRule> All { get; } = [FavourUnguarded, ScoreWithoutCare, WithoutOwner];

    private static DraftEdit.Set CareBy(string owner, RoadStep step, Mending mending) =>
        new($"steps[#{mending.Document.Ids("steps")[mending.Step]}].care", null, new JsonObject
        {
            ["when"] = Road.Clean(step.Draft.Survey?.Kind) == "rating" ? "score <= 2" : "score <= 6",
            ["owner"] = owner,
            ["within"] = "1 day",
        });

    private static bool AsksScore(RoadStep step) => Road.Clean(step.Draft.Survey?.Kind) is "recommend" or "rating";

    private static bool IsCareful(RoadStep step) =>
        step.Draft.Care is not null || step.Draft.Survey is { } survey && Road.OrEmpty(survey.NotYet).Length > 0;
}
