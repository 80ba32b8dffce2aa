using Throughline.Languages;

namespace Throughline.App.Public;

/// <summary>How people are asked whether it may be noted that they read.</summary>
internal static class MeasuringWords
{
    public static string Question(PublicWords words, string? business) => string.IsNullOrWhiteSpace(business)
        ? words.Say(PublicWord.MeasuringOfUs) : words.Say(PublicWord.MeasuringOf, ("business", business));
}
