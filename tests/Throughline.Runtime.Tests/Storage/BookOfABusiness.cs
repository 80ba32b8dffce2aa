using Dapper;
using NodaTime;
using Throughline.Businesses;
using Throughline.Runtime.Storage;
using Throughline.Time;

namespace Throughline.Tests.Storage;

public sealed class BookOfABusiness : IAsyncLifetime
{
    private static readonly Actor Us = new(SmallWorld.Business, "jill");
    private static readonly Actor Them = new(SmallWorld.OtherBusiness, "zoe");

    private readonly SmallWorld _world = new();
    private Books _books = null!;

    public ValueTask InitializeAsync()
    {
        _books = new Books(_world.Database, TimeProvider.System);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Two_who_write_at_once_lose_nothing_of_each_other()
    {
        var key = (await _books.SaveAsync(Us, new Persona { Key = "", Name = "Busy family" })).Key!;
        var known = _books.Load(SmallWorld.Business).Personas.Single();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => _books.ChangeAsync(Us, known, persona => i % 2 == 0 ? persona with { Needs = persona.Needs.Add($"{i}") } : persona with { Meets = persona.Meets.Add($"{i}") })));
        var all = _books.Load(SmallWorld.Business).Personas.Single();
        Assert.Equal((key, 10, 10), (all.Key, all.Needs.Length, all.Meets.Length));
        Assert.Equal(new BookSaved(null, IsStale: true), await _books.ChangeAsync(Us, all, _ => null));
    }

    [Fact]
    public async Task What_somebody_has_not_seen_is_not_written_over()
    {
        await _books.SaveAsync(Us, Member("Ana"));
        var seen = _books.Revision(SmallWorld.Business, BookKind.Member, "ana");
        Assert.Equal("ana", (await _books.SaveAsync(Us, Member("Ana") with { Key = "ana", Role = "First" }, seen)).Key);
        Assert.True((await _books.SaveAsync(Us, Member("Ana") with { Key = "ana", Role = "Second" }, seen)).IsStale);
        Assert.Equal("First", _books.Load(SmallWorld.Business).Team.Single().Role);
        Assert.Equal("ana", (await _books.SaveAsync(Us, Member("Ana") with { Key = "ana", Role = "Second" }, seen + 1)).Key);
        // Another business's book is another book.
        Assert.Equal(0, _books.Revision(SmallWorld.OtherBusiness, BookKind.Member, "ana"));
    }

    [Fact]
    public async Task Everything_that_was_written_comes_back()
    {
        var persona = new Persona
        {
            Key = "",
            Name = "Busy family",
            Pain = "Saturdays gone",
            Thinks = "Nobody answers",
            Needs = ["Peace"],
            Behaviours = ["Asks three firms"],
            NotFor = "Hagglers",
            Meets = ["A neighbour"],
            Takes = ["Asks", "Buys"],
            Obstacles = ["Silence"],
            Gets = "A garden",
            Feels = "At ease",
        };
        var member = new TeamMember("rob", "Rob", "Gardener", "rob@example.org", 7, "aysha")
        {
            Absences = [new(new LocalDate(2026, 3, 8), new LocalDate(2026, 3, 20)), new(new LocalDate(2026, 7, 1), null)],
            Hours = WeekHours.Read("9–12; 9–12, 14–18; ; 9–12; 9–12; ; "),
        };
        var offer = new Offer("", "Trial cut", OfferKind.Mini, "garden", ["Taster"]);
        Assert.Equal("busy-family", (await _books.SaveAsync(Us, persona)).Key);
        Assert.Equal("rob", (await _books.SaveAsync(Us, member)).Key);
        Assert.Equal("trial-cut", (await _books.SaveAsync(Us, offer)).Key);
        Assert.Equal("calendar", (await _books.SaveAsync(Us, new Tool("", "Calendar", "Booking"))).Key);

        var book = _books.Load(SmallWorld.Business);

        Assert.Equivalent(persona with { Key = "busy-family" }, book.Personas.Single(), strict: true);
        var back = book.Team.Single();
        Assert.Equal(member with { Absences = back.Absences }, back);
        Assert.Equal(member.Absences, back.Absences);
        Assert.Equivalent(offer with { Key = "trial-cut" }, book.Offers.Single(), strict: true);
        Assert.Equal(new Tool("calendar", "Calendar", "Booking"), book.Tools.Single());
    }

    [Fact]
    public async Task Two_of_the_same_name_have_keys_of_their_own_and_pages_keep_their_addresses()
    {
        Assert.Equal("ana", (await _books.SaveAsync(Us, Member("Ana"))).Key);
        Assert.Equal("ana-2", (await _books.SaveAsync(Us, Member("Ana"))).Key);
        Assert.Equal("new-2", (await _books.SaveAsync(Us, Member("New"))).Key);
        Assert.Equal("find-2", (await _books.SaveAsync(Us, new Persona { Key = "", Name = "Find!" })).Key);
    }

    [Fact]
    public async Task A_change_keeps_the_key()
    {
        await _books.SaveAsync(Us, Member("Ana"));
        await _books.SaveAsync(Us, Member("Ana Maria") with { Key = "ana" });
        Assert.Equal(("ana", "Ana Maria"), _books.Load(SmallWorld.Business).Team.Select(one => (one.Key, one.Name)).Single());
    }

    [Fact]
    public async Task What_is_taken_out_can_be_put_back_once()
    {
        await _books.SaveAsync(Us, Member("Ana"));
        Assert.True(await _books.RemoveAsync(Us, BookKind.Member, "ana"));
        Assert.False(await _books.RemoveAsync(Us, BookKind.Member, "ana"));
        Assert.Empty(_books.Load(SmallWorld.Business).Team);
        Assert.True(await _books.RestoreAsync(Us, BookKind.Member, "ana"));
        Assert.False(await _books.RestoreAsync(Us, BookKind.Member, "ana"));
        Assert.Equal("Ana", _books.Load(SmallWorld.Business).Team.Single().Name);
        Assert.Equal(
            ["book.saved member ana", "book.removed member ana", "book.restored member ana"],
            _world.Database.Read(c => c.Query<string>("SELECT action || ' ' || subject FROM audit ORDER BY rowid").ToList()));
    }

    [Fact]
    public async Task Whoever_comes_after_one_who_was_taken_out_gets_the_name_that_steps_know()
    {
        await _books.SaveAsync(Us, Member("Ana"));
        await _books.RemoveAsync(Us, BookKind.Member, "ana");
        Assert.Equal("ana", (await _books.SaveAsync(Us, Member("Ana"))).Key);
        Assert.False(await _books.RestoreAsync(Us, BookKind.Member, "ana"));
    }

    [Fact]
    public async Task Another_business_has_a_book_of_its_own()
    {
        await _books.SaveAsync(Us, Member("Ana"));
        await _books.SaveAsync(Them, Member("Ana") with { Role = "Theirs" });
        Assert.Null(_books.Load(SmallWorld.Business).Team.Single().Role);
        Assert.True(await _books.RemoveAsync(Them, BookKind.Member, "ana"));
        Assert.False(await _books.RestoreAsync(Us, BookKind.Member, "ana"));
        Assert.Single(_books.Load(SmallWorld.Business).Team);
    }

    [Fact]
    public async Task A_full_book_says_so_and_still_takes_changes()
    {
        for (var i = 0; i < Books.MostEntries; i++) await _books.SaveAsync(Us, new Tool("", $"Tool {i}", null));
        Assert.Null((await _books.SaveAsync(Us, new Tool("", "One more", null))).Key);
        Assert.Equal("tool-7", (await _books.SaveAsync(Us, new Tool("tool-7", "Better", null))).Key);
    }

    [Fact]
    public async Task Journeys_say_what_of_the_book_they_name_and_what_they_miss()
    {
        await _world.Database.WriteAsync(c => c.Execute("UPDATE journey SET draft = @file WHERE id = @id", new
        {
            id = SmallWorld.JourneyId,
            file = """
                journey: first-week
                persona: busy-family
                owner: rob
                steps:
                  - key: a
                    owner: rob
                    tool: mailer
                  - key: b
                    owner: Ana B.
                  - key: c
                    owner: rob
                """,
        }));
        await _books.SaveAsync(Us, Member("Rob"));
        var uses = BookUses.Of(_world.Database, SmallWorld.Business);
        var book = _books.Load(SmallWorld.Business);

        Assert.Equal([new BookUse("first-week", "A first week that works", 2, true)], uses.Find(BookKind.Member, "rob"));
        Assert.Equal([new BookUse("first-week", "A first week that works", 0, true)], uses.Find(BookKind.Persona, "busy-family"));
        Assert.Empty(uses.Find(BookKind.Tool, "till"));
        Assert.Equal(["Ana B."], uses.Missing(BookKind.Member, book));
        Assert.Equal(["mailer"], uses.Missing(BookKind.Tool, book));
        Assert.Empty(BookUses.Of(_world.Database, SmallWorld.OtherBusiness).Find(BookKind.Member, "rob"));
    }

    private static TeamMember Member(string name) => new("", name, null, null, null, null);
}
