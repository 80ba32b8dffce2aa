using System.Globalization;
using CsvHelper;
using Throughline.People;

namespace Throughline.Runtime.Exchange;

/// <summary>
/// Writes files of people that spreadsheets open as they are: UTF-8 with its mark, and an apostrophe before a value that
/// a spreadsheet would run as a formula. <see cref="PeopleFile"/> takes the apostrophe off again.
/// </summary>
internal static class PeopleWriter
{
    private static readonly ColumnMeaning[] Columns =
    [
        ColumnMeaning.Email, ColumnMeaning.FirstName, ColumnMeaning.LastName, ColumnMeaning.Phone, ColumnMeaning.Zone, ColumnMeaning.Language,
        ColumnMeaning.Lifecycle, ColumnMeaning.EmailConsent, ColumnMeaning.SmsConsent, ColumnMeaning.Source, ColumnMeaning.UserId,
    ];

    /// <summary>How many columns there are beside those of traits.</summary>
    public static int ColumnCount => Columns.Length;

    /// <summary>Writes a line of column names and one for each person.</summary>
    /// <param name="stream">Stays open.</param>
    /// <param name="traits">The names of the traits that get a column, in this order; others are left out.</param>
    public static void Write(Stream stream, IEnumerable<ImportedPerson> people, IReadOnlyList<string> traits)
    {
        using var csv = CsvWriter.Create(stream, Options(','), leaveOpen: true);
        csv.WriteHeader([.. Columns.Select(PeopleHeaders.NameOf), .. traits.Select(PeopleColumn.HeaderOf)]);
        foreach (var person in people)
        {
            foreach (var column in Columns) csv.WriteField(RowText.WithGuard(Value(person, column)));
            foreach (var trait in traits) csv.WriteField(RowText.WithGuard(person.Traits.GetValueOrDefault(trait)));
            csv.EndRecord();
        }
    }

    internal static CsvWriterOptions Options(char separator) => new()
    {
        Separator = separator,
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
        Quoting = CsvQuoting.WhenNeededOrWhitespace,
    };

    private static string? Value(ImportedPerson person, ColumnMeaning column) => column switch
    {
        ColumnMeaning.UserId => person.UserId,
        ColumnMeaning.Email => person.Email,
        ColumnMeaning.Phone => person.Phone,
        ColumnMeaning.FirstName => person.FirstName,
        ColumnMeaning.LastName => person.LastName,
        ColumnMeaning.Zone => person.Zone,
        ColumnMeaning.Language => person.Language,
        ColumnMeaning.Lifecycle => person.Lifecycle is { } lifecycle ? Word(lifecycle) : null,
        ColumnMeaning.Source => person.Source,
        ColumnMeaning.EmailConsent => Word(person.EmailConsent),
        ColumnMeaning.SmsConsent => Word(person.SmsConsent),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such column is written."),
    };

    private static string Word(Lifecycle lifecycle) => lifecycle.ToString().ToLower(CultureInfo.InvariantCulture);

    private static string? Word(bool? said) => said switch { true => "yes", false => "no", null => null };
}

/// <summary>
/// Writes what became of each row of an import: its line, its result and the reason, before the row as it stood. The rows
/// that were not taken can be mended in this very file and imported again.
/// </summary>
internal sealed class ResultFile : IDisposable
{
    private readonly CsvWriter _csv;
    private readonly int _skipped;

    /// <param name="stream">Stays open.</param>
    public ResultFile(Stream stream, PeopleFile source)
    {
        _csv = CsvWriter.Create(stream, PeopleWriter.Options(source.Separator) with { ValidateFieldCount = false }, leaveOpen: true);
        _skipped = source.Columns.Count(column => column.Meaning == ColumnMeaning.Result);
        _csv.WriteHeader([.. PeopleColumn.ResultHeaders, .. source.Columns.Skip(_skipped).Select(column => column.Header)]);
    }

    /// <param name="result">A word: "added", "changed", "rejected".</param>
    /// <param name="reason">Empty where nothing is wrong.</param>
    public void Write(ImportLine line, string result, string reason = "")
    {
        _csv.WriteField(line.Line.ToString(CultureInfo.InvariantCulture));
        _csv.WriteField(result);
        _csv.WriteField(reason);
        foreach (var cell in line.Cells.Skip(_skipped)) _csv.WriteField(cell);
        _csv.EndRecord();
    }

    public void Dispose() => _csv.Dispose();
}
