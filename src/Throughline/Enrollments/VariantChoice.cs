using System.Globalization;
using Throughline.Journeys;
using Throughline.Primitives;

namespace Throughline.Enrollments;

/// <summary>Which wording somebody gets: by weight, and always the same one for the same step of the same enrollment.</summary>
public static class VariantChoice
{
    /// <summary>The index of the variant.</summary>
    public static int Pick(MessageWork work, Guid enrollmentId, string stepKey)
    {
        if (work.Variants.Length == 1) return 0;
        var total = 0;
        foreach (var variant in work.Variants) total += variant.Weight;
        var drawn = StableHash.Fraction(enrollmentId.ToString("N", CultureInfo.InvariantCulture), stepKey, "variant") * total;
        for (var i = 0; i < work.Variants.Length; i++)
        {
            drawn -= work.Variants[i].Weight;
            if (drawn < 0) return i;
        }
        return work.Variants.Length - 1;
    }
}
