using Throughline.Linting;
using Throughline.Tests.House;

namespace Throughline.Tests.Linting;

/// <summary>The samples are roads that people start from: what is said of them must be little, and right.</summary>
public sealed class SampleTests
{
    // Everywhere: no day for a review, which only the owner can set; addresses at example.com. Two samples bring in people
    // from a list. None has a warning: whoever starts from one has nothing to mend.
    [Theory]
    [InlineData("coaching", "TL2902 TL2804")]
    [InlineData("product", "TL2902 TL2852 TL2804")]
    [InlineData("product-steps", "TL2804")]
    [InlineData("renewal", "TL2804")]
    [InlineData("service", "TL2902 TL2804")]
    [InlineData("service-steps", "TL2804")]
    [InlineData("workshop", "TL2804")]
    [InlineData("seven-points", "TL2902 TL2852 TL2804")]
    public void A_sample_gets_the_findings_it_deserves(string sample, string codes)
    {
        var file = File.ReadAllText(Path.Combine(Repository.Root, "samples", sample + ".yaml"));
        var findings = JourneyFindings.Of(file, LintContext.Nothing(SoundRoad.Today)).Findings;
        Assert.Equal(codes.Split(' '), findings.Select(finding => finding.Code));
    }
}
