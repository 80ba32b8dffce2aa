using System.Collections.Immutable;
using System.Globalization;
using Throughline.Journeys;

namespace Throughline.Drawings;

/// <summary>The map as a table for spreadsheets: a line for each step, a column for each thing that is said about it.</summary>
public sealed record JourneyMatrix(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Lines)
{
    private static readonly ImmutableArray<MatrixColumn> _columns =
    [
        new("Stage", step => step.Stage), new("Key", step => step.Key), new("Title", step => step.Title),
        .. MapRows.All.SelectMany(row => row.Parts.IsEmpty && row.TextOf is { } text ? [new(row.Name, text)] : row.Parts),
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
}
