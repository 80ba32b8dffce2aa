using System.Collections.Immutable;
using System.Globalization;
using Throughline.Journeys;

namespace Throughline.Drawings;

/// <summary>The map as a table for spreadsheets: a line for each step, a column for each thing that is said about it.</summary>
public sealed record JourneyMatrix(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Lines)
{
    private static readonly (string Name, Func<StepDraft, string?> Of)[] _columns =
    [
        ("Stage", step => step.Stage), ("Key", step => step.Key), ("Title", step => step.Title),
        ("They do", step => step.Does), ("They think", step => step.Thinks), ("They feel", step => step.Feels),
        ("Tone", step => step.Tone), ("We say", StepTexts.MessageOf), ("Where", step => step.Platform),
        ("Promises made", step => Keys(step.Makes)), ("Promises kept", step => Keys(step.Keeps)),
        ("Purpose", step => step.Purpose), ("Leads to", step => step.Goal), ("Owner", step => step.Owner), ("Task", StepTexts.TaskOf), ("Tool", step => step.Tool),
        ("What could stop them", step => step.Obstacle), ("Our answer", step => step.Answer), ("How we know it is done", StepTexts.DoneOf), ("What good looks like", step => step.Standard),
    ];

    /// <param name="numbers">By the key of the step; null leaves the columns of numbers out.</param>
    public static JourneyMatrix Of(JourneyDraft draft, IReadOnlyDictionary<string, StepNumbers>? numbers = null)
    {
        ArgumentNullException.ThrowIfNull(draft);
        string[] counted = numbers is null ? [] : ["Here now", "Came by", "Did it"];
        return new(["Step", .. _columns.Select(column => column.Name), .. counted], [.. StepTexts.Entries(draft.Steps).Select((step, i) => Line(step, i + 1, numbers))]);
    }

    private static ImmutableArray<string> Line(StepDraft step, int number, IReadOnlyDictionary<string, StepNumbers>? numbers)
    {
        var line = _columns.Select(column => column.Of(step) ?? "").Prepend(Number(number));
        if (numbers is null) return [.. line];
        return numbers.TryGetValue(step.Key ?? "", out var counts)
            ? [.. line, Number(counts.Here), Number(counts.Reached), Number(counts.Done)]
            : [.. line, "", "", ""];
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Keys(ImmutableArray<string> keys) => keys.IsDefaultOrEmpty ? null : string.Join(", ", keys);
}
