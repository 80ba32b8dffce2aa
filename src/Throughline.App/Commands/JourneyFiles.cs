using Throughline.Journeys;
using Throughline.Runtime.Channels.Rendering;

namespace Throughline.App.Commands;

/// <summary>A journey file that is sound.</summary>
internal sealed record SoundJourney(string File, string Text, Journey Journey);

/// <summary>Reads journey files for commands that need sound ones.</summary>
internal static class JourneyFiles
{
    /// <summary>Reads all of them; where one is not sound, says what is wrong with each as <c>lint</c> does, and throws.</summary>
    /// <exception cref="CommandProblem">A file cannot be read or has errors.</exception>
    public static List<SoundJourney> Load(Terminal terminal, IEnumerable<string> files)
    {
        var linted = files.SelectMany(LintCommand.Expand).Select(file => LintCommand.Lint(file, terminal.In, JourneyCheck.Compile)).ToList();
        var broken = linted.Where(file => !file.IsSound).ToList();
        if (broken.Count == 0) return linted.ConvertAll(file => new SoundJourney(file.File, file.Text, file.Compilation!.Journey!));
        LintReport.WriteText(terminal with { Out = terminal.Error, HasColor = false }, broken);
        throw new CommandProblem("Nothing was done. Put this right first.");
    }

    public static SoundJourney Load(Terminal terminal, string file) =>
        Load(terminal, [file]) is [var only] ? only : throw new CommandProblem($"“{file}” holds several journeys. Name one file.");
}
