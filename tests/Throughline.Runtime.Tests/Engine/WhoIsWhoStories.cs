using System.Text.Json;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Reading;
using static Throughline.Runtime.Tests.Engine.Strangers;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>Whoever posts to a public address is a stranger: what they say of others is a proposal, a doubt, or nothing.</summary>
public sealed class WhoIsWhoStories
{
    [Fact]
    public async Task A_form_with_a_known_customers_telephone_changes_nothing_of_theirs()
    {
        await using var world = await BeginAsync(News);
        await AddAsync(world, new() { Email = "ana@example.com", Phone = "+4915155500101", FirstName = "Ana" });

        await world.TellAsync(Form(new { email = "evil@example.com", phone = "+4915155500101", firstName = "Eve" }));

        var ana = Found(world, IdentityKind.Email, "ana@example.com");
        Assert.Equal("ana@example.com", Facts(world, ana).Email);
        Assert.NotEqual(ana, Found(world, IdentityKind.Email, "evil@example.com"));
        Assert.Equal(ana, Found(world, IdentityKind.Phone, "+4915155500101"));
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task Two_in_one_browser_stay_two_and_the_browser_goes_with_the_second()
    {
        await using var world = await BeginAsync(News);
        await world.TellAsync(Identify("ana", "browser-7", "ana@example.com"), Identify("ben", "browser-7", "ben@example.com"),
            Track("Page Viewed", null, "browser-7"));

        Assert.NotEqual(world.Person("ana"), world.Person("ben"));
        Assert.Contains(world.Events(world.Person("ben")), fact => fact.Name == "Page Viewed");
        Assert.Equal("ana@example.com", Facts(world, world.Person("ana")).Email);
    }

    [Theory]
    [InlineData(GivenBy.BrowserKey)]
    [InlineData(GivenBy.ServerKey)]
    public async Task One_persons_address_never_becomes_anothers(GivenBy by)
    {
        await using var world = await BeginAsync(News);
        await world.TellAsync(Identify("ana", null, "ana@example.com") with { By = GivenBy.ServerKey },
            Identify("ben", null, "ben@example.com") with { By = GivenBy.ServerKey });

        await world.TellAsync(Identify("ana", null, "ben@example.com", "again") with { By = by });

        Assert.Equal("ana@example.com", Facts(world, world.Person("ana")).Email);
        var proposal = Assert.Single(Proposals(world, world.Person("ana")));
        Assert.Equal(("ben@example.com", (Guid?)world.Person("ben")), (proposal.Value, proposal.BelongsTo));
    }

    [Fact]
    public async Task What_a_page_says_of_a_known_address_waits_for_the_team()
    {
        await using var world = await BeginAsync(News);
        await world.TellAsync(Identify("ana", null, "ana@example.com") with { By = GivenBy.ServerKey });
        await world.TellAsync(Identify("ana", null, "new@example.com", "1"), Identify("ana", null, "new@example.com", "2"),
            Identify("ana", null, "evil@example.com", "3"));
        var ana = world.Person("ana");
        Assert.Equal("ana@example.com", Facts(world, ana).Email);
        var proposals = Proposals(world, ana);
        Assert.Equal(["evil@example.com", "new@example.com"], proposals.Select(one => one.Value).Order());

        Assert.True(await world.Parts.People.SettleProposalAsync(Business, ana, proposals.Single(one => one.Value == "new@example.com").Id,
            accepted: true, "Jill"));
        Assert.True(await world.Parts.People.SettleProposalAsync(Business, ana,
            proposals.Single(one => one.Value == "evil@example.com").Id, accepted: false, "Jill"));

        Assert.Equal("new@example.com", Facts(world, ana).Email);
        Assert.Empty(Proposals(world, ana));
        Assert.Null(FoundOrNull(world, IdentityKind.Email, "ana@example.com")); // given up, it finds nobody any more
        Assert.False(await world.Parts.People.SettleProposalAsync(Business, ana, proposals[0].Id, accepted: true, "Jill"));
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task The_team_says_that_two_are_one()
    {
        await using var world = await BeginAsync(News);
        await world.TellAsync(Identify("ana", null, null) with { By = GivenBy.ServerKey }, Form(new { email = "ana@example.com" }));
        await world.TellAsync(Identify("ana", null, "ana@example.com") with { By = GivenBy.ServerKey });
        var proposal = Assert.Single(Proposals(world, world.Person("ana")));

        Assert.True(await world.Parts.People.SettleProposalAsync(Business, world.Person("ana"), proposal.Id, accepted: true, "Jill"));

        Assert.Equal(world.Person("ana"), Found(world, IdentityKind.Email, "ana@example.com"));
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task A_stranger_fills_gaps_in_what_is_known_of_somebody_and_changes_nothing()
    {
        await using var world = await BeginAsync(News);
        await AddAsync(world, new() { Email = "ana@example.com", FirstName = "Ana" });
        await world.TellAsync(Form(new { email = "ana@example.com", firstName = "Victim", lastName = "Silva", city = "Porto" }));
        var facts = Facts(world, Found(world, IdentityKind.Email, "ana@example.com"));
        Assert.Equal(("Ana", "Silva", "Porto"), (facts.FirstName, facts.LastName, facts.Traits["city"]));
    }

    [Theory]
    [InlineData("https://evil.example/login", false)]
    [InlineData("evil.example", false)]
    [InlineData("write to me@evil.example", false)]
    [InlineData("You have won 1000 euros", false)]
    [InlineData("20,50", true)]
    [InlineData("2026-03-01", true)]
    [InlineData("true", true)]
    [InlineData("Gardening", true)]
    public async Task What_a_stranger_says_of_somebody_known_brings_no_address_into_their_letters(string value, bool isKept)
    {
        await using var world = await BeginAsync(News);
        await AddAsync(world, new() { Email = "ana@example.com", FirstName = "Ana" });
        await world.TellAsync(Identify(null, "browser-1", "ana@example.com") with
        {
            Traits = JsonSerializer.SerializeToElement(new { email = "ana@example.com", website = value }),
        });
        var facts = Facts(world, Found(world, IdentityKind.Email, "ana@example.com"));
        Assert.Equal(isKept, facts.Traits.ContainsKey("website"));
    }

    [Theory]
    [InlineData("null", null)]
    [InlineData("undefined", "undefined")]
    [InlineData("0", "anonymous")]
    public async Task Words_for_nobody_make_nobody(string user, string? anonymous)
    {
        await using var world = await BeginAsync(News);
        await world.TellAsync(Track("Form Submitted", user, anonymous), Track("Form Submitted", user, "browser-7"));
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM person"));
        var rejected = Assert.Single(new RejectedEventReader(world.Database).Latest(Business, 10));
        Assert.Contains(user, rejected.Why, StringComparison.Ordinal);
        Assert.Equal("Form Submitted", rejected.Name);
    }

    [Fact]
    public async Task An_own_id_that_only_a_page_claimed_is_the_businesss_to_give()
    {
        await using var world = await BeginAsync(News);
        await world.TellAsync(Identify("customer-9", null, "evil@example.com"));
        await world.TellAsync(Identify("customer-9", null, "ana@example.com", "real") with { By = GivenBy.ServerKey });
        Assert.Equal("ana@example.com", Facts(world, world.Person("customer-9")).Email);
        Assert.NotEqual(world.Person("customer-9"), Found(world, IdentityKind.Email, "evil@example.com"));
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task A_page_that_anybody_can_write_to_buries_nobody()
    {
        await using var world = await BeginAsync(News);
        await world.TellAsync(Identify("ana", null, "ana@example.com") with { By = GivenBy.ServerKey });
        for (var i = 0; i < 60; i++)
            await world.TellAsync(
                Identify("ana", null, $"flood{i}@example.com"),
                Track("Page Viewed", "ana", messageId: $"c{i}", properties: new { consent = i % 3 > 0 }));
        Assert.Equal(Recognition.MostProposals, Proposals(world, world.Person("ana")).Count);
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM consent"));
        Assert.Equal(120 + 1,
            world.Count("SELECT COUNT(*) FROM event WHERE name NOT LIKE 'Person %'")); // what was done is kept all the same
    }
}
