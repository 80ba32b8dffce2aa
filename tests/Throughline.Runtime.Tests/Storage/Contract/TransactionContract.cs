using System.Collections.Immutable;
using System.Globalization;
using Throughline.People;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;

namespace Throughline.Tests.Storage.Contract;

public sealed class TransactionsOnSqlite() : TransactionContract(null);

public sealed class TransactionsOnPostgres(PostgresServer server) : TransactionContract(server)
{
    [Fact]
    public async Task Due_people_whom_another_transaction_keeps_are_passed_by()
    {
        await WriteAsync(tables =>
        {
            tables.People.Save([.. Enumerable.Range(0, 3).Select(n => Made.Somebody(Made.Person(n)))]);
            tables.Enrollments.Insert([.. Enumerable.Range(0, 3).Select(n => Made.Road(Made.Person(n), n, Made.Now))]);
        });
        var (kept, free) = (new TaskCompletionSource(), new TaskCompletionSource());
        var keeping = WriteAsync(tables =>
        {
            tables.People.Lock([Made.Person(1)], _ => { });
            kept.SetResult();
            free.Task.Wait(TimeSpan.FromSeconds(30));
        });
        await kept.Task;
        var due = await ListAsync<PersonRow>((tables, take) => tables.Enrollments.LockDue(Made.Now, 10, take));
        free.SetResult();
        await keeping;
        Assert.Equal(new HashSet<Guid> { Made.Person(0), Made.Person(2) }, [.. due.Select(person => person.Id)]);
    }

    [Fact]
    public async Task Readers_are_answered_while_every_writer_is_busy()
    {
        await using var small = Database.Open(await Server!.NewStoreAsync() + ";Maximum Pool Size=4");
        var (busy, free, begun) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        var writing = Enumerable.Range(0, 6).Select(_ => small.TransactAsync(_ =>
        {
            if (Interlocked.Increment(ref begun) == 2) busy.SetResult();
            return free.Task.Wait(TimeSpan.FromSeconds(30));
        })).ToList();
        await busy.Task;
        Assert.Equal(0, small.Read(connection => Dapper.SqlMapper.ExecuteScalar<int>(connection, "SELECT COUNT(*) FROM person")));
        Assert.Equal(2, begun);
        free.SetResult();
        Assert.All(await Task.WhenAll(writing), Assert.True);
    }
}

/// <summary>What transactions promise one another.</summary>
public abstract class TransactionContract(PostgresServer? server) : StoreContract(server)
{
    [Fact]
    public async Task Transactions_about_one_person_wait_for_each_other_and_none_is_lost()
    {
        const int visits = 200;
        await WriteAsync(tables => tables.People.Save([Counted(0)]));
        await Task.WhenAll(Enumerable.Range(0, visits).Select(_ => WriteAsync(tables =>
        {
            var seen = 0;
            tables.People.Lock([Made.Person(1)], person => seen = int.Parse(person.Facts.Traits["n"], CultureInfo.InvariantCulture));
            tables.People.Save([Counted(seen + 1)]);
        })));
        var people = await ListAsync<PersonRow>((tables, take) => tables.People.Lock([Made.Person(1)], take));
        Assert.Equal(Made.Text(visits), Assert.Single(people).Facts.Traits["n"]);
    }

    [Fact]
    public async Task Transactions_that_keep_many_people_never_wait_crosswise()
    {
        var ids = Enumerable.Range(0, 20).Select(Made.Person).ToList();
        await WriteAsync(tables => tables.People.Save([.. ids.Select(id => Made.Somebody(id))]));
        await Task.WhenAll(Enumerable.Range(0, 60).Select(n => WriteAsync(tables =>
        {
            var mine = n % 2 == 0 ? ids : Enumerable.Reverse(ids).ToList();
            tables.People.Lock(mine, _ => { });
            tables.People.Save([.. mine.Select(id => Made.Somebody(id, Made.Text(n)))]);
        })));
        var people = await ListAsync<PersonRow>((tables, take) => tables.People.Lock(ids, take));
        Assert.Single(people.Select(person => person.Facts.FirstName).Distinct());
    }

