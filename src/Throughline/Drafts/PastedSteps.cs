using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Throughline.Journeys;

namespace Throughline.Drafts;

/// <summary>A step that a pasted text makes.</summary>
/// <param name="Stage">Key of a stage of the journey; null where the text names none.</param>
/// <param name="Values">What else is said of it: path inside the step, and text.</param>
public sealed record PastedStep(string Title, string? Stage, ImmutableArray<KeyValuePair<string, string>> Values)
{
    /// <summary>As an entry of the list of steps.</summary>
    /// <param name="stage">Its stage where it names none itself.</param>
    public JsonObject ToEntry(string? stage)
    {
        var entry = new JsonObject { ["title"] = Title };
        if ((Stage ?? stage) is { } at) entry["stage"] = at;
        foreach (var (path, text) in Values)
        {
            var dot = path.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0) entry[path] = StepWords.IsList(path) ? new JsonArray([.. Keyed(text)]) : text;
            else
            {
                var group = entry[path[..dot]] as JsonObject ?? [];
                group[path[(dot + 1)..]] = text;
                entry[path[..dot]] = group;
            }
        }
        return entry;
    }

    private static IEnumerable<JsonNode?> Keyed(string text) =>
        text.Split([',', ';', '\n']).Select(Keys.From).OfType<string>().Distinct(StringComparer.Ordinal).Select(key => JsonValue.Create(key));
}

/// <summary>
/// Steps out of a text from elsewhere. A list: each line is a step, a deeper line is a note of the step above it
/// ("owner: Ana", or just words, which are its purpose), a line with a stage's name begins that stage. A range of a
/// spreadsheet: each row is a step; where the first row names what is in the columns, each goes where it belongs.
/// Whatever cannot be placed is kept as words in the purpose: nothing is lost.
/// </summary>
/// <param name="LeftOut">Steps beyond <see cref="Most"/>.</param>
public sealed record PastedSteps(ImmutableArray<PastedStep> Steps, bool IsTable, int LeftOut)
{
    /// <summary>Steps that one paste makes, at most.</summary>
    public const int Most = 500;

    /// <summary>Characters that are read, at most.</summary>
    public const int MaxText = 1_000_000;

    private const int LongestTitle = 200;

    /// <param name="stages">Of the journey.</param>
    public static PastedSteps Read(string text, ImmutableArray<Stage> stages)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = Clean(text.Length > MaxText ? text[..MaxText] : text);
        var isTable = IsTabular(clean);
        var found = isTable ? PastedTable.Read(clean, stages) : PastedList.Read(clean, stages);
        return new([.. found.Take(Most)], isTable, Math.Max(0, found.Count - Most));
    }

    /// <summary>The one edit that makes them all, after the step with this id; at the end where null.</summary>
    public DraftEdit? ToEdit(DraftDocument document, string? after)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (Steps.IsEmpty) return null;
        var ids = document.Ids("steps");
        var anchor = after is not null && ids.Contains(after) ? after : ids.IsEmpty ? null : ids[^1];
        var stage = anchor is null ? DraftStages.Of(document.Draft)[0].Key : document.Text($"steps[#{anchor}].stage");
        var entries = new List<JsonObject>();
        foreach (var step in Steps)
        {
            stage = step.Stage ?? stage;
            entries.Add(step.ToEntry(stage));
        }
        entries.Reverse(); // each goes right after the same step, so the last one goes first
        return new DraftEdit.Several([.. entries.Select(entry => new DraftEdit.Insert("steps", anchor, entry))]);
    }

    /// <summary>A step with this title; what is too long for one is kept whole in its purpose.</summary>
    internal static PastedStep Step(string title, string? stage, IEnumerable<KeyValuePair<string, string>> values)
    {
        var line = title.ReplaceLineEndings(" ").Trim();
        if (line.Length <= LongestTitle) return new(line, stage, Merged(values));
        var cut = line.LastIndexOf(' ', LongestTitle - 2) is > LongestTitle / 2 and var space ? space : LongestTitle - 2;
        if (char.IsHighSurrogate(line[cut - 1])) cut--;
        return new(line[..cut] + "…", stage, Merged(values.Prepend(new("purpose", line))));
    }

    /// <summary>Several notes of one place are its lines.</summary>
    private static ImmutableArray<KeyValuePair<string, string>> Merged(IEnumerable<KeyValuePair<string, string>> values) =>
        [.. values.GroupBy(value => value.Key).Select(group => KeyValuePair.Create(group.Key, StepWords.IsOneOf(group.Key) ? group.First().Value : string.Join('\n', group.Select(value => value.Value))))];

    /// <summary>The stage that a text names, by its name or its key.</summary>
    internal static string? StageOf(string text, ImmutableArray<Stage> stages)
    {
        var named = text.Trim().TrimEnd(':').Trim();
        return stages.FirstOrDefault(stage => named.Equals(stage.Name, StringComparison.OrdinalIgnoreCase) || named.Equals(stage.Key, StringComparison.OrdinalIgnoreCase)
            || Keys.From(named) is { } key && key == Keys.From(stage.Name))?.Key;
    }

    private static bool IsTabular(string text)
    {
        var (tabbed, lines) = (0, 0);
        foreach (var line in text.EnumerateLines())
        {
            var said = line.Trim();
            if (said.IsEmpty) continue;
            lines++;
            if (said.Contains('\t')) tabbed++;
        }
        return tabbed > 0 && tabbed * 2 >= lines;
    }

    /// <summary>Line feeds alone, no half characters, no control characters but tabs.</summary>
    private static string Clean(string text)
    {
        var clean = new System.Text.StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value is '\n' or '\t' || !System.Text.Rune.IsControl(rune) && rune.Value is not (0xFEFF or 0xFFFE or 0xFFFF or 0xFFFD)) clean.Append(rune.Value == 0xA0 ? " " : rune.ToString());
        return clean.ToString();
    }
}
