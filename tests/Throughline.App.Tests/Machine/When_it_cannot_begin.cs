using System.Net;
using System.Net.Sockets;
using Dapper;
using Microsoft.Data.Sqlite;
using Throughline.App.Commands;
using Throughline.App.Tests.Commands;

namespace Throughline.App.Tests.Machine;

/// <summary>What keeps a command or the server from beginning is said in a sentence that names the cause and what to do, with exit code
/// 2.</summary>
public sealed class When_it_cannot_begin : TempFolder
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://localhost:5080")]
    [InlineData("http://localhost:99999")]
    [InlineData("http://localhost:port")]
    [InlineData("http://")]
    [InlineData("http://local host:80")]
    [InlineData("http://localhost:5080/journeys")]
    [InlineData(";")]
    [InlineData("http://localhost:0;tcp://x:1")]
    public async Task An_address_that_is_none_is_named(string urls)
    {
        var said = await RefusedAsync("serve", "--data", Data, "--urls", urls);
        Assert.Contains("is no address to listen on. Give --urls", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var said = await RefusedAsync("serve", "--data", Data, "--urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");
        Assert.Contains("Another program listens on", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_not_this_machines_is_named() =>
        Assert.Contains("cannot listen on http://192.0.2.1:5099",
            await RefusedAsync("serve", "--data", Data, "--urls", "http://192.0.2.1:5099"), StringComparison.Ordinal);

    [Theory]
    [InlineData("serve")]
    [InlineData("doctor")]
    [InlineData("backup")]
    [InlineData("export")]
    public async Task A_file_that_is_no_database_is_called_damaged(string command)
    {
        await SoundAsync();
        Overwrite(0, 200);
        Assert.Contains("damaged", await RefusedAsync(Typed(command)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("doctor")]
    [InlineData("backup")]
    public async Task A_damaged_page_is_found(string command)
    {
        await SoundAsync();
        for (var page = 3; page < 30; page++) Overwrite(page * 4096, 4096);
        var said = await RefusedAsync(Typed(command));
        Assert.Contains("damaged", said, StringComparison.Ordinal);
        Assert.Contains("throughline restore FILE", said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Folder, "kept*"));
    }

    [Fact]
    public async Task A_half_applied_upgrade_is_named()
    {
        await SoundAsync();
        Change("PRAGMA user_version = 4");
        Assert.Contains("Upgrading the data failed at step 5", await RefusedAsync("serve", "--data", Data, "--urls", "http://127.0.0.1:0"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_tables_are_named()
    {
        await SoundAsync();
        Change("DROP TABLE delivery");
        Assert.Contains("The tables are not those of this version",
            await RefusedAsync("serve", "--data", Data, "--urls", "http://127.0.0.1:0"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_of_another_program_is_named_in_seconds()
    {
        await SoundAsync();
        using var other = new SqliteConnection($"Data Source={Database};Pooling=false");
        other.Open();
        using var held = other.BeginTransaction(deferred: false);
        Assert.Contains("Another program keeps the database locked",
            await RefusedAsync("serve", "--data", Data, "--urls", "http://127.0.0.1:0").WaitAsync(TimeSpan.FromSeconds(60)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        var said = await RefusedAsync("serve", "--data", OperatingSystem.IsWindows() ? "Q:\\nowhere" : "/proc/throughline", "--urls",
            "http://127.0.0.1:0");
        Assert.DoesNotContain("already", said, StringComparison.Ordinal);
        Assert.Contains("--data", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_named()
    {
        using var disk = Disk.Mount("4m");
        disk.Fill();
        Assert.Contains("full", await RefusedAsync("serve", "--data", disk.Folder, "--urls", "http://127.0.0.1:0"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_is_read_only_is_named()
    {
        using var disk = Disk.Mount("8m");
        await Do("import", "people", Write("people.csv", "email\nana@example.com\n"), "--data", disk.Folder, "--workspace", "Bread",
            "--create");
        disk.MakeReadOnly();
        foreach (var command in (string[][])[["serve", "--urls", "http://127.0.0.1:0"], ["doctor"]])
        {
            var said = await RefusedAsync([.. command, "--data", disk.Folder]);
            Assert.Contains("read-only", said, StringComparison.Ordinal);
            Assert.DoesNotContain("already", said, StringComparison.Ordinal);
        }
    }

    private string Database => Path.Combine(Data, "throughline.db");

    private string[] Typed(string command) => command switch
    {
        "serve" => ["serve", "--data", Data, "--urls", "http://127.0.0.1:0"],
        "backup" => ["backup", In("kept.zip"), "--data", Data],
        "export" => ["export", "people", "--data", Data],
        _ => [command, "--data", Data],
    };

    private async Task SoundAsync()
    {
        var rows = string.Concat(Enumerable.Range(0, 300).Select(n => $"someone{n}@example.com\n"));
        await Do("import", "people", Write("people.csv", "email\n" + rows), "--data", Data, "--workspace", "Bread", "--create");
    }

    private void Overwrite(long from, int length)
    {
        using var stream = new FileStream(Database, FileMode.Open, FileAccess.Write);
        if (from + length > stream.Length) return;
        stream.Position = from;
        stream.Write([.. Enumerable.Repeat((byte)0xA5, length)]);
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=false");
        connection.Open();
        connection.Execute(sql);
    }

    /// <summary>What it said: one line, with no word of the program's insides.</summary>
    private static async Task<string> RefusedAsync(params string[] typed)
    {
        var run = await CommandRun.Of(typed);
        var said = run.Out + run.Error;
        Assert.True(run.ExitCode == ExitCode.BadInput, $"{run.ExitCode}: {said}");
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite Error", said, StringComparison.Ordinal);
        Assert.DoesNotContain("--details", said, StringComparison.Ordinal);
        return said;
    }
}
