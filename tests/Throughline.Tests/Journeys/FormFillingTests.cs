using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Languages;

namespace Throughline.Tests.Journeys;

/// <summary>What somebody typed into a form becomes answers in one form each, or is asked for again by name.</summary>
public sealed class FormFillingTests
{
    private static readonly FormAsk _email = new(FormAsk.Email) { IsNeeded = true };

    [Theory]
    [InlineData(AskKind.Text, "  Kew\nGreen ", "Kew Green")]
    [InlineData(AskKind.Paragraph, "One\r\ntwo", "One\ntwo")]
    [InlineData(AskKind.Number, "3,5", "3.5")]
    [InlineData(AskKind.Number, " 12 ", "12")]
    [InlineData(AskKind.Date, "2027-03-31", "2027-03-31")]
    [InlineData(AskKind.Choice, "Big", "Big")]
    [InlineData(AskKind.Tick, "yes", "yes")]
    [InlineData(AskKind.Tick, "", "no")]
    [InlineData(AskKind.Text, "  ", null)]
    [InlineData(AskKind.Choice, "", null)]
    public void An_answer_is_kept_in_one_form(AskKind kind, string typed, string? kept)
    {
        var filled = Read(new("it", kind) { Words = "It?", Choices = ["Big", "Small"] }, typed);
        Assert.Empty(filled.Problems);
        Assert.Equal(kept, filled.Answers.GetValueOrDefault("it"));
    }

    [Theory]
    [InlineData(AskKind.Number, "a dozen", PublicWord.WriteNumber)]
    [InlineData(AskKind.Date, "tomorrow", PublicWord.WriteDay)]
    [InlineData(AskKind.Choice, "Huge", PublicWord.ChooseAnAnswer)]
    [InlineData(AskKind.Several, "Huge", PublicWord.ChooseAnAnswer)]
    public void An_answer_of_another_kind_is_asked_for_again(AskKind kind, string typed, PublicWord word)
    {
        var filled = Read(new("it", kind) { Words = "It?", Choices = ["Big", "Small"] }, typed);
        Assert.Equal([new("it", word)], filled.Problems);
        Assert.DoesNotContain("it", filled.Answers.Keys);
    }

    [Theory]
    [InlineData(AskKind.Text, PublicWord.AnswerThis)]
    [InlineData(AskKind.Several, PublicWord.AnswerThis)]
    [InlineData(AskKind.Tick, PublicWord.TickThis)]
    public void What_must_be_answered_is_asked_for_again(AskKind kind, PublicWord word) =>
        Assert.Equal([new("it", word)], Read(new("it", kind) { IsNeeded = true, Choices = ["Big", "Small"] }, "").Problems);

    [Fact]
    public void Several_answers_stand_in_the_order_of_the_form_whatever_was_ticked_first()
    {
        var ask = new FormAsk("it", AskKind.Several) { Choices = ["Hedge", "Lawn", "Pond"] };
        Assert.Equal("Hedge, Pond", Read(ask, "Pond", "Hedge", "Pond").Answers["it"]);
    }

    [Fact]
    public void An_answer_may_be_as_long_as_its_box_and_no_longer()
    {
        Assert.Empty(Read(new("it", AskKind.Paragraph), new string('x', FormFilling.Longest)).Problems);
        Assert.Equal([new("it", PublicWord.FormTooLong)],
            Read(new("it", AskKind.Paragraph), new string('x', FormFilling.Longest + 1)).Problems);
        Assert.Equal([new("it", PublicWord.FormTooLong)], Read(new("it"), new string('x', 301)).Problems);
    }

    [Theory]
    [InlineData("020 7946 0321", "GB", true)]
    [InlineData("+44 20 7946 0321", null, true)]
    [InlineData("ask me later", "GB", false)]
    public void A_phone_number_is_one(string typed, string? country, bool isOne)
    {
        var filled = FormFilling.Read([new(FormAsk.Phone)], _ => [typed], country);
        Assert.Equal(isOne ? [] : [new AskProblem(FormAsk.Phone, PublicWord.WritePhone)], filled.Problems);
    }

    [Fact]
    public void The_address_is_always_asked()
    {
        Assert.Equal([FormAsk.FirstName, FormAsk.Email], FormFilling.AsksOf(FormPage.Unset).Select(ask => ask.Key));
        var own = FormPage.Unset with { Asks = [new("garden") { Words = "Where?" }] };
        Assert.Equal(["garden", FormAsk.Email], FormFilling.AsksOf(own).Select(ask => ask.Key));
        var placed = FormPage.Unset with { Asks = [_email, new("garden") { Words = "Where?" }] };
        Assert.Equal([FormAsk.Email, "garden"], FormFilling.AsksOf(placed).Select(ask => ask.Key));
        Assert.Equal([new(FormAsk.Email, PublicWord.WriteEmail)], FormFilling.Read([_email], _ => [], null).Problems);
    }

    [Fact]
    public void A_letter_can_merge_in_what_the_form_asks_and_nothing_that_nobody_asks()
    {
        const string Road = """
            journey: garden
            name: Gardens
            persona: owner
            pain: It grows over
            result: { gets: A garden, feels: Calm }
            entryPoints:
              - key: visit
                form: visit
                page: { asks: [ { key: garden, ask: Where is your garden? }, { key: firstName } ] }
            steps:
              - { key: hello, stage: engage, title: I hear from them, message: { subject: Hello, body: "We come to {{garden}}." } }
            """;
        Assert.NotNull(JourneyFile.Compile(Road).Journey);
        Assert.Contains(JourneyFile.Compile(Road.Replace("{{garden}}", "{{gardens}}", StringComparison.Ordinal)).Findings,
            finding => finding.Code == StructuralFindings.UnknownMergeField.Code);
    }

    private static FilledForm Read(FormAsk ask, params string[] typed) => FormFilling.Read([ask], _ => typed, null);
}
