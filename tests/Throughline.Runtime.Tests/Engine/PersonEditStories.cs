using NodaTime;
using Throughline.People;
using Throughline.Runtime.Engine;
using static Throughline.Runtime.Tests.Engine.Strangers;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>The team puts right who somebody is; an address that is another's stays theirs.</summary>
public sealed class PersonEditStories
{
    [Fact]
    public async Task What_is_changed_is_changed_and_the_rest_stays()
    {
        await using var world = await BeginAsync();
        var ana = await AddAsync(
            world, new() { Email = "ana@example.com", FirstName = "Anna", LastName = "Lopez", Phone = "+351912345678" });
        Assert.Equal(new(Found: true), await ChangeAsync(world, ana, (PersonPart.FirstName, "Ana"), (PersonPart.Language, "pt")));
        var facts = Facts(world, ana);
        Assert.Equal(("Ana", "Lopez", "ana@example.com", "+351912345678", "pt"),
            (facts.FirstName, facts.LastName, facts.Email, facts.Phone, facts.Language));
        await ChangeAsync(world, ana, (PersonPart.LastName, null));
        Assert.Null(Facts(world, ana).LastName);
        Assert.Empty(world.Examine().Ailments);
    }

    [Theory]
    [InlineData(PersonPart.Email, IdentityKind.Email, "ana@example.com", "ana@work.example.com")]
    [InlineData(PersonPart.Phone, IdentityKind.Phone, "+351912345678", "+351912345679")]
    internal async Task A_new_address_finds_them_and_the_old_one_finds_nobody(PersonPart part, IdentityKind kind, string old, string now)
    {
        await using var world = await BeginAsync();
        var ana = await AddAsync(world, new() { Email = "ana@example.com", Phone = "+351912345678" });
        await ChangeAsync(world, ana, (part, now));
        Assert.Equal((ana, null), (Found(world, kind, now), FoundOrNull(world, kind, old)));
        await ChangeAsync(world, ana, (part, null));
        Assert.Null(FoundOrNull(world, kind, now));
        var facts = Facts(world, ana);
        Assert.Null(part == PersonPart.Email ? facts.Email : facts.Phone);
        Assert.Empty(world.Examine().Ailments);
    }

    [Fact]
    public async Task An_address_of_somebody_else_changes_nothing_at_all_and_says_whose_it_is()
    {
        await using var world = await BeginAsync();
        var ana = await AddAsync(world, new() { Email = "ana@example.com", FirstName = "Anna" });
        var bo = await AddAsync(world, new() { Email = "bo@example.com" });
        Assert.Equal(new(Found: true, (PersonPart.Email, bo)),
            await ChangeAsync(world, ana, (PersonPart.FirstName, "Ana"), (PersonPart.Email, "bo@example.com")));
        Assert.Equal("Anna", Facts(world, ana).FirstName);
        Assert.Equal(bo, Found(world, IdentityKind.Email, "bo@example.com"));
    }

    [Fact]
    public async Task The_address_that_was_given_up_is_free_for_somebody_else()
    {
        await using var world = await BeginAsync();
        var ana = await AddAsync(world, new() { Email = "ana@example.com" });
        await ChangeAsync(world, ana, (PersonPart.Email, "new@example.com"));
        world.Clock.Now += Duration.FromSeconds(1);
        Assert.NotEqual(ana, await AddAsync(world, new() { Email = "ana@example.com" }));
    }

    [Fact]
    public async Task Nobody_of_another_business_is_changed()
    {
        await using var world = await BeginAsync();
        var ana = await AddAsync(world, new() { Email = "ana@example.com" });
        var change = new PersonChange(new Dictionary<PersonPart, string?> { [PersonPart.Email] = null });
        Assert.False((await world.Parts.Edits.ChangeAsync(Guid.NewGuid(), ana, change)).Found);
        Assert.Equal("ana@example.com", Facts(world, ana).Email);
    }

    private static Task<PersonChanged> ChangeAsync(World world, Guid person, params (PersonPart Part, string? Value)[] parts) =>
        world.Parts.Edits.ChangeAsync(Business, person, new(parts.ToDictionary(part => part.Part, part => part.Value)));
}
