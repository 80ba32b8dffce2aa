using FsCheck;
using FsCheck.Fluent;
using Throughline.Journeys;

namespace Throughline.Tests.Journeys;

public sealed class KeysTests
{
    [Theory]
    [InlineData("Ana Álvarez", "ana-alvarez")]
    [InlineData("Ana A\u0301lvarez", "ana-alvarez")]
    [InlineData("  Busy family, with a garden! ", "busy-family-with-a-garden")]
    [InlineData("ŁUKASZ & Søren’s café", "lukasz-sorens-cafe")]
    [InlineData("Nguyễn Văn", "nguyen-van")]
    [InlineData("Straße 66", "strasse-66")]
    [InlineData("佐藤さん", null)]
    [InlineData("--", null)]
    [InlineData(null, null)]
    public void A_text_becomes_a_key(string? text, string? key) => Assert.Equal(key, Keys.From(text));

    [Fact]
    public void The_next_of_the_same_name_gets_a_number()
    {
        string[] taken = ["ana", "ana-2"];
        Assert.Equal("ana-3", Keys.Free("ana", taken.Contains));
        Assert.Equal("ben", Keys.Free("ben", taken.Contains));
    }

    [Fact]
    public void Any_name_gives_a_key_that_a_journey_can_hold_and_nothing_has_yet() => Prop.ForAll<NonNull<string>, NonNull<string>>((first, second) =>
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in new[] { first.Get, first.Get, second.Get, new string('x', 200), new string('x', 200) })
        {
            var key = Keys.Free(Keys.From(name) ?? "client", taken.Contains);
            Assert.True(Key.IsKey(key), key);
            Assert.True(taken.Add(key));
        }
    }).QuickCheckThrowOnFailure();
}
