using Throughline.Drafts;
using Throughline.Journeys;

namespace Throughline.Tests.Drafts;

public sealed class StepEditsTests
{
    // ---- keys that follow titles ----

    [Fact]
    public void The_key_follows_the_title_and_the_ways_in_follow_the_key()
    {
        var document = Open("- { key: i-come-in, stage: engage, title: I come in }\n  - { key: go, stage: engage, title: I go }", joins: "i-come-in");
        var after = Type(document, "I walk in");
        Assert.Equal("i-walk-in", after.Draft.Steps[0].Key);
        Assert.Equal("i-walk-in", after.Draft.EntryPoints[0].Joins);
    }

    [Fact]
    public void A_key_that_somebody_chose_stays()
    {
        var document = Open("- { key: welcome, stage: engage, title: I come in }");
        Assert.Equal("welcome", Type(document, "I walk in").Draft.Steps[0].Key);
    }

    [Fact]
    public void A_key_that_people_are_counted_under_stays()
    {
        var document = Open("- { key: i-come-in, stage: engage, title: I come in }");
        Assert.Equal("i-come-in", Type(document, "I walk in", key => key == "i-come-in").Draft.Steps[0].Key);
    }

    [Fact]
    public void Two_steps_of_one_title_have_two_keys_and_both_go_on_following()
    {
        var document = Open("- { key: i-wait, stage: engage, title: I wait }\n  - { key: go, stage: engage, title: go }");
        var second = document.Ids("steps")[1];
        var same = Make(document, new DraftEdit.Set($"steps[#{second}].title", "go", "I wait"));
        Assert.Equal("i-wait-2", same.Draft.Steps[1].Key);
        Assert.Equal("i-sit", Make(same, new DraftEdit.Set($"steps[#{second}].title", "I wait", "I sit")).Draft.Steps[1].Key);
    }

    [Fact]
    public void A_step_without_a_key_gets_one_with_its_first_title()
    {
        var document = Make(Open("- { key: go, stage: engage, title: go }"), new DraftEdit.Insert("steps", null, []));
        Assert.Null(document.Draft.Steps[0].Key);
        Assert.Equal("i-come-in", Make(document, new DraftEdit.Set($"steps[#{document.Ids("steps")[0]}].title", null, "I come in")).Draft.Steps[0].Key);
    }

    [Fact]
    public void A_key_that_is_written_becomes_one_and_takes_the_ways_in_along()
    {
        var document = Open("- { key: come, stage: engage, title: I come in }", joins: "come");
        var after = Make(document, new DraftEdit.Set($"steps[#{document.Ids("steps")[0]}].key", "come", "The Door!"));
        Assert.Equal(("the-door", "the-door"), (after.Draft.Steps[0].Key, after.Draft.EntryPoints[0].Joins));
    }

    [Fact]
    public void Taking_a_title_back_takes_its_key_back()
    {
        var document = Open("- { key: i-come-in, stage: engage, title: I come in }", joins: "i-come-in");
        var edit = StepKeys.Follow(document, Titled(document, "I walk in"), _ => false);
        var change = DraftEditor.Apply(document, edit, PastedStepsTests.Fresh());
        Assert.Equal(document.File, DraftEditor.Apply(change.Document!, change.Inverse!, PastedStepsTests.Fresh()).Document!.File);
        Assert.Equal("the title of “I walk in”", DraftWords.About(change.Edit!, change.Document!));
    }

    // ---- one kind becomes another ----

    [Theory]
    [InlineData(StepKind.Survey)]
    [InlineData(StepKind.Assignment)]
    [InlineData(StepKind.Webhook)]
    [InlineData(StepKind.Wait)]
    public void A_message_becomes_another_kind_and_undo_brings_every_word_back(StepKind to)
    {
        var document = Open("- { key: come, stage: engage, title: I come in, message: { subject: Hello, body: Come in. } }");
        var change = DraftEditor.Apply(document, StepKinds.Switch(document, document.Ids("steps")[0], to)!, PastedStepsTests.Fresh());
        Assert.Equal(to, StepKinds.Of(change.Document!.Draft.Steps[0]));
        Assert.Equal(document.File, DraftEditor.Apply(change.Document, change.Inverse!, PastedStepsTests.Fresh()).Document!.File);
    }

