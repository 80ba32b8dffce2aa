using Throughline.Tests.House;

namespace Throughline.Runtime.Tests.House;

/// <summary>As in the pure project.</summary>
public sealed class SizeTests
{
    [Fact]
    public void No_method_takes_more_than_five_parameters() => ParameterCounts.AssertHold(
        typeof(Throughline.Runtime.Storage.WorkspaceSettings).Assembly,
        "tests/Throughline.Runtime.Tests/House/many-parameters.txt");
}
