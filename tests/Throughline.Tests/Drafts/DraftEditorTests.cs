using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Tests.Journeys;

namespace Throughline.Tests.Drafts;

public sealed class DraftEditorTests
{
    private static readonly DraftDocument _small = Open(SmallJourney.Yaml);

    [Fact]
    public void A_text_is_put_where_the_text_that_was_found_stood()
    {
        var after = Make(_small, new DraftEdit.Set("name", _small.Text("name"), "A wide road"));
        Assert.Equal("A wide road", after.Draft.Name);
    }

    [Fact]
    public void A_text_that_somebody_changed_meanwhile_is_left_and_shown()
    {
        var after = Make(_small, new DraftEdit.Set("name", _small.Text("name"), "A wide road"));
        var change = DraftEditor.Apply(after, new DraftEdit.Set("name", _small.Text("name"), "A narrow road"), Fresh());
        Assert.Equal(DraftRefusalKind.ChangedMeanwhile, change.Refusal!.Kind);
        Assert.Equal("A wide road", change.Refusal.Now!.ToString());
    }

    [Fact]
    public void A_group_that_is_missing_is_made_and_undoing_leaves_none()
    {
        var step = _small.Ids("steps")[0];
        var document = Make(_small, new DraftEdit.Set($"steps[#{step}].message", _small.Find($"steps[#{step}].message"), null));
        var change = DraftEditor.Apply(document, new DraftEdit.Set($"steps[#{step}].message.subject", null, "Hello"), Fresh());
        Assert.Equal("Hello", change.Document!.Draft.Steps[0].Message!.Subject);
        Assert.Null(Make(change.Document, change.Inverse!).Draft.Steps[0].Message);
    }

    [Fact]
    public void A_step_keeps_its_id_wherever_it_goes()
    {
        var ids = _small.Ids("steps");
        var after = Make(_small, new DraftEdit.Move($"steps[#{ids[0]}]", ids[^1]));
        Assert.Equal([.. ids.Skip(1), ids[0]], after.Ids("steps"));
        Assert.Equal(_small.Draft.Steps[0].Title, after.Draft.Steps[^1].Title);
    }

    [Fact]
    public void Taking_back_a_new_step_does_not_take_what_somebody_wrote_into_it()
    {
        var made = DraftEditor.Apply(_small, new DraftEdit.Insert("steps", null, new JsonObject { ["title"] = "I come in" }), Fresh());
        var id = made.Document!.Ids("steps")[0];
        var written = Make(made.Document, new DraftEdit.Set($"steps[#{id}].tone", null, "warm"));
        Assert.Equal(DraftRefusalKind.ChangedMeanwhile, DraftEditor.Apply(written, made.Inverse!, Fresh()).Refusal!.Kind);
    }

    [Theory]
    [InlineData("journey")]
    [InlineData("nobody")]
    [InlineData("steps[0].title")]
    [InlineData("steps[#missing].title")]
    [InlineData("")]
    [InlineData("name.first")]
    [InlineData("steps[#..].title")]
    public void A_place_that_is_none_is_refused(string path) =>
        Assert.NotNull(DraftEditor.Apply(_small, new DraftEdit.Set(path, _small.Find(path), "x"), Fresh()).Refusal);

    [Fact]
    public void Cycles_of_renamed_keys_are_texts_like_others()
    {
        var ids = _small.Ids("steps");
        var keys = _small.Draft.Steps.Select(step => step.Key).ToArray();
        var document = _small;
        for (var i = 0; i < ids.Length; i++)
            document = Make(document, new DraftEdit.Set($"steps[#{ids[i]}].key", keys[i], keys[(i + 1) % keys.Length]));
        Assert.Equal([.. keys.Skip(1), keys[0]], document.Draft.Steps.Select(step => step.Key));
        Assert.Equal(ids, document.Ids("steps"));
    }

    [Fact]
    public void A_file_put_in_its_place_keeps_the_ids_of_entries_with_the_same_key()
    {
        var ids = _small.Ids("steps");
        var file = JourneyFile.Write(_small.Draft with { Steps = [_small.Draft.Steps[1], _small.Draft.Steps[0]] });
        var change = DraftEditor.Apply(_small, new DraftEdit.Replace(_small.File, file, ""), Fresh());
        Assert.Equal([ids[1], ids[0]], change.Document!.Ids("steps"));
        Assert.Equal(_small.AllIds, Make(change.Document, change.Inverse!).AllIds);
    }

    [Fact]
    public void A_draft_that_grows_beyond_a_file_is_refused_and_nothing_is_lost()
    {
        var change = DraftEditor.Apply(_small, new DraftEdit.Set("pain", _small.Text("pain"), new string('x', JourneyFile.MaxBytes)), Fresh());
        Assert.Equal(DraftRefusalKind.TooLarge, change.Refusal!.Kind);
    }

    [Fact]
    public void Whatever_is_done_the_draft_reads_back_identical_and_each_inverse_takes_it_back() =>
        Prop.ForAll(Throughline.Tests.Journeys.Drafts.Any, ArbMap.Default.ArbFor<int>(), (draft, seed) =>
        {
            var edits = new RandomEdits(new Random(seed));
            var document = DraftDocument.Open(draft, "", edits.Fresh);
            for (var i = 0; i < 12; i++)
            {
                var change = DraftEditor.Apply(document, edits.Next(document), edits.Fresh);
                if (change.Document is not { } after) continue;
                AssertSame(after, DraftDocument.Open(JourneyFile.Read(after.File).Draft!, after.AllIds, Fresh()));
                AssertSame(document, Make(after, change.Inverse!));
                AssertSame(after, Make(document, DraftJson.Read(JsonNode.Parse(DraftJson.Write(change.Edit!).ToJsonString()))!));
                document = after;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static void AssertSame(DraftDocument a, DraftDocument b)
    {
        Assert.Equal(a.File, b.File);
        Assert.Equal(a.AllIds, b.AllIds);
    }

    private static DraftDocument Make(DraftDocument document, DraftEdit edit)
    {
        var change = DraftEditor.Apply(document, edit, Fresh());
        Assert.True(change.IsMade, change.Refusal?.Sentence);
        return change.Document!;
    }

    private static DraftDocument Open(string yaml) => DraftDocument.Open(JourneyFile.Read(yaml).Draft!, "", Fresh());

    private static Func<string> Fresh()
    {
        var n = 0;
        return () => $"f{++n}";
    }
}
