using Throughline.Tests.House;

namespace Throughline.App.Tests.House;

/// <summary>As in the pure project.</summary>
public sealed class SizeTests
{
    [Fact]
    public void No_method_takes_more_than_five_parameters() => ParameterCounts.AssertHold(
        typeof(Throughline.App.Access.WorkspaceAccess).Assembly,
        "tests/Throughline.App.Tests/House/many-parameters.txt");
}
