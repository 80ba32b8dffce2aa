using NodaTime;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Exchange;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;
using Throughline.Tests.Storage.Contract;
using static Throughline.Runtime.Tests.Engine.Strangers;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>Her address comes again: in a list, by herself, in a backup.</summary>
public abstract partial class ErasingStories
{
    [Fact]
    public async Task A_list_that_names_her_makes_somebody_new_who_is_not_written_to()
    {
        await using var world = await FullAsync();
        await world.Parts.Erasing.EraseAsync(Business, world.Person("ana-own-id"), "jill");
        var sent = world.Letters.Taken.Count;
        foreach (var by in (GivenBy[])[GivenBy.Import, GivenBy.Team, GivenBy.ServerKey])
            await world.Parts.People.AddAsync(
                Business, [new ImportedPerson { Email = Email, EmailConsent = true }], new Said(by, "A list"));
        var again = Found(world, IdentityKind.Email, Email);
        await world.TellAsync(Form(new { email = Email }) with { By = GivenBy.ServerKey, At = world.Clock.Now });
        Assert.True(await world.Parts.People.UnsuppressAsync(Business, again, Channel.Email)); // nothing is lifted by it
        await world.LiveUntilAsync(world.Clock.Now + Duration.FromDays(20));
        Assert.Equal(sent, world.Letters.Taken.Count);
        Assert.True(world.Count("SELECT COUNT(*) FROM delivery WHERE reason = 'suppressed'") > 0);
        AssertWell(world);
    }

    [Fact]
    public async Task Who_comes_again_by_herself_is_asked_first_and_then_written_to()
    {
        await using var world = await FullAsync();
        await world.Parts.Erasing.EraseAsync(Business, world.Person("ana-own-id"), "jill");
        var sent = world.Letters.Taken.Count;
        await world.TellAsync(Form(new { email = Email, firstName = "Anna" }, new { consent = true }) with { At = world.Clock.Now });
        await world.LiveUntilAsync(world.Clock.Now + Duration.FromHours(1));
        var asks = Assert.Single(world.Letters.Taken.Skip(sent));
        Assert.Equal("Is this your address?", asks.Subject);

        var letter = world.Deliveries(DeliveryState.Sent).Last(row => row.Kind == DeliveryKind.Confirmation);
        Assert.True(await world.Parts.Responses.ConfirmedAsync(letter.Key));
        await world.LiveUntilAsync(world.Clock.Now + Duration.FromHours(1));
        Assert.Equal("Welcome, Anna", world.Letters.Taken.Last().Subject);
        Assert.Null(world.Parts.People.SuppressionOf(Business, Channel.Email, Email));
        AssertWell(world);
    }

    [Fact]
    public async Task Who_comes_again_and_books_hears_of_it_once_she_says_that_it_is_her()
    {
        await using var world = await FullAsync();
        await world.Parts.Erasing.EraseAsync(Business, world.Person("ana-own-id"), "jill");
        var sent = world.Letters.Taken.Count;
        var booked = await world.Parts.Bookings.BookAsync(
            _offer, Instant.FromUtc(2026, 3, 5, 10, 0), new BookingGuest(Email, "Anna", "again"));
        Assert.Null(booked.Refusal);
        await world.LiveUntilAsync(world.Clock.Now + Duration.FromHours(1));
        Assert.Equal(["Is this your address?"], world.Letters.Taken.Skip(sent).Select(letter => letter.Subject));
        var letter = world.Deliveries(DeliveryState.Sent).Last(row => row.Kind == DeliveryKind.Confirmation);
        Assert.True(await world.Parts.Responses.ConfirmedAsync(letter.Key));
        await world.LiveUntilAsync(world.Clock.Now + Duration.FromHours(1));
        Assert.StartsWith("A call: Thursday 5 March", world.Letters.Taken.Last().Subject, StringComparison.Ordinal);
        AssertWell(world);
    }

    [Fact]
    public async Task A_backup_brings_nobody_back_whoever_they_were_in_it()
    {
        // Made of the same events, so that their ids are the same; only there she was not forgotten.
        await using var world = await FullAsync();
        await using var backup = await FullAsync(world.Parts.ServerKey);
        await world.Parts.Erasing.EraseAsync(Business, world.Person("ana-own-id"), "jill");
        var list = world.Database.Examine((_, reader) => reader.Erased());

        var other = list with { People = [.. list.People.Select(row => row with { Id = Guid.NewGuid() })], Identities = [] };
        Assert.Equal(default, await backup.Parts.Erasing.EraseAgainAsync(other));
        Assert.Equal(new ForgottenAgain(1, 0, 0), await backup.Parts.Erasing.EraseAgainAsync(list));
        Assert.Equal(default, await backup.Parts.Erasing.EraseAgainAsync(list));
        Assert.Empty(WordsOfSomebody.In(backup, _hers));
        Assert.Equal(SuppressionCause.Forgotten, backup.Parts.People.SuppressionOf(Business, Channel.Email, Email)?.Cause);
        AssertWell(backup);
    }

    [Fact]
    public async Task Who_is_there_under_another_id_is_found_by_her_address_and_who_came_later_is_not()
    {
        await using var world = await BeginOnAsync(await StoreAsync(), News);
        var early = await AddAsync(world, new() { Email = Email, FirstName = "Anastasia" });
        world.Clock.Now += Duration.FromDays(10);
        var late = await AddAsync(world, new() { Email = "late@example.com" });
        var print = ServerKey.PrintOf(world.Parts.ServerKey);
        ErasedIdentity Hash(string address, Guid id, byte[] of) =>
            new(Business, IdentityKind.Email, AddressHash.Of(address, world.Parts.ServerKey), id, of);
        var (first, second, third) = (Made.Person(1), Made.Person(2), Made.Person(3));
        ErasedRow Row(Guid id) => new(id, Business, Start + Duration.FromDays(5), "jill");
        var list = new ErasedList(
            [Row(first), Row(second), Row(third)],
            [Hash(Email, first, print), Hash("late@example.com", second, print), Hash("gone@example.com", third, [1])]);
        Assert.Equal(new ForgottenAgain(1, 0, 1), await world.Parts.Erasing.EraseAgainAsync(list));
        Assert.Null(new PersonReader(world.Database).Find(PeopleScope.Whole(Business), early));
        Assert.NotNull(new PersonReader(world.Database).Find(PeopleScope.Whole(Business), late));
        AssertWell(world);
    }
}
