using Throughline.Drafts;
using Throughline.Journeys;

namespace Throughline.Tests.Drafts;

public sealed class DateKeysTests
{
    private const string File = """
        journey: road
        entryPoints:
          - { key: door, opens: 3 days before appointment }
        dates:
          - { key: appointment, event: Appointment Booked }
          - { key: renewal, attribute: renewal }
        care:
          - { key: complaint, event: Complaint Received, script: "Before {{appointmentDay}} ring them." }
        steps:
          - key: talk
            wait: 1 day before appointment at 09:00
            message: { subject: "{{appointment}}", body: "{{#if appointmentTime}}At {{appointmentTime | nine}}.{{/if}} {{appointments}}" }
            done: { event: Form Submitted, within: until appointment }
          - key: after
            wait: until renewal
        """;

    [Theory]
    [InlineData("Their first call", "first-call")]
    [InlineData("the Call!", "call")]
    [InlineData("theirs", "theirs")]
    [InlineData("!", null)]
    public void What_somebody_calls_it_becomes_a_key(string words, string? key) => Assert.Equal(key, DateKeys.Made(words));

    [Fact]
    public void All_that_names_a_date_follows_its_new_name_and_nothing_else_does()
    {
        var before = Open();
        var after = Rename(before, "Their first call");
        var (talk, next) = (after.Draft.Steps[0], after.Draft.Steps[1]);
        Assert.Equal("first-call", after.Draft.Dates[0].Key);
        Assert.Equal(("1 day before first-call at 09:00", "until first-call", "until renewal"), (talk.Wait, talk.Done!.Within, next.Wait));
        Assert.Equal("3 days before first-call", after.Draft.EntryPoints[0].Opens);
        Assert.Equal("{{firstCall}}", talk.Message!.Subject);
        Assert.Equal("{{#if firstCallTime}}At {{firstCallTime | nine}}.{{/if}} {{appointments}}", talk.Message.Body);
        Assert.Equal("Before {{firstCallDay}} ring them.", after.Draft.Care[0].Script);
    }

    [Fact]
    public void It_is_one_change_and_one_undo()
    {
        var before = Open();
        var edit = DateKeys.Follow(before, new DraftEdit.Set(PathOf(before), "appointment", "call"));
        var change = DraftEditor.Apply(before, edit, Fresh);
        Assert.Equal("the name of a date", DraftWords.About(edit, before));
        Assert.Equal(before.File, DraftEditor.Apply(change.Document!, change.Inverse!, Fresh).Document!.File);
    }

    [Fact]
    public void What_makes_no_key_stays_as_it_was_typed() => Assert.Equal("?!", Rename(Open(), "?!").Draft.Dates[0].Key);

    private static int _made;

    private static string Fresh() => $"n{++_made}";

    private static DraftDocument Open() => DraftDocument.Open(JourneyFile.Read(File).Draft!, "", Fresh);

    private static string PathOf(DraftDocument document) => $"dates[#{document.Ids("dates")[0]}].key";

    private static DraftDocument Rename(DraftDocument document, string words) =>
        DraftEditor.Apply(document, DateKeys.Follow(document, new DraftEdit.Set(PathOf(document), "appointment", words)), Fresh).Document!;
}
