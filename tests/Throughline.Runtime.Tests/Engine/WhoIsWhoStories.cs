using System.Text.Json;
using NodaTime;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>Whoever posts to a public address is a stranger: what they say of others is a proposal, a doubt, or nothing.</summary>
public sealed class WhoIsWhoStories
{
    private static readonly Journey _news = Road("news", "Form Submitted",
        Step("first", Sends("The first lesson"), within: Wait.OfDays(10)),
        Step("later", Sends("The second lesson"), wait: Wait.OfDays(1), within: Wait.OfDays(10)));

    private static readonly Journey _receipts = Road("receipts", "Form Submitted",
        Step("thanks", new MessageWork([new Variant("a", 1, Mail("Thank you") with { Purpose = Purpose.Service })])));

    [Fact]
    public async Task A_form_with_a_known_customers_telephone_changes_nothing_of_theirs()
    {
        await using var world = await BeginAsync(_news);
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
        await using var world = await BeginAsync(_news);
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
        await using var world = await BeginAsync(_news);
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
        await using var world = await BeginAsync(_news);
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
        await using var world = await BeginAsync(_news);
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
        await using var world = await BeginAsync(_news);
        await AddAsync(world, new() { Email = "ana@example.com", FirstName = "Ana" });
        await world.TellAsync(Form(new { email = "ana@example.com", firstName = "Victim", lastName = "Silva", city = "Porto" }));
        var facts = Facts(world, Found(world, IdentityKind.Email, "ana@example.com"));
        Assert.Equal(("Ana", "Silva", "Porto"), (facts.FirstName, facts.LastName, facts.Traits["city"]));
    }

    [Theory]
    [InlineData("null", null)]
    [InlineData("undefined", "undefined")]
    [InlineData("0", "anonymous")]
    public async Task Words_for_nobody_make_nobody(string user, string? anonymous)
    {
        await using var world = await BeginAsync(_news);
        await world.TellAsync(Track("Form Submitted", user, anonymous), Track("Form Submitted", user, "browser-7"));
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM person"));
        var rejected = Assert.Single(new RejectedEventReader(world.Database).Latest(Business, 10));
        Assert.Contains(user, rejected.Why, StringComparison.Ordinal);
        Assert.Equal("Form Submitted", rejected.Name);
    }

    [Fact]
    public async Task An_own_id_that_only_a_page_claimed_is_the_businesss_to_give()
    {
        await using var world = await BeginAsync(_news);
        await world.TellAsync(Identify("customer-9", null, "evil@example.com"));
        await world.TellAsync(Identify("customer-9", null, "ana@example.com", "real") with { By = GivenBy.ServerKey });
        Assert.Equal("ana@example.com", Facts(world, world.Person("customer-9")).Email);
        Assert.NotEqual(world.Person("customer-9"), Found(world, IdentityKind.Email, "evil@example.com"));
        Assert.True(world.Examine().IsWell);
    }

    // ---- what they said yes to ----

    [Theory]
    [InlineData(GivenBy.Import)]
    [InlineData(GivenBy.ServerKey)]
    [InlineData(GivenBy.BrowserKey)]
    [InlineData(GivenBy.Form)]
    public async Task Who_said_stop_is_not_written_to_because_somebody_else_says_yes(GivenBy by)
    {
        await using var world = await BeginAsync(_news);
        var ana = await AddAsync(world, new() { Email = "ana@example.com", FirstName = "Ana", EmailConsent = true });
        await world.Parts.People.SetConsentAsync(Business, ana,
            new(Channel.Email, Consent.AllTopics, Granted: false, "Preference page", GivenBy.Themselves));
        world.Clock.Now += Duration.FromHours(1);

        if (by == GivenBy.Import) await world.Parts.People.AddAsync(Business, [new() { Email = "ana@example.com", EmailConsent = true }],
            new(by, "Imported from people.csv"));
        await world.TellAsync(Form(new { email = "ana@example.com" }, new { consent = true }) with { By = by });
        await world.Engine.RunUntilStillAsync();

        Assert.Empty(world.Letters.Taken);
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM delivery WHERE reason = 'unsubscribed'"));
    }

