using Throughline.Journeys;
using static Throughline.Tests.Linting.Rules.ShortRoad;

namespace Throughline.Tests.Linting.Rules;

/// <summary>What a step waits for, and what is there to bring it.</summary>
public sealed class WaitTests
{
    private const string Two = "[Get the list](https://a-page.com/list) and [book a time](https://a-page.com/book)";

    [Theory]
    [InlineData("recommend", "score <= 6", null)]
    [InlineData("recommend", "score = 0", null)]
    [InlineData("recommend", "score = 10", null)]
    [InlineData("recommend", "score = 11", "an answer of 11, and the question takes a number from 0 to 10")]
    [InlineData("recommend", "score = -1", "an answer of -1, and the question takes a number from 0 to 10")]
    [InlineData("recommend", "score != 11", null)]
    [InlineData("recommend", "score > 9", null)]
    [InlineData("recommend", "score > 10", "an answer of more than 10, and the question takes a number from 0 to 10")]
    [InlineData("recommend", "score >= 10", null)]
    [InlineData("recommend", "score >= 11", "an answer of at least 11, and the question takes a number from 0 to 10")]
    [InlineData("rating", "score < 2", null)]
    [InlineData("rating", "score < 1", "an answer of less than 1, and the question takes a number from 1 to 5")]
    [InlineData("rating", "score <= 1", null)]
    [InlineData("rating", "score <= 0", "an answer of at most 0, and the question takes a number from 1 to 5")]
    [InlineData("rating", "score = 6", "an answer of 6, and the question takes a number from 1 to 5")]
    [InlineData("text", "score = 4", "a number for an answer (4), and the question takes words and no number")]
    [InlineData("choice", "score >= 4", "a number for an answer (4), and the question takes words and no number")]
    [InlineData("text", "score != 4", null)]
    [InlineData("text", "answer = Yes", null)]
    [InlineData("choice", "answer = yes", null)]
    [InlineData("choice", "answer = Perhaps", "the answer “Perhaps”, and the question offers “Yes”, “No”, “Later” and “Never”")]
    [InlineData("choice", "answer != Perhaps", null)]
    [InlineData("rating", "answer = Perhaps", null)]
    public void An_answer_is_one_that_the_question_takes(string kind, string where, string? never) => Assert.Equal(
        never is null ? [] : [$"This step waits for {never}: it can never happen."],
        All("TL2507", Of(new StepDraft
        {
            Survey = new("How is it?", kind, ["Yes", "No", "Later", "Never", "Whenever"], Letter("Tell us.")),
            Done = new(EventNames.SurveyAnswered, where, "3 days", null),
        })).Select(finding => finding.Sentence));

    [Fact]
    public void A_choice_without_choices_is_another_trouble() => Assert.Empty(Heard("TL2507", Of(new StepDraft
    {
        Survey = new("How is it?", "choice", [], Letter("Tell us.")),
        Done = new(EventNames.SurveyAnswered, "answer = Perhaps", "3 days", null),
    })));

    [Theory]
    [InlineData("link = get-the-list", null)]
    [InlineData("link = GET-THE-LIST", null)]
    [InlineData("link = book", "no link is called so here; the links are called “get-the-list” and “book-a-time”")]
    [InlineData("link != book", null)]
    public void A_click_is_one_on_a_link_of_the_letter(string where, string? why) => AssertClick(Two, where, why);

