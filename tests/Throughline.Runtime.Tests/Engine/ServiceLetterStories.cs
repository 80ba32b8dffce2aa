using System.Collections.Immutable;
using NodaTime;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;
using static Throughline.Runtime.Tests.Engine.Strangers;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>Letters that belong to no journey: an appointment, a registration.</summary>
public sealed class ServiceLetterStories
{
    private static readonly ServiceLetter Booked = new("{{kind}} is booked",
        "Hello {{firstName}},\n\n**{{kind}}**\n\n[Move or cancel]({{bookingLink}})\n")
    {
        Words = ImmutableSortedDictionary<string, string>.Empty
            .Add("kind", "A *call* <b>now</b>").Add("bookingLink", "https://example.com/b/abc"),
        Language = "de",
        Calendar = new CalendarEntry("REQUEST", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
    };

    [Fact]
    public async Task It_goes_out_with_its_calendar_entry_and_is_shown_again_as_it_was()
    {
        await using var world = await BeginAsync();
        var ana = await AddAsync(world, new() { Email = "ana@example.com", FirstName = "Ana" });
        Assert.True(await world.Parts.ServiceLetters.SendAsync(Business, "Ana@Example.com", Key("one"), Booked));
        Assert.True(await world.Parts.ServiceLetters.SendAsync(Business, ana, Key("one"), Booked)); // twice asked for is once sent
        await world.LiveUntilAsync(Start + Duration.FromMinutes(1));
        var letter = Assert.Single(world.Letters.Taken);
        Assert.Equal(("A *call* <b>now</b> is booked", "ana@example.com"), (letter.Subject, letter.To.Address));
        Assert.Contains("A *call* &lt;b&gt;now&lt;/b&gt;", letter.Html, StringComparison.Ordinal);
        Assert.Contains("https://example.com/b/abc", letter.Text, StringComparison.Ordinal);
        Assert.Contains(letter.Headers, header => header is { Key: "Content-Language", Value: "de" });
        Assert.Equal(Booked.Calendar, letter.Calendar);
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM delivery WHERE body IS NULL"));
        Assert.Empty(world.Examine().Ailments);
    }

    [Fact]
    public async Task The_do_not_write_list_holds_and_what_came_too_late_stays()
    {
        await using var world = await BeginAsync();
        var ana = await AddAsync(world, new() { Email = "ana@example.com", FirstName = "Ana" });
        var key = Key("late") with { NotAfter = Start - Duration.FromMinutes(1) };
        Assert.True(await world.Parts.ServiceLetters.SendAsync(Business, ana, key, Booked));
        await world.LiveUntilAsync(Start + Duration.FromMinutes(1));
        Assert.Equal("date-passed", Assert.Single(world.Deliveries(DeliveryState.Refused)).Reason);
        await world.Parts.Store.RunAsync(transaction => transaction.Pending.Suppressions.Add(new SuppressionRow(
            world.Parts.Gate.Key(Business, Channel.Email, "ana@example.com"), "A complaint", Start, SuppressionCause.Complaint)));
        await world.Parts.ServiceLetters.SendAsync(Business, ana, Key("other"), Booked);
        await world.LiveUntilAsync(Start + Duration.FromMinutes(2));
        Assert.Empty(world.Letters.Taken);
        Assert.Contains(world.Deliveries(DeliveryState.Refused), row => row.Reason == SendReason.Suppressed.Code);
    }

    [Fact]
    public async Task To_an_address_that_a_stranger_gave_it_says_none_of_their_words()
    {
        await using var world = await BeginAsync();
        await world.TellAsync(Form(new { email = "bo@example.com", firstName = "Buy at www.spam.example now" }));
        Assert.True(await world.Parts.ServiceLetters.SendAsync(Business, "bo@example.com", Key("one"), Booked));
        await world.LiveUntilAsync(Start + Duration.FromMinutes(1));
        var letter = Assert.Single(world.Letters.Taken);
        Assert.DoesNotContain("spam", letter.Html + letter.Text + letter.To.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_known_gets_nothing()
    {
        await using var world = await BeginAsync();
        Assert.False(await world.Parts.ServiceLetters.SendAsync(Business, "nobody@example.com", Key("one"), Booked));
        Assert.False(await world.Parts.ServiceLetters.SendAsync(Business, Guid.NewGuid(), Key("one"), Booked));
    }

    private static ServiceLetterKey Key(string about) => new(DerivedId.Of("a test", about), "appointment");
}
