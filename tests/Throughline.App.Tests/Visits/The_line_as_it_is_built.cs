using Throughline.App.Tests.Api.Support;

namespace Throughline.App.Tests.Visits;

/// <summary>The script that goes to other people's pages, run by node as the build makes it.</summary>
public sealed class The_line_as_it_is_built
{
    [Fact]
    public async Task It_is_small_tells_little_and_breaks_nothing()
    {
        var built = Path.Combine(NodeClients.Root, "src", "Throughline.App", "wwwroot", "dist", "throughline.js");
        Assert.Contains("# fail 0", await NodeClients.RunClientTestAsync("throughline.test.ts", built), StringComparison.Ordinal);
    }
}
