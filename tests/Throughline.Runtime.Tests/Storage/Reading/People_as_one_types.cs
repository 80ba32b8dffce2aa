using Dapper;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.Tests.Storage.Reading;

/// <summary>The list of people: found by the beginnings of words, in two orders, by class and source.</summary>
public sealed class People_as_one_types : IAsyncDisposable
{
    private static readonly PeopleScope Everybody = PeopleScope.Whole(SmallWorld.Business);

    private readonly SmallWorld _world = new();
    private readonly PeopleReader _people;

    public People_as_one_types() => _people = new PeopleReader(_world.Database);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("b", "Ben Bright")]
    [InlineData("bri ben", "Ben Bright")]
    [InlineData("alvarez til", "Ana Álvarez")]
    [InlineData("tiles", "Ana Álvarez")]
    [InlineData("cleo@example.org", "Cleo")]
    [InlineData("ana ana an", "Ana Álvarez")]
    [InlineData("ana@example.org álvarez", "Ana Álvarez")]
    public void A_few_letters_find_somebody(string typed, string name) =>
        Assert.Equal([name], _people.Search(Everybody, typed, null).Rows.Select(row => row.Name));

    [Theory]
    [InlineData("")]
    [InlineData("_")]
    [InlineData("right")]
    [InlineData("ben grey")]
    [InlineData("zoe")]
    [InlineData("\U0010FFFF")]
    [InlineData("a\0b\uD800")]
    public void And_signs_the_middle_of_a_name_and_another_business_nobody(string typed) =>
        Assert.Empty(_people.Search(Everybody, typed, null).Rows);

    [Fact]
    public void A_very_long_word_is_looked_for_as_any_other() =>
        Assert.Empty(_people.Search(Everybody, new string('b', 1000) + " " + string.Concat(Enumerable.Repeat("🙂", 1000)), null).Rows);

    [Fact]
    public void Everybody_at_an_address_is_found_page_by_page_each_once()
    {
        SmallWorld.AddCrowd(_world.Database, 120);
        foreach (var typed in (string[])["example.org", "crowd", "walker crowd", "w"])
        {
            var found = All(after => _people.Search(Everybody, typed, after));
            Assert.InRange(found.Count, 120, 126);
            Assert.Equal(found.Count, found.Distinct().Count());
        }
        Assert.Equal(["Crowd7 Walker"], _people.Search(Everybody, "walker crowd7@", null).Rows.Select(row => row.Name));
    }

    [Fact]
    public void A_list_by_name_begins_with_the_last_name_and_goes_on()
    {
        Assert.Equal(
            ["Ana Álvarez", "Ben Bright", "Cleo", "dan@example.org", "Fay Fox", "Gus Grey", "Eve <script>alert(1)</script> O'Hara"],
            _people.List(Everybody, PeopleOrder.Name, default, null).Rows.Select(row => row.Name));
        SmallWorld.AddCrowd(_world.Database, 120);
        Assert.Equal(127, All(after => _people.List(Everybody, PeopleOrder.Name, default, after)).Distinct().Count());
    }

    [Theory]
    [InlineData(PeopleOrder.Newest)]
    [InlineData(PeopleOrder.Name)]
    internal void A_class_and_a_source_hold_their_own(PeopleOrder order)
    {
        var rows = new WorldRows(_world.Database, SmallWorld.Business);
        for (var n = 0; n < 60; n++)
            rows.Person(SmallWorld.Id($"lead-{n}"), $"Lead{n}", "Fair", null, SmallWorld.Now, 1, n % 2 == 0 ? "fair" : null);
        Assert.Equal(61, All(after => _people.List(Everybody, order, new(Lifecycle.Lead), after)).Distinct().Count());
        Assert.Equal(30, All(after => _people.List(Everybody, order, new(null, "fair"), after)).Distinct().Count());
        Assert.Equal(["Ana Álvarez"], _people.List(Everybody, order, new(Lifecycle.Lead, "social"), null).Rows.Select(row => row.Name));
        Assert.Equal(30, _people.Search(Everybody, "fair", null, new(Lifecycle.Lead, "fair")).Rows.Count);
        Assert.Empty(_people.Search(Everybody, "fair", null, new(Lifecycle.Advocate)).Rows);
    }

    [Fact]
    public async Task Where_a_word_is_very_common_and_the_other_nowhere_it_stops_and_says_so()
    {
        await _world.Database.WriteAsync(connection =>
        {
            for (var n = 0; n < PeopleReader.Depth + 10; n++)
                foreach (var word in (string[])[$"common{n:0000}", n > PeopleReader.Depth ? $"rarely{n}" : $"often{n}"])
                {
                    var id = SmallWorld.Id($"{n}");
                    connection.Execute(
                        "INSERT INTO person_word (bucket, person_id, word, workspace_id) VALUES (@bucket, @id, @word, @us)",
                        new { bucket = Bucket.Of(id), id, word, us = SmallWorld.Business });
                }
        });
        var part = _people.Search(Everybody, "common often commo rar", null);
        Assert.Empty(part.Rows);
        Assert.Null(part.StoppedAfter); // the rare one is looked at, and nobody has both
        var common = _people.Search(Everybody, "common", null, new(Lifecycle.Customer));
        Assert.Equal((0, PeopleReader.Depth), (common.Rows.Count, common.StoppedAfter));
        var rest = _people.Search(Everybody, "common", common.Next, new(Lifecycle.Customer));
        Assert.Equal((0, null, null), (rest.Rows.Count, rest.StoppedAfter, rest.Next));
    }

    [Theory]
    [InlineData("no key")]
    [InlineData("AA.00000000000000000000000000000000")]
    [InlineData("%%.x")]
    [InlineData("9999-zz")]
    public void A_key_that_is_none_begins_at_the_beginning(string after)
    {
        Assert.Equal(_people.Search(Everybody, "ben", null).Rows, _people.Search(Everybody, "ben", after).Rows);
        foreach (var order in Enum.GetValues<PeopleOrder>())
            Assert.Equal(7, _people.List(Everybody, order, default, after).Rows.Count);
    }

    [Fact]
    public void A_helper_finds_their_own_in_every_order_and_no_numbers()
    {
        var jill = PeopleScope.OwnOf(SmallWorld.Business, "jill");
        Assert.Equal(["Ana Álvarez", "Cleo"], _people.List(jill, PeopleOrder.Name, default, null).Rows.Select(row => row.Name));
        Assert.Equal(["Ana Álvarez"], _people.List(jill, PeopleOrder.Newest, new(Lifecycle.Lead), null).Rows.Select(row => row.Name));
        Assert.Equal(["Ana Álvarez"], _people.Search(jill, "example.org alv", null).Rows.Select(row => row.Name));
        Assert.Empty(_people.Search(jill, "bright", null).Rows);
        Assert.Equal(PeopleNumbers.None, _people.Numbers(jill));
    }

    [Fact]
    public void Numbers_are_added_up_over_their_writers()
    {
        var numbers = _people.Numbers(Everybody);
        var classes = numbers.Classes;
        Assert.Equal((7, 5, 1, 1), (numbers.All, classes[Lifecycle.Prospect], classes[Lifecycle.Lead], classes[Lifecycle.Advocate]));
        Assert.Equal([("social", 1L)], numbers.Sources);
    }

    private static List<Guid> All(Func<string?, Slice<PersonLine>> read)
    {
        var found = new List<Guid>();
        for (string? after = null; ;)
        {
            var page = read(after);
            found.AddRange(page.Rows.Select(row => row.PersonId));
            if ((after = page.Next) is null) return found;
        }
    }
}
