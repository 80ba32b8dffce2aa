using Throughline.People;

namespace Throughline.Tests.People;

/// <summary>Where somebody came from is one word that an owner knows.</summary>
public sealed class Coming_from_somewhere
{
    [Theory]
    [InlineData("Newsletter ", null, "newsletter")]
    [InlineData("newsletter", "https://www.google.com/", "newsletter")]
    [InlineData(null, "www.google.co.uk", "google")]
    [InlineData(null, "google.de", "google")]
    [InlineData(null, "https://l.instagram.com/?u=x", "instagram")]
    [InlineData("", "lnkd.in", "linkedin")]
    [InlineData(null, "t.co", "x")]
    [InlineData(null, "blog.example.org", "blog.example.org")]
    [InlineData(null, "www.shop.example", CameFrom.Inside)]
    [InlineData(null, null, CameFrom.Unknown)]
    [InlineData(null, "android-app://com.google.android.gm/", CameFrom.Unknown)]
    [InlineData("ana@example.org", null, CameFrom.Unknown)]
    [InlineData("*", null, CameFrom.Unknown)]
    [InlineData("\u202Esocial\n\u0000", null, "social")]
    public void It_is_named_so(string? campaign, string? referrer, string source) =>
        Assert.Equal(source, CameFrom.Of(campaign, referrer, "shop.example"));

    [Fact]
    public void A_source_without_end_is_cut_and_no_half_of_a_sign_is_left()
    {
        var word = CameFrom.Word(string.Concat(Enumerable.Repeat("😀", 500)))!;
        Assert.InRange(word.Length, 1, CameFrom.Longest);
        Assert.All(word.EnumerateRunes(), rune => Assert.NotEqual(0xFFFD, rune.Value));
    }

    [Theory]
    [InlineData("instagram.com", true)]
    [InlineData("www.linkedin.com", true)]
    [InlineData("example.com", false)]
    [InlineData("localhost", false)]
    public void Sites_of_others_carry_no_line_of_ours(string host, bool isElsewhere) =>
        Assert.Equal(isElsewhere, CameFrom.IsElsewhere(host));
}
