using Dapper;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;

namespace Throughline.Tests.Storage.Contract;

public sealed class ErasedOnSqlite() : ErasedContract(null);

public sealed class ErasedOnPostgres(PostgresServer server) : ErasedContract(server);

/// <summary>What is taken away of somebody who asked to be forgotten, column by column, and the list of them.</summary>
public abstract class ErasedContract(PostgresServer? server) : StoreContract(server)
{
    /// <summary>Tables about a person that are treated otherwise: their own row, where identities lead, and ids that led to them.</summary>
    private static readonly string[] _others = ["identity", "person", "person_alias"];

    /// <summary>
    /// Everything else there is, and why nobody has to be taken out of it. A new table comes here, or into
    /// <see cref="Forgetting.Tables"/>, or is looked through by <see cref="SpokenOf"/>.
    /// </summary>
    private static readonly Dictionary<string, string> _ofNobody = new()
    {
        ["account"] = "the team",
        ["account_claim"] = "the team",
        ["account_login"] = "the team",
        ["account_passkey"] = "the team",
        ["account_sign_out"] = "the team",
        ["account_token"] = "the team",
        ["api_key"] = "programs",
        ["member"] = "the team",
        ["member_busy"] = "the team's own hours",
        ["sign_off"] = "the team",
        ["tag"] = "words of the business",
        ["workspace"] = "the business",
        ["setting"] = "the server",
        ["book_entry"] = "the business",
        ["draft_edit"] = "journeys",
        ["finding_note"] = "journeys",
        ["journey"] = "journeys",
        ["journey_move"] = "counts",
        ["journey_version"] = "journeys",
        ["map_view"] = "journeys",
        ["plan_card"] = "journeys",
        ["share_link"] = "journeys",
        ["library_chunk"] = "files of the business",
        ["library_content"] = "files of the business",
        ["library_file"] = "files of the business",
        ["library_past"] = "files of the business",
        ["mailbox_state"] = "how far it was read",
        ["occasion"] = "events of the business",
        ["opening_scan"] = "how far it came",
        ["opened_file_count"] = "counts",
        ["page_tally"] = "counts",
        ["people_tally"] = "counts",
        ["web_page"] = "pages",
        ["suppressed_send"] = "counts",
        ["tally"] = "counts",
        ["booking_slot"] = "hours, freed with the booking",
        ["suppression"] = "keyed hashes, which stay",
        ["erased"] = "the list itself",
        ["erased_identity"] = "the list itself",
        ["audit"] = "looked through",
        ["rejected_event"] = "looked through",
        ["test_message"] = "looked through",
        ["schema_version"] = "the store itself",
    };

    [Fact]
    public void Each_column_about_a_person_is_decided_about()
    {
        var columns = Columns().ToLookup(column => column.Table, column => column.Name);
        var about = columns.Where(table => table.Contains("person_id")).Select(table => table.Key).Append("person").ToHashSet();
        Assert.Equal(about.Except(_others).Order(), Forgetting.Tables.Select(table => table.Table).Order());
        foreach (var table in Forgetting.Tables.Where(table => !table.DoRowsGo))
            Assert.Equal(columns[table.Table].Order(), Decided(table).Concat(["bucket", "person_id"]).Order());
        Assert.Equal(columns["person"].Order(), Decided(Forgetting.Person).Concat(["bucket", "id"]).Order());
    }

    [Fact]
    public void Each_table_is_known_to_be_about_people_or_not()
    {
        var known = Forgetting.Tables.Select(table => table.Table).Concat(_others).Concat(_ofNobody.Keys).ToHashSet();
        Assert.DoesNotContain(Columns().Select(column => column.Table), table => !known.Contains(table));
    }

    [Fact]
    public async Task What_is_emptied_is_empty_what_is_kept_stays_and_others_lose_nothing()
    {
        var (ana, ben) = (Made.Person(1), Made.Person(2));
        foreach (var person in (Guid[])[ana, ben])
        {
            foreach (var table in Forgetting.Tables) await InsertAsync(table.Table, "person_id", person);
            await InsertAsync("person", "id", person);
        }
        var before = All("person", "id", ben);
        await WriteAsync(tables => tables.Erased.Forget(ana, Made.Now));
        foreach (var table in Forgetting.Tables)
        {
            Assert.Single(All(table.Table, "person_id", ben));
            if (table.DoRowsGo) Assert.Empty(All(table.Table, "person_id", ana));
            else Assert.All(Emptied(table).Where(one => one != "due_at"), one =>
                Assert.True(Assert.Single(All(table.Table, "person_id", ana))[one] is null or "", $"{table.Table}.{one}"));
        }
        Assert.Equal(before, All("person", "id", ben));
        var nobody = Assert.Single(All("person", "id", ana));
        Assert.Equal(["{}", Made.Now.ToUnixTimeMilliseconds()], [nobody["traits"], nobody["erased_at"]]);
        Assert.All((string[])["first_name", "last_name", "email", "phone", "zone", "language", "source"], one => Assert.Null(nobody[one]));
        Assert.Empty(await ListAsync<PersonRow>((tables, take) => tables.People.Lock([ana], take)));
    }

