using System.Text.Json;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Tests.Storage.Contract;

public sealed class PeopleOnSqlite() : PeopleContract(null);

public sealed class PeopleOnPostgres(PostgresServer server) : PeopleContract(server);

/// <summary>People, how they are recognised, and what they did.</summary>
public abstract class PeopleContract(PostgresServer? server) : StoreContract(server)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    public async Task A_set_of_people_is_read_back_as_it_was_written(int count)
    {
        var people = Enumerable.Range(0, count).Select(
            n => Made.Somebody(Made.Person(n), $"Ana {n}") with { CreatedAt = Made.Now + Duration.FromMilliseconds(n) }).ToList();
        await WriteAsync(tables => tables.People.Save(people));
        var found = await ListAsync<PersonRow>(
            (tables, take) => tables.People.Lock([.. people.Select(person => person.Id).Append(Made.Person(-1))], take));
        Assert.Equal(people.OrderBy(person => person.Id).Select(Flat), found.OrderBy(person => person.Id).Select(Flat));
    }

    [Fact]
    public async Task People_are_kept_in_one_order_so_that_nobody_waits_crosswise()
    {
        if (IsSqlite) return; // one writer; nobody waits
        var ids = Enumerable.Range(0, 200).Select(Made.Person).ToList();
        await WriteAsync(tables => tables.People.Save([.. ids.Select(id => Made.Somebody(id))]));
        var found = await ListAsync<PersonRow>((tables, take) => tables.People.Lock(ids, take));
        Assert.Equal(ids.OrderBy(Bucket.Of).ThenBy(id => id.ToString("N"), StringComparer.Ordinal), found.Select(person => person.Id));
    }

    [Fact]
    public async Task What_is_not_known_of_somebody_stays_unknown()
    {
        var nobody = Made.Somebody(Made.Person(1), text: null);
        await WriteAsync(tables => tables.People.Save([nobody]));
        Assert.Equal(
            Flat(nobody), Flat(Assert.Single(await ListAsync<PersonRow>((tables, take) => tables.People.Lock([nobody.Id], take)))));
    }

    // Until they turn out to be somebody real.
    [Fact]
    public async Task Whoever_is_made_up_stays_so_until_they_are_saved_as_somebody_real()
    {
        var somebody = Made.Somebody(Made.Person(1), "Ana") with { IsMadeUp = true };
        foreach (var row in (PersonRow[])[somebody, somebody with { IsMadeUp = false }])
        {
            await WriteAsync(tables => tables.People.Save([row]));
            var found = Assert.Single(await ListAsync<PersonRow>((tables, take) => tables.People.Lock([row.Id], take)));
            Assert.Equal(row.IsMadeUp, found.IsMadeUp);
        }
    }

    [Fact]
    public async Task Every_text_comes_back_letter_by_letter()
    {
        var people = Made.Texts.Select((text, n) => Made.Somebody(Made.Person(n), text)).ToList();
        await WriteAsync(tables => tables.People.Save(people));
        var found = await ListAsync<PersonRow>((tables, take) => tables.People.Lock([.. people.Select(person => person.Id)], take));
        Assert.Equal(people.OrderBy(person => person.Id).Select(Flat), found.OrderBy(person => person.Id).Select(Flat));
    }

    [Fact]
    public async Task The_one_character_that_not_every_store_holds_costs_nobody_anything_else()
    {
        var somebody = Made.Somebody(Made.Person(1), "be\0fore");
        await WriteAsync(tables => tables.People.Save([somebody, Made.Somebody(Made.Person(2))]));
        var found = await ListAsync<PersonRow>((tables, take) => tables.People.Lock([somebody.Id, Made.Person(2)], take));
        Assert.Equal(
            ["Ana", "before"], found.Select(person => person.Facts.FirstName!.Replace("\0", "", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Who_is_saved_again_changes_but_for_when_they_came()
    {
        var before = Made.Somebody(Made.Person(1));
        var after = Made.Somebody(Made.Person(1), "Bea") with { CreatedAt = Made.Now + Duration.FromDays(1) };
        await WriteAsync(tables => tables.People.Save([before]));
        await WriteAsync(tables => tables.People.Save([after]));
        Assert.Equal(
            Flat(after with { CreatedAt = Made.Now }),
            Flat(Assert.Single(await ListAsync<PersonRow>((tables, take) => tables.People.Lock([before.Id], take)))));
        await WriteAsync(tables => tables.People.Delete(before.Id));
        Assert.Empty(await ListAsync<PersonRow>((tables, take) => tables.People.Lock([before.Id], take)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    public async Task An_identity_leads_to_whoever_claimed_it(int count)
    {
        var rows = Enumerable.Range(0, count).Select(
            n => new IdentityRow(Made.Business, Made.Person(n), new Identity((IdentityKind)(n % 4), $"value {n} ü"),
                (GivenBy)(n % 5))).ToList();
        await WriteAsync(tables => tables.Identities.Claim(rows));
        var keys = rows.ConvertAll(row => new IdentityKey(row.WorkspaceId, row.Identity));
        var found = await ListAsync<IdentityRow>((tables, take) =>
            tables.Identities.Find(
                [
                    .. keys, new(Made.Business, new(IdentityKind.Email, "nobody@example.org")),
                    .. keys.Select(key => key with { WorkspaceId = Made.Journey })],
                (key, owner) => take(new(key.WorkspaceId, owner.PersonId, key.Identity, owner.By))));
        Assert.Equal(rows.OrderBy(row => row.PersonId), found.OrderBy(row => row.PersonId));
        var own = await ListAsync<IdentityRow>(
            (tables, take) => tables.Identities.Of(
                [.. rows.Select(row => row.PersonId)], (id, known) => take(new(Made.Business, id, known.Identity, known.By))));
        Assert.Equal(rows.OrderBy(row => row.PersonId), own.OrderBy(row => row.PersonId));
    }

    [Fact]
    public async Task Another_claim_of_an_identity_fails_and_pointing_it_elsewhere_does_not()
    {
        var identity = new Identity(IdentityKind.Email, "ana@example.org");
        var key = new IdentityKey(Made.Business, identity);
        await WriteAsync(tables => tables.Identities.Claim([new(Made.Business, Made.Person(1), identity)]));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => WriteAsync(tables => tables.Identities.Claim([new(Made.Business, Made.Person(2), identity)])));
        await WriteAsync(tables => tables.Identities.Repoint([new(Made.Business, Made.Person(2), identity)]));
        await WriteAsync(tables => tables.Identities.Repoint([new(Made.Business, Made.Person(2), identity)]));
        Assert.Equal([Made.Person(2)], await ListAsync<Guid>((tables, take) =>
            tables.Identities.Find([key], (_, owner) => take(owner.PersonId))));
        Assert.Equal(
            [identity], await ListAsync<Identity>((tables, take) =>
                tables.Identities.Of([Made.Person(2)], (_, own) => take(own.Identity))));
        await WriteAsync(tables => tables.Identities.DetachAll(Made.Person(2)));
        Assert.Empty(await ListAsync<Identity>((tables, take) => tables.Identities.Of([Made.Person(2)], (_, own) => take(own.Identity))));
    }

    [Fact]
    public async Task Retired_ids_lead_to_the_last_survivor()
    {
        await WriteAsync(tables =>
        {
            for (var n = 0; n < 4; n++) tables.Identities.Retire(Made.Person(n), Made.Person(n + 1), Made.Now);
            tables.Identities.Retire(Made.Person(0), Made.Person(1), Made.Now);
        });
        var survivors = await Store.TransactAsync(
            tables => tables.Identities.Survivors([Made.Person(0), Made.Person(3), Made.Person(4), Made.Person(9)]));
        Assert.Equal(new Dictionary<Guid, Guid> { [Made.Person(0)] = Made.Person(4), [Made.Person(3)] = Made.Person(4) }, survivors);
        Assert.Empty(await Store.TransactAsync(tables => tables.Identities.Survivors([])));
    }

    [Fact]
    public async Task What_was_said_stays_and_is_only_ever_added_to()
    {
        var first = new Consent(Channel.Email, Consent.AllTopics, Granted: true, Made.Now, "Form");
        var sms = first with { Channel = Channel.Sms, Granted = false };
        var later = first with
        {
            Granted = false,
            At = Made.Now + Duration.FromDays(1),
            Evidence = "Preference page",
            By = GivenBy.Themselves,
            Wording = "No more “news”",
            Proof = "message 7"
        };
        await WriteAsync(tables => tables.Consents.Add([new(Made.Person(1), first), new(Made.Person(1), sms), new(Made.Person(2), first)]));
        await WriteAsync(tables => tables.Consents.Add([new(Made.Person(1), later)]));
        await WriteAsync(tables => tables.Consents.Add([new(Made.Person(1), first with { Evidence = "Said again" })]));
        var found = await ListAsync<(Guid, Consent)>(
            (tables, take) => tables.Consents.Of([Made.Person(1), Made.Person(2)], (id, consent) => take((id, consent))));
        Assert.Equal(
            [(Made.Person(1), first), (Made.Person(1), later), (Made.Person(1), sms), (Made.Person(2), first)],
            found.OrderBy(one => Array.IndexOf([Made.Person(1), Made.Person(2)], one.Item1)).ThenBy(one => one.Item2.Channel).ThenBy(one =>
                one.Item2.At));
    }

    [Fact]
    public async Task An_address_on_the_list_stays_there_until_it_is_taken_off_and_after_a_complaint_for_good()
    {
        SuppressionKey Key(int n, Channel channel = Channel.Email) => new(
            Made.Business, channel, AddressHash.Of($"p{n}@example.org", new byte[32]));
        await WriteAsync(
            tables => tables.Consents.Suppress(
                [.. Enumerable.Range(0, 1_000).Select(n => new SuppressionRow(Key(n), "bounced", Made.Now, SuppressionCause.Bounce))]));
        await WriteAsync(tables => tables.Consents.Suppress([new(Key(1), "by hand", Made.Now, SuppressionCause.Team),
            new(Key(2), "complained", Made.Now, SuppressionCause.Complaint)]));
        var found = await ListAsync<(SuppressionKey, string)>(
            (tables, take) => tables.Consents.Suppressions(
                [Key(1), Key(2), Key(5_000), Key(1, Channel.Sms)], (key, words) => take((key, words.Reason))));
        Assert.Equal(new HashSet<(SuppressionKey, string)> { (Key(1), "bounced"), (Key(2), "complained") }, [.. found]);
        await WriteAsync(tables => tables.Consents.Unsuppress([Key(1), Key(2)]));
        Assert.Equal(
            [Key(2)],
            await ListAsync<SuppressionKey>((tables, take) => tables.Consents.Suppressions([Key(1), Key(2)], (key, _) => take(key))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    public async Task An_event_is_kept_once_with_all_it_says(int count)
    {
        string? Json(int n) => n % 3 == 0 ? null : $$"""{"n":{{n}},"text":"ü \" \\ 🙂"}""";
        var rows = Enumerable.Range(0, count).Select(n => Event(n, Json(n))).ToList();
        await WriteAsync(tables => tables.Events.Add(rows));
        await WriteAsync(tables => tables.Events.Add([.. rows.Select(row => row with { Fact = row.Fact with { Name = "A repeat" } })]));
        var keys = rows.ConvertAll(row => new EventKey(row.PersonId, row.Fact.Id));
        var known = await ListAsync<EventKey>(
            (tables, take) => tables.Events.Known([.. keys, new(Made.Person(0), Made.Id("event", -1))], take));
        Assert.Equal(keys.ToHashSet(), [.. known]);
        var found = await ListAsync<(Guid, EventFact)>(
            (tables, take) => tables.Events.Of([.. rows.Select(row => row.PersonId).Distinct()], (id, fact) => take((id, fact))));
        Assert.Equal(
            rows.Select(row => Said(row.PersonId, row.Fact)).Order(StringComparer.Ordinal),
            found.Select(one => Said(one.Item1, one.Item2)).Order(StringComparer.Ordinal));
    }

    private static EventRow Event(int n, string? json)
    {
        var origin = n % 2 == 0 ? new FactOrigin(Made.Id("enrollment", n), "welcome") : null;
        return new(
            Made.Business, Made.Person(n / 10), new EventFact(
                Made.Id("event", n), "Order Completed", Made.Now + Duration.FromMilliseconds(n),
                json is null ? default : JsonElement.Parse(json), origin),
            Made.Now, 20_514, new Money(n, "EUR"));
    }

    private static string Said(Guid person, EventFact fact) =>
        $"{person} {fact.Id} {fact.Name} {fact.At} {fact.Origin} "
        + (fact.Properties.ValueKind == JsonValueKind.Object ? fact.Properties.GetRawText() : "–");

    private static string Flat(PersonRow row) =>
        $"{row.WorkspaceId} {row.Source ?? "–"} {row.CreatedAt} {row.Facts with { Traits = [] }} {string.Join('|', row.Facts.Traits)}";
}
