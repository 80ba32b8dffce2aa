using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Throughline.Journeys;

namespace Throughline.App.Commands;

/// <summary>A file and what was found in it.</summary>
/// <param name="Text">The file's text, to show the lines in question.</param>
/// <param name="Problem">Why it could not be read at all; null where it could.</param>
internal sealed record LintedFile(string File, Compilation? Compilation, string Text, string? Problem)
{
    public bool IsSound => Compilation is { IsSound: true };

    /// <summary>Sound, and nothing in it that keeps from publishing.</summary>
    public bool IsPublishable => Compilation is { IsPublishable: true };

    public int Count(Severity severity) => Compilation?.Findings.Count(finding => finding.Severity == severity) ?? 0;
}

/// <summary>Writes findings for people (<c>file:line:column</c>, which editors open) or as JSON.</summary>
internal static class LintReport
{
    private static readonly JsonWriterOptions Json = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteText(Terminal terminal, IReadOnlyList<LintedFile> files)
    {
        foreach (var file in files)
        {
            if (file.Problem is not null) terminal.Out.WriteLine($"{file.File}: {Word(terminal, Severity.Error)}: {file.Problem}");
            var lines = file.Text.ReplaceLineEndings("\n").Split('\n');
            foreach (var finding in file.Compilation?.Findings ?? []) Write(terminal, file.File, finding, lines);
            if (file is { IsSound: true, Compilation.Findings.IsEmpty: true }) terminal.Out.WriteLine($"{file.File}: {terminal.Paint(Paint.Good, "fine")}");
        }
        if (Summary(files) is { } summary) terminal.Out.WriteLine(summary);
        if (files.Any(file => file is { IsSound: true, IsPublishable: false }))
            terminal.Out.WriteLine("Errors keep a journey from being published. Mend them, or accept them with a reason on its Test page.");
    }

    public static void WriteJson(Terminal terminal, IReadOnlyList<LintedFile> files)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartArray();
            foreach (var file in files) Write(json, file);
            json.WriteEndArray();
        }
        terminal.Out.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void Write(Terminal terminal, string file, Finding finding, string[] lines)
    {
        var place = finding.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{file}:{finding.Line}:{finding.Column}") : file;
        terminal.Out.WriteLine($"{place}: {Word(terminal, finding.Severity)}: {finding.Sentence} ({finding.Code})");
        if (finding.Line > 0 && finding.Line <= lines.Length) WriteExcerpt(terminal, finding, lines[finding.Line - 1]);
        if (finding.There is { } there) terminal.Out.WriteLine($"  {Where(there)}: “{there.Words}”");
        terminal.Out.WriteLine($"  {finding.Fix}");
    }

    private static string Where(Quotation said) =>
        said.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"line {said.Line}, {said.Place}") : said.Place;

    /// <summary>The line in question, with a mark under the place where that is on the screen.</summary>
    private static void WriteExcerpt(Terminal terminal, Finding finding, string line)
    {
        const string margin = "  ";
        var number = finding.Line.ToString(CultureInfo.InvariantCulture);
        var room = Math.Max(10, terminal.Width - margin.Length - number.Length - 3);
        var shown = line.Replace('\t', ' ');
        terminal.Out.WriteLine($"{margin}{number} | {(shown.Length > room ? shown[..room] : shown)}");
        if (finding.Column > 0 && finding.Column <= Math.Min(room, shown.Length + 1))
            terminal.Out.WriteLine($"{margin}{new string(' ', number.Length)} | {new string(' ', finding.Column - 1)}{terminal.Paint(PaintOf(finding.Severity), "^")}");
    }

    private static void Write(Utf8JsonWriter json, LintedFile file)
    {
        json.WriteStartObject();
        json.WriteString("file", file.File);
        json.WriteBoolean("sound", file.IsSound);
        json.WriteBoolean("publishable", file.IsPublishable);
        if (file.Problem is not null) json.WriteString("problem", file.Problem);
        json.WriteStartArray("findings");
        foreach (var finding in file.Compilation?.Findings ?? [])
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteString("severity", Name(finding.Severity));
            json.WriteNumber("line", finding.Line);
            json.WriteNumber("column", finding.Column);
            json.WriteString("path", finding.Path);
            json.WriteString("sentence", finding.Sentence);
            json.WriteString("fix", finding.Fix);
            Write(json, "here", finding.Here);
            Write(json, "there", finding.There);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Nothing where there is no quotation.</summary>
    private static void Write(Utf8JsonWriter json, string name, Quotation? said)
    {
        if (said is null) return;
        json.WriteStartObject(name);
        json.WriteString("path", said.Path);
        json.WriteNumber("line", said.Line);
        json.WriteNumber("column", said.Column);
        json.WriteString("place", said.Place);
        json.WriteString("words", said.Words);
        json.WriteEndObject();
    }

    /// <summary>"2 errors and 1 warning in 3 files."; null where there is nothing to count.</summary>
    private static string? Summary(IReadOnlyList<LintedFile> files)
    {
        var errors = files.Sum(file => file.Count(Severity.Error)) + files.Count(file => file.Problem is not null);
        string[] counts = [.. Counted(errors, "error"), .. Counted(files.Sum(file => file.Count(Severity.Warning)), "warning"), .. Counted(files.Sum(file => file.Count(Severity.Hint)), "hint")];
        var sum = counts switch
        {
            [] => null,
            [var one] => one,
            [.. var first, var last] => $"{string.Join(", ", first)} and {last}",
        };
        return sum is null ? null : $"{sum} in {Counted(files.Count, "file").Single()}.";
    }

    private static IEnumerable<string> Counted(int count, string noun) =>
        count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}")];

    private static string Word(Terminal terminal, Severity severity) => terminal.Paint(PaintOf(severity), Name(severity));

    public static string Name(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "hint",
    };

    private static Paint PaintOf(Severity severity) => severity switch
    {
        Severity.Error => Paint.Bad,
        Severity.Warning => Paint.Attention,
        _ => Paint.Quiet,
    };
}
