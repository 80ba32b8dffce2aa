using System.CommandLine;
using System.Globalization;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Commands;

/// <summary><c>throughline restore</c>: brings a backup back, and keeps what it replaces.</summary>
internal static class RestoreCommand
{
    public static TaughtCommand Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A backup, or a folder that an earlier restore kept." };
        var data = DataStore.FolderOption();
        var command = new Command("restore", "Bring a backup back. It is looked through first; what it replaces is kept beside it. The server must be stopped.") { file, data };
        command.SetAction((parsed, cancel) => Task.Run(() =>
            RestoreAsync(
                terminal, DataStore.FolderOf(parsed.GetValue(data)), parsed.GetRequiredValue(file), TimeProvider.System, cancel), cancel));
        return new(
            command,
            new Example("throughline restore monday.zip", "Checks it, puts it in place, and says where the data it replaced is kept."),
            new Example("throughline restore data/replaced-2026-03-02T09-15-00", "Takes a restore back."));
    }

    private static async Task<int> RestoreAsync(Terminal terminal, string folder, string source, TimeProvider clock, CancellationToken cancel)
    {
        if (!File.Exists(source) && !Directory.Exists(source)) throw new CommandProblem($"There is no “{source}”. Check the path.");
        using var hold = FolderHold.Alone(folder);
        var now = clock.GetLocalNow().ToString("yyyy-MM-dd'T'HH-mm-ss", CultureInfo.InvariantCulture);
        var (staging, kept) = (Free(Path.Combine(folder, $"restoring-{now}")), Free(Path.Combine(folder, $"replaced-{now}")));
        try
        {
            var contents = Stage(terminal, source, staging, cancel);
            var forgotten = await ForgetAgainAsync(folder, staging);
            var hadData = CommandFiles.Try(folder, () => BackupRestore.Swap(folder, staging, kept));
            Say(terminal, contents, source, hadData ? kept : null);
            Say(terminal, forgotten);
            return ExitCode.Ok;
        }
        catch (BadBackupException bad)
        {
            throw new CommandProblem(bad.Message);
        }
        finally
        {
            if (Directory.Exists(staging)) Directory.Delete(staging, recursive: true);
        }
    }

    /// <summary>Whoever was forgotten in the data that is replaced is forgotten in the backup too, before anybody can open it.</summary>
    /// <returns>Null where nobody can tell who that is.</returns>
    private static async Task<ForgottenAgain?> ForgetAgainAsync(string folder, string staging)
    {
        if (BackupRestore.Erased(folder) is not { } list) return null;
        if (list.People.Count == 0) return default(ForgottenAgain);
        await using var store = DataStore.Open(staging);
        await using var engine = await store.EngineAsync();
        return await engine.Erasing.EraseAgainAsync(list);
    }

    /// <summary>The path, with a number behind it where there is such a folder already.</summary>
    private static string Free(string path) =>
        Enumerable.Range(2, 1000).Select(n => string.Create(CultureInfo.InvariantCulture, $"{path}-{n}")).Prepend(path).First(candidate => !Directory.Exists(candidate));

    private static BackupContents Stage(Terminal terminal, string source, string staging, CancellationToken cancel)
    {
        using var progress = new ProgressLine(terminal, TimeProvider.System, "Looking through the backup");
        return CommandFiles.Try(source, () => BackupRestore.Stage(source, staging, progress.Show, cancel));
    }

    private static void Say(Terminal terminal, BackupContents contents, string source, string? kept)
    {
        var made = contents.MadeAt is { } at ? $", made at {at}" : "";
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Restored {source}{made}: {contents.Businesses:N0} {(contents.Businesses == 1 ? "business" : "businesses")}, {contents.People:N0} people."));
        if (kept is null) return;
        terminal.Out.WriteLine($"What it replaced is kept in {kept}. To take this back: throughline restore {kept}");
        terminal.Out.WriteLine("What was sent after this backup was made is not known to it, and may leave a second time when the server starts.");
    }

    private static void Say(Terminal terminal, ForgottenAgain? forgotten)
    {
        foreach (var line in Lines(forgotten)) terminal.Out.WriteLine(line);
    }

    private static IEnumerable<string> Lines(ForgottenAgain? forgotten)
    {
        if (forgotten is not { } them)
        {
            yield return "The data that was replaced cannot be read, so nobody can tell who asked to be forgotten since this backup was "
                + "made. If somebody did, forget them again on their page.";
            yield break;
        }
        if (them.Again > 0)
            yield return $"{People(them.Again)} who had asked to be forgotten {(them.Again == 1 ? "was" : "were")} in it, "
                + $"and {(them.Again == 1 ? "is" : "are")} forgotten again.";
        if (them.Unreadable > 0)
            yield return $"{People(them.Unreadable)} who had asked to be forgotten could not be: what was kept of a road of theirs cannot "
                + "be read. “throughline doctor” says which.";
        if (them.ByIdAlone > 0)
            yield return $"The backup is of another server. {People(them.ByIdAlone)} who asked to be forgotten "
                + $"{(them.ByIdAlone == 1 ? "is" : "are")} not in it under the id they had here. Under another, or when they come in "
                + "again with a list, they may be written to.";
    }

    private static string People(int n) => n == 1 ? "1 person" : string.Create(CultureInfo.InvariantCulture, $"{n:N0} people");
}
