using CsvHelper;
using Throughline.Drawings;

namespace Throughline.Runtime.Exchange;

/// <summary>Writes the map of a journey as a table that spreadsheets open as it is; see <see cref="PeopleWriter"/> for how.</summary>
internal static class MatrixWriter
{
    /// <param name="stream">Stays open.</param>
    public static void Write(Stream stream, JourneyMatrix matrix)
    {
        using var csv = CsvWriter.Create(stream, PeopleWriter.Options(','), leaveOpen: true);
        csv.WriteHeader([.. matrix.Columns]);
        foreach (var line in matrix.Lines)
        {
            foreach (var cell in line) csv.WriteField(cell);
            csv.EndRecord();
        }
    }
}
