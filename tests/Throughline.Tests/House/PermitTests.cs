using System.Text.RegularExpressions;

namespace Throughline.Tests.House;

/// <summary>Only the gate makes a permit, and whatever leaves carries one.</summary>
public sealed partial class PermitTests
{
    private const string Gate = "src/Throughline.Runtime/Engine/SendGate.cs";

    [Fact]
    public void Only_the_gate_makes_a_permit() => Assert.Equal([Gate], Makers("src/Throughline", "src/Throughline.Runtime", "src/Throughline.App").Distinct());

    [Fact]
    public void A_maker_elsewhere_would_be_found() => Assert.NotEmpty(Makers("tests/Throughline.Runtime.Tests"));

    private static IEnumerable<string> Makers(params string[] folders) =>
        from folder in folders
        from file in Repository.Files(folder, ".cs", ".razor")
        from line in Repository.Lines(file)
        where Maker().IsMatch(line)
        select file;

    [GeneratedRegex(@"\bnew Permit\(|\bPermit \w+ = new\(", RegexOptions.None, 1000)]
    private static partial Regex Maker();
}
