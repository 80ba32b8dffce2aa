using Dapper;
using Throughline.App.Commands;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Dialects.Sqlite;

namespace Throughline.App.Tests.Commands;

/// <summary>Ana asks to be forgotten, and whatever is restored afterwards, she is, and nobody writes to her.</summary>
public sealed class Forgotten_after_a_restore : TempFolder
{
    private const string Again = "1 person who had asked to be forgotten was in it, and is forgotten again.";

    [Fact]
    public async Task Yesterdays_backup_a_folder_kept_and_a_list_of_names_bring_nobody_back()
    {
        await Do("import", "journey", Sample("product.yaml"), "--publish", "--data", Data, "--workspace", "Bread", "--create");
        var list = Write("people.csv",
            "email,first_name,last_name,consent\nana.quill@example.com,Anastasia,Quillfeather,yes\nben@example.com,Ben,,yes\n");
        await Do("import", "people", list, "--journey", "first-real-loaf", "--entry", "market-stall", "--data", Data);
        await Do("backup", In("monday.zip"), "--data", Data);
        await EraseAsync(Data, "ana.quill@example.com");
        await Do("backup", In("tuesday.zip"), "--data", Data);

        var run = await Do("restore", In("monday.zip"), "--data", Data);
        Assert.Contains(Again, run.Out, StringComparison.Ordinal);
        AssertForgotten();
        await Do("doctor", "--data", Data);

        // The kept folder knows it itself; a kept folder of before does not.
        var kept = Directory.EnumerateDirectories(Data, "replaced-*").Single();
        Assert.DoesNotContain("forgotten", (await Do("restore", kept, "--data", Data)).Out, StringComparison.Ordinal);
        AssertForgotten();
        await Do("restore", In("monday.zip"), "--data", In("other"));
        Assert.Contains("ana.quill", Text(In("other")), StringComparison.Ordinal); // there nobody asked
        Directory.Move(In("other"), In("before"));
        Assert.Contains(Again, (await Do("restore", In("before"), "--data", Data)).Out, StringComparison.Ordinal);
        AssertForgotten();
        Assert.Contains("1 business, 1 ", (await Do("restore", In("tuesday.zip"), "--data", Data)).Out, StringComparison.Ordinal);
        AssertForgotten();

        var import = await Do("import", "people", list, "--journey", "first-real-loaf", "--entry", "market-stall", "--data", Data);
        Assert.Matches("1 (person|people) added, 1 known before", import.Out);
        Assert.Equal(1, Count(Data, "SELECT COUNT(*) FROM suppression WHERE cause = 3"));
        await Do("doctor", "--data", Data);
    }

    [Fact]
    public async Task What_a_backup_of_another_server_cannot_tell_is_said()
    {
        foreach (var data in (string[])[Data, In("other")])
            await ImportAsync(data);
        await Do("backup", In("other.zip"), "--data", In("other"));
        await EraseAsync(Data, "ana.quill@example.com");
        var run = await Do("restore", In("other.zip"), "--data", Data);
        Assert.Contains("The backup is of another server. 1 person who asked to be forgotten is not in it under the id they had here",
            run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_data_that_is_replaced_cannot_be_read_it_is_said()
    {
        await ImportAsync(Data);
        await Do("backup", In("one.zip"), "--data", Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "throughline.db"), "no database at all, and long enough to be looked at as one");
        var run = await Do("restore", In("one.zip"), "--data", Data);
        Assert.Contains("nobody can tell who asked to be forgotten", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 business, 1", run.Out, StringComparison.Ordinal);
    }

    private Task<CommandRun> ImportAsync(string data) => Do(
        "import", "people", Write("people.csv", "email\nana.quill@example.com\n"), "--data", data, "--workspace", "Bread", "--create");

    private void AssertForgotten()
    {
        Assert.Equal(1, Count(Data, "SELECT COUNT(*) FROM person WHERE erased_at IS NULL"));
        Assert.Equal(1, Count(Data, "SELECT COUNT(*) FROM person WHERE erased_at IS NOT NULL"));
        Assert.Equal(1, Count(Data, "SELECT COUNT(*) FROM suppression WHERE cause = 3"));
        Assert.Equal(1, Count(Data, "SELECT COUNT(*) FROM erased"));
        using (var connection = SqliteFile.Open(Path.Combine(Data, "throughline.db"))) connection.Execute("VACUUM");
        var text = Text(Data);
        Assert.DoesNotContain("ana.quill", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Quillfeather", text, StringComparison.Ordinal);
        Assert.Contains("ben@example.com", text, StringComparison.Ordinal);
    }

    private static string Text(string folder)
    {
        SqliteFile.TidyUp(Path.Combine(folder, "throughline.db"));
        return System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(folder, "throughline.db")));
    }

    private static async Task EraseAsync(string data, string email)
    {
        await using var store = DataStore.Open(data);
        await using var engine = await store.EngineAsync();
        var (person, workspace) = store.Database.Read(connection => connection.QuerySingle<(Guid, Guid)>(
            "SELECT person_id, workspace_id FROM identity WHERE value = @email", new { email }));
        Assert.Equal(ErasingOutcome.Done, await engine.Erasing.EraseAsync(workspace, person, "jill"));
    }

    private static long Count(string data, string sql)
    {
        using var connection = SqliteFile.Open(Path.Combine(data, "throughline.db"));
        return connection.ExecuteScalar<long>(sql);
    }
}