    [Fact]
    public async Task Of_many_who_claim_one_identity_at_once_one_wins_and_the_others_are_decided_anew()
    {
        var key = new IdentityKey(Made.Business, new Identity(IdentityKind.Email, "ana@example.org"));
        var found = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Store.TransactAsync(tables =>
        {
            var known = default(Guid?);
            tables.Identities.Find([key], (_, owner) => known = owner.PersonId);
            if (known is { } somebody) return somebody;
            tables.People.Save([Made.Somebody(Made.Person(n))]);
            tables.Identities.Claim([new(key.WorkspaceId, Made.Person(n), key.Identity)]);
            return Made.Person(n);
        })));
        var one = Assert.Single(found.Distinct());
        Assert.Equal([one], Store.Read(connection => Dapper.SqlMapper.Query<Guid>(connection, "SELECT id FROM person").ToList()));
    }

    [Fact]
    public async Task What_fails_is_undone_whole_and_its_neighbours_stay()
    {
        var all = Enumerable.Range(0, 50).Select(n => WriteAsync(tables =>
        {
            tables.People.Save([Made.Somebody(Made.Person(n))]);
            if (n % 5 == 0) throw new InvalidOperationException("No.");
            tables.Enrollments.Insert([Made.Road(Made.Person(n), n)]);
        })).ToList();
        foreach (var (task, n) in all.Select((task, n) => (task, n)))
            if (n % 5 == 0) await Assert.ThrowsAsync<InvalidOperationException>(() => task);
            else await task;
        Assert.Equal((40, 40), Store.Read(connection => (
            Dapper.SqlMapper.ExecuteScalar<int>(connection, "SELECT COUNT(*) FROM person"), Dapper.SqlMapper.ExecuteScalar<int>(
                connection, "SELECT COUNT(*) FROM enrollment"))));
    }

    [Fact]
    public async Task A_machine_that_stops_between_two_writes_leaves_neither()
    {
        var left = 1;
        Store.BeforeWrite = () =>
        {
            if (left-- == 0) throw new IOException("The machine stopped.");
        };
        await Assert.ThrowsAsync<IOException>(() => WriteAsync(tables =>
        {
            tables.People.Save([Made.Somebody(Made.Person(1))]);
            tables.Enrollments.Insert([Made.Road(Made.Person(1), 1)]);
        }));
        Store.BeforeWrite = null;
        Assert.Equal(0, Store.Read(connection => Dapper.SqlMapper.ExecuteScalar<int>(connection, "SELECT COUNT(*) FROM person")));
        await WriteAsync(tables => tables.People.Save([Made.Somebody(Made.Person(1))]));
        Assert.Equal(1, Store.Read(connection => Dapper.SqlMapper.ExecuteScalar<int>(connection, "SELECT COUNT(*) FROM person")));
    }

    [Fact]
    public async Task A_reader_sees_what_was_answered_and_nothing_half_done()
    {
        await WriteAsync(tables =>
        {
            tables.People.Save([Made.Somebody(Made.Person(1))]);
            Assert.Equal(0, Store.Read(connection => Dapper.SqlMapper.ExecuteScalar<int>(connection, "SELECT COUNT(*) FROM person")));
        });
        Assert.Equal(1, Store.Read(connection => Dapper.SqlMapper.ExecuteScalar<int>(connection, "SELECT COUNT(*) FROM person")));
    }

    [Fact]
    public async Task Definitions_change_by_the_same_rule()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.WriteAsync(connection =>
        {
            Dapper.SqlMapper.Execute(connection, "INSERT INTO setting (name, value) VALUES ('a', 'b')");
            throw new InvalidOperationException("No.");
        }));
        Assert.Equal(0, Store.Read(connection => Dapper.SqlMapper.ExecuteScalar<int>(connection, "SELECT COUNT(*) FROM setting")));
    }

    private static PersonRow Counted(int n)
    {
        var person = Made.Somebody(Made.Person(1));
        return person with { Facts = person.Facts with { Traits = ImmutableDictionary<string, string>.Empty.Add("n", Made.Text(n)) } };
    }
}
