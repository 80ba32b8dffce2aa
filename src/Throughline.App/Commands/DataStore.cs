using System.CommandLine;
using Throughline.App.Design;
using Throughline.Primitives;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Accounts;

namespace Throughline.App.Commands;

/// <summary>A data folder that a command has open, beside the server if that runs.</summary>
internal sealed class DataStore : IAsyncDisposable
{
    private readonly FolderHold _hold;

    private DataStore(string folder, FolderHold hold, Database database)
    {
        (Folder, _hold, Database) = (folder, hold, database);
        Workspaces = new Workspaces(database, TimeProvider.System);
    }

    public string Folder { get; }
    public Database Database { get; }
    public Workspaces Workspaces { get; }

    public static Option<string?> FolderOption() =>
        new("--data") { HelpName = "FOLDER", Description = "The data folder. Otherwise THROUGHLINE__DATA, or “data”." };

    public static Option<string?> WorkspaceOption() =>
        new("--workspace") { HelpName = "NAME", Description = "Which business, by its name; needed where there are several." };

    /// <summary>The folder somebody named, or the one that is used otherwise.</summary>
    public static string FolderOf(string? named) => named ?? ServeOptions.FromEnvironment().DataFolder;

    /// <param name="create">Whether the data is made where there is none.</param>
    /// <exception cref="CommandProblem">There is no data, or it cannot be opened.</exception>
    public static DataStore Open(string? named, bool create = false)
    {
        var folder = FolderOf(named);
        var file = FileOf(folder, create);
        var hold = FolderHold.ForCommand(folder);
        PrivateFiles.Tighten(folder);
        try
        {
            return new DataStore(folder, hold, Database.Open(file));
        }
        catch (StoreException error)
        {
            hold.Dispose();
            throw new CommandProblem(error.Message);
        }
    }

    /// <summary>The database file of a folder.</summary>
    /// <exception cref="CommandProblem">There is none.</exception>
    public static string FileOf(string folder, bool create = false)
    {
        var file = new ServeOptions(folder).DatabaseFile;
        return create || File.Exists(file)
            ? file
            : throw new CommandProblem($"There is no data in “{folder}” yet. Start “throughline serve” there first, or name another folder with --data.");
    }

    /// <summary>An engine over this store that does not run: it takes in and decides, and the server, or the next one, carries out.</summary>
    public Task<EngineParts> EngineAsync() => EngineParts.OpenAsync(Database, new EngineOptions(ServeOptions.FromEnvironment().PublicAddress));

    /// <summary>The business somebody named, or the only one.</summary>
    /// <exception cref="CommandProblem">There is none, it is not clear which, or nobody knows that name.</exception>
    public Workspace Choose(string? name)
    {
        var all = Workspaces.All();
        if (all.Count == 0) throw new CommandProblem($"There is no business in “{Folder}” yet. Open the page of “throughline serve” and make one, or let “throughline import” make one with --workspace NAME --create.");
        if (name is null)
            return all.Count == 1 ? all[0] : throw new CommandProblem($"There are several businesses. Say which one with --workspace: {Listed(all)}.");
        var named = all.Where(workspace => workspace.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase) || workspace.Id.ToString() == name.Trim()).ToList();
        return named switch
        {
            [var one] => one,
            [] => throw new CommandProblem($"There is no business “{name}”.{(Nearest.To(name, all.Select(workspace => workspace.Name)) is { } near ? $" Did you mean “{near}”?" : "")} There is: {Listed(all)}."),
            _ => throw new CommandProblem($"Several businesses are called “{name}”. Give the id of one instead: {string.Join(", ", named.Select(workspace => workspace.Id))}."),
        };
    }

    /// <summary>As <see cref="Choose"/>, making the business where there is none of that name.</summary>
    public async Task<Workspace> ChooseOrCreateAsync(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new CommandProblem("--create needs the name of the business: --workspace NAME --create.");
        if (Workspaces.All().Any(workspace => workspace.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))) return Choose(name);
        var id = await Workspaces.CreateAsync(name.Trim(), TimeZones.OfServer(TimeProvider.System), OnlyAccount());
        return Workspaces.Find(id)!;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _hold.Dispose();
    }

    /// <summary>Whose the new business is: with no account yet it waits for the first one; with several, nobody can tell.</summary>
    private string? OnlyAccount()
    {
        return new AccountReader(Database).First(2) switch
        {
            [] => null,
            [var only] => only,
            _ => throw new CommandProblem("There are several accounts, so it is not clear whose the business would be. Make it on the page, under “Add a business”."),
        };
    }

    private static string Listed(IEnumerable<Workspace> all) => string.Join(", ", all.Select(workspace => $"“{workspace.Name}”"));
}