    [Fact]
    public async Task A_yes_by_a_form_waits_until_its_owner_says_so()
    {
        await using var world = await BeginAsync(_news);
        await world.TellAsync(Form(new { email = "ana@example.com", firstName = "Ana" }, new { consent = "Ja" }));
        await world.Engine.RunUntilStillAsync();

        var asked = Assert.Single(world.Letters.Taken);
        Assert.Equal("Is this your address?", asked.Subject);
        Assert.Empty(asked.Headers);
        Assert.Equal("waiting-for-confirmation", Assert.Single(world.Deliveries(DeliveryState.Queued)).Reason);

        world.Clock.Now += Duration.FromDays(5); // longer than a message may be late
        Assert.True(await world.Parts.Responses.ConfirmedAsync(Confirmation(world)));
        await world.Engine.RunUntilStillAsync();

        Assert.Equal(["Is this your address?", "The first lesson"], world.Letters.Taken.Select(letter => letter.Subject));
        await world.LiveUntilAsync(world.Clock.Now + Duration.FromDays(3));
        Assert.Equal("The second lesson", world.Letters.Taken.Last().Subject);
        var said = Consents(world, Found(world, IdentityKind.Email, "ana@example.com"));
        Assert.Equal([GivenBy.Form, GivenBy.Themselves], said.OrderBy(one => one.At).Select(one => one.By));
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task Silence_means_no_and_nobody_is_asked_twice()
    {
        await using var world = await BeginAsync(_news);
        for (var i = 0; i < 3; i++) await world.TellAsync(Form(new { email = "ana@example.com" }, new { consent = true, i }));
        await world.LiveUntilAsync(Start + Duration.FromDays(30));
        Assert.Single(world.Letters.Taken);
        Assert.Equal(["never-confirmed", "never-confirmed"], world.Deliveries(DeliveryState.Refused).Select(row => row.Reason));
    }

    [Fact]
    public async Task A_stranger_who_agrees_for_somebody_known_is_not_believed_and_the_known_one_is_asked()
    {
        await using var world = await BeginAsync(_news);
        await AddAsync(world, new() { Email = "ana@example.com", FirstName = "Ana" });
        await world.SettingsAsync(new WorkspaceSettings
        {
            Sending = new()
            {
                CapCount = 0,
                QuietFrom = "00:00",
                QuietUntil = "00:00",
                AskToConfirm = "nobody"
            }
        });
        await world.TellAsync(Track("Form Submitted", "x",
            properties: new { consent = true }) with
        { Traits = JsonSerializer.SerializeToElement(new { email = "ana@example.com" }) });
        await world.TellAsync(Form(new { email = "ana@example.com" }, new { consent = true }));
        await world.Engine.RunUntilStillAsync();
        Assert.Equal("Is this your address?", Assert.Single(world.Letters.Taken).Subject);
    }

    [Fact]
    public async Task A_withdrawal_by_a_page_stops_marketing_at_once()
    {
        await using var world = await BeginAsync(_news);
        await AddAsync(world, new() { UserId = "ana", Email = "ana@example.com", EmailConsent = true });
        await world.TellAsync(Track("Unsubscribed", "ana"), Track("Form Submitted", "ana"));
        await world.Engine.RunUntilStillAsync();
        Assert.Empty(world.Letters.Taken);
    }

    [Fact]
    public async Task What_nobody_understands_is_no_consent()
    {
        await using var world = await BeginAsync(_news);
        await world.TellAsync(Form(new { email = "ana@example.com" }, new { consent = "perhaps" }));
        Assert.Empty(Consents(world, Found(world, IdentityKind.Email, "ana@example.com")));
    }

    [Theory]
    [InlineData("Ana", "Ana")]
    [InlineData("Win at evil.com", null)]
    [InlineData("https://evil.example/x", null)]
    [InlineData("Ana\r\nBcc: x@y.z", null)]
    public async Task A_strangers_text_goes_to_nobody_unless_it_is_a_name(string given, string? shown)
    {
        await using var world = await BeginAsync(_receipts);
        await world.TellAsync(Form(new { email = "ana@example.com", firstName = given }));
        await world.Engine.RunUntilStillAsync();
        var letter = Assert.Single(world.Letters.Taken);
        Assert.Equal(shown, letter.To.Name == "ana@example.com" ? null : letter.To.Name);
        Assert.Contains($"Hello {shown ?? "there"},", letter.Text);
        Assert.DoesNotContain("evil", letter.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_complaint_stays_whatever_the_team_presses()
    {
        await using var world = await BeginAsync(_news);
        var ana = await AddAsync(world, new() { Email = "ana@example.com", EmailConsent = true });
        await world.TellAsync(Form(new { email = "ana@example.com" }));
        await world.Engine.RunUntilStillAsync();
        var delivery = Assert.Single(world.Deliveries(DeliveryState.Sent));
        await world.Parts.Reports.ApplyAsync(Business, new(Runtime.Channels.ReportKind.Complained, "c1", world.Clock.Now,
            "Marked as spam.")
        { Key = delivery.Key });

        await world.Parts.People.UnsuppressAsync(Business, ana, Channel.Email);

        Assert.False(world.Parts.People.SuppressionOf(Business, Channel.Email, "ana@example.com")!.MayBeLifted);
    }

    private static InboundEvent Form(object traits, object? answers = null) => new(
        Business, InboundKind.Track, null, "Form Submitted", null, null, Start,
        answers is null ? default : JsonSerializer.SerializeToElement(answers), JsonSerializer.SerializeToElement(traits),
            By: GivenBy.Form);

    private static async Task<Guid> AddAsync(World world, Runtime.Exchange.ImportedPerson person) =>
        (await world.Parts.People.AddAsync(Business, [person], new(GivenBy.Team, "By hand")))[0].Id;

    private static Guid Found(World world, IdentityKind kind, string value) => FoundOrNull(world, kind, value)!.Value;

    private static Guid? FoundOrNull(World world, IdentityKind kind, string value) => world.Database.TransactAsync(tables =>
    {
        var found = default(Guid?);
        tables.Identities.Find([new(Business, new(kind, value))], (_, owner) => found = owner.PersonId);
        return found;
    }).GetAwaiter().GetResult();

    private static PersonFacts Facts(World world, Guid person) => world.Database.TransactAsync(tables =>
    {
        var found = default(PersonRow);
        tables.People.Lock([person], row => found = row);
        return found!.Facts;
    }).GetAwaiter().GetResult();

    private static IReadOnlyList<ProposalEntry> Proposals(World world, Guid person) =>
        new PersonReader(world.Database).Proposals(PeopleScope.Whole(Business), person);

    private static List<Consent> Consents(World world, Guid person) =>
        [.. new PersonReader(world.Database).Consents(PeopleScope.Whole(Business), person).Select(row => row.Said)];

    private static DeliveryKey Confirmation(World world) =>
        world.Deliveries(DeliveryState.Sent).Single(row => row.Kind == DeliveryKind.Confirmation).Key;
}
