using Throughline.People;

namespace Throughline.Tests.People;

public sealed class BelievableNameTests
{
    [Theory]
    [InlineData("Ana")]
    [InlineData("Jean-Luc")]
    [InlineData("O’Neill")]
    [InlineData("Dr. Weiß")]
    [InlineData("Schmidt, Anna")]
    [InlineData("J.R.R. Tolkien")]
    [InlineData("María del Carmen de la Cruz")]
    [InlineData("Nguyễn Thị Hồng")]
    [InlineData("佐藤 さくら")]
    [InlineData("Влада")]
    [InlineData("محمد")]
    public void A_name_is_believed(string text) => Assert.True(BelievableName.LooksLikeOne(text));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("Win at evil.com")]
    [InlineData("https://evil.example")]
    [InlineData("www.evil.example")]
    [InlineData("t.co")]
    [InlineData("evil@example.com")]
    [InlineData("Ana\nBcc: x")]
    [InlineData("Call 0900 123456")]
    [InlineData("You have won a prize come and get it")]
    [InlineData("🎁 Ana")]
    [InlineData("<b>Ana</b>")]
    [InlineData("{{email}}")]
    [InlineData("Ana [click](x)")]
    public void What_could_be_spam_in_somebody_elses_letter_is_not(string? text) => Assert.False(BelievableName.LooksLikeOne(text));

    [Fact]
    public void Nor_is_a_long_text() => Assert.False(BelievableName.LooksLikeOne(new string('a', BelievableName.Longest + 1)));
}
