using System.CommandLine;
using System.Globalization;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Commands;

/// <summary><c>throughline doctor</c>: proves that nobody was lost, or says who.</summary>
internal static class DoctorCommand
{
    public static TaughtCommand Create(Terminal terminal)
    {
        var data = DataStore.FolderOption();
        var command = new Command("doctor", "Prove that everybody who entered is somewhere, and that whoever stands still has a reason to. Changes nothing; the server may be running.") { data };
        command.SetAction(async (parsed, _) =>
        {
            await using var store = DataStore.Open(parsed.GetValue(data));
            if (await new StoreProbe(store.Database, TimeProvider.System).LookAsync() is { } trouble) throw new CommandProblem($"Nothing can be written into “{store.Folder}”. {trouble}");
            await using var engine = await store.EngineAsync();
            var diagnosis = await Task.Run(() => Examine(terminal, store, engine), CancellationToken.None);
            Write(terminal, diagnosis);
            return diagnosis.IsWell ? ExitCode.Ok : diagnosis.Ailments.Any(ailment => ailment.Check == Doctor.FileCheck)
                ? ExitCode.BadInput : ExitCode.Findings;
        });
        return new(
            command,
            new Example("throughline doctor", "Says that all is well, or what is not, one sentence for each."),
            new Example("throughline doctor || mail -s \"Throughline needs a look\" jill@example.com", "Every night: the exit code is 3 where something needs a look."));
    }

    private static Diagnosis Examine(Terminal terminal, DataStore store, EngineParts engine)
    {
        using var progress = new ProgressLine(terminal, TimeProvider.System, "Looking at everybody");
        var all = new EnrollmentReader(store.Database).Count();
        return new Doctor(store.Database, engine.Catalogue).Examine(seen => progress.Show(all == 0 ? 1 : (double)seen / all, seen));
    }

    private static void Write(Terminal terminal, Diagnosis diagnosis)
    {
        foreach (var group in diagnosis.Ailments.GroupBy(ailment => ailment.Check))
        {
            terminal.Out.WriteLine(terminal.Paint(Paint.Bad, Heading(group.Key)));
            foreach (var ailment in group) terminal.Out.WriteLine($"  {ailment.Sentence}");
        }
        if (diagnosis.Ailments.Any(ailment => ailment.Check == Doctor.FileCheck)) return;
        var looked = string.Create(CultureInfo.InvariantCulture, $"{diagnosis.Enrollments:N0} {(diagnosis.Enrollments == 1 ? "walk" : "walks")} along a road looked at.");
        terminal.Out.WriteLine(diagnosis.IsWell
            ? $"{terminal.Paint(Paint.Good, "All is well.")} {looked} Everybody who entered is somewhere, and nobody stands still without a reason."
            : $"{looked} Please report this, with what stands above; a backup made now helps to find the cause.");
        foreach (var note in diagnosis.Notes) terminal.Out.WriteLine($"Worth knowing: {note}");
    }

    private static string Heading(string check) => check switch
    {
        "file" => "The database file",
        "conservation" => "Counters that do not agree with a recount",
        "people" => "Numbers of people that do not agree with a recount",
        "words" => "People who are not found by what is known of them",
        "lists" => "Lists behind the numbers that do not agree with a recount",
        "stuck" => "People who stand still without a reason",
        "versions" => "Published versions that cannot be read",
        "nobody" => "What belongs to nothing that is known",
        "roads" => "Walks that cannot be what they say",
        "library" => "Files of the library that are not whole",
        "hand-outs" => "People who wait for something that is nowhere",
        _ => check,
    };
}
