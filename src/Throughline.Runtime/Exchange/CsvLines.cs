using System.Diagnostics.CodeAnalysis;
using CsvHelper;

namespace Throughline.Runtime.Exchange;

/// <summary>One record of a CSV file, as told apart by the quotation marks and separators.</summary>
/// <param name="Number">The line it begins on, from 1.</param>
/// <param name="Problem">Why its cells cannot be relied on; null where they can.</param>
internal sealed record CsvLine(long Number, string[] Cells, ImportProblem? Problem = null, bool IsLast = false);

/// <summary>
/// Tells the records of a CSV file apart, one at a time. A quotation mark that is opened and never closed would swallow
/// the lines after it, up to the next mark or the file's end. Where that has happened, the file is read again from that
/// line on, each line for itself, so that one bad line costs only itself.
/// </summary>
internal sealed class CsvLines : IDisposable
{
    /// <summary>Longest record, in bytes of UTF-8: what bounds the memory.</summary>
    public const int LongestRecord = 8 << 20;

    private readonly Stream _stream;
    private readonly TextEncoding _encoding;
    private CsvReader _reader;
    private CsvMalformedReason? _malformed;
    private bool _eachLineForItself;

    /// <param name="separator">What the cells are separated by; null to find it out.</param>
    public CsvLines(Stream stream, TextEncoding encoding, char? separator = null)
    {
        (_stream, _encoding) = (stream, encoding);
        Open(separator);
    }

    public char Separator => _reader.Separator;

    /// <summary>The next record; null at the end. A record that is <see cref="CsvLine.IsLast"/> has nothing after it that could be read.</summary>
    public CsvLine? Read(int expectedCells)
    {
        _malformed = null;
        try
        {
            if (!_reader.Read()) return null;
        }
        catch (CsvFormatException error)
        {
            return _eachLineForItself ? TooLong(error.LineNumber) : ReadAgainFrom(error.LineNumber, expectedCells);
        }
        var line = _reader.LineNumber;
        var isSuspicious = _malformed is not null and not CsvMalformedReason.StrayQuote || _reader.FieldCount > expectedCells;
        if (isSuspicious && !_eachLineForItself && _reader.RawRecord.IndexOfAny((byte)'\n', (byte)'\r') >= 0) return ReadAgainFrom(line, expectedCells);
        return new(line, _reader.Current.ToArray(), Wrong(_malformed));
    }

    public void Dispose() => _reader.Dispose();

    private static ImportProblem? Wrong(CsvMalformedReason? reason) => reason switch
    {
        null or CsvMalformedReason.StrayQuote => null,
        CsvMalformedReason.TextAfterClosingQuote => new(null, "The row has text right after a closing quotation mark.", "Double each quotation mark inside a value, and put one at each end of it."),
        _ => new(null, "The row opens a quotation mark and does not close it.", "Close it, or remove it."),
    };

    private static CsvLine TooLong(long line) =>
        new(line, [], new(null, $"The line is longer than {LongestRecord >> 20} MB, so the rest of the file could not be read.", "Look for what went wrong on this line, and import the rest again."), IsLast: true);

    private CsvLine? ReadAgainFrom(long line, int expectedCells)
    {
        var separator = _reader.Separator;
        _reader.Dispose();
        _eachLineForItself = true;
        Open(separator);
        try
        {
            while (_reader.Read())
                if (_reader.LineNumber >= line) return new(_reader.LineNumber, _reader.Current.ToArray(), _reader.FieldCount > expectedCells ? null : Wrong(_malformed));
        }
        catch (CsvFormatException error)
        {
            return TooLong(error.LineNumber);
        }
        return null;
    }

    [MemberNotNull(nameof(_reader))]
    private void Open(char? separator)
    {
        _stream.Position = 0;
        _reader = CsvReader.Create(_stream, new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = !_eachLineForItself,
            MaxRecordSize = LongestRecord,
            Encoding = _encoding.Encoding,
            OnMalformedRecord = record => _malformed = record.Reason,
        }, leaveOpen: true);
    }
}
