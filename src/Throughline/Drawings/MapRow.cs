using System.Collections.Immutable;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;

namespace Throughline.Drawings;

/// <summary>A row of the map: one question that is asked of every step.</summary>
/// <param name="Key">Its name in addresses and in kept views.</param>
/// <param name="Name">Its header.</param>
/// <param name="Question">What is asked where nothing is said yet.</param>
public sealed record MapRow(string Key, string Name, string Question = "")
{
    /// <summary>False for a row that shows itself only to those who ask for it.</summary>
    public bool IsUsual { get; init; } = true;

    /// <summary>True for a row that is left out where no step says anything in it.</summary>
    public bool IsOnlyWhereUsed { get; init; }

    /// <summary>
    /// Whether customers live through it or see it themselves, on whichever side of the line it stands. Whatever does not say
    /// so is backstage: a map for strangers leaves it out unless its owner shows them everything.
    /// </summary>
    public bool IsSeen { get; init; }

    /// <summary>What is counted in it, for a row of numbers.</summary>
    public Measure? Counts { get; init; }

    /// <summary>What a step says in it, in plain words; null for the line and for numbers.</summary>
    internal Func<StepDraft, string?>? TextOf { get; init; }

    /// <summary>What a step says in it, in plain words; null where it says nothing.</summary>
    public string? SaidOf(StepDraft step) => TextOf?.Invoke(step);

    /// <summary>The parts that a spreadsheet has columns of their own for; the whole text where empty.</summary>
    internal ImmutableArray<MatrixColumn> Parts { get; init; } = [];
}

/// <summary>One thing that is said about a step, as spreadsheets like it.</summary>
internal sealed record MatrixColumn(string Name, Func<StepDraft, string?> Of);

/// <summary>The one table of rows that the screen, the drawing and the spreadsheet go by.</summary>
public static class MapRows
{
    public static MapRow Feels { get; } = new("feels", "How they feel")
    {
        IsSeen = true,
        TextOf = step => StepTexts.FeelsOf(step) is { } feels ? StepTexts.Signed(feels) : null,
        Parts = [new("How they feel", step => step.Feels)],
    };

    /// <summary>No row of words: where it stands, what customers live through ends and what is done for that begins.</summary>
    public static MapRow Line { get; } = new("line", "Line of visibility");

