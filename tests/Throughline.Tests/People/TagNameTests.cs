using FsCheck;
using FsCheck.Fluent;
using Throughline.People;

namespace Throughline.Tests.People;

/// <summary>Two spellings of one word are one tag; what cannot be read is none.</summary>
public sealed class TagNameTests
{
    [Theory]
    [InlineData("VIP", "vip", "VIP")]
    [InlineData("  met  at\tthe fair ", "met at the fair", "met at the fair")]
    [InlineData("#Stammgäste", "stammgaste", "Stammgäste")]
    [InlineData("Straße", "strasse", "Straße")]
    [InlineData("お得意様", "お得意様", "お得意様")]
    [InlineData("\u202eVIP\u0000", "vip", "VIP")]
    public void It_is_shown_as_written_and_known_by_its_letters(string typed, string key, string name) =>
        Assert.Equal(new TagName(key, name), TagName.Of(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" # ")]
    [InlineData("\u0301")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void What_says_nothing_or_too_much_is_none(string? typed) => Assert.Null(TagName.Of(typed));

    [Fact]
    public void What_is_shown_read_again_is_the_same_tag() => Prop.ForAll<string?>(typed =>
        TagName.Of(typed) is not { } tag || TagName.Of(tag.Name) == tag).QuickCheckThrowOnFailure();
}
