using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Throughline.Journeys;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL29xx: whether somebody keeps the road up.</summary>
internal static class UpkeepLint
{
    public static LintRule ReviewOverdue { get; } = new(Warning, "TL2901", "The review is overdue",
        "This journey was to be looked over by {0}.",
        "Look it over: is the pain still the pain, the result still the result, and does every step still happen? Then set the next day.",
        "Goals and offers change; a road that nobody looks at leads to last year's.",
        (road, say) =>
        {
            if (Date.TryRead(road.Draft.ReviewBy, out var day) && day < road.Context.Today) say.At("reviewBy",
                day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
        },
        mending => mending.Context is { } context && context.Today + context.Limits.ReviewEvery is var next
            ? mending.Set($"Looked over today; next on {next.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}",
                LocalDatePattern.Iso.Format(next))
            : null);

    public static LintRule NoReview { get; } = new(Hint, "TL2902", "No day for a review",
        "No day is set on which somebody looks this journey over again.",
        "Choose one, about three months from now.",
        "What has no day is not done.",
        (road, say) =>
        {
            if (road.Steps.Length > 0 && Road.Clean(road.Draft.ReviewBy) is null) say.At("reviewBy");
        },
        mending => mending.Context is { } context && context.Today + context.Limits.ReviewEvery is var next
            ? mending.Set($"Review it on {next.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}", LocalDatePattern.Iso.Format(next))
            : null);

    public static LintRule SelfOverdue { get; } = new(Hint, "TL2903", "Who we are is due for another look",
        "What you say of yourselves was to be looked at again by {0}.",
        "Open “Who we are” among the settings, put right what is not true any more, and set the next day.",
        "Steps that show last year's goals and values promise what nobody keeps any more.",
        (road, say) =>
        {
            if (road.Steps.Length > 0 && road.Book.WhoWeAre is { LookAgain: { } day } self && self.IsDue(road.Context.Today))
                say.At("reviewBy", day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
        });

    public static ImmutableArray<LintRule> All { get; } = [ReviewOverdue, NoReview, SelfOverdue];
}
