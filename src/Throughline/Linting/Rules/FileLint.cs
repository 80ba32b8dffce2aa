using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Messages;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL282x: files of the library that a step hands over, and whether anybody gets them.</summary>
internal static class FileLint
{
    public static LintRule NotThere { get; } = new(Error, "TL2821", "A file to hand over that is not in the library",
        "This step hands over {0}, and there is no file of that name in your library.",
        "Put the file into the library, or choose one that is there.",
        "Whoever is to get it would get no letter: letters are held until every file of theirs is there.",
        (road, say) =>
        {
            if (road.Context.Files is not { } files) return;
            foreach (var step in road.Steps)
                if (GivenBy(step) is { } file && !files.Contains(file)) say.At($"{step.Path}.gives", file);
        });

    public static LintRule Nobody { get; } = new(Warning, "TL2822", "A file that nobody hands over",
        "This step is to hand over {0}, and has neither a message to put it in nor a task for somebody who gives it to them.",
        "Write the message, or make it a task of your team.",
        "They are promised something here, and it never reaches them.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (GivenBy(step) is { } file && !step.HasMessage && step.Draft.Assignment is null) say.At($"{step.Path}.gives", file);
        });

    public static LintRule NothingToOpen { get; } = new(Warning, "TL2823", "A file that nobody can open",
        "This step waits until they open a file, and hands none over.",
        "Choose the file that the step hands over, or put one into the message.",
        "They would wait here until their time is over, whatever they do.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (step.HasMessage && Road.Clean(step.Draft.Done?.Event) == EventNames.FileOpened && FilesOf(step).Count == 0)
                    say.At($"{step.Path}.done");
        });

    public static ImmutableArray<LintRule> All { get; } = [NotThere, Nobody, NothingToOpen];

    /// <summary>The file that a step hands over; null where it names none.</summary>
    public static string? GivenBy(RoadStep step) => FileLinks.IsKey(step.Draft.Gives) ? step.Draft.Gives : null;

    /// <summary>Whatever of the library its letters lead to, and what it hands over.</summary>
    public static List<string> FilesOf(RoadStep step) =>
        [.. step.Texts.SelectMany(text => text.Links).Select(link => FileLinks.KeyOf(link.Address)).Append(GivenBy(step))
            .OfType<string>().Distinct(StringComparer.Ordinal)];
}
