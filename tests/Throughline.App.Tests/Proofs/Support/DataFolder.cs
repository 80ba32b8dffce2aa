using Dapper;
using Microsoft.Data.Sqlite;
using Throughline.Businesses;
using Throughline.People;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Exchange;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Proofs.Support;

/// <summary>A business as a server finds it when it starts.</summary>
internal sealed record Business(Guid Id, string WriteKey);

/// <summary>An empty folder for a server's data; gone at the end.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("throughline-proof-");

    public string Path => _folder.FullName;

    private string DatabaseFile => System.IO.Path.Combine(Path, "throughline.db");

    public static string Journey(string name) => File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "Proofs", "journeys", name));

    /// <summary>Puts in a business with a published journey and a key, while no server runs.</summary>
    public async Task<Business> FurnishAsync(string journey, Func<MailSettings, MailSettings> mail)
    {
        await using var database = Database.Open(DatabaseFile);
        var workspaces = new Workspaces(database, TimeProvider.System);
        var id = await workspaces.CreateAsync("Sound Works", "Europe/Lisbon", "owner");
        await workspaces.ChangeAsync(new Actor(id, "owner"), "settings.mail", settings => settings with
        {
            Mail = mail(settings.Mail with { FromAddress = "hello@sound.example" }),
            Sending = settings.Sending with { CapCount = 0, QuietFrom = "00:00", QuietUntil = "00:00" },
        });
        await using var engine = await EngineParts.OpenAsync(database, new EngineOptions(new Uri("http://localhost")));
        var published = await engine.Publishing.PublishAsync(id, journey, "owner");
        Assert.True(published.VersionId is not null, string.Join('\n', published.Compilation.Findings));
        var keys = new ApiKeys(database, TimeProvider.System);
        return new Business(id, await keys.CreateAsync(new Actor(id, "owner"), "Load", KeyKind.Server, KeyScopes.Events));
    }

    /// <summary>Brings people who agreed to mail onto a journey, while no server runs.</summary>
    public Task BringInAsync(Business business, string journey, IEnumerable<ImportedPerson> people) => OpenAsync((_, engine) =>
        engine.People.AddAsync(business.Id, [.. people.Select(person => person with { EmailConsent = true })], new(GivenBy.Team, "Agreed on paper"), (engine.Publishing.FindJourney(business.Id, journey)!.Value, null)));

    /// <summary>Looks into the store beside a running server.</summary>
    public T Look<T>(Func<SqliteConnection, T> look)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = DatabaseFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return look(connection);
    }

    public long Count(string sql, object? values = null) => Look(connection => connection.ExecuteScalar<long>(sql, values));

    /// <summary>Changes the store while no server runs, as time would have.</summary>
    public Task ChangeAsync(string sql) => OpenAsync((database, _) => database.WriteAsync(connection => connection.Execute(sql)));

    /// <summary>Opens the store as an engine does, while no server runs.</summary>
    public async Task<T> OpenAsync<T>(Func<Database, EngineParts, Task<T>> use)
    {
        await using var database = Database.Open(DatabaseFile);
        await using var engine = await EngineParts.OpenAsync(database, new EngineOptions(new Uri("http://localhost")));
        return await use(database, engine);
    }

    /// <summary>What the doctor finds, while no server runs.</summary>
    public Task<Diagnosis> ExamineAsync() => OpenAsync((database, engine) => Task.FromResult(new Doctor(database, engine.Catalogue).Examine()));

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
