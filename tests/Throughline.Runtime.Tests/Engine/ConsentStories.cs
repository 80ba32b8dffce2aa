using System.Text.Json;
using NodaTime;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using static Throughline.Runtime.Tests.Engine.Strangers;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>What people said yes to: no stays no, a stranger's yes is none yet, and one letter asks.</summary>
public sealed class ConsentStories
{
    private static readonly Journey _receipts = Road("receipts", "Form Submitted",
        Step("thanks", new MessageWork([new Variant("a", 1, Mail("Thank you") with { Purpose = Purpose.Service })])));

    [Theory]
    [InlineData(GivenBy.Import)]
    [InlineData(GivenBy.ServerKey)]
    [InlineData(GivenBy.BrowserKey)]
    [InlineData(GivenBy.Form)]
    public async Task Who_said_stop_is_not_written_to_because_somebody_else_says_yes(GivenBy by)
    {
        await using var world = await BeginAsync(News);
        var ana = await AddAsync(world, new() { Email = "ana@example.com", FirstName = "Ana", EmailConsent = true });
        await world.Parts.People.SetConsentAsync(Business, ana,
            new(Channel.Email, Consent.AllTopics, Granted: false, "Preference page", GivenBy.Themselves));
        world.Clock.Now += Duration.FromHours(1);

        if (by == GivenBy.Import) await world.Parts.People.AddAsync(Business, [new() { Email = "ana@example.com", EmailConsent = true }],
            new(by, "Imported from people.csv"));
        await world.TellAsync(Form(new { email = "ana@example.com" }, new { consent = true }) with { By = by });
        await world.Engine.RunUntilStillAsync();

        Assert.DoesNotContain(world.Letters.Taken, letter => letter.Subject != "Shall we write to you?");
        Assert.Equal(by.IsStranger() ? 1 : 0, world.Letters.Taken.Count);
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM delivery WHERE reason = 'unsubscribed'"));
    }

    [Theory]
    [InlineData(GivenBy.BrowserKey)]
    [InlineData(GivenBy.Form)]
    public async Task A_stranger_who_says_stop_is_obeyed_at_once_and_one_letter_asks_whether_it_was_them(GivenBy by)
    {
        await using var world = await BeginAsync(News);
        var ana = await AddAsync(world, new() { Email = "ana@example.com", EmailConsent = true });
        await world.TellAsync(Form(new { email = "ana@example.com" }) with { By = GivenBy.ServerKey });
        await world.Engine.RunUntilStillAsync();
        for (var i = 0; i < 3; i++) await world.TellAsync(Form(new { email = "ana@example.com" }, new { i }) with
        {
            Name = "Unsubscribed",
            By = by
        });
        await world.LiveUntilAsync(Start + Duration.FromDays(3));

        Assert.Equal(["The first lesson", "Shall we write to you?"], world.Letters.Taken.Select(letter => letter.Subject));
        Assert.DoesNotContain(world.Letters.Taken.Last().Headers, header => header.Key == "List-Unsubscribe");
        Assert.Equal(ConsentState.Withdrawn, Consent.For(Consents(world, ana), Channel.Email, "news"));

        var letter = Confirmation(world);
        Assert.True(await world.Parts.Responses.ConfirmedAsync(letter));
        Assert.True(await world.Parts.Responses.ConfirmedAsync(letter));
        Assert.Equal(ConsentState.Given, Consent.For(Consents(world, ana), Channel.Email, "news"));
        Assert.Equal(1, Consents(world, ana).Count(said => said is { Granted: true, By: GivenBy.Themselves }));
    }

    [Fact]
    public async Task Who_had_withdrawn_and_signs_up_again_says_so_by_one_letter_for_each_withdrawal()
    {
        await using var world = await BeginAsync(News);
        var ana = await AddAsync(world, new() { Email = "ana@example.com", EmailConsent = true });
        for (var time = 1; time <= 2; time++)
        {
            await world.Parts.People.SetConsentAsync(Business, ana,
                new(Channel.Email, Consent.AllTopics, Granted: false, "Preference page", GivenBy.Themselves));
            world.Clock.Now += Duration.FromDays(1);
            for (var i = 0; i < 3; i++) await world.TellAsync(Form(new { email = "ana@example.com" }, new { consent = true, time, i }));
            await world.Engine.RunUntilStillAsync();
            Assert.Equal(time, world.Letters.Taken.Count(one => one.Subject == "Shall we write to you?"));
            Assert.Equal(ConsentState.Withdrawn, Consent.For(Consents(world, ana), Channel.Email, "news"));
        }
        var letters = world.Deliveries(DeliveryState.Sent).Where(row => row.Kind == DeliveryKind.Confirmation)
            .OrderBy(row => row.CreatedAt).ToList();
        Assert.True(await world.Parts.Responses.ConfirmedAsync(letters[0].Key)); // of a withdrawal that another came after
        Assert.Equal(ConsentState.Withdrawn, Consent.For(Consents(world, ana), Channel.Email, "news"));
        Assert.True(await world.Parts.Responses.ConfirmedAsync(letters[1].Key));
        Assert.Equal(ConsentState.Given, Consent.For(Consents(world, ana), Channel.Email, "news"));
    }

    [Fact]
    public async Task Nobody_is_asked_who_never_agreed()
    {
        await using var world = await BeginAsync(News);
        await AddAsync(world, new() { Email = "ana@example.com" });
        await world.TellAsync(Form(new { email = "ana@example.com" }) with { Name = "Unsubscribed" });
        await world.Engine.RunUntilStillAsync();
        Assert.Empty(world.Letters.Taken);
    }

