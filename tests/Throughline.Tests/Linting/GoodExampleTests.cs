using Throughline.Tests.House;

namespace Throughline.Tests.Linting;

/// <summary>Each example looks for its own rule; here the others must not begin to speak where it is put right.</summary>
public sealed class GoodExampleTests
{
    [Fact]
    public void Where_one_thing_is_put_right_nothing_else_becomes_wrong() => ShrinkingList.AssertHolds(
        "tests/Throughline.Tests/Linting/good-examples.txt",
        0,
        LintExamples.All.GroupBy(example => $"{example}", StringComparer.Ordinal)
            .ToDictionary(examples => examples.Key, examples => examples.Sum(example => New(example).Length), StringComparer.Ordinal),
        (example, _) => $"The good journey of {example} has what its bad one has not: "
            + string.Join(", ", LintExamples.All.Where(other => $"{other}" == example).SelectMany(New)));

    internal static string[] New(LintExample example) => [.. example.InGood.Select(finding => $"{finding.Code} {finding.Path}")
        .Except(example.InBad.Select(finding => $"{finding.Code} {finding.Path}"), StringComparer.Ordinal)];
}
