using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Journeys;

namespace Throughline.Drafts;

/// <summary>A pasted range of a spreadsheet: columns between tabs, a cell with line breaks or quotes in quotes.</summary>
internal static class PastedTable
{
    private const int MostColumns = 60;

    public static List<PastedStep> Read(string text, ImmutableArray<Stage> stages)
    {
        var rows = Rows(text).Where(row => row.Exists(cell => cell.Length > 0)).ToList();
        if (rows.Count == 0) return [];
        var (columns, hasHeads) = Columns(rows[0]);
        var made = new List<PastedStep>(rows.Count);
        foreach (var row in hasHeads ? rows.Skip(1) : rows)
            if (Step(row, columns, stages) is { } step) made.Add(step);
        return made;
    }

    /// <param name="Path">Where a column goes; null where that is not known, so that it is a note.</param>
    private sealed record Column(string? Path, string Name);

    /// <summary>What the columns are, and whether the first row says so.</summary>
    private static (List<Column> Columns, bool HasHeads) Columns(List<string> first)
    {
        var named = first.ConvertAll(cell => new Column(StepWords.Find(cell), cell));
        var known = named.Count(column => column.Path is not null);
        var hasHeads = known > 0 && (known >= 2 || known == first.Count(cell => cell.Length > 0));
        if (!hasHeads) return ([.. first.Select((_, i) => new Column(i == 0 ? StepWords.Title : null, ""))], false);
        // The title is the column that says so, else the first that is not known.
        if (named.TrueForAll(column => column.Path != StepWords.Title) && named.FindIndex(column => column.Path is null && column.Name.Length > 0) is >= 0 and var index)
            named[index] = named[index] with { Path = StepWords.Title };
        return (named, true);
    }

    private static PastedStep? Step(List<string> row, List<Column> columns, ImmutableArray<Stage> stages)
    {
        string? title = null, stage = null;
        var values = new List<KeyValuePair<string, string>>();
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i].Length == 0) continue;
            var column = i < columns.Count ? columns[i] : new Column(null, "");
            if (column.Path == StepWords.Title && title is null) title = row[i];
            else if (column.Path == StepWords.Stage && PastedSteps.StageOf(row[i], stages) is { } known) stage = known;
            else if (column.Path is null or StepWords.Title or StepWords.Stage) values.Add(new("purpose", column.Name.Length > 0 ? $"{column.Name}: {row[i]}" : row[i]));
            else values.Add(StepWords.Place(column.Path, column.Name, row[i]));
        }
        if (title is not null) return PastedSteps.Step(title, stage, values);
        return values.Count == 0 ? null : PastedSteps.Step(values[0].Value, stage, values);
    }

    private static List<List<string>> Rows(string text)
    {
        var rows = new List<List<string>>();
        var (row, cell) = (new List<string>(), new StringBuilder());
        var at = 0;
        while (at < text.Length)
        {
            if (cell.Length == 0 && text[at] == '"' && Quoted(text, at) is { } quoted)
            {
                cell.Append(quoted.Value);
                at = quoted.End;
                continue;
            }
            if (text[at] is '\t' or '\n') End(row, cell);
            else cell.Append(text[at]);
            if (text[at] == '\n')
            {
                rows.Add(row);
                row = [];
            }
            at++;
        }
        End(row, cell);
        rows.Add(row);
        return rows;
    }

    private static void End(List<string> row, StringBuilder cell)
    {
        if (row.Count < MostColumns) row.Add(cell.ToString().Trim());
        cell.Clear();
    }

    /// <summary>A cell in quotes, and where it ends; null where the quote is only a quote.</summary>
    private static (string Value, int End)? Quoted(string text, int start)
    {
        var value = new StringBuilder();
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] != '"') value.Append(text[i]);
            else if (i + 1 < text.Length && text[i + 1] == '"') value.Append(text[i++]);
            else return i + 1 == text.Length || text[i + 1] is '\t' or '\n' ? (value.ToString(), i + 1) : null;
        }
        return null;
    }
}

/// <summary>The words by which people call what a step holds.</summary>
internal static class StepWords
{
    public const string Title = "title";
    public const string Stage = "stage";

    private static readonly (string Path, string[] Words)[] _all =
    [
        (Title, ["step", "steps", "title", "touchpoint", "touch point", "name", "moment", "what happens", "activity"]),
        (Stage, ["stage", "phase", "stages", "stretch"]),
        ("purpose", ["purpose", "why", "reason", "notes", "note", "description", "comment", "comments"]),
        ("platform", ["platform", "channel", "where", "place", "medium"]),
        ("tone", ["tone", "voice"]),
        ("owner", ["owner", "who", "responsible", "person responsible", "looked after by", "who looks after it"]),
        ("tool", ["tool", "tools", "done with", "system", "software"]),
        ("goal", ["goal", "moves toward", "objective"]),
        ("does", ["does", "they do", "what they do", "customer does", "what the customer does", "customer action", "customer actions", "actions"]),
        ("thinks", ["thinks", "they think", "what they think", "thoughts", "customer thinks"]),
        ("feels", ["feels", "they feel", "what they feel", "feeling", "emotion", "feelings"]),
        ("obstacle", ["obstacle", "obstacles", "pain point", "pain points", "what could stop them", "problem", "risk"]),
        ("answer", ["answer", "what we do about it", "solution", "opportunity"]),
        ("evidence", ["evidence", "how we know"]),
        ("standard", ["standard", "what good looks like", "quality", "done when"]),
        ("actual", ["actual", "actual use", "how it is really used"]),
        ("shows", ["shows", "value shown", "values", "what it shows"]),
        ("delight", ["delight", "surprise", "extra"]),
        ("wait", ["wait", "delay", "after"]),
        ("makes", ["promise", "promises", "promises made", "makes", "we promise"]),
        ("keeps", ["promises kept", "keeps", "we keep"]),
        ("message.subject", ["subject", "subject line", "e-mail subject", "email subject"]),
        ("message.body", ["message", "body", "text", "e-mail", "email", "message text"]),
    ];

    private static readonly Dictionary<string, string> _paths = _all.SelectMany(one => one.Words.Select(word => (Word: word, one.Path))).ToDictionary(one => one.Word, one => one.Path, StringComparer.OrdinalIgnoreCase);

    /// <summary>Where something of this name goes; null where the name means nothing here.</summary>
    public static string? Find(string name) => _paths.GetValueOrDefault(name.Trim().Trim('*', '_', ':').Trim());

    public static bool IsList(string path) => path is "makes" or "keeps";

    public static bool IsOneOf(string path) => path is "goal" or "evidence" or "feels" or "wait";

    /// <summary>A value in its place; in the purpose, with its name before it, where that place cannot hold it.</summary>
    public static KeyValuePair<string, string> Place(string path, string name, string value)
    {
        var fits = path switch
        {
            "feels" => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var feels) && feels is >= -2 and <= 2,
            "goal" => Aims.All.Contains(value.ToLowerInvariant()),
            "evidence" => value.ToLowerInvariant() is "guess" or "asked" or "measured",
            "wait" => Throughline.Time.Wait.TryParse(value, out _),
            Title or Stage => false,
            "platform" or "tone" or "owner" or "tool" or "message.subject" => !value.Contains('\n', StringComparison.Ordinal),
            _ => true,
        };
        if (!fits) return new("purpose", $"{name.Trim()}: {value}");
        return new(path, path is "goal" or "evidence" ? value.ToLowerInvariant() : path == "feels" ? int.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) : value);
    }
}
