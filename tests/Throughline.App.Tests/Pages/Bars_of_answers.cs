using Throughline.App.Features.Feedback;
using Throughline.Surveys;

namespace Throughline.App.Tests.Pages;

/// <summary>The bars of a question: in an order that says something, each as long as its share of what the track stands for.</summary>
public sealed class Bars_of_answers
{
    [Fact]
    public void Choices_stand_by_how_often_they_were_given_and_the_track_is_all_answers()
    {
        var asked = new AskedQuestion("What helped most?", QuestionKind.Choice,
            [new("The list", 3), new("The call", 9), new("The plan", 0)]);
        Assert.Equal(["The call", "The list", "The plan"], asked.Shown.Select(bar => bar.Label));
        Assert.Equal(12, asked.Track);
    }

    [Fact]
    public void A_scale_stands_from_its_best_and_the_track_is_its_most_given_point()
    {
        var asked = new AskedQuestion("How was it?", QuestionKind.Rating,
            [new("1", 0), new("2", 1), new("3", 0), new("4", 7), new("5", 4)]);
        Assert.Equal(["5", "4", "3", "2", "1"], asked.Shown.Select(bar => bar.Label));
        Assert.Equal(7, asked.Track);
        Assert.Equal(1, new AskedQuestion("How was it?", QuestionKind.Rating, [new("1", 0)]).Track);
    }
}
