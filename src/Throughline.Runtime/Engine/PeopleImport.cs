using Throughline.People;
using Throughline.Runtime.Exchange;

namespace Throughline.Runtime.Engine;

/// <summary>What an import came to.</summary>
/// <param name="Remarked">Rows that were taken, and of which something was left out or made something of.</param>
internal sealed record ImportTotals(long Added, long Known, long Rejected, long Remarked = 0);

/// <summary>What an import did, with what it left out.</summary>
/// <param name="Problem">Why the file as a whole could not be read; nothing was imported then.</param>
/// <param name="Rejected">The rows that were left out.</param>
public sealed record ImportReport(int Added, int Known, IReadOnlyList<RejectedRow> Rejected, string? Problem = null)
{
    /// <summary>
    /// CSV of the rows that were left out or remarked on, each with its reason; they can be mended in it and imported again.
    /// </summary>
    public byte[]? ResultFile { get; init; }

    /// <summary>Rows that were taken, each with what was left out of it or made of it.</summary>
    public IReadOnlyList<RejectedRow> Remarks { get; init; } = [];
}

/// <param name="Line">In the file, from 1.</param>
/// <param name="Sentence">What is wrong with it, naming the column, and the fix.</param>
public sealed record RejectedRow(int Line, string Text, string Sentence);

/// <summary>Takes in a file of people, a few hundred rows a transaction, however long the file is.</summary>
internal sealed class PeopleImport(PeopleRegister people)
{
    private const int Group = 500;

    /// <summary>Of the file's name, characters that are kept as evidence.</summary>
    private const int LongestName = 100;

    /// <param name="said">How these people came about: "Imported from people.csv".</param>
    /// <param name="door">The journey they enter; null to only know them.</param>
    /// <param name="tell">Hears of each row in transaction: what became of it ("added", "known", "rejected"), and why.</param>
    public async Task<ImportTotals> RunAsync(
        Guid workspaceId, PeopleFile file, Said said, (Guid JourneyId, string? EntryPoint)? door, Action<ImportLine, string, string> tell, CancellationToken cancel)
    {
        var totals = new ImportTotals(0, 0, 0);
        foreach (var lines in file.Lines(people.CountryOf(workspaceId)).Chunk(Group))
        {
            cancel.ThrowIfCancellationRequested();
            var taken = lines.OfType<ImportLine.Taken>().ToList();
            var added = new Queue<AddedPerson>(await people.AddAsync(workspaceId, taken.ConvertAll(line => line.Person), said, door));
            foreach (var line in lines) totals = Count(totals, line, added, tell);
        }
        return totals;
    }

    /// <summary>As the other, of people who are made up and stay so (<see cref="Said.IsMadeUp"/>).</summary>
    public Task<ImportReport> ReadMadeUpAsync(Guid workspaceId, Stream csv, (Guid JourneyId, string? EntryPoint)? door, CancellationToken cancel) =>
        ReadAsync(workspaceId, csv, From(null) with { IsMadeUp = true }, door, cancel);

    /// <summary>Reads a whole file (CSV) and keeps the rows that were left out; for files that fit into a page.</summary>
    /// <param name="name">Of the file, as evidence; null where it is not known.</param>
    /// <param name="door">The journey they enter; null to only know them.</param>
    public Task<ImportReport> ReadAsync(
        Guid workspaceId, Stream csv, string? name, (Guid JourneyId, string? EntryPoint)? door, CancellationToken cancel) =>
        ReadAsync(workspaceId, csv, From(name), door, cancel);

    private static Said From(string? name) =>
        new(GivenBy.Import, $"Imported from {(name is null ? "a file" : RowText.Printable(RowText.Cut(name, LongestName)))}");

    private async Task<ImportReport> ReadAsync(
        Guid workspaceId, Stream csv, Said said, (Guid JourneyId, string? EntryPoint)? door, CancellationToken cancel)
    {
        if (!PeopleFile.TryOpen(csv, out var opened, out var problem)) return new ImportReport(0, 0, [], problem.ToString());
        using var file = opened;
        var (rejected, remarks) = (new List<RejectedRow>(), new List<RejectedRow>());
        using var bytes = new MemoryStream();
        using var result = new ResultFile(bytes, file);
        var totals = await RunAsync(
            workspaceId,
            file,
            said,
            door,
            (line, became, reason) =>
            {
                if (reason.Length == 0) return;
                var list = became is "rejected" or "stopped" ? rejected : remarks;
                list.Add(new RejectedRow((int)line.Line, string.Join(", ", line.Cells), reason));
                result.Write(line, became, reason);
            },
            cancel);
        result.Dispose();
        return new ImportReport((int)totals.Added, (int)totals.Known, rejected)
        {
            Remarks = remarks,
            ResultFile = rejected.Count + remarks.Count == 0 ? null : bytes.ToArray(),
        };
    }

    private static ImportTotals Count(ImportTotals totals, ImportLine line, Queue<AddedPerson> added, Action<ImportLine, string, string> tell)
    {
        switch (line)
        {
            case ImportLine.Taken taken:
                var isNew = added.Dequeue().IsNew;
                tell(line, isNew ? "added" : "known", string.Join(" ", taken.Remarks));
                if (taken.Remarks.Count > 0) totals = totals with { Remarked = totals.Remarked + 1 };
                return isNew ? totals with { Added = totals.Added + 1 } : totals with { Known = totals.Known + 1 };
            case ImportLine.Rejected rejected:
                tell(line, "rejected", rejected.Problem.ToString());
                break;
            case ImportLine.Stopped stopped:
                tell(line, "stopped", stopped.Problem.ToString());
                break;
        }
        return totals with { Rejected = totals.Rejected + 1 };
    }
}
