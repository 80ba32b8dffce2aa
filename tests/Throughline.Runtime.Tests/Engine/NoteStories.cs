using NodaTime;
using Throughline.Businesses;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;
using static Throughline.Runtime.Tests.Engine.Strangers;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>What the team writes about somebody: kept, changed by whoever wrote it, taken out, and carried over in a merge.</summary>
public sealed class NoteStories
{
    private static readonly NoteWriter _jill = new(new Actor(Business, "jill"), "Jill", MayRemoveOthers: true);
    private static readonly NoteWriter _helper = new(new Actor(Business, "tom"), "Tom", MayRemoveOthers: false);

    [Fact]
    public async Task A_note_is_kept_once_however_often_its_form_is_sent_and_stands_in_the_story()
    {
        await using var world = await BeginAsync();
        var ana = await AddAsync(world, new() { Email = "ana@example.com" });
        var first = await world.Parts.Notes.WriteAsync(_jill, ana, "Rang back, wants to think", "form 1");
        var again = await world.Parts.Notes.WriteAsync(_jill, ana, "Rang back, wants to think", "form 1");
        Assert.Equal(first.Id, again.Id);
        var note = Assert.Single(Notes(world, ana));
        Assert.Equal(("Rang back, wants to think", "Jill", null), (note.Words, note.WrittenBy, note.ChangedAt));
        Assert.Empty(world.Examine().Ailments);
    }

    [Fact]
    public async Task Only_whoever_wrote_it_changes_it_and_others_take_it_out_only_where_they_may()
    {
        await using var world = await BeginAsync();
        var ana = await AddAsync(world, new() { Email = "ana@example.com" });
        var key = new NoteKey(ana, (await world.Parts.Notes.WriteAsync(_jill, ana, "One", "1")).Id!.Value);
        Assert.Null((await world.Parts.Notes.ChangeAsync(_helper, key, "Two")).Id);
        Assert.False(await world.Parts.Notes.RemoveAsync(_helper, key));
        Assert.NotNull((await world.Parts.Notes.ChangeAsync(_jill, key, "Three")).Id);
        Assert.Equal(("Three", Start), (Notes(world, ana)[0].Words, Notes(world, ana)[0].ChangedAt));
        var theirs = new NoteKey(ana, (await world.Parts.Notes.WriteAsync(_helper, ana, "Four", "1")).Id!.Value);
        Assert.True(await world.Parts.Notes.RemoveAsync(_jill, theirs));
        Assert.Equal(["Three"], Notes(world, ana).Select(note => note.Words));
    }

    [Fact]
    public async Task Taken_out_it_can_be_put_back_for_a_day_and_then_its_words_are_gone()
    {
        await using var world = await BeginAsync();
        var ana = await AddAsync(world, new() { Email = "ana@example.com" });
        var key = new NoteKey(ana, (await world.Parts.Notes.WriteAsync(_jill, ana, "One", "1")).Id!.Value);
        Assert.True(await world.Parts.Notes.RemoveAsync(_jill, key));
        Assert.Null((await world.Parts.Notes.ChangeAsync(_jill, key, "Two")).Id);
        await world.Engine.SweepAsync();
        Assert.True(await world.Parts.Notes.PutBackAsync(_jill, key));
        Assert.Single(Notes(world, ana));
        await world.Parts.Notes.RemoveAsync(_jill, key);
        world.Clock.Now += PersonNotes.CanBePutBack + Duration.FromSeconds(1);
        await world.Engine.SweepAsync();
        Assert.False(await world.Parts.Notes.PutBackAsync(_jill, key));
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM note"));
    }

    [Fact]
    public async Task A_colleague_who_is_named_finds_it_until_they_have_seen_it()
    {
        await using var world = await BeginAsync();
        await TeamAsync(world);
        var ana = await AddAsync(world, new() { Email = "ana@example.com", FirstName = "Ana" });
        var written = await world.Parts.Notes.WriteAsync(_jill, ana, "@Rob ring her, and @pat too", "1");
        Assert.Equal(["pat"], written.Unclear);
        var note = Assert.Single(Unseen(world, "rob"));
        Assert.Equal(("Ana", ana), (note.Name, note.PersonId));
        await world.Parts.Notes.ChangeAsync(_jill, note.Key, "@Rob ring her today");
        Assert.Equal("@Rob ring her today", Assert.Single(Unseen(world, "rob")).Words);
        await world.Parts.Notes.ChangeAsync(_jill, note.Key, "Never mind");
        Assert.Empty(Unseen(world, "rob"));
        await world.Parts.Notes.ChangeAsync(_jill, note.Key, "@Rob, do ring her");
        Assert.True(await world.Parts.Notes.SeeAsync(Business, note.Key, "rob"));
        Assert.False(await world.Parts.Notes.SeeAsync(Business, note.Key, "rob"));
        Assert.Empty(Unseen(world, "rob"));
    }