    [Fact]
    public async Task A_yes_by_a_form_waits_until_its_owner_says_so()
    {
        await using var world = await BeginAsync(News);
        await world.TellAsync(Form(new { email = "ana@example.com", firstName = "Ana" }, new { consent = "Ja" }));
        await world.Engine.RunUntilStillAsync();

        var asked = Assert.Single(world.Letters.Taken);
        Assert.Equal("Is this your address?", asked.Subject);
        Assert.DoesNotContain(asked.Headers, header => header.Key.StartsWith("List-", StringComparison.Ordinal));
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
    public async Task What_waits_for_their_yes_goes_on_when_the_team_writes_it_down_or_a_program_vouches_for_the_address()
    {
        await using var world = await BeginAsync(News);
        await world.TellAsync(Form(new { email = "ana@example.com" }, new { consent = true }));
        await world.Engine.RunUntilStillAsync();
        world.Clock.Now += Duration.FromDays(5);

        await world.TellAsync(Identify("ana", null, "ana@example.com") with { By = GivenBy.ServerKey });
        await world.Engine.RunUntilStillAsync();
        Assert.Equal("waiting-for-confirmation", Assert.Single(world.Deliveries(DeliveryState.Queued)).Reason); // the yes was a stranger's

        await AddAsync(world, new() { Email = "ana@example.com", EmailConsent = true });
        await world.Engine.RunUntilStillAsync();
        Assert.Equal("The first lesson", world.Letters.Taken.Last().Subject);
    }

    [Fact]
    public async Task A_yes_on_the_preference_page_of_a_letter_they_got_is_their_own_and_the_address_too()
    {
        await using var world = await BeginAsync(News);
        await world.TellAsync(Form(new { email = "ana@example.com" }, new { consent = true }));
        await world.Engine.RunUntilStillAsync();
        var ana = Found(world, IdentityKind.Email, "ana@example.com");

        await world.Parts.People.SetConsentAsync(Business, ana,
            new(Channel.Email, Consent.AllTopics, Granted: true, "Preference page", GivenBy.Themselves) { Address = "ana@example.com" });
        await world.Engine.RunUntilStillAsync();

        Assert.Equal("The first lesson", world.Letters.Taken.Last().Subject);
    }

    [Fact]
    public async Task An_old_letter_says_nothing_of_a_new_address_and_a_second_yes_adds_nothing()
    {
        await using var world = await BeginAsync(News);
        await world.TellAsync(Form(new { email = "ana@example.com" }, new { consent = true }));
        await world.Engine.RunUntilStillAsync();
        var letter = Confirmation(world);
        Assert.True(await world.Parts.Responses.ConfirmedAsync(letter));
        Assert.True(await world.Parts.Responses.ConfirmedAsync(letter));
        Assert.Equal(1, world.Count("SELECT COUNT(*) FROM event WHERE name = 'Address Confirmed'"));

        await world.TellAsync(Identify("ana", null, "ana@example.com") with { By = GivenBy.ServerKey },
            Identify("ana", null, "new@example.com") with { By = GivenBy.ServerKey });
        Assert.False(await world.Parts.Responses.ConfirmedAsync(letter));
    }

    [Fact]
    public async Task Silence_means_no_and_nobody_is_asked_twice()
    {
        await using var world = await BeginAsync(News);
        for (var i = 0; i < 3; i++) await world.TellAsync(Form(new { email = "ana@example.com" }, new { consent = true, i }));
        await world.LiveUntilAsync(Start + Duration.FromDays(30));
        Assert.Single(world.Letters.Taken);
        Assert.Equal(["never-confirmed", "never-confirmed"], world.Deliveries(DeliveryState.Refused).Select(row => row.Reason));
    }

    [Fact]
    public async Task A_stranger_who_agrees_for_somebody_known_is_not_believed_and_the_known_one_is_asked()
    {
        await using var world = await BeginAsync(News);
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
        await using var world = await BeginAsync(News);
        await AddAsync(world, new() { UserId = "ana", Email = "ana@example.com", EmailConsent = true });
        await world.TellAsync(Track("Unsubscribed", "ana"), Track("Form Submitted", "ana"));
        await world.Engine.RunUntilStillAsync();
        Assert.Equal("Shall we write to you?", Assert.Single(world.Letters.Taken).Subject);
    }

    [Theory]
    [InlineData("consentToMeasuring")]
    [InlineData("consent_to_measuring")]
    [InlineData("Consent To Measuring")]
    public async Task A_yes_to_measuring_is_its_own_yes_and_no_trait(string name)
    {
        await using var world = await BeginAsync(News);
        await world.TellAsync(Identify("ana", null, "ana@example.com") with
        {
            By = GivenBy.ServerKey,
            Traits = JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["email"] = "ana@example.com", [name] = "yes" }),
        });
        var ana = world.Person("ana");
        Assert.True(Consent.MayMeasure(Consents(world, ana)));
        Assert.Equal(ConsentState.NeverAsked, Consent.For(Consents(world, ana), Channel.Email, "news"));
        Assert.Empty(Facts(world, ana).Traits);
    }

    [Fact]
    public async Task What_nobody_understands_is_no_consent()
    {
        await using var world = await BeginAsync(News);
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
        await using var world = await BeginAsync(News);
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
}
