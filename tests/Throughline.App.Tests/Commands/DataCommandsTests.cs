using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using NodaTime;
using Throughline.App.Commands;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Commands;

/// <summary>In, out, away and back: the commands that work on a data folder.</summary>
public sealed class DataCommandsTests : TempFolder
{
    private static readonly string[] Bread = ["--workspace", "Bread", "--create"];

    // ---- in and out ----

    [Fact]
    public async Task Everybody_who_was_exported_can_be_imported_again()
    {
        var people = Write("people.csv", "email,first_name,zone,consent,company\nana@example.com,Ana,Europe/Lisbon,yes,=1+1\nben@example.com,Ben,,no,Müller & Söhne\n+44 20 7946 0018,x,,,\n");
        var run = await CommandRun.Of(["import", "people", people, "--data", Data, .. Bread]);
        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Equal("Bread: 2 people added, 0 known before, 1 row left out.", run.Out.Split('\n')[0]);
        var result = await File.ReadAllTextAsync(In("people.result.csv"));
        Assert.Contains("\n4,rejected,", result.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        await Do("export", "people", "--data", Data, "--out", In("out.csv"));
        var exported = await File.ReadAllTextAsync(In("out.csv"));
        Assert.Contains("'=1+1", exported, StringComparison.Ordinal);
        var printed = await Do("export", "people", "--data", Data);
        Assert.Equal(exported.TrimStart('\uFEFF').ReplaceLineEndings("\n"), printed.Out);
        Assert.Equal("2 people written.\n", printed.Error);

        await Do(["import", "people", In("out.csv"), "--data", In("other"), .. Bread]);
        Assert.Equal(printed.Out, (await Do("export", "people", "--data", In("other"))).Out);
        Assert.Contains("0 people added, 2 known before", (await Do("import", "people", In("out.csv"), "--data", In("other"))).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_journey_takes_people_in_and_is_exported_in_canonical_form()
    {
        var first = await Do(["import", "journey", Sample("product.yaml"), "--publish", "--data", Data, .. Bread]);
        Assert.Equal("first-real-loaf: published as version 1. Newcomers take it from now on.\n", first.Out);
        Assert.Contains("live already", (await Do("import", "journey", Sample("product.yaml"), "--publish", "--data", Data)).Out, StringComparison.Ordinal);
        Assert.Equal(JourneyFile.Write(JourneyFile.Read(await File.ReadAllTextAsync(Sample("product.yaml"))).Draft!), (await Do("export", "journeys", "--live", "--data", Data)).Out);

        var people = Write("people.csv", "email,consent\nana@example.com,yes\n");
        await Do("import", "people", people, "--journey", "first-real-loaf", "--entry", "market-stall", "--data", Data);
        Assert.Equal(1, Count("SELECT COUNT(*) FROM enrollment"));
        Assert.Contains("1 walk along a road looked at", (await Do("doctor", "--data", Data)).Out, StringComparison.Ordinal);

        var events = (await Do("export", "events", "--data", Data)).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(("Person Imported", "ana@example.com"), (events[0].GetProperty("event").GetString(), events[0].GetProperty("email").GetString()));

        await Do("import", "journey", Sample("service.yaml"), "--data", Data);
        Assert.Contains("Say where to with --out FOLDER.", (await CommandRun.Of("export", "journeys", "--data", Data)).Error, StringComparison.Ordinal);
        await Do("export", "journeys", "--data", Data, "--out", In("journeys"));
        Assert.Equal(["first-real-loaf.yaml", "garden-put-right.yaml"], Directory.EnumerateFiles(In("journeys")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task With_one_broken_journey_none_is_taken_in()
    {
        await Do(["import", "people", Write("people.csv", "email\nana@example.com\n"), "--data", Data, .. Bread]);
        var run = await CommandRun.Of("import", "journey", Sample("product.yaml"), Write("broken.yaml", "journey: broken\n"), "--publish", "--data", Data);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("broken.yaml:1:1: error", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, Count("SELECT COUNT(*) FROM journey"));
    }

    // As on the page: what is plainly broken in its words is not let out to people, and the draft is kept all the same when asked.
    [Fact]
    public async Task What_the_linter_calls_an_error_is_not_published()
    {
        await Do(["import", "people", Write("people.csv", "email\nana@example.com\n"), "--data", Data, .. Bread]);
        var file = Write("left-over.yaml", File.ReadAllText(Sample("product.yaml")).Replace("subject: ", "subject: \"[INSERT DATE]\" #",
            StringComparison.Ordinal));
        var run = await CommandRun.Of("import", "journey", file, "--publish", "--data", Data);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("TL2324", run.Error, StringComparison.Ordinal);
        Assert.Contains("No journey was taken in.", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, Count("SELECT COUNT(*) FROM journey"));
        Assert.Contains("kept as a draft", (await Do("import", "journey", file, "--data", Data)).Out, StringComparison.Ordinal);
        Assert.Equal(0, Count("SELECT COUNT(*) FROM journey_version"));
    }

    // ---- what is wrong is told ----

    public static TheoryData<string[], string> Mistakes() => new()
    {
        { ["import", "people", "{missing.csv}", "--data", "{data}"], "There is no file “{missing.csv}”. Check the path." },
        { ["import", "people", "{folder}", "--data", "{data}"], "“{folder}” is a folder. Name one file." },
        { ["import", "people", "{empty.csv}", "--data", "{data}"], "{empty.csv}: The file is empty." },
        { ["import", "people", "{people.csv}", "--data", "{nowhere}"], "There is no data in “{nowhere}” yet." },
        { ["import", "people", "{people.csv}", "--data", "{data}"], "There are several businesses. Say which one with --workspace: “Bread”, “Wine”." },
        { ["import", "people", "{people.csv}", "--data", "{data}", "--workspace", "Braed"], "There is no business “Braed”. Did you mean “Bread”?" },
        { ["import", "people", "{people.csv}", "--data", "{data}", "--create"], "--create needs the name of the business" },
        { ["import", "people", "{people.csv}", "--data", "{data}", "--workspace", "Bread", "--journey", "road"], "Bread has no journey “road”." },
        { ["import", "people", "{people.csv}", "--data", "{data}", "--workspace", "Bread", "--entry", "door"], "--entry needs --journey" },
        { ["import", "people", "{people.csv}", "--data", "{data}", "--workspace", "Bread", "--result", "{people.csv}"], "The result file would take the place of the input." },
        { ["import", "journey", "{people.csv}", "--data", "{data}", "--workspace", "Bread"], "{people.csv}:1:1: error" },
        { ["import", "journey", "{missing.yaml}", "--data", "{data}", "--workspace", "Bread"], "{missing.yaml}: error: There is no such file." },
        { ["export", "people", "--data", "{data}", "--workspace", "Bread", "--out", "{folder}"], "“{folder}” is a folder. Name a file in it." },
        { ["export", "people", "--data", "{data}", "--workspace", "Bread", "--out", "{no/people.csv}"], "There is no folder for “{no/people.csv}”. Check the path." },
        { ["export", "journeys", "--data", "{data}", "--workspace", "Bread"], "Bread has no journey yet." },
        { ["migrate", "--data", "{nowhere}"], "There is no data in “{nowhere}” yet." },
        { ["doctor", "--data", "{nowhere}"], "There is no data in “{nowhere}” yet." },
        { ["backup", "{people.csv}", "--data", "{data}"], "“{people.csv}” exists already. Name another file" },
        { ["backup", "{no/b.zip}", "--data", "{data}"], "There is no folder for “{no/b.zip}”. Check the path." },
        { ["restore", "{missing.zip}", "--data", "{data}"], "There is no “{missing.zip}”. Check the path." },
        { ["restore", "{people.csv}", "--data", "{data}"], "“{people.csv}” is damaged, or not a backup of Throughline." },
        { ["restore", "{folder}", "--data", "{data}"], "There is no throughline.db in “{folder}”." },
        { ["demo", "--data", "{data}"], "There is data in “{data}” already, and made-up people do not belong among real ones." },
        { ["demo", "--people", "0", "--data", "{nowhere}"], "--people: 0 is out of range. Give a number from 1 to 1,000,000." },
        { ["doctor", "--data", "{people.csv}"], "There is no data in “{people.csv}” yet." },
        { ["doctor", "--data", "{notours}"], "“{notours/throughline.db}” cannot be opened" },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public async Task A_mistake_names_what_is_wrong_and_the_fix(string[] args, string expected)
    {
        Directory.CreateDirectory(In("folder"));
        Directory.CreateDirectory(In("notours"));
        Write("notours/throughline.db", new string('x', 5000));
        Write("empty.csv", "");
        var people = Write("people.csv", "email\nana@example.com\n");
        await Do(["import", "people", people, "--data", Data, .. Bread, "--result", In("r.csv")]);
        await Do("import", "people", people, "--data", Data, "--workspace", "Wine", "--create", "--result", In("r.csv"));

        var run = await CommandRun.Of([.. args.Select(Named)]);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains(Named(expected), run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--details", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder, "*.part", SearchOption.AllDirectories));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder, "restoring-*", SearchOption.AllDirectories));
    }

    private string Named(string text) => Regex.Replace(text, @"\{(?<path>[^}]+)\}", match => In(match.Groups["path"].Value), RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    // ---- away and back ----

    [Fact]
    public async Task A_backup_made_under_load_is_of_one_moment_and_restores_well()
    {
        await Do(["import", "journey", Sample("product.yaml"), "--publish", "--data", Data, .. Bread]);
        Directory.CreateDirectory(Path.Combine(Data, "keys"));
        await File.WriteAllTextAsync(Path.Combine(Data, "keys", "key-1.xml"), "<key/>");
        await using (var database = Database.Open(Path.Combine(Data, "throughline.db")))
        {
            await using var engine = await EngineParts.OpenAsync(database, new EngineOptions(new Uri("https://example.com")));
            var workspace = new Workspaces(database, TimeProvider.System).All().Single().Id;
            using var enough = new CancellationTokenSource();
            var load = LoadAsync(engine, workspace, enough.Token);
            await Do("backup", In("one.zip"), "--data", Data);
            await enough.CancelAsync();
            Assert.True(await load > 0);
        }
        using (var zip = await ZipFile.OpenReadAsync(In("one.zip")))
            Assert.Equal(["backup.json", "keys/key-1.xml", "throughline.db"], zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));

        await Do("restore", In("one.zip"), "--data", In("other"));
        Assert.Contains("All is well.", (await Do("doctor", "--data", In("other"))).Out, StringComparison.Ordinal);
        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine(In("other"), "keys", "key-1.xml")));
    }

    [Fact]
    public async Task A_restore_keeps_what_it_replaces_and_can_be_taken_back()
    {
        var people = Write("people.csv", "email\nana@example.com\n");
        await Do(["import", "people", people, "--data", Data, .. Bread]);
        await Do("backup", In("one.zip"), "--data", Data);
        await Do("import", "people", Write("more.csv", "email\nben@example.com\ncleo@example.com\n"), "--data", Data);

        var run = await Do("restore", In("one.zip"), "--data", Data);
        Assert.Equal(1, Count("SELECT COUNT(*) FROM person"));
        var kept = Assert.Single(Directory.EnumerateDirectories(Data, "replaced-*"));
        Assert.Contains($"To take this back: throughline restore {kept}", run.Out, StringComparison.Ordinal);

        Assert.Contains("1 business, 3 people.", (await Do("restore", kept, "--data", Data)).Out, StringComparison.Ordinal);
        Assert.Equal(3, Count("SELECT COUNT(*) FROM person"));
    }

    [Fact]
    public async Task A_damaged_backup_changes_nothing()
    {
        await Do(["import", "people", Write("people.csv", "email\nana@example.com\n"), "--data", Data, .. Bread]);
        await Do("backup", In("one.zip"), "--data", Data);
        var label = await EntryAsync("backup.json");
        using (var zip = await ZipFile.OpenAsync(In("one.zip"), ZipArchiveMode.Update))
        {
            zip.GetEntry("backup.json")!.Delete();
            await using var stream = await zip.CreateEntry("backup.json").OpenAsync();
            await stream.WriteAsync(Encoding.UTF8.GetBytes(label.Replace("\"sha256\":\"", "\"sha256\":\"00", StringComparison.Ordinal)));
        }
        var run = await CommandRun.Of("restore", In("one.zip"), "--data", Data);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("is damaged", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, Count("SELECT COUNT(*) FROM person"));
        Assert.Empty(Directory.EnumerateDirectories(Data, "replaced-*"));
    }

    [Fact]
    public async Task While_a_server_holds_the_folder_nothing_is_replaced_and_no_second_one_starts()
    {
        await Do(["import", "people", Write("people.csv", "email\nana@example.com\n"), "--data", Data, .. Bread]);
        await Do("backup", In("one.zip"), "--data", Data);
        using (FolderHold.ForServer(Data))
        {
            Assert.Contains("Stop it first.", (await CommandRun.Of("restore", In("one.zip"), "--data", Data)).Error, StringComparison.Ordinal);
            Assert.Contains("is running on", (await CommandRun.Of("serve", "--data", Data, "--urls", "http://127.0.0.1:0")).Error, StringComparison.Ordinal);
            await Do("doctor", "--data", Data);
            await Do("backup", In("two.zip"), "--data", Data);
        }
        await Do("restore", In("two.zip"), "--data", Data);
    }

    [Fact]
    public async Task Migrating_what_is_up_to_date_does_nothing_and_what_is_newer_is_refused()
    {
        await Do(["import", "people", Write("people.csv", "email\nana@example.com\n"), "--data", Data, .. Bread]);
        Assert.StartsWith("Nothing to do", (await Do("migrate", "--data", Data)).Out, StringComparison.Ordinal);
        await using (var database = Database.Open(Path.Combine(Data, "throughline.db")))
            await database.WriteAsync(connection => connection.Execute("PRAGMA user_version = 9999"));
        var run = await CommandRun.Of("migrate", "--data", Data);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("newer Throughline", run.Error, StringComparison.Ordinal);
    }

    private static async Task<int> LoadAsync(EngineParts engine, Guid workspace, CancellationToken enough)
    {
        var sent = 0;
        while (!enough.IsCancellationRequested)
        {
            var batch = Enumerable.Range(0, 50).Select(i => new InboundEvent(
                workspace, InboundKind.Track, $"m{sent + i}", "Form Submitted", $"u{sent + i}", null, Instant.FromUtc(2026, 3, 2, 9, 0),
                JsonSerializer.SerializeToElement(new { form = "why-bread-fails" }), default)).ToList();
            await engine.Intake.AcceptAsync(batch, CancellationToken.None);
            sent += batch.Count;
        }
        return sent;
    }

    private async Task<string> EntryAsync(string name)
    {
        using var zip = await ZipFile.OpenReadAsync(In("one.zip"));
        using var reader = new StreamReader(await zip.GetEntry(name)!.OpenAsync());
        return await reader.ReadToEndAsync();
    }

    private long Count(string sql)
    {
        using var connection = Throughline.Runtime.Storage.Dialects.Sqlite.SqliteFile.Open(Path.Combine(Data, "throughline.db"));
        return connection.ExecuteScalar<long>(sql);
    }
}