    [Fact]
    public async Task What_is_taken_out_is_shown_to_nobody_and_put_back_it_is()
    {
        await using var world = await BeginAsync();
        await TeamAsync(world);
        var ana = await AddAsync(world, new() { Email = "ana@example.com" });
        var key = new NoteKey(ana, (await world.Parts.Notes.WriteAsync(_jill, ana, "For @rob", "1")).Id!.Value);
        await world.Parts.Notes.RemoveAsync(_jill, key);
        Assert.Empty(Unseen(world, "rob"));
        Assert.Empty(world.Examine().Ailments);
        await world.Parts.Notes.PutBackAsync(_jill, key);
        Assert.Single(Unseen(world, "rob"));
    }

    [Fact]
    public async Task A_merge_takes_notes_mentions_and_tags_along()
    {
        await using var world = await BeginAsync();
        await TeamAsync(world);
        var ana = await AddAsync(world, new() { Email = "ana@example.com" });
        var other = await AddAsync(world, new() { Email = "ana@work.example.com" });
        foreach (var one in new[] { ana, other })
        {
            await world.Parts.Notes.WriteAsync(_jill, one, $"For @rob, of {one:N}", $"{one:N}");
            await world.Parts.Tags.GiveAsync(Business, one, TagName.Of("VIP")!.Value, "Jill");
        }
        await world.Parts.Tags.GiveAsync(Business, other, TagName.Of("Fair")!.Value, "Jill");
        Assert.True(await world.Parts.People.MergeAsync(Business, ana, other));
        var one1 = new PersonReader(world.Database).Find(PeopleScope.Whole(Business), ana)!.PersonId;
        Assert.Equal(2, Notes(world, one1).Count);
        Assert.All(Unseen(world, "rob"), note => Assert.Equal(one1, note.PersonId));
        Assert.Equal(["Fair", "VIP"], Tags(world, one1));
        Assert.True(await world.Parts.Notes.SeeAsync(Business, Unseen(world, "rob")[0].Key with { PersonId = other }, "rob"));
        Assert.Empty(world.Examine().Ailments);
    }

    [Fact]
    public async Task Nothing_is_written_about_whom_another_business_knows()
    {
        await using var world = await BeginAsync();
        var ana = await AddAsync(world, new() { Email = "ana@example.com" });
        var key = new NoteKey(ana, (await world.Parts.Notes.WriteAsync(_jill, ana, "One", "1")).Id!.Value);
        var stranger = new NoteWriter(new Actor(Guid.NewGuid(), "jill"), "Jill", MayRemoveOthers: true);
        Assert.Null((await world.Parts.Notes.WriteAsync(stranger, ana, "Two", "2")).Id);
        Assert.Null((await world.Parts.Notes.ChangeAsync(stranger, key, "Two")).Id);
        Assert.False(await world.Parts.Notes.RemoveAsync(stranger, key));
        Assert.Equal(TagGiven.Nobody, await world.Parts.Tags.GiveAsync(stranger.Actor.WorkspaceId, ana, TagName.Of("VIP")!.Value, "Jill"));
        Assert.Empty(new NoteReader(world.Database).OfPerson(PeopleScope.Whole(stranger.Actor.WorkspaceId), ana, Instant.MaxValue, 9));
    }

    [Fact]
    public async Task Two_spellings_of_a_tag_are_one_and_there_is_an_end_to_tags()
    {
        await using var world = await BeginAsync();
        var ana = await AddAsync(world, new() { Email = "ana@example.com" });
        Assert.Equal(TagGiven.Given, await world.Parts.Tags.GiveAsync(Business, ana, TagName.Of("Vip")!.Value, "Jill"));
        Assert.Equal(TagGiven.Known, await world.Parts.Tags.GiveAsync(Business, ana, TagName.Of("VÍP")!.Value, "Jill"));
        Assert.Equal(["Vip"], Tags(world, ana));
        for (var i = 1; i < PersonTags.MostOfOne; i++) await world.Parts.Tags.GiveAsync(Business, ana, TagName.Of($"t{i}")!.Value, "Jill");
        Assert.Equal(TagGiven.TooMany, await world.Parts.Tags.GiveAsync(Business, ana, TagName.Of("one more")!.Value, "Jill"));
        Assert.True(await world.Parts.Tags.TakeAsync(Business, ana, "vip"));
        Assert.False(await world.Parts.Tags.TakeAsync(Business, ana, "vip"));
        Assert.Contains("Vip", new TagReader(world.Database).Names(Business));
    }

    private static async Task TeamAsync(World world)
    {
        var books = new Books(world.Database, world.Clock);
        foreach (var (key, name) in new[] { ("rob", "Rob Hale"), ("pat-a", "Pat Adams"), ("pat-b", "Pat Brown") })
            await books.SaveAsync(_jill.Actor, new TeamMember(key, name, null, null, null, null));
    }

    private static IReadOnlyList<NoteEntry> Notes(World world, Guid person) =>
        new NoteReader(world.Database).OfPerson(PeopleScope.Whole(Business), person, Instant.FromUtc(2999, 1, 1, 0, 0), 50);

    private static IReadOnlyList<NoteEntry> Unseen(World world, string member) => new NoteReader(world.Database).Unseen(Business, member);

    private static IEnumerable<string> Tags(World world, Guid person) =>
        new TagReader(world.Database).OfPerson(PeopleScope.Whole(Business), person).Select(tag => tag.Name);
}
