using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Throughline.Runtime.Exchange;

/// <summary>A CSV file of people that is being read: one row at a time, in little memory, however long it is.</summary>
internal sealed class PeopleFile : IDisposable
{
    /// <summary>Most lines that are looked through for the column names: exports begin with a title, a date, a note.</summary>
    private const int LongestPreamble = 20;

    private static readonly char?[] Separators = [null, ',', ';', '\t', '|'];

    private readonly Stream _stream;
    private readonly CsvLines _lines;

    private PeopleFile(Stream stream, TextEncoding encoding, CsvLines lines, PeopleColumn[] columns)
    {
        (_stream, _lines, Columns, Encoding) = (stream, lines, columns, encoding.Name);
    }

    /// <summary>The same for the same bytes, and no others.</summary>
    private string Content { get; init; } = "";

    /// <summary>The columns in the file's order, with what each is taken for.</summary>
    public IReadOnlyList<PeopleColumn> Columns { get; }

    /// <summary>What the cells are separated by.</summary>
    public char Separator => _lines.Separator;

    /// <summary>How the letters are written, for people: "UTF-8".</summary>
    public string Encoding { get; }

    /// <summary>How much has been read, from 0 to 1.</summary>
    public double Progress => _stream.Length == 0 ? 1 : (double)_stream.Position / _stream.Length;

    /// <summary>Reads the line of column names. False, and what is wrong, where this is no file of people.</summary>
    /// <param name="stream">Can seek; stays open.</param>
    public static bool TryOpen(Stream stream, [NotNullWhen(true)] out PeopleFile? file, [NotNullWhen(false)] out ImportProblem? problem)
    {
        file = null;
        var encoding = TextEncoding.Detect(stream, out problem);
        if (problem is not null) return false;
        var content = Fingerprint(stream);
        // Titles and notes before the column names mislead whoever looks for the separator; so each is tried.
        foreach (var separator in Separators)
        {
            var lines = new CsvLines(stream, encoding!, separator);
            var (columns, found) = FindColumns(lines);
            if (columns is not null && found is null)
            {
                (file, problem) = (new(stream, encoding!, lines, columns) { Content = content }, null);
                return true;
            }
            lines.Dispose();
            problem ??= found;
            if (columns is not null) break;
        }
        problem ??= new(null, "The file is empty.", "Choose a file with one line of column names and one line for each person.");
        return false;
    }

    /// <summary>The rows after the column names, in order. Can be walked once.</summary>
    /// <param name="country">Where the business is, for phone numbers that do not say their country; null where that is not known.</param>
    public IEnumerable<ImportLine> Lines(string? country = null)
    {
        var columns = Columns.ToArray();
        while (_lines.Read(columns.Length) is { } line)
        {
            if (line.IsLast) yield return new ImportLine.Stopped(line.Number, line.Problem!);
            if (line.IsLast) yield break;
            if (Array.TrueForAll(line.Cells, string.IsNullOrWhiteSpace)) continue; // separators alone, as spreadsheets leave them
            var row = line.Problem is null ? PersonRow.Read(columns, line.Cells, country) : new(null, line.Problem, []);
            yield return row.Person is null
                ? new ImportLine.Rejected(line.Number, line.Cells, row.Problem!)
                : new ImportLine.Taken(line.Number, line.Cells,
                    row.Person with { Row = string.Create(CultureInfo.InvariantCulture, $"{Content}:{line.Number}") }, row.Remarks);
        }
    }

    public void Dispose() => _lines.Dispose();

    /// <summary>
    /// The first line that says by a known name how somebody is recognised, and what is wrong with it; null, and what the file
    /// begins with, where there is none.
    /// </summary>
    private static (PeopleColumn[]? Columns, ImportProblem? Problem) FindColumns(CsvLines lines)
    {
        var first = default(ImportProblem);
        for (var i = 0; i < LongestPreamble && lines.Read(PeopleColumn.MaxCount) is { } line; i++)
        {
            var columns = PeopleColumn.ReadAll(line.Cells, out var problem);
            if (line.Problem is null && PeopleColumn.NameSomebody(line.Cells)) return (columns ?? [], problem);
            first ??= problem ?? line.Problem;
            if (line.IsLast) break;
        }
        return (null, first);
    }

    /// <summary>Names what is in a file, whatever it is called and whenever it is read.</summary>
    private static string Fingerprint(Stream stream)
    {
        stream.Position = 0;
        var content = Convert.ToHexString(SHA256.HashData(stream));
        stream.Position = 0;
        return content;
    }
}
