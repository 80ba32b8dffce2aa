using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting;

namespace Throughline.Tests.Linting;

/// <summary>For each rule: a journey that has it, and the nearest one that has not.</summary>
/// <param name="path">Where the finding is.</param>
/// <param name="bad">A journey file.</param>
/// <param name="good">The nearest that is fine; the sound road where null.</param>
internal sealed class LintExample(string code, string path, string bad, string? good = null)
{
    private ImmutableArray<Finding>? _inBad;
    private ImmutableArray<Finding>? _inGood;

    public string Code => code;
    public string Path => path;
    public string Bad => bad;
    public string? Good { get; init; } = good;
    public LintContext Context { get; init; } = SoundRoad.Context;

    /// <summary>Where what makes the difference stands in the book; the same as <see cref="Context"/> where null.</summary>
    public LintContext? GoodContext { get; init; }

    public ImmutableArray<Finding> InBad => _inBad ??= JourneyLinter.Lint(JourneyFile.Read(bad).Draft!, Context);
    public ImmutableArray<Finding> InGood => _inGood ??= JourneyLinter.Lint(JourneyFile.Read(Good ?? SoundRoad.Yaml).Draft!,
        GoodContext ?? Context);

    public override string ToString() => $"{Code} {Path}";
}

internal static class LintExamples
{
    private static readonly Lazy<ImmutableArray<LintExample>> _all = new(() =>
    [
        .. ChannelExamples.All,
        .. ClockExamples.All,
        .. DateExamples.All,
        .. FactExamples.All,
        .. HouseExamples.All,
        .. MannerExamples.All,
        .. LinkExamples.All,
        .. OrderExamples.All,
        .. OtherwiseExamples.All,
        .. PaperExamples.All,
        .. PromiseExamples.All,
        .. RoadExamples.All,
        .. TimesExamples.All,
        .. TongueExamples.All,
        .. SequenceExamples.All,
        .. WordExamples.All,
    ]);

    public static ImmutableArray<LintExample> All => _all.Value;
}
