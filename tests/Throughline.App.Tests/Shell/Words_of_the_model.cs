using Throughline.App.Wording;
using Throughline.Drawings;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Storage.People;

namespace Throughline.App.Tests.Shell;

public sealed class Words_of_the_model
{
    [Fact]
    public void Nothing_of_the_model_is_without_its_words()
    {
        Assert.All(
            Enum.GetValues<Measure>(),
            measure => Assert.All([Words.Of(measure), Words.Title(measure), Words.Explain(measure)], Assert.NotEmpty));
        Assert.All(Enum.GetValues<StepKind>(), kind => Assert.NotEmpty(Words.Kind(kind)));
        Assert.All(Enum.GetValues<AssignmentState>(), state => Assert.NotEmpty(Words.State(state)));
        Assert.All(Enum.GetValues<EnrollmentState>(), state => Assert.NotEmpty(Words.State(state)));
        Assert.All(Enum.GetValues<Lifecycle>(), lifecycle => Assert.NotEmpty(PersonWords.Lifecycle(lifecycle)));
        Assert.All(Enum.GetValues<IdentityKind>(), kind => Assert.NotEmpty(PersonWords.Identity(kind)));
        Assert.All(SendReason.All, reason => Assert.NotEmpty(Words.Reason(reason.Code)));
    }

    [Fact]
    public void A_number_is_called_the_same_on_a_map_and_on_every_screen() =>
        Assert.All(MapRows.All.Where(row => row.Counts is not null), row => Assert.Equal(Words.Of(row.Counts!.Value), row.Name));

    [Theory]
    [InlineData(VisitOutcome.GivenUp, "Given up")]
    [InlineData(VisitOutcome.Overtaken, "Overtaken")]
    [InlineData(VisitOutcome.Refused, "Not sent")]
    public void What_became_of_a_visit_is_called_as_its_number_is(VisitOutcome outcome, string word)
    {
        Assert.Equal(word, Words.Outcome(outcome));
        Assert.Contains(Enum.GetValues<Measure>(), measure => Words.Of(measure) == word);
    }
}
