using System.Text.Json;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;
using Throughline.Time;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>What the stories of who is who and of consent ask a world.</summary>
internal static class Strangers
{
    /// <summary>One road whose messages are marketing.</summary>
    public static readonly Journey News = Road("news", "Form Submitted",
        Step("first", Sends("The first lesson"), within: Wait.OfDays(10)),
        Step("later", Sends("The second lesson"), wait: Wait.OfDays(1), within: Wait.OfDays(10)));

    public static InboundEvent Form(object traits, object? answers = null) => new(
        Business, InboundKind.Track, null, "Form Submitted", null, null, Start,
        answers is null ? default : JsonSerializer.SerializeToElement(answers), JsonSerializer.SerializeToElement(traits),
            By: GivenBy.Form);

    public static async Task<Guid> AddAsync(World world, Runtime.Exchange.ImportedPerson person) =>
        (await world.Parts.People.AddAsync(Business, [person], new(GivenBy.Team, "By hand")))[0].Id;

    public static Guid Found(World world, IdentityKind kind, string value) => FoundOrNull(world, kind, value)!.Value;

    public static Guid? FoundOrNull(World world, IdentityKind kind, string value) => world.Database.TransactAsync(tables =>
    {
        var found = default(Guid?);
        tables.Identities.Find([new(Business, new(kind, value))], (_, owner) => found = owner.PersonId);
        return found;
    }).GetAwaiter().GetResult();

    public static PersonFacts Facts(World world, Guid person) => world.Database.TransactAsync(tables =>
    {
        var found = default(PersonRow);
        tables.People.Lock([person], row => found = row);
        return found!.Facts;
    }).GetAwaiter().GetResult();

    public static IReadOnlyList<ProposalEntry> Proposals(World world, Guid person) =>
        new PersonReader(world.Database).Proposals(PeopleScope.Whole(Business), person);

    public static List<Consent> Consents(World world, Guid person) =>
        [.. new PersonReader(world.Database).Consents(PeopleScope.Whole(Business), person).Select(row => row.Said)];

    public static DeliveryKey Confirmation(World world) =>
        world.Deliveries(DeliveryState.Sent).Single(row => row.Kind == DeliveryKind.Confirmation).Key;
}
