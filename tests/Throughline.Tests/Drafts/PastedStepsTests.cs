using FsCheck;
using FsCheck.Fluent;
using Throughline.Drafts;
using Throughline.Journeys;

namespace Throughline.Tests.Drafts;

public sealed class PastedStepsTests
{
    [Theory]
    [InlineData("I come in\nI sit down", "I come in | I sit down")]
    [InlineData("- I come in\r\n* I sit down\r\n• I order", "I come in | I sit down | I order")]
    [InlineData("1. I come in\n2) I sit down\n(3) I order\n[ ] I pay\n- [x] I go", "I come in | I sit down | I order | I pay | I go")]
    [InlineData("\n\n  I come in  \n\n\n  I sit down\n", "I come in | I sit down")]
    [InlineData("I come in\n  owner: Ana\n  who is new", "I come in {owner=Ana, purpose=who is new}")]
    [InlineData("I come in\n\tWhere: shop\n\tWhat they think: Nice here\n\t\tdeeper still", "I come in {platform=shop, thinks=Nice here, purpose=deeper still}")]
    [InlineData("I come in\n  first\n  second", "I come in {purpose=first/second}")]
    [InlineData("I come in\n  feels: +2\n  emotion: very good", "I come in {feels=2, purpose=emotion: very good}")]
    [InlineData("Engage\nI call\nI buy\nLoyal:\nI come again", "engage>I call | engage>I buy | loyal>I come again")]
    [InlineData("# Know, like, trust\n  - I hear\n    why: first\n## loyal\n  - I tell", "know-like-trust>I hear {purpose=first} | loyal>I tell")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("I come in\u0000\u0007", "I come in")]
    [InlineData("", "")]
    [InlineData(" \t \n\n", "")]
    public void A_list_becomes_steps_and_deeper_lines_their_notes(string text, string expected) => Assert.Equal(expected, Said(text));

    [Theory]
    [InlineData("Step\tOwner\tWhere\nI come in\tAna\tshop\nI pay\tBen\ttill", "I come in {owner=Ana, platform=shop} | I pay {owner=Ben, platform=till}")]
    [InlineData("Phase\tTouchpoint\tMood\nEngage\tI call\tgood", "engage>I call {purpose=Mood: good}")]
    [InlineData("I come in\tAna\nI pay\tBen", "I come in {purpose=Ana} | I pay {purpose=Ben}")]
    [InlineData("Title\tPurpose\n\"I \"\"come\"\" in\"\t\"two\nlines\"", "I \"come\" in {purpose=two/lines}")]
    [InlineData("Owner\tWhere\tStuff\nAna\tshop\tI come in", "I come in {owner=Ana, platform=shop}")]
    [InlineData("Step\tFeels\tGoal\tWait\nI come\t9\tPurchase\tsoon", "I come {purpose=Feels: 9/Wait: soon, goal=purchase}")]
    [InlineData("Step\tSubject\tMessage\nI read\tHello\tWelcome", "I read {message.subject=Hello, message.body=Welcome}")]
    [InlineData("Step\tStage\nI come\tNowhere", "I come {purpose=Stage: Nowhere}")]
    [InlineData("Step\tOwner\n\tAna", "Ana {owner=Ana}")]
    [InlineData("Step\tOwner\n\t", "")]
    public void A_range_of_a_spreadsheet_becomes_steps_column_by_column(string text, string expected) => Assert.Equal(expected, Said(text));

    [Fact]
    public void Five_hundred_lines_are_five_hundred_steps_and_more_are_counted()
    {
        var made = PastedSteps.Read(string.Join('\n', Enumerable.Range(1, 512).Select(n => $"I take step {n}")), Stage.Defaults);
        Assert.Equal(500, made.Steps.Length);
        Assert.Equal(12, made.LeftOut);
    }

    [Fact]
    public void A_title_that_is_too_long_for_one_is_kept_whole_in_the_purpose()
    {
        var line = string.Join(' ', Enumerable.Repeat("walking", 60));
        var step = Assert.Single(PastedSteps.Read(line, Stage.Defaults).Steps);
        Assert.True(step.Title.Length <= 200);
        Assert.Equal(line, step.Values.Single(value => value.Key == "purpose").Value);
    }

    [Fact]
    public void What_is_made_comes_in_order_after_the_step_and_is_one_edit()
    {
        var document = Open();
        var first = document.Ids("steps")[0];
        var made = PastedSteps.Read("I wait\nI order\nI pay\n  promise: a receipt, a smile", Stage.Defaults).ToEdit(document, first)!;
        var change = DraftEditor.Apply(document, StepKeys.Follow(document, made, _ => false), Fresh());
        Assert.Equal(["I come in", "I wait", "I order", "I pay", "I go"], change.Document!.Draft.Steps.Select(step => step.Title));
        Assert.All(change.Document.Draft.Steps, step => Assert.Equal("engage", step.Stage));
        Assert.Equal(["a-receipt", "a-smile"], change.Document.Draft.Steps[3].Makes);
        Assert.Equal("i-order", change.Document.Draft.Steps[2].Key);
        Assert.Equal(document.File, DraftEditor.Apply(change.Document, change.Inverse!, Fresh()).Document!.File);
    }

    [Fact]
    public void Whatever_is_pasted_makes_an_edit_that_a_draft_can_hold()
    {
        var parts = Gen.Elements("I come in", "\n", "\n  ", "\t", "\"", "owner: ", "Engage", ":", "- ", "1. ", "feels", "\r\n", "\uD800", "\0", "<b>", "{{", "message", "\t\t", "Stage\tStep\n", "\u2028");
        Prop.ForAll(parts.ListOf().ToArbitrary(), pieces =>
        {
            var document = Open();
            if (PastedSteps.Read(string.Concat(pieces), Stage.Defaults).ToEdit(document, null) is not { } edit) return;
            var change = DraftEditor.Apply(document, StepKeys.Follow(document, edit, _ => false), Fresh());
            Assert.True(change.IsMade, change.Refusal?.Sentence);
            Assert.Equal(change.Document!.File, JourneyFile.Write(JourneyFile.Read(change.Document.File).Draft!));
        }).QuickCheckThrowOnFailure();
    }

    internal static DraftDocument Open(string steps = "  - { key: come, stage: engage, title: I come in }\n  - { key: go, stage: engage, title: I go }\n") =>
        DraftDocument.Open(JourneyFile.Read($"journey: shop\nname: The shop\nentryPoints:\n  - {{ key: door, joins: come }}\nsteps:\n{steps}").Draft!, "", Fresh());

    internal static Func<string> Fresh()
    {
        var next = 0;
        return () => $"f{++next}x{Guid.NewGuid().ToString("N")[..6]}";
    }

    private static string Said(string text) => string.Join(" | ", PastedSteps.Read(text, Stage.Defaults).Steps.Select(Said));

    private static string Said(PastedStep step)
    {
        var values = string.Join(", ", step.Values.Select(value => $"{value.Key}={value.Value.Replace('\n', '/')}"));
        return (step.Stage is null ? "" : step.Stage + ">") + step.Title + (values.Length > 0 ? $" {{{values}}}" : "");
    }
}
