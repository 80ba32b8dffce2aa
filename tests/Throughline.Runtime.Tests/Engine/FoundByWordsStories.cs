using System.Text.Json;
using Dapper;
using NodaTime;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>Whatever changes somebody's row changes the words they are found by, and the numbers they are counted in.</summary>
public sealed class FoundByWordsStories
{
    private static readonly PeopleScope Everybody = PeopleScope.Whole(Business);

    [Fact]
    public async Task Whoever_says_who_they_are_is_found_by_it_at_once_and_no_longer_by_what_they_were()
    {
        await using var world = await BeginAsync();
        await world.TellAsync(Named("u1", "Maria", "Müller", "maria@example.com"));
        Assert.Equal(["Maria Müller"], Found(world, "mull"));

        await world.TellAsync(Named("u1", "Maria", "Weiß", null));
        Assert.Equal(["Maria Weiß"], Found(world, "maria weiss"));
        Assert.Empty(Found(world, "mull"));
        Assert.Equal(["Maria Weiß"], Found(world, "maria@ex"));
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task Two_who_turn_out_to_be_one_are_found_and_counted_as_one()
    {
        await using var world = await BeginAsync();
        await world.TellAsync(
            Track("Page Viewed", null, "browser"), Named("u1", "Ana", "Lima", "ana@example.com"), Named("u2", "Bea", "Costa", null));
        Assert.Equal(3, Numbers(world).All);

        await world.TellAsync(Identify("u1", "browser", null));

        Assert.Equal(2, Numbers(world).All);
        Assert.Equal(["Ana Lima"], Found(world, "lima"));
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task Classes_and_sources_are_counted_as_people_go_on()
    {
        await using var world = await BeginAsync(Road("road", "Form Submitted", Step("hello", Sends("Hello"))));
        await world.TellAsync(Track("Form Submitted", "u1"), Track("Page Viewed", "u2"), Track("Order Completed", "u3"));
        var numbers = Numbers(world);
        Assert.Equal((3, 1, 1), (numbers.All, numbers.Classes[Lifecycle.Lead], numbers.Classes[Lifecycle.Customer]));
        Assert.Equal([("social", 1L)], numbers.Sources);

        await world.TellAsync(Track("Order Completed", "u1"));
        Assert.Equal(2, Numbers(world).Classes[Lifecycle.Customer]);
        Assert.Equal(0, Numbers(world).Classes[Lifecycle.Lead]);
        Assert.True(world.Examine().IsWell);
    }

    // Folding is ours: the store cannot do it while it is brought up to date.
    [Fact]
    public async Task Those_who_were_there_before_are_made_findable_group_by_group_and_a_crash_loses_nobody()
    {
        await using var world = await BeginAsync();
        for (var n = 0; n < 25; n++) await world.TellAsync(Named($"u{n}", $"Käthe{n}", "Groß", null));
        await world.Database.WriteAsync(connection =>
        {
            connection.Execute("DELETE FROM person_word");
            connection.Execute("UPDATE person SET sort_name = ''");
            connection.Execute("INSERT INTO setting (name, value) VALUES (@Unfilled, '-1 0')", new { PersonWordTable.Unfilled });
        });
        Assert.Empty(Found(world, "kathe"));
        Assert.Single(world.Examine().Notes);

        Assert.Equal(10, await world.Engine.FillWordsAsync(10));
        await world.TellAsync(Named("u3", "Anders", "Groß", null)); // whoever changes meanwhile
        await world.RestartAsync();
        while (await world.Engine.FillWordsAsync(10) > 0)
        {
        }

        Assert.Equal(24, Found(world, "kathe").Count);
        Assert.Equal(["Anders Groß"], Found(world, "gross anders"));
        Assert.Equal(0, await world.Engine.FillWordsAsync());
        Assert.Empty(world.Examine().Notes);
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task Made_up_people_are_found_and_counted_as_they_stand_in_the_list()
    {
        await using var world = await BeginAsync();
        await world.TellAsync(Named("u1", "Ana", "Lima", null));
        await world.Database.TransactAsync(tables =>
        {
            var row = new PersonRow(Business, Facts("Ida"), null, Start) { IsMadeUp = true };
            var changes = new PeopleChanges();
            changes.Add(null, row);
            tables.People.Save([row]);
            changes.WriteWords(tables);
            changes.WriteCounts(tables);
            return true;
        });
        Assert.Equal(["Ida"], Found(world, "ida"));
        Assert.Equal(2, Numbers(world).All);
        Assert.True(world.Examine().IsWell);
    }

    private static PersonFacts Facts(string name) => new(
        new Guid("0198a000-0000-7000-8000-0000000000bb"), name, null, null, null, null, null, Lifecycle.Prospect,
        System.Collections.Immutable.ImmutableDictionary<string, string>.Empty);

    private static InboundEvent Named(string user, string first, string last, string? email) =>
        Identify(user, null, email, $"{user}-{first}-{last}") with
        {
            By = GivenBy.ServerKey,
            Traits = JsonSerializer.SerializeToElement(email is null ? new { firstName = first, lastName = last }
                : (object)new { email, firstName = first, lastName = last }),
        };

    private static List<string> Found(World world, string typed) =>
        [.. new PeopleReader(world.Database).Search(Everybody, typed, null).Rows.Select(row => row.Name)];

    private static PeopleNumbers Numbers(World world) => new PeopleReader(world.Database).Numbers(Everybody);
}