    /// <summary>All of them, from top to bottom.</summary>
    public static ImmutableArray<MapRow> All { get; } =
    [
        new("does", "What they do", "What do they do here?") { IsSeen = true, TextOf = step => step.Does },
        new("thinks", "What they think", "What goes through their mind?") { IsSeen = true, TextOf = step => step.Thinks },
        Feels,
        Line,
        new("tone", "Tone", "How do you sound?") { IsSeen = true, TextOf = step => step.Tone },
        new("message", "Message", "What do you say?") { IsSeen = true, TextOf = StepTexts.MessageOf },
        new("platform", "Platform", "Where does it happen?") { IsSeen = true, TextOf = step => step.Platform },
        new("purpose", "Purpose", "Why is this step there?") { TextOf = step => step.Purpose },
        new("promises", "Promises", "What do you promise?") { IsSeen = true, TextOf = StepTexts.PromisesOf, Parts = [new("Promises made", step => StepTexts.Keys(step.Makes)), new("Promises kept", step => StepTexts.Keys(step.Keeps))] },
        new("owner", "Owner and task", "Who looks after it?") { TextOf = step => StepTexts.Join(": ", step.Owner, StepTexts.TaskOf(step)), Parts = [new("Owner", step => step.Owner), new("Task", StepTexts.TaskOf)] },
        new("tool", "Tool", "What do you do it with?") { TextOf = step => step.Tool },
        new("obstacle", "Obstacle and answer", "What could stop them?") { TextOf = step => StepTexts.Join(" → ", step.Obstacle, step.Answer), Parts = [new("Obstacle", step => step.Obstacle), new("Answer", step => step.Answer)] },
        new("process", "How we do it", "Part by part, how is it done?")
        {
            IsOnlyWhereUsed = true,
            TextOf = PaperTexts.ProcessOf,
            Parts = [new("Process", PaperTexts.ProcessInFull), new("Minutes of work", PaperTexts.MinutesInDigits)],
        },
        new("standing", "Standing touchpoint", "What is there for everybody?")
        {
            IsOnlyWhereUsed = true,
            TextOf = PaperTexts.StandingOf,
            Parts =
            [
                new("Standing touchpoint", step => step.Standing?.What), new("Where it is", step => step.Standing?.Where),
                new("State", step => step.Standing?.State), new("Look again", step => step.Standing?.LookAgain),
            ],
        },
        new("gives", "What they get in hand", "What do you hand over?")
        {
            IsOnlyWhereUsed = true,
            TextOf = step => StepTexts.Text(step.Gives) is { } file ? FileLinks.InWords(file) : null,
            Parts = [new("File", step => step.Gives)],
        },
        new("done", "How we know it is done", "What shows that it is done?") { TextOf = StepTexts.DoneOf },
        new("actual", "Actual use", "How do people really use it?") { IsUsual = false, TextOf = step => step.Actual },
        new("shows", "What it shows", "Which of your values do they see?") { IsUsual = false, TextOf = step => step.Shows },
        new("delight", "Delight", "What would surprise them, and for how much?") { IsUsual = false, TextOf = step => step.Delight },
        new("standard", "Standard", "What does good look like?") { IsUsual = false, TextOf = step => step.Standard },
        new("evidence", "Evidence", "How do you know?") { IsUsual = false, TextOf = step => step.Evidence },
        new("goal", "Goal", "Where does it move them?") { IsUsual = false, TextOf = step => step.Goal },
        new("mini", "Mini product", "Which mini product did they buy?") { IsUsual = false, TextOf = step => step.Mini },
        new("needs", "What comes before", "What must come before it?")
        {
            IsUsual = false,
            TextOf = PaperTexts.NeedsOf,
            Parts = [new("Needs", step => StepTexts.Keys(step.Needs))],
        },
        new("reached", "Reached") { IsUsual = false, Counts = Measure.Reached },
        new("here", "Here now") { IsUsual = false, Counts = Measure.Waiting },
        new("finished", "Done") { IsUsual = false, Counts = Measure.Done },
        new("given-up", "Given up") { IsUsual = false, Counts = Measure.GivenUp },
    ];

    /// <summary>Those that are shown where nobody chose.</summary>
    public static ImmutableArray<MapRow> Usual { get; } = [.. All.Where(row => row.IsUsual)];

    /// <summary>The head of a drawing's columns.</summary>
    internal static MapRow Title { get; } = new("title", "Step") { IsSeen = true, TextOf = StepTexts.TitleOf };

    /// <summary>The numbers of a drawing, all in one row.</summary>
    internal static MapRow People { get; } = new("people", "People");

    /// <summary>The rows without those that are only there where they are used, and are not.</summary>
    public static ImmutableArray<MapRow> UsedIn(JourneyDraft draft, ImmutableArray<MapRow> rows)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var steps = StepTexts.Entries(draft.Steps);
        return [.. rows.Where(row => !row.IsOnlyWhereUsed || steps.Any(step => row.TextOf?.Invoke(step) is not null))];
    }

    /// <summary>The row with this key.</summary>
    public static MapRow? Find(string key) => All.FirstOrDefault(row => row.Key == key);

    /// <summary>The rows with these keys, each once, in this order; unknown keys are left out.</summary>
    public static ImmutableArray<MapRow> Of(IEnumerable<string> keys) =>
        [.. keys.Distinct(StringComparer.Ordinal).Select(key => All.FirstOrDefault(row => row.Key == key)).OfType<MapRow>()];

    /// <summary>Whether the table has it below the line of visibility.</summary>
    public static bool IsBelowLine(MapRow row) => All.IndexOf(row) > All.IndexOf(Line);
}
