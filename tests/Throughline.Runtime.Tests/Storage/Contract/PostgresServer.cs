using System.Diagnostics;
using Npgsql;
using Throughline.Runtime.Storage.Dialects.Postgres;

[assembly: AssemblyFixture(typeof(Throughline.Tests.Storage.Contract.PostgresServer))]

namespace Throughline.Tests.Storage.Contract;

/// <summary>
/// A PostgreSQL of the tests' own, in a temporary folder, reached by a socket there: started by the first test that asks
/// for a database, stopped after the last one. It also stops when the tests die, because its shell then reads the end of its input.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Template = "throughline_template";

    // PostgreSQL refuses to run as root, so root lends it the user its package made.
    private const string Script = """
        set -e
        "$1/initdb" -D "$2" -U throughline -A trust -E UTF8 --locale=C --no-sync >/dev/null
        printf "%s\n" "listen_addresses = ''" "unix_socket_directories = '$2'" "fsync = off" "max_connections = 200" >>"$2/postgresql.conf"
        "$1/pg_ctl" -D "$2" -w -l "$2/log" start >/dev/null
        echo ready
        cat >/dev/null
        "$1/pg_ctl" -D "$2" -m immediate stop >/dev/null
        """;

    private static readonly string? _programs = FindPrograms();
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"throughline-postgres-{Guid.NewGuid():N}");
    private readonly Lazy<Task> _started;
    private Process? _shell;
    private int _databases;

    public PostgresServer() => _started = new(StartAsync);

    /// <summary>An empty store of its own, as a connection string; skips the test where PostgreSQL is not installed.</summary>
    public async Task<string> NewStoreAsync()
    {
        Assert.False(
            _programs is null && Environment.GetEnvironmentVariable("CI") is { Length: > 0 },
            "PostgreSQL is missing. Install the Debian package postgresql-15.");
        Assert.SkipWhen(_programs is null, "PostgreSQL is not installed; it comes with the Debian package postgresql-15.");
        await _started.Value;
        var name = $"t{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {Template}");
        return Store(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_shell is null) return;
        NpgsqlConnection.ClearAllPools();
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync()
    {
        string[] asWhom = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];
        string[] command = [.. asWhom, "sh", "-c", Script, "sh", _programs!, _folder];
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/", UseShellExecute = false };
        start.RedirectStandardInput = start.RedirectStandardOutput = true;
        _shell = Process.Start(start)!;
        Assert.Equal("ready", await _shell.StandardOutput.ReadLineAsync());
        await ExecuteAsync($"CREATE DATABASE {Template}");
        await using var made = new PostgresDatabase(Store(Template)); // its schema is made once, then copied
    }

    private string Store(string database) =>
        $"Host={_folder};Username=throughline;Database={database};Maximum Pool Size=20;Include Error Detail=true";

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Store("postgres"));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The folder with initdb: where Debian puts the newest version, or on the path.</summary>
    private static string? FindPrograms()
    {
        const string debian = "/usr/lib/postgresql";
        string[] versions = Directory.Exists(debian) ? Directory.GetDirectories(debian) : [];
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return versions.OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var number) ? number : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .Concat(paths)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
    }
}
