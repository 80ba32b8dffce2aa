using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Throughline.Journeys;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL292x: whether somebody keeps up what is made once for everybody.</summary>
internal static class StandingLint
{
    public static LintRule LiveNowhere { get; } = new(Warning, "TL2921", "Live, and nobody knows where",
        "“{0}” is live, and nothing says where.",
        "Write the address or the place; or say that it is not live yet.",
        "What cannot be found again cannot be looked after.",
        (road, say) =>
        {
            foreach (var (_, standing, path, name) in Of(road))
                if (standing.State == PaperShapes.Live && Road.Clean(standing.Where) is null) say.At($"{path}.where", name);
        });

    public static LintRule LookAgain { get; } = new(Warning, "TL2922", "Due for another look",
        "“{0}” was to be looked at again by {1}.",
        "Look at it: is it still true, and does it still lead here? Then set the next day.",
        "A page that is a year old speaks for a business of a year ago.",
        (road, say) =>
        {
            foreach (var (_, standing, path, name) in Of(road))
                if (Date.TryRead(standing.LookAgain, out var day) && day < road.Context.Today) say.At($"{path}.lookAgain", name,
                    InWords(day));
        },
        mending => mending.Context is { } context && context.Today + context.Limits.ReviewEvery is var next
            ? mending.Set($"Looked at today; again on {InWords(next)}", LocalDatePattern.Iso.Format(next))
            : null);

    /// <summary>Only where somebody keeps track of it at all: a step without an owner is said already.</summary>
    public static LintRule NobodyKeepsIt { get; } = new(Hint, "TL2923", "Nobody keeps it up",
        "“{0}” is there for everybody, and nothing says who keeps it up.",
        "Say who does, at the touchpoint or at the step.",
        "What is made once is forgotten twice.",
        (road, say) =>
        {
            foreach (var (step, standing, path, name) in Of(road))
                if (Road.Clean(standing.Owner) is null && step.Owner is null && road.Owner is not null
                    && IsKept(standing)) say.At($"{path}.owner", name);
        },
        mending => mending.Road.Owner is { } owner ? mending.Set($"Give it to {owner}, who looks after the journey", owner) : null);

    public static ImmutableArray<LintRule> All { get; } = [LiveNowhere, LookAgain, NobodyKeepsIt];

    private static bool IsKept(StandingDraft standing) => Road.Clean(standing.State) is not null
        || Road.Clean(standing.LookAgain) is not null;

    private static IEnumerable<(RoadStep Step, StandingDraft Standing, string Path, string Name)> Of(Road road) =>
        from step in road.Steps
        let standing = step.Draft.Standing
        where standing is not null
        select (step, standing, $"{step.Path}.standing", FindingBag.Short(Road.Clean(standing.What) ?? step.Name));

    private static string InWords(LocalDate day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
