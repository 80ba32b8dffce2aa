using System.Text.Json;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Exchange;
using Throughline.Runtime.Storage.Reading;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>Programs write the names of what they know in capitals, with blanks and lines: it is the same person they speak of.</summary>
public sealed class Traits_of_other_programs
{
    private static readonly Message _letter = new(
        "To {{firstName}} in {{city}}", "Dear {{firstName}} {{lastName}}, rated {{memberRating}}.");

    private static Journey Letters => Road("letters", "Form Submitted",
        Step("letter", new MessageWork([new Variant("a", 1, _letter)]))) with
    {
        Fields = [new MergeField("city", null), new MergeField("memberRating", null)],
    };

    [Theory]
    [InlineData("""{ "Email": "a@b.example", "FirstName": "Anna", "LastName": "Berg", "City": "Oslo", "MEMBER_RATING": 5 }""")]
    [InlineData("""{ "E-Mail": "a@b.example", "First Name": "Anna", "Last Name": "Berg", "CITY": "Oslo", "memberRating": 5 }""")]
    [InlineData("""{ "EMAIL": "a@b.example", "first_name": "Anna", "LAST_NAME": "Berg", "city": "Oslo", "Member_Rating": "5" }""")]
    public async Task They_are_understood_and_merged(string traits)
    {
        await using var world = await BeginAsync(Letters);
        await world.TellAsync(Said(traits, "one"), Track("Form Submitted", "u1"));
        await world.Engine.RunUntilStillAsync();

        var letter = Assert.Single(world.Letters.Taken);
        Assert.Equal(("a@b.example", "To Anna in Oslo"), (letter.To.Address, letter.Subject));
        Assert.StartsWith("Dear Anna Berg, rated 5.", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_ours_keeps_its_name_and_is_one()
    {
        await using var world = await BeginAsync(Letters);
        await world.TellAsync(Said("""{ "Email": "a@b.example", "City": "Oslo" }""", "one"));
        await world.TellAsync(Said("""{ "city": "Rome", "Shoe Size": 38 }""", "two"));

        var people = new List<ImportedPerson>();
        new ExportReader(world.Database).People(PeopleScope.Whole(Business), all => people.AddRange(all));
        var person = Assert.Single(people);
        Assert.Equal([("City", "Rome"), ("Shoe Size", "38")], person.Traits.Select(trait => (trait.Key, trait.Value)));
        Assert.Equal("a@b.example", person.Email);
    }

    private static InboundEvent Said(string traits, string id) =>
        Identify("u1", null, null, id) with { Traits = JsonSerializer.Deserialize<JsonElement>(traits), By = GivenBy.ServerKey };
}
