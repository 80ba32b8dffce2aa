using Throughline.App.Features.Mapping;
using Throughline.Journeys;
using Throughline.Surveys;

namespace Throughline.App.Tests.Pages;

public sealed class Map_drawing
{
    [Theory]
    [InlineData("", null)]
    [InlineData("2", 2)]
    [InlineData("-2", -2)]
    [InlineData("3", null)]
    [InlineData("glad", null)]
    [InlineData(null, null)]
    public void Only_a_feeling_is_drawn(string? text, int? feels) => Assert.Equal(feels, MapCurve.Read(text));

    [Fact]
    public void The_curve_goes_from_point_to_point_and_over_steps_of_which_nothing_is_said() =>
        Assert.Equal("M50 12C200 12 200 88 350 88", MapCurve.Path([(0, 2), (3, -2)]));

    [Fact]
    public void Nothing_said_is_no_line() => Assert.Equal("", MapCurve.Path([]));

    [Theory]
    [InlineData(QuestionKind.Recommend, 0, -2.0)]
    [InlineData(QuestionKind.Recommend, 5, 0.0)]
    [InlineData(QuestionKind.Recommend, 10, 2.0)]
    [InlineData(QuestionKind.Rating, 1, -2.0)]
    [InlineData(QuestionKind.Rating, 4.5, 1.5)]
    [InlineData(QuestionKind.Choice, 1, null)]
    [InlineData(QuestionKind.Text, 1, null)]
    public void Each_kind_of_question_has_its_way_to_a_feeling(QuestionKind kind, double mean, double? feels) =>
        Assert.Equal(feels, MapNumbers.FeelingOf(new SurveyWork(new Survey("How is it?", kind, []), null!), mean));

    [Theory]
    [InlineData("Hello **you**,\n\n[read it](https://example.com/a(b)c), please", "Hello you, read itc), please")]
    [InlineData("   ", null)]
    [InlineData("# Title\n\n> said `so`", "Title said so")]
    public void First_words_are_words(string markdown, string? words) => Assert.Equal(words, MapWords.First(markdown));

    [Fact]
    public void Many_words_are_cut_between_two_of_them() =>
        Assert.Equal(string.Join(' ', Enumerable.Repeat("word", 22)) + " …", MapWords.First(string.Join(' ', Enumerable.Repeat("word", 200))));
}
