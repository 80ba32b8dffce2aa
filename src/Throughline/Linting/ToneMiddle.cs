using System.Collections.Immutable;
using System.Globalization;

namespace Throughline.Linting;

/// <summary>One thing that is measured of a text.</summary>
/// <param name="Says">"sentences of 31 words on average, 12 in the others": the text's own figure, then the middle.</param>
/// <param name="LeastSpread">Half the width of what counts as the same, in the measure's own unit: journeys whose texts are nearly equal would else find every text far away.</param>
internal sealed record ToneMeasure(string Name, Func<TextMeasure, double?> Of, Func<double, double, string> Says, double LeastSpread)
{
    public static ImmutableArray<ToneMeasure> All { get; } =
    [
        new("sentence length", measure => measure.Sentences > 0 ? measure.WordsPerSentence : null, (own, middle) => $"sentences of {Whole(own)} words on average, {Whole(middle)} in the others", 2.5),
        new("reading ease", measure => measure.ReadingEase, (own, middle) => $"{(own < middle ? "harder" : "easier")} to read ({Whole(own)} instead of {Whole(middle)}, where 100 is very easy)", 7),
        new("formality", measure => measure.Formality, (own, middle) => $"{(own > middle ? "stiffer" : "more relaxed")} ({Whole(own)} instead of {Whole(middle)}, where 100 is an official letter)", 3),
        new("second person", measure => measure.SecondPerson, (own, middle) => $"{One(own)} of 100 words about the reader, {One(middle)} in the others", 2),
        new("exclamation", measure => measure.ExclamationRate, (own, middle) => $"{One(own)} exclamation marks in 100 words, {One(middle)} in the others", 0.6),
    ];

    private static string Whole(double value) => value.ToString("0", CultureInfo.InvariantCulture);

    private static string One(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>
/// The middle of a journey's texts and how far they lie around it, both so that a few odd texts do not move them: the
/// median, and 1.4826 times the median distance from it, which equals the standard deviation of normal values.
/// </summary>
/// <remarks>Iglewicz, B. and Hoaglin, D. (1993), "How to Detect and Handle Outliers", ASQC, chapter 3.</remarks>
internal readonly record struct ToneMiddle(double Median, double Spread)
{
    private const double ToStandardDeviation = 1.4826;

    public static ToneMiddle Of(IEnumerable<double> values, double leastSpread)
    {
        var sorted = values.Order().ToArray();
        var median = MedianOf(sorted);
        var spread = ToStandardDeviation * MedianOf([.. sorted.Select(value => Math.Abs(value - median)).Order()]);
        return new(median, Math.Max(spread, leastSpread));
    }

    /// <summary>How many standard deviations a value lies from the middle.</summary>
    public double DistanceOf(double value) => Math.Abs(value - Median) / Spread;

    private static double MedianOf(double[] sorted) =>
        sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
