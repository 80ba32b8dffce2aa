using System.Globalization;
using System.Text;
using Throughline.Journeys;

namespace Throughline.Drawings;

/// <summary>The journey in the text of Mermaid's <c>journey</c> diagram, for wikis and notes that draw it.</summary>
public static class MermaidJourney
{
    private const int LongestText = 200;
    private const int Neutral = 3;

    // Each begins a line of another meaning.
    private static readonly string[] _words = ["title", "section", "journey", "accTitle", "accDescr"];

    /// <summary>
    /// Stages are sections; each step is <c>title: score: who</c>, where the planned feeling −2 to +2 becomes 1 to 5 and a
    /// missing one 3. Signs with a meaning of their own become signs that look alike.
    /// </summary>
    public static string Text(JourneyDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var text = new StringBuilder("journey\n");
        text.Append("    title ").Append(Safe(draft.Name, "A journey without a name")).Append('\n');
        var steps = StepTexts.Entries(draft.Steps);
        foreach (var run in StageRuns.Of(draft, 0, steps.Length))
        {
            text.Append("    section ").Append(Safe(run.Name, "No stage yet")).Append('\n');
            for (var i = run.From; i < run.From + run.Count; i++) AppendStep(text, steps[i], i + 1);
        }
        return text.ToString();
    }

    private static void AppendStep(StringBuilder text, StepDraft step, int number)
    {
        var score = StepTexts.FeelsOf(step) is { } feels ? feels + Neutral : Neutral;
        text.Append(CultureInfo.InvariantCulture, $"      {Safe(StepTexts.TitleOf(step), $"Step {number}")}: {score}: Customer");
        if (StepTexts.Text(step.Owner) is { } owner) text.Append(", ").Append(Safe(owner, "Owner").Replace(",", " ", StringComparison.Ordinal));
        text.Append('\n');
    }

    private static string Safe(string? text, string otherwise)
    {
        var clean = new StringBuilder();
        foreach (var rune in FlowingText.Clean(text ?? "").EnumerateRunes())
        {
            if (clean.Length >= LongestText) break;
            clean.Append(rune.Value switch
            {
                ':' => "∶",
                ';' => ",",
                '#' => "＃",
                '%' => "％",
                '<' => "‹",
                '>' => "›",
                '{' => "(",
                '}' => ")",
                '"' => "”",
                '`' => "’",
                '\\' => "/",
                _ => rune.ToString(),
            });
        }
        var safe = string.Join(' ', clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (safe.Length == 0) return otherwise;
        return _words.Any(word => safe.StartsWith(word, StringComparison.OrdinalIgnoreCase)) || !char.IsLetterOrDigit(safe[0]) ? "“" + safe + "”" : safe;
    }
}
