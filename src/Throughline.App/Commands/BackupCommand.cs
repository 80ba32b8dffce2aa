using System.CommandLine;
using System.Globalization;
using NodaTime;
using Throughline.Runtime.Storage;

namespace Throughline.App.Commands;

/// <summary><c>throughline backup</c>: one file with everything, while the server runs.</summary>
internal static class BackupCommand
{
    public static TaughtCommand Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The backup to make. It must not exist yet." };
        var data = DataStore.FolderOption();
        var command = new Command("backup", "Copy everything into one file. The server may be running; the copy is of one moment.") { file, data };
        command.SetAction((parsed, cancel) => Task.Run(() => Make(terminal, DataStore.FolderOf(parsed.GetValue(data)), parsed.GetRequiredValue(file), cancel), cancel));
        return new(
            command,
            new Example("throughline backup monday.zip", "The database, and the keys that protect sign-in and the mail password, in one file."),
            new Example("throughline backup /mnt/other-disk/throughline-$(date +%F).zip", "One a day, as a nightly job makes it."));
    }

    private static int Make(Terminal terminal, string folder, string target, CancellationToken cancel)
    {
        _ = DataStore.FileOf(folder);
        if (File.Exists(target) || Directory.Exists(target)) throw new CommandProblem($"“{target}” exists already. Name another file, so that no backup is lost.");
        using var hold = FolderHold.ForCommand(folder);
        using (var progress = new ProgressLine(terminal, TimeProvider.System, "Copying"))
            CommandFiles.Try(target, () => WithWords(() => Backup.Write(folder, target, Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()), progress.Show, cancel)));
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target}: {new FileInfo(target).Length / 1024.0 / 1024.0:N1} MB. It holds your customers’ data and the keys to it: keep it where only you can read it."));
        return ExitCode.Ok;
    }

    private static T WithWords<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (StoreException error)
        {
            throw new CommandProblem(error.Message);
        }
    }
}
