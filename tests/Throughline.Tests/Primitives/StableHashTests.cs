using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Primitives;

namespace Throughline.Tests.Primitives;

public sealed class StableHashTests
{
    // Stored ids and the chance of every enrollment rest on these values: they may never change.
    [Fact]
    public void The_values_are_the_same_for_ever()
    {
        Assert.Equal(0xe3b0c44298fc1c14UL, StableHash.Of());
        Assert.Equal(0x16275ef0f5d0eb9dUL, StableHash.Of("a", "b"));
        Assert.Equal(Guid.Parse("16275ef0-f5d0-8b9d-99e0-a53277549fda"), DerivedId.Of("a", "b"));
        Assert.Equal(Guid.Parse("01234567-89ab-7b9d-99e0-a53277549fda"), DerivedId.At(Instant.FromUnixTimeMilliseconds(0x0123456789AB), "a", "b"));
    }

    [Fact]
    public void Parts_are_kept_apart()
    {
        Assert.NotEqual(StableHash.Of("ab", "c"), StableHash.Of("a", "bc"));
        Assert.NotEqual(StableHash.Of("ab"), StableHash.Of("ab", ""));
    }

    [Fact]
    public void Long_parts_hash_like_short_ones() =>
        Assert.NotEqual(StableHash.Of(new string('x', 5000)), StableHash.Of(new string('x', 5001)));

    [Fact]
    public void A_fraction_is_from_nothing_to_less_than_one_and_evenly_spread()
    {
        var fractions = Enumerable.Range(0, 10_000).Select(i => StableHash.Fraction("spread", $"{i}")).ToList();
        Assert.All(fractions, fraction => Assert.InRange(fraction, 0, Math.BitDecrement(1.0)));
        Assert.All(fractions.GroupBy(fraction => (int)(fraction * 10)), tenth => Assert.InRange(tenth.Count(), 850, 1150));
    }

    [Fact]
    public void Ids_have_the_shape_of_a_uuid() =>
        Prop.ForAll<NonNull<string>, DateTime>((text, time) =>
        {
            var derived = DerivedId.Of(text.Get);
            var timed = DerivedId.At(Instant.FromUnixTimeTicks(Math.Max(0, time.Ticks - DateTime.UnixEpoch.Ticks)), text.Get);
            return derived.Version == 8 && timed.Version == 7 && (derived.Variant & 0xC) == 8 && (timed.Variant & 0xC) == 8;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Later_ids_sort_later() =>
        Assert.True(DerivedId.At(Instant.FromUnixTimeSeconds(1000), "z").CompareTo(DerivedId.At(Instant.FromUnixTimeSeconds(1001), "a")) < 0);

    [Fact]
    public void People_are_spread_over_all_buckets()
    {
        var counts = Enumerable.Range(0, 200_000).GroupBy(i => Bucket.Of(DerivedId.Of("person", $"{i}"))).Select(group => group.Count()).ToList();
        Assert.Equal(Bucket.Count, counts.Count);
        Assert.InRange(counts.Max(), 49, 100);
        Assert.InRange(Bucket.OfValue("ada@example.com"), 0, Bucket.Count - 1);
    }
}