    [Fact]
    public void Words_for_the_person_stay_words_for_the_person()
    {
        var document = Open("- { key: come, stage: engage, title: I come in, message: { subject: Hello, body: Come in., topic: tips } }");
        var asked = Switched(document, StepKind.Survey);
        Assert.Equal("Hello", asked.Draft.Steps[0].Survey!.Message!.Subject);
        Assert.Contains("Come in.", asked.Draft.Steps[0].Survey!.Message!.Body, StringComparison.Ordinal);
        Assert.Contains("({{surveyLink}})", asked.Draft.Steps[0].Survey!.Message!.Body, StringComparison.Ordinal);
        var written = Switched(asked, StepKind.Message);
        Assert.Equal(document.Draft.Steps[0].Message, written.Draft.Steps[0].Message);
        var task = Switched(written, StepKind.Assignment).Draft.Steps[0].Assignment!;
        Assert.Equal(("Hello", "Come in."), (task.Title, task.Script));
    }

    [Fact]
    public void One_message_becomes_two_wordings_and_one_again()
    {
        var document = Open("- { key: come, stage: engage, title: I come in, message: { subject: Hello, body: Come in. } }");
        var step = document.Ids("steps")[0];
        var two = Make(document, StepKinds.Split(document, step)!);
        Assert.Equal(["a", "b"], two.Draft.Steps[0].Variants.Select(variant => variant.Key));
        var three = Make(two, StepKinds.AddWording(two, step)!);
        Assert.Equal(["a", "b", "c"], three.Draft.Steps[0].Variants.Select(variant => variant.Key));
        var one = Make(three, StepKinds.KeepOnly(three, step, three.Ids($"steps[#{step}].variants")[1])!);
        Assert.Equal(document.File, one.File);
    }

    [Fact]
    public void The_kind_it_has_already_is_nothing_to_change()
    {
        var document = Open("- { key: come, stage: engage, title: I come in, webhook: {} }");
        Assert.Null(StepKinds.Switch(document, document.Ids("steps")[0], StepKind.Webhook));
        Assert.Null(StepKinds.Switch(document, "nobody", StepKind.Message));
    }

    // ---- moves through the stages ----

    [Fact]
    public void A_step_walks_through_all_stages_and_back()
    {
        var document = Open("- { key: a, stage: know-like-trust, title: A }\n  - { key: b, stage: know-like-trust, title: B }\n  - { key: c, stage: loyal, title: C }");
        var a = document.Ids("steps")[0];
        var places = new List<string> { Places(document) };
        for (var at = document; OutlineMoves.Down(at, a) is { } down; places.Add(Places(at))) at = document = Make(at, down);
        Assert.Equal(["A.k B.k C.l", "B.k A.k C.l", "B.k A.e C.l", "B.k A.l C.l", "B.k C.l A.l"], places);
        for (var at = document; OutlineMoves.Up(at, a) is { } up; document = at) at = Make(at, up);
        Assert.Equal("A.k B.k C.l", Places(document));
    }

    [Fact]
    public void A_new_step_of_a_stage_comes_at_its_end()
    {
        var document = Open("- { key: a, stage: know-like-trust, title: A }\n  - { key: c, stage: loyal, title: C }");
        Assert.Equal("A.k .e C.l", Places(Make(document, OutlineMoves.Into(document, "engage")!)));
        Assert.Equal("A.k .k C.l", Places(Make(document, OutlineMoves.After(document, document.Ids("steps")[0]))));
        Assert.Null(OutlineMoves.Into(document, "nowhere"));
    }

    private static string Places(DraftDocument document) => string.Join(' ', document.Draft.Steps.Select(step => $"{step.Title}.{step.Stage![0]}"));

    private static DraftDocument Switched(DraftDocument document, StepKind to) => Make(document, StepKinds.Switch(document, document.Ids("steps")[0], to)!);

    private static DraftEdit.Set Titled(DraftDocument document, string title) => new($"steps[#{document.Ids("steps")[0]}].title", document.Draft.Steps[0].Title, title);

    private static DraftDocument Type(DraftDocument document, string title, Func<string, bool>? isPublished = null) => Make(document, Titled(document, title), isPublished);

    private static DraftDocument Make(DraftDocument document, DraftEdit edit, Func<string, bool>? isPublished = null)
    {
        var change = DraftEditor.Apply(document, StepKeys.Follow(document, edit, isPublished ?? (_ => false)), PastedStepsTests.Fresh());
        Assert.True(change.IsMade, change.Refusal?.Sentence);
        return change.Document!;
    }

    private static DraftDocument Open(string steps, string joins = "") =>
        DraftDocument.Open(JourneyFile.Read($"journey: shop\nname: The shop\nentryPoints:\n  - {{ key: door{(joins.Length > 0 ? $", joins: {joins}" : "")} }}\nsteps:\n  {steps}\n").Draft!, "", PastedStepsTests.Fresh());
}
