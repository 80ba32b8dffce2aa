using System.Diagnostics.CodeAnalysis;

namespace Throughline.Runtime.Exchange;

/// <summary>A CSV file of people that is being read: one row at a time, in little memory, however long it is.</summary>
internal sealed class PeopleFile : IDisposable
{
    private readonly Stream _stream;
    private readonly CsvLines _lines;

    private PeopleFile(Stream stream, TextEncoding encoding, CsvLines lines, PeopleColumn[] columns)
    {
        (_stream, _lines, Columns, Encoding) = (stream, lines, columns, encoding.Name);
    }

    /// <summary>The columns in the file's order, with what each is taken for.</summary>
    public IReadOnlyList<PeopleColumn> Columns { get; }

    /// <summary>What the cells are separated by.</summary>
    public char Separator => _lines.Separator;

    /// <summary>How the letters are written, for people: "UTF-8".</summary>
    public string Encoding { get; }

    /// <summary>How much has been read, from 0 to 1.</summary>
    public double Progress => _stream.Length == 0 ? 1 : (double)_stream.Position / _stream.Length;

    /// <summary>Reads the first line. False, and what is wrong, where this is no file of people.</summary>
    /// <param name="stream">Can seek; stays open.</param>
    public static bool TryOpen(Stream stream, [NotNullWhen(true)] out PeopleFile? file, [NotNullWhen(false)] out ImportProblem? problem)
    {
        file = null;
        var encoding = TextEncoding.Detect(stream, out problem);
        if (problem is not null) return false;
        var lines = new CsvLines(stream, encoding!);
        var header = lines.Read(PeopleColumn.MaxCount);
        var columns = header is null ? null : PeopleColumn.ReadAll(header.Cells, out problem);
        problem ??= header is null ? new(null, "The file is empty.", "Choose a file with one line of column names and one line for each person.") : header.Problem;
        if (problem is null)
        {
            file = new(stream, encoding!, lines, columns!);
            return true;
        }
        lines.Dispose();
        return false;
    }

    /// <summary>The rows after the first line, in order. Can be walked once.</summary>
    public IEnumerable<ImportLine> Lines()
    {
        var columns = Columns.ToArray();
        while (_lines.Read(columns.Length) is { } line)
        {
            if (line.IsLast) yield return new ImportLine.Stopped(line.Number, line.Problem!);
            if (line.IsLast) yield break;
            if (Array.TrueForAll(line.Cells, string.IsNullOrWhiteSpace)) continue; // separators alone, as spreadsheets leave them
            var (person, problem) = line.Problem is null ? PersonRow.Read(columns, line.Cells) : (null, line.Problem);
            yield return person is null
                ? new ImportLine.Rejected(line.Number, line.Cells, problem!)
                : new ImportLine.Taken(line.Number, line.Cells, person, PersonRow.Remark(columns, person));
        }
    }

    public void Dispose() => _lines.Dispose();
}
