using NodaTime;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using static Throughline.Runtime.Tests.Engine.Strangers;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>Somebody of the team writes to one person: through the gate, and never as a template.</summary>
public sealed class LetterByHandStories
{
    private static readonly Actor _jill = new(Business, "jill");
    private static readonly LetterByHand _answer = new("Re: {{firstName}} and {#if}",
        "Hello Ana,\nthe bed is *ready*.\n\n{{email}} {x}\n<b>bold</b>",
        Purpose.Service);

    [Fact]
    public async Task It_goes_out_after_half_a_minute_once_and_says_what_was_typed()
    {
        await using var world = await BeginAsync();
        var ana = await AddAsync(world, new() { Email = "ana@example.com", FirstName = "Ana" });
        var first = await world.Parts.LettersByHand.SendAsync(_jill, ana, _answer, "form 1");
        Assert.Equal(first, await world.Parts.LettersByHand.SendAsync(_jill, ana, _answer, "form 1"));
        await world.LiveUntilAsync(Start + Duration.FromSeconds(20));
        Assert.Empty(world.Letters.Taken);
        await world.LiveUntilAsync(Start + Duration.FromMinutes(1));
        var letter = Assert.Single(world.Letters.Taken);
        Assert.Equal("Re: {{firstName}} and {#if}", letter.Subject);
        Assert.Contains("{{email}} {x}", letter.Text, StringComparison.Ordinal);
        Assert.Contains("<em>ready</em>", letter.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;bold&lt;/b&gt;", letter.Html, StringComparison.Ordinal);
        Assert.Matches("Hello Ana,<br ?/?>", letter.Html);
        Assert.DoesNotContain("ana@example.com", letter.Html, StringComparison.Ordinal);
        Assert.Empty(world.Examine().Ailments);
    }

    [Fact]
    public async Task It_is_taken_back_before_it_leaves_and_not_after()
    {
        await using var world = await BeginAsync();
        var ana = await AddAsync(world, new() { Email = "ana@example.com" });
        var one = (await world.Parts.LettersByHand.SendAsync(_jill, ana, _answer, "1"))!.Value;
        Assert.False(await world.Parts.LettersByHand.TakeBackAsync(Guid.NewGuid(), ana, one.Id));
        Assert.True(await world.Parts.LettersByHand.TakeBackAsync(Business, ana, one.Id));
        var other = (await world.Parts.LettersByHand.SendAsync(_jill, ana, _answer, "2"))!.Value;
        await world.LiveUntilAsync(Start + Duration.FromMinutes(1));
        Assert.False(await world.Parts.LettersByHand.TakeBackAsync(Business, ana, other.Id));
        Assert.Single(world.Letters.Taken);
        Assert.Equal(SendReason.TakenBack.Code, Assert.Single(world.Deliveries(DeliveryState.Refused)).Reason);
    }

    [Fact]
    public async Task News_asks_for_consent_and_can_be_unsubscribed_from()
    {
        await using var world = await BeginAsync();
        await world.SettingsAsync(new() { Sending = new() { CapCount = 0, QuietFrom = "00:00", QuietUntil = "00:00" } });
        var ana = await AddAsync(world, new() { Email = "ana@example.com", EmailConsent = true });
        var bo = await AddAsync(world, new() { Email = "bo@example.com" });
        foreach (var person in new[] { ana, bo })
            await world.Parts.LettersByHand.SendAsync(_jill, person, _answer with { Purpose = Purpose.Marketing }, $"{person:N}");
        await world.LiveUntilAsync(Start + Duration.FromMinutes(1));
        var letter = Assert.Single(world.Letters.Taken);
        Assert.Equal("ana@example.com", letter.To.Address);
        Assert.Contains("Unsubscribe", letter.Html, StringComparison.Ordinal);
        Assert.Equal(SendReason.NoConsent.Code, Assert.Single(world.Deliveries(DeliveryState.Refused)).Reason);
    }

    [Fact]
    public async Task News_counts_against_the_cap_and_waits_for_room()
    {
        await using var world = await BeginAsync();
        await world.SettingsAsync(new()
        {
            Sending = new()
            {
                CapCount = 1,
                CapDays = 1,
                PastDueHours = 200,
                QuietFrom = "00:00",
                QuietUntil = "00:00",
                ConsentNeeded = false,
            },
        });
        var ana = await AddAsync(world, new() { Email = "ana@example.com" });
        for (var n = 0; n < 2; n++)
            await world.Parts.LettersByHand.SendAsync(_jill, ana, _answer with { Purpose = Purpose.Marketing }, $"{n}");
        await world.LiveUntilAsync(Start + Duration.FromMinutes(1));
        Assert.Single(world.Letters.Taken);
        Assert.Equal(SendReason.Cap.Code, Assert.Single(world.Deliveries(DeliveryState.Queued)).Reason);
    }

    [Fact]
    public async Task Nobody_without_an_address_is_written_to()
    {
        await using var world = await BeginAsync();
        var ana = await AddAsync(world, new() { Phone = "+351912345678" });
        Assert.Null(await world.Parts.LettersByHand.SendAsync(_jill, ana, _answer, "1"));
        Assert.Null(await world.Parts.LettersByHand.SendAsync(_jill, Guid.NewGuid(), _answer, "1"));
    }

    [Fact]
    public async Task It_is_looked_at_beforehand_as_it_will_be()
    {
        await using var world = await BeginAsync();
        var ana = await AddAsync(world, new() { Email = "ana@example.com", FirstName = "Ana" });
        var shown = Assert.IsType<RenderOutcome.Rendered>(world.Parts.LettersByHand.Show(Business, Facts(world, ana), _answer)).Message;
        Assert.Equal("Re: {{firstName}} and {#if}", shown.Subject);
        Assert.Contains("{{email}} {x}", shown.Text, StringComparison.Ordinal);
    }
}
