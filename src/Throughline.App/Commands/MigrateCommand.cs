using System.CommandLine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Commands;

/// <summary><c>throughline migrate</c>: brings the data up to this version without serving.</summary>
internal static class MigrateCommand
{
    public static TaughtCommand Create(Terminal terminal)
    {
        var data = DataStore.FolderOption();
        var command = new Command("migrate", "Bring the data up to this version. The server does so by itself when it starts.") { data };
        command.SetAction(async (parsed, _) =>
        {
            await using var store = DataStore.Open(parsed.GetValue(data));
            foreach (var number in store.Database.Migrated) terminal.Out.WriteLine($"Applied {number}: {Migrations.TitleOf(number)}.");
            terminal.Out.WriteLine(store.Database.Migrated.Count == 0
                ? $"Nothing to do: the data is at schema {Migrations.Newest}, the newest this version knows."
                : $"The data is at schema {Migrations.Newest} now.");
            return ExitCode.Ok;
        });
        return new(
            command,
            new Example("throughline migrate", "Says what it applied, or that there was nothing to do."),
            new Example("throughline backup before-upgrade.zip && throughline migrate", "As it should be done: there is no way back but the backup."));
    }
}
