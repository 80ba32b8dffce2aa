using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Hosting;
using Throughline.App.Tests.Commands;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Machine;

/// <summary>The machine fails under a running server: nothing is said to be taken that is not, and it is said what is wrong.</summary>
public sealed class While_it_runs : TempFolder
{
    /// <summary>Ten seconds are promised; as many more are for a machine that does other things as well.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("moved")]
    [InlineData("deleted")]
    [InlineData("replaced")]
    [InlineData("without its log")]
    public async Task A_data_folder_that_is_gone_is_noticed_before_anything_is_taken(string how)
    {
        await using var server = await ServeAsync(Data);
        using var sender = await Sender.OfAsync(server);
        Assert.Equal(HttpStatusCode.OK, (await sender.SendAsync("1")).Status);
        TakeAway(how);

        var (status, retryAfter, text) = await sender.SendAsync("2");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.NotNull(retryAfter);
        Assert.Contains("data folder", text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, true), await HealthAsync(server, "data folder"));
        using var visitor = new Visitor(new Uri(server.Urls.First()));
        Assert.NotNull(server.Services.GetRequiredService<Database>().Trouble);
    }

    [Fact]
    public async Task A_folder_that_was_put_back_is_used_again()
    {
        await using var server = await ServeAsync(Data);
        using var sender = await Sender.OfAsync(server);
        Directory.Move(Data, In("away"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await sender.SendAsync("1")).Status);
        Directory.Move(In("away"), Data);
        Assert.Equal(HttpStatusCode.OK, (await sender.SendAsync("1")).Status);
        Assert.Equal(1, Count(server, "SELECT COUNT(*) FROM event WHERE name = 'Page Read'"));
    }

    [Fact]
    public async Task An_event_that_meets_a_locked_database_is_asked_to_come_again_within_ten_seconds_and_is_taken_once()
    {
        await using var server = await ServeAsync(Data);
        using var sender = await Sender.OfAsync(server);
        using var other = new SqliteConnection($"Data Source={Path.Combine(Data, "throughline.db")};Pooling=false");
        other.Open();
        using (other.BeginTransaction(deferred: false))
        {
            var watch = Stopwatch.StartNew();
            var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(n =>
                sender.SendAsync(n.ToString(System.Globalization.CultureInfo.InvariantCulture))));
            Assert.True(watch.Elapsed < LongestWait, $"It took {watch.Elapsed}.");
            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status));
            Assert.All(answers, answer => Assert.NotNull(answer.RetryAfter));
            Assert.Equal(0, Count(server, "SELECT COUNT(*) FROM event"));
        }
        foreach (var n in (string[])["0", "1", "2", "3", "4", "0"]) Assert.Equal(HttpStatusCode.OK, (await sender.SendAsync(n)).Status);
        Assert.Equal(5, Count(server, "SELECT COUNT(*) FROM event WHERE name = 'Page Read'"));
    }

    [Fact]
    public async Task A_full_disk_is_said_by_health_and_to_senders_until_there_is_room()
    {
        using var disk = Disk.Mount("16m");
        await using var server = await ServeAsync(disk.Folder);
        using var sender = await Sender.OfAsync(server);
        Assert.Equal((HttpStatusCode.OK, true), await HealthAsync(server, "ok"));
        disk.Fill();
        var big = new string('x', 30_000);
        var refused = default((HttpStatusCode Status, RetryConditionHeaderValue? RetryAfter, string Text));
        for (var n = 0; n < 500 && refused.Status != HttpStatusCode.ServiceUnavailable; n++) refused = await sender.SendAsync($"big-{n}",
            big);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Contains("full", refused.Text, StringComparison.Ordinal);
        Assert.NotNull(server.Services.GetRequiredService<Database>().Trouble);
        await sender.SendAsync("small"); // which may fit, and whatever is larger does not
        Assert.NotNull(server.Services.GetRequiredService<Database>().Trouble);
        disk.MakeRoom();
        Assert.Equal(HttpStatusCode.OK, (await sender.SendAsync("after")).Status);
        var watch = Stopwatch.StartNew();
        while (await HealthAsync(server, "ok") is (not HttpStatusCode.OK, _) && watch.Elapsed < LongestWait) continue;
        Assert.Equal((HttpStatusCode.OK, true), await HealthAsync(server, "ok"));
        Assert.Null(server.Services.GetRequiredService<Database>().Trouble);
        await server.StopAsync();
    }

    [Fact]
    public async Task A_page_that_cannot_save_says_so()
    {
        await using var server = await ServeAsync(Data);
        using var visitor = new Visitor(new Uri(server.Urls.First()));
        await visitor.SubmitAsync(await visitor.GetAsync("/welcome"), "form", ShellHost.Owner.Form);
        Directory.Move(Data, In("away"));
        var home = await visitor.GetAsync("/");
        Assert.Contains("Nothing can be saved just now", home.Text, StringComparison.Ordinal);
    }

    private void TakeAway(string how)
    {
        switch (how)
        {
            case "moved":
                Directory.Move(Data, In("away"));
                break;
            case "deleted":
                Directory.Delete(Data, recursive: true);
                break;
            case "replaced":
                Directory.Move(Data, In("away"));
                Directory.CreateDirectory(Data);
                foreach (var file in Directory.EnumerateFiles(In("away"), "*.db*")) File.Copy(file,
                    Path.Combine(Data, Path.GetFileName(file)));
                break;
            default:
                File.Delete(Path.Combine(Data, "throughline.db-wal"));
                break;
        }
    }

    private static long Count(WebApplication server, string sql) =>
        server.Services.GetRequiredService<Database>().Read(connection => connection.ExecuteScalar<long>(sql));

    private static async Task<(HttpStatusCode Status, bool Says)> HealthAsync(WebApplication server, string words)
    {
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
        using var answer = await client.GetAsync("/health");
        return (answer.StatusCode, (await answer.Content.ReadAsStringAsync()).Contains(words, StringComparison.Ordinal));
    }

    private static async Task<WebApplication> ServeAsync(string folder)
    {
        var server = WebHost.Build(new ServeOptions(folder, "http://127.0.0.1:0") { IsQuiet = true });
        await server.StartAsync();
        return server;
    }

    /// <summary>A shop's server that sends events with a key.</summary>
    private sealed class Sender(HttpClient client) : IDisposable
    {
        public static async Task<Sender> OfAsync(WebApplication server)
        {
            var workspace = await server.Services.GetRequiredService<Workspaces>().CreateAsync("Bread", "Europe/Lisbon", "somebody");
            var key = await server.Services.GetRequiredService<ApiKeys>().CreateAsync(new Actor(workspace, "somebody"), "Shop",
                KeyKind.Server, KeyScopes.Events);
            var client = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":")));
            return new Sender(client);
        }

        public async Task<(HttpStatusCode Status, RetryConditionHeaderValue? RetryAfter, string Text)> SendAsync(string messageId,
            string about = "")
        {
            using var content = new StringContent(JsonSerializer.Serialize(new
            {
                messageId,
                userId = "u1",
                @event = "Page Read",
                properties = new { about }
            }), Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync("/v1/track", content);
            return (answer.StatusCode, answer.Headers.RetryAfter, await answer.Content.ReadAsStringAsync());
        }

        public void Dispose() => client.Dispose();
    }
}
