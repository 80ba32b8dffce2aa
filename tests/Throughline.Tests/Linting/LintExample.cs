using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting;

namespace Throughline.Tests.Linting;

/// <summary>For each rule: a journey that has it, and the nearest one that has not.</summary>
/// <param name="Path">Where the finding is.</param>
/// <param name="Bad">A journey file.</param>
/// <param name="Good">The nearest that is fine; the sound road where null.</param>
internal sealed record LintExample(string Code, string Path, string Bad, string? Good = null)
{
    public LintContext Context { get; init; } = SoundRoad.Context;

    /// <summary>Where what makes the difference stands in the book; the same as <see cref="Context"/> where null.</summary>
    public LintContext? GoodContext { get; init; }

    public ImmutableArray<Finding> InBad => JourneyLinter.Lint(JourneyFile.Read(Bad).Draft!, Context);
    public ImmutableArray<Finding> InGood => JourneyLinter.Lint(JourneyFile.Read(Good ?? SoundRoad.Yaml).Draft!, GoodContext ?? Context);

    public override string ToString() => $"{Code} {Path}";
}

internal static class LintExamples
{
    private static readonly Lazy<ImmutableArray<LintExample>> _all = new(() => [.. RoadExamples.All, .. WordExamples.All, .. HouseExamples.All]);

    public static ImmutableArray<LintExample> All => _all.Value;
}
