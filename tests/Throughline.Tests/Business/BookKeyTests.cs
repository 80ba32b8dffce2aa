using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Throughline.Business;

namespace Throughline.Tests.Business;

public sealed partial class BookKeyTests
{
    [Theory]
    [InlineData("Ana Álvarez", "ana-alvarez")]
    [InlineData("  Busy family, with a garden! ", "busy-family-with-a-garden")]
    [InlineData("Łukasz & Søren’s café", "lukasz-sorens-cafe")]
    [InlineData("佐藤さん", "client")]
    [InlineData("--", "client")]
    [InlineData("Route 66", "route-66")]
    public void A_name_becomes_a_key(string name, string key) => Assert.Equal(key, BookKey.For(name, "client", _ => false));

    [Fact]
    public void The_next_of_the_same_name_gets_a_number()
    {
        string[] taken = ["ana", "ana-2"];
        Assert.Equal("ana-3", BookKey.For("Ana", "client", taken.Contains));
    }

    [Fact]
    public void Any_name_gives_a_key_that_a_journey_can_hold_and_nothing_has_yet() => Prop.ForAll<NonNull<string>, NonNull<string>>((first, second) =>
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in new[] { first.Get, first.Get, second.Get, new string('x', 200), new string('x', 200) })
        {
            var key = BookKey.For(name, "client", taken.Contains);
            Assert.Matches(Shape(), key);
            Assert.True(key.Length <= BookKey.MaxLength);
            Assert.True(taken.Add(key));
        }
    }).QuickCheckThrowOnFailure();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.None, 1000)]
    private static partial Regex Shape();
}