    [Theory]
    [InlineData("[Übungen](https://a-page.com/a)", "link = ubungen", null)]
    [InlineData("[Übungen](https://a-page.com/a)", "link = uebungen", null)]
    [InlineData("[Übungen](https://a-page.com/a)", "link = üebungen", "no link is called so here; the links are called “übungen”")]
    [InlineData("[Maß](https://a-page.com/a)", "link = mass", null)]
    [InlineData("[More](https://a-page.com/a) [More](https://a-page.com/a)", "link = more-2",
        "no link is called so here; the links are called “more”")]
    [InlineData("[More](https://a-page.com/a) [More](https://a-page.com/b)", "link = more-2", null)]
    [InlineData("[A](https://p.com/a) [B](https://p.com/b) [C](https://p.com/c) [D](https://p.com/d)", "link = e",
        "no link is called so here; the links are called “a”, “b” and “c”")]
    [InlineData("[For {{firstName}}](https://a-page.com/a)", "link = for-you", null)]
    [InlineData("[More](https://a-page.com/a \"the title\")", "link = title", null)]
    [InlineData("[More]({{surveyLink}})", "link = title", null)]
    public void Links_are_called_as_their_words_are(string body, string where, string? why) => AssertClick(body, where, why);

    private static void AssertClick(string body, string where, string? why)
    {
        var found = All("TL2507", Of(new StepDraft
        {
            Message = Letter(body),
            Done = new(EventNames.EmailLinkClicked, where, "3 days", null),
        }));
        if (why is null) Assert.Empty(found);
        else Assert.Contains(why, Assert.Single(found).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("link = get-the-lits", "link = get-the-list")]
    [InlineData("by != anna and link = book-a-tim", "by != anna and link = book-a-time")]
    [InlineData("link = another", null)]
    public void One_click_waits_for_the_link_that_is_called_nearly_so(string where, string? mended) => Assert.Equal(mended,
        Mended("TL2507", Of(new StepDraft
        {
            Message = Letter(Two),
            Done = new(EventNames.EmailLinkClicked, where, "3 days", null),
        }))?.Steps[0].Done!.Where);

    [Theory]
    [InlineData("Email Link Clickd", true, false, false, "Email Link Clicked")]
    [InlineData("Email Lnk Clickd", true, false, false, "Email Link Clicked")]
    [InlineData("Email Lnk Clikd", true, false, false, null)]
    [InlineData("Email Link Clicked", true, false, false, null)]
    [InlineData("Email Link Clickd", false, false, false, null)]
    [InlineData("Survey Answerd", false, true, false, "Survey Answered")]
    [InlineData("Survey Answerd", true, false, false, null)]
    [InlineData("Assignment Don", true, false, false, null)]
    [InlineData("Assignment Don", false, false, true, null)]
    [InlineData("Email Link Clickd", true, false, true, null)]
    public void A_name_is_held_against_what_the_step_has(string name, bool hasLetter, bool hasQuestion, bool hasTask, string? known)
    {
        var draft = Of(new StepDraft(), new StepDraft
        {
            Message = hasLetter ? Letter("Have a look.") : null,
            Survey = hasQuestion ? new("How is it?", "rating", [], Letter("Tell us.")) : null,
            Assignment = hasTask ? new("Ring them", "Hello", [], null) : null,
            Done = new(name, null, "3 days", null),
        });
        if (known is null)
        {
            Assert.Empty(Heard("TL2509", draft));
            return;
        }
        Assert.Equal(["steps[1].done.event"], Heard("TL2509", draft));
        Assert.Equal(known, Mended("TL2509", draft)!.Steps[1].Done!.Event);
        Assert.Equal(known, Mended("TL2509", draft with { Steps = [draft.Steps[1]] })!.Steps[0].Done!.Event);
    }

    [Theory]
    [InlineData("Feels ready", "other", false, true)]
    [InlineData("Feels ready", "Feels ready", false, false)]
    [InlineData("Feels ready", "other", true, false)]
    public void What_goes_on_in_a_head_is_reported_by_somebody_or_never(string name, string wayIn, bool hasTask, bool isFound)
    {
        var draft = Of(new StepDraft
        {
            Assignment = hasTask ? new("Ring them", "Hello", [], null) : null,
            Done = new(name, null, "3 days", null),
        });
        EntryPointDraft Way(string happened) => new("door", "social", null, happened, null, null, null);
        Assert.Equal(isFound, Heard("TL2508", draft with { EntryPoints = [Way(wayIn), Way("Order Completed")] }).Length == 1);
    }
}
