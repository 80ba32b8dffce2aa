using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;

namespace Throughline.Tests.Storage.Contract;

/// <summary>
/// What every store must do, with an empty one for each test. A class of the suite has two subclasses of one line: the one
/// for SQLite gives no server, the one for PostgreSQL the server of this run. A new table of people data joins by being written
/// and read back in one of the classes; the merge and the schema find it by themselves.
/// </summary>
public abstract class StoreContract(PostgresServer? server) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("throughline-contract-");

    internal Database Store { get; private set; } = null!;

    internal bool IsSqlite => server is null;

    /// <summary>Null on SQLite.</summary>
    protected PostgresServer? Server => server;

    public async ValueTask InitializeAsync() =>
        Store = Database.Open(server is null ? Path.Combine(_folder.FullName, "store.db") : await server.NewStoreAsync());

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Store is not null) await Store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    internal Task WriteAsync(Action<PeopleTables> work) => Store.TransactAsync(tables =>
    {
        work(tables);
        return true;
    });

    /// <summary>What a reading method hands over, as a list.</summary>
    internal Task<List<T>> ListAsync<T>(Action<PeopleTables, Action<T>> read) => Store.TransactAsync(tables =>
    {
        var found = new List<T>();
        read(tables, found.Add);
        return found;
    });
}