    [Fact]
    public async Task The_list_holds_ids_and_hashes_once_and_letters_of_service_leave_no_row()
    {
        byte[] key = [1, 2, 3];
        var row = new ErasedRow(Made.Person(1), Made.Business, Made.Now, "jill");
        var email = new Identity(IdentityKind.Email, "ana@example.org");
        var hash = new ErasedIdentity(Made.Business, email.Kind, AddressHash.Of(email, key), row.Id, [9]);
        await InsertAsync("delivery", "person_id", row.Id);
        await Store.WriteAsync(connection => connection.Execute("UPDATE delivery SET version_id = NULL"));
        for (var i = 0; i < 2; i++)
            await WriteAsync(tables =>
            {
                tables.Erased.Note([row]);
                tables.Erased.Note([hash]);
                tables.Erased.Forget(row.Id, Made.Now);
            });
        var list = Store.Examine((_, reader) => reader.Erased());
        Assert.Equal(row, Assert.Single(list.People));
        var kept = Assert.Single(list.Identities);
        Assert.Equal((hash.Hash, hash.PersonId, hash.Kind, (byte)9), (kept.Hash, kept.PersonId, kept.Kind, kept.KeyPrint[0]));
        Assert.Equal(AddressHash.Of(" ANA@example.org", key), kept.Hash);
        Assert.True(await Store.TransactAsync(tables => tables.Erased.Holds(row.Id) && !tables.Erased.Holds(Made.Person(2))));
        Assert.Empty(All("delivery", "person_id", row.Id));
    }

    [Fact]
    public async Task Ids_that_led_to_somebody_are_found_over_several_merges()
    {
        await WriteAsync(tables =>
        {
            tables.Identities.Retire(Made.Person(1), Made.Person(2), Made.Now);
            tables.Identities.Retire(Made.Person(2), Made.Person(3), Made.Now);
            tables.Identities.Retire(Made.Person(4), Made.Person(5), Made.Now);
        });
        var ids = await Store.TransactAsync(tables => tables.Erased.AliasesOf(Made.Person(3)));
        Assert.Equal(new HashSet<Guid> { Made.Person(1), Made.Person(2) }, [.. ids]);
    }

    [Fact]
    public async Task An_address_whose_owner_asked_to_be_forgotten_is_given_back_by_themselves_alone()
    {
        var key = new SuppressionKey(Made.Business, Channel.Email, AddressHash.Of("ana@example.org", [1]));
        SuppressionRow Row(SuppressionCause cause) => new(key, $"{cause}", Made.Now, cause);
        foreach (var (first, last) in ((SuppressionCause, SuppressionCause)[])[
            (SuppressionCause.Bounce, SuppressionCause.Forgotten), (SuppressionCause.Team, SuppressionCause.Forgotten),
            (SuppressionCause.Forgotten, SuppressionCause.Forgotten)])
        {
            await WriteAsync(tables => tables.Consents.Suppress([Row(first)]));
            await WriteAsync(tables => tables.Consents.Suppress([Row(last)]));
            await WriteAsync(tables => tables.Consents.Suppress([Row(SuppressionCause.Bounce)]));
            await WriteAsync(tables => tables.Consents.Unsuppress([key]));
            Assert.Equal(new SuppressionWords("Forgotten", SuppressionCause.Forgotten), await FoundAsync(key));
            await WriteAsync(tables => tables.Consents.Lift([key]));
            Assert.Null(await FoundAsync(key));
        }
        await WriteAsync(tables => tables.Consents.Suppress([Row(SuppressionCause.Complaint)]));
        await WriteAsync(tables => tables.Consents.Suppress([Row(SuppressionCause.Forgotten)]));
        await WriteAsync(tables => tables.Consents.Lift([key]));
        Assert.Equal(SuppressionCause.Complaint, (await FoundAsync(key))?.Cause);
    }

    private async Task<SuppressionWords?> FoundAsync(SuppressionKey key)
    {
        var found = await ListAsync<SuppressionWords>((tables, take) => tables.Consents.Suppressions([key], (_, words) => take(words)));
        return found.Count == 0 ? null : found[0];
    }

    private static IEnumerable<string> Decided(Forgetting table) => table.Kept.Split(", ").Concat(Emptied(table));

    private static IEnumerable<string> Emptied(Forgetting table) =>
        table.Emptied.Length == 0 ? [] : table.Emptied.Split(", ").Select(one => one.Split(" = ")[0]);

    private List<IDictionary<string, object?>> All(string table, string key, Guid person) => Store.Read(connection => connection
        .Query($"SELECT * FROM {table} WHERE {key} = @person", new { person }).Select(row => (IDictionary<string, object?>)row).ToList());

    /// <summary>A row with something in every column, whatever the columns are.</summary>
    private Task InsertAsync(string table, string key, Guid person)
    {
        var columns = Columns().Where(column => column.Table == table).ToList();
        var values = new DynamicParameters();
        foreach (var (_, name, type) in columns)
        {
            if (name == "bucket") values.Add(name, Bucket.Of(person));
            else if (name == key) values.Add(name, person);
            else if (name == "erased_at") values.Add(name, null);
            else if (type == "uuid") values.Add(name, Made.Id(name, 1));
            else if (type == "bytea") values.Add(name, new byte[] { 1 });
            else if (type == "bigint") values.Add(name, 1L);
            else values.Add(name, $"{name} 1");
        }
        var names = string.Join(", ", columns.Select(column => column.Name));
        return Store.WriteAsync(connection => connection.Execute(
            $"INSERT INTO {table} ({names}) VALUES ({string.Join(", ", columns.Select(column => "@" + column.Name))})", values));
    }

    private List<(string Table, string Name, string Type)> Columns() =>
        Store.Read(connection => connection.Query<(string, string, string)>(StoreColumns.Sql(IsSqlite)).ToList());
}
