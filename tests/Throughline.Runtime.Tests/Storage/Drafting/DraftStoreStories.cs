using System.Text.Json.Nodes;
using Dapper;
using NodaTime;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Tests.Engine;

namespace Throughline.Runtime.Tests.Drafting;

public sealed class DraftStoreStories : DraftingWorld
{
    private DraftStore _store = null!;
    private int _made;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _store = new DraftStore(Database, Clock, () => $"x{++_made}");
    }

    [Fact]
    public async Task A_new_journey_has_a_key_of_its_own_made_of_its_name()
    {
        Assert.Equal("from-tired-to-rested", await _store.CreateAsync(Ana, "From tired to rested"));
        Assert.Equal("from-tired-to-rested-2", await _store.CreateAsync(Ana, "From tired to rested"));
        Assert.Equal("journey", await _store.CreateAsync(Ana, "日本語"));
    }

    [Fact]
    public async Task Nobody_opens_a_journey_of_another_business()
    {
        var key = await _store.CreateAsync(Ana, "Ours");
        Assert.Null(_store.Open(Guid.CreateVersion7(), key));
        Assert.Null(await _store.EditAsync(new Actor(Guid.CreateVersion7(), "eve"), key, new DraftEdit.Set("pain", null, "mine now")));
        Assert.Null(_store.Open(Ana.WorkspaceId, key)!.Document.Draft.Pain);
    }

    [Fact]
    public async Task Each_undoes_their_own_work_and_never_the_others()
    {
        var key = await _store.CreateAsync(Ana, "Ours");
        await SetAsync(Ana, key, "pain", "Too much to do");
        await SetAsync(Ben, key, "owner", "ben");
        await _store.UndoAsync(Ana, key);
        Assert.Equal((null, "ben"), (Draft(key).Pain, Draft(key).Owner));
        await _store.RedoAsync(Ana, key);
        Assert.Equal("Too much to do", Draft(key).Pain);
    }

    [Fact]
    public async Task What_another_has_changed_since_is_left_and_the_undo_before_it_still_works()
    {
        var key = await _store.CreateAsync(Ana, "Ours");
        await SetAsync(Ana, key, "owner", "ana");
        await SetAsync(Ana, key, "pain", "Too much to do");
        await SetAsync(Ben, key, "pain", "Far too much to do");
        Assert.Equal(DraftRefusalKind.ChangedMeanwhile, (await _store.UndoAsync(Ana, key))!.Change!.Refusal!.Kind);
        Assert.True((await _store.UndoAsync(Ana, key))!.Change!.IsMade);
        Assert.Equal((null, "Far too much to do"), (Draft(key).Owner, Draft(key).Pain));
    }

    [Fact]
    public async Task Typing_on_in_one_box_is_one_thing_to_undo_and_a_pause_makes_two()
    {
        var key = await _store.CreateAsync(Ana, "Ours");
        foreach (var text in (string[])["Too", "Too much", "Too much to do"]) await SetAsync(Ana, key, "pain", text);
        Clock.Now += DraftStore.Together + Duration.FromSeconds(1);
        await SetAsync(Ana, key, "pain", "Too much to do today");
        await _store.UndoAsync(Ana, key);
        Assert.Equal("Too much to do", Draft(key).Pain);
        await _store.UndoAsync(Ana, key);
        Assert.Null(Draft(key).Pain);
        Assert.False((await _store.UndoAsync(Ana, key))!.CanUndo);
    }

    [Fact]
    public async Task A_new_edit_ends_what_could_be_done_again()
    {
        var key = await _store.CreateAsync(Ana, "Ours");
        await SetAsync(Ana, key, "pain", "Too much to do");
        await _store.UndoAsync(Ana, key);
        await SetAsync(Ana, key, "owner", "ana");
        Assert.Null((await _store.RedoAsync(Ana, key))!.About);
    }

    [Fact]
    public async Task A_file_that_came_without_ids_has_the_same_ones_each_time_it_is_opened()
    {
        var key = await _store.CreateAsync(Ana, "Ours");
        await _store.ReplaceAsync(Ana, key, JourneyFile.Read("journey: x\nname: Ours\nsteps:\n  - key: a\n  - key: b\n").Draft!);
        await Database.WriteAsync(connection => connection.Execute("UPDATE journey SET draft_ids = '' WHERE key = @key", new { key }));
        Assert.Equal(Document(key).AllIds, Document(key).AllIds);
        await SetAsync(Ana, key, $"steps[#{Document(key).Ids("steps")[1]}].tone", "warm");
        Assert.Equal((null, "warm"), (Draft(key).Steps[0].Tone, Draft(key).Steps[1].Tone));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_two_people_do_and_take_back_the_draft_reads_back_identical(int seed)
    {
        var chance = new Random(seed);
        var key = await _store.CreateAsync(Ana, "Ours");
        for (var i = 0; i < 60; i++)
        {
            var who = chance.Next(2) == 0 ? Ana : Ben;
            await (chance.Next(5) switch
            {
                0 => _store.UndoAsync(who, key),
                1 => _store.RedoAsync(who, key),
                _ => _store.EditAsync(who, key, Edit(Document(key), chance)),
            });
            var document = Document(key);
            Assert.Equal(document.File, JourneyFile.Write(JourneyFile.Read(document.File).Draft!));
            Assert.Equal(document.AllIds.Split(' ').Distinct().Count(), document.AllIds.Split(' ').Length);
            if (chance.Next(4) == 0) Clock.Now += Duration.FromSeconds(30);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Alone_everything_can_be_taken_back_and_done_again(int seed)
    {
        var chance = new Random(seed);
        var key = await _store.CreateAsync(Ana, "Ours");
        var first = Document(key);
        for (var i = 0; i < 25; i++) await _store.EditAsync(Ana, key, Edit(Document(key), chance));
        var last = Document(key);
        for (var answer = await _store.UndoAsync(Ana, key); answer!.About is not null; answer = await _store.UndoAsync(Ana, key)) Assert.True(answer.Change!.IsMade, answer.Change.Refusal?.Sentence);
        Assert.Equal((first.File, first.AllIds), (Document(key).File, Document(key).AllIds));
        for (var answer = await _store.RedoAsync(Ana, key); answer!.About is not null; answer = await _store.RedoAsync(Ana, key)) Assert.True(answer.Change!.IsMade, answer.Change.Refusal?.Sentence);
        Assert.Equal((last.File, last.AllIds), (Document(key).File, Document(key).AllIds));
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    private static DraftEdit Edit(DraftDocument document, Random chance)
    {
        var ids = document.Ids("steps");
        var id = ids.Length == 0 ? null : ids[chance.Next(ids.Length)];
        string Text() => $"text {chance.Next(5)}";
        DraftEdit Set(string path) => new DraftEdit.Set(path, document.Find(path), chance.Next(4) == 0 ? null : Text());
        return chance.Next(7) switch
        {
            0 => Set("pain"),
            1 => Set("result.gets"),
            2 when id is not null => new DraftEdit.Remove($"steps[#{id}]", null),
            3 when id is not null => new DraftEdit.Move($"steps[#{id}]", ids[chance.Next(ids.Length)] is var after && after != id ? after : null),
            4 when id is not null => Set($"steps[#{id}].message.subject"),
            5 when id is not null => Set($"steps[#{id}].title"),
            _ => new DraftEdit.Insert("steps", id, new JsonObject { ["title"] = Text() }),
        };
    }

    private Task<DraftAnswer?> SetAsync(Actor who, string key, string path, string? value) =>
        _store.EditAsync(who, key, new DraftEdit.Set(path, Document(key).Find(path), value));

    private DraftDocument Document(string key) => _store.Open(Ana.WorkspaceId, key)!.Document;

    private JourneyDraft Draft(string key) => Document(key).Draft;
}
