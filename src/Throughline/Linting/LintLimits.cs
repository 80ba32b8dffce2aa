using NodaTime;

namespace Throughline.Linting;

/// <summary>Where "long", "many" and "different" begin. Every one can be set; what was measured stands in the finding.</summary>
public sealed record LintLimits
{
    public static LintLimits Default { get; } = new();

    /// <summary>Longest time without a touch from the business, for somebody who takes all the time a step allows. 60 days.</summary>
    public Duration LongestSilence { get; init; } = Duration.FromDays(60);

    /// <summary>Most messages, questions and reminders in any seven days of one journey. 4, like the send gate's limit.</summary>
    public int MostInWeek { get; init; } = 4;

    /// <summary>The same over all journeys of one ideal client, each at its fullest week. 6.</summary>
    public int MostAcross { get; init; } = 6;

    /// <summary>Longest time between a promise and the step that keeps it, at the road's own pace. 26 weeks.</summary>
    public Duration LongestPromise { get; init; } = Duration.FromDays(182);

    /// <summary>Messages in a row that may go without the key message. 6.</summary>
    public int KeyMessageGap { get; init; } = 6;

    /// <summary>Fewest words for a text to be measured. 40: below that, one long sentence decides everything.</summary>
    public int FewestWords { get; init; } = 40;

    /// <summary>Fewest measured messages for a journey to have a middle. 5.</summary>
    public int FewestTexts { get; init; } = 5;

    /// <summary>Lowest reading ease that is not mentioned. 40: between what Flesch called difficult and very difficult.</summary>
    public double HardestReading { get; init; } = 40;

    /// <summary>Most exclamation marks in one message, its subject included, where no three stand in a row. 4.</summary>
    public int MostExclamations { get; init; } = 4;

    /// <summary>Smallest share of "you" and "your" among all words about you and us, 0 to 1. 0.15.</summary>
    public double LeastAboutThem { get; init; } = 0.15;

    /// <summary>Most different addresses one message may lead to. 3.</summary>
    public int MostLinks { get; init; } = 3;

    /// <summary>Most parts that a text message may arrive in before it is mentioned. 2, as <see cref="Messages.TextParts"/> counts
    /// them.</summary>
    public int MostTextParts { get; init; } = 2;

    /// <summary>How far ahead absences are looked at. 30 days.</summary>
    public Period LookAhead { get; init; } = Period.FromDays(30);

    /// <summary>How long after a review the one-click fix puts the next. 3 months.</summary>
    public Period ReviewEvery { get; init; } = Period.FromMonths(3);
}
